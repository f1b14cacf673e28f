//! A page as a tree: its elements in the order of the page, each with the part of the page that it holds.

use super::{
    elements::{self, Known, Part, Shape},
    tokens::{Attributes, Token, Tokens},
};
use crate::{
    formats::references,
    source::{Extract, Span},
};
use std::ops::Range;

/// Elements that stand deeper are taken for their parents.
const DEEPEST: usize = 256;

/// An element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    pub(super) name: Span,
    pub(super) known: Known,
    attributes: Span,
    /// As an index into [`Page::nodes`]; the root is its own.
    pub(super) parent: usize,
    /// Behind its last node.
    end: usize,
}

/// What a page is made of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Node {
    /// An element; what it holds stands behind it.
    Element(Element),
    /// Text of the element `parent`.
    Text { span: Span, parent: usize },
}

/// A page. Its first node is the root, which holds all others.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) nodes: Vec<Node>,
}

impl<'a> Page<'a> {
    /// Reads a page; the error is the place of what it ends in the middle of.
    pub(super) fn read(text: &'a str) -> Result<Self, Span> {
        let mut builder = Builder::new(text);
        for token in Tokens::new(text) {
            match token? {
                Token::Start { name, attributes } => builder.start(name, attributes),
                Token::End { name } => builder.end(name),
                Token::Text(span) => builder.text(span),
            }
        }
        builder.close(0);
        Ok(Self { text, nodes: builder.nodes })
    }

    pub(super) fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The elements, each with its index.
    pub(super) fn elements(&self) -> impl Iterator<Item = (usize, &Element)> {
        self.nodes.iter().enumerate().filter_map(|(at, node)| match node {
            Node::Element(element) => Some((at, element)),
            Node::Text { .. } => None,
        })
    }

    /// The element at `at`.
    pub(super) fn element(&self, at: usize) -> Option<&Element> {
        match self.nodes.get(at) {
            Some(Node::Element(element)) => Some(element),
            _ => None,
        }
    }

    /// The nodes that the element at `at` holds, itself included.
    pub(super) fn within(&self, at: usize) -> Range<usize> {
        at..self.element(at).map_or(at + 1, |element| element.end)
    }

    pub(super) fn is(&self, element: &Element, name: &str) -> bool {
        self.slice(element.name).eq_ignore_ascii_case(name)
    }

    fn attribute_span(&self, element: &Element, name: &str) -> Option<Span> {
        Attributes::of(self.text, element.attributes)
            .find_map(|(at, value)| self.slice(at).eq_ignore_ascii_case(name).then_some(value))
    }

    /// The value of an attribute, as it is written.
    pub(super) fn attribute(&self, element: &Element, name: &str) -> Option<&'a str> {
        self.attribute_span(element, name).map(|span| self.slice(span).trim())
    }

    /// The value of an attribute, its references decoded.
    pub(super) fn value(&self, element: &Element, name: &str) -> Option<Extract> {
        let mut value = Extract::default();
        references::push(&mut value, self.text, self.attribute_span(element, name)?);
        Some(value)
    }

    /// Everything that an element holds as it is written: the contents of a script.
    pub(super) fn contents(&self, at: usize) -> Option<Span> {
        match self.nodes.get(at + 1) {
            Some(Node::Text { span, .. }) if self.within(at).contains(&(at + 1)) => Some(*span),
            _ => None,
        }
    }
}

/// The tree in the making: the elements that are open, the innermost last.
struct Builder<'a> {
    text: &'a str,
    nodes: Vec<Node>,
    open: Vec<usize>,
    /// How many elements stand too deep.
    sunk: usize,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str) -> Self {
        let known = Known { shape: Shape::Block, part: Part::Text };
        let root = Element { name: Span::default(), known, attributes: Span::default(), parent: 0, end: 0 };
        Self { text, nodes: vec![Node::Element(root)], open: vec![0], sunk: 0 }
    }

    fn name(&self, at: usize) -> &'a str {
        match self.nodes.get(at) {
            Some(Node::Element(element)) => self.text.get(element.name.range()).unwrap_or_default(),
            _ => "",
        }
    }

    fn shape(&self, at: usize) -> Option<Shape> {
        match self.nodes.get(at)? {
            Node::Element(element) => Some(element.known.shape),
            Node::Text { .. } => None,
        }
    }

    fn start(&mut self, name: Span, attributes: Span) {
        let written = self.text.get(name.range()).unwrap_or_default();
        let known = elements::known(written);
        if known.shape == Shape::Block {
            self.close_implied(written);
        }
        let (parent, at) = (self.parent(), self.nodes.len());
        self.nodes.push(Node::Element(Element { name, known, attributes, parent, end: at + 1 }));
        match known.shape {
            Shape::Void => {}
            _ if self.open.len() > DEEPEST => self.sunk += 1,
            _ => self.open.push(at),
        }
    }

    /// Closes the elements whose end nobody writes before an element like this one.
    fn close_implied(&mut self, name: &str) {
        let is = |name: &str, names: &[&str]| names.iter().any(|other| other.eq_ignore_ascii_case(name));
        let (closed, within): (&[&str], &[&str]) = match name {
            _ if is(name, &["li"]) => (&["li"], &["ul", "ol", "menu"]),
            _ if is(name, &["dt", "dd"]) => (&["dt", "dd"], &["dl"]),
            _ if is(name, &["td", "th"]) => (&["td", "th"], &["tr", "table"]),
            _ if is(name, &["tr"]) => (&["tr"], &["table"]),
            _ => return self.close_paragraph(),
        };
        for depth in (1..self.open.len()).rev() {
            let open = self.name(self.open[depth]);
            if is(open, closed) {
                return self.close(depth);
            }
            if is(open, within) {
                break;
            }
        }
        self.close_paragraph();
    }

    fn close_paragraph(&mut self) {
        let innermost = self.open.iter().rposition(|at| self.shape(*at) == Some(Shape::Block)).unwrap_or_default();
        if self.name(self.open[innermost]).eq_ignore_ascii_case("p") {
            self.close(innermost);
        }
    }

    fn end(&mut self, name: Span) {
        if self.sunk > 0 {
            self.sunk -= 1;
            return;
        }
        let name = self.text.get(name.range()).unwrap_or_default();
        let inline = elements::known(name).shape == Shape::Inline;
        for at in (1..self.open.len()).rev() {
            let open = self.open[at];
            if self.name(open).eq_ignore_ascii_case(name) {
                return self.close(at);
            }
            // The end of bold type does not end the paragraph that it stands in.
            if inline && self.shape(open) == Some(Shape::Block) {
                return;
            }
        }
    }

    /// Closes the open elements from the one at `depth` on.
    fn close(&mut self, depth: usize) {
        let end = self.nodes.len();
        for at in self.open.drain(depth..) {
            if let Some(Node::Element(element)) = self.nodes.get_mut(at) {
                element.end = end;
            }
        }
    }

    fn parent(&self) -> usize {
        self.open.last().copied().unwrap_or_default()
    }

    fn text(&mut self, span: Span) {
        if !span.is_empty() {
            let parent = self.parent();
            self.nodes.push(Node::Text { span, parent });
        }
    }
}

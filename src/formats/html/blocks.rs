//! The lines of a page that a reader would see, each with what speaks for and against its being text.

use super::{
    elements::{Part, Shape},
    furniture,
    tree::{Node, Page},
};
use crate::{
    formats::references,
    source::{Extract, Span},
};

/// Text between the ends of block elements, white space folded.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) text: Extract,
    pub(super) kind: Part,
    /// The first node of its text.
    pub(super) node: usize,
    /// How many of its bytes are links.
    linked: usize,
}

/// Fewer words are no sentence of an article.
const SHORTEST: usize = 8;

impl Block {
    /// How much prose it holds, in bytes; nothing if it is a list of links or too short.
    pub(super) fn prose(&self) -> usize {
        let prose = self.kind != Part::Title
            && self.kind != Part::Heading
            && self.is_long()
            && 2 * self.linked < self.text.text().len();
        if prose { self.text.text().len() - self.linked } else { 0 }
    }

    /// Whether it leads to other pages and says nothing itself.
    pub(super) fn is_links(&self) -> bool {
        let text = self.text.text();
        let sentence = self.is_long() && text.trim_end_matches(['”', '"', '’', ')']).ends_with(['.', '?', '!']);
        5 * self.linked >= 3 * text.len() && !(sentence && self.kind != Part::Item)
    }

    fn is_long(&self) -> bool {
        self.text.text().split_whitespace().take(SHORTEST).count() == SHORTEST
    }
}

/// What an element passes on to what it holds.
#[derive(Clone, Copy, Debug)]
struct Context {
    /// The innermost element with lines of its own.
    block: usize,
    part: Part,
    linked: bool,
    /// Whether it stands above the line: an ordinal's ending, a square, or the mark of a note.
    raised: bool,
    hidden: bool,
}

/// The blocks of a page in its order, what is hidden left out, and the nodes that are `dropped`.
pub(super) fn read(page: &Page<'_>, dropped: &[bool]) -> Vec<Block> {
    let contexts = contexts(page);
    let mut reader = Reader { page, blocks: Vec::new(), open: None };
    let stays = |at: usize| !dropped.get(at).is_some_and(|dropped| *dropped);
    for (at, node) in page.nodes.iter().enumerate() {
        match node {
            Node::Text { .. } if !stays(at) => {}
            Node::Text { span, parent } => {
                if let Some(context) = contexts.get(*parent).filter(|context| !context.hidden) {
                    reader.text(at, *span, *context);
                }
            }
            Node::Element(element) if page.is(element, "br") => reader.break_line(),
            Node::Element(element) if element.known.shape == Shape::Block || page.is(element, "hr") => reader.flush(),
            Node::Element(_) => {}
        }
    }
    reader.flush();
    reader.blocks
}

fn contexts(page: &Page<'_>) -> Vec<Context> {
    let root = Context { block: 0, part: Part::Text, linked: false, raised: false, hidden: false };
    let mut contexts: Vec<Context> = Vec::with_capacity(page.nodes.len());
    for (at, node) in page.nodes.iter().enumerate() {
        let Node::Element(element) = node else {
            // Nobody asks for that of a text.
            contexts.push(root);
            continue;
        };
        let outer = contexts.get(element.parent).copied().unwrap_or(root);
        let (shape, part) = (element.known.shape, element.known.part);
        let inherited =
            shape == Shape::Inline || part == Part::Paragraph && !matches!(outer.part, Part::Text | Part::Box);
        contexts.push(Context {
            block: if shape == Shape::Block { at } else { outer.block },
            part: if inherited { outer.part } else { part },
            linked: outer.linked || page.is(element, "a"),
            raised: outer.raised || page.is(element, "sup"),
            hidden: outer.hidden || part == Part::Hidden || shape == Shape::Raw || furniture::is_hidden(page, element),
        });
    }
    contexts
}

struct Reader<'p, 'a> {
    page: &'p Page<'a>,
    blocks: Vec<Block>,
    /// The block that is being read, and its element.
    open: Option<(usize, Block)>,
}

impl Reader<'_, '_> {
    fn text(&mut self, at: usize, span: Span, context: Context) {
        if self.open.as_ref().is_some_and(|(block, _)| *block != context.block) {
            self.flush();
        }
        let fresh = || (context.block, Block { text: Extract::default(), kind: context.part, node: at, linked: 0 });
        let (_, block) = self.open.get_or_insert_with(fresh);
        if context.raised && is_note(block.text.text(), self.page.slice(span), context.linked) {
            return;
        }
        let before = block.text.text().len();
        push_folded(&mut block.text, self.page.text, span);
        if context.linked {
            block.linked += block.text.text().len() - before;
        }
    }

    /// A line ends; at a second break the block does.
    fn break_line(&mut self) {
        let Some((_, block)) = &mut self.open else { return };
        if block.text.text().trim_end_matches(' ').ends_with('\n') {
            self.flush();
        } else if !block.text.is_blank() {
            block.text.insert("\n");
        }
    }

    fn flush(&mut self) {
        if let Some((_, block)) = self.open.take().filter(|(_, block)| !block.text.is_blank()) {
            self.blocks.push(Block { text: block.text.trimmed(), ..block });
        }
    }
}

/// Whether a raised text is the mark of a note: a link, or a number behind a mark.
fn is_note(before: &str, raised: &str, linked: bool) -> bool {
    linked || !before.ends_with(char::is_alphanumeric) && !raised.contains(char::is_alphabetic)
}

/// Adds text as a browser shows it: any white space is one blank, and there is none at the beginning of a line.
fn push_folded(extract: &mut Extract, text: &str, span: Span) {
    let run = text.get(span.range()).unwrap_or_default();
    let (mut at, end) = (span.start as usize, span.end as usize);
    let is_space = |c: char| c.is_ascii_whitespace();
    while at < end {
        let rest = run.get(at - span.start as usize..).unwrap_or_default();
        let blanks = rest.find(|c: char| !is_space(c)).unwrap_or(rest.len());
        if blanks > 0 && !extract.text().is_empty() && !extract.text().ends_with([' ', '\n']) {
            let gap = Span::new(at, at + blanks);
            if rest.starts_with(' ') && blanks == 1 { extract.copy(text, gap) } else { extract.decode(" ", gap) }
        }
        at += blanks;
        let rest = rest.get(blanks..).unwrap_or_default();
        let length = rest.find(|c: char| is_space(c) || references::is_unseen(c)).unwrap_or(rest.len());
        references::push(extract, text, Span::new(at, at + length));
        at += length;
        let unseen = rest.get(length..).and_then(|rest| rest.chars().next()).filter(|c| references::is_unseen(*c));
        at += unseen.map_or(0, char::len_utf8);
    }
}

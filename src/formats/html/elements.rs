//! What is known of the elements of HTML.

use crate::tables::{WordTable, rows};
use std::sync::LazyLock;

/// How an element is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Without contents and end.
    Void,
    /// With contents that are no markup.
    Raw,
    /// Within a line.
    Inline,
    /// With lines of its own.
    Block,
}

/// What an element is to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Text,
    Paragraph,
    Title,
    Heading,
    Item,
    /// Of a table.
    Row,
    Caption,
    /// The article, or what stands around it.
    Box,
    /// Never text.
    Hidden,
}

/// An element by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) shape: Shape,
    pub(super) part: Part,
}

static ELEMENTS: LazyLock<WordTable<Known>> = LazyLock::new(|| {
    let elements = rows(include_str!("../../../data/html-elements.tsv")).filter_map(|row| {
        let (shape, row) = row.split_once('\t')?;
        let (part, names) = row.split_once('\t')?;
        let known = Known { shape: shape_of(shape), part: part_of(part) };
        Some(names.split(' ').map(move |name| (name, known)))
    });
    WordTable::new(elements.flatten())
});

fn shape_of(name: &str) -> Shape {
    match name {
        "void" => Shape::Void,
        "raw" => Shape::Raw,
        "inline" => Shape::Inline,
        _ => Shape::Block,
    }
}

fn part_of(name: &str) -> Part {
    match name {
        "paragraph" => Part::Paragraph,
        "title" => Part::Title,
        "heading" => Part::Heading,
        "item" => Part::Item,
        "row" => Part::Row,
        "caption" => Part::Caption,
        "box" => Part::Box,
        "hidden" => Part::Hidden,
        _ => Part::Text,
    }
}

/// What is known of the element called `name`, in any case.
pub(super) fn known(name: &str) -> Known {
    ELEMENTS.get(name).copied().unwrap_or(Known { shape: Shape::Block, part: Part::Text })
}

//! What the rules about marks share: the style of a pair of quotation marks, and which text is no prose.

use crate::{
    source::Span,
    text::{Article, BlockKind, Quotation},
};

/// How a quotation mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `"`
    Straight,
    /// `“` and `”`
    Curly,
}

impl Style {
    pub(super) fn of(mark: char) -> Option<Self> {
        match mark {
            '"' | '＂' => Some(Self::Straight),
            '“' | '”' => Some(Self::Curly),
            _ => None,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Straight => "straight",
            Self::Curly => "curly",
        }
    }

    pub(super) fn opening(self) -> char {
        match self {
            Self::Straight => '"',
            Self::Curly => '“',
        }
    }

    pub(super) fn closing(self) -> char {
        match self {
            Self::Straight => '"',
            Self::Curly => '”',
        }
    }
}

/// A closed quotation in double marks.
pub(super) struct Pair {
    /// With the marks.
    pub(super) outer: Span,
    pub(super) opening: char,
    pub(super) closing: char,
}

impl Pair {
    /// `None` where the quotation is open, or its marks are no double ones.
    pub(super) fn of(article: &Article, quotation: &Quotation) -> Option<Self> {
        let mut marks = article.slice(quotation.outer).chars();
        let (opening, closing) = (marks.next()?, marks.next_back()?);
        let double = Style::of(opening).is_some() && Style::of(closing).is_some();
        (quotation.closed && double).then_some(Self { outer: quotation.outer, opening, closing })
    }

    /// Its style, where opening and closing mark have the same and each is the right one of it.
    pub(super) fn style(&self) -> Option<Style> {
        Style::of(self.opening).filter(|style| style.opening() == self.opening && style.closing() == self.closing)
    }
}

/// The pairs of double marks in the prose of an article.
pub(super) fn pairs(article: &Article) -> impl Iterator<Item = Pair> {
    let mut blocks = article.blocks.iter().filter(|block| block.kind != BlockKind::Furniture).peekable();
    // A block may hold any number of quotations, and is looked through once.
    let mut block_is_code = None;
    article.quotations.iter().filter_map(move |quotation| {
        while blocks.next_if(|block| block.span.end <= quotation.outer.start).is_some() {
            block_is_code = None;
        }
        let block = blocks.peek()?;
        let is_code = *block_is_code.get_or_insert_with(|| is_code(article.slice(block.span)));
        if is_code { None } else { Pair::of(article, quotation) }
    })
}

/// Addresses, code and tables.
pub(super) fn is_code(text: &str) -> bool {
    text.starts_with(['#', '>', '|', '`', '~', '='])
        || text.contains(['{', '}', '<', '>', '|', '=', '\\', '`', '_'])
        || ["http://", "https://", "www.", "::", "->", "()"].iter().any(|sign| text.contains(sign))
}

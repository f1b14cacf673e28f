//! `&amp;`, `&#8217;`, `&#x2019;`.

use super::Leftover;
use crate::{
    formats::reference,
    source::Span,
    text::{Article, Block},
};

pub(super) fn find(article: &Article, block: &Block) -> Vec<Leftover> {
    let text = article.slice(block.span);
    let base = block.span.start as usize;
    let found = text.match_indices('&').filter_map(|(start, _)| {
        let (length, character) = reference(text.get(start + 1..)?)?;
        let span = Span::new(base + start, base + start + 1 + length);
        Some(Leftover { span, meant: Some(character) })
    });
    found.collect()
}

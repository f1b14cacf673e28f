//! The words around a place of an article, for the rules that look beside a value or a name.

use crate::{
    source::Span,
    text::{Article, TokenKind},
};
use std::ops::Range;

/// The words of an article by their place.
#[derive(Clone, Copy)]
pub(super) struct Surroundings<'a> {
    article: &'a Article,
}

impl<'a> Surroundings<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        Self { article }
    }

    /// The first token that begins at `offset` or behind it.
    pub(super) fn token(self, offset: u32) -> usize {
        self.article.tokens.partition_point(|token| token.span.start < offset)
    }

    /// The tokens of `span`.
    pub(super) fn tokens(self, span: Span) -> Range<usize> {
        self.token(span.start)..self.token(span.end)
    }

    /// The word or mark at `at`; empty beyond the ends.
    pub(super) fn word(self, at: usize) -> &'a str {
        self.article.tokens.get(at).map_or("", |token| self.article.slice(token.span))
    }

    /// The words of `span`.
    pub(super) fn text(self, span: Span) -> &'a str {
        self.article.slice(span)
    }

    /// The word before `at`.
    pub(super) fn before(self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    pub(super) fn is(self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(at).eq_ignore_ascii_case(word))
    }

    /// Whether a word of letters stands at `at`.
    pub(super) fn is_word(self, at: usize) -> bool {
        self.article.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Where the tokens of `range` stand.
    pub(super) fn span(self, range: &Range<usize>) -> Option<Span> {
        let (first, last) =
            (self.article.tokens.get(range.start)?, self.article.tokens.get(range.end.checked_sub(1)?)?);
        Some(first.span.join(last.span))
    }

    /// Whether `span` stands between quotation marks.
    pub(super) fn is_quoted(self, span: Span) -> bool {
        let quotations = &self.article.quotations;
        let behind = quotations.partition_point(|quotation| quotation.span.start <= span.start);
        let near = quotations.get(..behind).unwrap_or_default().iter().rev().take(NESTED);
        near.into_iter().any(|quotation| quotation.span.contains(span))
    }

    /// The sentence that holds `offset`, in tokens, as far as it is near: nobody looks further, and there are texts of a single sentence.
    pub(super) fn sentence(self, offset: u32) -> Range<usize> {
        let behind = self.article.sentences.partition_point(|sentence| sentence.span.start <= offset);
        let sentence = behind.checked_sub(1).and_then(|at| self.article.sentences.get(at));
        let at = self.token(offset);
        sentence.map_or(0..0, |sentence| {
            sentence.tokens.start.max(at.saturating_sub(REACH))..sentence.tokens.end.min(at + REACH)
        })
    }
}

/// How many quotations inside a quotation may stand before words that it still holds.
const NESTED: usize = 8;

/// How many tokens of a sentence on either side count.
const REACH: usize = 100;

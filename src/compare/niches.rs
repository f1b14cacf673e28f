//! The words that a value stands between: by them two values of one sentence are told apart, however much the sentence has in common.

use super::terms::{Digest, Key, Passage, word_key};
use crate::{
    language::words::{self, WordClass},
    source::Span,
    text::TokenKind,
};

/// The nearest telling words before and behind a value, as far as its clause and the next value.
pub(super) struct Niche<'a> {
    before: Vec<Key>,
    behind: Vec<Key>,
    /// The preposition right before it: what falls from one figure falls to another one.
    lead: Option<&'a str>,
}

/// So many words right beside two values tell that they are of the same.
const SAME_NICHE: usize = 2;
/// So many words tell ...
const TELLING: usize = 2;
/// ... of so many that are looked at.
const REACH: usize = 8;

/// What a value stands between ends with its clause, and where the next one of several begins.
const ENDS: [&str; 9] = [",", ";", ":", ".", "(", ")", "and", "or", "but"];

impl<'a> Niche<'a> {
    pub(super) fn of(digest: &Digest<'a>, passage: &Passage, span: Span) -> Self {
        let own = digest.tokens(span);
        let before = (passage.tokens.start..own.start).rev();
        let behind = own.end..passage.tokens.end;
        let lead = own.start.checked_sub(1).and_then(|at| digest.analysis.article.tokens.get(at));
        let lead = lead.map(|token| digest.slice(token.span));
        Self {
            before: telling(digest, passage, before),
            behind: telling(digest, passage, behind),
            lead: lead.filter(|word| words::class(word) == Some(WordClass::Preposition)),
        }
    }

    /// Whether one value takes the place of another: the words beside them are the same.
    pub(super) fn is_that_of(&self, other: &Self) -> bool {
        self.lead == other.lead && self.shared(other) >= SAME_NICHE
    }

    /// How many words two values have on the same side.
    pub(super) fn shared(&self, other: &Self) -> usize {
        let on = |these: &[Key], those: &[Key]| these.iter().filter(|key| those.contains(key)).count();
        on(&self.before, &other.before) + on(&self.behind, &other.behind)
    }
}

fn telling(digest: &Digest<'_>, passage: &Passage, places: impl Iterator<Item = usize>) -> Vec<Key> {
    let tokens = places.take(REACH).filter_map(|at| digest.analysis.article.tokens.get(at));
    let goes_on = |span: Span| {
        let valued = digest.mentions(passage).iter().any(|mention| mention.span.overlaps(span));
        !valued && !ENDS.contains(&digest.slice(span))
    };
    let clause = tokens.take_while(|token| goes_on(token.span)).filter(|token| token.kind == TokenKind::Word);
    clause.filter_map(|token| word_key(digest.slice(token.span))).take(TELLING).collect()
}

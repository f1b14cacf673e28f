//! Words that tell that a figure follows from others: "more", "in all", "double".

use super::super::terms::{Digest, Passage};
use crate::{
    facts::Mention,
    interval::Decimal,
    tables::{WordTable, rows},
};
use std::sync::LazyLock;

static COMPARISONS: LazyLock<WordTable<bool>> = LazyLock::new(|| {
    let kinds = rows(include_str!("../../../data/comparisons.tsv")).filter_map(|row| row.split_once('\t'));
    WordTable::new(kinds.flat_map(|(kind, words)| words.split(' ').map(move |word| (word, kind == "sum"))))
});

static MULTIPLES: LazyLock<WordTable<Decimal>> = LazyLock::new(|| {
    let factors = rows(include_str!("../../../data/multiples.tsv")).filter_map(|row| row.split_once('\t'));
    let factors = factors.filter_map(|(factor, words)| Some((Decimal::parse(factor)?, words)));
    WordTable::new(factors.flat_map(|(factor, words)| words.split(' ').map(move |word| (word, factor))))
});

/// What the words beside a figure tell of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wording {
    /// By how much two others differ.
    pub(super) differs: bool,
    /// What others come to together.
    pub(super) adds: bool,
}

/// So many words before and behind a figure tell of it.
const BESIDE: usize = 4;

impl Wording {
    pub(super) fn around(digest: &Digest<'_>, mention: &Mention) -> Self {
        let tokens = digest.tokens(mention.span);
        let around = tokens.start.saturating_sub(BESIDE)..tokens.end + BESIDE;
        let all = &digest.analysis.article.tokens;
        let words = all.get(around.start..around.end.min(all.len())).unwrap_or_default();
        let mut wording = Self::default();
        for adds in words.iter().filter_map(|token| COMPARISONS.get(digest.slice(token.span))) {
            wording.adds |= *adds;
            wording.differs |= !adds;
        }
        wording
    }
}

/// Whether a figure is told as a difference: "six more than forecast".
pub(super) fn differs_behind(digest: &Digest<'_>, mention: &Mention) -> bool {
    let behind = digest.analysis.article.tokens.get(digest.tokens(mention.span).end);
    behind.is_some_and(|token| differs(digest.slice(token.span)))
}

/// Whether a word tells by how much two figures differ.
pub(in crate::compare) fn differs(word: &str) -> bool {
    COMPARISONS.get(word) == Some(&false)
}

/// The factors, in hundredths, that words of some sentences tell: "doubled", "three times as much".
pub(super) fn factors(digest: &Digest<'_>, passages: &[Passage]) -> Vec<Decimal> {
    let tokens = passages.iter().filter_map(|passage| digest.analysis.article.tokens.get(passage.tokens.clone()));
    let words = tokens.flatten().filter_map(|token| MULTIPLES.get(digest.slice(token.span)).copied());
    let numbers = passages.iter().flat_map(|passage| digest.mentions(passage));
    words.chain(numbers.filter_map(|mention| times(digest, mention))).collect()
}

/// The factor, in hundredths, that a number tells with "times as", "times what": what happens three times is no factor.
fn times(digest: &Digest<'_>, mention: &Mention) -> Option<Decimal> {
    let tokens = &digest.analysis.article.tokens;
    let words: Vec<&str> = tokens
        .get(digest.tokens(mention.span).start..)?
        .iter()
        .take(TIMES_WITHIN)
        .map(|token| digest.slice(token.span))
        .collect();
    let compares = words.windows(2).any(|pair| matches!(pair, ["times", "as" | "what" | "the"]));
    let figure = mention.value.measure()?.stated.filter(|figure| *figure > Decimal::ONE)?;
    if compares { figure.times(Decimal::from(100_u32)) } else { None }
}

/// A number, "times" and the word behind it are so many words.
const TIMES_WITHIN: usize = 3;

//! Sentences that tell one value of a thing from another: old from new, part from whole, what may be from what is.

use super::surroundings::Surroundings;
use crate::{language::lemma, tables::rows};
use std::{collections::HashMap, ops::Range, sync::LazyLock};

/// The words, each with whether it says that there is another value.
static WORDS: LazyLock<HashMap<&str, bool>> = LazyLock::new(|| {
    let of_row = |row: &'static str| {
        let (kind, words) = row.split_once('\t').unwrap_or_default();
        words.split(',').map(move |word| (word, kind == "other"))
    };
    rows(include_str!("../../data/revisions.tsv")).flat_map(of_row).collect()
});

/// Whether a word of `tokens` says that there is another value of the same thing.
pub(super) fn tells_another(around: Surroundings<'_>, tokens: Range<usize>) -> bool {
    has(around, tokens, |word| WORDS.get(word) == Some(&true))
}

/// Whether a word of `tokens` says that there is another value, that it changes, or leaves open whether this is one.
pub(super) fn tells_apart(around: Surroundings<'_>, tokens: Range<usize>) -> bool {
    has(around, tokens, |word| WORDS.contains_key(word))
}

fn has(around: Surroundings<'_>, mut tokens: Range<usize>, fits: impl Fn(&str) -> bool) -> bool {
    // "per cent" is a unit.
    let unit = |at: usize| around.is(at, &["per"]) && around.is(at + 1, &["cent"]);
    tokens.any(|at| fits(&lemma::lower(around.word(at))) && !unit(at))
}

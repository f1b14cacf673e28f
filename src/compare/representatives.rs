//! Persons who speak for an organisation: its words are theirs, and theirs its own.

use super::terms::{Digest, Key, NameAt, name_keys};
use crate::{
    tables::{WordTable, rows},
    values::NameKind,
};
use std::{ops::Range, sync::LazyLock};

static REPRESENTATIVES: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::set(rows(include_str!("../../data/representatives.txt")).flat_map(str::split_whitespace))
});

/// So many words stand at most between somebody and whom they speak for: "Roth, chairman and chief executive of Avona".
const APART: usize = 7;
/// So many stand at most before the organisation where the name follows it: "a spokesman for the Finance Ministry, Karl Roth".
const BEFORE: usize = 4;

/// Whether an article tells of one of two that they speak for the other: "Kremlin spokesman Dmitry Peskov", "Karl Roth of Avona".
pub(super) fn speak_for_each_other(digest: &Digest<'_>, one: &str, other: &str) -> bool {
    let (one, other) = (name_keys(one), name_keys(other));
    let is = |name: &NameAt<'_>, keys: &[Key]| name.keys.iter().any(|key| keys.contains(key));
    let are = |a: &NameAt<'_>, b: &NameAt<'_>| is(a, &one) && is(b, &other) || is(a, &other) && is(b, &one);
    let beside = digest.names.iter().zip(digest.names.iter().skip(1));
    let next_but_one = digest.names.iter().zip(digest.names.iter().skip(2));
    beside.chain(next_but_one).any(|(first, second)| are(first, second) && is_joined(digest, first, second))
}

/// Whether the words around two names make the one speak for the other.
fn is_joined(digest: &Digest<'_>, first: &NameAt<'_>, second: &NameAt<'_>) -> bool {
    let tokens = &digest.analysis.article.tokens;
    let words = |range: Range<usize>| -> Vec<&str> {
        let tokens = tokens.get(range).unwrap_or_default();
        tokens.iter().map(|token| digest.slice(token.span)).collect()
    };
    // Of two persons the one speaks for nobody but themselves: "Roth leads from Keller".
    let persons = first.kind == NameKind::Person && second.kind == NameKind::Person;
    let represents = |words: &[&str]| !persons && words.iter().any(|word| REPRESENTATIVES.contains(word));
    let between = words(first.tokens.end..second.tokens.start);
    let before = first.tokens.start;
    let named_behind = || between == [","] && represents(&words(before.saturating_sub(BEFORE)..before));
    between.len() <= APART
        && !between.contains(&".")
        && (represents(&between) || named_behind() || matches!(*between, ["'s" | "’s" | "of" | "at"]))
}

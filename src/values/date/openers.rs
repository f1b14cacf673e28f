//! What a date or a time of day may begin with: most words begin neither, and are passed over at once.

use super::words;
use crate::{tables::WordTable, values::number::first_words};
use std::sync::LazyLock;

/// Words that lead to dates and times and that no table of the calendar has.
const LEADS: [&str; 36] = [
    "the",
    "in",
    "within",
    "at",
    "from",
    "between",
    "since",
    "until",
    "till",
    "before",
    "after",
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "overnight",
    "recent",
    "noon",
    "midnight",
    "midday",
    "few",
    "final",
    "opening",
    "penultimate",
    "half",
    "quarter",
    "q1",
    "q2",
    "q3",
    "q4",
    "h1",
    "h2",
    "ad",
    "a.d.",
    "ce",
    "c.e.",
];

/// Every word that a date or time may begin with.
static OPENERS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    let words = LEADS.into_iter().chain(words::spellings()).chain(words::first_words_of_holidays());
    WordTable::set(words.chain(first_words()))
});

/// Whether a date or a time of day may begin with a token: one look-up, and never wrong where it says no.
pub(in crate::values) fn may_begin(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || OPENERS.contains(word)
}

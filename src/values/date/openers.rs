//! What a date or a time of day may begin with: most words begin neither, and are passed over at once.

use super::words;
use crate::values::number::first_words;

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

/// Every word that a date or a time of day may begin with.
pub(in crate::values) fn openings() -> impl Iterator<Item = &'static str> {
    LEADS.into_iter().chain(words::spellings()).chain(words::first_words_of_holidays()).chain(first_words())
}

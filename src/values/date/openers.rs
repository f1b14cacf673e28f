//! What a date or a time of day may begin with: most words begin neither, and are passed over at once.

use super::{holidays, words};
use crate::{tables::rows, values::number::first_words};

/// Every word that a date or a time of day may begin with.
pub(in crate::values) fn openings() -> impl Iterator<Item = &'static str> {
    let leads = rows(include_str!("../../../data/date-leads.txt")).flat_map(str::split_whitespace);
    leads.chain(words::spellings()).chain(holidays::first_words()).chain(first_words())
}

//! Text: quotations, topics, titles; compared by its words.

use super::{Value, ValueType};
use crate::parse::PResult;
use std::fmt;

pub(super) const TYPE: ValueType =
    ValueType { name: "text", described: "a text", examples: &["\"friendly and trusting atmosphere\""], literal };

fn literal(input: &str) -> PResult<'_, Value> {
    crate::parse::unwritten(input)
}

/// The words of a text, marks and blanks aside.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'))
        .map(|word| word.trim_matches(['\'', '’']))
        .filter(|word| !word.is_empty())
}

/// Whether two texts have the same words; case and marks do not count.
pub(super) fn same(one: &str, other: &str) -> bool {
    words(one).map(str::to_lowercase).eq(words(other).map(str::to_lowercase))
}

pub(super) fn show(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "“{text}”")
}

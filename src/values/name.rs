//! Names of persons, organisations and places.

use super::{Value, ValueType};
use crate::parse::{PResult, missing};
use std::fmt;

pub(super) const TYPE: ValueType =
    ValueType { name: "name", described: "a name", examples: &["Putin", "\"Abu Dhabi\""], literal };

/// What bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A company, office, body or party.
    Organization,
    /// A country, town, region or building.
    Place,
    /// Anything else, or not known.
    Other,
}

impl NameKind {
    /// Its name in the stream format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Other => "other",
        }
    }
}

/// A name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The full form that the article has.
    pub name: String,
    /// What bears it.
    pub kind: NameKind,
}

fn literal(input: &str) -> PResult<'_, Value> {
    let (rest, name) = if input.starts_with('"') { super::text::quoted(input)? } else { bare(input)? };
    Ok((rest, Value::Name(Name { name, kind: NameKind::Other })))
}

/// Reads a name of one word; more words, or points, need quotation marks or brackets around them.
fn bare(input: &str) -> PResult<'_, String> {
    if !input.starts_with(char::is_alphabetic) {
        return missing(input, "a name: `Putin`, `\"Abu Dhabi\"`");
    }
    let end = input.find(|c: char| !(is_word_char(c) || matches!(c, '-' | '\'' | '’' | '&'))).unwrap_or(input.len());
    let (name, rest) = input.split_at(end);
    Ok((rest, name.to_owned()))
}

pub(super) fn show(name: &Name, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match bare(&name.name) {
        Ok(("", _)) => f.write_str(&name.name),
        _ if f.alternate() => super::text::show(&name.name, f),
        _ => f.write_str(&name.name),
    }
}

/// Letters, digits, `_` and the marks that stand on letters.
pub(crate) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || ('\u{300}'..='\u{36f}').contains(&c)
}

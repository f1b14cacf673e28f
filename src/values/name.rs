//! Names of persons, organisations and places.

use super::{Value, ValueType};
use crate::parse::PResult;

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
    crate::parse::unwritten(input)
}

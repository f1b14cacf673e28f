//! What verdicts take for the same, without the words of any one project: the articles may come from several houses.

use crate::{facts::Fact, language::vocabulary::Vocabulary, values::Value, verdict};

pub(super) fn same_name(asked: &str, full: &str, exact: bool) -> bool {
    verdict::same_name(asked, full, exact, &Vocabulary::default())
}

pub(super) fn same_thing(one: &Fact, other: &Fact) -> bool {
    verdict::same_thing(one, other, &Vocabulary::default())
}

pub(super) fn compatible(one: &Value, other: &Value) -> bool {
    verdict::compatible(one, other, &Vocabulary::default())
}

fn excludes(one: &Value, other: &Value) -> bool {
    verdict::excludes(one, other, &Vocabulary::default())
}

/// Whether two facts are of the same parties, and not both of their values can be so.
pub(super) fn exclusive(one: &Fact, other: &Fact) -> bool {
    same_parties(one, other) && verdict::exclusive(one, other, &Vocabulary::default())
}

/// Whether two values can be held against each other at all: a date and a duration never.
pub(super) fn comparable(one: &Value, other: &Value) -> bool {
    one.words().is_some() && other.words().is_some() || compatible(one, other) || excludes(one, other)
}

/// Whether two names may be of one bearer.
pub(super) fn same_bearer(one: &str, other: &str) -> bool {
    same_name(one, other, false) || same_name(other, one, false)
}

/// Whether each of two facts names the parties that the other names.
pub(super) fn same_parties(one: &Fact, other: &Fact) -> bool {
    let known = |these: &[String], those: &[String]| {
        these.iter().all(|name| those.iter().any(|other| same_bearer(name, other)))
    };
    known(&one.participants, &other.participants) && known(&other.participants, &one.participants)
}

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

pub(super) fn excludes(one: &Value, other: &Value) -> bool {
    verdict::excludes(one, other, &Vocabulary::default())
}

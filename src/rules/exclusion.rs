//! When two values exclude each other, for the rules that hold what an article says against what it says elsewhere.

use crate::{
    interval::{Comparison, Relation},
    values::Value,
};

/// Whether neither can be true where the other is, rounded or not.
pub(super) fn excludes(one: &Value, other: &Value) -> bool {
    let contradicted = |relation| relation == Some(Relation::Contradicted);
    contradicted(one.relate(Comparison::Equal, other))
        && contradicted(one.near(other, None))
        && contradicted(other.near(one, None))
}

//! Ages: how old somebody or something is.

use super::{Value, ValueType};
use crate::parse::PResult;

pub(super) const TYPE: ValueType =
    ValueType { name: "age", described: "an age", examples: &["42 years", "9 months"], literal };

/// A claims file writes an age as a length of time, or as a bare number of years.
fn literal(input: &str) -> PResult<'_, Value> {
    (super::duration::TYPE.literal)(input)
}

//! Counts: how many there are of something.

use super::{Value, ValueType};
use crate::parse::PResult;

pub(super) const TYPE: ValueType =
    ValueType { name: "count", described: "a count", examples: &["12", "20_000", "3 million"], literal };

/// A claims file writes a count as a number; what it counts is the path's business.
fn literal(input: &str) -> PResult<'_, Value> {
    (super::number::TYPE.literal)(input)
}

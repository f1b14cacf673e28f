//! Scores: the points of each side of a match.

use super::{Value, ValueType};
use crate::parse::PResult;
use std::fmt;

pub(super) const TYPE: ValueType =
    ValueType { name: "score", described: "a score", examples: &["2-1", "98-95"], literal };

fn literal(input: &str) -> PResult<'_, Value> {
    crate::parse::unwritten(input)
}

pub(super) fn show(points: &[u32], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (at, side) in points.iter().enumerate() {
        if at > 0 {
            f.write_str("-")?;
        }
        write!(f, "{side}")?;
    }
    Ok(())
}

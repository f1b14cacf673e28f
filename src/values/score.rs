//! Scores: the points of each side of a match.

use super::{Value, ValueType};
use crate::parse::{PResult, expect};
use nom::{
    Parser, bytes::complete::take_while_m_n, character::complete::char, combinator::map_res, sequence::separated_pair,
};
use std::fmt;

pub(super) const TYPE: ValueType =
    ValueType { name: "score", described: "a score", examples: &["2-1", "98-95"], literal };

/// A side has at most three digits, so that no date is taken for a score.
fn literal(input: &str) -> PResult<'_, Value> {
    let side =
        || expect("the points of a side", map_res(take_while_m_n(1, 3, |c: char| c.is_ascii_digit()), str::parse));
    separated_pair(side(), char('-'), side()).map(|(one, other)| Value::Score(vec![one, other])).parse(input)
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

//! Ordinals: a place in an order.

use super::{Value, ValueType, number};
use crate::{interval::Measure, parse::PResult};
use std::fmt;

pub(super) const TYPE: ValueType =
    ValueType { name: "ordinal", described: "an ordinal", examples: &["4th", "1st", "22nd"], literal };

fn literal(input: &str) -> PResult<'_, Value> {
    crate::parse::unwritten(input)
}

/// The ending of an ordinal in digits: "st" for 1 and 21, "th" for 11.
pub(super) fn ending(number: i64) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

pub(super) fn show(measure: &Measure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    number::show(measure, f)?;
    f.write_str(measure.stated.and_then(crate::interval::Decimal::to_i64).map_or("", ending))
}

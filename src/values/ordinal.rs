//! Ordinals: a place in an order.

use super::{Value, ValueType, number};
use crate::{
    interval::{Decimal, Measure},
    parse::{PResult, missing, refuse},
};
use nom::{Parser, character::complete::digit1};
use std::fmt;

pub(super) const TYPE: ValueType =
    ValueType { name: "ordinal", described: "an ordinal", examples: &["4th", "1st", "22nd"], literal };

fn literal(input: &str) -> PResult<'_, Value> {
    let (rest, digits) = digit1.parse(input)?;
    let Some(after) = ["st", "nd", "rd", "th"].iter().find_map(|ending| rest.strip_prefix(ending)) else {
        return missing(rest, "an ordinal: `4th`");
    };
    match Decimal::parse(digits) {
        Some(place) => Ok((after, Value::Ordinal(Measure { precision: Decimal::ONE, ..Measure::exact(place) }))),
        None => refuse(number::too_large(input, rest)),
    }
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
    match measure.stated.filter(|_| f.alternate()) {
        Some(place) => write!(f, "{place}")?,
        None => number::show(measure, f)?,
    }
    f.write_str(measure.stated.and_then(Decimal::to_i64).map_or("", ending))
}

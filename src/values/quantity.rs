//! Quantities: a figure and its unit.

use super::{
    Value, ValueType,
    name::is_word_char,
    number,
    units::{Unit, find},
};
use crate::{
    interval::Measure,
    parse::{PResult, missing},
};
use std::fmt;

pub(super) const TYPE: ValueType =
    ValueType { name: "quantity", described: "a quantity", examples: &["10 km", "37.5 °C", "200 MW"], literal };

/// A figure with the unit it is written in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// The figure, in `unit`.
    pub measure: Measure,
    /// The unit.
    pub unit: &'static Unit,
}

impl Quantity {
    /// The figure in the base unit of the dimension; `None` where it is too large to compare.
    pub fn in_base(&self) -> Option<Measure> {
        self.measure.converted(self.unit.factor, self.unit.offset)
    }
}

fn literal(input: &str) -> PResult<'_, Value> {
    let (rest, measure) = number::figure(input)?;
    let text = rest.strip_prefix(' ').unwrap_or(rest);
    match longest_unit(text) {
        // A glued `m` may be minutes, metres or millions: `values::literal` asks.
        Some((_, after)) if rest.strip_prefix('m') == Some(after) => missing(rest, "a unit: `min`, `km`, `%`"),
        Some((unit, after)) if unit.dimension != "time" => Ok((after, Value::Quantity(Quantity { measure, unit }))),
        _ => missing(text, "a unit: `min`, `km`, `%`"),
    }
}

/// The unit of the longest spelling that `text` begins with, and what follows it.
pub(super) fn longest_unit(text: &str) -> Option<(&'static Unit, &str)> {
    let limit = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_SPELLING).collect::<Vec<_>>();
    limit.into_iter().rev().find_map(|end| {
        let (spelling, rest) = text.split_at_checked(end)?;
        let whole = !rest.starts_with(is_word_char);
        whole.then(|| find(spelling)).flatten().map(|unit| (unit, rest))
    })
}

/// No unit's spelling has more characters.
const LONGEST_SPELLING: usize = 24;

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        number::show(&self.measure, f)?;
        write!(f, " {}", self.unit.symbol)
    }
}

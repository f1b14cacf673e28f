//! Lengths of time.

use super::{Quantity, Value, ValueType, number};
use crate::{interval::Decimal, parse::PResult};
use std::fmt;

pub(super) const TYPE: ValueType = ValueType {
    name: "duration",
    described: "a duration",
    examples: &["85min", "1h25m", "1h 25min", "4 years"],
    literal,
};

fn literal(input: &str) -> PResult<'_, Value> {
    crate::parse::unwritten(input)
}

/// "85 min", "almost 4 years".
pub(super) fn show(duration: &Quantity, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    number::show(&duration.measure, f)?;
    let symbol = duration.unit.symbol;
    let plural = symbol.len() > 3 && duration.measure.stated != Some(Decimal::ONE);
    write!(f, " {symbol}{}", if plural { "s" } else { "" })
}

//! Percentages and percentage points.

use super::{Value, ValueType, number};
use crate::{
    interval::Measure,
    parse::{PResult, missing},
};
use std::fmt;

pub(super) const TYPE: ValueType =
    ValueType { name: "percent", described: "a percentage", examples: &["12.5%", "12.5 percent", "5pp"], literal };

/// Hundredths of something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Percent {
    /// The figure: 12.5 for 12.5 %.
    pub measure: Measure,
    /// Whether it is points: the difference of two percentages.
    pub points: bool,
}

fn literal(input: &str) -> PResult<'_, Value> {
    let (rest, measure) = number::figure(input)?;
    let endings =
        [("%", false), (" %", false), (" percent", false), (" per cent", false), ("pp", true), (" points", true)];
    for (ending, points) in endings {
        if let Some(rest) = rest.strip_prefix(ending) {
            return Ok((rest, Value::Percent(Percent { measure, points })));
        }
    }
    missing(rest, "a percentage: `12.5%`")
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        number::show(&self.measure, f)?;
        f.write_str(if self.points { " points" } else { "%" })
    }
}

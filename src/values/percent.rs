//! Percentages and percentage points.

use super::{Prose, Value, ValueType, number, prose::figure_or_range};
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

/// "12.5 %", "5 percentage points", "3 to 5 per cent".
pub(super) fn read(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    let (measure, end) = figure_or_range(prose, at)?;
    let points = |at: usize| prose.is_any(at, &["point", "points"]);
    let (points, end) = if prose.is_any(end, &["%", "percent", "pc"]) {
        (points(end + 1), end + 1 + usize::from(points(end + 1)))
    } else if prose.is_phrase(end, &["per", "cent"]) {
        (false, end + 2)
    } else if prose.is(end, "percentage") && points(end + 1) {
        (true, end + 2)
    } else {
        return None;
    };
    Some((Value::Percent(Percent { measure, points }), end))
}

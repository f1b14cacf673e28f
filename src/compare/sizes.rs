//! What a value is like: slight, open, precise, far from another one.

use super::relation::is_open_hedge;
use crate::{
    interval::{Decimal, Hedge},
    values::{DateValue, Grain, Value, folded},
};
use std::ops::Bound;

/// Whether a value is a small number, a rank or a fraction in words: what an editor counts up.
pub(super) fn is_slight(value: &Value, written: &str) -> bool {
    let few = |stated: Decimal| stated.is_whole() && stated.magnitude() <= Decimal::from(MOST_COUNTED_UP);
    match value {
        Value::Percent(_) => !written.contains(|letter: char| letter.is_ascii_digit()) && !written.contains("cent"),
        Value::Count(_) | Value::Number(_) | Value::Ordinal(_) => {
            !written.contains(|letter: char| letter.is_ascii_digit())
                && value.measure().and_then(|measure| measure.stated).is_some_and(few)
        }
        // "Within an hour", "a year".
        Value::Duration(_) => {
            folded(written).next().is_some_and(|first| ["a", "an"].contains(&first.as_str()))
                && figure(value) == Some(Decimal::ONE)
        }
        _ => false,
    }
}

/// An editor counts up so many at most.
const MOST_COUNTED_UP: u32 = 12;

/// Whether a value has no end on one side: "more than 80", "before 12 March".
pub(super) fn is_open(value: &Value) -> bool {
    let open = |low: Bound<()>, high: Bound<()>| low == Bound::Unbounded || high == Bound::Unbounded;
    match value {
        Value::Date(date) => date.best().is_some_and(|period| open(period.low.map(drop), period.high.map(drop))),
        value => value.measure().and_then(|measure| measure.hedge).is_some_and(is_open_hedge),
    }
}

/// Whether a value is a number without a unit.
pub(super) fn is_bare(value: &Value) -> bool {
    matches!(value, Value::Count(_) | Value::Number(_) | Value::Ordinal(_))
}

/// Whether a value has so many digits that it hardly stands somewhere by accident.
pub(super) fn is_precise(value: &Value) -> bool {
    let has_unit = !is_bare(value);
    match value {
        Value::Date(date) => is_fine(date),
        Value::Time(_) => true,
        value if value.measure().is_some_and(|measure| measure.hedge == Some(Hedge::Between)) => true,
        value => value.measure().and_then(|measure| measure.stated).is_some_and(|stated| {
            let digits: String = stated.magnitude().to_string().chars().filter(char::is_ascii_digit).collect();
            digits.trim_matches('0').len() >= if has_unit { PRECISE_WITH_UNIT } else { PRECISE }
        }),
    }
}

/// How large a figure is beside another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    /// A tenth away at most.
    Close,
    /// Neither.
    Other,
    /// More than twice as large, or less than half as large.
    Far,
}

impl Size {
    pub(super) fn of(one: &Value, other: &Value) -> Self {
        // A month says little of what a day is told of.
        if let (Value::Date(date), Value::Date(another)) = (one, other) {
            let alike = date.grain == another.grain || is_fine(date) && is_fine(another);
            return if alike || is_open(one) || is_open(other) { Self::Other } else { Self::Far };
        }
        let figure = |value: &Value| {
            let (_, measure) = value.dimension()?;
            measure.stated.or(measure.range.low_end()).map(Decimal::magnitude)
        };
        let (Some(one), Some(other)) = (figure(one), figure(other)) else { return Self::Other };
        let at_most = |figure: Decimal, of: Decimal, percent| of.percent(percent).is_some_and(|most| figure <= most);
        if at_most(one, other, 110) && at_most(other, one, 110) {
            Self::Close
        } else if at_most(one, other, 200) && at_most(other, one, 200) {
            Self::Other
        } else {
            Self::Far
        }
    }
}

/// Whether a date is told to the day or finer.
fn is_fine(date: &DateValue) -> bool {
    matches!(date.grain, Grain::Day | Grain::PartOfDay | Grain::Hour | Grain::Minute)
}

/// The figure of a value in its own unit.
pub(super) fn figure(value: &Value) -> Option<Decimal> {
    value.measure()?.stated
}

/// Whether two shares make up a whole: each says what the other one leaves.
pub(super) fn leaves(one: &Value, other: &Value) -> bool {
    let shares = matches!((one, other), (Value::Percent(one), Value::Percent(other)) if !one.points && !other.points);
    let sum = || figure(one)?.plus(figure(other)?);
    shares && figure(one) != figure(other) && sum() == Some(Decimal::from(100_u32))
}

/// A figure of so many digits is precise.
const PRECISE: usize = 3;
const PRECISE_WITH_UNIT: usize = 2;

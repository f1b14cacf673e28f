//! The days that a date may mean, for the rules that hold dates against each other.

use crate::values::{DateValue, Grain, Period};
use jiff::civil::{Date, DateTime};

/// The first and the last day of a day, month or year that has one reading.
pub(super) fn bounds(date: &DateValue) -> Option<(Date, Date)> {
    let [period] = date.readings.as_slice() else { return None };
    let plain = date.hedge.is_none() && matches!(date.grain, Grain::Day | Grain::Month | Grain::Year);
    plain.then(|| days(period))?
}

fn days(period: &Period) -> Option<(Date, Date)> {
    let (first, behind) = (period.low_end().map(DateTime::date)?, period.high_end().map(DateTime::date)?);
    Some((first, behind.yesterday().ok()?))
}

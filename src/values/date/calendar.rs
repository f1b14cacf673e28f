//! The stretches that the calendar has, and how far one is from another.

use super::{DateValue, Fault, Grain, Period, half_of, midnight, quarter_of, words::Unit};
use jiff::{ToSpan, civil::Date};

pub(super) type Read = Option<(DateValue, usize)>;

pub(super) fn unresolved(grain: Grain) -> DateValue {
    DateValue::new(Vec::new(), grain)
}

/// A date that is written and does not exist.
pub(super) fn impossible(grain: Grain, fault: Fault) -> DateValue {
    DateValue { fault: Some(fault), ..unresolved(grain) }
}

pub(super) fn or_unresolved(value: Option<DateValue>, grain: Grain) -> DateValue {
    value.unwrap_or_else(|| unresolved(grain))
}

pub(super) fn interval(period: Period) -> DateValue {
    DateValue::new(vec![period], Grain::Interval)
}

/// The readings of `values`, in their order and each once.
pub(super) fn readings(values: impl IntoIterator<Item = DateValue>, grain: Grain) -> DateValue {
    let mut all = unresolved(grain);
    for reading in values.into_iter().flat_map(|value| value.readings) {
        if !all.readings.contains(&reading) {
            all.readings.push(reading);
        }
    }
    all
}

pub(super) fn shift_days(day: Date, days: i64) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// The first and last day of a period.
pub(super) fn ends(period: &Period) -> Option<(Date, Date)> {
    let (start, end) = (period.low_end()?, period.high_end()?);
    let last = end.checked_sub(1.nanosecond()).ok()?;
    Some((start.date(), last.date().max(start.date())))
}

/// The stretch from the beginning of one day to the end of another, whichever grain.
pub(super) fn days(first: Date, last: Date, grain: Grain) -> Option<DateValue> {
    (first <= last).then(|| DateValue::days(first, last, grain))?
}

pub(super) fn years(first: i16, last: i16, grain: Grain) -> Option<DateValue> {
    days(Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?, grain)
}

/// The grain of what a unit makes.
pub(super) fn grain(unit: Unit) -> Grain {
    match unit {
        Unit::Second => Grain::Second,
        Unit::Minute => Grain::Minute,
        Unit::Hour => Grain::Hour,
        Unit::Day => Grain::Day,
        Unit::Week => Grain::Week,
        Unit::Fortnight | Unit::Weekend => Grain::Interval,
        Unit::Month => Grain::Month,
        Unit::Quarter => Grain::Quarter,
        Unit::Half => Grain::Half,
        Unit::Year => Grain::Year,
        Unit::Decade => Grain::Decade,
        Unit::Century => Grain::Century,
    }
}

fn monday_of(day: Date) -> Option<Date> {
    shift_days(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

/// The stretch of the calendar that a unit makes round `day`.
pub(super) fn around(day: Date, unit: Unit) -> Option<DateValue> {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => None,
        Unit::Day => DateValue::day(day),
        Unit::Week => {
            let monday = monday_of(day)?;
            days(monday, shift_days(monday, 6)?, Grain::Week)
        }
        Unit::Fortnight => {
            let monday = monday_of(day)?;
            days(monday, shift_days(monday, 13)?, Grain::Interval)
        }
        Unit::Weekend => {
            let saturday = shift_days(monday_of(day)?, 5)?;
            days(saturday, shift_days(saturday, 1)?, Grain::Interval)
        }
        Unit::Month => DateValue::month(day.year(), day.month()),
        Unit::Quarter => quarter_of(day.year(), (day.month() - 1) / 3 + 1),
        Unit::Half => half_of(day.year(), (day.month() - 1) / 6 + 1),
        Unit::Year => DateValue::year(day.year()),
        Unit::Decade => {
            let start = day.year() - day.year().rem_euclid(10);
            years(start, start.checked_add(9)?, Grain::Decade)
        }
        Unit::Century => {
            let start = day.year() - day.year().rem_euclid(100);
            years(start, start.checked_add(99)?, Grain::Century)
        }
    }
}

/// `count` units away from `day`, forwards or backwards; `None` beyond the calendar.
pub(super) fn shifted(day: Date, unit: Unit, count: i64) -> Option<Date> {
    let span = jiff::Span::new();
    let by = |factor: i64| count.checked_mul(factor);
    let span = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Day => span.try_days(count),
        Unit::Week | Unit::Weekend => span.try_weeks(count),
        Unit::Fortnight => span.try_weeks(by(2)?),
        Unit::Month => span.try_months(count),
        Unit::Quarter => span.try_months(by(3)?),
        Unit::Half => span.try_months(by(6)?),
        Unit::Year => span.try_years(count),
        Unit::Decade => span.try_years(by(10)?),
        Unit::Century => span.try_years(by(100)?),
    };
    day.checked_add(span.ok()?).ok()
}

/// A season of the year in which it begins: winter is December and the two months behind it.
pub(super) fn season(year: i16, season: i8) -> Option<DateValue> {
    let month = [12, 3, 6, 9].get(usize::try_from(season - 1).ok()?)?;
    let first = Date::new(year, *month, 1).ok()?;
    days(first, shifted(first, Unit::Month, 2)?.last_of_month(), Grain::Quarter)
}

/// How far `today` is from a period, in days.
pub(super) fn distance(period: &Period, today: Date) -> Option<i32> {
    let (first, last) = ends(period)?;
    Some(if last < today {
        (today - last).get_days()
    } else if first > today {
        (first - today).get_days()
    } else {
        0
    })
}

/// Hours of a day: from `start` to `end`, which may lie on the next day.
pub(super) fn hours(day: Date, start: i8, end: i8) -> Option<Period> {
    let at = |hour: i8| midnight(day).checked_add(i64::from(hour).hours()).ok();
    Some(Period::half_open(at(start)?, at(end)?))
}

/// The year that `offset` stands for in "the year 44 BC": astronomers count a year 0.
pub(super) fn before_christ(year: i16) -> i16 {
    1 - year
}

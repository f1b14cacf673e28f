//! Dates in figures: "2026-02-04", "4/2/2026", "31.12.2025".

use super::{
    DateValue, Fault, Grain,
    calendar::{Read, impossible, readings},
    partial,
    partial::Partial,
    years::year_at,
};
use crate::values::Prose;
use jiff::civil::Date;

/// "2026-02-04", "2026/2/4", "2026-02".
pub(super) fn iso(prose: &Prose<'_>, at: usize) -> Read {
    let year = year_at(prose, at).or_else(|| four_digits(prose, at))?;
    let mark = |at: usize| prose.touches_next(at - 1) && prose.touches_next(at) && prose.is_any(at, &["-", "/"]);
    if !mark(at + 1) {
        return None;
    }
    let part = |at: usize| prose.word(at).parse::<i8>().ok().filter(|_| prose.is_digits(at));
    let month = part(at + 2)?;
    if mark(at + 3)
        && let Some(day) = part(at + 4)
    {
        let date = Date::new(year, month, day).ok().and_then(DateValue::day);
        return Some((date.unwrap_or_else(|| impossible(Grain::Day, Fault::NoSuchDay)), at + 5));
    }
    // "2010/11" is a season of two years, "2014/10" a month.
    let month_only = prose.is(at + 1, "-") || i16::from(month) < year % 100;
    let goes_on = prose.touches_next(at + 2)
        && (prose.is_word(at + 3) || prose.is_dash(at + 3) || prose.is_any(at + 3, &["/", ":", "%"]));
    let alone = prose.word(at + 2).len() == 2 && month_only && !goes_on;
    (alone && month <= 12).then(|| Some((DateValue::month(year, month)?, at + 3)))?
}

fn four_digits(prose: &Prose<'_>, at: usize) -> Option<i16> {
    (prose.word(at).len() == 4 && prose.is_digits(at)).then(|| prose.word(at).parse().ok())?
}

/// "4/2/2026", "31.12.2025", "02/04/26", "12/2015": month first or day first, whichever there is.
pub(super) fn numeric(prose: &Prose<'_>, at: usize) -> Read {
    if !prose.is_digits(at) {
        return None;
    }
    let Some((numbers, end)) = numbers_of(prose, at) else { return month_of_year(prose, at) };
    let orders = numbers.orders();
    let dates = orders.iter().filter(|date| (1..=12).contains(&date.month)).map(|date| date.resolved(prose, at, end));
    let dates: Vec<DateValue> = dates.collect();
    if dates.iter().all(|date| date.fault.is_some()) {
        return Some((impossible(Grain::Day, Fault::NoSuchDay), end));
    }
    Some((readings(dates, Grain::Day), end))
}

/// "12/2015", "12-2015" where it is no number of a decree or section.
fn month_of_year(prose: &Prose<'_>, at: usize) -> Read {
    let tight = prose.is_any(at + 1, &["/", "-"]) && prose.touches_next(at) && prose.touches_next(at + 1);
    let hung = at > 0 && prose.touches_next(at - 1) && !matches!(prose.word(at - 1), "(" | "\"" | "“");
    let numbered = prose.is(at + 1, "-") && at > 0 && prose.is_word(at - 1) && !prose.is_any(at - 1, &LEADS);
    let month = prose.word(at).parse().ok().filter(|_| tight && !hung && !numbered && prose.word(at).len() <= 2)?;
    let year = year_at(prose, at + 2).filter(|year| (1900..2100).contains(year))?;
    let goes_on = prose.touches_next(at + 2) && prose.is_any(at + 3, &["/", "-", "%"]);
    (!goes_on).then(|| Some((DateValue::month(year, month)?, at + 3)))?
}

/// Words that a month in figures stands behind.
const LEADS: [&str; 7] = ["in", "since", "by", "until", "from", "to", "of"];

/// A date in figures whose order its country tells.
#[derive(Clone, Copy)]
pub(super) struct Numbers {
    one: i8,
    two: i8,
    year: Option<i16>,
}

impl Numbers {
    /// The same date, the month first and the day first.
    pub(super) fn orders(self) -> [Partial; 2] {
        let Self { one, two, year } = self;
        [(one, two), (two, one)].map(|(month, day)| Partial { month, day: Some(day), year })
    }
}

/// Two numbers and a year; without a year only where a word of time leads to them, as it may be a fraction.
fn numbers_of(prose: &Prose<'_>, at: usize) -> Option<(Numbers, usize)> {
    let led = at > 0
        && (prose.is_any(at - 1, &["on", "from", "since", "until", "by"]) || partial::names_weekday(prose, at - 1));
    numbers(prose, at).filter(|(numbers, _)| numbers.year.is_some() || led)
}

/// Two numbers, and a year where one stands there.
pub(super) fn numbers(prose: &Prose<'_>, at: usize) -> Option<(Numbers, usize)> {
    let small = |word: &str| word.parse::<i8>().ok().filter(|part| word.len() <= 2 && (1..=31).contains(part));
    let mut parts = prose.word(at).split('.');
    if let (Some(one), Some(two), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next()) {
        let year = year.parse().ok().filter(|_| year.len() == 4)?;
        return Some((Numbers { one: small(one)?, two: small(two)?, year: Some(year) }, at + 1));
    }
    let mark = prose.word(at + 1);
    if !matches!(mark, "/" | "-") || !prose.touches_next(at) || !prose.touches_next(at + 1) {
        return None;
    }
    let (one, two) = (small(prose.word(at))?, small(prose.word(at + 2))?);
    if prose.word(at + 3) == mark && prose.touches_next(at + 2) && prose.touches_next(at + 3) {
        // "10-31-74" can be nothing else, "5-10-74" can.
        let year = year_of(prose, at + 4, mark == "/" || one.max(two) > 12 && one.min(two) <= 12)?;
        return Some((Numbers { one, two, year: Some(year) }, at + 5));
    }
    let goes_on = prose.touches_next(at + 2) && prose.is_any(at + 3, &["/", "%"]);
    (mark == "/" && !goes_on).then_some((Numbers { one, two, year: None }, at + 3))
}

/// A year of four digits, or of two where that is how such dates are written.
pub(super) fn year_of(prose: &Prose<'_>, at: usize, short: bool) -> Option<i16> {
    let year: i16 = prose.word(at).parse().ok().filter(|_| prose.is_digits(at))?;
    match prose.word(at).len() {
        4 => Some(year),
        2 if short => Some(if year < 50 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

//! Lengths of time.

use super::{
    Prose, Quantity, Value, ValueType, number,
    units::{Unit, find, named},
};
use crate::{
    interval::{Decimal, Measure},
    parse::{PResult, missing, refuse},
};

pub(super) const TYPE: ValueType = ValueType {
    name: "duration",
    described: "a duration",
    examples: &["85min", "1h25m", "1h 25min", "4 years"],
    literal,
};

/// A duration of several parts is counted in its smallest unit and as precise as its last part.
fn literal(input: &str) -> PResult<'_, Value> {
    let (mut rest, mut sum) = part(input, None)?;
    while let Ok((after, next)) = part(rest.strip_prefix(' ').unwrap_or(rest), Some(&sum)) {
        let Some(joined) = joined(&sum, &next) else { return refuse(number::too_large(input, after)) };
        (rest, sum) = (after, joined);
    }
    Ok((rest, Value::Duration(sum)))
}

/// Reads a figure with a unit of time, smaller than that of the part before. Behind hours, `m` is minutes.
fn part<'src>(input: &'src str, before: Option<&Quantity>) -> PResult<'src, Quantity> {
    let (rest, measure) = number::figure(input)?;
    let text = rest.strip_prefix(' ').unwrap_or(rest);
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, after) = text.split_at(end);
    let unit = match before {
        Some(hours) if word == "m" && hours.unit.name == "hour" => Some(named("minute")),
        _ => find(word).filter(|unit| unit.dimension == "time"),
    };
    match unit.filter(|unit| before.is_none_or(|before| unit.factor < before.unit.factor)) {
        Some(unit) => Ok((after, Quantity { measure, unit })),
        None => missing(text, "a unit: `min`, `km`, `%`"),
    }
}

fn joined(sum: &Quantity, next: &Quantity) -> Option<Quantity> {
    let sum = sum.measure.stated?.times(ratio(sum.unit, next.unit)?)?;
    let stated = sum.plus(next.measure.stated?)?;
    Some(Quantity { measure: Measure { precision: next.measure.precision, ..Measure::exact(stated) }, unit: next.unit })
}

/// How many of `small` one of `large` holds. A year has twelve months, though the mean month of the table is a little longer.
pub(super) fn ratio(large: &Unit, small: &Unit) -> Option<Decimal> {
    let (large, small) = (large.factor.to_i64()?, small.factor.to_i64()?);
    let (year, month) = (named("year").factor.to_i64()?, named("month").factor.to_i64()?);
    if small == month && large >= year {
        return u32::try_from(large / year * 12).ok().map(Decimal::from);
    }
    let hundredths = i128::from(large) * 100;
    (hundredths % i128::from(small) == 0).then(|| Decimal::new(hundredths / i128::from(small), 2)).flatten()
}

/// Half hours are told in minutes: "an hour and a half" is 90 min.
pub(super) fn in_minutes(length: Quantity) -> Quantity {
    let minute = named("minute");
    let fraction = length.measure.stated.is_some_and(|stated| !stated.is_whole()) && length.unit.name == "hour";
    match length.measure.converted(Decimal::from(60), Decimal::ZERO).filter(|_| fraction) {
        Some(measure) => Quantity { measure, unit: minute },
        None => length,
    }
}

/// The hours, minutes and seconds that a figure begins: "1h52m", "4h 21m 8s", "in 2:01:39", "3:49.11".
pub(super) fn in_hours(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    if !prose.is_digits(at) || !prose.touches_next(at) {
        return None;
    }
    stopped(prose, at).or_else(|| abbreviated(prose, at))
}

/// No length in hours, minutes and seconds has more tokens.
const MOST_TOKENS: usize = 8;

/// "1h52m", "4h 21m 8s": an "m" behind hours is no metre.
fn abbreviated(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    if !prose.word(at + 1).starts_with('h') {
        return None;
    }
    (at + 2..at + MOST_TOKENS).rev().find_map(|end| match literal(prose.text(&(at..end))) {
        Ok(("", Value::Duration(length))) if length.unit.name != "hour" => Some((Value::Duration(length), end)),
        _ => None,
    })
}

/// "in 2:01:39", "a time of 2:19:42", "3:49.11": where a clock stopped. A time of day has no hundredths, and follows no "in".
pub(super) fn stopped(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    let colon = |at: usize| prose.word(at) == ":" && prose.touches_next(at - 1) && prose.touches_next(at);
    let sixty = |at: usize| prose.word(at).parse::<u32>().ok().filter(|part| *part < 60 && prose.word(at).len() == 2);
    let first: u32 = prose.word(at).parse().ok().filter(|_| colon(at + 1))?;
    let hours = sixty(at + 2).filter(|_| colon(at + 3)).map(|minutes| (first, minutes));
    let last = if hours.is_some() { at + 4 } else { at + 2 };
    let (whole, fraction) = prose.word(last).split_once('.').unwrap_or((prose.word(last), ""));
    let seconds = Decimal::parse(prose.word(last)).filter(|_| prose.is_digits(last) && whole.len() == 2)?;
    let led = hours.is_some() && at > 0 && prose.is_any(at - 1, &["in", "of", "under", "ran", "clocked", "timed"]);
    if seconds >= Decimal::from(60) || fraction.is_empty() && !led || prose.word(last + 1) == ":" {
        return None;
    }
    let minutes = match hours {
        Some((hours, minutes)) => hours.checked_mul(60)?.checked_add(minutes)?,
        None => first,
    };
    let stated = Decimal::from(minutes.checked_mul(60)?).plus(seconds)?;
    let precision = Decimal::power_of_ten(-i32::try_from(fraction.len()).ok()?)?;
    let measure = Measure { precision, ..Measure::exact(stated) };
    Some((Value::Duration(Quantity { measure, unit: named("second") }), last + 1))
}

/// "PT1H25M", "P3Y6M": a length as ISO 8601 writes it.
pub(super) fn iso(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    let mut rest = prose
        .word(at)
        .strip_prefix('P')
        .filter(|rest| rest.len() > 1 && !(prose.touches_next(at) && prose.is_dash(at + 1)))?;
    let (mut clock, mut sum): (bool, Option<Quantity>) = (false, None);
    while !rest.is_empty() {
        if let Some(behind) = rest.strip_prefix('T') {
            (clock, rest) = (true, behind);
        }
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let (number, behind) = rest.split_at(digits);
        let unit = match (behind.as_bytes().first()?, clock) {
            (b'Y', false) => "year",
            (b'M', false) => "month",
            (b'W', false) => "week",
            (b'D', false) => "day",
            (b'H', true) => "hour",
            (b'M', true) => "minute",
            (b'S', true) => "second",
            _ => return None,
        };
        let next = Quantity { measure: Measure::exact(Decimal::parse(number)?), unit: named(unit) };
        sum = Some(match sum {
            Some(sum) => joined(&sum, &next)?,
            None => next,
        });
        rest = behind.get(1..)?;
    }
    sum.map(|sum| (Value::Duration(sum), at + 1))
}

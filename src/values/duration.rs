//! Lengths of time.

use super::{
    Prose, Quantity, Value, ValueType, number,
    prose::figure_or_range,
    quantity::unit_at,
    units::{Unit, find, named},
};
use crate::{
    interval::{Decimal, Measure},
    parse::{PResult, missing, refuse},
};
use std::fmt;

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
fn ratio(large: &Unit, small: &Unit) -> Option<Decimal> {
    let (large, small) = (large.factor.to_i64()?, small.factor.to_i64()?);
    let (year, month) = (named("year").factor.to_i64()?, named("month").factor.to_i64()?);
    if small == month && large >= year {
        return u32::try_from(large / year * 12).ok().map(Decimal::from);
    }
    let hundredths = i128::from(large) * 100;
    (hundredths % i128::from(small) == 0).then(|| Decimal::new(hundredths / i128::from(small), 2)).flatten()
}

/// "85 min", "almost 4 years".
pub(super) fn show(duration: &Quantity, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    number::show(&duration.measure, f)?;
    let Unit { symbol, name, .. } = duration.unit;
    match symbol.strip_suffix("ry") {
        _ if symbol != name || duration.measure.stated == Some(Decimal::ONE) => write!(f, " {symbol}"),
        Some(stem) => write!(f, " {stem}ries"),
        None => write!(f, " {symbol}s"),
    }
}

/// "one hour and 25 minutes", "an hour and a half", "half an hour", "four-year", "a decade".
pub(super) fn read(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    let (mut length, mut end) = stated_part(prose, at)?;
    while let Some((next, next_end)) = next_part(prose, end, &length) {
        (length, end) = (added(&length, &next)?, next_end);
    }
    // "four years ago" and "a year later" are dates.
    (!prose.is_any(end, &["ago"])).then_some((Value::Duration(length), end))
}

fn stated_part(prose: &Prose<'_>, at: usize) -> Option<(Quantity, usize)> {
    let (measure, unit_start) =
        half(prose, at).or_else(|| figure_or_range(prose, at)).or_else(|| article(prose, at))?;
    let (unit, end) = time_unit(prose, unit_start)?;
    let (measure, end) = and_a_half(prose, measure, end)?;
    Some((in_minutes(Quantity { measure, unit }), end))
}

/// Half hours are told in minutes: "an hour and a half" is 90 min.
fn in_minutes(length: Quantity) -> Quantity {
    let minute = named("minute");
    let fraction = length.measure.stated.is_some_and(|stated| !stated.is_whole()) && length.unit.name == "hour";
    match length.measure.converted(Decimal::from(60), Decimal::ZERO).filter(|_| fraction) {
        Some(measure) => Quantity { measure, unit: minute },
        None => length,
    }
}

fn time_unit(prose: &Prose<'_>, at: usize) -> Option<(&'static Unit, usize)> {
    unit_at(prose, at).filter(|(unit, _)| unit.dimension == "time")
}

/// "half an hour", "half a century".
fn half(prose: &Prose<'_>, at: usize) -> Option<(Measure, usize)> {
    (prose.is(at, "half") && prose.is_any(at + 1, &["a", "an"]))
        .then(|| Some((Measure::exact(Decimal::new(5, 1)?), at + 2)))?
}

/// "an hour" is a length behind a preposition of length or a hedge, or with "and a half"; else it may be a rate or any noun phrase.
fn article(prose: &Prose<'_>, at: usize) -> Option<(Measure, usize)> {
    let leads = at > 0
        && prose.is_any(
            at - 1,
            &[
                "for", "within", "after", "than", "nearly", "almost", "about", "around", "lasted", "took", "over",
                "under", "least",
            ],
        );
    let halved = (at + 2..at + 4).any(|at| prose.is_phrase(at, &["and", "a", "half"]));
    (prose.is_any(at, &["a", "an"]) && (leads || halved)).then(|| (Measure::exact(Decimal::ONE), at + 1))
}

fn and_a_half(prose: &Prose<'_>, measure: Measure, end: usize) -> Option<(Measure, usize)> {
    if !prose.is_phrase(end, &["and", "a", "half"]) {
        return Some((measure, end));
    }
    let stated = measure.stated?.plus(Decimal::new(5, 1)?)?;
    Some((Measure { precision: Decimal::new(5, 1)?, ..Measure::exact(stated) }, end + 3))
}

/// The next part of a compound: in a smaller unit, behind "and", a comma or nothing.
fn next_part(prose: &Prose<'_>, end: usize, length: &Quantity) -> Option<(Quantity, usize)> {
    let at = end + usize::from(prose.is_any(end, &["and", ","]));
    let (measure, unit_start) = number::read_plain(prose, at)?;
    let (unit, end) = time_unit(prose, unit_start)?;
    (unit.factor < length.unit.factor && measure.stated? < length.unit.factor)
        .then_some((Quantity { measure, unit }, end))
}

/// The sum, in the unit of `next`, precise to its last digit.
fn added(length: &Quantity, next: &Quantity) -> Option<Quantity> {
    let per_unit = whole_ratio(length.unit.factor, next.unit.factor)?;
    let stated = length.measure.stated?.times(per_unit)?.plus(next.measure.stated?)?;
    Some(Quantity { measure: Measure { precision: next.measure.precision, ..Measure::exact(stated) }, unit: next.unit })
}

/// How many of the smaller unit make the larger, where that is a whole number or a calendar's mean.
fn whole_ratio(larger: Decimal, smaller: Decimal) -> Option<Decimal> {
    let (larger, smaller) = (larger.to_i64()?, smaller.to_i64()?);
    // Hundredths are enough for days in a mean month (30.44) and in a mean year (365.25); months in a year are twelve.
    let hundredths = larger.checked_mul(100)? / smaller;
    if larger % smaller == 0 { Decimal::new((larger / smaller).into(), 0) } else { Decimal::new(hundredths.into(), 2) }
}

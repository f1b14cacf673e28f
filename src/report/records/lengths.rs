//! Lengths of time as JSON: seconds, and what ISO 8601 writes.

use super::values::{excluded, is_false, low_end};
use crate::{interval::Decimal, values::Quantity};
use serde::Serialize;
use serde_json::Number;
use std::fmt::Write;

/// A length of time.
#[derive(Serialize)]
pub(crate) struct Length {
    iso: Option<String>,
    stated_seconds: Option<Number>,
    min_seconds: Option<Number>,
    max_seconds: Option<Number>,
    #[serde(skip_serializing_if = "is_false")]
    min_open: bool,
    #[serde(skip_serializing_if = "is_false")]
    max_open: bool,
}

impl Length {
    pub(super) fn new(duration: &Quantity) -> Self {
        let range = duration.measure.range;
        let seconds = |figure: Decimal| json_number(figure.times(duration.unit.factor)?);
        Self {
            iso: duration.measure.stated.and_then(|stated| iso(stated, duration.unit.name, duration.unit.factor)),
            stated_seconds: duration.measure.stated.and_then(seconds),
            min_seconds: low_end(&duration.measure).and_then(seconds),
            max_seconds: range.high_end().and_then(seconds),
            min_open: excluded(&range.low),
            max_open: excluded(&range.high),
        }
    }
}

/// Whole where it is whole, so that 5100 does not become 5100.0.
fn json_number(number: Decimal) -> Option<Number> {
    match number.to_i64() {
        Some(whole) => Some(whole.into()),
        None => Number::from_f64(number.to_string().parse().ok()?),
    }
}

/// The length of time as ISO 8601 writes it, in the calendar units that the text uses: 85 minutes are `PT1H25M`, four years `P4Y`.
fn iso(figure: Decimal, unit: &str, factor: Decimal) -> Option<String> {
    let figure = figure.magnitude();
    let times = |by: u32| figure.times(Decimal::from(by));
    match unit {
        "century" => months(times(1200)?),
        "decade" => months(times(120)?),
        "year" => months(times(12)?).or_else(|| Some(format!("P{figure}Y"))),
        "month" => Some(format!("P{figure}M")),
        // Weeks stand alone in ISO 8601 and have no fractions everywhere.
        "fortnight" => weeks(times(2)?),
        "week" => weeks(figure),
        "day" => clock(times(86_400)?, true),
        _ => clock(figure.times(factor)?, false),
    }
}

fn months(months: Decimal) -> Option<String> {
    let months = months.to_i64()?;
    Some(match (months / 12, months % 12) {
        (0, months) => format!("P{months}M"),
        (years, 0) => format!("P{years}Y"),
        (years, months) => format!("P{years}Y{months}M"),
    })
}

fn weeks(weeks: Decimal) -> Option<String> {
    if weeks.is_whole() { Some(format!("P{weeks}W")) } else { clock(weeks.times(Decimal::from(604_800))?, true) }
}

fn clock(seconds: Decimal, with_days: bool) -> Option<String> {
    let text = seconds.to_string();
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), ""), |(whole, fraction)| (whole, fraction));
    let whole: i64 = whole.parse().ok()?;
    let (days, rest) = if with_days { (whole / 86_400, whole % 86_400) } else { (0, whole) };
    let mut out = String::from("P");
    let part = |out: &mut String, figure: i64, letter: char| {
        if figure > 0 {
            let _ = write!(out, "{figure}{letter}");
        }
    };
    part(&mut out, days, 'D');
    let mut time = String::new();
    part(&mut time, rest / 3600, 'H');
    part(&mut time, rest / 60 % 60, 'M');
    if fraction.is_empty() {
        part(&mut time, rest % 60, 'S');
    } else {
        let _ = write!(time, "{}.{fraction}S", rest % 60);
    }
    if !time.is_empty() {
        out.push('T');
        out.push_str(&time);
    } else if days == 0 {
        out.push_str("T0S");
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::units;

    #[test]
    fn iso_durations_use_the_units_of_the_text() {
        for (figure, unit, expected) in [
            ("4", "year", "P4Y"),
            ("3.5", "year", "P3Y6M"),
            ("3.3", "year", "P3.3Y"),
            ("18", "month", "P18M"),
            ("3", "week", "P3W"),
            ("1.5", "week", "P10DT12H"),
            ("2", "fortnight", "P4W"),
            ("36", "hour", "PT36H"),
            ("1.5", "hour", "PT1H30M"),
            ("2", "day", "P2D"),
            ("9.58", "second", "PT9.58S"),
            ("0", "second", "PT0S"),
            ("2", "decade", "P20Y"),
        ] {
            let unit = units::named(unit);
            assert_eq!(
                iso(Decimal::parse(figure).expect(figure), unit.name, unit.factor).as_deref(),
                Some(expected),
                "{figure} {unit:?}"
            );
        }
    }
}

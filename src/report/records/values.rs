//! Typed values as JSON.

use super::lengths::Length;
use crate::{
    interval::{Decimal, Hedge, Interval, Measure},
    values::{DateValue, Grain, Money, Period, TimeOfDay, Value},
};
use jiff::civil::{DateTime, Time};
use serde::Serialize;
use std::ops::Bound;

/// The type of a value in the stream: dates finer than a day are called otherwise there.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Date(date) if is_timed(date) => "datetime",
        value => value.kind().name,
    }
}

/// Whether a date is finer than days: a time, or a stretch that begins or ends at one.
fn is_timed(date: &DateValue) -> bool {
    let clock = |at: Option<DateTime>| at.is_some_and(|at| at.time() != Time::midnight());
    date.grain < Grain::Day || date.readings.iter().any(|it| clock(it.low_end()) || clock(it.high_end()))
}

pub(super) fn hedge(value: &Value) -> Option<Hedge> {
    match value {
        Value::Date(date) => date.hedge,
        value => value.measure().and_then(|measure| measure.hedge),
    }
}

/// A value by its type.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum ValueRecord {
    Figure(Figure),
    Money {
        #[serde(flatten)]
        figure: Figure,
        currency: &'static str,
    },
    Quantity {
        #[serde(flatten)]
        figure: Figure,
        unit: &'static str,
        dimension: &'static str,
    },
    Age {
        #[serde(flatten)]
        figure: Figure,
        unit: &'static str,
    },
    Duration(Length),
    Period {
        #[serde(flatten)]
        best: Reading,
        grain: &'static str,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        readings: Vec<Reading>,
    },
    Text {
        text: String,
    },
    Name {
        name: String,
        kind: &'static str,
    },
}

impl ValueRecord {
    pub(crate) fn new(value: &Value) -> Self {
        match value {
            Value::Age(age) => Self::Age { figure: Figure::new(&age.measure), unit: age.unit.name },
            Value::Count(measure) | Value::Number(measure) | Value::Ordinal(measure) => {
                Self::Figure(Figure::new(measure))
            }
            Value::Date(date) => period(date),
            Value::Duration(duration) => Self::Duration(Length::new(duration)),
            Value::Money(money) => Self::Money { figure: Figure::new(&money.measure), currency: currency(money) },
            Value::Name(name) => Self::Name { name: name.name.clone(), kind: name.kind.name() },
            Value::Percent(percent) => Self::Figure(Figure::new(&percent.measure)),
            Value::Quantity(quantity) => Self::Quantity {
                figure: Figure::new(&quantity.measure),
                unit: quantity.unit.name,
                dimension: quantity.unit.dimension,
            },
            Value::Score(points) => {
                let points: Vec<String> = points.iter().map(u32::to_string).collect();
                Self::Figure(Figure { stated: Some(points.join("-")), ..Figure::default() })
            }
            Value::Text(text) => Self::Text { text: text.clone() },
            Value::Time(time) => time_of_day(time),
        }
    }
}

/// ISO 4217 where the text decides it, else the symbol.
fn currency(money: &Money) -> &'static str {
    match money.currency.code {
        "" => money.currency.symbols.first().copied().unwrap_or_default(),
        code => code,
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
pub(super) fn is_false(flag: &bool) -> bool {
    !flag
}

/// A figure in the unit that is written, its decimals exact.
#[derive(Default, Serialize)]
pub(crate) struct Figure {
    stated: Option<String>,
    min: Option<String>,
    max: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    min_open: bool,
    #[serde(skip_serializing_if = "is_false")]
    max_open: bool,
}

impl Figure {
    fn new(measure: &Measure) -> Self {
        let plain = |number: Decimal| number.to_string();
        Self {
            stated: measure.stated.map(plain),
            min: low_end(measure).map(plain),
            max: measure.range.high_end().map(plain),
            min_open: excluded(&measure.range.low),
            max_open: excluded(&measure.range.high),
        }
    }
}

/// The lower end, where the text has one: "less than 80" leaves it open, though nothing is counted below nought.
pub(super) fn low_end(measure: &Measure) -> Option<Decimal> {
    measure.range.low_end().filter(|_| !matches!(measure.hedge, Some(Hedge::Under | Hedge::AtMost)))
}

pub(super) fn excluded<T>(bound: &Bound<T>) -> bool {
    matches!(bound, Bound::Excluded(_))
}

/// One way to read a date.
#[derive(Default, Serialize)]
pub(crate) struct Reading {
    start: Option<String>,
    end: Option<String>,
}

fn period(date: &DateValue) -> ValueRecord {
    let reading = |period: &Period| {
        let show = |at: DateTime| {
            if is_timed(date) { at.strftime("%Y-%m-%dT%H:%M:%S").to_string() } else { at.date().to_string() }
        };
        Reading { start: period.low_end().map(show), end: period.high_end().map(show) }
    };
    let readings = if date.readings.len() > 1 { date.readings.iter().map(reading).collect() } else { Vec::new() };
    ValueRecord::Period { best: date.best().map(reading).unwrap_or_default(), grain: date.grain.name(), readings }
}

fn time_of_day(time: &TimeOfDay) -> ValueRecord {
    let Interval { low, high } = time.range;
    let show = |bound| match bound {
        Bound::Included(at) | Bound::Excluded(at) => {
            let at: u32 = at;
            Some(format!("{:02}:{:02}:{:02}", at / 3600, at / 60 % 60, at % 60))
        }
        Bound::Unbounded => None,
    };
    let grain = match (time.range.low_end(), time.range.high_end()) {
        _ if matches!(high, Bound::Included(_)) => Grain::Interval,
        (Some(start), Some(end)) => match end.saturating_sub(start) {
            0..=1 => Grain::Second,
            2..=60 => Grain::Minute,
            61..=3600 => Grain::Hour,
            _ => Grain::PartOfDay,
        },
        _ => Grain::PartOfDay,
    };
    ValueRecord::Period {
        best: Reading { start: show(low), end: show(high) },
        grain: grain.name(),
        readings: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::{Currency, Name, NameKind, Percent, Quantity, units};
    use jiff::civil::date;

    fn json(value: &Value) -> String {
        serde_json::to_string(&ValueRecord::new(value)).expect("records are plain data")
    }

    fn decimal(digits: &str) -> Decimal {
        Decimal::parse(digits).expect(digits)
    }

    fn duration(digits: &str, unit: &str) -> Quantity {
        Quantity { measure: Measure::exact(decimal(digits)), unit: units::named(unit) }
    }

    #[test]
    fn figures_are_decimal_strings() {
        let about = Measure::exact(decimal("200000000000")).hedged(Hedge::About);
        let currency = Currency::with_code("USD").expect("in the table");
        assert_eq!(
            json(&Value::Money(Money { measure: about, currency })),
            r#"{"stated":"200000000000","min":"180000000000","max":"220000000000","currency":"USD"}"#
        );
        assert_eq!(
            json(&Value::Count(Measure::exact(decimal("80")).hedged(Hedge::Over))),
            r#"{"stated":"80","min":"80","max":null,"min_open":true}"#
        );
        assert_eq!(
            json(&Value::Count(Measure::exact(decimal("80")).hedged(Hedge::AtMost))),
            r#"{"stated":"80","min":null,"max":"80"}"#
        );
        assert_eq!(
            json(&Value::Count(Measure::vague(decimal("20000"), decimal("99999")))),
            r#"{"stated":null,"min":"20000","max":"99999"}"#
        );
        assert_eq!(
            json(&Value::Percent(Percent { measure: Measure::exact(decimal("12.5")), points: false })),
            r#"{"stated":"12.5","min":"12.5","max":"12.5"}"#
        );
        assert_eq!(json(&Value::Score(vec![2, 1])), r#"{"stated":"2-1","min":null,"max":null}"#);
    }

    #[test]
    fn quantities_keep_the_unit_that_is_written() {
        assert_eq!(
            json(&Value::Quantity(duration("10", "kilometre"))),
            r#"{"stated":"10","min":"10","max":"10","unit":"kilometre","dimension":"length"}"#
        );
        assert_eq!(json(&Value::Age(duration("42", "year"))), r#"{"stated":"42","min":"42","max":"42","unit":"year"}"#);
    }

    #[test]
    fn durations_are_iso_and_seconds() {
        assert_eq!(
            json(&Value::Duration(duration("85", "minute"))),
            r#"{"iso":"PT1H25M","stated_seconds":5100,"min_seconds":5100,"max_seconds":5100}"#
        );
        let nearly =
            Quantity { measure: Measure::exact(decimal("90")).hedged(Hedge::Nearly), unit: units::named("minute") };
        assert_eq!(
            json(&Value::Duration(nearly)),
            r#"{"iso":"PT1H30M","stated_seconds":5400,"min_seconds":4860,"max_seconds":5400,"max_open":true}"#
        );
    }

    #[test]
    fn dates_are_half_open() {
        let day = DateValue::day(date(2026, 2, 4)).expect("in the calendar");
        assert_eq!(json(&Value::Date(day)), r#"{"start":"2026-02-04","end":"2026-02-05","grain":"day"}"#);
        let at = date(2026, 2, 4).at(14, 30, 0, 0);
        let minute = DateValue::new(vec![Period::half_open(at, date(2026, 2, 4).at(14, 31, 0, 0))], Grain::Minute);
        assert_eq!(kind(&Value::Date(minute.clone())), "datetime");
        assert_eq!(
            json(&Value::Date(minute)),
            r#"{"start":"2026-02-04T14:30:00","end":"2026-02-04T14:31:00","grain":"minute"}"#
        );
        let nothing = DateValue::new(Vec::new(), Grain::Day);
        assert_eq!(json(&Value::Date(nothing)), r#"{"start":null,"end":null,"grain":"day"}"#);
    }

    #[test]
    fn further_readings_are_told_best_first() {
        let reading = |year| DateValue::month(year, 3).expect("in the calendar").readings;
        let readings = [reading(2026), reading(2025)].concat();
        assert_eq!(
            json(&Value::Date(DateValue::new(readings, Grain::Month))),
            r#"{"start":"2026-03-01","end":"2026-04-01","grain":"month","readings":[{"start":"2026-03-01","end":"2026-04-01"},{"start":"2025-03-01","end":"2025-04-01"}]}"#
        );
    }

    #[test]
    fn times_texts_and_names() {
        let time = TimeOfDay::minute(14, 30).expect("in the day");
        assert_eq!(json(&Value::Time(time)), r#"{"start":"14:30:00","end":"14:31:00","grain":"minute"}"#);
        assert_eq!(json(&Value::Text("trade \"war\"".to_owned())), r#"{"text":"trade \"war\""}"#);
        assert_eq!(
            json(&Value::Name(Name { name: "Xi Jinping".to_owned(), kind: NameKind::Person })),
            r#"{"name":"Xi Jinping","kind":"person"}"#
        );
    }
}

//! What an article holds as JSON objects, keys in a fixed order: the stream and `facts` print the same ones.

use crate::{
    diagnostic::Diagnostic,
    facts::{Analysis, Fact, Mention, Quote},
    interval::{Decimal, Hedge, Interval, Measure},
    source::{CodePoints, Span},
    values::{DateValue, Grain, Money, Period, Quantity, TimeOfDay, Value},
};
use jiff::civil::{DateTime, Time};
use serde::Serialize;
use serde_json::Number;
use std::{fmt::Write, ops::Bound};

/// Offsets in code points: where it starts, and where it ends.
pub(crate) type Place = [usize; 2];

pub(crate) fn place(points: &mut CodePoints<'_>, span: Span) -> Place {
    points.of(span)
}

/// A typed value of the text.
#[derive(Serialize)]
pub(crate) struct MentionRecord {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: &'static str,
    value: ValueRecord,
    hedge: Option<&'static str>,
}

impl MentionRecord {
    pub(crate) fn new(mention: &Mention, points: &mut CodePoints<'_>) -> Self {
        let [start, end] = place(points, mention.span);
        let value = &mention.value;
        Self { start, end, kind: kind(value), value: ValueRecord::new(value), hedge: hedge(value).map(Hedge::name) }
    }
}

/// A quotation.
#[derive(Serialize)]
pub(crate) struct QuoteRecord<'a> {
    start: usize,
    end: usize,
    speaker: Option<&'a str>,
    speaker_start: Option<usize>,
    speaker_end: Option<usize>,
}

impl<'a> QuoteRecord<'a> {
    pub(crate) fn new(quote: &'a Quote, points: &mut CodePoints<'_>) -> Self {
        let [start, end] = place(points, quote.span);
        let speaker = quote.speaker.as_ref();
        let at = speaker.map(|speaker| place(points, speaker.span));
        Self {
            start,
            end,
            speaker: speaker.map(|speaker| speaker.name.as_str()),
            speaker_start: at.map(|[start, _]| start),
            speaker_end: at.map(|[_, end]| end),
        }
    }
}

/// A fact.
#[derive(Serialize)]
pub(crate) struct FactRecord<'a> {
    path: String,
    subject: &'a str,
    participants: &'a [String],
    attribute: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    value: ValueRecord,
    hedge: Option<&'static str>,
    start: usize,
    end: usize,
    sentence: Place,
    by: Option<&'a str>,
    negated: bool,
    status: &'static str,
    firm: bool,
}

impl<'a> FactRecord<'a> {
    pub(crate) fn new(fact: &'a Fact, points: &mut CodePoints<'_>) -> Self {
        let [start, end] = place(points, fact.span);
        Self {
            path: fact.path(),
            subject: &fact.subject,
            participants: &fact.participants,
            attribute: &fact.attribute,
            kind: fact_kind(fact),
            value: ValueRecord::new(&fact.value),
            hedge: fact.hedge().map(Hedge::name),
            start,
            end,
            sentence: place(points, fact.sentence),
            by: fact.by.as_deref(),
            negated: fact.negated,
            status: fact.status.name(),
            firm: fact.firm,
        }
    }
}

/// Something that a rule found.
#[derive(Serialize)]
pub(crate) struct FindingRecord<'a> {
    rule: &'static str,
    level: &'static str,
    start: usize,
    end: usize,
    message: &'a str,
}

impl<'a> FindingRecord<'a> {
    pub(crate) fn new(finding: &'a Diagnostic, points: &mut CodePoints<'_>) -> Self {
        let span = finding.labels.first().map_or(Span::default(), |label| label.span);
        let [start, end] = place(points, span);
        Self { rule: finding.code, level: finding.severity.name(), start, end, message: &finding.message }
    }
}

/// The date of publication of an article, where something tells it.
pub(crate) fn date(analysis: &Analysis) -> Option<String> {
    analysis.date.map(|date| date.to_string())
}

/// The type of a value in the stream: dates finer than a day are called otherwise there.
fn kind(value: &Value) -> &'static str {
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

/// The type of a fact in the stream: quotations have one of their own.
pub(crate) fn fact_kind(fact: &Fact) -> &'static str {
    if fact.subject == "quote" { "quote" } else { kind(&fact.value) }
}

fn hedge(value: &Value) -> Option<Hedge> {
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
fn is_false(flag: &bool) -> bool {
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
fn low_end(measure: &Measure) -> Option<Decimal> {
    measure.range.low_end().filter(|_| !matches!(measure.hedge, Some(Hedge::Under | Hedge::AtMost)))
}

fn excluded<T>(bound: &Bound<T>) -> bool {
    matches!(bound, Bound::Excluded(_))
}

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
    fn new(duration: &Quantity) -> Self {
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
    use crate::values::{Currency, Name, NameKind, Percent, units};
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
            assert_eq!(iso(decimal(figure), unit.name, unit.factor).as_deref(), Some(expected), "{figure} {unit:?}");
        }
    }

    #[test]
    fn dates_are_half_open() {
        let day = DateValue::day(date(2026, 2, 4)).expect("in the calendar");
        assert_eq!(json(&Value::Date(day)), r#"{"start":"2026-02-04","end":"2026-02-05","grain":"day"}"#);
        let at = date(2026, 2, 4).at(14, 30, 0, 0);
        let minute = DateValue {
            readings: vec![Period::half_open(at, date(2026, 2, 4).at(14, 31, 0, 0))],
            grain: Grain::Minute,
            hedge: None,
            fault: None,
        };
        assert_eq!(kind(&Value::Date(minute.clone())), "datetime");
        assert_eq!(
            json(&Value::Date(minute)),
            r#"{"start":"2026-02-04T14:30:00","end":"2026-02-04T14:31:00","grain":"minute"}"#
        );
        let nothing = DateValue { readings: Vec::new(), grain: Grain::Day, hedge: None, fault: None };
        assert_eq!(json(&Value::Date(nothing)), r#"{"start":null,"end":null,"grain":"day"}"#);
    }

    #[test]
    fn further_readings_are_told_best_first() {
        let reading = |year| DateValue::month(year, 3).expect("in the calendar").readings;
        let readings = [reading(2026), reading(2025)].concat();
        assert_eq!(
            json(&Value::Date(DateValue { readings, grain: Grain::Month, hedge: None, fault: None })),
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

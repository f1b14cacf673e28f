//! Dates as a claims file writes them.

use super::{DateValue, Grain, months_of, week_of};
use crate::{
    parse::{PResult, SyntaxError, missing, refuse},
    values::{Value, time},
};
use jiff::civil::Date;
use nom::{
    Parser,
    branch::alt,
    bytes::complete::take_while_m_n,
    character::complete::char,
    combinator::{map_res, opt},
    sequence::{pair, preceded, terminated},
};

/// A bare `2026` is read as a number: the fact decides whether it is a year.
pub(super) fn date(input: &str) -> PResult<'_, Value> {
    let (rest, year) = terminated(number_of(4), char('-')).parse(input)?;
    let (rest, date) = alt((half, quarter, week, month_or_day)).parse(rest).map_or_else(
        |_| missing(rest, "a month: `2026-02`, `2026-Q3`, `2026-W06`"),
        |(rest, part)| match part.of(year) {
            Ok(date) => Ok((rest, date)),
            Err(why) => {
                refuse(SyntaxError::problem(input, input.len() - rest.len(), why.0, "no such date").help(why.1))
            }
        },
    )?;
    let Some((day, clock)) = date.single_day().zip(rest.strip_prefix(['T', ' '])) else {
        return Ok((rest, Value::Date(date)));
    };
    match time::minute(clock) {
        Ok((rest, time)) => Ok((rest, Value::Date(DateValue::at(day, time).unwrap_or(date)))),
        Err(nom::Err::Error(_)) => Ok((rest, Value::Date(date))),
        Err(failure) => Err(failure),
    }
}

/// What may follow a year.
enum Part {
    Half(i8),
    Quarter(i8),
    Week(i8),
    Month(i8),
    Day(i8, i8),
}

fn number_of<'src>(digits: usize) -> impl Parser<&'src str, Output = i16, Error = SyntaxError<'src>> {
    map_res(take_while_m_n(digits, digits, |c: char| c.is_ascii_digit()), str::parse)
}

fn small(digits: usize, input: &str) -> PResult<'_, i8> {
    map_res(number_of(digits), i8::try_from).parse(input)
}

fn half(input: &str) -> PResult<'_, Part> {
    preceded(char('H'), |rest| small(1, rest)).map(Part::Half).parse(input)
}

fn quarter(input: &str) -> PResult<'_, Part> {
    preceded(char('Q'), |rest| small(1, rest)).map(Part::Quarter).parse(input)
}

fn week(input: &str) -> PResult<'_, Part> {
    preceded(char('W'), |rest| small(2, rest)).map(Part::Week).parse(input)
}

fn month_or_day(input: &str) -> PResult<'_, Part> {
    let day = opt(preceded(char('-'), |rest| small(2, rest)));
    let part = |(month, day): (i8, Option<i8>)| day.map_or(Part::Month(month), |day| Part::Day(month, day));
    pair(|rest| small(2, rest), day).map(part).parse(input)
}

impl Part {
    /// This part of `year`; else why there is none, and what there is.
    fn of(&self, year: i16) -> Result<DateValue, (String, String)> {
        let made = match *self {
            Self::Half(half) => months_of(year, half, 6, Grain::Half),
            Self::Quarter(quarter) => months_of(year, quarter, 3, Grain::Quarter),
            Self::Week(week) => week_of(year, week),
            Self::Month(month) => DateValue::month(year, month),
            Self::Day(month, day) => Date::new(year, month, day).ok().and_then(DateValue::day),
        };
        made.ok_or_else(|| self.why_not(year))
    }

    fn why_not(&self, year: i16) -> (String, String) {
        let (message, help) = match *self {
            Self::Half(half) => (format!("a year has no half {half}"), "the halves are H1 and H2".to_owned()),
            Self::Quarter(quarter) => {
                (format!("a year has no quarter {quarter}"), "the quarters are Q1 to Q4".to_owned())
            }
            Self::Week(week) => (
                format!("{year:04} has no week {week}"),
                format!("weeks run from W01 to {}", if week_of(year, 53).is_some() { "W53" } else { "W52" }),
            ),
            Self::Month(month) => (format!("there is no month {month:02}"), "months run from 01 to 12".to_owned()),
            Self::Day(month, day) => match Date::new(year, month, 1) {
                Ok(first) => (
                    format!("there is no {year:04}-{month:02}-{day:02}"),
                    format!("{year:04}-{month:02} has {} days", first.days_in_month()),
                ),
                Err(_) => return Self::Month(month).why_not(year),
            },
        };
        (message, help)
    }
}

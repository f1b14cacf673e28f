//! Times of day.

use super::{Prose, Value, ValueType};
use crate::{
    interval::Interval,
    parse::{PResult, SyntaxError, expect, refuse},
};
use nom::{
    Parser, bytes::complete::take_while_m_n, character::complete::char, combinator::map_res, sequence::separated_pair,
};
use std::fmt;

pub(super) const TYPE: ValueType =
    ValueType { name: "time", described: "a time of day", examples: &["14:30", "09:05"], literal };

/// A time of day, or a stretch of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOfDay {
    /// Seconds since midnight.
    pub range: Interval<u32>,
}

impl TimeOfDay {
    /// The minute that begins at `hour:minute`; `None` where the day has no such minute.
    pub fn minute(hour: u32, minute: u32) -> Option<Self> {
        let start = (hour < 24 && minute < 60).then_some((hour * 60 + minute) * 60)?;
        Some(Self { range: Interval::half_open(start, start + 60) })
    }
}

fn literal(input: &str) -> PResult<'_, Value> {
    clock(input).map(|(rest, time)| (rest, Value::Time(time)))
}

/// Reads `14:30` or `9:05`.
pub(super) fn clock(input: &str) -> PResult<'_, TimeOfDay> {
    let digits = |low, high| map_res(take_while_m_n(low, high, |c: char| c.is_ascii_digit()), str::parse::<u32>);
    let (rest, (hour, minute)) =
        expect("a time: `14:30`", separated_pair(digits(1, 2), char(':'), digits(2, 2))).parse(input)?;
    match TimeOfDay::minute(hour, minute) {
        Some(time) => Ok((rest, time)),
        None => refuse(
            SyntaxError::problem(input, input.len() - rest.len(), "there is no such time of day", "no such time")
                .help("hours run from 00 to 23, minutes from 00 to 59"),
        ),
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start = self.range.low_end().unwrap_or_default();
        write!(f, "{:02}:{:02}", start / 3600, start / 60 % 60)
    }
}

/// "14:30", "2:30 p.m.", "5pm", "noon".
pub(super) fn read(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    let number = |at: usize| prose.word(at).parse::<u32>().ok().filter(|_| prose.is_digits(at));
    let (hour, minute, end) = if prose.word(at + 1) == ":" && prose.touches_next(at) && prose.touches_next(at + 1) {
        (number(at)?, Some(number(at + 2).filter(|_| prose.word(at + 2).len() == 2)?), at + 3)
    } else {
        (number(at)?, None, at + 1)
    };
    let half = prose.word(end).to_ascii_lowercase().replace('.', "");
    let (hour, end) = match half.as_str() {
        "am" if (1..=12).contains(&hour) => (hour % 12, end + 1),
        "pm" if (1..=12).contains(&hour) => (hour % 12 + 12, end + 1),
        _ => {
            minute?;
            (hour, end)
        }
    };
    Some((Value::Time(TimeOfDay::minute(hour, minute.unwrap_or(0))?), end))
}

//! Times of day.

use super::{Value, ValueType};
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

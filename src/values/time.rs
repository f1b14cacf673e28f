//! Times of day.

use super::{Value, ValueType};
use crate::{interval::Interval, parse::PResult};
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
    crate::parse::unwritten(input)
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start = self.range.low_end().unwrap_or_default();
        write!(f, "{:02}:{:02}", start / 3600, start / 60 % 60)
    }
}

//! Times of day.

mod clock;
mod parts_of_day;
mod zones;

pub(crate) use zones::is_sign as is_zone_sign;

pub(super) use clock::{HOURS_NAMED, bare_hour, hours, open, read, span};

use super::{Value, ValueType};
use crate::{
    interval::{Comparison, Interval, Relation},
    parse::{PResult, SyntaxError, expect, refuse},
};
use nom::{
    Parser,
    branch::alt,
    bytes::complete::take_while_m_n,
    character::complete::{char, one_of},
    combinator::{map_res, opt, verify},
    sequence::separated_pair,
};
use std::{fmt, ops::Bound};

pub(super) const TYPE: ValueType =
    ValueType { name: "time", described: "a time of day", examples: &["14:30", "09:05"], literal };

/// A time of day, or a stretch of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOfDay {
    /// Seconds since midnight.
    pub range: Interval<u32>,
    /// How many minutes the clock is ahead of UTC, where the text tells.
    pub offset: Option<i16>,
}

const DAY: i64 = 86_400;

impl TimeOfDay {
    /// The seconds between midnight and one clock time; `None` for a stretch of the day.
    pub(crate) fn since_midnight(&self) -> Option<u32> {
        match self.range.low {
            Bound::Included(seconds) if !self.is_span() => Some(seconds),
            _ => None,
        }
    }

    /// Whether it is a stretch between two clock times rather than one of them.
    pub(super) fn is_span(&self) -> bool {
        !matches!((self.range.low, self.range.high), (Bound::Included(_), Bound::Excluded(_)))
    }

    /// The minute that begins at `hour:minute`; `None` where the day has no such minute.
    pub fn minute(hour: u32, minute: u32) -> Option<Self> {
        let start = (hour < 24 && minute < 60).then_some((hour * 60 + minute) * 60)?;
        Some(Self { range: Interval::half_open(start, start + 60), offset: None })
    }

    /// From one second of the day to another, both in.
    pub(super) fn between(start: u32, end: u32) -> Self {
        Self { range: Interval::closed(start, end), offset: None }
    }

    /// What this time, as a fact, answers to a claim. Clocks of two zones are put to the same one; where only one side tells its zone, the
    /// clocks are compared as they read, and a difference is none that could be held against anybody.
    pub fn relate(&self, comparison: Comparison, claimed: &Self) -> Relation {
        self.answer(claimed, |fact, claimed| comparison.relate_stretch(fact, claimed))
    }

    /// What this time answers to a claim that it lies between two others, by the same clocks.
    pub fn within(&self, low: &Self, high: &Self) -> Relation {
        let range = Interval { low: low.range.low, high: high.range.high };
        let claimed = Self { range, offset: if low.offset == high.offset { low.offset } else { None } };
        self.answer(&claimed, |fact, claimed| Relation::of(fact.inside(claimed), fact.disjoint(claimed)))
    }

    fn answer(&self, claimed: &Self, relate: impl Fn(&Interval<u32>, &Interval<u32>) -> Relation) -> Relation {
        match (self.offset, claimed.offset) {
            (Some(own), Some(other)) if own != other => match self.shifted(i64::from(other) - i64::from(own)) {
                Some(fact) => relate(&fact, &claimed.range),
                None => Relation::Compatible,
            },
            (Some(_), None) | (None, Some(_)) => match relate(&self.range, &claimed.range) {
                Relation::Contradicted => Relation::Compatible,
                answer => answer,
            },
            _ => relate(&self.range, &claimed.range),
        }
    }

    /// The same on a clock so many minutes ahead; `None` where it would lie on two days.
    fn shifted(&self, minutes: i64) -> Option<Interval<u32>> {
        let days = (i64::from(self.range.low_end()?) + minutes * 60).div_euclid(DAY);
        let at = |seconds: u32| u32::try_from(i64::from(seconds) + minutes * 60 - days * DAY).ok();
        let bound = |bound| {
            Some(match bound {
                Bound::Included(seconds) => Bound::Included(at(seconds)?),
                Bound::Excluded(seconds) => Bound::Excluded(at(seconds)?),
                Bound::Unbounded => return None,
            })
        };
        let shifted = Interval { low: bound(self.range.low)?, high: bound(self.range.high)? };
        shifted.high_end().filter(|end| i64::from(*end) <= DAY).map(|_| shifted)
    }
}

fn literal(input: &str) -> PResult<'_, Value> {
    let (rest, time) = minute(input)?;
    let (rest, offset) = opt(zone).parse(rest)?;
    Ok((rest, Value::Time(TimeOfDay { offset, ..time })))
}

/// Reads `Z`, `+03:00` or `-05:30`: minutes ahead of UTC.
fn zone(input: &str) -> PResult<'_, i16> {
    let two = || map_res(take_while_m_n(2, 2, |c: char| c.is_ascii_digit()), str::parse::<i16>);
    let hours = separated_pair(two(), char(':'), two());
    let shift = (one_of("+-\u{2212}"), verify(hours, |(hours, minutes)| *hours <= MOST_AHEAD && *minutes < 60));
    let minutes = shift.map(|(sign, (hours, minutes))| (hours * 60 + minutes) * if sign == '+' { 1 } else { -1 });
    alt((char('Z').map(|_| 0), minutes)).parse(input)
}

/// No zone is more hours ahead of UTC.
const MOST_AHEAD: i16 = 14;

/// Reads `14:30` or `9:05`.
pub(super) fn minute(input: &str) -> PResult<'_, TimeOfDay> {
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
        let mut show = |lead: &str, at: u32| write!(f, "{lead}{:02}:{:02}", at / 3600, at / 60 % 60);
        match (self.range.low_end(), self.range.high) {
            (Some(start), Bound::Included(end)) => {
                show("", start)?;
                show(" to ", end)
            }
            (Some(start), Bound::Unbounded) => show("after ", start),
            (Some(start), Bound::Excluded(_)) => show("", start),
            (None, _) => show("before ", self.range.high_end().unwrap_or_default()),
        }?;
        self.offset.map_or(Ok(()), |minutes| {
            let sign = if minutes < 0 { '-' } else { '+' };
            write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> TimeOfDay {
        match literal(text) {
            Ok(("", Value::Time(time))) => time,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn what_is_shown_is_read_back() {
        for text in ["14:30", "09:05", "14:30+03:00", "23:15-05:30", "00:00+00:00"] {
            assert_eq!(time(text).to_string(), text);
        }
    }

    #[test]
    fn clocks_of_two_zones_are_put_to_one() {
        let equal = |fact: &str, claimed: &str| time(fact).relate(Comparison::Equal, &time(claimed));
        assert_eq!(equal("14:30+03:00", "11:30Z"), Relation::Entailed);
        assert_eq!(equal("23:30-05:00", "04:30Z"), Relation::Entailed);
        assert_eq!(equal("14:30+03:00", "14:30Z"), Relation::Contradicted);
    }

    #[test]
    fn a_zone_that_one_side_does_not_tell_contradicts_nothing() {
        let equal = |fact: &str, claimed: &str| time(fact).relate(Comparison::Equal, &time(claimed));
        assert_eq!(equal("14:30+03:00", "14:30"), Relation::Entailed);
        assert_eq!(equal("14:30+03:00", "15:30"), Relation::Compatible);
    }
}

//! Dates: stretches of the calendar, from a second to a century, with every reading that the words allow.

mod reading;

pub(super) use reading::read;

use super::{Value, ValueType};
use crate::{
    interval::{Comparison, Decimal, Hedge, Interval, Measure, Relation},
    parse::PResult,
};
use jiff::civil::{Date, DateTime};
use std::fmt;

pub(super) const TYPE: ValueType = ValueType {
    name: "date",
    described: "a date",
    examples: &["2026-02-04", "2026-02", "2026", "2026-H1", "2026-Q3", "2026-W06", "2026-02-04T14:30"],
    literal,
};

/// A stretch of the calendar: the start in, the end out. An open side is unbounded.
pub type Period = Interval<DateTime>;

/// How fine a date is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// 14:30:05
    Second,
    /// 14:30
    Minute,
    /// 2 p.m.
    Hour,
    /// morning
    PartOfDay,
    /// 4 February
    Day,
    /// this week
    Week,
    /// February 2026
    Month,
    /// 2026-Q1
    Quarter,
    /// the first half of 2026
    Half,
    /// 2026
    Year,
    /// the 1990s
    Decade,
    /// the 19th century
    Century,
    /// from one day to another
    Interval,
}

impl Grain {
    /// Its name in the stream format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::PartOfDay => "part-of-day",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Half => "half",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Interval => "interval",
        }
    }
}

/// A date with every reading that its words allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateValue {
    /// The readings, the best first; empty where nothing resolves the words.
    pub readings: Vec<Period>,
    /// How fine it is.
    pub grain: Grain,
    /// "late", "before": what makes it vaguer than its words.
    pub hedge: Option<Hedge>,
}

/// Midnight at the beginning of `date`.
fn midnight(date: Date) -> DateTime {
    date.at(0, 0, 0, 0)
}

impl DateValue {
    /// The stretch from the beginning of `first` to the end of `last`; `None` beyond the calendar's end.
    pub fn days(first: Date, last: Date, grain: Grain) -> Option<Self> {
        let end = last.tomorrow().ok()?;
        Some(Self { readings: vec![Period::half_open(midnight(first), midnight(end))], grain, hedge: None })
    }

    /// A single day.
    pub fn day(date: Date) -> Option<Self> {
        Self::days(date, date, Grain::Day)
    }

    /// A whole month; `None` where there is no such month.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Self::days(first, first.last_of_month(), Grain::Month)
    }

    /// A whole year; `None` outside −9999 to 9998.
    pub fn year(year: i16) -> Option<Self> {
        Self::days(Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?, Grain::Year)
    }

    /// The best reading.
    pub fn best(&self) -> Option<&Period> {
        self.readings.first()
    }

    /// What this date, as a fact, answers to a claim: the best reading decides what it says; it contradicts only where every reading does.
    pub fn relate(&self, comparison: Comparison, claimed: &Self) -> Relation {
        self.answer(claimed, |fact, claimed| comparison.relate(fact, claimed))
    }

    /// What this date answers to a claim that it is nearly `claimed`: the finer lies in the coarser, or the two are no further apart than `tolerance`.
    /// `None` where the tolerance is no length of time.
    pub fn near(&self, claimed: &Self, tolerance: Option<&Value>) -> Option<Relation> {
        let slack = match tolerance {
            None => 0,
            Some(Value::Duration(duration)) => {
                let seconds = duration.measure.stated?.times(duration.unit.factor)?;
                seconds.is_whole().then(|| seconds.to_i64()).flatten()?
            }
            Some(_) => return None,
        };
        Some(self.answer(claimed, |fact, claimed| {
            let wide = widened(claimed, slack);
            if fact.inside(&wide) || (slack == 0 && claimed.inside(fact)) {
                Relation::Entailed
            } else if fact.disjoint(&wide) {
                Relation::Contradicted
            } else {
                Relation::Compatible
            }
        }))
    }

    fn answer(&self, claimed: &Self, relate: impl Fn(&Period, &Period) -> Relation) -> Relation {
        let Some(claimed) = claimed.best() else { return Relation::Compatible };
        let mut answers = self.readings.iter().map(|reading| relate(reading, claimed));
        match answers.next() {
            None => Relation::Compatible,
            Some(Relation::Contradicted) if answers.any(|answer| answer != Relation::Contradicted) => {
                Relation::Compatible
            }
            Some(best) => best,
        }
    }
}

fn widened(period: &Period, seconds: i64) -> Period {
    use std::ops::Bound;
    let by = jiff::SignedDuration::from_secs(seconds);
    let earlier = |at: DateTime| at.checked_sub(by).unwrap_or(DateTime::MIN);
    let later = |at: DateTime| at.checked_add(by).unwrap_or(DateTime::MAX);
    let map = |bound, by: &dyn Fn(DateTime) -> DateTime| match bound {
        Bound::Included(at) => Bound::Included(by(at)),
        Bound::Excluded(at) => Bound::Excluded(by(at)),
        Bound::Unbounded => Bound::Unbounded,
    };
    Period { low: map(period.low, &earlier), high: map(period.high, &later) }
}

/// The year that a bare number such as 2026 may mean.
pub(super) fn year(number: &Measure) -> Option<DateValue> {
    let year = number.range.as_point().and_then(Decimal::to_i64).filter(|year| (1000..=9998).contains(year))?;
    DateValue::year(i16::try_from(year).ok()?)
}

fn literal(input: &str) -> PResult<'_, Value> {
    crate::parse::unwritten(input)
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(period) = self.best() else { return f.write_str("a date that nothing here resolves") };
        match (period.low_end(), period.high_end()) {
            (Some(start), Some(end)) => show_period(start, end, self.grain, f),
            (Some(start), None) => write!(f, "from {} on", start.date()),
            (None, Some(end)) => write!(f, "before {}", end.date()),
            (None, None) => f.write_str("any date"),
        }
    }
}

fn show_period(start: DateTime, end: DateTime, grain: Grain, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let last = end.checked_sub(jiff::SignedDuration::from_secs(1)).unwrap_or(end).date();
    let first = start.date();
    match grain {
        Grain::Second | Grain::Minute | Grain::Hour | Grain::PartOfDay => {
            write!(f, "{first} {:02}:{:02}", start.hour(), start.minute())
        }
        Grain::Day if first == last => write!(f, "{first}"),
        Grain::Month if first.last_of_month() == last => write!(f, "{:04}-{:02}", first.year(), first.month()),
        Grain::Year if first.first_of_year() == first && first.last_of_year() == last => {
            write!(f, "{:04}", first.year())
        }
        _ => write!(f, "{first} to {last}"),
    }
}

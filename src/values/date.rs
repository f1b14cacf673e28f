//! Dates: stretches of the calendar, from a second to a century, with every reading that the words allow.

mod calendar;
mod context;
mod counted;
mod eras;
mod holidays;
mod literal;
mod moments;
mod nearest;
mod numeric;
mod openers;
mod partial;
mod parts;
mod pointed;
mod ranges;
mod reading;
mod several;
mod sides;
mod today;
mod weekdays;
mod words;
mod yearly;
mod years;

pub(super) use openers::openings;
pub(super) use reading::read;
pub(super) use sides::opened_behind;
pub(super) use words::{all as words, anchors, decade as decade_word, part_of_day};

use super::{TimeOfDay, Value, ValueType};
use crate::interval::{Comparison, Decimal, Hedge, Interval, Measure, Relation};
use jiff::{
    ToSpan,
    civil::{Date, DateTime, ISOWeekDate, Weekday},
};
use std::fmt;

pub(super) const TYPE: ValueType = ValueType {
    name: "date",
    described: "a date",
    examples: &["2026-02-04", "2026-02", "2026", "2026-H1", "2026-Q3", "2026-W06", "2026-02-04T14:30"],
    literal: literal::date,
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
    /// Why there is no such date, where there is none.
    pub fault: Option<Fault>,
    /// Of all the time since a date, that date and how fine it is.
    pub since: Option<(Period, Grain)>,
}

/// What is wrong with a date that is written and does not exist. It has no readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// 31 February: no calendar has the day.
    NoSuchDay,
    /// 12,000 BC: outside the years from −9999 to 9998, too far away to compare.
    BeyondCalendar,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoSuchDay => "a day that no calendar has",
            Self::BeyondCalendar => "a date too far away to compare",
        })
    }
}

/// Midnight at the beginning of `date`.
fn midnight(date: Date) -> DateTime {
    date.at(0, 0, 0, 0)
}

impl DateValue {
    /// A date of these readings, with nothing more to tell of it.
    pub fn new(readings: Vec<Period>, grain: Grain) -> Self {
        Self { readings, grain, hedge: None, fault: None, since: None }
    }

    /// The stretch from the beginning of `first` to the end of `last`; `None` beyond the calendar's end.
    pub fn days(first: Date, last: Date, grain: Grain) -> Option<Self> {
        let end = last.tomorrow().ok()?;
        Some(Self::new(vec![Period::half_open(midnight(first), midnight(end))], grain))
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

    /// Whether it is a day, month, year or the like, which a claims file has a literal for.
    pub fn is_calendar_unit(&self) -> bool {
        !matches!(self.grain, Grain::Interval | Grain::PartOfDay | Grain::Hour | Grain::Decade | Grain::Century)
    }

    /// The best reading.
    pub fn best(&self) -> Option<&Period> {
        self.readings.first()
    }

    /// The date that it is all the time since: 2015 of "since 2015".
    pub(crate) fn beginning(&self) -> Option<Self> {
        self.since.map(|(period, grain)| Self::new(vec![period], grain))
    }

    /// What this date, as a fact, answers to a claim: the best reading decides what it says; it contradicts only where every reading does.
    pub fn relate(&self, comparison: Comparison, claimed: &Self) -> Relation {
        self.answer(claimed, |fact, claimed| comparison.relate_stretch(fact, claimed))
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

    /// What this date, as a fact, answers to a claim that it lies between the start of `low` and the end of `high`.
    pub fn within(&self, low: &Self, high: &Self) -> Relation {
        let (Some(first), Some(last)) = (low.best(), high.best()) else { return Relation::Compatible };
        let range = Period { low: first.low, high: last.high };
        self.relate(Comparison::Equal, &Self::new(vec![range], Grain::Interval))
    }

    fn answer(&self, claimed: &Self, relate: impl Fn(&Period, &Period) -> Relation) -> Relation {
        // The best reading of each side decides; a contradiction needs every other pair to be one too.
        let pairs = claimed.readings.iter().flat_map(|claimed| self.readings.iter().map(move |fact| (fact, claimed)));
        let mut answers = pairs.map(|(fact, claimed)| relate(fact, claimed));
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

/// A quarter of a year, counted from 1.
fn quarter_of(year: i16, quarter: i8) -> Option<DateValue> {
    months_of(year, quarter, 3, Grain::Quarter)
}

/// A half of a year, counted from 1.
fn half_of(year: i16, half: i8) -> Option<DateValue> {
    months_of(year, half, 6, Grain::Half)
}

/// The stretch number `at`, from 1, of `length` months.
fn months_of(year: i16, at: i8, length: i8, grain: Grain) -> Option<DateValue> {
    let first = Date::new(year, (at.checked_sub(1)?).checked_mul(length)?.checked_add(1)?, 1).ok()?;
    let last = Date::new(year, first.month() + length - 1, 1).ok()?.last_of_month();
    DateValue::days(first, last, grain)
}

fn week_of(year: i16, week: i8) -> Option<DateValue> {
    let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
    DateValue::days(monday, monday.checked_add(6.days()).ok()?, Grain::Week)
}

impl DateValue {
    fn single_day(&self) -> Option<Date> {
        self.best()?.low_end().filter(|_| self.grain == Grain::Day).map(DateTime::date)
    }

    fn at(day: Date, time: TimeOfDay) -> Option<Self> {
        let moment =
            |seconds: Option<u32>| midnight(day).checked_add(jiff::SignedDuration::from_secs(seconds?.into())).ok();
        let period = Period::half_open(moment(time.range.low_end())?, moment(time.range.high_end())?);
        Some(Self::new(vec![period], Grain::Minute))
    }
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(period) = self.best() else {
            return match self.fault {
                Some(fault) => fault.fmt(f),
                None => f.write_str("a date that nothing here resolves"),
            };
        };
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
    let same = |whole: DateValue| whole.best() == Some(&Period::half_open(start, end));
    match grain {
        Grain::Second | Grain::Minute | Grain::Hour | Grain::PartOfDay => {
            write!(f, "{first} {:02}:{:02}", start.hour(), start.minute())
        }
        Grain::Day if first == last => write!(f, "{first}"),
        Grain::Half if months_of(first.year(), first.month() / 6 + 1, 6, grain).is_some_and(same) => {
            write!(f, "{:04}-H{}", first.year(), first.month() / 6 + 1)
        }
        Grain::Quarter if months_of(first.year(), first.month() / 3 + 1, 3, grain).is_some_and(same) => {
            write!(f, "{:04}-Q{}", first.year(), first.month() / 3 + 1)
        }
        Grain::Week if first.weekday() == Weekday::Monday => {
            let week = first.iso_week_date();
            write!(f, "{:04}-W{:02}", week.year(), week.week())
        }
        Grain::Month if first.last_of_month() == last => write!(f, "{:04}-{:02}", first.year(), first.month()),
        Grain::Year if first.first_of_year() == first && first.last_of_year() == last => {
            write!(f, "{:04}", first.year())
        }
        _ => write!(f, "{first} to {last}"),
    }
}

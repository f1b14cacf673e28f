//! All that lies on one side of a date: "since February 2022", "until Friday", "2016 or later".

use super::{
    DateValue, Grain, Period,
    calendar::{Read, days, ends, interval, unresolved},
    context::last_date,
    midnight, parts, reading,
};
use crate::values::Prose;
use jiff::civil::{Date, DateTime};
use std::ops::Bound;

/// "since February 2022", "until Friday", "before 2010", "after 5 May", "no later than Friday".
pub(super) fn open(prose: &Prose<'_>, at: usize) -> Read {
    let than = |at: usize| prose.is_any(at + 1, &["later", "earlier"]) && prose.is(at + 2, "than");
    match prose.word(at) {
        "since" | "Since" => since(prose, at),
        "until" | "Until" | "till" => beside(prose, at + 1, Side::Until),
        "before" | "Before" => beside(prose, at + 1, Side::Before),
        "after" | "After" => beside(prose, at + 1, Side::After),
        "no" | "No" | "not" | "Not" if than(at) && prose.is(at + 1, "later") => beside(prose, at + 3, Side::Until),
        "no" | "No" | "not" | "Not" if than(at) => beside(prose, at + 3, Side::From),
        _ => None,
    }
}

/// On which side of a date a stretch lies: the date itself is in it for `Until` and `From`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Until,
    From,
    After,
}

/// Up to the day of publication; open where nothing tells it.
fn since(prose: &Prose<'_>, at: usize) -> Read {
    let skipped = at + 1 + usize::from(prose.is(at + 1, "the"));
    let (begun, grain, end) = if prose.is(at + 1, "then") {
        (last_date(prose, at)?, Grain::Interval, at + 2)
    } else {
        let (date, end) = reading::point(prose, at + 1).or_else(|| reading::point(prose, skipped))?;
        // What has lasted since then began in the past, whatever the tense says.
        let past =
            |period: &&Period| period.low_end().is_none_or(|low| prose.reference.is_none_or(|day| low.date() <= day));
        let Some(period) = date.readings.iter().find(past) else {
            let open = |begun: &Period| lasting(*begun, date.grain, Bound::Unbounded);
            return Some((date.best().map_or_else(|| unresolved(Grain::Interval), open), end));
        };
        (*period, date.grain, end)
    };
    let high = match prose.reference.map(Date::tomorrow) {
        Some(next) => Bound::Excluded(midnight(next.ok()?)),
        None => Bound::Unbounded,
    };
    // "since the start of the year": its first day.
    let starts = prose.is_any(skipped, &["beginning", "start"]);
    let (first, last) = ends(&begun)?;
    let day = days(first, first, Grain::Day).filter(|_| starts || first == last && grain > Grain::Day);
    let (begun, grain) = day.and_then(|day| Some((*day.best()?, Grain::Day))).unwrap_or((begun, grain));
    Some((lasting(begun, grain, high), end))
}

/// All the time since a date.
fn lasting(begun: Period, grain: Grain, high: Bound<DateTime>) -> DateValue {
    DateValue { since: Some((begun, grain)), ..interval(Period { low: begun.low, high }) }
}

/// What lies on one side of the date at token `at`.
fn beside(prose: &Prose<'_>, at: usize, side: Side) -> Read {
    let inner = at + usize::from(prose.is(at, "the"));
    if let Some(found) = beside_an_edge(prose, inner, side) {
        return Some(found);
    }
    let (date, end) = reading::moment(prose, at).or_else(|| reading::moment(prose, inner))?;
    // "After Tuesday's vote" and "before the 2026 election" speak of the event.
    if prose.is_any(end, &["'s", "’s", "'", "’"]) || date.grain == Grain::Year && inner > at && !prose.is(inner, "year")
    {
        return None;
    }
    let part = |period: &Period| {
        let (start, finish) = (period.low_end()?, period.high_end()?);
        let clock = date.grain < Grain::PartOfDay;
        let last = if clock { start } else { finish };
        Some(match side {
            Side::Before => Period { low: Bound::Unbounded, high: Bound::Excluded(start) },
            Side::Until => Period { low: Bound::Unbounded, high: Bound::Excluded(last) },
            Side::From => Period { low: Bound::Included(start), high: Bound::Unbounded },
            Side::After => Period { low: Bound::Included(last), high: Bound::Unbounded },
        })
    };
    let readings = date.readings.iter().filter_map(part).collect();
    Some((DateValue::new(readings, Grain::Interval), end))
}

/// "2016 or later", "from 5 May onwards", "1990 and earlier": the date with what opens it to one side.
pub(super) fn with_open_end(prose: &Prose<'_>, (date, at): (DateValue, usize)) -> (DateValue, usize) {
    match opened_behind(prose, at) {
        Some((later, end)) => (opened(&date, later), end),
        None => (date, at),
    }
}

/// Whether words at `at` open a time to what is later or to what is earlier, and the token behind them.
pub(in crate::values) fn opened_behind(prose: &Prose<'_>, at: usize) -> Option<(bool, usize)> {
    if prose.is_any(at, &["onwards", "onward"]) {
        return Some((true, at + 1));
    }
    // "On 5 May or later that week" tells of two times.
    let goes_on = ["that", "this", "in", "on", "the", "at", "than", "by", "when", "as"];
    let joined = prose.is_any(at, &["or", "and"]) && !prose.is_any(at + 2, &goes_on) && !prose.is_digits(at + 2);
    match prose.word(at + 1) {
        "later" | "after" if joined => Some((true, at + 2)),
        "earlier" | "before" if joined => Some((false, at + 2)),
        _ => None,
    }
}

/// "before the end of June", "after the start of March": what lies on one side of where a stretch ends or begins, its last or first days in.
fn beside_an_edge(prose: &Prose<'_>, at: usize, side: Side) -> Read {
    let before = match side {
        Side::Before if prose.is(at, "end") => true,
        Side::After if prose.is_any(at, &["beginning", "start"]) => false,
        _ => return None,
    };
    let (date, end) = parts::whole(prose, at + 2, 1).filter(|_| prose.is(at + 1, "of"))?;
    Some((opened(&date, !before), end))
}

/// The date with all that is later, or with all that is earlier.
fn opened(date: &DateValue, later: bool) -> DateValue {
    let side = |period: &Period| {
        if later {
            Period { low: period.low, high: Bound::Unbounded }
        } else {
            Period { low: Bound::Unbounded, high: period.high }
        }
    };
    DateValue { readings: date.readings.iter().map(side).collect(), grain: Grain::Interval, ..*date }
}

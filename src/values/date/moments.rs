//! A day with a time of it: "at 5 p.m. on Tuesday", "Friday night", "May 5 at noon".

use super::{
    DateValue, Grain, Period,
    calendar::{Read, ends},
    midnight, parts, reading,
    words::{self, Word},
};
use crate::values::{Prose, TimeOfDay, time};
use jiff::SignedDuration;
use std::ops::Bound;

/// A date and a clock time or part of the day, in either order; `date` is the date that stands at the token itself.
pub(super) fn timed(prose: &Prose<'_>, at: usize, date: Option<&(DateValue, usize)>) -> Read {
    time_first(prose, at).or_else(|| {
        let part = part_of_day(prose, date?);
        part.as_ref().or(date).and_then(|(date, behind)| date_first(prose, date, *behind)).or(part)
    })
}

/// "Friday night", "tonight", "the morning of 5 May": the date, where it is a part of a day or one stands behind it.
fn part_of_day(prose: &Prose<'_>, (date, behind): &(DateValue, usize)) -> Read {
    match date.grain {
        Grain::PartOfDay => Some((date.clone(), *behind)),
        Grain::Day => with_part(prose, date, *behind),
        _ => None,
    }
}

fn time_first(prose: &Prose<'_>, at: usize) -> Read {
    let (time, behind, certain) = match time::span(prose, at) {
        Some((time, behind)) => (time, behind, true),
        None => bare_hours(prose, at).map(|(time, behind)| (time, behind, false))?,
    };
    let comma = behind + usize::from(prose.is(behind, ","));
    let on = comma + usize::from(prose.is_any(comma, &["on", "of", "the"]));
    let the = on + usize::from(prose.is(on, "the"));
    let day = reading::point(prose, the).filter(|(date, _)| matches!(date.grain, Grain::Day | Grain::PartOfDay))?;
    let (date, end) = part_of_day(prose, &day).unwrap_or(day);
    let certain = certain || date.grain == Grain::PartOfDay || prose.is_any(at, &["noon", "midnight"]);
    Some((if certain { at_time(&date, time)? } else { at_either_half(&date, time)? }, end))
}

/// "8 tonight", "between 3 and 5 on Tuesday", "at 5 on Tuesday": bare hours need their day.
fn bare_hours(prose: &Prose<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    if prose.is_any(at, &["from", "between"]) {
        return time::hours(prose, at);
    }
    let led = at > 0 && prose.is(at - 1, "at");
    time::bare_hour(prose, at).filter(|(_, behind)| {
        prose.is_any(*behind, &["tonight", "tomorrow", "yesterday"])
            || (at == 0 || led)
                && prose.is(*behind, "this")
                && matches!(words::word(prose, behind + 1), Some(Word::PartOfDay(..)))
            || led && prose.is(*behind, "on")
    })
}

fn date_first(prose: &Prose<'_>, date: &DateValue, behind: usize) -> Read {
    if !matches!(date.grain, Grain::Day | Grain::PartOfDay) {
        return None;
    }
    let comma = behind + usize::from(prose.is(behind, ","));
    let led = prose.is_any(comma, &["at", "around", "about", "from", "between", "T"]);
    let clock = comma + usize::from(prose.is_any(comma, &["at", "around", "about", "for", "T"]));
    let (time, end) = time::open(prose, comma)
        .or_else(|| time::span(prose, clock))
        .or_else(|| time::hours(prose, clock).filter(|_| led && clock == comma))
        .or_else(|| {
            time::bare_hour(prose, clock).filter(|(_, end)| led && !prose.is_word(*end) && !prose.is_any(*end, &["%"]))
        })?;
    Some((at_time(date, time)?, end))
}

const NOON: u32 = 12 * 3600;
const MINUTE: u32 = 60;
/// "Tonight at 2" is no afternoon.
const SMALL_HOURS: u32 = 4 * 3600;

/// The time on each day that `date` may be. On an afternoon, evening or night "at 8" is 20:00.
fn at_time(date: &DateValue, time: TimeOfDay) -> Option<DateValue> {
    let start = time.range.low_end().or(time.range.high_end())?;
    let late =
        |reading: &Period| date.grain == Grain::PartOfDay && reading.low_end().is_some_and(|low| low.hour() >= 12);
    let on_day = |reading: &Period| {
        let day = midnight(ends(reading)?.0);
        let night = reading.low_end().is_some_and(|low| low.hour() >= 18);
        let shift = if late(reading) && start < NOON && (!night || start >= SMALL_HOURS) { NOON } else { 0 };
        let at = |seconds: u32| day.checked_add(SignedDuration::from_secs(i64::from(seconds + shift))).ok();
        let low = match time.range.low_end() {
            Some(start) => Bound::Included(at(start)?),
            None => Bound::Unbounded,
        };
        let high = match time.range.high_end() {
            Some(end) if end < start => Bound::Excluded(at(end + 2 * NOON)?),
            Some(end) => Bound::Excluded(at(end)?),
            None => Bound::Unbounded,
        };
        Some(Period { low, high })
    };
    let grain = if time.is_span() { Grain::Interval } else { Grain::Minute };
    Some(DateValue::new(date.readings.iter().filter_map(on_day).collect(), grain))
}

/// The hours that tell no half of the day, before noon and behind it. A working day holds those up to six in its second half.
fn at_either_half(date: &DateValue, time: TimeOfDay) -> Option<DateValue> {
    let (start, end) = (time.range.low_end()?, time.range.high_end()?);
    let mut early = at_time(date, time)?;
    if end > NOON + MINUTE {
        return Some(early);
    }
    let late = if time.is_span() {
        at_time(date, TimeOfDay::between(start + NOON, end + NOON))?
    } else {
        at_time(date, TimeOfDay::minute((start + NOON) / 3600 % 24, 0)?)?
    };
    let (first, second) = if start <= NOON / 2 { (&late, &early) } else { (&early, &late) };
    let both = first.readings.iter().zip(&second.readings).flat_map(|(one, other)| [*one, *other]).collect();
    early.readings = both;
    Some(early)
}

/// "today pm": the part of the day that people mean by it.
fn half_of_day(prose: &Prose<'_>, at: usize) -> Option<Word> {
    match prose.word(at) {
        "am" | "AM" | "a.m." => Some(Word::PartOfDay(6, 12)),
        "pm" | "PM" | "p.m." => Some(Word::PartOfDay(12, 18)),
        _ => None,
    }
}

/// A part of the day behind a date: "Friday night", "tomorrow early morning", "today pm", "5 May in the evening".
pub(super) fn with_part(prose: &Prose<'_>, date: &DateValue, behind: usize) -> Read {
    let name = behind
        + if prose.is_phrase(behind, &["in", "the"]) {
            2
        } else {
            usize::from(prose.is_any(behind, &["early", "late"]))
        };
    match half_of_day(prose, name).or_else(|| words::word(prose, name))? {
        Word::PartOfDay(start, end) => Some((parts::of_day(date, (start, end)), name + 1)),
        _ => None,
    }
}

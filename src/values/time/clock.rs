//! Clock times in prose: "14:30", "half past two", "from 9 to 11 a.m.".

use super::{TimeOfDay, parts_of_day, zones};
use crate::{
    interval::Interval,
    language::{lemma, lexicon, words},
    values::{Prose, Value, date, duration, number::NumberWord, prose::Roles},
};
use std::ops::Bound;

/// "14:30", "2:30 p.m.", "5pm", "noon", "half past two", "from 9 to 11 a.m.".
pub(in crate::values) fn read(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    if !prose.may_be(at, Roles::DATE_OPENING) {
        return None;
    }
    let (time, end) = open(prose, at).or_else(|| span(prose, at)).or_else(|| parts_of_day::read(prose, at))?;
    Some((Value::Time(time), end))
}

/// "from 10 to 4", "between 3 and 5": bare hours, of which the later one is not before the other.
pub(in crate::values) fn hours(prose: &Prose<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    let (left, middle) = bare_hour(prose, at + usize::from(prose.is_any(at, &["from", "between"])))?;
    let joins = prose.is_any(middle, &["to", "until", "and"]) || prose.is_dash(middle);
    let (right, end) = bare_hour(prose, middle + 1).filter(|_| joins)?;
    let (start, finish) = (left.range.low_end()?, right.range.low_end()?);
    let finish = if finish <= start { finish + HALF_A_DAY } else { finish };
    (start < finish).then(|| (TimeOfDay::between(start, finish), end))
}

/// "before 11 a.m.", "after 6pm", "until noon", "no later than 5pm", "3 p.m. or later".
pub(in crate::values) fn open(prose: &Prose<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    let bound = |at: usize| prose.is_any(at, &["no", "not"]) && prose.is(at + 2, "than");
    let (after, inner) = match prose.word(at) {
        "after" => (true, at + 1),
        "before" | "until" | "till" => (false, at + 1),
        _ if bound(at) && prose.is(at + 1, "later") => (false, at + 3),
        _ if bound(at) && prose.is(at + 1, "earlier") => (true, at + 3),
        _ => return open_behind(prose, at),
    };
    let (time, end) = clock_at(prose, inner)?;
    Some((on_one_side(time, after)?, end))
}

/// "3 p.m. or later".
fn open_behind(prose: &Prose<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    let (time, end) = prose.may_be(at, Roles::CLOCK).then(|| clock_at(prose, at))??;
    let (later, end) = date::opened_behind(prose, end)?;
    Some((on_one_side(time, later)?, end))
}

/// All that is later on the same day, the minute itself in, or all that is earlier.
fn on_one_side(time: TimeOfDay, later: bool) -> Option<TimeOfDay> {
    let moment = time.range.low_end()?;
    let range = if later {
        Interval { low: Bound::Included(moment), high: Bound::Unbounded }
    } else {
        Interval { low: Bound::Unbounded, high: Bound::Excluded(moment) }
    };
    Some(TimeOfDay { range, ..time })
}

/// A clock time or a stretch between two.
pub(in crate::values) fn span(prose: &Prose<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    let lead = prose.is_any(at, &["from", "between"]);
    let start = at + usize::from(lead);
    if !prose.may_be(start, Roles::CLOCK) {
        return None;
    }
    let clock = clock_at(prose, start);
    let left = clock.or_else(|| bare_hour(prose, start));
    left.and_then(|left| stretch(prose, start, left)).or(clock.filter(|_| !lead))
}

const HALF_A_DAY: u32 = 12 * 3600;

/// "5 to 6pm", "9:30–11:00", "between 4pm and 5pm".
fn stretch(prose: &Prose<'_>, at: usize, (left, middle): (TimeOfDay, usize)) -> Option<(TimeOfDay, usize)> {
    let between = at > 0 && prose.is(at - 1, "between");
    let joins =
        prose.is_any(middle, &["to", "until", "till"]) || prose.is_dash(middle) || between && prose.is(middle, "and");
    let (right, end) = if joins { clock_at(prose, middle + 1)? } else { return None };
    let (mut start, finish) = (left.range.low_end()?, right.range.low_end()?);
    // What is said of the end holds for the beginning: "5 to 6pm".
    let said = |from: usize, to: usize| (from..to).any(|at| half_of_day(prose, at).is_some());
    if !said(at, middle) && start < HALF_A_DAY && start + HALF_A_DAY < finish {
        start += HALF_A_DAY;
    }
    let offset = right.offset.or(left.offset);
    (start != finish).then(|| (TimeOfDay { offset, ..TimeOfDay::between(start, finish) }, end))
}

fn half_of_day(prose: &Prose<'_>, at: usize) -> Option<u32> {
    match prose.word(at) {
        "am" | "AM" | "a.m." | "A.M." | "a.m" => Some(0),
        "pm" | "PM" | "p.m." | "P.M." | "p.m" => Some(12),
        _ => None,
    }
}

/// The hour that a figure or word alone may mean: "7", "seven".
pub(in crate::values) fn bare_hour(prose: &Prose<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    let hour = hour_number(prose, at).filter(|hour| *hour <= 24)?;
    Some((TimeOfDay::minute(hour % 24, 0)?, at + 1))
}

fn hour_number(prose: &Prose<'_>, at: usize) -> Option<u32> {
    if prose.is_digits(at) {
        return prose.word(at).parse().ok().filter(|_| prose.word(at).len() <= 2);
    }
    number_in_words(prose, at).filter(|hour| (1..=12).contains(hour))
}

/// A single clock time.
fn clock_at(prose: &Prose<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    let (time, end) = named(prose, at)
        .or_else(|| past_the_hour(prose, at))
        .or_else(|| written(prose, at))
        .or_else(|| told(prose, at))?;
    let (offset, end) = zones::behind(prose, end).unwrap_or((None, end));
    Some((TimeOfDay { offset, ..time }, end))
}

/// The hours that have a name.
pub(in crate::values) const HOURS_NAMED: [&str; 3] = ["noon", "midday", "midnight"];

fn named(prose: &Prose<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    Some((TimeOfDay::minute(hour_named(prose, at)?, 0)?, at + 1))
}

fn hour_named(prose: &Prose<'_>, at: usize) -> Option<u32> {
    match prose.word(at) {
        "noon" | "Noon" | "midday" | "Midday" => Some(12),
        "midnight" | "Midnight" => Some(0),
        _ => None,
    }
}

/// "half past two", "a quarter to six", "ten past nine".
fn past_the_hour(prose: &Prose<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    if let Some(found) = half_hour(prose, at) {
        return Some(found);
    }
    let at = at + usize::from(prose.is(at, "a") && prose.is(at + 1, "quarter"));
    let (minutes, way) = match prose.word(at) {
        "half" | "Half" => (30, at + 1),
        "quarter" => (15, at + 1),
        _ => (hour_number(prose, at).or_else(|| twenty(prose, at)).filter(|minutes| *minutes < 60)?, at + 1),
    };
    let way = way + usize::from(prose.is(way, "minutes"));
    let noon = hour_named(prose, way + 1).is_some();
    let before = prose.is(way, "to") && minutes != 30 && (noon || !prose.is_digits(at));
    if !prose.is(way, "past") && !before {
        return None;
    }
    let hour = hour_number(prose, way + 1).or_else(|| hour_named(prose, way + 1)).filter(|hour| *hour <= 12)?;
    let end = way + 2;
    // "Ten to twelve" is a range as often as a time: only a quarter, or the half of the day behind it, tells.
    let (shift, end) = half_behind(prose, end).map_or((None, end), |(shift, end)| (Some(shift), end));
    if before && !prose.is(at, "quarter") && shift.is_none() && !(noon && minutes > 12) {
        return None;
    }
    let hour = shift.map_or(hour, |shift| hour % 12 + shift);
    let total = if before { (hour + 24) * 60 - minutes } else { hour * 60 + minutes };
    Some((TimeOfDay::minute(total / 60 % 24, total % 60)?, end))
}

/// "half three": half past it, where "at" leads to it.
fn half_hour(prose: &Prose<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    let hour = hour_number(prose, at + 1).filter(|_| prose.is(at, "half") && prose.is_word(at + 1))?;
    let led = at > 0 && prose.is_any(at - 1, &["at", "until", "till", "by", "before", "after"]);
    let counts = prose.is_word(at + 2) && words::class(prose.word(at + 2)).is_none();
    (led && !counts).then(|| Some((TimeOfDay::minute(hour, 30)?, at + 2)))?
}

fn twenty(prose: &Prose<'_>, at: usize) -> Option<u32> {
    prose.is(at, "twenty").then_some(20)
}

/// What tells the half of the day behind an hour: "a.m.", "in the morning", "o'clock in the evening".
fn half_behind(prose: &Prose<'_>, at: usize) -> Option<(u32, usize)> {
    if let Some(shift) = half_of_day(prose, at) {
        return Some((shift, at + 1));
    }
    let part = at + 2;
    if !prose.is_phrase(at, &["in", "the"]) {
        return None;
    }
    match prose.word(part) {
        "morning" => Some((0, part + 1)),
        "afternoon" | "evening" => Some((12, part + 1)),
        _ => None,
    }
}

/// "14:30", "14:30:05", "2.30pm", "5 p.m.", "seven o'clock".
fn written(prose: &Prose<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    let ((hour, minute, second), end) = figures(prose, at)?;
    if is_verse(prose, at) || duration::stopped(prose, at).is_some() {
        return None;
    }
    let clock = prose.is_any(end, &["o'clock", "o’clock"]) || prose.is_phrase(end, &["o", "'clock"]);
    let behind = end + usize::from(clock);
    let half = half_behind(prose, behind).filter(|_| (1..=12).contains(&hour));
    let (hour, end) = match half {
        Some((shift, end)) => (hour % 12 + shift, end),
        None if clock || minute.is_some() => (hour, behind),
        None => return None,
    };
    if half.is_none() && prose.is_digits(at) && prose.word(at).contains('.') {
        return None;
    }
    let mut time = TimeOfDay::minute(hour, minute.unwrap_or(0))?;
    if let Some(second) = second.filter(|second| *second < 60) {
        let start = time.range.low_end()? + second;
        time.range = Interval::half_open(start, start + 1);
    }
    Some((time, end))
}

/// "three thirty", where "at" or the half of the day shows that it is no sum of numbers.
fn told(prose: &Prose<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    let hour = hour_number(prose, at).filter(|_| prose.is_word(at))?;
    let tens = number_in_words(prose, at + 1).filter(|tens| (10..60).contains(tens))?;
    let next = at + 2 + usize::from(prose.is_dash(at + 2));
    let unit = number_in_words(prose, next).filter(|unit| *unit < 10 && tens >= 20);
    let (minute, end) = unit.map_or((tens, at + 2), |unit| (tens + unit, next + 1));
    if let Some((shift, end)) = half_behind(prose, end) {
        return Some((TimeOfDay::minute(hour % 12 + shift, minute)?, end));
    }
    let led = at > 0 && prose.is_any(at - 1, &["at", "until", "till", "by"]);
    let counts = prose.is_dash(end) || prose.is_word(end) && words::class(prose.word(end)).is_none();
    (led && !counts).then(|| Some((TimeOfDay::minute(hour, minute)?, end)))?
}

fn number_in_words(prose: &Prose<'_>, at: usize) -> Option<u32> {
    match prose.number_word(at)? {
        NumberWord::Unit(number) => number.to_i64().and_then(|number| u32::try_from(number).ok()),
        _ => None,
    }
}

type Figures = (u32, Option<u32>, Option<u32>);

fn figures(prose: &Prose<'_>, at: usize) -> Option<(Figures, usize)> {
    let two = |word: &str| word.parse::<u32>().ok().filter(|_| word.len() == 2);
    if let Some((hour, minute)) = prose.word(at).split_once('.').filter(|_| prose.is_digits(at)) {
        return Some(((hour.parse().ok().filter(|_| hour.len() <= 2)?, Some(two(minute)?), None), at + 1));
    }
    let zoned = || prose.word(at).len() == 4 && zones::behind(prose, at + 1).is_some();
    if let Some(figures) = hours_and_minutes(prose.word(at)).filter(|_| half_of_day(prose, at + 1).is_some() || zoned())
    {
        return Some((figures, at + 1));
    }
    let hour = hour_number(prose, at)?;
    let colon = |at: usize| prose.word(at) == ":" && prose.touches_next(at - 1) && prose.touches_next(at);
    if !colon(at + 1) {
        return Some(((hour, None, None), at + 1));
    }
    let minute = two(prose.word(at + 2)).filter(|_| prose.is_digits(at + 2))?;
    if colon(at + 3) {
        let second = two(prose.word(at + 4))?;
        return Some(((hour, Some(minute), Some(second)), at + 5));
    }
    Some(((hour, Some(minute), None), at + 3))
}

/// "John 3:16": chapter and verse of a book rather than a time right behind a name.
fn is_verse(prose: &Prose<'_>, at: usize) -> bool {
    let Some(name) = at.checked_sub(1).filter(|_| prose.word(at + 1) == ":") else { return false };
    let word = prose.word(name);
    prose.is_word(name)
        && prose.is_capitalised(name)
        && word.bytes().any(|byte| byte.is_ascii_lowercase())
        && words::class(&lemma::lower(word)).is_none()
        && !lexicon::is_calendar_word(word)
        && !(at + 3..at + 5).any(|at| half_of_day(prose, at).is_some() || zones::behind(prose, at).is_some())
}

/// "330" before "p.m.", "1130" before "a.m.".
fn hours_and_minutes(word: &str) -> Option<Figures> {
    let figure: u32 = word.parse().ok().filter(|_| matches!(word.len(), 3 | 4))?;
    Some((figure / 100, Some(figure % 100), None))
}

//! Dates that look from another: from the publication ("last week", "two years ago") or from what the text spoke of last ("that year").

use super::{
    DateValue, Grain, Period, absolute,
    calendar::{Read, around, days, ends, grain, hours, interval, readings, shift_days, shifted, unresolved},
    context::{Tense, last_date, looks_forward, present, tense},
    reading,
    words::{self, Pointer, Unit, Word},
};
use crate::values::{Prose, number};
use jiff::civil::Date;

fn or_unresolved(value: Option<DateValue>, grain: Grain) -> DateValue {
    value.unwrap_or_else(|| unresolved(grain))
}

/// "today", "yesterday", "tomorrow", "tonight", "overnight", "the day before yesterday".
pub(super) fn near_today(prose: &Prose<'_>, at: usize) -> Read {
    let beyond = [("before", "yesterday", -2), ("after", "tomorrow", 2)];
    let found = beyond.iter().find(|(way, day, _)| prose.is_phrase(at, &["day", way, day]));
    let (days, end) = match found {
        Some((_, _, days)) => (*days, at + 3),
        None if prose.is(at, "today") => (0, at + 1),
        None if prose.is(at, "yesterday") => (-1, at + 1),
        None if prose.is(at, "tomorrow") => (1, at + 1),
        None => return night(prose, at),
    };
    let day = prose.reference.and_then(|today| DateValue::day(shift_days(today, days)?));
    Some((or_unresolved(day, Grain::Day), end))
}

/// Hours of the night that "overnight" covers, counted from midnight before it.
const OVERNIGHT: (i8, i8) = (20, 30);
const TONIGHT: (i8, i8) = (18, 24);

fn night(prose: &Prose<'_>, at: usize) -> Read {
    let (start, end) = match prose.word(at) {
        "tonight" | "Tonight" => TONIGHT,
        "overnight" | "Overnight" => OVERNIGHT,
        _ => return None,
    };
    let period = prose.reference.and_then(|today| hours(today, start, end));
    Some((part_of_day(period), at + 1))
}

pub(super) fn part_of_day(period: Option<Period>) -> DateValue {
    DateValue { readings: period.into_iter().collect(), grain: Grain::PartOfDay, hedge: None }
}

/// "Thursday", "last Thursday", "Monday next week", "Monday of next week", "next week on Tuesday".
pub(super) fn weekday(prose: &Prose<'_>, at: usize) -> Read {
    let pointer = words::pointer(prose, at);
    let name =
        at + usize::from(pointer.is_some()) + usize::from(pointer == Some(Pointer::This) && upcoming(prose, at + 1));
    let Some(day) = words::weekday(prose, name) else { return weekday_of_week(prose, at) };
    let end = name + 1;
    if pointer.is_none()
        && let Some((week, end)) = week_behind(prose, end)
    {
        return Some((in_week(week.best(), day), end));
    }
    let from = match pointer {
        Some(Pointer::Previous | Pointer::Following) => {
            last_date(prose, at).and_then(|last| ends(&last)).map(|(_, last)| last)
        }
        _ => None,
    };
    let Some(today) = from.or(prose.reference) else { return Some((unresolved(Grain::Day), end)) };
    let forward = || tense(prose, at, end) == Tense::Future;
    let pointer = if upcoming(prose, at + 1) { Some(Pointer::Next) } else { pointer };
    let candidates = weekdays(today, day, pointer, forward)?;
    Some((readings(candidates.into_iter().filter_map(DateValue::day), Grain::Day), end))
}

fn upcoming(prose: &Prose<'_>, at: usize) -> bool {
    words::pointer(prose, at) == Some(Pointer::Next)
}

fn weekdays(today: Date, day: i8, pointer: Option<Pointer>, forward: impl Fn() -> bool) -> Option<[Date; 2]> {
    let since_it = i64::from((today.weekday().to_monday_one_offset() - day).rem_euclid(7));
    let back = shift_days(today, -since_it)?;
    let week_on = |date: Date| shift_days(date, 7);
    let week_before = |date: Date| shift_days(date, -7);
    let on = if since_it == 0 { today } else { week_on(back)? };
    Some(match pointer.map(Pointer::step) {
        Some(-1) if since_it == 0 => [week_before(today)?, week_before(today)?],
        Some(-1) => [back, week_before(back)?],
        Some(1) => {
            let next = if since_it == 0 { week_on(today)? } else { on };
            [next, week_on(next)?]
        }
        _ if forward() => [on, week_before(on)?],
        _ => [back, week_on(back)?],
    })
}

/// "of next week", "last week", "this week" behind a weekday.
fn week_behind(prose: &Prose<'_>, at: usize) -> Read {
    let of = at + usize::from(prose.is(at, "of"));
    let the = of + usize::from(prose.is(of, "the"));
    pointed(prose, the).filter(|(value, _)| value.grain == Grain::Week)
}

/// "next week on Tuesday".
fn weekday_of_week(prose: &Prose<'_>, at: usize) -> Read {
    let (week, behind) = pointed(prose, at).filter(|(value, _)| value.grain == Grain::Week)?;
    let name = behind + usize::from(prose.is(behind, "on"));
    let day = words::weekday(prose, name)?;
    Some((in_week(week.best(), day), name + 1))
}

fn in_week(week: Option<&Period>, day: i8) -> DateValue {
    let date = week.and_then(ends).and_then(|(monday, _)| shift_days(monday, i64::from(day) - 1));
    or_unresolved(date.and_then(DateValue::day), Grain::Day)
}

/// A year that words lead to: "2025", "this year", "the year".
pub(super) fn year(prose: &Prose<'_>, at: usize) -> Read {
    if let Some(year) = absolute::year_at(prose, at) {
        return Some((DateValue::year(year)?, at + 1));
    }
    let the = at + usize::from(prose.is(at, "the"));
    the_present(prose, at).or_else(|| pointed(prose, the)).filter(|(date, _)| date.grain == Grain::Year)
}

/// "the month", "the week", "the year", "the day": the present one. Only behind words that ask for a stretch of time.
pub(super) fn the_present(prose: &Prose<'_>, at: usize) -> Read {
    let unit = words::unit(prose, at + 1).filter(|unit| *unit >= Unit::Day && prose.is(at, "the"))?;
    Some((or_unresolved(present(prose).and_then(|today| around(today, unit)), grain(unit)), at + 2))
}

/// "this month", "last year", "that week", "the following day", "last September", "last night", "the past three months".
pub(super) fn pointed(prose: &Prose<'_>, at: usize) -> Read {
    let mut pointer = words::pointer(prose, at)?;
    let mut behind = at + 1;
    // "This coming week", "this past year", "that same day".
    if matches!(pointer, Pointer::This | Pointer::Same)
        && let Some(second) = words::pointer(prose, behind)
    {
        (pointer, behind) = (second, behind + 1);
    }
    // "The next day" follows what was told; "next year" is the reader's.
    let told = at > 0 && prose.is(at - 1, "the");
    match words::word(prose, behind) {
        Some(Word::Month(month)) => Some(pointed_month(prose, at, pointer, month, words::month(prose, behind)?.1)),
        Some(Word::Unit(unit)) if unit >= Unit::Day && !prose.word(behind).ends_with('s') => {
            if pointer == Pointer::Next && told && unit == Unit::Day {
                pointer = Pointer::Following;
            }
            Some(pointed_unit(prose, at, pointer, unit, behind + 1))
        }
        Some(Word::PartOfDay(start, end)) if pointer != Pointer::This || !prose.is(behind, "night") => {
            Some(pointed_part(prose, at, pointer, (start, end), behind + 1))
        }
        _ => counted_pointed(prose, pointer, behind),
    }
}

fn pointed_unit(prose: &Prose<'_>, at: usize, pointer: Pointer, unit: Unit, end: usize) -> (DateValue, usize) {
    let told = pointer.looks_back_at_text().then(|| last_date(prose, at)).flatten().and_then(|last| ends(&last));
    let from = match (told, pointer) {
        (Some((first, _)), Pointer::Previous) => Some(first),
        (Some((first, last)), _) => Some(if unit == Unit::Day { last } else { first }),
        (None, _) => prose.reference,
    };
    let value = from.and_then(|day| around(shifted(day, unit, pointer.step())?, unit));
    (or_unresolved(value, grain(unit)), end)
}

fn pointed_month(prose: &Prose<'_>, at: usize, pointer: Pointer, month: i8, end: usize) -> (DateValue, usize) {
    if let Some((partial, end)) =
        absolute::partial(prose, at + 1).filter(|(partial, _)| partial.day.is_some() || partial.year.is_some())
    {
        return (partial.resolved(prose, at, end), end);
    }
    let told = pointer.looks_back_at_text().then(|| last_date(prose, at)).flatten().and_then(|last| ends(&last));
    let Some(from) = told.map(|(_, last)| last).or(prose.reference) else {
        return (unresolved(Grain::Month), end);
    };
    let year = match pointer.step() {
        -1 if month >= from.month() => from.year() - 1,
        1 if month <= from.month() => from.year() + 1,
        _ => from.year(),
    };
    (or_unresolved(DateValue::month(year, month), Grain::Month), end)
}

fn pointed_part(prose: &Prose<'_>, at: usize, pointer: Pointer, part: (i8, i8), end: usize) -> (DateValue, usize) {
    let told = pointer.looks_back_at_text().then(|| last_date(prose, at)).flatten().and_then(|last| ends(&last));
    let from = told.map(|(_, last)| last).or(prose.reference);
    let period = from.and_then(|day| hours(shift_days(day, pointer.step())?, part.0, part.1));
    (part_of_day(period), end)
}

/// How many units "recent" and "coming" reach.
const SOME: i64 = 6;

/// "the past three months", "the next five years", "the coming weeks".
fn counted_pointed(prose: &Prose<'_>, pointer: Pointer, at: usize) -> Read {
    let (count, behind) = match count(prose, at) {
        Some(((_, most), behind)) => (most, behind),
        // "The last days" are those of something; "the past weeks" and "the coming ones" are ours.
        None if matches!(pointer, Pointer::Last) && !prose.is(at - 1, "past") => return None,
        None => (SOME, at),
    };
    let unit = words::unit(prose, behind).filter(|unit| *unit >= Unit::Day && count > 0)?;
    let plural = prose.word(behind).ends_with('s') || count == 1;
    if !plural || pointer.step() == 0 {
        return None;
    }
    Some((or_unresolved(stretch(prose.reference, unit, count * pointer.step()), Grain::Interval), behind + 1))
}

/// The stretch of `count` units up to today, or from tomorrow on.
pub(super) fn stretch(today: Option<Date>, unit: Unit, count: i64) -> Option<DateValue> {
    let other = shifted(today?, unit, count)?;
    if count < 0 { days(other, today?, Grain::Interval) } else { days(shift_days(today?, 1)?, other, Grain::Interval) }
}

/// "recent months", "recent years": the last six.
pub(super) fn recent(prose: &Prose<'_>, at: usize) -> Read {
    let unit = words::unit(prose, at + 1).filter(|unit| *unit >= Unit::Day && prose.is(at, "recent"))?;
    prose
        .word(at + 1)
        .ends_with('s')
        .then(|| (or_unresolved(stretch(prose.reference, unit, -SOME), Grain::Interval), at + 2))
}

/// How many: "a", "three", "several", as the least and the most.
fn count(prose: &Prose<'_>, at: usize) -> Option<((i64, i64), usize)> {
    if prose.is_any(at, &["a", "an"]) && !prose.is_any(at + 1, &["few", "couple", "dozen"]) {
        return Some(((1, 1), at + 1));
    }
    let few = at + usize::from(prose.is(at, "a"));
    if prose.is(few, "few") {
        return Some(((2, 4), few + 1));
    }
    if let Some((low, high, end)) = number::vague_at(prose, at).filter(|_| prose.is_word(at)) {
        return Some(((low.to_i64()?, high.to_i64()?), end + usize::from(prose.is(end, "of"))));
    }
    let (measure, end) = number::read_plain(prose, at)?;
    let exact = measure.stated.filter(|stated| stated.is_whole())?.to_i64()?;
    Some(((exact, exact), end))
}

/// "four years ago", "two days later", "a year earlier", "three weeks after 5 May", "two months from now".
pub(super) fn counted(prose: &Prose<'_>, at: usize) -> Read {
    let (count, behind) = count(prose, at)?;
    if let Some(pointer) =
        words::pointer(prose, behind).filter(|pointer| pointer.step() != 0 && !prose.is_any(at, &["a", "an"]))
    {
        // "The 3 next weeks".
        let unit = words::unit(prose, behind + 1)
            .filter(|unit| *unit >= Unit::Day && prose.word(behind + 1).ends_with('s'))?;
        let value = stretch(prose.reference, unit, count.1.checked_mul(pointer.step())?);
        return Some((or_unresolved(value, Grain::Interval), behind + 2));
    }
    let unit_at = behind + usize::from(prose.is_dash(behind));
    let unit = words::unit(prose, unit_at).filter(|unit| *unit >= Unit::Day)?;
    let way = unit_at + 1 + usize::from(prose.is_dash(unit_at + 1));
    if prose.is(way, "ago") {
        return Some((away(prose.reference, unit, count, -1), way + 1));
    }
    let from_now = prose.is_phrase(way, &["from", "now"]) || prose.is_phrase(way, &["from", "today"]);
    if from_now || prose.is(way, "hence") {
        return Some((away(prose.reference, unit, count, 1), way + if from_now { 2 } else { 1 }));
    }
    let step = match prose.word(way) {
        "earlier" | "before" | "previously" => -1,
        "later" | "after" | "afterwards" | "from" => 1,
        _ => return None,
    };
    if prose.is_any(way, &["before", "after", "from"]) {
        let inner = way + 1 + usize::from(prose.is(way + 1, "the"));
        if let Some((date, end)) = reading::anchor(prose, inner) {
            let from = date.best().and_then(ends).map(|(first, last)| if step < 0 { first } else { last });
            return Some((away(from, unit, count, step), end));
        }
        // "Two days after the vote": what the words look back at is no date.
        if prose.is(way, "from") || prose.is_word(way + 1) && !prose.is_any(way + 1, &["he", "she", "it", "they"]) {
            return None;
        }
    }
    Some((told_away(prose, at, unit, count, step), way + 1))
}

/// "year-ago quarter", "year-earlier period": the same of the year before.
pub(super) fn year_ago(prose: &Prose<'_>, at: usize) -> Read {
    let joined = prose.is(at, "year") && prose.is_dash(at + 1) && prose.is_any(at + 2, &["ago", "earlier"]);
    if !joined {
        return None;
    }
    if prose.is(at + 3, "period") {
        return Some((told_away(prose, at, Unit::Year, (1, 1), -1), at + 4));
    }
    let unit = words::unit(prose, at + 3).filter(|unit| *unit >= Unit::Day)?;
    let from = last_date(prose, at).and_then(|last| ends(&last)).map(|(first, _)| first).or(prose.reference);
    let value = from.and_then(|day| around(shifted(day, Unit::Year, -1)?, unit));
    Some((or_unresolved(value, grain(unit)), at + 4))
}

/// So many units before or after what the text spoke of last. A year from a month or quarter is the same month or quarter.
fn told_away(prose: &Prose<'_>, at: usize, unit: Unit, count: (i64, i64), step: i64) -> DateValue {
    let last = last_date(prose, at).and_then(|last| ends(&last));
    if let Some((first, last)) = last.filter(|(first, last)| {
        unit == Unit::Year && first.day() == 1 && last.tomorrow().is_ok_and(|next| next.day() == 1)
    }) {
        let months = (last.year() - first.year()) * 12 + i16::from(last.month() - first.month());
        let kept = [(0, Unit::Month), (2, Unit::Quarter), (5, Unit::Half)].iter().find(|(length, _)| *length == months);
        if let Some((_, kept)) = kept.filter(|_| count.0 == count.1) {
            let value = shifted(first, unit, count.0.saturating_mul(step)).and_then(|first| around(first, *kept));
            return or_unresolved(value, grain(*kept));
        }
    }
    let from = last.map(|(first, last)| if step < 0 { first } else { last }).or(prose.reference);
    away(from, unit, count, step)
}

fn away(from: Option<Date>, unit: Unit, (least, most): (i64, i64), step: i64) -> DateValue {
    let at = |count: i64| around(shifted(from?, unit, count.checked_mul(step)?)?, unit);
    if least == most {
        return or_unresolved(at(least), grain(unit));
    }
    let both = at(least).zip(at(most)).and_then(|(near, far)| {
        let (near, far) = (*near.best()?, *far.best()?);
        let (low, high) = if step < 0 { (far, near) } else { (near, far) };
        Some(interval(Period { low: low.low, high: high.high }))
    });
    or_unresolved(both, Grain::Interval)
}

/// "in three weeks", "within a week", where the clause looks forward.
pub(super) fn within(prose: &Prose<'_>, at: usize) -> Read {
    if !prose.is_any(at, &["in", "within"]) {
        return None;
    }
    let (count, behind) = count(prose, at + 1)?;
    let unit = words::unit(prose, behind).filter(|unit| *unit >= Unit::Day)?;
    let end = behind + 1;
    let possessive = prose.is_any(end, &["'", "’", "'s", "’s"]) && prose.is(end + 1, "time");
    let alone = at == 0 && end == prose.len();
    if !(possessive || alone || looks_forward(prose, at, end)) {
        return None;
    }
    let end = if possessive { end + 2 } else { end };
    if prose.is(at, "in") {
        return Some((away(prose.reference, unit, count, 1), end));
    }
    let value = prose.reference.and_then(|today| days(today, shifted(today, unit, count.1)?, Grain::Interval));
    Some((or_unresolved(value, Grain::Interval), end))
}

/// "the week of 4 February", "the week beginning Monday".
pub(super) fn week_of(prose: &Prose<'_>, at: usize) -> Read {
    if !prose.is(at, "week") || !prose.is_any(at + 1, &["of", "beginning", "starting", "commencing", "ending", "ended"])
    {
        return None;
    }
    let inner = at + 2 + usize::from(prose.is(at + 2, "on"));
    let (date, end) = absolute::named(prose, inner).filter(|(date, _)| date.grain == Grain::Day)?;
    let week = |day: Date| match prose.word(at + 1) {
        "of" => around(day, Unit::Week),
        "ending" | "ended" => days(shift_days(day, -6)?, day, Grain::Week),
        _ => days(day, shift_days(day, 6)?, Grain::Week),
    };
    let weeks = date.readings.iter().filter_map(|day| week(ends(day)?.0));
    Some((readings(weeks.collect::<Vec<_>>(), Grain::Week), end))
}

/// "the day before", "the day after": from what the text spoke of last.
pub(super) fn day_beside(prose: &Prose<'_>, at: usize) -> Read {
    let unit =
        words::unit(prose, at).filter(|unit| matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year))?;
    let step = match prose.word(at + 1) {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    let led = at > 0 && prose.is(at - 1, "the");
    let inner = at + 2 + usize::from(prose.is(at + 2, "the"));
    if led && let Some((date, end)) = reading::anchor(prose, inner) {
        let from = date.best().and_then(ends).map(|(first, last)| if step < 0 { first } else { last });
        return Some((away(from, unit, (1, 1), step), end));
    }
    let ends_there = !prose.is_word(at + 2) && !prose.is_digits(at + 2);
    (led && ends_there).then(|| (told_away(prose, at, unit, (1, 1), step), at + 2))
}

//! Dates that are counted from another: "two years ago", "three weeks after 5 May", "the year-ago quarter".

use super::{
    DateValue, Grain, Period,
    calendar::{Read, around, days, ends, grain, interval, or_unresolved, readings, shift_days, shifted},
    context::{last_date, looks_forward},
    partial, pointed, reading,
    words::{self, Unit},
};
use crate::values::{Prose, number};
use jiff::civil::Date;

/// How many: "a", "three", "several", as the least and the most.
pub(super) fn count(prose: &Prose<'_>, at: usize) -> Option<((i64, i64), usize)> {
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
        let value = pointed::stretch(prose.reference, unit, count.1.checked_mul(pointer.step())?);
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
    let (date, end) = partial::named(prose, inner).filter(|(date, _)| date.grain == Grain::Day)?;
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

//! Dates that are counted from another: "two years ago", "three weeks after 5 May", "the year-ago quarter".

use super::{
    DateValue, Grain, Period,
    calendar::{Read, around, days, ends, grain, interval, or_unresolved, readings, shift_days, shifted},
    context::{last_date, looks_forward},
    partial, pointed, reading, today,
    words::{self, Unit},
};
use crate::{
    interval::{Decimal, Hedge},
    language::lemma,
    values::{
        Prose,
        number::{self, NumberWord},
        prose::Roles,
    },
};
use jiff::civil::Date;
use std::ops::Bound;

/// How many, as the least and the most, and the token behind it.
type Count = ((i64, i64), usize);

/// How many: "a", "three", "several".
pub(super) fn count(prose: &Prose<'_>, at: usize) -> Option<Count> {
    if prose.is_any(at, &["a", "an"]) && !prose.is_any(at + 1, &["few", "couple", "dozen"]) {
        return Some(((1, 1), at + 1));
    }
    let few = at + usize::from(prose.is(at, "a"));
    if prose.is(few, "few") {
        return Some(((2, 4), few + 1));
    }
    if let Some((low, high, end)) = prose.is_word(at).then(|| number::vague_at(prose, at)).flatten() {
        return Some(((low.to_i64()?, high.to_i64()?), end + usize::from(prose.is(end, "of"))));
    }
    if let Some(quarters) = quarters(prose, at) {
        return Some(((quarters, quarters), at + 1));
    }
    let (measure, end) = number::read_plain(prose, at)?;
    let exact = measure.stated.filter(|stated| stated.is_whole())?.to_i64()?;
    Some(((exact, exact), end))
}

/// How many quarters: "three quarters" may be a share elsewhere.
fn quarters(prose: &Prose<'_>, at: usize) -> Option<i64> {
    let Some(NumberWord::Unit(count)) = prose.number_word(at) else { return None };
    prose.is(at + 1, "quarters").then(|| count.to_i64())?
}

/// A length in units of the calendar, as the least and the most.
#[derive(Clone, Copy)]
struct Length {
    unit: Unit,
    count: (i64, i64),
}

/// The smaller unit that parts of a unit are counted in, and how many make one.
fn finer(unit: Unit) -> Option<(Unit, i64)> {
    match unit {
        Unit::Week => Some((Unit::Day, 7)),
        Unit::Fortnight => Some((Unit::Day, 14)),
        Unit::Half => Some((Unit::Month, 6)),
        Unit::Year => Some((Unit::Month, 12)),
        Unit::Decade => Some((Unit::Month, 120)),
        Unit::Century => Some((Unit::Month, 1200)),
        _ => None,
    }
}

/// "four years", "several weeks", "a year and two months".
fn length(prose: &Prose<'_>, (count, behind): Count) -> Option<(Length, usize)> {
    let unit_at = behind + usize::from(prose.is_dash(behind));
    let unit = words::unit(prose, unit_at).filter(|unit| *unit >= Unit::Day)?;
    let end = unit_at + 1;
    Some(and_more(prose, unit, count, end).unwrap_or((Length { unit, count }, end)))
}

/// "two and a half years": in months.
fn with_a_half(prose: &Prose<'_>, at: usize) -> Option<(Length, usize)> {
    let (measure, behind) = number::read_plain(prose, at)?;
    let stated = measure.stated.filter(|stated| !stated.is_whole())?;
    let (unit, size) = finer(words::unit(prose, behind)?)?;
    let count = stated.times(Decimal::from(u32::try_from(size).ok()?)).filter(|count| count.is_whole())?.to_i64()?;
    Some((Length { unit, count: (count, count) }, behind + 1))
}

/// "a year and a half", "a year and two months": what stands behind the first unit.
fn and_more(prose: &Prose<'_>, unit: Unit, (least, most): (i64, i64), end: usize) -> Option<(Length, usize)> {
    let (smaller, size) = finer(unit).filter(|_| prose.is(end, "and") && least == most)?;
    let (more, behind) = if prose.is_phrase(end + 1, &["a", "half"]) && size % 2 == 0 {
        (size / 2, end + 3)
    } else {
        let ((more, most), behind) = count(prose, end + 1)?;
        (more, (more == most && words::unit(prose, behind) == Some(smaller)).then_some(behind + 1)?)
    };
    let count = least.checked_mul(size)?.checked_add(more)?;
    Some((Length { unit: smaller, count: (count, count) }, behind))
}

/// "four years ago", "two days later", "a year earlier", "three weeks after 5 May", "two months from now".
pub(super) fn counted(prose: &Prose<'_>, at: usize) -> Read {
    // The commonest of all numbers has its unit right behind it.
    if prose.is_any(at, &["a", "an"]) && !prose.may_be(at + 1, Roles::CALENDAR.and(Roles::NUMBER)) {
        return None;
    }
    let count = count(prose, at);
    count
        .and_then(|count| weekdays_away(prose, count).or_else(|| with_pointer(prose, at, count)))
        .or_else(|| lengths_away(prose, at, count))
}

/// "two Fridays ago", "three Sundays from now".
fn weekdays_away(prose: &Prose<'_>, ((count, most), behind): Count) -> Read {
    let day = words::weekdays(prose, behind).filter(|_| count == most && count > 0)?;
    let (step, end) = away_from_now(prose, behind + 1)?;
    let date = prose.reference.and_then(|today| {
        let apart = i64::from(day - today.weekday().to_monday_one_offset()) * step;
        let first = if apart > 0 { apart } else { apart + 7 };
        shift_days(today, count.checked_sub(1)?.checked_mul(7)?.checked_add(first)?.checked_mul(step)?)
    });
    Some((or_unresolved(date.and_then(DateValue::day), Grain::Day), end))
}

/// "ago" or "from now": which way it looks, and the token behind it.
fn away_from_now(prose: &Prose<'_>, at: usize) -> Option<(i64, usize)> {
    if prose.is(at, "ago") {
        return Some((-1, at + 1));
    }
    if prose.is(at, "hence") {
        return Some((1, at + 1));
    }
    let right = usize::from(prose.is(at + 1, "right"));
    (prose.is(at, "from") && prose.is_any(at + 1 + right, &["now", "today"])).then_some((1, at + 2 + right))
}

/// "The 3 next weeks".
fn with_pointer(prose: &Prose<'_>, at: usize, (count, behind): Count) -> Read {
    let pointer =
        words::pointer(prose, behind).filter(|pointer| pointer.step() != 0 && !prose.is_any(at, &["a", "an"]))?;
    let unit =
        words::unit(prose, behind + 1).filter(|unit| *unit >= Unit::Day && prose.word(behind + 1).ends_with('s'))?;
    let value = pointed::stretch(prose.reference, unit, count.1.checked_mul(pointer.step())?);
    Some((or_unresolved(value, Grain::Interval), behind + 2))
}

fn lengths_away(prose: &Prose<'_>, at: usize, count: Option<Count>) -> Read {
    let (length, end) = match count {
        Some(count) => length(prose, count)?,
        None => with_a_half(prose, at)?,
    };
    let way = end + usize::from(prose.is_dash(end));
    if let Some((step, end)) = away_from_now(prose, way) {
        // "A year ago today": the day itself.
        if prose.is(way, "ago") && prose.is_any(end, &["today", "tomorrow", "yesterday"]) {
            let (day, end) = today::near_today(prose, end)?;
            return Some((away_in_days(day.best(), length, -1), end));
        }
        return Some((bounded(prose, at, away(prose.reference, length, step), step), end));
    }
    let step = match prose.word(way) {
        "earlier" | "before" | "previously" => -1,
        "later" | "after" | "afterwards" | "from" => 1,
        _ => return None,
    };
    // "Closed for nine weeks from 11 January": how long, and since when. "£1,936 a year from April": how much, and since when.
    if prose.is(way, "from") && at > 0 && (prose.is(at - 1, "for") || is_rate(prose, at)) {
        return None;
    }
    if prose.is_any(way, &["before", "after", "from"])
        && let Some(found) = away_from_anchor(prose, length, way, step)
    {
        return found;
    }
    Some((told_away(prose, at, length, step), way + 1))
}

/// "£1,936 a year", "four million a week", "40,000 cars a year": what stands before it is told by so long a time.
fn is_rate(prose: &Prose<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let counts = prose.is_digits(before) || prose.number_word(before).is_some();
    prose.is_any(at, &["a", "an", "per"]) && (counts || lemma::is_plural(&lemma::lower(prose.word(before))))
}

/// "more than two years ago" reaches without end into the past, "less than two years ago" up to today; the other way round for what is to come.
fn bounded(prose: &Prose<'_>, at: usize, value: DateValue, step: i64) -> DateValue {
    let hedge = prose.hedge_before(at, 0).filter(|(length, _)| !prose.compares_before(at - length));
    let farther = match hedge {
        Some((_, Some(Hedge::Over | Hedge::AtLeast))) => true,
        Some((_, Some(Hedge::Under | Hedge::AtMost))) => false,
        _ => return value,
    };
    let today = prose.reference.and_then(DateValue::day);
    let near = today.as_ref().and_then(DateValue::best);
    let stretch = |period: &Period| match (farther, step < 0) {
        (true, true) => Some(Period { low: Bound::Unbounded, high: period.high }),
        (true, false) => Some(Period { low: period.low, high: Bound::Unbounded }),
        (false, true) => Some(Period { low: period.low, high: near?.high }),
        (false, false) => Some(Period { low: near?.low, high: period.high }),
    };
    DateValue { readings: value.readings.iter().filter_map(stretch).collect(), grain: Grain::Interval, ..value }
}

/// "three weeks after 5 May", "a week from Friday"; `Some(None)` where the words look back at something that is no date.
fn away_from_anchor(prose: &Prose<'_>, length: Length, way: usize, step: i64) -> Option<Read> {
    let inner = way + 1 + usize::from(prose.is(way + 1, "the"));
    let Some((date, end)) = reading::anchor(prose, inner) else {
        let told = !prose.is_word(way + 1) || prose.is_any(way + 1, &["he", "she", "it", "they"]);
        return (prose.is(way, "from") || !told).then_some(None);
    };
    if prose.is(way, "from") && date.grain == Grain::Day {
        let today = prose.reference;
        let to_come = |day: &&Period| ends(day).is_some_and(|(day, _)| today.is_none_or(|today| day >= today));
        let day = date.readings.iter().find(to_come).or(date.best());
        return Some(Some((away_in_days(day, length, step), end)));
    }
    let from = date.best().and_then(ends).map(|(first, last)| if step < 0 { first } else { last });
    Some(Some((away(from, length, step), end)))
}

/// The day that is so far from another.
fn away_in_days(day: Option<&Period>, Length { unit, count }: Length, step: i64) -> DateValue {
    let date = day.and_then(ends).and_then(|(day, _)| shifted(day, unit, count.0.checked_mul(step)?));
    or_unresolved(date.and_then(DateValue::day), Grain::Day)
}

/// "the week after next", "the year before last".
pub(super) fn beyond(prose: &Prose<'_>, at: usize) -> Read {
    let unit = words::unit(prose, at).filter(|unit| *unit >= Unit::Week)?;
    let step = if prose.is_phrase(at + 1, &["after", "next"]) {
        2
    } else {
        prose.is_phrase(at + 1, &["before", "last"]).then_some(-2)?
    };
    let value = prose.reference.and_then(|today| around(shifted(today, unit, step)?, unit));
    Some((or_unresolved(value, grain(unit)), at + 3))
}

/// "year-ago quarter", "year-earlier period": the same of the year before.
pub(super) fn year_ago(prose: &Prose<'_>, at: usize) -> Read {
    let joined = prose.is(at, "year") && prose.is_dash(at + 1) && prose.is_any(at + 2, &["ago", "earlier"]);
    if !joined {
        return None;
    }
    if prose.is(at + 3, "period") {
        return Some((told_away(prose, at, Length { unit: Unit::Year, count: (1, 1) }, -1), at + 4));
    }
    let unit = words::unit(prose, at + 3).filter(|unit| *unit >= Unit::Day)?;
    let from = last_date(prose, at).and_then(|last| ends(&last)).map(|(first, _)| first).or(prose.reference);
    let value = from.and_then(|day| around(shifted(day, Unit::Year, -1)?, unit));
    Some((or_unresolved(value, grain(unit)), at + 4))
}

/// So many units before or after what the text spoke of last. A year from a month or quarter is the same month or quarter.
fn told_away(prose: &Prose<'_>, at: usize, length: Length, step: i64) -> DateValue {
    let Length { unit, count } = length;
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
    away(from, length, step)
}

fn away(from: Option<Date>, Length { unit, count: (least, most) }: Length, step: i64) -> DateValue {
    let at = |count: i64| around(shifted(from?, unit, count.checked_mul(step)?)?, unit);
    if let (Some(years), true) = (rounded(unit), least == most) {
        let near = |count: i64| around(shifted(from?, Unit::Year, count.checked_mul(step)?)?, Unit::Year);
        let (count, slack) = (least.saturating_mul(years), least.saturating_mul(years) / 10);
        let both = near(count.saturating_sub(slack)).zip(near(count.saturating_add(slack)));
        return or_unresolved(both.and_then(|(one, other)| spanning(&one, &other, step)), Grain::Interval);
    }
    if least == most {
        return or_unresolved(at(least), grain(unit));
    }
    let both = at(least).zip(at(most)).and_then(|(near, far)| spanning(&near, &far, step));
    or_unresolved(both, Grain::Interval)
}

/// How many years a unit has that nobody counts by the year: "a decade ago" is ten years ago, give or take one, and no decade of the calendar.
fn rounded(unit: Unit) -> Option<i64> {
    match unit {
        Unit::Decade => Some(10),
        Unit::Century => Some(100),
        _ => None,
    }
}

/// From the one to the other, whichever way they are counted.
fn spanning(near: &DateValue, far: &DateValue, step: i64) -> Option<DateValue> {
    let (near, far) = (*near.best()?, *far.best()?);
    let (low, high) = if step < 0 { (far, near) } else { (near, far) };
    Some(interval(Period { low: low.low, high: high.high }))
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
        return Some((away(prose.reference, Length { unit, count }, 1), end));
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
        return Some((away(from, Length { unit, count: (1, 1) }, step), end));
    }
    let ends_there = !prose.is_word(at + 2) && !prose.is_digits(at + 2);
    (led && ends_there).then(|| (told_away(prose, at, Length { unit, count: (1, 1) }, step), at + 2))
}

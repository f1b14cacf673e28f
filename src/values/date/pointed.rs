//! Stretches that a word points at: "last week", "that year", "the past three months".

use super::{
    DateValue, Grain,
    calendar::{Read, around, days, ends, grain, hours, or_unresolved, shift_days, shifted, unresolved},
    context::{last_date, present},
    counted, partial, today,
    words::{self, Pointer, Unit, Word},
    years::year_at,
};
use crate::values::Prose;
use jiff::civil::Date;

/// A year that words lead to: "2025", "this year", "the year".
pub(super) fn year(prose: &Prose<'_>, at: usize) -> Read {
    if let Some(year) = year_at(prose, at) {
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
        partial::partial(prose, at + 1).filter(|(partial, _)| partial.day.is_some() || partial.year.is_some())
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
    (today::part_of_day(period), end)
}

/// "year to date", "the month to date".
pub(super) fn to_date(prose: &Prose<'_>, at: usize) -> Read {
    let unit = words::unit(prose, at).filter(|unit| *unit > Unit::Day)?;
    let dash = |at: usize| at + usize::from(prose.is_dash(at));
    let to = dash(at + 1);
    let date = dash(to + 1);
    if !prose.is(to, "to") || !prose.is(date, "date") {
        return None;
    }
    let value = prose.reference.and_then(|today| days(ends(around(today, unit)?.best()?)?.0, today, Grain::Interval));
    Some((or_unresolved(value, Grain::Interval), date + 1))
}

/// How many units "recent" and "coming" reach.
const SOME: i64 = 6;

/// "the past three months", "the next five years", "the coming weeks".
fn counted_pointed(prose: &Prose<'_>, pointer: Pointer, at: usize) -> Read {
    let (count, behind) = match counted::count(prose, at) {
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

//! Stretches that a word points at: "last week", "that year", "the past three months".

use super::{
    DateValue, Grain,
    calendar::{Read, around, days, ends, grain, hours, or_unresolved, shift_days, shifted, unresolved},
    context::{Tense, last_date, present, tense},
    counted, partial, today,
    words::{self, Pointer, Unit, Word},
    years::{self, year_at},
};
use crate::{
    language::{
        lemma,
        words::{self as language, WordClass},
    },
    values::Prose,
};
use jiff::civil::Date;

/// A year that words lead to: "2025", "this year", "the year".
pub(super) fn year(prose: &Prose<'_>, at: usize) -> Read {
    if let Some(year) = year_at(prose, at) {
        return Some((DateValue::year(year)?, at + 1));
    }
    if let Some((year, end)) = years::fiscal(prose, at) {
        return Some((DateValue::year(year)?, end));
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
        _ => working_week(prose, pointer, behind).or_else(|| counted_pointed(prose, pointer, behind)),
    }
}

/// "this working week", "next working week": Monday to Friday.
fn working_week(prose: &Prose<'_>, pointer: Pointer, at: usize) -> Read {
    if !is_working(prose, at) || !prose.is(at + 1, "week") {
        return None;
    }
    let days_of = |today: Date| {
        let (monday, sunday) = ends(around(shifted(today, Unit::Week, pointer.step())?, Unit::Week)?.best()?)?;
        days(monday, shift_days(sunday, -2)?, Grain::Interval)
    };
    Some((or_unresolved(prose.reference.and_then(days_of), Grain::Interval), at + 2))
}

/// Whether token `at` leaves the weekends out of the days behind it.
pub(super) fn is_working(prose: &Prose<'_>, at: usize) -> bool {
    prose.is_any(at, &["working", "business", "trading"])
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
    if prose.is(at - 1, "last") && is_verb(prose, at - 1) {
        return None;
    }
    let working = is_working(prose, behind) && words::unit(prose, behind + 1) == Some(Unit::Day);
    let behind = behind + usize::from(working);
    let unit = words::unit(prose, behind).filter(|unit| *unit >= Unit::Day && count > 0)?;
    let plural = prose.word(behind).ends_with('s') || count == 1;
    // "The last three months of the war" are counted from its end.
    let of_another = prose.is(at - 1, "last") && prose.is(behind + 1, "of");
    if !plural || pointer.step() == 0 || of_another {
        return None;
    }
    let count = count.checked_mul(pointer.step())?;
    let from = if pointer == Pointer::Next { told_of(prose, at - 1, behind + 1) } else { None }.or(prose.reference);
    let value = if working { working_days(from, count) } else { stretch(from, unit, count) };
    Some((or_unresolved(value, Grain::Interval), behind + 1))
}

/// "He spent the next three months there": the day that a stretch to come is counted from where the past is told.
fn told_of(prose: &Prose<'_>, at: usize, end: usize) -> Option<Date> {
    let told = at > 0 && prose.is(at - 1, "the") && tense(prose, at, end) == Tense::Past;
    let last = told.then(|| last_date(prose, at))??;
    ends(&last).map(|(_, last)| last)
}

/// "The talks will last three days": behind what no noun follows, "last" is a verb.
fn is_verb(prose: &Prose<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| prose.is_word(*before)) else { return false };
    match language::class(&lemma::lower(prose.word(before))) {
        None => lemma::is_plural(&lemma::lower(prose.word(before))),
        Some(WordClass::Auxiliary | WordClass::Negation | WordClass::Pronoun | WordClass::Relative) => true,
        _ => prose.is(before, "to"),
    }
}

/// A stretch of that many days from Monday to Friday, up to today or from tomorrow on.
fn working_days(today: Option<Date>, count: i64) -> Option<DateValue> {
    let is_working = |day: &Date| day.weekday().to_monday_zero_offset() < 5;
    let step = count.signum();
    let nth = usize::try_from(count.abs().checked_sub(1)?).ok().filter(|nth| *nth < MOST_WORKING_DAYS)?;
    let other = (1..).map_while(|days| shift_days(today?, days * step)).filter(is_working).nth(nth)?;
    if count < 0 { days(other, today?, Grain::Interval) } else { days(shift_days(today?, 1)?, other, Grain::Interval) }
}

/// Nobody counts more working days.
const MOST_WORKING_DAYS: usize = 1000;

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

//! What each year has under a name: holidays, seasons, quarters, halves, weeks.

use super::{
    DateValue, Grain,
    calendar::{Read, ends, season, unresolved},
    context::last_date,
    half_of, holidays, nearest,
    nearest::nearest,
    pointed, quarter_of, week_of,
    words::{self, Pointer, Word},
    years,
    years::year_at,
};
use crate::values::Prose;
use jiff::civil::Date;

/// "Easter 2018", "Christmas Eve 1931", "last Christmas", "the following Easter".
pub(super) fn holiday(prose: &Prose<'_>, at: usize) -> Read {
    let pointer = words::pointer(prose, at);
    let name = at + usize::from(pointer.is_some());
    let (rule, end) = holidays::named(prose, name)?;
    if let Some(stated) = stated_holiday(prose, name) {
        return Some(stated);
    }
    if end == name + 1 && names_something_else(prose, name) {
        return None;
    }
    let of = |year: i16| rule.day(year).and_then(DateValue::day);
    let Some((pointer, from)) = pointer.and_then(|pointer| Some((pointer, looks_from(prose, at, pointer)?))) else {
        return Some((nearest(prose, at, end, Grain::Day, of), end));
    };
    Some((nearest::pointed_yearly(from, pointer.step(), of).unwrap_or_else(|| unresolved(Grain::Day)), end))
}

/// "Easter 2018": with its year.
pub(super) fn stated_holiday(prose: &Prose<'_>, at: usize) -> Read {
    let (rule, end) = holidays::named(prose, at)?;
    let (year, end) = years::year_behind(prose, end)?;
    Some((DateValue::day(rule.day(year)?)?, end))
}

/// "The Easter Rising": a name of one word before another capital is part of a longer one, unless a word of time leads to it.
fn names_something_else(prose: &Prose<'_>, at: usize) -> bool {
    const LEADS: [&str; 10] = ["at", "by", "before", "after", "since", "until", "over", "last", "this", "next"];
    let led = at > 0 && prose.is_any(at - 1, &LEADS);
    prose.is_word(at + 1) && prose.is_capitalised(at + 1) && words::word(prose, at + 1).is_none() && !led
}

/// The day that a pointer before something yearly looks from.
fn looks_from(prose: &Prose<'_>, at: usize, pointer: Pointer) -> Option<Date> {
    if !pointer.looks_back_at_text() {
        return prose.reference;
    }
    let (first, last) = ends(&last_date(prose, at)?)?;
    Some(if pointer == Pointer::Previous { first } else { last })
}

/// "summer", "the spring of 1952", "last fall", "winter 2025".
pub(super) fn season_of(prose: &Prose<'_>, at: usize) -> Read {
    let pointer = words::pointer(prose, at);
    let name = at + usize::from(pointer.is_some());
    let Word::Season(number) = words::word(prose, name)? else { return None };
    let of = |year: i16| season(year, number);
    if let Some((year, end)) = years::year_behind(prose, name + 1) {
        return Some((of(year)?, end));
    }
    if let Some((year, end)) = pointed::year(prose, name + 1 + usize::from(prose.is(name + 1, "of"))) {
        return Some((
            year.best().and_then(|year| of(ends(year)?.0.year())).unwrap_or_else(|| unresolved(Grain::Quarter)),
            end,
        ));
    }
    let end = name + 1;
    let led = at > 0
        && prose.is_any(at - 1, &["in", "the", "during", "by", "since", "until", "of", "early", "late", "mid", "-"]);
    // "Fall", "spring" and "may fall" are verbs.
    let verb = prose.is(name, "fall") && prose.is(end, "of")
        || prose.is_any(name, &["fall", "spring"])
            && pointer.is_none()
            && !(led && prose.is_any(at - 1, &["the", "in"]));
    match pointer.and_then(|pointer| Some((pointer, looks_from(prose, at, pointer)?))) {
        Some((pointer, from)) => {
            Some((nearest::pointed_yearly(from, pointer.step(), of).unwrap_or_else(|| unresolved(Grain::Quarter)), end))
        }
        None => (led && !verb || pointer.is_some()).then(|| (nearest(prose, at, end, Grain::Quarter, of), end)),
    }
}

/// "Q3 2025", "2025 Q3", "2019-H2", "week 31", "H1".
pub(super) fn numbered(prose: &Prose<'_>, at: usize) -> Read {
    if let Some((of, number)) = coded(prose, at) {
        let behind = at + 1 + usize::from(prose.is_any(at + 1, &["of", "-"]));
        if let Some(year) = year_at(prose, behind) {
            return Some((of(year, number)?, behind + 1));
        }
        return pointed::year(prose, behind)
            .and_then(|(year, end)| Some((of(ends(year.best()?)?.0.year(), number)?, end)))
            .or_else(|| Some((nearest(prose, at, at + 1, of(2000, number)?.grain, |year| of(year, number)), at + 1)));
    }
    if let Some(year) = year_at(prose, at) {
        let behind = at + 1 + usize::from(prose.is(at + 1, "-"));
        let (of, number) = coded(prose, behind)?;
        return Some((of(year, number)?, behind + 1));
    }
    let week = prose.word(at + 1).parse().ok().filter(|_| prose.is(at, "week") && prose.is_digits(at + 1))?;
    let (year, end) = years::year_behind(prose, at + 2)
        .or_else(|| Some((prose.reference?.year(), at + 2)))
        .filter(|_| prose.word(at + 1).len() <= 2)?;
    Some((week_of(year, week)?, end))
}

/// "Q3".
pub(super) fn coded_quarter(prose: &Prose<'_>, at: usize) -> Option<i8> {
    let (of, number) = coded(prose, at)?;
    (of(2000, number)?.grain == Grain::Quarter).then_some(number)
}

type OfYear = fn(i16, i8) -> Option<DateValue>;

fn coded(prose: &Prose<'_>, at: usize) -> Option<(OfYear, i8)> {
    let word = prose.word(at);
    let number = word.get(1..).filter(|rest| rest.len() == 1)?.parse().ok()?;
    match word.as_bytes().first()? {
        b'Q' | b'q' if (1..=4).contains(&number) => Some((quarter_of, number)),
        b'H' if (1..=2).contains(&number) => Some((half_of, number)),
        _ => None,
    }
}

//! What each year has under a name: holidays, seasons, quarters, halves, weeks.

use super::{
    DateValue, Grain,
    calendar::{Read, ends, season, unresolved},
    half_of, nearest,
    nearest::nearest,
    pointed, quarter_of, week_of,
    words::{self, Word},
    years,
    years::year_at,
};
use crate::values::Prose;

/// "Easter 2018", "Christmas Eve 1931", "last Christmas".
pub(super) fn holiday(prose: &Prose<'_>, at: usize) -> Read {
    let pointer = words::pointer(prose, at).filter(|pointer| !pointer.looks_back_at_text());
    let (rule, end) = words::holiday(prose, at + usize::from(pointer.is_some()))?;
    if let Some((year, end)) = years::year_behind(prose, end) {
        return Some((DateValue::day(rule.day(year)?)?, end));
    }
    let of = |year: i16| rule.day(year).and_then(DateValue::day);
    let Some((pointer, today)) = pointer.zip(prose.reference) else {
        return Some((nearest(prose, at, end, Grain::Day, of), end));
    };
    Some((nearest::pointed_yearly(today, pointer.step(), of).unwrap_or_else(|| unresolved(Grain::Day)), end))
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
    let verb =
        prose.is_any(name, &["fall", "spring"]) && pointer.is_none() && !(led && prose.is_any(at - 1, &["the", "in"]));
    match pointer.filter(|pointer| !pointer.looks_back_at_text()).zip(prose.reference) {
        Some((pointer, today)) => Some((
            nearest::pointed_yearly(today, pointer.step(), of).unwrap_or_else(|| unresolved(Grain::Quarter)),
            end,
        )),
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

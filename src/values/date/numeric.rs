//! Dates in figures: "2026-02-04", "4/2/2026", "31.12.2025".

use super::{
    DateValue, Grain,
    calendar::{Read, readings, unresolved},
    partial,
    partial::Partial,
    years::year_at,
};
use crate::values::Prose;
use jiff::civil::Date;

/// "2026-02-04", "2026/2/4", "2026-02".
pub(super) fn iso(prose: &Prose<'_>, at: usize) -> Read {
    let year = year_at(prose, at).or_else(|| four_digits(prose, at))?;
    let mark = |at: usize| prose.touches_next(at - 1) && prose.touches_next(at) && prose.is_any(at, &["-", "/"]);
    if !mark(at + 1) {
        return None;
    }
    let part = |at: usize| prose.word(at).parse::<i8>().ok().filter(|_| prose.is_digits(at));
    let month = part(at + 2)?;
    if mark(at + 3)
        && let Some(day) = part(at + 4)
    {
        let date = Date::new(year, month, day).ok().and_then(DateValue::day);
        return Some((date.unwrap_or_else(|| unresolved(Grain::Day)), at + 5));
    }
    let alone = prose.word(at + 2).len() == 2 && prose.is(at + 1, "-") && !prose.touches_next(at + 2);
    (alone && month <= 12).then(|| Some((DateValue::month(year, month)?, at + 3)))?
}

fn four_digits(prose: &Prose<'_>, at: usize) -> Option<i16> {
    (prose.word(at).len() == 4 && prose.is_digits(at)).then(|| prose.word(at).parse().ok())?
}

/// "4/2/2026", "31.12.2025", "02/04/26": month first or day first, whichever there is.
pub(super) fn numeric(prose: &Prose<'_>, at: usize) -> Read {
    if !prose.is_digits(at) {
        return None;
    }
    let (one, two, year, end) = numbers_of(prose, at)?;
    let year = match year.len() {
        4 => Some(year.parse().ok()?),
        2 => year.parse().ok().map(|year: i16| if year < 50 { 2000 + year } else { 1900 + year }),
        _ => None,
    };
    let orders = [(one, two), (two, one)];
    let partials = orders.map(|(month, day)| Partial { month, day: Some(day), year });
    let possible = partials.iter().filter(|partial| (1..=12).contains(&partial.month));
    Some((readings(possible.map(|partial| partial.resolved(prose, at, end)), Grain::Day), end))
}

pub(super) fn numbers_of<'a>(prose: &Prose<'a>, at: usize) -> Option<(i8, i8, &'a str, usize)> {
    let small = |word: &str| word.parse::<i8>().ok().filter(|part| word.len() <= 2 && (1..=31).contains(part));
    let mut parts = prose.word(at).split('.');
    if let (Some(one), Some(two), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next()) {
        return (year.len() == 4).then(|| Some((small(one)?, small(two)?, year, at + 1)))?;
    }
    let mark = prose.word(at + 1);
    if !matches!(mark, "/" | "-") || !prose.touches_next(at) || !prose.touches_next(at + 1) {
        return None;
    }
    let (one, two) = (small(prose.word(at))?, small(prose.word(at + 2))?);
    if prose.word(at + 3) == mark && prose.touches_next(at + 2) && prose.touches_next(at + 3) {
        let year = prose.word(at + 4);
        let length = if mark == "/" { year.len() == 4 || year.len() == 2 } else { year.len() == 4 };
        return (length && prose.is_digits(at + 4)).then_some((one, two, year, at + 5));
    }
    // Without a year it may as well be a fraction: a word of time must lead to it.
    let led = at > 0
        && (prose.is_any(at - 1, &["on", "from", "since", "until", "by"]) || partial::names_weekday(prose, at - 1));
    (led && mark == "/" && !prose.touches_next(at + 2)).then_some((one, two, "", at + 3))
}

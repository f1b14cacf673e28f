//! Decades, centuries, and years with their era.

use super::{
    DateValue, Fault, Grain,
    calendar::{Read, before_christ, impossible, years as years_between},
    partial::ordinal,
    words::{self, Unit, Word},
    years::year_at,
};
use crate::values::{Prose, number};

/// "the 1990s", "the nineties", "1914".
pub(super) fn decade(prose: &Prose<'_>, at: usize) -> Read {
    if let Some(Word::Decade(decade)) = words::word(prose, at) {
        let led = at > 0 && prose.is_any(at - 1, &["the", "early", "mid", "late", "in", "-", "since"]);
        // "In her eighties" is an age, "temperatures in the nineties" a measure that nothing here can tell.
        let age = at > 0 && prose.is_any(at - 1, &["his", "her", "their", "my"]);
        return (led && !age).then(|| Some((years_between(1900 + decade, 1909 + decade, Grain::Decade)?, at + 1)))?;
    }
    let start = prose.touches_next(at).then(|| decade_start(prose, at))??;
    let s = at + 1 + usize::from(prose.is_any(at + 1, &["'", "’"]));
    prose.is_any(s, &["s", "'s", "’s"]).then(|| Some((years_between(start, start + 9, Grain::Decade)?, s + 1)))?
}

fn decade_start(prose: &Prose<'_>, at: usize) -> Option<i16> {
    let short = at > 0 && prose.is_any(at - 1, &["'", "’", "‘"]) && prose.word(at).len() == 2;
    let year = if short { 1900 + prose.word(at).parse::<i16>().ok()? } else { year_at(prose, at)? };
    (prose.is_digits(at) && year % 10 == 0).then_some(year)
}

/// "the 19th century", "the twenty-first century", "the 3rd century BC".
pub(super) fn century(prose: &Prose<'_>, at: usize) -> Read {
    let (number, end) = ordinal(prose, at)?;
    let unit = end + usize::from(prose.is_dash(end));
    if words::unit(prose, unit) != Some(Unit::Century) {
        return None;
    }
    let first = (i16::from(number) - 1) * 100;
    if is_before_christ(prose, unit + 1) {
        return Some((years_between(before_christ(first + 100), before_christ(first + 1), Grain::Century)?, unit + 2));
    }
    Some((years_between(first, first + 99, Grain::Century)?, unit + 1 + usize::from(is_after_christ(prose, unit + 1))))
}

fn is_before_christ(prose: &Prose<'_>, at: usize) -> bool {
    matches!(prose.word(at), "BC" | "BCE" | "B.C." | "B.C.E.")
}

fn is_after_christ(prose: &Prose<'_>, at: usize) -> bool {
    matches!(prose.word(at), "AD" | "CE" | "A.D." | "C.E.")
}

/// "44 BC", "AD 79", "12,000 BC": a year beyond the calendar resolves to nothing.
pub(super) fn era_year(prose: &Prose<'_>, at: usize) -> Read {
    let before = usize::from(is_after_christ(prose, at));
    if !prose.is_digits(at + before) {
        return None;
    }
    let behind = at + before + 1;
    let christ = is_before_christ(prose, behind);
    if before == 0 && !christ && !is_after_christ(prose, behind) {
        return None;
    }
    let written = number::read_plain(prose, at + before)?.0.stated?.to_i64();
    let year = written.and_then(|year| i16::try_from(year).ok()).filter(|year| (1..=9998).contains(year));
    let value = year.and_then(|year| DateValue::year(if christ { before_christ(year) } else { year }));
    Some((value.unwrap_or_else(|| impossible(Grain::Year, Fault::BeyondCalendar)), behind + usize::from(before == 0)))
}

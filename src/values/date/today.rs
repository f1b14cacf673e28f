//! Days that are told from today: "yesterday", "tonight".

use super::{
    DateValue, Grain, Period,
    calendar::{Read, hours, or_unresolved, shift_days},
    context::{Tense, tense},
};
use crate::values::Prose;

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
    // What happened overnight happened in the night before.
    let past = prose.is(at, "overnight") && tense(prose, at, at + 1) == Tense::Past;
    let period = prose.reference.and_then(|today| hours(shift_days(today, -i64::from(past))?, start, end));
    Some((part_of_day(period), at + 1))
}

pub(super) fn part_of_day(period: Option<Period>) -> DateValue {
    DateValue::new(period.into_iter().collect(), Grain::PartOfDay)
}

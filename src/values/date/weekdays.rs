//! Weekdays: "Thursday", "last Thursday", "Monday next week".

use super::{
    DateValue, Grain, Period,
    calendar::{Read, ends, or_unresolved, readings, shift_days, shifted, unresolved},
    context::{Tense, last_date, tense},
    partial, pointed,
    words::{self, Pointer, Unit},
};
use crate::{language::words as language, values::Prose};
use jiff::civil::Date;

/// "Thursday", "last Thursday", "Monday next week", "Monday of next week", "next week on Tuesday".
pub(super) fn weekday(prose: &Prose<'_>, at: usize) -> Read {
    let pointer = words::pointer(prose, at);
    let name =
        at + usize::from(pointer.is_some()) + usize::from(pointer == Some(Pointer::This) && upcoming(prose, at + 1));
    let Some(day) = words::weekday(prose, name) else { return weekday_of_week(prose, at) };
    let end = name + 1;
    if pointer.is_none() && is_any_such_day(prose, name) {
        return None;
    }
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
    let this = pointer == Some(Pointer::This);
    let forward = || match tense(prose, at, end) {
        Tense::Future => true,
        Tense::Unknown => this,
        Tense::Past => false,
    };
    if pointer.is_none() && prose.is_phrase(end, &["after", "next"]) {
        let after = weekdays(today, day, Some(Pointer::Next), forward)?[1];
        return Some((or_unresolved(DateValue::day(after), Grain::Day), end + 2));
    }
    let pointer = if upcoming(prose, at + 1) { Some(Pointer::Next) } else { pointer };
    let candidates = weekdays(today, day, pointer, forward)?;
    Some((readings(candidates.into_iter().filter_map(DateValue::day), Grain::Day), end))
}

/// "Friday the 13th", "Fri 14th", "Friday 23": the nearest such day of a month that falls on the weekday.
pub(super) fn with_day_of_month(prose: &Prose<'_>, at: usize) -> Read {
    let weekday = words::weekday(prose, at)?;
    let the = at + 1 + usize::from(prose.is(at + 1, "the"));
    let (day, end) = partial::day_number(prose, the).filter(|_| prose.is_digits(the))?;
    let ordinal = end > the + 1 || the > at + 1;
    // "On Friday 23 were hurt" tells no day.
    let alone = (!prose.is_word(end) || prose.is_any(end, &["at", "from"])) && !prose.touches_next(the);
    if !ordinal && !alone {
        return None;
    }
    let Some(today) = prose.reference else { return ordinal.then(|| (unresolved(Grain::Day), end)) };
    let reach = if ordinal { MONTHS_AROUND } else { 1 };
    let forward = tense(prose, at, end) == Tense::Future;
    let mut days: Vec<Date> = (-reach..=reach).filter_map(|months| on_weekday(today, months, day, weekday)).collect();
    days.sort_by_key(|date| (forward && *date < today, (*date - today).get_days().abs()));
    days.truncate(2);
    (!days.is_empty()).then(|| (readings(days.into_iter().filter_map(DateValue::day), Grain::Day), end))
}

/// Within a year of today nearly every day of a month falls on every weekday.
const MONTHS_AROUND: i64 = 12;

/// The day of the month so many months from today, if it falls on the weekday.
fn on_weekday(today: Date, months: i64, day: i8, weekday: i8) -> Option<Date> {
    let month = shifted(today.first_of_month(), Unit::Month, months)?;
    let date = Date::new(month.year(), month.month(), day).ok()?;
    (date.weekday().to_monday_one_offset() == weekday).then_some(date)
}

/// "On a Friday", "every Friday", but "a Friday deadline".
fn is_any_such_day(prose: &Prose<'_>, at: usize) -> bool {
    let noun = prose.is_word(at + 1) && language::class(prose.word(at + 1)).is_none();
    at > 0 && (prose.is_any(at - 1, &["every", "each", "any"]) || prose.is(at - 1, "a") && !noun)
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
    let of = at + usize::from(prose.is_any(at, &["of", "from"]));
    let the = of + usize::from(prose.is(of, "the"));
    pointed::pointed(prose, the).filter(|(value, _)| value.grain == Grain::Week)
}

/// "next week on Tuesday".
fn weekday_of_week(prose: &Prose<'_>, at: usize) -> Read {
    let (week, behind) = pointed::pointed(prose, at).filter(|(value, _)| value.grain == Grain::Week)?;
    let name = behind + usize::from(prose.is(behind, "on"));
    let day = words::weekday(prose, name)?;
    Some((in_week(week.best(), day), name + 1))
}

fn in_week(week: Option<&Period>, day: i8) -> DateValue {
    let date = week.and_then(ends).and_then(|(monday, _)| shift_days(monday, i64::from(day) - 1));
    or_unresolved(date.and_then(DateValue::day), Grain::Day)
}

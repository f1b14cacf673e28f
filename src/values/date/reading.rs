//! Dates in prose, read against the date of publication: which kinds of words are tried, and in which order.

use super::{
    Grain,
    calendar::Read,
    counted, eras, moments, numeric, partial, parts, pointed, ranges, sides, today, weekdays,
    words::{self, Word},
    yearly, years,
    years::year_at,
};
use crate::values::{Prose, Value, prose::Roles};

/// A date at token `at`, and the token behind it.
pub(in crate::values) fn read(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    if !prose.may_be(at, Roles::DATE_OPENING) {
        return None;
    }
    if prose.is(at, "the") {
        // The commonest word: it is read past at once where nothing behind it begins a date.
        let (date, end) = prose.may_be(at + 1, Roles::DATE_OPENING).then(|| behind_article(prose, at))??;
        return Some((Value::Date(date), end));
    }
    let (date, end) =
        sides::open(prose, at).or_else(|| whole(prose, at).map(|found| sides::with_open_end(prose, found)))?;
    Some((Value::Date(date), end))
}

/// A stretch or a moment, whichever is longer.
fn whole(prose: &Prose<'_>, at: usize) -> Read {
    let moment = moment(prose, at);
    longest([ranges::closed(prose, at, moment.as_ref()), moment])
}

fn longest(readings: [Read; 2]) -> Read {
    let [one, other] = readings;
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.1 > one.1 { other } else { one }),
        (one, other) => one.or(other),
    }
}

/// "the third quarter", "the 19th century", "the 4th of July": not before a bare month or weekday, where it belongs to a name.
fn behind_article(prose: &Prose<'_>, at: usize) -> Read {
    let plain = matches!(words::word(prose, at + 1), Some(Word::Month(_) | Word::Weekday(_)));
    if !prose.is(at, "the") || plain || year_at(prose, at + 1).is_some() && !prose.touches_next(at + 1) {
        return None;
    }
    whole(prose, at + 1).or_else(|| partial::day_of_month(prose, at + 1)).or_else(|| year_to_date(prose, at))
}

/// "the year", where the sentence ends in it or a stretch of it follows: too common a word to be a date elsewhere.
fn year_to_date(prose: &Prose<'_>, at: usize) -> Read {
    let led = at > 0 && prose.is_any(at - 1, &["in", "during", "throughout", "of", "for", "over"]);
    let free = matches!(prose.word(at + 2), "" | "." | "," | ";" | "?" | "!" | ")");
    pointed::the_present(prose, at)
        .filter(|(value, _)| {
            led && free && matches!(value.grain, Grain::Year | Grain::Month | Grain::Week | Grain::Quarter)
        })
        .or_else(|| {
            let weekend = prose.is(at + 1, "weekend");
            pointed::the_present(prose, at).filter(|_| weekend)
        })
}

/// A date, with the time of the day where one stands with it.
pub(super) fn moment(prose: &Prose<'_>, at: usize) -> Read {
    let date = point(prose, at);
    let timed = moments::timed(prose, at, date.as_ref());
    longest([date, timed])
}

/// A date that others are counted from: nothing that is counted itself, so that reading never goes deep.
pub(super) fn anchor(prose: &Prose<'_>, at: usize) -> Read {
    yearly::holiday(prose, at)
        .or_else(|| absolute(prose, at))
        .or_else(|| parts::ordinal_of(prose, at))
        .or_else(|| weekdays::weekday(prose, at))
        .or_else(|| today::near_today(prose, at))
        .or_else(|| parts::part_of(prose, at))
        .or_else(|| yearly::season_of(prose, at))
        .or_else(|| pointed::pointed(prose, at))
}

/// A date without a time of day. Its first word tells which kinds it may be; the first kind that reads it decides.
pub(super) fn point(prose: &Prose<'_>, at: usize) -> Read {
    if !prose.may_be(at, Roles::DATE_OPENING) {
        return None;
    }
    if prose.is_digits(at) {
        return in_figures(prose, at);
    }
    match words::word(prose, at) {
        Some(Word::Month(_)) => yearly::holiday(prose, at).or_else(|| partial::named(prose, at)),
        Some(Word::Weekday(_)) => partial::weekday_with_date(prose, at)
            .or_else(|| weekdays::with_day_of_month(prose, at))
            .or_else(|| weekdays::weekday(prose, at)),
        Some(Word::Season(_)) => yearly::season_of(prose, at),
        Some(Word::Unit(_)) => behind_unit(prose, at),
        Some(Word::PartOfDay(..)) => parts::part_of_day_of(prose, at),
        Some(Word::Pointer(_)) => behind_pointer(prose, at),
        Some(Word::Part(_)) => parts::part_of(prose, at),
        Some(Word::Decade(_)) => eras::decade(prose, at),
        None if prose.may_be(at, Roles::NUMBER) => in_words(prose, at),
        None => behind_lead(prose, at),
    }
}

/// "2026-02-04", "4 February", "44 BC", "3rd century", "1990s", "2025".
fn in_figures(prose: &Prose<'_>, at: usize) -> Read {
    numeric::iso(prose, at)
        .or_else(|| numeric::numeric(prose, at))
        .or_else(|| eras::era_year(prose, at))
        .or_else(|| partial::named(prose, at))
        .or_else(|| eras::century(prose, at))
        .or_else(|| parts::ordinal_of(prose, at))
        .or_else(|| eras::decade(prose, at))
        .or_else(|| counted::counted(prose, at))
        .or_else(|| yearly::numbered(prose, at))
        .or_else(|| partial::day_of_month(prose, at))
        .or_else(|| years::bare_year(prose, at))
}

/// "fourth of May", "third quarter", "two weeks ago", "nineteen ninety-five", "Q3".
fn in_words(prose: &Prose<'_>, at: usize) -> Read {
    yearly::holiday(prose, at)
        .or_else(|| parts::ordinal_of(prose, at))
        .or_else(|| partial::named(prose, at))
        .or_else(|| eras::century(prose, at))
        .or_else(|| counted::counted(prose, at))
        .or_else(|| yearly::numbered(prose, at))
        .or_else(|| years::fiscal_year(prose, at))
        .or_else(|| years::bare_year(prose, at))
}

/// "week after next", "year to date", "year-ago quarter", "week of 4 February", "year 2008", and "second", which is an ordinal too.
fn behind_unit(prose: &Prose<'_>, at: usize) -> Read {
    counted::beyond(prose, at)
        .or_else(|| pointed::to_date(prose, at))
        .or_else(|| prose.may_be(at, Roles::NUMBER).then(|| in_words(prose, at)).flatten())
        .or_else(|| today::near_today(prose, at))
        .or_else(|| counted::year_ago(prose, at))
        .or_else(|| counted::week_of(prose, at))
        .or_else(|| counted::day_beside(prose, at))
        .or_else(|| yearly::numbered(prose, at))
        .or_else(|| years::bare_year(prose, at))
}

/// "last week", "that Christmas", "the past three months".
fn behind_pointer(prose: &Prose<'_>, at: usize) -> Read {
    if !prose.may_be(at + 1, Roles::CALENDAR.and(Roles::NUMBER))
        && !prose.is_dash(at + 1)
        && !pointed::is_working(prose, at + 1)
    {
        return None;
    }
    yearly::holiday(prose, at)
        .or_else(|| parts::ordinal_of(prose, at))
        .or_else(|| weekdays::weekday(prose, at))
        .or_else(|| yearly::season_of(prose, at))
        .or_else(|| pointed::pointed(prose, at))
}

/// "Easter", "today", "recent weeks", "in three weeks", "final quarter", "AD 79".
fn behind_lead(prose: &Prose<'_>, at: usize) -> Read {
    yearly::holiday(prose, at)
        .or_else(|| today::near_today(prose, at))
        .or_else(|| pointed::recent(prose, at))
        .or_else(|| counted::within(prose, at))
        .or_else(|| parts::ordinal_of(prose, at))
        .or_else(|| eras::era_year(prose, at))
        .or_else(|| years::fiscal_year(prose, at))
        .or_else(|| years::bare_year(prose, at))
}

/// Whatever names its place in the calendar without looking at the present: what later words may look back at.
pub(super) fn absolute(prose: &Prose<'_>, at: usize) -> Read {
    numeric::iso(prose, at)
        .or_else(|| numeric::numeric(prose, at))
        .or_else(|| partial::weekday_with_date(prose, at))
        .or_else(|| partial::named(prose, at))
        .or_else(|| years::bare_year(prose, at))
        .or_else(|| yearly::stated_holiday(prose, at))
        .or_else(|| parts::stated_quarter(prose, at))
}

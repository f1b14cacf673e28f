//! Days and months that have a name: "February 4", "the 4th of February", "May 2026", "the 4th".

use super::{
    DateValue, Fault, Grain, Period,
    calendar::{Read, around, ends, impossible, readings, unresolved},
    nearest::nearest,
    numeric, pointed,
    words::{self, Unit, Word},
    years,
};
use crate::{
    language::{lemma, words as language},
    values::{Prose, designations, number::NumberWord},
};
use jiff::civil::Date;

/// A day of a month, or a month, with or without a year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Partial {
    pub(super) month: i8,
    pub(super) day: Option<i8>,
    pub(super) year: Option<i16>,
}

impl Partial {
    /// The same in a certain year; `None` where there is no such day.
    pub(super) fn in_year(self, year: i16) -> Option<DateValue> {
        match self.day {
            Some(day) => DateValue::day(Date::new(year, self.month, day).ok()?),
            None => DateValue::month(year, self.month),
        }
    }

    /// Whether any year has it.
    fn is_possible(self) -> bool {
        const LEAP_YEAR: i16 = 2000;
        self.day.is_none_or(|day| Date::new(LEAP_YEAR, self.month, day).is_ok())
    }

    fn grain(self) -> Grain {
        if self.day.is_some() { Grain::Day } else { Grain::Month }
    }

    /// What it comes to between the tokens `at` and `end`. A day that no calendar has resolves to nothing.
    pub(super) fn resolved(self, prose: &Prose<'_>, at: usize, end: usize) -> DateValue {
        if !self.is_possible() {
            return impossible(self.grain(), Fault::NoSuchDay);
        }
        match self.year {
            Some(year) => self.in_year(year).unwrap_or_else(|| impossible(self.grain(), Fault::NoSuchDay)),
            None => nearest(prose, at, end, self.grain(), |year| self.in_year(year)),
        }
    }
}

/// A day of a month or a month: "February 4, 2026", "Feb. 4", "4 February", "the 4th of February", "May 2026", "September".
pub(super) fn partial(prose: &Prose<'_>, at: usize) -> Option<(Partial, usize)> {
    month_first(prose, at).or_else(|| day_first(prose, at))
}

/// A month alone, however short its name, between others that leave no doubt.
pub(super) fn month_alone(prose: &Prose<'_>, at: usize) -> Option<(Partial, usize)> {
    let (month, end) = words::month(prose, at)?;
    Some((Partial { month, day: None, year: None }, end))
}

fn month_first(prose: &Prose<'_>, at: usize) -> Option<(Partial, usize)> {
    let (month, behind) = words::month(prose, at)?;
    let article = behind + usize::from(prose.is(behind, "the"));
    if let Some((day, end)) = day_number(prose, article)
        && is_day(prose, article, end)
        // "In August the first visitors came."
        && (article == behind || !prose.is_word(end) || language::class(prose.word(end)).is_some())
    {
        let (year, end) = years::year_behind(prose, end).map_or((None, end), |(year, end)| (Some(year), end));
        return Some((Partial { month, day: Some(day), year }, end));
    }
    if let Some((year, end)) = years::year_behind(prose, behind) {
        return Some((Partial { month, day: None, year: Some(year) }, end));
    }
    (!is_ambiguous(prose, at) && !is_given_name(prose, at))
        .then_some((Partial { month, day: None, year: None }, behind))
}

/// Whether the number behind a month is its day and does not begin a clock time, an amount or a unit of its own.
fn is_day(prose: &Prose<'_>, at: usize, end: usize) -> bool {
    let joined =
        prose.touches_next(end - 1) && (prose.is_any(end, &[":", "%", "/"]) || prose.is_any(end, &["am", "pm"]));
    !(joined || prose.is_any(end, &["a.m.", "p.m.", "million", "billion", "percent"]) && prose.is_digits(at))
}

/// "April Jones met August Wilson": whether a month is the first half of a name. Behind a preposition or "last" it is none.
fn is_given_name(prose: &Prose<'_>, at: usize) -> bool {
    let surname = prose.word(at + 1);
    let named = prose.is_any(at, &["April", "May", "June", "August"])
        && prose.is_word(at + 1)
        && prose.is_capitalised(at + 1)
        && surname.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
        && language::class(&lemma::lower(surname)).is_none()
        && words::word(prose, at + 1).is_none();
    let led = at.checked_sub(1).is_some_and(|before| {
        words::word(prose, before).is_some()
            || language::class(&lemma::lower(prose.word(before))).is_some() && !prose.is(before, "and")
    });
    named && !led && !designations::is_in_capitals(prose)
}

/// "May" and "March" are also verbs and names, short forms also words: these need a word of time before them or the like behind them.
fn is_ambiguous(prose: &Prose<'_>, at: usize) -> bool {
    const LEADS: [&str; 24] = [
        "in", "since", "by", "until", "till", "from", "of", "last", "next", "this", "early", "late", "mid", "to",
        "and", "during", "through", "after", "before", "between", "or", "-", "–", "past",
    ];
    let word = prose.word(at);
    let verb = word == "May" || word == "March";
    if !verb && word.len() > 4 {
        return false;
    }
    let led = at > 0 && prose.is_any(at - 1, &LEADS);
    let clear = verb && (at == 0 && prose.is_any(at + 1, &["was", "is", "saw"]) || prose.is(at + 1, "'s"));
    let full = matches!(word, "June" | "July");
    !(led || clear || full)
}

fn day_first(prose: &Prose<'_>, at: usize) -> Option<(Partial, usize)> {
    let (day, behind) = day_number(prose, at)?;
    let dash = usize::from(prose.is(behind, "-") && prose.is_digits(at));
    let month_at = behind + dash + usize::from(prose.is(behind, "of"));
    let (month, end) = words::month(prose, month_at)?;
    // "The first May" and "2 March on" are no dates where the number is a word or the month a verb.
    if month_at == behind && !prose.is_digits(at) && is_ambiguous(prose, month_at) {
        return None;
    }
    let end_dash = end + usize::from(dash > 0 && prose.is(end, "-"));
    let short = || (end_dash > end).then(|| numeric::year_of(prose, end_dash, true))?.map(|year| (year, end_dash + 1));
    let year = years::year_behind(prose, end_dash).or_else(short);
    let (year, end) = year.map_or((None, end), |(year, end)| (Some(year), end));
    Some((Partial { month, day: Some(day), year }, end))
}

/// What [`partial`] reads, resolved.
pub(super) fn named(prose: &Prose<'_>, at: usize) -> Read {
    let (partial, end) = partial(prose, at)?;
    Some((partial.resolved(prose, at, end), end))
}

/// "Thursday, 5 February 2026", "Friday 7/6", "Friday the 14th": the date decides.
pub(super) fn weekday_with_date(prose: &Prose<'_>, at: usize) -> Read {
    let weekday = words::weekday(prose, at)?;
    let point = at + 1 + usize::from(prose.is(at + 1, "."));
    let behind = point + usize::from(prose.is(point, ","));
    let behind = behind + usize::from(prose.is(behind, "the"));
    let (date, end) =
        named(prose, behind).or_else(|| numeric::iso(prose, behind)).or_else(|| numeric::numeric(prose, behind))?;
    (date.grain == Grain::Day).then(|| (on_weekday(date, weekday), end))
}

/// Only the readings that fall on the weekday, where any does: a year that is not told shows in it.
fn on_weekday(mut date: DateValue, weekday: i8) -> DateValue {
    let falls_on_it = |day: &Period| ends(day).is_some_and(|(day, _)| day.weekday().to_monday_one_offset() == weekday);
    if date.readings.iter().any(falls_on_it) {
        date.readings.retain(falls_on_it);
    }
    date
}

pub(super) fn names_weekday(prose: &Prose<'_>, at: usize) -> bool {
    matches!(words::word(prose, at), Some(Word::Weekday(_)))
}

/// A day of a month and the token behind it: "4", "4th", "fourth", "twenty-second".
pub(super) fn day_number(prose: &Prose<'_>, at: usize) -> Option<(i8, usize)> {
    if prose.is_digits(at) {
        let day = prose.word(at).parse().ok().filter(|day| (1..=31).contains(day))?;
        let ordinal = prose.touches_next(at) && prose.is_any(at + 1, &["st", "nd", "rd", "th"]);
        return Some((day, at + 1 + usize::from(ordinal)));
    }
    ordinal_word(prose, at)
}

/// "fourth", "twentieth", "twenty-second": from 1 to 39.
fn ordinal_word(prose: &Prose<'_>, at: usize) -> Option<(i8, usize)> {
    let rank = |at: usize| match prose.number_word(at)? {
        NumberWord::Rank(rank) => i8::try_from(rank).ok().filter(|rank| *rank < 40),
        _ => None,
    };
    if let NumberWord::Unit(tens) = prose.number_word(at)? {
        let tens = tens.to_i64().and_then(|tens| i8::try_from(tens).ok()).filter(|tens| matches!(tens, 20 | 30))?;
        let next = at + 1 + usize::from(prose.is_dash(at + 1));
        return rank(next).filter(|unit| *unit < 10).map(|unit| (tens + unit, next + 1));
    }
    rank(at).map(|number| (number, at + 1))
}

/// An ordinal: "third", "3rd".
pub(super) fn ordinal(prose: &Prose<'_>, at: usize) -> Option<(i8, usize)> {
    let (number, end) = day_number(prose, at)?;
    (!prose.is_digits(at) || end > at + 1).then_some((number, end))
}

/// "the 4th", "the 15th day of next month": of the month that the text speaks of.
pub(super) fn day_of_month(prose: &Prose<'_>, at: usize) -> Read {
    // "The 20 of this month", "the 4th".
    let pointed = prose.is(at + 1, "of") && words::pointer(prose, at + 2).is_some() && prose.is(at + 3, "month");
    let number = if pointed { day_number(prose, at) } else { ordinal(prose, at) };
    let (day, end) = number.filter(|_| prose.is_digits(at))?;
    let ordinal_alone = !prose.is_word(end) || language::class(prose.word(end)).is_some();
    let of = end + usize::from(prose.is(end, "day"));
    let inner = of + usize::from(prose.is_any(of, &["of", "in"]));
    let inner = inner + usize::from(prose.is(inner, "the"));
    if let Some((month, end)) = pointed::pointed(prose, inner).filter(|(value, _)| value.grain == Grain::Month) {
        let date = month.best().map(|month| in_month_of(month, day));
        let missing = || impossible(Grain::Day, Fault::NoSuchDay);
        return Some((date.map_or_else(|| unresolved(Grain::Day), |date| date.unwrap_or_else(missing)), end));
    }
    if !ordinal_alone || at == 0 || !prose.is_any(at - 1, &["the", "The"]) || !led_to_day(prose, at) {
        return None;
    }
    let spoken = prose.last_date.and_then(|last| in_month_of(&last, day));
    let now = prose.reference.and_then(|today| {
        let month = around(today, Unit::Month)?;
        in_month_of(month.best()?, day)
    });
    Some((readings(spoken.into_iter().chain(now), Grain::Day), end))
}

/// "the 4th" is a date only where a word of time or a weekday stands before it.
fn led_to_day(prose: &Prose<'_>, at: usize) -> bool {
    at > 1
        && (prose.is_any(at - 2, &["on", "by", "until", "from", "to", "since", "and"]) || names_weekday(prose, at - 2))
}

fn in_month_of(period: &Period, day: i8) -> Option<DateValue> {
    let (first, _) = ends(period)?;
    DateValue::day(Date::new(first.year(), first.month(), day).ok()?)
}

//! Dates that name their place in the calendar: days, months, years, decades, centuries, holidays.

use super::{
    DateValue, Grain, Period,
    calendar::{Read, around, before_christ, distance, ends, readings, season, unresolved, years},
    context::{Tense, known_year, tense, year_before},
    half_of, quarter_of, relative, week_of,
    words::{self, Unit, Word},
};
use crate::{
    language::{lemma, words as language},
    values::{Prose, number},
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

    fn grain(self) -> Grain {
        if self.day.is_some() { Grain::Day } else { Grain::Month }
    }

    /// What it comes to between the tokens `at` and `end`. A day that no calendar has resolves to nothing.
    pub(super) fn resolved(self, prose: &Prose<'_>, at: usize, end: usize) -> DateValue {
        match self.year {
            Some(year) => self.in_year(year).unwrap_or_else(|| unresolved(self.grain())),
            None => nearest(prose, at, end, self.grain(), |year| self.in_year(year)),
        }
    }
}

/// Something that each year has, without its year: the year the passage speaks of, else the nearest, else the way the tense looks.
pub(super) fn nearest(
    prose: &Prose<'_>,
    at: usize,
    end: usize,
    grain: Grain,
    of: impl Fn(i16) -> Option<DateValue>,
) -> DateValue {
    let tense = tense(prose, at, end);
    let by_passage = known_year(prose, at, &of).and_then(&of);
    let by_day = prose.reference.map(|today| nearest_to(today, tense, &of)).unwrap_or_default();
    // What is to come has not happened in the year that the passage told of.
    let told_over = |value: &DateValue| {
        let last = value.best().and_then(ends).map(|(_, last)| last);
        tense == Tense::Future && prose.reference.zip(last).is_some_and(|(today, last)| last < today)
    };
    let by_passage = by_passage.filter(|value| !told_over(value));
    let mut all = readings(by_passage.into_iter().chain(by_day), grain);
    all.readings.truncate(2);
    all
}

/// How many times farther a date in the past may lie than one to come, for a past tense to mean it.
const PAST_REACH: i32 = 4;

/// Far enough to find two leap days.
const YEARS_AROUND: i16 = 8;

fn nearest_to(today: Date, tense: Tense, of: &impl Fn(i16) -> Option<DateValue>) -> Vec<DateValue> {
    let around = |years: i16| today.year().saturating_sub(years)..=today.year().saturating_add(years);
    let dated = |years: i16| around(years).filter_map(of).collect::<Vec<_>>();
    let mut candidates = dated(1);
    if candidates.is_empty() {
        candidates = dated(YEARS_AROUND);
    }
    let away = |value: &DateValue| distance(value.best()?, today);
    let nearest = candidates.iter().filter_map(away).min();
    let key = |value: &DateValue| {
        let (first, last) = ends(value.best()?)?;
        let wrong_way = match tense {
            Tense::Future => last < today,
            // A past form may be an adjective ("a closed port"): it does not outweigh what is much nearer.
            Tense::Past => {
                let behind = candidates.iter().filter(|other| ends_by(other, today)).filter_map(away).min();
                first > today && behind.zip(nearest).is_some_and(|(behind, nearest)| behind <= nearest * PAST_REACH)
            }
            Tense::Unknown => false,
        };
        Some((wrong_way, away(value)?))
    };
    let mut sorted = candidates.clone();
    sorted.sort_by_key(key);
    sorted
}

fn ends_by(value: &DateValue, today: Date) -> bool {
    value.best().and_then(ends).is_some_and(|(first, _)| first <= today)
}

pub(super) fn year_at(prose: &Prose<'_>, at: usize) -> Option<i16> {
    let word = prose.word(at);
    let year = (word.len() == 4 && prose.is_digits(at)).then(|| word.parse().ok())??;
    (1000..=2999).contains(&year).then_some(year)
}

/// A year behind a date: "2026", ", 2026", "of 2026", "in 2026".
fn year_behind(prose: &Prose<'_>, at: usize) -> Option<(i16, usize)> {
    let skipped = at + usize::from(prose.is_any(at, &[",", "of", "in"]));
    let clock = prose.is(skipped + 1, ":") && prose.touches_next(skipped + 1) && prose.is_digits(skipped + 2);
    let unjoined = !prose.touches_next(skipped) || !clock && !prose.is_any(skipped + 1, &["/", "%"]);
    match year_at(prose, skipped) {
        Some(year) => unjoined.then_some((year, skipped + 1)),
        None => told_year_behind(prose, at),
    }
}

/// "of that year", "last year", "this year".
fn told_year_behind(prose: &Prose<'_>, at: usize) -> Option<(i16, usize)> {
    let of = at + usize::from(prose.is_any(at, &["of", ","]));
    let the = of + usize::from(prose.is(of, "the"));
    let pointer = words::pointer(prose, the)?;
    if words::unit(prose, the + 1) != Some(Unit::Year) || prose.word(the + 1).ends_with('s') {
        return None;
    }
    // Dates before it are no help where they are read themselves: only years that stand there, and the text before the sentence.
    let told = || year_before(prose, at).or_else(|| Some(ends(&prose.last_date?)?.0.year()));
    let from = pointer.looks_back_at_text().then(told).flatten().or_else(|| Some(prose.reference?.year()))?;
    Some((from.checked_add(i16::try_from(pointer.step()).ok()?)?, the + 2))
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

const ORDINALS: [&str; 19] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];

/// "fourth", "twentieth", "twenty-second": from 1 to 39.
fn ordinal_word(prose: &Prose<'_>, at: usize) -> Option<(i8, usize)> {
    if !prose.is_word(at) {
        return None;
    }
    let small = |at: usize| ORDINALS.iter().position(|word| prose.is(at, word)).and_then(|i| i8::try_from(i + 1).ok());
    let tens = [("twenty", "twentieth", 20), ("thirty", "thirtieth", 30)];
    for (ten, whole, value) in tens {
        if prose.is(at, whole) {
            return Some((value, at + 1));
        }
        let next = at + 1 + usize::from(prose.is_dash(at + 1));
        if prose.is(at, ten) {
            return small(next).filter(|unit| *unit < 10).map(|unit| (value + unit, next + 1));
        }
    }
    small(at).map(|number| (number, at + 1))
}

/// An ordinal: "third", "3rd".
pub(super) fn ordinal(prose: &Prose<'_>, at: usize) -> Option<(i8, usize)> {
    let (number, end) = day_number(prose, at)?;
    (!prose.is_digits(at) || end > at + 1).then_some((number, end))
}

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

fn numbers_of<'a>(prose: &Prose<'a>, at: usize) -> Option<(i8, i8, &'a str, usize)> {
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
    let led = at > 0 && (prose.is_any(at - 1, &["on", "from", "since", "until", "by"]) || names_weekday(prose, at - 1));
    (led && mark == "/" && !prose.touches_next(at + 2)).then_some((one, two, "", at + 3))
}

fn names_weekday(prose: &Prose<'_>, at: usize) -> bool {
    matches!(words::word(prose, at), Some(Word::Weekday(_)))
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
    {
        let (year, end) = year_behind(prose, end).map_or((None, end), |(year, end)| (Some(year), end));
        return Some((Partial { month, day: Some(day), year }, end));
    }
    if let Some((year, end)) = year_behind(prose, behind) {
        return Some((Partial { month, day: None, year: Some(year) }, end));
    }
    (!is_ambiguous(prose, at)).then_some((Partial { month, day: None, year: None }, behind))
}

/// Whether the number behind a month is its day and does not begin a clock time, an amount or a unit of its own.
fn is_day(prose: &Prose<'_>, at: usize, end: usize) -> bool {
    let joined =
        prose.touches_next(end - 1) && (prose.is_any(end, &[":", "%", "/"]) || prose.is_any(end, &["am", "pm"]));
    !(joined || prose.is_any(end, &["a.m.", "p.m.", "million", "billion", "percent"]) && prose.is_digits(at))
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
    let (year, end) = year_behind(prose, end_dash).map_or((None, end), |(year, end)| (Some(year), end));
    Some((Partial { month, day: Some(day), year }, end))
}

/// What [`partial`] reads, resolved.
pub(super) fn named(prose: &Prose<'_>, at: usize) -> Read {
    let (partial, end) = partial(prose, at)?;
    Some((partial.resolved(prose, at, end), end))
}

/// "Thursday, 5 February 2026", "Friday 7/6", "Friday the 14th": the date decides.
pub(super) fn weekday_with_date(prose: &Prose<'_>, at: usize) -> Read {
    words::weekday(prose, at)?;
    let point = at + 1 + usize::from(prose.is(at + 1, "."));
    let behind = point + usize::from(prose.is(point, ","));
    let behind = behind + usize::from(prose.is(behind, "the"));
    let (date, end) = named(prose, behind).or_else(|| iso(prose, behind)).or_else(|| numeric(prose, behind))?;
    (date.grain == Grain::Day).then_some((date, end))
}

/// "the 4th", "the 15th day of next month": of the month that the text speaks of.
pub(super) fn day_of_month(prose: &Prose<'_>, at: usize) -> Read {
    let (day, end) = ordinal(prose, at).filter(|_| prose.is_digits(at))?;
    let ordinal_alone = !prose.is_word(end) || language::class(prose.word(end)).is_some();
    let of = end + usize::from(prose.is(end, "day"));
    let inner = of + usize::from(prose.is_any(of, &["of", "in"]));
    let inner = inner + usize::from(prose.is(inner, "the"));
    if let Some((month, end)) = relative::pointed(prose, inner).filter(|(value, _)| value.grain == Grain::Month) {
        let date = month.best().and_then(|month| in_month_of(month, day));
        return Some((date.unwrap_or_else(|| unresolved(Grain::Day)), end));
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

/// "Q3 2025", "2025 Q3", "2019-H2", "week 31", "H1".
pub(super) fn numbered(prose: &Prose<'_>, at: usize) -> Read {
    if let Some((of, number)) = coded(prose, at) {
        let behind = at + 1 + usize::from(prose.is_any(at + 1, &["of", "-"]));
        if let Some(year) = year_at(prose, behind) {
            return Some((of(year, number)?, behind + 1));
        }
        return relative::year(prose, behind)
            .and_then(|(year, end)| Some((of(ends(year.best()?)?.0.year(), number)?, end)))
            .or_else(|| Some((nearest(prose, at, at + 1, of(2000, number)?.grain, |year| of(year, number)), at + 1)));
    }
    if let Some(year) = year_at(prose, at) {
        let behind = at + 1 + usize::from(prose.is(at + 1, "-"));
        let (of, number) = coded(prose, behind)?;
        return Some((of(year, number)?, behind + 1));
    }
    let week = prose.word(at + 1).parse().ok().filter(|_| prose.is(at, "week") && prose.is_digits(at + 1))?;
    let (year, end) = year_behind(prose, at + 2)
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

/// "the 1990s", "the nineties", "1914".
pub(super) fn decade(prose: &Prose<'_>, at: usize) -> Read {
    if let Some(Word::Decade(decade)) = words::word(prose, at) {
        let led = at > 0 && prose.is_any(at - 1, &["the", "early", "mid", "late", "in", "-", "since"]);
        // "In her eighties" is an age, "temperatures in the nineties" a measure that nothing here can tell.
        let age = at > 0 && prose.is_any(at - 1, &["his", "her", "their", "my"]);
        return (led && !age).then(|| Some((years(1900 + decade, 1909 + decade, Grain::Decade)?, at + 1)))?;
    }
    let start = prose.touches_next(at).then(|| decade_start(prose, at))??;
    let s = at + 1 + usize::from(prose.is_any(at + 1, &["'", "’"]));
    prose.is_any(s, &["s", "'s", "’s"]).then(|| Some((years(start, start + 9, Grain::Decade)?, s + 1)))?
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
        return Some((years(before_christ(first + 100), before_christ(first + 1), Grain::Century)?, unit + 2));
    }
    Some((years(first, first + 99, Grain::Century)?, unit + 1 + usize::from(is_after_christ(prose, unit + 1))))
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
    Some((value.unwrap_or_else(|| unresolved(Grain::Year)), behind + usize::from(before == 0)))
}

/// "Easter 2018", "Christmas Eve 1931", "last Christmas".
pub(super) fn holiday(prose: &Prose<'_>, at: usize) -> Read {
    let pointer = words::pointer(prose, at).filter(|pointer| !pointer.looks_back_at_text());
    let (rule, end) = words::holiday(prose, at + usize::from(pointer.is_some()))?;
    if let Some((year, end)) = year_behind(prose, end) {
        return Some((DateValue::day(rule.day(year)?)?, end));
    }
    let of = |year: i16| rule.day(year).and_then(DateValue::day);
    let Some((pointer, today)) = pointer.zip(prose.reference) else {
        return Some((nearest(prose, at, end, Grain::Day, of), end));
    };
    Some((pointed_yearly(today, pointer.step(), of).unwrap_or_else(|| unresolved(Grain::Day)), end))
}

/// The last, this year's or the next of something that each year has.
pub(super) fn pointed_yearly(today: Date, step: i64, of: impl Fn(i16) -> Option<DateValue>) -> Option<DateValue> {
    let year = today.year();
    let candidates = [year - 1, year, year + 1].into_iter().filter_map(&of);
    let spans = |value: &DateValue| value.best().and_then(ends);
    match step {
        -1 => candidates.filter(|value| spans(value).is_some_and(|(_, last)| last < today)).last(),
        1 => candidates.into_iter().find(|value| spans(value).is_some_and(|(first, _)| first > today)),
        _ => {
            let now =
                candidates.filter(|value| spans(value).is_some_and(|(first, last)| first <= today && today <= last));
            now.last().or_else(|| of(year))
        }
    }
}

/// "summer", "the spring of 1952", "last fall", "winter 2025".
pub(super) fn season_of(prose: &Prose<'_>, at: usize) -> Read {
    let pointer = words::pointer(prose, at);
    let name = at + usize::from(pointer.is_some());
    let Word::Season(number) = words::word(prose, name)? else { return None };
    let of = |year: i16| season(year, number);
    if let Some((year, end)) = year_behind(prose, name + 1) {
        return Some((of(year)?, end));
    }
    if let Some((year, end)) = relative::year(prose, name + 1 + usize::from(prose.is(name + 1, "of"))) {
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
        Some((pointer, today)) => {
            Some((pointed_yearly(today, pointer.step(), of).unwrap_or_else(|| unresolved(Grain::Quarter)), end))
        }
        None => (led && !verb || pointer.is_some()).then(|| (nearest(prose, at, end, Grain::Quarter, of), end)),
    }
}

/// "in 2025", "2026", "the year 2008": four digits where no noun follows that they could count.
pub(super) fn bare_year(prose: &Prose<'_>, at: usize) -> Read {
    if prose.is(at, "year") {
        let year = year_at(prose, at + 1)?;
        return Some((DateValue::year(year)?, at + 2));
    }
    let year = year_at(prose, at).filter(|year| (1500..2100).contains(year))?;
    let led = at > 0
        && prose.is_any(
            at - 1,
            &[
                "in", "since", "by", "until", "from", "during", "of", "before", "after", "through", "to", "late",
                "early", "mid", "between", "and",
            ],
        );
    (!is_joined(prose, at) && (led || !could_count(prose, at))).then(|| Some((DateValue::year(year)?, at + 1)))?
}

/// Whether the figure at token `at` may count what stands behind it: a plural, or a word and a plural.
fn could_count(prose: &Prose<'_>, at: usize) -> bool {
    let open = |at: usize| prose.is_word(at) && !prose.is_capitalised(at) && language::class(prose.word(at)).is_none();
    let plural = |at: usize| open(at) && lemma::is_plural(prose.word(at));
    // What follows a figure at the beginning or behind "the" is one thing of that year, or what that year did.
    let told = at == 0 || prose.is_any(at - 1, &["the", "a", "its", "their", "his", "her", "our", "so", "this"]);
    plural(at + 1) && !told || open(at + 1) && (!told || plural(at + 2) && !prose.is(at + 2, "was"))
}

/// Whether a year is part of a longer sign: "2026/7", "#2026", "2026mm".
fn is_joined(prose: &Prose<'_>, at: usize) -> bool {
    let before = at > 0
        && prose.touches_next(at - 1)
        && !matches!(prose.word(at - 1), "(" | "[" | "\"" | "“" | "-" | "–" | "—" | "‘" | "'");
    // "555-2026" is a number to call.
    let dialled = at > 1
        && prose.touches_next(at - 1)
        && prose.is(at - 1, "-")
        && prose.touches_next(at - 2)
        && prose.is_digits(at - 2);
    let behind = prose.touches_next(at)
        && (matches!(prose.word(at + 1), "/" | "%")
            || prose.is_word(at + 1) && !prose.word(at + 1).starts_with(['\'', '’']));
    before || dialled || behind
}

/// Whatever names its place in the calendar without looking at the present: what later words may look back at.
pub(super) fn read(prose: &Prose<'_>, at: usize) -> Read {
    iso(prose, at)
        .or_else(|| numeric(prose, at))
        .or_else(|| weekday_with_date(prose, at))
        .or_else(|| named(prose, at))
        .or_else(|| bare_year(prose, at))
}

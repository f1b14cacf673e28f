//! Dates in prose, read against the date of publication.

use super::{DateValue, Grain, Period, midnight};
use crate::{
    language::{
        lemma::lower,
        lexicon::{self, Modality},
        words::{self, WordClass},
    },
    tables::rows,
    values::{Prose, Value, number, quantity::unit_at},
};
use jiff::{ToSpan, civil::Date};
use std::{collections::HashMap, ops::Bound, sync::LazyLock};

type Read = Option<(DateValue, usize)>;

#[derive(Clone, Copy)]
enum CalendarWord {
    Month(i8),
    Weekday(i8),
}

static CALENDAR: LazyLock<HashMap<&str, CalendarWord>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for row in rows(include_str!("../../../data/calendar.tsv")) {
        let mut columns = row.split('\t');
        let (Some(kind), Some(number), Some(list)) = (columns.next(), columns.next(), columns.next()) else { continue };
        let Ok(number) = number.parse() else { continue };
        let word = match kind {
            "month" => CalendarWord::Month(number),
            "weekday" => CalendarWord::Weekday(number),
            _ => continue,
        };
        words.extend(list.split(' ').map(|spelling| (spelling, word)));
    }
    words
});

/// A date at token `at`, and the token behind it.
pub(in crate::values) fn read(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    let (date, end) = since(prose, at).or_else(|| point(prose, at))?;
    Some((Value::Date(date), end))
}

fn point(prose: &Prose<'_>, at: usize) -> Read {
    iso(prose, at)
        .or_else(|| weekday(prose, at))
        .or_else(|| month_first(prose, at))
        .or_else(|| day_first(prose, at))
        .or_else(|| near_today(prose, at))
        .or_else(|| part_of(prose, at))
        .or_else(|| pointed(prose, at))
        .or_else(|| half_or_quarter(prose, at))
        .or_else(|| edge(prose, at))
        .or_else(|| recent(prose, at))
        .or_else(|| ago(prose, at))
        .or_else(|| bare_year(prose, at))
}

fn one(period: Period, grain: Grain) -> DateValue {
    DateValue { readings: vec![period], grain, hedge: None }
}

fn unresolved(grain: Grain) -> DateValue {
    DateValue { readings: Vec::new(), grain, hedge: None }
}

/// "since February 2022", "since then": up to the day of publication.
fn since(prose: &Prose<'_>, at: usize) -> Read {
    if !prose.is(at, "since") {
        return None;
    }
    let (start, end) = if prose.is(at + 1, "then") {
        (prose.last_date?.low, at + 2)
    } else {
        let skipped = at + 1 + usize::from(prose.is(at + 1, "the"));
        let (date, end) = point(prose, at + 1).or_else(|| point(prose, skipped))?;
        // What has lasted since then began in the past, whatever the tense says.
        let past =
            |period: &&Period| period.low_end().is_none_or(|low| prose.reference.is_none_or(|day| low.date() <= day));
        (date.readings.iter().find(past)?.low, end)
    };
    let today = prose.reference?;
    Some((one(Period { low: start, high: Bound::Excluded(midnight(today.tomorrow().ok()?)) }, Grain::Interval), end))
}

/// "2026-02-04".
fn iso(prose: &Prose<'_>, at: usize) -> Read {
    let joined =
        (at..at + 4).all(|at| prose.touches_next(at)) && prose.word(at + 1) == "-" && prose.word(at + 3) == "-";
    let part = |at: usize, length: usize| (prose.word(at).len() == length).then(|| prose.word(at).parse().ok())?;
    let date = joined.then(|| {
        Date::new(part(at, 4)?, part(at + 2, 2)?.try_into().ok()?, part(at + 4, 2)?.try_into().ok()?).ok()
    })??;
    Some((DateValue::day(date)?, at + 5))
}

fn month_word(prose: &Prose<'_>, at: usize) -> Option<(i8, usize)> {
    match CALENDAR.get(prose.word(at)) {
        Some(CalendarWord::Month(month)) => {
            // An abbreviation's point may be a token of its own.
            let point = prose.word(at).len() <= 4
                && prose.word(at + 1) == "."
                && prose.touches_next(at)
                && prose.is_digits(at + 2);
            Some((*month, at + 1 + usize::from(point)))
        }
        _ => None,
    }
}

fn weekday_word(prose: &Prose<'_>, at: usize) -> Option<i8> {
    match CALENDAR.get(prose.word(at)) {
        Some(CalendarWord::Weekday(day)) => Some(*day),
        _ => None,
    }
}

fn year_at(prose: &Prose<'_>, at: usize) -> Option<i16> {
    prose
        .word(at)
        .parse()
        .ok()
        .filter(|year| prose.is_digits(at) && prose.word(at).len() == 4 && (1000..=2999).contains(year))
}

/// A day of a month and the token behind it: "4", "4th".
fn day_number(prose: &Prose<'_>, at: usize) -> Option<(i8, usize)> {
    let day = prose.word(at).parse().ok().filter(|day| (1..=31).contains(day) && prose.is_digits(at))?;
    let ordinal = prose.touches_next(at) && prose.is_any(at + 1, &["st", "nd", "rd", "th"]);
    Some((day, at + 1 + usize::from(ordinal)))
}

/// "Thursday", "last Thursday", "Thursday, 5 February 2026".
fn weekday(prose: &Prose<'_>, at: usize) -> Read {
    let pointer = ["last", "next", "this"].into_iter().find(|pointer| prose.is(at, pointer));
    let name = at + usize::from(pointer.is_some());
    let day = weekday_word(prose, name)?;
    let behind = name + 1 + usize::from(prose.is(name + 1, ","));
    if let Some((date, end)) = month_first(prose, behind).or_else(|| day_first(prose, behind))
        && date.grain == Grain::Day
    {
        return Some((date, end));
    }
    let end = name + 1;
    let Some(today) = prose.reference else { return Some((unresolved(Grain::Day), end)) };
    let since_it = i64::from((today.weekday().to_monday_one_offset() - day).rem_euclid(7));
    let back = today.checked_sub(since_it.days()).ok()?;
    let on = if since_it == 0 { today } else { back.checked_add(7.days()).ok()? };
    let week_before = |date: Date| date.checked_sub(7.days()).ok();
    let days = match pointer {
        Some("last") if since_it == 0 => vec![week_before(today)?],
        Some("last") => vec![back, week_before(back)?],
        Some("next") => {
            let next = if since_it == 0 { today.checked_add(7.days()).ok()? } else { on };
            vec![next, next.checked_add(7.days()).ok()?]
        }
        _ if looks_forward(prose, at, end) => vec![on, back],
        _ => vec![back, on],
    };
    Some((days_value(&days, Grain::Day)?, end))
}

fn days_value(days: &[Date], grain: Grain) -> Option<DateValue> {
    let mut readings: Vec<Period> = Vec::new();
    for day in days {
        let period = *DateValue::day(*day)?.best()?;
        if !readings.contains(&period) {
            readings.push(period);
        }
    }
    Some(DateValue { readings, grain, hedge: None })
}

/// "February 4, 2026", "Feb. 4", "February 2022", "September".
fn month_first(prose: &Prose<'_>, at: usize) -> Read {
    let (month, behind) = month_word(prose, at)?;
    if let Some((day, end)) = day_number(prose, behind)
        && !prose.touches_next(end - 1) | !prose.is(end, ":")
    {
        let comma = end + usize::from(prose.is(end, ","));
        return match year_at(prose, comma) {
            Some(year) => Some((DateValue::day(Date::new(year, month, day).ok()?)?, comma + 1)),
            None => Some((dated(prose, at, end, month, Some(day)), end)),
        };
    }
    let comma = behind + usize::from(prose.is(behind, ","));
    if let Some(year) = year_at(prose, comma) {
        return Some((DateValue::month(year, month)?, comma + 1));
    }
    (!is_ambiguous_month(prose, at)).then(|| (dated(prose, at, behind, month, None), behind))
}

/// "May" and "March" are also verbs, "Mar" and "Sep" hardly ever words: the former need a word of time before them.
fn is_ambiguous_month(prose: &Prose<'_>, at: usize) -> bool {
    matches!(prose.word(at), "May" | "March" | "Mar" | "Dec" | "Sep" | "Jan" | "Jun" | "Jul")
        && (at == 0
            || !prose.is_any(
                at - 1,
                &[
                    "in", "since", "by", "until", "till", "from", "of", "last", "next", "this", "early", "late", "mid",
                    "to", "and", "during",
                ],
            ))
}

/// "4 February 2026", "the 4th of February".
fn day_first(prose: &Prose<'_>, at: usize) -> Read {
    let (day, behind) = day_number(prose, at)?;
    let behind = behind + usize::from(prose.is(behind, "of"));
    let (month, end) = month_word(prose, behind)?;
    let comma = end + usize::from(prose.is(end, ",") && year_at(prose, end + 1).is_some());
    match year_at(prose, comma) {
        Some(year) => Some((DateValue::day(Date::new(year, month, day).ok()?)?, comma + 1)),
        None => Some((dated(prose, at, end, month, Some(day)), end)),
    }
}

/// A month, or a day of it, without a year: the year the passage speaks of, else the nearest, else the way the tense looks.
fn dated(prose: &Prose<'_>, at: usize, end: usize, month: i8, day: Option<i8>) -> DateValue {
    let grain = if day.is_some() { Grain::Day } else { Grain::Month };
    let period = |year: i16| match day {
        Some(day) => DateValue::day(Date::new(year, month, day).ok()?),
        None => DateValue::month(year, month),
    };
    if let Some(value) = year_before(prose, at).and_then(period) {
        return value;
    }
    let Some(today) = prose.reference else { return unresolved(grain) };
    let forward = looks_forward(prose, at, end);
    let distance = |value: &DateValue| {
        let start = value.best().and_then(Period::low_end)?;
        let last = value.best().and_then(Period::high_end)?.date().yesterday().ok()?;
        let away = if last < today {
            (today - last).get_days()
        } else if start.date() > today {
            (start.date() - today).get_days()
        } else {
            0
        };
        let wrong_way = if forward { last < today } else { false };
        Some((wrong_way, away))
    };
    let mut candidates: Vec<_> = [today.year() - 1, today.year(), today.year() + 1]
        .into_iter()
        .filter_map(period)
        .filter_map(|value| Some((distance(&value)?, value)))
        .collect();
    candidates.sort_by_key(|(distance, _)| *distance);
    candidates.truncate(2);
    DateValue {
        readings: candidates.iter().filter_map(|(_, value)| value.best().copied()).collect(),
        grain,
        hedge: None,
    }
}

/// The last year that stands in the sentence before token `at`.
fn year_before(prose: &Prose<'_>, at: usize) -> Option<i16> {
    (0..at).rev().find_map(|at| year_at(prose, at).filter(|year| (1500..2100).contains(year) && !prose.is_dash(at + 1)))
}

/// "today", "yesterday", "tomorrow", "tonight".
fn near_today(prose: &Prose<'_>, at: usize) -> Read {
    let days = match lower(prose.word(at)).as_ref() {
        "today" | "tonight" => 0_i64,
        "yesterday" => -1,
        "tomorrow" => 1,
        _ => return None,
    };
    let Some(today) = prose.reference else { return Some((unresolved(Grain::Day), at + 1)) };
    Some((DateValue::day(today.checked_add(days.days()).ok()?)?, at + 1))
}

/// The stretch of the calendar that a unit makes round `day`.
fn around(day: Date, unit: &str) -> Option<DateValue> {
    match unit {
        "day" => DateValue::day(day),
        "week" => {
            let monday = day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()?;
            DateValue::days(monday, monday.checked_add(6.days()).ok()?, Grain::Week)
        }
        "weekend" => {
            let saturday = day.checked_add(i64::from(5 - day.weekday().to_monday_zero_offset()).days()).ok()?;
            DateValue::days(saturday, saturday.tomorrow().ok()?, Grain::Interval)
        }
        "month" => DateValue::month(day.year(), day.month()),
        "quarter" => quarter(day.year(), (day.month() - 1) / 3 + 1),
        "year" => DateValue::year(day.year()),
        "decade" => {
            let start = day.year() - day.year().rem_euclid(10);
            DateValue::days(Date::new(start, 1, 1).ok()?, Date::new(start + 9, 12, 31).ok()?, Grain::Decade)
        }
        _ => None,
    }
}

/// A quarter of a year, counted from 1.
pub(super) fn quarter(year: i16, quarter: i8) -> Option<DateValue> {
    let first = Date::new(year, quarter * 3 - 2, 1).ok()?;
    let last = Date::new(year, quarter * 3, 1).ok()?.last_of_month();
    DateValue::days(first, last, Grain::Quarter)
}

/// A half of a year, counted from 1.
pub(super) fn half(year: i16, half: i8) -> Option<DateValue> {
    let first = Date::new(year, half * 6 - 5, 1).ok()?;
    let last = Date::new(year, half * 6, 1).ok()?.last_of_month();
    DateValue::days(first, last, Grain::Half)
}

/// `count` units away from `day`, forwards or backwards.
fn shifted(day: Date, unit: &str, count: i64) -> Option<Date> {
    match unit {
        "day" => day.checked_add(count.days()),
        "week" | "weekend" => day.checked_add(count.weeks()),
        "fortnight" => day.checked_add((count * 2).weeks()),
        "month" => day.checked_add(count.months()),
        "quarter" => day.checked_add((count * 3).months()),
        "year" => day.checked_add(count.years()),
        "decade" => day.checked_add((count * 10).years()),
        "century" => day.checked_add((count * 100).years()),
        _ => return None,
    }
    .ok()
}

/// "this month", "last year", "next week", "last September".
fn pointed(prose: &Prose<'_>, at: usize) -> Read {
    let step = match lower(prose.word(at)).as_ref() {
        "last" | "previous" => -1_i16,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    if let Some((month, end)) = month_word(prose, at + 1) {
        return pointed_month(prose, step, month, end);
    }
    let unit = lower(prose.word(at + 1));
    let day = prose.reference.and_then(|today| shifted(today, &unit, i64::from(step)));
    if let Some(day) = day {
        return Some((around(day, &unit)?, at + 2));
    }
    let grain = around(Date::constant(2000, 1, 1), &unit)?.grain;
    Some((unresolved(grain), at + 2))
}

fn pointed_month(prose: &Prose<'_>, step: i16, month: i8, end: usize) -> Read {
    let Some(today) = prose.reference else { return Some((unresolved(Grain::Month), end)) };
    let year = match step {
        -1 if month >= today.month() => today.year() - 1,
        1 if month <= today.month() => today.year() + 1,
        _ => today.year(),
    };
    Some((DateValue::month(year, month)?, end))
}

/// "late last year", "later this month", "early May", "mid-2025".
fn part_of(prose: &Prose<'_>, at: usize) -> Read {
    let part = lower(prose.word(at));
    if !matches!(part.as_ref(), "early" | "mid" | "late" | "later" | "earlier") {
        return None;
    }
    let inner = at + 1 + usize::from(prose.is_dash(at + 1) || prose.is(at + 1, "in"));
    let (whole, end) = month_first(prose, inner).or_else(|| pointed(prose, inner)).or_else(|| year_of(prose, inner))?;
    let Some(period) = whole.best() else { return Some((whole, end)) };
    let (start, last) = (period.low_end()?.date(), period.high_end()?.date().yesterday().ok()?);
    let today = |step: fn(Date) -> Result<Date, jiff::Error>| {
        prose.reference.and_then(|today| step(today).ok()).filter(|day| (start..=last).contains(day))
    };
    let (first, last) = match part.as_ref() {
        "later" => (today(Date::tomorrow).unwrap_or(start), last),
        "earlier" => (start, today(Date::yesterday).unwrap_or(last)),
        part => third(part, whole.grain, start, last)?,
    };
    Some((DateValue::days(first, last, Grain::Interval)?, end))
}

/// The early, middle or late part: a third of a month or week, a quarter (the middle: a half) of a year.
fn third(part: &str, grain: Grain, start: Date, last: Date) -> Option<(Date, Date)> {
    if grain == Grain::Year {
        let month = |month: i8| Date::new(start.year(), month, 1).ok();
        return match part {
            "early" => Some((start, month(3)?.last_of_month())),
            "mid" => Some((month(4)?, month(9)?.last_of_month())),
            _ => Some((month(10)?, last)),
        };
    }
    let days = i64::from((last - start).get_days()) + 1;
    let cut = |thirds: i64| start.checked_add((days * thirds / 3).days()).ok();
    match part {
        "early" => Some((start, cut(1)?.yesterday().ok()?)),
        "mid" => Some((cut(1)?, cut(2)?.yesterday().ok()?)),
        _ => Some((cut(2)?, last)),
    }
}

/// A year that a word of time leads to: "2025", "this year".
fn year_of(prose: &Prose<'_>, at: usize) -> Read {
    match year_at(prose, at) {
        Some(year) => Some((DateValue::year(year)?, at + 1)),
        None if prose.is_phrase(at, &["the", "year"]) => Some((
            prose.reference.and_then(|today| DateValue::year(today.year())).unwrap_or_else(|| unresolved(Grain::Year)),
            at + 2,
        )),
        None => pointed(prose, at).filter(|(date, _)| date.grain == Grain::Year),
    }
}

/// "the first half of 2026", "the third quarter of last year".
fn half_or_quarter(prose: &Prose<'_>, at: usize) -> Read {
    let number = ["first", "second", "third", "fourth"].iter().position(|word| prose.is(at, word))?;
    let number = i8::try_from(number).ok()? + 1;
    let of = prose.is_any(at + 2, &["of", "in"]);
    let (year, end) = year_of(prose, at + 2 + usize::from(of))?;
    let Some(start) = year.best().and_then(Period::low_end) else { return Some((unresolved(Grain::Half), end)) };
    if prose.is(at + 1, "half") && number <= 2 {
        Some((half(start.year(), number)?, end))
    } else if prose.is(at + 1, "quarter") {
        Some((quarter(start.year(), number)?, end))
    } else {
        None
    }
}

/// "the beginning of the year", "the end of next month".
fn edge(prose: &Prose<'_>, at: usize) -> Read {
    let part = match lower(prose.word(at)).as_ref() {
        "beginning" | "start" => "early",
        "middle" => "mid",
        "end" => "late",
        _ => return None,
    };
    if !prose.is(at + 1, "of") {
        return None;
    }
    let (whole, end) = year_of(prose, at + 2)
        .or_else(|| pointed(prose, at + 2))
        .or_else(|| month_first(prose, at + 2))
        .or_else(|| this_one(prose, at + 2))?;
    let Some(period) = whole.best() else { return Some((whole, end)) };
    let (first, last) =
        third(part, whole.grain, period.low_end()?.date(), period.high_end()?.date().yesterday().ok()?)?;
    Some((DateValue::days(first, last, Grain::Interval)?, end))
}

/// "the month", "the week": the present one.
fn this_one(prose: &Prose<'_>, at: usize) -> Read {
    let value = around(prose.reference.filter(|_| prose.is(at, "the"))?, &lower(prose.word(at + 1)))?;
    Some((value, at + 2))
}

/// How many units "recent" goes back.
const RECENT: i64 = 6;

/// "recent months": the last six.
fn recent(prose: &Prose<'_>, at: usize) -> Read {
    let unit = match lower(prose.word(at + 1)).as_ref() {
        "days" => "day",
        "weeks" => "week",
        "months" => "month",
        "years" => "year",
        _ => return None,
    };
    let today = prose.reference.filter(|_| prose.is(at, "recent"))?;
    Some((DateValue::days(shifted(today, unit, -RECENT)?, today, Grain::Interval)?, at + 2))
}

/// "four years ago", "two days ago".
fn ago(prose: &Prose<'_>, at: usize) -> Read {
    let (count, behind) = if prose.is_any(at, &["a", "an"]) {
        (1, at + 1)
    } else {
        let (count, behind) = number::read_plain(prose, at)?;
        (count.stated?.to_i64()?, behind)
    };
    let (unit, end) = unit_at(prose, behind).filter(|(unit, _)| unit.dimension == "time")?;
    if !prose.is(end, "ago") {
        return None;
    }
    let day = prose.reference.and_then(|today| shifted(today, unit.name, -count));
    Some((day.and_then(|day| around(day, unit.name)).unwrap_or_else(|| unresolved(Grain::Year)), end + 1))
}

/// "in 2025", "2026": four digits where no noun follows that they could count.
fn bare_year(prose: &Prose<'_>, at: usize) -> Read {
    let year = year_at(prose, at).filter(|year| (1500..2100).contains(year))?;
    let led = at > 0
        && prose.is_any(
            at - 1,
            &[
                "in", "since", "by", "until", "from", "during", "of", "before", "after", "through", "to", "late",
                "early", "mid", "between", "and",
            ],
        );
    let word = prose.word(at + 1);
    let could_count = prose.is_word(at + 1) && !prose.is_capitalised(at + 1) && words::class(word).is_none();
    let joined = at > 0 && prose.touches_next(at - 1) && !matches!(prose.word(at - 1), "(" | "\"" | "“" | "-" | "–")
        || prose.touches_next(at)
            && (matches!(prose.word(at + 1), "/" | "%")
                || prose.is_word(at + 1) && !prose.word(at + 1).starts_with(['\'', '’']));
    (!joined && (led || !could_count)).then(|| Some((DateValue::year(year)?, at + 1)))?
}

/// Whether the clause before token `at` speaks of what is to come: a plan or a future stands before it, and no report in the past in between.
fn looks_forward(prose: &Prose<'_>, at: usize, end: usize) -> bool {
    if prose.is_any(end, &["will", "shall"]) {
        return true;
    }
    let clause =
        (0..at).rev().take_while(|&at| !matches!(prose.word(at), "," | ";" | "\"" | "“" | "”") && !reports(prose, at));
    clause.into_iter().any(|at| {
        words::class(prose.word(at)) != Some(WordClass::Article)
            && lexicon::modality_at(&lower(prose.word(at)))
                .iter()
                .any(|(phrase, kind)| *kind == Modality::Planned && prose.is_phrase(at, phrase))
            || prose.is_any(at, &["could", "may", "might"]) && !prose.is(at + 1, "have")
    })
}

fn reports(prose: &Prose<'_>, at: usize) -> bool {
    let word = lower(prose.word(at));
    matches!(word.as_ref(), "said" | "told") || word.ends_with("ed") && lexicon::speech(&word).is_some()
}

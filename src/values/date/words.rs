//! The words of the calendar, as `data/calendar.tsv` and `data/holidays.tsv` list them.

use super::calendar::shift_days;
use crate::{
    tables::{WordTable, rows},
    values::{Prose, prose::Roles},
};
use jiff::civil::{Date, Weekday};
use std::sync::LazyLock;

/// What a word is to the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Month(i8),
    Weekday(i8),
    Season(i8),
    Unit(Unit),
    /// From one hour to another.
    PartOfDay(i8, i8),
    Pointer(Pointer),
    Part(Part),
    /// The nineties: 90.
    Decade(i16),
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Weekend,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// Which of several a word points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pointer {
    Last,
    This,
    Next,
    /// The one before that which the text spoke of.
    Previous,
    Same,
    Following,
}

impl Pointer {
    /// So many units on.
    pub(super) fn step(self) -> i64 {
        match self {
            Self::Last | Self::Previous => -1,
            Self::This | Self::Same => 0,
            Self::Next | Self::Following => 1,
        }
    }

    /// Whether it looks from the date that the text spoke of rather than from the present.
    pub(super) fn looks_back_at_text(self) -> bool {
        matches!(self, Self::Previous | Self::Same | Self::Following)
    }
}

/// A part of a longer stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Middle,
    Late,
    Later,
    Earlier,
}

const UNITS: [Unit; 13] = [
    Unit::Second,
    Unit::Minute,
    Unit::Hour,
    Unit::Day,
    Unit::Week,
    Unit::Fortnight,
    Unit::Weekend,
    Unit::Month,
    Unit::Quarter,
    Unit::Half,
    Unit::Year,
    Unit::Decade,
    Unit::Century,
];
const POINTERS: [(i16, Pointer); 6] = [
    (-1, Pointer::Last),
    (0, Pointer::This),
    (1, Pointer::Next),
    (2, Pointer::Previous),
    (3, Pointer::Same),
    (4, Pointer::Following),
];
const PARTS: [Part; 5] = [Part::Early, Part::Middle, Part::Late, Part::Later, Part::Earlier];

/// The words with the spelling that the table has.
static WORDS: LazyLock<WordTable<(&str, Word)>> = LazyLock::new(|| WordTable::new(table()));

fn table() -> Vec<(&'static str, (&'static str, Word))> {
    let mut words = Vec::new();
    for row in rows(include_str!("../../../data/calendar.tsv")) {
        let mut columns = row.split('\t');
        let (Some(kind), Some(number), Some(list)) = (columns.next(), columns.next(), columns.next()) else { continue };
        let Some(word) = number.parse().ok().and_then(|number| word_of(kind, number)) else { continue };
        words.extend(list.split(' ').map(|spelling| (spelling, (spelling, word))));
    }
    words
}

/// Every spelling of the table.
pub(super) fn spellings() -> impl Iterator<Item = &'static str> {
    rows(include_str!("../../../data/calendar.tsv"))
        .filter_map(|row| row.rsplit('\t').next())
        .flat_map(|list| list.split(' '))
}

/// The first word of every holiday.
pub(super) fn first_words_of_holidays() -> impl Iterator<Item = &'static str> {
    HOLIDAYS.entries().filter_map(|holiday| holiday.words.first().copied())
}

fn word_of(kind: &str, number: i16) -> Option<Word> {
    let small = i8::try_from(number).ok();
    let index = usize::try_from(number - 1).ok();
    Some(match kind {
        "month" => Word::Month(small?),
        "weekday" => Word::Weekday(small?),
        "season" => Word::Season(small?),
        "unit" => Word::Unit(*UNITS.get(index?)?),
        "part-of-day" => Word::PartOfDay(i8::try_from(number / 100).ok()?, i8::try_from(number % 100).ok()?),
        "pointer" => Word::Pointer(POINTERS.iter().find(|(of, _)| *of == number)?.1),
        "part" => Word::Part(*PARTS.get(index?)?),
        "decade" => Word::Decade(number),
        _ => return None,
    })
}

/// Every word that [`word`], [`weekdays`] and [`holiday`] look for, plurals aside.
pub(in crate::values) fn all() -> impl Iterator<Item = &'static str> {
    spellings().chain(first_words_of_holidays())
}

/// The words that dates and times of day are made of: without one of them, or digits, there is none.
pub(in crate::values) fn anchors() -> impl Iterator<Item = &'static str> {
    let calendar = table().into_iter().filter(|(_, (_, word))| !matches!(word, Word::Pointer(_) | Word::Part(_)));
    let longest = |holiday: &'static Holiday| holiday.words.iter().copied().max_by_key(|word| word.len());
    calendar.map(|(word, _)| word).chain(HOLIDAYS.entries().filter_map(longest)).chain(ALONE)
}

/// Dates and times of day of one word that the table does not have.
const ALONE: [&str; 9] =
    ["today", "yesterday", "tomorrow", "tonight", "overnight", "noon", "midnight", "midday", "then"];

/// The text of token `at`, if it may be a word of the calendar.
fn calendar_word<'a>(prose: &Prose<'a>, at: usize) -> Option<&'a str> {
    prose.may_be(at, Roles::CALENDAR).then(|| prose.word(at))
}

/// What token `at` is to the calendar. Words written small in the table are found with a capital or in capitals too.
pub(super) fn word(prose: &Prose<'_>, at: usize) -> Option<Word> {
    let written = calendar_word(prose, at)?;
    let (spelling, word) = WORDS.get(written)?;
    let small = !spelling.starts_with(char::is_uppercase);
    (small || written == *spelling || is_plain(written)).then_some(*word)
}

/// The part of the day that token `at` names, in seconds since midnight.
pub(in crate::values) fn part_of_day(prose: &Prose<'_>, at: usize) -> Option<(u32, u32)> {
    let Word::PartOfDay(start, end) = word(prose, at)? else { return None };
    let singular = !prose.word(at).ends_with('s') && !prose.is_capitalised(at);
    let seconds = |hour: i8| u32::try_from(hour).ok().map(|hour| hour * 3600);
    seconds(start).zip(seconds(end)).filter(|_| singular)
}

/// Whether a name of a month or weekday that somebody wrote all small or all in capitals is one in full, and not also another word.
fn is_plain(written: &str) -> bool {
    let is_other = ["march", "sept", "tues", "thur", "thurs"].iter().any(|other| written.eq_ignore_ascii_case(other));
    written.len() > 3
        && !is_other
        && (written.bytes().all(|byte| byte.is_ascii_lowercase())
            || written.bytes().all(|byte| byte.is_ascii_uppercase()))
}

pub(super) fn unit(prose: &Prose<'_>, at: usize) -> Option<Unit> {
    match word(prose, at)? {
        Word::Unit(unit) => Some(unit),
        _ => None,
    }
}

pub(super) fn pointer(prose: &Prose<'_>, at: usize) -> Option<Pointer> {
    match word(prose, at)? {
        Word::Pointer(pointer) => Some(pointer),
        _ => None,
    }
}

pub(super) fn weekday(prose: &Prose<'_>, at: usize) -> Option<i8> {
    match word(prose, at)? {
        // "Sat" and "Sun" are words too, and "Mon" a name: what is short needs a figure behind it.
        Word::Weekday(day) if prose.word(at).len() > 4 => Some(day),
        Word::Weekday(day) => {
            let point = usize::from(prose.is(at + 1, "."));
            let behind = at + 1 + point + usize::from(prose.is(at + 1 + point, ","));
            (prose.is_digits(behind) || month(prose, behind).is_some()).then_some(day)
        }
        _ => None,
    }
}

/// The weekday of a plural: "Fridays".
pub(super) fn weekdays(prose: &Prose<'_>, at: usize) -> Option<i8> {
    let stem = calendar_word(prose, at)?.strip_suffix(['s', 'S'])?;
    match WORDS.get(stem)? {
        (spelling, Word::Weekday(day)) if *spelling == stem || is_plain(stem) => Some(*day),
        _ => None,
    }
}

/// A month and the token behind it, with the point of an abbreviation where a figure follows.
pub(super) fn month(prose: &Prose<'_>, at: usize) -> Option<(i8, usize)> {
    let Word::Month(month) = word(prose, at)? else { return None };
    let point =
        prose.word(at).len() <= 4 && prose.word(at + 1) == "." && prose.touches_next(at) && prose.is_digits(at + 2);
    Some((month, at + 1 + usize::from(point)))
}

/// How the day of a holiday is found.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rule {
    Fixed(i8, i8),
    Easter(i64),
    /// From Easter of the Orthodox churches.
    Orthodox(i64),
    /// A weekday of a month, and so many days later.
    Nth {
        month: i8,
        weekday: i8,
        count: i8,
        later: i64,
    },
}

struct Holiday {
    words: Vec<&'static str>,
    rule: Rule,
}

/// Holidays by the first word of their names.
static HOLIDAYS: LazyLock<WordTable<Vec<Holiday>>> = LazyLock::new(|| {
    let mut holidays = Vec::new();
    for row in rows(include_str!("../../../data/holidays.tsv")) {
        let mut columns = row.split('\t');
        let (Some(kind), Some(rule), Some(names)) = (columns.next(), columns.next(), columns.next()) else { continue };
        let Some(rule) = rule_of(kind, rule) else { continue };
        let named = names.split(',').map(|name| Holiday { words: tokens_of(name), rule });
        holidays.extend(named.filter_map(|holiday| Some((*holiday.words.first()?, holiday))));
    }
    WordTable::grouped(holidays)
});

/// A name as the tokens of a text: its "'s" and the point behind "St" are tokens of their own.
fn tokens_of(name: &'static str) -> Vec<&'static str> {
    let mut tokens = Vec::new();
    for word in name.split(' ') {
        let cut = word.find(['\'', '’', '.']).unwrap_or(word.len());
        tokens.extend([&word[..cut], &word[cut..]].into_iter().filter(|part| !part.is_empty()));
    }
    tokens
}

fn rule_of(kind: &str, rule: &str) -> Option<Rule> {
    match kind {
        "easter" => return rule.parse().ok().map(Rule::Easter),
        "orthodox" => return rule.parse().ok().map(Rule::Orthodox),
        _ => {}
    }
    let (month, rest) = rule.split_once('-')?;
    let month = month.parse().ok()?;
    if kind == "fixed" {
        return Some(Rule::Fixed(month, rest.parse().ok()?));
    }
    let (weekday, count) = rest.split_once('-')?;
    let (count, later) = count.split_once('+').unwrap_or((count, "0"));
    Some(Rule::Nth { month, weekday: weekday.parse().ok()?, count: count.parse().ok()?, later: later.parse().ok()? })
}

/// The rule of the holiday at token `at`, and the token behind its name.
pub(super) fn holiday(prose: &Prose<'_>, at: usize) -> Option<(Rule, usize)> {
    let first = calendar_word(prose, at)?;
    // Written small, "may day" and the like are other words.
    let small = !prose.is_capitalised(at) && word(prose, at).is_none();
    let same = |at: usize, word: &str| prose.word(at) == word || small && prose.is(at, word);
    let stands = |holiday: &&Holiday| holiday.words.iter().enumerate().all(|(i, word)| same(at + i, word));
    let found = HOLIDAYS.get(first)?.iter().filter(stands).max_by_key(|holiday| holiday.words.len())?;
    Some((found.rule, at + found.words.len()))
}

impl Rule {
    pub(super) fn day(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::Easter(days) => shift_days(easter(year)?, days),
            Self::Orthodox(days) => shift_days(orthodox_easter(year)?, days),
            Self::Nth { month, weekday, count, later } => {
                let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
                shift_days(Date::new(year, month, 1).ok()?.nth_weekday_of_month(count, weekday).ok()?, later)
            }
        }
    }
}

/// Easter Sunday of the Gregorian calendar, by the rule of Meeus.
fn easter(year: i16) -> Option<Date> {
    let (y, c) = (i32::from(year), i32::from(year) / 100);
    let golden = y.rem_euclid(19);
    let epact = (c - c / 4 - (8 * c + 13) / 25 + 19 * golden + 15).rem_euclid(30);
    let full_moon = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
    let days = full_moon - (y + y / 4 + full_moon + 2 - c + c / 4).rem_euclid(7);
    shift_days(Date::new(year, 3, 28).ok()?, i64::from(days))
}

/// Easter Sunday of the Julian calendar, in ours.
fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let full_moon = (19 * y.rem_euclid(19) + 15).rem_euclid(30);
    let sunday = (2 * y.rem_euclid(4) + 4 * y.rem_euclid(7) - full_moon + 34).rem_euclid(7);
    let behind = y / 100 - y / 400 - 2;
    shift_days(Date::new(year, 3, 22).ok()?, i64::from(full_moon + sunday + behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_it_fell() {
        for (year, month, day) in
            [(2018, 4, 1), (2019, 4, 21), (2020, 4, 12), (2024, 3, 31), (2026, 4, 5), (1954, 4, 18)]
        {
            assert_eq!(easter(year), Date::new(year, month, day).ok());
        }
    }

    #[test]
    fn no_two_spellings_differ_in_case_only() {
        let mut spellings: Vec<String> = table().iter().map(|(word, _)| word.to_ascii_lowercase()).collect();
        spellings.sort();
        let count = spellings.len();
        spellings.dedup();
        assert_eq!(spellings.len(), count);
    }

    #[test]
    fn orthodox_easter_falls_where_it_fell() {
        for (year, month, day) in [(2018, 4, 8), (2021, 5, 2), (2024, 5, 5), (2025, 4, 20), (2026, 4, 12)] {
            assert_eq!(orthodox_easter(year), Date::new(year, month, day).ok());
        }
    }

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("../../../data/calendar.tsv")) {
            let mut columns = row.split('\t');
            let (kind, number) = (columns.next().expect("a row"), columns.next().expect("a row"));
            assert!(word_of(kind, number.parse().expect("a row")).is_some(), "{row}");
        }
        for row in rows(include_str!("../../../data/holidays.tsv")) {
            let (kind, rest) = row.split_once('\t').expect("a row");
            let rule = rule_of(kind, rest.split('\t').next().expect("a row")).expect("a row");
            assert!(rule.day(2026).is_some(), "{row}");
        }
    }
}

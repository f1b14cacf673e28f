//! Holidays, whose days `data/holidays.tsv` has rules for.

use super::{calendar::shift_days, words};
use crate::{
    tables::{WordTable, rows},
    values::Prose,
};
use jiff::civil::{Date, Weekday};
use std::sync::LazyLock;

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

/// The first word of every holiday.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    HOLIDAYS.entries().filter_map(|holiday| holiday.words.first().copied())
}

/// The longest word of every holiday: without it there is none.
pub(super) fn longest_words() -> impl Iterator<Item = &'static str> {
    HOLIDAYS.entries().filter_map(|holiday| holiday.words.iter().copied().max_by_key(|word| word.len()))
}

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
pub(super) fn named(prose: &Prose<'_>, at: usize) -> Option<(Rule, usize)> {
    let first = words::calendar_word(prose, at)?;
    // Written small, "may day" and the like are other words.
    let small = !prose.is_capitalised(at) && words::word(prose, at).is_none();
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
    fn orthodox_easter_falls_where_it_fell() {
        for (year, month, day) in [(2018, 4, 8), (2021, 5, 2), (2024, 5, 5), (2025, 4, 20), (2026, 4, 12)] {
            assert_eq!(orthodox_easter(year), Date::new(year, month, day).ok());
        }
    }

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("../../../data/holidays.tsv")) {
            let (kind, rest) = row.split_once('\t').expect("a row");
            let rule = rule_of(kind, rest.split('\t').next().expect("a row")).expect("a row");
            assert!(rule.day(2026).is_some(), "{row}");
        }
    }
}

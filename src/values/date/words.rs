//! The words of the calendar, as `data/calendar.tsv` lists them.

use super::holidays;
use crate::{
    tables::{WordTable, rows},
    values::{Prose, prose::Roles},
};
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

/// Every word that [`word`], [`weekdays`] and [`holidays::named`] look for, plurals aside.
pub(in crate::values) fn all() -> impl Iterator<Item = &'static str> {
    spellings().chain(holidays::first_words())
}

/// The words that dates and times of day are made of: without one of them, or digits, there is none.
pub(in crate::values) fn anchors() -> impl Iterator<Item = &'static str> {
    let calendar = table().into_iter().filter(|(_, (_, word))| !matches!(word, Word::Pointer(_) | Word::Part(_)));
    calendar.map(|(word, _)| word).chain(holidays::longest_words()).chain(ALONE)
}

/// Dates and times of day of one word that the table does not have.
const ALONE: [&str; 9] =
    ["today", "yesterday", "tomorrow", "tonight", "overnight", "noon", "midnight", "midday", "then"];

/// The text of token `at`, if it may be a word of the calendar.
pub(super) fn calendar_word<'a>(prose: &Prose<'a>, at: usize) -> Option<&'a str> {
    (prose.may_be(at, Roles::CALENDAR) && prose.is_word(at)).then(|| prose.word(at))
}

/// What token `at` is to the calendar. Words written small in the table are found with a capital or in capitals too.
pub(super) fn word(prose: &Prose<'_>, at: usize) -> Option<Word> {
    let written = calendar_word(prose, at)?;
    let (spelling, word) = WORDS.get(written)?;
    let small = !spelling.starts_with(char::is_uppercase);
    (small || written == *spelling || is_plain(written) || is_beside_day(prose, at, *word)).then_some(*word)
}

/// Whether a name of a month or weekday that may be another word, as it is not written as a name, stands with the figure of a day:
/// "14 nov", "march 3rd", "sat 14th".
fn is_beside_day(prose: &Prose<'_>, at: usize, word: Word) -> bool {
    let the = at + 1 + usize::from(prose.is(at + 1, "the"));
    match word {
        Word::Weekday(_) => is_ordinal(prose, the) || matches!(WORDS.get(prose.word(the)), Some((_, Word::Month(_)))),
        Word::Month(_) => {
            let dash = usize::from(at > 0 && prose.is_dash(at - 1));
            let before = at.checked_sub(1 + dash).is_some_and(|before| is_day(prose, before));
            let year = |at: usize| prose.word(at).len() == 4 && prose.is_digits(at);
            // "They march 3 miles" and "you may 5 times" need more than a figure.
            let other_word = prose.is_any(at, &["march", "may"]);
            let comma = at + 2 + usize::from(prose.is(at + 2, ","));
            is_ordinal(prose, at + 1)
                || before && (year(at + 1) || !other_word && !prose.is_digits(at + 1))
                || is_day(prose, at + 1) && (!other_word || year(comma) && !prose.is_word(comma + 1))
        }
        _ => false,
    }
}

fn is_day(prose: &Prose<'_>, at: usize) -> bool {
    prose.is_digits(at) && prose.word(at).parse().is_ok_and(|day: i8| (1..=31).contains(&day))
}

fn is_ordinal(prose: &Prose<'_>, at: usize) -> bool {
    is_day(prose, at) && prose.touches_next(at) && prose.is_any(at + 1, &["st", "nd", "rd", "th"])
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

/// "Seventies" as 70.
pub(in crate::values) fn decade(prose: &Prose<'_>, at: usize) -> Option<i16> {
    match word(prose, at)? {
        Word::Decade(decade) => Some(decade),
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
            let behind = behind + usize::from(prose.is(behind, "the"));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_spellings_differ_in_case_only() {
        let mut spellings: Vec<String> = table().iter().map(|(word, _)| word.to_ascii_lowercase()).collect();
        spellings.sort();
        let count = spellings.len();
        spellings.dedup();
        assert_eq!(spellings.len(), count);
    }

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("../../../data/calendar.tsv")) {
            let mut columns = row.split('\t');
            let (kind, number) = (columns.next().expect("a row"), columns.next().expect("a row"));
            assert!(word_of(kind, number.parse().expect("a row")).is_some(), "{row}");
        }
    }
}

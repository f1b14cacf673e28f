//! What the dates of running text come to: pages of articles, each headed by the day of its publication.

use crate::page;
use factlint::{
    source::Source,
    values::{DateValue, Grain, Period, TimeOfDay, Value},
};
use jiff::civil::{Date, DateTime};
use proptest::prelude::*;
use std::{fmt::Write, fs, path::Path};

#[test]
fn pages_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/dates");
    let mut pages: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    assert!(!pages.is_empty());
    for path in pages {
        page::hold(&path, "values", described);
    }
}

/// The dates and times of an article whose first line is its date, one a line.
fn described(article: &str) -> String {
    let (day, text) = article.split_once('\n').unwrap();
    let read = factlint::check(Source::new("article", text).unwrap(), day.parse().ok());
    let mut out = String::new();
    for mention in &read.analysis.mentions {
        let words = read.analysis.article.slice(mention.span);
        match &mention.value {
            Value::Date(date) => writeln!(out, "{words} = {}", date_described(date)).unwrap(),
            Value::Time(time) => writeln!(out, "{words} = time {time}").unwrap(),
            _ => {}
        }
    }
    out
}

fn date_described(date: &DateValue) -> String {
    let readings: Vec<_> = date.readings.iter().map(|reading| reading_described(reading, date.grain)).collect();
    let fault = date.fault.map_or(String::new(), |fault| fault.to_string());
    format!("{} {}{fault}", date.grain.name(), readings.join(", ")).trim_end().to_owned()
}

fn reading_described(reading: &Period, grain: Grain) -> String {
    let shown = |at: Option<DateTime>| {
        at.map_or(String::new(), |at| {
            let clock = grain < Grain::Day || at.time() != jiff::civil::Time::midnight();
            if clock { at.strftime("%Y-%m-%dT%H:%M").to_string() } else { at.date().to_string() }
        })
    };
    let start = shown(reading.low_end());
    if grain == Grain::Day || grain < Grain::PartOfDay {
        return start;
    }
    format!("{start}..{}", shown(reading.high_end()))
}

proptest! {
    #[test]
    fn a_day_is_read_back_as_it_is_shown(days in -300_000_i32..300_000) {
        let day = Date::constant(2000, 1, 1).saturating_add(jiff::Span::new().days(days));
        let shown = format!("It was held on {day}.");
        let read = factlint::check(Source::new("article", shown).unwrap(), None);
        let dates = read.analysis.mentions.iter().filter(|mention| mention.value == Value::Date(DateValue::day(day).unwrap()));
        prop_assert_eq!(dates.count(), 1);
    }

    #[test]
    fn a_time_is_read_back_as_it_is_shown(hour in 0_u32..24, minute in 0_u32..60) {
        let time = TimeOfDay::minute(hour, minute).unwrap();
        let read = factlint::check(Source::new("article", format!("Doors close at {time} sharp.")).unwrap(), None);
        prop_assert!(read.analysis.mentions.iter().any(|mention| mention.value == Value::Time(time)));
    }

    #[test]
    fn no_text_does_harm(text in "\\PC{0,60}") {
        let read = factlint::check(Source::new("article", text.clone()).unwrap(), Some(Date::constant(2026, 2, 4)));
        for mention in &read.analysis.mentions {
            prop_assert!(text.get(mention.span.range()).is_some());
        }
    }

    #[test]
    fn no_text_of_calendar_words_does_harm(words in proptest::collection::vec(proptest::sample::select(FRAGMENTS), 0..40)) {
        let text = words.join(" ");
        for day in [None, Some(Date::constant(2026, 2, 4)), Some(Date::MIN), Some(Date::MAX)] {
            let read = factlint::check(Source::new("article", text.clone()).unwrap(), day);
            for mention in &read.analysis.mentions {
                prop_assert!(text.get(mention.span.range()).is_some());
            }
        }
    }
}

const FRAGMENTS: &[&str] = &[
    "May",
    "March",
    "4",
    "31",
    "30th",
    "-",
    "–",
    "/",
    "1/1/",
    "2026",
    "9999",
    "0000",
    "44",
    "BC",
    "AD",
    "last",
    "next",
    "this",
    "the",
    "of",
    "to",
    "from",
    "between",
    "and",
    "since",
    "until",
    "before",
    "after",
    "Monday",
    "noon",
    "p.m.",
    "14:30",
    "GMT",
    "two",
    "weeks",
    "years",
    "ago",
    "later",
    "century",
    "19th",
    "decades",
    "quarter",
    "Q3",
    "half",
    "past",
    "early",
    "end",
    "weekend",
    "winter",
    "Easter",
    "Christmas",
    "Day",
    "Friday",
    "night",
    "in",
    "within",
    "recent",
    "1990s",
    "’s",
    "é",
    "٣",
    "½",
    "99999999999999999999",
    "billion",
    "millennia",
    "a",
    "year",
    "on",
    "at",
    ".",
    ",",
    "T",
    ":",
    "2026-02-30",
    "31.12.2025",
    "now",
];

/// Ten times the text must not take much more than ten times as long: a second is far beyond what a megabyte needs.
#[test]
fn much_text_of_one_word_takes_no_longer_than_other_text() {
    for word in ["May ", "1/1/", "last ", "two days later ", "from May to "] {
        let read = factlint::check(Source::new("article", word.repeat(20_000 / word.len())).unwrap(), None);
        assert!(!read.analysis.article.tokens.is_empty());
    }
}

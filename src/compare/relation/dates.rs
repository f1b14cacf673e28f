//! Dates: as periods where they resolve, else by their words.

use crate::{
    interval::{Comparison, Relation},
    language::{lemma, lexicon, words},
    tables::{WordTable, rows},
    values::{DateValue, Grain, Period, TimeOfDay, Value, folded, units},
};
use jiff::civil::DateTime;
use std::{collections::BTreeSet, ops::Bound, sync::LazyLock};

/// What a word tells of a time besides when it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TimeWord {
    /// It counts from something in the story: "ten years after".
    Counted,
    /// It compares: "more than today".
    Compared,
    /// It lasts until now: "since May".
    Lasting,
    /// It is the time of which the text spoke last: "later that day".
    Recalled,
    /// It tells from when, but not how long: "the next weeks".
    Vague,
}

static TIME_WORDS: LazyLock<WordTable<TimeWord>> = LazyLock::new(|| {
    let kinds = rows(include_str!("../../../data/time-words.tsv")).filter_map(|row| row.split_once('\t'));
    let kinds = kinds.filter_map(|(kind, words)| {
        let kind = match kind {
            "counted" => TimeWord::Counted,
            "compared" => TimeWord::Compared,
            "lasting" => TimeWord::Lasting,
            "recalled" => TimeWord::Recalled,
            "vague" => TimeWord::Vague,
            _ => return None,
        };
        Some(words.split(' ').map(move |word| (word, kind)))
    });
    WordTable::new(kinds.flatten())
});

fn time_word(word: &str) -> Option<TimeWord> {
    TIME_WORDS.get(word).copied()
}

/// Whether a date tells nothing that could be compared: "the previous year" in a text without a date.
pub(in crate::compare) fn tells_nothing(value: &Value, words: &str) -> bool {
    let Value::Date(date) = value else { return false };
    let is = |word: Option<String>, kind| word.is_some_and(|word| time_word(&word) == Some(kind));
    let counted = is(folded(words).last(), TimeWord::Counted);
    let compared = is(folded(words).next(), TimeWord::Compared);
    let recalled = folded(words).any(|word| time_word(&word) == Some(TimeWord::Recalled));
    if counted || compared || recalled {
        return true;
    }
    let names_time = |word: &String| tells_time(word) || tells_time(&capitalised(word));
    date.readings.is_empty() && !calendar_words(words).iter().any(names_time)
}

/// Whether a stretch of time has no length: "the next weeks", "recent months".
pub(in crate::compare) fn is_vague(value: &Value, words: &str) -> bool {
    let words: Vec<String> = folded(words).collect();
    let Some((last, before)) = words.split_last() else { return false };
    let open = |word: &String| time_word(word) == Some(TimeWord::Vague);
    let unit = lemma::is_plural(last) && units::find(&lemma::noun(last)).is_some_and(|unit| unit.dimension == "time");
    let dated = matches!(value, Value::Date(_));
    dated && unit && before.iter().any(open) && before.iter().all(|word| open(word) || words::class(word).is_some())
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Dates that resolve are compared as periods, others by the words of the calendar that both have.
pub(super) fn dates(
    (claimed, claimed_words): (&DateValue, &str),
    (stated, stated_words): (&DateValue, &str),
) -> Relation {
    if !claimed.readings.is_empty() && !stated.readings.is_empty() {
        return match stated.relate(Comparison::Equal, claimed) {
            Relation::Entailed => Relation::Entailed,
            Relation::Compatible if calendar_words(claimed_words) == calendar_words(stated_words) => Relation::Entailed,
            _ if is_same_month((claimed, claimed_words), (stated, stated_words)) => Relation::Entailed,
            _ if is_midnight_of(stated, claimed) => Relation::Entailed,
            _ if is_morning_of(stated, claimed) || is_part_of_years(stated, (claimed, claimed_words)) => {
                Relation::Entailed
            }
            _ if !is_since(claimed_words) && is_since(stated_words) && says_start(stated, claimed) => {
                Relation::Entailed
            }
            _ if !is_since(claimed_words) && says_end(stated, claimed) || is_a_reading(stated, claimed) => {
                Relation::Entailed
            }
            relation => relation,
        };
    }
    let (claimed, stated) = (calendar_words(claimed_words), calendar_words(stated_words));
    if is_pointed_at(&claimed, &stated) {
        return Relation::Entailed;
    }
    let apart: Vec<&String> = claimed.symmetric_difference(&stated).collect();
    if claimed.is_subset(&stated) || stated.is_subset(&claimed) {
        Relation::Entailed
    } else if claimed.len() == stated.len()
        && apart.len() == 2
        && apart.iter().all(|word| tells_time(word) || tells_time(&capitalised(word)))
    {
        Relation::Contradicted
    } else {
        Relation::Compatible
    }
}

/// Whether the one tells the year of what the other tells by its place in time: "spring 2027" and "next spring" in a text without a date.
fn is_pointed_at(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let is_year = |word: &&String| word.starts_with(|first: char| first.is_ascii_digit());
    let (own, foreign): (Vec<&String>, Vec<&String>) =
        (one.difference(other).collect(), other.difference(one).collect());
    let ([own], [foreign]) = (own.as_slice(), foreign.as_slice()) else { return false };
    one.intersection(other).any(|word| tells_time(&capitalised(word)) || tells_time(word))
        && is_year(own) != is_year(foreign)
}

/// Whether a date with a time of day agrees with a time that is told without its day.
pub(super) fn at_that_time(claimed: &DateValue, time: &TimeOfDay) -> bool {
    let before_midnight = (time.range.high == Bound::Excluded(0)).then_some(DAY - 1);
    let Some(seconds) = before_midnight.or(time.since_midnight().map(i64::from)) else { return false };
    let clock = |at: DateTime| i64::from(at.hour()) * 3600 + i64::from(at.minute()) * 60;
    let (low, high) =
        claimed.best().map_or((None, None), |period| (period.low_end().map(clock), period.high_end().map(clock)));
    match (low, high) {
        (None, Some(before)) => (before - HOUR..before).contains(&seconds),
        (Some(after), None) => (after..after + HOUR).contains(&seconds),
        (Some(from), Some(to)) => {
            // The midnight that ends a day is the beginning of the next one.
            let to = if to == 0 { DAY } else { to };
            from > 0 && (from..to).contains(&seconds)
        }
        (None, None) => false,
    }
}

/// Whether a time of day that is told without its day is all of a part of one: "in the afternoon" for "on Sunday afternoon".
pub(super) fn is_then(time: &TimeOfDay, stated: &DateValue) -> bool {
    let clock = |at: DateTime| i64::from(at.hour()) * 3600 + i64::from(at.minute()) * 60;
    let edge = |bound: Bound<u32>| match bound {
        Bound::Included(at) | Bound::Excluded(at) => Some(i64::from(at)),
        Bound::Unbounded => None,
    };
    let part = stated.best().filter(|_| stated.grain == Grain::PartOfDay);
    let ends = part.and_then(|period| Some((clock(period.low_end()?), clock(period.high_end()?))));
    ends.is_some() && ends == edge(time.range.low).zip(edge(time.range.high))
}

/// An hour, in seconds.
const HOUR: i64 = 3600;
/// A day, in seconds.
const DAY: i64 = 24 * HOUR;

/// Whether a night is that of a day at whose midnight something is.
fn is_midnight_of(stated: &DateValue, claimed: &DateValue) -> bool {
    let start = |date: &DateValue| date.best()?.low_end();
    let (Some(stated_start), Some(claimed_start)) = (start(stated), start(claimed)) else { return false };
    let midnight = stated_start.hour() == 0 && stated_start.minute() == 0;
    stated.grain == Grain::Minute
        && claimed.grain == Grain::PartOfDay
        && midnight
        && stated_start.date() == claimed_start.date()
}

/// Whether a morning is that of a time before noon: "Wednesday morning" begins at midnight for what happens in the night.
fn is_morning_of(stated: &DateValue, claimed: &DateValue) -> bool {
    let noon = |date: &DateValue| {
        let (low, high) = (date.best()?.low_end()?, date.best()?.high_end()?);
        (date.grain < Grain::Day && low.date() == high.date() && high.hour() <= NOON)
            .then_some((low.date(), high.hour()))
    };
    let ends_at_noon = |end: Option<(_, i8)>| end.is_some_and(|(_, hour)| hour == NOON);
    let (one, other) = (noon(stated), noon(claimed));
    let one_is_morning = ends_at_noon(one) || ends_at_noon(other);
    one_is_morning && one.zip(other).is_some_and(|((one, _), (other, _))| one == other)
}

/// The hour at which a morning ends.
const NOON: i8 = 12;

/// Whether some years are a vague part of a decade, a year more or less: "the late 1950s" for 1957 to 1960.
fn is_part_of_years(stated: &DateValue, (claimed, words): (&DateValue, &str)) -> bool {
    let years = |date: &DateValue| Some((date.best()?.low_end()?.year(), date.best()?.high_end()?.year()));
    let decade = |word: String| word.starts_with(|first: char| first.is_ascii_digit()) && word.ends_with("0s");
    let part = folded(words).any(decade) && matches!(stated.grain, Grain::Interval | Grain::Year);
    let inside = || {
        let ((low, high), (from, to)) = (years(claimed)?, years(stated)?);
        Some(high - low < 10 && from >= low - 1 && to <= high + 1)
    };
    part && inside() == Some(true)
}

/// Whether both name a month without its year: which year that is, each text tells in its own way.
fn is_same_month((claimed, claimed_words): (&DateValue, &str), (stated, stated_words): (&DateValue, &str)) -> bool {
    let words = calendar_words(claimed_words);
    let months = claimed.grain == Grain::Month && stated.grain == Grain::Month;
    months && words.len() == 1 && words == calendar_words(stated_words)
}

/// Whether a date is the end of a stretch that is not itself a unit of the calendar: "the end of September" for "the three months to 30 September".
fn says_end(stated: &DateValue, claimed: &DateValue) -> bool {
    let stretch = matches!(stated.grain, Grain::Interval | Grain::Half);
    let ends = || Some((claimed.best()?.low_end()?, claimed.best()?.high_end()?, stated.best()?.high_end()?));
    stretch && claimed.hedge.is_none() && ends().is_some_and(|(low, high, end)| low < end && end <= high)
}

/// Whether a date is the one since when something lasts: "2019" for "since 2019".
fn says_start(stated: &DateValue, claimed: &DateValue) -> bool {
    let ends = || Some((claimed.best()?.low_end()?, claimed.best()?.high_end()?, stated.best()?.low_end()?));
    claimed.hedge.is_none() && ends().is_some_and(|(low, high, start)| low <= start && start < high)
}

/// Whether a stretch lasts until now, whenever it began.
pub(in crate::compare) fn is_since(words: &str) -> bool {
    folded(words).any(|word| time_word(&word) == Some(TimeWord::Lasting))
}

/// Whether a date is one of those that "Sunday" may be.
fn is_a_reading(stated: &DateValue, claimed: &DateValue) -> bool {
    let fine = |date: &DateValue| {
        date.hedge.is_none() && matches!(date.grain, Grain::Day | Grain::PartOfDay | Grain::Hour | Grain::Minute)
    };
    let says = |claim| stated.readings.iter().any(|reading: &Period| reading.inside(claim));
    fine(stated) && fine(claimed) && claimed.readings.iter().any(says)
}

fn tells_time(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit()) || lexicon::is_calendar_word(word)
}

/// The words of a date without articles and prepositions, days as figures.
fn calendar_words(words: &str) -> BTreeSet<String> {
    let plain = |word: String| {
        let digits = word.trim_end_matches(|last: char| !last.is_ascii_digit());
        if digits.is_empty() || !word.starts_with(|first: char| first.is_ascii_digit()) {
            word
        } else {
            digits.to_owned()
        }
    };
    let tells = |word: &String| words::class(word).is_none();
    folded(words).filter(tells).map(plain).collect()
}

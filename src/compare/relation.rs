//! What a value of a source answers to one of the draft: entailed, excluded, or neither.

use crate::{
    interval::{Comparison, Decimal, Hedge, Measure, Relation},
    language::lexicon,
    tables::{WordTable, rows},
    values::{DateValue, Grain, Period, TimeOfDay, Value, folded},
};
use jiff::civil::DateTime;
use std::{collections::BTreeSet, sync::LazyLock};

/// A value with its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Worded<'a> {
    pub(super) value: &'a Value,
    pub(super) words: &'a str,
}

/// What a value of a source answers to one of the draft; `None` where the two do not compare.
pub(super) fn relation(draft: Worded<'_>, source: Worded<'_>) -> Option<Relation> {
    use Value::{Age, Count, Date, Duration, Number, Ordinal, Time};
    match (draft.value, source.value) {
        (Ordinal(_), other) | (other, Ordinal(_)) if !matches!(other, Ordinal(_)) => None,
        (Age(_), other) | (other, Age(_)) if !matches!(other, Age(_) | Number(_) | Count(_)) => None,
        // "The striker, 24": what is no age is of something else.
        (Age(age), Number(number)) | (Number(number), Age(age)) => {
            let same = age.unit.name == "year" && age.measure.range == number.range;
            Some(if same { Relation::Entailed } else { Relation::Compatible })
        }
        // Of a result that is told set by set some may be left out.
        (Value::Score(claimed), Value::Score(stated)) if claimed.starts_with(stated) || stated.starts_with(claimed) => {
            Some(if claimed == stated { Relation::Entailed } else { Relation::Compatible })
        }
        // The time of a race is read as one of the day.
        (Duration(_), Time(time)) | (Time(time), Duration(_)) => {
            let (_, length) = [draft.value, source.value].into_iter().find_map(Value::dimension)?;
            (time.since_midnight().map(Decimal::from) == length.stated).then_some(Relation::Entailed)
        }
        (Date(claimed), Time(time)) => at_that_time(claimed, time).then_some(Relation::Entailed),
        (Date(claimed), Date(stated)) => Some(dates((claimed, draft.words), (stated, source.words))),
        _ => figures(draft.value, source.value),
    }
}

fn figures(draft: &Value, source: &Value) -> Option<Relation> {
    match (draft.dimension(), source.dimension()) {
        (Some((one, claimed)), Some((another, stated))) => {
            if one == another && matches!(draft, Value::Duration(_)) && is_nearly_one(draft, (&claimed, &stated)) {
                return Some(Relation::Entailed);
            }
            (one == another).then(|| measures(&claimed, &stated, source.near(draft, None)))
        }
        _ => source.near(draft, None),
    }
}

/// Whether a hedge leaves a figure without an end on one side.
pub(super) fn is_open_hedge(hedge: Hedge) -> bool {
    matches!(hedge, Hedge::Over | Hedge::AtLeast | Hedge::Under | Hedge::AtMost)
}

/// What a figure of a source answers to one of the draft, which is `near` it after rounding.
fn measures(claimed: &Measure, stated: &Measure, near: Option<Relation>) -> Relation {
    if claimed.is_too_large() || stated.is_too_large() {
        return Relation::Compatible;
    }
    let open = claimed.hedge.is_some_and(is_open_hedge);
    let beyond = stated.soft_end().zip(claimed.range.low_end()).is_some_and(|(end, low)| low > end);
    let far = beyond || is_far_below(claimed, stated);
    if !open && ends_agree(claimed, stated) {
        return Relation::Entailed;
    }
    let rounded = claimed.range.inside(&stated.range) || are_close(claimed, stated);
    if stated.range.inside(&claimed.range)
        || softly_inside(stated, claimed)
        || !open && !far && rounded && near == Some(Relation::Entailed)
    {
        Relation::Entailed
    } else if stated.range.disjoint(&claimed.range) && (open || !rounded || near == Some(Relation::Contradicted)) {
        Relation::Contradicted
    } else {
        Relation::Compatible
    }
}

/// Whether a figure is less than half of what another one reaches up to: "up to $1 billion" says nothing of $27 million.
fn is_far_below(claimed: &Measure, stated: &Measure) -> bool {
    let upper = stated.stated.filter(|_| matches!(stated.hedge, Some(Hedge::AtMost | Hedge::Under)));
    upper.and_then(|upper| upper.percent(50)).zip(claimed.stated).is_some_and(|(half, claimed)| claimed < half)
}

/// Whether a figure that is open above lies in a hedged one as far as an editor lets it go: "at least 3,800" is of "thousands".
fn softly_inside(stated: &Measure, claimed: &Measure) -> bool {
    let ends = || stated.range.low_end().zip(stated.soft_end());
    claimed.hedge.is_some() && ends().is_some_and(|(low, high)| claimed.range.holds(low) && claimed.range.holds(high))
}

/// Whether a figure is as near to one of a unit as "nearly an hour" lets it be.
fn is_nearly_one(draft: &Value, (claimed, stated): (&Measure, &Measure)) -> bool {
    let one = draft.measure().is_some_and(|own| own.hedge == Some(Hedge::Nearly) && own.stated == Some(Decimal::ONE));
    let from = claimed.stated.and_then(|whole| whole.percent(NEARLY_ONE));
    one && stated
        .stated
        .zip(from)
        .zip(claimed.stated)
        .is_some_and(|((stated, from), whole)| from <= stated && stated < whole)
}

/// What is nearly one has so many hundredths at least.
const NEARLY_ONE: i128 = 80;

/// Whether a hedged figure is about an end of a range: "nearly 90" for "80 to 89".
fn ends_agree(claimed: &Measure, stated: &Measure) -> bool {
    let ends = [stated.range.low_end(), stated.range.high_end()];
    stated.hedge == Some(Hedge::Between)
        && claimed.hedge.is_some()
        && ends.into_iter().flatten().any(|end| claimed.range.holds(end))
}

/// Whether two figures are no further apart than an editor lets rounding go.
fn are_close(one: &Measure, other: &Measure) -> bool {
    let (Some(one), Some(other)) = (one.stated, other.stated) else { return false };
    let apart = one.minus(other).map(Decimal::magnitude);
    apart.zip(one.magnitude().percent(MOST_ROUNDING)).is_some_and(|(apart, most)| apart <= most)
}

/// So many hundredths of a figure may be lost by rounding.
const MOST_ROUNDING: i128 = 5;

/// What a word tells of a time besides when it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TimeWord {
    /// It counts from something in the story: "ten years after".
    Counted,
    /// It compares: "more than today".
    Compared,
    /// It lasts until now: "since May".
    Lasting,
}

static TIME_WORDS: LazyLock<WordTable<TimeWord>> = LazyLock::new(|| {
    let kinds = rows(include_str!("../../data/time-words.tsv")).filter_map(|row| row.split_once('\t'));
    let kinds = kinds.filter_map(|(kind, words)| {
        let kind = match kind {
            "counted" => TimeWord::Counted,
            "compared" => TimeWord::Compared,
            "lasting" => TimeWord::Lasting,
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
pub(super) fn tells_nothing(value: &Value, words: &str) -> bool {
    let Value::Date(date) = value else { return false };
    let is = |word: Option<String>, kind| word.is_some_and(|word| time_word(&word) == Some(kind));
    let counted = is(folded(words).last(), TimeWord::Counted);
    let compared = is(folded(words).next(), TimeWord::Compared);
    if counted || compared {
        return true;
    }
    let names_time = |word: &String| tells_time(word) || tells_time(&capitalised(word));
    date.readings.is_empty() && !calendar_words(words).iter().any(names_time)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Dates that resolve are compared as periods, others by the words of the calendar that both have.
fn dates((claimed, claimed_words): (&DateValue, &str), (stated, stated_words): (&DateValue, &str)) -> Relation {
    if !claimed.readings.is_empty() && !stated.readings.is_empty() {
        return match stated.relate(Comparison::Equal, claimed) {
            Relation::Entailed => Relation::Entailed,
            Relation::Compatible if calendar_words(claimed_words) == calendar_words(stated_words) => Relation::Entailed,
            _ if is_same_month((claimed, claimed_words), (stated, stated_words)) => Relation::Entailed,
            _ if is_midnight_of(stated, claimed) => Relation::Entailed,
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
fn at_that_time(claimed: &DateValue, time: &TimeOfDay) -> bool {
    let Some(seconds) = time.since_midnight().map(i64::from) else { return false };
    let clock = |at: DateTime| i64::from(at.hour()) * 3600 + i64::from(at.minute()) * 60;
    let (low, high) =
        claimed.best().map_or((None, None), |period| (period.low_end().map(clock), period.high_end().map(clock)));
    match (low, high) {
        (None, Some(before)) => (before - HOUR..before).contains(&seconds),
        (Some(after), None) => (after..after + HOUR).contains(&seconds),
        (Some(from), Some(to)) => from > 0 && (from..to).contains(&seconds),
        (None, None) => false,
    }
}

/// An hour, in seconds.
const HOUR: i64 = 3600;

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

/// Whether a stretch lasts until now, whenever it began.
pub(super) fn is_since(words: &str) -> bool {
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
    let tells = |word: &String| crate::language::words::class(word).is_none();
    folded(words).filter(tells).map(plain).collect()
}

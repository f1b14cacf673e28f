//! What a value of a source answers to one of the draft: entailed, excluded, or neither.

use crate::{
    interval::{Comparison, Decimal, Hedge, Measure, Relation},
    language::lexicon,
    values::{DateValue, Value, folded},
};
use std::collections::BTreeSet;

/// A value with its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Worded<'a> {
    pub(super) value: &'a Value,
    pub(super) words: &'a str,
}

/// What a value of a source answers to one of the draft; `None` where the two do not compare.
pub(super) fn relation(draft: Worded<'_>, source: Worded<'_>) -> Option<Relation> {
    use Value::{Age, Count, Date, Number, Ordinal};
    match (draft.value, source.value) {
        (Ordinal(_), other) | (other, Ordinal(_)) if !matches!(other, Ordinal(_)) => None,
        (Age(_), other) | (other, Age(_)) if !matches!(other, Age(_) | Number(_) | Count(_)) => None,
        (Date(claimed), Date(stated)) => Some(dates((claimed, draft.words), (stated, source.words))),
        _ => figures(draft.value, source.value),
    }
}

fn figures(draft: &Value, source: &Value) -> Option<Relation> {
    match (draft.dimension(), source.dimension()) {
        (Some((one, claimed)), Some((another, stated))) => {
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
    let far = stated.soft_end().zip(claimed.range.low_end()).is_some_and(|(end, low)| low > end);
    let rounded = claimed.range.inside(&stated.range) || are_close(claimed, stated);
    if stated.range.inside(&claimed.range) || !open && !far && rounded && near == Some(Relation::Entailed) {
        Relation::Entailed
    } else if stated.range.disjoint(&claimed.range) && (open || !rounded || near == Some(Relation::Contradicted)) {
        Relation::Contradicted
    } else {
        Relation::Compatible
    }
}

/// Whether two figures are no further apart than an editor lets rounding go.
fn are_close(one: &Measure, other: &Measure) -> bool {
    let (Some(one), Some(other)) = (one.stated, other.stated) else { return false };
    let apart = one.minus(other).map(Decimal::magnitude);
    apart.zip(one.magnitude().percent(MOST_ROUNDING)).is_some_and(|(apart, most)| apart <= most)
}

/// So many hundredths of a figure may be lost by rounding.
const MOST_ROUNDING: i128 = 5;

/// Whether a date tells nothing that could be compared: "the previous year" in a text without a date.
pub(super) fn tells_nothing(value: &Value, words: &str) -> bool {
    let Value::Date(date) = value else { return false };
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
            Relation::Compatible if same_words(claimed_words, stated_words) => Relation::Entailed,
            relation => relation,
        };
    }
    let (claimed, stated) = (calendar_words(claimed_words), calendar_words(stated_words));
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

fn same_words(one: &str, other: &str) -> bool {
    folded(one).eq(folded(other))
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

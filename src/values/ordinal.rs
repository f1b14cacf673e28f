//! Ordinals: a place in an order.

use super::{Prose, Value, ValueType, number};
use crate::{
    interval::{Decimal, Measure},
    language::{lemma::lower, words},
    parse::{PResult, missing, refuse},
};
use nom::{Parser, character::complete::digit1};
use std::{collections::HashMap, fmt, sync::LazyLock};

pub(super) const TYPE: ValueType =
    ValueType { name: "ordinal", described: "an ordinal", examples: &["4th", "1st", "22nd"], literal };

fn literal(input: &str) -> PResult<'_, Value> {
    let (rest, digits) = digit1.parse(input)?;
    let Some(after) = ["st", "nd", "rd", "th"].iter().find_map(|ending| rest.strip_prefix(ending)) else {
        return missing(rest, "an ordinal: `4th`");
    };
    match Decimal::parse(digits) {
        Some(place) => Ok((after, Value::Ordinal(Measure { precision: Decimal::ONE, ..Measure::exact(place) }))),
        None => refuse(number::too_large(input, rest)),
    }
}

/// The ending of an ordinal in digits: "st" for 1 and 21, "th" for 11.
pub(super) fn ending(number: i64) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

pub(super) fn show(measure: &Measure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match measure.stated.filter(|_| f.alternate()) {
        Some(place) => write!(f, "{place}")?,
        None => number::show(measure, f)?,
    }
    f.write_str(measure.stated.and_then(Decimal::to_i64).map_or("", ending))
}

static ORDINALS: LazyLock<HashMap<&str, Decimal>> = LazyLock::new(|| {
    number::table()
        .filter(|(kind, ..)| *kind == "ordinal")
        .filter_map(|(_, word, value)| Some((word, Decimal::parse(value)?)))
        .collect()
});

/// "fourth", "22nd": an ordinal in prose, where a noun follows.
pub(super) fn read(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    let (rank, end) = in_digits(prose, at).or_else(|| in_words(prose, at))?;
    let noun_follows = prose.is_word(end) && words::class(prose.word(end)).is_none();
    (noun_follows && !is_idiom(prose, at, end)).then(|| (Value::Ordinal(Measure::exact(rank)), end))
}

fn in_digits(prose: &Prose<'_>, at: usize) -> Option<(Decimal, usize)> {
    let rank = Decimal::parse(prose.word(at)).filter(|rank| rank.is_whole() && prose.is_digits(at))?;
    (prose.touches_next(at) && prose.is(at + 1, ending(rank.to_i64()?))).then_some((rank, at + 2))
}

fn in_words(prose: &Prose<'_>, at: usize) -> Option<(Decimal, usize)> {
    let ordinal = |at: usize| ORDINALS.get(lower(prose.word(at)).as_ref()).copied();
    if let Some(rank) = ordinal(at) {
        return Some((rank, at + 1));
    }
    let (tens, dash) = number::read_plain(prose, at).filter(|_| prose.is_word(at))?;
    let rank = ordinal(dash + 1).filter(|rank| prose.is_dash(dash) && *rank < Decimal::from(10))?;
    Some((tens.stated?.plus(rank)?, dash + 2))
}

/// "first time", "second to none", "at first": words of order that rank nothing.
fn is_idiom(prose: &Prose<'_>, at: usize, end: usize) -> bool {
    at > 0 && prose.is(at - 1, "at") || prose.is_any(end, &["time", "thing", "hand", "place", "half", "quarter"])
}

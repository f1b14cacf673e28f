//! Scores: two counts of one sentence, and what the line above a report of a match has.

use super::super::{
    Evidence,
    index::Index,
    terms::{Digest, Passage},
};
use crate::{facts::Mention, values::Value};

/// The score that two counts of one sentence make: "six votes to five".
pub(super) fn of_sides(value: &Value, here: &[&Mention]) -> Option<String> {
    let Value::Score(points) = value else { return None };
    here.windows(2).find_map(|pair| {
        let [one, other] = pair else { return None };
        let sides = [count(&one.value)?, count(&other.value)?];
        (sides.iter().copied().eq(points.iter().map(|point| i64::from(*point))))
            .then(|| format!("{} to {} is {value}", one.value, other.value))
    })
}

fn count(value: &Value) -> Option<i64> {
    value.measure()?.stated?.to_i64()
}

/// Where a source has a score in whatever it tells of: by itself, or between the names of the sides, whichever side it names first.
pub(in crate::compare) fn find(value: &Value, index: &Index<'_>) -> Option<Evidence> {
    let Value::Score(points) = value else { return None };
    let (first, last) = points.first().zip(points.last()).filter(|_| points.len() == 2)?;
    let same = |sides: [&str; 2]| {
        let [one, other] = sides.map(|side| side.parse::<i64>().ok());
        let [first, last] = [Some(i64::from(*first)), Some(i64::from(*last))];
        (one, other) == (first, last) || (one, other) == (last, first)
    };
    index.sources.iter().enumerate().find_map(|(source, digest)| {
        let told = |passage: &&Passage| line(digest, passage).is_some_and(same) || joined(digest, passage).any(same);
        let passage = digest.passages.iter().find(told)?;
        Some(Evidence { source, span: passage.span })
    })
}

/// The points of a line that has but two sides with a number each: "Chelsea 2 Arsenal 1".
fn line<'a>(digest: &Digest<'a>, passage: &Passage) -> Option<[&'a str; 2]> {
    let words =
        digest.analysis.article.tokens.get(passage.tokens.clone())?.iter().map(|token| digest.slice(token.span));
    let mut numbers = words.take(LONGEST_LINE + 1).filter(|word| is_number(word));
    let sides = [numbers.next()?, numbers.next()?];
    (passage.tokens.len() <= LONGEST_LINE && numbers.next().is_none()).then_some(sides)
}

/// The numbers that a dash joins.
fn joined<'s>(digest: &'s Digest<'_>, passage: &Passage) -> impl Iterator<Item = [&'s str; 2]> {
    let tokens = digest.analysis.article.tokens.get(passage.tokens.clone()).unwrap_or_default();
    let apart = tokens.windows(3).filter_map(|run| {
        let [one, dash, other] = run else { return None };
        let [one, dash, other] = [one, dash, other].map(|token| digest.slice(token.span));
        (matches!(dash, "-" | "–") && is_number(one) && is_number(other)).then_some([one, other])
    });
    let within = tokens.iter().filter_map(|token| {
        let (one, other) = digest.slice(token.span).split_once(['-', '–'])?;
        (is_number(one) && is_number(other)).then_some([one, other])
    });
    apart.chain(within)
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Such a line has so many words at most.
const LONGEST_LINE: usize = 10;

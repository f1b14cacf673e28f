//! Scores: the points of each side of a match.

use super::{Prose, Value, ValueType, number::NumberWord, typed::Scan};
use crate::{
    parse::{PResult, expect},
    tables::{WordTable, rows},
};
use nom::{
    Parser, bytes::complete::take_while_m_n, character::complete::char, combinator::map_res, multi::separated_list1,
    sequence::separated_pair,
};
use std::{fmt, sync::LazyLock};

pub(super) const TYPE: ValueType =
    ValueType { name: "score", described: "a score", examples: &["2-1", "98-95", "6-4 7-5"], literal };

/// A side has at most three digits, so that no date is taken for a score.
fn literal(input: &str) -> PResult<'_, Value> {
    let side =
        || expect("the points of a side", map_res(take_while_m_n(1, 3, |c: char| c.is_ascii_digit()), str::parse));
    separated_list1(char(' '), separated_pair(side(), char('-'), side()))
        .map(|sets| Value::Score(sets.into_iter().flat_map(|(one, other)| [one, other]).collect()))
        .parse(input)
}

pub(super) fn show(points: &[u32], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (at, side) in points.iter().enumerate() {
        if at > 0 {
            f.write_str(if at % 2 == 0 { " " } else { "-" })?;
        }
        write!(f, "{side}")?;
    }
    Ok(())
}

/// Words of a sentence in which two joined figures are a score or a tally.
static CONTESTS: LazyLock<WordTable<()>> =
    LazyLock::new(|| WordTable::set(rows(include_str!("../../data/contests.txt")).flat_map(str::split_whitespace)));

/// "2-1" in a sentence that speaks of winning and losing, and the sets of a match: "6-4, 7-5".
pub(super) fn read(prose: &Prose<'_>, at: usize, scan: &Scan) -> Option<(Value, usize)> {
    let (mut points, end) = pair(prose, at)?;
    let mut end = behind_tie_break(prose, end);
    let contest = || (0..prose.len()).any(|token| CONTESTS.contains(prose.word(token)));
    if !*scan.contest.get_or_init(contest) {
        return None;
    }
    while let Some((set, behind)) = pair(prose, end + usize::from(prose.word(end) == ",")).filter(|_| points.len() < 20)
    {
        points.extend(set);
        end = behind_tie_break(prose, behind);
    }
    Some((Value::Score(points), end))
}

/// The token behind the points of a tie-break in brackets: "7-6 (7-3)", "7-6(4)".
fn behind_tie_break(prose: &Prose<'_>, at: usize) -> usize {
    let figures = if pair(prose, at + 1).is_some() { 3 } else { 1 };
    let behind = at + 1 + figures;
    let bracketed = prose.word(at) == "(" && prose.is_digits(at + 1) && prose.word(behind) == ")";
    if bracketed { behind + 1 } else { at }
}

/// Two figures that a hyphen alone joins: "2-1", "three-nil".
fn pair(prose: &Prose<'_>, at: usize) -> Option<(Vec<u32>, usize)> {
    if !prose.is_dash(at + 1) {
        return None;
    }
    let joined = prose.touches_next(at) && prose.touches_next(at + 1) && (at == 0 || !prose.is_dash(at - 1));
    let ends =
        !prose.touches_next(at + 2) || !prose.is_word(at + 3) && !matches!(prose.word(at + 3), "-" | "/" | "%" | "°");
    let sides = || Some(vec![points(prose, at)?, points(prose, at + 2)?]);
    // "a one-two finish" counts no points.
    let counted = prose.is_digits(at) || !prose.is_phrase(at, &["one", "-", "two"]);
    (joined && ends && counted).then(|| Some((sides()?, at + 3)))?
}

/// The points of one side; in words below twenty, as larger ones are joined to numbers by a hyphen themselves.
fn points(prose: &Prose<'_>, at: usize) -> Option<u32> {
    if prose.is_digits(at) {
        return prose.word(at).parse().ok().filter(|points| *points < 1000);
    }
    match prose.number_word(at)? {
        NumberWord::Unit(points) => u32::try_from(points.to_i64()?).ok().filter(|points| *points < 20),
        _ => None,
    }
}

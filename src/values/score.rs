//! Scores: the points of each side of a match.

use super::{Prose, Value, ValueType, typed::Scan};
use crate::parse::{PResult, expect};
use nom::{
    Parser, bytes::complete::take_while_m_n, character::complete::char, combinator::map_res, multi::separated_list1,
    sequence::separated_pair,
};
use std::fmt;

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

/// Words near which two joined figures are a score.
const CONTESTS: [&str; 28] = [
    "beat", "beats", "beaten", "beating", "won", "win", "wins", "winning", "lost", "lose", "loss", "drew", "draw",
    "defeated", "defeat", "victory", "lead", "led", "score", "scored", "tied", "ahead", "down", "up", "vote", "voted",
    "trailed", "thrashed",
];

/// "2-1" in a sentence that speaks of winning and losing, and the sets of a match: "6-4, 7-5".
pub(super) fn read(prose: &Prose<'_>, at: usize, scan: &Scan) -> Option<(Value, usize)> {
    let (mut points, mut end) = pair(prose, at)?;
    let contest = || (0..prose.len()).any(|token| prose.is_any(token, &CONTESTS));
    if !*scan.contest.get_or_init(contest) {
        return None;
    }
    while let Some((set, behind)) = pair(prose, end + usize::from(prose.word(end) == ",")).filter(|_| points.len() < 20)
    {
        points.extend(set);
        end = behind;
    }
    Some((Value::Score(points), end))
}

/// Two figures that a hyphen alone joins.
fn pair(prose: &Prose<'_>, at: usize) -> Option<(Vec<u32>, usize)> {
    if !prose.is_digits(at) || !prose.is_dash(at + 1) {
        return None;
    }
    let points = |at: usize| prose.word(at).parse::<u32>().ok().filter(|points| *points < 200);
    let joined = prose.touches_next(at) && prose.touches_next(at + 1) && (at == 0 || !prose.is_dash(at - 1));
    let ends =
        !prose.touches_next(at + 2) || !prose.is_word(at + 3) && !matches!(prose.word(at + 3), "-" | "/" | "%" | "°");
    let sides = || Some(vec![points(at)?, points(at + 2)?]);
    (joined && ends).then(|| Some((sides()?, at + 3)))?
}

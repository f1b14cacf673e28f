//! Scores: the points of each side of a match.

use super::{Prose, Value, ValueType};
use crate::parse::{PResult, expect};
use nom::{
    Parser, bytes::complete::take_while_m_n, character::complete::char, combinator::map_res, sequence::separated_pair,
};
use std::fmt;

pub(super) const TYPE: ValueType =
    ValueType { name: "score", described: "a score", examples: &["2-1", "98-95"], literal };

/// A side has at most three digits, so that no date is taken for a score.
fn literal(input: &str) -> PResult<'_, Value> {
    let side =
        || expect("the points of a side", map_res(take_while_m_n(1, 3, |c: char| c.is_ascii_digit()), str::parse));
    separated_pair(side(), char('-'), side()).map(|(one, other)| Value::Score(vec![one, other])).parse(input)
}

pub(super) fn show(points: &[u32], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (at, side) in points.iter().enumerate() {
        if at > 0 {
            f.write_str("-")?;
        }
        write!(f, "{side}")?;
    }
    Ok(())
}

/// Words near which two joined figures are a score.
const CONTESTS: [&str; 18] = [
    "beat", "won", "win", "lost", "lose", "drew", "draw", "defeated", "defeat", "victory", "lead", "led", "score",
    "scored", "tied", "ahead", "down", "up",
];

/// "2-1" in a sentence that speaks of winning and losing.
pub(super) fn read(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    let points = |at: usize| prose.word(at).parse::<u32>().ok().filter(|points| *points < 200);
    let (home, away) = (points(at)?, points(at + 2)?);
    let joined = prose.is_dash(at + 1) && prose.touches_next(at) && prose.touches_next(at + 1);
    let contest = || (0..prose.len()).any(|token| prose.is_any(token, &CONTESTS));
    (joined && (!prose.touches_next(at + 2) || matches!(prose.word(at + 3), "." | "," | ";")) && contest())
        .then(|| (Value::Score(vec![home, away]), at + 3))
}

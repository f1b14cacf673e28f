//! Quantities: a figure and its unit.

use super::{
    Prose, Value, ValueType,
    name::is_word_char,
    number,
    prose::figure_or_range,
    units::{Unit, find, named},
};
use crate::{
    interval::{Decimal, Measure},
    parse::{PResult, missing},
};
use std::fmt;

pub(super) const TYPE: ValueType =
    ValueType { name: "quantity", described: "a quantity", examples: &["10 km", "37.5 °C", "200 MW"], literal };

/// A figure with the unit it is written in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// The figure, in `unit`.
    pub measure: Measure,
    /// The unit.
    pub unit: &'static Unit,
}

impl Quantity {
    /// The figure in the base unit of the dimension; `None` where it is too large to compare.
    pub fn in_base(&self) -> Option<Measure> {
        self.measure.converted(self.unit.factor, self.unit.offset)
    }

    /// The same for comparing: twelve months are a year, though the mean month of the table is a little longer than its twelfth.
    pub(super) fn comparable(&self) -> Option<Measure> {
        if self.unit != named("month") {
            return self.in_base();
        }
        let twelfth = Decimal::from(u32::try_from(named("year").factor.to_i64()? / 12).ok()?);
        self.measure.converted(twelfth, self.unit.offset)
    }
}

fn literal(input: &str) -> PResult<'_, Value> {
    let (rest, measure) = number::figure(input)?;
    let text = rest.strip_prefix(' ').unwrap_or(rest);
    match longest_unit(text) {
        // A glued `m` may be minutes, metres or millions: `values::literal` asks.
        Some((_, after)) if rest.strip_prefix('m') == Some(after) => missing(rest, "a unit: `min`, `km`, `%`"),
        Some((unit, after)) if unit.dimension != "time" => Ok((after, Value::Quantity(Quantity { measure, unit }))),
        _ => missing(text, "a unit: `min`, `km`, `%`"),
    }
}

/// The unit of the longest spelling that `text` begins with, and what follows it.
pub(super) fn longest_unit(text: &str) -> Option<(&'static Unit, &str)> {
    let limit = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_SPELLING).collect::<Vec<_>>();
    limit.into_iter().rev().find_map(|end| {
        let (spelling, rest) = text.split_at_checked(end)?;
        let whole = !rest.starts_with(is_word_char);
        whole.then(|| find(spelling)).flatten().map(|unit| (unit, rest))
    })
}

/// No unit's spelling has more characters.
const LONGEST_SPELLING: usize = 24;

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        number::show(&self.measure, f)?;
        write!(f, " {}", self.unit.symbol)
    }
}

/// A figure in prose and its unit; lengths of time are durations and not read here.
pub(super) fn read(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    if let Some(below) = below_nought(prose, at) {
        return Some(below);
    }
    let (measure, end) = figure_or_range(prose, at)?;
    let (unit, end) = unit_at(prose, end).filter(|(unit, _)| unit.dimension != "time")?;
    Some((Value::Quantity(Quantity { measure, unit }), end))
}

/// "-4 °C", "minus four degrees Celsius": only temperatures are written so in prose.
fn below_nought(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    let dash = prose.is_dash(at) && prose.touches_next(at) && (at == 0 || !prose.touches_next(at - 1));
    let (measure, end) = number::read_plain(prose, at + 1).filter(|_| dash || prose.is(at, "minus"))?;
    let (unit, end) = unit_at(prose, end).filter(|(unit, _)| unit.dimension == "temperature")?;
    let measure = Measure { precision: measure.precision, ..Measure::exact(measure.stated?.negated()) };
    Some((Value::Quantity(Quantity { measure, unit }), end))
}

/// The unit at token `at`, a hyphen before it aside, and the token behind it. Of two spellings the longer wins.
pub(super) fn unit_at(prose: &Prose<'_>, at: usize) -> Option<(&'static Unit, usize)> {
    let at = at + usize::from(prose.is_dash(at));
    (1..=LONGEST_UNIT).rev().find_map(|length| {
        let spelling = spelled(prose, at, length);
        let short = spelling.chars().count() <= 2 && spelling.chars().all(char::is_alphabetic);
        let behind_digits = at > 0 && prose.is_digits(at - 1);
        let unit = find(&spelling)?;
        // "5 m" may be millions and "25 in London" is no length: short symbols count only right behind digits, "in" never.
        let safe = spelling != "in" && (!short || behind_digits && (spelling.len() > 1 || prose.touches_next(at - 1)));
        safe.then_some((unit, at + length))
    })
}

/// How many tokens a unit may have: "kilometres per hour", "m / s", "° C".
const LONGEST_UNIT: usize = 3;

fn spelled(prose: &Prose<'_>, at: usize, length: usize) -> String {
    let mut spelling = String::new();
    for token in at..at + length {
        if token > at && !prose.touches_next(token - 1) {
            spelling.push(' ');
        }
        spelling.push_str(prose.word(token));
    }
    spelling
}

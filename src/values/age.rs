//! Ages: how old somebody or something is.

use super::{Prose, Quantity, Value, ValueType, number, quantity::unit_at, units};
use crate::{interval::Measure, language::lexicon, parse::PResult};

pub(super) const TYPE: ValueType =
    ValueType { name: "age", described: "an age", examples: &["42 years", "9 months"], literal };

/// A claims file writes an age as a length of time, or as a bare number of years.
fn literal(input: &str) -> PResult<'_, Value> {
    (super::duration::TYPE.literal)(input)
}

/// "a 42-year-old", "nine months old", "aged 42".
pub(super) fn read(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    if prose.is(at, "aged") {
        let (measure, end) = number::read_plain(prose, at + 1)?;
        return Some((Value::Age(Quantity { measure, unit: units::named("year") }), end));
    }
    if let Some(measure) = beside_name(prose, at) {
        return Some((Value::Age(Quantity { measure, unit: units::named("year") }), at + 1));
    }
    let (measure, end) = number::read_plain(prose, at)?;
    let (unit, end) = unit_at(prose, end).filter(|(unit, _)| unit.dimension == "time")?;
    let old = end + usize::from(prose.is_dash(end));
    prose.is_any(old, &["old", "olds"]).then_some((Value::Age(Quantity { measure, unit }), old + 1))
}

/// "Ann Lee, 42, said": a figure between commas behind a name.
fn beside_name(prose: &Prose<'_>, at: usize) -> Option<Measure> {
    let name = at.checked_sub(2)?;
    let named = prose.is_word(name) && prose.is_capitalised(name) && !lexicon::is_calendar_word(prose.word(name));
    let years: u8 = prose.word(at).parse().ok().filter(|_| prose.is_digits(at))?;
    let between = prose.word(at - 1) == "," && prose.word(at + 1) == ",";
    (named && between && (1..=120).contains(&years))
        .then(|| number::read_plain(prose, at).map(|(measure, _)| measure))?
}

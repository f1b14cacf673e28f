//! Two bounds of one figure: "at least 20 but fewer than 50 employees".

use super::{Found, Prose};
use crate::{
    interval::{Hedge, Measure},
    values::{Money, Percent, Quantity, Value},
};

/// Joins a figure that is open above with one that is open below, where they are bounds of the same.
pub(super) fn join(prose: &Prose<'_>, found: &mut Vec<Found>) {
    let mut at = 1;
    while at < found.len() {
        match found.get(at - 1).zip(found.get(at)).and_then(|(one, other)| joined(prose, one, other)) {
            Some(both) => {
                found.remove(at);
                if let Some(one) = found.get_mut(at - 1) {
                    *one = both;
                }
            }
            None => at += 1,
        }
    }
}

fn joined(prose: &Prose<'_>, one: &Found, other: &Found) -> Option<Found> {
    let (first, second) = (*one.value.measure()?, *other.value.measure()?);
    let (low, high) = if is_lower(&first) { (first, second) } else { (second, first) };
    let bounds = is_lower(&low) && is_upper(&high) && low.stated? < high.stated?;
    let tokens = one.tokens.start..other.tokens.end;
    (bounds && is_joint(prose, one.tokens.end, other.tokens.start) && is_same(&one.value, &other.value))
        .then(|| Found { tokens, value: other.value.with_measure(Measure::between(low, high)) })
}

fn is_lower(measure: &Measure) -> bool {
    matches!(measure.hedge, Some(Hedge::Over | Hedge::AtLeast))
}

fn is_upper(measure: &Measure) -> bool {
    matches!(measure.hedge, Some(Hedge::Under | Hedge::AtMost))
}

/// Whether nothing but "and", "but" or a comma stands between two values.
fn is_joint(prose: &Prose<'_>, from: usize, to: usize) -> bool {
    from < to && to - from < 3 && (from..to).all(|at| prose.is_any(at, &[",", "and", "but"]))
}

/// Whether two values measure the same; a mere number is of what the other one is.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(_), Value::Money(_)) => false,
        (Value::Number(_), _) | (Value::Count(_), Value::Count(_)) => true,
        (Value::Money(Money { currency, .. }), Value::Money(other)) => *currency == other.currency,
        (Value::Percent(Percent { points, .. }), Value::Percent(other)) => *points == other.points,
        (Value::Quantity(Quantity { unit, .. }), Value::Quantity(other))
        | (Value::Duration(Quantity { unit, .. }), Value::Duration(other)) => unit.name == other.unit.name,
        _ => false,
    }
}

//! What a figure is a figure of: read once, then told by what stands before and behind it.

use super::{
    Money, Percent, Prose, Quantity, Value, age, count, duration,
    figure::{self, Figure, Shape},
    money, ordinal, percent, quantity, score,
    units::Unit,
};
use crate::{
    interval::{Decimal, Interval, Measure},
    tables::{WordSet, rows},
};
use std::{cell::OnceCell, sync::LazyLock};

/// What is told once of a sentence, when it is first asked for.
#[derive(Default)]
pub(super) struct Scan {
    pub(super) contest: OnceCell<bool>,
}

/// What a value may begin with besides figures and currencies.
pub(super) const OPENINGS: [&str; 12] =
    ["between", "aged", "age", "ages", "minus", "negative", "-", "–", "‑", "−", "one", "half"];

/// A value, and the token behind it; without a value what has been read and is none.
pub(super) type Read = Option<(Option<Value>, usize)>;

/// The value that begins at token `at`, dates and times aside.
pub(super) fn read(prose: &Prose<'_>, at: usize, scan: &Scan) -> Read {
    if let Some(end) = figure::identifier(prose, at).filter(|_| score::read(prose, at, scan).is_none()) {
        return Some((None, end));
    }
    if let Some((value, end)) =
        age::labelled(prose, at).or_else(|| duration::iso(prose, at)).or_else(|| duration::in_hours(prose, at))
    {
        return Some((Some(value), end));
    }
    if let Some((currency, figure)) = money::glued(prose, at) {
        return Some(money::of(prose, &figure, currency).map_or((None, figure.end), |(value, end)| (Some(value), end)));
    }
    let between = prose.is(at, "between");
    let (low, opening) =
        opened(prose, at + usize::from(between)).map_or((None, at), |(low, opening)| (Some(low), opening));
    let Some(low) = low else { return ordinal::in_words(prose, at).map(|(value, end)| (Some(value), end)) };
    if low.measure.is_none() {
        return count::read(prose, &low).or(Some((None, low.end)));
    }
    let start = Start { at, between, currency: opening_currency(prose, opening, &low), scan };
    if let Some(found) = start.range(prose, &low) {
        return Some(found);
    }
    if between {
        return start.pair(prose, &low);
    }
    start.pair(prose, &low).or_else(|| start.typed(prose, &low))
}

/// The figure at `at`, behind a currency if one stands there, and where the two begin.
fn opened(prose: &Prose<'_>, at: usize) -> Option<(Figure, usize)> {
    match money::before(prose, at) {
        Some((_, behind)) => {
            let figure = figure::read(prose, behind).filter(Figure::is_number)?;
            Some((figure::with_millions(prose, &figure).unwrap_or(figure), at))
        }
        None => figure::read(prose, at).map(|figure| (figure, at)),
    }
}

fn opening_currency(prose: &Prose<'_>, at: usize, low: &Figure) -> Option<&'static super::Currency> {
    money::before(prose, at).filter(|(_, behind)| *behind == low.start).map(|(currency, _)| currency)
}

/// Where a value begins.
struct Start<'a> {
    at: usize,
    between: bool,
    currency: Option<&'static super::Currency>,
    scan: &'a Scan,
}

impl Start<'_> {
    /// A range of two figures with one unit: "3 to 5 kg", "$1.1–1.3 billion".
    fn range(&self, prose: &Prose<'_>, low: &Figure) -> Read {
        let change = !self.between && prose.is(low.end, "to") && is_change(prose, self.at);
        // The second end may have the currency too, and a hedge of its own.
        let skip = |at: usize| {
            let hedged = at + usize::from(prose.is_any(at, &["about", "around", "nearly", "almost", "some", "~"]));
            match (self.currency, money::before(prose, hedged)) {
                (Some(one), Some((other, behind))) if one == other => behind,
                _ => hedged,
            }
        };
        let whole = figure::range(prose, self.between, low, skip).filter(|_| !change)?;
        // "rose by 20,000 to 1.4 million", "by £2m to £3m"
        let apart = || {
            whole.measure.is_some_and(|measure| is_far(&measure.range)) || money::before(prose, low.end + 1).is_some()
        };
        if is_amount_of_change(prose, self.at, low.end) && apart() {
            return None;
        }
        match self.typed(prose, &whole)? {
            (None, _) => Some((None, low.end)),
            found => Some(found),
        }
    }

    /// A range of two values with a unit each: "between 5 kg and 7 kg", "3% to 5%".
    fn pair(&self, prose: &Prose<'_>, low: &Figure) -> Read {
        let (Some(one), end) = self.typed(prose, low)? else { return None };
        let alone = (!self.between).then(|| (Some(one.clone()), end));
        let paired = matches!(one, Value::Percent(_) | Value::Money(_) | Value::Quantity(_) | Value::Duration(_));
        let change = !self.between && (is_change(prose, self.at) || is_amount_of_change(prose, self.at, end));
        let second = figure::joint(prose, self.between, end).filter(|_| paired && !change);
        let Some((high, start)) = second.and_then(|at| opened(prose, at)).filter(|(high, _)| high.is_number()) else {
            return alone;
        };
        let behind =
            Start { at: start, between: false, currency: opening_currency(prose, start, &high), scan: self.scan };
        match behind.typed(prose, &high) {
            Some((Some(other), end)) => joined(&one, &other).map(|value| (Some(value), end)).or(alone),
            _ => alone,
        }
    }

    /// The value that the figure is part of.
    fn typed(&self, prose: &Prose<'_>, figure: &Figure) -> Read {
        if let Some(currency) = self.currency {
            return money::of(prose, figure, currency).map(|(value, end)| (Some(value), end));
        }
        let ranked = ordinal::behind(prose, figure);
        if ranked.is_none() && ordinal::is_suffixed(prose, figure) {
            return Some((None, figure.end + 1));
        }
        let known = ranked
            .or_else(|| percent::read(prose, figure))
            .or_else(|| measured(prose, figure))
            .or_else(|| money::read(prose, figure))
            .or_else(|| score::read(prose, self.at, self.scan).filter(|(_, end)| *end >= figure.end));
        match known {
            Some((Value::Duration(_), end)) if prose.is(end, "ago") => Some((None, figure.end)),
            Some((value, end)) => Some((Some(value), end)),
            None => count::read(prose, figure),
        }
    }
}

/// A figure with a unit: an age, a length of time or any other quantity.
fn measured(prose: &Prose<'_>, figure: &Figure) -> Option<(Value, usize)> {
    let (quantity, end) = quantity::read(prose, figure)?;
    if quantity.unit.dimension != "time" {
        return Some((Value::Quantity(quantity), end));
    }
    age::behind(prose, &quantity, end).or_else(|| Some((Value::Duration(duration::in_minutes(quantity)), end)))
}

/// The range from one value to another of the same kind and unit.
fn joined(low: &Value, high: &Value) -> Option<Value> {
    let (from, to) = (*low.measure()?, *high.measure()?);
    let same = match (low, high) {
        (Value::Percent(Percent { points, .. }), Value::Percent(other)) => *points == other.points,
        (Value::Money(Money { currency, .. }), Value::Money(other)) => *currency == other.currency,
        (Value::Quantity(Quantity { unit, .. }), Value::Quantity(other))
        | (Value::Duration(Quantity { unit, .. }), Value::Duration(other)) => same_unit(unit, other.unit),
        _ => false,
    };
    (same && from.stated? < to.stated?).then(|| low.with_measure(Measure::between(from, to)))
}

fn same_unit(one: &Unit, other: &Unit) -> bool {
    one.name == other.name
}

static CHANGES: LazyLock<WordSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../data/changes.txt")).flat_map(str::split_whitespace).collect());

/// How far before "from" the word may stand that makes it a change.
const CHANGE_REACH: usize = 8;

/// Whether what begins at `at` is where a change set out, or by how much: "rose from 3 to 5", "fell 85 cents to $82.40".
fn is_change(prose: &Prose<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let reach = if prose.is(before, "from") { before.saturating_sub(CHANGE_REACH)..before } else { before..at };
    reach.into_iter().any(|at| CHANGES.contains(prose.word(at)))
}

/// Whether a value that ends before token `end` is by how much something changed, with where it came to behind it: "by 2p to 11.5 pence".
fn is_amount_of_change(prose: &Prose<'_>, at: usize, end: usize) -> bool {
    at > 0 && prose.is(at - 1, "by") && prose.is(end, "to")
}

/// Whether a range reaches from a figure to one of another order.
fn is_far(range: &Interval<Decimal>) -> bool {
    let ten_times = range.low_end().and_then(|low| low.times(Decimal::from(10)));
    ten_times.zip(range.high_end()).is_some_and(|(low, high)| low <= high)
}

/// A share as a part of one: 25 hundredths are 0.25.
pub(super) fn of_one(figure: &Figure) -> Option<Measure> {
    match figure.shape {
        Shape::Share => figure.measure?.converted(Decimal::new(1, 2)?, Decimal::ZERO),
        _ => figure.measure,
    }
}

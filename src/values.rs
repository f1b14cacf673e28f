//! Typed values: how they are written in a claims file, how prose writes them, how they compare and how they are shown.
//!
//! A type is a file of `values/`, a `mod` line, a variant of [`Value`] and a line in [`TYPES`].

mod age;
mod count;
mod date;
mod designations;
mod duration;
mod figure;
mod literal;
mod money;
pub(crate) mod name;
mod number;
mod ordinal;
mod percent;
#[cfg(test)]
mod properties;
mod prose;
mod quantity;
mod relation;
mod score;
pub(crate) mod text;
mod time;
mod typed;
pub mod units;

pub use date::{DateValue, Fault, Grain, Period};
pub(crate) use literal::{literal, nearest, unknown_unit};
pub use money::{Currency, Money};
pub(crate) use money::{
    is_glued as is_glued_amount, is_sign as is_currency_sign, is_sign_with as is_currency_sign_with,
};
pub use name::{Name, NameKind};
pub(crate) use number::{is_cardinal, is_scale};
pub use percent::Percent;
pub use prose::{Found, Prose};
pub use quantity::Quantity;
pub(crate) use text::folded;
pub use text::words as spoken_words;
pub use time::TimeOfDay;
pub(crate) use time::is_zone_sign;

use crate::{
    interval::{Decimal, Measure},
    parse::PResult,
};
use std::fmt;

/// A value of some type.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// How old somebody is, in years or a smaller unit of time.
    Age(Quantity),
    /// How many there are of something.
    Count(Measure),
    /// A day, or a longer or shorter stretch of the calendar.
    Date(DateValue),
    /// A length of time.
    Duration(Quantity),
    /// An amount of a currency.
    Money(Money),
    /// Who or what bears a name.
    Name(Name),
    /// A number of nothing in particular.
    Number(Measure),
    /// A place in an order.
    Ordinal(Measure),
    /// A share or a change in hundredths.
    Percent(Percent),
    /// A measured quantity with its unit.
    Quantity(Quantity),
    /// The result of a match: the points of each side.
    Score(Vec<u32>),
    /// Words.
    Text(String),
    /// A time of day.
    Time(TimeOfDay),
}

/// A type of value, as the registry knows it.
#[derive(Debug)]
pub struct ValueType {
    /// Its name in claims, in `let`, and in the stream.
    pub name: &'static str,
    /// What it is, for messages: "a duration".
    pub described: &'static str,
    /// Literals of it, as a claims file writes them.
    pub examples: &'static [&'static str],
    /// Reads a literal at the beginning of the input.
    pub(crate) literal: fn(&str) -> PResult<'_, Value>,
}

impl PartialEq for ValueType {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// Every type, sorted by name.
pub const TYPES: &[ValueType] = &[
    age::TYPE,
    count::TYPE,
    date::TYPE,
    duration::TYPE,
    money::TYPE,
    name::TYPE,
    number::TYPE,
    ordinal::TYPE,
    percent::TYPE,
    quantity::TYPE,
    score::TYPE,
    text::TYPE,
    time::TYPE,
];

/// The type of that name.
pub fn type_named(name: &str) -> Option<&'static ValueType> {
    TYPES.iter().find(|kind| kind.name == name)
}

impl Value {
    /// Its type.
    pub fn kind(&self) -> &'static ValueType {
        match self {
            Self::Age(_) => &age::TYPE,
            Self::Count(_) => &count::TYPE,
            Self::Date(_) => &date::TYPE,
            Self::Duration(_) => &duration::TYPE,
            Self::Money(_) => &money::TYPE,
            Self::Name(_) => &name::TYPE,
            Self::Number(_) => &number::TYPE,
            Self::Ordinal(_) => &ordinal::TYPE,
            Self::Percent(_) => &percent::TYPE,
            Self::Quantity(_) => &quantity::TYPE,
            Self::Score(_) => &score::TYPE,
            Self::Text(_) => &text::TYPE,
            Self::Time(_) => &time::TYPE,
        }
    }

    /// The figure of a value that has one, in its own unit.
    pub fn measure(&self) -> Option<&Measure> {
        match self {
            Self::Age(quantity) | Self::Duration(quantity) | Self::Quantity(quantity) => Some(&quantity.measure),
            Self::Count(measure) | Self::Number(measure) | Self::Ordinal(measure) => Some(measure),
            Self::Money(money) => Some(&money.measure),
            Self::Percent(percent) => Some(&percent.measure),
            Self::Date(_) | Self::Name(_) | Self::Score(_) | Self::Text(_) | Self::Time(_) => None,
        }
    }

    fn measure_mut(&mut self) -> Option<&mut Measure> {
        match self {
            Self::Age(quantity) | Self::Duration(quantity) | Self::Quantity(quantity) => Some(&mut quantity.measure),
            Self::Count(measure) | Self::Number(measure) | Self::Ordinal(measure) => Some(measure),
            Self::Money(money) => Some(&mut money.measure),
            Self::Percent(percent) => Some(&mut percent.measure),
            Self::Date(_) | Self::Name(_) | Self::Score(_) | Self::Text(_) | Self::Time(_) => None,
        }
    }

    /// Why it compares with nothing, where it does not: "a number too large to compare", "a day that no calendar has".
    pub fn fault(&self) -> Option<String> {
        match self {
            Self::Date(date) => date.fault.map(|fault| fault.to_string()),
            _ => self.measure().filter(|measure| measure.is_too_large()).map(|_| self.to_string()),
        }
    }

    /// The interval that a hedge makes of a figure, for readers: "81 to 90 min"; `None` where there is no hedge, or no two ends to show.
    pub fn range_shown(&self) -> Option<String> {
        let measure = self.measure().filter(|measure| measure.stated.is_some() && measure.hedge.is_some())?;
        let (low, high) = (measure.range.low_end()?, measure.range.high_end()?);
        (low != high)
            .then(|| self.with_measure(Measure::between(Measure::exact(low), Measure::exact(high))).to_string())
    }

    /// The same kind of value with just the figure `figure`.
    #[must_use]
    pub fn exactly(&self, figure: Decimal) -> Self {
        self.with_measure(Measure::exact(figure))
    }

    /// The same with another figure.
    pub(crate) fn with_measure(&self, measure: Measure) -> Self {
        let mut value = self.clone();
        if let Some(own) = value.measure_mut() {
            *own = measure;
        }
        value
    }

    /// What the figure measures, and the figure in the base unit of that. Figures compare only within one dimension.
    pub fn dimension(&self) -> Option<(&'static str, Measure)> {
        Some(match self {
            Self::Age(quantity) | Self::Duration(quantity) | Self::Quantity(quantity) => {
                (quantity.dimension(), quantity.comparable()?)
            }
            Self::Count(measure) => ("number", measure.of_whole_numbers()),
            Self::Number(measure) | Self::Ordinal(measure) => ("number", *measure),
            Self::Money(money) => (money.currency.code, money.measure),
            Self::Percent(Percent { measure, points }) => (if *points { "points" } else { "percent" }, *measure),
            Self::Date(_) | Self::Name(_) | Self::Score(_) | Self::Text(_) | Self::Time(_) => return None,
        })
    }

    /// The words of a text or name.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Name(name) => Some(&name.name),
            _ => None,
        }
    }
}

/// Whether a word tells a place in an order: "second".
pub(crate) fn is_rank(word: &str) -> bool {
    matches!(number::number_word(word), Some(number::NumberWord::Rank(_)))
}

/// `{}` is for readers; `{:#}` is a literal that can be pasted into a claims file, as far as the value has one.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Age(quantity) | Self::Duration(quantity) | Self::Quantity(quantity) => quantity.fmt(f),
            Self::Count(measure) | Self::Number(measure) => number::show(measure, f),
            Self::Date(date) => date.fmt(f),
            Self::Money(money) => money.fmt(f),
            Self::Name(name) => name::show(name, f),
            Self::Ordinal(measure) => ordinal::show(measure, f),
            Self::Percent(percent) => percent.fmt(f),
            Self::Score(points) => score::show(points, f),
            Self::Text(text) => text::show(text, f),
            Self::Time(time) => time.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_sorted_by_name() {
        assert!(TYPES.is_sorted_by_key(|kind| kind.name));
    }
}

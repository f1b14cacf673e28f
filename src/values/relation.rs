//! What one value says of another: whether the two compare, and what a fact answers to a claim.

use super::{DateValue, Percent, Quantity, Value, date, text, units};
use crate::interval::{Comparison, Decimal, Interval, Measure, Relation, Tolerance};

impl Value {
    /// Whether the two can be compared at all: the same dimension, currency or kind of thing.
    pub fn comparable(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Date(_), Self::Date(_))
            | (Self::Time(_), Self::Time(_))
            | (Self::Score(_), Self::Score(_))
            | (Self::Age(_), Self::Number(_))
            | (Self::Text(_) | Self::Name(_), Self::Text(_) | Self::Name(_)) => true,
            (Self::Date(_), Self::Number(year)) => date::year(year).is_some(),
            _ => match (self.dimension(), other.dimension()) {
                (Some((one, _)), Some((another, _))) => one == another,
                _ => false,
            },
        }
    }

    /// What this value, as a fact, answers to `fact comparison claimed`; `None` where the two do not compare.
    pub fn relate(&self, comparison: Comparison, claimed: &Self) -> Option<Relation> {
        match (self, claimed) {
            (Self::Date(fact), Self::Date(claimed)) => Some(fact.relate(comparison, claimed)),
            (Self::Date(fact), Self::Number(year)) => Some(fact.relate(comparison, &date::year(year)?)),
            (Self::Age(_), Self::Number(age)) => self.relate(comparison, &in_years(*age)),
            (Self::Time(fact), Self::Time(claimed)) => Some(fact.relate(comparison, claimed)),
            (Self::Score(fact), Self::Score(claimed)) => equality(comparison, fact == claimed),
            (Self::Text(_) | Self::Name(_), Self::Text(_) | Self::Name(_)) => {
                equality(comparison, self.same_words(claimed))
            }
            _ => {
                let ((one, fact), (another, claimed)) = (self.dimension()?, claimed.dimension()?);
                (one == another).then(|| fact.relate(comparison, &claimed))
            }
        }
    }

    /// What this value, as a fact, answers to `fact ~= claimed`; `None` where the two do not compare.
    pub fn near(&self, claimed: &Self, tolerance: Option<&Self>) -> Option<Relation> {
        match (self, claimed) {
            (Self::Date(fact), Self::Date(claimed)) => fact.near(claimed, tolerance),
            (Self::Date(fact), Self::Number(year)) => fact.near(&date::year(year)?, tolerance),
            (Self::Age(_), Self::Number(age)) => self.near(&in_years(*age), tolerance),
            (Self::Time(_) | Self::Score(_) | Self::Text(_) | Self::Name(_), _) => {
                self.relate(Comparison::Equal, claimed)
            }
            _ => {
                let ((one, fact), (another, in_base)) = (self.dimension()?, claimed.dimension()?);
                if one != another {
                    return None;
                }
                let tolerance = match tolerance {
                    None => None,
                    Some(tolerance) => Some(claimed.tolerance(tolerance)?),
                };
                let small = |measure: &Measure| measure.range.as_point().is_some_and(is_small_count);
                if tolerance.is_none() && one == "number" && small(&fact) && small(&in_base) {
                    return Some(fact.relate(Comparison::Equal, &in_base));
                }
                Some(fact.near(&in_base, tolerance))
            }
        }
    }

    /// Whether `claimed` lies beyond the soft end of this value: "over 80" holds 200, but is hardly said of it.
    pub fn is_far_below(&self, claimed: &Self) -> bool {
        let (Some((one, fact)), Some((another, claimed))) = (self.dimension(), claimed.dimension()) else {
            return false;
        };
        let beyond = fact.soft_end().zip(claimed.range.low_end()).is_some_and(|(end, claimed)| claimed > end);
        one == another && beyond
    }

    /// `self +- tolerance`, as far as the two go together: a percentage is relative, unless it is points of a percentage.
    fn tolerance(&self, tolerance: &Self) -> Option<Tolerance> {
        match (self, tolerance) {
            (Self::Percent(_), Self::Percent(Percent { measure, points: true })) => {
                measure.stated.map(Tolerance::Absolute)
            }
            (_, Self::Percent(Percent { measure, points: false })) => measure.stated.map(Tolerance::Relative),
            (Self::Money(money), Self::Number(by)) => {
                Some(Tolerance::Absolute(by.stated?)).filter(|_| !money.currency.code.is_empty())
            }
            (Self::Percent(_), Self::Number(by)) => by.stated.map(Tolerance::Absolute),
            _ => {
                let ((one, _), (another, by)) = (self.dimension()?, tolerance.difference()?);
                (one == another).then_some(Tolerance::Absolute(by))
            }
        }
    }

    /// The figure as a difference in the base unit: 5 °C apart is not 5 °C.
    fn difference(&self) -> Option<(&'static str, Decimal)> {
        match self {
            Self::Age(quantity) | Self::Duration(quantity) | Self::Quantity(quantity) => {
                Some((quantity.dimension(), quantity.measure.stated?.times(quantity.unit.factor)?))
            }
            _ => self.dimension().and_then(|(dimension, measure)| Some((dimension, measure.stated?))),
        }
    }

    /// What this value, as a fact, answers to `fact in low..high`, from the start of `low` to the end of `high`; `None` where the three do not compare.
    pub fn within(&self, low: &Self, high: &Self) -> Option<Relation> {
        match (self, low, high) {
            (Self::Date(fact), low, high) => Some(fact.within(&low.as_date()?, &high.as_date()?)),
            (Self::Age(_), Self::Number(low), Self::Number(high)) => self.within(&in_years(*low), &in_years(*high)),
            (Self::Time(fact), Self::Time(low), Self::Time(high)) => Some(fact.within(low, high)),
            _ => {
                let ((one, fact), (two, low), (three, high)) = (self.dimension()?, low.dimension()?, high.dimension()?);
                let range = Interval { low: low.range.low, high: high.range.high };
                (one == two && two == three)
                    .then(|| Relation::of(fact.range.inside(&range), fact.range.disjoint(&range)))
            }
        }
    }

    /// The date of a date, or of a bare number that may be a year.
    fn as_date(&self) -> Option<DateValue> {
        match self {
            Self::Date(date) => Some(date.clone()),
            Self::Number(number) => date::year(number),
            _ => None,
        }
    }

    fn same_words(&self, other: &Self) -> bool {
        match (self.words(), other.words()) {
            (Some(one), Some(other)) => text::same(one, other),
            _ => false,
        }
    }
}

/// The age that a bare number means.
fn in_years(number: Measure) -> Value {
    Value::Age(Quantity { measure: number, unit: units::named("year") })
}

/// Counts below this are told apart exactly.
fn is_small_count(count: Decimal) -> bool {
    count.is_whole() && count.magnitude() < Decimal::from(100)
}

fn equality(comparison: Comparison, same: bool) -> Option<Relation> {
    match (comparison, same) {
        (Comparison::Equal, true) | (Comparison::NotEqual, false) => Some(Relation::Entailed),
        (Comparison::Equal, false) | (Comparison::NotEqual, true) => Some(Relation::Contradicted),
        _ => None,
    }
}

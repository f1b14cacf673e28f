//! What figures may have been before they were rounded, and sums and products of that.

use super::{Decimal, Interval, Measure};
use std::ops::Bound;

impl Interval<Decimal> {
    /// Every sum of a value of each; `None` where it gets too large.
    pub fn plus(&self, other: &Self) -> Option<Self> {
        ends(self, other, Decimal::plus)
    }

    /// Every product of a value of each, where no value is negative; `None` where it gets too large.
    pub fn times(&self, other: &Self) -> Option<Self> {
        ends(self, other, Decimal::times)
    }

    /// Every value less one of `other`; `None` where it gets too large.
    pub fn minus(&self, other: &Self) -> Option<Self> {
        let negated = |bound: Bound<Decimal>| bound.map(Decimal::negated);
        self.plus(&Self { low: negated(other.high), high: negated(other.low) })
    }
}

/// Joins both ends, which are in.
fn ends(
    one: &Interval<Decimal>,
    other: &Interval<Decimal>,
    join: fn(Decimal, Decimal) -> Option<Decimal>,
) -> Option<Interval<Decimal>> {
    let end = |one: Option<Decimal>, other: Option<Decimal>| match (one, other) {
        (Some(one), Some(other)) => join(one, other).map(Bound::Included),
        _ => Some(Bound::Unbounded),
    };
    Some(Interval { low: end(one.low_end(), other.low_end())?, high: end(one.high_end(), other.high_end())? })
}

impl Measure {
    /// Everything that may have been rounded to this figure, or that its hedge lets it be, where it was rounded to a whole number of `unit`.
    pub fn unrounded(&self, unit: Decimal) -> Option<Interval<Decimal>> {
        let half = unit.times(Decimal::new(5, 1)?)?;
        let bound = |end: Option<Decimal>| end.map_or(Bound::Unbounded, Bound::Included);
        let (low, high) = (self.range.low_end(), self.range.high_end());
        let Some(stated) = self.stated else { return Some(Interval { low: bound(low), high: bound(high) }) };
        let (below, above) = (stated.minus(half)?, stated.plus(half)?);
        Some(Interval { low: bound(low.map(|low| low.min(below))), high: bound(high.map(|high| high.max(above))) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interval::Hedge;
    use proptest::prelude::*;

    fn figure(hundredths: u32) -> Decimal {
        Decimal::new(hundredths.into(), 2).expect("small")
    }

    #[test]
    fn a_figure_is_half_a_unit_wide_on_both_sides_and_as_wide_as_its_hedge() {
        let fifty = Measure::exact(Decimal::from(50));
        for (measure, low, high) in [
            (fifty, Some("49.5"), Some("50.5")),
            (fifty.hedged(Hedge::About), Some("45"), Some("55")),
            (fifty.hedged(Hedge::Over), Some("49.5"), None),
            (Measure::between(fifty, Measure::exact(Decimal::from(60))), Some("50"), Some("60")),
        ] {
            let range = measure.unrounded(Decimal::ONE).expect("small");
            let shown = |end: Option<Decimal>| end.map(|end| end.to_string());
            assert_eq!((shown(range.low_end()).as_deref(), shown(range.high_end()).as_deref()), (low, high));
        }
    }

    proptest! {
        #[test]
        fn sums_and_products_hold_those_of_the_values(
            (a, b, c, d) in (0..9999_u32, 0..9999_u32, 0..9999_u32, 0..9999_u32)
        ) {
            let of = |from: u32, width: u32| Interval::closed(figure(from), figure(from + width));
            let (one, other) = (of(a, b), of(c, d));
            let (x, y) = (figure(a + b / 2), figure(c + d / 3));
            prop_assert!(one.plus(&other).expect("small").holds(x.plus(y).expect("small")));
            prop_assert!(one.times(&other).expect("small").holds(x.times(y).expect("small")));
            prop_assert!(one.minus(&other).expect("small").holds(x.minus(y).expect("small")));
        }
    }
}

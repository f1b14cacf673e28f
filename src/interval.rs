//! Intervals of exact values, and what an interval answers when it is compared.
//!
//! Nothing here is a binary float: a comparison is exact or, where the figures are too large, not made.

mod decimal;
mod measure;
mod rounding;

pub use decimal::Decimal;
pub use measure::{Hedge, Measure, Tolerance};

use std::ops::Bound;

/// All values between two bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval<T> {
    /// Lower bound.
    pub low: Bound<T>,
    /// Upper bound.
    pub high: Bound<T>,
}

impl<T: Copy + Ord> Interval<T> {
    /// The interval of one value.
    pub fn point(value: T) -> Self {
        Self { low: Bound::Included(value), high: Bound::Included(value) }
    }

    /// Both ends in.
    pub fn closed(low: T, high: T) -> Self {
        Self { low: Bound::Included(low), high: Bound::Included(high) }
    }

    /// The lower end in, the upper one out.
    pub fn half_open(low: T, high: T) -> Self {
        Self { low: Bound::Included(low), high: Bound::Excluded(high) }
    }

    /// The one value it holds, if it is closed and holds just one.
    pub fn as_point(&self) -> Option<T> {
        match (self.low, self.high) {
            (Bound::Included(low), Bound::Included(high)) if low == high => Some(low),
            _ => None,
        }
    }

    /// The lower end, in or out.
    pub fn low_end(&self) -> Option<T> {
        end(self.low)
    }

    /// The upper end, in or out.
    pub fn high_end(&self) -> Option<T> {
        end(self.high)
    }

    /// Whether `value` lies in it.
    pub fn holds(&self, value: T) -> bool {
        Self::point(value).inside(self)
    }

    /// Whether every value of `self` is a value of `other`.
    pub fn inside(&self, other: &Self) -> bool {
        let low = match (self.low, other.low) {
            (_, Bound::Unbounded) => true,
            (Bound::Unbounded, _) => false,
            (Bound::Included(a), Bound::Excluded(b)) => a > b,
            (Bound::Included(a) | Bound::Excluded(a), Bound::Included(b))
            | (Bound::Excluded(a), Bound::Excluded(b)) => a >= b,
        };
        let high = match (self.high, other.high) {
            (_, Bound::Unbounded) => true,
            (Bound::Unbounded, _) => false,
            (Bound::Included(a), Bound::Excluded(b)) => a < b,
            (Bound::Included(a) | Bound::Excluded(a), Bound::Included(b))
            | (Bound::Excluded(a), Bound::Excluded(b)) => a <= b,
        };
        low && high
    }

    /// Whether every value of `self` is smaller than every value of `other`.
    pub fn below(&self, other: &Self) -> bool {
        match (self.high, other.low) {
            (Bound::Unbounded, _) | (_, Bound::Unbounded) => false,
            (Bound::Included(a), Bound::Included(b)) => a < b,
            (Bound::Included(a) | Bound::Excluded(a), Bound::Excluded(b))
            | (Bound::Excluded(a), Bound::Included(b)) => a <= b,
        }
    }

    /// Whether no value of `self` is larger than any value of `other`.
    pub fn not_above(&self, other: &Self) -> bool {
        match (end(self.high), end(other.low)) {
            (Some(a), Some(b)) => a <= b,
            _ => false,
        }
    }

    /// Whether the two share no value.
    pub fn disjoint(&self, other: &Self) -> bool {
        self.below(other) || other.below(self)
    }
}

fn end<T>(bound: Bound<T>) -> Option<T> {
    match bound {
        Bound::Included(end) | Bound::Excluded(end) => Some(end),
        Bound::Unbounded => None,
    }
}

/// What one fact answers to one claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// The fact excludes the claim.
    Contradicted,
    /// The fact neither says nor excludes it.
    Compatible,
    /// The fact says so.
    Entailed,
}

impl Relation {
    /// The answer of a fact of which the claim `holds` throughout, or `fails` throughout.
    pub(crate) fn of(holds: bool, fails: bool) -> Self {
        match (holds, fails) {
            (true, _) => Self::Entailed,
            (false, true) => Self::Contradicted,
            (false, false) => Self::Compatible,
        }
    }

    /// What the fact answers to the opposite claim.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Contradicted => Self::Entailed,
            Self::Compatible => Self::Compatible,
            Self::Entailed => Self::Contradicted,
        }
    }
}

/// A comparison that orders or equates, as a claim writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl Comparison {
    /// The operator as it is written.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }

    /// What `fact` answers to `fact self claimed`, where `fact == claimed` asks whether `fact` lies inside `claimed`.
    pub fn relate<T: Copy + Ord>(self, fact: &Interval<T>, claimed: &Interval<T>) -> Relation {
        let (holds, fails) = match self {
            Self::Equal => (fact.inside(claimed), fact.disjoint(claimed)),
            Self::NotEqual => (fact.disjoint(claimed), fact.inside(claimed)),
            Self::Less => (fact.below(claimed), claimed.not_above(fact)),
            Self::LessOrEqual => (fact.not_above(claimed), claimed.below(fact)),
            Self::Greater => (claimed.below(fact), fact.not_above(claimed)),
            Self::GreaterOrEqual => (claimed.not_above(fact), fact.below(claimed)),
        };
        Relation::of(holds, fails)
    }

    /// The same where `claimed` is a stretch as a whole, as a day or a month is: `<=` asks for its end, `>=` for its start.
    pub fn relate_stretch<T: Copy + Ord>(self, fact: &Interval<T>, claimed: &Interval<T>) -> Relation {
        let through = Interval { low: Bound::Unbounded, high: claimed.high };
        let from = Interval { low: claimed.low, high: Bound::Unbounded };
        match self {
            Self::LessOrEqual => Relation::of(fact.inside(&through), claimed.below(fact)),
            Self::Greater => Relation::of(claimed.below(fact), fact.inside(&through)),
            Self::GreaterOrEqual => Relation::of(fact.inside(&from), fact.below(claimed)),
            Self::Less => Relation::of(fact.below(claimed), fact.inside(&from)),
            Self::Equal | Self::NotEqual => self.relate(fact, claimed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn intervals() -> impl Strategy<Value = Interval<i32>> {
        let bound =
            |value| prop_oneof![Just(Bound::Included(value)), Just(Bound::Excluded(value)), Just(Bound::Unbounded)];
        (-5..5, 0..5)
            .prop_flat_map(move |(low, width)| (bound(low), bound(low + width + 1)))
            .prop_map(|(low, high)| Interval { low, high })
    }

    proptest! {
        #[test]
        fn disjoint_is_symmetric_and_excludes_inside(a in intervals(), b in intervals()) {
            prop_assert_eq!(a.disjoint(&b), b.disjoint(&a));
            prop_assert!(!(a.inside(&b) && a.disjoint(&b)));
        }

        #[test]
        fn inside_is_transitive(a in intervals(), b in intervals(), c in intervals()) {
            prop_assert!(!(a.inside(&b) && b.inside(&c)) || a.inside(&c));
        }

        #[test]
        fn opposite_operators_give_opposite_answers(a in intervals(), b in -6..6_i32) {
            let b = Interval::point(b);
            for (one, other) in [(Comparison::Equal, Comparison::NotEqual), (Comparison::Less, Comparison::GreaterOrEqual), (Comparison::Greater, Comparison::LessOrEqual)] {
                prop_assert_eq!(one.relate(&a, &b), other.relate(&a, &b).opposite());
            }
        }

        #[test]
        fn of_a_stretch_too(a in intervals(), b in intervals()) {
            for (one, other) in [(Comparison::Less, Comparison::GreaterOrEqual), (Comparison::Greater, Comparison::LessOrEqual)] {
                prop_assert_eq!(one.relate_stretch(&a, &b), other.relate_stretch(&a, &b).opposite());
            }
        }
    }

    #[test]
    fn a_day_is_not_after_itself() {
        let (day, month) = (Interval::half_open(4, 5), Interval::half_open(1, 29));
        for comparison in [Comparison::LessOrEqual, Comparison::GreaterOrEqual] {
            assert_eq!(comparison.relate_stretch(&day, &day), Relation::Entailed);
            assert_eq!(comparison.relate_stretch(&day, &month), Relation::Entailed);
            assert_eq!(comparison.relate_stretch(&month, &day), Relation::Compatible);
        }
        assert_eq!(Comparison::Greater.relate_stretch(&day, &month), Relation::Contradicted);
        assert_eq!(Comparison::Less.relate_stretch(&day, &Interval::half_open(5, 6)), Relation::Entailed);
    }
}

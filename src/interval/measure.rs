//! A figure as it is written: what it states, what hedges it, and the interval an editor would accept for it.

use super::{Comparison, Decimal, Interval, Relation};
use std::ops::Bound;

/// A word that makes a figure an interval. The phrases are in `data/hedges.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hedge {
    /// "nearly", "almost", "just under".
    Nearly,
    /// "around", "about", "some".
    About,
    /// "over", "more than".
    Over,
    /// "at least", "or more".
    AtLeast,
    /// "less than", "under".
    Under,
    /// "up to", "at most".
    AtMost,
    /// "dozens", "tens of thousands", "late": no figure is stated.
    Vague,
    /// "X to Y", "between X and Y".
    Between,
}

impl Hedge {
    /// Its name in the stream format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nearly => "nearly",
            Self::About => "about",
            Self::Over => "over",
            Self::AtLeast => "at-least",
            Self::Under => "under",
            Self::AtMost => "at-most",
            Self::Vague => "vague",
            Self::Between => "between",
        }
    }

    /// The hedge of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Nearly, Self::About, Self::Over, Self::AtLeast, Self::Under, Self::AtMost, Self::Vague, Self::Between]
            .into_iter()
            .find(|hedge| hedge.name() == name)
    }
}

/// How far apart two figures may lie for `~=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tolerance {
    /// By so much, in the unit of the compared figures.
    Absolute(Decimal),
    /// By so many per cent of the claimed figure.
    Relative(Decimal),
}

/// Figures with more significant digits than this are exact whatever stands before them ("nearly 78,629").
const ROUND_DIGITS: usize = 3;

/// A figure with its interval, all in one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The figure that is written, hedge aside; `None` for "tens of thousands".
    pub stated: Option<Decimal>,
    /// What it may come to.
    pub range: Interval<Decimal>,
    /// What makes it an interval.
    pub hedge: Option<Hedge>,
    /// One unit of the last digit written: 10 for 90, 0.1 for 2.5.
    pub precision: Decimal,
}

impl Measure {
    /// The figure itself, precise to its last digit that is not nought.
    pub fn exact(stated: Decimal) -> Self {
        let precision = Decimal::power_of_ten(stated.last_digit()).unwrap_or(Decimal::ONE);
        Self { stated: Some(stated), range: Interval::point(stated), hedge: None, precision }
    }

    /// Both ends in, as in "between 3 and 5".
    pub fn between(low: Self, high: Self) -> Self {
        let range = Interval { low: low.range.low, high: high.range.high };
        let precision = low.precision.min(high.precision);
        Self { stated: None, range, hedge: Some(Hedge::Between), precision }
    }

    /// Somewhere from `low` to `high`, as in "dozens".
    pub fn vague(low: Decimal, high: Decimal) -> Self {
        Self { stated: None, range: Interval::closed(low, high), hedge: Some(Hedge::Vague), precision: Decimal::ONE }
    }

    /// A figure with more digits than can be compared exactly: all that is known of it is that it is one.
    pub fn too_large() -> Self {
        let range = Interval { low: Bound::Unbounded, high: Bound::Unbounded };
        Self { stated: None, range, hedge: None, precision: Decimal::ONE }
    }

    /// Whether it is too large to compare with anything.
    pub fn is_too_large(&self) -> bool {
        *self == Self::too_large()
    }

    /// The same figure under `hedge`; unchanged where the hedge says nothing of it, and where it is too large.
    #[must_use]
    pub fn hedged(self, hedge: Hedge) -> Self {
        let Some(range) = self.stated.and_then(|stated| self.hedged_range(hedge, stated)) else { return self };
        Self { range, hedge: Some(hedge), ..self }
    }

    fn hedged_range(&self, hedge: Hedge, stated: Decimal) -> Option<Interval<Decimal>> {
        let from_nought = if stated > Decimal::ZERO { Bound::Included(Decimal::ZERO) } else { Bound::Unbounded };
        Some(match hedge {
            Hedge::Nearly | Hedge::About if self.digits(stated) > ROUND_DIGITS => Interval::point(stated),
            Hedge::Nearly => Interval::half_open(stated.percent(90)?, stated),
            Hedge::About => {
                let slack = self.slack(stated)?;
                Interval::closed(stated.minus(slack)?, stated.plus(slack)?)
            }
            Hedge::Over => Interval { low: Bound::Excluded(stated), high: Bound::Unbounded },
            Hedge::AtLeast => Interval { low: Bound::Included(stated), high: Bound::Unbounded },
            Hedge::Under => Interval { low: from_nought, high: Bound::Excluded(stated) },
            Hedge::AtMost => Interval { low: from_nought, high: Bound::Included(stated) },
            Hedge::Vague | Hedge::Between => return None,
        })
    }

    /// How many digits are written of a figure: a third has as many as its precision, however many its decimals would be.
    fn digits(&self, stated: Decimal) -> usize {
        let written = if self.precision > Decimal::ZERO { stated.over(self.precision, 0) } else { None };
        significant_digits(written.unwrap_or(stated))
    }

    /// Half a unit of the last digit, at least 2 % and at most 10 % of the figure.
    fn slack(&self, stated: Decimal) -> Option<Decimal> {
        let size = stated.magnitude();
        Some(self.half_unit()?.max(size.percent(2)?).min(size.percent(10)?))
    }

    fn half_unit(&self) -> Option<Decimal> {
        self.precision.times(Decimal::new(5, 1)?)
    }

    /// Where a figure that is open above stops being what an editor would expect: one unit of the last digit above what is
    /// written, or 10 % if that is more. `None` for a figure that is not open above.
    pub fn soft_end(&self) -> Option<Decimal> {
        let stated = self.stated.filter(|_| self.range.high == Bound::Unbounded)?;
        stated.plus(self.precision.max(stated.magnitude().percent(10)?))
    }

    /// The same in a unit of which one of the present one holds `factor`, whose nought lies `offset` lower. `None` where the figures get too large.
    pub fn converted(&self, factor: Decimal, offset: Decimal) -> Option<Self> {
        let value = |number: Decimal| number.times(factor)?.plus(offset);
        let bound = |bound: Bound<Decimal>| {
            Some(match bound {
                Bound::Included(end) => Bound::Included(value(end)?),
                Bound::Excluded(end) => Bound::Excluded(value(end)?),
                Bound::Unbounded => Bound::Unbounded,
            })
        };
        Some(Self {
            stated: match self.stated {
                Some(stated) => Some(value(stated)?),
                None => None,
            },
            range: Interval { low: bound(self.range.low)?, high: bound(self.range.high)? },
            hedge: self.hedge,
            precision: self.precision.times(factor)?,
        })
    }

    /// The same for what comes in whole numbers only: more than 80 people are at least 81.
    #[must_use]
    pub fn of_whole_numbers(self) -> Self {
        let next = |bound: Bound<Decimal>, step: Decimal| match bound {
            Bound::Excluded(end) if end.is_whole() => end.plus(step).map_or(bound, Bound::Included),
            bound => bound,
        };
        let range =
            Interval { low: next(self.range.low, Decimal::ONE), high: next(self.range.high, Decimal::ONE.negated()) };
        Self { range, ..self }
    }

    /// What this figure, as a fact, answers to a claim.
    pub fn relate(&self, comparison: Comparison, claimed: &Self) -> Relation {
        if self.is_too_large() || claimed.is_too_large() {
            return Relation::Compatible;
        }
        let relation = comparison.relate(&self.range, &claimed.range);
        // "more than 80" says "more than 80", and nothing of any one figure beyond it.
        match comparison {
            Comparison::Equal if relation == Relation::Entailed && self.range != claimed.range => Relation::Compatible,
            Comparison::NotEqual if relation == Relation::Contradicted && self.range != claimed.range => {
                Relation::Compatible
            }
            _ => relation,
        }
    }

    /// What this figure, as a fact, answers to a claim that it is nearly `claimed`: within `tolerance` where one is given, else
    /// equal after rounding to the coarser of the two precisions, and no more than 10 % apart.
    pub fn near(&self, claimed: &Self, tolerance: Option<Tolerance>) -> Relation {
        if self.is_too_large() || claimed.is_too_large() {
            return Relation::Compatible;
        }
        let widened = match tolerance {
            Some(tolerance) => claimed.widened(tolerance),
            None if self.says(claimed) => return Relation::Entailed,
            None => self.precision.max(claimed.precision).times(Decimal::new(5, 1).unwrap_or(Decimal::ONE)).and_then(
                |half| {
                    let tenth = claimed.stated.unwrap_or(half).magnitude().percent(10)?;
                    claimed.widened(Tolerance::Absolute(half.min(tenth)))
                },
            ),
        };
        let Some(widened) = widened else { return Relation::Compatible };
        if self.range.inside(&widened) || self.stated.is_some_and(|stated| widened.holds(stated)) {
            Relation::Entailed
        } else if self.range.disjoint(&widened) {
            Relation::Contradicted
        } else {
            Relation::Compatible
        }
    }

    /// Whether `claimed` is what the words of this figure state, or lies in its interval.
    fn says(&self, claimed: &Self) -> bool {
        self.stated.is_some() && self.stated == claimed.stated || claimed.range.inside(&self.range)
    }

    fn widened(&self, tolerance: Tolerance) -> Option<Interval<Decimal>> {
        let by = match tolerance {
            Tolerance::Absolute(by) => by,
            Tolerance::Relative(per_cent) => {
                self.stated.or(self.range.high_end())?.magnitude().times(per_cent)?.percent(1)?
            }
        };
        let (low, high) = (self.range.low_end(), self.range.high_end());
        Some(Interval {
            low: low.map_or(Some(Bound::Unbounded), |low| low.minus(by).map(Bound::Included))?,
            high: high.map_or(Some(Bound::Unbounded), |high| high.plus(by).map(Bound::Included))?,
        })
    }
}

fn significant_digits(number: Decimal) -> usize {
    let digits: String = number.magnitude().to_string().chars().filter(char::is_ascii_digit).collect();
    digits.trim_start_matches('0').trim_end_matches('0').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Measure {
        Measure::exact(Decimal::parse(text).expect(text))
    }

    fn ends(measure: &Measure) -> (Option<String>, Option<String>) {
        (measure.range.low_end().map(|n| n.to_string()), measure.range.high_end().map(|n| n.to_string()))
    }

    #[test]
    fn hedges_come_to_the_intervals_an_editor_accepts() {
        for (figure, hedge, low, high) in [
            ("90", Hedge::Nearly, Some("81"), Some("90")),
            ("200000000000", Hedge::About, Some("180000000000"), Some("220000000000")),
            ("12000", Hedge::About, Some("11500"), Some("12500")),
            ("80", Hedge::About, Some("75"), Some("85")),
            ("80", Hedge::Over, Some("80"), None),
            ("80", Hedge::AtMost, Some("0"), Some("80")),
            ("78629", Hedge::Nearly, Some("78629"), Some("78629")),
        ] {
            let (found_low, found_high) = ends(&exact(figure).hedged(hedge));
            assert_eq!((found_low.as_deref(), found_high.as_deref()), (low, high), "{hedge:?} {figure}");
        }
    }

    #[test]
    fn a_third_is_hedged_like_a_round_figure() {
        let third = Measure { precision: Decimal::ONE, ..exact("33.333333") };
        assert_eq!(ends(&third.hedged(Hedge::Nearly)), (Some("29.9999997".into()), Some("33.333333".into())));
    }

    #[test]
    fn near_is_rounding_either_way() {
        for (fact, claimed, relation) in [
            ("85", "90", Relation::Entailed),
            ("90", "85", Relation::Entailed),
            ("85", "86", Relation::Contradicted),
            ("691", "700", Relation::Entailed),
            ("60", "100", Relation::Contradicted),
            ("203", "200", Relation::Entailed),
        ] {
            assert_eq!(exact(fact).near(&exact(claimed), None), relation, "{fact} ~= {claimed}");
        }
    }

    #[test]
    fn a_hedged_figure_is_near_what_it_states_and_what_it_holds() {
        let nearly = exact("90").hedged(Hedge::Nearly);
        assert_eq!(nearly.near(&exact("90"), None), Relation::Entailed);
        assert_eq!(nearly.near(&exact("85"), None), Relation::Entailed);
        assert_eq!(nearly.near(&exact("60"), None), Relation::Contradicted);
        assert_eq!(nearly.relate(Comparison::Equal, &exact("85")), Relation::Compatible);
        assert_eq!(nearly.relate(Comparison::Less, &exact("90")), Relation::Entailed);
    }

    #[test]
    fn a_tolerance_replaces_rounding() {
        let five = |n| Decimal::from(n);
        assert_eq!(exact("85").near(&exact("90"), Some(Tolerance::Absolute(five(5)))), Relation::Entailed);
        assert_eq!(exact("84").near(&exact("90"), Some(Tolerance::Absolute(five(5)))), Relation::Contradicted);
        assert_eq!(exact("95").near(&exact("100"), Some(Tolerance::Relative(five(5)))), Relation::Entailed);
    }

    #[test]
    fn a_figure_open_above_has_a_soft_end() {
        assert_eq!(exact("80").hedged(Hedge::Over).soft_end(), Some(Decimal::from(90)));
        assert_eq!(exact("80").soft_end(), None);
    }
}

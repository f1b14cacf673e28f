//! Quantities that are not the same in the unit behind them. See the page beside this file.

use super::{
    Confidence, Rule, Status,
    figures::{Figure, Passage, passages},
};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::Analysis,
    interval::{Decimal, Interval, Measure},
    values::{Quantity, Value, units::Unit},
};
use std::ops::Bound;

pub(super) const RULE: Rule = Rule {
    name: "unit-conversion",
    page: include_str!("unit_conversion.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Stable,
    confidence: Confidence::High,
    check,
};

/// Words that tell of the difference of two quantities.
const OF_STEPS: [&str; 8] = ["more", "less", "above", "below", "by", "than", "another", "difference"];
/// Two quantities further apart than so many times are not meant as one: "a 5 km (100 m) race".
const LARGEST_STEP: u32 = 20;
/// By so many hundredths a conversion may miss in any case: horsepower are of two kinds, a metre is a yard and a bit.
const SLACK: i128 = 2;
/// A figure with noughts at its end may have been rounded by so many hundredths at most: 60 km are 35 miles, 100 km are no 72 miles.
const ROUNDING: i128 = 10;
/// The same for temperatures, whose noughts tell nothing of their size.
const ROUNDING_OF_DEGREES: i128 = 3;
/// Units that have one name and several sizes.
const SEVERAL_SIZES: [&str; 10] =
    ["calorie", "cup", "degree", "fluid ounce", "gallon", "pint", "quart", "tablespoon", "teaspoon", "ton"];

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let of_sentence = |passage: Passage<'_>| -> Vec<Diagnostic> {
        let pairs = passage.figures.iter().zip(passage.figures.iter().skip(1));
        let conversions = pairs.filter(|(first, second)| is_conversion(&passage, first, second));
        conversions.filter_map(|(first, second)| finding(rule, &passage, first, second)).collect()
    };
    passages(analysis, 2).flat_map(of_sentence).collect()
}

/// Whether `second` is `first` in another unit: it stands alone in brackets behind it, or behind "or" between commas.
fn is_conversion(passage: &Passage<'_>, first: &Figure<'_>, second: &Figure<'_>) -> bool {
    let prose = &passage.prose;
    let (start, end) = (first.tokens.end, second.tokens.end);
    let or = usize::from(prose.is(start + 1, "or"));
    let bracketed = prose.is_any(start, &["(", "["]) && prose.is_any(end, &[")", "]", ",", ";"]);
    let told = prose.is(start, ",") && or == 1 && prose.is_any(end, &[",", "."]);
    (bracketed || told) && second.tokens.start == start + 1 + or
}

fn finding(rule: &Rule, passage: &Passage<'_>, first: &Figure<'_>, second: &Figure<'_>) -> Option<Diagnostic> {
    let (Value::Quantity(one), Value::Quantity(other)) = (first.value, second.value) else { return None };
    let sizes_differ = |unit: &Unit| unit.dimension == "data" || SEVERAL_SIZES.contains(&unit.name);
    let compare = one.unit.dimension == other.unit.dimension && one.unit != other.unit;
    if !compare || sizes_differ(one.unit) || sizes_differ(other.unit) {
        return None;
    }
    let excluded = in_base(first, one, one.unit.offset)?.disjoint(&in_base(second, other, other.unit.offset)?);
    // "five degrees Celsius (nine degrees Fahrenheit) more" is a step, and steps have no zero of their own.
    let step = || Some(!in_base(first, one, Decimal::ZERO)?.disjoint(&in_base(second, other, Decimal::ZERO)?));
    if !excluded || step()? && is_step(passage) || !is_near(one, other)? {
        return None;
    }
    let right = Quantity { measure: Measure::exact(converted(one, other)?), ..*other };
    let (words, told) = (passage.words(first), passage.words(second));
    Some(
        rule.finding(format!("{words} is not {told}"))
            .label(Label::new(&passage.article.source, first.span.join(second.span), format!("{words} is {right}")))
            .help(format!("write {right}, or correct the first figure")),
    )
}

/// Whether some word of the sentence tells of a difference: "more than usual", "warmer", "rise by".
fn is_step(passage: &Passage<'_>) -> bool {
    let prose = &passage.prose;
    (0..prose.len()).any(|at| prose.is_any(at, &OF_STEPS))
}

/// Everything that may have been written as this figure, in the base unit, whose zero lies at `offset`.
fn in_base(figure: &Figure<'_>, quantity: &Quantity, offset: Decimal) -> Option<Interval<Decimal>> {
    let stated = quantity.measure.stated?.magnitude();
    let most = if quantity.unit.dimension == "temperature" { ROUNDING_OF_DEGREES } else { ROUNDING };
    let rounding = quantity.measure.precision.min(stated.percent(2 * most)?);
    let unit = figure.unit.max(rounding).max(stated.percent(2 * SLACK)?);
    let range = figure.range_to(unit)?;
    let base = |end: Decimal| end.times(quantity.unit.factor)?.plus(offset);
    let bound = |end: Option<Decimal>| match end {
        Some(end) => base(end).map(Bound::Included),
        None => Some(Bound::Unbounded),
    };
    Some(Interval { low: bound(range.low_end())?, high: bound(range.high_end())? })
}

/// Whether the two are of a size, so that one can be meant as the other.
fn is_near(one: &Quantity, other: &Quantity) -> Option<bool> {
    if one.unit.dimension == "temperature" {
        return Some(true);
    }
    let (one, other) = (one.in_base()?.stated?, other.in_base()?.stated?);
    let most = |figure: Decimal| figure.times(Decimal::from(LARGEST_STEP));
    Some(one <= most(other)? && other <= most(one)?)
}

/// The first quantity in the unit of the second, as precise as that.
fn converted(one: &Quantity, other: &Quantity) -> Option<Decimal> {
    let places = u32::try_from(-other.measure.precision.last_digit()).unwrap_or(0);
    let dividend = one.in_base()?.stated?.minus(other.unit.offset)?;
    let small = dividend.over(other.unit.factor, 0)?.magnitude() < Decimal::from(10);
    dividend.over(other.unit.factor, places.max(u32::from(small)))
}

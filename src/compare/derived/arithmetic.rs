//! The workings by which a figure follows from others.

use super::{Figure, Wanted, is_bare};
use crate::{
    interval::{Decimal, Hedge, Measure},
    values::Value,
};

/// Whether a figure of the draft is what a working comes to, hedge and rounding considered.
pub(super) fn comes_to(wanted: &Measure, result: Option<Decimal>) -> bool {
    let Some((result, stated)) = result.zip(wanted.stated) else { return false };
    let half = |figure: Decimal| figure.percent(50);
    let apart = result.minus(stated).map(Decimal::magnitude);
    match wanted.hedge {
        // An open claim follows from what is near its end only.
        Some(Hedge::Over | Hedge::AtLeast | Hedge::Under | Hedge::AtMost) => {
            wanted.range.holds(result) && apart.zip(half(stated.magnitude())).is_some_and(|(apart, most)| apart <= most)
        }
        Some(_) => wanted.range.holds(result),
        None => apart
            .zip(half(wanted.precision))
            .zip(stated.magnitude().percent(5))
            .is_some_and(|((apart, rounding), most)| apart == Decimal::ZERO || apart <= rounding && apart <= most),
    }
}

/// The sum of all values of a kind or of two of them, or the difference of two.
pub(super) fn sum_or_difference(wanted: &Wanted<'_>, measure: &Measure, figures: &[Figure]) -> Option<String> {
    let Wanted { value, wording, spread, .. } = wanted;
    let large = is_large_enough(&wanted.measure);
    let any = wording.adds || large && !(*spread && is_bare(value));
    let all = if any { sum(value, measure, figures) } else { None };
    let parts = || {
        let same: Vec<Figure> = figures.iter().filter(|figure| figure.counts == wanted.counts).cloned().collect();
        if wanted.counts.is_some() { sum(value, measure, &same) } else { None }
    };
    if let Some(working) = all.or_else(parts) {
        return Some(working);
    }
    if large || wording.differs && !wanted.rivalled {
        return difference(value, measure, figures);
    }
    // What the source itself tells as a difference has the two that it lies between.
    let told = |(one, other): &(&Figure, &Figure)| one.differs != other.differs && one.dimension == other.dimension;
    pairs(figures).filter(told).find_map(|(one, other)| {
        let pair = [one.clone(), other.clone()];
        difference(value, measure, &pair).or_else(|| sum(value, measure, &pair))
    })
}

/// The sum of all values of a kind or of two of them.
pub(super) fn sum(value: &Value, wanted: &Measure, figures: &[Figure]) -> Option<String> {
    let all = figures.iter().try_fold(Decimal::ZERO, |sum, figure| sum.plus(figure.amount));
    if figures.len() > 2 && comes_to(wanted, all) {
        let shown: Vec<String> = figures.iter().map(|figure| figure.value.to_string()).collect();
        return Some(format!("{} = {value}", shown.join(" + ")));
    }
    let sum = pairs(figures).find(|(one, other)| comes_to(wanted, one.amount.plus(other.amount)));
    sum.map(|(one, other)| format!("{} + {} = {value}", one.value, other.value))
}

/// The difference of two values in one unit.
pub(super) fn difference(value: &Value, wanted: &Measure, figures: &[Figure]) -> Option<String> {
    let same = pairs(figures).filter(|(one, other)| one.dimension == other.dimension);
    same.flat_map(|(one, other)| [(one, other), (other, one)]).find_map(|(one, other)| {
        comes_to(wanted, one.amount.minus(other.amount)).then(|| format!("{} - {} = {value}", one.value, other.value))
    })
}

/// Whether a figure is large enough to tell anything by following from others.
pub(super) fn is_large_enough(wanted: &Measure) -> bool {
    wanted.stated.is_some_and(|stated| stated.magnitude() >= Decimal::from(SMALLEST))
}

/// What follows from small figures follows from anything.
const SMALLEST: u32 = 10;
/// Shares and products have so many decimals.
const PLACES: u32 = 6;

/// So many hundredths of a count: "a fifth of them".
pub(super) fn share_of(wanted: &Wanted<'_>, numbers: &[Figure], all: &[Figure]) -> Option<String> {
    let shares = all.iter().filter(|figure| figure.dimension == "percent");
    shares.flat_map(|share| numbers.iter().map(move |number| (share, number))).find_map(|(share, number)| {
        let part = share.amount.times(number.amount)?.over(Decimal::from(100_u32), PLACES);
        (is_large_enough(&wanted.measure) && comes_to(&wanted.measure, part))
            .then(|| format!("{} of {} are {}", share.value, number.value, wanted.value))
    })
}

/// A figure times what a word beside it says, or what it is that many times of: "plans to double that", "twice as much as in 2020".
pub(super) fn multiple(wanted: &Wanted<'_>, figures: &[Figure], factors: &[Decimal]) -> Option<String> {
    let (dimension, measure) = wanted.value.dimension()?;
    let hundred = Decimal::from(100_u32);
    let follows = |result| is_large_enough(&wanted.measure) && comes_to(&measure, result);
    let same = figures.iter().filter(|figure| figure.dimension == dimension);
    same.flat_map(|figure| factors.iter().map(move |factor| (figure, *factor))).find_map(|(figure, factor)| {
        if follows(figure.amount.times(factor)?.over(hundred, PLACES)) {
            return Some(format!("{factor} % of {} are {}", figure.value, wanted.value));
        }
        follows(figure.amount.times(hundred)?.over(factor, PLACES))
            .then(|| format!("{} are {factor} % of {}", figure.value, wanted.value))
    })
}

/// So many at a price each, or by how much a price moved that is told as a percentage.
pub(super) fn product(value: &Value, wanted: &Measure, prices: &[Figure], all: &[Figure]) -> Option<String> {
    let hundred = Decimal::from(100_u32);
    prices.iter().flat_map(|price| all.iter().map(move |other| (price, other))).find_map(|(price, other)| {
        let times = price.amount.times(other.amount)?;
        match other.dimension {
            "number" => comes_to(wanted, Some(times)).then(|| format!("{} x {} = {value}", other.value, price.value)),
            "percent" => {
                let whole = times.over(hundred, PLACES);
                let moved = other.amount.plus(hundred).and_then(|after| times.over(after, PLACES));
                (comes_to(wanted, whole) || comes_to(wanted, moved))
                    .then(|| format!("{} of {} is {value}", other.value, price.value))
            }
            _ => None,
        }
    })
}

/// What share of the one value the other is, or by how much the one changed into the other.
pub(super) fn ratio(value: &Value, wanted: &Measure, figures: &[Figure]) -> Option<String> {
    let hundred = Decimal::from(100_u32);
    let share = |part: Decimal, whole: Decimal| {
        if whole > Decimal::ZERO { part.times(hundred)?.over(whole, PLACES) } else { None }
    };
    let same = pairs(figures).filter(|(one, other)| one.dimension == other.dimension && one.dimension != "percent");
    same.flat_map(|(one, other)| [(one, other), (other, one)]).find_map(|(part, whole)| {
        if comes_to(wanted, share(part.amount, whole.amount)) {
            return Some(format!("{} of {} are {value}", part.value, whole.value));
        }
        let change = part.amount.minus(whole.amount).map(Decimal::magnitude)?;
        comes_to(wanted, share(change, whole.amount))
            .then(|| format!("from {} to {} is {value}", whole.value, part.value))
    })
}

/// What one share leaves of a whole.
pub(super) fn remainder(value: &Value, wanted: &Measure, figures: &[Figure]) -> Option<String> {
    let hundred = Decimal::from(100_u32);
    let shares = figures.iter().filter(|figure| figure.dimension == "percent");
    shares
        .map(|share| (share, hundred.minus(share.amount)))
        .find_map(|(share, rest)| comes_to(wanted, rest).then(|| format!("100 % - {} = {value}", share.value)))
}

pub(super) fn pairs<T>(items: &[T]) -> impl Iterator<Item = (&T, &T)> {
    items.iter().enumerate().flat_map(|(at, one)| items.iter().skip(at + 1).map(move |other| (one, other)))
}

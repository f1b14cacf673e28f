//! Values that no source states but that follow from what a sentence of one states: sums, differences, shares, changes, the time between two dates.

use super::{
    Evidence,
    index::{Aligned, Index},
};
use crate::{
    facts::Mention,
    interval::Decimal,
    values::{DateValue, Grain, Value},
};

/// So many sentences are looked at ...
const MOST_SENTENCES: usize = 4;
/// ... that cover so much of the draft's, in hundredths ...
const LIKE: u32 = 25;
/// ... with so many values each.
const MOST_VALUES: usize = 8;
/// What follows from small figures follows from anything.
const SMALLEST: u32 = 10;

/// The sentence that a value of the draft follows from, and the working.
pub(super) fn find(value: &Value, aligned: &[Aligned<'_>], index: &Index<'_>) -> Option<(Evidence, String)> {
    if value.measure().is_none_or(|measure| measure.hedge.is_some()) {
        return None;
    }
    aligned.iter().take(MOST_SENTENCES).filter(|sentence| sentence.coverage >= LIKE).find_map(|sentence| {
        let source = index.sources.get(sentence.source)?;
        let here = source.mentions(sentence.passage);
        let here = here.get(..here.len().min(MOST_VALUES)).unwrap_or_default();
        let working = of_sentence(value, here)?;
        Some((Evidence { source: sentence.source, span: sentence.passage.span }, working))
    })
}

fn of_sentence(value: &Value, here: &[Mention]) -> Option<String> {
    match value {
        Value::Percent(percent) if !percent.points => {
            ratio(value, percent.measure.stated?, percent.measure.precision, here)
        }
        Value::Duration(_) => elapsed(value, here).or_else(|| sum_or_difference(value, here)),
        Value::Money(_) | Value::Count(_) | Value::Number(_) | Value::Quantity(_) => sum_or_difference(value, here),
        _ => None,
    }
}

/// The sum of all values of a kind or of two of them, or the difference of two.
fn sum_or_difference(value: &Value, here: &[Mention]) -> Option<String> {
    let (dimension, measure) = value.dimension()?;
    let wanted = measure.stated.filter(|stated| stated.magnitude() >= Decimal::from(SMALLEST))?;
    let figures: Vec<(Decimal, &Value)> = here
        .iter()
        .filter_map(|mention| {
            let (other, measure) = mention.value.dimension()?;
            (other == dimension && measure.hedge.is_none()).then_some((measure.stated?, &mention.value))
        })
        .collect();
    let all = figures.iter().try_fold(Decimal::ZERO, |sum, (figure, _)| sum.plus(*figure));
    if figures.len() > 2 && all == Some(wanted) {
        let shown: Vec<String> = figures.iter().map(|(_, value)| value.to_string()).collect();
        return Some(format!("{} = {value}", shown.join(" + ")));
    }
    pairs(&figures).find_map(|((one, first), (other, second))| {
        if one.plus(*other) == Some(wanted) {
            Some(format!("{first} + {second} = {value}"))
        } else if one.minus(*other) == Some(wanted) {
            Some(format!("{first} - {second} = {value}"))
        } else {
            (other.minus(*one) == Some(wanted)).then(|| format!("{second} - {first} = {value}"))
        }
    })
}

/// What share of the one value the other is, or by how much the one changed into the other.
fn ratio(value: &Value, percent: Decimal, precision: Decimal, here: &[Mention]) -> Option<String> {
    let figures: Vec<(&str, Decimal, &Value)> = here
        .iter()
        .filter(|mention| !matches!(mention.value, Value::Percent(_) | Value::Date(_) | Value::Ordinal(_)))
        .filter_map(|mention| {
            let (dimension, measure) = mention.value.dimension()?;
            Some((dimension, measure.stated?, &mention.value))
        })
        .collect();
    // a / b = p %, within half a unit of the last digit: |100 a - p b| <= b * precision / 2.
    let is = |part: Decimal, whole: Decimal| {
        let apart = part.percent(10_000)?.minus(whole.times(percent)?)?.magnitude();
        let most = whole.times(precision)?.percent(50)?;
        Some(whole > Decimal::ZERO && apart <= most)
    };
    pairs(&figures).find_map(|(one, other)| {
        [(one, other), (other, one)].into_iter().find_map(|((dimension, part, first), (another, whole, second))| {
            if dimension != another {
                return None;
            }
            if is(*part, *whole) == Some(true) {
                return Some(format!("{first} of {second} are {value}"));
            }
            let change = part.minus(*whole).map(Decimal::magnitude)?;
            (is(change, *whole) == Some(true)).then(|| format!("from {second} to {first} is {value}"))
        })
    })
}

/// The time between two dates, counted in the unit of the value.
fn elapsed(value: &Value, here: &[Mention]) -> Option<String> {
    let Value::Duration(duration) = value else { return None };
    let wanted = duration.measure.stated?.to_i64()?;
    let dates: Vec<&DateValue> = here
        .iter()
        .filter_map(|mention| match &mention.value {
            Value::Date(date) if !date.readings.is_empty() => Some(date),
            _ => None,
        })
        .collect();
    pairs(&dates).find_map(|(one, other)| {
        let day = |date: &DateValue| Some(date.best()?.low_end()?.date());
        let (first, last) = (day(one)?.min(day(other)?), day(one)?.max(day(other)?));
        let days = matches!((one.grain, other.grain), (Grain::Day, Grain::Day)).then(|| (last - first).get_days());
        let counted = match duration.unit.name {
            "year" => i64::from(last.year() - first.year()),
            "day" => i64::from(days?),
            "week" if days? % 7 == 0 => i64::from(days? / 7),
            _ => return None,
        };
        (counted == wanted && wanted > 0).then(|| format!("{value} lie between {first} and {last}"))
    })
}

fn pairs<T>(items: &[T]) -> impl Iterator<Item = (&T, &T)> {
    items.iter().enumerate().flat_map(|(at, one)| items.iter().skip(at + 1).map(move |other| (one, other)))
}

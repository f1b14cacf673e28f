//! Values that no source states but that follow from what a sentence of one states, or two adjacent ones: sums, differences, products, shares, changes,
//! the time between two dates.

mod times;

use super::{
    Evidence,
    index::{Aligned, Index},
    relation::is_open_hedge,
    terms::{Digest, Passage},
};
use crate::{
    facts::Mention,
    interval::{Decimal, Hedge, Measure},
    language::lemma,
    values::Value,
};

/// So many sentences are looked at ...
const MOST_SENTENCES: usize = 6;
/// ... that cover so much of the draft's, in hundredths ...
const LIKE: u32 = 12;
/// ... with so many values each.
const MOST_VALUES: usize = 8;
/// What follows from small figures follows from anything.
const SMALLEST: u32 = 10;
/// Shares and products have so many decimals.
const PLACES: u32 = 6;

/// The sentence that a value of the draft follows from, and the working.
pub(super) fn find(
    mention: &Mention,
    draft: (&Digest<'_>, &Passage),
    aligned: &[Aligned<'_>],
    index: &Index<'_>,
) -> Option<(Evidence, String)> {
    let value = &mention.value;
    let points = is_of_points(draft.0, mention);
    let like = aligned.iter().take(MOST_SENTENCES).filter(|sentence| sentence.coverage >= LIKE);
    let windows = like.flat_map(|sentence| [(sentence, 0, 0), (sentence, 1, 0), (sentence, 0, 1)]);
    windows.into_iter().find_map(|(sentence, before, behind)| {
        let source = index.sources.get(sentence.source)?;
        let first = sentence.at.checked_sub(before)?;
        let passages = source.passages.get(first..=sentence.at + behind)?;
        let here: Vec<&Mention> =
            passages.iter().flat_map(|passage| source.mentions(passage).iter().take(MOST_VALUES)).collect();
        let working = if points { of_points(value, &here) } else { figures(value, &here) };
        let working = working.or_else(|| times::elapsed(value, &here, (draft, source)))?;
        Some((Evidence { source: sentence.source, span: sentence.passage.span }, working))
    })
}

/// Whether a number is one of points: "eight points".
fn is_of_points(draft: &Digest<'_>, mention: &Mention) -> bool {
    let behind = draft.analysis.article.tokens.get(draft.tokens(mention.span).end);
    behind.is_some_and(|token| lemma::noun(&lemma::lower(draft.slice(token.span))) == "point")
}

/// The difference of two percentages.
fn of_points(value: &Value, here: &[&Mention]) -> Option<String> {
    let mut shares = stated(here, in_own_unit);
    shares.retain(|figure| figure.dimension == "percent");
    difference(value, value.measure()?, &shares)
}

/// A figure of a source.
#[derive(Clone, Debug)]
struct Figure {
    /// What it measures; for a number that leaves out its unit the unit.
    dimension: &'static str,
    amount: Decimal,
    value: Value,
}

fn figures(value: &Value, here: &[&Mention]) -> Option<String> {
    let open = value.measure()?.hedge.is_some_and(is_open_hedge);
    match value {
        Value::Percent(percent) if !percent.points => {
            let all = stated(here, measured);
            ratio(value, &percent.measure, &all).or_else(|| remainder(value, &percent.measure, &all))
        }
        // Some sum or difference is over or under nearly any figure.
        _ if open => None,
        Value::Count(measure) | Value::Number(measure) => {
            large_enough(measure)?;
            let numbers = stated(here, |value| measured(value).filter(|(dimension, _)| *dimension == "number"));
            sum_or_difference(value, measure, &numbers)
                .or_else(|| difference(value, measure, &stated(here, in_own_unit)))
        }
        Value::Money(money) => {
            let all = stated(here, measured);
            let same: Vec<Figure> =
                all.iter().filter(|figure| figure.dimension == money.currency.code).cloned().collect();
            sum_or_difference(value, &money.measure, &same).or_else(|| product(value, &money.measure, &same, &all))
        }
        Value::Percent(_) => of_points(value, here),
        Value::Duration(_) | Value::Quantity(_) => {
            let (dimension, measure) = value.dimension()?;
            let mut same = stated(here, measured);
            same.retain(|figure| figure.dimension == dimension);
            sum_or_difference(value, &measure, &same)
        }
        _ => None,
    }
}

fn measured(value: &Value) -> Option<(&'static str, Measure)> {
    if matches!(value, Value::Ordinal(_)) { None } else { value.dimension() }
}

/// A figure as it is written, with the name of its unit: "19 fewer" leaves out the months.
fn in_own_unit(value: &Value) -> Option<(&'static str, Measure)> {
    let unit = match value {
        Value::Age(quantity) | Value::Duration(quantity) | Value::Quantity(quantity) => quantity.unit.name,
        Value::Percent(_) => "percent",
        Value::Count(_) | Value::Number(_) => "number",
        _ => return None,
    };
    Some((unit, *value.measure()?))
}

/// The figures of a passage: those that are stated, and both ends of a range.
fn stated(here: &[&Mention], measure: impl Fn(&Value) -> Option<(&'static str, Measure)>) -> Vec<Figure> {
    let mut figures = Vec::new();
    for mention in here {
        let Some((dimension, measure)) = measure(&mention.value) else { continue };
        let ends = [measure.range.low_end(), measure.range.high_end()];
        let amounts = match (measure.stated, measure.hedge) {
            (Some(stated), _) => [Some(stated), None],
            (None, Some(Hedge::Between)) => ends,
            _ => continue,
        };
        let value = |amount: Decimal| match measure.stated {
            Some(_) => mention.value.clone(),
            None => mention.value.exactly(amount),
        };
        figures.extend(amounts.into_iter().flatten().map(|amount| Figure { dimension, amount, value: value(amount) }));
    }
    figures
}

/// Whether a figure of the draft is what a working comes to, hedge and rounding considered.
fn comes_to(wanted: &Measure, result: Option<Decimal>) -> bool {
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
fn sum_or_difference(value: &Value, wanted: &Measure, figures: &[Figure]) -> Option<String> {
    large_enough(wanted)?;
    let all = figures.iter().try_fold(Decimal::ZERO, |sum, figure| sum.plus(figure.amount));
    if figures.len() > 2 && comes_to(wanted, all) {
        let shown: Vec<String> = figures.iter().map(|figure| figure.value.to_string()).collect();
        return Some(format!("{} = {value}", shown.join(" + ")));
    }
    let sum = pairs(figures).find(|(one, other)| comes_to(wanted, one.amount.plus(other.amount)));
    sum.map(|(one, other)| format!("{} + {} = {value}", one.value, other.value))
        .or_else(|| difference(value, wanted, figures))
}

/// The difference of two values in one unit.
fn difference(value: &Value, wanted: &Measure, figures: &[Figure]) -> Option<String> {
    let same = pairs(figures).filter(|(one, other)| one.dimension == other.dimension);
    same.flat_map(|(one, other)| [(one, other), (other, one)]).find_map(|(one, other)| {
        comes_to(wanted, one.amount.minus(other.amount)).then(|| format!("{} - {} = {value}", one.value, other.value))
    })
}

/// `None` for a figure too small to tell anything by following from others.
fn large_enough(wanted: &Measure) -> Option<()> {
    wanted.stated.filter(|stated| stated.magnitude() >= Decimal::from(SMALLEST)).map(drop)
}

/// So many at a price each, or by how much a price moved that is told as a percentage.
fn product(value: &Value, wanted: &Measure, prices: &[Figure], all: &[Figure]) -> Option<String> {
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
fn ratio(value: &Value, wanted: &Measure, figures: &[Figure]) -> Option<String> {
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
fn remainder(value: &Value, wanted: &Measure, figures: &[Figure]) -> Option<String> {
    let hundred = Decimal::from(100_u32);
    let shares = figures.iter().filter(|figure| figure.dimension == "percent");
    shares
        .map(|share| (share, hundred.minus(share.amount)))
        .find_map(|(share, rest)| comes_to(wanted, rest).then(|| format!("100 % - {} = {value}", share.value)))
}

fn pairs<T>(items: &[T]) -> impl Iterator<Item = (&T, &T)> {
    items.iter().enumerate().flat_map(|(at, one)| items.iter().skip(at + 1).map(move |other| (one, other)))
}

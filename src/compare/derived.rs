//! Values that no source states but that follow from what a sentence of one states, or two adjacent ones: sums, differences, products, shares, changes,
//! the time between two dates.

mod arithmetic;
mod rest;
mod scores;
mod spread;
mod times;
pub(super) mod wording;

pub(super) use scores::find as score;
pub(super) use spread::find as find_spread;

use super::{
    Evidence,
    candidates::counts,
    index::{Aligned, Index},
    sizes::{is_bare, is_open},
    terms::{Digest, Key, Passage, word_key},
};
use crate::{
    facts::Mention,
    interval::{Decimal, Hedge, Measure},
    language::lemma,
    values::Value,
};
use arithmetic::{difference, multiple, product, ratio, remainder, share_of, sum_or_difference};
use wording::Wording;

/// So many sentences are looked at ...
const MOST_SENTENCES: usize = 6;
/// ... that cover so much of the draft's, in hundredths ...
const LIKE: u32 = 12;
/// ... with so many values each.
const MOST_VALUES: usize = 8;

/// A value of the draft that may follow from others.
#[derive(Clone, Copy)]
struct Wanted<'v> {
    value: &'v Value,
    measure: Measure,
    wording: Wording,
    /// Whether a source counts the same thing and comes to another number: no small difference is it then.
    rivalled: bool,
    /// What it counts.
    counts: Option<Key>,
    /// Whether the others stand in two sentences: of so many numbers two come to nearly anything, unless they count the same.
    spread: bool,
}

/// The sentence that a value of the draft follows from, and the working. `rivalled` is whether a source counts the same thing otherwise.
pub(super) fn find(
    mention: &Mention,
    draft: (&Digest<'_>, &Passage),
    aligned: &[Aligned<'_>],
    index: &Index<'_>,
    rivalled: bool,
) -> Option<(Evidence, String)> {
    let with_unit = draft.0.elided(draft.1).iter().find(|elided| elided.span == mention.span);
    [Some(mention), with_unit]
        .into_iter()
        .flatten()
        .find_map(|mention| follows(mention, draft, aligned, index, rivalled))
}

fn follows(
    mention: &Mention,
    draft: (&Digest<'_>, &Passage),
    aligned: &[Aligned<'_>],
    index: &Index<'_>,
    rivalled: bool,
) -> Option<(Evidence, String)> {
    let value = &mention.value;
    let points = is_of_points(draft.0, mention);
    let wanted = value.measure().map(|measure| Wanted {
        value,
        measure: *measure,
        wording: Wording::around(draft.0, mention),
        rivalled,
        counts: counts(draft.0, mention.span),
        spread: false,
    });
    // "51 months, 19 fewer than" leaves out what it is compared with only on one side.
    let compared = wanted.as_ref().is_some_and(|wanted| wanted.wording.differs);
    let own: Vec<&Mention> = draft.0.mentions(draft.1).iter().take(MOST_VALUES).collect();
    let own: Vec<&Mention> = own.into_iter().filter(|other| compared && other.span != mention.span).collect();
    let like = aligned.iter().take(MOST_SENTENCES).filter(|sentence| sentence.coverage >= LIKE);
    let windows = like.flat_map(|sentence| [(sentence, 0, 0), (sentence, 1, 0), (sentence, 0, 1)]);
    windows.into_iter().find_map(|(sentence, before, behind)| {
        let source = index.sources.get(sentence.source)?;
        let first = sentence.at.checked_sub(before)?;
        let passages = source.passages.get(first..=sentence.at + behind)?;
        let here: Vec<&Mention> = passages.iter().flat_map(|passage| within(source, passage)).collect();
        let wanted = wanted.map(|wanted| Wanted { spread: passages.len() > 1, ..wanted });
        let working = match &wanted {
            // Some sum or difference is over or under nearly any figure.
            Some(_) if is_open(value) && !matches!(value, Value::Percent(_)) => None,
            Some(_) if points => of_points(value, &stated(source, &here, in_own_unit)),
            Some(wanted) => figures(wanted, source, &here)
                .or_else(|| figures_with(wanted, (draft.0, &own), (source, &here)))
                .or_else(|| rest::left(wanted, source, passages, &here))
                .or_else(|| multiple(wanted, &stated(source, &here, measured), &wording::factors(source, passages)))
                .or_else(|| of_named_unit(value, passages, &stated(source, &here, measured))),
            None => scores::of_sides(value, &here),
        };
        let working = working.or_else(|| times::elapsed(value, &here, (draft, source)));
        let working = working.or_else(|| times::shifted(value, &here))?;
        Some((Evidence { source: sentence.source, span: sentence.passage.span }, working))
    })
}

/// What lies between two numbers of sentences that name their unit apart from them: "the number of days fell from 8.1 to 6.6".
fn of_named_unit(value: &Value, passages: &[Passage], figures: &[Figure]) -> Option<String> {
    let (Value::Duration(quantity) | Value::Quantity(quantity)) = value else { return None };
    let unit = word_key(quantity.unit.name)?;
    let named = passages.iter().any(|passage| passage.terms.iter().any(|term| term.key == unit));
    if named { difference(value, &quantity.measure, &of_dimension(figures, "number")) } else { None }
}

/// What lies between a value of the draft's own sentence and one of a source.
fn figures_with(
    wanted: &Wanted<'_>,
    (draft, own): (&Digest<'_>, &[&Mention]),
    (source, here): (&Digest<'_>, &[&Mention]),
) -> Option<String> {
    let (ours, theirs) = (stated(draft, own, in_own_unit), stated(source, here, in_own_unit));
    ours.iter()
        .flat_map(|one| theirs.iter().map(move |other| [one.clone(), other.clone()]))
        .find_map(|pair| if is_bare(wanted.value) { difference(wanted.value, &wanted.measure, &pair) } else { None })
}

/// The values of a sentence, those in a unit that is left out among them.
fn within<'s>(source: &'s Digest<'_>, passage: &Passage) -> impl Iterator<Item = &'s Mention> {
    source.mentions(passage).iter().take(MOST_VALUES).chain(source.elided(passage).iter().take(MOST_VALUES))
}

/// Whether a number is one of points: "eight points".
fn is_of_points(draft: &Digest<'_>, mention: &Mention) -> bool {
    let behind = draft.analysis.article.tokens.get(draft.tokens(mention.span).end);
    behind.is_some_and(|token| lemma::noun(&lemma::lower(draft.slice(token.span))) == "point")
}

/// The difference of two percentages.
fn of_points(value: &Value, figures: &[Figure]) -> Option<String> {
    let shares: Vec<Figure> = figures.iter().filter(|figure| figure.dimension == "percent").cloned().collect();
    difference(value, value.measure()?, &shares)
}

/// A figure of a source.
#[derive(Clone, Debug)]
struct Figure {
    /// What it measures; for a number that leaves out its unit the unit.
    dimension: &'static str,
    amount: Decimal,
    value: Value,
    /// Whether the source tells it as a difference: "six more than forecast".
    differs: bool,
    /// What it counts.
    counts: Option<Key>,
}

fn figures(wanted: &Wanted<'_>, source: &Digest<'_>, here: &[&Mention]) -> Option<String> {
    let Wanted { value, measure, .. } = wanted;
    match value {
        Value::Percent(percent) if !percent.points => {
            let all = stated(source, here, measured);
            ratio(value, &percent.measure, &all).or_else(|| remainder(value, &percent.measure, &all))
        }
        Value::Count(_) | Value::Number(_) => {
            let all = stated(source, here, measured);
            let numbers = of_dimension(&all, "number");
            sum_or_difference(wanted, measure, &numbers)
                .or_else(|| share_of(wanted, &numbers, &all))
                .or_else(|| sum_or_difference(wanted, measure, &stated(source, here, in_own_unit)))
                .or_else(|| sum_or_difference(wanted, measure, &stated(source, here, ranked)))
        }
        Value::Money(money) => {
            let all = stated(source, here, measured);
            let same = of_dimension(&all, money.currency.code);
            sum_or_difference(wanted, measure, &same).or_else(|| product(value, measure, &same, &all))
        }
        Value::Percent(_) => of_points(value, &stated(source, here, in_own_unit)),
        Value::Duration(_) if wanted.rivalled => None,
        Value::Duration(_) | Value::Quantity(_) => {
            let (dimension, measure) = value.dimension()?;
            let all = of_dimension(&stated(source, here, measured), dimension);
            sum_or_difference(wanted, &measure, &all)
        }
        _ => None,
    }
}

fn of_dimension(figures: &[Figure], dimension: &str) -> Vec<Figure> {
    figures.iter().filter(|figure| figure.dimension == dimension).cloned().collect()
}

/// The rank that an ordinal tells.
fn ranked(value: &Value) -> Option<(&'static str, Measure)> {
    if let Value::Ordinal(rank) = value { Some(("rank", *rank)) } else { None }
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
fn stated(
    source: &Digest<'_>,
    here: &[&Mention],
    measure: impl Fn(&Value) -> Option<(&'static str, Measure)>,
) -> Vec<Figure> {
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
        let differs = wording::differs_behind(source, mention);
        let counts = counts(source, mention.span);
        let figure = |amount: Decimal| Figure { dimension, amount, value: value(amount), differs, counts };
        figures.extend(amounts.into_iter().flatten().map(figure));
    }
    figures
}

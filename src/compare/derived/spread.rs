//! What follows from two sentences of a source that stand apart, both of what the draft's sentence is about: what share the one amount is of the other,
//! and what a share of the one comes to. So many figures come to many others: it is asked for only where no source says otherwise.

use super::{
    super::{
        Evidence,
        index::{Aligned, Index},
        sizes::is_open,
        terms::{Digest, Passage},
    },
    Figure, Wording,
    arithmetic::{difference, is_large_enough, pairs, product, ratio, sum},
    measured, stated, within,
};
use crate::{facts::Mention, interval::Measure, values::Value};

/// So many sentences are taken two by two ...
const MOST_SENTENCES: usize = 4;
/// ... that cover so much of the draft's, in hundredths.
const LIKE: u32 = 6;

/// The sentence that a value of the draft follows from together with another one, and the working.
pub(in crate::compare) fn find(
    mention: &Mention,
    (draft, passage): (&Digest<'_>, &Passage),
    aligned: &[Aligned<'_>],
    index: &Index<'_>,
) -> Option<(Evidence, String)> {
    let with_unit = draft.elided(passage).iter().find(|elided| elided.span == mention.span);
    let value = &with_unit.unwrap_or(mention).value;
    let measure = *value.measure().filter(|_| !is_open(value))?;
    let adds = Wording::around(draft, mention).adds;
    let like: Vec<&Aligned<'_>> =
        aligned.iter().take(MOST_SENTENCES).filter(|sentence| sentence.coverage >= LIKE).collect();
    let together = pairs(&like).filter(|(one, other)| one.source == other.source);
    together.into_iter().find_map(|(one, other)| {
        let source = index.sources.get(one.source)?;
        let figures = |sentence: &Aligned<'_>| {
            let here: Vec<&Mention> = within(source, sentence.passage).collect();
            stated(source, &here, measured)
        };
        let (ours, theirs) = (figures(one), figures(other));
        let across = ours.iter().flat_map(|one| theirs.iter().map(move |other| [one.clone(), other.clone()]));
        let working = across.into_iter().find_map(|pair| follows(value, &measure, &pair, adds))?;
        Some((Evidence { source: one.source, span: one.passage.span }, working))
    })
}

fn follows(value: &Value, measure: &Measure, pair: &[Figure; 2], adds: bool) -> Option<String> {
    let same =
        pair.iter().all(|figure| figure.counts.is_some() && figure.counts == pair.first().and_then(|one| one.counts));
    match value {
        Value::Percent(percent) if !percent.points => ratio(value, measure, pair),
        Value::Money(money) => {
            let amounts: Vec<Figure> =
                pair.iter().filter(|one| one.dimension == money.currency.code).cloned().collect();
            let shares: Vec<Figure> = pair.iter().filter(|one| one.dimension == "percent").cloned().collect();
            product(value, measure, &amounts, &shares)
        }
        Value::Count(_) | Value::Number(_) if adds && same => sum(value, measure, pair),
        Value::Count(_) | Value::Number(_) if same && is_large_enough(measure) => difference(value, measure, pair),
        _ => None,
    }
}

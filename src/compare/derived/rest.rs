//! What is left of a whole when its parts are told: "£31m, of which the state gave £11m, the city £6m and others the rest".

use super::{
    super::terms::{Digest, Passage},
    Figure, Wanted,
    arithmetic::comes_to,
    measured, stated,
};
use crate::{facts::Mention, interval::Decimal};

/// Words for what is left.
const REST: [&str; 2] = ["rest", "remainder"];

/// The working by which a value is what some parts leave of a whole, where a sentence calls it the rest.
pub(super) fn left(
    wanted: &Wanted<'_>,
    source: &Digest<'_>,
    passages: &[Passage],
    here: &[&Mention],
) -> Option<String> {
    let dimension = wanted.value.dimension()?.0;
    let told = passages.iter().find_map(|passage| {
        let tokens = source.analysis.article.tokens.get(passage.tokens.clone())?;
        let rest = tokens.iter().find(|token| REST.contains(&source.slice(token.span)))?;
        Some((passage.span.start, rest.span.start))
    });
    let (start, rest) = told?;
    let is_part = |mention: &&Mention| mention.span.start >= start && mention.span.end <= rest;
    let (parts, others): (Vec<&Mention>, Vec<&Mention>) = here.iter().copied().partition(is_part);
    let figures = |mentions: &[&Mention]| -> Vec<Figure> {
        let all = stated(source, mentions, measured).into_iter();
        all.filter(|figure| figure.dimension == dimension).collect()
    };
    let (parts, wholes) = (figures(&parts), figures(&others));
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.plus(part.amount))?;
    let whole = wholes.iter().find(|whole| !parts.is_empty() && comes_to(&wanted.measure, whole.amount.minus(sum)))?;
    let shown: Vec<String> = parts.iter().map(|part| part.value.to_string()).collect();
    Some(format!("{} - {} = {}", whole.value, shown.join(" - "), wanted.value))
}

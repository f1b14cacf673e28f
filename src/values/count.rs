//! Counts: how many there are of something.

use super::{
    Prose, Value, ValueType, designations,
    figure::{self, Figure, Shape},
    typed::Read,
};
use crate::{
    interval::{Decimal, Measure},
    language::{lemma, words},
    parse::PResult,
};

pub(super) const TYPE: ValueType =
    ValueType { name: "count", described: "a count", examples: &["12", "20_000", "3 million"], literal };

/// A claims file writes a count as a number; what it counts is the path's business.
fn literal(input: &str) -> PResult<'_, Value> {
    (super::number::TYPE.literal)(input)
}

/// A figure without a unit in prose: a count where a noun follows, else a number; nothing where it is part of a name, an identifier
/// or an idiom.
pub(super) fn read(prose: &Prose<'_>, figure: &Figure) -> Read {
    if !matches!(figure.shape, Shape::Digits | Shape::Words | Shape::Vague) {
        return None;
    }
    // A glued "m" that is no unit is millions.
    let millions = figure::with_millions(prose, figure);
    let figure = millions.as_ref().unwrap_or(figure);
    let noun = counted(prose, figure.end + adjective_ending(prose, figure.end));
    let plural = noun.is_some_and(|noun| lemma::is_plural(&lemma::lower(prose.word(noun))));
    let (start, end) = (figure.start, figure.end);
    let none = is_joined(prose, start, end)
        || noun.is_none() && is_lettered(prose, start, end)
        || designations::is_name(prose, figure)
        || designations::is_citation(prose, figure)
        || is_pronoun(prose, start, end)
        || designations::is_idiom(prose, start)
        || designations::is_designation(prose, figure, plural)
        || figure.hyphened && !is_range(prose, figure, plural);
    if none {
        return Some((None, end));
    }
    let too_large = || (figure.shape == Shape::Digits).then(Measure::too_large);
    let measure = figure.measure.or_else(too_large)?;
    Some((Some(if noun.is_some() { Value::Count(measure) } else { Value::Number(measure) }), end))
}

/// Whether two figures around a dash are a range, not years, odds or a telephone: a plural follows or both are large.
fn is_range(prose: &Prose<'_>, figure: &Figure, plural: bool) -> bool {
    let (Some(low), Some(high)) = (
        figure.measure.and_then(|measure| measure.range.low_end()),
        figure.measure.and_then(|measure| measure.range.high_end()),
    ) else {
        return false;
    };
    let year = |number: Decimal| number >= Decimal::from(1500) && number < Decimal::from(2100);
    let grouped = (figure.start..figure.end).any(|at| prose.word(at).contains(['.', ',']));
    plural || grouped || figure.is_scaled() || low >= Decimal::from(100) && !(year(low) && year(high))
}

/// The token of the noun that a figure ending before `at` counts: the first plural of the words that follow, or the last of them.
pub(crate) fn counted(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let start = at + usize::from(prose.is(at, "of"));
    let mut last = None;
    for at in start..start + MAX_MODIFIERS {
        let word = prose.word(at);
        let open_class = prose.is_word(at) && words::class(word).is_none() && word.len() > 2;
        if !open_class {
            if prose.is_dash(at) && last.is_some() {
                continue;
            }
            break;
        }
        let lower = lemma::lower(word);
        // "a crowd of 31,450 saw" counts no saw, but "six wounded men" counts men.
        if lemma::looks_verbal(&lower) && (last.is_some() || !lower.ends_with("ed")) && !lemma::is_plural(&lower) {
            break;
        }
        last = Some(at);
        if lemma::is_plural(&lower) {
            break;
        }
    }
    last
}

/// The tokens of what makes a figure an adjective: "2,000-plus bids", "5,000-odd letters", "a 3,000-strong crowd".
fn adjective_ending(prose: &Prose<'_>, at: usize) -> usize {
    let joined = prose.is_dash(at) && prose.touches_next(at) && prose.is_any(at + 1, &["plus", "odd", "strong"]);
    if joined { 2 } else { 0 }
}

/// "Apt 3B", "the owner of 3M": a capital that hangs on a few digits may be part of a name, unless something is counted or a growth ends in it.
fn is_lettered(prose: &Prose<'_>, start: usize, end: usize) -> bool {
    let letter = prose.word(end - 1);
    let grown =
        start > 0 && prose.is_any(start - 1, &["to", "from", "than", "over", "nearly", "about", "reached", "hit"]);
    end == start + 2
        && prose.word(start).len() <= MOST_DIGITS_OF_A_NAME
        && letter.len() == 1
        && prose.is_capitalised(end - 1)
        && prose.touches_next(start)
        && !grown
}

/// How many digits there are to a house or a firm: "3000K" is a figure.
const MOST_DIGITS_OF_A_NAME: usize = 3;

/// How many words a counted noun and its modifiers may have: "two senior foreign ministry officials".
const MAX_MODIFIERS: usize = 6;

/// "one of them", "no one", "this one", "one thinks": no count. "One person" and "one senior official" are.
fn is_pronoun(prose: &Prose<'_>, at: usize, end: usize) -> bool {
    if !prose.is(at, "one") || end != at + 1 {
        return false;
    }
    let next = lemma::lower(prose.word(end));
    let noun = counted(prose, end).is_some() && !prose.is(end, "of") && !lemma::is_plural(&next);
    let pointed = at > 0
        && prose.is_any(
            at - 1,
            &["no", "this", "that", "which", "every", "any", "some", "each", "another", "such", "day", "number"],
        );
    !noun || pointed
}

/// Part of a longer token such as "STS-134", "39A" or "7/2".
fn is_joined(prose: &Prose<'_>, at: usize, end: usize) -> bool {
    let opens = at > 0
        && prose.touches_next(at - 1)
        && !matches!(
            prose.word(at - 1),
            "(" | "\"" | "“" | "‘" | "'" | "[" | "—" | "~" | ">" | "<" | "≥" | "≤" | "=" | "," | ";" | "≈" | "+"
        );
    let possessive = prose.word(end).starts_with(['\'', '’']);
    let closes = prose.touches_next(end - 1)
        && !prose.is_dash(end)
        && (prose.is_word(end) && !possessive || matches!(prose.word(end), "/" | ":" | "%" | "#" | "@" | "_"));
    let hyphened = prose.is_dash(end) && prose.touches_next(end - 1) && prose.touches_next(end);
    // Half of "50-50" is no figure, and "one-party state" counts no states.
    let paired = hyphened && prose.is_digits(end - 1) && prose.is_digits(end + 1);
    opens || closes || paired || hyphened && prose.is(at, "one") || is_numbered(prose, at, end)
}

/// Part of a number that tells a place in a text or a telephone: "401(k)", "section 4(1)", "0800".
fn is_numbered(prose: &Prose<'_>, at: usize, end: usize) -> bool {
    let word = prose.word(at);
    let led_by_nought = word.starts_with('0') && word.len() > 1 && !word.contains(['.', ',']);
    let inside = at > 1 && prose.word(at - 1) == "(" && prose.touches_next(at - 2) && prose.is_digits(at - 2);
    let bracketed = prose.word(end) == "("
        && prose.touches_next(end - 1)
        && prose.touches_next(end)
        && prose.word(end + 1).len() < 3
        && prose.word(end + 2) == ")";
    led_by_nought || inside || bracketed
}

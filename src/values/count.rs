//! Counts: how many there are of something.

use super::{Prose, Value, ValueType, prose::figure_or_range};
use crate::{
    language::{lemma, words},
    parse::PResult,
};

pub(super) const TYPE: ValueType =
    ValueType { name: "count", described: "a count", examples: &["12", "20_000", "3 million"], literal };

/// A claims file writes a count as a number; what it counts is the path's business.
fn literal(input: &str) -> PResult<'_, Value> {
    (super::number::TYPE.literal)(input)
}

/// A figure in prose: a count where a noun follows, else a number. Names of products, numbered articles and the pronoun "one" are neither.
pub(super) fn read(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    let (measure, end) = figure_or_range(prose, at)?;
    if is_designation(prose, at) || is_pronoun(prose, at, end) || is_joined(prose, at, end) {
        return None;
    }
    let counts = counted(prose, end).is_some();
    Some((if counts { Value::Count(measure) } else { Value::Number(measure) }, end))
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

/// How many words a counted noun and its modifiers may have: "two senior foreign ministry officials".
const MAX_MODIFIERS: usize = 6;

/// "Boeing 737", "Article 5", "World War II": a number that belongs to a name.
fn is_designation(prose: &Prose<'_>, at: usize) -> bool {
    prose.is_digits(at)
        && at > 1
        && prose.is_capitalised(at - 1)
        && prose.is_word(at - 1)
        && !prose.word(at - 1).ends_with('.')
}

/// "one of them", "one by one", "no one", "this one", "one and the same".
fn is_pronoun(prose: &Prose<'_>, at: usize, end: usize) -> bool {
    prose.is(at, "one")
        && end == at + 1
        && (counted(prose, end).is_none_or(|noun| noun != end) || prose.is_any(end, &["of", "by", "another", "day"]))
}

/// Part of a longer token such as "STS-134", "39A" or "7/2".
fn is_joined(prose: &Prose<'_>, at: usize, end: usize) -> bool {
    let opens = at > 0
        && prose.touches_next(at - 1)
        && !matches!(prose.word(at - 1), "(" | "\"" | "“" | "‘" | "'" | "[" | "—" | "$");
    let closes = prose.touches_next(end - 1)
        && !prose.is_dash(end)
        && (prose.is_word(end) || matches!(prose.word(end), "/" | ":" | "%" | "#"));
    opens || closes
}

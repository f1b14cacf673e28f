//! Years: "2025", "the year 2008", and those behind a day, month or season.

use super::{
    DateValue,
    calendar::{Read, ends},
    context::year_before,
    words::{self, Unit},
};
use crate::{
    language::{lemma, words as language},
    values::Prose,
};

pub(super) fn year_at(prose: &Prose<'_>, at: usize) -> Option<i16> {
    let word = prose.word(at);
    let year = (word.len() == 4 && prose.is_digits(at)).then(|| word.parse().ok())??;
    (1000..=2999).contains(&year).then_some(year)
}

/// A year behind a date: "2026", ", 2026", "of 2026", "in 2026".
pub(super) fn year_behind(prose: &Prose<'_>, at: usize) -> Option<(i16, usize)> {
    let skipped = at + usize::from(prose.is_any(at, &[",", "of", "in"]));
    let clock = prose.is(skipped + 1, ":") && prose.touches_next(skipped + 1) && prose.is_digits(skipped + 2);
    let unjoined = !prose.touches_next(skipped) || !clock && !prose.is_any(skipped + 1, &["/", "%"]);
    match year_at(prose, skipped) {
        Some(year) => unjoined.then_some((year, skipped + 1)),
        None => told_year_behind(prose, at),
    }
}

/// "of that year", "last year", "this year".
fn told_year_behind(prose: &Prose<'_>, at: usize) -> Option<(i16, usize)> {
    let of = at + usize::from(prose.is_any(at, &["of", ","]));
    let the = of + usize::from(prose.is(of, "the"));
    let pointer = words::pointer(prose, the)?;
    if words::unit(prose, the + 1) != Some(Unit::Year) || prose.word(the + 1).ends_with('s') {
        return None;
    }
    // Dates before it are no help where they are read themselves: only years that stand there, and the text before the sentence.
    let told = || year_before(prose, at).or_else(|| Some(ends(&prose.last_date?)?.0.year()));
    let from = pointer.looks_back_at_text().then(told).flatten().or_else(|| Some(prose.reference?.year()))?;
    Some((from.checked_add(i16::try_from(pointer.step()).ok()?)?, the + 2))
}

/// "in 2025", "2026", "the year 2008": four digits where no noun follows that they could count.
pub(super) fn bare_year(prose: &Prose<'_>, at: usize) -> Read {
    if prose.is(at, "year") {
        let year = year_at(prose, at + 1)?;
        return Some((DateValue::year(year)?, at + 2));
    }
    let year = year_at(prose, at).filter(|year| (1500..2100).contains(year))?;
    let led = at > 0
        && prose.is_any(
            at - 1,
            &[
                "in", "since", "by", "until", "from", "during", "of", "before", "after", "through", "to", "late",
                "early", "mid", "between", "and",
            ],
        );
    (!is_joined(prose, at) && (led || !could_count(prose, at))).then(|| Some((DateValue::year(year)?, at + 1)))?
}

/// Whether the figure at token `at` may count what stands behind it: a plural, or a word and a plural.
fn could_count(prose: &Prose<'_>, at: usize) -> bool {
    let open = |at: usize| prose.is_word(at) && !prose.is_capitalised(at) && language::class(prose.word(at)).is_none();
    let plural = |at: usize| open(at) && lemma::is_plural(prose.word(at));
    // What follows a figure at the beginning or behind "the" is one thing of that year, or what that year did.
    let told = at == 0 || prose.is_any(at - 1, &["the", "a", "its", "their", "his", "her", "our", "so", "this"]);
    plural(at + 1) && !told || open(at + 1) && (!told || plural(at + 2) && !prose.is(at + 2, "was"))
}

/// Whether a year is part of a longer sign: "2026/7", "#2026", "2026mm".
fn is_joined(prose: &Prose<'_>, at: usize) -> bool {
    let before = at > 0
        && prose.touches_next(at - 1)
        && !matches!(prose.word(at - 1), "(" | "[" | "\"" | "“" | "-" | "–" | "—" | "‘" | "'");
    // "555-2026" is a number to call.
    let dialled = at > 1
        && prose.touches_next(at - 1)
        && prose.is(at - 1, "-")
        && prose.touches_next(at - 2)
        && prose.is_digits(at - 2);
    let behind = prose.touches_next(at)
        && (matches!(prose.word(at + 1), "/" | "%")
            || prose.is_word(at + 1) && !prose.word(at + 1).starts_with(['\'', '’']));
    before || dialled || behind
}

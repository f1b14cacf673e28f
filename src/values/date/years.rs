//! Years: "2025", "the year 2008", and those behind a day, month or season.

use super::{
    DateValue,
    calendar::{Read, ends},
    context::year_before,
    words::{self, Unit},
};
use crate::{
    language::{lemma, words as language},
    values::{Prose, designations, number::NumberWord},
};
use jiff::civil::Date;

pub(super) fn year_at(prose: &Prose<'_>, at: usize) -> Option<i16> {
    let word = prose.word(at);
    let year = (word.len() == 4 && prose.is_digits(at)).then(|| word.parse().ok())??;
    (1000..=2999).contains(&year).then_some(year)
}

/// "fiscal 2024", "fiscal year 2024", "financial year 2023-24", "FY2024", "FY24": the calendar year of that name.
pub(super) fn fiscal(prose: &Prose<'_>, at: usize) -> Option<(i16, usize)> {
    if prose.is_any(at, &["fiscal", "financial"]) {
        let year = at + 1 + usize::from(prose.is(at + 1, "year"));
        return year_at(prose, year).map(|number| (number, year + 1));
    }
    let digits = prose.word(at).strip_prefix("FY")?;
    let year: i16 = digits.parse().ok()?;
    match digits.len() {
        2 => Some((2000 + year, at + 1)),
        4 => Some((year, at + 1)),
        _ => None,
    }
}

/// A fiscal year, as a value.
pub(super) fn fiscal_year(prose: &Prose<'_>, at: usize) -> Read {
    let (year, end) = fiscal(prose, at)?;
    Some((DateValue::year(year)?, end))
}

/// A year behind a date: "2026", ", 2026", "of 2026", "in 2026".
pub(super) fn year_behind(prose: &Prose<'_>, at: usize) -> Option<(i16, usize)> {
    let skipped = at + usize::from(prose.is_any(at, &[",", "of", "in"]));
    let clock = prose.is(skipped + 1, ":") && prose.touches_next(skipped + 1) && prose.is_digits(skipped + 2);
    let unjoined = !prose.touches_next(skipped) || !clock && !prose.is_any(skipped + 1, &["/", "%"]);
    match year_at(prose, skipped) {
        Some(year) => unjoined.then_some((year, skipped + 1)),
        None => short(prose, skipped)
            .or_else(|| of_two_digits(prose, at))
            .or_else(|| in_words(prose, skipped))
            .or_else(|| told_year_behind(prose, at)),
    }
}

/// "'69": of the century that makes it no year to come.
fn short(prose: &Prose<'_>, at: usize) -> Option<(i16, usize)> {
    let apostrophe = matches!(prose.word(at), "'" | "’" | "‘") && prose.touches_next(at);
    let two_digits = prose.is_digits(at + 1) && prose.word(at + 1).len() == 2;
    let year: i16 = prose.word(at + 1).parse().ok().filter(|_| apostrophe && two_digits)?;
    let this = prose.reference.map_or(NEWEST, Date::year);
    let century = this - this.rem_euclid(100);
    Some((if century + year > this { century - 100 + year } else { century + year }, at + 2))
}

/// "of 87": no day or month of that month, and nothing behind that it could count.
fn of_two_digits(prose: &Prose<'_>, at: usize) -> Option<(i16, usize)> {
    let figure = at + 1;
    let year: i16 = prose.word(figure).parse().ok().filter(|_| prose.is(at, "of") && prose.word(figure).len() == 2)?;
    let alone = !prose.is_word(figure + 1) && !prose.touches_next(figure) || prose.is(figure + 1, ".");
    (year > 31 && alone).then_some((1900 + year, figure + 1))
}

/// Where no date of publication tells, a short year is one up to this.
const NEWEST: i16 = 2049;

/// "nineteen ninety-five", "twenty twenty-six", "nineteen oh-five", "two thousand and five".
fn in_words(prose: &Prose<'_>, at: usize) -> Option<(i16, usize)> {
    let first = spelled(prose, at)?;
    if first == 2 && prose.is(at + 1, "thousand") {
        let behind = at + 2 + usize::from(prose.is(at + 2, "and"));
        let rest = two_digits(prose, behind).or_else(|| Some((spelled(prose, behind)?, behind + 1)));
        return Some(rest.map_or((2000, at + 2), |(rest, end)| (2000 + rest, end)));
    }
    if !(15..=20).contains(&first) {
        return None;
    }
    let dash = |at: usize| at + usize::from(prose.is_dash(at));
    if prose.is_any(at + 1, &["oh", "o"]) {
        let unit = dash(at + 2);
        return spelled(prose, unit).filter(|unit| *unit < 10).map(|year| (first * 100 + year, unit + 1));
    }
    two_digits(prose, at + 1).map(|(rest, end)| (first * 100 + rest, end))
}

/// A word that adds up, below a hundred.
fn spelled(prose: &Prose<'_>, at: usize) -> Option<i16> {
    let NumberWord::Unit(number) = prose.number_word(at)? else { return None };
    number.to_i64().and_then(|number| i16::try_from(number).ok()).filter(|number| (1..100).contains(number))
}

/// "ninety-five", "twelve": from 10 to 99.
fn two_digits(prose: &Prose<'_>, at: usize) -> Option<(i16, usize)> {
    let tens = spelled(prose, at).filter(|tens| *tens >= 10)?;
    let next = at + 1 + usize::from(prose.is_dash(at + 1));
    let unit = spelled(prose, next).filter(|unit| *unit < 10 && tens >= 20);
    Some(unit.map_or((tens, at + 1), |unit| (tens + unit, next + 1)))
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

/// Words that a year stands behind where a number hardly does.
const LEADS: [&str; 16] = [
    "in", "since", "by", "until", "from", "during", "of", "before", "after", "through", "to", "late", "early", "mid",
    "between", "and",
];

/// "in 2025", "2026", "the year 2008": four digits where no noun follows that they could count.
pub(super) fn bare_year(prose: &Prose<'_>, at: usize) -> Read {
    if prose.is(at, "year") {
        let year = year_at(prose, at + 1)?;
        return Some((DateValue::year(year)?, at + 2));
    }
    let led = at > 0 && prose.is_any(at - 1, &LEADS);
    if let Some((year, end)) = short(prose, at) {
        return (led && !could_count(prose, end - 1) && !prose.is_any(end, &["s", "%"]))
            .then(|| Some((DateValue::year(year)?, end)))?;
    }
    if !prose.is_digits(at) {
        return bare_in_words(prose, at, led);
    }
    let year = year_at(prose, at).filter(|year| PLAUSIBLE.contains(year))?;
    (!is_joined(prose, at) && !is_name(prose, at) && (led || !could_count(prose, at)))
        .then(|| Some((DateValue::year(year)?, at + 1)))?
}

/// Years that news speaks of without saying that they are years.
const PLAUSIBLE: std::ops::Range<i16> = 1500..2100;

/// "in nineteen ninety-five"; "two thousand" counts more often than it tells a year.
fn bare_in_words(prose: &Prose<'_>, at: usize, led: bool) -> Read {
    let (year, end) = in_words(prose, at).filter(|(year, _)| PLAUSIBLE.contains(year))?;
    let counts = prose.is_dash(end) || could_count(prose, end - 1);
    let thousand = prose.is(at + 1, "thousand");
    (!counts && (led || !thousand)).then(|| Some((DateValue::year(year)?, end)))?
}

/// Whether the figure at token `at` may count what stands behind it: a plural, or a word and a plural.
fn could_count(prose: &Prose<'_>, at: usize) -> bool {
    let open = |at: usize| prose.is_word(at) && !prose.is_capitalised(at) && language::class(prose.word(at)).is_none();
    let plural = |at: usize| open(at) && lemma::is_plural(prose.word(at));
    // What follows a figure at the beginning or behind "the" is one thing of that year, or what that year did.
    let described = || (2..=LONGEST_DESCRIPTION).any(|back| is_described(prose, at, back)) && !plural(at + 1);
    let told = at == 0 || prose.is_any(at - 1, &DETERMINERS) || prose.is_any(at - 1, &["so", "this"]) || described();
    plural(at + 1) && !told || open(at + 1) && (!told || plural(at + 2) && !prose.is(at + 2, "was"))
}

const DETERMINERS: [&str; 7] = ["the", "a", "its", "their", "his", "her", "our"];

/// How far before a year its determiner may stand: "a widely cited 2018 estimate".
const LONGEST_DESCRIPTION: usize = 4;

/// Words behind a determiner that a count stands behind: "a further 1950 staff".
const COUNTED: [&str; 10] =
    ["further", "additional", "estimated", "extra", "record", "total", "remaining", "first", "last", "other"];

/// Whether a determiner stands `back` tokens before a year, and only what describes a noun between them.
fn is_described(prose: &Prose<'_>, at: usize, back: usize) -> bool {
    let Some(determiner) = at.checked_sub(back).filter(|at| prose.is_any(*at, &DETERMINERS)) else { return false };
    let describes = |at: usize| {
        prose.is_word(at)
            && !prose.is_capitalised(at)
            && language::class(prose.word(at)).is_none()
            && !prose.is_any(at, &COUNTED)
    };
    (determiner + 1..at).all(describes)
}

/// "room 1917", "pages 1990-1992", "The 1975": whether figures that look like a year name something else.
pub(super) fn is_name(prose: &Prose<'_>, at: usize) -> bool {
    at > 0 && designations::is_spot(prose.word(at - 1)) || designations::is_titled(prose, at)
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

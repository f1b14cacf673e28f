//! Ordinals: a place in an order.

use super::{
    Prose, Value, ValueType, designations,
    figure::{Figure, Shape},
    number::{self, NumberWord},
};
use crate::{
    interval::{Decimal, Measure},
    language::{
        lemma,
        words::{self, WordClass},
    },
    parse::{PResult, missing, refuse},
};
use nom::{Parser, character::complete::digit1};
use std::fmt;

pub(super) const TYPE: ValueType =
    ValueType { name: "ordinal", described: "an ordinal", examples: &["4th", "1st", "22nd"], literal };

fn literal(input: &str) -> PResult<'_, Value> {
    let (rest, digits) = digit1.parse(input)?;
    let Some(after) = ["st", "nd", "rd", "th"].iter().find_map(|ending| rest.strip_prefix(ending)) else {
        return missing(rest, "an ordinal: `4th`");
    };
    match Decimal::parse(digits) {
        Some(place) => Ok((after, Value::Ordinal(Measure { precision: Decimal::ONE, ..Measure::exact(place) }))),
        None => refuse(number::too_large(input, rest)),
    }
}

/// The ending of an ordinal in digits: "st" for 1 and 21, "th" for 11.
pub(super) fn ending(number: i64) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

pub(super) fn show(measure: &Measure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match measure.stated.filter(|_| f.alternate()) {
        Some(place) => write!(f, "{place}")?,
        None => number::show(measure, f)?,
    }
    f.write_str(measure.stated.and_then(Decimal::to_i64).map_or("", ending))
}

/// "22nd", "twenty-third", "one hundred and fifth": an ordinal that a figure begins.
pub(super) fn behind(prose: &Prose<'_>, figure: &Figure) -> Option<(Value, usize)> {
    let (figure_end, stated) = (figure.end, figure.measure?.stated?);
    if figure.shape == Shape::Digits {
        return (is_suffixed(prose, figure) && !is_name(prose, figure.start, figure_end + 1))
            .then(|| (Value::Ordinal(Measure::exact(stated)), figure_end + 1));
    }
    if figure.shape != Shape::Words {
        return None;
    }
    let joined = figure_end + usize::from(prose.is_dash(figure_end) || prose.is(figure_end, "and"));
    let Some(NumberWord::Rank(rank)) = prose.number_word(joined) else { return None };
    let place = Decimal::new(rank.into(), 0)?;
    let place = if rank < 100 {
        let fits = stated.last_digit() > place.last_digit() || stated.last_digit() >= 2;
        stated.plus(place).filter(|_| fits)?
    } else {
        // "two hundredth" is a place, "two-hundredths" are a share.
        stated.times(place).filter(|_| stated < place && !prose.is(joined + 1, "of"))?
    };
    Some((Value::Ordinal(Measure::exact(place)), joined + 1))
}

/// Whether something that may be ranked stands at token `at`: a word of no closed class, and no comparison ("a second faster").
pub(super) fn is_before_noun(prose: &Prose<'_>, at: usize) -> bool {
    let word = prose.word(at);
    prose.is_word(at) && words::class(word).is_none() && !COMPARED.contains(&word)
}

/// What stands behind a length of time that two things are apart.
const COMPARED: [&str; 10] =
    ["ago", "apart", "earlier", "faster", "later", "longer", "quicker", "shorter", "slower", "sooner"];

/// Whether the ending of an ordinal hangs on a figure in digits: "101st" in "the 101st Airborne" is no stone either.
pub(super) fn is_suffixed(prose: &Prose<'_>, figure: &Figure) -> bool {
    let number = figure.measure.and_then(|measure| measure.stated?.to_i64());
    figure.shape == Shape::Digits
        && prose.touches_next(figure.end - 1)
        && number.is_some_and(|number| prose.is(figure.end, ending(number)))
}

/// "fourth", "the third", "finished second": an ordinal word, where a noun, an article or a verb of rank shows that it ranks.
pub(super) fn in_words(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    let Some(NumberWord::Rank(rank)) = prose.number_word(at) else { return None };
    let end = at + 1;
    let noun = is_before_noun(prose, end);
    let pointed = at > 0
        && (prose.is(at - 1, "the")
            || words::class(prose.word(at - 1)) == Some(WordClass::Possessive)
            || designations::ranks(prose.word(at - 1)));
    // "The rockets first measured it": an adverb.
    let adverb = rank == 1 && !pointed && lemma::looks_verbal(&lemma::lower(prose.word(end)));
    // From "fourth" on hardly any is anything else.
    let plain = rank > 3 && !prose.is_dash(end);
    let unit = rank == 2 && at > 0 && prose.is_any(at - 1, &["a", "per", "every", "each"]) && !noun;
    ((noun && !adverb || pointed || plain) && !unit && !designations::is_idiom(prose, at) && !is_name(prose, at, end))
        .then(|| Some((Value::Ordinal(Measure::exact(Decimal::new(rank.into(), 0)?)), end)))?
}

/// "Second World War", "Sixth Avenue", "the 2nd Battalion": part of a name.
fn is_name(prose: &Prose<'_>, at: usize, end: usize) -> bool {
    let begins = at == 0 || prose.is_capitalised(at) || prose.is_digits(at);
    begins && prose.is_word(end) && prose.is_capitalised(end)
        || at > 0 && prose.is_capitalised(at) && prose.is_word(at - 1) && prose.is_capitalised(at - 1) && at > 1
        || at > 0 && prose.is(at - 1, "at") && !prose.is_digits(at)
}

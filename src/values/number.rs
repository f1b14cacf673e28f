//! Numbers of nothing in particular, and how every figure is shown.

use super::{Prose, Value, ValueType, figure, prose::Roles};
use crate::{
    interval::{Decimal, Hedge, Measure},
    language::lemma,
    parse::{PResult, SyntaxError, missing, refuse},
    tables::{WordTable, rows},
};
use std::{collections::HashMap, fmt, ops::Bound, sync::LazyLock};

pub(super) const TYPE: ValueType =
    ValueType { name: "number", described: "a number", examples: &["-3.5", "20_000", "20k", "3 million"], literal };

fn literal(input: &str) -> PResult<'_, Value> {
    figure(input).map(|(rest, measure)| (rest, Value::Number(measure)))
}

/// Scales that may stand right behind the digits; the longer ones want a blank.
const GLUED_SCALES: [&str; 3] = ["k", "bn", "tn"];

/// The scales of `data/numbers.tsv`.
static SCALES: LazyLock<Vec<(&str, Decimal)>> = LazyLock::new(|| {
    rows(include_str!("../../data/numbers.tsv"))
        .filter_map(|row| row.strip_prefix("scale\t")?.split_once('\t'))
        .filter_map(|(word, value)| Some((word, Decimal::parse(value)?)))
        .collect()
});

/// Words that may stand behind a figure as its scale.
pub(super) fn scale_words() -> impl Iterator<Item = &'static str> {
    SCALES.iter().map(|(word, _)| *word).filter(|word| word.len() > 3 || GLUED_SCALES.contains(word))
}

/// Whether a word may stand behind a figure as its scale.
pub(crate) fn is_scale(word: &str) -> bool {
    scale_words().any(|scale| scale == word)
}

/// Reads a figure of a claims file: `-3.5`, `20_000`, `20k`, `3 million`.
pub(super) fn figure(input: &str) -> PResult<'_, Measure> {
    let (rest, digits) = plain_figure(input)?;
    let (rest, scale) = scale(rest);
    scaled(input, rest, &digits, scale)
}

/// Reads a figure that may end in `m` for million, which only money allows.
pub(super) fn figure_with_millions(input: &str) -> PResult<'_, Measure> {
    let (rest, digits) = plain_figure(input)?;
    match rest.strip_prefix('m').filter(|rest| !rest.starts_with(char::is_alphanumeric)) {
        Some(rest) => scaled(input, rest, &digits, Decimal::power_of_ten(6)),
        None => figure(input),
    }
}

/// Reads sign, digits and fraction; the result is plain: without `_`, with an ASCII minus.
fn plain_figure(input: &str) -> PResult<'_, String> {
    let (rest, negative) = match input.strip_prefix(['-', '−']) {
        Some(rest) => (rest, true),
        None => (input, false),
    };
    let (rest, whole) = digits(rest)?;
    let fraction = rest.strip_prefix('.').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let (rest, fraction) = match fraction {
        Some(rest) => digits(rest)?,
        None => (rest, ""),
    };
    let mut plain = format!("{}{whole}", if negative { "-" } else { "" });
    if !fraction.is_empty() {
        plain.push('.');
        plain.push_str(fraction);
    }
    plain.retain(|c| c != '_');
    Ok((rest, plain))
}

/// Reads digits with single `_` between them.
fn digits(input: &str) -> PResult<'_, &str> {
    let mut end = 0;
    for (at, byte) in input.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => end = at + 1,
            b'_' if at == end && at > 0 => {}
            _ => break,
        }
    }
    if end == 0 {
        return missing(input, "digits");
    }
    Ok((input.get(end..).unwrap_or_default(), input.get(..end).unwrap_or_default()))
}

/// The scale that the input begins with, if any.
fn scale(input: &str) -> (&str, Option<Decimal>) {
    let (text, glued) = match input.strip_prefix(' ') {
        Some(rest) => (rest, false),
        None => (input, true),
    };
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let fits = if glued { GLUED_SCALES.contains(&word) } else { scale_words().any(|known| known == word) };
    match SCALES.iter().find(|(known, _)| fits && *known == word) {
        Some((_, scale)) => (rest, Some(*scale)),
        None => (input, None),
    }
}

fn scaled<'src>(input: &'src str, rest: &'src str, digits: &str, scale: Option<Decimal>) -> PResult<'src, Measure> {
    let measure = || {
        let mut measure = Measure::exact(Decimal::parse(digits)?);
        if let Some((_, fraction)) = digits.split_once('.') {
            measure.precision = Decimal::power_of_ten(-i32::try_from(fraction.len()).ok()?)?;
        }
        measure.converted(scale.unwrap_or(Decimal::ONE), Decimal::ZERO)
    };
    match measure() {
        Some(measure) => Ok((rest, measure)),
        None => refuse(too_large(input, rest)),
    }
}

/// The error for a figure beyond exact comparison, from `input` to `rest`.
pub(super) fn too_large<'src>(input: &'src str, rest: &'src str) -> SyntaxError<'src> {
    let message = "the number is too large to compare";
    SyntaxError::problem(input, input.len() - rest.len(), message, "more than 38 digits")
        .help("write it shorter, with at most 38 digits")
}

/// What a word does to a number.
#[derive(Clone, Copy, Debug)]
pub(super) enum NumberWord {
    /// Adds up: "twenty", "five".
    Unit(Decimal),
    /// Multiplies: "hundred", "million".
    Scale(Decimal),
    /// Divides: "thirds", "quarter".
    Part(i64),
    /// Tells a place, and divides one: "third".
    Rank(i64),
    /// "half".
    Half,
    /// "a", "an".
    Article,
}

static NUMBER_WORDS: LazyLock<WordTable<NumberWord>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for (kind, word, value) in table() {
        let Some(number) = Decimal::parse(value) else { continue };
        let whole = number.to_i64();
        match (kind, whole) {
            ("unit", _) => drop(words.insert(word.to_owned(), NumberWord::Unit(number))),
            ("scale", _) => drop(words.insert(word.to_owned(), NumberWord::Scale(number))),
            ("part", Some(whole)) => drop(words.insert(word.to_owned(), NumberWord::Part(whole))),
            ("ordinal", Some(place)) => {
                words.insert(format!("{word}s"), NumberWord::Part(place));
                words.insert(word.to_owned(), NumberWord::Rank(place));
            }
            _ => {}
        }
    }
    // "seconds" are a length of time.
    words.remove("seconds");
    words.extend([("half", NumberWord::Half), ("a", NumberWord::Article), ("an", NumberWord::Article)].map(own));
    WordTable::new(words)
});

fn own((word, what): (&str, NumberWord)) -> (String, NumberWord) {
    (word.to_owned(), what)
}

/// What a word does to a number.
pub(super) fn number_word(word: &str) -> Option<NumberWord> {
    NUMBER_WORDS.get(word).copied()
}

/// Whether a word is a number by itself: "nine".
pub(crate) fn is_cardinal(word: &str) -> bool {
    matches!(number_word(word), Some(NumberWord::Unit(_)))
}

struct Vague {
    words: Vec<&'static str>,
    low: Decimal,
    high: Decimal,
}

/// Vague figures by their first word.
static VAGUE: LazyLock<WordTable<Vec<Vague>>> = LazyLock::new(|| {
    let mut phrases = Vec::new();
    for (_, phrase, range) in table().filter(|(kind, ..)| *kind == "vague") {
        let words: Vec<&str> = phrase.split(' ').collect();
        let ends = range.split_once("..").and_then(|(low, high)| Decimal::parse(low).zip(Decimal::parse(high)));
        let (Some(first), Some((low, high))) = (words.first().copied(), ends) else { continue };
        phrases.push((first, Vague { words, low, high }));
    }
    WordTable::grouped(phrases)
});

/// The words that a figure may begin with.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    table()
        .filter(|(kind, ..)| matches!(*kind, "unit" | "ordinal" | "part" | "vague"))
        .filter_map(|(_, words, _)| words.split(' ').next())
        .chain(["a", "an", "another", "half"])
}

/// The words that make a figure: without one of them, or digits, there is none.
pub(super) fn anchors() -> impl Iterator<Item = &'static str> {
    let first = |words: &'static str| words.split(' ').next().unwrap_or_default();
    table().map(move |(_, words, _)| first(words)).filter(|word| word.len() > 1).chain(["half"])
}

/// Every word that [`number_word`] and [`vague_at`] look for.
pub(super) fn words() -> impl Iterator<Item = String> {
    NUMBER_WORDS.words().chain(VAGUE.words()).map(str::to_owned)
}

/// The rows of `data/numbers.tsv`: kind, word, value.
pub(super) fn table() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    rows(include_str!("../../data/numbers.tsv")).filter_map(|row| {
        let mut columns = row.split('\t');
        Some((columns.next()?, columns.next()?, columns.next()?))
    })
}

/// "tens of thousands", "several", "dozens", "a couple": the ends, and the token behind.
pub(super) fn vague_at(prose: &Prose<'_>, at: usize) -> Option<(Decimal, Decimal, usize)> {
    let couple = prose.is_any(at, &["a", "another"]) && prose.is(at + 1, "couple");
    let start = at + usize::from(couple);
    let phrases = prose.may_be(start, Roles::NUMBER).then(|| VAGUE.get(prose.word(start)))??;
    let phrase = phrases
        .iter()
        .filter(|phrase| prose.is_phrase(start, &phrase.words))
        .max_by_key(|phrase| phrase.words.len())?;
    let end = start + phrase.words.len();
    // "the couple" are two people, and "he scores" counts nothing.
    let of = prose.is(end, "of");
    let plural = || prose.is_word(end) && lemma::is_plural(&lemma::lower(prose.word(end)));
    let meant = match phrase.words.first() {
        Some(&"couple") => couple && (of || plural() || prose.is(end, "more")),
        Some(&"scores") => of && prose.is_word(end + 1) && lemma::is_plural(&lemma::lower(prose.word(end + 1))),
        _ => true,
    };
    meant.then_some((phrase.low, phrase.high, end))
}

/// A figure without a unit: "1,234.5", "1.2 million", "two hundred and three", "a dozen", "half a million".
pub(super) fn read_plain(prose: &Prose<'_>, at: usize) -> Option<(Measure, usize)> {
    let figure = figure::read(prose, at).filter(figure::Figure::is_number)?;
    Some((figure.measure?, figure.end))
}

/// A figure with its hedge, as a report shows it: "about 12,000", "20,000 to 99,999".
pub(super) fn show(measure: &Measure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Some(stated) = measure.stated else { return show_range(measure, f) };
    f.write_str(hedge_words(measure.hedge))?;
    f.write_str(&if f.alternate() { pasted(stated, measure.precision) } else { grouped(stated) })
}

/// A figure as a claims file writes it, with the digits that tell its precision: `20_000`, `2.50`, `0.50 million`.
pub(super) fn pasted(stated: Decimal, precision: Decimal) -> String {
    let (last_written, last) = (precision.last_digit(), stated.last_digit());
    if last_written == last && last >= 0 {
        return grouped(stated).replace(',', "_");
    }
    if last_written < 0 {
        return padded(&in_threes(stated, '_'), last_written);
    }
    let scaled = NAMED_SCALES.iter().rev().find_map(|&(name, exponent)| {
        let exponent = i32::try_from(exponent).ok().filter(|exponent| *exponent >= last_written)?;
        let scaled = Decimal::power_of_ten(-exponent).and_then(|unit| stated.times(unit))?;
        Some(padded(&in_threes(scaled, '_'), last_written - exponent) + name)
    });
    scaled.unwrap_or_else(|| in_threes(stated, '_'))
}

/// The same digits with noughts up to that place behind the point.
fn padded(digits: &str, last_written: i32) -> String {
    let wanted = usize::try_from(-last_written).unwrap_or(0);
    let written = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let point = if written == 0 && wanted > 0 { "." } else { "" };
    format!("{digits}{point}{}", "0".repeat(wanted.saturating_sub(written)))
}

/// The words that stand for a hedge before a figure.
pub(super) fn hedge_words(hedge: Option<Hedge>) -> &'static str {
    match hedge {
        Some(Hedge::Nearly) => "nearly ",
        Some(Hedge::About) => "about ",
        Some(Hedge::Over) => "over ",
        Some(Hedge::AtLeast) => "at least ",
        Some(Hedge::Under) => "under ",
        Some(Hedge::AtMost) => "at most ",
        Some(Hedge::Vague | Hedge::Between) | None => "",
    }
}

fn show_range(measure: &Measure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match (measure.range.low, measure.range.high) {
        (Bound::Included(low) | Bound::Excluded(low), Bound::Included(high) | Bound::Excluded(high)) => {
            write!(f, "{} to {}", grouped(low), grouped(high))
        }
        (Bound::Included(low) | Bound::Excluded(low), Bound::Unbounded) => write!(f, "at least {}", grouped(low)),
        (Bound::Unbounded, Bound::Included(high) | Bound::Excluded(high)) => write!(f, "at most {}", grouped(high)),
        (Bound::Unbounded, Bound::Unbounded) => f.write_str("a number too large to compare"),
    }
}

/// Figures from this on are shown in millions and more.
const NAMED_SCALES: [(&str, u32); 3] = [(" trillion", 12), (" billion", 9), (" million", 6)];

/// Digits in groups of three, or with the scale's name where that is exact and short: `20,000`, `200 billion`.
pub(super) fn grouped(number: Decimal) -> String {
    for (name, exponent) in NAMED_SCALES {
        let Some(scaled) = Decimal::new(1, exponent).and_then(|unit| number.times(unit)) else { continue };
        if scaled.magnitude() >= Decimal::ONE && scaled.last_digit() >= -3 {
            return format!("{scaled}{name}");
        }
    }
    in_threes(number, ',')
}

/// Digits in groups of three from five digits on.
fn in_threes(number: Decimal, mark: char) -> String {
    let digits = number.to_string();
    let (whole, fraction) = digits.split_once('.').map_or((digits.as_str(), None), |(w, f)| (w, Some(f)));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |rest| ("-", rest));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) && whole.len() > 4 {
            out.push(mark);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_grouped_or_named() {
        let shown = |digits: &str| grouped(Decimal::parse(digits).expect(digits));
        assert_eq!(shown("20000"), "20,000");
        assert_eq!(shown("2026"), "2026");
        assert_eq!(shown("200000000000"), "200 billion");
        assert_eq!(shown("1234567"), "1,234,567");
        assert_eq!(shown("-1500000"), "-1.5 million");
        assert_eq!(shown("99999.5"), "99,999.5");
    }
}

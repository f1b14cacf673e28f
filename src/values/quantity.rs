//! Quantities: a figure and its unit.

use super::{
    Prose, Value, ValueType,
    figure::{self, Figure, Shape},
    name::is_word_char,
    number::{self, NumberWord},
    typed,
    units::{self, Unit, find},
};
use crate::{
    interval::{Decimal, Measure},
    language::lemma,
    parse::{PResult, missing},
    tables::{WordTable, rows},
};
use std::{fmt, sync::LazyLock};

pub(super) const TYPE: ValueType =
    ValueType { name: "quantity", described: "a quantity", examples: &["10 km", "37.5 °C", "200 MW"], literal };

/// A figure with the unit it is written in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// The figure, in `unit`.
    pub measure: Measure,
    /// The unit.
    pub unit: &'static Unit,
}

impl Quantity {
    /// The figure in the base unit of the dimension; `None` where it is too large to compare.
    pub fn in_base(&self) -> Option<Measure> {
        self.measure.converted(self.unit.factor, self.unit.offset)
    }

    /// What it is compared by: degrees that tell no scale compare with degrees, whatever they measure.
    pub(super) fn dimension(&self) -> &'static str {
        if self.unit.name == "degree" { "angle" } else { self.unit.dimension }
    }

    /// The same for comparing: twelve months are a year, though the mean month of the table is a little longer than its twelfth.
    pub(super) fn comparable(&self) -> Option<Measure> {
        if self.unit != units::named("month") {
            return self.in_base();
        }
        let twelfth = Decimal::from(u32::try_from(units::named("year").factor.to_i64()? / 12).ok()?);
        self.measure.converted(twelfth, self.unit.offset)
    }
}

fn literal(input: &str) -> PResult<'_, Value> {
    let (rest, measure) = number::figure(input)?;
    let text = rest.strip_prefix(' ').unwrap_or(rest);
    match longest_unit(text) {
        // A glued `m` may be minutes, metres or millions: `values::literal` asks.
        Some((_, after)) if rest.strip_prefix('m') == Some(after) => missing(rest, "a unit: `min`, `km`, `%`"),
        Some((unit, after)) if unit.dimension != "time" => Ok((after, Value::Quantity(Quantity { measure, unit }))),
        _ => missing(text, "a unit: `min`, `km`, `%`"),
    }
}

/// The unit of the longest spelling that `text` begins with, and what follows it.
pub(super) fn longest_unit(text: &str) -> Option<(&'static Unit, &str)> {
    let limit = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_SPELLING).collect::<Vec<_>>();
    limit.into_iter().rev().find_map(|end| {
        let (spelling, rest) = text.split_at_checked(end)?;
        let whole = !rest.starts_with(is_word_char);
        whole.then(|| find(spelling)).flatten().map(|unit| (unit, rest))
    })
}

/// No unit's spelling has more characters.
const LONGEST_SPELLING: usize = 32;

/// "85 min", "nearly 4 years": a unit that has no symbol has a plural.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        number::show(&self.measure, f)?;
        let Unit { symbol, name, .. } = self.unit;
        match symbol.strip_suffix("ry") {
            _ if symbol != name || self.measure.stated == Some(Decimal::ONE) => write!(f, " {symbol}"),
            Some(stem) => write!(f, " {stem}ries"),
            None => write!(f, " {symbol}s"),
        }
    }
}

/// A figure in prose and its unit, with the parts of a compound: "5ft 11in", "half a mile", "hundreds of miles".
pub(super) fn read(prose: &Prose<'_>, figure: &Figure) -> Option<(Quantity, usize)> {
    if let Some(height) = feet_and_inches(prose, figure) {
        return Some(height);
    }
    if figure::with_millions(prose, figure).is_some_and(|millions| is_counted(prose, &millions)) {
        return None;
    }
    let at = unit_start(prose, figure)?;
    let (unit, end) = unit_at(prose, at)?;
    let (mut sum, mut end) = and_a_part(prose, Quantity { measure: typed::of_one(figure)?, unit }, end)?;
    if figure.shape == Shape::Article && !article_measures(prose, figure, end) {
        return None;
    }
    if unit.name == "pound" && !is_weight(prose, figure, end) {
        return None;
    }
    if let Some((unit, end)) = units::rates::behind(prose, unit, end) {
        return Some((Quantity { unit, ..sum }, end));
    }
    if unit.name == "degree" {
        return units::degree(prose, figure.start..end).map(|unit| (Quantity { unit, ..sum }, end));
    }
    while let Some((next, behind)) = next_part(prose, end, &sum) {
        (sum, end) = (next, behind);
    }
    Some((sum, end))
}

/// Whether a glued "m" is millions: "5m people", "5m euros", but "the 50m freestyle".
fn is_counted(prose: &Prose<'_>, millions: &Figure) -> bool {
    let plural = |noun| lemma::is_plural(&lemma::lower(prose.word(noun)));
    super::money::is_named(prose, millions) || super::count::counted(prose, millions.end).is_some_and(plural)
}

/// Where the unit of a figure begins: "of" parts it from vague figures, "of a" from shares.
fn unit_start(prose: &Prose<'_>, figure: &Figure) -> Option<usize> {
    let of = prose.is(figure.end, "of");
    match figure.shape {
        Shape::Vague => Some(figure.end + usize::from(of)),
        Shape::Share if figure::is_hung_on_a_unit(prose, figure.end) => Some(figure.end),
        Shape::Share => (of && prose.is_any(figure.end + 1, &["a", "an"])).then_some(figure.end + 2),
        Shape::Article => Some(figure.end),
        _ => Some(figure.end + usize::from(is_length_adjective(prose, figure.end))),
    }
}

/// "five more years", "three full days": what may stand between a figure and a unit of time.
fn is_length_adjective(prose: &Prose<'_>, at: usize) -> bool {
    LENGTH_ADJECTIVES.contains(prose.word(at))
        && unit_at(prose, at + 1).is_some_and(|(unit, _)| unit.dimension == "time")
}

static LENGTH_ADJECTIVES: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::set(rows(include_str!("../../data/length-adjectives.txt")).flat_map(str::split_whitespace))
});

/// "an hour" is a length behind a word of length or a hedge, or with "and a half"; else it may be a rate or any noun phrase.
fn article_measures(prose: &Prose<'_>, figure: &Figure, end: usize) -> bool {
    let leads = [
        "for", "within", "after", "than", "nearly", "almost", "about", "around", "lasted", "took", "over", "under",
        "least",
    ];
    // "a second term" is no length.
    if prose.is(figure.end, "second") && super::ordinal::is_before_noun(prose, end) {
        return false;
    }
    let led = figure.start > 0 && prose.is_any(figure.start - 1, &leads);
    let long = prose.is_any(figure.end, &["decade", "fortnight"]);
    let alone = figure.start == 0
        || prose.is_any(figure.start - 1, &["by", "is", "was", "be", "weighs", "weighed", "measures", "measured"]);
    let metric = prose.word(figure.end).len() > 4 && METRIC.iter().any(|stem| prose.word(figure.end).contains(stem));
    led || long || alone && metric || end > figure.end + 1 || prose.is(end, "and") && prose.is_digits(end + 1)
}

/// What the words of units end in that mean nothing else.
const METRIC: [&str; 5] = ["gram", "metre", "meter", "litre", "liter"];

/// "a pint and a half".
fn and_a_part(prose: &Prose<'_>, length: Quantity, end: usize) -> Option<(Quantity, usize)> {
    // In "an hour and three quarters of the day" the part is of something else.
    let part = figure::part_behind_and(prose, end).filter(|(_, behind)| !prose.is(*behind, "of"));
    let Some((part, behind)) = part else { return Some((length, end)) };
    let Some(stated) = length.measure.stated.filter(|_| length.measure.hedge.is_none()) else {
        return Some((length, end));
    };
    let measure = Measure { precision: part, ..Measure::exact(stated.plus(part)?) };
    Some((Quantity { measure, ..length }, behind))
}

/// The sum with the next part of a compound: a figure in a smaller unit, behind "and", a comma or nothing.
fn next_part(prose: &Prose<'_>, end: usize, sum: &Quantity) -> Option<(Quantity, usize)> {
    let at = end + usize::from(prose.is_any(end, &["and", ","]));
    let figure = figure::read(prose, at).filter(Figure::is_number)?;
    let (unit, end) = unit_at(prose, figure.end).or_else(|| inches_behind_feet(prose, sum, figure.end))?;
    let smaller = unit.dimension == sum.unit.dimension && unit.factor < sum.unit.factor;
    let next = Quantity { measure: figure.measure?, unit };
    let fits = smaller && next.measure.stated?.times(unit.factor)? < sum.unit.factor;
    Some((fits.then(|| added(sum, &next))??, end))
}

/// "in" is a unit only behind feet.
fn inches_behind_feet(prose: &Prose<'_>, sum: &Quantity, at: usize) -> Option<(&'static Unit, usize)> {
    (sum.unit.name == "foot" && prose.is(at, "in")).then(|| find("in").map(|unit| (unit, at + 1)))?
}

/// The sum, in the unit of `next`, precise to its last digit.
fn added(sum: &Quantity, next: &Quantity) -> Option<Quantity> {
    let ratio = if sum.unit.dimension == "time" {
        super::duration::ratio(sum.unit, next.unit)
    } else {
        RATIOS.map(Decimal::from).into_iter().find(|ratio| next.unit.factor.times(*ratio) == Some(sum.unit.factor))
    }?;
    let stated = sum.measure.stated?.times(ratio)?.plus(next.measure.stated?)?;
    let measure = Measure { precision: next.measure.precision, ..Measure::exact(stated) };
    Some(Quantity { measure, unit: next.unit })
}

/// How many of a smaller unit make a larger one, in the compounds that people write.
const RATIOS: [u32; 12] = [2, 3, 8, 10, 12, 14, 16, 36, 100, 1000, 1760, 5280];

/// `6'2"`
fn feet_and_inches(prose: &Prose<'_>, figure: &Figure) -> Option<(Quantity, usize)> {
    let mark = figure.end;
    let feet = figure.shape == Shape::Digits
        && prose.touches_next(mark - 1)
        && matches!(prose.word(mark), "'" | "’" | "′")
        && prose.touches_next(mark)
        && prose.is_digits(mark + 1);
    let inches = figure::read(prose, mark + 1).filter(|_| feet)?;
    let closing = matches!(prose.word(inches.end), "\"" | "”" | "″") && prose.touches_next(inches.end - 1);
    let sum = Quantity { measure: figure.measure?, unit: find("ft")? };
    let next = Quantity { measure: inches.measure?, unit: find("in")? };
    closing.then(|| Some((added(&sum, &next)?, inches.end + 1)))?
}

/// Pounds weigh where the words around do; else they are money.
fn is_weight(prose: &Prose<'_>, figure: &Figure, end: usize) -> bool {
    let abbreviated = prose.is_any(end - 1, &["lb", "lbs"]);
    let weighs = |at: usize| prose.word(at).get(..5).is_some_and(|start| start.eq_ignore_ascii_case("weigh"));
    let before = figure.start.saturating_sub(WEIGHT_REACH)..figure.start;
    abbreviated
        || prose.is_any(end, &["of", "lighter", "heavier"]) && !figure.is_scaled()
        || before.into_iter().any(weighs)
}

/// How far before pounds the word may stand that weighs them.
const WEIGHT_REACH: usize = 6;

/// The unit at token `at`, a hyphen before it aside, and the token behind it. Of two spellings the longer wins.
pub(super) fn unit_at(prose: &Prose<'_>, at: usize) -> Option<(&'static Unit, usize)> {
    let at = at + usize::from(prose.is_dash(at));
    let (unit, end) = units::at(prose, at)?;
    let word = prose.word(at);
    let short = end == at + 1 && word.len() <= 2 && word.is_ascii();
    let scaled = || matches!(prose.number_word(at - 1), Some(NumberWord::Scale(_)));
    let behind_digits = at > 0 && (prose.is_digits(at - 1) || scaled());
    let glued = at > 0 && prose.touches_next(at - 1);
    // "5 m" may be millions and "25 in London" is no length: short symbols count only behind digits, some only glued to them, and
    // "in" where nothing follows.
    let parted = match word {
        "in" => !prose.is_word(end) && !prose.is_digits(end) && !prose.is_dash(end) && !prose.is(end, "\""),
        "g" | "l" | "W" | "V" => true,
        word => word.len() > 1,
    };
    let safe = !short || behind_digits && (glued || parted);
    safe.then_some((unit, end))
}

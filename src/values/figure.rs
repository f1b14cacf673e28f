//! Figures in prose: digits in every grouping, numbers in words, fractions, scales and ranges. A figure is read once; what
//! follows it tells what it is a figure of.

mod digits;
mod parts;
mod words;

pub(super) use words::part_behind_and;

use super::{Prose, number::NumberWord, units};
use crate::{
    interval::{Decimal, Measure},
    language::{
        lemma, lexicon,
        words::{self as closed, WordClass},
    },
};

/// What a figure is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// "1,234.5", "1.2 million".
    Digits,
    /// "two hundred and three".
    Words,
    /// "several", "tens of thousands".
    Vague,
    /// "two-thirds", "one in ten": the figure is hundredths.
    Share,
    /// "a", "an": one, where a unit follows.
    Article,
    /// "half", "half a": where a unit follows, or a share of what follows.
    Half,
}

/// A figure, or a range of two.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure {
    /// What it comes to; `None` where it is too large to compare.
    pub(super) measure: Option<Measure>,
    pub(super) start: usize,
    /// The token behind it.
    pub(super) end: usize,
    pub(super) shape: Shape,
    /// What its scales multiply by.
    pub(super) scale: Decimal,
    /// Whether it is two figures around a hyphen, which may be much else.
    pub(super) hyphened: bool,
}

impl Figure {
    fn new(measure: Option<Measure>, tokens: (usize, usize), shape: Shape) -> Self {
        Self { measure, start: tokens.0, end: tokens.1, shape, scale: Decimal::ONE, hyphened: false }
    }

    /// Whether it is a figure that a noun or a unit may follow without more.
    pub(super) fn is_number(&self) -> bool {
        matches!(self.shape, Shape::Digits | Shape::Words)
    }

    /// Whether a scale is part of it: "1.2 million".
    pub(super) fn is_scaled(&self) -> bool {
        self.scale != Decimal::ONE
    }

    /// The same figure in `scale`.
    fn scaled(mut self, scale: Decimal) -> Self {
        self.measure = self.measure.and_then(|measure| measure.converted(scale, Decimal::ZERO));
        self.scale = self.scale.times(scale).unwrap_or(scale);
        self
    }
}

/// The figure at token `at`, with its sign.
pub(super) fn read(prose: &Prose<'_>, at: usize) -> Option<Figure> {
    if is_sign(prose, at) {
        let mut figure = unsigned(prose, at + 1).filter(Figure::is_number)?;
        figure.measure = figure.measure.and_then(|measure| {
            Some(Measure { precision: measure.precision, ..Measure::exact(measure.stated?.negated()) })
        });
        figure.start = at;
        return Some(figure);
    }
    unsigned(prose, at)
}

fn unsigned(prose: &Prose<'_>, at: usize) -> Option<Figure> {
    let figure = if prose.is_digits(at) { digits::read(prose, at)? } else { words::read(prose, at)? };
    Some(share_of(prose, &figure).unwrap_or(figure))
}

/// The figure whose digits stand in token `at` behind `letters` bytes, with what hangs on it: "Rs20,000".
pub(super) fn glued(prose: &Prose<'_>, at: usize, letters: usize) -> Option<Figure> {
    let mut last = at;
    while matches!(prose.word(last + 1), "," | ".")
        && prose.is_digits(last + 2)
        && prose.touches_next(last)
        && prose.touches_next(last + 1)
    {
        last += 2;
    }
    let digits = prose.text(&(at..last + 1)).get(letters..)?;
    let figure = Figure::new(digits::plain(digits)?, (at, last + 1), Shape::Digits);
    let figure = with_scales(prose, figure);
    Some(with_millions(prose, &figure).unwrap_or(figure))
}

/// Whether token `at` makes the figure behind it negative: "-4", "minus four".
fn is_sign(prose: &Prose<'_>, at: usize) -> bool {
    if prose.is_dash(at) {
        let free = at == 0 || !prose.touches_next(at - 1) || matches!(prose.word(at - 1), "(" | "\"" | "“");
        return free && prose.touches_next(at) && prose.is_digits(at + 1) && (at == 0 || !prose.is_digits(at - 1));
    }
    prose.is_any(at, &["minus", "negative"]) && (at == 0 || !prose.is_digits(at - 1) && !prose.is(at - 1, "or"))
}

/// The figure with the scales that stand behind it: "million", "bn", "-million". A glued "m" may be metres: see [`with_millions`].
fn with_scales(prose: &Prose<'_>, mut figure: Figure) -> Figure {
    loop {
        let joined = usize::from(prose.is_dash(figure.end) && prose.touches_next(figure.end - 1));
        let at = figure.end + joined;
        let Some(NumberWord::Scale(scale)) = prose.number_word(at) else { return figure };
        let glued = prose.touches_next(at - 1);
        let short = prose.word(at).len() == 1;
        if short && (!glued || prose.is(at, "m") || joined > 0) {
            return figure;
        }
        figure = figure.scaled(scale);
        figure.end = at + 1;
    }
}

/// The figure in millions where a glued "m" says so, which only the words around can tell.
pub(super) fn with_millions(prose: &Prose<'_>, figure: &Figure) -> Option<Figure> {
    let short = figure.shape == Shape::Digits && prose.is(figure.end, "m") && prose.touches_next(figure.end - 1);
    let scaled = short.then(|| figure.scaled(Decimal::power_of_ten(6).unwrap_or(Decimal::ONE)))?;
    Some(Figure { end: figure.end + 1, ..scaled })
}

/// "one in ten", "three out of five", "9 out of every 10", "one-in-five", "one sailing in five".
fn share_of(prose: &Prose<'_>, part: &Figure) -> Option<Figure> {
    let dash = usize::from(prose.is_dash(part.end));
    let noun = usize::from(dash == 0 && is_noun_of_share(prose, part));
    let joint = part.end + dash + noun;
    let out_of = noun == 0 && prose.is_phrase(joint, &["out", "of"]);
    let joined = out_of || prose.is(joint, "in");
    if !joined || !part.is_number() || part.is_scaled() {
        return None;
    }
    let at = joint + if out_of { 2 } else { 1 };
    let every = dash == 0 && prose.is(at, "every");
    let at = at + usize::from(every || dash > 0 && prose.is_dash(at));
    let whole =
        if prose.is_digits(at) { digits::read(prose, at) } else { words::read(prose, at) }.filter(Figure::is_number)?;
    let (part_of, all) = (part.measure?.stated?.to_i64()?, whole.measure?.stated?.to_i64()?);
    // "one in 14" is a share, "six in 14" and "three in 2016" are none.
    let round = part_of == 1 || all <= 10 || all == 12 || all % 5 == 0;
    let year = prose.is_digits(at) && prose.word(at).len() == 4;
    let plain = part_of > 0 && part_of < all && (out_of || every || round && !year || whole.is_scaled());
    let timed = units::at(prose, whole.end).is_some_and(|(unit, _)| unit.dimension == "time");
    // "One goal in five games" is no share, "one person in five smokes" is one.
    let person = || lexicon::is_person_noun(&lemma::lower(prose.word(part.end)));
    let other = noun > 0 && is_plural(prose, whole.end) && !person();
    (plain && (out_of || !timed) && !other).then(|| share(part_of, all, (part.start, whole.end)))
}

/// Whether a single word behind `part`, and "in" behind it, may be what the share is of: "one sailing in five".
fn is_noun_of_share(prose: &Prose<'_>, part: &Figure) -> bool {
    let noun = part.end;
    let one = part.measure.and_then(|measure| measure.stated).is_some_and(|stated| stated == Decimal::ONE);
    prose.is_word(noun)
        && !prose.is_capitalised(noun)
        && prose.is(noun + 1, "in")
        && closed::class(prose.word(noun)).is_none()
        && is_plural(prose, noun) != one
        && units::at(prose, noun).is_none()
}

fn is_plural(prose: &Prose<'_>, at: usize) -> bool {
    prose.is_word(at) && lemma::is_plural(&lemma::lower(prose.word(at)))
}

/// The share of `part` in `whole`, in hundredths to two places.
fn share(part: i64, whole: i64, tokens: (usize, usize)) -> Figure {
    let (part, whole) = (i128::from(part) * 100_000, i128::from(whole.max(1)));
    let exact = part % (whole * 10) == 0;
    let hundredths = Decimal::new((part / whole + 5) / 10, 2).unwrap_or(Decimal::ZERO);
    let precision = if exact { Measure::exact(hundredths).precision } else { Decimal::ONE };
    Figure::new(Some(Measure { precision, ..Measure::exact(hundredths) }), tokens, Shape::Share)
}

/// The range that `low` begins, where a second figure follows: "3 to 5", "1.1–1.3 billion", "between 40 and 60". `skip` tells what stands
/// before the second figure that is no part of it, such as a currency.
pub(super) fn range(prose: &Prose<'_>, between: bool, low: &Figure, skip: impl Fn(usize) -> usize) -> Option<Figure> {
    let at = joint(prose, between, low.end)?;
    let high = read(prose, skip(at)).filter(Figure::is_number)?;
    let high = with_millions_like(prose, low, high);
    let mut low = *low;
    let (from, to) = (low.measure?.stated?, high.measure?.stated?);
    // In "3 to 5 million" the scale is that of both.
    let in_scale = from.times(high.scale).filter(|scaled| !low.is_scaled() && high.is_scaled() && *scaled < to);
    if in_scale.is_some() {
        low = low.scaled(high.scale);
    }
    let hyphened = prose.is_dash(at - 1);
    if !low.is_number() || low.measure?.stated? >= to || hyphened && is_chain(prose, high.end) {
        return None;
    }
    let measure = Some(Measure::between(low.measure?, high.measure?));
    Some(Figure { measure, start: low.start, end: high.end, hyphened, ..high })
}

fn with_millions_like(prose: &Prose<'_>, low: &Figure, high: Figure) -> Figure {
    if low.is_scaled() { with_millions(prose, &high).unwrap_or(high) } else { high }
}

/// The token behind what joins the ends of a range at `at`.
pub(super) fn joint(prose: &Prose<'_>, between: bool, at: usize) -> Option<usize> {
    if between {
        return prose.is(at, "and").then_some(at + 1);
    }
    // "16- to 24-year-olds"
    let suspended = prose.is_dash(at) && prose.touches_next(at - 1) && !prose.touches_next(at);
    if suspended && prose.is(at + 1, "to") {
        return Some(at + 2);
    }
    let dash = prose.is_dash(at)
        && prose.touches_next(at) == prose.touches_next(at - 1)
        && (prose.word(at) == "–" || prose.touches_next(at));
    (dash || prose.is_any(at, &["to", "through"])).then_some(at + 1)
}

/// Whether more figures hang on at `at`: "650-650-6500", "1-2-3".
fn is_chain(prose: &Prose<'_>, at: usize) -> bool {
    prose.touches_next(at - 1)
        && (prose.is_dash(at) || matches!(prose.word(at), "/" | "_"))
        && prose.touches_next(at)
        && prose.is_digits(at + 1)
}

/// The token behind figures that marks hang together, or that are grouped as telephones group them; `None` where token `at` begins
/// nothing of the kind. Nothing in it is a value.
pub(super) fn identifier(prose: &Prose<'_>, at: usize) -> Option<usize> {
    if !prose.is_digits(at) {
        return None;
    }
    let (mut end, mut figures) = (at + 1, 1);
    let abroad = at > 0 && prose.word(at - 1) == "+" && prose.touches_next(at - 1);
    let grouped = abroad || prose.word(at).starts_with('0') && !prose.word(at).contains('.');
    loop {
        let hung = prose.touches_next(end - 1)
            && (prose.is_dash(end) || matches!(prose.word(end), "/" | "."))
            && prose.touches_next(end)
            && prose.is_digits(end + 1);
        if hung {
            end += 2;
        } else if prose.is_digits(end) && grouped {
            end += 1;
        } else if grouped && figures == 1 && prose.word(end) == ")" && prose.is_digits(end + 1) {
            end += 2;
        } else {
            break;
        }
        figures += 1;
    }
    let telephone = figures == 2
        && prose.is_dash(at + 1)
        && prose.word(at).len() == 3
        && prose.word(at + 2).len() == 4
        && !prose.is_word(end);
    (figures > 2 || telephone).then_some(end)
}

/// "a quarter-mile": whether a hyphen joins what ends before `at` to a unit.
pub(super) fn is_hung_on_a_unit(prose: &Prose<'_>, at: usize) -> bool {
    prose.is_dash(at) && prose.touches_next(at) && units::at(prose, at + 1).is_some()
}

/// Whether a share is meant by a fraction that ends before `at`: something follows that it is a share of.
pub(super) fn is_shared(prose: &Prose<'_>, at: usize) -> bool {
    prose.is_any(at, &["of", "the", "all", "as"]) || closed::class(prose.word(at)) == Some(WordClass::Possessive)
}

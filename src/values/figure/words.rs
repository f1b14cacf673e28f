//! Figures in words: "two hundred and three million", "three and a half", "two-thirds", "dozens".

use super::{
    Figure, Shape,
    parts::{self, Part},
    with_scales,
};
use crate::{
    interval::{Decimal, Measure},
    values::{
        Prose,
        number::{NumberWord, vague_at},
        units,
    },
};

/// The figure whose words begin at token `at`.
pub(super) fn read(prose: &Prose<'_>, at: usize) -> Option<Figure> {
    if let Some((low, high, end)) = vague_at(prose, at) {
        return Some(Figure::new(Some(Measure::vague(low, high)), (at, end), Shape::Vague));
    }
    match prose.number_word(at)? {
        NumberWord::Article => article(prose, at),
        NumberWord::Half => Some(half(prose, at)),
        NumberWord::Unit(_) => cardinal(prose, at).and_then(|figure| and_more(prose, figure)),
        NumberWord::Part(_) | NumberWord::Rank(_) => bare_part(prose, at),
        NumberWord::Scale(_) => None,
    }
}

/// "a dozen", "a hundred and five", "a third of", "a quarter of a million"; else the article itself.
fn article(prose: &Prose<'_>, at: usize) -> Option<Figure> {
    match prose.number_word(at + 1) {
        Some(NumberWord::Scale(_)) if prose.word(at + 1).len() > 2 => {
            return cardinal(prose, at).and_then(|figure| and_more(prose, figure));
        }
        Some(NumberWord::Half) => return None,
        Some(_) if !matches!(prose.number_word(at + 1), Some(NumberWord::Rank(2) | NumberWord::Unit(_))) => {
            return Part::behind(prose, 1, (at, at + 1))
                .filter(|part| part.is_meant(prose))
                .map(|part| part.figure(prose));
        }
        _ => {}
    }
    Some(Figure::new(Some(Measure::exact(Decimal::ONE)), (at, at + 1), Shape::Article))
}

/// "quarter-mile", "tenth of a gallon": a share without an article, where its unit follows.
fn bare_part(prose: &Prose<'_>, at: usize) -> Option<Figure> {
    let part = Part::behind(prose, 1, (at, at))?;
    let of_a = prose.is(part.end, "of") && prose.is_any(part.end + 1, &["a", "an"]);
    let quarter = prose.is(at, "quarter") && super::is_hung_on_a_unit(prose, part.end);
    (quarter || of_a && units::at(prose, part.end + 2).is_some()).then(|| part.share())
}

/// "half a million" is a number; "half a" and "half" wait for their unit or their whole.
fn half(prose: &Prose<'_>, at: usize) -> Figure {
    let article = usize::from(prose.is_any(at + 1, &["a", "an"]));
    if let Some(NumberWord::Scale(scale)) = prose.number_word(at + 1 + article)
        && prose.word(at + 1 + article).len() > 2
    {
        let stated = scale.percent(50).map(Measure::exact);
        let figure = Figure::new(stated, (at, at + 2 + article), Shape::Words);
        return with_scales(prose, Figure { scale, ..figure });
    }
    Figure::new(Decimal::new(5, 1).map(Measure::exact), (at, at + 1 + article), Shape::Half)
}

/// What may follow a cardinal: decimals, a fraction, a denominator, scales.
fn and_more(prose: &Prose<'_>, figure: Figure) -> Option<Figure> {
    if let Some(figure) = decimals(prose, &figure) {
        return Some(with_scales(prose, figure));
    }
    if let Some(figure) = and_a_part(prose, &figure) {
        return Some(figure);
    }
    if let Some(part) = parts_of(prose, &figure) {
        return Some(part.figure(prose));
    }
    // "nineteen eighty-four" is a year, "fifty fifty" no number.
    if !prose.touches_next(figure.end - 1)
        && matches!(prose.number_word(figure.end), Some(NumberWord::Unit(tens)) if tens >= Decimal::from(10))
        && figure.measure?.stated? < Decimal::from(100)
        && figure.measure?.stated? >= Decimal::from(10)
    {
        let end = cardinal(prose, figure.end).map_or(figure.end, |rest| rest.end);
        return Some(Figure { measure: None, end, ..figure });
    }
    Some(figure)
}

/// The parts that a figure counts: "three quarters", "twenty fifths".
fn parts_of(prose: &Prose<'_>, figure: &Figure) -> Option<Part> {
    let number = figure.measure?.stated?.to_i64()?;
    let part = Part::behind(prose, number, (figure.start, figure.end))?;
    // "Two quarters" are half a year: nobody calls a half so. In "one twenty-first birthday" nothing is shared.
    let place = part.number == 1 && parts::is_compound_rank(prose, part.end - 1) && !part.is_meant(prose);
    ((part.number, part.denominator) != (2, 4) && !place).then_some(part)
}

/// "two hundred point seven one", "two hundred point seventy-one".
fn decimals(prose: &Prose<'_>, figure: &Figure) -> Option<Figure> {
    if !prose.is(figure.end, "point") {
        return None;
    }
    let (digits, places, end) = tens(prose, figure.end + 1)
        .filter(|(number, _)| *number > 9)
        .map_or_else(|| digits_in_words(prose, figure.end + 1), |(number, end)| Some((i128::from(number), 2, end)))?;
    let fraction = (places > 0).then(|| Decimal::new(digits, places))??;
    let measure = figure.measure.and_then(|whole| {
        let stated = whole.stated?.plus(fraction)?;
        Some(Measure { precision: Decimal::power_of_ten(-i32::try_from(places).ok()?)?, ..Measure::exact(stated) })
    });
    Some(Figure { measure, end, ..*figure })
}

/// Digits one by one, as they are spoken behind a point: what they make, how many there are, and the token behind them.
fn digits_in_words(prose: &Prose<'_>, at: usize) -> Option<(i128, u32, usize)> {
    let (mut end, mut digits, mut places) = (at, 0_i128, 0);
    while let Some(NumberWord::Unit(digit)) = prose.number_word(end)
        && digit < Decimal::from(10)
        && places < 12
    {
        (digits, places, end) = (digits * 10 + i128::from(digit.to_i64()?), places + 1, end + 1);
    }
    Some((digits, places, end))
}

/// A number below a hundred, and the token behind it: "one", "fifty-four".
pub(super) fn tens(prose: &Prose<'_>, at: usize) -> Option<(i64, usize)> {
    let unit = |at: usize| match prose.number_word(at) {
        Some(NumberWord::Unit(number)) => number.to_i64(),
        _ => None,
    };
    let (first, end) = (unit(at)?, at + 1);
    let second = end + usize::from(prose.is_dash(end));
    match unit(second).filter(|second| first >= 20 && first % 10 == 0 && (1..10).contains(second)) {
        Some(ones) => Some((first + ones, second + 1)),
        None => Some((first, end)),
    }
}

/// "three and a half", "two and three-quarters", "one million and a half".
pub(super) fn and_a_part(prose: &Prose<'_>, figure: &Figure) -> Option<Figure> {
    let (part, end) = part_behind_and(prose, figure.end)?;
    let sum = |part: Decimal| figure.measure.and_then(|whole| Some(Measure::exact(whole.stated?.plus(part)?)));
    // Behind a large scale it is a part of that scale, unless one of its own follows: "a billion and a half million".
    if matches!(prose.number_word(figure.end - 1), Some(NumberWord::Scale(scale)) if scale > Decimal::from(100)) {
        return Some(match prose.number_word(end) {
            Some(NumberWord::Scale(scale)) => Figure { measure: sum(part.times(scale)?), end: end + 1, ..*figure },
            _ => Figure { measure: sum(part.times(figure.scale)?), end, ..*figure },
        });
    }
    Some(with_scales(prose, Figure { measure: sum(part), end, ..*figure }))
}

/// The fraction of one in "and a half", "-and-a-half", "and three-quarters" at token `at`, and the token behind it.
pub(in crate::values) fn part_behind_and(prose: &Prose<'_>, at: usize) -> Option<(Decimal, usize)> {
    let undashed = |at: usize| at + usize::from(prose.is_dash(at));
    let at = undashed(at);
    if !prose.is(at, "and") {
        return None;
    }
    let first = undashed(at + 1);
    let half = if prose.is_any(first, &["a", "an", "one"]) { undashed(first + 1) } else { first };
    if let Some(NumberWord::Half) = prose.number_word(half) {
        return Some((Decimal::new(5, 1)?, half + 1));
    }
    let (number, end) = match prose.number_word(first)? {
        NumberWord::Article => (1, first + 1),
        _ => tens(prose, first)?,
    };
    let part =
        Part::behind(prose, number, (first, end)).filter(|part| part.end > end && part.number < part.denominator)?;
    Some((part.times(Decimal::from(100))?.percent(1)?, part.end))
}

/// "two hundred and three million", "fourteen hundred", "twenty-five", "a hundred and five".
fn cardinal(prose: &Prose<'_>, start: usize) -> Option<Figure> {
    let mut sum = Sum::default();
    let mut end = start;
    if let Some(NumberWord::Article) = prose.number_word(start) {
        (sum.part, sum.any, end) = (Decimal::ONE, true, start + 1);
    }
    loop {
        let dashed = sum.any && prose.is_dash(end) && prose.touches_next(end);
        if sum.any && part_behind_and(prose, end).is_some() {
            break;
        }
        let joined = end + usize::from(dashed || sum.below >= Decimal::from(100) && prose.is(end, "and"));
        let Some(word) = prose.number_word(joined) else { break };
        let next_scale = match prose.number_word(joined + 1) {
            Some(NumberWord::Scale(scale)) => Some(scale),
            _ => None,
        };
        if sum.any && !dashed && parts::is_compound(prose, joined) {
            break;
        }
        if !sum.take(word, next_scale, joined > end && !prose.is_dash(end)) {
            break;
        }
        end = joined + 1;
    }
    let measure = sum.value().map(Measure::exact);
    sum.any.then(|| Figure { scale: sum.scale, ..Figure::new(measure, (start, end), Shape::Words) })
}

/// A number as its words add up.
struct Sum {
    /// What the scales behind it have closed.
    total: Decimal,
    /// The group that goes on.
    part: Decimal,
    /// What may still be added is smaller than this.
    below: Decimal,
    /// The last scale; what follows is smaller.
    scale: Decimal,
    any: bool,
    too_large: bool,
}

impl Default for Sum {
    fn default() -> Self {
        Self {
            total: Decimal::ZERO,
            part: Decimal::ZERO,
            below: Decimal::from(1000),
            scale: Decimal::ONE,
            any: false,
            too_large: false,
        }
    }
}

impl Sum {
    fn value(&self) -> Option<Decimal> {
        if self.too_large { None } else { self.total.plus(self.part) }
    }

    /// Adds a word, where it goes on with what stands before it. `next` is the scale behind it.
    fn take(&mut self, word: NumberWord, next: Option<Decimal>, behind_and: bool) -> bool {
        match word {
            NumberWord::Unit(number) => self.add(number, next),
            NumberWord::Scale(scale) if self.any && !behind_and => self.multiply(scale),
            _ => false,
        }
    }

    fn add(&mut self, number: Decimal, next: Option<Decimal>) -> bool {
        let hundreds = next == Some(Decimal::from(100));
        // In "one hundred one hundred" the second begins a number of its own.
        let fits = number < self.below && !(hundreds && self.any && self.below <= Decimal::from(100));
        let grows = next.is_some_and(|next| self.scale > Decimal::from(100) && next >= self.scale);
        if !fits || grows {
            return false;
        }
        self.part = self.part.plus(number).unwrap_or(self.part);
        let tens = number >= Decimal::from(20) && number < Decimal::from(100) && number.last_digit() == 1;
        self.below = Decimal::from(if tens { 10 } else { 0 });
        self.any = true;
        true
    }

    fn multiply(&mut self, scale: Decimal) -> bool {
        let hundred = Decimal::from(100);
        if scale == hundred && (self.part >= hundred || self.part == Decimal::ZERO) {
            return false;
        }
        let target = if self.part == Decimal::ZERO { &mut self.total } else { &mut self.part };
        match target.times(scale) {
            Some(product) => *target = product,
            None => self.too_large = true,
        }
        if scale > hundred {
            self.total = self.total.plus(self.part).unwrap_or(self.total);
            self.part = Decimal::ZERO;
        }
        self.below = if scale == hundred { hundred } else { Decimal::from(1000).min(scale) };
        self.scale = if self.part == Decimal::ZERO || self.scale == Decimal::ONE { scale } else { self.scale };
        true
    }
}

//! Fractions in words: "a third", "three quarters", "one twenty-fifth", "thirteen fifths".

use super::{Figure, Shape, share, with_scales};
use crate::{
    interval::{Decimal, Measure},
    language::words as closed,
    values::{Prose, number::NumberWord},
};

/// A number of equal parts: "a third", "three quarters", "thirteen fifths".
pub(super) struct Part {
    pub(super) number: i64,
    pub(super) denominator: i64,
    start: usize,
    pub(super) end: usize,
}

impl Part {
    /// The part that a denominator behind `number` makes: "thirds", "-quarters", "fifth", "twenty-fifths".
    pub(super) fn behind(prose: &Prose<'_>, number: i64, (start, end): (usize, usize)) -> Option<Self> {
        let at = end + usize::from(prose.is_dash(end));
        let (denominator, behind) = denominator(prose, number == 1, at)?;
        // Six thirds are places, and six quarters a year and a half.
        let fits = number <= denominator || denominator > 4;
        (number > 0 && fits).then_some(Self { number, denominator, start, end: behind })
    }

    /// The share; more than the whole is a number.
    pub(super) fn share(&self) -> Figure {
        let tokens = (self.start, self.end);
        if self.number <= self.denominator {
            return share(self.number, self.denominator, tokens);
        }
        let number = Decimal::new(self.number.into(), 0);
        let quotient = number.and_then(|number| number.over(Decimal::new(self.denominator.into(), 0)?, PLACES));
        Figure::new(quotient.map(Measure::exact), tokens, Shape::Words)
    }

    /// Whether "a third" is a share, not a third man.
    pub(super) fn is_meant(&self, prose: &Prose<'_>) -> bool {
        let end = self.end;
        super::is_shared(prose, end)
            || prose.is(end - 1, "quarter") && super::is_hung_on_a_unit(prose, end)
            || !prose.is_word(end) && !prose.is_dash(end)
            || {
                let class = closed::class(prose.word(end));
                class.is_some()
                    || prose.is_any(end, &["more", "less"])
                    || matches!(prose.number_word(end), Some(NumberWord::Scale(_)))
            }
    }

    /// The share, or the number that it makes of a scale: "a quarter of a million", "two thirds of a billion", "a quarter million".
    pub(super) fn figure(&self, prose: &Prose<'_>) -> Figure {
        let of = usize::from(prose.is(self.end, "of"));
        let article = usize::from(prose.is_any(self.end + of, &["a", "an"]));
        let at = self.end + of + article;
        match prose.number_word(at) {
            Some(NumberWord::Scale(scale)) if prose.word(at).len() > 2 && of == article => {
                let measure = self.times(scale).map(Measure::exact);
                let figure = Figure::new(measure, (self.start, at + 1), Shape::Words);
                with_scales(prose, Figure { scale, ..figure })
            }
            _ => self.share(),
        }
    }

    /// That part of `whole`, to a hundredth.
    pub(super) fn times(&self, whole: Decimal) -> Option<Decimal> {
        let hundredths = i128::from(whole.to_i64()?).checked_mul(i128::from(self.number) * 100)?;
        Decimal::new((hundredths + i128::from(self.denominator) / 2) / i128::from(self.denominator), 2)
    }
}

/// Places behind the point of a fraction of more than the whole.
const PLACES: u32 = 5;

/// What the words at token `at` divide by, and the token behind them. One part is named in the singular, more of them in the plural.
fn denominator(prose: &Prose<'_>, one: bool, at: usize) -> Option<(i64, usize)> {
    let plural = |at: usize| prose.word(at).ends_with(['s', 'S']);
    match prose.number_word(at)? {
        NumberWord::Half if one => Some((2, at + 1)),
        NumberWord::Part(parts) if !one || !plural(at) => (parts > 1).then_some((parts, at + 1)),
        NumberWord::Rank(rank) if one && rank > 2 => Some((rank, at + 1)),
        NumberWord::Unit(tens) => compound(prose, one, at, tens.to_i64()?),
        _ => None,
    }
}

/// "twenty-fifth", "twenty firsts".
fn compound(prose: &Prose<'_>, one: bool, at: usize, tens: i64) -> Option<(i64, usize)> {
    let last = at + 1 + usize::from(prose.is_dash(at + 1));
    let ones = match prose.number_word(last)? {
        NumberWord::Rank(rank) if one => rank,
        NumberWord::Part(rank) if !one && !prose.is(last, "quarters") => rank,
        _ => return None,
    };
    let fits = tens >= 20 && tens % 10 == 0 && (1..10).contains(&ones);
    fits.then_some((tens + ones, last + 1))
}

/// Whether a hyphen joins the tens at token `at` to a denominator: "-fifths" in "thirty-fifths".
pub(super) fn is_compound(prose: &Prose<'_>, at: usize) -> bool {
    prose.is_dash(at + 1) && denominator(prose, false, at).is_some_and(|(_, end)| end == at + 3)
}

/// Whether the rank at token `at` adds to tens before it: "first" in "twenty-first".
pub(super) fn is_compound_rank(prose: &Prose<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| before - usize::from(before > 0 && prose.is_dash(before)));
    before.is_some_and(|before| denominator(prose, true, before).is_some_and(|(_, end)| end == at + 1))
}

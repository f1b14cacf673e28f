//! The figures of a sentence, for the rules that calculate: each with the width that rounding and hedges give it.

use super::Rule;
use crate::{
    diagnostic::{Diagnostic, Label},
    facts::{Analysis, Mention},
    interval::{Decimal, Interval},
    source::Span,
    text::{Article, BlockKind, Sentence},
    values::{Prose, Value},
};
use std::ops::Range;

/// A sentence with its typed values.
pub(super) struct Passage<'a> {
    pub(super) article: &'a Article,
    /// Which sentence of the article it is.
    pub(super) place: usize,
    /// The tokens of the sentence.
    pub(super) prose: Prose<'a>,
    pub(super) figures: Vec<Figure<'a>>,
}

/// A typed value.
pub(super) struct Figure<'a> {
    /// Its tokens, counted from the beginning of the sentence.
    pub(super) tokens: Range<usize>,
    pub(super) span: Span,
    pub(super) value: &'a Value,
    /// To which multiple it was rounded at most, in its own unit.
    pub(super) unit: Decimal,
}

/// How many typed values a sentence may have. More of them are a table without its lines, and rules that look at the whole sentence for each would
/// never be done.
const MOST: usize = 100;

/// Every sentence outside page furniture that has at least `least` typed values, and not more than a sentence has.
pub(super) fn passages(analysis: &Analysis, least: usize) -> impl Iterator<Item = Passage<'_>> {
    let article = &analysis.article;
    let mut mentions = analysis.mentions.as_slice();
    article.sentences.iter().enumerate().filter_map(move |(place, sentence)| {
        let before = mentions.partition_point(|mention| mention.span.start < sentence.span.start);
        let here = mentions.get(before..).unwrap_or_default();
        let (here, rest) = here.split_at(here.partition_point(|mention| mention.span.start < sentence.span.end));
        mentions = rest;
        let prose = article.blocks.get(sentence.block).is_some_and(|block| block.kind != BlockKind::Furniture);
        ((least..=MOST).contains(&here.len()) && prose).then(|| Passage::read(article, place, sentence, here))
    })
}

/// A figure that leaves out its unit is at most so many times as large as the one that has it, or as small.
const LARGEST_STEP: u32 = 50;

impl<'a> Passage<'a> {
    fn read(article: &'a Article, place: usize, sentence: &'a Sentence, mentions: &'a [Mention]) -> Self {
        let tokens = article.tokens.get(sentence.tokens.clone()).unwrap_or_default();
        let within = |span: Span| {
            let first = tokens.partition_point(|token| token.span.end <= span.start);
            first..tokens.partition_point(|token| token.span.start < span.end).max(first)
        };
        let read = |mention: &'a Mention| Figure {
            tokens: within(mention.span),
            span: mention.span,
            value: &mention.value,
            unit: unit(&mention.value, article.slice(mention.span)),
        };
        let figures = mentions.iter().map(read).collect();
        Self { article, place, prose: Prose::new(&article.source, tokens, None), figures }
    }

    /// The words of a figure.
    pub(super) fn words(&self, figure: &Figure<'_>) -> &'a str {
        self.article.slice(figure.span)
    }

    /// A finding that figures of this sentence do not come out, with the working below them.
    pub(super) fn miscalculated(&self, rule: &Rule, message: String, figures: Span, working: String) -> Diagnostic {
        rule.finding(message)
            .label(Label::new(&self.article.source, figures, working))
            .help("look the figures up: one of them is wrong")
    }

    /// Whether one of `words` stands among `tokens`.
    pub(super) fn has(&self, mut tokens: Range<usize>, words: &[&str]) -> bool {
        tokens.any(|at| self.prose.is_any(at, words))
    }

    /// Whether one of the tokens is inside a date.
    pub(super) fn is_dated(&self, token: usize) -> bool {
        self.figures.iter().any(|figure| matches!(figure.value, Value::Date(_)) && figure.tokens.contains(&token))
    }
}

impl Figure<'_> {
    /// The figure itself, in its own unit.
    pub(super) fn stated(&self) -> Option<Decimal> {
        self.value.measure()?.stated
    }

    /// Everything that may have been rounded to it, in its own unit.
    pub(super) fn range(&self) -> Option<Interval<Decimal>> {
        self.range_to(self.unit)
    }

    /// The same where it was rounded to a multiple of `unit`.
    pub(super) fn range_to(&self, unit: Decimal) -> Option<Interval<Decimal>> {
        self.value.measure().filter(|measure| !measure.is_too_large())?.unrounded(unit)
    }

    /// The same of what is counted: nobody rounds three of five, and noughts at the end of thousands tell nothing.
    pub(super) fn counted(&self) -> Option<Interval<Decimal>> {
        let (measure, stated) = (self.value.measure()?, self.stated()?);
        if self.is_number() && stated.is_whole() && stated < Decimal::from(1000) {
            return self.range_to(Decimal::ZERO);
        }
        self.range_to(self.unit.max(measure.precision.min(stated.magnitude().percent(10)?)))
    }

    /// Whether the figures of both are of one kind and in one unit.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        match (self.value, other.value) {
            (Value::Count(_) | Value::Number(_), Value::Count(_) | Value::Number(_)) => true,
            (Value::Percent(one), Value::Percent(other)) => one.points == other.points,
            (Value::Money(one), Value::Money(other)) => one.currency == other.currency,
            (Value::Quantity(one), Value::Quantity(other)) | (Value::Duration(one), Value::Duration(other)) => {
                one.unit == other.unit
            }
            _ => false,
        }
    }

    /// Whether it is a bare number before one with a unit, which is meant of both: "from 50 to 58 dollars". Numbers of another size
    /// leave out a scale too: "from 2.1 to 2.4 trillion dollars".
    pub(super) fn takes_the_unit_of(&self, next: &Self) -> bool {
        let sizes = || self.stated().zip(next.stated());
        let near = |(one, other): (Decimal, Decimal)| {
            let within =
                |one: Decimal, other: Decimal| one.times(Decimal::from(LARGEST_STEP)).is_some_and(|most| other <= most);
            within(one, other) && within(other, one)
        };
        self.is_number() && next.value.measure().is_some() && sizes().is_some_and(near)
    }

    /// Whether it is a bare number: a count, or nothing tells of what it is.
    pub(super) fn is_number(&self) -> bool {
        matches!(self.value, Value::Count(_) | Value::Number(_))
    }

    /// Whether it is a percentage, and no points of one.
    pub(super) fn is_percentage(&self) -> bool {
        matches!(self.value, Value::Percent(percent) if !percent.points)
    }
}

/// To which multiple a figure may have been rounded: noughts that are written out tell nothing from the third digit on, "20,000" stands for what is
/// nearer to it than to 21,000; below a hundred, and of a hundred hundredths, every digit counts.
fn unit(value: &Value, words: &str) -> Decimal {
    let Some(measure) = value.measure() else { return Decimal::ONE };
    let Some(stated) = measure.stated.filter(|stated| stated.is_whole()) else { return measure.precision };
    let whole = stated.magnitude().to_string().len();
    let all = matches!(value, Value::Percent(_)) && stated == Decimal::from(100);
    if all || whole < 3 && measure.precision >= Decimal::ONE {
        return Decimal::ONE;
    }
    let written = words.chars().filter(char::is_ascii_digit).count();
    let last = (whole - whole.min(2)).max(whole.saturating_sub(written.max(1)));
    let place = i32::try_from(last).ok().and_then(Decimal::power_of_ten);
    place.map_or(measure.precision, |place| place.min(measure.precision))
}

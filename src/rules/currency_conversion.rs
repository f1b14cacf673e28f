//! Conversions of one currency into another at different rates. See the page beside this file.

use super::{
    Confidence, Rule, Status,
    figures::{Figure, Passage, passages},
};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::Analysis,
    interval::{Decimal, Interval},
    source::Span,
    values::{Money, Value},
};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    name: "currency-conversion",
    page: include_str!("currency_conversion.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Stable,
    confidence: Confidence::High,
    check,
};

/// By so many hundredths rates may differ beyond rounding: they move from day to day.
const SLACK: i128 = 10;

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let mut first: BTreeMap<(&str, &str), Conversion> = BTreeMap::new();
    let mut findings = Vec::new();
    for passage in passages(analysis, 2) {
        for conversion in conversions(&passage) {
            match first.get(&conversion.currencies()) {
                None => drop(first.insert(conversion.currencies(), conversion)),
                Some(known) if known.excludes(&conversion) == Some(true) => {
                    findings.extend(finding(rule, &passage, known, &conversion));
                }
                Some(_) => {}
            }
        }
    }
    findings
}

/// An amount with what it is in another currency.
struct Conversion<'a> {
    span: Span,
    from: Money,
    into: Money,
    /// The ranges of both.
    ranges: (Interval<Decimal>, Interval<Decimal>),
    words: (&'a str, &'a str),
}

/// Every amount with another in brackets right behind it. A sentence with a year may speak of the rate of that year.
fn conversions<'a>(passage: &Passage<'a>) -> Vec<Conversion<'a>> {
    let is_year =
        |at: usize| matches!(passage.prose.word(at).as_bytes(), [b'1' | b'2', _, _, _]) && passage.prose.is_digits(at);
    let dated = (0..passage.prose.len()).any(|at| passage.is_dated(at) && is_year(at));
    let pairs = passage.figures.iter().zip(passage.figures.iter().skip(1)).filter(|_| !dated);
    pairs.filter_map(|(one, other)| Conversion::read(passage, one, other)).collect()
}

impl<'a> Conversion<'a> {
    fn read(passage: &Passage<'a>, one: &Figure<'a>, other: &Figure<'a>) -> Option<Self> {
        let (Value::Money(from), Value::Money(into)) = (one.value, other.value) else { return None };
        let prose = &passage.prose;
        let (open, close) = (one.tokens.end, other.tokens.end);
        let bracketed =
            prose.is_any(open, &["(", "["]) && other.tokens.start == open + 1 && prose.is_any(close, &[")", "]"]);
        let known = from.currency.code != into.currency.code
            && !from.currency.code.is_empty()
            && !into.currency.code.is_empty();
        (bracketed && known).then_some(())?;
        Some(Self {
            span: one.span.join(other.span),
            from: *from,
            into: *into,
            ranges: (one.range()?, other.range()?),
            words: (passage.words(one), passage.words(other)),
        })
    }

    fn currencies(&self) -> (&'static str, &'static str) {
        (self.from.currency.code, self.into.currency.code)
    }

    /// Whether no rate is that of both: the rates are compared by the products over the cross, which need no quotients.
    fn excludes(&self, other: &Self) -> Option<bool> {
        let wide = Interval::closed(Decimal::new(100 - SLACK, 2)?, Decimal::new(100 + SLACK, 2)?);
        let here = self.ranges.1.times(&other.ranges.0)?.times(&wide)?;
        Some(here.disjoint(&other.ranges.1.times(&self.ranges.0)?))
    }

    /// What one of the dearer currency comes to in the other.
    fn rate(&self) -> Option<String> {
        let (from, into) = (self.from.measure.stated?, self.into.measure.stated?);
        let (dearer, cheaper) = if into < from { (self.into, self.from) } else { (self.from, self.into) };
        let rate = from.max(into).over(from.min(into), 2)?;
        Some(format!("1 {} for {rate} {}", dearer.currency.code, cheaper.currency.code))
    }
}

fn finding(rule: &Rule, passage: &Passage<'_>, known: &Conversion<'_>, other: &Conversion<'_>) -> Option<Diagnostic> {
    let source = &passage.article.source;
    Some(
        rule.finding(format!("{} is not {} at the rate used before", other.words.0, other.words.1))
            .label(Label::new(source, other.span, format!("{} here", other.rate()?)))
            .label(Label::new(source, known.span, format!("{} before", known.rate()?)))
            .help("reckon both at one rate, or tell of which day each is"),
    )
}

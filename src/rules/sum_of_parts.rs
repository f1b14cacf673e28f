//! Parts that do not add up to their total. See the page beside this file.
//!
//! A text hardly ever tells that it names all parts; only where it does are they added.

use super::{
    Confidence, Rule, Status, cues,
    figures::{Figure, Passage, passages},
};
use crate::{
    diagnostic::{Diagnostic, Severity},
    facts::Analysis,
    interval::{Decimal, Interval},
    language::lemma,
    values::Value,
};

pub(super) const RULE: Rule = Rule {
    name: "sum-of-parts",
    page: include_str!("sum_of_parts.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Stable,
    confidence: Confidence::High,
    check,
};

/// Words that tell that what they stand before is all that is left.
const LEFT: [&str; 3] = ["other", "remaining", "rest"];

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let passages: Vec<_> = passages(analysis, 1).collect();
    let found = passages.iter().enumerate().filter_map(|(at, passage)| {
        let before = at.checked_sub(1).and_then(|before| passages.get(before));
        let before = before.filter(|before| before.place + 1 == passage.place && !is_open(before));
        let sum = Sum::listed(passage).or_else(|| Sum::left(passage)).or_else(|| Sum::of_shares(passage));
        let sum = sum.or_else(|| Sum::across(before?, passage));
        sum.filter(|sum| !is_open(passage) && sum.is_wrong() == Some(true))?.finding(rule, passage)
    });
    found.collect()
}

/// Whether a sentence tells that its figures are not all of the parts, or no parts.
fn is_open(passage: &Passage<'_>) -> bool {
    let tells = |at: usize| cues::has("incomplete", &lemma::lower(passage.prose.word(at)));
    // "per" is a word of the figure in "5 per cent".
    let of_figure = |at: usize| passage.figures.iter().any(|figure| figure.tokens.contains(&at));
    (0..passage.prose.len()).any(|at| tells(at) && !(passage.prose.is(at, "per") && of_figure(at)))
}

/// Parts, and the total that they should come to: a figure, or the hundred hundredths of a whole.
struct Sum<'p, 'a> {
    total: Option<&'p Figure<'a>>,
    parts: Vec<&'p Figure<'a>>,
}

impl<'p, 'a> Sum<'p, 'a> {
    /// "12 people died: seven in X and four in Y": every piece behind the colon begins with a part.
    fn listed(passage: &'p Passage<'a>) -> Option<Self> {
        let prose = &passage.prose;
        let colon = (0..prose.len()).find(|&token| prose.is(token, ":"))?;
        let split = passage.figures.partition_point(|figure| figure.tokens.start < colon);
        let (before, behind) = passage.figures.split_at_checked(split)?;
        let [total] = before.iter().filter(|figure| is_reckoned(figure)).collect::<Vec<_>>()[..] else { return None };
        let parts: Vec<_> = behind.iter().filter(|figure| is_reckoned(figure)).collect();
        let opens = |part: &&Figure<'_>| {
            let mark = part.tokens.start.wrapping_sub(1);
            // "1." and "2)" number the items.
            let numbers = prose.is_any(part.tokens.end, &[".", ")"]) && part.tokens.end + 1 < prose.len();
            part.is_like(total) && !numbers && (mark == colon || prose.is_any(mark, &[",", ";", "and"]))
        };
        let pieces = 1
            + (colon..prose.len())
                .filter(|&token| prose.is_any(token, &[",", ";", "and"]) && !prose.is(token + 1, "and"))
                .count();
        let complete =
            parts.len() == pieces && prose.is(prose.len() - 1, ".") && passage.has(colon..prose.len(), &["and"]);
        (complete && parts.len() > 1 && parts.iter().all(opens)).then_some(Self { total: Some(total), parts })
    }

    /// "Of the 12, seven were men and the other four women".
    fn left(passage: &'p Passage<'a>) -> Option<Self> {
        let reckoned: Vec<_> = passage.figures.iter().filter(|figure| is_reckoned(figure)).collect();
        let [one, other, last] = reckoned[..] else { return None };
        let prose = &passage.prose;
        let of = |figure: &Figure<'_>| {
            let start = figure.tokens.start;
            start > 0 && prose.is(start - 1, "of")
                || start > 1 && prose.is(start - 2, "of") && prose.is(start - 1, "the")
        };
        let (total, part) = if of(one) && one.tokens.start < 3 {
            (one, other)
        } else if of(other) && one.tokens.end + 2 >= other.tokens.start {
            (other, one)
        } else {
            return None;
        };
        let numbers = [total, part, last].iter().all(|figure| figure.is_number());
        let clauses =
            passage.has(part.tokens.end.max(total.tokens.end)..last.tokens.start, &["and", "while", ",", ";"]);
        (numbers && clauses && is_left(passage, last)).then(|| Self { total: Some(total), parts: vec![part, last] })
    }

    /// "Fourteen people were hurt. Nine were taken to hospital and the other five were treated there": the only count of the sentence before is that of all.
    fn across(before: &'p Passage<'a>, passage: &'p Passage<'a>) -> Option<Self> {
        let of =
            |passage: &'p Passage<'a>| passage.figures.iter().filter(|figure| is_reckoned(figure)).collect::<Vec<_>>();
        let ([total], [part, last]) = (&of(before)[..], &of(passage)[..]) else { return None };
        let prose = &passage.prose;
        let bare = part.tokens.start == 0 && !prose.is(part.tokens.end, "other");
        let numbers = [total, part, last].iter().all(|figure| figure.is_number());
        let counts = matches!(total.value, Value::Count(_));
        let joined = passage.has(part.tokens.end..last.tokens.start, &["and", "while"]);
        let of_others = prose.is(last.tokens.end, "of");
        (bare && numbers && !of_others && counts && joined && is_left(passage, last))
            .then(|| Self { total: Some(total), parts: vec![part, last] })
    }

    /// "40 % were men, 35 % women and the remaining 30 % children".
    fn of_shares(passage: &'p Passage<'a>) -> Option<Self> {
        let parts: Vec<_> = passage.figures.iter().filter(|figure| matches!(figure.value, Value::Percent(_))).collect();
        let last = *parts.last()?;
        let shares = parts.len() > 1 && parts.iter().all(|part| part.is_percentage());
        let answers = || parts.len() > 2 && is_no_answer(passage, last);
        (shares && (is_left(passage, last) || answers())).then_some(Self { total: None, parts })
    }

    fn whole(&self) -> Option<Decimal> {
        self.total.map_or(Some(Decimal::from(100)), Figure::stated)
    }

    fn stated(&self) -> Option<Decimal> {
        self.parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.plus(part.stated()?))
    }

    /// Whether parts and total exclude each other, however they were rounded. Parts that come to less than half of it, or half as much again, are none.
    fn is_wrong(&self) -> Option<bool> {
        let whole = self.total.map_or(Some(Interval::point(Decimal::from(100))), Figure::counted)?;
        let sum = self.parts.iter().try_fold(Interval::point(Decimal::ZERO), |sum, part| {
            sum.plus(&if self.total.is_some() { part.counted()? } else { part.range()? })
        })?;
        let (stated, total) = (self.stated()?, self.whole()?);
        let near = stated.minus(total)?.magnitude().times(Decimal::from(2))? <= total;
        Some(near && sum.disjoint(&whole))
    }

    fn finding(&self, rule: &Rule, passage: &Passage<'_>) -> Option<Diagnostic> {
        let (first, last) = (self.parts.first()?, self.parts.last()?);
        let span = first.span.join(last.span);
        let apart = |total: &&Figure<'_>| passage.prose.span(&(0..passage.prose.len())).contains(total.span);
        let total = self.total.filter(apart);
        let span = total.map_or(span, |total| span.join(total.span));
        let words: Vec<_> = self.parts.iter().map(|part| passage.words(part)).collect();
        let sum = first.value.exactly(self.stated()?);
        let message = match self.total {
            Some(total) => format!("the parts do not add up to {}", passage.words(total)),
            None => "the shares do not add up to 100 %".into(),
        };
        let working = format!("{} is {sum}", words.join(" + "));
        Some(
            passage
                .miscalculated(rule, message, span, working)
                .help("look the figures up: one of them is wrong, or a part is missing"),
        )
    }
}

/// Whether a figure may be part of a sum: a number, money or a quantity, and none of a moment.
fn is_reckoned(figure: &Figure<'_>) -> bool {
    matches!(
        figure.value,
        Value::Count(_) | Value::Number(_) | Value::Money(_) | Value::Quantity(_) | Value::Percent(_)
    )
}

/// Whether the last share is that of people who gave none of the answers before: "and 8 % had no opinion".
fn is_no_answer(passage: &Passage<'_>, figure: &Figure<'_>) -> bool {
    let rest = figure.tokens.end..passage.prose.len();
    rest.len() > 1 && rest.into_iter().any(|at| cues::has("unanswered", &lemma::lower(passage.prose.word(at))))
}

/// Whether a figure is all that is left: "the other four", "the remaining 30 %", and not "of the remaining 30 %".
fn is_left(passage: &Passage<'_>, figure: &Figure<'_>) -> bool {
    let start = figure.tokens.start;
    let left = start > 1 && passage.prose.is_any(start - 1, &LEFT) && passage.prose.is(start - 2, "the");
    left && !(start > 2 && passage.prose.is_any(start - 3, &["of", "than", "from", "for", "to", "with", "by"]))
}

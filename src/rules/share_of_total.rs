//! Shares that are not those of the figures beside them. See the page beside this file.

use super::{
    Confidence, Rule, Status,
    figures::{Figure, Passage, passages},
};
use crate::{
    diagnostic::{Diagnostic, Severity},
    facts::Analysis,
    interval::{Decimal, Interval},
};

pub(super) const RULE: Rule = Rule {
    name: "share-of-total",
    page: include_str!("share_of_total.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Stable,
    confidence: Confidence::High,
    check,
};

/// How many words may stand between a total and its share: "of the 120 seats in parliament, 80 (60 %)".
const REACH: usize = 6;
/// By so many hundredths of itself a share in words may miss: "a third" is no exact figure.
const SLACK_OF_WORDS: i128 = 20;

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    passages(analysis, 3).flat_map(|passage| of_sentence(rule, &passage)).collect()
}

fn of_sentence(rule: &Rule, passage: &Passage<'_>) -> Vec<Diagnostic> {
    let shares = (0..passage.figures.len()).filter_map(|at| Share::read(passage, at));
    shares
        .filter(|share| share.is_wrong(passage) == Some(true))
        .filter_map(|share| share.finding(rule, passage))
        .collect()
}

/// A part of a whole, with the share that it is said to be.
struct Share<'p, 'a> {
    part: &'p Figure<'a>,
    whole: &'p Figure<'a>,
    told: &'p Figure<'a>,
}

impl<'p, 'a> Share<'p, 'a> {
    /// The share at `at + 2` behind the figures of a part and its whole.
    fn read(passage: &'p Passage<'a>, at: usize) -> Option<Self> {
        let [one, other, share] = passage.figures.get(at..at + 3)? else { return None };
        let prose = &passage.prose;
        let of = |token: usize| prose.is(token, "of") || prose.is(token, "out") && prose.is(token + 1, "of");
        let between = one.tokens.end..other.tokens.start;
        let article = |token: usize| prose.is_any(token, &["of", "out", "the", "its", "their", "his", "her", "all"]);
        let (part, whole) = if of(between.start) && between.len() <= 3 && between.clone().all(article) {
            (one, other)
        } else if opens_with_of(passage, one) && between.len() <= REACH && is_comma_last(passage, &between) {
            (other, one)
        } else {
            return None;
        };
        let behind = is_said_of(passage, other.tokens.end, share, part.tokens.start < whole.tokens.start);
        let fit = part.is_like(whole) && !part.is_percentage() && share.is_percentage() && behind;
        fit.then_some(Self { part, whole, told: share })
    }

    /// Whether the three exclude each other, however they were rounded.
    fn is_wrong(&self, passage: &Passage<'_>) -> Option<bool> {
        let in_words = !passage.words(self.told).contains(|c: char| c.is_ascii_digit());
        let slack = if in_words {
            self.told.stated()?.percent(SLACK_OF_WORDS)?
        } else {
            self.told.unit.times(Decimal::from(2))?
        };
        let share = self.told.range_to(slack)?.times(&Interval::point(Decimal::new(1, 2)?))?;
        let expected = self.whole.counted()?.times(&share)?;
        Some(self.part.stated()? <= self.whole.stated()? && expected.disjoint(&self.part.counted()?))
    }

    fn finding(&self, rule: &Rule, passage: &Passage<'_>) -> Option<Diagnostic> {
        let words = |figure| passage.words(figure);
        let (part, whole) = (words(self.part), words(self.whole));
        let share = self.part.stated()?.times(Decimal::from(100))?.over(self.whole.stated()?, 1)?;
        let span = self.part.span.join(self.whole.span).join(self.told.span);
        let message = format!("{part} of {whole} is not {}", words(self.told));
        Some(passage.miscalculated(rule, message, span, format!("{part} of {whole} is {share} %")))
    }
}

/// Whether "of" or "out of" leads to a figure that opens the sentence: "Of the 120 seats, 80".
fn opens_with_of(passage: &Passage<'_>, figure: &Figure<'_>) -> bool {
    let start = figure.tokens.start;
    start <= 3 && passage.has(0..start, &["of"])
}

/// Whether the tokens are words with a comma behind them.
fn is_comma_last(passage: &Passage<'_>, tokens: &std::ops::Range<usize>) -> bool {
    let Some(last) = tokens.end.checked_sub(1) else { return false };
    passage.prose.is(last, ",") && (tokens.start..last).all(|token| passage.prose.is_word(token))
}

/// Whether `share` is told of the figure that ends before `end`: in brackets, or behind "or" with words of what is counted between.
fn is_said_of(passage: &Passage<'_>, end: usize, share: &Figure<'_>, counted: bool) -> bool {
    let prose = &passage.prose;
    let Some(mark) = share.tokens.start.checked_sub(1).filter(|mark| *mark >= end) else { return false };
    let bracketed = prose.is(mark, "(") && prose.is_any(share.tokens.end, &[")", ","]);
    let or =
        prose.is(mark, "or") && mark > end && prose.is(mark - 1, ",") && prose.is_any(share.tokens.end, &[",", "."]);
    let words = end..if or { mark - 1 } else { mark };
    let reach = if counted { REACH } else { 0 };
    (bracketed || or) && words.len() <= reach && words.clone().all(|token| prose.is_word(token))
}

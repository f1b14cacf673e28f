//! Changes that are not the difference of the figures beside them. See the page beside this file.

use super::{
    Confidence, Rule, Status,
    figures::{Figure, Passage, passages},
};
use crate::{
    diagnostic::{Diagnostic, Severity},
    facts::Analysis,
    interval::{Decimal, Hedge, Interval},
    language::words::{WordClass, class},
    tables::{WordTable, rows},
    values::Value,
};
use std::{ops::Bound, sync::LazyLock};

pub(super) const RULE: Rule = Rule {
    name: "change-arithmetic",
    page: include_str!("change_arithmetic.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Stable,
    confidence: Confidence::High,
    check,
};

/// What a word tells of a change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Motion {
    Up,
    Down,
    /// To so many hundredths of what it was.
    To(u32),
    /// The change is reckoned from something else.
    Basis,
}

static MOTIONS: LazyLock<WordTable<Motion>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../data/directions.tsv")).filter_map(|row| row.split_once('\t'));
    WordTable::new(rows.flat_map(|(kind, words)| {
        let motion = match kind {
            "up" => Motion::Up,
            "down" => Motion::Down,
            "doubled" => Motion::To(200),
            "tripled" => Motion::To(300),
            "quadrupled" => Motion::To(400),
            "halved" => Motion::To(50),
            _ => Motion::Basis,
        };
        words.split(' ').map(move |word| (word, motion))
    }))
});

/// How many words may stand between the parts of a change.
const REACH: usize = 8;
/// By so many hundredths, what a word tells of a change may miss: "doubled" is said of 1.8 times as much.
const SLACK_OF_WORDS: i128 = 15;

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    passages(analysis, 2).flat_map(|passage| of_sentence(rule, &passage)).collect()
}

fn of_sentence(rule: &Rule, passage: &Passage<'_>) -> Vec<Diagnostic> {
    let changes = (0..passage.figures.len()).filter_map(|at| Change::read(passage, at));
    changes.filter(Change::is_wrong).filter_map(|change| change.finding(rule, passage)).collect()
}

/// A figure before and behind a change, and how far it is said to have moved.
struct Change<'p, 'a> {
    from: &'p Figure<'a>,
    to: &'p Figure<'a>,
    by: By<'p, 'a>,
    /// Whether a share is told without digits: "a third".
    in_words: bool,
}

/// How far.
enum By<'p, 'a> {
    /// Up or down by a share or a number.
    Figure(&'p Figure<'a>, Motion),
    /// "doubled", at this token, and by what that multiplies.
    Word(usize, Interval<Decimal>),
}

impl<'p, 'a> Change<'p, 'a> {
    /// The change from or to the figure at `at` to or from the next one.
    fn read(passage: &'p Passage<'a>, at: usize) -> Option<Self> {
        let (first, begin) = (passage.figures.get(at)?, passage.figures.get(at)?.tokens.start.checked_sub(1)?);
        let other = (at + 1..passage.figures.len().min(at + 3))
            .find(|&other| !matches!(passage.figures[other].value, Value::Date(_)))?;
        let second = passage.figures.get(other)?;
        let between = passage.prose.word(second.tokens.start.checked_sub(1)?);
        let (from, to) = match (passage.prose.word(begin), between) {
            ("from", "to") => (first, second),
            ("to", "from") => (second, first),
            _ => return None,
        };
        let joined = (first.is_like(second) || first.takes_the_unit_of(second))
            && is_plain(passage, first.tokens.end, second.tokens.start - 1);
        let sure =
            |by: &By<'_, '_>| !is_reckoned_otherwise(passage) && !matches!(by, By::Figure(by, _) if !fits(by, second));
        let by = before(passage, at, begin).or_else(|| behind(passage, other));
        let in_words = |by: &By<'_, '_>| matches!(by, By::Figure(by, _) if !passage.words(by).contains(|c: char| c.is_ascii_digit()));
        by.filter(|by| joined && sure(by)).map(|by| Self { from, to, in_words: in_words(&by), by })
    }

    /// Whether the three exclude each other, however they were rounded.
    fn is_wrong(&self) -> bool {
        let unit = self.from.unit.min(self.to.unit);
        let (Some(from), Some(to)) = (self.from.range_to(unit), self.to.range_to(unit)) else { return false };
        let excluded = |expected: Option<Interval<Decimal>>| expected.is_some_and(|expected| expected.disjoint(&to));
        match &self.by {
            By::Word(_, times) => excluded(from.times(times)),
            By::Figure(by, motion) => {
                let by_number = || excluded(by.range().and_then(|by| moved(&from, &by, *motion)));
                if by.is_percentage() {
                    let by_share = || share(by, self.in_words, *motion).and_then(|share| from.times(&share));
                    excluded(by_share()) && (!self.to.is_percentage() || by_number())
                } else {
                    by_number()
                }
            }
        }
    }

    fn finding(&self, rule: &Rule, passage: &Passage<'_>) -> Option<Diagnostic> {
        let (old, new) = (self.from.stated()?, self.to.stated()?);
        let (from, to) = (passage.words(self.from), passage.words(self.to));
        let (told, working) = match &self.by {
            By::Figure(by, motion) => {
                let what = if *motion == Motion::Up { "rise" } else { "fall" };
                let change = new.minus(old)?;
                let working = if by.is_percentage() {
                    format!("{} %", signed(change.times(Decimal::from(100))?, old)?)
                } else {
                    signed(change, Decimal::ONE)?
                };
                (format!("no {what} of {}", passage.words(by)), working)
            }
            By::Word(token, _) => {
                (format!("not “{}”", passage.prose.word(*token)), format!("{} times as much", new.over(old, 1)?))
            }
        };
        let ends = self.from.span.join(self.to.span);
        let span = match &self.by {
            By::Figure(by, _) => ends.join(by.span),
            By::Word(token, _) => ends.join(passage.prose.span(&(*token..*token + 1))),
        };
        let (message, working) = (format!("from {from} to {to} is {told}"), format!("{from} → {to} is {working}"));
        Some(passage.miscalculated(rule, message, span, working))
    }
}

/// A quotient with its sign, to one place behind the point where it is small.
fn signed(dividend: Decimal, divisor: Decimal) -> Option<String> {
    let exact = dividend.over(divisor, 1)?;
    let shown = if exact.magnitude() >= Decimal::from(10) { dividend.over(divisor, 0)? } else { exact };
    let sign = if shown < Decimal::ZERO { "−" } else { "+" };
    Some(format!("{sign}{}", shown.magnitude()))
}

/// What a figure becomes that moves by a number.
fn moved(from: &Interval<Decimal>, by: &Interval<Decimal>, motion: Motion) -> Option<Interval<Decimal>> {
    if motion == Motion::Up { from.plus(by) } else { from.minus(by) }
}

/// By what a figure is multiplied that moves by a percentage. Percentages are cut off as often as they are rounded, and "a third" is no exact figure.
fn share(by: &Figure<'_>, in_words: bool, motion: Motion) -> Option<Interval<Decimal>> {
    let slack = if in_words { by.stated()?.percent(20)? } else { by.unit.times(Decimal::from(2))? };
    let hundredths = by.range_to(slack)?.times(&Interval::point(Decimal::new(1, 2)?))?;
    let share = moved(&Interval::point(Decimal::ONE), &hundredths, motion)?;
    Some(Interval { low: share.low_end().map_or(share.low, |low| Bound::Included(low.max(Decimal::ZERO))), ..share })
}

/// What the words before the word at `token` make of so many hundredths: "more than doubled".
fn times(passage: &Passage<'_>, token: usize, hundredths: u32) -> Option<Interval<Decimal>> {
    let hedge = passage.prose.hedge_before(token, 0).and_then(|(_, hedge)| hedge);
    let stated = Decimal::new(hundredths.into(), 2)?;
    let slack = stated.percent(SLACK_OF_WORDS)?;
    let (low, high) = (Bound::Included(stated.minus(slack)?), Bound::Included(stated.plus(slack)?));
    Some(match hedge {
        Some(Hedge::Over | Hedge::AtLeast) => Interval { low, high: Bound::Unbounded },
        Some(Hedge::Under | Hedge::AtMost | Hedge::Vague) => Interval { low: Bound::Unbounded, high },
        _ => Interval { low, high },
    })
}

/// The change that is told before the token `end`, which is "from" or "to": "rose 12 % in May", "a 12 % rise", "doubled".
fn before<'p, 'a>(passage: &'p Passage<'a>, at: usize, end: usize) -> Option<By<'p, 'a>> {
    let figure = passage.figures.get(..at)?.iter().rev().find(|figure| !matches!(figure.value, Value::Date(_)));
    let begin = end.saturating_sub(REACH).max(figure.map_or(0, |figure| figure.tokens.end));
    let word = (begin..end).rev().find_map(|token| match motion(passage, token)? {
        Motion::To(hundredths) => Some((token, hundredths)),
        _ => None,
    });
    if let Some((token, hundredths)) = word {
        let denied = passage.has(token.saturating_sub(3)..token, &["not", "n't", "never"]);
        let sure = !denied && is_plain(passage, token + 1, end);
        return times(passage, token, hundredths).filter(|_| sure).map(|times| By::Word(token, times));
    }
    let figure = figure?;
    let named = figure.tokens.end + usize::from(passage.prose.is_dash(figure.tokens.end));
    let (motion, behind) = match motion(passage, named).filter(|&motion| is_way(motion)) {
        Some(motion) => (motion, named + 1),
        None => (leading(passage, figure.tokens.start)?, figure.tokens.end),
    };
    is_plain(passage, behind, end).then_some(By::Figure(figure, motion))
}

/// The change that is told behind the figure `at`: ", a rise of 12 %", ", up 12 %".
fn behind<'p, 'a>(passage: &'p Passage<'a>, at: usize) -> Option<By<'p, 'a>> {
    let (last, rest) = (passage.figures.get(at)?, passage.figures.get(at + 1..)?);
    let figure = rest.iter().find(|figure| !matches!(figure.value, Value::Date(_)))?;
    let of = figure.tokens.start.checked_sub(1)?;
    let name = if passage.prose.is_any(of, &["of", "by"]) { of.checked_sub(1)? } else { of };
    let motion = motion(passage, name).filter(|&motion| is_way(motion))?;
    let apart = passage.has(last.tokens.end..name, &[",", "(", "–", "—"]);
    (apart && name >= last.tokens.end && is_plain(passage, last.tokens.end, name)).then_some(By::Figure(figure, motion))
}

/// Which way the verb before token `at` leads: "rose", "rose by", "fell another".
fn leading(passage: &Passage<'_>, at: usize) -> Option<Motion> {
    let fill = ["by", "a", "an", "another", "further"];
    let verb = (at.saturating_sub(4)..at).rev().find(|&token| !passage.prose.is_any(token, &fill))?;
    motion(passage, verb).filter(|&motion| is_way(motion))
}

fn motion(passage: &Passage<'_>, token: usize) -> Option<Motion> {
    MOTIONS.get(passage.prose.word(token)).copied()
}

fn is_way(motion: Motion) -> bool {
    matches!(motion, Motion::Up | Motion::Down)
}

/// Whether nothing stands between two tokens but what tells the time or place of a figure.
fn is_plain(passage: &Passage<'_>, start: usize, end: usize) -> bool {
    let stops = |token: usize| {
        let word = passage.prose.word(token);
        let class = class(word);
        matches!(word, "." | ";" | ":" | "\"" | "“" | "”")
            || matches!(
                class,
                Some(WordClass::Conjunction | WordClass::Subordinator | WordClass::Relative | WordClass::Auxiliary)
            )
            || motion(passage, token).is_some()
    };
    start <= end && end - start <= REACH && !(start..end).any(|token| !passage.is_dated(token) && stops(token))
}

/// Whether some word tells that the change is not reckoned from the figures beside it.
fn is_reckoned_otherwise(passage: &Passage<'_>) -> bool {
    // "per" is no basis within "5 per cent".
    let of_figure = |token: usize| passage.figures.iter().any(|figure| figure.tokens.contains(&token));
    (0..passage.prose.len()).any(|token| motion(passage, token) == Some(Motion::Basis) && !of_figure(token))
}

/// Whether a figure like `other` can move by `by`.
fn fits(by: &Figure<'_>, other: &Figure<'_>) -> bool {
    let points = matches!(by.value, Value::Percent(percent) if percent.points) && other.is_percentage();
    by.is_percentage() || by.is_like(other) || by.takes_the_unit_of(other) || points
}

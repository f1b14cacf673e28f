//! Finding values in running text: a sentence as a row of tokens, read from the left.

use super::{Value, age, count, date, duration, money, number, ordinal, percent, quantity, score, time};
use crate::{
    interval::{Hedge, Measure},
    source::{Source, Span},
    tables::rows,
    text::{Token, TokenKind},
};
use jiff::civil::Date;
use std::{ops::Range, sync::LazyLock};

/// A sentence to read values from.
#[derive(Clone, Copy, Debug)]
pub struct Prose<'a> {
    source: &'a Source,
    tokens: &'a [Token],
    /// The date of publication, which relative dates are read against.
    pub(crate) reference: Option<Date>,
    /// The last date that the text before this sentence named.
    pub(crate) last_date: Option<super::Period>,
}

/// A value in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its tokens, hedge included.
    pub tokens: Range<usize>,
    /// The value.
    pub value: Value,
}

type Reader = fn(&Prose<'_>, usize) -> Option<(Value, usize)>;

/// How each type is read at a token: the value, and the token behind it. Of two that read equally far the first wins.
const READERS: [Reader; 10] = [
    date::read,
    time::read,
    age::read,
    duration::read,
    money::read,
    percent::read,
    quantity::read,
    score::read,
    ordinal::read,
    count::read,
];

impl<'a> Prose<'a> {
    /// The sentence of `tokens`; relative dates are read against `reference`.
    pub fn new(source: &'a Source, tokens: &'a [Token], reference: Option<Date>) -> Self {
        Self { source, tokens, reference, last_date: None }
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The text of token `at`; empty beyond the ends.
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| self.source.slice(token.span))
    }

    /// Whether token `at` is `word`, whatever its case.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether token `at` is one of `words`.
    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(at, word))
    }

    /// Whether the tokens from `at` on are `phrase`, whatever the case.
    pub fn is_phrase(&self, at: usize, phrase: &[&str]) -> bool {
        phrase.iter().enumerate().all(|(offset, word)| self.is(at + offset, word))
    }

    /// Whether token `at` is made of letters.
    pub fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Whether token `at` is made of digits.
    pub fn is_digits(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether nothing stands between token `at` and the next.
    pub fn touches_next(&self, at: usize) -> bool {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(one), Some(next)) => one.span.end == next.span.start,
            _ => false,
        }
    }

    /// Whether token `at` begins with a capital.
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Where the tokens of `range` stand.
    pub fn span(&self, range: &Range<usize>) -> Span {
        match (self.tokens.get(range.start), self.tokens.get(range.end.wrapping_sub(1))) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// Whether token `at` is a hyphen or dash that joins two words or figures.
    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "‑" | "−")
    }

    /// Every value, in order, none overlapping another.
    pub fn values(&self) -> Vec<Found> {
        let (mut found, mut at, mut free) = (Vec::new(), 0, 0);
        while at < self.len() {
            match self.longest_at(at) {
                Some((value, end)) => {
                    found.push(self.hedged(value, at..end, free));
                    (at, free) = (end, end);
                    if let Some(last) = found.last() {
                        at = at.max(last.tokens.end);
                        free = at;
                    }
                }
                None => at += 1,
            }
        }
        found
    }

    fn longest_at(&self, at: usize) -> Option<(Value, usize)> {
        let mut longest: Option<(Value, usize)> = None;
        for read in READERS {
            if let Some((value, end)) = read(self, at)
                && longest.as_ref().is_none_or(|(_, longest)| end > *longest)
            {
                longest = Some((value, end));
            }
        }
        longest
    }

    /// The value with the hedge that stands right before or behind it; `free` is the first token that no earlier value took.
    fn hedged(&self, value: Value, tokens: Range<usize>, free: usize) -> Found {
        let before = longest_hedge(true, |phrase| {
            tokens.start.checked_sub(phrase.len()).is_some_and(|at| at >= free && self.is_phrase(at, phrase))
        });
        if let Some((length, hedge)) = before {
            return Found { tokens: tokens.start - length..tokens.end, value: with_hedge(value, hedge) };
        }
        let after = longest_hedge(false, |phrase| self.is_phrase(tokens.end, phrase));
        match after {
            Some((length, hedge)) => {
                Found { tokens: tokens.start..tokens.end + length, value: with_hedge(value, hedge) }
            }
            None => Found { tokens, value },
        }
    }
}

fn with_hedge(mut value: Value, hedge: Option<Hedge>) -> Value {
    if let (Some(hedge), Some(measure)) = (hedge, value.measure_mut()) {
        *measure = measure.hedged(hedge);
    }
    value
}

struct HedgePhrase {
    before: bool,
    words: Vec<&'static str>,
    hedge: Option<Hedge>,
}

static HEDGES: LazyLock<Vec<HedgePhrase>> = LazyLock::new(|| {
    let mut phrases = Vec::new();
    for row in rows(include_str!("../../data/hedges.tsv")) {
        let mut columns = row.split('\t');
        let (Some(hedge), Some(side), Some(list)) = (columns.next(), columns.next(), columns.next()) else { continue };
        phrases.extend(list.split(',').map(|phrase| HedgePhrase {
            before: side == "before",
            words: phrase.split(' ').collect(),
            hedge: Hedge::from_name(hedge),
        }));
    }
    phrases
});

/// The longest phrase that `stands`: its number of words and its hedge, `None` for "exactly".
fn longest_hedge(before: bool, stands: impl Fn(&[&str]) -> bool) -> Option<(usize, Option<Hedge>)> {
    HEDGES
        .iter()
        .filter(|phrase| phrase.before == before && stands(&phrase.words))
        .max_by_key(|phrase| phrase.words.len())
        .map(|phrase| (phrase.words.len(), phrase.hedge))
}

/// A figure, and the token behind it: "85", "1.2 million", "two hundred and three", "tens of thousands", "a dozen".
pub(super) fn figure(prose: &Prose<'_>, at: usize) -> Option<(Measure, usize)> {
    number::read_vague(prose, at).or_else(|| number::read_plain(prose, at))
}

/// A figure or a range of two: "3 to 5", "1.1–1.3", "between 40 and 60".
pub(super) fn figure_or_range(prose: &Prose<'_>, at: usize) -> Option<(Measure, usize)> {
    let between = prose.is(at, "between");
    let (low, middle) = figure(prose, if between { at + 1 } else { at })?;
    let joins = if between { prose.is(middle, "and") } else { prose.is_any(middle, &["to", "–"]) };
    if joins
        && let Some((high, end)) = figure(prose, middle + 1)
        && low.stated < high.stated
    {
        return Some((Measure::between(low, high), end));
    }
    (!between).then_some((low, middle))
}

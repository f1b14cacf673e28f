//! The words around a value: how many of them stand around a value of a source, and how near.

use super::{
    index::{Aligned, Index},
    terms::{Passage, Term},
};
use std::ops::Range;

/// The words around a value of the draft, each with what it tells and how near it stands.
pub(super) struct Surroundings<'p> {
    terms: Vec<(&'p Term, u32, u32)>,
    whole: u32,
}

impl<'p> Surroundings<'p> {
    /// The words around the value that stands in `tokens`; it says nothing of itself.
    pub(super) fn of(passage: &'p Passage, tokens: Range<usize>, index: &Index<'_>) -> Self {
        let at = tokens.start;
        let other = passage.terms.iter().filter(|term| !tokens.contains(&term.at));
        let terms: Vec<(&Term, u32, u32)> =
            other.map(|term| (term, index.weight(term.key), nearness(term.at, at))).collect();
        let whole = terms.iter().map(|(_, weight, near)| weight * near).sum();
        Self { terms, whole }
    }

    /// How much of them stands around token `at` of a sentence, in hundredths. What the sentence before says counts a little.
    pub(super) fn likeness(&self, sentence: &Aligned<'_>, at: usize, index: &Index<'_>) -> u32 {
        let shared = |(term, weight, near): &(&Term, u32, u32)| {
            let here = sentence.passage.terms.iter().filter(|other| other.key == term.key);
            let nearest = here.map(|other| nearness(other.at, at)).max();
            let before = || index.around(sentence).any(|other| other.key == term.key).then_some(1);
            weight * near.min(&nearest.or_else(before).unwrap_or(0))
        };
        100 * self.terms.iter().map(shared).sum::<u32>() / self.whole.max(1)
    }
}

impl Surroundings<'_> {
    /// Whether a word stands right beside the draft's value and beside token `at` of a sentence.
    pub(super) fn beside(&self, sentence: &Aligned<'_>, at: usize) -> bool {
        let near =
            |key| sentence.passage.terms.iter().any(|other| other.key == key && nearness(other.at, at) == NEAREST);
        self.terms.iter().any(|(term, _, nearness)| *nearness == NEAREST && near(term.key))
    }
}

/// The weight of a word right beside a value.
const NEAREST: u32 = 4;

/// How much a word counts for a value so many tokens away.
fn nearness(word: usize, value: usize) -> u32 {
    match word.abs_diff(value) {
        0..=4 => NEAREST,
        5..=9 => 3,
        10..=16 => 2,
        _ => 1,
    }
}

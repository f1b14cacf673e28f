//! Where values can be at all: every value has a figure in it, or a word that counts, measures or belongs to the calendar.

use super::Prose;
use crate::{
    tables::WordTable,
    values::{date, money, number, units},
};
use std::sync::LazyLock;

/// The words of a sentence that a value cannot do without, read from the left.
pub(super) struct Anchors<'a> {
    prose: Prose<'a>,
    next: Option<usize>,
}

/// How many words of a value may stand before its first anchor: "from the beginning of the first half".
const REACH: usize = 8;

impl<'a> Anchors<'a> {
    pub(super) fn of(prose: Prose<'a>) -> Self {
        let mut anchors = Self { prose, next: None };
        anchors.seek(0);
        anchors
    }

    /// The first token from `at` on that a value may begin with.
    pub(super) fn start(&mut self, at: usize) -> Option<usize> {
        if self.next? < at {
            self.seek(at);
        }
        self.next.map(|anchor| at.max(anchor.saturating_sub(REACH)))
    }

    fn seek(&mut self, at: usize) {
        self.next = (at..self.prose.len()).find(|&at| self.is_anchor(at));
    }

    fn is_anchor(&self, at: usize) -> bool {
        let word = || self.prose.word(at);
        self.prose.is_digits(at)
            || self.prose.is_word(at) && (WORDS.contains(word()) || word().bytes().any(|byte| byte.is_ascii_digit()))
    }
}

static WORDS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    let measures = units::words().chain(money::names()).filter(|word| word.len() >= SHORTEST_MEASURE);
    WordTable::set(number::anchors().chain(date::anchors()).chain(measures))
});

/// Shorter units and currencies stand behind digits only.
const SHORTEST_MEASURE: usize = 3;

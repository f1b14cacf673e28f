//! Whether a text is English prose: its commonest words are those of the closed classes, which no other language has, and neither
//! tables nor code have many of them.

use super::{
    Article, TokenKind,
    lexicon::{self, Words},
};
use crate::tables::{WordTable, rows};
use std::sync::LazyLock;

static FUNCTION_WORDS: Words = LazyLock::new(|| {
    let classes = rows(include_str!("../../data/closed-classes.tsv")).filter_map(|row| row.split_once('\t'));
    WordTable::set(classes.flat_map(|(_, words)| words.split(' ')))
});

/// So many words at the beginning show what language a text is in.
const MOST_WORDS: usize = 2_000;
/// Fewer words show nothing: a headline may do without any word of the closed classes.
const FEWEST_WORDS: usize = 20;
/// Of so many words of English prose, one at least is of a closed class; in news it is two in five.
const SPARSEST: usize = 5;

impl Article {
    /// Whether the text reads like English prose, by the share of articles, prepositions, pronouns and the like among its first words.
    /// A text too short to tell counts as English. The share is the same for any order of the words: nothing is parsed.
    pub fn is_english(&self) -> bool {
        let (all, known) = self.known_words();
        all < FEWEST_WORDS || known * SPARSEST >= all
    }

    /// The same of a text of any length: one too short to tell is not plainly English unless its few words are.
    pub fn is_plainly_english(&self) -> bool {
        let (all, known) = self.known_words();
        known * SPARSEST >= all
    }

    /// How many words were looked at, and how many of them are of a closed class.
    fn known_words(&self) -> (usize, usize) {
        let words = self.tokens.iter().filter(|token| token.kind == TokenKind::Word).take(MOST_WORDS);
        let (mut all, mut known) = (0, 0);
        for word in words.map(|token| self.slice(token.span)) {
            all += 1;
            known += usize::from(lexicon::has(&FUNCTION_WORDS, word));
        }
        (all, known)
    }
}

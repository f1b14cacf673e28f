//! Whether a text is English prose: its commonest words are those of the closed classes, which no other language has, and neither
//! tables nor code have many of them.
//!
//! A short text may by chance have few of them: "the", "and" and "that" show that it is English where "in" and "was" do not.

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

static SHARED_WORDS: Words = LazyLock::new(|| {
    WordTable::set(rows(include_str!("../../data/shared-function-words.txt")).flat_map(|row| row.split(' ')))
});

/// So many words at the beginning show what language a text is in.
const MOST_WORDS: usize = 2_000;
/// Fewer words show nothing: a headline may do without any word of the closed classes.
const FEWEST_WORDS: usize = 20;
/// Of so many words of English prose, one at least is of a closed class; in news it is two in five.
const SPARSEST: usize = 5;
/// Of so many words that are no names, one at least is of a closed class and no word of another language; in news it is one in five.
const SPARSEST_OWN: usize = 10;

impl Article {
    /// Whether the text reads like English prose, by the share of articles, prepositions, pronouns and the like among its first words.
    /// A text too short to tell counts as English. The share is the same for any order of the words: nothing is parsed.
    pub fn is_english(&self) -> bool {
        let shares = self.shares();
        shares.words < FEWEST_WORDS || shares.are_english()
    }

    /// The same of a text of any length: one too short to tell is not plainly English unless its few words are.
    pub fn is_plainly_english(&self) -> bool {
        self.shares().are_english()
    }

    fn shares(&self) -> Shares {
        let words = self.tokens.iter().filter(|token| token.kind == TokenKind::Word).take(MOST_WORDS);
        words.map(|token| self.slice(token.span)).fold(Shares::default(), |shares, word| {
            let closed = lexicon::has(&FUNCTION_WORDS, word);
            Shares {
                words: shares.words + 1,
                closed: shares.closed + usize::from(closed),
                own: shares.own + usize::from(closed && !lexicon::has(&SHARED_WORDS, word)),
                names: shares.names + usize::from(!closed && word.starts_with(char::is_uppercase)),
            }
        })
    }
}

/// How many words were looked at.
#[derive(Default)]
struct Shares {
    words: usize,
    /// Those of a closed class of English.
    closed: usize,
    /// Those of them that are of no other language.
    own: usize,
    /// Those that may be names: a list of results has many.
    names: usize,
}

impl Shares {
    fn are_english(&self) -> bool {
        self.closed * SPARSEST >= self.words || self.own > 0 && self.own * SPARSEST_OWN >= self.words - self.names
    }
}

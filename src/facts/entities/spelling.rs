//! How an article writes its words: which are capitalised where nothing but a name asks for it.

use super::runs::is_name_word;
use crate::{
    facts::trees::behind_dateline,
    language::{
        lemma,
        lexicon::{self, NameWord},
        tagger, words,
    },
    text::{Article, BlockKind, TokenKind},
};
use std::collections::HashSet;

/// The words of an article by their first letter.
pub(super) struct Spelling<'a> {
    /// Capitalised inside a sentence of running text: names wherever they stand.
    inside: HashSet<&'a str>,
    /// The same, and not bound to another by a hyphen.
    standing: HashSet<&'a str>,
    /// At the beginning of a sentence, before another that is capitalised.
    beginning: HashSet<&'a str>,
    /// Written small somewhere.
    small: HashSet<&'a str>,
}

impl<'a> Spelling<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        let mut spelling = Self {
            inside: HashSet::new(),
            standing: HashSet::new(),
            beginning: HashSet::new(),
            small: HashSet::with_capacity(article.tokens.len() / USUAL_REPETITION),
        };
        let prose = |kind| matches!(kind, BlockKind::Paragraph | BlockKind::Caption | BlockKind::ListItem);
        for block in article.blocks.iter().filter(|block| prose(block.kind)) {
            for sentence in article.sentences_of(block) {
                if !is_shouted(article, sentence.tokens.clone()) {
                    spelling.read(article, sentence.tokens.clone());
                }
            }
        }
        spelling
    }

    fn read(&mut self, article: &'a Article, tokens: std::ops::Range<usize>) {
        let word = |at: usize| article.tokens.get(at).map_or("", |token| article.slice(token.span));
        let first = tokens.clone().find(|at| is_word(article, *at)).unwrap_or(tokens.start);
        let told = behind_dateline(article, tokens.clone());
        let opening = told.clone().find(|at| is_word(article, *at)).unwrap_or(first);
        for at in tokens {
            if !is_word(article, at) {
                continue;
            }
            if at == first && is_name_word(article, at + 1) {
                self.beginning.insert(word(at));
            }
            if word(at).starts_with(char::is_lowercase) {
                self.small.insert(word(at));
            } else if (at == first || at == opening) && is_firm(article, at) {
                self.inside.insert(word(at));
                self.standing.insert(word(at));
            } else if at > first && at != opening && is_name_word(article, at) && !opens(word(at - 1)) {
                self.inside.insert(word(at));
                if !is_hyphen(word(at - 1)) && !is_hyphen(word(at + 1)) {
                    self.standing.insert(word(at));
                }
            }
        }
    }

    /// Whether the word is a name wherever it stands.
    pub(super) fn is_capital(&self, word: &str) -> bool {
        self.inside.contains(word)
    }

    /// Whether the word is a name by itself: "Xi" and "Putin" in "the Xi-Putin call", none of the two in "Jean-Paul".
    pub(super) fn stands(&self, word: &str) -> bool {
        self.standing.contains(word)
    }

    /// Whether a name of several words may begin in the word: a sentence begins in it with another capital behind, and English has no such word.
    pub(super) fn may_begin(&self, word: &str) -> bool {
        self.beginning.contains(word) && !self.is_small(word) && !tagger::is_ordinary(&lemma::lower(word))
    }

    /// Whether the article also writes the word small.
    pub(super) fn is_small(&self, word: &str) -> bool {
        self.small.contains(word.to_lowercase().as_str())
    }
}

/// "Corvane Inc.", "Astley Steel Group": whether the capitalised words from `at` on end as the names of firms do.
fn is_firm(article: &Article, at: usize) -> bool {
    let word = |at: usize| article.tokens.get(at).map_or("", |token| article.slice(token.span));
    let mut behind = (at + 1..).take(LONGEST_FIRM).take_while(|at| is_name_word(article, *at));
    let noun = lemma::lower(word(at));
    let plain = words::class(&noun).is_none() && !lexicon::is_trade(&noun) && !lexicon::is_person_noun(&noun);
    plain && behind.any(|at| lexicon::name_word(word(at)) == Some(NameWord::Company))
}

/// How many words of a firm's name may stand behind its first.
const LONGEST_FIRM: usize = 3;

/// Whether a sentence is written in capitals, as headings are.
pub(super) fn is_shouted(article: &Article, tokens: std::ops::Range<usize>) -> bool {
    let words = tokens.filter(|at| is_word(article, *at));
    let (mut all, mut small) = (0, 0);
    for at in words {
        all += 1;
        small += usize::from(article.slice(article.tokens[at].span).chars().any(char::is_lowercase));
    }
    all >= FEWEST_SHOUTED && small == 0
}

/// How often an article has each of its words and marks.
const USUAL_REPETITION: usize = 3;

/// Fewer words in capitals may be acronyms.
const FEWEST_SHOUTED: usize = 3;

fn is_word(article: &Article, at: usize) -> bool {
    article.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
}

/// Marks behind which a sentence may begin.
pub(super) fn opens(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "‘" | "'" | ":" | "—" | "–" | "•" | "*" | ";")
}

pub(super) fn is_hyphen(mark: &str) -> bool {
    matches!(mark, "-" | "‑")
}

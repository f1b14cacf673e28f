//! Things that an article has one of: it always says "the meeting", never "meetings" or "another meeting", and never of two kinds.

use crate::{
    language::{
        lemma,
        words::{self, WordClass},
    },
    text::{Article, BlockKind, Token, TokenKind},
};
use std::collections::{BTreeMap, BTreeSet};

/// How many words may stand between a determiner and its noun.
const MOST_MODIFIERS: usize = 3;

/// The nouns that stand for one thing throughout.
pub(super) struct Singletons {
    uses: BTreeMap<String, Uses>,
}

/// How an article uses a noun.
#[derive(Default)]
struct Uses {
    /// How often it is "a meeting".
    introduced: usize,
    /// How often it is "the meeting".
    pointed: usize,
    /// Whether it stands in the plural, without a determiner, or with one that tells several apart.
    several: bool,
    /// What stands between determiner and noun, owners included.
    modifiers: BTreeSet<String>,
    /// What follows with a preposition: "of the board".
    adjuncts: BTreeSet<String>,
}

impl Singletons {
    pub(super) fn of(article: &Article) -> Self {
        let mut uses: BTreeMap<String, Uses> = BTreeMap::new();
        let prose = |kind| matches!(kind, BlockKind::Paragraph | BlockKind::Caption | BlockKind::ListItem);
        for block in article.blocks.iter().filter(|block| prose(block.kind)) {
            for sentence in article.sentences_of(block) {
                let tokens = article.tokens.get(sentence.tokens.clone()).unwrap_or_default();
                let reader = Reader { article, tokens };
                (0..tokens.len()).for_each(|at| reader.note(at, &mut uses));
            }
        }
        Self { uses }
    }

    /// Whether the article has one of what `noun` names, and has pointed at it.
    pub(super) fn has(&self, noun: &str) -> bool {
        self.uses.get(noun).is_some_and(|uses| {
            let kinds = uses.modifiers.len().max(uses.adjuncts.len());
            !uses.several && uses.introduced <= 1 && uses.pointed >= 1 && kinds <= 1
        })
    }
}

struct Reader<'a> {
    article: &'a Article,
    tokens: &'a [Token],
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| self.article.slice(token.span))
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(at).eq_ignore_ascii_case(word))
    }

    fn is_open(&self, at: usize) -> bool {
        let word = |token: &Token| token.kind == TokenKind::Word;
        self.tokens.get(at).is_some_and(word) && words::class(self.word(at)).is_none()
    }

    /// Counts the word at `at`, if the noun phrase that it may be the head of ends with it.
    fn note(&self, at: usize, uses: &mut BTreeMap<String, Uses>) {
        let word = lemma::lower(self.word(at));
        if !self.is_open(at) {
            return;
        }
        let singular = lemma::noun(&word);
        let known = uses.entry(singular.clone().into_owned()).or_default();
        if singular != word {
            known.several = true;
            return;
        }
        let start = (at.saturating_sub(MOST_MODIFIERS)..at).rev().take_while(|before| self.is_open(*before)).last();
        let start = start.unwrap_or(at);
        match start.checked_sub(1) {
            Some(before) if self.is(before, &["the", "this", "that"]) => known.pointed += 1,
            Some(before) if self.is(before, &["a", "an"]) => known.introduced += 1,
            Some(before) if words::class(self.word(before)) == Some(WordClass::Possessive) => {
                known.modifiers.insert(lemma::lower(self.word(before)).into_owned());
            }
            _ => known.several = true,
        }
        if start < at {
            let modifiers: Vec<_> = (start..at).map(|at| lemma::lower(self.word(at))).collect();
            known.modifiers.insert(modifiers.join(" "));
        }
        if words::class(self.word(at + 1)) == Some(WordClass::Preposition) {
            known.adjuncts.insert([self.word(at + 1), self.word(at + 2), self.word(at + 3)].join(" "));
        }
    }
}

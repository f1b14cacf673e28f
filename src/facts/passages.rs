//! The sentences that facts are read from.

use super::trees::{Tree, Trees};
use crate::{
    language::{
        lemma,
        words::{self, WordClass},
    },
    source::Span,
    text::{Article, Block, BlockKind, Sentence, Token},
};
use std::{borrow::Cow, cell::OnceCell};

/// An article cut into passages: its sentences, and pieces of any sentence that is longer than writers write them. What surrounds a word is
/// looked for within its passage, so that the time for a word is bounded whatever the text.
#[derive(Debug)]
pub(super) struct Passages<'a> {
    pub(super) article: &'a Article,
    /// In the order of the text.
    pub(super) all: Vec<Sentence>,
    trees: Trees,
    /// What is looked up once of every token of the article.
    forms: OnceCell<Vec<Form>>,
    english: OnceCell<bool>,
}

/// What is asked of a word again and again.
#[derive(Debug)]
struct Form {
    /// Its closed class.
    class: Option<WordClass>,
    /// The word in lower case, where it is not written so.
    lower: Option<Box<str>>,
}

impl Form {
    fn of(word: &str) -> Self {
        let lower = match lemma::lower(word) {
            Cow::Owned(lower) => Some(lower.into()),
            Cow::Borrowed(_) => None,
        };
        Self { class: words::class(word), lower }
    }
}

/// How many tokens a passage may have. The longest sentences of news have half as many.
const LONGEST: usize = 200;

impl<'a> Passages<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        let mut all = Vec::with_capacity(article.sentences.len());
        for sentence in &article.sentences {
            let mut start = sentence.tokens.start;
            while sentence.tokens.end > start + LONGEST {
                all.push(piece(article, sentence, start, start + LONGEST));
                start += LONGEST;
            }
            all.push(piece(article, sentence, start, sentence.tokens.end));
        }
        Self { article, trees: Trees::of(all.len()), all, forms: OnceCell::new(), english: OnceCell::new() }
    }

    /// Whether the article is plainly English, told once for all of its values.
    pub(super) fn are_plainly_english(&self) -> bool {
        *self.english.get_or_init(|| self.article.is_plainly_english())
    }

    /// The block of a passage.
    pub(super) fn block(&self, sentence: &Sentence) -> &'a Block {
        &self.article.blocks[sentence.block]
    }

    /// What the block of a passage is.
    pub(super) fn kind(&self, sentence: &Sentence) -> BlockKind {
        self.block(sentence).kind
    }

    /// The last passage that begins before `offset`.
    pub(super) fn before(&self, offset: u32) -> Option<usize> {
        self.all.partition_point(|sentence| sentence.span.start < offset).checked_sub(1)
    }

    /// The tree of the passage with this index.
    pub(super) fn tree(&self, index: usize) -> Tree<'_> {
        let tokens = self.all.get(index).map_or(0..0, |passage| passage.tokens.clone());
        self.trees.tree(self.article, index, &tokens)
    }

    /// The passage of a token.
    pub(super) fn of_token(&self, token: usize) -> Option<usize> {
        self.all.partition_point(|sentence| sentence.tokens.start <= token).checked_sub(1)
    }

    /// The closed class of token `at`, whatever it stands for.
    pub(super) fn class(&self, at: usize) -> Option<WordClass> {
        self.form(at).and_then(|form| form.class)
    }

    /// Token `at` in lower case; empty beyond the ends.
    pub(super) fn lower(&self, at: usize) -> &str {
        self.form(at).and_then(|form| form.lower.as_deref()).unwrap_or_else(|| self.word(at))
    }

    fn form(&self, at: usize) -> Option<&Form> {
        let form = |token: &Token| Form::of(self.article.slice(token.span));
        self.forms.get_or_init(|| self.article.tokens.iter().map(form).collect()).get(at)
    }

    /// The bytes of token `at`: what is compared with a word need not be looked at for the borders of characters.
    pub(super) fn bytes(&self, at: usize) -> &'a [u8] {
        let span = self.article.tokens.get(at).map(|token| token.span.range());
        span.and_then(|span| self.article.source.text().as_bytes().get(span)).unwrap_or_default()
    }

    /// The words of token `at`; empty beyond the ends.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.article.tokens.get(at).map_or("", |token| self.article.slice(token.span))
    }
}

fn piece(article: &Article, sentence: &Sentence, start: usize, end: usize) -> Sentence {
    let tokens = start..end;
    let span = match (article.tokens.get(start), article.tokens.get(end.wrapping_sub(1))) {
        _ if tokens == sentence.tokens => sentence.span,
        (Some(first), Some(last)) => first.span.join(last.span),
        _ => Span::default(),
    };
    Sentence { span, tokens, block: sentence.block }
}

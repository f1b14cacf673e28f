//! An article as it is built: blocks, sentences, tokens and quotations, all of them spans into the source.

mod abbreviation;
mod blocks;
mod english;
mod kinds;
pub(crate) mod lexicon;
pub(crate) mod marks;
mod quotations;
mod sentences;
mod tokens;

use crate::source::{Source, Span};
use std::{borrow::Cow, ops::Range, sync::Arc};

pub(crate) use blocks::ends_properly;

/// What a block of lines is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The title of the article.
    Headline,
    /// Running prose.
    Paragraph,
    /// The title of a section.
    Heading,
    /// The text of a picture, credit included.
    Caption,
    /// An item of a list.
    ListItem,
    /// A line that holds the place or date of publication and nothing else.
    Dateline,
    /// What the page around the article brings in: reading times, sources, menus, related headlines. It yields no facts.
    Furniture,
}

/// A run of lines that belong together.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where, blanks at both ends aside.
    pub span: Span,
    /// Its sentences, as indices into [`Article::sentences`].
    pub sentences: Range<usize>,
}

/// A sentence, or what stands for one in a heading or a list.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Where, blanks at both ends aside.
    pub span: Span,
    /// Its tokens, as indices into [`Article::tokens`].
    pub tokens: Range<usize>,
    /// Its block, as an index into [`Article::blocks`].
    pub block: usize,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with apostrophes and points inside ("doesn't", "U.S."); a hyphen ends it.
    Word,
    /// Digits, with points and commas inside ("1,234.5").
    Number,
    /// A single mark or symbol.
    Mark,
}

/// A word, a number or a mark. A possessive ending ("'s", "’") is a token of its own, of kind [`TokenKind::Word`];
/// so is the "n't" of a contraction.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What stands between a pair of quotation marks.
#[derive(Clone, Copy, Debug)]
pub struct Quotation {
    /// Inside the marks.
    pub span: Span,
    /// With the marks.
    pub outer: Span,
    /// Whether the closing mark is there. Where it is not, the span ends with the block.
    pub closed: bool,
}

/// A text taken apart. Everything in it is in the order of the text.
#[derive(Debug)]
pub struct Article {
    /// The text itself.
    pub source: Arc<Source>,
    /// The ISO date of a ` date YYYY-MM-DD ` head on the first line.
    pub head_date: Option<Span>,
    /// The blocks.
    pub blocks: Vec<Block>,
    /// The sentences of all blocks.
    pub sentences: Vec<Sentence>,
    /// The tokens of all sentences.
    pub tokens: Vec<Token>,
    /// The quotations of all blocks but furniture.
    pub quotations: Vec<Quotation>,
}

/// How many bytes there are to a token of prose, the blank behind it included; fewer only in texts of marks and figures.
const BYTES_A_TOKEN: usize = 5;

/// How many bytes a line of an article may have. A whole novel has less than that; what has more is no paragraph.
pub const LONGEST_LINE: usize = 1 << 20;

impl Article {
    /// The first line, from 0, that is longer than [`LONGEST_LINE`]: the caller had better refuse the text.
    pub fn overlong_line(source: &Source) -> Option<usize> {
        let overlong = |line: &str| line.len() > LONGEST_LINE;
        source.text().lines().position(overlong)
    }

    /// Takes `source` apart. Any text will do; the time it takes grows with its length and with nothing else.
    pub fn read(source: Arc<Source>) -> Self {
        let head = blocks::head(&source);
        let mut article = Self {
            head_date: head.date,
            blocks: Vec::new(),
            sentences: Vec::new(),
            tokens: Vec::with_capacity(source.text().len() / BYTES_A_TOKEN),
            quotations: Vec::new(),
            source,
        };
        let mut ends = Vec::new();
        for span in blocks::read(&article.source, head.end) {
            article.push_block(span, &mut ends);
        }
        kinds::assign(&mut article);
        article.read_quotations();
        article
    }

    /// The text of `span`.
    pub fn slice(&self, span: Span) -> &str {
        self.source.slice(span)
    }

    /// The text of `span` with single blanks, where it may go on in the next line.
    pub(crate) fn in_one_line(&self, span: Span) -> Cow<'_, str> {
        let text = self.slice(span);
        if !text.contains(['\n', '\r', '\t']) {
            return Cow::Borrowed(text);
        }
        Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The sentences of `block`.
    pub fn sentences_of(&self, block: &Block) -> &[Sentence] {
        self.sentences.get(block.sentences.clone()).unwrap_or_default()
    }

    /// The tokens of `block`.
    pub fn tokens_of(&self, block: &Block) -> &[Token] {
        let sentences = self.sentences_of(block);
        let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { return &[] };
        self.tokens.get(first.tokens.start..last.tokens.end).unwrap_or_default()
    }

    fn push_block(&mut self, span: Span, ends: &mut Vec<usize>) {
        let (first_token, first_sentence) = (self.tokens.len(), self.sentences.len());
        tokens::read(self.source.text(), span, &mut self.tokens);
        let tokens = &self.tokens[first_token..];
        let mut start = 0;
        ends.clear();
        sentences::read(self.source.text(), tokens, ends);
        for &end in ends.iter() {
            let span = tokens[start].span.join(tokens[end - 1].span);
            let tokens = first_token + start..first_token + end;
            self.sentences.push(Sentence { span, tokens, block: self.blocks.len() });
            start = end;
        }
        let sentences = first_sentence..self.sentences.len();
        self.blocks.push(Block { kind: BlockKind::Paragraph, span, sentences });
    }

    fn read_quotations(&mut self) {
        let mut quotations = Vec::new();
        for block in self.blocks.iter().filter(|block| block.kind != BlockKind::Furniture) {
            quotations::read(self.source.text(), block.span, self.tokens_of(block), &mut quotations);
        }
        self.quotations = quotations;
    }
}

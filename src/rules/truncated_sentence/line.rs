//! The blocks of an article with what the cues look at.

use super::{around::Share, left_out};
use crate::{
    language::words::{WordClass, class},
    rules::marks::is_code,
    source::Span,
    text::{
        Article, Block, BlockKind, Quotation, Token, TokenKind, ends_properly,
        lexicon::{self, SPEECH_VERBS, Words},
        marks::{is_apostrophe, is_closer, is_dash, is_opener},
    },
};
use std::{ops::Range, sync::LazyLock};

static FINITE_VERBS: Words = LazyLock::new(|| lexicon::words(include_str!("../../../data/finite-verbs.txt")));
static LABEL_OPENINGS: Words = LazyLock::new(|| lexicon::words(include_str!("../../../data/label-openings.txt")));

/// Fewer words are a fragment, whatever they end in.
const SHORTEST_SENTENCE: usize = 5;
/// How many words the name of a speaker has at most.
const LONGEST_SPEAKER: usize = 3;
/// How far a tab stands in.
const TAB: usize = 8;

/// A block with what the cues look at.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) span: Span,
    pub(super) kind: BlockKind,
    /// The lines that it takes.
    pub(super) source_lines: Range<usize>,
    pub(super) sentences: usize,
    pub(super) words: usize,
    pub(super) first_word: &'a str,
    pub(super) last_sentence: LastSentence<'a>,
    pub(super) ending: Ending<'a>,
    /// By how much its first line stands in, the one that stands in least, and the last.
    pub(super) indent: usize,
    pub(super) least_indent: usize,
    pub(super) last_indent: usize,
    /// Whether it is one piece, and nearly every word but those of the closed classes has a capital, as in titles.
    pub(super) in_capitals: bool,
    /// Whether some word is a finite verb.
    pub(super) verb: bool,
    /// The share of words of the closed classes: prose has many, titles and tables few.
    pub(super) closed_class: f64,
    pub(super) markup: bool,
}

pub(super) struct LastSentence<'a> {
    pub(super) span: Span,
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// The text that the spans are of.
    pub(super) source: &'a str,
    pub(super) words: usize,
}

/// The end of a block.
pub(super) struct Ending<'a> {
    pub(super) character: char,
    pub(super) word: &'a str,
    /// Whether that word is spoken of: in quotation marks, or behind "if".
    pub(super) mentioned: bool,
    /// Whether it is a stop.
    pub(super) stopped: bool,
    /// Whether a quotation was left open.
    pub(super) in_quotation: bool,
}

impl<'a> LastSentence<'a> {
    /// Its words and numbers.
    pub(super) fn words(&self) -> impl DoubleEndedIterator<Item = &'a str> + use<'a> {
        let (source, tokens) = (self.source, self.tokens);
        let words = tokens.iter().filter(|token| token.kind != TokenKind::Mark);
        words.map(|token| source.get(token.span.range()).unwrap_or_default())
    }
}

impl<'a> Line<'a> {
    pub(super) fn all(article: &'a Article) -> Vec<Self> {
        let mut quotations = article.quotations.iter().peekable();
        let mut read = |block: &Block| {
            let mut open = false;
            while let Some(quotation) = quotations.next_if(|quotation| quotation.outer.start < block.span.end) {
                open |= is_left_open(article, quotation);
            }
            Self::read(article, block, open)
        };
        article.blocks.iter().filter_map(&mut read).collect()
    }

    fn read(article: &'a Article, block: &Block, in_quotation: bool) -> Option<Self> {
        let text = article.slice(block.span);
        let last = article.sentences_of(block).last()?;
        let last_tokens = article.tokens.get(last.tokens.clone())?;
        let wording = Wording::of(article, article.tokens_of(block));
        let source_lines = source_lines(article, block);
        let indents = || source_lines.clone().map(|line| indent(article, line));
        Some(Self {
            text,
            span: block.span,
            kind: block.kind,
            indent: indents().next()?,
            least_indent: indents().min()?,
            last_indent: indents().next_back()?,
            source_lines,
            sentences: block.sentences.len(),
            words: wording.words.of,
            first_word: wording.first,
            last_sentence: LastSentence {
                span: last.span,
                text: article.slice(last.span),
                tokens: last_tokens,
                source: article.source.text(),
                words: last_tokens.iter().filter(|token| token.kind != TokenKind::Mark).count(),
            },
            ending: Ending {
                character: text.chars().next_back()?,
                word: wording.last,
                mentioned: is_mentioned(article, last_tokens, article.tokens_of(block)),
                stopped: ends_properly(text),
                in_quotation,
            },
            in_capitals: block.sentences.len() == 1 && wording.is_title(),
            verb: wording.verb,
            closed_class: wording.words.share(),
            markup: is_code(text) || text.ends_with(';'),
        })
    }

    /// Whether it begins like a label or a note, or with a number of its own: "Example 3. Bridges over the river".
    pub(super) fn is_label(&self) -> bool {
        let numbered = || {
            let mut words = self.text.split_whitespace().skip(1);
            let number = words.next().and_then(|word| word.strip_suffix(['.', ':']));
            number.is_some_and(|number| number.chars().all(|digit| digit.is_ascii_digit() || digit == '.'))
        };
        lexicon::has(&LABEL_OPENINGS, self.first_word) || numbered()
    }

    /// Whether it begins with a name and a colon: "PILOT: We have lost the".
    pub(super) fn names_speaker(&self) -> bool {
        let Some((speaker, _)) = self.text.split_once(':') else { return false };
        let mut words = speaker.split_whitespace();
        let short = (1..=LONGEST_SPEAKER).contains(&words.clone().count());
        short && words.all(|word| word.starts_with(char::is_uppercase))
    }

    /// Whether the last sentence is a credit or a handle, or a name stands behind its stop ("… — Jane Doe").
    pub(super) fn is_credited(&self) -> bool {
        let text = self.last_sentence.text;
        let signed = || text.rsplit_once(is_dash).is_some_and(|(before, _)| ends_properly(before));
        text.starts_with(is_dash) || text.contains(['#', '@']) || signed()
    }

    /// Whether it was joined from several lines: what goes on in the next one may have been left out.
    pub(super) fn wrapped(&self) -> bool {
        self.text.contains('\n')
    }

    pub(super) fn opens_with_quotation(&self) -> bool {
        self.text.starts_with(['"', '“', '„', '«', '‘'])
    }

    /// Whether it ends in an ellipsis outside a quotation, right behind a word.
    pub(super) fn trails_off(&self) -> bool {
        let dots = self.text.strip_suffix('…').or_else(|| self.text.strip_suffix("..."));
        let word = dots.map(|text| text.trim_end_matches('.'));
        !self.ending.in_quotation && word.is_some_and(|text| text.ends_with(self.ending.word))
    }

    /// Whether a full stop stands right behind the last word, and that word by itself: "the value of a." and "* and ?." speak of something else.
    pub(super) fn stops_behind_a_word(&self) -> bool {
        let word = self.ending.word;
        let before = self.text.strip_suffix('.').and_then(|text| text.strip_suffix(word));
        before.is_some_and(|before| before.ends_with(char::is_whitespace)) && word != "A"
    }

    /// Whether its last mark is a comma, be it in front of the closing mark of a quotation.
    pub(super) fn ends_in_comma(&self) -> bool {
        self.text.trim_end_matches(is_closer).ends_with(',') && !self.text.ends_with([')', ']'])
    }

    pub(super) fn ends_in_word(&self) -> bool {
        self.ending.character.is_alphanumeric() || is_apostrophe(self.ending.character)
    }

    /// Whether it ends in the name of a file, a function or a version, behind which a full stop could be taken for a part of it.
    pub(super) fn ends_in_name_of_code(&self) -> bool {
        let word = self.text.split_whitespace().next_back().unwrap_or_default();
        let inner = |sign: char| word.split_once(sign).is_some_and(|(_, rest)| rest.starts_with(char::is_alphabetic));
        let mixed = word.starts_with(char::is_alphabetic) && word.ends_with(|last: char| last.is_ascii_digit());
        inner('.') || inner('/') || inner('_') || mixed && word.contains('.')
    }

    /// Whether it is a paragraph that reads like a sentence from its beginning on.
    pub(super) fn begins_sentence(&self) -> bool {
        self.kind == BlockKind::Paragraph && self.words >= SHORTEST_SENTENCE && self.begins_large() && !self.markup
    }

    /// Whether it begins with a capital or a figure.
    pub(super) fn begins_large(&self) -> bool {
        let large = |first: char| first.is_uppercase() || first.is_numeric() || matches!(first, '$' | '£' | '€');
        self.text.trim_start_matches(is_opener).starts_with(large)
    }

    /// Whether it is so short that it may be a title.
    pub(super) fn is_short(&self) -> bool {
        self.kind == BlockKind::Heading || self.kind == BlockKind::Paragraph && self.words < SHORTEST_SENTENCE
    }

    /// Whether it begins as no sentence does: in lower case, or with a path or an option ("/usr", "--help", ".txt").
    pub(super) fn carries_on(&self) -> bool {
        let begin = self.text.trim_start_matches(is_opener);
        let mut characters = begin.chars().skip_while(|&first| first == '/' || first == '.' || first == '-');
        let marked = begin.starts_with(['/', '.', '-']) && characters.next().is_some_and(char::is_alphanumeric);
        marked || begin.starts_with(char::is_lowercase)
    }
}

/// The lines of the source that a block takes.
fn source_lines(article: &Article, block: &Block) -> Range<usize> {
    let source = &article.source;
    source.line(block.span.start)..source.line(block.span.end.saturating_sub(1)) + 1
}

/// By how much a line of the source stands in.
fn indent(article: &Article, line: usize) -> usize {
    let text = article.slice(article.source.line_span(line));
    let blanks = text.chars().take_while(|c| matches!(c, ' ' | '\t'));
    blanks.map(|blank| if blank == '\t' { TAB } else { 1 }).sum()
}

/// What kinds of words a block has.
struct Wording<'a> {
    /// Words of the closed classes among all words.
    words: Share,
    /// Words with a capital among those of the open classes, the first word aside.
    capitals: Share,
    verb: bool,
    first: &'a str,
    last: &'a str,
}

impl<'a> Wording<'a> {
    fn of(article: &'a Article, tokens: &[Token]) -> Self {
        let mut wording =
            Self { words: Share::default(), capitals: Share::default(), verb: false, first: "", last: "" };
        for token in tokens.iter().filter(|token| token.kind != TokenKind::Mark) {
            wording.take(article.slice(token.span));
        }
        wording
    }

    /// Whether words in small letters are as rare as in titles; a sentence full of names still has its verb and a noun.
    fn is_title(&self) -> bool {
        let small = self.capitals.of - self.capitals.part;
        self.capitals.of > 2 && small < 2 && self.capitals.share() > 0.7
    }

    fn take(&mut self, word: &'a str) {
        let closed = class(word).is_some_and(needs_another);
        if self.words.of == 0 {
            self.first = word;
        } else if !closed {
            self.capitals.take(word.starts_with(|first: char| first.is_uppercase() || first.is_numeric()));
        }
        self.words.take(closed);
        self.verb |= is_finite(word);
        self.last = word;
    }
}

/// Whether `word` may be the verb of a clause. Endings decide for verbs that no list has.
pub(super) fn is_finite(word: &str) -> bool {
    lexicon::has(&FINITE_VERBS, word)
        || lexicon::has(&SPEECH_VERBS, word)
        || word.len() > 4 && word.ends_with("ed")
        || word.contains(is_apostrophe)
}

/// A double mark that was not closed: a single one may be an apostrophe after all.
fn is_left_open(article: &Article, quotation: &Quotation) -> bool {
    !quotation.closed && !article.slice(quotation.outer).starts_with('‘')
}

/// Whether the last word stands for itself: "the article “the”.", "only if, not because.", "either AND or OR.", "the sign of a."
fn is_mentioned(article: &Article, tokens: &[Token], block: &[Token]) -> bool {
    let mut words = tokens.iter().rev().filter(|token| token.kind == TokenKind::Word);
    let (Some(last), Some(before)) = (words.next(), words.next()) else { return true };
    let word = article.slice(last.span);
    let in_capitals = word.len() > 1 && word.chars().all(char::is_uppercase);
    let at = tokens.iter().rposition(|token| token.span == last.span).unwrap_or_default();
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| tokens.get(at));
    let marks = beside.into_iter().any(|token| article.slice(token.span).starts_with(is_quote_mark));
    let determines = matches!(class(word), Some(WordClass::Article | WordClass::Possessive));
    let negated = !determines && matches!(article.slice(before.span), "if" | "what" | "where" | "not");
    marks
        || negated
        || in_capitals
        || left_out::is_code(&article.source, last.span)
        || is_variable(article, block, word)
}

/// Whether "a" is a letter among others: "a is less than b, and n has the sign of a."
fn is_variable(article: &Article, tokens: &[Token], word: &str) -> bool {
    let other = |token: &Token| matches!(article.slice(token.span).as_bytes(), [letter] if letter.is_ascii_lowercase() && *letter != b'a');
    word == "a" && tokens.iter().any(other)
}

fn is_quote_mark(mark: char) -> bool {
    matches!(mark, '"' | '“' | '”' | '‘' | '’' | '\'' | '«' | '»')
}

/// Words that something must follow, in running prose.
pub(super) fn needs_another(class: WordClass) -> bool {
    matches!(
        class,
        WordClass::Article
            | WordClass::Possessive
            | WordClass::Determiner
            | WordClass::Relative
            | WordClass::Preposition
            | WordClass::Conjunction
            | WordClass::Subordinator
            | WordClass::Auxiliary
    )
}

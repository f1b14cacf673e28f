//! Sentences that stop in the middle. See the page beside this file.
//!
//! A cue alone proves little: titles, tables and chats end without stops too. So every cue also asks how the lines around end.

use super::{Confidence, Rule, Status, marks::is_code};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::Analysis,
    language::words::{WordClass, class},
    source::Span,
    text::{
        Article, Block, BlockKind, Quotation, Token, TokenKind, ends_properly,
        lexicon::{self, NEVER_LAST, SPEECH_VERBS, Words},
        marks::{is_apostrophe, is_dash, is_opener},
    },
};
use std::{collections::BTreeSet, ops::Range, sync::LazyLock};

static FINITE_VERBS: Words = LazyLock::new(|| lexicon::words(include_str!("../../data/finite-verbs.txt")));
static NEVER_BEFORE_STOP: Words = LazyLock::new(|| lexicon::words(include_str!("../../data/never-before-stop.txt")));
static STRANDING: Words = LazyLock::new(|| lexicon::words(include_str!("../../data/stranding.txt")));
static LABEL_OPENINGS: Words = LazyLock::new(|| lexicon::words(include_str!("../../data/label-openings.txt")));

/// How many blocks on either side show how the lines of the article end.
const NEIGHBOURS: usize = 4;
/// Shorter blocks say nothing about how paragraphs end.
const SHORTEST_NEIGHBOUR: usize = 6;
/// Fewer words are a fragment, whatever they end in.
const SHORTEST_SENTENCE: usize = 5;
/// A paragraph so long, with sentences that end in stops, is prose wherever it stands.
const LONG_PARAGRAPH: usize = 40;
/// No heading is looked for further above, in blocks.
const LONGEST_SECTION: usize = 30;
/// Shorter paragraphs need not be running prose.
const SHORTEST_PROSE: usize = 8;

pub(super) const RULE: Rule = Rule {
    name: "truncated-sentence",
    page: include_str!("truncated_sentence.md"),
    severity: Severity::Error,
    on: true,
    status: Status::Stable,
    confidence: Confidence::High,
    check,
};

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let article = &analysis.article;
    let lines = Line::all(article);
    let broken = (0..lines.len()).filter_map(|at| Some((at, cue(&lines, at)?)));
    broken.map(|(at, cue)| finding(rule, article, &lines[at], &cue)).collect()
}

fn finding(rule: &Rule, article: &Article, line: &Line<'_>, cue: &str) -> Diagnostic {
    let span = line.last_sentence.span;
    let finding = rule
        .finding("this sentence breaks off")
        .label(Label::new(&article.source, span, cue))
        .help("finish the sentence, or delete its beginning");
    match announcement(article, span) {
        Some(heading) => finding.note(format!("the heading “{heading}” announces what it would have said")),
        None => finding,
    }
}

/// The heading above `sentence`, where it shares a word of an open class with it that no other sentence of the section has.
fn announcement(article: &Article, sentence: Span) -> Option<&str> {
    let end = article.blocks.partition_point(|block| block.span.start <= sentence.start);
    let next = article.blocks.get(end..)?.iter().take(LONGEST_SECTION).find(|block| block.kind == BlockKind::Heading);
    let above = article.blocks.get(..end)?;
    let begin = above.len().saturating_sub(LONGEST_SECTION);
    let at = above.iter().skip(begin).rposition(|block| block.kind == BlockKind::Heading)? + begin;
    let heading = above.get(at)?;
    let section_end = next.map_or(u32::MAX, |next| next.span.start);
    let rest = article.blocks.get(at + 1..)?.iter().take(LONGEST_SECTION).flat_map(|block| article.sentences_of(block));
    let others: BTreeSet<String> = rest
        .filter(|other| other.span != sentence && other.span.end <= section_end)
        .flat_map(|other| telling_words(article.slice(other.span)))
        .collect();
    let said: BTreeSet<String> = telling_words(article.slice(sentence)).collect();
    let announces =
        telling_words(article.slice(heading.span)).any(|word| said.contains(&word) && !others.contains(&word));
    announces.then(|| article.slice(heading.span))
}

/// The longer words of the open classes, in lower case.
fn telling_words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| word.len() > 4 && class(word).is_none()).map(str::to_lowercase)
}

/// What tells that `lines[at]` breaks off, if anything does.
fn cue(lines: &[Line<'_>], at: usize) -> Option<String> {
    let line = &lines[at];
    let goes_on = || lines.get(at + 1).is_some_and(Line::carries_on) || is_wrapped_on(lines, at);
    if !line.begins_sentence() || !line.ending.stopped && goes_on() {
        return None;
    }
    let around = Around::of(lines, at);
    if line.ending.stopped {
        return stop_too_early(line, &around);
    }
    if line.is_label() || line.in_capitals {
        return None;
    }
    comma(lines, at, &around)
        .or_else(|| word_that_needs_another(line, &around))
        .or_else(|| open_quotation(lines, at, &around))
        .or_else(|| no_stop(line, &around))
}

/// Whether the next line may belong to this one: it follows at once in a text that was wrapped, and begins with a mark or a figure.
fn is_wrapped_on(lines: &[Line<'_>], at: usize) -> bool {
    let near = lines.get(at.saturating_sub(NEIGHBOURS)..lines.len().min(at + NEIGHBOURS + 1)).unwrap_or_default();
    let (Some(line), Some(next)) = (lines.get(at), lines.get(at + 1)) else { return false };
    let follows = line.source_lines.end == next.source_lines.start;
    follows && !next.text.starts_with(char::is_alphabetic) && near.iter().any(Line::wrapped)
}

fn comma(lines: &[Line<'_>], at: usize, around: &Around) -> Option<String> {
    let line = &lines[at];
    let listed = |other: Option<&Line<'_>>| other.is_some_and(|other| other.ending.character == ',');
    let alone = !listed(at.checked_sub(1).and_then(|before| lines.get(before))) && !listed(lines.get(at + 1));
    let clause = line.words >= 7 && (line.verb || line.sentences > 1);
    (line.ending.character == ',' && alone && clause && around.lines > 1 && around.stopped >= 0.6)
        .then(|| "nothing follows this comma".into())
}

fn word_that_needs_another(line: &Line<'_>, around: &Around) -> Option<String> {
    let dangles = line.ends_in_word() && class(line.ending.word).is_some_and(needs_another);
    if !dangles || around.stopped < 0.5 && around.lines > 0 {
        return None;
    }
    let clause = line.verb || line.sentences > 1;
    let long = line.words >= 7 && clause || line.words >= 10;
    let certain = lexicon::has(&NEVER_LAST, line.ending.word);
    let uniform = around.prose > 2 && around.prose_stopped >= 0.75;
    let own_evidence = line.sentences > 1 && (certain || around.lines > 0) || certain && clause && line.words >= 20;
    (long && (around.lines > 1 || own_evidence) || certain && uniform)
        .then(|| format!("ends in “{}”", line.ending.word))
}

fn open_quotation(lines: &[Line<'_>], at: usize, around: &Around) -> Option<String> {
    let line = &lines[at];
    let goes_on = lines.get(at + 1).is_some_and(Line::opens_with_quotation);
    let open = line.ending.in_quotation && !goes_on && line.ends_in_word();
    (open && line.words >= 7 && around.prose > 1 && around.stopped >= 0.5)
        .then(|| "the quotation is never closed".into())
}

fn no_stop(line: &Line<'_>, around: &Around) -> Option<String> {
    let paragraphs = around.prose > 1 || around.prose > 0 && line.sentences > 2;
    let second = line.sentences > 1 && paragraphs && around.prose_stopped >= 0.75 && around.stopped >= 0.6;
    let own = line.sentences > 2 && line.words >= LONG_PARAGRAPH && !line.wrapped() && around.allows_stops();
    let clause =
        line.words >= 14 && line.verb && around.prose > 2 && around.prose_stopped >= 0.8 && around.stopped >= 0.7;
    let prose = line.last_sentence.words >= 5 && line.closed_class >= 0.2 && !line.is_credited();
    let others = if second || clause { "the paragraphs around it" } else { "the sentences before it" };
    (line.ends_in_word() && prose && (second || clause || own)).then(|| format!("no full stop, unlike {others}"))
}

fn stop_too_early(line: &Line<'_>, around: &Around) -> Option<String> {
    let early = line.text.ends_with('.') && !line.text.ends_with("..") && line.ending.word != "A";
    let word =
        early && lexicon::has(&NEVER_BEFORE_STOP, line.ending.word) && !line.ending.mentioned && !is_stranded(line);
    let among_prose = around.prose > 0 && around.prose_stopped >= 0.6;
    let alone = around.prose == 0 && line.words >= 12 && line.closed_class >= 0.2;
    (word && line.words >= SHORTEST_NEIGHBOUR && (among_prose || alone))
        .then(|| format!("ends in “{}”", line.ending.word))
}

/// Whether the last word is a preposition whose object stands further ahead: "the core to start from", "whatever they have the most of".
fn is_stranded(line: &Line<'_>) -> bool {
    let moves = |word: &str| lexicon::has(&STRANDING, word);
    let mut words = line.last_sentence.text.split(|character: char| !character.is_alphanumeric());
    class(line.ending.word) == Some(WordClass::Preposition) && words.any(moves)
}

/// Words that something must follow, in running prose.
fn needs_another(class: WordClass) -> bool {
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

/// How the lines around a line end.
struct Around {
    lines: usize,
    /// The share of them that end in a stop, or lead on with a colon or a closed quotation.
    stopped: f64,
    prose: usize,
    /// The share of the prose among them that ends in a stop.
    prose_stopped: f64,
}

impl Around {
    fn of(lines: &[Line<'_>], at: usize) -> Self {
        let near = at.saturating_sub(NEIGHBOURS)..lines.len().min(at + NEIGHBOURS + 1);
        let (mut all, mut prose) = (Share::default(), Share::default());
        for other in near.filter(|&other| other != at).map(|other| &lines[other]) {
            if other.words >= SHORTEST_NEIGHBOUR && other.kind != BlockKind::Headline {
                all.take(other.ending.stopped || matches!(other.ending.character, ':' | '"' | '”'));
            }
            if other.words >= SHORTEST_PROSE
                && other.begins_sentence()
                && !other.in_capitals
                && other.ending.character != ':'
            {
                prose.take(other.ending.stopped);
            }
        }
        Self { lines: all.of, stopped: all.share(), prose: prose.of, prose_stopped: prose.share() }
    }
}

impl Around {
    /// Whether no prose around tells that this text leaves out its stops.
    fn allows_stops(&self) -> bool {
        self.prose == 0 || self.prose_stopped >= 0.75
    }
}

#[derive(Default)]
struct Share {
    part: usize,
    of: usize,
}

impl Share {
    fn take(&mut self, counts: bool) {
        self.of += 1;
        self.part += usize::from(counts);
    }

    /// 0 for the share of nothing.
    fn share(&self) -> f64 {
        let count = |count| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        count(self.part) / count(self.of.max(1))
    }
}

/// A block with what the cues look at.
struct Line<'a> {
    text: &'a str,
    kind: BlockKind,
    /// The lines that it takes.
    source_lines: Range<usize>,
    sentences: usize,
    words: usize,
    first_word: &'a str,
    last_sentence: LastSentence<'a>,
    ending: Ending<'a>,
    /// Whether it is one piece, and nearly every word but those of the closed classes has a capital, as in titles.
    in_capitals: bool,
    /// Whether some word is a finite verb.
    verb: bool,
    /// The share of words of the closed classes: prose has many, titles and tables few.
    closed_class: f64,
    markup: bool,
}

struct LastSentence<'a> {
    span: Span,
    text: &'a str,
    words: usize,
}

/// The end of a block.
struct Ending<'a> {
    character: char,
    word: &'a str,
    /// Whether that word is spoken of: in quotation marks, or behind "if".
    mentioned: bool,
    /// Whether it is a stop.
    stopped: bool,
    /// Whether a quotation was left open.
    in_quotation: bool,
}

impl<'a> Line<'a> {
    fn all(article: &'a Article) -> Vec<Self> {
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
        Some(Self {
            text,
            kind: block.kind,
            source_lines: source_lines(article, block),
            sentences: block.sentences.len(),
            words: wording.words.of,
            first_word: wording.first,
            last_sentence: LastSentence {
                span: last.span,
                text: article.slice(last.span),
                words: last_tokens.iter().filter(|token| token.kind != TokenKind::Mark).count(),
            },
            ending: Ending {
                character: text.chars().next_back()?,
                word: wording.last,
                mentioned: is_mentioned(article, last_tokens),
                stopped: ends_properly(text),
                in_quotation,
            },
            in_capitals: block.sentences.len() == 1 && wording.capitals.of > 2 && wording.capitals.share() > 0.7,
            verb: wording.verb,
            closed_class: wording.words.share(),
            markup: is_code(text),
        })
    }

    /// Whether it begins like a label or a note.
    fn is_label(&self) -> bool {
        lexicon::has(&LABEL_OPENINGS, self.first_word)
    }

    /// Whether the last sentence is a credit or a handle, or a name stands behind its stop ("… — Jane Doe").
    fn is_credited(&self) -> bool {
        let text = self.last_sentence.text;
        let signed = || text.rsplit_once(is_dash).is_some_and(|(before, _)| ends_properly(before));
        text.starts_with(is_dash) || text.contains(['#', '@']) || signed()
    }

    /// Whether it was joined from several lines: what goes on in the next one may have been left out.
    fn wrapped(&self) -> bool {
        self.text.contains('\n')
    }

    fn opens_with_quotation(&self) -> bool {
        self.text.starts_with(['"', '“', '„', '«', '‘'])
    }

    fn ends_in_word(&self) -> bool {
        self.ending.character.is_alphanumeric() || is_apostrophe(self.ending.character)
    }

    /// Whether it is a paragraph that reads like a sentence from its beginning on.
    fn begins_sentence(&self) -> bool {
        let begins = self
            .text
            .trim_start_matches(is_opener)
            .starts_with(|first: char| first.is_uppercase() || first.is_numeric() || matches!(first, '$' | '£' | '€'));
        self.kind == BlockKind::Paragraph && self.words >= SHORTEST_SENTENCE && begins && !self.markup
    }

    /// Whether it begins as no sentence does: in lower case, or with a path or an option ("/usr", "--help", ".txt").
    fn carries_on(&self) -> bool {
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
fn is_finite(word: &str) -> bool {
    lexicon::has(&FINITE_VERBS, word)
        || lexicon::has(&SPEECH_VERBS, word)
        || word.len() > 4 && word.ends_with("ed")
        || word.contains(is_apostrophe)
}

/// A double mark that was not closed: a single one may be an apostrophe after all.
fn is_left_open(article: &Article, quotation: &Quotation) -> bool {
    !quotation.closed && !article.slice(quotation.outer).starts_with('‘')
}

/// Whether the last word stands for itself: "the article “the”.", "only if, not because."
fn is_mentioned(article: &Article, tokens: &[Token]) -> bool {
    let mut words = tokens.iter().rev().filter(|token| token.kind == TokenKind::Word);
    let (Some(_), Some(before)) = (words.next(), words.next()) else { return true };
    let marks = tokens.iter().rev().skip(1).take(3).any(|token| article.slice(token.span).starts_with(is_quote_mark));
    marks || matches!(article.slice(before.span), "if" | "what" | "where" | "not")
}

fn is_quote_mark(mark: char) -> bool {
    matches!(mark, '"' | '“' | '”' | '‘' | '’' | '\'' | '«' | '»')
}

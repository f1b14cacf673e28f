//! Headlines and paragraphs that stand twice. See the page beside this file.
//!
//! What stands a third time is a refrain or a form, and no slip.

use super::{Confidence, Rule, Status, marks::is_code};
use crate::{
    diagnostic::{Diagnostic, Label, Severity, word_diff},
    facts::Analysis,
    source::Span,
    text::{Article, Block, BlockKind, TokenKind, ends_properly},
};
use std::{
    collections::{BTreeSet, HashMap},
    hash::{DefaultHasher, Hash, Hasher},
    ops::RangeInclusive,
};

pub(super) const RULE: Rule = Rule {
    name: "duplicated-passage",
    page: include_str!("duplicated_passage.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Stable,
    confidence: Confidence::High,
    check,
};

/// Shorter lines may stand twice: credits, names, rows of tables.
const SHORTEST: usize = 8;
/// Only so long a paragraph is held against one that differs from it in a few words.
const SHORTEST_EDITED: usize = 25;
/// The longest that is: the comparison takes more time than its length.
const LONGEST_EDITED: usize = 400;
/// Words of a phrase: two paragraphs that share many of them are one, edited.
const PHRASE: usize = 4;
/// How many phrases stand for a paragraph when another one like it is looked for.
const SAMPLES: usize = 6;
/// A text with fewer blocks of code, or addresses, is no manual.
const FEWEST_CODE: usize = 3;
/// A text that repeats itself more often does so on purpose: a manual, a list of questions, a poem.
const MOST: usize = 2;

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let article = &analysis.article;
    let mut section = 0;
    let read = |(at, block): (usize, &Block)| {
        section += usize::from(block.kind == BlockKind::Heading);
        Passage::read(article, at, block, section)
    };
    let passages: Vec<Passage> = article.blocks.iter().enumerate().filter_map(read).collect();
    let mut repetitions = joined(repetitions(&passages));
    repetitions.retain(|repetition| !repetition.is_said_of_another(&passages));
    if repetitions.len() > MOST || is_manual(article) {
        return Vec::new();
    }
    repetitions.iter().filter_map(|repetition| repetition.finding(rule, article, &passages)).collect()
}

/// Whether a text shows code: it says of one command what it said of another.
fn is_manual(article: &Article) -> bool {
    let code = article.blocks.iter().filter(|block| is_code(article.slice(block.span))).count();
    code >= FEWEST_CODE && code * 10 >= article.blocks.len()
}

/// Passages that stand a second time.
struct Repetition {
    /// Those that stood first, as indices.
    first: RangeInclusive<usize>,
    /// Those that repeat them.
    second: RangeInclusive<usize>,
    /// Whether words were changed.
    edited: bool,
}

/// Every passage that repeats an earlier one.
fn repetitions(passages: &[Passage]) -> Vec<Repetition> {
    let mut same: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, passage) in passages.iter().enumerate() {
        same.entry(passage.hash).or_default().push(at);
    }
    let mut samples: HashMap<u64, usize> = HashMap::new();
    let mut found = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        let (first, edited) = match same.get(&passage.hash).map(Vec::as_slice) {
            Some(&[first, second]) => ((second == at).then_some(first), false),
            Some(&[_]) => (edited(passages, passage, &samples), true),
            _ => (None, false),
        };
        found.extend(first.map(|first| Repetition { first: first..=first, second: at..=at, edited }));
        samples.extend(passage.samples.iter().map(|&sample| (sample, at)));
    }
    found
}

/// The earlier passage that `passage` is a version of.
fn edited(passages: &[Passage], passage: &Passage, samples: &HashMap<u64, usize>) -> Option<usize> {
    let earlier: BTreeSet<usize> = passage.samples.iter().filter_map(|sample| samples.get(sample)).copied().collect();
    earlier.into_iter().find(|&at| passages.get(at).is_some_and(|earlier| earlier.is_like(passage)))
}

/// With passages joined that follow each other in both places: a text that was pasted twice is one finding.
fn joined(repetitions: Vec<Repetition>) -> Vec<Repetition> {
    let mut joined: Vec<Repetition> = Vec::new();
    for next in repetitions {
        match joined.last_mut() {
            Some(last) if !last.edited && !next.edited && last.is_followed_by(&next) => {
                last.first = *last.first.start()..=*next.first.end();
                last.second = *last.second.start()..=*next.second.end();
            }
            _ => joined.push(next),
        }
    }
    joined
}

impl Repetition {
    /// Whether it is a single sentence that stands under one heading and under another: it is said of two things.
    fn is_said_of_another(&self, passages: &[Passage]) -> bool {
        let (Some(first), Some(second)) = (passages.get(*self.first.start()), passages.get(*self.second.start()))
        else {
            return false;
        };
        first.section != second.section && second.sentence && self.second.start() == self.second.end()
    }

    fn is_followed_by(&self, next: &Self) -> bool {
        self.first.end() + 1 == *next.first.start()
            && self.second.end() + 1 == *next.second.start()
            && next.first.end() < self.second.start()
    }

    fn finding(&self, rule: &Rule, article: &Article, passages: &[Passage]) -> Option<Diagnostic> {
        let place = |range: &RangeInclusive<usize>| Some((passages.get(*range.start())?, passages.get(*range.end())?));
        let ((first, first_end), (second, second_end)) = (place(&self.first)?, place(&self.second)?);
        let (earlier, later) = (first.span.join(first_end.span), second.span.join(second_end.span));
        let label = |span, text| Label::new(&article.source, span, text);
        if self.edited {
            let changes = word_diff(article.slice(earlier), article.slice(later));
            let finding = rule.finding("this passage stands twice, with a few other words");
            let finding =
                finding.label(label(later, "nearly the same words again")).label(label(earlier, "first here"));
            return Some(
                finding.note(format!("from the first to the second: {changes}")).help("keep the one that is meant"),
            );
        }
        let finding = rule.finding("this passage stands twice");
        let finding = finding.label(label(later, "the same words again")).label(label(earlier, "first here"));
        let follows = first_end.block + 1 == second.block;
        Some(if follows {
            finding.help("delete one of the two").fix(Span { start: earlier.end, end: later.end }, "")
        } else {
            finding.help("delete one of the two, or set them apart")
        })
    }
}

/// A headline or a paragraph that is long enough to be told from another.
struct Passage {
    block: usize,
    /// How many headings stand before it.
    section: usize,
    /// Whether it is a single sentence with its stop.
    sentence: bool,
    span: Span,
    hash: u64,
    /// The hashes of its phrases, where it is held against edited ones.
    phrases: BTreeSet<u64>,
    /// Those of its phrases that stand for it.
    samples: Vec<u64>,
}

impl Passage {
    fn read(article: &Article, at: usize, block: &Block, section: usize) -> Option<Self> {
        let titled = matches!(block.kind, BlockKind::Headline | BlockKind::Heading | BlockKind::Paragraph);
        if !titled || is_indented(article, block) {
            return None;
        }
        let words: Vec<String> = article
            .tokens_of(block)
            .iter()
            .filter(|token| token.kind != TokenKind::Mark)
            .map(|token| article.slice(token.span).to_lowercase())
            .collect();
        if words.len() < SHORTEST || !is_wording(&words) || is_code(article.slice(block.span)) {
            return None;
        }
        let compared = block.kind == BlockKind::Paragraph && (SHORTEST_EDITED..=LONGEST_EDITED).contains(&words.len());
        let phrases: BTreeSet<u64> =
            if compared { words.windows(PHRASE).map(hashed).collect() } else { BTreeSet::new() };
        let samples = phrases.iter().copied().take(SAMPLES).collect();
        let sentence = block.sentences.len() == 1 && ends_properly(article.slice(block.span));
        Some(Self { block: at, section, sentence, span: block.span, hash: hashed(words.as_slice()), phrases, samples })
    }

    /// Whether `other` has nearly the same phrases.
    fn is_like(&self, other: &Self) -> bool {
        let common = self.phrases.intersection(&other.phrases).count();
        common * 4 >= self.phrases.len().max(other.phrases.len()) * 3
    }
}

/// Whether the first line stands in from the margin, as definitions, examples and extracts do: manuals repeat them.
fn is_indented(article: &Article, block: &Block) -> bool {
    let source = &article.source;
    let start = source.line_span(source.line(block.span.start)).start;
    let indent = source.slice(Span { start, end: block.span.start });
    indent.len() > 1 && indent.trim().is_empty() || indent == "\t"
}

/// Whether most of the words have letters: rows of figures look alike.
fn is_wording(words: &[String]) -> bool {
    words.iter().filter(|word| word.starts_with(char::is_alphabetic)).count() * 4 >= words.len() * 3
}

/// The same for the same words; `DefaultHasher::new` has no secret, so every run has the same order.
fn hashed<T: Hash + ?Sized>(words: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}

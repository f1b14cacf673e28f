//! Headlines and paragraphs that stand twice. See the page beside this file.
//!
//! What stands a third time is a refrain or a form, and no slip.

use super::{Confidence, Rule, Status};
use crate::{
    diagnostic::{Diagnostic, Label, Severity, word_diff},
    facts::Analysis,
    source::Span,
    text::{Article, Block, BlockKind, TokenKind},
};
use std::{
    collections::{BTreeSet, HashMap},
    hash::{DefaultHasher, Hash, Hasher},
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

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let article = &analysis.article;
    let passages: Vec<Passage> = article.blocks.iter().enumerate().filter_map(|(at, block)| Passage::read(article, at, block)).collect();
    let mut same: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, passage) in passages.iter().enumerate() {
        same.entry(passage.hash).or_default().push(at);
    }
    let mut samples: HashMap<u64, usize> = HashMap::new();
    let mut findings = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        match same.get(&passage.hash).map(Vec::as_slice) {
            Some(&[first, second]) if second == at => findings.extend(passages.get(first).map(|first| finding(rule, article, first, passage))),
            Some(&[_]) => {
                let earlier = passage.samples.iter().filter_map(|sample| samples.get(sample)).copied().collect::<BTreeSet<_>>();
                let edited = earlier.into_iter().filter_map(|earlier| passages.get(earlier)).find(|earlier| earlier.is_like(passage));
                findings.extend(edited.map(|earlier| edited_finding(rule, article, earlier, passage)));
            }
            _ => {}
        }
        samples.extend(passage.samples.iter().map(|&sample| (sample, at)));
    }
    findings
}

/// A headline or a paragraph that is long enough to be told from another.
struct Passage {
    block: usize,
    span: Span,
    hash: u64,
    /// The hashes of its phrases, where it is held against edited ones.
    phrases: BTreeSet<u64>,
    /// Those of its phrases that stand for it.
    samples: Vec<u64>,
}

impl Passage {
    fn read(article: &Article, at: usize, block: &Block) -> Option<Self> {
        if !matches!(block.kind, BlockKind::Headline | BlockKind::Heading | BlockKind::Paragraph) {
            return None;
        }
        let words: Vec<String> = article
            .tokens_of(block)
            .iter()
            .filter(|token| token.kind != TokenKind::Mark)
            .map(|token| article.slice(token.span).to_lowercase())
            .collect();
        if words.len() < SHORTEST || !is_wording(&words) {
            return None;
        }
        let compared = block.kind == BlockKind::Paragraph && (SHORTEST_EDITED..=LONGEST_EDITED).contains(&words.len());
        let phrases: BTreeSet<u64> = if compared { words.windows(PHRASE).map(hashed).collect() } else { BTreeSet::new() };
        let samples = phrases.iter().copied().take(SAMPLES).collect();
        Some(Self { block: at, span: block.span, hash: hashed(words.as_slice()), phrases, samples })
    }

    /// Whether `other` has nearly the same phrases.
    fn is_like(&self, other: &Self) -> bool {
        let common = self.phrases.intersection(&other.phrases).count();
        common * 4 >= self.phrases.len().max(other.phrases.len()) * 3
    }
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

fn finding(rule: &Rule, article: &Article, first: &Passage, second: &Passage) -> Diagnostic {
    let source = &article.source;
    let finding = rule
        .finding("this passage stands twice")
        .label(Label::new(source, second.span, "the same words again"))
        .label(Label::new(source, first.span, "first here"));
    if first.block + 1 == second.block {
        return finding.help("delete one of the two").fix(Span { start: first.span.end, end: second.span.end }, "");
    }
    finding.help("delete one of the two, or set them apart")
}

fn edited_finding(rule: &Rule, article: &Article, first: &Passage, second: &Passage) -> Diagnostic {
    let source = &article.source;
    rule.finding("this passage stands twice, with a few other words")
        .label(Label::new(source, second.span, "nearly the same words again"))
        .label(Label::new(source, first.span, "first here"))
        .note(format!("from the first to the second: {}", word_diff(article.slice(first.span), article.slice(second.span))))
        .help("keep the one that is meant")
}

//! The same words from two mouths. See the page beside this file.

use super::{
    Confidence, Rule, Status, cues,
    surroundings::Surroundings,
    utterances::{self, Utterance},
};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::Analysis,
    language::lemma,
    values::{NameKind, Value},
};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    name: "misattributed-quotation",
    page: include_str!("misattributed_quotation.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Preview,
    confidence: Confidence::High,
    check,
};

/// Fewer words may come to two people.
const SHORTEST: usize = 7;

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let quoted = utterances::read(analysis, SHORTEST);
    let people = people(analysis);
    let pairs = utterances::pairs(&quoted);
    pairs
        .into_iter()
        .filter_map(|(first, second)| {
            let (first, second) = (quoted.get(first)?, quoted.get(second)?);
            let (one, other) = (first.speaker?, second.speaker?);
            let known = people.contains(one) && people.contains(other);
            let apart = known && !shares_word(one, other) && !repeats(analysis, second) && !repeats(analysis, first);
            (apart && holds(first, second)).then(|| finding(rule, analysis, first, second))
        })
        .collect()
}

/// The persons whom the article names in full.
fn people(analysis: &Analysis) -> BTreeSet<&str> {
    let named = analysis.facts.iter().filter_map(|fact| match &fact.value {
        Value::Name(name) if name.kind == NameKind::Person && name.name.contains(' ') => Some(name.name.as_str()),
        _ => None,
    });
    named.collect()
}

fn shares_word(one: &str, other: &str) -> bool {
    one.split(' ').any(|word| other.split(' ').any(|another| word == another))
}

/// Whether the sentence of a quotation tells that somebody else's words are meant.
fn repeats(analysis: &Analysis, quoted: &Utterance<'_>) -> bool {
    let around = Surroundings::of(&analysis.article);
    let before = around.sentence(quoted.span.start);
    let behind = around.sentence(quoted.span.end);
    (before.start..behind.end).any(|at| cues::has("repeats", &lemma::lower(around.word(at))))
}

/// Whether one of the two has all the words of the other in a row.
fn holds(one: &Utterance<'_>, other: &Utterance<'_>) -> bool {
    let (short, long) = if one.words.len() <= other.words.len() { (one, other) } else { (other, one) };
    long.words.windows(short.words.len()).any(|window| window == short.words.as_slice())
}

fn finding(rule: &Rule, analysis: &Analysis, first: &Utterance<'_>, second: &Utterance<'_>) -> Diagnostic {
    let source = &analysis.article.source;
    let (one, other) = (first.speaker.unwrap_or_default(), second.speaker.unwrap_or_default());
    rule.finding(format!("the same words come from {one} and from {other}"))
        .label(Label::new(source, second.span, format!("said by {other}")))
        .label(Label::new(source, first.span, format!("said by {one}")))
        .help("keep the speaker who said it, or tell that one quotes the other")
}

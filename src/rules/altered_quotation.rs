//! One quotation that stands twice with other words. See the page beside this file.

use super::{
    Confidence, Rule, Status,
    utterances::{self, Utterance},
};
use crate::{
    diagnostic::{Diagnostic, Label, Severity, word_diff},
    facts::Analysis,
};
use similar::{DiffOp, TextDiff};
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: "altered-quotation",
    page: include_str!("altered_quotation.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Preview,
    confidence: Confidence::High,
    check,
};

/// So many words must stay the same, a share of them on either side of the change.
const SHORTEST: usize = 6;
const SHORTEST_SIDE: usize = 2;
/// So many words may be other ones.
const MOST_CHANGED: usize = 2;

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let quoted = utterances::read(analysis, SHORTEST);
    let pairs = utterances::pairs(&quoted);
    pairs
        .into_iter()
        .filter_map(|(first, second)| {
            let (first, second) = (quoted.get(first)?, quoted.get(second)?);
            let (was, is) = altered(first, second)?;
            Some(finding(rule, analysis, first, second, &word_diff(&was, &is)))
        })
        .collect()
}

/// What the two have in common with the change between, as each has it; `None` where they are not of one mouth or no change parts them.
fn altered(first: &Utterance<'_>, second: &Utterance<'_>) -> Option<(String, String)> {
    if first.speaker.zip(second.speaker).is_none_or(|(one, other)| one != other) {
        return None;
    }
    let diff = TextDiff::from_slices(&refs(&first.words), &refs(&second.words));
    let equal = |op: &DiffOp| matches!(op, DiffOp::Equal { .. });
    let inner: Vec<&DiffOp> = diff.ops().iter().collect();
    let from = inner.iter().position(|op| equal(op))?;
    let to = inner.iter().rposition(|op| equal(op))?;
    let [before, change, behind] = inner.get(from..=to)? else { return None };
    let (left, right) = (before.old_range().len(), behind.old_range().len());
    let long = left + right >= SHORTEST && left >= SHORTEST_SIDE && right >= SHORTEST_SIDE;
    let (was, is) = (change.old_range(), change.new_range());
    let small = was.len() <= MOST_CHANGED && is.len() <= MOST_CHANGED;
    let told = |words: &[&str], from: Range<usize>, to: Range<usize>| Some(words.get(from.start..to.end)?.join(" "));
    (long && small).then_some(())?;
    Some((
        told(&first.spoken, before.old_range(), behind.old_range())?,
        told(&second.spoken, before.new_range(), behind.new_range())?,
    ))
}

fn refs(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

fn finding(rule: &Rule, analysis: &Analysis, first: &Utterance<'_>, second: &Utterance<'_>, diff: &str) -> Diagnostic {
    let source = &analysis.article.source;
    let who = first.speaker.unwrap_or_default();
    rule.finding(format!("a quotation of {who} stands twice, with other words"))
        .label(Label::new(source, second.span, "not the same words"))
        .label(Label::new(source, first.span, "first here"))
        .note(format!("from the first to the second: {diff}"))
        .help("give both the words that were said, or mark what is left out by “…” and what is put in by brackets")
}

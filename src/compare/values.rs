//! Typed values: the sources' values of the same kind, ranked by how much the words around them are those around the draft's.

use super::{
    Candidate, Check, Evidence, Reason, Verdict,
    index::{Aligned, Index},
    quotations::Quoted,
    relation::{Worded, relation},
    terms::{Digest, Passage, Term},
};
use crate::{facts::Mention, interval::Relation, values::Value};
use std::ops::Range;

/// A value of a source that a value of the draft may be.
struct Found {
    evidence: Evidence,
    /// How much of what surrounds the draft's value surrounds this one, in hundredths.
    likeness: u32,
    relation: Relation,
    /// Whether another value of the draft's sentence says the same: then it is the counterpart of that.
    claimed: bool,
    /// Whether a word stands right beside both values.
    beside: bool,
}

/// A candidate must be at least so like to support a value ...
const LIKE: u32 = 12;
/// ... and nearly as like as the likest one of all, in hundredths of its likeness.
const NEARLY_AS_LIKE: u32 = 60;
/// A candidate so like that speaks of another value contradicts.
const THE_SAME: u32 = 45;
/// A verdict is firm from this likeness on.
const FIRM: u32 = 65;

/// Checks the values of a sentence of the draft, of which some quotations or all may stand in a source word for word.
pub(super) fn check(
    draft: &Digest<'_>,
    passage: &Passage,
    aligned: &[Aligned<'_>],
    index: &Index<'_>,
    (quoted, sentence): (&[Quoted], Option<Evidence>),
    checks: &mut Vec<Check>,
) {
    for mention in draft.mentions(passage) {
        if matches!(mention.value, Value::Name(_) | Value::Text(_)) || mention.value.fault().is_some() {
            continue;
        }
        let verbatim = quoted.iter().find(|quoted| quoted.span.contains(mention.span));
        let written = Worded { value: &mention.value, words: draft.slice(mention.span) };
        let same = sentence.and_then(|sentence| in_same_sentence(written, sentence, index));
        checks.push(match (verbatim, same) {
            (Some(quoted), _) => word_for_word(mention, quoted.evidence, "a quotation"),
            (None, Some(evidence)) => word_for_word(mention, evidence, "a sentence"),
            (None, None) => judge(draft, passage, mention, aligned, index),
        });
    }
}

/// A value inside something that a source has word for word.
fn word_for_word(mention: &Mention, evidence: Evidence, what: &str) -> Check {
    let why = format!("it stands in {what} that the source has word for word");
    let check = Check::new(mention.span, mention.value.kind().name, Verdict::Supported, why);
    Check { firm: true, evidence: Some(evidence), ..check }
}

/// Where a sentence of a source, the same word for word, has a value: "Wednesday" may still be another day there.
fn in_same_sentence(written: Worded<'_>, sentence: Evidence, index: &Index<'_>) -> Option<Evidence> {
    let source = index.sources.get(sentence.source)?;
    let mentions = &source.analysis.mentions;
    let from = mentions.partition_point(|mention| mention.span.start < sentence.span.start);
    let here = mentions.get(from..)?.iter().take_while(|mention| mention.span.start < sentence.span.end);
    let same = |mention: &&Mention| {
        let stated = Worded { value: &mention.value, words: source.slice(mention.span) };
        stated.words == written.words && relation(written, stated) != Some(Relation::Contradicted)
    };
    here.filter(same).map(|mention| Evidence { source: sentence.source, span: mention.span }).next()
}

fn judge<'d>(
    draft: &Digest<'d>,
    passage: &Passage,
    mention: &'d Mention,
    aligned: &[Aligned<'_>],
    index: &Index<'_>,
) -> Check {
    let mut found = candidates(draft, passage, mention, aligned, index);
    found.sort_by_key(|found| {
        (std::cmp::Reverse((found.likeness, found.relation)), found.evidence.source, found.evidence.span)
    });
    let kind = mention.value.kind().name;
    let rivals = found.iter().filter(|found| found.relation == Relation::Contradicted && !found.claimed);
    let best = rivals.map(|found| found.likeness).max().unwrap_or(0);
    let supports = |found: &&Found| {
        found.relation == Relation::Entailed && found.likeness >= LIKE && 100 * found.likeness >= NEARLY_AS_LIKE * best
    };
    let trace: Vec<Candidate> = found.iter().take(SHOWN).map(|found| candidate(found, index)).collect();
    let written = draft.slice(mention.span);
    if let Some(support) = found.iter().find(supports) {
        let said = index.slice(support.evidence);
        let check =
            Check::new(mention.span, kind, Verdict::Supported, format!("the source says “{said}” of the same thing"));
        return Check { firm: support.likeness >= FIRM, evidence: Some(support.evidence), trace, ..check };
    }
    let rival = found.iter().find(|found| !found.claimed && found.relation != Relation::Entailed);
    let against = rival.filter(|found| {
        found.relation == Relation::Contradicted
            && found.likeness >= THE_SAME
            && (found.beside || found.likeness >= FIRM)
    });
    if let Some(against) = against {
        let said = index.slice(against.evidence);
        let why = format!("the source says “{said}” of the same thing, not “{written}”");
        let check = Check::new(mention.span, kind, Verdict::Contradicted, why);
        let firm = against.likeness >= FIRM;
        return Check { firm, reason: Some(Reason::Value), evidence: Some(against.evidence), trace, ..check };
    }
    let elsewhere = found.iter().find(|found| found.relation == Relation::Entailed);
    let why = match (elsewhere, found.first()) {
        (Some(elsewhere), _) => {
            format!("the sources have “{}” only for something else", index.slice(elsewhere.evidence))
        }
        (None, Some(nearest)) => format!("no source says so; the nearest is “{}”", index.slice(nearest.evidence)),
        (None, None) => "no source has such a value where it speaks of this".to_owned(),
    };
    let nearest = elsewhere.or(found.first()).map(|found| found.evidence);
    Check {
        reason: Some(Reason::Value),
        evidence: nearest,
        trace,
        ..Check::new(mention.span, kind, Verdict::Unverified, why)
    }
}

/// How many candidates a check keeps for its trace.
const SHOWN: usize = 5;

fn candidate(found: &Found, index: &Index<'_>) -> Candidate {
    let says = match found.relation {
        Relation::Entailed => "says so",
        Relation::Compatible => "neither says nor excludes it",
        Relation::Contradicted => "excludes it",
    };
    let why = format!(
        "“{}” {says}; {} % of what is said around the draft's value is said around it",
        index.slice(found.evidence),
        found.likeness
    );
    Candidate { evidence: found.evidence, why }
}

/// The values of the sources that compare with a value of the draft.
fn candidates<'d>(
    draft: &Digest<'d>,
    passage: &Passage,
    mention: &'d Mention,
    aligned: &[Aligned<'_>],
    index: &Index<'_>,
) -> Vec<Found> {
    let worded = |mention: &'d Mention| Worded { value: &mention.value, words: draft.slice(mention.span) };
    let around = Surroundings::of(passage, draft.tokens(mention.span), index);
    let others = draft.mentions(passage).iter().filter(|other| other.span != mention.span);
    let others: Vec<Worded<'_>> = others.map(worded).collect();
    let mut found = Vec::new();
    for sentence in aligned {
        let Some(source) = index.sources.get(sentence.source) else { continue };
        for other in source.mentions(sentence.passage) {
            let stated = Worded { value: &other.value, words: source.slice(other.span) };
            let Some(answer) = relation(worded(mention), stated) else { continue };
            let at = source.tokens(other.span).start;
            found.push(Found {
                evidence: Evidence { source: sentence.source, span: other.span },
                likeness: around.likeness(sentence, at, index),
                relation: answer,
                claimed: others.iter().any(|other| relation(*other, stated) == Some(Relation::Entailed)),
                beside: around.beside(sentence, at),
            });
        }
    }
    found
}

/// The words around a value of the draft, each with what it tells and how near it stands.
struct Surroundings<'p> {
    terms: Vec<(&'p Term, u32, u32)>,
    whole: u32,
}

impl<'p> Surroundings<'p> {
    /// The words around the value that stands in `tokens`; it says nothing of itself.
    fn of(passage: &'p Passage, tokens: Range<usize>, index: &Index<'_>) -> Self {
        let at = tokens.start;
        let other = passage.terms.iter().filter(|term| !tokens.contains(&term.at));
        let terms: Vec<(&Term, u32, u32)> =
            other.map(|term| (term, index.weight(term.key), nearness(term.at, at))).collect();
        let whole = terms.iter().map(|(_, weight, near)| weight * near).sum();
        Self { terms, whole }
    }

    /// How much of them stands around token `at` of a sentence, in hundredths. What the sentence before says counts a little.
    fn likeness(&self, sentence: &Aligned<'_>, at: usize, index: &Index<'_>) -> u32 {
        let shared = |(term, weight, near): &(&Term, u32, u32)| {
            let here = sentence.passage.terms.iter().filter(|other| other.key == term.key);
            let nearest = here.map(|other| nearness(other.at, at)).max();
            let before = || index.around(sentence).any(|other| other.key == term.key).then_some(1);
            weight * near.min(&nearest.or_else(before).unwrap_or(0))
        };
        100 * self.terms.iter().map(shared).sum::<u32>() / self.whole.max(1)
    }
}

impl Surroundings<'_> {
    /// Whether a word stands right beside the draft's value and beside token `at` of a sentence.
    fn beside(&self, sentence: &Aligned<'_>, at: usize) -> bool {
        let near =
            |key| sentence.passage.terms.iter().any(|other| other.key == key && nearness(other.at, at) == NEAREST);
        self.terms.iter().any(|(term, _, nearness)| *nearness == NEAREST && near(term.key))
    }
}

/// The weight of a word right beside a value.
const NEAREST: u32 = 4;

/// How much a word counts for a value so many tokens away.
fn nearness(word: usize, value: usize) -> u32 {
    match word.abs_diff(value) {
        0..=4 => NEAREST,
        5..=9 => 3,
        10..=16 => 2,
        _ => 1,
    }
}

//! Typed values: the sources' values of the same kind, ranked by how much the words around them are those around the draft's.

use super::{
    Candidate, Check, Evidence, Reason, Verdict,
    index::{Aligned, Index},
    quotations::Quoted,
    relation::{Worded, is_open_hedge, relation},
    terms::{Digest, Key, Passage, Term},
};
use crate::{
    facts::Mention,
    interval::{Decimal, Measure, Relation},
    values::{Grain, Value},
};
use std::ops::{Bound, Range};

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
    /// Whether the figures are of different magnitude.
    far: bool,
    /// Whether it is bound to other parties.
    of_others: bool,
}

/// A candidate must be at least so like to support a value ...
const LIKE: u32 = 12;
/// ... and nearly as like as the likest one that says otherwise, in hundredths of its likeness.
const AS_LIKE: u32 = 60;
/// The same for values with several digits.
const LIKE_IF_PRECISE: u32 = 6;
const AS_LIKE_IF_PRECISE: u32 = 45;
/// The same for what is open on one side.
const AS_LIKE_IF_OPEN: u32 = 90;
/// A figure of so many digits is precise.
const PRECISE: usize = 3;
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
    let new = |verdict, why: String| Check::new(mention.span, mention.value.kind().name, verdict, why);
    let written = draft.slice(mention.span);
    let said = |found: &Found| index.slice(found.evidence);
    let check = if let Some(support) = support(&found, &mention.value) {
        let why = format!("the source says “{}” of the same thing", said(support));
        Check { firm: support.likeness >= FIRM, evidence: Some(support.evidence), ..new(Verdict::Supported, why) }
    } else if let Some(against) = against(&found) {
        let why = format!("the source says “{}” of the same thing, not “{written}”", said(against));
        let (firm, evidence) = (against.likeness >= FIRM, Some(against.evidence));
        Check { firm, reason: Some(Reason::Value), evidence, ..new(Verdict::Contradicted, why) }
    } else {
        let elsewhere = found.iter().find(|found| found.relation == Relation::Entailed);
        let why = match (elsewhere, found.first()) {
            (Some(elsewhere), _) if elsewhere.of_others => format!("the source says “{}” of others", said(elsewhere)),
            (Some(elsewhere), _) => format!("the sources have “{}” only for something else", said(elsewhere)),
            (None, Some(nearest)) => format!("no source says so; the nearest is “{}”", said(nearest)),
            (None, None) => "no source has such a value where it speaks of this".to_owned(),
        };
        let evidence = elsewhere.or(found.first()).map(|found| found.evidence);
        Check { reason: Some(Reason::Value), evidence, ..new(Verdict::Unverified, why) }
    };
    Check { trace: found.iter().take(SHOWN).map(|found| candidate(found, index)).collect(), ..check }
}

/// The candidate that supports a value: it says so, and none that says otherwise is much more like it.
fn support<'f>(found: &'f [Found], value: &Value) -> Option<&'f Found> {
    let rivals = found.iter().filter(|found| found.relation == Relation::Contradicted && !found.claimed);
    let best = rivals.map(|found| found.likeness).max().unwrap_or(0);
    // Nearly any figure is over or under another one: only the likest may support such a claim. A precise figure is hardly there by accident.
    let (least, bar) = match (is_open(value), is_precise(value)) {
        (true, _) => (LIKE, AS_LIKE_IF_OPEN),
        (false, true) => (LIKE_IF_PRECISE, AS_LIKE_IF_PRECISE),
        (false, false) => (LIKE, AS_LIKE),
    };
    found.iter().find(|found| {
        found.relation == Relation::Entailed
            && !found.of_others
            && found.likeness >= least
            && 100 * found.likeness >= bar * best
            && !(found.far && found.likeness < best)
    })
}

/// The likest candidate, where it says otherwise.
fn against(found: &[Found]) -> Option<&Found> {
    let likest = found.iter().find(|found| !found.claimed && found.relation != Relation::Entailed)?;
    let same = likest.likeness >= THE_SAME && (likest.beside || likest.likeness >= FIRM);
    Some(likest).filter(|likest| likest.relation == Relation::Contradicted && same)
}

/// Whether a value has no end on one side: "more than 80", "before 12 March".
fn is_open(value: &Value) -> bool {
    let open = |low: Bound<()>, high: Bound<()>| low == Bound::Unbounded || high == Bound::Unbounded;
    match value {
        Value::Date(date) => date.best().is_some_and(|period| open(period.low.map(drop), period.high.map(drop))),
        value => value.measure().and_then(|measure| measure.hedge).is_some_and(is_open_hedge),
    }
}

/// Whether a value has so many digits that it hardly stands somewhere by accident.
fn is_precise(value: &Value) -> bool {
    match value {
        Value::Date(date) => matches!(date.grain, Grain::Day | Grain::Hour | Grain::Minute),
        Value::Time(_) => true,
        value => value.measure().and_then(|measure| measure.stated).is_some_and(|stated| {
            let digits: String = stated.magnitude().to_string().chars().filter(char::is_ascii_digit).collect();
            digits.trim_matches('0').len() >= PRECISE
        }),
    }
}

/// Whether a figure is more than twice another one, or less than half of it.
fn are_far(one: &Value, other: &Value) -> bool {
    let (Some((_, one)), Some((_, other))) = (one.dimension(), other.dimension()) else { return false };
    let ends = |measure: Measure| measure.stated.or(measure.range.low_end()).map(Decimal::magnitude);
    let (Some(one), Some(other)) = (ends(one), ends(other)) else { return false };
    let twice = |figure: Decimal| figure.plus(figure);
    twice(one).is_some_and(|twice| twice < other) || twice(other).is_some_and(|twice| twice < one)
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
                far: are_far(&mention.value, &other.value),
                of_others: have_other_parties(draft.parties(mention.span), source.parties(other.span)),
            });
        }
    }
    found
}

/// Whether two values are bound to parties that are not the same: each side has one that the other lacks.
fn have_other_parties(draft: Vec<Vec<Key>>, source: Vec<Vec<Key>>) -> bool {
    let lacks = |these: &[Vec<Key>], those: &[Vec<Key>]| {
        these.iter().any(|name| !those.iter().any(|other| name.iter().any(|key| other.contains(key))))
    };
    draft.len() > 1 && source.len() > 1 && lacks(&draft, &source) && lacks(&source, &draft)
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

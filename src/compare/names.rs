//! Names: whether a source has them where it speaks of the same, and whether another one takes their part there.

use super::{
    Candidate, Check, Evidence, Reason, Verdict,
    frames::{Frame, Part, Slot},
    index::{Aligned, Index},
    terms::{Digest, Key, NameAt, Passage, name_keys},
};
use crate::values::{NameKind, folded};

/// How much of the draft's sentence a source must have, in hundredths, for its names to take the parts of the draft's ...
const SAME_SENTENCE: u32 = 45;
/// ... where no source has the name at all ...
const OF_A_STRANGER: u32 = 30;
/// ... and for a verdict to be firm.
const FIRM: u32 = 70;

/// A sentence of the draft with its tree.
type Sentence<'s, 'd> = (&'s Digest<'d>, &'s Passage, &'s Frame<'d>);

/// Checks the names of a sentence of the draft. `same` is where a source has it word for word.
pub(super) fn check(
    sentence: Sentence<'_, '_>,
    (aligned, frames): (&[Aligned<'_>], &[(Aligned<'_>, Frame<'_>)]),
    index: &Index<'_>,
    same: Option<Evidence>,
    checks: &mut Vec<Check>,
) {
    let (draft, passage, _) = sentence;
    for (at, name) in draft.names(passage).iter().enumerate() {
        checks.push(match same {
            Some(evidence) => supported(name, evidence, "it stands in a sentence that the source has word for word"),
            None => replaced(sentence, at, name, frames, index).unwrap_or_else(|| known(name, aligned, index)),
        });
    }
}

fn supported(name: &NameAt<'_>, evidence: Evidence, why: &str) -> Check {
    Check { firm: true, evidence: Some(evidence), ..Check::new(name.span, "name", Verdict::Supported, why) }
}

/// Whether a source has a name where it speaks of the same.
fn known(name: &NameAt<'_>, aligned: &[Aligned<'_>], index: &Index<'_>) -> Check {
    if let Some(evidence) = bearer(name, aligned, index) {
        return supported(name, evidence, "the source names it too");
    }
    let strange = name.keys.iter().any(|key| !index.has(*key));
    let why = if strange { "no source has this name" } else { "no source has it where it speaks of this" };
    Check { reason: Some(Reason::Value), ..Check::new(name.span, "name", Verdict::Unverified, why) }
}

/// Where a sentence that speaks of the same has the name: all of its words, or those of a short form.
fn bearer(name: &NameAt<'_>, aligned: &[Aligned<'_>], index: &Index<'_>) -> Option<Evidence> {
    aligned.iter().find_map(|sentence| {
        let source = index.sources.get(sentence.source)?;
        let here = source.names(sentence.passage).iter().find(|other| is_named(name, other));
        let spelt = || {
            let has = |key: &Key| sentence.passage.terms.iter().any(|term| term.key == *key);
            (!name.keys.is_empty() && name.keys.iter().all(has)).then_some(sentence.passage.span)
        };
        let span = here.map(|other| other.span).or_else(spelt)?;
        Some(Evidence { source: sentence.source, span })
    })
}

/// Whether the words of a name are among those of another's full form.
fn is_named(name: &NameAt<'_>, other: &NameAt<'_>) -> bool {
    let full = name_keys(other.full);
    let within = |keys: &[Key]| !name.keys.is_empty() && name.keys.iter().all(|key| keys.contains(key));
    within(&full) || within(&other.keys)
}

/// Whether two names may be one: the words of the one, each perhaps spelt otherwise, are among those of the other.
fn may_be_one(one: &NameAt<'_>, other: &NameAt<'_>) -> bool {
    let covers = |these: &NameAt<'_>, those: &NameAt<'_>| {
        let full = name_keys(those.full);
        let spelt: Vec<String> = [those.written, those.full].into_iter().flat_map(folded).collect();
        let spelt: Vec<&str> = spelt.iter().map(String::as_str).collect();
        let alike = |word: &str| !similar::get_close_matches(word, &spelt, 1, SPELT_ALIKE).is_empty();
        these.keys.iter().any(|key| full.contains(key)) && these.keys.len() == 1
            || folded(these.written).all(|word| alike(&word))
    };
    covers(one, other) || covers(other, one)
}

/// How alike two spellings of one word are: "Yuri" and "Yury".
const SPELT_ALIKE: f32 = 0.7;

/// The check of a name whose part another one of the same kind takes in a sentence that says the same otherwise.
fn replaced(
    (draft, passage, frame): Sentence<'_, '_>,
    at: usize,
    name: &NameAt<'_>,
    frames: &[(Aligned<'_>, Frame<'_>)],
    index: &Index<'_>,
) -> Option<Check> {
    let strange = name.keys.iter().any(|key| !index.has(*key));
    let least = if strange { OF_A_STRANGER } else { SAME_SENTENCE };
    let ours = draft.names(passage);
    let slots: Vec<&Slot> = frame
        .slots
        .iter()
        .filter(|slot| slot.name == at && !(slot.mutual && !matches!(slot.part, Part::Behind(_))))
        .collect();
    frames.iter().filter(|(aligned, _)| aligned.coverage >= least).find_map(|(aligned, other)| {
        let theirs = index.sources.get(aligned.source)?.names(aligned.passage);
        let taken = slots.iter().find_map(|slot| {
            let filled: Vec<&NameAt<'_>> = other
                .slots
                .iter()
                .filter(|known| known.governor == slot.governor && known.part == slot.part)
                .filter_map(|known| theirs.get(known.name))
                .collect();
            let another = filled.iter().all(|known| !may_be_one(name, known) && are_alike(name, known));
            filled.first().copied().filter(|_| another)
        })?;
        // Somebody whom the draft names in the same part as well is not replaced.
        let beside = |slot: &Slot| slots.iter().any(|own| own.governor == slot.governor && own.part == slot.part);
        let both = frame.slots.iter().any(|slot| {
            slot.name != at && beside(slot) && ours.get(slot.name).is_some_and(|known| may_be_one(known, taken))
        });
        (!both).then(|| {
            let evidence = Evidence { source: aligned.source, span: taken.span };
            let why = format!("the source has {} in its place", taken.full);
            let trace =
                vec![Candidate { evidence, why: format!("{} % of the sentence stands there", aligned.coverage) }];
            let check = Check::new(name.span, "name", Verdict::Contradicted, why);
            let firm = aligned.coverage >= FIRM;
            Check { firm, reason: Some(Reason::Role), evidence: Some(evidence), trace, ..check }
        })
    })
}

/// Whether two names could take the same part: they are of one kind, as far as anything tells.
fn are_alike(one: &NameAt<'_>, other: &NameAt<'_>) -> bool {
    one.kind == other.kind || one.kind == NameKind::Other || other.kind == NameKind::Other
}

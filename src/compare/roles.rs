//! Roles: whether another name takes the part of one of the draft's in a sentence that says the same otherwise.

use super::{
    Candidate, Check, Evidence, Reason, Verdict,
    frames::{Frame, Part, Slot},
    index::{Aligned, Counterpart, Index},
    names::{Sentence, may_be_one, may_describe},
    representatives,
    terms::{Key, NameAt, name_keys},
};
use crate::values::NameKind;

/// How much of the draft's sentence a source must have, in hundredths, for its names to take the parts of the draft's ...
const SAME_SENTENCE: u32 = 45;
/// ... where no source has the name at all ...
const OF_A_STRANGER: u32 = 30;
/// ... where one has a name like it ...
const OF_A_NAMESAKE: u32 = 50;
/// ... and for a verdict to be firm, or for another speaker to be no other statement.
const FIRM: u32 = 70;

/// The check of a name, the `at`th of its sentence, whose part another one takes in a sentence that says the same otherwise.
pub(super) fn replaced(
    (draft, passage, frame): Sentence<'_, '_>,
    at: usize,
    aligned: &[Aligned<'_>],
    frames: &[Counterpart<'_, '_>],
    index: &Index<'_>,
) -> Option<Check> {
    let ours = draft.names(passage);
    let name = ours.get(at)?;
    let strange = name.keys.iter().any(|key| !index.has(*key));
    let least = if strange { OF_A_STRANGER } else { SAME_SENTENCE };
    let slots = frame.slots.iter().filter(|slot| slot.name == at && !slot.told && (!slot.mutual || is_behind(slot)));
    let slots: Vec<&Slot> = slots.collect();
    frames.iter().filter(|(sentence, _)| sentence.coverage >= least).find_map(|counterpart| {
        let theirs = index.sources.get(counterpart.0.source)?.names(counterpart.0.passage);
        let (slot, taken) = slots.iter().find_map(|slot| Some((slot, taken(name, slot, counterpart, theirs)?)))?;
        // Somebody whom the draft names in the same part as well is not replaced.
        let beside = frame.slots.iter().any(|other| {
            let same = other.governor == slot.governor && other.part == slot.part && other.name != at;
            same && ours.get(other.name).is_some_and(|known| may_be_one(known, taken))
        });
        let swapped = || {
            is_swapped(name, slot, counterpart, theirs)
                || are_crossed((frame, ours), (name, taken), counterpart, theirs)
        };
        let elsewhere = !strange && (does_so_elsewhere(name, slot, counterpart, aligned) || !swapped());
        (!beside && !elsewhere).then(|| contradicted(name, taken, &counterpart.0))
    })
}

fn is_behind(slot: &Slot) -> bool {
    matches!(slot.part, Part::Behind(_))
}

/// The first of the names that fill a part in a sentence of a source, if none of them may be `name` and all could take its part.
fn taken<'n, 'a>(
    name: &NameAt<'_>,
    slot: &Slot,
    (sentence, frame): &Counterpart<'_, '_>,
    theirs: &'n [NameAt<'a>],
) -> Option<&'n NameAt<'a>> {
    // Several may speak: who says the one thing is not replaced by who says the other.
    if slot.speech && sentence.coverage < FIRM {
        return None;
    }
    let same =
        frame.slots.iter().filter(|known| !known.told && known.governor == slot.governor && known.part == slot.part);
    let filled: Vec<&NameAt<'_>> = same.filter_map(|known| theirs.get(known.name)).collect();
    let others =
        filled.iter().all(|known| !may_be_one(name, known) && !may_describe(name, known) && are_alike(name, known));
    filled.first().copied().filter(|_| others)
}

/// Whether another sentence of the sources has the name together with the word that governs it.
fn does_so_elsewhere(
    name: &NameAt<'_>,
    slot: &Slot,
    counterpart: &Counterpart<'_, '_>,
    aligned: &[Aligned<'_>],
) -> bool {
    let another = |sentence: &&Aligned<'_>| !std::ptr::eq(sentence.passage, counterpart.0.passage);
    aligned.iter().filter(another).any(|sentence| {
        let has = |key| sentence.passage.terms.iter().any(|term| term.key == key);
        has(slot.governor) && name.keys.iter().all(|key| has(*key))
    })
}

/// Whether a name is absent from a sentence of a source, or takes the opposite part there: doer for done to.
fn is_swapped(name: &NameAt<'_>, slot: &Slot, (_, frame): &Counterpart<'_, '_>, theirs: &[NameAt<'_>]) -> bool {
    let mut here = theirs.iter().enumerate().filter(|(_, known)| may_be_one(name, known)).map(|(at, _)| at).peekable();
    let opposite = |known: &Slot| {
        known.governor == slot.governor
            && matches!((known.part, slot.part), (Part::Subject, Part::Object) | (Part::Object, Part::Subject))
    };
    here.peek().is_none() || here.any(|at| frame.slots.iter().any(|known| known.name == at && opposite(known)))
}

/// Whether two names changed places: a part that the draft gives to `taken` is that of `name` in the source.
fn are_crossed(
    (frame, ours): (&Frame<'_>, &[NameAt<'_>]),
    (name, taken): (&NameAt<'_>, &NameAt<'_>),
    (_, other): &Counterpart<'_, '_>,
    theirs: &[NameAt<'_>],
) -> bool {
    let parts = |frame: &Frame<'_>, names: &[NameAt<'_>], wanted: &NameAt<'_>| -> Vec<(Key, Part)> {
        let of = |slot: &&Slot| names.get(slot.name).is_some_and(|known| may_be_one(known, wanted));
        frame.slots.iter().filter(of).map(|slot| (slot.governor, slot.part)).collect()
    };
    let given = parts(frame, ours, taken);
    parts(other, theirs, name).iter().any(|part| given.contains(part))
}

/// The check of a name where a sentence that is nearly the same has another one between the same two words.
pub(super) fn exchanged(
    (draft, passage, _): Sentence<'_, '_>,
    name: &NameAt<'_>,
    aligned: &[Aligned<'_>],
    index: &Index<'_>,
) -> Option<Check> {
    let sentence = aligned.first().filter(|aligned| aligned.coverage >= FIRM)?;
    let source = index.sources.get(sentence.source)?;
    let theirs = source.names(sentence.passage);
    if theirs.iter().any(|known| may_be_one(name, known)) {
        return None;
    }
    let ours = draft.names(passage);
    let beside = draft.beside(passage, name);
    let like = |other: &&NameAt<'_>| {
        source.beside(sentence.passage, other) == beside && !ours.iter().any(|known| may_be_one(known, other))
    };
    let taken = theirs.iter().find(like).filter(|taken| !may_describe(name, taken))?;
    Some(contradicted(name, taken, sentence))
}

/// The check of a name that no source has, where a sentence that says the same otherwise has one that differs from it in a word: "Stan Lee" for "Jason
/// Lee".
pub(super) fn namesake(
    (draft, passage, _): Sentence<'_, '_>,
    name: &NameAt<'_>,
    aligned: &[Aligned<'_>],
    index: &Index<'_>,
) -> Option<Check> {
    if name.keys.len() < 2 || name.keys.iter().all(|key| index.has(*key)) {
        return None;
    }
    let sentence = aligned.first().filter(|aligned| aligned.coverage >= OF_A_NAMESAKE)?;
    let ours = draft.names(passage);
    let like = |other: &&NameAt<'_>| {
        other.keys.len() > 1
            && name.keys.iter().any(|key| other.keys.contains(key))
            && !may_be_one(name, other)
            && !ours.iter().any(|known| known.span != name.span && may_be_one(known, other))
    };
    let taken = index.sources.get(sentence.source)?.names(sentence.passage).iter().find(like)?;
    Some(contradicted(name, taken, sentence))
}

/// The check of a name to which the draft gives what a source gives to somebody else, far from where the source has the name.
pub(super) fn misattributed(
    (draft, passage, frame): Sentence<'_, '_>,
    at: usize,
    frames: &[Counterpart<'_, '_>],
    index: &Index<'_>,
) -> Option<Check> {
    let name = draft.names(passage).get(at).filter(|name| name.kind == NameKind::Person)?;
    frame.slots.iter().find(|slot| slot.name == at && slot.speech)?;
    frames.iter().filter(|(sentence, _)| sentence.coverage >= SAME_SENTENCE).find_map(|(sentence, _)| {
        let source = index.sources.get(sentence.source)?;
        if source.names_near(sentence.passage.span, name.full) {
            return None;
        }
        let another = |said: &String| !name_keys(said).iter().any(|key| name.keys.contains(key));
        let speakers = source.speakers(sentence.passage);
        let said = speakers.first()?;
        let pronoun = !said.contains(char::is_uppercase);
        let for_it = || speakers.iter().any(|said| representatives::speak_for_each_other(draft, name.full, said));
        if pronoun || !speakers.iter().all(another) || for_it() {
            return None;
        }
        let evidence = Evidence { source: sentence.source, span: sentence.passage.span };
        let check = Check::new(name.span, "name", Verdict::Contradicted, format!("the source has this from {said}"));
        let trace = vec![Candidate { evidence, why: format!("{} % of the sentence stands there", sentence.coverage) }];
        Some(Check { reason: Some(Reason::Speaker), evidence: Some(evidence), trace, ..check })
    })
}

fn contradicted(name: &NameAt<'_>, taken: &NameAt<'_>, sentence: &Aligned<'_>) -> Check {
    let evidence = Evidence { source: sentence.source, span: taken.span };
    let why = format!("the source has {} in its place", taken.full);
    let trace = vec![Candidate { evidence, why: format!("{} % of the sentence stands there", sentence.coverage) }];
    let check = Check::new(name.span, "name", Verdict::Contradicted, why);
    Check { firm: sentence.coverage >= FIRM, reason: Some(Reason::Role), evidence: Some(evidence), trace, ..check }
}

/// Whether two names could take the same part: they are of one kind, as far as anything tells.
pub(super) fn are_alike(one: &NameAt<'_>, other: &NameAt<'_>) -> bool {
    one.kind == other.kind || one.kind == NameKind::Other || other.kind == NameKind::Other
}

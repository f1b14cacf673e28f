//! Names: whether a source has them where it speaks of the same, and whether another one takes their part there.

use super::{
    Check, Evidence, Reason, Verdict,
    frames::Frame,
    index::{Aligned, Counterpart, Index},
    roles,
    terms::{Digest, Key, NameAt, Passage, name_keys},
};
use crate::{language::lexicon, tables::rows, values::folded};
use std::sync::LazyLock;

/// A sentence of the draft with its tree.
pub(super) type Sentence<'s, 'd> = (&'s Digest<'d>, &'s Passage, &'s Frame<'d>);

/// Checks the names of a sentence of the draft. `same` is where a source has it word for word.
pub(super) fn check(
    sentence: Sentence<'_, '_>,
    (aligned, frames): (&[Aligned<'_>], &[Counterpart<'_, '_>]),
    index: &Index<'_>,
    same: Option<Evidence>,
    checks: &mut Vec<Check>,
) {
    let (draft, passage, _) = sentence;
    for (at, name) in draft.names(passage).iter().enumerate() {
        checks.push(match same {
            Some(evidence) => supported(name, evidence, "it stands in a sentence that the source has word for word"),
            None => roles::replaced(sentence, at, aligned, frames, index)
                .or_else(|| roles::misattributed(sentence, at, frames, index))
                .or_else(|| roles::exchanged(sentence, name, aligned, index))
                .or_else(|| roles::namesake(sentence, name, aligned, index))
                .unwrap_or_else(|| known(name, aligned, index)),
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
    if let Some(evidence) = index.spoken.verbatim(name.written) {
        return Check { firm: false, ..supported(name, evidence, "the source names it elsewhere") };
    }
    if let Some(evidence) = otherwise_long(name, index) {
        return Check { firm: false, ..supported(name, evidence, "the source has it in its other form") };
    }
    let strange = name.keys.iter().any(|key| !index.has(*key));
    let why = if strange { "no source has this name" } else { "no source has it so" };
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

/// Where a source has the full form of an acronym, or the acronym of a full form: "WHO" for "World Health Organization".
fn otherwise_long(name: &NameAt<'_>, index: &Index<'_>) -> Option<Evidence> {
    let is_short = |word: &str| word.len() > 1 && word.chars().all(char::is_uppercase);
    let (short, letters) = (is_short(name.written), initials(name.full));
    let other_form = |other: &&NameAt<'_>| {
        short && initials(other.full).is_some_and(|letters| letters == name.written)
            || is_short(other.written) && letters.as_deref() == Some(other.written)
    };
    index
        .sources
        .iter()
        .enumerate()
        .find_map(|(source, digest)| Some(Evidence { source, span: digest.names.iter().find(other_form)?.span }))
}

/// The first letters of a name of several words, small words aside.
fn initials(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).collect();
    (words.len() > 1).then(|| words.iter().filter_map(|word| word.chars().next()).collect())
}

/// Whether the words of a name are among those of another's full form.
fn is_named(name: &NameAt<'_>, other: &NameAt<'_>) -> bool {
    let full = name_keys(other.full);
    let within = |keys: &[Key]| !name.keys.is_empty() && name.keys.iter().all(|key| keys.contains(key));
    within(&full) || within(&other.keys)
}

/// Whether a name may describe whom another one names: "the Texan" may be Bill Ryder.
pub(super) fn may_describe(one: &NameAt<'_>, other: &NameAt<'_>) -> bool {
    one.describes != other.describes || one.describes && is_of_group(one.written) && is_of_group(other.written)
}

/// Whether two names may be one: the words of the one, each perhaps spelt otherwise, are among those of the other.
pub(super) fn may_be_one(one: &NameAt<'_>, other: &NameAt<'_>) -> bool {
    let covers = |these: &NameAt<'_>, those: &NameAt<'_>| {
        let full = name_keys(those.full);
        let spelt: Vec<String> = [those.written, those.full].into_iter().flat_map(folded).collect();
        let spelt: Vec<&str> = spelt.iter().map(String::as_str).collect();
        let alike = |word: &str| !similar::get_close_matches(word, &spelt, 1, SPELT_ALIKE).is_empty();
        these.keys.iter().any(|key| full.contains(key)) && these.keys.len() == 1
            || folded(these.written).all(|word| alike(&word))
    };
    let short = is_acronym(one.written, other.written) || is_acronym(other.written, one.written);
    short || covers(one, other) || covers(other, one)
}

/// Whether a word may be for somebody from somewhere, or of a party: "the Texan", "the Londoner", "the Democrat".
fn is_of_group(word: &str) -> bool {
    lexicon::country(word).is_some() || GROUP_ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// How words for those who are from somewhere, or of a party, end.
static GROUP_ENDINGS: LazyLock<Vec<&str>> =
    LazyLock::new(|| rows(include_str!("../../data/group-endings.txt")).flat_map(str::split_whitespace).collect());

/// Whether the letters of a name are the first ones of the words of another: "CCTV" for "China Central Television".
fn is_acronym(short: &str, long: &str) -> bool {
    let first = long.chars().next();
    short.len() > 1 && short.chars().all(char::is_uppercase) && short.chars().next() == first && long.contains(' ')
}

/// How alike two spellings of one word are: "Yuri" and "Yury".
const SPELT_ALIKE: f32 = 0.7;

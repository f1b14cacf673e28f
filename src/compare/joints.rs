//! How the parts of a sentence hang together: sources may have every name and value of it, and say something else of each.

use super::{
    Check, Evidence, Verdict,
    frames::{Frame, Slot},
    holders,
    index::{Aligned, Index},
    names::{may_be_one, may_describe},
    roles::are_alike,
    terms::{Digest, NameAt, Passage, WordKeys},
};
use crate::{facts::Analysis, language::syntax::Analyser, source::Span};

/// What no source was found to say, though the sources have each of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Untold {
    /// The words of the draft.
    pub(crate) span: Span,
    /// Why, as a sentence without a full stop.
    pub(crate) why: String,
    /// The words of a source that speak against it, or the nearest ones.
    pub(crate) evidence: Option<Evidence>,
}

/// The first part of a draft that the sources have, but not in its place; `checks` is what they say of each part.
pub(crate) fn untold(draft: &Analysis, index: &Index<'_>, checks: &[Check]) -> Option<Untold> {
    let rival = |check: &Check| {
        let rival = check.rival.filter(|_| check.verdict == Verdict::Supported)?;
        let why = format!("the source says “{}” where it speaks of this", index.slice(rival));
        Some(Untold { span: check.span, why, evidence: Some(rival) })
    };
    if let Some(untold) = checks.iter().find_map(rival) {
        return Some(untold);
    }
    let digest = Digest::of(draft, &mut WordKeys::default());
    if let Some(untold) = holders::of_another(&digest, index, checks) {
        return Some(untold);
    }
    let mut analyser = Analyser::default();
    let strange = |passage: &&Passage| index.spoken.verbatim(digest.slice(passage.span)).is_none();
    digest.passages.iter().filter(strange).find_map(|passage| {
        let here: Vec<&Check> = checks.iter().filter(|check| passage.span.contains(check.span)).collect();
        Sentence { draft: &digest, passage, index, checks: here }.untold(&mut analyser)
    })
}

/// A sentence of the draft.
struct Sentence<'s, 'd, 'i> {
    draft: &'s Digest<'d>,
    passage: &'s Passage,
    index: &'s Index<'i>,
    /// What the sources say of its parts.
    checks: Vec<&'s Check>,
}

/// What the sources have of a name in its part.
enum Standing {
    /// It takes that part, as far as anything tells.
    Told,
    /// Another one takes it.
    Taken(Evidence, String),
    /// No source has the part.
    Open,
}

/// So many edges of a tree may lie between a name and the word that it belongs to.
const JOINED: usize = 3;

impl Sentence<'_, '_, '_> {
    /// The first name to which no source gives what the sentence says of it. That may be told in other words where the sources have its value or quotation.
    fn untold(&self, analyser: &mut Analyser<'static>) -> Option<Untold> {
        let Self { draft, passage, index, .. } = *self;
        let valued = self.checks.iter().any(|check| check.kind != "name");
        let frame = Frame::of(draft, passage, analyser);
        let aligned = index.align(passage);
        draft.names(passage).iter().enumerate().find_map(|(at, name)| {
            let slots = frame.slots.iter().filter(|slot| slot.name == at && !slot.told);
            let mut standing = Standing::Open;
            for slot in slots {
                match self.standing(name, slot, &aligned, analyser) {
                    Standing::Told => return None,
                    taken @ Standing::Taken(..) => standing = taken,
                    Standing::Open => {}
                }
            }
            match standing {
                Standing::Taken(evidence, other) => Some(Untold {
                    span: name.span,
                    why: format!("the source says this of {other}"),
                    evidence: Some(evidence),
                }),
                Standing::Open if !valued => {
                    let why = "the source has the name, but was not found to say this of it".to_owned();
                    let named = self.checks.iter().find(|check| check.span == name.span);
                    Some(Untold { span: name.span, why, evidence: named.and_then(|check| check.evidence) })
                }
                _ => None,
            }
        })
    }

    fn standing(
        &self,
        name: &NameAt<'_>,
        slot: &Slot,
        aligned: &[Aligned<'_>],
        analyser: &mut Analyser<'static>,
    ) -> Standing {
        let ours = self.draft.names(self.passage);
        let mut standing = Standing::Open;
        let says = |sentence: &&Aligned<'_>| sentence.passage.terms.iter().any(|term| term.key == slot.governor);
        for sentence in aligned.iter().filter(says) {
            let Some((_, frame)) = self.index.frame(sentence, analyser) else { continue };
            let theirs =
                self.index.sources.get(sentence.source).map_or(&[][..], |source| source.names(sentence.passage));
            let same = |known: &&Slot| known.governor == slot.governor && (known.part == slot.part || slot.mutual);
            let filled = frame.slots.iter().filter(same).filter_map(|known| theirs.get(known.name));
            let joined = theirs
                .iter()
                .filter(|known| frame.distance(known.span, slot.governor).is_some_and(|far| far <= JOINED));
            let (filled, joined): (Vec<_>, Vec<_>) = (filled.collect(), joined.collect());
            let is_it = |known: &&NameAt<'_>| may_be_one(name, known);
            if filled.iter().any(is_it) || filled.is_empty() && joined.iter().any(is_it) {
                return Standing::Told;
            }
            let is_other = |known: &&&NameAt<'_>| {
                !may_describe(name, known)
                    && are_alike(name, known)
                    && !ours.iter().any(|own| own.span != name.span && may_be_one(own, known))
            };
            if slot.speech || slot.mutual {
                continue;
            }
            if let Some(taken) = filled.iter().find(is_other) {
                standing =
                    Standing::Taken(Evidence { source: sentence.source, span: taken.span }, taken.full.to_owned());
            }
        }
        standing
    }
}

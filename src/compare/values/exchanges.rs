//! Values that a source has, but not for what the draft has them for: two changed places, one stands where another should, or more is less there.

use super::{
    super::{
        candidates::{Bond, Found},
        index::Aligned,
        niches::Niche,
        polarity,
        relation::{Worded, relation},
        sizes::{Size, is_bare},
        surroundings::Surroundings,
        terms::Digest,
    },
    Written,
};
use crate::{facts::Mention, interval::Relation, source::Span, text::TokenKind, values::Value};

/// How much more like another value of the same sentence must be, in hundredths, for the two to be swapped.
const SWAPPED: u32 = 140;
/// How much of that must stand around the value of which the other one has the place.
const MUTUAL: u32 = 90;
/// "More than in 2024": so many words tell what a value is compared with.
const COMPARED_WITHIN: usize = 4;

impl Written<'_, '_, '_> {
    /// Whether the value and another one of its sentence stand each where the other should.
    pub(super) fn is_exchanged(&self, support: &Found, found: &[Found]) -> bool {
        swapped_with(support, found, self.value()).is_some_and(|other| self.is_mutual(support, other))
    }

    /// The value of the source in whose place the draft has that of `support`: they stand in one sentence there, and the words right beside the draft's
    /// value stand beside the other one.
    pub(super) fn moved_from<'f>(&self, support: &Found, found: &'f [Found]) -> Option<&'f Found> {
        let there = self.sentence_of(support)?;
        let source = self.index.sources.get(support.evidence.source)?;
        let own = Niche::of(self.draft, self.passage, self.mention.span);
        let niche = |found: &Found| Niche::of(source, there.passage, found.evidence.span);
        if own.shared(&niche(support)) > 0 {
            return None;
        }
        // A bare number far smaller or larger is likely of something else, and a date may be that of the whole text.
        let (dated, bare) = (matches!(self.value(), Value::Date(_)), is_bare(self.value()));
        let alone = |rival: &Found| {
            let excludes = rival.bond != Bond::Claimed && rival.relation == Relation::Contradicted;
            excludes && !dated && (rival.size != Size::Far || !bare) && own.is_that_of(&niche(rival))
        };
        let trades = |rival: &Found| {
            rival.relation != Relation::Entailed
                && own.shared(&niche(rival)) > 0
                && self.others_that_state(rival).any(|other| {
                    let other = Niche::of(self.draft, self.passage, other.span);
                    other.shared(&niche(support)) > 0 && other.shared(&niche(rival)) == 0
                })
        };
        let beside =
            |rival: &&Found| (rival.evidence.source, rival.passage) == (support.evidence.source, support.passage);
        found.iter().filter(beside).find(|rival| alone(rival) || trades(rival))
    }

    /// The sentence of a source that a candidate stands in.
    fn sentence_of(&self, found: &Found) -> Option<&Aligned<'_>> {
        let here = |sentence: &&Aligned<'_>| {
            sentence.source == found.evidence.source && sentence.passage.span == found.passage
        };
        self.aligned.iter().find(here)
    }

    /// The other values of the draft's sentence that say what a candidate states.
    fn others_that_state(&self, found: &Found) -> impl Iterator<Item = &Mention> {
        let Self { draft, passage, mention, index, .. } = *self;
        let source = index.sources.get(found.evidence.source);
        let stated = source.zip(self.sentence_of(found)).and_then(|(source, sentence)| {
            let stated = source.mentions(sentence.passage).iter().find(|other| other.span == found.evidence.span)?;
            Some(Worded { value: &stated.value, words: source.slice(stated.span) })
        });
        let says = move |other: &&Mention| {
            let written = Worded { value: &other.value, words: draft.slice(other.span) };
            stated.is_some_and(|stated| relation(written, stated) == Some(Relation::Entailed))
        };
        draft.mentions(passage).iter().filter(move |other| other.span != mention.span).filter(says)
    }

    /// Why a value that a source has is none of it: it is more there than what it is compared with, and less here.
    pub(super) fn compared_otherwise(&self, support: &Found) -> Option<String> {
        let source = self.index.sources.get(support.evidence.source)?;
        let (ours, theirs) = (words_behind(self.draft, self.mention.span), words_behind(source, support.evidence.span));
        let ([one, compared @ ..], [other, with @ ..]) = (ours.as_slice(), theirs.as_slice()) else { return None };
        let same = compared == with && compared.first().is_some_and(|than| than == "than");
        (same && polarity::are_opposed(one, other)).then(|| format!("the source says “{other}”, not “{one}”"))
    }

    /// Whether the value of the draft that states `other` has about as many of the words around it around `support`: each stands where the other should.
    fn is_mutual(&self, support: &Found, other: &Found) -> bool {
        let Self { draft, passage, index, .. } = *self;
        let Some((source, sentence)) = index.sources.get(other.evidence.source).zip(self.sentence_of(other)) else {
            return false;
        };
        // A number that leaves out its unit is stated nowhere by itself.
        if !source.mentions(sentence.passage).iter().any(|mention| mention.span == other.evidence.span) {
            return true;
        }
        let at = |found: &Found| source.tokens(found.evidence.span).start;
        self.others_that_state(other).any(|mention| {
            let around = Surroundings::of(passage, draft.tokens(mention.span), index);
            let there = around.likeness(sentence, at(other), index);
            100 * around.likeness(sentence, at(support), index) >= MUTUAL * there
        })
    }
}

/// The words behind a value that tell what it is compared with, in lower case: "more", "than", "before".
fn words_behind(digest: &Digest<'_>, span: Span) -> Vec<String> {
    let from = digest.tokens(span).end;
    let behind = digest.analysis.article.tokens.get(from..).unwrap_or_default().iter().take(COMPARED_WITHIN);
    let words = behind.take_while(|token| token.kind != TokenKind::Mark);
    words.map(|token| digest.slice(token.span).to_lowercase()).collect()
}

/// Whether another candidate in the same sentence, which another value of the draft's sentence states, has far more of the words around it: the draft
/// has the two the wrong way round.
fn swapped_with<'f>(support: &Found, found: &'f [Found], value: &Value) -> Option<&'f Found> {
    // Dates of different grain, "November" and "the first half", are far apart however near they lie.
    let dated = matches!(value, Value::Date(_));
    found.iter().find(|other| {
        (other.evidence.source, other.passage) == (support.evidence.source, support.passage)
            && other.bond == Bond::Claimed
            && other.relation == Relation::Contradicted
            && (dated || other.size != Size::Far || other.slip)
            && 100 * other.likeness >= SWAPPED * support.likeness
    })
}

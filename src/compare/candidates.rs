//! The values of the sources that a value of the draft may be, each with how much of what surrounds it surrounds the draft's.

use super::{
    Evidence, baselines, denials,
    index::{Aligned, Index},
    relation::{Worded, relation},
    sizes::{Size, figure, is_open, leaves},
    surroundings::Surroundings,
    terms::{Digest, Key, Passage, word_key},
};
use crate::{
    facts::Mention,
    interval::Relation,
    language::words::{self, WordClass},
    source::Span,
    values::Value,
};
use std::cell::OnceCell;

/// A value of a source that a value of the draft may be.
pub(super) struct Found {
    pub(super) evidence: Evidence,
    /// The sentence that it stands in.
    pub(super) passage: Span,
    /// How much of what surrounds the draft's value surrounds this one, in hundredths.
    pub(super) likeness: u32,
    pub(super) relation: Relation,
    pub(super) bond: Bond,
    /// Whether a word stands right beside both values.
    pub(super) beside: bool,
    /// Whether both count the same thing: one word stands behind both.
    pub(super) counted: bool,
    pub(super) size: Size,
    /// Whether both have the same figure, in another unit.
    pub(super) slip: bool,
}

impl Found {
    /// Whether it says otherwise of what is likely the same thing: nothing need be worked out then. A figure far smaller or larger is likely of
    /// something else, but for one that differs in its unit alone.
    pub(super) fn is_rival(&self) -> bool {
        let alike = self.size != Size::Far || self.slip;
        self.relation == Relation::Contradicted && alike && self.likeness >= RIVAL && self.beside
    }

    /// Whether it says otherwise of what may be the thing of `support`: what counts something else, or is of quite another size, is no rival.
    pub(super) fn may_stand_for(&self, support: &Self) -> bool {
        let alike = if support.counted { self.counted } else { self.counted || self.size != Size::Far || self.slip };
        self.relation == Relation::Contradicted && self.bond != Bond::Claimed && alike
    }
}

/// What a candidate is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bond {
    /// Nothing that would keep it from being the counterpart.
    Free,
    /// Another value of the draft's sentence says the same: it is the counterpart of that.
    Claimed,
    /// Other parties: what says the same of them says nothing of the draft's.
    OfOthers,
}

/// A candidate so like that speaks of another value keeps one from being worked out.
pub(super) const RIVAL: u32 = 25;
/// The values of the sources that compare with a value of the draft.
pub(super) fn candidates<'d>(
    draft: &Digest<'d>,
    passage: &Passage,
    mention: &'d Mention,
    aligned: &[Aligned<'_>],
    index: &Index<'_>,
) -> Vec<Found> {
    let worded = |mention: &'d Mention| Worded { value: &mention.value, words: draft.slice(mention.span) };
    let with_unit = draft.elided(passage).iter().find(|elided| elided.span == mention.span);
    let with_unit = with_unit.map(|elided| Worded { value: &elided.value, words: draft.slice(mention.span) });
    let around = Surroundings::of(passage, draft.tokens(mention.span), index);
    let others = draft.mentions(passage).iter().filter(|other| other.span != mention.span);
    let others: Vec<Worded<'_>> = others.map(worded).collect();
    let parties = OnceCell::new();
    let counted = counts(draft, mention.span);
    let bound = denied_bound(draft, passage, mention);
    let part = is_part(draft, mention.span);
    let shared_out = baselines::is_shared_out(draft, mention.span);
    let mut found = Vec::new();
    for sentence in aligned {
        let Some(source) = index.sources.get(sentence.source) else { continue };
        let stated = source.mentions(sentence.passage).iter().map(|other| (other, false));
        for (other, elided) in stated.chain(source.elided(sentence.passage).iter().map(|other| (other, true))) {
            let stated = Worded { value: &other.value, words: source.slice(other.span) };
            // "And 25,000 for the record" is of the unit of the value before it, where the source says so.
            let says = |worded: &Worded<'_>| relation(*worded, stated) == Some(Relation::Entailed);
            let as_united = || with_unit.filter(says).map(|_| Relation::Entailed);
            let Some(mut answer) = relation(worded(mention), stated).or_else(as_united) else { continue };
            if bound.as_ref().is_some_and(|bound| {
                relation(Worded { value: bound, ..worded(mention) }, stated) == Some(Relation::Entailed)
            }) {
                answer = Relation::Entailed;
            }
            if elided && answer != Relation::Entailed {
                continue;
            }
            let larger = || figure(&other.value) > figure(&mention.value);
            let whole = part && larger() && !is_part(source, other.span) || is_whole(source, other.span) && larger();
            let of_another = || {
                shared_out != baselines::is_shared_out(source, other.span)
                    || baselines::is_of_baseline((draft, passage), (source, sentence), other.span)
            };
            let open =
                answer == Relation::Contradicted && (whole || of_another()) || leaves(&mention.value, &other.value);
            let answer = if open { Relation::Compatible } else { answer };
            let at = source.tokens(other.span).start;
            found.push(Found {
                evidence: Evidence { source: sentence.source, span: other.span },
                passage: sentence.passage.span,
                likeness: around.likeness(sentence, at, index),
                relation: answer,
                bond: if others.iter().any(|other| states(*other, stated)) {
                    Bond::Claimed
                } else if answer == Relation::Entailed
                    && !matches!(other.value, Value::Date(_))
                    && have_other_parties(parties.get_or_init(|| draft.parties(mention.span)), || {
                        source.parties(other.span)
                    })
                {
                    Bond::OfOthers
                } else {
                    Bond::Free
                },
                beside: around.beside(sentence, at),
                counted: counted.is_some() && counted == counts(source, other.span),
                size: Size::of(&mention.value, &other.value),
                slip: figure(&mention.value).is_some_and(|written| figure(&other.value) == Some(written)),
            });
        }
    }
    found
}

/// Whether a value of the draft's sentence is the one that a source states: nearly any figure is over another one.
fn states(written: Worded<'_>, stated: Worded<'_>) -> bool {
    let near = !is_open(written.value) || Size::of(written.value, stated.value) != Size::Far;
    near && relation(written, stated) == Some(Relation::Entailed)
}

/// Whether a number is told as a part of something: "620 of the patients" says nothing against 1,240 patients.
fn is_part(digest: &Digest<'_>, span: Span) -> bool {
    let tokens = &digest.analysis.article.tokens;
    let behind = tokens.get(digest.tokens(span).end..).unwrap_or_default();
    let [of, whole, ..] = behind else { return false };
    let definite = [WordClass::Article, WordClass::Possessive, WordClass::Determiner, WordClass::Pronoun];
    digest.slice(of.span) == "of"
        && words::class(digest.slice(whole.span)).is_some_and(|class| definite.contains(&class))
}

/// Whether a number is told as what others are a part of: "one of the probe's three wheels" says nothing against one wheel.
fn is_whole(digest: &Digest<'_>, span: Span) -> bool {
    let before = digest.tokens(span).start;
    let tokens = digest.analysis.article.tokens.get(before.saturating_sub(WHOLE_WITHIN)..before).unwrap_or_default();
    let of = tokens.iter().rposition(|token| digest.slice(token.span) == "of");
    let behind = of.and_then(|of| tokens.get(of + 1..)).unwrap_or_default();
    let definite = [WordClass::Article, WordClass::Possessive, WordClass::Determiner];
    behind
        .first()
        .is_some_and(|first| words::class(digest.slice(first.span)).is_some_and(|class| definite.contains(&class)))
}

/// So many words may stand between a whole and the "of" that leads it in, and it.
const WHOLE_WITHIN: usize = 5;

/// The figure that a denied "more than" ends at: "none of them was for more than $38,500".
fn denied_bound(draft: &Digest<'_>, passage: &Passage, mention: &Mention) -> Option<Value> {
    let figure = mention.value.measure()?.stated.filter(|_| is_open(&mention.value))?;
    let tokens = passage.tokens.start..draft.tokens(mention.span).start;
    let before = draft.analysis.article.tokens.get(tokens)?;
    before.iter().any(|token| denials::denies(draft.slice(token.span))).then(|| mention.value.exactly(figure))
}

/// What a value counts: the key of the next word behind it that tells something.
pub(super) fn counts(digest: &Digest<'_>, span: Span) -> Option<Key> {
    let tokens = &digest.analysis.article.tokens;
    let behind = tokens.get(digest.tokens(span).end..).unwrap_or_default();
    behind.iter().take(COUNTED_WITHIN).find_map(|token| word_key(digest.slice(token.span)))
}

/// A counted noun stands so many words behind its number at most.
const COUNTED_WITHIN: usize = 3;

/// Whether two values are bound to parties that are not the same: each side has one that the other lacks.
fn have_other_parties(draft: &[Vec<Key>], source: impl FnOnce() -> Vec<Vec<Key>>) -> bool {
    if draft.len() < 2 {
        return false;
    }
    let source = &source();
    let lacks = |these: &[Vec<Key>], those: &[Vec<Key>]| {
        these.iter().any(|name| !those.iter().any(|other| name.iter().any(|key| other.contains(key))))
    };
    source.len() > 1 && lacks(draft, source) && lacks(source, draft)
}

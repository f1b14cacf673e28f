//! Verbs that the tagger takes for something else, where the sentence shows that they are verbs, and a plural that it takes for one.
//!
//! "Met" and "opened" are past forms and participles, "cost" and "spread" verbs and nouns, and only the words round them tell which. A tagger that goes
//! from left to right does not see that a sentence which it gives no finite verb must have one.

use super::{
    model::Model,
    tagger::{self, Seen, Window},
    tags::{Penn, Upos},
    traits::shape,
};
use std::ops::Range;

/// How far the scores of a word before a noun phrase may be from those of a finite verb, in units of which [`super::model::LOGIT`] are one. Of the
/// sentences that the development half of the treebanks closes with a full stop and the tagger leaves without a verb, nearly all verbs are nearer.
const BEFORE_OBJECT: i32 = 650_000;

/// The same before a preposition or an adverb, which nouns have behind them as well.
const BEFORE_ADVERBIAL: i32 = 160_000;

/// Gives a finite verb to the sentence, and to what stands before ", said Lindt" or ", Lindt said", where the tagger found none; and takes any participle
/// that "he and Xi" stands before for one.
pub fn repair(model: &Model<'_>, words: &[Seen], classes: &mut [u8]) {
    let mut tagged = Tagged { model, words, classes };
    let length = words.len();
    // "Winds reached 140 km/h": no verb opens a sentence right before another.
    if tagged.penn(0) == Some(Penn::Vbz) && matches!(tagged.penn(1), Some(Penn::Vbd | Penn::Md | Penn::Vbp)) {
        tagged.make(0, (Upos::Noun, Penn::Nns));
    }
    if tagged.penn(length.wrapping_sub(1)) == Some(Penn::Stop) {
        tagged.restore(0..length);
    }
    if let Some(end) = (2..length).find(|&at| tagged.tells_of_what_was_before(at)) {
        tagged.restore(0..end);
    }
    for at in 3..length {
        if tagged.is_joined(at) {
            tagged.make(at, (Upos::Verb, Penn::Vbd));
        }
    }
}

/// The words of a sentence with the classes that they have so far.
struct Tagged<'a> {
    model: &'a Model<'a>,
    words: &'a [Seen],
    classes: &'a mut [u8],
}

impl Tagged<'_> {
    fn penn(&self, at: usize) -> Option<Penn> {
        self.classes.get(at).map(|&class| tagger::tags(self.model, class).1)
    }

    fn may_be(&self, at: usize, upos: Upos) -> bool {
        self.words.get(at).is_some_and(|word| word.may_be(upos))
    }

    /// Whether a comma or closing quotation mark stands here with a verb and its subject behind it, in either order, and that closes the sentence or is
    /// itself followed by a comma or a preposition: ", said Lindt", ", Lindt said on Monday."
    fn tells_of_what_was_before(&self, mark: usize) -> bool {
        if !matches!(self.penn(mark), Some(Penn::Comma | Penn::CloseQuote)) {
            return false;
        }
        let is_past = |at: usize| matches!(self.penn(at), Some(Penn::Vbd | Penn::Vbz));
        let opens = |at: usize| matches!(self.penn(at), Some(Penn::Nnp | Penn::Prp | Penn::Dt));
        let behind = self.end_of_phrase(mark + 1);
        let closes = |at: usize| matches!(self.penn(at), Some(Penn::Stop | Penn::Comma | Penn::In));
        is_past(mark + 1) && opens(mark + 2) || opens(mark + 1) && is_past(behind) && closes(behind + 1)
    }

    /// Where a run of nouns and what stands before them ends.
    fn end_of_phrase(&self, from: usize) -> usize {
        let nominal = |tag| is_subject(tag) || matches!(tag, Penn::Dt | Penn::Jj | Penn::PrpPossessive | Penn::Pos);
        (from..self.classes.len()).find(|&at| !self.penn(at).is_some_and(nominal)).unwrap_or(self.classes.len())
    }

    /// Where no word of a clause is a finite verb, the one that comes nearest to it becomes one.
    fn restore(&mut self, clause: Range<usize>) {
        if clause.clone().any(|at| self.penn(at).is_some_and(is_finite)) {
            return;
        }
        let candidates = clause.filter(|&at| self.may_be_finite(at));
        let Some((_, at, class)) = candidates.filter_map(|at| self.nearest(at)).min() else { return };
        if let Some(place) = self.classes.get_mut(at) {
            *place = class;
        }
        if self.is_mistaken(at - 1) {
            self.make(at - 1, (Upos::Noun, Penn::Nn));
        }
    }

    /// Whether a word that is tagged as something else stands where a verb may: behind its subject and, unless it is some verb at least, before what
    /// a verb has behind it.
    fn may_be_finite(&self, at: usize) -> bool {
        let small = self.words.get(at).is_some_and(|word| word.traits.shape & shape::CAPITAL == 0);
        let Some((tag, subject)) = self.penn(at).zip(self.subject(at)).filter(|_| small) else { return false };
        let object = self.has_object(at);
        match tag {
            Penn::Vbn => self.may_be(at, Upos::Verb),
            Penn::Vb => object && self.penn(subject) != Some(Penn::Prp),
            Penn::Nns if object && self.penn(at + 1) != Some(Penn::Currency) => true,
            Penn::Nn | Penn::Nns | Penn::Jj => {
                self.may_be(at, Upos::Verb) && (object || self.penn(at + 1).is_some_and(opens_adverbial))
            }
            _ => false,
        }
    }

    /// Whether a noun phrase begins behind a word: a noun has none.
    fn has_object(&self, at: usize) -> bool {
        matches!(self.penn(at + 1), Some(Penn::Cd | Penn::Currency | Penn::Dt | Penn::PrpPossessive))
    }

    /// How far the network's scores of a word are from those of a finite verb, and of which class that would be; none where it is too far.
    fn nearest(&self, at: usize) -> Option<(i32, usize, u8)> {
        let scores = tagger::scores(self.model, &Window::new(self.words, at, self.classes));
        let best = |wanted: &dyn Fn(Penn) -> bool| {
            tagger::best((0..).zip(scores).filter(|(class, _)| wanted(tagger::tags(self.model, *class).1)))
        };
        let singular = !self.penn(self.subject(at)?).is_some_and(is_plural);
        let agrees = |tag| match tag {
            Penn::Vbz => singular && self.penn(at) == Some(Penn::Nns),
            Penn::Vbd | Penn::Vbp => self.penn(at) != Some(Penn::Nns) && (tag == Penn::Vbd || !singular),
            _ => false,
        };
        let ((_, any), (class, finite)) = (best(&|_| true)?, best(&agrees)?);
        let most = match self.penn(at) {
            Some(Penn::Vbn) => i32::MAX,
            _ if self.has_object(at) => BEFORE_OBJECT,
            _ => BEFORE_ADVERBIAL,
        };
        let margin = any.saturating_sub(finite);
        (margin <= most).then_some((margin, at, class))
    }

    /// The noun or pronoun before a word, adverbs aside.
    fn subject(&self, at: usize) -> Option<usize> {
        let before = (0..at).rev().find(|&at| self.penn(at) != Some(Penn::Rb))?;
        (self.penn(before).is_some_and(is_subject) || self.is_mistaken(before)).then_some(before)
    }

    /// Whether what is tagged as an adjective is the noun of its phrase: what the verb behind it was taken for misled the tagger.
    fn is_mistaken(&self, at: usize) -> bool {
        let opens = at.checked_sub(1).and_then(|before| self.penn(before));
        self.penn(at) == Some(Penn::Jj)
            && self.may_be(at, Upos::Noun)
            && matches!(opens, Some(Penn::Dt | Penn::PrpPossessive | Penn::Nn | Penn::Nnp))
    }

    /// Whether a participle stands behind "he and Xi", and that behind nothing whose object the pronoun could be.
    fn is_joined(&self, at: usize) -> bool {
        let joined = [Penn::Prp, Penn::Cc, Penn::Nnp, Penn::Vbn];
        (at - 3..).zip(joined).all(|(at, tag)| self.penn(at) == Some(tag))
            && !at.checked_sub(4).and_then(|before| self.penn(before)).is_some_and(governs)
    }

    /// Gives a word the class of these tags.
    fn make(&mut self, at: usize, tags: (Upos, Penn)) {
        let class = (0..=u8::MAX).take(self.model.classes.len()).find(|&class| tagger::tags(self.model, class) == tags);
        if let Some((place, class)) = self.classes.get_mut(at).zip(class) {
            *place = class;
        }
    }
}

fn is_subject(tag: Penn) -> bool {
    matches!(tag, Penn::Nn | Penn::Nns | Penn::Nnp | Penn::Nnps | Penn::Prp)
}

fn is_finite(tag: Penn) -> bool {
    matches!(tag, Penn::Vbd | Penn::Vbz | Penn::Vbp | Penn::Md)
}

fn is_plural(tag: Penn) -> bool {
    matches!(tag, Penn::Nns | Penn::Nnps | Penn::Prp)
}

/// Whether a word of this tag may open an adverbial.
fn opens_adverbial(tag: Penn) -> bool {
    matches!(tag, Penn::In | Penn::Nnp | Penn::Prp | Penn::Rb | Penn::Rp | Penn::To)
}

/// Whether the pronoun behind a word of this tag may be its object.
fn governs(tag: Penn) -> bool {
    matches!(tag, Penn::In | Penn::To | Penn::Vb | Penn::Vbg | Penn::Vbn)
}

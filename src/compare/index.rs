//! The sources, indexed once: which sentence has which words, and where each word stands.

use super::{
    Evidence,
    frames::Frame,
    postings::Postings,
    quotations::Spoken,
    terms::{Digest, Key, Passage, Term, WordKeys},
};
use crate::{facts::Analysis, language::syntax::Analyser};
use std::{cell::RefCell, cmp::Reverse, collections::HashMap, rc::Rc};

/// The sources of a draft.
#[derive(Debug)]
pub struct Index<'a> {
    pub(super) sources: Vec<Digest<'a>>,
    /// Every sentence: its source, and its place there.
    passages: Vec<(usize, usize)>,
    /// The sentences that have a term.
    postings: Postings<u32>,
    /// The words of every source, for quotations.
    pub(super) spoken: Spoken,
    /// The sentences that were read as trees, by source and place: several of the draft may be like one.
    trees: RefCell<HashMap<(usize, usize), Rc<Frame<'a>>>>,
}

/// A sentence of a source that speaks of what a sentence of the draft speaks of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aligned<'i> {
    pub(super) source: usize,
    /// Its place among the passages of its source.
    pub(super) at: usize,
    pub(super) passage: &'i Passage,
    /// How much of the draft's sentence it covers, in hundredths of the weight of its terms.
    pub(super) coverage: u32,
}

/// A sentence of a source with its tree.
pub(super) type Counterpart<'i, 'a> = (Aligned<'i>, Rc<Frame<'a>>);

/// A sentence looks at so many sentences of the sources at most.
const MOST_ALIGNED: usize = 64;

/// So many of them are read as trees ...
const MOST_FRAMES: usize = 2;
/// ... if they cover so much, in hundredths.
const LIKE: u32 = 30;

impl<'a> Index<'a> {
    /// Indexes sources.
    pub fn of(sources: impl IntoIterator<Item = &'a Analysis>) -> Self {
        let mut keys = WordKeys::default();
        let sources: Vec<Digest<'a>> = sources.into_iter().map(|source| Digest::of(source, &mut keys)).collect();
        let (mut passages, mut places) = (Vec::new(), Vec::new());
        for (source, digest) in sources.iter().enumerate() {
            for (at, passage) in digest.passages.iter().enumerate() {
                let number = u32::try_from(passages.len()).unwrap_or(u32::MAX);
                passages.push((source, at));
                places.extend(passage.terms.iter().map(|term| (term.key, number)));
            }
        }
        let spoken = Spoken::of(&sources);
        Self { sources, passages, postings: Postings::of(places), spoken, trees: RefCell::default() }
    }

    /// How much a term tells: the rarer, the more.
    pub(super) fn weight(&self, key: Key) -> u32 {
        let frequency = self.postings.of_key(key).len();
        2 + (self.passages.len() / frequency.max(1)).max(1).ilog2()
    }

    /// Whether any source has a word of a name, be it as part of a name there or not.
    pub(super) fn has(&self, key: Key) -> bool {
        self.postings.has(key) || self.spoken.has(key)
    }

    /// The sentences that speak of what `passage` of a draft speaks of, the best first.
    pub(super) fn align(&self, passage: &Passage) -> Vec<Aligned<'_>> {
        let mut scores: Vec<u32> = vec![0; self.passages.len()];
        let mut whole = 0;
        let mut seen: Vec<Key> = Vec::new();
        for term in &passage.terms {
            if seen.contains(&term.key) {
                continue;
            }
            seen.push(term.key);
            let weight = self.weight(term.key);
            whole += weight;
            for &(_, number) in self.postings.of_key(term.key) {
                if let Some(score) = scores.get_mut(number as usize) {
                    *score += weight;
                }
            }
        }
        let spoken_of = scores.into_iter().enumerate().filter(|(_, score)| *score > 0);
        let mut likest: Vec<(Reverse<u32>, usize)> =
            spoken_of.map(|(number, score)| (Reverse(score), number)).collect();
        if likest.len() > MOST_ALIGNED {
            likest.select_nth_unstable(MOST_ALIGNED);
            likest.truncate(MOST_ALIGNED);
        }
        likest.sort_unstable();
        let aligned = |(Reverse(score), number): (Reverse<u32>, usize)| {
            let &(source, at) = self.passages.get(number)?;
            let passages = &self.sources.get(source)?.passages;
            let passage = passages.get(at)?;
            // The title tells what a sentence is about that does not say so itself.
            let told = |key: &&Key| has(passages.first(), **key) && !has(Some(passage), **key);
            let title: u32 = seen.iter().filter(told).map(|key| self.weight(*key)).sum();
            Some(Aligned { source, at, passage, coverage: 100 * (score + title) / whole.max(1) })
        };
        likest.into_iter().filter_map(aligned).collect()
    }

    /// The likest of some sentences as trees.
    pub(super) fn frames<'i>(
        &'i self,
        aligned: &[Aligned<'i>],
        analyser: &mut Analyser<'static>,
    ) -> Vec<Counterpart<'i, 'a>> {
        let like = aligned.iter().take(MOST_FRAMES).filter(|aligned| aligned.coverage >= LIKE);
        like.filter_map(|aligned| self.frame(aligned, analyser)).collect()
    }

    /// A sentence of a source as a tree.
    pub(super) fn frame<'i>(
        &'i self,
        aligned: &Aligned<'i>,
        analyser: &mut Analyser<'static>,
    ) -> Option<Counterpart<'i, 'a>> {
        let source = self.sources.get(aligned.source)?;
        let mut trees = self.trees.borrow_mut();
        let read = || Rc::new(Frame::of(source, aligned.passage, analyser));
        let tree = trees.entry((aligned.source, aligned.at)).or_insert_with(read);
        Some((*aligned, Rc::clone(tree)))
    }

    /// The words of a source.
    pub(super) fn slice(&self, evidence: Evidence) -> &'a str {
        self.sources.get(evidence.source).map_or("", |source| source.slice(evidence.span))
    }

    /// The terms around a sentence of a source that it may speak of without naming them: those of the sentence before, and of the first.
    pub(super) fn around(&self, aligned: &Aligned<'_>) -> impl Iterator<Item = &Term> {
        let passages = self.sources.get(aligned.source).map_or(&[][..], |source| &source.passages);
        let before = aligned.at.checked_sub(1).and_then(|at| passages.get(at));
        passages.first().into_iter().chain(before).flat_map(|passage| &passage.terms)
    }
}

fn has(passage: Option<&Passage>, key: Key) -> bool {
    passage.is_some_and(|passage| passage.terms.iter().any(|term| term.key == key))
}

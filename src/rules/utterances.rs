//! The words of quotations, for the rules that hold one against another.

use crate::{
    facts::{Analysis, Quote},
    source::Span,
    values::{folded, spoken_words},
};
use std::{
    collections::{BTreeSet, HashMap},
    hash::{DefaultHasher, Hash, Hasher},
};

/// Words of a phrase: two quotations that share one may be the same.
const PHRASE: usize = 3;
/// The longest quotation that is held against others, in words.
const LONGEST: usize = 150;
/// How often a phrase may stand in quotations before it is a turn of speech.
const MOST_USES: usize = 4;

/// A quotation by its words.
pub(super) struct Utterance<'a> {
    pub(super) span: Span,
    /// Who spoke, where the sentence itself tells.
    pub(super) speaker: Option<&'a str>,
    /// The words in lower case.
    pub(super) words: Vec<String>,
    /// As they are written.
    pub(super) spoken: Vec<&'a str>,
}

/// The quotations of an article with at least `shortest` words. Those with an ellipsis or an insertion are not whole, and left out.
pub(super) fn read(analysis: &Analysis, shortest: usize) -> Vec<Utterance<'_>> {
    let utterance = |quote| Utterance::of(analysis, quote);
    let whole = |utterance: &Utterance<'_>| (shortest..=LONGEST).contains(&utterance.words.len());
    analysis.quotes.iter().filter_map(utterance).filter(whole).collect()
}

impl<'a> Utterance<'a> {
    fn of(analysis: &'a Analysis, quote: &'a Quote) -> Option<Self> {
        let text = analysis.article.slice(quote.span);
        if text.contains(['…', '[', '(']) || text.contains("...") {
            return None;
        }
        let speaker = quote.speaker.as_ref().map(|speaker| speaker.name.as_str());
        Some(Self {
            span: quote.span,
            speaker: speaker.filter(|_| quote.firm),
            words: folded(text).collect(),
            spoken: spoken_words(text).collect(),
        })
    }
}

/// Pairs of quotations that share a phrase, the earlier one first; none lies in the other.
pub(super) fn pairs(utterances: &[Utterance<'_>]) -> BTreeSet<(usize, usize)> {
    let mut uses: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, utterance) in utterances.iter().enumerate() {
        for phrase in utterance.words.windows(PHRASE) {
            let places = uses.entry(hashed(phrase)).or_default();
            if places.last() != Some(&at) && places.len() <= MOST_USES {
                places.push(at);
            }
        }
    }
    let shared = uses.values().filter(|places| (2..=MOST_USES).contains(&places.len()));
    let pairs = shared.flat_map(|places| places.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))));
    let apart = |one: usize, other: usize| {
        let span = |at: usize| utterances.get(at).map(|utterance| utterance.span);
        span(one).zip(span(other)).is_some_and(|(one, other)| one.end <= other.start)
    };
    pairs.filter(|&(one, other)| apart(one, other)).collect()
}

/// The same for the same words; `DefaultHasher::new` has no secret, so every run has the same order.
fn hashed(words: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}

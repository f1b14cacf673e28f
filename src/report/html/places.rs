//! Words of an article that there is something to tell of, and how it stands with them.

use crate::source::Span;
use serde::Serialize;
use std::collections::BTreeMap;

/// How it stands with words of an article. Of several the last counts: what is wrong before what is right, and words that a passing claim rests on are
/// guarded whatever else they state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum State {
    Weak,
    Unguarded,
    Supported,
    Unverified,
    Broken,
    Contradicted,
}

impl State {
    /// Every state, the worst first.
    pub(super) const ALL: [Self; 6] =
        [Self::Contradicted, Self::Broken, Self::Unverified, Self::Supported, Self::Unguarded, Self::Weak];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Unguarded => "unguarded",
            Self::Supported => "supported",
            Self::Unverified => "unverified",
            Self::Broken => "broken",
            Self::Contradicted => "contradicted",
        }
    }

    /// What it means, for the legend.
    pub(super) fn meaning(self) -> &'static str {
        match self {
            Self::Weak => "a fact that is not bound firmly, and that no claim guards",
            Self::Unguarded => "a fact that no claim guards",
            Self::Supported => "a claim that passed rests on it",
            Self::Unverified => "a claim asks for it, and the text does not settle it",
            Self::Broken => "a rule found something wrong",
            Self::Contradicted => "a claim says otherwise",
        }
    }
}

/// Something that the page has to tell of words.
#[derive(Clone, Debug)]
pub(super) struct Lead {
    pub(super) state: State,
    /// The card that tells it.
    pub(super) card: String,
    pub(super) title: String,
}

/// The places of an article, in the order of the text, each with what leads on from it.
#[derive(Debug, Default)]
pub(super) struct Places(BTreeMap<Span, Vec<Lead>>);

impl Places {
    pub(super) fn add(&mut self, span: Span, lead: Lead) {
        let leads = self.0.entry(span).or_default();
        if leads.iter().all(|other| other.card != lead.card) {
            leads.push(lead);
        }
    }

    pub(super) fn has(&self, span: Span) -> bool {
        self.0.contains_key(&span)
    }

    /// The places, those that hold others before them.
    pub(super) fn in_order(&self) -> Vec<(Span, &[Lead])> {
        let mut places: Vec<_> = self.0.iter().map(|(span, leads)| (*span, leads.as_slice())).collect();
        places.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        places
    }

    /// How many places are of a state.
    pub(super) fn count(&self, state: State) -> usize {
        self.0.values().filter(|leads| leads.iter().map(|lead| lead.state).max() == Some(state)).count()
    }
}

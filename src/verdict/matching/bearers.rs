//! Facts about something with a name that a path names by other words than the facts do.

use super::names::Name;
use crate::{
    claims::Path,
    facts::Fact,
    language::{
        lemma::{self, lower},
        lexicon,
        vocabulary::Vocabulary,
    },
};
use std::borrow::Cow;

/// By what a path names whom a fact is about.
pub(super) enum Bearer<'a> {
    /// By the name itself: `Orvane.offered`.
    Name(Name<'a>),
    /// By the noun that the name ends with: `airport.closed` of Dublin Airport.
    Noun(Cow<'a, str>),
    /// By another kind: `company(Orvane).offered`.
    Kind,
    /// By what it does: `offer(Orvane).amount`.
    Deed(Cow<'a, str>),
    /// Not at all.
    Nobody,
}

impl<'a> Bearer<'a> {
    pub(super) fn of(path: &'a Path, words: &'a Vocabulary) -> Self {
        let subject = path.subject.node.as_str();
        let attribute = path.attribute.as_ref().map(|attribute| lower(&attribute.node));
        if path.participants.is_empty() {
            return match attribute {
                Some(_) if subject.starts_with(char::is_uppercase) => Self::Name(Name::of(subject, words)),
                Some(_) => Self::Noun(lower(subject)),
                None => Self::Nobody,
            };
        }
        let word = lower(subject);
        let generic = || attribute.and_then(|word| lexicon::attribute(&word)).is_some_and(|known| known.generic);
        match lexicon::is_kind(words.subject(&word)) {
            true => Self::Kind,
            false if generic() => Self::Deed(word),
            false => Self::Nobody,
        }
    }

    /// Whether the path names a fact whose subject is but a kind.
    pub(super) fn is_of(&self, fact: &Fact) -> bool {
        match self {
            Self::Kind => !fact.participants.is_empty(),
            Self::Deed(word) => !fact.participants.is_empty() && lemma::same(word, &fact.attribute),
            _ => self.is_named_by(fact),
        }
    }

    /// Whether the path names how many of something there are, or how much, by whose they are: `airport.passengers`, `Orvane.profit`. That the fact is
    /// of what the path has as its attribute is known.
    pub(super) fn has(&self, fact: &Fact) -> bool {
        matches!(fact.attribute.as_str(), "count" | "amount") && self.is_named_by(fact)
    }

    /// Whether an event befell whom the path names, and no one else.
    pub(super) fn is_in(&self, fact: &Fact) -> bool {
        matches!(self, Self::Kind) && fact.participants.len() == 1 || self.is_named_by(fact)
    }

    /// Whether the fact is about one name alone, and that is the one of the path.
    fn is_named_by(&self, fact: &Fact) -> bool {
        match (self, fact.participants.as_slice()) {
            (Self::Name(name), [only]) => name.is_of(only, true),
            (Self::Noun(noun), [only]) => {
                only.rsplit_once(' ').is_some_and(|(_, last)| last.eq_ignore_ascii_case(noun))
            }
            _ => false,
        }
    }
}

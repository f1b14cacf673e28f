//! Events, from `data/events.tsv`, and what they are about.

use super::listed;
use crate::{language::lemma, tables::rows};
use std::{collections::HashMap, sync::LazyLock};

/// How the sides of an event stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// People speak or meet: whoever is the subject of its clause takes part.
    Contact,
    /// Both sides alike: a war between A and B.
    Mutual,
    /// One does it to the other.
    Directed,
    /// No sides.
    Plain,
}

/// A kind of event, from `data/events.tsv`.
#[derive(Debug)]
pub struct EventKind {
    /// The subject of its paths.
    pub name: &'static str,
    /// How its sides stand to each other.
    pub shape: Shape,
    nouns: Vec<(&'static str, Option<&'static str>)>,
    verbs: Vec<&'static str>,
    /// Verbs of several words, the first one parted: "speak" and "by phone", with the medium.
    phrases: Vec<(&'static str, &'static str, Option<&'static str>)>,
}

static EVENTS: LazyLock<Vec<EventKind>> = LazyLock::new(|| {
    rows(include_str!("../../../data/events.tsv"))
        .filter_map(|row| {
            let mut columns = row.split('\t');
            let (name, shape) = (columns.next()?, columns.next()?);
            let shape = match shape {
                "contact" => Shape::Contact,
                "mutual" => Shape::Mutual,
                "directed" => Shape::Directed,
                _ => Shape::Plain,
            };
            let nouns = listed(columns.next()?).map(with_medium).collect();
            let (mut verbs, mut phrases) = (Vec::new(), Vec::new());
            for (verb, medium) in listed(columns.next()?).map(with_medium) {
                match verb.split_once(' ') {
                    Some((verb, rest)) => phrases.push((verb, rest, medium)),
                    None => verbs.push(verb),
                }
            }
            Some(EventKind { name, shape, nouns, verbs, phrases })
        })
        .collect()
});

/// "video call=video call"
fn with_medium(word: &'static str) -> (&'static str, Option<&'static str>) {
    word.split_once('=').map_or((word, None), |(word, medium)| (word, Some(medium)))
}

static EVENT_NOUNS: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| {
    let mut nouns = HashMap::new();
    for (at, kind) in EVENTS.iter().enumerate() {
        for (noun, _) in &kind.nouns {
            nouns.entry(*noun).or_insert(at);
        }
    }
    nouns
});

static EVENT_VERBS: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let mut verbs = HashMap::new();
    for (at, kind) in EVENTS.iter().enumerate() {
        for verb in &kind.verbs {
            verbs.entry(lemma::verb_stem(verb).into_owned()).or_insert(at);
        }
    }
    verbs
});

impl EventKind {
    /// The event that a noun (lower case, any number) stands for.
    pub fn of_noun(noun: &str) -> Option<&'static Self> {
        EVENT_NOUNS.get(noun).or_else(|| EVENT_NOUNS.get(lemma::noun(noun).as_ref())).and_then(|&at| EVENTS.get(at))
    }

    /// The event that a verb (lower case, any form) stands for.
    pub fn of_verb(verb: &str) -> Option<&'static Self> {
        EVENT_VERBS.get(lemma::verb_stem(verb).as_ref()).and_then(|&at| EVENTS.get(at))
    }

    /// The event that a verb (lower case, any form) stands for with certain words behind it ("by phone"), the words, and the medium that they tell.
    pub fn of_verb_phrase(
        verb: &str,
    ) -> impl Iterator<Item = (&'static Self, &'static str, Option<&'static str>)> + use<'_> {
        let stem = lemma::verb_stem(verb);
        EVENTS
            .iter()
            .flat_map(|kind| kind.phrases.iter().map(move |&(verb, rest, medium)| (verb, (kind, rest, medium))))
            .filter(move |(known, _)| lemma::verb_stem(known) == stem)
            .map(|(_, found)| found)
    }

    /// How the event takes place where `noun` (lower case, singular, perhaps of two words) tells it: "video call".
    pub fn medium(noun: &str) -> Option<&'static str> {
        EVENTS.iter().flat_map(|kind| &kind.nouns).find(|(known, _)| *known == noun).and_then(|(_, medium)| *medium)
    }
}

static TOPIC_VERBS: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
    let mut verbs = HashMap::new();
    for (preposition, list) in
        rows(include_str!("../../../data/topic-verbs.tsv")).filter_map(|row| row.split_once('\t'))
    {
        verbs.extend(list.split(' ').map(|verb| (lemma::verb_stem(verb).into_owned(), preposition)));
    }
    verbs
});

/// The preposition behind which a verb (lower case, any form) tells what talks were about; "-" where its object does.
pub fn topics_follow(verb: &str) -> Option<&'static str> {
    TOPIC_VERBS.get(lemma::verb_stem(verb).as_ref()).copied()
}

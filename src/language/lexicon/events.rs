//! Events, from `data/events.tsv`, and what they are about.

use super::listed;
use crate::{
    language::lemma,
    tables::{WordMap, WordSet, rows},
};
use std::sync::LazyLock;

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
    phrases: Vec<VerbPhrase>,
}

/// The verb, what stands behind it, and the medium that it tells.
type VerbPhrase = (&'static str, &'static str, Option<&'static str>);

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

static EVENT_NOUNS: LazyLock<WordMap<&str, usize>> = LazyLock::new(|| {
    let mut nouns = WordMap::default();
    for (at, kind) in EVENTS.iter().enumerate() {
        for (noun, _) in &kind.nouns {
            nouns.entry(*noun).or_insert(at);
        }
    }
    nouns
});

/// The media by the nouns that tell them.
static MEDIA: LazyLock<WordMap<&str, &str>> = LazyLock::new(|| {
    let mut seen = WordSet::default();
    let nouns = EVENTS.iter().flat_map(|kind| &kind.nouns).filter(|(noun, _)| seen.insert(*noun));
    nouns.filter_map(|(noun, medium)| Some((*noun, (*medium)?))).collect()
});

static EVENT_VERBS: LazyLock<WordMap<String, usize>> = LazyLock::new(|| {
    let mut verbs = WordMap::default();
    for (at, kind) in EVENTS.iter().enumerate() {
        for verb in &kind.verbs {
            verbs.entry(lemma::verb_stem(verb).into_owned()).or_insert(at);
        }
    }
    verbs
});

/// The kinds of events with verbs of several words, a row a verb, by the stem of its first word.
static EVENT_PHRASES: LazyLock<WordMap<String, Vec<(usize, VerbPhrase)>>> = LazyLock::new(|| {
    let mut phrases: WordMap<String, Vec<(usize, VerbPhrase)>> = WordMap::default();
    for (at, kind) in EVENTS.iter().enumerate() {
        for &phrase in &kind.phrases {
            phrases.entry(lemma::verb_stem(phrase.0).into_owned()).or_default().push((at, phrase));
        }
    }
    phrases
});

/// The first words of event nouns of two words.
static COMPOUNDS: LazyLock<WordSet<&str>> =
    LazyLock::new(|| EVENT_NOUNS.keys().filter_map(|noun| noun.split_once(' ')).map(|(first, _)| first).collect());

impl EventKind {
    /// Whether an event noun of two words begins with `word` (lower case).
    pub fn opens_compound(word: &str) -> bool {
        COMPOUNDS.contains(word)
    }

    /// The event that a noun (lower case, any number) stands for.
    pub fn of_noun(noun: &str) -> Option<&'static Self> {
        let singular = || Some(lemma::noun(noun)).filter(|singular| singular != noun);
        let at = EVENT_NOUNS.get(noun).or_else(|| EVENT_NOUNS.get(singular()?.as_ref()))?;
        EVENTS.get(*at)
    }

    /// Whether a verb (lower case, any form) tells of an event, be it only with certain words behind it.
    pub fn is_told_by(verb: &str) -> bool {
        let stem = lemma::verb_stem(verb);
        EVENT_VERBS.contains_key(stem.as_ref()) || EVENT_PHRASES.contains_key(stem.as_ref())
    }

    /// The event that a verb (lower case, any form) stands for.
    pub fn of_verb(verb: &str) -> Option<&'static Self> {
        let kind = EVENT_VERBS.get(lemma::verb_stem(verb).as_ref()).and_then(|&at| EVENTS.get(at))?;
        // "will bear the cost": a verb that is listed in another form than its base, "born", stands in that form alone.
        let stands = |listed: &&str| *listed == verb || lemma::verb(listed) == **listed;
        let of_stem = |listed: &&&str| lemma::verb_stem(listed) == lemma::verb_stem(verb);
        kind.verbs.iter().filter(of_stem).any(stands).then_some(kind)
    }

    /// The event that a verb (lower case, any form) stands for with certain words behind it ("by phone"), the words, and the medium that they tell.
    pub fn of_verb_phrase(
        verb: &str,
    ) -> impl Iterator<Item = (&'static Self, &'static str, Option<&'static str>)> + use<> {
        let phrases = EVENT_PHRASES.get(lemma::verb_stem(verb).as_ref()).map_or(&[][..], Vec::as_slice);
        phrases.iter().filter_map(|&(at, (_, rest, medium))| Some((EVENTS.get(at)?, rest, medium)))
    }

    /// How the event takes place where `noun` (lower case, singular, perhaps of two words) tells it: "video call".
    pub fn medium(noun: &str) -> Option<&'static str> {
        MEDIA.get(noun).copied()
    }
}

static TOPIC_VERBS: LazyLock<WordMap<String, &str>> = LazyLock::new(|| {
    let mut verbs = WordMap::default();
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

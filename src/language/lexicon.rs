//! The open lists that news lives by: speech verbs, events, countries, titles, words of modality.

use super::lemma;
use crate::tables::rows;
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

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
}

static EVENTS: LazyLock<Vec<EventKind>> = LazyLock::new(|| {
    rows(include_str!("../../data/events.tsv"))
        .filter_map(|row| {
            let mut columns = row.split('\t');
            let (name, shape) = (columns.next()?, columns.next()?);
            let shape = match shape {
                "contact" => Shape::Contact,
                "mutual" => Shape::Mutual,
                "directed" => Shape::Directed,
                _ => Shape::Plain,
            };
            let nouns = listed(columns.next()?)
                .map(|noun| noun.split_once('=').map_or((noun, None), |(noun, medium)| (noun, Some(medium))))
                .collect();
            Some(EventKind { name, shape, nouns, verbs: listed(columns.next()?).collect() })
        })
        .collect()
});

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

fn listed(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split(',').filter(|entry| *entry != "-")
}

impl EventKind {
    /// The event that a noun (lower case, any number) stands for.
    pub fn of_noun(noun: &str) -> Option<&'static Self> {
        EVENT_NOUNS.get(noun).or_else(|| EVENT_NOUNS.get(lemma::noun(noun).as_ref())).and_then(|&at| EVENTS.get(at))
    }

    /// The event that a verb (lower case, any form) stands for.
    pub fn of_verb(verb: &str) -> Option<&'static Self> {
        EVENT_VERBS.get(lemma::verb_stem(verb).as_ref()).and_then(|&at| EVENTS.get(at))
    }

    /// How the event takes place where `noun` (lower case, singular, perhaps of two words) tells it: "video call".
    pub fn medium(noun: &str) -> Option<&'static str> {
        EVENTS.iter().flat_map(|kind| &kind.nouns).find(|(known, _)| *known == noun).and_then(|(_, medium)| *medium)
    }
}

/// What a speech verb does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speech {
    /// Introduces words or a clause: "said".
    Say,
    /// Introduces words by the way they are uttered: "shouted".
    Voice,
    /// Its object hears them: "told".
    Tell,
    /// Its object is what they are about: "called".
    Describe,
    /// Introduces a clause that is held to be so: "believes".
    Think,
}

static SPEECH: LazyLock<HashMap<&str, Speech>> = LazyLock::new(|| {
    let mut verbs = HashMap::new();
    for (kind, forms) in rows(include_str!("../../data/speech-verbs.tsv")).filter_map(|row| row.split_once('\t')) {
        let kind = match kind {
            "say" => Speech::Say,
            "voice" => Speech::Voice,
            "tell" => Speech::Tell,
            "describe" => Speech::Describe,
            _ => Speech::Think,
        };
        for form in forms.split(['\t', ' ']) {
            verbs.entry(form).or_insert(kind);
        }
    }
    verbs
});

static HOLDING: LazyLock<HashSet<String>> = LazyLock::new(|| {
    rows(include_str!("../../data/holding-verbs.txt"))
        .flat_map(str::split_whitespace)
        .map(|verb| lemma::verb_stem(verb).into_owned())
        .collect()
});

/// Whether a verb (lower case, any form) says of an event only that there is one.
pub fn is_holding_verb(verb: &str) -> bool {
    HOLDING.contains(lemma::verb_stem(verb).as_ref())
}

/// Whether a verb (lower case, any form) reports speech.
pub fn speech(verb: &str) -> Option<Speech> {
    SPEECH.get(verb).copied()
}

/// Whether a verb of speech (lower case, any form) tells of the saying and of nothing else.
pub fn is_plain_speech(verb: &str) -> bool {
    matches!(verb, "say" | "says" | "said" | "saying" | "tell" | "tells" | "told" | "telling")
}

static GENDERS: LazyLock<HashMap<&str, Gender>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for (kind, list) in rows(include_str!("../../data/genders.tsv")).filter_map(|row| row.split_once('\t')) {
        let gender = if kind == "man" { Gender::Man } else { Gender::Woman };
        words.extend(list.split(' ').map(|word| (word, gender)));
    }
    words
});

/// Which of "he" and "she" stands for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// "He".
    Man,
    /// "She".
    Woman,
}

/// Which of "he" and "she" goes with a title, a noun or a pronoun (lower case).
pub fn gender(word: &str) -> Option<Gender> {
    GENDERS.get(word).copied()
}

static NAMING: LazyLock<HashSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../data/naming-words.txt")).flat_map(str::split_whitespace).collect());

/// Whether a word (lower case) makes a name or a mention of what stands in marks behind it: 'the word "sorry"'.
pub fn names_what_follows(word: &str) -> bool {
    NAMING.contains(word)
}

/// Whether `word` (lower case) is surely a verb where it could also be a plural: it reports, carries an attribute, or is conjugated irregularly.
pub fn is_known_verb(word: &str) -> bool {
    lemma::is_irregular_verb(word)
        || speech(word).is_some()
        || EventKind::of_verb(word).is_some() && EventKind::of_noun(word).is_none()
        || ATTRIBUTES.iter().any(|attribute| {
            attribute.kind == Some("date") && attribute.name != "date" && lemma::same(attribute.name, word)
        })
}

/// What makes a sentence present something as other than so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modality {
    /// Will be.
    Planned,
    /// May be.
    Possible,
    /// Somebody accuses somebody of it.
    Alleged,
    /// Would have been.
    Counterfactual,
    /// Is not.
    Denied,
}

/// A phrase of modality, in words.
type ModalPhrase = (Vec<&'static str>, Modality);

/// The phrases by their first word.
static MODALITY: LazyLock<HashMap<&str, Vec<ModalPhrase>>> = LazyLock::new(|| {
    let mut phrases: HashMap<&str, Vec<ModalPhrase>> = HashMap::new();
    for (kind, list) in rows(include_str!("../../data/modality.tsv")).filter_map(|row| row.split_once('\t')) {
        let kind = match kind {
            "planned" => Modality::Planned,
            "possible" => Modality::Possible,
            "alleged" => Modality::Alleged,
            "counterfactual" => Modality::Counterfactual,
            _ => Modality::Denied,
        };
        for phrase in list.split(',') {
            let words: Vec<&str> = phrase.split(' ').collect();
            phrases.entry(words.first().copied().unwrap_or_default()).or_default().push((words, kind));
        }
    }
    phrases
});

/// The phrases of modality that begin with `word` (lower case), as words in lower case.
pub fn modality_at(word: &str) -> &'static [ModalPhrase] {
    MODALITY.get(word).map_or(&[], Vec::as_slice)
}

/// How a word stands for a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountryWord {
    /// Its name, or another name for it.
    Name,
    /// Its capital, which may stand for its government.
    Capital,
    /// Its adjective, or its inhabitants.
    Adjective,
}

static COUNTRIES: LazyLock<HashMap<&str, (&str, CountryWord)>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for row in rows(include_str!("../../data/places.tsv")) {
        let mut columns = row.split('\t');
        let Some(country) = columns.next() else { continue };
        words.insert(country, (country, CountryWord::Name));
        for kind in [CountryWord::Capital, CountryWord::Adjective, CountryWord::Name] {
            for word in columns.next().map(listed).into_iter().flatten() {
                words.entry(word).or_insert((country, kind));
            }
        }
    }
    words
});

/// The country that `words` stand for, case as in text.
pub fn country(words: &str) -> Option<(&'static str, CountryWord)> {
    COUNTRIES.get(words).copied()
}

/// What a word tells about the name it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameWord {
    /// A title before a person's name.
    Title,
    /// An honour behind a person's name.
    Suffix,
    /// Part of the name of an organisation.
    Organization,
    /// Part of the name of a company.
    Company,
    /// Part of the name of a club or team.
    Club,
    /// The whole name of an organisation.
    Body,
    /// Part of the name of a place.
    Place,
}

static NAME_WORDS: LazyLock<HashMap<&str, NameWord>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for (kind, list) in rows(include_str!("../../data/titles.tsv")).filter_map(|row| row.split_once('\t')) {
        let kind = match kind {
            "title" => NameWord::Title,
            "suffix" => NameWord::Suffix,
            "organization" => NameWord::Organization,
            "company" => NameWord::Company,
            "club" => NameWord::Club,
            "body" => NameWord::Body,
            _ => NameWord::Place,
        };
        for word in list.split(',') {
            words.entry(word).or_insert(kind);
        }
    }
    words
});

/// What `word` (case as in text, perhaps two words) tells about the name it stands in.
pub fn name_word(word: &str) -> Option<NameWord> {
    NAME_WORDS.get(word).copied()
}

static GIVEN_NAMES: LazyLock<HashMap<&str, Option<Gender>>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for (kind, list) in rows(include_str!("../../data/given-names.tsv")).filter_map(|row| row.split_once('\t')) {
        let gender = match kind {
            "man" => Some(Gender::Man),
            "woman" => Some(Gender::Woman),
            _ => None,
        };
        for name in list.split(' ') {
            names.entry(name).and_modify(|known| *known = None).or_insert(gender);
        }
    }
    names
});

/// Whether `word` (case as in text) is a common given name, and of whom where only men or only women bear it.
pub fn given_name(word: &str) -> Option<Option<Gender>> {
    GIVEN_NAMES.get(word).copied()
}

static PERSON_NOUNS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../data/person-nouns.txt")).flat_map(str::split_whitespace).collect());

/// Whether a noun (lower case, any number) is for persons by what they are or do: "striker".
pub fn is_person_noun(noun: &str) -> bool {
    PERSON_NOUNS.contains(noun) || PERSON_NOUNS.contains(lemma::noun(noun).as_ref())
}

static CITIES: LazyLock<HashSet<&str>> = LazyLock::new(|| rows(include_str!("../../data/cities.txt")).collect());

/// Whether `name` (case as in text) is that of a country, a capital, a town or a region.
pub fn is_place_name(name: &str) -> bool {
    CITIES.contains(name) || matches!(country(name), Some((_, CountryWord::Name | CountryWord::Capital)))
}

static CALENDAR_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    rows(include_str!("../../data/calendar.tsv"))
        .filter_map(|row| row.rsplit('\t').next())
        .flat_map(|list| list.split(' '))
        .collect()
});

/// Whether `word` (case as in text) is the name of a month, weekday or season.
pub fn is_calendar_word(word: &str) -> bool {
    CALENDAR_WORDS.contains(word)
}

/// Whether `word` (lower case, singular) is a unit that "last" and "next" count the calendar in.
pub fn is_calendar_unit(word: &str) -> bool {
    matches!(word, "day" | "week" | "weekend" | "month" | "quarter" | "season" | "year" | "decade" | "century")
}

/// An attribute of paths, from `data/attributes.tsv`.
#[derive(Debug)]
pub struct Attribute {
    /// The attribute.
    pub name: &'static str,
    /// The type of its value, where that is fixed.
    pub kind: Option<&'static str>,
    /// Whether any fact with a value of its type answers to it: `date`.
    pub generic: bool,
    /// Whether a thing has but one, so that another value contradicts: `place`.
    pub single: bool,
    words: Vec<&'static str>,
}

static ATTRIBUTES: LazyLock<Vec<Attribute>> = LazyLock::new(|| {
    rows(include_str!("../../data/attributes.tsv"))
        .filter_map(|row| {
            let mut columns = row.split('\t');
            let (name, kind, mark) = (columns.next()?, columns.next()?, columns.next()?);
            let words = columns.next().map(listed).into_iter().flatten().collect();
            let kind = (kind != "-").then_some(kind);
            Some(Attribute { name, kind, generic: mark == "generic", single: mark == "single", words })
        })
        .collect()
});

/// The attribute that a word of a path (lower case, any inflection) stands for.
pub fn attribute(word: &str) -> Option<&'static Attribute> {
    ATTRIBUTES
        .iter()
        .find(|attribute| attribute.name == word)
        .or_else(|| ATTRIBUTES.iter().find(|attribute| attribute.words.iter().any(|known| lemma::same(known, word))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_found_by_noun_and_verb() {
        assert_eq!(EventKind::of_noun("conversations").map(|kind| kind.name), Some("call"));
        assert_eq!(EventKind::of_verb("met").map(|kind| kind.name), Some("meeting"));
        assert_eq!(EventKind::medium("video call"), Some("video call"));
        assert!(EventKind::of_noun("banana").is_none());
    }

    #[test]
    fn countries_are_found_by_capital_and_adjective() {
        assert_eq!(country("Moscow"), Some(("Russia", CountryWord::Capital)));
        assert_eq!(country("Chinese"), Some(("China", CountryWord::Adjective)));
        assert_eq!(country("US"), Some(("United States", CountryWord::Name)));
    }

    #[test]
    fn attributes_are_found_in_any_inflection() {
        assert_eq!(attribute("expired").map(|a| a.name), Some("expires"));
        assert_eq!(attribute("lasted").map(|a| a.name), Some("duration"));
    }
}

//! The open lists that news lives by: speech verbs, events, countries, titles, words of modality.

mod events;
mod names;

use super::lemma;
use crate::tables::{WordMap, WordSet, rows};
use std::{borrow::Cow, sync::LazyLock};

pub use events::{EventKind, Shape, topics_follow};
pub use names::{
    CountryWord, Gender, NameWord, country, gender, given_name, is_person_noun, is_place_name, is_trade, name_word,
    words_of_country,
};

fn listed(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split(',').filter(|entry| *entry != "-")
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

static SPEECH: LazyLock<WordMap<&str, Speech>> = LazyLock::new(|| {
    let mut verbs = WordMap::default();
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

static HOLDING: LazyLock<WordSet<String>> = LazyLock::new(|| {
    rows(include_str!("../../data/holding-verbs.txt"))
        .flat_map(str::split_whitespace)
        .map(|verb| lemma::verb_stem(verb).into_owned())
        .collect()
});

/// Whether a verb (lower case, any form) says of an event only that there is one.
pub fn is_holding_verb(verb: &str) -> bool {
    HOLDING.contains(lemma::verb_stem(verb).as_ref())
}

/// Words that say no more of something with a name than of what kind it is.
static KINDS: LazyLock<WordSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../data/kinds.txt")).flat_map(str::split_whitespace).collect());

/// Whether a noun (lower case, singular) says no more of something with a name than of what kind it is: `person`, `company`.
pub fn is_kind(noun: &str) -> bool {
    KINDS.contains(noun)
}

/// The name that words about casualties share.
static CASUALTIES: LazyLock<WordMap<&str, &str>> = LazyLock::new(|| {
    let words = |(name, list): (&'static str, &'static str)| list.split(',').map(move |word| (word, name));
    rows(include_str!("../../data/casualties.tsv")).filter_map(|row| row.split_once('\t')).flat_map(words).collect()
});

/// What a word (lower case) says happened to people, by the name that all words for it share: "dead" for "killed", "died" and "deaths".
pub fn casualty(word: &str) -> Option<&'static str> {
    CASUALTIES.get(word).copied()
}

/// What the words of `data/measures.tsv` are.
static MEASURES: LazyLock<WordSet<(&str, &str)>> = LazyLock::new(|| {
    let words = |(kind, list): (&'static str, &'static str)| list.split(' ').map(move |word| (kind, word));
    rows(include_str!("../../data/measures.tsv")).filter_map(|row| row.split_once('\t')).flat_map(words).collect()
});

/// Whether a noun (lower case, singular) is numbered to tell where on a way or in a time something is: "the 88th minute".
pub fn is_scale(noun: &str) -> bool {
    MEASURES.contains(&("scale", noun))
}

/// Whether a noun (lower case, singular) only stands for another: "30 others".
pub fn stands_for_noun(noun: &str) -> bool {
    MEASURES.contains(&("stand-in", noun))
}

/// Whether a noun (lower case, singular) says which of several values a figure is: "an average of $5".
pub fn is_statistic(noun: &str) -> bool {
    MEASURES.contains(&("statistic", noun))
}

/// Whether a noun (lower case, singular) says which side of a thing a figure measures: "a depth of 5 km".
pub fn is_dimension(noun: &str) -> bool {
    MEASURES.contains(&("dimension", noun))
}

/// Whether a noun (lower case, singular) says how a value came to be what it is: "an increase of 3 %".
pub fn is_change(noun: &str) -> bool {
    MEASURES.contains(&("change", noun))
}

static MASS_NOUNS: LazyLock<WordSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../data/mass-nouns.txt")).flat_map(str::split_whitespace).collect());

/// Whether a noun (lower case, singular) opens a sentence without an article and is no name for it: "diesel".
pub fn is_mass_noun(noun: &str) -> bool {
    MASS_NOUNS.contains(noun)
}

/// Whether a verb (lower case, any form) reports speech.
pub fn speech(verb: &str) -> Option<Speech> {
    SPEECH.get(verb).copied()
}

/// Whether a verb of speech (lower case, any form) tells of the saying and of nothing else.
pub fn is_plain_speech(verb: &str) -> bool {
    matches!(verb, "say" | "says" | "said" | "saying" | "tell" | "tells" | "told" | "telling")
}

/// What whoever speaks behind a label does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurnLabel {
    /// "Q".
    Asks,
    /// "A".
    Answers,
}

static TURN_LABELS: LazyLock<WordMap<&str, TurnLabel>> = LazyLock::new(|| {
    let mut labels = WordMap::default();
    for (kind, list) in rows(include_str!("../../data/turn-labels.tsv")).filter_map(|row| row.split_once('\t')) {
        let does = if kind == "asks" { TurnLabel::Asks } else { TurnLabel::Answers };
        labels.extend(list.split(',').map(|word| (word, does)));
    }
    labels
});

/// What whoever speaks behind `label` (lower case) does, where that is no name.
pub fn turn_label(label: &str) -> Option<TurnLabel> {
    TURN_LABELS.get(label).copied()
}

/// What a word tells of the source of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// A noun that says nothing by itself: "figures".
    Silent,
    /// A noun that a reader would name as a source: "study".
    Document,
    /// A verb whose subject need not speak: "show".
    Evidence,
    /// A verb whose object is a figure that its subject holds to be so: "put … at".
    Estimate,
    /// A noun for those before whom a case is heard: "court".
    Hearing,
}

static SOURCES: LazyLock<WordSet<(Source, &str)>> = LazyLock::new(|| {
    let mut words = WordSet::default();
    for (kind, list) in rows(include_str!("../../data/sources.tsv")).filter_map(|row| row.split_once('\t')) {
        let kind = match kind {
            "silent" => Source::Silent,
            "document" => Source::Document,
            "evidence" => Source::Evidence,
            "hearing" => Source::Hearing,
            _ => Source::Estimate,
        };
        words.extend(list.split(' ').map(|word| (kind, word)));
    }
    words
});

/// Whether `word` (lower case) is one of a kind of words that tell of sources.
pub fn is_source(kind: Source, word: &str) -> bool {
    SOURCES.contains(&(kind, word))
}

static NAMING: LazyLock<WordSet<&str>> =
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
        || DATED.first(word).is_some()
}

/// The attributes that say when: "expires".
static DATED: LazyLock<Forms> = LazyLock::new(|| {
    let dated = ATTRIBUTES.iter().filter(|attribute| attribute.kind == Some("date") && attribute.name != "date");
    Forms::of(dated.map(|attribute| (attribute.name, 0)))
});

/// What makes a sentence present something as other than so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modality {
    /// Will be.
    Planned,
    /// Will be, as somebody thinks: of a clause only, as an expected figure is a figure.
    Awaited,
    /// May be.
    Possible,
    /// Somebody accuses somebody of it.
    Alleged,
    /// Would be: as somebody planned, or under a condition.
    Conditional,
    /// Would have been.
    Counterfactual,
    /// Is not.
    Denied,
    /// Is so, although a word in it looks otherwise ("not only").
    Asserted,
}

/// A phrase of modality, in words.
type ModalPhrase = (Vec<&'static str>, Modality);

/// The phrases by their first word.
static MODALITY: LazyLock<WordMap<&str, Vec<ModalPhrase>>> = LazyLock::new(|| {
    let mut phrases: WordMap<&str, Vec<ModalPhrase>> = WordMap::default();
    for (kind, list) in rows(include_str!("../../data/modality.tsv")).filter_map(|row| row.split_once('\t')) {
        let kind = match kind {
            "planned" => Modality::Planned,
            "awaited" => Modality::Awaited,
            "possible" => Modality::Possible,
            "alleged" => Modality::Alleged,
            "conditional" => Modality::Conditional,
            "counterfactual" => Modality::Counterfactual,
            "asserted" => Modality::Asserted,
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

static CALENDAR_WORDS: LazyLock<WordSet<&str>> = LazyLock::new(|| {
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
    let at = ATTRIBUTE_NAMES.get(word).copied().or_else(|| ATTRIBUTE_WORDS.first(word))?;
    ATTRIBUTES.get(at)
}

static ATTRIBUTE_NAMES: LazyLock<WordMap<&str, usize>> =
    LazyLock::new(|| ATTRIBUTES.iter().enumerate().rev().map(|(at, attribute)| (attribute.name, at)).collect());

static ATTRIBUTE_WORDS: LazyLock<Forms> = LazyLock::new(|| {
    let words = |(at, attribute): (usize, &'static Attribute)| attribute.words.iter().map(move |word| (*word, at));
    Forms::of(ATTRIBUTES.iter().enumerate().flat_map(words))
});

/// Numbered words, found by any of their forms; see [`lemma::same`].
#[derive(Default)]
struct Forms {
    nouns: WordMap<Cow<'static, str>, usize>,
    stems: WordMap<Cow<'static, str>, usize>,
}

impl Forms {
    /// The words with their numbers, the lower ones first.
    fn of(words: impl Iterator<Item = (&'static str, usize)>) -> Self {
        let mut forms = Self::default();
        for (word, number) in words {
            forms.nouns.entry(lemma::noun(word)).or_insert(number);
            forms.stems.entry(lemma::verb_stem(word)).or_insert(number);
        }
        forms
    }

    /// The lowest number of a word that `word` (lower case) is a form of.
    fn first(&self, word: &str) -> Option<usize> {
        let found = [self.nouns.get(lemma::noun(word).as_ref()), self.stems.get(lemma::verb_stem(word).as_ref())];
        found.into_iter().flatten().copied().min()
    }
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

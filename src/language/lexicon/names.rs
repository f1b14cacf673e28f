//! What is known of names: titles, given names, countries and towns.

use super::listed;
use crate::{
    language::lemma,
    tables::{WordMap, WordSet, rows},
};
use std::sync::LazyLock;

static GENDERS: LazyLock<WordMap<&str, Gender>> = LazyLock::new(|| {
    let mut words = WordMap::default();
    for (kind, list) in rows(include_str!("../../../data/genders.tsv")).filter_map(|row| row.split_once('\t')) {
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

static COUNTRIES: LazyLock<WordMap<&str, (&str, CountryWord)>> = LazyLock::new(|| {
    let mut words = WordMap::default();
    for row in rows(include_str!("../../../data/places.tsv")) {
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

/// The words that stand for a country, case as in text, in no order.
pub fn words_of_country(country: &str) -> impl Iterator<Item = &'static str> {
    COUNTRIES.iter().filter(move |(_, (name, _))| *name == country).map(|(word, _)| *word)
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

static NAME_WORDS: LazyLock<WordMap<&str, NameWord>> = LazyLock::new(|| {
    let mut words = WordMap::default();
    for (kind, list) in rows(include_str!("../../../data/titles.tsv")).filter_map(|row| row.split_once('\t')) {
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

static GIVEN_NAMES: LazyLock<WordMap<&str, Option<Gender>>> = LazyLock::new(|| {
    let mut names = WordMap::default();
    for (kind, list) in rows(include_str!("../../../data/given-names.tsv")).filter_map(|row| row.split_once('\t')) {
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

static PERSON_NOUNS: LazyLock<WordSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../../data/person-nouns.txt")).flat_map(str::split_whitespace).collect());

/// Whether a noun (lower case, any number) is for persons by what they are or do: "striker".
pub fn is_person_noun(noun: &str) -> bool {
    PERSON_NOUNS.contains(noun) || PERSON_NOUNS.contains(lemma::noun(noun).as_ref())
}

static TRADES: LazyLock<WordSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../../data/trades.txt")).flat_map(str::split_whitespace).collect());

/// Whether a noun (lower case, singular) is for firms and bodies by what they do: "insurer", "carmaker".
pub fn is_trade(noun: &str) -> bool {
    TRADES.contains(noun) || noun.len() > "maker".len() && noun.ends_with("maker")
}

static CITIES: LazyLock<WordSet<&str>> = LazyLock::new(|| rows(include_str!("../../../data/cities.txt")).collect());

/// Whether `name` (case as in text) is that of a country, a capital, a town or a region.
pub fn is_place_name(name: &str) -> bool {
    CITIES.contains(name) || matches!(country(name), Some((_, CountryWord::Name | CountryWord::Capital)))
}

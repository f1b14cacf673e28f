//! Whether a name that a claim asks for is the name of a fact.

use crate::language::{
    lemma,
    lexicon::{self, CountryWord},
    vocabulary::Vocabulary,
};

/// Whether `asked` is a name of whoever goes by `full`: the same words, the first or last of them, or another name of the country.
/// Unless `exact`, a capital or an adjective may stand for its country, and a common noun for its plural.
pub(crate) fn same_name(asked: &str, full: &str, exact: bool, words: &Vocabulary) -> bool {
    Name::of(asked, words).is_of(full, exact)
}

/// A name that is asked for.
pub(super) struct Name<'a> {
    given: Spelling<'a>,
    /// What the project's own words make of it, where they know of names.
    own: Option<Spelling<'a>>,
    words: &'a Vocabulary,
}

impl<'a> Name<'a> {
    pub(super) fn of(name: &'a str, words: &'a Vocabulary) -> Self {
        let own = || Spelling::of(words.name(name));
        Self { given: Spelling::of(name), own: (!words.names.is_empty()).then(own), words }
    }

    /// See [`same_name`].
    pub(super) fn is_of(&self, full: &str, exact: bool) -> bool {
        let own = |own: &Spelling<'_>| own.is_of(self.words.name(full), exact);
        self.given.is_of(full, exact) || self.own.as_ref().is_some_and(own)
    }
}

/// A name as it is written.
struct Spelling<'a> {
    words: Vec<&'a str>,
    country: Option<(&'static str, CountryWord)>,
    /// Whether it is a common noun: `diplomats`.
    common: bool,
}

impl<'a> Spelling<'a> {
    fn of(name: &'a str) -> Self {
        let common = name.chars().next().is_some_and(char::is_lowercase);
        Self { words: name_words(name), country: lexicon::country(name), common }
    }

    fn is_of(&self, full: &str, exact: bool) -> bool {
        let (asked, full_words) = (self.words.as_slice(), name_words(full));
        if asked.is_empty() {
            return false;
        }
        let part = starts_with(&full_words, asked) || ends_with(&full_words, asked);
        let reverse = || asked.len() > 1 && full_words.len() == 1 && ends_with(asked, &full_words);
        let singular = |words: &[&str]| lemma::noun(&words.join(" ").to_lowercase()).into_owned();
        let common = || {
            !exact && asked.len() == full_words.len() && singular(asked) == singular(&full_words)
                || self.common && asked.last().zip(full_words.last()).is_some_and(|(one, other)| same(one, other))
        };
        part || reverse() || self.is_country(full, exact) || common()
    }

    fn is_country(&self, full: &str, exact: bool) -> bool {
        match (self.country, self.country.and_then(|_| lexicon::country(full))) {
            (Some((one, how)), Some((other, full_how))) => {
                one == other && (!exact || how == CountryWord::Name && full_how == CountryWord::Name)
            }
            _ => false,
        }
    }
}

fn name_words(name: &str) -> Vec<&str> {
    let words = name.split_whitespace().map(|word| word.trim_end_matches(['.', ',']));
    words.filter(|word| !word.eq_ignore_ascii_case("the")).collect()
}

fn starts_with(words: &[&str], others: &[&str]) -> bool {
    words.len() >= others.len() && words.iter().zip(others).all(|(one, other)| same(one, other))
}

fn ends_with(words: &[&str], others: &[&str]) -> bool {
    words
        .len()
        .checked_sub(others.len())
        .and_then(|start| words.get(start..))
        .is_some_and(|end| starts_with(end, others))
}

/// Whether two words are the same in any case.
fn same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
        || !(one.is_ascii() && other.is_ascii()) && one.to_lowercase() == other.to_lowercase()
}

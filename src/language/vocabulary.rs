//! Words of a project's own: what else its subjects, attributes and names go by.
//!
//! The built-in tables tell that "talks" are a meeting; these tell that the "handover" of this newsroom's articles is one too. They are read
//! beside the built-in ones, on the side of claims as on that of articles.

use super::lemma;
use std::collections::BTreeMap;

/// The tables of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Nouns that name what another noun does.
    pub subjects: Synonyms,
    /// Words that ask for what another attribute does.
    pub attributes: Synonyms,
    /// Names of one bearer.
    pub names: Synonyms,
}

impl Vocabulary {
    /// The noun that `noun` (lower case, any inflection) stands for.
    pub fn subject<'a>(&'a self, noun: &'a str) -> &'a str {
        if self.subjects.is_empty() { noun } else { self.subjects.first(&lemma::noun(noun)).unwrap_or(noun) }
    }

    /// The attribute that `word` (lower case, any inflection) stands for.
    pub fn attribute<'a>(&'a self, word: &'a str) -> &'a str {
        if self.attributes.is_empty() {
            return word;
        }
        let attributes = &self.attributes;
        attributes.first(word).or_else(|| attributes.first(&lemma::noun(word))).unwrap_or_else(|| {
            let stem = lemma::verb_stem(word);
            attributes.by_stem.get(stem.as_ref()).map_or(word, String::as_str)
        })
    }

    /// The name that its bearer has in the table of names.
    pub fn name<'a>(&'a self, name: &'a str) -> &'a str {
        if self.names.is_empty() { name } else { self.names.first(&folded(name)).unwrap_or(name) }
    }
}

/// Words of which each stands for the first of its group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synonyms {
    first: BTreeMap<String, String>,
    /// The same by what the forms of a verb have in common.
    by_stem: BTreeMap<String, String>,
}

impl Synonyms {
    /// Makes `other` a word for `first`.
    pub fn add(&mut self, first: &str, other: &str) {
        for word in [first, other] {
            let word = folded(word);
            self.by_stem.insert(lemma::verb_stem(&word).into_owned(), folded_as(first));
            self.first.insert(lemma::noun(&word).into_owned(), folded_as(first));
            self.first.insert(word, folded_as(first));
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    fn first(&self, word: &str) -> Option<&str> {
        self.first.get(word).map(String::as_str)
    }
}

/// A word or name as it is looked up: lower case, single blanks, no article before it.
fn folded(word: &str) -> String {
    let words: Vec<String> = word.split_whitespace().map(str::to_lowercase).collect();
    let words = if words.len() > 1 && words.first().is_some_and(|first| first == "the") { &words[1..] } else { &words };
    words.join(" ")
}

/// A word as it stands for others: blanks single, its case kept.
fn folded_as(word: &str) -> String {
    word.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let mut words = Vocabulary::default();
        words.subjects.add("meeting", "handover");
        words.attributes.add("cost", "outlay");
        words.attributes.add("opened", "inaugurated");
        words.names.add("United Nations", "the UN");
        words
    }

    #[test]
    fn words_are_found_in_any_inflection_and_names_as_they_are() {
        let words = vocabulary();
        for (noun, first) in [("handovers", "meeting"), ("handover", "meeting"), ("meetings", "meeting")] {
            assert_eq!(words.subject(noun), first, "{noun}");
        }
        for (word, first) in [("outlays", "cost"), ("cost", "cost"), ("inaugurates", "opened"), ("size", "size")] {
            assert_eq!(words.attribute(word), first, "{word}");
        }
        for (name, first) in
            [("UN", "United Nations"), ("the UN", "United Nations"), ("un", "United Nations"), ("UNO", "UNO")]
        {
            assert_eq!(words.name(name), first, "{name}");
        }
    }

    #[test]
    fn an_empty_vocabulary_leaves_words_as_they_are() {
        let words = Vocabulary::default();
        assert_eq!((words.subject("call"), words.attribute("cost"), words.name("Xi")), ("call", "cost", "Xi"));
    }
}

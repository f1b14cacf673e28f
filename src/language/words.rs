//! The closed word classes, from `data/closed-classes.tsv`.

use crate::tables::{WordTable, rows};
use std::sync::LazyLock;

/// A closed class of words; see the data file for its members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordClass {
    /// "the", "a", "an".
    Article,
    /// "his", "their".
    Possessive,
    /// "this", "every", "no".
    Determiner,
    /// "he", "they", "who".
    Pronoun,
    /// "that", "which".
    Relative,
    /// "of", "in", "according".
    Preposition,
    /// "and", "or", "but".
    Conjunction,
    /// "because", "while", "than".
    Subordinator,
    /// "is", "has", "will".
    Auxiliary,
    /// "not", "never".
    Negation,
    /// "also", "still", "later".
    Adverb,
}

impl WordClass {
    const NAMES: [(&str, Self); 11] = [
        ("article", Self::Article),
        ("possessive", Self::Possessive),
        ("determiner", Self::Determiner),
        ("pronoun", Self::Pronoun),
        ("relative", Self::Relative),
        ("preposition", Self::Preposition),
        ("conjunction", Self::Conjunction),
        ("subordinator", Self::Subordinator),
        ("auxiliary", Self::Auxiliary),
        ("negation", Self::Negation),
        ("adverb", Self::Adverb),
    ];
}

static CLASSES: LazyLock<WordTable<WordClass>> = LazyLock::new(|| {
    let mut classes = WordTable::default();
    for (name, words) in rows(include_str!("../../data/closed-classes.tsv")).filter_map(|row| row.split_once('\t')) {
        let Some((_, class)) = WordClass::NAMES.iter().find(|(known, _)| *known == name) else { continue };
        for word in words.split(' ') {
            if !classes.contains(word) {
                classes.insert(word, *class);
            }
        }
    }
    classes
});

/// The closed class of `word`, whatever its case; `None` for nouns, verbs, adjectives and names.
pub fn class(word: &str) -> Option<WordClass> {
    CLASSES.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_names_a_known_class() {
        for row in rows(include_str!("../../data/closed-classes.tsv")) {
            let name = row.split_once('\t').map(|(name, _)| name);
            assert!(WordClass::NAMES.iter().any(|(known, _)| Some(*known) == name), "{row}");
        }
    }

    #[test]
    fn a_word_is_found_in_any_case() {
        assert_eq!(class("The"), Some(WordClass::Article));
        assert_eq!(class("according"), Some(WordClass::Preposition));
        assert_eq!(class("Kremlin"), None);
    }
}

//! Words that are shortened with a full stop, by what that stop may end.

use super::lexicon::find;
use crate::tables::{WordTable, rows};
use std::sync::LazyLock;

/// The classes of `data/abbreviations.tsv`, which tells what they are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    Courtesy,
    Title,
    Inner,
    Number,
    Measure,
    Last,
    Final,
    /// No abbreviation: a word that a number and a point follow ("Figure 2.").
    Label,
}

impl Abbreviation {
    /// Whether more of the same phrase must follow, so that no sentence ends here.
    pub(super) fn goes_on(self) -> bool {
        matches!(self, Self::Courtesy | Self::Title | Self::Inner | Self::Number)
    }
}

static ABBREVIATIONS: LazyLock<WordTable<Abbreviation>> = LazyLock::new(|| {
    let mut abbreviations = WordTable::default();
    for (class, words) in rows(include_str!("../../data/abbreviations.tsv")).filter_map(|row| row.split_once('\t')) {
        let class = match class {
            "courtesy" => Abbreviation::Courtesy,
            "title" => Abbreviation::Title,
            "inner" => Abbreviation::Inner,
            "number" => Abbreviation::Number,
            "measure" => Abbreviation::Measure,
            "last" => Abbreviation::Last,
            "label" => Abbreviation::Label,
            _ => Abbreviation::Final,
        };
        for word in words.split(' ') {
            if !abbreviations.contains(word) {
                abbreviations.insert(word, class);
            }
        }
    }
    abbreviations
});

/// The class of `word`, in any case and without its last stop, if a stop behind it need not end a sentence.
pub(super) fn of(word: &str) -> Option<Abbreviation> {
    find(&ABBREVIATIONS, word).copied()
}

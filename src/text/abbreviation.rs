//! Words that are shortened with a full stop, by what that stop may end.

use super::lexicon::folded;
use crate::tables::rows;
use std::{collections::HashMap, sync::LazyLock};

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

static ABBREVIATIONS: LazyLock<HashMap<&str, Abbreviation>> = LazyLock::new(|| {
    let mut abbreviations = HashMap::new();
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
            abbreviations.entry(word).or_insert(class);
        }
    }
    abbreviations
});

/// The class of `word`, in any case and without its last stop, if a stop behind it need not end a sentence.
pub(super) fn of(word: &str) -> Option<Abbreviation> {
    folded(word, |word| ABBREVIATIONS.get(word).copied())
}

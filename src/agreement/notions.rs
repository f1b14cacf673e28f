//! One idea from several mouths: "turbulent" says one person here, of "turbulence" speaks another one there.

use super::{
    Notion,
    sameness::same_bearer,
    wording::{Saying, Sayings, Word},
};
use crate::{compare::Key, tables::rows};
use std::{collections::BTreeMap, sync::LazyLock};

static NOMINAL: LazyLock<Vec<&str>> =
    LazyLock::new(|| rows(include_str!("../../data/idea-endings.txt")).flat_map(|row| row.split(' ')).collect());

/// A word that more sayings have is a subject of the day, and nobody's idea.
const MOST: usize = 4;

/// The words that only people who are quoted or reported use, several of them, in several articles.
pub(super) fn find(said: &Sayings<'_>) -> Vec<Notion> {
    let mut uses: BTreeMap<Key, Vec<(&Saying<'_>, Word)>> = BTreeMap::new();
    for saying in &said.all {
        for word in &saying.words {
            uses.entry(word.key).or_default().push((saying, *word));
        }
    }
    let mut notions: Vec<Notion> = uses
        .into_iter()
        .filter(|(key, uses)| uses.len() <= MOST && said.frequencies.get(key) == Some(&uses.len()))
        .filter(|(_, uses)| is_of_several(uses))
        .map(|(_, uses)| uses.into_iter().filter_map(|(saying, word)| said.stated(saying, &[word])).collect())
        .map(|uses| Notion { uses })
        .filter(|notion: &Notion| notion.uses.iter().any(|stated| names_idea(&stated.value)))
        .collect();
    for notion in &mut notions {
        notion.uses.sort_by_key(|stated| (stated.article, stated.span));
    }
    notions.sort_by_key(|notion| notion.uses.first().map(|stated| (stated.article, stated.span)));
    notions
}

/// Whether two people use the word, in two articles.
fn is_of_several(uses: &[(&Saying<'_>, Word)]) -> bool {
    uses.iter().enumerate().any(|(at, (one, _))| {
        uses.iter()
            .skip(at + 1)
            .any(|(other, _)| one.article != other.article && !same_bearer(one.speaker, other.speaker))
    })
}

fn names_idea(word: &str) -> bool {
    let word = word.to_lowercase();
    NOMINAL.iter().any(|ending| word.ends_with(ending))
}

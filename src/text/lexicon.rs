//! The word lists of this layer, from `data/`.

use crate::tables::rows;
use std::{collections::HashSet, sync::LazyLock};

/// A list of words that is read from its data file when it is first asked.
pub(crate) type Words = LazyLock<HashSet<&'static str>>;

/// Forms of the verbs that bring in what somebody says, other than their base forms: those are nouns too ("report").
pub(crate) static SPEECH_VERBS: Words = LazyLock::new(|| {
    let verbs = rows(include_str!("../../data/speech-verbs.tsv")).filter_map(|row| row.split_once('\t'));
    let spoken = verbs.filter(|(kind, _)| matches!(*kind, "say" | "voice" | "tell"));
    spoken.filter_map(|(_, forms)| forms.split_once('\t')).flat_map(|(_, forms)| forms.split(' ')).collect()
});

/// Words that neither a sentence nor a title ends in.
pub(crate) static NEVER_LAST: Words = LazyLock::new(|| words(include_str!("../../data/never-last.txt")));

/// Words that begin a sentence rather than carry a name on.
pub(super) static STARTERS: Words = LazyLock::new(|| words(include_str!("../../data/sentence-starters.txt")));

/// Every word of a data file that is nothing but words.
pub(crate) fn words(table: &'static str) -> HashSet<&'static str> {
    rows(table).flat_map(str::split_whitespace).collect()
}

/// Whether `list` has `word` in any case.
pub(crate) fn has(list: &Words, word: &str) -> bool {
    list.contains(word) || word.contains(char::is_uppercase) && list.contains(word.to_lowercase().as_str())
}

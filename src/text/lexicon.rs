//! The word lists of this layer, from `data/`.

use crate::tables::{WordTable, rows};
use std::sync::LazyLock;

/// A list of words that is read from its data file when it is first asked.
pub(crate) type Words = LazyLock<WordTable<()>>;

/// Forms of the verbs that bring in what somebody says, other than their base forms: those are nouns too ("report").
pub(crate) static SPEECH_VERBS: Words = LazyLock::new(|| {
    let verbs = rows(include_str!("../../data/speech-verbs.tsv")).filter_map(|row| row.split_once('\t'));
    let spoken = verbs.filter(|(kind, _)| matches!(*kind, "say" | "voice" | "tell"));
    WordTable::set(spoken.filter_map(|(_, forms)| forms.split_once('\t')).flat_map(|(_, forms)| forms.split(' ')))
});

/// Words that neither a sentence nor a title ends in.
pub(crate) static NEVER_LAST: Words = LazyLock::new(|| words(include_str!("../../data/never-last.txt")));

/// Words that begin a sentence rather than carry a name on.
pub(super) static STARTERS: Words = LazyLock::new(|| words(include_str!("../../data/sentence-starters.txt")));

/// Labels behind which the rest of a line is a credit.
pub(super) static CREDIT_LABELS: Words = LazyLock::new(|| {
    let rows = rows(include_str!("../../data/credits.txt"));
    WordTable::set(rows.filter_map(|row| row.strip_prefix('+')?.strip_suffix(':')))
});

/// The words of `data/dateline.txt`; those of months are true.
static CALENDAR: LazyLock<WordTable<bool>> = LazyLock::new(|| {
    let table = include_str!("../../data/dateline.txt");
    let (months, others) = table.split_once("\n\n").unwrap_or((table, ""));
    let words = |part: &'static str| rows(part).flat_map(str::split_whitespace);
    // Of two meanings of a word the month wins.
    WordTable::new(words(others).map(|word| (word, false)).chain(words(months).map(|word| (word, true))))
});

/// Whether `word`, in any case, is the name of a month, or only goes with dates and times.
pub(crate) fn in_calendar(word: &str) -> Option<bool> {
    find(&CALENDAR, word).copied()
}

/// Every word of a data file that is nothing but words.
pub(crate) fn words(table: &'static str) -> WordTable<()> {
    WordTable::set(rows(table).flat_map(str::split_whitespace))
}

/// Whether `list` has `word` in any case.
pub(crate) fn has(list: &Words, word: &str) -> bool {
    find(list, word).is_some()
}

/// What `table` has of `word` in any case, letters beyond ASCII included.
pub(super) fn find<'a, T>(table: &'a WordTable<T>, word: &str) -> Option<&'a T> {
    table.get(word).or_else(|| if word.is_ascii() { None } else { table.get(&word.to_lowercase()) })
}

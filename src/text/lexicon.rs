//! The word lists of this layer, from `data/`.

use crate::tables::rows;
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

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

/// Labels behind which the rest of a line is a credit.
pub(super) static CREDIT_LABELS: Words = LazyLock::new(|| {
    let rows = rows(include_str!("../../data/credits.txt"));
    rows.filter_map(|row| row.strip_prefix('+')?.strip_suffix(':')).collect()
});

/// The words of `data/dateline.txt`; those of months are true.
static CALENDAR: LazyLock<HashMap<&str, bool>> = LazyLock::new(|| {
    let mut calendar = HashMap::new();
    let table = include_str!("../../data/dateline.txt");
    let (months, others) = table.split_once("\n\n").unwrap_or((table, ""));
    for (part, is_month) in [(months, true), (others, false)] {
        for word in rows(part).flat_map(str::split_whitespace) {
            calendar.entry(word).or_insert(is_month);
        }
    }
    calendar
});

/// Whether `word`, in any case, is the name of a month, or only goes with dates and times.
pub(super) fn in_calendar(word: &str) -> Option<bool> {
    folded(word, |word| CALENDAR.get(word).copied())
}

/// Every word of a data file that is nothing but words.
pub(crate) fn words(table: &'static str) -> HashSet<&'static str> {
    rows(table).flat_map(str::split_whitespace).collect()
}

/// Whether `list` has `word` in any case.
pub(crate) fn has(list: &Words, word: &str) -> bool {
    folded(word, |word| list.contains(word))
}

/// No word of a list is longer, in bytes.
const LONGEST_WORD: usize = 24;

/// What `look` says of `word` in lower case. Words are looked up so often that a copy on the heap would tell.
pub(super) fn folded<T>(word: &str, look: impl FnOnce(&str) -> T) -> T {
    let mut buffer = [0; LONGEST_WORD];
    if let Some(copy) = buffer.get_mut(..word.len())
        && word.is_ascii()
    {
        copy.copy_from_slice(word.as_bytes());
        copy.make_ascii_lowercase();
        return look(str::from_utf8(copy).unwrap_or(word));
    }
    look(&word.to_lowercase())
}

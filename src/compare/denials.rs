//! The words that deny, and those that keep a denial from reaching what they lead in.

use crate::{
    language::words::{self, WordClass},
    tables::{WordTable, rows},
};
use std::sync::LazyLock;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Denial,
    Bound,
    Exception,
    Degree,
    Verb,
    Lead,
    Truth,
    Untruth,
}

static DENIALS: LazyLock<WordTable<Kind>> = LazyLock::new(|| {
    let kinds = rows(include_str!("../../data/denials.tsv")).filter_map(|row| row.split_once('\t'));
    let kinds = kinds.filter_map(|(kind, words)| {
        let kind = match kind {
            "denial" => Kind::Denial,
            "bound" => Kind::Bound,
            "exception" => Kind::Exception,
            "degree" => Kind::Degree,
            "verb" => Kind::Verb,
            "lead" => Kind::Lead,
            "truth" => Kind::Truth,
            "untruth" => Kind::Untruth,
            _ => return None,
        };
        Some(words.split(' ').map(move |word| (word, kind)))
    });
    WordTable::new(kinds.flatten())
});

/// Whether a word denies: "not", "never", "none".
pub(super) fn denies(word: &str) -> bool {
    if word.contains('’') {
        return denies(&word.replace('’', "'"));
    }
    words::class(word) == Some(WordClass::Negation) || DENIALS.get(word) == Some(&Kind::Denial)
}

/// Whether what a word leads in is left open: what had not happened before a time is not denied of that time.
pub(super) fn bounds(word: &str) -> bool {
    DENIALS.get(word) == Some(&Kind::Bound)
}

/// Whether a word takes back some of what is denied: "did not exist except on paper".
pub(super) fn excepts(word: &str) -> bool {
    DENIALS.get(word) == Some(&Kind::Exception)
}

/// Whether a word measures another one: "so long".
pub(super) fn measures(word: &str) -> bool {
    DENIALS.get(word) == Some(&Kind::Degree)
}

/// Whether a word, given in its base form, says no to what hangs on it: "refuse", "unable"; a particle is joined by a hyphen.
pub(super) fn says_no(lemma: &str) -> bool {
    DENIALS.get(lemma) == Some(&Kind::Verb)
}

/// Whether a word leads in a verb of what is not done: "without paying".
pub(super) fn leads_in(word: &str) -> bool {
    DENIALS.get(word) == Some(&Kind::Lead)
}

/// Whether a word before "that" says, with "not" before it, that what follows is not so: "not true that", "not the case that".
pub(super) fn is_truth(word: &str) -> bool {
    DENIALS.get(word) == Some(&Kind::Truth)
}

/// Whether a word before "that" says that what follows is not so: "untrue that".
pub(super) fn is_untruth(word: &str) -> bool {
    DENIALS.get(word) == Some(&Kind::Untruth)
}

//! Words that tell a rule how a sentence is meant.

use crate::tables::rows;
use std::{collections::HashSet, sync::LazyLock};

static CUES: LazyLock<HashSet<(&str, &str)>> = LazyLock::new(|| {
    let of_row = |row: &'static str| {
        let (cue, words) = row.split_once('\t').unwrap_or_default();
        words.split(',').map(move |word| (cue, word))
    };
    rows(include_str!("../../data/cues.tsv")).flat_map(of_row).collect()
});

/// Whether `word`, in lower case, is one of `cue`.
pub(super) fn has(cue: &str, word: &str) -> bool {
    CUES.contains(&(cue, word))
}

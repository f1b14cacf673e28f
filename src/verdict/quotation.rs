//! Quotations and other texts by their words: what holds what, and what nearly does.

use crate::values::{folded, spoken_words};
use similar::TextDiff;

/// Whether `text` holds the words of `part` in order and without gaps; marks, case and white space aside. An ellipsis in either stands for any words.
pub(crate) fn holds(text: &str, part: &str) -> bool {
    let words: Vec<String> = lower_words(text);
    let mut from = 0;
    let pieces: Vec<Vec<String>> = part.split(['…']).flat_map(|piece| piece.split("...")).map(lower_words).collect();
    let mut any = false;
    for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
        any = true;
        match words[from..].windows(piece.len()).position(|window| window == piece.as_slice()) {
            Some(at) => from += at + piece.len(),
            None => return false,
        }
    }
    any
}

fn lower_words(text: &str) -> Vec<String> {
    folded(text).collect()
}

/// How alike two runs of words must be for one to be an altered form of the other: one word in four may differ.
const ALIKE: f64 = 0.75;

/// Quotations of fewer words are too short to tell a changed one from another one.
const SHORTEST: usize = 3;

/// The passage of `text` that `part` is an altered form of, if there is one.
pub(super) fn nearly_holds(text: &str, part: &str) -> Option<String> {
    let part_words = lower_words(part);
    if part_words.len() < SHORTEST {
        return None;
    }
    let spoken: Vec<&str> = spoken_words(text).collect();
    let words = lower_words(text);
    let length = part_words.len().min(words.len());
    let alike = |window: &[String]| f64::from(TextDiff::from_slices(&refs(&part_words), &refs(window)).ratio());
    let (at, likeness) = words
        .windows(length.max(1))
        .enumerate()
        .map(|(at, window)| (at, alike(window)))
        .max_by(|one, other| one.1.total_cmp(&other.1))?;
    (likeness >= ALIKE).then(|| spoken[at..at + length].join(" "))
}

fn refs(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "The conversation lasted one hour and 25 minutes,";

    #[test]
    fn words_count_and_marks_do_not() {
        assert!(holds(SAID, "conversation lasted one hour"));
        assert!(holds(SAID, "the conversation … 25 minutes."));
        assert!(!holds(SAID, "conversation lasted two hours"));
        assert!(!holds(SAID, "…"));
    }

    #[test]
    fn a_changed_word_is_a_near_miss() {
        assert_eq!(
            nearly_holds("a friendly and trusting atmosphere", "friendly and tense atmosphere").as_deref(),
            Some("friendly and trusting atmosphere")
        );
        assert_eq!(nearly_holds(SAID, "special attention was given to Iran"), None);
    }
}

//! Lemmas by rule, with tables for what no rule covers.

use crate::tables::{WordMap, rows};
use std::{borrow::Cow, sync::LazyLock};

static NOUNS: LazyLock<WordMap<&str, &str>> = LazyLock::new(|| {
    rows(include_str!("../../data/irregular-nouns.tsv")).filter_map(|row| row.split_once('\t')).collect()
});

static VERBS: LazyLock<WordMap<&str, &str>> = LazyLock::new(|| {
    let mut forms = WordMap::default();
    for (base, others) in rows(include_str!("../../data/irregular-verbs.tsv")).filter_map(|row| row.split_once('\t')) {
        forms.insert(base, base);
        for form in others.split(' ') {
            forms.entry(form).or_insert(base);
        }
    }
    forms
});

/// `word` in lower case; borrowed where it is so already.
pub fn lower(word: &str) -> Cow<'_, str> {
    // Most words are of small letters of ASCII, which are told byte by byte.
    let plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if word.bytes().all(plain) || !word.chars().any(char::is_uppercase) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// The singular of a noun in lower case.
pub fn noun(word: &str) -> Cow<'_, str> {
    if let Some(singular) = NOUNS.get(word) {
        return Cow::Borrowed(singular);
    }
    let cut = |end: usize| word.get(..word.len() - end).unwrap_or(word);
    if word.len() < 4 || !word.ends_with('s') || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        Cow::Borrowed(word)
    } else if word.ends_with("ies") && word.len() > 4 {
        Cow::Owned(format!("{}y", cut(3)))
    } else if has_syllable(word) {
        Cow::Borrowed(cut(2))
    } else {
        Cow::Borrowed(word.strip_suffix('s').unwrap_or(word))
    }
}

/// Whether the singular of a noun in lower case is known by itself and not by rule: "series", "earnings".
pub fn is_irregular_noun(word: &str) -> bool {
    NOUNS.contains_key(word)
}

/// Whether a noun in lower case looks like a plural.
pub fn is_plural(word: &str) -> bool {
    NOUNS.contains_key(word) && !is_singular(word) || noun(word) != word
}

/// "crisis", "bus", "gas": words in -s that are no plurals.
fn is_singular(word: &str) -> bool {
    ["ss", "us", "is", "gas"].iter().any(|ending| word.ends_with(ending))
}

/// The base form of a verb in lower case.
pub fn verb(word: &str) -> Cow<'_, str> {
    if let Some(base) = VERBS.get(word) {
        return Cow::Borrowed(base);
    }
    let cut = |end: usize| word.get(..word.len() - end).unwrap_or(word);
    if word.ends_with("ied") || word.ends_with("ies") {
        Cow::Owned(format!("{}y", cut(3)))
    } else if word.ends_with("ing") && word.len() > 5 {
        bare_stem(cut(3))
    } else if word.ends_with("ed") && word.len() > 4 {
        bare_stem(cut(2))
    } else if has_syllable(word) {
        Cow::Borrowed(cut(2))
    } else if word.ends_with('s') && !word.ends_with("ss") && word.len() > 3 {
        Cow::Borrowed(cut(1))
    } else {
        Cow::Borrowed(word)
    }
}

/// Whether the ending of a word is a syllable of its own: "crashes", "boxes".
fn has_syllable(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        [.., b'c' | b's', b'h', b'e', b's']
            | [.., b's', b's', b'e', b's']
            | [.., b'x', b'e', b's']
            | [.., b'z', b'z', b'e', b's']
            // "cargoes", "vetoes", but "shoes" and "foes"
            | [_, _, .., b'a'..=b'g' | b'i'..=b'z', b'o', b'e', b's']
    )
}

/// What "-ed" and "-ing" leave, with the "e" they swallowed or without the consonant they doubled.
fn bare_stem(stem: &str) -> Cow<'_, str> {
    let vowel = |letter: u8| b"aeiou".contains(&letter);
    match stem.as_bytes() {
        [.., before, a, b] if a == b && stem.len() > 3 && !b"lsz".contains(b) && vowel(*before) => {
            Cow::Borrowed(&stem[..stem.len() - 1])
        }
        [.., b'c' | b'g' | b'v' | b'u' | b'z'] | [.., b'i' | b'u', b'r'] | [.., b'i', b'b'] => {
            Cow::Owned(format!("{stem}e"))
        }
        [.., a, b's'] if !b"sk".contains(a) => Cow::Owned(format!("{stem}e")),
        [.., a, b't']
            if *a == b'a' || *a == b'i' && stem.len() > 4 && !stem.ends_with("mit") && !stem.ends_with("sit") =>
        {
            Cow::Owned(format!("{stem}e"))
        }
        [.., a, b'l'] if b"bcdfgkptz".contains(a) => Cow::Owned(format!("{stem}e")),
        [.., before, b'a', b'r'] if !vowel(*before) => Cow::Owned(format!("{stem}e")),
        _ => Cow::Borrowed(stem),
    }
}

/// What all forms of a verb in lower case share: its base form without a final "e".
pub fn verb_stem(word: &str) -> Cow<'_, str> {
    match verb(word) {
        Cow::Borrowed(base) => Cow::Borrowed(base.strip_suffix('e').unwrap_or(base)),
        Cow::Owned(base) => Cow::Owned(base.strip_suffix('e').unwrap_or(&base).to_owned()),
    }
}

/// Whether two words in lower case are forms of one word, as nouns or as verbs.
pub fn same(one: &str, other: &str) -> bool {
    one == other || noun(one) == noun(other) || verb_stem(one) == verb_stem(other)
}

/// Whether a word in lower case is a form of an irregular verb.
pub fn is_irregular_verb(word: &str) -> bool {
    VERBS.contains_key(word)
}

/// Whether a word in lower case has the form of a past or participle ("-ed") or is a known form of an irregular verb.
pub fn looks_verbal(word: &str) -> bool {
    is_irregular_verb(word) || word.ends_with("ed") && word.len() > 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_lose_their_plural() {
        for (plural, singular) in [
            ("calls", "call"),
            ("countries", "country"),
            ("people", "person"),
            ("troops", "troops"),
            ("crashes", "crash"),
            ("houses", "house"),
            ("bus", "bus"),
            ("war", "war"),
        ] {
            assert_eq!(noun(plural), singular);
        }
    }

    #[test]
    fn verbs_lose_their_ending() {
        for (form, base) in [
            ("expires", "expire"),
            ("expired", "expire"),
            ("lasted", "last"),
            ("met", "meet"),
            ("staged", "stage"),
            ("declared", "declare"),
            ("visited", "visit"),
            ("stopped", "stop"),
            ("hosted", "host"),
            ("closed", "close"),
            ("hired", "hire"),
            ("accused", "accuse"),
            ("denies", "deny"),
            ("arrested", "arrest"),
            ("saying", "say"),
            ("called", "call"),
            ("created", "create"),
            ("opened", "open"),
            ("killed", "kill"),
            ("reported", "report"),
            ("described", "describe"),
        ] {
            assert_eq!(verb(form), base, "{form}");
        }
    }

    #[test]
    fn inflections_are_one_word() {
        assert!(same("expires", "expired"));
        assert!(same("calls", "call"));
        assert!(!same("call", "talk"));
    }
}

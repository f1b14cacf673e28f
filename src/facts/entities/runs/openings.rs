//! Capitalised words that are no names, most of them for opening a sentence.

use super::{ACRONYMS, PARTICLES, Place, Reader, is_generic, is_name_word};
use crate::{
    facts::entities::spelling::{is_hyphen, opens},
    language::{
        lemma,
        lexicon::{self, NameWord},
        tagger,
        tags::{Penn, Upos},
        words,
    },
    text::TokenKind,
    values::{is_cardinal, is_zone_sign},
};
use std::ops::Range;

impl Reader<'_> {
    /// Whether a capitalised word that stands alone is a sign, or a figure or letter that opens what is told: "Three people", "A: No".
    pub(super) fn is_no_name(&self, at: usize, place: Place) -> bool {
        let opens = at == place.first || at == place.opening || at > 0 && self.opens_clause(at - 1);
        let figure = || {
            self.passages.tree(place.passage).upos(at) == Some(Upos::Num) || is_cardinal(&lemma::lower(self.word(at)))
        };
        let label = || self.word(at).len() == 1 && self.word(at + 1) == ":";
        self.is_zone(at)
            || self.is_scale(at)
            || ACRONYMS.contains(self.word(at))
            || is_plural_acronym(self.word(at))
            || lexicon::name_word(self.word(at)) == Some(NameWord::Suffix)
            || opens && (figure() || label())
    }

    /// "Celsius" in "9 degrees Celsius".
    pub(super) fn is_scale(&self, at: usize) -> bool {
        at > 0 && matches!(self.word(at - 1), "degree" | "degrees" | "°")
    }

    /// "GMT" in "07:30 GMT" and "6 p.m. GMT".
    pub(super) fn is_zone(&self, at: usize) -> bool {
        let after_time = |before: usize| {
            self.kind(before) == Some(TokenKind::Number) || matches!(self.word(before), "am" | "pm" | "a.m." | "p.m.")
        };
        is_zone_sign(self.word(at)) && at.checked_sub(1).is_some_and(after_time)
    }

    /// "(the “Company”)"
    pub(super) fn is_defined(&self, start: usize) -> bool {
        start > 1 && opens(self.word(start - 1)) && matches!(self.word(start - 2), "(" | "the" | "or")
    }

    pub(super) fn past_closed_class(&self, tokens: &Range<usize>, inside: bool) -> usize {
        let mut start = tokens.start;
        let is_known = |start: usize| lexicon::country(&self.text(start..tokens.end)).is_some();
        // "the director, Per Aasen": a given name is no preposition inside a sentence.
        let given = |start: usize| {
            inside && tokens.len() > 1 && start == tokens.start && lexicon::given_name(self.word(start)).is_some()
        };
        while start < tokens.end
            && !given(start)
            && words::class(self.word(start)).is_some()
            && lexicon::country(self.word(start)).is_none()
            && !is_known(start)
        {
            start += 1;
        }
        start
    }

    /// Whether the first word of a sentence is capitalised for that alone.
    pub(super) fn is_ordinary(&self, at: usize, place: Place) -> bool {
        let word = self.word(at);
        if Self::is_known(word) && !is_generic(word) || lexicon::is_place_name(word) {
            return false;
        }
        if place.title {
            // "Ilka Zsoldos wins": of a name that the text knows by its last word the first one is no word of English.
            let begins = self.spelling.is_capital(self.word(at + 1)) && self.spelling.may_begin(word);
            return !self.spelling.is_capital(word) && !begins;
        }
        let particle = PARTICLES.contains(self.word(at + 1)) && is_name_word(self.article(), at + 2);
        let goes_on = is_name_word(self.article(), at + 1) || particle;
        // "Real Vallejo", "Lake Geneva"
        if is_generic(word)
            && lexicon::name_word(word) != Some(NameWord::Title)
            && goes_on
            && !is_generic(self.word(at + 1))
        {
            return false;
        }
        let compound = is_hyphen(self.word(at + 1)) && self.word(at + 2).starts_with(char::is_lowercase);
        if self.spelling.is_capital(word) {
            return is_generic(word) && !goes_on && lexicon::name_word(word) != Some(NameWord::Club);
        }
        is_generic(word) && !goes_on || compound || self.spelling.is_small(word) || !self.is_tagged_as_name(at, place)
    }

    /// Whether the tagger takes the first word of a sentence for a name, or for the noun that a name of several words begins in.
    pub(super) fn is_tagged_as_name(&self, at: usize, place: Place) -> bool {
        let (tree, word) = (self.passages.tree(place.passage), self.word(at));
        let goes_on = is_generic(self.word(at + 1));
        match tree.upos(at) {
            Some(Upos::Propn) if is_name_word(self.article(), at + 1) => {
                let noun = lemma::lower(word);
                !(lexicon::is_person_noun(&noun) || lexicon::is_trade(&noun))
            }
            // "Turnout was high": alone, only who speaks is told from a noun, what a clause between commas tells of, and a word that is no noun at all.
            Some(Upos::Propn) => {
                let relative =
                    self.word(at + 1) == "," && matches!(self.word(at + 2), "which" | "who" | "whose" | "where");
                let aged = self.word(at + 1) == ","
                    && self.kind(at + 2) == Some(TokenKind::Number)
                    && self.word(at + 3) == ",";
                // "Lumen, founded in 2019, has 300 staff"
                let rare = || !tagger::is_ordinary(&lemma::lower(word)) && !lemma::is_plural(&lemma::lower(word));
                let founded = self.word(at + 1) == "," && tree.penn(at + 2) == Some(Penn::Vbn) && rare();
                relative
                    || aged
                    || founded
                    || lexicon::speech(self.word(at + 1)).is_some()
                    || self.is_rare_subject(at, place)
            }
            Some(Upos::Noun | Upos::Adj | Upos::X) => {
                let noun = lemma::lower(word);
                let plain = lemma::is_plural(&noun) && tagger::is_ordinary(&noun) || lexicon::is_trade(&noun);
                goes_on && !plain
            }
            _ => false,
        }
    }

    /// "Orvane made a profit", "Brent crude fell": a word that English does not have, and that is no plural, before a verb, a possessive or "shares".
    pub(super) fn is_rare_subject(&self, at: usize, place: Place) -> bool {
        let (tree, word) = (self.passages.tree(place.passage), lemma::lower(self.word(at)));
        let behind = self.word(at + 1);
        let modifies = TRADED.contains(&behind);
        let finite = matches!(tree.penn(at + 1), Some(Penn::Vbd | Penn::Vbz | Penn::Md));
        let acts = finite || modifies || matches!(behind, "'s" | "’s");
        let made = ABSTRACT.iter().any(|ending| word.ends_with(ending));
        // Nobody writes "apple's revenue" of an apple.
        let owns = matches!(behind, "'s" | "’s") && !lexicon::is_calendar_word(&word);
        let common = made || lemma::is_plural(&word) || lexicon::is_mass_noun(&word);
        acts && !common && (owns || !tagger::is_ordinary(&word))
    }
}

/// "GPs", "MCAs": several are nobody by that name.
fn is_plural_acronym(word: &str) -> bool {
    let letters = word.strip_suffix('s').unwrap_or_default();
    letters.len() > 1 && letters.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// What common nouns end in that stand without an article: such a word opens a sentence without being a name.
const ABSTRACT: [&str; 10] = ["ance", "cy", "ence", "ing", "ism", "ity", "ment", "ness", "ship", "ion"];

/// What the name of a firm or a sort of oil stands before.
const TRADED: [&str; 5] = ["bonds", "crude", "futures", "shares", "stock"];

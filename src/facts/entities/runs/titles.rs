//! Titles before names, honours behind them, and offices before titles.

use super::{ACRONYMS, Place, Reader, is_generic, is_office};
use crate::{
    language::{
        lemma,
        lexicon::{self, NameWord},
        words,
    },
    text::TokenKind,
};
use std::ops::Range;

impl Reader<'_> {
    pub(super) fn split_titles(&mut self, tokens: Range<usize>, place: Place) {
        let start = tokens.start;
        let (mut behind, office) = self.past_titles(tokens.clone());
        let titles = match office.as_ref().map_or(start, |office| office.end)..behind {
            // The point of "Mr." is a token of its own where a name follows.
            none if none.is_empty() && start > 1 && self.word(start - 1) == "." && self.is_title(start - 2) => {
                start - 2..start - 1
            }
            titles => titles,
        };
        // "Federal Reserve Chair Jerome Powell": what stands before an inner title is a name by itself where it is more than a word.
        let named =
            |office: &Range<usize>| office.len() > 1 || self.text(office.clone()).chars().all(char::is_uppercase);
        if let Some(office) = office.filter(named) {
            self.push(office.clone(), office.start..office.start);
        }
        if titles.is_empty()
            && let Some(given) = self.given_name_inside(behind..tokens.end)
        {
            behind = given;
        }
        let end = self.before_honours(behind..tokens.end);
        if behind >= end {
            return;
        }
        let name = &*self.text(behind..end);
        let known =
            lexicon::is_place_name(name) || lexicon::name_word(name) == Some(NameWord::Body) || !titles.is_empty();
        let generic = end == behind + 1 && is_generic(name);
        // "Ilka Zsoldos", where the text has only Zsoldos inside a sentence.
        let borne = |word: &str| self.spelling.is_capital(word) || self.spelling.may_begin(word);
        let told = name.split(' ').all(borne) && name.split(' ').any(|word| self.spelling.is_capital(word));
        let unknown_in_title = place.title && (generic || !known && !told);
        if !unknown_in_title {
            self.push(behind..end, titles);
        }
    }

    fn is_title(&self, at: usize) -> bool {
        lexicon::name_word(self.word(at)) == Some(NameWord::Title)
    }

    /// Where the name of a person begins behind a word that is no name: "Omar" in "Investor Omar Haddad".
    fn given_name_inside(&self, tokens: Range<usize>) -> Option<usize> {
        let last = tokens.end - 1;
        if is_office(self.word(last)) {
            return None;
        }
        let is_given = |at: usize| lexicon::given_name(self.word(at)).is_some();
        let plain = |at: usize| self.kind(at) == Some(TokenKind::Word) && lexicon::name_word(self.word(at)).is_none();
        (tokens.start + 1..last).take(3).find(|&at| {
            is_given(at)
                && (tokens.start..at).all(|before| plain(before) && !is_given(before) && self.word(before).len() > 1)
                && words::class(self.word(at - 1)).is_none()
                && lexicon::is_person_noun(&lemma::lower(self.word(at - 1)))
        })
    }

    /// Where a name ends before "KC" or "MP"; an honour alone is a name.
    fn before_honours(&self, tokens: Range<usize>) -> usize {
        let honour = |at: usize| {
            let word = self.word(at);
            // "Labour MPs"
            let several = word.ends_with('s') && ACRONYMS.contains(word);
            several || lexicon::name_word(word) == Some(NameWord::Suffix)
        };
        let honours = tokens.clone().skip(1).rev().take_while(|at| honour(*at)).count();
        tokens.end - honours
    }

    /// Where a name begins behind its titles, and what stands before a title inside the run: "Health" in "Health Secretary Mark Lowe".
    fn past_titles(&self, tokens: Range<usize>) -> (usize, Option<Range<usize>>) {
        let is_title = |from: usize, to: usize| lexicon::name_word(&self.text(from..to)) == Some(NameWord::Title);
        let mut start = tokens.start;
        while start < tokens.end {
            let step = match start {
                at if at + 2 <= tokens.end && is_title(at, at + 2) => 2,
                at if is_title(at, at + 1) => 1,
                _ => break,
            };
            // "King's College", "Minister of Health", "Justice and Development Party"
            if start + step < tokens.end && matches!(self.word(start + step), "of" | "and" | "'s" | "’s") {
                return (start, None);
            }
            start += step;
        }
        // "Green MP Sally Rowe"
        let ranks = |at: usize| matches!(lexicon::name_word(self.word(at)), Some(NameWord::Title | NameWord::Suffix));
        let inner = (start + 1..tokens.end.saturating_sub(2))
            .rev()
            .find(|at| ranks(*at) && !(at + 1..tokens.end).any(|behind| is_office(self.word(behind))));
        let Some(title) = inner else { return (start, None) };
        let first = (start + 1..title).rev().take_while(|at| is_title(*at, at + 1)).last().unwrap_or(title);
        (title + 1, Some(start..first))
    }
}

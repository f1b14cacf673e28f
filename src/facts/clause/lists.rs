//! Names that stand in a list.

use super::Clause;
use crate::{
    facts::entities::NameSpan,
    language::{
        lexicon::{self, CountryWord, NameWord},
        words::WordClass,
    },
};

/// How many names a list may have before its last.
pub(super) const LONGEST_LIST: usize = 8;

impl<'a> Clause<'a> {
    /// The names of a list that begins at token `at`: "Russia, Ukraine and the United States".
    pub(in crate::facts) fn listed_names(&self, at: usize) -> Vec<&'a NameSpan> {
        let (mut names, mut at) = (Vec::new(), at);
        while let Some(name) = self.next_name(at) {
            // "has sent twelve to Ukraine and Germany 14": who has a figure of its own is no more of the list.
            if !names.is_empty() && self.is_figure(name.tokens.end) {
                break;
            }
            names.push(name);
            at = name.tokens.end;
            let comma = usize::from(self.word(at) == ",");
            let and = usize::from(self.is(at + comma, &["and"]));
            let next = self.next_name(at + comma + and).filter(|_| comma + and > 0);
            // "32 of the seats in the Assembly, the Commission said": who acts behind a comma is no more of the list.
            if next.is_none_or(|next| and == 0 && self.is_finite_verb(next.tokens.end)) {
                break;
            }
            at += comma + and;
        }
        names
    }

    /// The name at token `at`, or behind a determiner and up to two words that introduce it ("the state broadcaster CCTV").
    fn next_name(&self, at: usize) -> Option<&'a NameSpan> {
        // "from the Toulouse-based group Airbus"
        let seat = (at..at + 2).find_map(|at| self.name_at(at).filter(|name| self.is_seat(name)));
        let at = seat.map_or(at, |name| name.tokens.end + 2);
        for ahead in at..at + 4 {
            if let Some(name) = self.name_at(ahead) {
                let name = self.had_by(name).unwrap_or(name);
                // "children of a Swedish ironworker": nobody with a name.
                let describes = matches!(name.country, Some((_, CountryWord::Adjective)))
                    && ahead > at
                    && self.is(ahead - 1, &["a", "an"])
                    && self.is_open(name.tokens.end);
                return Some(name).filter(|_| !describes);
            }
            let introduces = matches!(self.class(ahead), Some(WordClass::Article | WordClass::Possessive))
                || self.is_open(ahead) && !self.is_finite_verb(ahead);
            if !introduces {
                return None;
            }
        }
        None
    }

    /// "China's President Xi Jinping", "Avona's rival Corran": the name of what somebody with a name has.
    fn had_by(&self, owner: &NameSpan) -> Option<&'a NameSpan> {
        let phrase = self.phrase_at(owner.tokens.start).filter(|_| self.is_possessive(owner.tokens.end))?;
        self.name_at(phrase.head).filter(|name| name.tokens.start > owner.tokens.end)
    }

    /// The names of a list at the beginning of a clause that ends in `name`: "Norway's Astrid Hellum and" before "Indonesia's President Budi Santosa spoke".
    pub(in crate::facts) fn listed_before(&self, name: &NameSpan) -> Vec<&'a NameSpan> {
        let (mut names, mut start) = (Vec::new(), self.opening_of(name));
        while let Some(joint) = start.checked_sub(1).filter(|_| names.len() < LONGEST_LIST) {
            let and = self.is(joint, &["and"]);
            let comma = joint.checked_sub(1).filter(|at| and && self.word(*at) == ",");
            let joins = and && names.is_empty() || self.word(joint) == "," && !names.is_empty();
            // "Cole, 31, and Betts": what is inserted behind a name ends before the conjunction.
            let last = match comma {
                Some(comma) if self.name_at(comma.wrapping_sub(1)).is_some() => comma.checked_sub(1),
                Some(comma) => self.before_insertion(comma),
                None => joint.checked_sub(1),
            };
            let last = last.filter(|_| joins);
            let Some(other) = last.and_then(|last| self.name_at(last)) else { break };
            names.push(other);
            start = self.opening_of(other);
        }
        let before = start.checked_sub(1).filter(|at| *at >= self.start());
        let opens = before.is_none_or(|at| {
            self.is_boundary(at)
                || self.is(at, &["that"])
                || matches!(self.word(at), "\"" | "“" | "‘" | ":" | "-" | "--" | "–" | "—")
        });
        if opens { names } else { Vec::new() }
    }

    /// Where a name begins with its title and the country or firm that it goes with: "Indonesia's President Budi Santosa".
    fn opening_of(&self, name: &NameSpan) -> usize {
        let mut start = name.tokens.start;
        while let Some(before) = start.checked_sub(1).filter(|at| *at >= self.start()) {
            let title = lexicon::name_word(self.word(before)) == Some(NameWord::Title)
                || self.class(before) == Some(WordClass::Article);
            let role = || self.is_open(before) && lexicon::is_person_noun(&self.lower(before));
            let owner = self.is_possessive(before).then(|| self.name_at(before.wrapping_sub(1))).flatten();
            let nation = self.name_at(before).filter(|name| matches!(name.country, Some((_, CountryWord::Adjective))));
            start = match owner.or(nation) {
                Some(name) => name.tokens.start,
                // "Prime" in "Prime Minister", "Health" in "Health Secretary"
                None if title || role() || start < name.tokens.start && self.is_capital(before) => before,
                None => break,
            };
        }
        start
    }

    fn is_capital(&self, at: usize) -> bool {
        self.is_word(at) && self.word(at).starts_with(char::is_uppercase)
    }
}

//! What stands between commas, and how a sentence goes on behind it.

use super::Clause;
use crate::language::words::WordClass;

/// How many words an insertion between commas may have.
const INSERTION: usize = 14;

/// How many it may have where it is a relative clause.
const RELATIVE_CLAUSE: usize = 30;

impl Clause<'_> {
    /// The token before the comma that opens the insertion which the comma at `comma` closes, and those before it: "Hoey (54), of Lisheen Avenue,
    /// Mallow, denies"; the token before that comma where it closes none.
    pub(in crate::facts) fn before_insertion(&self, comma: usize) -> Option<usize> {
        let opening = |comma: usize| {
            let opening = (self.start()..comma).rev().take(RELATIVE_CLAUSE).find(|at| self.word(*at) == ",")?;
            (comma - opening <= INSERTION || self.is_relative(opening + 1)).then_some(opening)
        };
        let mut first = opening(comma).unwrap_or(comma);
        // Where somebody is from follows the age, and a country the town.
        let placed = |at: usize| {
            self.is(at, &["of", "from"]) || self.name_at(at).is_some_and(|name| self.word(name.tokens.end) == ",")
        };
        while let Some(outer) =
            opening(first).filter(|outer| placed(first + 1) && (placed(*outer + 1) || self.is_figure(*outer + 1)))
        {
            first = outer;
        }
        let last = first.checked_sub(1)?;
        let bracket = (self.start()..last)
            .rev()
            .take(INSERTION)
            .find(|at| self.word(*at) == "(")
            .filter(|_| self.word(last) == ")");
        bracket.map_or(Some(last), |bracket| bracket.checked_sub(1))
    }

    pub(in crate::facts) fn is_relative(&self, at: usize) -> bool {
        self.is(at, &["who", "which", "whose", "where"])
    }

    /// "Balterra, which was rescued with a loan, made a loss": whether a verb goes on behind the insertion with what stands before it, at `noun`.
    pub(in crate::facts) fn resumes(&self, noun: usize, verb: usize) -> bool {
        let helps = |at: &usize| {
            matches!(self.class(*at), Some(WordClass::Auxiliary | WordClass::Adverb | WordClass::Negation))
        };
        let before = (noun + 2..verb).rev().find(|at| !helps(at));
        self.word(noun + 1) == "," && self.is_relative(noun + 2) && before.is_some_and(|at| self.word(at) == ",")
    }
}

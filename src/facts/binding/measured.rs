//! Nouns that tell how a figure measures what it is about: "trade volume", "a jump in sales", "a crowd of 2,000".

use super::{
    Binder, Binding,
    naming::{Named, binding},
};
use crate::{
    facts::clause::Phrase,
    language::{lemma, lexicon},
    values::Value,
};
use std::ops::Range;

/// How many tokens may stand between a figure and the noun of a change: "a 31% year-on-year rise".
const LONGEST_DESCRIPTION: usize = 6;

impl Binder<'_> {
    /// "the magnitude 6.8 earthquake", "a 6.1-magnitude quake"
    pub(super) fn is_magnitude(&self, value: &Value, tokens: &Range<usize>) -> bool {
        let clause = &self.clause;
        let before = tokens.start.checked_sub(1).is_some_and(|at| clause.is(at, &["magnitude"]));
        let behind = tokens.end + usize::from(clause.is_hyphen(tokens.end));
        matches!(value, Value::Count(_) | Value::Number(_)) && (before || clause.is(behind, &["magnitude"]))
    }

    /// "trade volume" measures the volume of trade, and so does "volume of trade"; other nouns measure themselves.
    pub(super) fn measured(&self, phrase: &Phrase, named: &Named<'_>, attribute: &str) -> Option<Binding> {
        let clause = &self.clause;
        let measure = clause.lower(phrase.head);
        let known = lexicon::attribute(&measure).filter(|known| known.kind.is_none() || known.name == named.own);
        if attribute != named.own || known.is_none() || matches!(named.value, Value::Date(_) | Value::Time(_)) {
            return None;
        }
        let inner = phrase.head.checked_sub(1).filter(|at| phrase.tokens.contains(at) && self.is_common_noun(*at));
        let of = clause.is(phrase.head + 1, &["of"]).then(|| clause.phrase_at(phrase.head + 2)).flatten();
        let what = inner.or_else(|| of.map(|of| of.head).filter(|at| self.is_common_noun(*at)))?;
        let mut participants = self.parties(phrase);
        let mut firm = true;
        if participants.is_empty() {
            participants = self.names_earlier(phrase.tokens.start);
            // Parties from elsewhere in the sentence are evidence, not certainty.
            firm = participants.is_empty();
        }
        Some(binding(self.subject_word(what), lemma::noun(&measure).into_owned(), participants, firm))
    }

    /// "a 33% jump in chip sales": how much the sales jumped.
    pub(super) fn changed(&self, phrase: &Phrase, named: &Named<'_>) -> Option<Binding> {
        let clause = &self.clause;
        let change = lemma::noun(&clause.lower(phrase.head)).into_owned();
        let sized = matches!(named.value, Value::Money(_) | Value::Percent(_) | Value::Quantity(_));
        let of = phrase.head + 1;
        let before = named.tokens.end <= phrase.head && phrase.head - named.tokens.end <= LONGEST_DESCRIPTION;
        if !sized || !before || !lexicon::is_change(&change) || !clause.is(of, &["in"]) {
            return None;
        }
        let what = clause.phrase_at(of + 1).filter(|what| self.is_common_noun(what.head))?;
        let mut participants = self.parties(&what);
        participants.extend(self.parties(phrase));
        participants.sort();
        participants.dedup();
        Some(binding(self.subject_word(what.head), change, participants, true))
    }

    /// "agree £5bn merger": a sum right before a noun in the singular is that of the noun.
    pub(super) fn is_sum_of(&self, noun: usize, tokens: &Range<usize>) -> bool {
        let money = self.values.iter().any(|(other, value)| other == tokens && matches!(value, Value::Money(_)));
        let word = self.clause.lower(noun);
        let timed = lexicon::is_calendar_unit(&word) || lexicon::is_calendar_word(self.clause.word(noun));
        money && noun == tokens.end && self.is_common_noun(noun) && !lemma::is_plural(&word) && !timed
    }

    /// "a crowd of roughly 2,000 people", "a team of 30 researchers": how many the collective has.
    pub(super) fn collected(&self, named: &Named<'_>) -> Option<Binding> {
        let clause = &self.clause;
        let of = named.tokens.start.checked_sub(1).filter(|at| clause.is(*at, &["of"]))?;
        let noun = of.checked_sub(1).filter(|at| self.is_common_noun(*at) && !self.is_counted_by(*at, named))?;
        let phrase = self.phrase_of(noun);
        let opens = phrase.tokens.start;
        let counted = matches!(named.value, Value::Count(_))
            && clause.is(opens, &["a", "an", "the", "his", "her", "its", "their"]);
        counted.then(|| binding(self.subject_word(noun), named.own.to_owned(), self.parties(&phrase), false))
    }

    fn is_counted_by(&self, noun: usize, named: &Named<'_>) -> bool {
        self.other_value(noun, named.tokens).is_some()
    }
}

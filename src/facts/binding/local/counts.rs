//! What a figure counts, and what it is a share of.

use super::Local;
use crate::{
    facts::binding::Site,
    language::{
        lemma, lexicon,
        tags::{Relation, Upos},
        words::WordClass,
    },
    values::Value,
};
use std::ops::Range;

/// How many words may stand behind the noun of a whole before its comma: "Of 1,200 people polled in May,".
const LONGEST_REST: usize = 4;

impl Local<'_> {
    /// "12 people", "five biggest fallers", "fourth anniversary"; over "of the": "three of the men", "dozens of troops".
    pub(super) fn counted(&self) -> Option<Site> {
        let clause = &self.binder.clause;
        if let Some(whole) = self.whole_before() {
            return Some(Site::Noun(whole));
        }
        if self.is_subject() || self.goes_on() {
            return Some(Site::Noun(self.tokens.end - 1));
        }
        let mut at = self.tokens.end;
        if clause.is(at, &["of"]) {
            at += 1;
            while matches!(clause.class(at), Some(WordClass::Article | WordClass::Possessive | WordClass::Determiner))
                || clause.tree().upos(at) == Some(Upos::Num)
            {
                at += 1;
            }
        }
        let mut noun = self.noun_at(at, true)?;
        // "62 of the ship's 214 cabins"
        if at > self.tokens.end && clause.is_possessive(noun + 1) {
            let figure = usize::from(clause.tree().upos(noun + 2) == Some(Upos::Num));
            noun = self.noun_at(noun + 2 + figure, true)?;
        }
        // "three times": how often, not how many of something.
        (!self.binder.is_unit(noun, self.tokens)).then_some(Site::Noun(noun))
    }

    /// "and more than 200 are missing": a bare count of which something is said stands for what was counted before.
    fn is_subject(&self) -> bool {
        let clause = &self.binder.clause;
        let before = self.tokens.start.checked_sub(1);
        let opens = before.is_none_or(|at| {
            at < clause.start()
                || matches!(clause.word(at), "," | ";")
                // "By evening 47 had been taken to hospitals"
                || self.binder.other_value(at, self.tokens).is_some()
                || lexicon::is_calendar_word(clause.word(at))
                || clause.class(at) == Some(WordClass::Conjunction)
                || clause.is(at, &["other", "others", "remaining", "rest"])
        });
        let begins =
            || self.tokens.start <= clause.start() && lexicon::casualty(&clause.lower(self.tokens.end)).is_some();
        let told = clause.is(self.tokens.end, &["are", "were", "have", "had", "remain", "remained"]);
        opens && (told || begins() && clause.is_finite_verb(self.tokens.end))
    }

    /// "1,200 jobs in Leeds and 300 in York", "four counts of fraud and two of theft": a bare count behind another that has the same words around it.
    fn goes_on(&self) -> bool {
        let clause = &self.binder.clause;
        let joined =
            self.tokens.start.checked_sub(1).is_some_and(|at| clause.word(at) == "," || clause.is(at, &["and", "but"]));
        let preposition = self.tokens.end;
        let mass = || self.is_noun(preposition + 1) && !lemma::is_plural(&clause.lower(preposition + 1));
        let led =
            clause.is(preposition, &["in", "at", "from", "on", "for"]) || clause.is(preposition, &["of"]) && mass();
        let is_same = |(tokens, value): &&(Range<usize>, &Value)| {
            let noun = (tokens.end <= self.tokens.start && matches!(value, Value::Count(_)))
                .then(|| self.noun_at(tokens.end, true));
            noun.flatten().is_some_and(|noun| clause.lower(noun + 1) == clause.lower(preposition))
        };
        joined && led && self.binder.values.iter().rev().find(is_same).is_some()
    }

    /// "Ten people were killed and 14 injured": a bare count before a participle that goes on from the verb before.
    pub(super) fn gapped(&self) -> Option<Site> {
        let (clause, tree) = (&self.binder.clause, self.binder.clause.tree());
        let participle = self.tokens.end;
        let joined =
            self.tokens.start.checked_sub(1).is_some_and(|at| clause.word(at) == "," || clause.is(at, &["and"]));
        let said =
            matches!(tree.upos(participle), Some(Upos::Verb | Upos::Adj)) && tree.is(participle, &[Relation::Conj]);
        let ends = !self.is_noun(participle + 1) && !matches!(tree.upos(participle + 1), Some(Upos::Adj | Upos::Det));
        let verb = clause.verb_before(self.tokens.start).filter(|_| joined && said && ends)?;
        // "left two sailors dead and seven injured": what the verb is done to.
        let object = self
            .binder
            .values
            .iter()
            .find(|(other, value)| other.start == verb + 1 && matches!(value, Value::Count(_)));
        if let Some(noun) =
            object.and_then(|(other, _)| self.noun_at(other.end, true)).filter(|noun| *noun < self.tokens.start)
        {
            return Some(Site::Noun(noun));
        }
        Some(Site::Verb { verb: participle, subject: self.subject_of(verb) })
    }

    /// "Of the 93 islands, 51 gained people and 12 stayed the same": a figure before a verb is one of the whole that opens the sentence.
    pub(super) fn whole_before(&self) -> Option<usize> {
        let clause = &self.binder.clause;
        if !clause.is(clause.start(), &["of"]) || self.tokens.start <= clause.start() {
            return None;
        }
        let phrase = clause.phrase_at(clause.start() + 1)?;
        let ends = phrase.tokens.end..(phrase.tokens.end + LONGEST_REST).min(self.tokens.start);
        let opens = ends.into_iter().any(|at| clause.word(at) == ",");
        let joined = clause.word(self.tokens.start - 1) == "," || clause.is(self.tokens.start - 1, &["and", "but"]);
        // "340 concerned noise": a form in "-ed" is read as an adjective before a noun.
        let tagged =
            clause.tree().upos(self.tokens.end) == Some(Upos::Verb) || clause.lower(self.tokens.end).ends_with("ed");
        let verbal = tagged || clause.class(self.tokens.end) == Some(WordClass::Auxiliary);
        (opens && joined && verbal).then_some(phrase.head)
    }

    /// "four in ten adults said"; "70% of voters opposed it and 22% supported it": those that go on from a share before.
    pub(super) fn shared(&self) -> Option<usize> {
        let clause = &self.binder.clause;
        let in_words = self.tokens.clone().any(|at| clause.is(at, &["in", "out"]));
        if in_words && !clause.is(self.tokens.end, &["of"]) {
            return self.noun_at(self.tokens.end, true).filter(|noun| lemma::is_plural(&clause.lower(*noun)));
        }
        let joined = self.tokens.start.checked_sub(1).is_some_and(|at| {
            clause.word(at) == "," || clause.is(at, &["and", "but", "while", "only", "just", "another"])
        });
        let told = |(tokens, value): &&(Range<usize>, &Value)| {
            tokens.end <= self.tokens.start && matches!(value, Value::Percent(_)) && clause.is(tokens.end, &["of"])
        };
        let (before, _) =
            self.binder.values.iter().rfind(told).filter(|_| joined && clause.is_finite_verb(self.tokens.end))?;
        Local { binder: self.binder, tokens: before }.share_of().and_then(|site| match site {
            Site::Noun(noun) => Some(noun),
            _ => None,
        })
    }
}

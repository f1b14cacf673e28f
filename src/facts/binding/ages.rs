//! Figures without a unit that are ages: "the driver, 61, had turned back", "Ann Lee (54)", "a chemist of 71", "those over 75".

use super::{Binder, parties::Who};
use crate::{
    interval::Decimal,
    language::{lemma, lexicon, tags::Upos},
    values::Value,
};
use std::ops::Range;

/// Nobody is called by a profession before.
const GROWN: u32 = 18;
/// Who is younger does nothing that is told.
const YOUNGEST_DOER: u32 = 4;
/// Nobody is older.
const OLDEST: u32 = 115;

impl Binder<'_> {
    /// Whether a figure is how old somebody is.
    pub(super) fn is_bare_age(&self, value: &Value, tokens: &Range<usize>) -> bool {
        let Some(years) = Self::years(value) else { return self.is_aged(value, tokens) };
        self.is_aged(value, tokens)
            || self.is_between_commas(tokens)
            || self.is_in_brackets(tokens)
            || self.is_of_person(years, tokens)
            || self.is_bound_of_ages(tokens)
    }

    /// "left school at 15", "she was 16 when": how old whoever does something is; nobody is told to do it at any other figure without a unit.
    pub(super) fn doer_of_age(&self, value: &Value, tokens: &Range<usize>) -> Option<Who> {
        let clause = &self.clause;
        let years = Self::years(value).filter(|years| years.is_whole())?;
        let before = tokens.start.checked_sub(1).filter(|at| *at > clause.start())?;
        let copula = clause.is(before, &["was", "is"]);
        let at = clause.is(before, &["at"]) && years >= Decimal::from(YOUNGEST_DOER);
        let subject =
            if copula { before.checked_sub(1) } else { self.subject(clause.verb_before(before).filter(|_| at)?) }?;
        let person = clause.is(subject, &["he", "she"]) || clause.is_person(subject);
        let ends = matches!(clause.word(tokens.end), "." | "," | ";")
            || clause.is(tokens.end, &["and", "but", "when", "while"])
            || at && clause.is(tokens.end, &["to"]) && clause.is_open(tokens.end + 1);
        self.who(subject).filter(|_| person && ends)
    }

    /// A figure that may be an age.
    fn years(value: &Value) -> Option<Decimal> {
        let (Value::Count(figure) | Value::Number(figure)) = value else { return None };
        figure.stated.filter(|years| *years > Decimal::ZERO && *years <= Decimal::from(OLDEST))
    }

    /// "the driver, 61, had turned back"
    fn is_between_commas(&self, tokens: &Range<usize>) -> bool {
        let clause = &self.clause;
        let before = tokens.start.checked_sub(2).filter(|at| clause.word(at + 1) == ",");
        let person =
            before.is_some_and(|at| clause.is_open(at) && lexicon::is_person_noun(&lemma::noun(&clause.lower(at))));
        person && clause.word(tokens.end) == ","
    }

    /// "Ann Lee (54), of Mallow"
    fn is_in_brackets(&self, tokens: &Range<usize>) -> bool {
        let clause = &self.clause;
        let before = tokens.start.checked_sub(2).filter(|at| clause.word(at + 1) == "(");
        let person = before.is_some_and(|at| clause.is_person(at));
        person && clause.word(tokens.end) == ")"
    }

    /// "a retired chemist of 71", "a girl of six", but "a mother of two"
    fn is_of_person(&self, years: Decimal, tokens: &Range<usize>) -> bool {
        let clause = &self.clause;
        let noun = tokens.start.checked_sub(2).filter(|at| *at >= clause.start() && clause.is(at + 1, &["of"]));
        let told = noun.filter(|at| clause.is_open(*at) && self.ends_phrase(tokens.end)).map(|at| clause.lower(at));
        told.is_some_and(|noun| {
            let adult = years >= Decimal::from(GROWN) && lexicon::is_person_noun(&noun) && !lemma::is_plural(&noun);
            matches!(&*noun, "girl" | "boy" | "child" | "baby" | "toddler") || adult
        })
    }

    /// The people of an age that a bound tells: "children under five", "adults aged between 40 and 65".
    pub(super) fn people_of_age(&self, value: &Value, tokens: &Range<usize>) -> Option<usize> {
        let aged = self.is_aged(value, tokens);
        let people = tokens.start.checked_sub(1 + usize::from(aged)).filter(|at| self.is_common_noun(*at))?;
        (aged || Self::years(value).is_some() && self.is_bound_of_ages(tokens)).then_some(people)
    }

    /// "aged between 40 and 65"
    fn is_aged(&self, value: &Value, tokens: &Range<usize>) -> bool {
        let bare = matches!(value, Value::Age(_) | Value::Count(_) | Value::Number(_));
        bare && tokens.start.checked_sub(1).is_some_and(|at| at > self.clause.start() && self.clause.is(at, &["aged"]))
    }

    /// "those over 75", "most of them under 30", "children under five"
    fn is_bound_of_ages(&self, tokens: &Range<usize>) -> bool {
        let clause = &self.clause;
        let Some(before) = tokens.start.checked_sub(1).filter(|at| *at >= clause.start()) else { return false };
        let people = || {
            let noun = clause.lower(before);
            clause.is_open(before) && lemma::is_plural(&noun) && lexicon::is_person_noun(&lemma::noun(&noun))
        };
        clause.is(tokens.start, &["over", "under"])
            && (clause.is(before, &["those", "them", "people"]) || people())
            && self.ends_phrase(tokens.end)
    }

    /// Whether no noun follows that a figure would count.
    pub(super) fn ends_phrase(&self, at: usize) -> bool {
        !matches!(
            self.clause.tree().upos(at),
            Some(Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Sym) if !self.clause.is_finite_verb(at)
        )
    }
}

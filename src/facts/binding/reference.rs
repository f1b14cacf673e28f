//! What pronouns stand for that no name is known for: "it", "they", "she" for "the driver", "them" and bare figures for what was counted before.
//!
//! What is found is evidence, and no certainty.

use super::{Binder, Site, local, parties::Who, tree};
use crate::{
    facts::{clause::Clause, entities::NameSpan},
    language::{
        lemma, lexicon,
        tags::{Penn, Relation, Upos},
        words::WordClass,
    },
    values::Value,
};

/// How many sentences back a pronoun may look for a person.
const SENTENCES_BACK: usize = 4;

/// How many sentences back one may look for a thing.
const NEAR: usize = 2;

const SUBJECTS: [Relation; 3] = [Relation::Nsubj, Relation::NsubjPass, Relation::NsubjOuter];

/// What a pronoun may stand for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// "It".
    Thing,
    /// "They".
    Several,
    /// "He" and "she", where nobody is named.
    Person,
    /// "Them", "of whom", "three" without a noun: what can be counted.
    Counted,
}

impl Binder<'_> {
    /// The person who is named first in the nearest sentence before that names one.
    pub(super) fn last_person(&self, at: usize) -> Option<&NameSpan> {
        let clause = &self.clause;
        (clause.index.saturating_sub(SENTENCES_BACK)..=clause.index).rev().find_map(|index| {
            let here = Clause::new(clause.passages, clause.entities, index);
            let names = clause.entities.within(here.start()..here.end().min(at).max(here.start()));
            names.iter().find(|name| here.is_person(name.tokens.start))
        })
    }

    /// What a pronoun that is no person's stands for: nobody, where nothing tells.
    pub(super) fn pronoun(&self, at: usize) -> Option<Who> {
        if self.is_common_noun(at) || self.clause.is(at, &["you"]) {
            return None;
        }
        let meant = self.referent(at).and_then(|(binder, noun)| binder.who(noun));
        Some(Who::perhaps("", meant.map(|who| who.names).unwrap_or_default()))
    }

    /// The noun that the pronoun or bare figure at token `at` stands for, and the sentence that it stands in: the subject of a clause that its own hangs
    /// on, else a subject of the sentences before.
    pub(super) fn referent(&self, at: usize) -> Option<(Self, usize)> {
        let kind = self.pronoun_kind(at)?;
        let tree = self.clause.tree();
        if matches!(kind, Kind::Thing | Kind::Several)
            && let Some(subject) = tree.ancestors(at).find_map(|verb| self.subject_before(verb, at, kind))
        {
            return Some((*self, subject));
        }
        if kind == Kind::Counted
            && let Some(noun) = self.counted_beside(at)
        {
            return Some((*self, noun));
        }
        if kind == Kind::Counted
            && let Some(noun) = self.counted_before(at)
        {
            return Some((*self, noun));
        }
        if kind == Kind::Thing
            && let Some(noun) = self.before_subordinate(at)
        {
            return Some((*self, noun));
        }
        let earliest = self.clause.index.saturating_sub(NEAR);
        for index in (earliest..self.clause.index).rev() {
            let clause = Clause::new(self.clause.passages, self.clause.entities, index);
            let before = Self { clause, values: &[], ..*self };
            if let Some(noun) = before.topic(kind) {
                return Some((before, noun));
            }
        }
        None
    }

    fn pronoun_kind(&self, at: usize) -> Option<Kind> {
        let clause = &self.clause;
        match () {
            () if clause.is(at, &["it"]) => Some(Kind::Thing),
            () if clause.is(at, &["they"]) => Some(Kind::Several),
            () if clause.is(at, &["he", "she"]) => Some(Kind::Person),
            () if clause.is(at, &["them", "whom", "those"]) || clause.tree().upos(at) == Some(Upos::Num) => {
                Some(Kind::Counted)
            }
            () => None,
        }
    }

    /// The subject of a verb where it stands before token `end` and fits.
    fn subject_before(&self, verb: usize, end: usize, kind: Kind) -> Option<usize> {
        let subject = self.subject(verb).filter(|subject| *subject < end)?;
        self.fits(subject, kind).then_some(subject)
    }

    /// What a sentence is about: its first subject that fits.
    fn topic(&self, kind: Kind) -> Option<usize> {
        let (clause, tree) = (&self.clause, self.clause.tree());
        let subjects = || (clause.start()..clause.end()).filter(|at| tree.is(*at, &SUBJECTS));
        // Who only reports, behind what is told, is not what a sentence is about.
        let reports = |at: &usize| tree.head(*at).is_some_and(|verb| lexicon::speech(&clause.lower(verb)).is_some());
        let first = subjects().next();
        let about = subjects().filter(|at| Some(*at) == first || !reports(at)).find(|at| self.fits(*at, kind));
        // "Saling, the 17th typhoon of the year, made landfall": the tree may have no subject.
        let opens = |name: &NameSpan| {
            let behind = name.tokens.end;
            clause.word(behind) == ","
                || clause.is_finite_verb(behind)
                || clause.class(behind) == Some(WordClass::Auxiliary)
        };
        let opening = clause.name_at(clause.start()).filter(|name| opens(name));
        let named = || opening.map(|name| name.tokens.end - 1).filter(|at| self.fits(*at, kind));
        let found = about.or_else(named).or_else(|| subjects().find(|at| self.fits(*at, kind)));
        found.or_else(|| if kind == Kind::Counted { self.counted_before(clause.end()) } else { None })
    }

    /// The last thing before token `end` that is counted: a subject, else an object.
    fn counted_before(&self, end: usize) -> Option<usize> {
        let (clause, tree) = (&self.clause, self.clause.tree());
        // "about 40 of the 60 residents were evacuated": residents were.
        let counted = |at: usize| {
            let figure = tree.upos(at) == Some(Upos::Num);
            let of = |child: &usize| tree.child(*child, &[Relation::Case]).is_some_and(|case| clause.is(case, &["of"]));
            let whole = || tree.children(at).filter(|child| tree.is(*child, &[Relation::Nmod])).find(of);
            let noun = if figure { whole()? } else { at };
            Some(noun).filter(|noun| self.fits(*noun, Kind::Counted))
        };
        let last =
            |relations: &[Relation]| (clause.start()..end).rev().filter(|at| tree.is(*at, relations)).find_map(counted);
        last(&SUBJECTS).or_else(|| last(&[Relation::Obj]))
    }

    /// "worked at the factory until it closed": the noun right before the word that leads to the clause of "it".
    fn before_subordinate(&self, at: usize) -> Option<usize> {
        let clause = &self.clause;
        let leads =
            at.checked_sub(1).filter(|at| clause.is(*at, &["until", "till", "before", "after", "when", "since"]))?;
        let noun = leads.checked_sub(1).filter(|noun| *noun >= clause.start())?;
        self.fits(noun, Kind::Thing).then_some(noun)
    }

    /// "25 seats, five of them for the south", "two sailors dead and seven injured": what is counted right before, where no verb of its own is told of the
    /// second figure.
    fn counted_beside(&self, at: usize) -> Option<usize> {
        let (clause, tree) = (&self.clause, self.clause.tree());
        let (figure, _) = self.values.iter().rfind(|(tokens, _)| tokens.start <= at && at <= tokens.end + 1)?;
        let joint = figure.start.checked_sub(1).filter(|at| *at > clause.start())?;
        let of = clause.is(figure.end, &["of"]) && clause.is(figure.end + 1, &["them", "those", "which", "whom"]);
        let told = tree.penn(figure.end) == Some(Penn::Vbn) && lexicon::casualty(&clause.lower(figure.end)).is_some();
        let beside = clause.word(joint) == "," && of || clause.is(joint, &["and"]) && told;
        let (before, value) = self.values.iter().rfind(|(tokens, _)| tokens.end <= joint && beside)?;
        let counts = matches!(value, Value::Count(_));
        let Site::Noun(noun) = local::pattern(self, value, before).filter(|_| counts)?.site else { return None };
        // Between the two stands no other clause.
        let apart = (noun + 1..joint).any(|at| clause.is_finite_verb(at) || clause.is_boundary(at));
        (!apart && self.fits(noun, Kind::Counted)).then_some(noun)
    }

    fn fits(&self, noun: usize, kind: Kind) -> bool {
        let clause = &self.clause;
        let word = clause.lower(noun);
        if clause.name_at(noun).is_some() {
            return matches!(kind, Kind::Thing | Kind::Several) && !clause.is_person(noun);
        }
        if !self.is_common_noun(noun) || !tree::is_noun(clause.tree().upos(noun)) {
            return false;
        }
        match kind {
            Kind::Thing => !lemma::is_plural(&word) && !lexicon::is_person_noun(&word),
            Kind::Several => true,
            Kind::Person => lexicon::is_person_noun(&word) && !lemma::is_plural(&word),
            Kind::Counted => lemma::is_plural(&word),
        }
    }
}

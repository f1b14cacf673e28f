//! What a verb near a value tells of its subject.

use super::{Local, Pattern};
use crate::{
    facts::binding::Site,
    language::{
        lemma, lexicon,
        tags::{Penn, Relation, Upos},
        words::WordClass,
    },
};

impl Local<'_> {
    /// What the last verb before the value tells of its subject; where there is none, the first behind one that may open a sentence, or the noun before "up", "at" and the like.
    pub(super) fn told(&self, opens: bool) -> Option<Pattern> {
        let clause = &self.binder.clause;
        let pattern = |name, own| move |site| Pattern { site, name, own };
        if let Some(verb) = self.verb_by_form() {
            let near = || verb.checked_sub(1).filter(|at| self.is_noun_or_first(*at)).map(|at| self.out_of_place(at));
            let subject = self.noun_of_relative(verb).or_else(near).or_else(|| self.noun_of_pair(verb));
            let subject = subject.or_else(|| self.subject_of(self.above_participle(verb)));
            return Some(Pattern { site: Site::Verb { verb, subject }, name: "verb by its form", own: true });
        }
        let Some(verb) = self.predicate_before() else {
            return self
                .verbless()
                .map(pattern("noun with a measure", false))
                .or_else(|| self.opening().filter(|_| opens).map(pattern("date before its verb", false)));
        };
        let subject = self.subject_of(verb);
        if clause.tree().upos(verb) == Some(Upos::Aux) {
            return subject.map(Site::Copula).map(pattern("copula", false));
        }
        let site = Site::Verb { verb, subject };
        Some(Pattern { site, name: "verb with a value", own: self.is_at_once(verb) })
    }

    /// Whether only other values and small words stand between a verb and the value.
    fn is_at_once(&self, verb: usize) -> bool {
        self.governor() == Some(verb)
    }

    /// The word before the value, prepositions and the values of the same row aside: "rose" for each of "rose 5 % to £3m from £2m".
    fn governor(&self) -> Option<usize> {
        let tree = self.binder.clause.tree();
        let mut end = self.tokens.start;
        loop {
            let before = end.checked_sub(1)?;
            end = match self.binder.other_value(before, self.tokens) {
                Some((value, _)) => value.start,
                None if matches!(tree.upos(before), Some(Upos::Adp | Upos::Part)) => before,
                None => return Some(before).filter(|at| *at >= self.binder.clause.start()),
            };
        }
    }

    /// "rose 5 %": a form of an irregular verb right before a value, behind a noun; taggers take it for a noun.
    pub(super) fn verb_by_form(&self) -> Option<usize> {
        let (clause, tree) = (&self.binder.clause, self.binder.clause.tree());
        let at = self.governor()?;
        let word = clause.lower(at);
        let past = lemma::is_irregular_verb(&word) && !lemma::is_plural(&word);
        // "malnutrition stands at 14 %"
        let base = || word.strip_suffix('s').is_some_and(lemma::is_irregular_verb);
        let singular = || at > clause.start() && self.is_noun(at - 1) && !lemma::is_plural(&clause.lower(at - 1));
        // "Revenue, by contrast, slid 6 %"
        let behind_comma = at > clause.start() && clause.word(at - 1) == ",";
        let tagged = self.is_noun(at) || behind_comma && tree.upos(at) == Some(Upos::Adj);
        let verb = tagged && (past || clause.is(at + 1, &["at"]) && base() && singular());
        let behind_noun = at.checked_sub(1).is_some_and(|at| at >= clause.start() && self.is_noun_or_first(at))
            || self.noun_of_pair(at).is_some();
        // "Shares of Sarvani, which has 22 shops, rose 4 %"
        let behind_insertion = || at > clause.start() && clause.word(at - 1) == "," && self.subject_of(at).is_some();
        // "having hit $13,015", "would have cost €11,000"
        let behind_have = at > clause.start() && clause.is(at - 1, &["having", "have", "has", "had"]) && past;
        // "would take three weeks and cost $20 million"
        let joins = || at > clause.start() + 1 && clause.is(at - 1, &["and", "or", "but"]) && past;
        let joined = joins() && self.subject_of(at).is_some() && tree.is(at, &[Relation::Conj]);
        (verb && (joined || behind_have || behind_noun || self.noun_of_relative(at).is_some() || behind_insertion()))
            .then_some(at)
    }

    /// "the bridge, which cost £31m": the noun right before the relative pronoun that a verb stands behind.
    fn noun_of_relative(&self, verb: usize) -> Option<usize> {
        let clause = &self.binder.clause;
        let relative = verb.checked_sub(1).filter(|at| clause.is(*at, &["which", "that", "who"]))?;
        let noun = relative.checked_sub(1 + usize::from(relative > 0 && clause.word(relative - 1) == ","))?;
        Some(noun).filter(|noun| *noun >= clause.start() && self.is_noun(*noun))
    }

    /// "trade between the two rose": what is between two that stand before the verb.
    fn noun_of_pair(&self, verb: usize) -> Option<usize> {
        let clause = &self.binder.clause;
        let two = verb.checked_sub(1).filter(|at| clause.is(*at, &["two", "three", "pair"]))?;
        let preposition = two.checked_sub(2).filter(|at| clause.is(at + 1, &["the"]))?;
        let led = clause.class(preposition) == Some(WordClass::Preposition);
        preposition.checked_sub(1).filter(|at| led && *at >= clause.start() && self.is_noun(*at))
    }

    /// "lost 1 % to $12,640, having hit $13,015": the verb before, with which a participle has its subject.
    fn above_participle(&self, verb: usize) -> usize {
        let clause = &self.binder.clause;
        let having = verb.checked_sub(1).filter(|at| clause.is(*at, &["having"]));
        having.and_then(|having| clause.verb_before(having)).unwrap_or(verb)
    }

    /// "The toll in the derailment near Devgarh rose to 21": the noun that the one right before a verb hangs on.
    fn out_of_place(&self, noun: usize) -> usize {
        let clause = &self.binder.clause;
        let phrase = clause.phrase_before(noun + 1).map(|phrase| clause.out_of_prepositions(phrase));
        phrase.map(|phrase| phrase.head).filter(|head| self.is_noun(*head)).unwrap_or(noun)
    }

    fn is_noun_or_first(&self, at: usize) -> bool {
        self.is_noun(at) || at == self.binder.clause.start() && self.binder.clause.is_open(at)
    }

    /// The head of a verb's subject; in "The call, which an aide said lasted …" that is the call.
    pub(super) fn subject_of(&self, verb: usize) -> Option<usize> {
        let (clause, tree) = (&self.binder.clause, self.binder.clause.tree());
        let before = verb.checked_sub(1)?;
        let reported =
            !self.is_noun(before) && clause.is_open(before) && lexicon::speech(&clause.lower(before)).is_some();
        // "The maker on Tuesday reported"
        let phrase = if self.tokens.end == verb && self.tokens.start > clause.start() {
            let led = clause.class(self.tokens.start - 1) == Some(WordClass::Preposition);
            clause.phrase_before(self.tokens.start - usize::from(led))
        } else if reported {
            let relative = (clause.start()..before).rev().find(|at| clause.is(*at, &["which", "that", "who"]))?;
            let end = relative - usize::from(relative > clause.start() && clause.word(relative - 1) == ",");
            clause.phrase_before(end).map(|phrase| clause.out_of_prepositions(phrase))
        } else {
            clause.subject_of(verb)
        };
        // "over seven years was sentenced": the phrase of a value is no subject.
        let head = phrase?.head;
        let head = Some(head).filter(|at| self.binder.other_value(*at, self.tokens).is_none())?;
        let named =
            matches!(tree.upos(head), Some(Upos::Noun | Upos::Propn | Upos::Pron)) || clause.name_at(head).is_some();
        named.then_some(head)
    }

    /// The last verb or copula before the value.
    fn predicate_before(&self) -> Option<usize> {
        let clause = &self.binder.clause;
        let is_copula = |at: usize| {
            clause.tree().upos(at) == Some(Upos::Aux)
                && clause.class(at) == Some(WordClass::Auxiliary)
                && clause.tree().penn(at) != Some(Penn::Md)
                // "is to close" says of nothing what it is.
                && !clause.is(at + 1, &["to"])
        };
        (clause.start()..self.tokens.start)
            .rev()
            .take_while(|at| clause.word(*at) != ";")
            .find(|at| clause.is_finite_verb(*at) || is_copula(*at))
    }

    /// "Group revenue up 7.2% to £648m"
    fn verbless(&self) -> Option<Site> {
        let clause = &self.binder.clause;
        let told = (clause.start()..self.tokens.start).find(|at| {
            clause.is(*at, &["up", "down", "at", "of"]) && at.checked_sub(1).is_some_and(|at| self.is_noun(at))
        })?;
        Some(Site::Noun(told - 1))
    }

    /// "On Tuesday, diplomats met": the verb that the value stands before.
    fn opening(&self) -> Option<Site> {
        let clause = &self.binder.clause;
        let verb = (self.tokens.end..clause.end()).find(|at| clause.is_finite_verb(*at))?;
        Some(Site::Verb { verb, subject: self.subject_of(verb) })
    }
}

//! Who does something to what a value counts or measures, or with it.

use super::{Binder, Binding, parties::Who, tree};
use crate::{
    facts::entities::NameSpan,
    language::tags::{Penn, Relation, Upos},
    values::NameKind,
};
use std::ops::Range;

impl Binder<'_> {
    /// "Ruiz had 38,417 votes": whoever acts has what is counted where the event names nobody.
    pub(super) fn with_doers(&self, bound: Binding, head: usize, tokens: &Range<usize>) -> Binding {
        let doers = if bound.participants.is_empty() { self.doers(head, tokens) } else { None };
        match doers {
            Some(who) => Binding { participants: who.names, firm: bound.firm && who.firm, speaks: who.speaks, ..bound },
            None => bound,
        }
    }

    /// Who does something to the noun at `head`, or with it, or is what it says: the subject of the verb that it hangs on. Names that are not sure
    /// are none where the subject is a pronoun of which nothing is known.
    pub(super) fn doers(&self, head: usize, tokens: &Range<usize>) -> Option<Who> {
        let by_tree = self.doers_by_tree(head, tokens);
        // "Lumen, founded in 2019, has 300 staff"
        let has = tokens.start.checked_sub(1).filter(|at| self.clause.is(*at, &["has", "have", "had"]));
        let missed = has.filter(|_| by_tree.as_ref().is_none_or(|who| who.names.is_empty() && !who.speaks));
        let owner = missed.and_then(|verb| self.clause.subject_of(verb)).and_then(|phrase| self.who(phrase.head));
        owner.or(by_tree)
    }

    fn doers_by_tree(&self, head: usize, tokens: &Range<usize>) -> Option<Who> {
        let tree = self.clause.tree();
        if self.is_told_by_relative(head, tokens) || self.is_of_name(head) {
            return None;
        }
        if let Some(name) = self.described_name(head) {
            return self.who(name.tokens.end - 1);
        }
        let predicate = tree.child(head, &[Relation::Cop]).is_some();
        let (mut at, mut close) = (head, true);
        while !predicate && tree.is(at, &[Relation::Nmod, Relation::Conj]) {
            close &= tree.is(at, &[Relation::Conj]) || self.is_led_by(at, &["of"]);
            at = tree.head(at)?;
            // "Port Merrion's unbeaten run of 13 home matches"
            let owner = self.owner(at).filter(|who| self.clause.is_open(at) && !who.names.is_empty());
            if owner.is_some() {
                return owner;
            }
        }
        // "Reeve, a site manager with 11 years' experience"
        if let Some(name) = self.described_name(at).filter(|_| at != head) {
            return self.who(name.tokens.end - 1);
        }
        if self.is_absolute(at) || self.is_led_by(at, &["according"]) {
            return None;
        }
        // "clearing the way for a programme to repair pipelines in 126 cities": far below the verb, nobody is sure to take part.
        close &= !tree.is(at, &[Relation::Obl]) || self.is_led_by(at, &["by", "for", "with"]);
        let subject = [Relation::Nsubj, Relation::NsubjPass];
        let inside = tree.head(at).filter(|verb| tree.is(at, &subject) && self.place_of_clause(*verb).is_some());
        let agentive = tree.head(at).filter(|verb| tree.is(at, &[Relation::NsubjPass]) && self.agent(*verb).is_some());
        let object = tree.head(at).filter(|_| tree.is(at, &[Relation::Obj, Relation::Obl, Relation::Xcomp]));
        let verb = object.or(inside).or(agentive);
        let verb = if predicate { head } else { verb.filter(|verb| tree.upos(*verb) == Some(Upos::Verb))? };
        if let Some(event) = self.event_at(verb).filter(|event| !predicate && !event.participants.is_empty()) {
            return Some(Who { firm: event.firm, ..Who::perhaps("", event.participants.clone()) });
        }
        if let Some(place) = self.place_of_clause(verb) {
            return Some(Who { firm: true, ..Who::perhaps("", vec![place]) });
        }
        if let Some(name) = self.name_of_whose(verb, at) {
            return self.who(name.tokens.end - 1);
        }
        if let Some(agent) = self.agent(verb).filter(|_| inside.is_none() && tree.is(at, &[Relation::NsubjPass])) {
            return Some(agent);
        }
        let subject = if predicate { self.subject_of_predicate(head) } else { self.subject(verb) }?;
        let mut who = self.who(subject).or_else(|| self.pronoun(subject)).or_else(|| self.owner(subject))?;
        who.firm &= close || who.names.is_empty();
        if self.is_led_by(at, &["by"]) {
            // "Ruiz defeated Haverford by 1,204 votes": a margin is between both.
            let other = tree.child(verb, &[Relation::Obj]).and_then(|object| self.who(object));
            who.names.extend(other.into_iter().flat_map(|who| who.names));
        }
        Some(who)
    }

    /// "tents were donated by the Red Crescent": who with a name does what a passive tells of.
    fn agent(&self, verb: usize) -> Option<Who> {
        let tree = self.clause.tree();
        let by = |at: &usize| *at > verb && self.is_led_by(*at, &["by"]) && self.clause.bearer(*at).is_some();
        let agent = tree.children(verb).find(by)?;
        self.who(agent)
    }

    fn is_led_by(&self, noun: usize, prepositions: &[&str]) -> bool {
        let case = self.clause.tree().child(noun, &[Relation::Case]);
        case.is_some_and(|case| self.clause.is(case, prepositions))
    }

    /// "with 48 countries abstaining": whether a noun is the subject of a participle of its own.
    fn is_absolute(&self, noun: usize) -> bool {
        let tree = self.clause.tree();
        let participle = tree.child(noun, &[Relation::Acl]).filter(|verb| *verb == noun + 1);
        self.is_led_by(noun, &["with"]) && participle.is_some_and(|verb| tree.penn(verb) == Some(Penn::Vbg))
    }

    /// "signed three contracts with Corvane": whether only the phrases behind an object name who takes part, so that who acts does beside them.
    pub(super) fn are_counterparts(&self, head: usize, names: &[String]) -> bool {
        let inside = self.clause.entities.within(self.phrase_start(head)..head + 1);
        !names.is_empty() && inside.is_empty() && self.clause.tree().is(head, &[Relation::Obj])
    }

    /// "survived to the foot of the climb, which is 9.8km long": whether a relative clause tells of a noun, and not the clause that this stands in.
    fn is_told_by_relative(&self, head: usize, tokens: &Range<usize>) -> bool {
        let relative = |at: usize| matches!(self.clause.tree().penn(at), Some(Penn::Wdt | Penn::Wp));
        (head + 1..tokens.start).take(2).any(relative)
    }

    /// "eight years of control of City Hall": what is of a name is done by nobody else.
    fn is_of_name(&self, head: usize) -> bool {
        self.clause.is(head + 1, &["of"]) && !self.clause.listed_names(head + 2).is_empty()
    }

    /// "Tuala, whose charge left four tacklers on the floor": who has what the verb tells of.
    fn name_of_whose(&self, verb: usize, object: usize) -> Option<&NameSpan> {
        let clause = &self.clause;
        if object < verb {
            return None;
        }
        let inside = (clause.start()..verb).rev().take_while(|at| !matches!(clause.word(*at), "," | ";"));
        let whose = inside.into_iter().find(|at| clause.is(*at, &["whose"]))?;
        // "Fahmy, whose New Delta party holds 63 seats"
        let own = clause.entities.within(whose..verb).is_empty();
        self.name_before_whose(whose).filter(|_| own)
    }

    /// "Merisso, where 9,000 people live": the name that a clause with "where" tells of.
    fn place_of_clause(&self, verb: usize) -> Option<String> {
        let clause = &self.clause;
        let relative = clause.tree().children(verb).find(|child| *child < verb && clause.is(*child, &["where"]))?;
        let before = relative.checked_sub(1)?;
        let last = before - usize::from(before > 0 && clause.word(before) == ",");
        clause.name_at(last).map(|name| clause.entities.actor(name))
    }

    /// "The AURORA-2 study", "Llebeig's rocket": the names before a noun, which does what it does for them.
    fn owner(&self, noun: usize) -> Option<Who> {
        let entities = self.clause.entities;
        let inside = entities.within(self.clause.phrase_before(noun + 1)?.tokens);
        let owners = inside.iter().filter(|name| !self.only_describes(name));
        // "The Harrow Street fire": where something is may have no part in what it does.
        let is_site = |name: &NameSpan| {
            let has = self.clause.is(name.tokens.end, &["'s", "’s", "'", "’"]);
            entities.of(name).kind == NameKind::Place && name.country.is_none() && !has
        };
        let firm = !owners.clone().any(is_site);
        let names = owners.map(|name| entities.actor(name)).collect();
        Some(Who { firm, ..Who::perhaps("", names) })
    }

    /// The subject of a predicate noun: the tree's, else what stands before the copula.
    fn subject_of_predicate(&self, noun: usize) -> Option<usize> {
        let tree = self.clause.tree();
        let near = || self.clause.subject_of(tree.child(noun, &[Relation::Cop])?);
        tree::subject_of(&tree, noun).or_else(|| near().map(|phrase| phrase.head))
    }
}

//! Who and what with a name takes part in what a value tells of.

use super::{Binder, tree};
use crate::{
    facts::{clause::Phrase, entities::NameSpan, speakers::leader_named},
    language::{
        lemma,
        lexicon::{self, CountryWord},
        tags::{Relation, Upos},
    },
    values::NameKind,
};

/// Somebody or something that a word names or stands for.
pub(super) struct Who {
    /// The noun of its kind.
    pub(super) kind: &'static str,
    /// The full names, sorted.
    pub(super) names: Vec<String>,
    /// Whether whoever speaks is one of them: "I", "we".
    pub(super) speaks: bool,
    pub(super) firm: bool,
}

impl Who {
    /// Somebody that is not quite certain to be meant.
    pub(super) fn perhaps(kind: &'static str, names: Vec<String>) -> Self {
        Self { kind, names, speaks: false, firm: false }
    }
}

/// What adjectives made of names end in: "European", "Republican", "Catholic", "Scottish".
const ADJECTIVAL: [&str; 6] = ["an", "ic", "ish", "ese", "ern", "al"];

impl Binder<'_> {
    /// Who is meant by the name, pronoun or description that ends in token `at`.
    pub(super) fn who(&self, at: usize) -> Option<Who> {
        let clause = &self.clause;
        if let Some(name) = clause.bearer(at).or_else(|| self.apposed(at)) {
            let kind = self.kind_of(name);
            let mut names: Vec<String> =
                self.listed_with(name).iter().map(|name| clause.entities.actor(name)).collect();
            names.sort();
            names.dedup();
            return Some(Who { kind, names, speaks: false, firm: true });
        }
        if clause.is(at, &["he", "she", "him", "her"]) {
            let wanted = lexicon::gender(&clause.lower(at));
            let fits =
                |name: &&NameSpan| clause.entities.gender(name.entity).is_none_or(|gender| Some(gender) == wanted);
            let meant = clause.antecedent(at).or_else(|| self.last_person(at).filter(fits))?;
            return Some(Who::perhaps("person", vec![clause.entities.actor(meant)]));
        }
        // "I'll" is one token.
        if clause.is(at, &["we", "us", "me"]) || clause.word(at).split(['\'', '’']).next() == Some("I") {
            return Some(Who { speaks: true, ..Who::perhaps("person", Vec::new()) });
        }
        let leader = clause.phrase_before(at + 1).and_then(|phrase| leader_named(clause, &phrase))?;
        Some(Who::perhaps("person", vec![leader]))
    }

    /// "the architect, Beatriz Monteiro": the name that stands in apposition to a noun.
    fn apposed(&self, noun: usize) -> Option<&NameSpan> {
        let (clause, tree) = (&self.clause, self.clause.tree());
        // "share eight toilets, Ann Lee sat": several things are nobody.
        if !self.is_common_noun(noun) || lemma::is_plural(&clause.lower(noun)) {
            return None;
        }
        let apposed = tree.children(noun).filter(|child| *child > noun && tree.is(*child, &[Relation::Appos]));
        apposed.filter_map(|child| clause.name_at(child)).find(|name| {
            clause.word(name.tokens.start.wrapping_sub(1)) == "," && clause.entities.of(name).kind != NameKind::Place
        })
    }

    fn kind_of(&self, name: &NameSpan) -> &'static str {
        let people = matches!(name.country, Some((_, CountryWord::Adjective)));
        match self.clause.entities.of(name).kind {
            _ if people && lemma::is_plural(&self.clause.lower(name.tokens.end - 1)) => "person",
            NameKind::Person => "person",
            NameKind::Place => "place",
            NameKind::Organization | NameKind::Other => "organization",
        }
    }

    /// A name, and the names it is coordinated with: "Xi and Putin".
    fn listed_with(&self, name: &NameSpan) -> Vec<&NameSpan> {
        let (clause, tree) = (&self.clause, self.clause.tree());
        let top = tree.top(name.tokens.clone()).unwrap_or(name.tokens.start);
        let first = tree.head(top).filter(|_| tree.is(top, &[Relation::Conj])).unwrap_or(top);
        let others = tree.children(first).filter(|child| tree.is(*child, &[Relation::Conj]));
        let listed: Vec<&NameSpan> =
            std::iter::once(first).chain(others).chain([top]).filter_map(|at| clause.name_at(at)).collect();
        let start = listed.iter().map(|name| name.tokens.start).min().unwrap_or(top);
        let end = listed.iter().map(|name| name.tokens.end).max().unwrap_or(top);
        // Trees take "said Ek, Norway would have earned" for a list.
        let is_list = (start..end).any(|at| clause.is(at, &["and", "or", "&", "nor"]));
        if is_list { listed } else { clause.name_at(top).into_iter().collect() }
    }

    /// Who does something to the noun at `head`, or with it, or is what it says: the subject of the verb that it hangs on. Names that are not sure
    /// are none where the subject is a pronoun of which nothing is known.
    pub(super) fn doers(&self, head: usize) -> Option<Who> {
        let tree = self.clause.tree();
        if let Some(name) = self.named_before(head) {
            return self.who(name);
        }
        let predicate = tree.child(head, &[Relation::Cop]).is_some();
        let mut at = head;
        while !predicate && tree.is(at, &[Relation::Nmod, Relation::Conj]) {
            at = tree.head(at)?;
        }
        let subject = [Relation::Nsubj, Relation::NsubjPass];
        let inside = tree.head(at).filter(|verb| tree.is(at, &subject) && self.place_of_clause(*verb).is_some());
        let verb = tree.head(at).filter(|_| tree.is(at, &[Relation::Obj, Relation::Obl, Relation::Xcomp])).or(inside);
        let verb = if predicate { head } else { verb.filter(|verb| tree.upos(*verb) == Some(Upos::Verb))? };
        if let Some(event) = self.event_at(verb).filter(|event| !predicate && !event.participants.is_empty()) {
            return Some(Who { firm: event.firm, ..Who::perhaps("", event.participants.clone()) });
        }
        if let Some(place) = self.place_of_clause(verb) {
            return Some(Who { firm: true, ..Who::perhaps("", vec![place]) });
        }
        let subject = if predicate { self.subject_of_predicate(head) } else { self.subject(verb) }?;
        let mut who = self.who(subject).or_else(|| self.pronoun(subject)).or_else(|| self.owner(subject))?;
        if tree.child(at, &[Relation::Case]).is_some_and(|case| self.clause.is(case, &["by"])) {
            // "Ruiz defeated Haverford by 1,204 votes": a margin is between both.
            let other = tree.child(verb, &[Relation::Obj]).and_then(|object| self.who(object));
            who.names.extend(other.into_iter().flat_map(|who| who.names));
        }
        Some(who)
    }

    /// "Corvane, the second-largest maker": the name that the phrase of `head` stands in apposition to.
    fn named_before(&self, head: usize) -> Option<usize> {
        let clause = &self.clause;
        let start = clause.phrase_before(head + 1)?.tokens.start;
        let comma = start.checked_sub(1).filter(|at| clause.word(*at) == ",")?;
        let last = comma.checked_sub(1 + usize::from(comma > 0 && clause.word(comma - 1) == "."))?;
        let name = clause.name_at(last)?;
        let determined = clause.is(start, &["a", "an", "the", "his", "her", "its", "their"]);
        let listed =
            name.tokens.start.checked_sub(1).is_some_and(|at| clause.word(at) == "," || clause.is(at, &["and"]));
        (determined && !listed).then_some(name.tokens.end - 1)
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

    /// Who a noun phrase says take part: those of its event, the names in it and in the phrases right behind it.
    pub(super) fn parties(&self, phrase: &Phrase) -> Vec<String> {
        if let Some(event) = self.event_at(phrase.head) {
            return event.participants.clone();
        }
        let entities = self.clause.entities;
        let inside = entities.within(phrase.tokens.clone()).iter().filter(|name| !self.only_describes(name));
        let mut names: Vec<String> = inside.map(|name| entities.actor(name)).collect();
        // "the bakery chain Kornblume"
        let behind = self.clause.name_at(phrase.tokens.end).filter(|name| self.is_called(phrase.head, name));
        names.extend(behind.map(|name| entities.actor(name)));
        let owner = phrase.tokens.clone().find(|at| self.clause.is(*at, &["his", "her"]));
        names.extend(owner.and_then(|at| self.clause.antecedent(at)).map(|name| entities.actor(name)));
        let mut at = phrase.tokens.end;
        while self.clause.is(at, &["of", "between", "with", "into", "in", "to", "from", "against", "on", "for", "by"]) {
            let listed = self.clause.listed_names(at + 1);
            let Some(last) = listed.last() else {
                // "phase of trilateral talks between A and B": the parties stand one phrase further.
                match self.clause.phrase_at(at + 1) {
                    Some(inner) => at = inner.tokens.end,
                    None => break,
                }
                continue;
            };
            // "a nurse from Zagreb" is of the city; "a pact with Zagreb" of the country.
            let placed = self.clause.is(at, &["in", "from"]);
            let called = |name: &&NameSpan| if placed { entities.of(name).name.clone() } else { entities.actor(name) };
            names.extend(listed.iter().map(called));
            at = last.tokens.end;
        }
        names.sort();
        names.dedup();
        names
    }

    /// Whether a name right behind a noun is what that is called.
    fn is_called(&self, noun: usize, name: &NameSpan) -> bool {
        let tree = self.clause.tree();
        let relations = [Relation::Appos, Relation::Flat, Relation::NmodDesc, Relation::Compound];
        let hangs = |one: usize, other: usize| tree.head(one) == Some(other) && tree.is(one, &relations);
        // Two objects side by side are one.
        let beside = |top: usize| tree.head(top) == tree.head(noun) && tree.relation(top) == tree.relation(noun);
        tree.top(name.tokens.clone()).is_some_and(|top| hangs(top, noun) || hangs(noun, top) || beside(top))
    }

    /// "European shares", "Republican control": an adjective that stands for no country.
    fn only_describes(&self, name: &NameSpan) -> bool {
        name.tokens.len() == 1
            && name.country.is_none()
            && self.clause.tree().upos(name.tokens.start) == Some(Upos::Adj)
            && ADJECTIVAL.iter().any(|ending| self.clause.word(name.tokens.start).ends_with(ending))
    }

    /// Whether all of `names` only tell where: who does it may still be added.
    pub(super) fn are_places(&self, names: &[String]) -> bool {
        let is_place =
            |name: &String| self.clause.entities.named(name).is_some_and(|entity| entity.kind == NameKind::Place);
        names.iter().all(is_place)
    }

    /// The last list of names in the sentence before token `at`.
    pub(super) fn names_earlier(&self, at: usize) -> Vec<String> {
        let clause = &self.clause;
        let linked = (clause.start()..at)
            .rev()
            .find(|at| clause.is(*at, &["between", "with", "of"]) && clause.name_at(at + 1).is_some());
        let mut names: Vec<String> = linked
            .map(|at| clause.listed_names(at + 1).iter().map(|name| clause.entities.actor(name)).collect())
            .unwrap_or_default();
        names.sort();
        names
    }
}

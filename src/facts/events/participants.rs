//! Who takes part in what a noun or verb of a sentence speaks of, by the tree of the sentence.

use super::Event;
use crate::{
    facts::{clause::Clause, coreference, entities::NameSpan},
    language::{
        lexicon::{self, CountryWord, EventKind, Shape},
        tags::{Penn, Relation, Upos},
        words::WordClass,
    },
    values::NameKind,
};
use std::{borrow::Cow, ops::Range};

/// Names that take part.
#[derive(Clone, Debug, Default)]
pub(super) struct Parties {
    pub(super) names: Vec<String>,
    /// Whether some are only described: "the Russian and US presidents".
    pub(super) described: bool,
}

impl Parties {
    fn add(&mut self, other: Self) {
        self.names.extend(other.names);
        self.described |= other.described;
    }

    pub(super) fn of(name: String) -> Self {
        Self { names: vec![name], described: false }
    }
}

/// How deep coordination and control may nest.
pub(super) const DEEPEST: usize = 8;

/// A sentence whose parties are looked for, with the events before it.
#[derive(Clone, Copy)]
pub(super) struct Roles<'a, 'e> {
    pub(super) clause: &'e Clause<'a>,
    pub(super) earlier: &'e [Event],
}

impl<'a> Roles<'a, '_> {
    /// A word and what is coordinated with it.
    pub(super) fn members(&self, head: usize) -> Vec<usize> {
        let tree = self.clause.tree();
        let mut members = vec![head];
        let led = |word: usize| tree.child(word, &[Relation::Case]).is_some();
        let mut at = 0;
        while let Some(&member) = members.get(at).filter(|_| members.len() < super::MOST_PARTIES) {
            // What a name is coordinated with may hang on any of its words.
            let words = self.clause.name_at(member).map_or(member..member + 1, |name| name.tokens.clone());
            let joined = words.flat_map(|word| tree.children(word)).filter(|child| tree.is(*child, &[Relation::Conj]));
            // "Caul, of Tarlton, and Petrick, of Hannibal": no preposition leads to one of a list alone.
            members.extend(joined.filter(|child| *child > member && (led(head) || !led(*child))));
            at += 1;
        }
        members
    }

    /// Everybody whom a noun phrase names, by its head.
    pub(super) fn parties(&self, head: usize) -> Parties {
        let mut parties = Parties::default();
        for member in self.members(head) {
            parties.add(self.party(member));
        }
        parties
    }

    fn party(&self, at: usize) -> Parties {
        let clause = self.clause;
        let at = self.owned(at);
        if let Some(name) = self.name_of(at) {
            return Parties::of(clause.entities.actor(name));
        }
        if let Some(referent) = coreference::who(clause, at, self.earlier) {
            return Parties { described: !referent.firm, names: referent.names };
        }
        self.described(at)
    }

    /// The name that a word belongs to, or that stands beside its title or role: "Prime Minister Eva Ek", "the chancellor, Ines Duarte".
    fn name_of(&self, at: usize) -> Option<&'a NameSpan> {
        let (clause, tree) = (self.clause, self.clause.tree());
        if let Some(name) = clause.name_at(at) {
            return Some(name);
        }
        tree.children(at)
            .filter(|child| tree.is(*child, &[Relation::Flat, Relation::Appos, Relation::NmodDesc, Relation::Compound]))
            .filter_map(|child| Some((child, clause.name_at(child)?)))
            // "the league leaders Marlow City"
            .find(|(child, name)| {
                let called = tree.is(*child, &[Relation::Flat, Relation::Appos]) && name.tokens.start == at + 1;
                clause.entities.of(name).kind == NameKind::Person || called && name.country.is_none()
            })
            .map(|(_, name)| name)
            .or_else(|| self.called(at))
    }

    /// The subject of a verb: its own, or that of the verb it hangs on ("agreed to meet", "flew to Cairo and met", "who met").
    pub(super) fn subject_of(&self, verb: usize) -> Option<usize> {
        let tree = self.clause.tree();
        let mut verb = verb;
        for _ in 0..DEEPEST {
            let head = tree.head(verb);
            if let Some(subject) = tree.subject(verb, &[Relation::Nsubj, Relation::NsubjPass, Relation::NsubjOuter]) {
                let relative = matches!(tree.penn(subject), Some(Penn::Wp | Penn::Wdt));
                return if relative && tree.is(verb, &[Relation::AclRelcl]) { head } else { Some(subject) };
            }
            verb = match tree.relation(verb)? {
                Relation::Acl | Relation::AclRelcl => return head.filter(|head| tree.upos(*head) != Some(Upos::Verb)),
                Relation::Xcomp => match head.and_then(|head| tree.child(head, &[Relation::Obj])) {
                    Some(object) => return Some(object),
                    None => head?,
                },
                // "accused Russia of shelling": the object does it.
                Relation::Advcl
                    if tree
                        .child(verb, &[Relation::Mark, Relation::Case])
                        .is_some_and(|mark| self.clause.is(mark, &["of", "from"])) =>
                {
                    return head.and_then(|head| tree.child(head, &[Relation::Obj]));
                }
                Relation::Conj => head?,
                Relation::Advcl if !matches!(tree.penn(verb), Some(Penn::Vbd | Penn::Vbz | Penn::Vbp)) => head?,
                _ => return None,
            };
        }
        None
    }

    /// The names of the subject of a verb, by the tree, else by what stands before the verb.
    pub(super) fn subjects(&self, verb: usize) -> Parties {
        if let Some(whose) = self.whose_before(verb) {
            return self.named_behind_whose(whose, verb);
        }
        let subject = self.subject_of(verb).filter(|subject| !self.is_inserted(*subject, verb));
        let parties = subject.map(|subject| self.parties(subject)).unwrap_or_default();
        if !parties.names.is_empty() || parties.described {
            return parties;
        }
        let tree = self.clause.tree();
        let first_of_list = |at: usize| tree.head(at).filter(|_| tree.is(at, &[Relation::Conj])).unwrap_or(at);
        self.clause.subject_of(verb).map(|phrase| self.parties(first_of_list(phrase.head))).unwrap_or_default()
    }

    /// "Anna Lindt, whose brother Karl Roth was arrested": the "whose" of the clause that a verb stands in.
    fn whose_before(&self, verb: usize) -> Option<usize> {
        let clause = self.clause;
        let before = (clause.start()..verb).rev().take_while(|at| !matches!(clause.word(*at), "," | ";"));
        before.into_iter().find(|at| clause.is(*at, &["whose"]))
    }

    /// Whoever with a name has or is what stands behind "whose": the last name before the verb, and nobody of those before.
    fn named_behind_whose(&self, whose: usize, verb: usize) -> Parties {
        let names = self.clause.entities.within(whose + 1..verb);
        names.last().map(|name| Parties::of(self.clause.entities.actor(name))).unwrap_or_default()
    }

    /// "Avona's rival Corran bought", "met Sweden's Prime Minister Eva Ek": what somebody has, and not who has it. In "the Nairobi-based lender Umoja
    /// bought" it is not the place either.
    fn owned(&self, at: usize) -> usize {
        let clause = self.clause;
        let describes = |name: &&NameSpan| clause.is_possessive(name.tokens.end) || clause.is_seat(name);
        let phrase = clause.name_at(at).filter(describes).and_then(|name| clause.phrase_at(name.tokens.start));
        phrase
            .filter(|phrase| clause.is_person(phrase.head) || clause.name_at(phrase.head).is_some())
            .map_or(at, |phrase| phrase.head)
    }

    /// "Roth, whose firm Avona bought Brightwell, resigned": whether a subject stands in an insertion that ends before the verb.
    fn is_inserted(&self, subject: usize, verb: usize) -> bool {
        let clause = self.clause;
        let opening = (clause.start()..subject).rev().find(|at| clause.word(*at) == ",");
        let relative = opening.is_some_and(|comma| clause.is(comma + 1, &["who", "which", "whose", "whom"]));
        relative && (subject..verb).any(|at| clause.word(at) == ",")
    }

    /// The preposition of a noun phrase.
    pub(super) fn preposition(&self, head: usize) -> Cow<'a, str> {
        let (clause, tree) = (self.clause, self.clause.tree());
        let first = || Some(tree.subtree(head).start).filter(|at| clause.class(*at) == Some(WordClass::Preposition));
        tree.child(head, &[Relation::Case]).or_else(first).map(|case| clause.lower(case)).unwrap_or_default()
    }

    /// The phrases with one of `prepositions` on a word.
    pub(super) fn phrases(&self, word: usize, prepositions: &[&str]) -> Vec<usize> {
        let children = self.clause.tree().children(word);
        children.filter(|child| prepositions.contains(&self.preposition(*child).as_ref())).collect()
    }

    /// Who takes part in what a verb says.
    pub(super) fn of_verb(&self, kind: &EventKind, verb: usize) -> Parties {
        let tree = self.clause.tree();
        let mut parties = self.subjects(verb);
        if kind.shape == Shape::Plain {
            return parties;
        }
        for object in tree.children(verb).filter(|child| tree.is(*child, &[Relation::Obj, Relation::Iobj])) {
            parties.add(self.named_only(object));
        }
        // "Spain beat Italy 2-0": the tree may hang the name on the figure.
        let beside = self.clause.name_at(verb + 1).filter(|name| name.tokens.start == verb + 1);
        parties.names.extend(
            beside
                .filter(|name| !self.clause.is_possessive(name.tokens.end))
                .map(|name| self.clause.entities.actor(name)),
        );
        let counterparts: &[&str] = match kind.shape {
            _ if kind.name == "visit" => &["to"],
            // "spoke to Trump by phone"
            Shape::Contact => &["with", "against", "by", "to"],
            _ => &["with", "against", "by"],
        };
        // "spoke by telephone with Peter Voss": the counterpart may hang on the medium.
        let oblique = tree.children(verb).filter(|child| tree.is(*child, &[Relation::Obl, Relation::Obj]));
        let with = oblique.flat_map(|child| self.phrases(child, &["with"])).filter(|_| kind.shape == Shape::Contact);
        for counterpart in self.phrases(verb, counterparts).into_iter().chain(with) {
            parties.add(self.named_only(counterpart));
        }
        parties
    }

    /// Common nouns that are objects are what is done, not who takes part.
    fn named_only(&self, head: usize) -> Parties {
        let mut parties = self.parties(head);
        parties.names.retain(|name| name.chars().next().is_some_and(char::is_uppercase));
        parties
    }

    /// The names before an event noun and the phrases that hang on it: "Xi's call with Putin", "the Xi-Putin call".
    pub(super) fn of_noun(&self, noun: &Range<usize>) -> (Parties, Parties) {
        let (tree, head) = (self.clause.tree(), noun.end - 1);
        let (mut before, mut behind) = (Parties::default(), Parties::default());
        for child in tree.children(head) {
            match tree.relation(child) {
                Some(Relation::NmodPoss) => before.add(self.parties(child)),
                Some(Relation::Nmod | Relation::Obl | Relation::OblAgent)
                    if COUNTERPARTS.contains(&self.preposition(child).as_ref()) =>
                {
                    behind.add(self.parties(child));
                }
                // "the summit hosted by Xi", "talks held with Oslo"
                Some(Relation::Acl) => {
                    for side in self.phrases(child, &["by", "with", "between", "among"]) {
                        behind.add(self.named_only(side));
                    }
                }
                _ => {}
            }
        }
        if before.names.is_empty() {
            before.add(self.compounds(tree.subtree(head).start..noun.start));
        }
        (before, behind)
    }

    /// "the Xi-Putin call", "the Abu Dhabi negotiations": a capital right before the noun is where they take place.
    fn compounds(&self, before: Range<usize>) -> Parties {
        let clause = self.clause;
        let tokens =
            clause.phrase_before(before.end + 1).map_or(before.clone(), |phrase| phrase.tokens.start..before.end);
        let is_party = |name: &&NameSpan| {
            let place = matches!(name.country, Some((_, CountryWord::Capital)))
                || name.country.is_none() && clause.entities.of(name).kind == NameKind::Place;
            !place || name.tokens.end != before.end && clause.is_hyphen(name.tokens.end)
        };
        let names = clause.entities.within(tokens).iter().filter(is_party);
        Parties { names: names.map(|name| clause.entities.actor(name)).collect(), described: false }
    }

    /// Who takes part in an event by standing in its clause: the subject of a verb whose object it is ("China staged a parade"); of a contact also the
    /// counterpart, and the sides of any verb it goes with ("Xi told Trump in a call").
    pub(super) fn of_clause(&self, shape: Shape, noun: &Range<usize>) -> Parties {
        let (tree, head) = (self.clause.tree(), noun.end - 1);
        let mut parties = Parties::default();
        // "held a call with A and one with B"
        let above = std::iter::once(head).chain(tree.ancestors(head));
        let head = above.into_iter().find(|at| !tree.is(*at, &[Relation::Conj])).unwrap_or(head);
        let Some(verb) = tree.head(head).filter(|verb| tree.upos(*verb) == Some(Upos::Verb)) else { return parties };
        // "met for talks on ending the war": what is talked about has other parties.
        let led = tree
            .child(verb, &[Relation::Mark, Relation::Case])
            .is_some_and(|mark| !self.clause.is(mark, &["to", "after", "before", "by", "while"]));
        let object = tree.is(head, &[Relation::Obj]) && !(led && tree.penn(verb) == Some(Penn::Vbg));
        let during = tree.is(head, &[Relation::Obl]) && DURING.contains(&self.preposition(head).as_ref());
        let takes_place = lexicon::is_holding_verb(&self.clause.lower(verb));
        if object && (takes_place || matches!(shape, Shape::Contact | Shape::Mutual)) {
            parties.add(self.subjects(verb));
            for counterpart in self.phrases(verb, &["with", "against"]) {
                parties.add(self.named_only(counterpart));
            }
        } else if during && shape == Shape::Contact {
            parties.add(self.subjects(verb));
            // "discussed Iran in a call": what is talked about takes no part in it.
            if lexicon::topics_follow(&self.clause.lower(verb)) == Some("-") {
                return parties;
            }
            for object in tree.children(verb).filter(|child| tree.is(*child, &[Relation::Obj, Relation::Iobj])) {
                parties.add(self.named_only(object));
            }
        }
        parties
    }
}

/// Prepositions that lead from what somebody does to the contact in which they do it.
const DURING: [&str; 8] = ["in", "during", "at", "to", "via", "for", "by", "over"];

/// Prepositions behind an event noun that lead to who takes part.
const COUNTERPARTS: [&str; 8] = ["with", "between", "of", "by", "to", "against", "hosted", "among"];

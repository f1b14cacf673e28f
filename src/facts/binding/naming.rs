//! From the place of a value to the path that names it: subject, attribute and participants.

use super::{Binder, Binding, Provenance, Site, parties::Who, tree};
use crate::{
    facts::{clause::Phrase, events::Event},
    language::{
        lemma,
        lexicon::{self, Shape},
        tags::{Penn, Relation, Upos},
        words::WordClass,
    },
    values::Value,
};
use std::ops::Range;

/// A value that is being named.
#[derive(Clone, Copy)]
pub(super) struct Named<'v> {
    pub(super) value: &'v Value,
    pub(super) tokens: &'v Range<usize>,
    /// What its type calls it.
    pub(super) own: &'static str,
}

/// Verbs that say nothing by themselves.
const LIGHT: [&str; 6] = ["be", "have", "do", "make", "let", "get"];

impl Binder<'_> {
    /// What the value in `tokens` is bound to by standing at `site`.
    pub(super) fn named(&self, site: Site, value: &Value, tokens: &Range<usize>) -> Vec<Binding> {
        if matches!(value, Value::Age(_))
            && matches!(site, Site::Noun(head) | Site::Copula(head) if tokens.contains(&head))
        {
            return vec![binding("person".to_owned(), "age".to_owned(), Vec::new(), false)];
        }
        let own = if self.is_bare_age(value, tokens) {
            "age"
        } else if self.is_magnitude(value, tokens) {
            "magnitude"
        } else if self.is_population(site, value, tokens) {
            "population"
        } else {
            own_attribute(value)
        };
        let named = Named { value, tokens, own };
        match site {
            Site::Noun(head) | Site::Copula(head) => {
                let counted = matches!(site, Site::Noun(_)) && self.counts_from_place(value, tokens, head);
                let direction = self.direction(tokens).filter(|_| !counted);
                let attribute = direction.unwrap_or_else(|| named.own.to_owned());
                let mut bound = self.of_noun(head, &named, attribute);
                if matches!(site, Site::Noun(_)) {
                    bound.extend(self.collected(&named));
                }
                bound
            }
            Site::Verb { verb, subject } => self.of_verb(verb, subject, &named),
        }
    }

    /// "a city of 240,000": how many live there, and not how many cities there are.
    fn is_population(&self, site: Site, value: &Value, tokens: &Range<usize>) -> bool {
        let clause = &self.clause;
        let Site::Noun(noun) = site else { return false };
        let settled = clause.is(noun, &["city", "town", "village", "suburb", "island", "nation", "country", "county"]);
        let bare =
            matches!(value, Value::Count(_) | Value::Number(_)) && !tree::is_noun(clause.tree().upos(tokens.end));
        bare && settled && noun + 2 == tokens.start && clause.is(noun + 1, &["of"])
    }

    /// Of something that is named by the noun at `head`.
    fn of_noun(&self, head: usize, named: &Named<'_>, attribute: String) -> Vec<Binding> {
        let events = self.events_at(head);
        if !events.is_empty() {
            let counts = matches!(named.value, Value::Count(_) | Value::Percent(_)) && attribute == named.own;
            let bound = events.into_iter().map(|event| self.of_event(event, &attribute));
            return bound
                .map(|bound| if counts { self.with_doers(bound, head, named.tokens) } else { bound })
                .collect();
        }
        if let Some(who) = self.who_has(head, named.tokens) {
            return vec![Self::of_actor(who, attribute)];
        }
        if !self.is_common_noun(head) {
            // What a pronoun means is evidence, not certainty.
            let Some((binder, noun)) = self.referent(head) else {
                // "At least 73 died."
                let hurt =
                    named.tokens.contains(&head) && lexicon::casualty(&self.clause.lower(named.tokens.end)).is_some();
                return hurt.then(|| binding("person".to_owned(), attribute, Vec::new(), false)).into_iter().collect();
            };
            let meant = Some(binder.of_noun(noun, named, attribute));
            return meant.into_iter().flatten().map(|binding| Binding { firm: false, ..binding }).collect();
        }
        let phrase = self.phrase_of(head);
        if let Some(bound) = self.measured(&phrase, named, &attribute).or_else(|| self.changed(&phrase, named)) {
            return vec![bound];
        }
        let mut participants = self.parties(&phrase);
        let open = self.are_places(&participants) || self.are_counterparts(head, &participants);
        let doers = if attribute == named.own && open { self.doers(head, named.tokens) } else { None };
        let owned = participants.is_empty() && phrase.tokens.clone().any(|at| self.clause.is(at, &["their"]));
        let speaks = doers.as_ref().is_some_and(|who| who.speaks);
        // Who says "I" is one party, and no doubt about the others.
        let certain = doers.as_ref().is_none_or(|who| who.firm || who.speaks);
        let firm = !owned && certain && !self.shares_parties(head, &participants);
        participants.extend(doers.into_iter().flat_map(|who| who.names));
        participants.sort();
        participants.dedup();
        vec![Binding { speaks, ..binding(self.singular(head), attribute, participants, firm) }]
    }

    /// What a verb says of its subject, or, where that only acts, of its object: "diplomats signed the pact on Friday".
    fn of_verb(&self, verb: usize, subject: Option<usize>, named: &Named<'_>) -> Vec<Binding> {
        let attribute = self.carried(verb, named);
        let object = self.object_of(verb);
        if matches!(named.value, Value::Date(_) | Value::Time(_) | Value::Duration(_)) {
            let held = || self.is_holding(verb).then_some([object, subject]).into_iter().flatten().flatten();
            let event = std::iter::once(verb)
                .filter(|verb| !self.is_undergone(*verb))
                .chain(held())
                .map(|at| self.events_at(at))
                .find(|found| !found.is_empty())
                .filter(|found| !self.is_told_of_nobody(verb, subject, found));
            if let Some(events) = event {
                return events.into_iter().map(|event| self.of_event(event, named.own)).collect();
            }
        }
        let actor = subject.and_then(|subject| self.who_has(subject, named.tokens));
        let object =
            object.filter(|object| subject.is_none() || self.is_of_object(verb, *object, actor.is_some(), named));
        match (actor, object) {
            (actor, Some(object)) => {
                // What a pronoun means is evidence, not certainty.
                let firm = actor.is_some() || subject.is_none_or(|subject| self.is_common_noun(subject));
                let bound = self.of_object(object, actor, attribute);
                vec![Binding { firm: bound.firm && firm, ..bound }]
            }
            (Some(mut who), None) => {
                who.names.extend(self.named_objects(verb, named));
                who.names.sort();
                who.names.dedup();
                vec![Self::of_actor(who, attribute)]
            }
            (None, None) => match subject {
                // "Only £310,000 has been recovered."
                None if matches!(named.value, Value::Money(_)) => {
                    vec![binding("money".to_owned(), attribute, Vec::new(), false)]
                }
                Some(head) if !self.is_light(verb) || attribute != "date" => {
                    // "The court fined Ashdown £2.4m."
                    let objects = self.named_objects(verb, named);
                    // The tree hangs a name before a date on the verb too easily.
                    let sure = objects.is_empty() || !matches!(named.value, Value::Date(_) | Value::Time(_));
                    let bound = self.of_noun(head, named, attribute).into_iter();
                    let bound = bound.map(|bound| Binding { firm: bound.firm && sure, ..bound });
                    bound.map(|bound| with_parties(bound, &objects)).collect()
                }
                // "a forecast made in 2019"
                Some(head) if head + 1 == verb => {
                    let bound = self.of_noun(head, named, attribute);
                    bound.into_iter().map(|binding| Binding { firm: false, ..binding }).collect()
                }
                _ => Vec::new(),
            },
        }
    }

    /// "48 carriers and 20,000 shells to Georgia": whether who takes part in the second of two may do so in the first as well.
    fn shares_parties(&self, head: usize, known: &[String]) -> bool {
        let tree = self.clause.tree();
        let joined = tree.children(head).filter(|child| tree.is(*child, &[Relation::Conj]) && *child > head);
        joined.map(|noun| self.phrase_of(noun)).any(|phrase| {
            let led = self.clause.is(phrase.tokens.end, &["to", "with", "from", "for"]);
            led && self.parties(&phrase).iter().any(|name| !known.contains(name))
        })
    }

    /// "Visser joined Milan for €45m", "Brazil will lend Kenya $150m": names that a verb does something to or for, before the value.
    fn named_objects(&self, verb: usize, named: &Named<'_>) -> Vec<String> {
        let (clause, tree) = (&self.clause, self.clause.tree());
        let before = verb + 1..named.tokens.start;
        let beside = named
            .tokens
            .start
            .checked_sub(1)
            .and_then(|at| clause.name_at(at))
            .filter(|name| before.contains(&name.tokens.start))
            // "carried Ncube to a win at Malahide yesterday"
            .filter(|name| !clause.is(name.tokens.start - 1, &["at", "near"]));
        if let Some(name) = beside {
            return vec![clause.entities.actor(name)];
        }
        let objects = tree.children(verb).filter(|child| tree.is(*child, &[Relation::Obj, Relation::Iobj]));
        let known = objects.filter(|at| before.contains(at)).filter_map(|at| clause.name_at(at));
        known.map(|name| clause.entities.actor(name)).collect()
    }

    pub(super) fn of_actor(who: Who, attribute: String) -> Binding {
        Binding { speaks: who.speaks, ..binding(who.kind.to_owned(), attribute, who.names, who.firm) }
    }

    fn of_object(&self, object: usize, actor: Option<Who>, attribute: String) -> Binding {
        let mut participants = self.parties(&self.phrase_of(object));
        let firm = actor.as_ref().is_none_or(|who| who.firm);
        let speaks = actor.as_ref().is_some_and(|who| who.speaks);
        participants.extend(actor.into_iter().flat_map(|who| who.names));
        participants.sort();
        participants.dedup();
        Binding { speaks, ..binding(self.subject_word(object), attribute, participants, firm) }
    }

    fn is_light(&self, verb: usize) -> bool {
        LIGHT.contains(&self.clause.tree().lemma(verb).as_ref())
    }

    /// Whether a value behind an object says more of that than of who acts: when, for how much, by how much or to what.
    fn is_of_object(&self, verb: usize, object: usize, acts: bool, named: &Named<'_>) -> bool {
        if !(verb + 1..named.tokens.start).contains(&object) {
            return false;
        }
        let before = named.tokens.start.checked_sub(1);
        match named.value {
            Value::Date(_) | Value::Time(_) => acts,
            // "reduced the sentence from eight years to five"
            Value::Duration(_) => before.is_some_and(|at| self.clause.is(at, &["to", "from", "by"])),
            Value::Money(_) | Value::Percent(_) | Value::Quantity(_) | Value::Number(_) => {
                before.is_some_and(|at| self.clause.is(at, &["for", "at", "to", "from", "by"]))
            }
            _ => false,
        }
    }

    /// The attribute that a verb gives: itself, but "rose to 5 %" tells the share, and "from 4 %" what it was.
    fn carried(&self, verb: usize, named: &Named<'_>) -> String {
        let (clause, own) = (&self.clause, named.own.to_owned());
        if let Some(direction) = self.direction(named.tokens) {
            return direction;
        }
        // "made landfall on Friday": the noun tells what is done.
        let timed = matches!(own.as_str(), "date" | "duration") && self.is_light(verb);
        let told = self.bare_object(verb).filter(|_| timed);
        let light = self.is_light(verb) && told.is_none();
        let carrier = clause.lower(told.unwrap_or(verb));
        let known = lexicon::attribute(&carrier).is_some_and(|known| known.generic && known.name == own);
        let before = |words: &[&str]| named.tokens.start.checked_sub(1).is_some_and(|at| clause.is(at, words));
        let target = before(&["to"]) || before(&["at"]) && clause.is(verb, &["stand", "stands", "stood"]);
        let measured = matches!(
            named.value,
            Value::Money(_) | Value::Percent(_) | Value::Quantity(_) | Value::Number(_) | Value::Ordinal(_)
        );
        let held = own == "date" && clause.is(verb + 1, &["place"]) || own == "age";
        // "signed in 2026 and worth $740 million"
        let worth = before(&["worth"]);
        if light || known || held || worth || target && measured { own } else { carrier.into_owned() }
    }

    /// "up 7 %", "from 4 %", "since May": the word before a value that tells which of several it is.
    fn direction(&self, tokens: &Range<usize>) -> Option<String> {
        let clause = &self.clause;
        if clause.is(tokens.start, &["since"]) {
            return Some("since".to_owned());
        }
        if self.is_due(tokens) {
            return Some("due".to_owned());
        }
        if let Some(comparative) = self.comparative_behind(tokens) {
            return Some(comparative);
        }
        // "lay up 11 ships": the particle goes with its verb.
        let before = tokens.start.checked_sub(1)?;
        let counts =
            self.values.iter().any(|(own, value)| own == tokens && matches!(value, Value::Count(_) | Value::Number(_)));
        let behind_verb = before.checked_sub(1).is_some_and(|at| clause.is_finite_verb(at));
        let particle = clause.tree().is(before, &[Relation::CompoundPrt])
            || counts && behind_verb && clause.is(before, &["up", "down"]);
        (!particle && clause.is(before, &["up", "down", "from", "since"])).then(|| clause.lower(before).into_owned())
    }

    /// "guns from two houses": where something is from, and not what a count was before it changed ("from two houses to three").
    fn counts_from_place(&self, value: &Value, tokens: &Range<usize>, noun: usize) -> bool {
        let follows = |(other, _): &&(Range<usize>, &Value)| {
            other.start > noun && other.start.checked_sub(1).is_some_and(|at| self.clause.is(at, &["to"]))
        };
        matches!(value, Value::Count(_)) && noun >= tokens.end && !self.values.iter().any(|value| follows(&value))
    }

    /// "was due in May 2024": when it should come, and not when it came.
    fn is_due(&self, tokens: &Range<usize>) -> bool {
        let clause = &self.clause;
        let Some(before) = tokens.start.checked_sub(1) else { return false };
        let led = clause.class(before) == Some(WordClass::Preposition);
        before.checked_sub(usize::from(led)).is_some_and(|at| clause.is(at, &["due"]))
    }

    /// "30 metres taller than": by how much, and not how tall.
    fn comparative_behind(&self, tokens: &Range<usize>) -> Option<String> {
        let (clause, tree) = (&self.clause, self.clause.tree());
        // "23% more likely to"
        let measures = |value: &Value| matches!(value, Value::Percent(_) | Value::Quantity(_) | Value::Money(_));
        let is_size = self.values.iter().any(|(other, value)| other == tokens && measures(value));
        let degree = is_size
            && clause.is(tokens.end, &["more", "less"])
            && tree.upos(tokens.end + 1) == Some(Upos::Adj)
            && !tree::is_noun(tree.upos(tokens.end + 2));
        if degree {
            return Some(format!("{}_{}", clause.lower(tokens.end), clause.lower(tokens.end + 1)));
        }
        let compares = matches!(tree.penn(tokens.end), Some(Penn::Jjr | Penn::Rbr))
            || clause.lower(tokens.end).ends_with("er") && clause.is(tokens.end + 1, &["than"]);
        let alone = !tree::is_noun(tree.upos(tokens.end + 1)) && tree.upos(tokens.end + 1) != Some(Upos::Adj);
        (compares && alone && clause.is_open(tokens.end)).then(|| clause.lower(tokens.end).into_owned())
    }

    /// "Xi and Putin met when China staged a parade in September": the date of one is that of the other, as evidence.
    pub(super) fn through_when(&self, value: &Value, tokens: &Range<usize>) -> Option<Binding> {
        if !matches!(value, Value::Date(_) | Value::Time(_)) {
            return None;
        }
        let clause = &self.clause;
        let when = (clause.start()..tokens.start).rev().find(|at| clause.is(*at, &["when"]))?;
        let event = self.here().rfind(|event| event.tokens.end <= when)?;
        Some(Binding { firm: false, ..self.of_event(event, "date") })
    }

    /// Parties that the event itself does not name are taken from earlier in the sentence, as evidence and not as certainty.
    pub(super) fn of_event(&self, event: &Event, attribute: &str) -> Binding {
        let sided = matches!(event.kind.shape, Shape::Mutual | Shape::Contact);
        let inferred = event.participants.is_empty() && sided;
        let mut participants =
            if inferred { self.names_earlier(event.tokens.start) } else { event.participants.clone() };
        // "a ballot of guards": only those who meet are parties without a name.
        participants.retain(|name| sided || name.starts_with(char::is_uppercase));
        let phrase = self.phrase_of(event.tokens.end - 1);
        let theirs = phrase.tokens.clone().any(|at| self.clause.is(at, &["their"]));
        // One side of two is half of what is told.
        let half = event.kind.shape == Shape::Mutual && attribute == "date" && participants.len() == 1;
        // Of a visit that names but its place, the visitor is missing.
        let nobody = event.kind.shape == Shape::Directed && !participants.is_empty() && self.are_places(&participants);
        let firm = event.firm && !theirs && !half && !nobody && (!inferred || participants.is_empty());
        binding(event.subject.clone(), attribute.to_owned(), participants, firm)
    }

    /// "The sides meet on Friday": an event that a verb tells of no party with a name is told better by what stands as the subject.
    pub(super) fn is_told_of_nobody(&self, verb: usize, subject: Option<usize>, events: &[&Event]) -> bool {
        let by_verb = |event: &&Event| event.tokens.contains(&verb) && event.participants.is_empty();
        events.iter().all(by_verb) && subject.is_some_and(|subject| self.is_common_noun(subject))
    }

    /// The events that a word speaks of: several in "Xi's conversations with Putin and Trump".
    pub(super) fn events_at(&self, at: usize) -> Vec<&Event> {
        let mut found: Vec<&Event> = Vec::new();
        for event in self.here().filter(|event| event.tokens.contains(&at)) {
            if !found.iter().any(|known| known.participants == event.participants) {
                found.push(event);
            }
        }
        found
    }

    /// "took place", "was held": verbs that only say that there is an event.
    pub(super) fn is_holding(&self, verb: usize) -> bool {
        lexicon::is_holding_verb(&self.clause.lower(verb))
    }

    pub(super) fn is_common_noun(&self, at: usize) -> bool {
        let tree = self.clause.tree();
        // "the final", "the accused"
        let stands_alone = || tree.upos(at) == Some(Upos::Adj) && tree.is(at, &[Relation::Nsubj, Relation::NsubjPass]);
        // "Profit rose 5 %": the first word, being capitalised, is often tagged wrongly.
        let verbal = tree.penn(at) == Some(Penn::Vbg) && tree.is(at, &[Relation::Csubj, Relation::CsubjPass]);
        let opens = at == self.clause.start() && (verbal || tree.penn(at) == Some(Penn::Vb));
        self.clause.is_open(at) && (tree::is_noun(tree.upos(at)) || stands_alone() || opens)
    }

    /// The phrase that ends in a noun.
    pub(super) fn phrase_of(&self, head: usize) -> Phrase {
        self.clause.phrase_before(head + 1).unwrap_or(Phrase { tokens: head..head + 1, head })
    }

    /// The word that names a subject: the noun in the singular; an event known from elsewhere goes by the name it has there.
    pub(super) fn subject_word(&self, at: usize) -> String {
        self.event_at(at).map_or_else(|| self.singular(at), |event| event.subject.clone())
    }

    fn singular(&self, at: usize) -> String {
        let tree = self.clause.tree();
        // "The 19-year-old was found guilty."
        if self.values.iter().any(|(tokens, value)| tokens.contains(&at) && matches!(value, Value::Age(_))) {
            return "person".to_owned();
        }
        let form = self.clause.lower(at);
        let regular = lemma::noun(&form);
        if tree.upos(at) != Some(Upos::Noun) || lemma::is_irregular_noun(&form) || regular != form {
            return regular.into_owned();
        }
        // "fishermen", "grandchildren": what no rule tells.
        lemma::noun(&lemma::lower(&tree.lemma(at))).into_owned()
    }
}

/// A binding in which others take part as well.
fn with_parties(mut binding: Binding, names: &[String]) -> Binding {
    binding.participants.extend_from_slice(names);
    binding.participants.sort();
    binding.participants.dedup();
    binding
}

pub(super) fn binding(subject: String, attribute: String, participants: Vec<String>, firm: bool) -> Binding {
    Binding { subject, attribute, participants, speaks: false, firm, provenance: Provenance::default() }
}

/// What the type of a value calls it where no other word does.
fn own_attribute(value: &Value) -> &'static str {
    match value {
        Value::Date(_) | Value::Time(_) => "date",
        Value::Duration(_) => "duration",
        Value::Ordinal(_) => "rank",
        Value::Money(_) => "amount",
        Value::Percent(_) => "share",
        Value::Quantity(quantity) => quantity.unit.dimension,
        Value::Age(_) => "age",
        _ => "count",
    }
}

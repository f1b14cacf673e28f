//! The events of an article: who takes part, where, by what medium, about what.

mod descriptions;
mod participants;
mod references;
mod topics;

use super::{
    clause::Clause,
    entities::{Entities, NameSpan},
    passages::Passages,
};
use crate::{
    language::{
        lemma,
        lexicon::{self, EventKind, Shape},
        tags::{Relation, Upos},
        words::WordClass,
    },
    text::BlockKind,
    values::NameKind,
};
use participants::{Parties, Roles};
use references::{refer_back, refer_forward};
use std::ops::Range;

/// An event that a noun or verb of the text speaks of.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) kind: &'static EventKind,
    /// The noun or verb, with the word that tells the medium ("video call").
    pub(super) tokens: Range<usize>,
    pub(super) sentence: usize,
    /// The noun in the singular, or the kind's own name for a verb.
    pub(super) subject: String,
    /// Who takes part, by full name, sorted.
    pub(super) participants: Vec<String>,
    pub(super) medium: Option<&'static str>,
    pub(super) place: Option<Range<usize>>,
    /// Whether the tree hangs the place on the event or its verb.
    pub(super) place_is_sure: bool,
    /// What it is about.
    pub(super) topics: Vec<Range<usize>>,
    /// Whether the participants are stated with the event and not inferred.
    pub(super) firm: bool,
    /// Which earlier event it speaks of again, as an index.
    pub(super) same_as: Option<usize>,
}

impl Event {
    /// Whether it may take up events that are told of later: its counterparts are only described.
    pub(super) fn may_refer_forward(&self) -> bool {
        !self.firm && self.same_as.is_none()
    }
}

/// Reads the events of an article, in the order of the text: what one refers to was mostly told before.
#[derive(Debug, Default)]
pub(super) struct EventReader {
    events: Vec<Event>,
    /// How many passages are read.
    read: usize,
}

impl EventReader {
    /// Every event, also those that refer to what is told later.
    pub(super) fn whole(mut self, passages: &Passages<'_>, entities: &Entities) -> Vec<Event> {
        self.read_behind(passages, entities, passages.all.len());
        refer_forward(&mut self.events);
        self.events
    }

    /// Reads on until passage `last` is read.
    pub(super) fn read_behind(&mut self, passages: &Passages<'_>, entities: &Entities, last: usize) {
        for (at, sentence) in passages.all.iter().enumerate().take(last + 1).skip(self.read) {
            self.read = at + 1;
            if !matches!(passages.kind(sentence), BlockKind::Furniture | BlockKind::Dateline) {
                read_sentence(&Clause::new(passages, entities, at), at, &mut self.events);
            }
        }
    }

    /// The events of a passage that is read, without those that it refers to ahead.
    pub(super) fn of_sentence(&self, sentence: usize) -> &[Event] {
        let start = self.events.partition_point(|event| event.sentence < sentence);
        let end = self.events.partition_point(|event| event.sentence <= sentence);
        self.events.get(start..end).unwrap_or_default()
    }
}

fn read_sentence(clause: &Clause<'_>, sentence: usize, events: &mut Vec<Event>) {
    let mut at = clause.start();
    while at < clause.end() {
        let found = event_noun(clause, at).map(|(kind, tokens)| {
            let stated = noun_event(clause, events, kind, tokens.clone(), sentence);
            (tokens.end, stated)
        });
        let found = found.or_else(|| {
            let event = verb_event(clause, events, event_verb(clause, at)?, sentence)?;
            Some((event.tokens.end, vec![event]))
        });
        let Some((end, stated)) = found else {
            at += 1;
            continue;
        };
        for mut event in stated {
            refer_back(clause, &mut event, events);
            events.push(event);
        }
        at = end;
    }
    topics::attach(clause, sentence, events);
}

/// An event noun at token `at`, with its medium: "call", "video call".
fn event_noun(clause: &Clause<'_>, at: usize) -> Option<(&'static EventKind, Range<usize>)> {
    if !clause.is_open(at) {
        return None;
    }
    let first = clause.lower(at);
    let (kind, opens) = (EventKind::of_noun(&first), EventKind::opens_compound(&first));
    if kind.is_none() && !opens || lexicon::is_calendar_word(clause.word(at)) {
        return None;
    }
    let two = || EventKind::of_noun(&format!("{first} {}", lemma::noun(&clause.lower(at + 1))));
    if opens
        && clause.is_open(at + 1)
        && let Some(kind) = two()
    {
        return Some((kind, at..at + 2));
    }
    // "a trade agreement" speaks of an agreement.
    let modifies = || modified(clause, at).is_some_and(|head| EventKind::of_noun(&clause.lower(head)).is_some());
    kind.filter(|_| !modifies() && !is_verb_here(clause, at)).map(|kind| (kind, at..at + 1))
}

/// The noun that the one at token `at` stands before as a part of it: "lookout" for "fire" in "a fire lookout".
fn modified(clause: &Clause<'_>, at: usize) -> Option<usize> {
    let tree = clause.tree();
    tree.head(at).filter(|head| *head > at && tree.is(at, &[Relation::Compound]))
}

/// "to visit", "they attack": a word that may be a noun but is a verb here.
fn is_verb_here(clause: &Clause<'_>, at: usize) -> bool {
    is_verb_by_words(clause, at) || clause.is_finite_verb(at)
}

/// The same as the words before it and its ending tell.
fn is_verb_by_words(clause: &Clause<'_>, at: usize) -> bool {
    let before = at.saturating_sub(1);
    clause.is(before, &["to"]) && at > clause.start() && EventKind::of_verb(&clause.lower(at)).is_some()
        || matches!(clause.class(before), Some(WordClass::Auxiliary | WordClass::Pronoun | WordClass::Negation))
        || clause.lower(at).ends_with("ed")
}

/// A verb that tells of an event, with its medium: "met", "spoke by phone".
type EventVerb = (&'static EventKind, usize, Option<&'static str>);

fn event_verb(clause: &Clause<'_>, at: usize) -> Option<EventVerb> {
    if !clause.is_open(at) {
        return None;
    }
    let tree = clause.tree();
    let tagged = tree.upos(at) == Some(Upos::Verb) || clause.is_past_behind_name(at);
    // "Paris-born", "US-led": what describes somebody tells of nothing that happens.
    let describes = at > clause.start() + 1 && clause.is_hyphen(at - 1) && clause.name_at(at - 2).is_some();
    if describes || !tagged && !is_verb_by_words(clause, at) {
        return None;
    }
    let verb = clause.lower(at);
    // Most verbs tell of no event, whatever hangs on them.
    let here = || is_verb_here(clause, at) || clause.is_past_behind_name(at);
    let lemma = if EventKind::is_told_by(&verb) { None } else { Some(tree.lemma(at)) };
    if lemma.is_some_and(|lemma| !EventKind::is_told_by(&lemma)) || tagged && !here() {
        return None;
    }
    let lemma = tree.lemma(at);
    let roles = Roles { clause, earlier: &[] };
    let has = |rest: &str| {
        let (preposition, noun) = rest.split_once(' ').unwrap_or((rest, ""));
        let behind = |head: usize| {
            let word = clause.lower(head);
            let compound = tree.child(head, &[Relation::Compound]).map(|child| clause.lower(child)).unwrap_or_default();
            noun.is_empty() || word == noun || noun.strip_suffix(word.as_ref()).map(str::trim_end) == Some(&compound)
        };
        roles.phrases(at, &[preposition]).into_iter().any(behind)
    };
    let mut phrases = EventKind::of_verb_phrase(&verb).chain(EventKind::of_verb_phrase(&lemma));
    if let Some((kind, _, medium)) = phrases.find(|(_, rest, _)| has(rest)) {
        return Some((kind, at, medium));
    }
    let kind = EventKind::of_verb(&verb).or_else(|| EventKind::of_verb(&lemma))?;
    // "called for", "called him an ally" are no telephone calls.
    let object = tree.child(at, &[Relation::Obj]);
    // "launched a strike" speaks of a strike.
    let holds = lexicon::is_holding_verb(&verb) && object.is_some_and(|object| event_noun(clause, object).is_some());
    let describes = holds || kind.shape == Shape::Contact && lexicon::speech(&verb).is_some();
    (!describes).then_some((kind, at, None))
}

fn blank(kind: &'static EventKind, tokens: Range<usize>, sentence: usize, subject: String) -> Event {
    Event {
        kind,
        tokens,
        sentence,
        subject,
        participants: Vec::new(),
        medium: None,
        place: None,
        place_is_sure: false,
        topics: Vec::new(),
        firm: true,
        same_as: None,
    }
}

/// The events that a noun speaks of: one, or for "Xi's conversations with Putin and Trump" one for each counterpart.
fn noun_event(
    clause: &Clause<'_>,
    earlier: &[Event],
    kind: &'static EventKind,
    tokens: Range<usize>,
    sentence: usize,
) -> Vec<Event> {
    let roles = Roles { clause, earlier };
    let noun = lemma::noun(&clause.lower(tokens.end - 1)).into_owned();
    let mut event = blank(kind, tokens.clone(), sentence, noun);
    let compound = clause.text(&tokens).to_lowercase();
    event.medium = EventKind::medium(&compound).or_else(|| EventKind::medium(&lemma::noun(&compound)));
    if event.medium.is_some() {
        kind.name.clone_into(&mut event.subject);
    }
    let modified = modified(clause, tokens.end - 1);
    event.place = place_behind(clause, tokens.end).filter(|_| modified.is_none());
    if kind.name == "visit" && event.place.is_none() && clause.is(tokens.end, &["to"]) {
        event.place = clause.name_at(tokens.end + 1).map(|name| name.tokens.clone());
    }
    event.topics = topics::of_noun(&roles, kind, tokens.end - 1);
    let (before, mut behind) = roles.of_noun(&tokens);
    if behind.names.is_empty() && matches!(kind.shape, Shape::Mutual | Shape::Contact) {
        behind.names = counterparts_behind(clause, tokens.end);
    }
    let plural = lemma::is_plural(&clause.lower(tokens.end - 1));
    if plural && before.names.len() == 1 && behind.names.len() > 1 && kind.shape == Shape::Contact {
        let with = |counterpart| with_participants(clause, event.clone(), [before.names[0].clone(), counterpart]);
        return behind.names.into_iter().map(with).collect();
    }
    // "Roth's death threats" tell of nobody's death.
    event.firm = !behind.described && modified.is_none();
    let mut participants: Vec<String> = before.names.into_iter().chain(behind.names).collect();
    if participants.len() < 2 {
        let sides = roles.of_clause(kind.shape, &tokens);
        event.firm &= !sides.described;
        participants.extend(sides.names);
    }
    vec![with_participants(clause, event, participants)]
}

/// "a pact with the US expires": the names right behind an event noun, where the tree hangs them on the verb.
fn counterparts_behind(clause: &Clause<'_>, at: usize) -> Vec<String> {
    let linked = clause.is(at, &["with", "between", "among"]);
    let names = if linked { clause.listed_names(at + 1) } else { Vec::new() };
    // "with the Russian and US presidents" names none of them.
    let describes = |end: usize| clause.is_open(end) && !clause.is_finite_verb(end);
    if names.last().is_none_or(|name| describes(name.tokens.end)) {
        return Vec::new();
    }
    names.into_iter().map(|name| clause.entities.actor(name)).collect()
}

/// How many parties an event may have; more are a list of something else.
const MOST_PARTIES: usize = 16;

/// Whether a place hangs on an event, or on the verb that the event is the subject or object of.
fn is_placed(clause: &Clause<'_>, event: usize, place: &Range<usize>) -> bool {
    let tree = clause.tree();
    let top = tree.top(place.clone()).and_then(|top| tree.head(top));
    let sides = [Relation::Nsubj, Relation::NsubjPass, Relation::Obj];
    top.is_some_and(|top| top == event || tree.is(event, &sides) && tree.head(event) == Some(top))
}

fn with_participants(clause: &Clause<'_>, mut event: Event, participants: impl IntoIterator<Item = String>) -> Event {
    event.place_is_sure = event.place.as_ref().is_some_and(|place| is_placed(clause, event.tokens.end - 1, place));
    event.participants = participants.into_iter().take(MOST_PARTIES).collect();
    event.participants.sort();
    event.participants.dedup();
    event
}

/// The event that a verb tells of; none where persons beat each other at what is no match: an election, say.
fn verb_event(
    clause: &Clause<'_>,
    earlier: &[Event],
    (kind, verb, medium): EventVerb,
    sentence: usize,
) -> Option<Event> {
    let mut event = blank(kind, verb..verb + 1, sentence, kind.name.to_owned());
    let Parties { names, described } = Roles { clause, earlier }.of_verb(kind, verb);
    event.medium = medium;
    event.firm = !described;
    event.place = place_behind(clause, verb + 1);
    if kind.name == "visit" {
        let names = clause.entities.within(verb + 1..clause.end().min(verb + 4));
        event.place = names.first().map(|name| name.tokens.clone());
    }
    let is_person = |name: &String| clause.entities.named(name).is_some_and(|entity| entity.kind == NameKind::Person);
    let contest = kind.name == "match" && names.iter().any(is_person);
    let played = || {
        (clause.start()..clause.end())
            .any(|at| has_sets(clause, at) || event_noun(clause, at).is_some_and(|(other, _)| other.name == kind.name))
    };
    (!contest || played()).then(|| with_participants(clause, event, names))
}

/// "6-3 7-5", "6-3, 7-5": the points of two sets.
fn has_sets(clause: &Clause<'_>, at: usize) -> bool {
    let figure = |at: usize| clause.word(at).starts_with(|first: char| first.is_ascii_digit());
    let set = |at: usize| figure(at) && clause.is_hyphen(at + 1) && figure(at + 2);
    set(at) && set(at + 3 + usize::from(clause.word(at + 3) == ","))
}

/// "in Abu Dhabi", "in South Korea" behind an event, within the next few words.
fn place_behind(clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    for ahead in at..clause.end().min(at + PLACE_REACH) {
        if clause.is_boundary(ahead) && !clause.is(ahead, &["as"]) || matches!(clause.word(ahead), "," | "\"" | "“") {
            return None;
        }
        // "the anniversary of the war in Ukraine": the place is the nearer event's.
        if ahead > at && clause.is_open(ahead) && EventKind::of_noun(&clause.lower(ahead)).is_some() {
            return None;
        }
        if clause.is(ahead, &["in", "at", "near"])
            && let Some(name) = clause.name_at(ahead + 1).filter(|name| is_place(clause, ahead, name))
        {
            return Some(name.tokens.clone());
        }
    }
    None
}

/// Whether a name behind a preposition tells where: "in Boeing" and "in Rwanda's Kivu Savings" do not.
fn is_place(clause: &Clause<'_>, preposition: usize, name: &NameSpan) -> bool {
    let kind = clause.entities.of(name).kind;
    let of_somebody = kind == NameKind::Organization && clause.is(preposition, &["in"]);
    !of_somebody
        && !clause.is_person(name.tokens.start)
        && !clause.is_possessive(name.tokens.end)
        && !clause.is_seat(name)
}

/// How many words behind an event its place may stand.
const PLACE_REACH: usize = 12;

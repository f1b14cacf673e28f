//! The events of an article: who takes part, where, by what medium, about what.

use super::{
    clause::Clause,
    entities::{Entities, NameSpan},
    passages::Passages,
    speakers::leader_named,
};
use crate::{
    language::{
        lemma,
        lexicon::{self, CountryWord, EventKind, Shape},
        words::WordClass,
    },
    text::BlockKind,
};
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
    /// What it is about.
    pub(super) topics: Vec<Range<usize>>,
    /// Whether the participants are stated with the event and not inferred.
    pub(super) firm: bool,
    /// Which earlier event it speaks of again, as an index.
    pub(super) same_as: Option<usize>,
}

/// The events of the article, in the order of the text.
pub(super) fn read(passages: &Passages<'_>, entities: &Entities) -> Vec<Event> {
    let mut events = Vec::new();
    for (at, sentence) in passages.all.iter().enumerate() {
        if matches!(passages.kind(sentence), BlockKind::Furniture | BlockKind::Dateline) {
            continue;
        }
        read_sentence(&Clause::new(passages, entities, at), at, &mut events);
    }
    refer_forward(&mut events);
    events
}

fn read_sentence(clause: &Clause<'_>, sentence: usize, events: &mut Vec<Event>) {
    let mut at = clause.start();
    while at < clause.end() {
        let noun = event_noun(clause, at);
        let verb = if noun.is_none() { event_verb(clause, at) } else { None };
        let Some((kind, tokens)) = noun.clone().or(verb) else {
            at += 1;
            continue;
        };
        let next = tokens.end;
        let stated = if noun.is_some() {
            noun_event(clause, kind, tokens, sentence)
        } else {
            vec![verb_event(clause, kind, tokens, sentence)]
        };
        for mut event in stated {
            refer_back(clause, &mut event, events);
            events.push(event);
        }
        at = next;
    }
    attach_topics(clause, sentence, events);
}

/// An event noun at token `at`, with its medium: "call", "video call".
fn event_noun(clause: &Clause<'_>, at: usize) -> Option<(&'static EventKind, Range<usize>)> {
    if !clause.is_open(at) || is_verb_here(clause, at) || lexicon::is_calendar_word(clause.word(at)) {
        return None;
    }
    let two = format!("{} {}", clause.lower(at), lemma::noun(&clause.lower(at + 1)));
    if clause.is_open(at + 1)
        && let Some(kind) = EventKind::of_noun(&two)
    {
        return Some((kind, at..at + 2));
    }
    EventKind::of_noun(&clause.lower(at)).map(|kind| (kind, at..at + 1))
}

/// "to visit", "they attack": a word that may be a noun but is a verb here.
fn is_verb_here(clause: &Clause<'_>, at: usize) -> bool {
    let before = at.saturating_sub(1);
    clause.is(before, &["to"]) && at > clause.start() && EventKind::of_verb(&clause.lower(at)).is_some()
        || matches!(clause.class(before), Some(WordClass::Auxiliary | WordClass::Pronoun | WordClass::Negation))
        || clause.lower(at).ends_with("ed")
}

fn event_verb(clause: &Clause<'_>, at: usize) -> Option<(&'static EventKind, Range<usize>)> {
    let kind = EventKind::of_verb(&clause.lower(at)).filter(|_| clause.is_open(at))?;
    let verbal = is_verb_here(clause, at) || clause.is_finite_verb(at);
    // "called for", "called him an ally" are no telephone calls: a verb that is also a speech verb needs "on" or "by phone" behind it.
    let speech = lexicon::speech(&clause.lower(at)).is_some();
    (verbal && !speech).then_some((kind, at..at + 1))
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
        topics: Vec::new(),
        firm: true,
        same_as: None,
    }
}

/// The events that a noun speaks of: one, or for "Xi's conversations with Putin and Trump" one for each counterpart.
fn noun_event(clause: &Clause<'_>, kind: &'static EventKind, tokens: Range<usize>, sentence: usize) -> Vec<Event> {
    let noun = lemma::noun(&clause.lower(tokens.end - 1)).into_owned();
    let mut event = blank(kind, tokens.clone(), sentence, noun);
    let compound = clause.text(&tokens).to_lowercase();
    event.medium = EventKind::medium(&compound).or_else(|| EventKind::medium(&lemma::noun(&compound)));
    if event.medium.is_some() {
        kind.name.clone_into(&mut event.subject);
    }
    event.place = place_behind(clause, tokens.end);
    let before = names_before(clause, &tokens);
    let after = names_behind(clause, tokens.end);
    let described = described_behind(clause, tokens.end);
    let plural = lemma::is_plural(&clause.lower(tokens.end - 1));
    if plural && before.len() == 1 && after.len() > 1 && kind.shape == Shape::Contact {
        return after
            .into_iter()
            .map(|counterpart| with_participants(event.clone(), [before[0].clone(), counterpart]))
            .collect();
    }
    event.firm = !described;
    let mut participants: Vec<String> = before.into_iter().chain(after).collect();
    if participants.len() < 2 {
        participants.extend(sides_of_clause(clause, kind.shape, &tokens));
    }
    vec![with_participants(event, participants)]
}

/// How many parties an event may have; more are a list of something else.
const MOST_PARTIES: usize = 16;

fn with_participants(mut event: Event, participants: impl IntoIterator<Item = String>) -> Event {
    event.participants = participants.into_iter().take(MOST_PARTIES).collect();
    event.participants.sort();
    event.participants.dedup();
    event
}

fn verb_event(clause: &Clause<'_>, kind: &'static EventKind, tokens: Range<usize>, sentence: usize) -> Event {
    let mut event = blank(kind, tokens.clone(), sentence, kind.name.to_owned());
    let mut participants = subject_names(clause, tokens.start);
    let preposition = usize::from(clause.is(tokens.end, &["with", "to"]));
    let objects = clause.listed_names(tokens.end + preposition);
    let place_only = clause.is(tokens.end, &["in", "at"]);
    if !place_only {
        participants.extend(objects.iter().map(|name| clause.entities.actor(name)));
    }
    event.place = place_behind(clause, tokens.end);
    if kind.name == "visit" {
        event.place = objects.first().map(|name| name.tokens.clone());
    }
    with_participants(event, participants)
}

/// The names that stand before an event noun as its parties: "Xi's", "Xi-Putin", "APEC".
fn names_before(clause: &Clause<'_>, noun: &Range<usize>) -> Vec<String> {
    let Some(phrase) = clause.phrase_before(noun.end) else { return Vec::new() };
    let mut names = Vec::new();
    for name in clause.entities.within(phrase.tokens.start..noun.start) {
        // "the Abu Dhabi negotiations": a capital right before the noun is where they take place.
        let is_place = matches!(name.country, Some((_, CountryWord::Capital))) && clause.is_open(name.tokens.end);
        if !is_place {
            names.push(clause.entities.actor(name));
        }
    }
    names
}

/// The names in the phrases right behind an event noun: "with A", "between A and B", "of A", "to A".
fn names_behind(clause: &Clause<'_>, at: usize) -> Vec<String> {
    let (mut names, mut at) = (Vec::new(), at);
    while clause.is(at, &["with", "between", "of", "by", "to", "against", "hosted", "among"]) {
        let skip = 1 + usize::from(clause.is(at + 1, &["by", "with"]));
        let listed = clause.listed_names(at + skip);
        let Some(last) = listed.last() else { break };
        at = last.tokens.end;
        // "with China's leader": the name only tells which leader.
        if clause.is_possessive(at) || leads_a_noun(clause, last) {
            names.extend(clause.phrase_at(listed[0].tokens.start).and_then(|phrase| leader_named(clause, &phrase)));
            if clause.is_possessive(at) {
                names.extend(clause.listed_names(at + 1).iter().map(|name| clause.entities.actor(name)));
            }
            break;
        }
        names.extend(listed.iter().map(|name| clause.entities.actor(name)));
    }
    names
}

/// "the Russian president": a nationality before a common noun.
fn leads_a_noun(clause: &Clause<'_>, name: &NameSpan) -> bool {
    let next = name.tokens.end;
    matches!(name.country, Some((_, CountryWord::Adjective | CountryWord::Name)))
        && clause.is_open(next)
        && !lexicon::is_known_verb(&clause.lower(next))
}

/// Whether the counterparts are described and not named: "conversations with the Russian and US presidents".
fn described_behind(clause: &Clause<'_>, at: usize) -> bool {
    if !clause.is(at, &["with", "between"]) {
        return false;
    }
    clause.listed_names(at + 1).last().is_none_or(|last| leads_a_noun(clause, last))
}

/// Who takes part in an event by standing in its clause: the subject of a verb whose direct object it is ("China staged a parade"); of a contact also the
/// object, and the subject of any verb it goes with ("Xi told Trump in a call").
fn sides_of_clause(clause: &Clause<'_>, shape: Shape, noun: &Range<usize>) -> Vec<String> {
    let Some(verb) = clause.verb_before(noun.start) else { return Vec::new() };
    let is_object = clause.phrase_at(verb + 1).is_some_and(|object| object.tokens.contains(&noun.start));
    if !is_object && shape != Shape::Contact {
        return Vec::new();
    }
    let mut sides = subject_names(clause, verb);
    if shape == Shape::Contact && !is_object {
        let objects = clause.listed_names(verb + 1);
        let whole =
            objects.iter().filter(|name| name.tokens.end <= noun.start && !clause.is_possessive(name.tokens.end));
        sides.extend(whole.map(|name| clause.entities.actor(name)));
    }
    sides
}

/// The names that are the subject of a verb, a list taken whole; the head noun where a plural stands for unnamed people.
pub(super) fn subject_names(clause: &Clause<'_>, verb: usize) -> Vec<String> {
    let Some(subject) = clause.subject_of(verb) else { return Vec::new() };
    let mut names = subject_phrase_names(clause, subject.tokens.clone(), subject.head);
    // "Russian, Ukrainian and US negotiators", "A, B and C": the rest of the list stands before.
    let mut at = subject.tokens.start;
    while at > clause.start() + 1 {
        let mut before = at - 1;
        if clause.is(before, &["and"]) || clause.word(before) == "," {
            before -= usize::from(clause.is(before, &["and"]) && clause.word(before - 1) == ",");
        } else {
            break;
        }
        let Some(name) = before.checked_sub(1).and_then(|at| clause.name_at(at)) else { break };
        names.push(clause.entities.actor(name));
        at = name.tokens.start;
    }
    names
}

fn subject_phrase_names(clause: &Clause<'_>, tokens: Range<usize>, head: usize) -> Vec<String> {
    if let Some(name) = clause.name_at(head) {
        return vec![clause.entities.actor(name)];
    }
    if clause.is(head, &["he", "she"]) {
        return clause.antecedent(head).map(|name| clause.entities.actor(name)).into_iter().collect();
    }
    let phrase = super::clause::Phrase { tokens: tokens.clone(), head };
    if let Some(leader) = leader_named(clause, &phrase) {
        return vec![leader];
    }
    let nationalities: Vec<String> = clause
        .entities
        .within(tokens)
        .iter()
        .filter(|name| name.country.is_some())
        .map(|name| clause.entities.actor(name))
        .collect();
    if !nationalities.is_empty() {
        return nationalities;
    }
    let noun = clause.lower(head);
    if lemma::is_plural(&noun) { vec![noun] } else { Vec::new() }
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
        if clause.is(ahead, &["in", "at"])
            && let Some(name) = clause.name_at(ahead + 1)
        {
            return Some(name.tokens.clone());
        }
    }
    None
}

/// How many words behind an event its place may stand.
const PLACE_REACH: usize = 12;

/// "the call", "the conversation": the nearest earlier event of the kind, and the one with the person whom the section is about if there is one.
fn refer_back(clause: &Clause<'_>, event: &mut Event, all: &[Event]) {
    let first = all.len().saturating_sub(EVENTS_BACK);
    let earlier = all.get(first..).unwrap_or_default();
    let named = event.participants.iter().filter(|name| name.chars().next().is_some_and(char::is_uppercase)).count();
    let needed = if event.kind.shape == Shape::Plain { 1 } else { 2 };
    let fits = |other: &Event| {
        other.kind.name == event.kind.name
            && other.participants.len() >= needed.min(2)
            && event.participants.iter().all(|name| other.participants.contains(name))
    };
    // "holds talks with Xi via video link": two contacts of one clause have the same parties.
    let beside = earlier.last().filter(|other| {
        other.sentence == event.sentence && other.kind.shape == Shape::Contact && event.kind.shape == Shape::Contact
    });
    if let Some(other) =
        beside.filter(|other| named < needed && event.participants.iter().all(|name| other.participants.contains(name)))
    {
        event.participants.clone_from(&other.participants);
        return;
    }
    if named >= needed {
        let same = earlier.iter().position(|other| fits(other) && other.participants == event.participants);
        event.same_as = same.map(|same| first + same);
        return;
    }
    if !is_definite(clause, event) {
        return;
    }
    let Some(antecedent) = earlier.iter().rposition(fits) else { return };
    let other = &earlier[antecedent];
    event.participants.clone_from(&other.participants);
    event.subject.clone_from(&other.subject);
    event.same_as = Some(other.same_as.unwrap_or(first + antecedent));
}

/// How many events back or ahead another may be that one refers to.
const EVENTS_BACK: usize = 200;

/// "the call", "that meeting", "The video call".
fn is_definite(clause: &Clause<'_>, event: &Event) -> bool {
    let Some(phrase) = clause.phrase_before(event.tokens.end) else { return false };
    matches!(clause.lower(phrase.tokens.start).as_str(), "the" | "that" | "this" | "their")
}

/// An event whose counterparts are only described takes up those of its kind that are named later with the same person: "conversations with the
/// Russian and US presidents" are the calls with Putin and with Trump that the article goes on to tell of.
fn refer_forward(events: &mut Vec<Event>) {
    let mut linked = Vec::new();
    for (at, event) in events.iter().enumerate().filter(|(_, event)| !event.firm && event.same_as.is_none()) {
        let mut seen: Vec<&[String]> = Vec::new();
        for later in events[at + 1..].iter().take(EVENTS_BACK) {
            let named = later.firm && later.kind.name == event.kind.name && later.participants.len() == 2;
            if named
                && later.participants.iter().any(|name| event.participants.contains(name))
                && seen.len() < MOST_PARTIES
                && !seen.contains(&later.participants.as_slice())
            {
                seen.push(&later.participants);
                linked.push(Event {
                    participants: later.participants.clone(),
                    subject: later.subject.clone(),
                    topics: Vec::new(),
                    ..event.clone()
                });
            }
        }
    }
    events.extend(linked);
    events.sort_by_key(|event| event.tokens.start);
}

/// "X and Y discussed trade, Taiwan and Iran": the topics of the last event that both took part in.
fn attach_topics(clause: &Clause<'_>, sentence: usize, events: &mut [Event]) {
    for verb in clause.start()..clause.end() {
        if !matches!(clause.lower(verb).as_str(), "discussed" | "discuss" | "discussing") {
            continue;
        }
        let topics = listed_phrases(clause, verb + 1);
        let named = subject_names(clause, verb);
        let takes_part = |event: &&mut Event| {
            event.kind.shape == Shape::Contact
                && event.sentence <= sentence
                && event.firm
                && !event.participants.is_empty()
                && named.iter().all(|name| event.participants.contains(name))
        };
        if let Some(event) = events.iter_mut().rev().take(EVENTS_BACK).find(takes_part).filter(|_| !named.is_empty()) {
            event.topics.extend(topics);
        }
    }
}

/// The noun phrases of a list: "trade, Taiwan, Ukraine, and Iran, as well as a planned trip to China".
fn listed_phrases(clause: &Clause<'_>, at: usize) -> Vec<Range<usize>> {
    let (mut phrases, mut at) = (Vec::new(), at);
    while let Some(phrase) = clause.phrase_at(at).filter(|phrase| !clause.is_finite_verb(phrase.head)) {
        let mut end = phrase.tokens.end;
        if clause.is(end, &["to", "of", "in"])
            && let Some(rest) = clause.phrase_at(end + 1)
        {
            end = rest.tokens.end;
        }
        phrases.push(phrase.tokens.start..end);
        let mut next = end;
        while clause.word(next) == "," || clause.is(next, &["and", "as", "well"]) {
            next += 1;
        }
        if next == end {
            break;
        }
        at = next;
    }
    phrases
}

//! Which earlier or later event an event speaks of again.

use super::{Event, MOST_PARTIES};
use crate::{facts::clause::Clause, language::lexicon::Shape, text::BlockKind};

/// "the call", "the conversation": the nearest earlier event of the kind, and the one with the person whom the section is about if there is one.
pub(super) fn refer_back(clause: &Clause<'_>, event: &mut Event, all: &[Event]) {
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
        let apart = (other.tokens.end..event.tokens.start).any(|at| clause.word(at) == ",");
        let contacts = other.kind.shape == Shape::Contact && event.kind.shape == Shape::Contact;
        other.sentence == event.sentence && contacts && !apart
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
    let topical = section_names(clause);
    let of_section = |other: &Event| fits(other) && other.participants.iter().any(|name| topical.contains(name));
    let antecedent = earlier.iter().rposition(of_section).or_else(|| earlier.iter().rposition(fits));
    let Some(antecedent) = antecedent else { return };
    let other = &earlier[antecedent];
    event.participants.clone_from(&other.participants);
    event.subject.clone_from(&other.subject);
    event.same_as = Some(other.same_as.unwrap_or(first + antecedent));
}

/// Whom the heading names that a sentence stands under: the section is about them.
fn section_names(clause: &Clause<'_>) -> Vec<String> {
    let passages = clause.passages;
    let above = (0..clause.index).rev().take(LONGEST_SECTION);
    let heading = above
        .into_iter()
        .find(|at| passages.all.get(*at).is_some_and(|sentence| passages.kind(sentence) == BlockKind::Heading));
    let Some(tokens) = heading.and_then(|at| passages.all.get(at)).map(|heading| heading.tokens.clone()) else {
        return Vec::new();
    };
    clause.entities.within(tokens).iter().map(|name| clause.entities.actor(name)).collect()
}

/// How many sentences a section may have whose heading still counts.
const LONGEST_SECTION: usize = 40;

/// How many events back or ahead another may be that one refers to.
const EVENTS_BACK: usize = 200;

/// "the call", "that meeting", "The video call".
fn is_definite(clause: &Clause<'_>, event: &Event) -> bool {
    let Some(phrase) = clause.phrase_before(event.tokens.end) else { return false };
    matches!(clause.lower(phrase.tokens.start).as_ref(), "the" | "that" | "this" | "their")
}

/// An event whose counterparts are only described takes up those of its kind that are named later with the same person: "conversations with the
/// Russian and US presidents" are the calls with Putin and with Trump that the article goes on to tell of.
pub(super) fn refer_forward(events: &mut Vec<Event>) {
    let mut linked = Vec::new();
    for (at, event) in events.iter().enumerate().filter(|(_, event)| event.may_refer_forward()) {
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

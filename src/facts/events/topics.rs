//! What calls, meetings and talks are about.

use super::{Event, EventKind, participants::Roles};
use crate::{
    facts::clause::Clause,
    language::{
        lexicon::{self, Shape},
        tags::{Penn, Relation, Upos},
        words::WordClass,
    },
    values::NameKind,
};
use std::ops::Range;

/// How many events back those who discuss something may have met.
const EVENTS_BACK: usize = 200;

/// "talks on a new fighter jet": the phrases behind the noun.
pub(super) fn of_noun(roles: &Roles<'_, '_>, kind: &EventKind, noun: usize) -> Vec<Range<usize>> {
    if kind.shape != Shape::Contact {
        return Vec::new();
    }
    let parties = roles.phrases(noun, &["with", "between", "among"]).into_iter().flat_map(|head| roles.members(head));
    let mut heads: Vec<usize> =
        [noun].into_iter().chain(parties).flat_map(|head| roles.phrases(head, &ABOUT)).collect();
    // "met for talks on ending the war": the tree may hang what they are about on the verb.
    let gerund = Some(noun + 2)
        .filter(|at| roles.clause.is(noun + 1, &ABOUT) && roles.clause.tree().penn(*at) == Some(Penn::Vbg));
    heads.extend(gerund.filter(|at| !heads.contains(at)));
    // "a call on Tuesday, Putin said": a day opens no list.
    let dated = |head: &usize| lexicon::is_calendar_word(roles.clause.word(*head));
    heads.into_iter().filter(|head| !dated(head)).flat_map(|head| listed(roles, head)).collect()
}

/// Prepositions that lead from talks to what they are about.
const ABOUT: [&str; 3] = ["on", "about", "over"];

/// "X and Y discussed trade, Taiwan and Iran", "the talks covered trade": the topics belong to the last event that they all took part in.
/// Who discusses something with somebody whom no event names has talks.
pub(super) fn attach(clause: &Clause<'_>, sentence: usize, events: &mut Vec<Event>) {
    for verb in clause.start()..clause.end() {
        if !clause.is_open(verb) {
            continue;
        }
        let Some(preposition) = lexicon::topics_follow(&clause.lower(verb)) else { continue };
        let roles = Roles { clause, earlier: events };
        let topics = topics_of(&roles, verb, preposition);
        let subject = roles.subject_of(verb);
        let mut named = roles.subjects(verb).names;
        named.extend(counterparts(&roles, verb));
        let of_subject = |event: &Event| subject.is_some_and(|subject| event.tokens.contains(&subject));
        let takes_part = |event: &&mut Event| {
            event.kind.shape == Shape::Contact
                && event.sentence <= sentence
                && (of_subject(event)
                    || event.firm
                        && !named.is_empty()
                        && !event.participants.is_empty()
                        && named.iter().all(|name| event.participants.contains(name)))
        };
        if topics.is_empty() {
            continue;
        }
        if let Some(event) = events.iter_mut().rev().take(EVENTS_BACK).find(takes_part) {
            for topic in topics {
                if !event.topics.contains(&topic) {
                    event.topics.push(topic);
                }
            }
        } else if let Some(talks) = EventKind::of_noun("talks").filter(|_| named.len() > 1 && preposition == "-") {
            let event = Event { topics, ..super::blank(talks, verb..verb + 1, sentence, talks.name.to_owned()) };
            events.push(super::with_participants(clause, event, named));
        }
    }
}

/// With whom something is discussed: "discussed visas and the border with Eva Ek", where a person stands there.
fn counterparts(roles: &Roles<'_, '_>, verb: usize) -> Vec<String> {
    let clause = roles.clause;
    let own = roles.phrases(verb, &["with"]);
    let behind = (verb + 1..clause.end())
        .take_while(|at| !clause.is_finite_verb(*at))
        .find(|at| clause.is(*at, &["with"]) && clause.is_person(at + 1));
    let with = if own.is_empty() { behind.map(|with| with + 1).into_iter().collect() } else { own };
    with.into_iter().flat_map(|with| roles.parties(with).names).collect()
}

fn topics_of(roles: &Roles<'_, '_>, verb: usize, preposition: &str) -> Vec<Range<usize>> {
    let tree = roles.clause.tree();
    let heads: Vec<usize> = if preposition == "-" {
        tree.children(verb).filter(|child| tree.is(*child, &[Relation::Obj])).collect()
    } else {
        roles.phrases(verb, &[preposition])
    };
    // "he and Xi discussed trade": a past form that the tree takes for a participle has no object.
    let bare = heads.is_empty() && preposition == "-" && tree.is(verb, &[Relation::Amod]);
    let listed: Vec<_> = if bare {
        listed_behind(roles.clause, verb + 1)
    } else {
        heads.into_iter().flat_map(|head| listed(roles, head)).collect()
    };
    // "addressing Xi": whom somebody speaks to is no topic.
    // "discussed “opinions” on the United States": what is quoted is how they put it.
    let quoted = |topic: &Range<usize>| matches!(roles.clause.word(topic.start.wrapping_sub(1)), "\"" | "“" | "‘");
    if listed.first().is_some_and(quoted) {
        return Vec::new();
    }
    let is_person = |topic: &Range<usize>| {
        let name = roles.clause.name_at(topic.start).filter(|name| name.tokens == *topic);
        name.is_some_and(|name| roles.clause.entities.of(name).kind == NameKind::Person)
    };
    listed.into_iter().filter(|topic| !is_person(topic)).collect()
}

/// The noun phrases of a list, without articles and what is coordinated with them; none that is a date or a figure.
fn listed(roles: &Roles<'_, '_>, head: usize) -> Vec<Range<usize>> {
    let clause = roles.clause;
    let by_tree: Vec<_> = roles.members(head).into_iter().filter_map(|member| phrase(clause, member)).collect();
    let by_words = by_tree.first().map(|first| listed_behind(clause, first.start)).unwrap_or_default();
    // Long lists are where trees go wrong.
    if by_words.len() > by_tree.len() { by_words } else { by_tree }
}

/// The noun phrases of a list by its commas: "trade, Taiwan, Ukraine, and Iran, as well as a planned trip to China".
fn listed_behind(clause: &Clause<'_>, at: usize) -> Vec<Range<usize>> {
    let (mut phrases, mut at) = (Vec::new(), at);
    while let Some(phrase) =
        clause.phrase_at(at).filter(|phrase| !clause.is_finite_verb(phrase.head) && !is_dated(clause, phrase.head))
    {
        let mut end = phrase.tokens.end;
        if clause.is(end, &["to", "of", "in"])
            && let Some(rest) = clause.phrase_at(end + 1)
        {
            end = rest.tokens.end;
        }
        let article = usize::from(clause.class(phrase.tokens.start) == Some(WordClass::Article));
        phrases.push(phrase.tokens.start + article..end);
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

fn is_dated(clause: &Clause<'_>, at: usize) -> bool {
    lexicon::is_calendar_word(clause.word(at)) || lexicon::is_calendar_unit(&clause.lower(at))
}

fn phrase(clause: &Clause<'_>, head: usize) -> Option<Range<usize>> {
    let tree = clause.tree();
    let nominal = matches!(tree.upos(head), Some(Upos::Noun | Upos::Propn | Upos::Verb));
    if !nominal || is_dated(clause, head) {
        return None;
    }
    let subtree = tree.subtree(head);
    let outside =
        [Relation::Cc, Relation::Conj, Relation::Punct, Relation::Parataxis, Relation::AclRelcl, Relation::Appos];
    let cut = tree
        .children(head)
        .filter(|child| *child > head && tree.is(*child, &outside))
        .map(|child| tree.subtree(child).start)
        .min();
    let inside = [Relation::Case, Relation::Cc, Relation::Punct, Relation::Det];
    let start = tree
        .children(head)
        .filter(|child| *child < head && tree.is(*child, &inside))
        .map(|child| child + 1)
        .max()
        .unwrap_or(subtree.start);
    let end = cut.unwrap_or(subtree.end).min(clause.end()).max(head + 1);
    let end = (start..end).rev().find(|at| clause.is_word(*at)).map_or(end, |last| last + 1);
    (start < end).then_some(start..end)
}

//! The phrases that may be subjects of a report.

use super::super::verbs::{is_mark, reporting};
use crate::{
    facts::clause::{Clause, Phrase},
    language::{
        lemma, lexicon,
        tags::{Penn, Upos},
        words::WordClass,
    },
};

/// The noun phrase or pronoun that begins at token `start` and may speak, with what hangs on it by prepositions.
pub(in crate::facts::speakers) fn subject_at(clause: &Clause<'_>, start: usize) -> Option<Phrase> {
    // "P. Harinath"
    let initial = clause.word(start).len() == 1 && clause.word(start + 1) == "." && clause.is_person(start + 2);
    let start = if initial && clause.is_word(start) { start + 2 } else { start };
    if let Some(picked) = one_of_them(clause, start) {
        return Some(picked);
    }
    if clause.is(start, &["another"]) && clause.word(start + 1) == "," {
        return Some(Phrase { tokens: start..start + 1, head: start });
    }
    if clause.class(start) == Some(WordClass::Pronoun) {
        let silent =
            clause.is(start, &["who", "whom", "what", "you", "nothing", "anything", "everything", "something"]);
        return (!silent).then_some(Phrase { tokens: start..start + 1, head: start });
    }
    let opens_verbal = clause.is_open(start) && {
        let word = clause.lower(start);
        let is_noun = || matches!(clause.tree().upos(start), Some(Upos::Noun | Upos::Propn));
        // "managing director"
        let role = lexicon::is_person_noun(&clause.lower(start + 1));
        // "Announcing the results, the chairman said"
        let acts = word.ends_with("ing")
            && matches!(clause.class(start + 1), Some(WordClass::Article | WordClass::Possessive));
        acts || (word.ends_with("ed") || word.ends_with("ing") || word.ends_with("ly")) && !is_noun() && !role
    };
    let phrase = clause.phrase_at(start).filter(|_| !opens_verbal)?;
    let phrase = without_verb(clause, holder_of_two(clause, &phrase).unwrap_or(phrase));
    let phrase = without_adjective(clause, phrase);
    let head = clause.lower(phrase.head);
    // "the longest yet found"
    let speaks = || reporting(clause, phrase.head + 1).is_some();
    let superlative = clause.is_open(phrase.head) && clause.tree().penn(phrase.head) == Some(Penn::Jjs) && !speaks();
    let time =
        superlative || lexicon::is_calendar_unit(&head) || matches!(head.as_ref(), "yesterday" | "today" | "tomorrow");
    (!time && !lexicon::is_calendar_word(clause.word(phrase.head))).then_some(phrase)
}

/// "airport manager Lucille Tran told", "city planners reckon": a verb that the tagger took for a noun or an adjective is no part of the phrase.
pub(super) fn without_verb(clause: &Clause<'_>, phrase: Phrase) -> Phrase {
    let speaks = |at: usize| clause.name_at(at).is_some() || lexicon::is_person_noun(&clause.lower(at));
    let ends = |at: usize| is_mark(clause, at) || clause.is(at, &["that"]);
    let verb = |at: &usize| {
        let (word, before) = (clause.lower(*at), at - 1);
        let past = word.ends_with("ed") || lemma::is_irregular_verb(&word);
        let agrees = word.ends_with('s') != lemma::is_plural(&clause.lower(before));
        let reports = lexicon::speech(&word).is_some();
        // "His mother wept."
        let acts = past && speaks(before) && (reports || is_mark(clause, at + 1));
        clause.is_open(*at) && (acts || reports && !past && agrees && ends(at + 1) && clause.is_open(before))
    };
    match (phrase.tokens.start + 1..phrase.tokens.end).find(verb) {
        Some(verb) => Phrase { tokens: phrase.tokens.start..verb, head: verb - 1 },
        None => phrase,
    }
}

/// "a diplomat familiar with the talks": an adjective behind its noun is no head.
fn without_adjective(clause: &Clause<'_>, phrase: Phrase) -> Phrase {
    let before = phrase.head.checked_sub(1).filter(|before| *before >= phrase.tokens.start);
    let noun =
        before.filter(|before| lexicon::is_person_noun(&clause.lower(*before)) || clause.is(*before, &["people"]));
    match noun.filter(|_| is_complemented_adjective(clause, phrase.head)) {
        Some(noun) => Phrase { tokens: phrase.tokens.start..phrase.head, head: noun },
        None => phrase,
    }
}

/// "familiar with", "close to"
pub(super) fn is_complemented_adjective(clause: &Clause<'_>, at: usize) -> bool {
    clause.is_open(at)
        && clause.tree().upos(at) == Some(Upos::Adj)
        && clause.class(at + 1) == Some(WordClass::Preposition)
        && clause.phrase_at(at + 2).is_some()
}

/// "managing director and CEO Anjali Deshpande", "the firm's founder and chief executive": the whole of two roles that one person has.
fn holder_of_two(clause: &Clause<'_>, first: &Phrase) -> Option<Phrase> {
    let and = first.tokens.end;
    let role = |head: usize| lexicon::is_person_noun(&clause.lower(head));
    let joined = clause.is_open(first.head) && clause.is(and, &["and"]) && role(first.head);
    let second = clause.phrase_at(and + 1).filter(|second| joined && clause.class(second.tokens.start).is_none())?;
    (clause.is_person(second.head) || role(second.head) && clause.word(second.tokens.end) == ",")
        .then_some(Phrase { tokens: first.tokens.start..second.tokens.end, ..second })
}

/// "one of them, Priya Raman": whoever is picked out of several and named.
fn one_of_them(clause: &Clause<'_>, start: usize) -> Option<Phrase> {
    let picked = clause.is(start, &["one", "another"]) && clause.is(start + 1, &["of"]);
    let comma = (start + 2..start + LONGEST_PICK).find(|at| picked && clause.word(*at) == ",")?;
    let name = clause.name_at(comma + 1).filter(|name| clause.is_person(name.tokens.start))?;
    Some(Phrase { tokens: start..name.tokens.end, head: name.tokens.end - 1 })
}

/// "according to the union, which called it a farce", "two people familiar with the policy, who said": the phrase before a relative. "Who" is somebody.
pub(super) fn antecedent(clause: &Clause<'_>, from: usize, verb: usize) -> Option<Phrase> {
    let nearest = clause.phrase_before(verb - 2).filter(|phrase| phrase.tokens.start >= from)?;
    let person = |phrase: &Phrase| {
        let head = clause.lower(phrase.head);
        clause.name_at(phrase.head).is_some() || lexicon::is_person_noun(&head) || head == "people"
    };
    if clause.is(verb - 1, &["which"]) || person(&nearest) {
        return Some(nearest);
    }
    let outer = without_adjective(clause, clause.out_of_prepositions(nearest));
    Some(outer).filter(|outer| person(outer) && outer.tokens.start >= from)
}

/// "Corvane Inc., the maker of pumps, on Wednesday turned it down": the name before a phrase that only tells what bears it.
pub(super) fn apposed(clause: &Clause<'_>, phrase: &Phrase) -> Option<Phrase> {
    let article = |at: usize| clause.is(at, &["a", "an", "the"]);
    let start = phrase.tokens.start;
    let start = start - usize::from(start > clause.start() && !article(start) && article(start - 1));
    let comma = start.checked_sub(1).filter(|at| clause.word(*at) == "," && clause.is(start, &["a", "an", "the"]))?;
    let last = comma.checked_sub(1 + usize::from(comma > 0 && clause.word(comma - 1) == "."))?;
    let name = clause.name_at(last).filter(|name| !is_led(clause, name.tokens.start))?;
    Some(Phrase { tokens: name.tokens.clone(), head: name.tokens.end - 1 })
}

/// "Speaking at the Harbour Centre, the chairman said": whether a preposition leads to a name, which does nothing then.
fn is_led(clause: &Clause<'_>, name: usize) -> bool {
    let article = name.checked_sub(1).filter(|at| clause.is(*at, &["the"])).unwrap_or(name);
    let before = article.checked_sub(1).filter(|at| *at >= clause.start());
    before.is_some_and(|at| clause.class(at) == Some(WordClass::Preposition))
}

/// "Roth" in "Lindt and Roth": whoever is named with the first.
pub(super) fn second_of_two(clause: &Clause<'_>, first: &Phrase) -> Option<Phrase> {
    let and = first.tokens.end;
    let second =
        clause.name_at(and + 1).filter(|_| clause.is(and, &["and"]) && clause.name_at(first.head).is_some())?;
    Some(Phrase { tokens: second.tokens.clone(), head: second.tokens.end - 1 })
}

/// How many words "one of them" may have before the name.
pub(super) const LONGEST_PICK: usize = 8;

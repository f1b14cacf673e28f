//! Whom pronouns and definite nouns stand for: "she", "the pair", "the company", "the judge".
//!
//! A candidate counts only where nobody competes with it: better none than the wrong one.

use super::{
    clause::Clause,
    entities::{Entities, NameSpan},
    events::Event,
    speakers::leader_named,
};
use crate::{
    language::{
        lemma,
        lexicon::{self, Gender, NameWord},
        tags::Relation,
        words::WordClass,
    },
    values::NameKind,
};

/// Who is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Referent {
    /// By full name; several for "they" and "the pair".
    pub(super) names: Vec<String>,
    /// Whether nobody else could be.
    pub(super) firm: bool,
}

/// How many sentences back a pronoun may look.
const SENTENCES_BACK: usize = 4;

/// How many events back "the pair" may look.
const EVENTS_BACK: usize = 8;

/// Whom the pronoun or definite noun at a token stands for. `events` are those before it.
pub(super) fn who(clause: &Clause<'_>, at: usize, events: &[Event]) -> Option<Referent> {
    let word = clause.lower(at);
    match word.as_ref() {
        "he" | "she" | "him" | "her" | "his" | "himself" | "herself" => {
            let (name, firm) = person(clause, at)?;
            Some(Referent { names: vec![clause.entities.of(name).name.clone()], firm })
        }
        "it" => reporter(clause, at),
        "they" | "them" | "their" | "both" | "two" | "pair" | "duo" | "sides" | "leaders" | "parties" => {
            if is_pronoun(&word) || is_definite(clause, at) { pair(clause, at, events) } else { None }
        }
        _ if is_definite(clause, at) => definite(clause, at, &word),
        _ => None,
    }
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "they" | "them" | "their" | "both")
}

/// "Vexon said it would buy": who reports is perhaps whom "it" means.
fn reporter(clause: &Clause<'_>, at: usize) -> Option<Referent> {
    let tree = clause.tree();
    let said = tree.ancestors(at).find(|verb| lexicon::speech(&clause.lower(*verb)).is_some())?;
    let subject = tree.subject(said, &[Relation::Nsubj]).filter(|subject| *subject < said && said < at)?;
    let name = clause.name_at(subject).filter(|name| clause.entities.of(name).kind != NameKind::Person)?;
    Some(Referent { names: vec![clause.entities.actor(name)], firm: false })
}

/// Whether "the", "both" or "this" leads to the noun, with no more than a word in between.
fn is_definite(clause: &Clause<'_>, at: usize) -> bool {
    let determines = |at: usize| clause.is(at, &["the", "both", "this", "that"]);
    let before = at.checked_sub(1);
    before.is_some_and(determines)
        || before.is_some_and(|before| {
            clause.is_open(before) || clause.is(before, &["two"]) || clause.name_at(before).is_some()
        }) && at.checked_sub(2).is_some_and(determines)
}

/// The person whom "he" or "she" means, and whether that is sure.
pub(super) fn person<'a>(clause: &Clause<'a>, at: usize) -> Option<(&'a NameSpan, bool)> {
    let wanted = lexicon::gender(&clause.lower(at));
    let earliest = clause.index.saturating_sub(SENTENCES_BACK);
    (earliest..=clause.index).rev().find_map(|index| {
        let earlier = Clause::new(clause.passages, clause.entities, index);
        let mut fitting: Vec<&NameSpan> = Vec::new();
        for name in earlier.entities.within(earlier.start()..earlier.end().min(at).max(earlier.start())) {
            let gender = earlier.entities.gender(name.entity);
            let fits = earlier.entities.of(name).kind == NameKind::Person
                && (wanted.is_none() || gender.is_none() || gender == wanted);
            if fits && !fitting.iter().any(|other| other.entity == name.entity) {
                fitting.push(name);
            }
        }
        // "She was born in Hull, a daughter of Edith": "she" goes on, and Edith is none of those it may mean.
        let subject = fitting.iter().any(|name| is_subject(&earlier, name));
        let goes_on =
            !subject && (earlier.start()..earlier.end().min(at)).any(|at| is_subject_pronoun(&earlier, at, wanted));
        // "An 81-year-old woman was carried from her balcony"
        let unnamed = index == clause.index && fitting.is_empty() && has_unnamed_owner(clause, at);
        if unnamed {
            return Some(None);
        }
        if fitting.is_empty() || goes_on { None } else { Some(the_one(&earlier, &fitting)) }
    })?
}

/// Whether "his" or "her" goes back to somebody without a name who is new: the subject of the verb that it hangs on.
fn has_unnamed_owner(clause: &Clause<'_>, at: usize) -> bool {
    let tree = clause.tree();
    let is_new = |noun: usize| {
        let phrase = clause.phrase_before(noun + 1);
        let word = clause.lower(noun);
        let person = lexicon::is_person_noun(&word) || lexicon::gender(&word).is_some();
        clause.is_open(noun) && person && phrase.is_some_and(|phrase| clause.is(phrase.tokens.start, &["a", "an"]))
    };
    let mut subjects =
        tree.ancestors(at).filter_map(|verb| tree.subject(verb, &[Relation::Nsubj, Relation::NsubjPass]));
    clause.is(at, &["his", "her"]) && subjects.next().is_some_and(|subject| subject < at && is_new(subject))
}

fn is_subject_pronoun(clause: &Clause<'_>, at: usize, gender: Option<Gender>) -> bool {
    clause.is(at, &["he", "she"]) && lexicon::gender(&clause.lower(at)) == gender
}

/// The only one of several, else the only one that is a subject.
fn the_one<'a>(clause: &Clause<'a>, names: &[&'a NameSpan]) -> Option<(&'a NameSpan, bool)> {
    if let [name] = names {
        return Some((name, clause.entities.gender(name.entity).is_some()));
    }
    let mut subjects = names.iter().filter(|name| is_subject(clause, name));
    let subject = subjects.next()?;
    subjects.next().is_none().then_some((*subject, false))
}

/// Whether a name is the subject of a verb, alone.
fn is_subject(clause: &Clause<'_>, name: &NameSpan) -> bool {
    let tree = clause.tree();
    tree.top(name.tokens.clone()).is_some_and(|top| {
        let joined = tree.is(top, &[Relation::Conj]) || tree.child(top, &[Relation::Conj]).is_some();
        !joined && (tree.is(top, &[Relation::Nsubj, Relation::NsubjPass]) || clause.is_finite_verb(name.tokens.end))
    })
}

/// The two sides of the last event that had two.
fn pair(clause: &Clause<'_>, at: usize, events: &[Event]) -> Option<Referent> {
    let near = clause.index.saturating_sub(SENTENCES_BACK);
    let event = events
        .iter()
        .rev()
        .take(EVENTS_BACK)
        .find(|event| event.sentence >= near && event.tokens.end <= at && event.participants.len() > 1)?;
    let named = event.participants.iter().all(|name| name.starts_with(char::is_uppercase));
    named.then(|| Referent { names: event.participants.clone(), firm: event.participants.len() == 2 && event.firm })
}

/// "the judge", "the Russian president", "the company", "the university".
fn definite(clause: &Clause<'_>, at: usize, noun: &str) -> Option<Referent> {
    let entities = clause.entities;
    let only = |name: &str, firm| Some(Referent { names: vec![name.to_owned()], firm });
    if let Some(leader) = clause.phrase_before(at + 1).and_then(|phrase| leader_named(clause, &phrase)) {
        return only(&leader, true);
    }
    if clause.class(at).is_some() || lemma::is_plural(noun) {
        return None;
    }
    let bare = at.checked_sub(1).is_some_and(|before| clause.class(before) == Some(WordClass::Article));
    if let Some(holder) = entities.holder(noun).filter(|_| bare).and_then(|holder| entities.all.get(holder)) {
        return only(&holder.name, true);
    }
    let organization = bearer(entities, noun).filter(|_| bare)?;
    only(&organization.0, organization.1)
}

/// The one organisation of the article that a noun may mean: by the word in its name, or by its class.
fn bearer(entities: &Entities, noun: &str) -> Option<(String, bool)> {
    let class = match noun {
        "company" | "firm" | "business" | "group" => Some(NameWord::Company),
        "club" | "team" => Some(NameWord::Club),
        _ => None,
    };
    let bears = |name: &str| {
        name.split(' ').any(|word| match class {
            Some(class) => lexicon::name_word(word) == Some(class),
            None => word.eq_ignore_ascii_case(noun),
        })
    };
    let mut bearers = entities.all.iter().filter(|entity| entity.kind == NameKind::Organization && bears(&entity.name));
    let bearer = bearers.next()?;
    bearers.next().is_none().then(|| (bearer.name.clone(), class.is_none()))
}

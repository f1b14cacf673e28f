//! Which words make a statement something else than plain.

use crate::{
    facts::clause::Clause,
    language::{
        lexicon::{self, Modality},
        tags::Upos,
    },
};

/// What the phrase of modality that begins at `token` makes of what it speaks of.
pub(super) fn marked(clause: &Clause<'_>, token: usize) -> Option<Modality> {
    let word = clause.lower(token);
    let phrases = lexicon::modality_at(&word);
    if phrases.is_empty() {
        return None;
    }
    // "in May"
    if lexicon::is_calendar_word(clause.word(token)) && clause.tree().upos(token) != Some(Upos::Aux) {
        return None;
    }
    // "26 % less likely to have a stroke", "as soon as possible": compares, and leaves nothing open.
    if clause.is(token, &["likely", "unlikely", "possible"])
        && token > clause.start()
        && clause.is(token - 1, &["more", "less", "as"])
    {
        return None;
    }
    // "30% more than forecast", "earlier than planned": what something else is held against.
    let compared = token > clause.start() && clause.is(token - 1, &["than"]);
    if compared && clause.is(token, &["forecast", "expected", "planned", "predicted", "scheduled", "projected"]) {
        return None;
    }
    // "BNGRC reports that", "it reports that": who is told, and no hearsay.
    let told_by = |before: usize| clause.name_at(before).is_some() || clause.is(before, &["he", "she", "it"]);
    if word == "reports" && token > clause.start() && told_by(token - 1) {
        return None;
    }
    let stands = |phrase: &[&str]| phrase.iter().enumerate().all(|(offset, word)| clause.is(token + offset, &[word]));
    phrases
        .iter()
        .filter(|(phrase, _)| {
            stands(phrase) && (phrase.last() != Some(&"to") || is_infinitive(clause, token + phrase.len()))
        })
        .max_by_key(|(phrase, _)| phrase.len())
        .map(|(_, modality)| *modality)
}

/// Words that make a subject of nobody and nothing.
pub(super) const EMPTY: [&str; 5] = ["nobody", "nothing", "none", "neither", "no"];

/// Whether a phrase of modality may begin with a word in lower case.
pub(super) fn begins_phrase(word: &str) -> bool {
    !lexicon::modality_at(word).is_empty()
}

/// "we'll": subject and auxiliary are one token.
pub(super) fn contraction(word: &str) -> Option<Modality> {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let ending = word.rfind(['\'', '’']).and_then(|at| word.get(at..))?;
    lexicon::modality_at(ending).iter().find(|(phrase, _)| phrase.len() == 1).map(|(_, modality)| *modality)
}

/// Whether a "to" before token `at` is that of an infinitive: "forecast to rise", not "its forecast to €5m".
fn is_infinitive(clause: &Clause<'_>, at: usize) -> bool {
    let upos = |at: usize| clause.tree().upos(at);
    // "is to close five plants": taken for an adjective.
    let closes = upos(at) == Some(Upos::Adj) && !matches!(upos(at + 1), Some(Upos::Noun | Upos::Propn));
    closes || matches!(upos(at), Some(Upos::Verb | Upos::Aux | Upos::Adv))
}

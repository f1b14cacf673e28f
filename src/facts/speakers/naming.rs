//! Whom a phrase names: a name of the article, "he" for who spoke last, or the words themselves.

use super::{
    reports::{from, subject_at},
    verbs::is_mark,
};
use crate::{
    facts::{
        Speaker,
        clause::{Clause, Phrase},
        entities::NameSpan,
    },
    language::{
        lemma,
        lexicon::{self, Gender},
        words::WordClass,
    },
    values::NameKind,
};
use std::ops::Range;

/// Who spoke last.
#[derive(Clone, Debug)]
pub(super) struct Last {
    pub(super) speaker: Speaker,
    /// Its sentence.
    pub(super) sentence: usize,
    /// What stands for it.
    pub(super) pronoun: Pronoun,
}

/// The pronoun that stands for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    /// "He" or "she", which of them where the article tells.
    Person(Option<Gender>),
    /// "It" or "they".
    Other,
    /// Any: a description tells little.
    Any,
}

/// Somebody who is named, and whether that is sure.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) speaker: Speaker,
    pub(super) pronoun: Pronoun,
    pub(super) firm: bool,
}

/// How many sentences back a pronoun looks for the last speaker.
const PRONOUN_REACH: usize = 3;

/// Whom `phrase` names; `None` where that is nobody who could speak.
pub(super) fn named(clause: &Clause<'_>, phrase: &Phrase, last: Option<&Last>) -> Option<Named> {
    if clause.class(phrase.head) == Some(WordClass::Pronoun) {
        return Some(of_pronoun(clause, phrase.head, last));
    }
    if let Some(person) = of_age(clause, phrase, last) {
        return Some(person);
    }
    let name = clause.name_at(phrase.head).or_else(|| apposition(clause, phrase)).or_else(|| provider(clause, phrase));
    if let Some(name) = name {
        let (entity, kind) = (clause.entities.of(name), clause.entities.of(name).kind);
        let pronoun = match kind {
            NameKind::Person => Pronoun::Person(clause.entities.gender(name.entity)),
            NameKind::Other => Pronoun::Any,
            _ => Pronoun::Other,
        };
        if let Some(both) = joint(clause, phrase) {
            let speaker = Speaker { name: clause.text(&both).to_owned(), span: clause.span(&both) };
            return Some(Named { speaker, pronoun: Pronoun::Other, firm: true });
        }
        let speaker = Speaker { name: entity.name.clone(), span: clause.span(&name.tokens) };
        return Some(Named { speaker, pronoun, firm: true });
    }
    if let Some(name) = leader_named(clause, phrase) {
        let speaker = Speaker { name, span: clause.span(&phrase.tokens) };
        return Some(Named { speaker, pronoun: Pronoun::Person(None), firm: true });
    }
    described(clause, phrase)
}

/// "Smith and Jones": the tokens of both where two names that open a clause speak.
fn joint(clause: &Clause<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let and = phrase.tokens.start.checked_sub(1).filter(|at| clause.is(*at, &["and"]))?;
    let first = clause.name_at(and.checked_sub(1)?)?.tokens.start;
    let opens = first == clause.start() || is_mark(clause, first - 1) || clause.is(first - 1, &["both", "that"]);
    opens.then_some(first..phrase.tokens.end)
}

/// "a spokeswoman for the ministry": the words, without an article.
fn described(clause: &Clause<'_>, phrase: &Phrase) -> Option<Named> {
    let introduced = is_introduced(clause, phrase.tokens.start) && !clause.is(phrase.head, &["another"]);
    let head = clause.lower(phrase.head);
    let names = !clause.entities.within(phrase.tokens.clone()).is_empty();
    // "Trump, asked about it, told …": a single capital is a name, though it opens the sentence.
    let capital = phrase.tokens.len() == 1 && clause.word(phrase.head).starts_with(char::is_uppercase);
    // "one boy wanted to know", "Another, whose brother was there, said"
    let picked = clause.is(phrase.tokens.start, &["one", "another"]);
    let open = clause.is_open(phrase.head) || clause.is(phrase.head, &["another"]);
    if !(open && (introduced || names || capital || picked || lemma::is_plural(&head))) {
        return None;
    }
    let start = phrase.tokens.start + usize::from(introduced);
    let tokens = start..complement_end(clause, phrase.tokens.end);
    let pronoun = lexicon::gender(&head).map_or(Pronoun::Any, |gender| Pronoun::Person(Some(gender)));
    let speaker = Speaker { name: clause.text(&tokens).to_owned(), span: clause.span(&tokens) };
    (start < phrase.tokens.end).then_some(Named { speaker, pronoun, firm: true })
}

fn is_introduced(clause: &Clause<'_>, at: usize) -> bool {
    matches!(clause.class(at), Some(WordClass::Article | WordClass::Possessive | WordClass::Determiner))
}

/// The end of "of the ministry", "for Acme" behind a description.
fn complement_end(clause: &Clause<'_>, end: usize) -> usize {
    if !clause.is(end, &["of", "for", "at", "from"]) {
        return end;
    }
    let complement = clause.phrase_at(end + 1).filter(|phrase| {
        let head = clause.lower(phrase.head);
        !lexicon::is_calendar_unit(&head) && !lexicon::is_calendar_word(clause.word(phrase.head))
    });
    complement.map_or(end, |phrase| phrase.tokens.end)
}

/// "the council's lawyer, Fiona Bell": the name of a person between commas, or at the end, behind a description.
fn apposition<'a>(clause: &Clause<'a>, phrase: &Phrase) -> Option<&'a NameSpan> {
    let end = complement_end(clause, phrase.tokens.end);
    // "the chair, Dame Philippa Rusk"
    let begins = |name: &&NameSpan| name.tokens.start == end + 1 || clause.name_at(end + 1).is_none();
    let name = clause.bearer(end + 1).filter(|name| clause.word(end) == "," && begins(name))?;
    let end_of_name = name.tokens.end + usize::from(clause.is_honour(name.tokens.end));
    (is_mark(clause, end_of_name) && clause.is_person(name.tokens.start)).then_some(name)
}

/// "data from CME Group": the name behind what is no speaker itself.
fn provider<'a>(clause: &Clause<'a>, phrase: &Phrase) -> Option<&'a NameSpan> {
    let at = phrase.tokens.end;
    let bare = !is_introduced(clause, phrase.tokens.start);
    clause.name_at(at + 1).filter(|_| bare && clause.is(at, &["from", "by"]))
}

fn of_pronoun(clause: &Clause<'_>, at: usize, last: Option<&Last>) -> Named {
    let word = if clause.is(at, &["I"]) { "I".into() } else { clause.lower(at) };
    let wanted = lexicon::gender(&word);
    let plural = matches!(word.as_ref(), "they" | "it");
    let fits = |pronoun: Pronoun| match pronoun {
        Pronoun::Person(gender) => wanted.is_some() && (gender.is_none() || gender == wanted),
        Pronoun::Other => plural,
        Pronoun::Any => wanted.is_some() || plural,
    };
    let recent =
        last.filter(|last| clause.index - last.sentence.min(clause.index) <= PRONOUN_REACH && fits(last.pronoun));
    if let Some(subject) = newer_subject(clause, last, &fits) {
        let speaker = Speaker { span: clause.span(&(at..at + 1)), ..subject.speaker };
        return Named { speaker, ..subject };
    }
    let subject = clause.antecedent(at).filter(|name| {
        wanted.is_some() && clause.entities.gender(name.entity).is_none_or(|gender| Some(gender) == wanted)
    });
    let of_name = |name: &NameSpan| clause.entities.of(name).name.clone();
    let known = match (subject, recent) {
        (Some(name), _) if name.tokens.start >= clause.start() => Some(of_name(name)),
        (_, Some(last)) => Some(last.speaker.name.clone()),
        (Some(name), None) => Some(of_name(name)),
        (None, None) => None,
    };
    let pronoun = match (known.is_some(), wanted) {
        (_, None) => Pronoun::Other,
        (_, gender) => Pronoun::Person(gender),
    };
    let firm = known.is_some();
    Named {
        speaker: Speaker { name: known.unwrap_or(word.into_owned()), span: clause.span(&(at..at + 1)) },
        pronoun,
        firm,
    }
}

/// "the 42-year-old": whom the text gave that age, else whoever spoke last, or is the subject of the paragraph since.
fn of_age(clause: &Clause<'_>, phrase: &Phrase, last: Option<&Last>) -> Option<Named> {
    let figure = phrase.tokens.clone().find(|at| clause.is_hyphen(at + 1))?;
    if !(clause.is(phrase.tokens.start, &["the"]) && clause.is(phrase.head, &["old"])) {
        return None;
    }
    let span = clause.span(&phrase.tokens);
    if let Some(name) = aged(clause, clause.word(figure)) {
        let speaker = Speaker { name: clause.entities.of(name).name.clone(), span };
        return Some(Named { speaker, pronoun: Pronoun::Person(clause.entities.gender(name.entity)), firm: true });
    }
    let is_person = |pronoun: Pronoun| matches!(pronoun, Pronoun::Person(_));
    let near =
        |last: &&Last| clause.index - last.sentence.min(clause.index) <= PRONOUN_REACH && is_person(last.pronoun);
    let recent = || last.filter(near).map(|last| (last.speaker.name.clone(), last.pronoun));
    let newer = newer_subject(clause, last, &is_person).map(|named| (named.speaker.name, named.pronoun));
    let (name, pronoun) = newer.or_else(recent)?;
    Some(Named { speaker: Speaker { name, span }, pronoun, firm: true })
}

/// "Dunn, 42,": the last name before the clause that such a figure stands behind.
fn aged<'a>(clause: &Clause<'a>, years: &str) -> Option<&'a NameSpan> {
    let word = |at: usize| clause.passages.word(at);
    let names = clause.entities.within(0..clause.start());
    let aged = |name: &&NameSpan| {
        let end = name.tokens.end;
        word(end) == "," && (word(end + 1) == years || word(end + 1) == "aged" && word(end + 2) == years)
    };
    names.iter().rev().take(MOST_NAMES).find(aged)
}

/// How many names back an age may have been given.
const MOST_NAMES: usize = 100;

/// Whoever the sentences of the paragraph speak of since somebody spoke last: the person, or the description whose gender fits, that opens
/// the nearest of them.
fn newer_subject(clause: &Clause<'_>, last: Option<&Last>, fits: &dyn Fn(Pronoun) -> bool) -> Option<Named> {
    let spoken = last.map_or(0, |last| last.sentence + 1);
    let first = spoken.max(clause.index.saturating_sub(PRONOUN_REACH));
    (first..clause.index).rev().find_map(|index| {
        let earlier = Clause::new(clause.passages, clause.entities, index);
        let same = earlier.sentence.block == clause.sentence.block && !is_quoted(&earlier);
        // "Asked about costs, Ms Voss …": a subject may stand behind a comma.
        let comma = (earlier.start()..earlier.end()).find(|at| earlier.word(*at) == ",").unwrap_or(earlier.end());
        let opening = subject_at(&earlier, earlier.start()).or_else(|| subject_at(&earlier, comma + 1));
        let subject = named(&earlier, &opening.filter(|_| same)?, None)?;
        // "The judge told Hale …": whoever reports may be "he", whatever the noun tells.
        let person = matches!(subject.pronoun, Pronoun::Person(_))
            || subject.pronoun == Pronoun::Any && from(&earlier, earlier.start()).is_some();
        (subject.firm && person && fits(subject.pronoun)).then_some(subject)
    })
}

/// Whether a sentence begins inside a quotation.
fn is_quoted(clause: &Clause<'_>) -> bool {
    let (quotations, start) = (&clause.passages.article.quotations, clause.sentence.span.start);
    let behind = quotations.partition_point(|quotation| quotation.outer.start <= start);
    quotations[..behind].iter().rev().take(NESTED).any(|quotation| quotation.outer.end > start)
}

/// How many quotations inside a quotation may stand before words that it still holds.
const NESTED: usize = 8;

/// "China's leader", "the Russian president": whom the article names as such.
pub(in crate::facts) fn leader_named(clause: &Clause<'_>, phrase: &Phrase) -> Option<String> {
    let head = clause.lower(phrase.head);
    if !matches!(head.as_ref(), "leader" | "president" | "premier" | "chancellor" | "king") {
        return None;
    }
    let names = clause.entities.within(phrase.tokens.clone());
    let (country, _) = names.last()?.country?;
    clause.entities.leader(country).map(|leader| leader.name.clone())
}

//! Whom a phrase names: a name of the article, "he" for who spoke last, or the words themselves.

use super::{pronouns, reports::behind_prepositions, verbs::is_mark};
use crate::{
    facts::{
        Speaker,
        clause::{Clause, Phrase},
        entities::NameSpan,
    },
    language::{
        lemma,
        lexicon::{self, CountryWord, Gender, NameWord},
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

impl Named {
    /// Whoever spoke last, once more.
    pub(super) fn again(last: &Last) -> Self {
        Self { speaker: last.speaker.clone(), pronoun: last.pronoun, firm: true }
    }
}

/// Whom `phrase` names; `None` where that is nobody who could speak.
pub(super) fn named(clause: &Clause<'_>, phrase: &Phrase, last: Option<&Last>) -> Option<Named> {
    if clause.class(phrase.head) == Some(WordClass::Pronoun) {
        return Some(pronouns::named(clause, phrase.head, last));
    }
    if let Some(person) = pronouns::of_age(clause, phrase, last) {
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
            let speaker = Speaker { name: clause.text(&both).into_owned(), span: clause.span(&both) };
            return Some(Named { speaker, pronoun: Pronoun::Other, firm: true });
        }
        let speaker = Speaker { name: entity.name.clone(), span: clause.span(&name.tokens) };
        return Some(Named { speaker, pronoun, firm: true });
    }
    if let Some(name) = leader_named(clause, phrase) {
        let speaker = Speaker { name, span: clause.span(&phrase.tokens) };
        return Some(Named { speaker, pronoun: Pronoun::Person(None), firm: true });
    }
    holder(clause, phrase).or_else(|| described(clause, phrase))
}

/// "the Chief Minister": the only one whom the article calls so.
fn holder(clause: &Clause<'_>, phrase: &Phrase) -> Option<Named> {
    let first = phrase.tokens.start + 1;
    let role = clause.text(&(first..phrase.tokens.end));
    let entity = clause.entities.holder(&role.to_lowercase()).filter(|_| clause.is(first - 1, &["the"]))?;
    let name = clause.entities.all.get(entity)?.name.clone();
    let speaker = Speaker { name, span: clause.span(&phrase.tokens) };
    Some(Named { speaker, pronoun: Pronoun::Person(clause.entities.gender(entity)), firm: true })
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
    let pronoun = match lexicon::gender(&head) {
        Some(gender) => Pronoun::Person(Some(gender)),
        None if lexicon::is_person_noun(&head) || picked => Pronoun::Any,
        None => Pronoun::Other,
    };
    let speaker = Speaker { name: clause.text(&tokens).into_owned(), span: clause.span(&tokens) };
    // "the Pole": one of a country, whom the article calls by another name elsewhere.
    let inhabitant = matches!(lexicon::country(clause.word(phrase.head)), Some((_, CountryWord::Adjective)));
    (start < phrase.tokens.end).then_some(Named { speaker, pronoun, firm: !inhabitant })
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
    let mut end = complement_end(clause, phrase.tokens.end);
    if clause.is(end, &["in", "on", "with"]) {
        // "her former boss in Copenhagen, Mads Ravn,"
        end = behind_prepositions(clause, end);
    }
    // "the chair, Dame Philippa Rusk"
    let begins = |name: &&NameSpan| name.tokens.start == end + 1 || clause.name_at(end + 1).is_none();
    let comma = clause.word(end) == ",";
    // "her coach, former player Tomas Hruska,"
    let titled = || {
        let phrase = clause.phrase_at(end + 1).filter(|phrase| comma && clause.class(phrase.tokens.start).is_none())?;
        clause.name_at(phrase.head)
    };
    // "the chairman, Justice (Rtd) Solomon Macauley,"
    let bracketed = || {
        let title = lexicon::name_word(clause.word(end + 1)) == Some(NameWord::Title);
        let closed = clause.word(end + 2) == "(" && clause.word(end + 4) == ")";
        clause.name_at(end + 5).filter(|_| comma && title && closed)
    };
    let name = clause.bearer(end + 1).filter(|name| comma && begins(name)).or_else(bracketed).or_else(titled)?;
    let end_of_name = name.tokens.end + usize::from(clause.is_honour(name.tokens.end));
    (is_mark(clause, end_of_name) && clause.is_person(name.tokens.start)).then_some(name)
}

/// "data from CME Group": the name behind what is no speaker itself.
fn provider<'a>(clause: &Clause<'a>, phrase: &Phrase) -> Option<&'a NameSpan> {
    let at = phrase.tokens.end;
    let bare = !is_introduced(clause, phrase.tokens.start);
    clause.name_at(at + 1).filter(|_| bare && clause.is(at, &["from", "by"]))
}

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

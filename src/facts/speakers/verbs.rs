//! Which words report speech where they stand.

use crate::{
    facts::clause::Clause,
    language::{
        lemma,
        lexicon::{self, EventKind, Source, Speech},
        tags::{Penn, Relation},
        words::WordClass,
    },
};

/// What the verb of speech at token `at` does. Many of them are nouns too ("a call", "the report"), and a participle with "by" reports nothing.
pub(super) fn reporting(clause: &Clause<'_>, at: usize) -> Option<Speech> {
    // "so-called"
    let compounded = at > clause.start() && clause.is_hyphen(at - 1);
    if !clause.is_open(at) || clause.is(at + 1, &["by"]) || compounded {
        return None;
    }
    let word = clause.lower(at);
    // "floods that claimed 29 lives"
    if word.starts_with("claim") && (at + 1..at + LIVES_WITHIN).any(|at| clause.is(at, &["life", "lives", "victims"])) {
        return None;
    }
    // "he went on, “…”"
    if matches!(word.as_ref(), "went" | "goes") && clause.is(at + 1, &["on"]) && is_mark(clause, at + 2) {
        return Some(Speech::Say);
    }
    // "one boy wanted to know"
    if clause.is(at, &["wanted", "wants"]) && clause.is(at + 1, &["to"]) && clause.is(at + 2, &["know"]) {
        return Some(Speech::Say);
    }
    // "the court heard"
    if clause.is(at, &["heard", "hears"]) {
        let hears = at.checked_sub(1).is_some_and(|before| lexicon::is_source(Source::Hearing, &clause.lower(before)));
        return hears.then_some(Speech::Think);
    }
    // "pointed out that"
    let phrasal = clause.is(at + 1, &["out"]).then(|| lexicon::speech(&format!("{word}-out"))).flatten();
    let kind = phrasal.or_else(|| lexicon::speech(&word))?;
    let before = at.checked_sub(1);
    let class = before.and_then(|before| clause.class(before));
    let in_phrase = match class {
        Some(WordClass::Article | WordClass::Possessive | WordClass::Determiner) => true,
        // "for telling the official", "went on to say"
        Some(WordClass::Preposition) => !word.ends_with("ing") && !goes_on(clause, at),
        _ => false,
    };
    if word.ends_with("ing") && is_noun_in_ing(clause, at) {
        return None;
    }
    let past = word.ends_with("ed") || word.ends_with("ing") || lemma::is_irregular_verb(&word);
    // "Chinese state broadcaster": the base form between a name and a noun is a noun itself.
    let compound = !word.ends_with('s') && clause.is_open(at + 1);
    let behind_subject = matches!(class, Some(WordClass::Pronoun | WordClass::Auxiliary | WordClass::Adverb))
        || before.is_some_and(|before| {
            clause.name_at(before).is_some()
                // "a parish book from 1742 complains"
                || word.ends_with('s') && clause.word(before).ends_with(|last: char| last.is_ascii_digit())
                || clause.is_open(before) && (word.ends_with('s') || lemma::is_plural(&clause.lower(before)))
                || is_mark(clause, before)
        }) && !compound;
    let verbal = past || goes_on(clause, at) || behind_subject && EventKind::of_noun(&word).is_none();
    (!in_phrase && (verbal || has_subject(clause, at)) && !is_passive(clause, at)).then_some(kind)
}

/// How many tokens behind "claimed" the lives may stand: "claimed more than 1,200 lives".
const LIVES_WITHIN: usize = 6;

/// Whether the tree has it as a finite verb with a subject of its own: "the guild's spokesman, Dieter Holl, calls …".
fn has_subject(clause: &Clause<'_>, at: usize) -> bool {
    let tree = clause.tree();
    matches!(tree.penn(at), Some(Penn::Vbz | Penn::Vbp | Penn::Vbd)) && tree.child(at, &[Relation::Nsubj]).is_some()
}

/// "a red warning": no participle, unless its own subject stands before it ("with one poster writing").
fn is_noun_in_ing(clause: &Clause<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| clause.is_open(*before)) else { return false };
    let adverb = clause.lower(before).ends_with("ly");
    let subject = clause.phrase_before(at).and_then(|phrase| phrase.tokens.start.checked_sub(1));
    let own_subject = subject.is_some_and(|with| clause.is(with, &["with"]));
    !adverb && !own_subject && !clause.is(at, &["saying", "telling", "adding"])
}

/// "went on to say": the infinitive reports.
pub(super) fn goes_on(clause: &Clause<'_>, at: usize) -> bool {
    let start = clause.start();
    at >= start + 3
        && clause.is(at - 1, &["to"])
        && clause.is(at - 2, &["on"])
        && clause.is(at - 3, &["went", "goes", "go", "going", "gone"])
}

/// Whether the token is a mark or an end of the sentence.
pub(super) fn is_mark(clause: &Clause<'_>, at: usize) -> bool {
    let word = clause.word(at);
    word.is_empty() || !word.starts_with(char::is_alphanumeric) && !clause.is_possessive(at)
}

/// "was not told", "is reported": the subject hears, or is spoken of. "Was quoted as saying" is no such form.
fn is_passive(clause: &Clause<'_>, at: usize) -> bool {
    let verb = (clause.start()..at).rev().find(|at| {
        !matches!(clause.class(*at), Some(WordClass::Adverb | WordClass::Negation))
            && !clause.lower(*at).ends_with("ly")
    });
    !clause.lower(at).ends_with("ing")
        && verb.is_some_and(|verb| clause.is(verb, &["is", "are", "was", "were", "been", "being", "be"]))
}

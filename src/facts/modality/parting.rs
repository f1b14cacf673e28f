//! What parts a word from a word of modality elsewhere in its sentence, whatever the tree makes of it.

use crate::{
    facts::clause::Clause,
    language::{
        tags::{Penn, Upos},
        words::WordClass,
    },
};

/// Whether the word of modality at token `word` says nothing of token `at`.
pub(super) fn is_apart(clause: &Clause<'_>, word: usize, at: usize) -> bool {
    let outside = |opening: usize| word < opening || word > at;
    relative(clause, at).is_some_and(outside)
        || is_in_insertion(clause, word, at)
        || is_joined(clause, word, at)
        || word < at && (is_base(clause, at) || is_beyond_lack(clause, word, at))
}

/// Where the relative clause opens that tells token `at` as so: "the heatwave that has gripped the country since July will peak".
fn relative(clause: &Clause<'_>, at: usize) -> Option<usize> {
    let opening = (clause.start()..at).rev().take_while(|at| clause.word(*at) != ",").find(|at| {
        let noun = at.checked_sub(1).is_some_and(|before| clause.is_open(before) || clause.name_at(before).is_some());
        clause.is(*at, &["which", "who", "whose"])
            || clause.is(*at, &["that"])
                && noun
                && !matches!(clause.tree().upos(*at - 1), Some(Upos::Verb | Upos::Aux))
                && states(clause, *at + 1)
    })?;
    tells_as_so(clause, opening + 1, at).then_some(opening)
}

/// "In Kaponda, where 41 people have died, a rumour": what an insertion tells as so, before the word.
fn is_in_insertion(clause: &Clause<'_>, word: usize, at: usize) -> bool {
    let comma = |at: &usize| clause.word(*at) == ",";
    let opening = (clause.start()..at).rev().find(comma);
    let inserted = opening.filter(|comma| {
        clause.is(comma + 1, &["which", "who", "whose", "where"]) && tells_as_so(clause, comma + 1, at)
    });
    inserted.is_some() && (at..word).any(|at| comma(&at))
}

/// "will not have enough, and the number has risen to 2.4m": what another verb with a subject of its own tells. "had been 4% above the average and accused":
/// a verb that only follows.
fn is_joined(clause: &Clause<'_>, word: usize, at: usize) -> bool {
    let and = |at: &usize| clause.is(*at, &["and", "but", "while"]);
    if word > at {
        return (at..word).any(|at| and(&at)) && and(&(word - 1)) && clause.tree().penn(word) == Some(Penn::Vbd);
    }
    let joint = (word..at).rev().find(|at| and(at) && clause.word(*at - 1) == ",");
    // "has not worked since and claims to have lost": another present goes on from what is denied.
    let infinitive = |at: usize| clause.lower(at).ends_with('s') && clause.is(at + 1, &["to"]) && clause.is_open(at);
    let present = |at: &usize| and(at) && (clause.tree().penn(*at + 1) == Some(Penn::Vbz) || infinitive(*at + 1));
    if (word..at).any(|at| present(&at)) {
        return true;
    }
    joint.is_some_and(|joint| !states(clause, joint + 1) && tells_as_so(clause, joint + 1, at))
}

/// "to 71%, up from 64%": what a change began at is so already.
fn is_base(clause: &Clause<'_>, at: usize) -> bool {
    let amount =
        |at: &usize| !clause.is_word(*at) || clause.is(*at, &["about", "around", "nearly", "almost", "just", "over"]);
    let from = (clause.start()..at).rev().find(|at| !amount(at));
    from.is_some_and(|from| {
        from > clause.start() && clause.is(from, &["from"]) && clause.is(from - 1, &["up", "down"])
            || clause.is(from, &["with", "to"]) && from > clause.start() && clause.is(from - 1, &["compared"])
    })
}

/// "had been without water for two days": what is lacking is the water.
fn is_beyond_lack(clause: &Clause<'_>, word: usize, at: usize) -> bool {
    let ends = |at: usize| clause.class(at) == Some(WordClass::Preposition) || clause.is(at, &["last", "this", "next"]);
    clause.is(word, &["without"]) && (word + 1..=at).any(ends)
}

/// Whether what begins at token `from` has a finite verb before token `at`, and none that leaves open whether it is so.
fn tells_as_so(clause: &Clause<'_>, from: usize, at: usize) -> bool {
    let modal = |at: usize| clause.tree().penn(at) == Some(Penn::Md);
    (from..at).any(|at| states(clause, at)) && !(from..at).any(modal)
}

/// Whether a verb stands at token `at` that says what is or was.
fn states(clause: &Clause<'_>, at: usize) -> bool {
    let tree = clause.tree();
    matches!(tree.upos(at), Some(Upos::Verb | Upos::Aux))
        && matches!(tree.penn(at), Some(Penn::Vbd | Penn::Vbz | Penn::Vbp))
}

//! Statements that the words around a report mark as such, whatever the tree makes of them: "said on Tuesday that …", "The trust, she added, had built …".

use super::super::{
    reports::{self, Report},
    verbs::{is_mark, reporting},
};
use super::hanging::{Hanging, end_of_clause};
use crate::{
    facts::clause::Clause,
    language::{
        lexicon::{self, Source, Speech},
        tags::Relation,
        words::WordClass,
    },
};
use std::ops::Range;

/// The statement behind the verb at token `verb`, whose subject stands before it: a clause with "that", or one that begins right there.
pub(super) fn behind(clause: &Clause<'_>, verb: usize) -> Option<Hanging> {
    let kind = reporting(clause, verb).filter(|kind| matches!(kind, Speech::Say | Speech::Tell | Speech::Think))?;
    let start = clause.start();
    let relative = |at: usize| clause.is(at, &["which", "that", "who", "whom", "what", "as"]);
    let report = reports::with_verb(clause, start, verb)?;
    let first = report.subject.tokens.start;
    // "the figure that the mayor says is wrong": what is said stands before.
    let joined = verb > start && clause.is(verb - 1, &["and", "but", "then"]);
    if first > start && relative(first - 1) || !joined && !reports::leads_to(clause, &report) {
        return None;
    }
    let told = report.addressee.as_ref().map_or(verb + 1, |addressee| addressee.tokens.end);
    let from = behind_circumstances(clause, told + usize::from(clause.is(told, &["out"])));
    // "told them after talks that lasted three hours": what has no subject of its own tells of the noun before it.
    let acts = |at: usize| clause.is_finite_verb(at) || clause.class(at) == Some(WordClass::Auxiliary);
    // "told a rally that lasted two hours that": so does a relative behind whoever is told.
    let relative = report.addressee.is_some() && acts(from + 1);
    let that = clause.is(from, &["that"]) && !relative && (from == told || opens_clause(clause, from + 1, true));
    let plain = lexicon::is_plain_speech(&clause.lower(verb));
    let bare = kind == Speech::Say && told == verb + 1 && opens_clause(clause, from, plain);
    (that || bare).then(|| Hanging::marked(report, from..end_of_clause(clause, from)))
}

/// What only comes to somebody's ears, so that nobody can be named who says it: "the jury was told that …", "neighbours heard that …".
pub(super) fn hearsay(clause: &Clause<'_>) -> Vec<Range<usize>> {
    let tree = clause.tree();
    let passive = |at: usize| {
        lexicon::speech(&clause.lower(at)).is_some()
            && (tree.child(at, &[Relation::AuxPass]).is_some()
                || at > clause.start() && clause.is(at - 1, &["is", "was", "were", "been", "are"]))
    };
    let heard = |at: usize| clause.is(at, &["heard", "hear", "hears"]) && reporting(clause, at).is_none();
    (clause.start()..clause.end())
        .filter(|at| clause.is(*at + 1, &["that"]) && (passive(*at) || heard(*at)))
        .map(|at| at + 1..end_of_clause(clause, at + 1))
        .collect()
}

/// "Damage was put at $3 million by the ministry": what a passive says somebody made it out to be.
pub(super) fn estimated(clause: &Clause<'_>, verb: usize) -> Option<Hanging> {
    let passive = verb > clause.start() && clause.is(verb - 1, &["is", "are", "was", "were", "been", "being"]);
    let estimates =
        passive && clause.is(verb + 1, &["at"]) && lexicon::is_source(Source::Estimate, &clause.lower(verb));
    let by = (verb + 2..clause.end())
        .take_while(|at| estimates && !clause.is_finite_verb(*at) && !matches!(clause.word(*at), "," | ";"))
        .find(|at| clause.is(*at, &["by"]))?;
    let subject = reports::subject_at(clause, by + 1)?;
    // "by the end of the year"
    let speaks = clause.name_at(subject.head).is_some()
        || clause.class(by + 1).is_some() && !clause.is(subject.head, &["end", "middle", "start", "time", "turn"]);
    let start = (clause.start()..verb).rev().find(|at| matches!(clause.word(*at), ";" | ","));
    let holds = start.map_or(clause.start(), |mark| mark + 1)..by;
    speaks.then(|| Hanging::marked(Report { subject, verb, addressee: None }, holds))
}

/// Behind "on Tuesday", "in a statement", "yesterday".
fn behind_circumstances(clause: &Clause<'_>, mut at: usize) -> usize {
    while !clause.is(at, &["that"]) {
        let next = reports::behind_prepositions(clause, at);
        let that = clause.is(next, &["that"]);
        let time = clause.is(next, &["yesterday", "today", "also", "again", "later", "earlier"])
            || clause.lower(next).ends_with("ly")
            || lexicon::is_calendar_word(clause.word(next));
        let last =
            usize::from(clause.is(next, &["last", "this"]) && lexicon::is_calendar_unit(&clause.lower(next + 1)));
        let next = next + usize::from(time && !that) + 2 * last;
        if next == at {
            break;
        }
        at = next;
    }
    at
}

/// Whether a subject and its verb follow: "the cladding was replaced", "it had not"; the subject may be `long`: "profit for the year fell".
fn opens_clause(clause: &Clause<'_>, at: usize, long: bool) -> bool {
    let pronoun = clause.is(at, &["he", "she", "it", "they", "we", "i", "there"]);
    let end = if pronoun { Some(at + 1) } else { clause.phrase_at(at).map(|phrase| phrase.tokens.end) };
    let verb = |end: usize| {
        let at = if long { reports::behind_prepositions(clause, end) } else { end };
        // "more than doubled"
        at + 2 * usize::from(clause.is(at, &["more"]) && clause.is(at + 1, &["than"]))
    };
    end.map(verb).is_some_and(|at| {
        clause.class(at) == Some(WordClass::Auxiliary) || clause.is_finite_verb(reports::skip_adverbs(clause, at))
    })
}

/// The statement that a report which begins at token `from` stands in the middle of: "The trust, she added, had built …", "Now, says Rawat, it may …".
pub(super) fn around(clause: &Clause<'_>, from: usize, report: &Report) -> Option<Hanging> {
    let comma = from - usize::from(from > clause.start() && clause.word(from) != ",");
    let end = reports::end(clause, report);
    let goes_on = clause.word(end) == "," && !ends_statement(clause, end + 1);
    let opened = clause.word(comma) == ",";
    if !(goes_on && opened) {
        return None;
    }
    let start = (clause.start()..comma).rev().find(|at| clause.word(*at) == ";").map_or(clause.start(), |at| at + 1);
    let until = end_of_clause(clause, end + 1);
    // "The trust, she added, had": what stands before has no verb yet. Else the sentence may go on by itself.
    Some(if has_verb(clause, start..comma) {
        Hanging::marked(report.clone(), end + 1..until).doubtful()
    } else {
        Hanging::marked(report.clone(), start..until).except(comma..end + 1)
    })
}

/// Whether the words at token `at` tell more of the speaker, or something that is told beside what is said.
fn ends_statement(clause: &Clause<'_>, at: usize) -> bool {
    clause.is(
        at,
        &["who", "which", "whose", "where", "but", "while", "although", "though", "as", "when", "after", "before"],
    ) || clause.lower(at).ends_with("ing")
        || is_mark(clause, at)
}

fn has_verb(clause: &Clause<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| clause.is_finite_verb(at) || clause.class(at) == Some(WordClass::Auxiliary))
}

//! Reports of speech in a sentence: a subject, its verb, and whoever is addressed.

mod subjects;

use super::verbs::{goes_on, is_mark, reporting};
use crate::{
    facts::clause::{Clause, Phrase},
    language::{
        lexicon::{self, Speech},
        tags::Penn,
        words::WordClass,
    },
};

pub(super) use subjects::subject_at;
use subjects::{LONGEST_PICK, antecedent, apposed, is_complemented_adjective, second_of_two, without_verb};

/// "NAME told the court": who says something, and how.
#[derive(Clone, Debug)]
pub(super) struct Report {
    /// Who speaks.
    pub(super) subject: Phrase,
    /// The token of the verb; that of "according" where there is none.
    pub(super) verb: usize,
    /// Who is told.
    pub(super) addressee: Option<Phrase>,
}

/// How many tokens may stand between a subject and its verb.
const INSERTION: usize = 30;

/// The report whose subject begins at token `start`: "Smith, the captain, later said".
pub(super) fn from(clause: &Clause<'_>, start: usize) -> Option<Report> {
    let first = subject_at(clause, start)?;
    let subject = second_of_two(clause, &first).unwrap_or(first);
    if let Some((verb, quoted)) =
        verbs_behind(clause, subject.tokens.end).find_map(|verb| quoted_as_saying(clause, verb))
    {
        return Some(Report { subject: quoted, verb, addressee: None });
    }
    verbs_behind(clause, subject.tokens.end).find(|verb| reporting(clause, *verb).is_some()).map(|verb| Report {
        addressee: addressee(clause, verb),
        subject,
        verb,
    })
}

/// "quoted Roth as saying": the participle, and whose words they are.
fn quoted_as_saying(clause: &Clause<'_>, verb: usize) -> Option<(usize, Phrase)> {
    let quotes = clause.is(verb, &["quoted", "quotes", "quoting", "cited", "cites", "citing", "recalled", "recalls"]);
    let phrase = subject_at(clause, verb + 1).filter(|_| quotes)?;
    let says = phrase.tokens.end + usize::from(clause.is(phrase.tokens.end, &["as"]));
    clause.is(says, &["saying", "telling"]).then_some((says, phrase))
}

/// The report whose verb stands at token `verb` and whose subject stands behind it: "said the captain".
pub(super) fn inverted(clause: &Clause<'_>, verb: usize) -> Option<Report> {
    let finite =
        reporting(clause, verb).is_some() && !clause.lower(verb).ends_with("ing") && !clause.is(verb, &HEARER_FOLLOWS);
    let start = skip_adverbs(clause, verb + 1);
    let subject = subject_at(clause, start).filter(|_| finite)?;
    Some(Report { addressee: told_to(clause, subject.tokens.end), subject, verb })
}

/// Behind these stands who hears it, and never who says it.
const HEARER_FOLLOWS: [&str; 5] = ["told", "tells", "informed", "assured", "reminded"];

/// "according to the captain", "in the words of the captain", "as the captain put it", "as the captain told the court".
pub(super) fn attributed(clause: &Clause<'_>, at: usize) -> Option<Report> {
    let words = |words: &[&str]| words.iter().enumerate().all(|(ahead, word)| clause.is(at + ahead, &[word]));
    let subject = if words(&["according", "to"]) {
        subject_at(clause, at + 2)?
    } else if words(&["in", "the", "words", "of"]) {
        subject_at(clause, at + 4)?
    } else {
        let subject = subject_at(clause, at + 1).filter(|_| clause.is(at, &["as"]))?;
        let end = subject.tokens.end;
        if !(clause.is(end, &["put", "puts"]) && clause.is(end + 1, &["it"])) {
            return from(clause, at + 1).filter(|_| clause.name_at(subject.head).is_some());
        }
        subject
    };
    Some(Report { subject, verb: at, addressee: None })
}

/// "Roth was told by Lindt:": the report whose subject ends before token `end`, behind a passive.
pub(super) fn passive(clause: &Clause<'_>, from: usize, end: usize) -> Option<Report> {
    let last = (from..end).rev().find(|at| !is_mark(clause, *at))?;
    let name = clause.name_at(last)?;
    let by = name.tokens.start.checked_sub(1).filter(|at| *at > from && clause.is(*at, &["by"]))?;
    let verb = by - 1;
    let told = lexicon::speech(&clause.lower(verb)).is_some_and(|kind| kind != Speech::Voice);
    let subject = Phrase { tokens: name.tokens.clone(), head: name.tokens.end - 1 };
    told.then_some(Report { subject, verb, addressee: None })
}

/// The report with the verb at token `verb`, its subject before it. `from` is where the sentence, or what counts of it, begins.
pub(super) fn with_verb(clause: &Clause<'_>, from: usize, verb: usize) -> Option<Report> {
    let participle = clause.lower(verb).ends_with("ing");
    let quoted = (from..verb).rev().take(LONGEST_PICK).find_map(|at| quoted_as_saying(clause, at));
    if let Some((verb, subject)) = quoted.filter(|(says, _)| *says == verb) {
        return Some(Report { subject, verb, addressee: None });
    }
    let opens = |start: &usize| may_open(clause, from, *start, participle) && !is_quoted_before(clause, *start, verb);
    let found = (from..verb).filter(opens).find_map(|start| {
        let subject = subject_at(clause, start)?;
        let leads = verbs_behind(clause, subject.tokens.end).any(|at| at == verb);
        leads.then(|| apposed(clause, &subject).unwrap_or(subject))
    });
    let subject = match found {
        Some(subject) => subject,
        None if participle
            || goes_on(clause, verb)
            || joins_report(clause, from, verb)
            || joins_verb(clause, from, verb) =>
        {
            of_main_verb(clause, from, verb)?
        }
        None if is_relative(clause, from, verb) => antecedent(clause, from, verb)?,
        // "the measure described above": a participle has no subject.
        None if matches!(reporting(clause, verb), Some(Speech::Describe | Speech::Think)) => return None,
        None => clause.subject_of(verb).filter(|subject| subject.tokens.start >= from)?,
    };
    Some(Report { addressee: addressee(clause, verb), subject, verb })
}

/// "said the harvest had been good and accused": a verb behind "and" that has no part in the "had" before goes on from the report.
fn joins_report(clause: &Clause<'_>, from: usize, verb: usize) -> bool {
    let joins = |at: &usize| *at > from && clause.is(*at, &["and", "but"]);
    let Some(and) = verb.checked_sub(1).filter(joins) else { return false };
    if is_quoted_before(clause, and.saturating_sub(3), and) {
        return true;
    }
    let helps = |at: &usize| clause.class(*at) == Some(WordClass::Auxiliary);
    let helped = (from..and).rev().find(helps);
    let reports = |at: usize| reporting(clause, at).is_some_and(|kind| kind != Speech::Voice);
    clause.tree().penn(verb) == Some(Penn::Vbd) && helped.is_some_and(|helped| (from..helped).any(reports))
}

fn is_relative(clause: &Clause<'_>, from: usize, verb: usize) -> bool {
    verb > from + 1 && clause.is(verb - 1, &["who", "which"]) && clause.word(verb - 2) == ","
}

/// "had no quarrel with the card but felt": a verb of thinking behind "and" that is no participle.
fn joins_verb(clause: &Clause<'_>, from: usize, verb: usize) -> bool {
    let joins = verb > from + 1 && clause.is(verb - 1, &["and", "but"]);
    let finite = matches!(clause.tree().penn(verb), Some(Penn::Vbd | Penn::Vbz));
    joins && finite && reporting(clause, verb) == Some(Speech::Think)
}

/// Whether token `at` stands in a quotation that ends before token `end`.
fn is_quoted_before(clause: &Clause<'_>, at: usize, end: usize) -> bool {
    let start = |at: usize| clause.passages.article.tokens.get(at).map_or(0, |token| token.span.start);
    let (at, end) = (start(at), start(end));
    let quotations = &clause.passages.article.quotations;
    let before = quotations.partition_point(|quotation| quotation.outer.start <= at);
    quotations[..before].last().is_some_and(|quotation| quotation.outer.end > at && quotation.outer.end <= end)
}

/// "He agreed, adding": the participle has the subject of the report before it, else of the verb before it.
fn of_main_verb(clause: &Clause<'_>, from: usize, participle: usize) -> Option<Phrase> {
    let reports = |at: usize| reporting(clause, at).is_some() && !clause.lower(at).ends_with("ing");
    if let Some(verb) = (from..participle).rev().find(|at| reports(*at)) {
        return with_verb(clause, from, verb).or_else(|| inverted(clause, verb)).map(|report| report.subject);
    }
    let verb = (from..participle).rev().find(|at| clause.is_finite_verb(*at) && !clause.is(at + 1, &["by"]))?;
    let subject = clause.subject_of(verb).filter(|subject| subject.tokens.start >= from)?;
    Some(apposed(clause, &subject).unwrap_or(subject))
}

/// Whether a subject may begin at token `at`: nothing stands before it that it is part or object of.
fn may_open(clause: &Clause<'_>, from: usize, at: usize, participle: bool) -> bool {
    if at == from {
        return true;
    }
    let before = at - 1;
    match clause.class(before) {
        Some(
            WordClass::Conjunction
            | WordClass::Subordinator
            | WordClass::Relative
            | WordClass::Adverb
            | WordClass::Pronoun,
        ) => true,
        Some(WordClass::Preposition) => participle && clause.is(before, &["with"]),
        Some(_) => false,
        None => is_mark(clause, before) && !clause.is_hyphen(before) || lexicon::is_calendar_word(clause.word(before)),
    }
}

/// Where the verb of a subject that ends before token `at` may stand, nearest first.
fn verbs_behind<'a>(clause: &'a Clause<'_>, at: usize) -> impl Iterator<Item = usize> + 'a {
    let at = behind_prepositions(clause, behind_acronym(clause, at));
    let closed = if clause.word(at) == "(" { ")" } else { "," };
    let joined = matches!(clause.class(at + 1), Some(WordClass::Conjunction | WordClass::Subordinator));
    let inserts = matches!(clause.word(at), "," | "(") && !joined;
    let relative = usize::from(clause.word(at) == ",");
    let in_relative = clause.is(at + relative, &["who"]).then(|| skip_adverbs(clause, at + relative + 1));
    let behind_insertion = (at + 2..at + INSERTION)
        .take_while(move |at| inserts && !matches!(clause.word(*at), ";" | ""))
        .filter(move |at| clause.word(*at) == closed)
        .map(|comma| skip_adverbs(clause, comma + 1));
    [skip_adverbs(clause, at)].into_iter().chain(behind_insertion).chain(in_relative)
}

/// Behind "(FRN)" where a comma follows: "The Forest Rights Network (FRN), which works in Borneo, said".
fn behind_acronym(clause: &Clause<'_>, at: usize) -> usize {
    let acronym = clause.word(at) == "(" && clause.word(at + 2) == ")" && clause.word(at + 3) == ",";
    if acronym { at + 3 } else { at }
}

/// Behind "MP", "and her colleagues", "of the ministry", "at Leeds", "on Tuesday".
pub(super) fn behind_prepositions(clause: &Clause<'_>, mut at: usize) -> usize {
    at += usize::from(clause.is_honour(at));
    if clause.is(at, &["and"]) && clause.class(at + 1) == Some(WordClass::Possessive) {
        let companions = clause.phrase_at(at + 1).map(|phrase| without_verb(clause, phrase));
        let people = companions.filter(|phrase| lexicon::is_person_noun(&clause.lower(phrase.head)));
        at = people.map_or(at, |phrase| phrase.tokens.end);
    }
    if is_complemented_adjective(clause, at) {
        at = clause.phrase_at(at + 2).map_or(at, |phrase| phrase.tokens.end);
    }
    while matches!(clause.class(at), Some(WordClass::Preposition)) && !clause.is(at, &["to", "as", "according"]) {
        // "from 1742"
        let year = || clause.word(at + 1).ends_with(|last: char| last.is_ascii_digit()).then_some(at + 2);
        match clause.phrase_at(at + 1).map(|phrase| phrase.tokens.end).or_else(year) {
            Some(end) => at = end,
            None => break,
        }
        // "of The Globe and Mail"
        while clause.is(at, &["and"]) && clause.name_at(at + 1).is_some() {
            at = clause.name_at(at + 1).map_or(at + 1, |name| name.tokens.end);
        }
    }
    at
}

/// Behind adverbs, auxiliaries and what else may lead to a verb.
pub(super) fn skip_adverbs(clause: &Clause<'_>, mut at: usize) -> usize {
    loop {
        let led = matches!(clause.class(at), Some(WordClass::Adverb | WordClass::Auxiliary | WordClass::Negation))
            || clause.is(at, &["both", "all", "himself", "herself", "itself", "themselves", "afterwards", "earlier"])
            || clause.is_open(at) && clause.lower(at).ends_with("ly") && reporting(clause, at).is_none()
            || clause.is(at, &["went", "goes", "on", "to"]) && (at..at + 3).any(|at| goes_on(clause, at + 1));
        if !led {
            return at;
        }
        at += 1;
    }
}

/// Whom the verb at token `verb` addresses: "told the court", "wrote to her parish".
fn addressee(clause: &Clause<'_>, verb: usize) -> Option<Phrase> {
    let hears = match clause.class(verb + 1) {
        Some(WordClass::Pronoun) => Some(Phrase { tokens: verb + 1..verb + 2, head: verb + 1 }),
        _ => clause.phrase_at(verb + 1),
    };
    let told = hears.filter(|phrase| {
        // "warned the plan was dead": that is its clause.
        let states = matches!(clause.class(phrase.tokens.end), Some(WordClass::Auxiliary))
            || clause.is_finite_verb(phrase.tokens.end);
        reporting(clause, verb) == Some(Speech::Tell) && !states
    });
    told.or_else(|| told_to(clause, verb + 1))
}

/// "to the court".
fn told_to(clause: &Clause<'_>, at: usize) -> Option<Phrase> {
    clause.phrase_at(at + 1).filter(|_| clause.is(at, &["to"]))
}

/// Whether the verb of a report stands where that of its subject may, and not only somewhere behind it.
pub(super) fn leads_to(clause: &Clause<'_>, report: &Report) -> bool {
    verbs_behind(clause, report.subject.tokens.end).any(|verb| verb == report.verb)
}

/// Where a report ends, with whoever is addressed and what hangs on that.
pub(super) fn end(clause: &Clause<'_>, report: &Report) -> usize {
    let end = report.subject.tokens.end.max(report.verb + 1);
    let end = report.addressee.as_ref().map_or(end, |addressee| addressee.tokens.end.max(end));
    // "he went on, …", "she pointed out, …"
    let particle = clause.is(end, &["on", "out"]) && is_mark(clause, end + 1);
    behind_prepositions(clause, end + usize::from(particle))
}

/// Whether the sentence is told to its end, or to a comma, behind the verb of a report and whoever is addressed.
pub(super) fn is_closed(clause: &Clause<'_>, report: &Report) -> bool {
    let end = end(clause, report);
    is_mark(clause, end)
        || matches!(clause.class(end), Some(WordClass::Adverb | WordClass::Conjunction | WordClass::Subordinator))
        || matches!(clause.class(end), Some(WordClass::Preposition))
        || lexicon::is_calendar_word(clause.word(end))
        || lexicon::is_calendar_unit(&clause.lower(end + 1)) && clause.is(end, &["last", "this", "next"])
}

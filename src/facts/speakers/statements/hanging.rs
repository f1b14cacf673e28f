//! What hangs on verbs of saying in the tree of a sentence.

use crate::{
    facts::{
        Speaker,
        clause::{Clause, Phrase},
        speakers::{naming, place::is_in_quotation, reports::Report, verbs::reporting},
        trees::Tree,
    },
    language::{
        lexicon::{self, Source, Speech},
        tags::{Penn, Relation, Upos},
    },
};
use std::ops::Range;

/// A statement, and who makes it.
pub(super) struct Hanging {
    /// The token of the verb, or of "according".
    pub(super) verb: usize,
    subject: Phrase,
    /// Whether the subject is the verb's own, and not that of a verb it goes on from.
    direct: bool,
    mark: Mark,
    /// What is stated, and what stands in it and is told by somebody else.
    holds: Range<usize>,
    without: Range<usize>,
}

/// What marks a statement as somebody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// The words around the verb, by themselves.
    Words,
    /// The tree, which is sure where the words agree.
    Tree,
    /// Words that may have come to something else.
    Doubtful,
}

impl Hanging {
    pub(super) fn marked(report: Report, holds: Range<usize>) -> Self {
        Self { verb: report.verb, subject: report.subject, direct: true, mark: Mark::Words, holds, without: 0..0 }
    }

    pub(super) fn except(self, without: Range<usize>) -> Self {
        Self { without, ..self }
    }

    pub(super) fn doubtful(self) -> Self {
        Self { mark: Mark::Doubtful, ..self }
    }

    /// Whether whoever states it is called by name.
    pub(super) fn names_speaker(&self, clause: &Clause<'_>) -> bool {
        clause.name_at(self.subject.head).is_some()
    }

    pub(super) fn mark(&self) -> Mark {
        self.mark
    }

    /// Where the speaker ends whom a verb has behind it: "said Auchter".
    pub(super) fn speaker_behind(&self) -> Option<usize> {
        (self.subject.tokens.start > self.verb).then_some(self.subject.tokens.end)
    }

    /// Without what stands from token `end` on.
    pub(super) fn until(self, end: usize) -> Self {
        Self { holds: self.holds.start..self.holds.end.min(end), ..self }
    }

    /// Without what a semicolon parts from its verb, or a colon before it.
    fn unparted(self, clause: &Clause<'_>) -> Self {
        let parts = |at: &usize| clause.word(*at) == ";";
        let digit = |at: usize| clause.word(at).starts_with(|first: char| first.is_ascii_digit());
        let parts_before = |at: &usize| parts(at) || clause.word(*at) == ":" && !digit(*at + 1);
        let end = (self.verb..self.holds.end).find(parts).unwrap_or(self.holds.end);
        let start = (self.holds.start..self.verb).rev().find(parts_before).map_or(self.holds.start, |at| at + 1);
        Self { holds: start..end.max(start), ..self }
    }

    pub(super) fn holds(&self, at: usize) -> bool {
        self.holds.contains(&at) && !self.without.contains(&at)
    }

    pub(super) fn is_direct(&self) -> bool {
        self.direct
    }

    pub(super) fn words(&self) -> usize {
        self.holds.len()
    }

    pub(super) fn speaker(&self, clause: &Clause<'_>) -> Option<Speaker> {
        let head = clause.lower(self.subject.head);
        let evidence = lexicon::is_source(Source::Evidence, &clause.lower(self.verb));
        let speaks = !evidence && !lexicon::is_source(Source::Silent, &head)
            || lexicon::is_source(Source::Document, &head)
            || clause.name_at(self.subject.head).is_some()
            || lexicon::gender(&head).is_some();
        let named = naming::named(clause, &self.subject, None).filter(|named| named.firm);
        let whose = || clause.entities.within(self.subject.tokens.clone()).last();
        match named {
            Some(named) if speaks => Some(named.speaker),
            // "FRN figures show": what is silent by itself speaks for whose it is.
            _ if lexicon::is_source(Source::Silent, &head) => whose()
                .map(|name| Speaker { name: clause.entities.of(name).name.clone(), span: clause.span(&name.tokens) }),
            _ => None,
        }
    }
}

/// Every statement of a sentence that hangs on a verb of saying, or stands under "according to".
pub(super) fn all(clause: &Clause<'_>) -> Vec<Hanging> {
    let mut found = Vec::new();
    for at in clause.start()..clause.end() {
        if clause.is(at, &["according"]) {
            found.extend(under_according(clause, at));
        } else if speech(clause, at).is_some() {
            of_verb(clause, at, &mut found);
        }
    }
    found.into_iter().map(|hanging| hanging.unparted(clause)).collect()
}

/// What the verb at token `at` does if it can report a statement: `None` for nouns, passives and words that are only uttered.
fn speech(clause: &Clause<'_>, at: usize) -> Option<Kind> {
    // No word of a closed class reports anything.
    if clause.passages.class(at).is_some() {
        return None;
    }
    let word = clause.lower(at);
    // What neighbours heard nobody said: only courts hear statements.
    let heard = clause.is(at, &["heard", "hears"]) && reporting(clause, at).is_none();
    let reports = lexicon::speech(&word).filter(|_| !heard);
    let estimates = lexicon::is_source(Source::Estimate, &word);
    let shows = lexicon::is_source(Source::Evidence, &word);
    if reports.is_none_or(|kind| kind == Speech::Voice) && !estimates && !shows {
        return None;
    }
    let tree = clause.tree();
    // "Tuala can expect a ban": nobody says so yet.
    let modal = |child: usize| tree.penn(child) == Some(Penn::Md);
    let able = estimates && tree.children(at).any(modal);
    let verb = tree.upos(at) == Some(Upos::Verb) && tree.child(at, &[Relation::AuxPass]).is_none() && !able;
    (verb && !is_in_quotation(clause.passages, at)).then_some(if estimates { Kind::Estimates } else { Kind::Reports })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Reports,
    /// Its object is stated too.
    Estimates,
}

fn of_verb(clause: &Clause<'_>, verb: usize, found: &mut Vec<Hanging>) {
    let tree = clause.tree();
    let parted = |subject: &Phrase| (subject.head..verb).any(|at| clause.word(at) == ";");
    let Some(subject) = subject(clause, &tree, verb).filter(|subject| !parted(subject)) else { return };
    let direct = tree.child(verb, &[Relation::Nsubj]).is_some();
    let estimates = speech(clause, verb) == Some(Kind::Estimates);
    let mut stated = false;
    for child in tree.children(verb) {
        let holds = match tree.relation(child) {
            Some(Relation::Ccomp) => {
                let start = tree.subtree(child).start;
                !opens_relative(clause, start) && !tells_when(clause, start) && !has_object(clause, &tree, verb)
            }
            Some(Relation::Parataxis) => {
                child > verb && clause.word(child.max(1) - 1) != "(" && speech(clause, child).is_none()
            }
            Some(Relation::Obj | Relation::Obl) => {
                estimates && child > verb && is_estimate(clause, verb, &tree.subtree(child))
            }
            // "denied borrowing €2m"
            Some(Relation::Xcomp) if tree.penn(child) == Some(Penn::Vbg) => true,
            Some(Relation::Advcl | Relation::Xcomp) => estimates && has_own_subject(&tree, verb, child),
            _ => false,
        };
        if holds {
            stated = true;
            found.push(Hanging {
                verb,
                subject: subject.clone(),
                direct,
                mark: Mark::Tree,
                holds: tree.subtree(child),
                without: 0..0,
            });
        }
    }
    if let Some(that) = explicit(clause, verb).filter(|_| !stated) {
        stated = true;
        found.push(Hanging {
            verb,
            subject: subject.clone(),
            direct,
            mark: Mark::Tree,
            holds: that..end_of_clause(clause, that),
            without: 0..0,
        });
    }
    // "The fire destroyed 14 looms, the owner said": the report may hang on what it reports.
    let whole = || tree.relation(verb) == Some(Relation::Parataxis) && tree.child(verb, &[Relation::Obj]).is_none();
    if let Some(head) = tree.head(verb).filter(|_| !stated && whole()) {
        found.push(Hanging {
            verb,
            subject,
            direct,
            mark: Mark::Tree,
            holds: tree.subtree(head),
            without: tree.subtree(verb),
        });
    }
}

/// "reported a rise in profit": a verb that has its object states nothing besides, unless somebody is told.
fn has_object(clause: &Clause<'_>, tree: &Tree<'_>, verb: usize) -> bool {
    let tells = lexicon::speech(&clause.lower(verb)) == Some(Speech::Tell);
    !tells && explicit(clause, verb).is_none() && tree.child(verb, &[Relation::Obj]).is_some_and(|object| object > verb)
}

/// ", who has won": a clause about whoever speaks is not what they say.
fn opens_relative(clause: &Clause<'_>, at: usize) -> bool {
    let comma = if clause.word(at) == "," { Some(at) } else { at.checked_sub(1) };
    comma.is_some_and(|comma| clause.word(comma) == "," && clause.is(comma + 1, &["who", "which", "whose"]))
}

/// "the 85 that the developer promised when permission was granted"
fn tells_when(clause: &Clause<'_>, at: usize) -> bool {
    clause.is(at, &["when", "while", "after", "before", "because", "although", "though", "since"])
}

/// The "that" right behind a verb, or behind whom it tells.
fn explicit(clause: &Clause<'_>, verb: usize) -> Option<usize> {
    let told = clause.phrase_at(verb + 1).map_or(verb + 1, |phrase| phrase.tokens.end);
    [verb + 1, told].into_iter().find(|at| clause.is(*at, &["that"]))
}

/// Where what begins at token `from` surely ends: at a semicolon, or a comma before a conjunction.
pub(super) fn end_of_clause(clause: &Clause<'_>, from: usize) -> usize {
    let ends = |at: &usize| {
        let joined = clause.is(at + 1, &["and", "but", "while", "whereas"]);
        clause.word(*at) == ";" || clause.word(*at) == "," && joined
    };
    (from..clause.end()).find(ends).unwrap_or(clause.end())
}

/// Whether what follows an estimating verb is its figure: "puts" needs an "at".
fn is_estimate(clause: &Clause<'_>, verb: usize, object: &Range<usize>) -> bool {
    let at_figure = |at: usize| clause.is(at, &["at"]) && !clause.is(at + 1, &["least", "most"]);
    !clause.is(verb, &["put", "puts", "value", "values", "valued"]) || object.clone().any(at_figure)
}

/// "expects the work to take 11 weeks" tells of the work, "expects to take 11 weeks" of whoever expects it.
fn has_own_subject(tree: &Tree<'_>, verb: usize, infinitive: usize) -> bool {
    tree.child(verb, &[Relation::Obj]).is_some_and(|object| object < infinitive)
}

/// The subject of a verb; that of the verb it goes on from where it has none of its own.
fn subject(clause: &Clause<'_>, tree: &Tree<'_>, verb: usize) -> Option<Phrase> {
    let mut at = verb;
    for _ in 0..LONGEST_CHAIN {
        if let Some(subject) = own_subject(tree, at).filter(|subject| !is_in_quotation(clause.passages, *subject)) {
            return antecedent(clause, tree, at, subject);
        }
        let goes_on = matches!(tree.relation(at)?, Relation::Conj | Relation::Xcomp)
            || tree.is(at, &[Relation::Advcl]) && tree.penn(at) == Some(Penn::Vbg);
        if !goes_on {
            return None;
        }
        at = tree.head(at)?;
    }
    None
}

/// The subject that stands nearest before a verb, else the one behind it: "The tax, Bold said, would cost" seems to have two.
fn own_subject(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let subjects = || tree.children(verb).filter(|child| tree.is(*child, &[Relation::Nsubj]));
    subjects().take_while(|subject| *subject < verb).last().or_else(|| subjects().next())
}

/// How many verbs may share a subject: "went on to say and added".
const LONGEST_CHAIN: usize = 4;

/// The phrase of a subject; for "who" the one that its clause tells of.
fn antecedent(clause: &Clause<'_>, tree: &Tree<'_>, verb: usize, subject: usize) -> Option<Phrase> {
    let head = if clause.is(subject, &["who", "which", "that"]) {
        tree.head(verb).filter(|_| tree.is(verb, &[Relation::AclRelcl]))?
    } else {
        subject
    };
    Some(phrase(clause, tree, head))
}

/// The noun phrase of a head noun, without what hangs on it behind.
fn phrase(clause: &Clause<'_>, tree: &Tree<'_>, head: usize) -> Phrase {
    let name = clause.name_at(head);
    let start = tree.subtree(head).start.min(name.map_or(head, |name| name.tokens.start));
    let start = start + usize::from(clause.word(start) == ",");
    let end = name.map_or_else(|| end_of_flat(tree, head), |name| name.tokens.end);
    // A name's last word is its head as phrases have it.
    Phrase { tokens: start.max(clause.start())..end, head: end - 1 }
}

/// Behind the name that a title is the head of: "Prosecutor Imran Sadiq".
fn end_of_flat(tree: &Tree<'_>, head: usize) -> usize {
    let flat = tree.children(head).filter(|child| *child > head && tree.is(*child, &[Relation::Flat]));
    flat.last().map_or(head + 1, |last| last + 1)
}

/// "According to the mayor, the damage came to £2.3m": the clause that the phrase hangs on.
fn under_according(clause: &Clause<'_>, at: usize) -> Option<Hanging> {
    let tree = clause.tree();
    let source = tree.head(at).filter(|_| tree.is(at, &[Relation::Case]))?;
    let stated = tree.head(source)?;
    Some(Hanging {
        verb: at,
        subject: phrase_behind(clause, &tree, at, source),
        direct: true,
        mark: Mark::Tree,
        holds: tree.subtree(stated),
        without: tree.subtree(source),
    })
}

/// The phrase of the source, without "according to".
fn phrase_behind(clause: &Clause<'_>, tree: &Tree<'_>, according: usize, source: usize) -> Phrase {
    let phrase = phrase(clause, tree, source);
    Phrase { tokens: phrase.tokens.start.max(according + 2).min(phrase.head)..phrase.tokens.end, ..phrase }
}

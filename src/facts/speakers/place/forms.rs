//! Rarer forms of reports: headlines, insertions, acts that are quoted, figures that are put at something.

use super::{
    super::{
        reports::{self, Report},
        verbs::{is_mark, reporting},
    },
    Place,
};
use crate::{
    facts::clause::{Clause, Phrase},
    language::{
        lemma,
        lexicon::{self, Source, Speech},
    },
};

impl<'a> Place<'a, '_> {
    /// `"…", says NAME`, `"…": NAME on her first year`, `NAME: "…"`: what a headline tells. "Jury told" there is who hears it.
    pub(in crate::facts::speakers) fn report_in_title(&self) -> Option<(Clause<'a>, Report)> {
        let clause = self.behind;
        let tells = |report: &Report| lexicon::speech(&clause.lower(report.verb)) == Some(Speech::Tell);
        if let Some((clause, report)) = self.report_behind().filter(|(_, report)| !tells(report)) {
            return Some((clause, report));
        }
        let named = |at: usize| {
            let name = clause.bearer(at).filter(|name| clause.is_person(name.tokens.start))?;
            Some(Phrase { tokens: name.tokens.clone(), head: name.tokens.end - 1 })
        };
        let behind = named(self.close + 1).filter(|_| matches!(clause.word(self.close), ":" | "–" | "—" | "-"));
        let before = || {
            let colon = self.open.checked_sub(1).filter(|at| clause.word(*at) == ":")?;
            named(self.from).filter(|name| name.tokens.end == colon)
        };
        let subject = behind.or_else(before).filter(|_| self.is_sentence() || self.may_stand_in_title())?;
        Some((clause, Report { verb: subject.tokens.end, subject, addressee: None }))
    }

    /// Whether a headline may quote it: more than a word or two that are put in doubt, and no title.
    pub(in crate::facts::speakers) fn may_stand_in_title(&self) -> bool {
        self.is_in_title() && self.quoted.split_whitespace().count() > 3 && !self.is_title()
    }

    /// `The drop, said NAME, "…"`: the report stands in what it reports.
    pub(super) fn inserted(&self, verb: usize) -> Option<Report> {
        let clause = &self.before;
        let comma = verb.checked_sub(1).filter(|at| *at > self.from && clause.word(*at) == ",")?;
        let report = reports::inverted(clause, verb).filter(|_| lexicon::is_plain_speech(&clause.lower(verb)))?;
        let named = clause.name_at(report.subject.head).is_some();
        (named && self.is_told(comma) && clause.word(reports::end(clause, &report)) == ",").then_some(report)
    }

    /// `to learn, as NAME put it, "…"`.
    pub(super) fn as_put(&self) -> Option<Report> {
        let clause = &self.before;
        let it = self.open.checked_sub(2).filter(|at| clause.is(*at, &["it"]) && clause.word(at + 1) == ",")?;
        let starts = |at: &usize| self.is_told(*at) && clause.is(*at, &["as"]);
        let start = (self.from..it).rev().find(starts)?;
        reports::attributed(clause, start).filter(|report| clause.is(report.subject.tokens.end, &["put", "puts"]))
    }

    /// `NAME put the figure at "fewer than 500"`.
    pub(super) fn estimate(&self) -> Option<Report> {
        let at = self.open.checked_sub(1).filter(|at| *at > self.from && self.before.is(*at, &["at"]))?;
        let estimates = |at: &usize| {
            self.is_told(*at)
                && lexicon::is_source(Source::Estimate, &self.before.lower(*at))
                && self.before.is_open(*at)
        };
        let verb = (self.from..at).rev().find(estimates)?;
        let subject = self.before.subject_of(verb).filter(|subject| subject.tokens.start >= self.from)?;
        Some(Report { subject, verb, addressee: None })
    }

    /// `The barrier was dismissed by a minister as "a garden gate"`, `was described as "a garden gate" by a minister`.
    pub(super) fn described_by(&self) -> Option<Report> {
        let clause = &self.before;
        let describes = |at: &usize| *at > self.from && lexicon::speech(&clause.lower(*at)) == Some(Speech::Describe);
        let last = self.open.checked_sub(1).filter(|at| *at > self.from && !self.is_title())?;
        if let Some(verb) = last.checked_sub(usize::from(clause.is(last, &["as"]))).filter(describes) {
            let by = Some(self.close).filter(|at| clause.is(*at, &["by"]))?;
            return Some(Report { subject: reports::subject_at(clause, by + 1)?, verb, addressee: None });
        }
        let by = (self.from..last).rev().find(|at| self.is_told(*at) && clause.is(*at, &["by"]))?;
        let subject = reports::subject_at(clause, by + 1).filter(|_| clause.is(last, &["as"]))?;
        let verb = by.checked_sub(1).filter(describes)?;
        (reports::behind_prepositions(clause, subject.tokens.end) == last).then_some(Report {
            subject,
            verb,
            addressee: None,
        })
    }

    /// `The two presidents "expressed deep concern"`: the quotation tells itself what its subject says.
    pub(super) fn act(&self) -> Option<Report> {
        let first = (self.open..self.close).find(|at| !is_mark(&self.before, *at))?;
        let word = self.before.lower(first);
        let speaks = lexicon::speech(&word).is_some_and(|kind| kind != Speech::Think) && !word.ends_with("ing");
        let start = (self.from..self.open).rev().find(|at| self.before.word(*at) == ",").map_or(self.from, |at| at + 1);
        let subject = reports::subject_at(&self.before, start).filter(|_| speaks && is_finite_form(&word))?;
        let leads = reports::skip_adverbs(&self.before, reports::behind_prepositions(&self.before, subject.tokens.end));
        (leads == self.open && self.words().count() > 1).then_some(Report { subject, verb: first, addressee: None })
    }

    /// "He denied it: an inspection had found “no more than three cracks”": who reports what something shows, which does not speak itself.
    pub(super) fn outer_of(&self, inner: &Report, kind: Speech) -> Option<Report> {
        let clause = &self.before;
        let head = clause.lower(inner.subject.head);
        let speaks = clause.name_at(inner.subject.head).is_some()
            || clause.class(inner.subject.head).is_some()
            || lexicon::is_person_noun(&head)
            || lemma::is_plural(&head)
            || lexicon::is_source(Source::Document, &head)
            || lexicon::is_source(Source::Hearing, &head);
        let says = |at: &usize| {
            let kind = reporting(clause, *at);
            self.is_told(*at) && matches!(kind, Some(Speech::Say | Speech::Tell))
        };
        let verb = (self.from..inner.verb).rev().find(says).filter(|_| kind == Speech::Think && !speaks)?;
        reports::with_verb(clause, self.from, verb)
    }
}

/// Whether a verb is no bare form: "expressed", "condemns".
fn is_finite_form(word: &str) -> bool {
    word.ends_with("ed") || word.ends_with('s') || lemma::is_irregular_verb(word)
}

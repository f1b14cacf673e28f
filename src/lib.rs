//! Tests articles the way a test runner tests code.
//!
//! A claims file says what an article should say; the crate reads both and tells of each claim whether the article supports it. The way
//! of the data is the layout of the crate:
//!
//! ```text
//! article text ── text ── language ── values ── facts ──┬── rules ── findings ──┐
//!                                                       └───────────┐           ├── report
//! claims text ─── claims ──────────────────────────────── verdict ──┴── cases ──┘
//! ```
//!
//! - [`source`] names a text and the places in it; [`diagnostic`] is whatever there is to tell, as plain data. [`formats`] takes articles out of web
//!   pages, Markdown and JSON.
//! - [`text`] takes an article apart into blocks, sentences, tokens and quotations, all of them spans; [`language`] knows words.
//! - [`values`] are typed, and compare as an [`interval`] each: "nearly 200" is no exact figure. [`facts`] are values bound to what they are
//!   about and to who says them.
//! - [`rules`] find what is wrong with an article by itself. [`check`] is everything up to here.
//! - [`compare`] holds a draft against its sources, with [`check_against`].
//! - [`claims`] is the language of claims files, with the errors of [`parse`]; [`verdict`] holds its statements against facts.
//! - [`agreement`] tells in what several articles differ, and in what they agree.
//! - [`report`] shows what a run came to. [`run`] reads files, [`stream`] answers JSON lines, [`cli`] is the program.
//!
//! A layer uses only those before it. Up to [`report`], all is pure: the same input gives the same output, on any machine at any time.
//!
//! ```
//! use factlint::{claims, source::Source, verdict};
//!
//! let text = "Leaders speak\n\nThe call lasted 85 minutes, an aide said.\n";
//! let article = factlint::check(Source::new("article.txt", text)?, Some("2026-02-04".parse()?));
//! assert!(article.analysis.facts.iter().any(|fact| fact.path() == "call.duration"));
//!
//! let (claims, mistakes) = claims::parse(&Source::new("first.claims", "call.duration == 85min\n")?);
//! assert!(mistakes.is_empty());
//!
//! let judged = verdict::judge(&claims, &[verdict::Subject { name: None, checked: &article }]);
//! assert!(judged.cases.iter().all(|case| case.verdict.passed()));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod agreement;
pub mod changes;
pub mod claims;
pub mod cli;
pub mod compare;
pub mod coverage;
pub mod diagnostic;
pub mod facts;
pub mod formats;
mod guard;
pub mod interval;
pub mod language;
pub mod mutate;
pub mod parse;
pub mod report;
pub mod rules;
pub mod run;
pub mod settings;
pub mod source;
pub mod stream;
pub mod suggest;
mod tables;
pub mod text;
pub mod values;
pub mod verdict;

use compare::{Comparison, Index};
use diagnostic::{Diagnostic, Label, Severity};
use facts::Analysis;
use jiff::civil::Date;
use rules::Selection;
use source::Source;
use std::sync::Arc;
use text::Article;
use verdict::Checked;

/// Reads an article and runs the rules over it that are on by default. Pure: no input or output, no clock, no globals.
///
/// `date` is the date of publication where the caller knows it; it wins over the text's own.
pub fn check(source: Arc<Source>, date: Option<Date>) -> Checked {
    check_with(source, date, &Selection::Default)
}

/// The same with the rules of `selection`.
pub fn check_with(source: Arc<Source>, date: Option<Date>, selection: &Selection) -> Checked {
    checked(facts::analyse(source, date), selection)
}

fn checked(analysis: Analysis, selection: &Selection) -> Checked {
    let (mut findings, faults) = rules::run(selection.rules(), &analysis);
    for finding in &mut findings {
        finding.severity = selection.level(finding.code).unwrap_or(finding.severity);
    }
    findings.extend(foreign(&analysis));
    findings.sort_by_key(|finding| finding.labels.first().map(|label| label.span));
    Checked { analysis, findings, faults }
}

/// Reads an article that others are held against: no rule is run over it, and what it states is read only where they ask for it.
pub fn skim(source: Arc<Source>, date: Option<Date>) -> Checked {
    let analysis = facts::skim(source, date);
    Checked { findings: foreign(&analysis).into_iter().collect(), analysis, faults: Vec::new() }
}

/// Reads a draft, and holds it against its sources. A draft without a date of its own is read as of its newest source.
pub fn check_against<'a>(
    draft: Arc<Source>,
    date: Option<Date>,
    sources: impl IntoIterator<Item = &'a Analysis>,
) -> (Checked, Comparison) {
    check_against_with(draft, date, &Selection::Default, sources)
}

/// The same with the rules of `selection`: a comparison needs none.
pub fn check_against_with<'a>(
    draft: Arc<Source>,
    date: Option<Date>,
    selection: &Selection,
    sources: impl IntoIterator<Item = &'a Analysis>,
) -> (Checked, Comparison) {
    let sources: Vec<&Analysis> = sources.into_iter().collect();
    let own = date.or_else(|| facts::published(&Article::read(Arc::clone(&draft))));
    let date = own.or_else(|| compare::newest(sources.iter().copied()));
    // A comparison asks for little of what a draft states; rules ask for all of it.
    let read = if selection.rules().next().is_some() { facts::analyse } else { facts::skim };
    let checked = checked(read(draft, date), selection);
    let comparison = compare::compare(&checked.analysis, &Index::of(sources));
    (checked, comparison)
}

/// The note that a text is none that facts can be read from.
fn foreign(analysis: &Analysis) -> Option<Diagnostic> {
    let article = &analysis.article;
    let first = article.sentences.first().filter(|_| !article.is_english())?;
    let note = Diagnostic::error("not-english", "this does not read like English prose: no fact of it is certain")
        .severity(Severity::Note)
        .label(Label::new(&article.source, first.span, "by its commonest words"));
    Some(note.help("facts are read from English only; none of them contradicts a claim here"))
}

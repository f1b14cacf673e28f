//! Everything that a run found out, for programs. `schemas/report.schema.json` describes it; its keys are those of the stream.
//!
//! Offsets and columns count code points. Keys may be added within a version of the schema; one that goes or changes makes a new version.

use super::{
    Format, Options, Run, foreign, records,
    results::{self, Place, Problem, Test},
};
use crate::{
    claims,
    diagnostic::Severity,
    source::{CodePoints, Source, Span},
    verdict::{self, Verdict},
};
use serde::Serialize;
use std::{collections::BTreeMap, sync::Arc};

pub(super) const FORMAT: Format = Format {
    name: "json",
    description: "programs: everything, by a schema with a version",
    shares: false,
    render: |run, options| foreign::pretty_json(&Report::new(run, options)),
};

/// The version of the schema: a key that goes or changes its meaning makes a new one.
pub const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    #[serde(flatten)]
    versions: Versions,
    #[serde(flatten)]
    summary: Summary,
    articles: Vec<ArticleRecord<'a>>,
    suites: Vec<SuiteRecord<'a>>,
    findings: Vec<ProblemRecord<'a>>,
    errors: Vec<ProblemRecord<'a>>,
}

impl<'a> Report<'a> {
    fn new(run: &'a Run, options: &Options) -> Self {
        let mut counting = Counting::default();
        let suites = (0..run.suites.len()).map(|at| SuiteRecord::new(run, at, &mut counting)).collect();
        let mut told = |problems: Vec<Problem<'a>>| {
            problems.iter().map(|problem| ProblemRecord::new(problem, &mut counting)).collect()
        };
        Self {
            versions: Versions::now(),
            summary: Summary::new(run, options),
            articles: run.articles.iter().map(|article| ArticleRecord::new(article)).collect(),
            suites,
            findings: told(results::findings(run)),
            errors: told(results::errors(run)),
        }
    }
}

/// What the report was written by, and what its words mean.
#[derive(Serialize)]
pub(super) struct Versions {
    schema: u32,
    factlint: &'static str,
    claims_language: u32,
    verdicts: u32,
}

impl Versions {
    pub(super) fn now() -> Self {
        Self {
            schema: SCHEMA_VERSION,
            factlint: env!("CARGO_PKG_VERSION"),
            claims_language: claims::VERSION,
            verdicts: verdict::VERSION,
        }
    }
}

/// What it all comes to.
#[derive(Serialize)]
pub(super) struct Summary {
    status: u8,
    stopped: bool,
    #[serde(rename = "summary")]
    counts: Counts,
}

#[derive(Serialize)]
struct Counts {
    claims: BTreeMap<&'static str, usize>,
    findings: BTreeMap<&'static str, usize>,
    errors: usize,
    articles: usize,
}

impl Summary {
    pub(super) fn new(run: &Run, options: &Options) -> Self {
        let cases = || run.suites.iter().flat_map(|suite| &suite.cases);
        let verdict = |verdict: &Verdict| (key(*verdict), cases().filter(|case| case.verdict == *verdict).count());
        let level =
            |level: &Severity| (level.name(), run.findings.iter().filter(|finding| finding.severity == *level).count());
        Self {
            status: run.exit_status(options.fail_on),
            stopped: run.stopped,
            counts: Counts {
                claims: Verdict::ALL.iter().map(verdict).collect(),
                findings: [Severity::Error, Severity::Warning, Severity::Note].iter().map(level).collect(),
                errors: run.errors.len(),
                articles: run.articles.len(),
            },
        }
    }
}

/// A verdict as a key: `not_checked`.
fn key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Unchecked => "not_checked",
        verdict => verdict.name(),
    }
}

#[derive(Serialize)]
pub(super) struct ArticleRecord<'a> {
    article: &'a str,
    date: Option<String>,
}

impl<'a> ArticleRecord<'a> {
    pub(super) fn new(article: &'a verdict::Checked) -> Self {
        Self { article: article.analysis.article.source.name(), date: records::date(&article.analysis) }
    }
}

#[derive(Serialize)]
struct SuiteRecord<'a> {
    file: &'a str,
    articles: Vec<NamedRecord<'a>>,
    claims: Vec<ClaimRecord<'a>>,
}

#[derive(Serialize)]
struct NamedRecord<'a> {
    article: &'a str,
    name: Option<&'a str>,
}

impl<'a> SuiteRecord<'a> {
    fn new(run: &'a Run, at: usize, counting: &mut Counting<'a>) -> Self {
        let named = |(name, article): &'a (Option<String>, usize)| {
            let source = &run.articles.get(*article)?.analysis.article.source;
            Some(NamedRecord { article: source.name(), name: name.as_deref() })
        };
        let suite = &run.suites[at];
        Self {
            file: suite.claims.source.name(),
            articles: suite.articles.iter().filter_map(named).collect(),
            claims: results::tests(run, at).iter().map(|test| ClaimRecord::new(test, counting)).collect(),
        }
    }
}

/// A claim and what it comes to.
#[derive(Serialize)]
pub(super) struct ClaimRecord<'a> {
    claim: String,
    label: Option<String>,
    because: Option<String>,
    place: PlaceRecord<'a>,
    article: Option<&'a str>,
    verdict: &'static str,
    passed: bool,
    firm: bool,
    reason: Option<String>,
    evidence: Vec<PlaceRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<ProblemRecord<'a>>,
}

impl<'a> ClaimRecord<'a> {
    pub(super) fn new(test: &Test<'a>, counting: &mut Counting<'a>) -> Self {
        let case = test.case;
        Self {
            claim: test.statement.clone(),
            label: test.label.clone(),
            because: test.because.clone(),
            place: counting.place(test.place),
            article: test.article.map(|article| article.name()),
            verdict: key(case.verdict),
            passed: case.verdict.passed(),
            firm: !case.weak,
            reason: case.reason.as_deref().map(foreign::line),
            evidence: test.evidence().map(|place| counting.place(place)).collect(),
            problem: test.problem.as_ref().map(|problem| ProblemRecord::new(problem, counting)),
        }
    }
}

/// Something that is wrong.
#[derive(Serialize)]
pub(super) struct ProblemRecord<'a> {
    rule: &'a str,
    level: &'static str,
    message: String,
    place: Option<PlaceRecord<'a>>,
    label: Option<String>,
    related: Vec<RelatedRecord<'a>>,
    notes: Vec<String>,
    help: Option<String>,
    fix: Option<FixRecord<'a>>,
}

#[derive(Serialize)]
struct RelatedRecord<'a> {
    place: PlaceRecord<'a>,
    label: String,
}

#[derive(Serialize)]
struct FixRecord<'a> {
    start: usize,
    end: usize,
    replacement: &'a str,
}

impl<'a> ProblemRecord<'a> {
    pub(super) fn new(problem: &Problem<'a>, counting: &mut Counting<'a>) -> Self {
        let fix = problem.place.zip(problem.fix).map(|(place, fix)| {
            let [start, end] = counting.offsets(place.source, fix.span);
            FixRecord { start, end, replacement: fix.replacement.as_str() }
        });
        let related = problem.related.iter();
        Self {
            rule: problem.code,
            level: problem.level.name(),
            message: problem.message.clone(),
            place: problem.place.map(|place| counting.place(place)),
            label: Some(problem.label.clone()).filter(|label| !label.is_empty()),
            related: related
                .map(|(place, said)| RelatedRecord { place: counting.place(*place), label: said.clone() })
                .collect(),
            notes: problem.notes.clone(),
            help: problem.help.clone(),
            fix,
        }
    }
}

/// Words of a file: offsets, lines and columns, and the words as they stand there.
#[derive(Serialize)]
pub(super) struct PlaceRecord<'a> {
    file: &'a str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: &'a str,
}

/// Counts the code points of each text on from the last place in it.
#[derive(Default)]
pub(super) struct Counting<'a> {
    texts: BTreeMap<*const Source, CodePoints<'a>>,
}

impl<'a> Counting<'a> {
    fn offsets(&mut self, source: &'a Arc<Source>, span: Span) -> records::Place {
        let points = self.texts.entry(Arc::as_ptr(source)).or_insert_with(|| CodePoints::new(source.text()));
        records::place(points, span)
    }

    pub(super) fn place(&mut self, place: Place<'a>) -> PlaceRecord<'a> {
        let [start, end] = self.offsets(place.source, place.span);
        let (first, last) = place.positions();
        PlaceRecord {
            file: place.name(),
            start,
            end,
            line: first.line,
            column: first.column,
            end_line: last.line,
            end_column: last.column,
            text: place.words(),
        }
    }
}

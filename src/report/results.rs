//! A run as the formats for machines see it: tests, one a claim, and problems. All words in it are harmless lines already.

use super::{Run, Suite, foreign::line, statement};
use crate::{
    claims::StatementKind,
    diagnostic::{Diagnostic, Fix, Severity},
    source::{Position, Source, Span},
    verdict::{Case, Evidence, Verdict},
};
use std::{collections::BTreeSet, sync::Arc, time::Duration};

/// Words of a text.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) source: &'a Arc<Source>,
    pub(super) span: Span,
}

impl<'a> Place<'a> {
    pub(super) fn name(&self) -> &'a str {
        self.source.name()
    }

    /// The words themselves: foreign text.
    pub(super) fn words(&self) -> &'a str {
        self.source.slice(self.span)
    }

    /// Line and column of the first character, and of the one behind the last.
    pub(super) fn positions(&self) -> (Position, Position) {
        (self.source.position(self.span.start), self.source.position(self.span.end.max(self.span.start)))
    }

    /// `seeds/a.txt:18:26 “one hour and 25 minutes”`
    pub(super) fn quoted(&self) -> String {
        format!("{} “{}”", self.shown(), line(self.words()))
    }

    /// `seeds/a.txt:18:26`
    pub(super) fn shown(&self) -> String {
        let Position { line: row, column } = self.source.position(self.span.start);
        format!("{}:{row}:{column}", line(self.name()))
    }
}

/// Something that is wrong: a claim that did not pass, what a rule found, what could not be read.
pub(super) struct Problem<'a> {
    /// The verdict, the rule or the kind of error.
    pub(super) code: &'a str,
    pub(super) level: Severity,
    pub(super) message: String,
    pub(super) place: Option<Place<'a>>,
    /// What is said of that place.
    pub(super) label: String,
    /// Other places and what is said of them.
    pub(super) related: Vec<(Place<'a>, String)>,
    pub(super) notes: Vec<String>,
    pub(super) help: Option<String>,
    pub(super) fix: Option<&'a Fix>,
    /// The claim that did not pass, and the article that it was judged over by itself.
    pub(super) claim: Option<String>,
}

impl<'a> Problem<'a> {
    fn of(diagnostic: &'a Diagnostic) -> Self {
        let mut places = diagnostic
            .labels
            .iter()
            .map(|label| (Place { source: &label.source, span: label.span }, line(&label.text)));
        let (place, label) = places.next().unzip();
        Self {
            code: diagnostic.code,
            level: diagnostic.severity,
            message: line(&diagnostic.message),
            place,
            label: label.unwrap_or_default(),
            related: places.collect(),
            notes: diagnostic.notes.iter().map(|note| line(note)).filter(|note| !note.is_empty()).collect(),
            help: diagnostic.help.as_deref().map(line),
            fix: diagnostic.labels.first().and_then(|label| label.fix.as_ref()),
            claim: None,
        }
    }

    /// What there is to tell behind the message, a line each: who else has a part in it, further evidence, what to do.
    pub(super) fn details(&self) -> Vec<String> {
        let here =
            self.place.filter(|_| !self.label.is_empty()).map(|place| format!("{}: {}", place.shown(), self.label));
        let related = self.related.iter().map(|(place, said)| format!("{}: {said}", place.shown()));
        let help = self.help.iter().map(|help| format!("help: {help}"));
        here.into_iter()
            .chain(related)
            .chain(self.notes.iter().map(|note| format!("note: {note}")))
            .chain(help)
            .collect()
    }

    /// The message with its details, a line each.
    pub(super) fn text(&self) -> String {
        std::iter::once(self.message.clone()).chain(self.details()).collect::<Vec<_>>().join("\n")
    }

    /// The message behind the name of the rule or verdict.
    pub(super) fn named(&self) -> String {
        format!("{}: {}", self.code, self.message)
    }

    /// `18:26`, for readers who know the file.
    pub(super) fn at(&self) -> String {
        let start = self.place.map_or(Position { line: 1, column: 1 }, |place| place.positions().0);
        format!("{}:{}", start.line, start.column)
    }

    /// The line it stands on, from 1, and the last one that it takes.
    pub(super) fn lines(&self) -> (usize, usize) {
        self.place.map_or((1, 1), |place| {
            let (start, end) = place.positions();
            (start.line, end.line)
        })
    }
}

/// A claim with its verdict.
pub(super) struct Test<'a> {
    pub(super) suite: &'a Suite,
    pub(super) case: &'a Case,
    /// The statement on one line, without label and reason.
    pub(super) statement: String,
    pub(super) label: Option<String>,
    pub(super) because: Option<String>,
    pub(super) place: Place<'a>,
    /// The article, where the statement was judged over every one by itself.
    pub(super) article: Option<&'a Arc<Source>>,
    /// How long it took, where that was measured.
    pub(super) time: Option<Duration>,
    /// Where it did not pass.
    pub(super) problem: Option<Problem<'a>>,
    run: &'a Run,
}

impl<'a> Test<'a> {
    fn new(run: &'a Run, suite: &'a Suite, case: &'a Case, time: Option<Duration>) -> Option<Self> {
        let parsed = suite.claims.statements.get(case.statement)?;
        let statement = line(&statement::written(&suite.claims, parsed));
        let place = Place { source: &suite.claims.source, span: parsed.span };
        let article = case.article.and_then(|article| source(run, suite, article));
        let mut test = Self {
            suite,
            case,
            statement,
            label: parsed.label.as_ref().map(|label| line(&label.node)),
            because: parsed.because.as_ref().map(|because| line(&because.node)),
            place,
            article,
            time,
            problem: None,
            run,
        };
        test.problem = (!case.verdict.passed()).then(|| test.failure());
        Some(test)
    }

    /// Whether it fails a run that findings of level `fail_on` fail.
    pub(super) fn fails(&self, fail_on: Severity) -> bool {
        self.case.verdict == Verdict::Unchecked || self.case.severity() >= Some(fail_on)
    }

    /// Its label, else the statement; with the article where there is one of its own.
    pub(super) fn name(&self) -> String {
        let name = self.label.as_ref().unwrap_or(&self.statement);
        self.article.map_or_else(|| name.clone(), |article| format!("{name} [{}]", line(article.name())))
    }

    /// What it claims, behind its label and the article where it has them.
    fn claim(&self) -> String {
        let name = self.name();
        if self.label.is_some() { format!("{name}: {}", self.statement) } else { name }
    }

    /// The words that decide it.
    pub(super) fn evidence(&self) -> impl Iterator<Item = Place<'a>> {
        let place = |evidence: &Evidence| {
            Some(Place { source: source(self.run, self.suite, evidence.article)?, span: evidence.span })
        };
        self.case.evidence.iter().filter_map(place)
    }

    fn failure(&self) -> Problem<'a> {
        let verdict = self.case.verdict;
        let told = self.case.diagnostic.as_ref().map(Problem::of);
        let reason = self.case.reason.as_ref().map(|reason| format!(" ({})", line(reason))).unwrap_or_default();
        let empty = || Problem {
            code: code(verdict),
            level: level(verdict),
            message: String::new(),
            place: Some(self.place),
            label: String::new(),
            related: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: None,
            claim: None,
        };
        let told = told.unwrap_or_else(empty);
        Problem {
            code: code(verdict),
            level: level(verdict),
            message: format!("{}{reason}", self.claim()),
            place: told.place.or(Some(self.place)),
            claim: Some(self.claim()),
            ..told
        }
    }
}

fn source<'a>(run: &'a Run, suite: &Suite, article: usize) -> Option<&'a Arc<Source>> {
    let (_, at) = suite.articles.get(article)?;
    Some(&run.articles.get(*at)?.analysis.article.source)
}

/// The name of a verdict as a rule.
pub(super) fn code(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Unchecked => "not-checked",
        verdict => verdict.name(),
    }
}

/// How bad it is that a claim comes to this.
pub(super) fn level(verdict: Verdict) -> Severity {
    match verdict {
        Verdict::Contradicted | Verdict::Unchecked => Severity::Error,
        Verdict::Unverified | Verdict::Ambiguous => Severity::Warning,
        Verdict::Supported | Verdict::Unused => Severity::Note,
    }
}

/// The tests of a claims file, in its order.
pub(super) fn tests(run: &Run, suite: usize) -> Vec<Test<'_>> {
    let Some(file) = run.suites.get(suite) else { return Vec::new() };
    let time = |case: usize| run.times.get(suite).and_then(|times| times.get(case)).copied();
    file.cases.iter().enumerate().filter_map(|(at, case)| Test::new(run, file, case, time(at))).collect()
}

/// The tests of all files.
pub(super) fn all_tests(run: &Run) -> Vec<Test<'_>> {
    (0..run.suites.len()).flat_map(|suite| tests(run, suite)).collect()
}

/// What the rules found.
pub(super) fn findings(run: &Run) -> Vec<Problem<'_>> {
    run.findings.iter().map(Problem::of).collect()
}

/// What could not be read or checked, each once.
pub(super) fn errors(run: &Run) -> Vec<Problem<'_>> {
    let mut errors: Vec<Problem<'_>> = Vec::new();
    for error in run.errors.iter().map(Problem::of) {
        let told = |other: &Problem<'_>| (other.code, other.text()) == (error.code, error.text());
        if !errors.last().is_some_and(told) {
            errors.push(error);
        }
    }
    errors
}

/// Everything that is wrong: the claims in the order of their files, then findings, then errors.
pub(super) fn problems(run: &Run) -> Vec<Problem<'_>> {
    let failed = all_tests(run).into_iter().filter_map(|test| test.problem);
    failed.chain(findings(run)).chain(errors(run)).collect()
}

/// A finding that an `expect` or an `allow` accepts, and why.
pub(super) struct Accepted<'a> {
    pub(super) finding: Problem<'a>,
    /// The reason that the statement gives, else the statement.
    pub(super) because: String,
}

/// The findings that are accepted, each by the first statement that does.
pub(super) fn accepted(run: &Run) -> Vec<Accepted<'_>> {
    let mut accepted: Vec<Accepted<'_>> = Vec::new();
    let mut seen = BTreeSet::new();
    for test in all_tests(run) {
        let Some(rule) = accepting(&test) else { continue };
        for evidence in &test.case.evidence {
            let Some((_, article)) = test.suite.articles.get(evidence.article) else { continue };
            let here = |finding: &&Diagnostic| {
                finding.code == rule && finding.labels.first().is_some_and(|label| label.span == evidence.span)
            };
            let finding = run.articles.get(*article).and_then(|checked| checked.findings.iter().find(here));
            let Some(finding) = finding.filter(|_| seen.insert((*article, rule, evidence.span))) else { continue };
            let because = test.because.clone().unwrap_or_else(|| test.statement.clone());
            accepted.push(Accepted { finding: Problem::of(finding), because });
        }
    }
    accepted
}

/// The rule whose findings a test accepts.
fn accepting<'a>(test: &Test<'a>) -> Option<&'a str> {
    match &test.suite.claims.statements.get(test.case.statement)?.kind {
        StatementKind::Expect { rule, .. } | StatementKind::Allow { rule, .. } => Some(&rule.node),
        _ => None,
    }
}

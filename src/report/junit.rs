//! The XML of `JUnit`, as most CI servers read it: a suite a file, a test case a claim. The rules are a suite for each article.
//!
//! A claim that did not pass is a failure, one that could not be checked an error. What is below the level that fails the run is a passed case
//! with output.

use super::{
    Format, Options, Run,
    foreign::xml,
    results::{self, Problem, Test},
};
use crate::verdict::Verdict;
use std::{collections::BTreeMap, fmt::Write, time::Duration};

pub(super) const FORMAT: Format =
    Format { name: "junit", description: "CI servers: JUnit XML, every claim a test case", shares: false, render };

/// What a test case holds.
enum Outcome {
    Passed(String),
    Failure { kind: String, message: String, body: String },
    Error { kind: String, message: String, body: String },
}

struct Case {
    name: String,
    file: String,
    line: usize,
    time: Option<Duration>,
    outcome: Outcome,
}

struct Group {
    name: String,
    cases: Vec<Case>,
}

impl Group {
    fn count(&self, wanted: fn(&Outcome) -> bool) -> usize {
        self.cases.iter().filter(|case| wanted(&case.outcome)).count()
    }

    fn time(&self) -> Duration {
        self.cases.iter().filter_map(|case| case.time).sum()
    }
}

fn render(run: &Run, options: &Options) -> String {
    let groups: Vec<Group> =
        claims(run, options).into_iter().chain(articles(run, options)).chain(errors(run)).collect();
    let total: Duration = groups.iter().map(Group::time).sum();
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    let sum = |wanted: fn(&Outcome) -> bool| groups.iter().map(|group| group.count(wanted)).sum();
    let counts = counts(sum(|_| true), sum(is_failure), sum(is_error));
    let _ = writeln!(out, "<testsuites name=\"factlint\" {counts}{}>", time(Some(total), options));
    for group in &groups {
        let counts = self::counts(group.cases.len(), group.count(is_failure), group.count(is_error));
        let (name, time) = (xml(&group.name), time(Some(group.time()), options));
        let _ = writeln!(out, "  <testsuite name=\"{name}\" {counts} skipped=\"0\"{time}>");
        for case in &group.cases {
            push(&mut out, case, &name, options);
        }
        out += "  </testsuite>\n";
    }
    out + "</testsuites>\n"
}

fn counts(tests: usize, failures: usize, errors: usize) -> String {
    format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"")
}

fn is_failure(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Failure { .. })
}

fn is_error(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Error { .. })
}

/// In seconds; readers ask for an attribute where there is a clock at all.
fn time(time: Option<Duration>, options: &Options) -> String {
    let time = time.filter(|_| options.times);
    time.map(|time| format!(" time=\"{:.6}\"", time.as_secs_f64())).unwrap_or_default()
}

fn push(out: &mut String, case: &Case, class: &str, options: &Options) {
    let (name, file, time) = (xml(&case.name), xml(&case.file), time(case.time, options));
    let _ =
        write!(out, "    <testcase name=\"{name}\" classname=\"{class}\" file=\"{file}\" line=\"{}\"{time}", case.line);
    let (element, kind, message, body) = match &case.outcome {
        Outcome::Passed(told) if told.is_empty() => return out.push_str("/>\n"),
        Outcome::Passed(told) => {
            let _ = writeln!(out, ">\n      <system-out>{}</system-out>\n    </testcase>", lines(told));
            return;
        }
        Outcome::Failure { kind, message, body } => ("failure", kind, message, body),
        Outcome::Error { kind, message, body } => ("error", kind, message, body),
    };
    let (kind, message) = (xml(kind), xml(message));
    let _ = writeln!(out, ">\n      <{element} type=\"{kind}\" message=\"{message}\">{}</{element}>", lines(body));
    out.push_str("    </testcase>\n");
}

/// Text of several lines.
fn lines(text: &str) -> String {
    text.lines().map(xml).collect::<Vec<_>>().join("\n")
}

fn claims(run: &Run, options: &Options) -> Vec<Group> {
    let group = |(at, suite): (usize, &super::Suite)| Group {
        name: suite.claims.source.name().to_owned(),
        cases: results::tests(run, at).iter().map(|test| claim(test, options)).collect(),
    };
    run.suites.iter().enumerate().map(group).collect()
}

fn claim(test: &Test<'_>, options: &Options) -> Case {
    let outcome = match &test.problem {
        None => Outcome::Passed(passed(test)),
        Some(problem) => {
            let (kind, message, body) = told(problem);
            if test.case.verdict == Verdict::Unchecked {
                Outcome::Error { kind, message, body }
            } else if test.fails(options.fail_on) {
                Outcome::Failure { kind, message, body }
            } else {
                Outcome::Passed(format!("{}: {body}", problem.level.name()))
            }
        }
    };
    let line = test.place.positions().0.line;
    Case { name: test.name(), file: test.place.name().to_owned(), line, time: test.time, outcome }
}

/// The words that support a claim.
fn passed(test: &Test<'_>) -> String {
    test.evidence().map(|place| place.quoted()).collect::<Vec<_>>().join("\n")
}

fn told(problem: &Problem<'_>) -> (String, String, String) {
    (problem.code.to_owned(), problem.named(), problem.text())
}

/// A suite for each article, so that one that was found good is seen, too.
fn articles(run: &Run, options: &Options) -> Vec<Group> {
    let mut cases: BTreeMap<&str, Vec<Case>> = BTreeMap::new();
    for problem in results::findings(run) {
        cases.entry(problem.place.map_or("", |place| place.name())).or_default().push(finding(&problem, options));
    }
    let mut groups: Vec<Group> = Vec::with_capacity(run.articles.len());
    for article in &run.articles {
        let name = article.analysis.article.source.name();
        let good = || {
            let outcome = Outcome::Passed(String::new());
            vec![Case { name: "rules".to_owned(), file: name.to_owned(), line: 1, time: None, outcome }]
        };
        groups.push(Group { name: name.to_owned(), cases: cases.remove(name).unwrap_or_else(good) });
    }
    let others: Vec<Case> = cases.into_values().flatten().collect();
    if !others.is_empty() {
        groups.push(Group { name: "other findings".to_owned(), cases: others });
    }
    groups
}

fn finding(problem: &Problem<'_>, options: &Options) -> Case {
    let (kind, message, body) = told(problem);
    let outcome = if problem.level >= options.fail_on {
        Outcome::Failure { kind, message, body }
    } else {
        Outcome::Passed(format!("{}: {body}", problem.level.name()))
    };
    let (line, _) = problem.lines();
    let file = problem.place.map_or("", |place| place.name()).to_owned();
    Case { name: format!("{} at {}", problem.code, problem.at()), file, line, time: None, outcome }
}

fn errors(run: &Run) -> Option<Group> {
    let error = |problem: &Problem<'_>| {
        let (kind, message, body) = told(problem);
        let file = problem.place.map_or("", |place| place.name()).to_owned();
        let outcome = Outcome::Error { kind, message, body };
        Case { name: problem.message.clone(), file, line: problem.lines().0, time: None, outcome }
    };
    let cases: Vec<Case> = results::errors(run).iter().map(error).collect();
    (!cases.is_empty()).then(|| Group { name: "errors".to_owned(), cases })
}

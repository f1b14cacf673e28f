//! The Test Anything Protocol, version 14: a line a claim or problem, with its details as YAML.

use super::{
    Format, Options, Run, foreign,
    results::{self, Problem, Test},
};
use std::fmt::Write;

pub(super) const FORMAT: Format =
    Format { name: "tap", description: "TAP consumers: version 14, with YAML diagnostics", shares: false, render };

fn render(run: &Run, options: &Options) -> String {
    let tests = results::all_tests(run);
    let problems: Vec<Problem<'_>> = results::findings(run).into_iter().chain(results::errors(run)).collect();
    let errors = problems.len() - run.findings.len();
    let mut out = format!("TAP version 14\n1..{}\n", tests.len() + problems.len());
    let mut number = 0..;
    for test in &tests {
        let good = !test.fails(options.fail_on);
        let _ = writeln!(out, "{} {} - {}", outcome(good), number.next().unwrap_or(0) + 1, name(test));
        out += &claim(test);
    }
    for (at, problem) in problems.iter().enumerate() {
        let bad = at + errors >= problems.len() || problem.level >= options.fail_on;
        let place = problem.place.map(|place| format!("{} ", place.shown())).unwrap_or_default();
        let told = escaped(&format!("{place}{}", problem.message));
        let _ = writeln!(out, "{} {} - {told}", outcome(!bad), number.next().unwrap_or(0) + 1);
        out += &block(&details(problem));
    }
    out
}

fn outcome(good: bool) -> &'static str {
    if good { "ok" } else { "not ok" }
}

fn name(test: &Test<'_>) -> String {
    escaped(&format!("{} {}", test.place.shown(), test.name()))
}

/// A description: a `#` would begin a directive.
fn escaped(line: &str) -> String {
    line.replace('\\', "\\\\").replace('#', "\\#")
}

type Pairs = Vec<(&'static str, Vec<String>)>;

fn claim(test: &Test<'_>) -> String {
    let mut pairs = vec![("verdict", vec![test.case.verdict.name().to_owned()])];
    if test.label.is_some() {
        pairs.push(("claim", vec![test.statement.clone()]));
    }
    if let Some(problem) = &test.problem {
        pairs.extend(details(problem));
    } else {
        pairs.push(("evidence", test.evidence().map(|place| place.quoted()).collect()));
    }
    block(&pairs)
}

fn details(problem: &Problem<'_>) -> Pairs {
    vec![
        ("message", vec![problem.message.clone()]),
        ("severity", vec![problem.level.name().to_owned()]),
        ("code", vec![problem.code.to_owned()]),
        ("at", problem.place.map(|place| place.shown()).into_iter().collect()),
        ("details", problem.details()),
    ]
}

/// Pairs as YAML. A JSON text is a YAML one, too, and no text can leave it.
fn block(pairs: &[(&'static str, Vec<String>)]) -> String {
    let mut out = "  ---\n".to_owned();
    for (key, values) in pairs {
        match values.as_slice() {
            [] => {}
            [value] if !matches!(*key, "evidence" | "details") => {
                let _ = writeln!(out, "  {key}: {}", foreign::json(value));
            }
            values => {
                let _ = writeln!(out, "  {key}:");
                for value in values {
                    let _ = writeln!(out, "    - {}", foreign::json(value));
                }
            }
        }
    }
    out + "  ...\n"
}

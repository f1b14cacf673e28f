//! GitLab's Code Quality report: an array of issues. Its widget shows a description on one line.

use super::{Format, Options, Run, fingerprint::Fingerprints, foreign, results};
use crate::diagnostic::Severity;
use serde::Serialize;

pub(super) const FORMAT: Format =
    Format { name: "gitlab", description: "GitLab: a Code Quality report", shares: false, render };

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

fn render(run: &Run, _: &Options) -> String {
    let mut prints = Fingerprints::default();
    let issues: Vec<Issue<'_>> = results::problems(run)
        .iter()
        .map(|problem| {
            let (begin, end) = problem.lines();
            let help = problem.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
            Issue {
                description: format!("{}{help}", problem.named()),
                check_name: problem.code,
                fingerprint: prints.of(problem),
                severity: severity(problem.level),
                // An issue needs a path; what has no place is about the project.
                location: Location { path: path(problem), lines: Lines { begin, end } },
            }
        })
        .collect();
    foreign::pretty_json(&issues)
}

/// As GitLab names files: from the root of the repository, without a leading `./`.
fn path(problem: &results::Problem<'_>) -> String {
    let name = problem.place.map_or(".", |place| place.name());
    name.strip_prefix("./").unwrap_or(name).to_owned()
}

fn severity(level: Severity) -> &'static str {
    match level {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}

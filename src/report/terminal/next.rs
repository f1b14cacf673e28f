//! The line below the sums of a run that fails: the command that shows more, or mends it.

use super::{
    cases,
    style::{Color, Style},
    text,
};
use crate::{
    diagnostic::Severity,
    report::{Run, Suite},
    verdict::{Case, Verdict},
};

/// Nothing where the run passes.
pub(super) fn render(run: &Run, fail_on: Severity, style: &Style) -> Option<String> {
    if run.exit_status(fail_on) == 0 {
        return None;
    }
    let next = format!("next: {}", of_errors(run).or_else(|| of_claims(run)).or_else(|| of_findings(run, fail_on))?);
    let lines = text::wrap(&style.visible(&next), style.width, style.width - 2);
    let lines: Vec<String> = lines.iter().map(|line| style.paint(line, Color::Dim)).collect();
    Some(lines.join("\n  ") + "\n")
}

fn of_errors(run: &Run) -> Option<String> {
    run.errors.first().map(|error| explained(error.code))
}

fn of_claims(run: &Run) -> Option<String> {
    if let Some(suite) = run.suites.iter().find(|suite| suite.cases.iter().any(is_mended)) {
        let file = argument(suite.claims.source.name());
        return Some(format!("if the article is right, `factlint accept --diff {file}`"));
    }
    let unsaid = |case: &Case| case.verdict == Verdict::Unverified;
    let about = |suite: &Suite| {
        let case = suite.cases.iter().find(|case| unsaid(case))?;
        let (_, article) = suite.articles.get(case.article.unwrap_or_default())?;
        Some(argument(run.articles.get(*article)?.analysis.article.source.file().name()))
    };
    if let Some(article) = run.suites.iter().find_map(about) {
        return Some(format!("`factlint facts {article}` lists what can be claimed"));
    }
    cases(run).find(|case| !case.verdict.passed()).map(|case| explained(&case.verdict.name().replace(' ', "-")))
}

fn of_findings(run: &Run, fail_on: Severity) -> Option<String> {
    let mut failing = run.findings.iter().filter(|finding| finding.severity >= fail_on);
    let finding = failing.next()?;
    let place = finding.labels.first().filter(|label| label.fix.is_some()).map(|label| label.source.file().name());
    Some(match place {
        Some(file) => {
            format!("`factlint --diff {0}` shows the edit that mends it, `factlint --fix {0}` makes it", argument(file))
        }
        None => explained(finding.code),
    })
}

/// Whether it is a claim for which the report offers a rewrite.
fn is_mended(case: &Case) -> bool {
    let failed = matches!(case.verdict, Verdict::Contradicted | Verdict::Unverified);
    let first = case.diagnostic.as_ref().and_then(|told| told.labels.first());
    failed && first.is_some_and(|label| label.fix.is_some())
}

fn explained(name: &str) -> String {
    format!("`factlint explain {name}` tells what this means and what to do")
}

/// A name of a file as a shell takes it.
pub(crate) fn argument(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    if name.chars().all(plain) { name.to_owned() } else { format!("'{}'", name.replace('\'', r"'\''")) }
}

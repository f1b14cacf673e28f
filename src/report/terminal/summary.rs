//! The last line: what it all comes to.

use super::{
    cases,
    style::{Color, Style},
    text,
};
use crate::{
    report::Run,
    verdict::{Case, Verdict},
};
use std::time::Duration;

pub(super) fn render(run: &Run, elapsed: Option<Duration>, style: &Style) -> String {
    let lines = text::wrap(&line(run, elapsed), style.width, style.width - 2);
    let lines: Vec<String> = lines.iter().map(|line| style.paint(line, color(run))).collect();
    lines.join("\n  ") + "\n"
}

/// The same without a width.
pub(super) fn line(run: &Run, elapsed: Option<Duration>) -> String {
    let mut parts: Vec<String> = claims(run).into_iter().collect();
    let findings = run.findings.len();
    if parts.is_empty() && run.articles.is_empty() && findings == 0 {
        parts.push("nothing was checked".to_owned());
    } else if parts.is_empty() {
        let findings = if findings == 0 { "no findings".to_owned() } else { counted(findings, "finding") };
        parts.push(format!("{}, {findings}", counted(run.articles.len(), "article")));
    } else {
        if findings > 0 {
            parts.push(counted(findings, "finding"));
        }
        parts.push(counted(run.articles.len(), "article"));
    }
    if !run.errors.is_empty() {
        parts.push(counted(run.errors.len(), "error"));
    }
    let time = elapsed.map(|elapsed| format!(" in {}", duration(elapsed))).unwrap_or_default();
    if run.stopped {
        parts.push("stopped at the first that failed".to_owned());
    }
    format!("{}{time}", parts.join("; "))
}

fn claims(run: &Run) -> Option<String> {
    let count = |wanted: &dyn Fn(Verdict) -> bool| cases(run).filter(|case| wanted(case.verdict)).count();
    let others = [
        (Verdict::Contradicted, "failed"),
        (Verdict::Unverified, "unverified"),
        (Verdict::Ambiguous, "ambiguous"),
        (Verdict::Unchecked, "not checked"),
    ];
    cases(run).next()?;
    let mut parts = vec![format!("{} passed", count(&Verdict::passed))];
    for (verdict, name) in others {
        let count = count(&|other| other == verdict);
        if count > 0 {
            parts.push(format!("{count} {name}"));
        }
    }
    Some(format!("claims: {}", parts.join(", ")))
}

fn color(run: &Run) -> Color {
    if !run.errors.is_empty() {
        return Color::Red;
    }
    let findings = run.findings.iter().map(|finding| finding.severity);
    cases(run).filter_map(Case::severity).chain(findings).max().map_or(Color::Green, Style::severity_color)
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn duration(elapsed: Duration) -> String {
    if elapsed < Duration::from_secs(1) {
        format!("{} ms", elapsed.as_millis())
    } else {
        format!("{:.1} s", elapsed.as_secs_f64())
    }
}

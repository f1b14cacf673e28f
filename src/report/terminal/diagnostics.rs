//! What failed: what is wrong, the words that show it, what to do about it.

use super::{
    excerpt,
    style::{Color, Style},
    text,
};
use crate::{
    diagnostic::{Diagnostic, Severity},
    report::{Run, Suite},
    verdict::{Case, Verdict},
};

/// A section for each statement that did not pass.
pub(super) fn render_cases(run: &Run, style: &Style) -> Vec<String> {
    let shown = |diagnostic: &Diagnostic| run.errors.iter().any(|error| same(error, diagnostic));
    let mut sections = Vec::new();
    for suite in &run.suites {
        for case in suite.cases.iter().filter(|case| !case.verdict.passed()) {
            if let Some(diagnostic) = case.diagnostic.as_ref().filter(|diagnostic| !shown(diagnostic)) {
                sections.push(render_case(suite, case, diagnostic, style));
            }
        }
    }
    sections
}

/// A section for each diagnostic; one that is there twice is shown once.
pub(super) fn render_all(diagnostics: &[Diagnostic], style: &Style) -> Vec<String> {
    let mut sections: Vec<String> = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        let title = format!("{}[{}]: ", diagnostic.severity.name(), diagnostic.code);
        let header = header(&title, Style::severity_color(diagnostic.severity), &diagnostic.message, style);
        let section = header + &body(diagnostic, diagnostic.severity, None, style);
        if sections.last() != Some(&section) {
            sections.push(section);
        }
    }
    sections
}

fn same(one: &Diagnostic, other: &Diagnostic) -> bool {
    let places = |diagnostic: &Diagnostic| -> Vec<_> {
        diagnostic.labels.iter().map(|label| (label.source.name().to_owned(), label.span)).collect()
    };
    one.code == other.code && one.message == other.message && places(one) == places(other)
}

fn render_case(suite: &Suite, case: &Case, diagnostic: &Diagnostic, style: &Style) -> String {
    let statement = suite.claims.statements.get(case.statement);
    let because = statement.and_then(|statement| statement.because.as_ref()).map(|because| because.node.as_str());
    let verdict = case.verdict.name();
    let title = format!("{} {verdict}: ", style.mark(case.verdict).trim_end());
    let severity = match case.verdict {
        Verdict::Unverified | Verdict::Ambiguous => Severity::Warning,
        _ => Severity::Error,
    };
    let message = diagnostic.message.strip_prefix(verdict).and_then(|rest| rest.strip_prefix(": "));
    let header = header(&title, Style::verdict_color(case.verdict), message.unwrap_or(&diagnostic.message), style);
    header + &body(diagnostic, severity, because, style)
}

/// Excerpts, notes and advice. A reason that an excerpt or a note holds already is left out.
fn body(diagnostic: &Diagnostic, severity: Severity, because: Option<&str>, style: &Style) -> String {
    let mut section = String::new();
    let (excerpts, indent) = excerpt::render(diagnostic, severity, style);
    for line in &excerpts {
        push(&mut section, 0, line);
    }
    let said = |because: &str| excerpts.iter().chain(&diagnostic.notes).any(|line| line.contains(because));
    if let Some(because) = because.filter(|because| !said(because)) {
        paragraph(&mut section, indent, "because: ", because, style);
    }
    for note in &diagnostic.notes {
        paragraph(&mut section, indent, "", note, style);
    }
    if let Some(help) = &diagnostic.help {
        paragraph(&mut section, indent, "help: ", help, style);
    }
    section
}

fn header(title: &str, color: Color, message: &str, style: &Style) -> String {
    let hang = 2;
    let lines = text::wrap(&format!("{title}{}", style.visible(message)), style.width, style.width - hang);
    let mut section = String::new();
    for (at, line) in lines.iter().enumerate() {
        let head = line.len().min(if at == 0 { title.trim_end().len() } else { 0 });
        let (head, rest) = line.split_at_checked(head).unwrap_or(("", line));
        let line = format!("{}{}", style.paint(head, color), style.paint(rest, Color::Bold));
        push(&mut section, if at == 0 { 0 } else { hang }, &line);
    }
    section
}

fn paragraph(section: &mut String, indent: usize, prefix: &str, foreign: &str, style: &Style) {
    let words = style.visible(foreign);
    if words.is_empty() {
        return;
    }
    for (at, line) in style.wrapped(indent, prefix, &words).iter().enumerate() {
        let line = style.changes(line);
        if at == 0 {
            push(section, indent, &format!("{}{line}", style.paint(prefix, Color::Blue)));
        } else {
            push(section, indent + prefix.len(), &line);
        }
    }
}

fn push(section: &mut String, indent: usize, line: &str) {
    section.extend(std::iter::repeat_n(' ', indent));
    section.push_str(line);
    section.push('\n');
}

//! Workflow commands of GitHub Actions: annotations at the lines of a pull request, the worst first; and the summary of a step.
//!
//! A runner shows ten annotations of a level for a step. Where there are more, the tenth says how many do not come.

use super::{
    Format, Options, Run, foreign, markdown,
    results::{self, Problem},
};
use crate::diagnostic::Severity;
use std::fmt::Write;

pub(super) const FORMAT: Format = Format {
    name: "github",
    description: "GitHub Actions: annotations, and a summary of the step",
    shares: true,
    render,
};

/// Annotations of one level that a runner shows for a step.
const SHOWN: usize = 10;
/// Bytes that GitHub takes of a summary, and some room.
const LONGEST_SUMMARY: usize = 1_000_000;

fn render(run: &Run, _: &Options) -> String {
    let problems = results::problems(run);
    let mut out = String::new();
    for level in [Severity::Error, Severity::Warning, Severity::Note] {
        let problems: Vec<&Problem<'_>> = problems.iter().filter(|problem| problem.level == level).collect();
        let first = if problems.len() > SHOWN { SHOWN - 1 } else { SHOWN };
        for (at, problem) in problems.iter().enumerate() {
            if at == first {
                out += &remainder(level, problems.len() - first);
            }
            out += &annotation(problem);
        }
    }
    out
}

/// The annotation that stands for those that the runner does not show.
fn remainder(level: Severity, count: usize) -> String {
    let (command, name) = (command(level), level.name());
    format!(
        "::{command} title=factlint::{count} more of level {name}: GitHub shows {SHOWN}; the log of this step has all of them\n"
    )
}

fn annotation(problem: &Problem<'_>) -> String {
    let mut line = format!("::{} ", command(problem.level));
    if let Some(place) = problem.place {
        let (start, end) = place.positions();
        let _ = write!(line, "file={},line={},endLine={}", property(place.name()), start.line, end.line);
        // GitHub refuses columns where there are several lines.
        if start.line == end.line {
            let _ = write!(line, ",col={},endColumn={}", start.column, end.column);
        }
        line.push(',');
    }
    let title = property(&format!("factlint: {}", problem.code));
    let _ = writeln!(line, "title={title}::{}", data(&problem.text()));
    line
}

fn command(level: Severity) -> &'static str {
    match level {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// A message as the runner decodes it. It prints each of its lines, and those may not be commands either.
fn data(text: &str) -> String {
    foreign::disarmed(text, '·').replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(&foreign::line(text)).replace(':', "%3A").replace(',', "%2C")
}

/// The summary of a step in Markdown, no longer than GitHub takes it.
pub fn summary(run: &Run, options: &Options) -> String {
    let summary = (markdown::FORMAT.render)(run, options);
    if summary.len() <= LONGEST_SUMMARY {
        return summary;
    }
    let cut = summary[..summary.floor_char_boundary(LONGEST_SUMMARY)].rfind('\n').unwrap_or(0);
    format!("{}\n\nThe rest is longer than GitHub shows; the log of the step has all of it.\n", &summary[..cut])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;

    #[test]
    fn a_summary_is_no_longer_than_github_takes_it() {
        let findings = (0..8000).map(|at| Diagnostic::error("repeated-word", format!("{at} {}", "the ".repeat(60))));
        let run = Run { findings: findings.collect(), ..Run::default() };
        let summary = summary(&run, &Options::plain());
        assert!(summary.len() < 1 << 20, "{}", summary.len());
        let (kept, last) = summary.trim_end().rsplit_once("\n\n").expect("two paragraphs");
        assert!(kept.ends_with('`') && last.starts_with("The rest"), "{last}");
    }
}

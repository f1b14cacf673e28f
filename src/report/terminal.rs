//! The report that people read: a line a statement, then what failed with the words that decide it, then the sums.
//!
//! Nothing from an article, a claims file or a file name reaches the terminal before `text` has made it harmless.

mod agreement;
mod comparison;
mod diagnostics;
mod environment;
mod excerpt;
mod link;
mod next;
mod style;
mod suites;
mod summary;
mod text;
mod window;

pub use agreement::render_agreement;
pub use comparison::render_comparison;
pub use environment::Output;
pub(crate) use next::argument;

use crate::{
    diagnostic::{Diagnostic, Severity},
    report::{Format, Run},
    verdict::{Case, Verdict},
};
use std::{path::PathBuf, time::Duration};
use style::Style;

pub(super) const FORMAT: Format = Format {
    name: "terminal",
    description: "people: what failed, with the words that decide it",
    shares: true,
    render: |run, options| render_with(run, &options.terminal, Some(options.fail_on)),
};

/// How much to tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verbosity {
    /// Only what did not pass.
    Quiet,
    /// A line a statement.
    #[default]
    Normal,
    /// All of the evidence, too.
    Verbose,
}

/// What the reader's terminal can show, and how much of it they want.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Columns; fewer than 40 are taken for 40.
    pub width: usize,
    /// Whether to use ANSI colours.
    pub color: bool,
    /// Whether to draw with more than ASCII. Quoted text stays as it is.
    pub unicode: bool,
    /// How much to tell.
    pub verbosity: Verbosity,
    /// Whether the output becomes a log of GitHub Actions, which obeys some of the lines it is given.
    pub github_actions: bool,
    /// How long the run took, where the reader is to know.
    pub elapsed: Option<Duration>,
    /// The folder that names of files are relative to, where the terminal follows links.
    pub links: Option<PathBuf>,
}

impl Options {
    /// What fits a file: no colours, full drawing, no times.
    pub fn plain(width: usize) -> Self {
        Self {
            width,
            color: false,
            unicode: true,
            verbosity: Verbosity::Normal,
            github_actions: false,
            elapsed: None,
            links: None,
        }
    }
}

/// The whole report of a run.
pub fn render(run: &Run, options: &Options) -> String {
    render_with(run, options, None)
}

/// The same with a line on what to do next, where the run fails by `fail_on`.
fn render_with(run: &Run, options: &Options, fail_on: Option<Severity>) -> String {
    let style = Style::new(options);
    let mut sections = suites::render(run, options.verbosity, &style);
    let errors = diagnostics::render_all(&run.errors, &style);
    let mut results = diagnostics::render_cases(run, &style);
    results.extend(diagnostics::render_all(&run.findings, &style));
    if nothing_ran(run) {
        sections.extend(errors.into_iter().chain(results));
    } else {
        sections.extend(results.into_iter().chain(errors));
    }
    let fail_on = fail_on.filter(|_| options.verbosity != Verbosity::Quiet);
    let next = fail_on.and_then(|fail_on| next::render(run, fail_on, &style));
    sections.push(summary::render(run, options.elapsed, &style) + &next.unwrap_or_default());
    style.finish(&sections)
}

/// What it all comes to, in a line.
pub(super) fn summary_line(run: &Run) -> String {
    summary::line(run, None)
}

/// Diagnostics alone, for commands that have no run to report.
pub fn render_diagnostics(diagnostics: &[Diagnostic], options: &Options) -> String {
    let style = Style::new(options);
    style.finish(&diagnostics::render_all(diagnostics, &style))
}

/// What is to be replaced in `old` to come to `new`, word by word: in colour, or as `[-old-]{+new+}`.
pub fn word_diff(old: &str, new: &str, options: &Options) -> String {
    let style = Style::new(options);
    style.changes(&style.visible(&crate::diagnostic::word_diff(old, new)))
}

fn cases(run: &Run) -> impl Iterator<Item = &Case> {
    run.suites.iter().flat_map(|suite| &suite.cases)
}

/// Then the errors say why, and everything else only follows from them.
fn nothing_ran(run: &Run) -> bool {
    !run.errors.is_empty() && cases(run).all(|case| case.verdict == Verdict::Unchecked)
}

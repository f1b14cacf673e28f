//! What a run comes to, and the registry of the formats that show it.
//!
//! A format is a file with a constant `FORMAT`: a pure function from a [`Run`] to text, its name and a line of help. `terminal` draws the run itself;
//! the others show the tests and problems that `results` makes of it, in words that `foreign` has made harmless.

pub mod agreement;
pub mod changes;
mod compact;
pub mod comparison;
pub mod coverage;
pub mod facts;
pub(crate) mod fingerprint;
mod foreign;
mod github;
mod gitlab;
mod html;
mod json;
mod jsonl;
mod junit;
mod listing;
mod markdown;
pub mod mutation;
mod rdjson;
pub(crate) mod records;
mod redaction;
mod results;
mod sarif;
mod statement;
mod tap;
pub mod terminal;

pub use foreign::harmless;
pub use github::summary as github_summary;
pub use json::SCHEMA_VERSION;
pub use listing::listing;
pub use redaction::redacted;

use crate::{
    claims::Claims,
    diagnostic::{Diagnostic, Severity},
    rules::Selection,
    verdict::{Case, Checked},
};
use std::{path::PathBuf, sync::Arc, time::Duration};

/// Every format of a run, sorted by name.
pub static FORMATS: &[Format] = &[
    compact::FORMAT,
    github::FORMAT,
    gitlab::FORMAT,
    html::FORMAT,
    json::FORMAT,
    jsonl::FORMAT,
    junit::FORMAT,
    markdown::FORMAT,
    rdjson::FORMAT,
    sarif::FORMAT,
    tap::FORMAT,
    terminal::FORMAT,
];

/// A way to show a run.
#[derive(Debug)]
pub struct Format {
    /// What `--report` calls it.
    pub name: &'static str,
    /// Who reads it, in a line.
    pub description: &'static str,
    /// Whether others may stand before and behind it: lines for people and logs.
    pub shares: bool,
    /// Shows a run. Pure, and the same for the same run.
    pub render: fn(&Run, &Options) -> String,
}

impl Format {
    /// The format of that name.
    pub fn find(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }
}

/// What formats have to know beside the run.
#[derive(Clone, Debug)]
pub struct Options {
    /// How `terminal` looks.
    pub terminal: terminal::Options,
    /// The lowest level of a finding that fails the run.
    pub fail_on: Severity,
    /// Whether to tell how long things took, where a format has a place for it.
    pub times: bool,
}

impl Options {
    /// What fits a file: the same for every run, on any machine.
    pub fn plain() -> Self {
        Self { terminal: terminal::Options::plain(100), fail_on: Severity::Error, times: false }
    }
}

/// A claims file with the verdicts on its statements.
#[derive(Debug)]
pub struct Suite {
    /// The file.
    pub claims: Claims,
    /// Its articles: the name that its `article` statement gives, and an index into [`Run::articles`].
    pub articles: Vec<(Option<String>, usize)>,
    /// The verdicts.
    pub cases: Vec<Case>,
}

/// Everything that a run found out, in a fixed order.
#[derive(Debug, Default)]
pub struct Run {
    /// The claims files.
    pub suites: Vec<Suite>,
    /// Where each claims file lies: its name is for readers, and may be another where a path is not UTF-8.
    pub claims_files: Vec<PathBuf>,
    /// The articles, each once.
    pub articles: Vec<Arc<Checked>>,
    /// Where each article lies; `None` for standard input.
    pub files: Vec<Option<PathBuf>>,
    /// The rules for each article.
    pub rules: Vec<Selection>,
    /// The findings that no statement accepts, in the order of articles and text.
    pub findings: Vec<Diagnostic>,
    /// What could not be read or checked.
    pub errors: Vec<Diagnostic>,
    /// How long each case took, file by file; empty where nobody measured.
    pub times: Vec<Vec<Duration>>,
    /// Whether the run stopped at the first claim that did not pass: of what comes behind it nothing is known.
    pub stopped: bool,
}

impl Run {
    /// 0: all passed. 1: a statement failed, or a finding of level `fail_on` or worse stands. 2: something could not be checked. A statement fails at
    /// the level of what is told of it.
    pub fn exit_status(&self, fail_on: Severity) -> u8 {
        let cases = || self.suites.iter().flat_map(|suite| &suite.cases);
        if !self.errors.is_empty() || cases().any(|case| case.verdict == crate::verdict::Verdict::Unchecked) {
            return 2;
        }
        let failed = cases().any(|case| case.severity() >= Some(fail_on));
        u8::from(failed || self.findings.iter().any(|finding| finding.severity >= fail_on))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_sorted_by_name() {
        assert!(FORMATS.is_sorted_by(|one, other| one.name < other.name));
    }

    #[test]
    fn a_format_is_found_by_its_name_and_says_who_reads_it() {
        for format in FORMATS {
            assert!(Format::find(format.name).is_some_and(|found| std::ptr::eq(found, format)), "{}", format.name);
            assert!(format.description.len() < 80 && !format.description.ends_with('.'), "{}", format.description);
        }
    }
}

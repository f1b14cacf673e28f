//! What a run comes to, and the registry of the formats that show it.

pub mod coverage;
pub mod facts;
pub mod mutation;
pub(crate) mod records;
pub mod terminal;

use crate::{
    claims::Claims,
    diagnostic::{Diagnostic, Severity},
    rules::Selection,
    verdict::{Case, Checked},
};
use std::{path::PathBuf, sync::Arc};

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

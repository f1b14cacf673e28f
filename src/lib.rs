//! Tests articles the way a test runner tests code.

pub mod claims;
pub mod cli;
pub mod diagnostic;
pub mod facts;
pub mod interval;
pub mod language;
pub mod parse;
pub mod report;
pub mod rules;
pub mod run;
pub mod source;
pub mod stream;
mod tables;
pub mod text;
pub mod values;
pub mod verdict;

use jiff::civil::Date;
use source::Source;
use std::sync::Arc;
use verdict::Checked;

/// Reads an article and runs the rules over it. Pure: no input or output, no clock, no globals.
///
/// `date` is the date of publication where the caller knows it; it wins over the text's own.
pub fn check(source: Arc<Source>, date: Option<Date>) -> Checked {
    let analysis = facts::analyse(source, date);
    let mut findings: Vec<_> = rules::ALL.iter().flat_map(|rule| rule.check(&analysis.article)).collect();
    findings.sort_by_key(|finding| finding.labels.first().map(|label| label.span));
    Checked { analysis, findings }
}

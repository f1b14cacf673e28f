//! What the file of an article has and its text has not: readers of Markdown and web pages leave out code, and the marks around it.

use super::line::Line;
use crate::source::{Source, Span};
use std::sync::Arc;

/// Elements of web pages that are left out and that a sentence may lead on to.
const SET_OFF: [&str; 3] = ["<pre", "<code", "<table"];

/// Whether code or a table was left out between `line` and the one behind it, which a sentence may lead on to.
pub(super) fn leads_on(source: &Arc<Source>, line: &Line<'_>, next: Option<&Line<'_>>) -> bool {
    if !source.is_extracted() {
        return false;
    }
    let file = source.file().text();
    let end = source.span_in_file(line.last_sentence.span).end as usize;
    let start = next.map_or(file.len(), |next| source.span_in_file(next.span).start as usize);
    let between = file.get(end..start).unwrap_or_default();
    if between.contains('<') {
        return SET_OFF.iter().any(|element| between.contains(element));
    }
    // What is left of the line are the marks of a link or of code.
    between.lines().skip(1).any(|line| line.contains(char::is_alphabetic))
}

/// Whether `word` is code, by the marks that the file has around it.
pub(super) fn is_code(source: &Arc<Source>, word: Span) -> bool {
    if !source.is_extracted() {
        return false;
    }
    let before = source.file().text().get(..source.span_in_file(word).start as usize).unwrap_or_default();
    before.ends_with('`') || before.ends_with("<code>")
}

//! A file of findings that are known, so that only new ones are told.
//!
//! An entry is the rule and the words around its place, without line numbers or the name of the article: it holds while others edit above it, and
//! after a file is renamed.

use super::{inputs::shown, reading, rewriting};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    report::fingerprint,
    rules::Selection,
    source::{Source, Span},
};
use std::{collections::BTreeMap, path::Path, sync::Arc};

const HEADER: &str = "\
# Findings that are known: rule, tab, the words around its place. `factlint --baseline FILE --write-baseline` writes this file.
";

/// Takes the findings out that the file at `path` knows, and adds a warning for each of its entries about `rules` that nothing comes to any more.
pub(super) fn apply(path: &Path, findings: &mut Vec<Diagnostic>, rules: &Selection) -> Result<(), Diagnostic> {
    let source = reading::read(path, &shown(path))?;
    let mut known = entries(&source);
    findings.retain(|finding| {
        let spans = known.get_mut(&entry(finding));
        spans.is_none_or(|spans| spans.pop().is_none())
    });
    let ran = |entry: &String| {
        let rule = entry.split('\t').next().and_then(crate::rules::find);
        rule.is_none_or(|rule| rules.has(rule))
    };
    let mut stale: Vec<Span> = known.into_iter().filter(|(entry, _)| ran(entry)).flat_map(|(_, spans)| spans).collect();
    stale.sort_unstable();
    findings.extend(stale.into_iter().map(|span| stale_entry(&source, span)));
    Ok(())
}

/// Writes the entries of `findings` to the file at `path`.
pub(super) fn write(path: &Path, findings: &[Diagnostic]) -> Result<(), Diagnostic> {
    let mut lines: Vec<String> = findings.iter().map(entry).collect();
    lines.sort();
    let text = lines.iter().fold(HEADER.to_owned(), |text, line| text + line + "\n");
    rewriting::write(path, &shown(path), &text)
}

/// The places of each entry, the last first.
fn entries(source: &Arc<Source>) -> BTreeMap<String, Vec<Span>> {
    let mut entries: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    let lines = source.text().lines().count();
    for span in (0..lines).rev().map(|line| source.line_span(line)) {
        let line = source.slice(span);
        if !line.is_empty() && !line.starts_with('#') {
            entries.entry(line.to_owned()).or_default().push(span);
        }
    }
    entries
}

fn entry(finding: &Diagnostic) -> String {
    let excerpt =
        finding.labels.first().map(|label| fingerprint::around(&label.source, label.span)).unwrap_or_default();
    format!("{}\t{excerpt}", finding.code)
}

fn stale_entry(source: &Arc<Source>, span: Span) -> Diagnostic {
    Diagnostic::error("stale-baseline", "nothing comes to this entry of the baseline any more")
        .severity(Severity::Warning)
        .label(Label::new(source, span, "not found"))
        .help("delete the line, or write the file anew with `--write-baseline`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_knows_its_place_by_the_words_around_it() {
        let entry = |text: &str, words: &str| {
            let source = Source::new("a.txt", text).expect("short");
            let start = text.find(words).expect("it is there");
            let label = Label::new(&source, Span::new(start, start + words.len()), "");
            entry(&Diagnostic::error("repeated-word", "twice").label(label))
        };
        let first = entry("One line.\nThe river rose  in the the night.", "the the");
        assert_eq!(first, "repeated-word\tThe river rose in the the night.");
        assert_eq!(first, entry("The river rose in the the night.\nAnother line.", "the the"));
        assert_ne!(first, entry("The river rose in the the morning.", "the the"));
    }
}

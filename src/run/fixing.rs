//! The edits that findings carry, made in the texts of their articles.

use super::Rewrite;
use crate::{
    diagnostic::{Diagnostic, Fix},
    report::Run,
    source::Source,
};
use std::{collections::BTreeSet, sync::Arc};

/// An article with its fixes made.
#[derive(Clone, Debug)]
pub struct Fixed {
    /// The article before and after.
    pub rewrite: Rewrite,
    /// The findings that this mends, as indices into [`Run::findings`].
    pub findings: Vec<usize>,
}

/// What the fixes of the findings make of each article that has any. Where two overlap the first is made; the next run has the other.
pub fn fixes(run: &Run) -> Vec<Fixed> {
    let mut seen = BTreeSet::new();
    run.articles
        .iter()
        .zip(&run.files)
        .filter_map(|(article, file)| {
            let source = article.analysis.article.source.file();
            // A file may hold several articles, and is written once.
            if !seen.insert(Arc::as_ptr(source)) {
                return None;
            }
            let (text, findings) = mended(source, &run.findings);
            let rewrite = Rewrite { source: Arc::clone(source), text, path: file.clone() };
            (!findings.is_empty()).then_some(Fixed { rewrite, findings })
        })
        .collect()
}

fn mended(source: &Arc<Source>, findings: &[Diagnostic]) -> (String, Vec<usize>) {
    let here = |finding: &Diagnostic| finding.labels.first().is_some_and(|label| Arc::ptr_eq(&label.source, source));
    let mut fixes: Vec<(usize, &Fix)> = findings
        .iter()
        .enumerate()
        .filter(|(_, finding)| here(finding))
        .filter_map(|(at, finding)| Some((at, finding.labels.first()?.fix.as_ref()?)))
        .collect();
    fixes.sort_by_key(|(_, fix)| fix.span);
    let (mut text, mut made, mut end) = (String::new(), Vec::new(), 0);
    for (at, fix) in fixes {
        let range = fix.span.range();
        if range.start < end {
            continue;
        }
        text += source.text().get(end..range.start).unwrap_or_default();
        text += &fix.replacement;
        end = range.end;
        made.push(at);
    }
    text += source.text().get(end..).unwrap_or_default();
    (text, made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{diagnostic::Label, source::Span};

    #[test]
    fn of_two_fixes_that_overlap_the_first_is_made() {
        let source = Source::new("a.txt", "in the the the night night").expect("short");
        let finding = |start, end| {
            let span = Span::new(start, end);
            Diagnostic::error("repeated-word", "twice").label(Label::new(&source, span, "")).fix(span, "")
        };
        let (text, made) = mended(&source, &[finding(6, 14), finding(6, 10), finding(20, 26)]);
        assert_eq!((text.as_str(), made), ("in the the night", vec![1, 2]));
    }
}

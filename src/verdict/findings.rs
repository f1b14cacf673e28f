//! `expect` and `allow`: findings of rules that are known.

use super::{Case, Evidence, Verdict, telling::Telling};
use crate::{claims::Spanned, diagnostic::Diagnostic};

/// The findings of `rule` in `articles` whose text holds `text`, as pairs of article and finding.
fn matching(
    telling: &Telling<'_>,
    rule: &Spanned<String>,
    text: Option<&Spanned<String>>,
    articles: &[usize],
) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for &article in articles {
        let Some(subject) = telling.bench.subjects.get(article) else { continue };
        for (at, finding) in subject.checked.findings.iter().enumerate() {
            if finding.code == rule.node && text.is_none_or(|text| is_at(finding, &text.node)) {
                found.push((article, at));
            }
        }
    }
    found
}

/// Whether the words that a finding points at hold `text`, white space aside.
fn is_at(finding: &Diagnostic, text: &str) -> bool {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    finding.labels.first().is_some_and(|label| folded(label.source.slice(label.span)).contains(&folded(text)))
}

fn evidence(telling: &Telling<'_>, found: &[(usize, usize)]) -> Vec<Evidence> {
    found
        .iter()
        .filter_map(|&(article, at)| {
            let finding = telling.bench.subjects.get(article)?.checked.findings.get(at)?;
            Some(Evidence { article, span: finding.labels.first()?.span })
        })
        .collect()
}

pub(super) fn expect(
    telling: &Telling<'_>,
    rule: &Spanned<String>,
    text: Option<&Spanned<String>>,
    articles: &[usize],
    accepted: &mut Vec<(usize, usize)>,
) -> Case {
    let found = matching(telling, rule, text, articles);
    if found.is_empty() {
        return telling.not_found(rule, text, articles);
    }
    let evidence = evidence(telling, &found);
    accepted.extend(found);
    telling.case(Verdict::Supported, evidence)
}

pub(super) fn allow(
    telling: &Telling<'_>,
    rule: &Spanned<String>,
    text: Option<&Spanned<String>>,
    articles: &[usize],
    accepted: &mut Vec<(usize, usize)>,
) -> Case {
    let found = matching(telling, rule, text, articles);
    let evidence = evidence(telling, &found);
    let verdict = if found.is_empty() { Verdict::Unused } else { Verdict::Supported };
    accepted.extend(found);
    telling.case(verdict, evidence)
}

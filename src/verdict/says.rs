//! `says "SENTENCE"`: a sentence held against the articles as a draft is held against its sources.

use super::{Case, Evidence, Verdict, telling::Telling};
use crate::{
    claims::Spanned,
    compare::{self, Check, Comparison, Index, Untold},
    facts::{self, Analysis},
    source::Source,
};

/// What the articles say of every value, name and quotation of a sentence.
pub(super) fn judge(telling: &Telling<'_>, sentence: &Spanned<String>, articles: &[usize]) -> Case {
    let subjects = telling.bench.subjects;
    let sources: Vec<&Analysis> =
        articles.iter().filter_map(|&article| Some(&subjects.get(article)?.checked.analysis)).collect();
    let Ok(source) = Source::new("sentence", sentence.node.as_str()) else { return telling.unread(sentence.span) };
    let draft = facts::analyse(source, compare::newest(sources.iter().copied()));
    let index = Index::of(sources);
    let Comparison { checks } = compare::compare(&draft, &index);
    let of = |verdict| checks.iter().filter(move |check: &&Check| check.verdict == verdict);
    let evidence = |check: &Check| {
        let found = check.evidence?;
        Some(Evidence { article: *articles.get(found.source)?, span: found.span })
    };
    for (found, verdict) in
        [(compare::Verdict::Contradicted, Verdict::Contradicted), (compare::Verdict::Unverified, Verdict::Unverified)]
    {
        if let Some(check) = of(found).next() {
            return telling.not_said(
                verdict,
                sentence.span,
                draft.article.slice(check.span),
                &check.why,
                evidence(check),
            );
        }
    }
    if checks.is_empty() {
        let why = "it holds no value, name or quotation that could be checked";
        return telling.not_said(Verdict::Unverified, sentence.span, &sentence.node, why, None);
    }
    if let Some(Untold { span, why, evidence }) = compare::untold(&draft, &index, &checks) {
        let evidence =
            evidence.and_then(|found| Some(Evidence { article: *articles.get(found.source)?, span: found.span }));
        return telling.not_said(Verdict::Unverified, sentence.span, draft.article.slice(span), &why, evidence);
    }
    // A value tells more than a name.
    let mut supported: Vec<&Check> = of(compare::Verdict::Supported).collect();
    supported.sort_by_key(|check| check.kind == "name");
    telling.case(Verdict::Supported, supported.into_iter().filter_map(evidence).collect())
}

//! Verdicts put into words: the evidence, the few words beside a statement, and the diagnostic of one that did not pass.

mod answered;
mod articles;
mod presence;
mod unanswered;
mod words;

use super::{
    Case, Evidence, Verdict,
    bench::{Answered, Bench},
    matching,
    suggestions::{plain, ranged},
};
use crate::{
    claims::{Right, Set, Statement, StatementKind, Test},
    diagnostic::{Diagnostic, Label},
    facts::{Fact, Status},
    source::Span,
};
use std::sync::Arc;

/// How many paths or further facts a diagnostic shows.
const SHOWN: usize = 3;

/// One statement and what is to be told of it.
pub(super) struct Telling<'a> {
    pub(super) bench: &'a Bench<'a>,
    pub(super) statement: &'a Statement,
    pub(super) at: usize,
}

impl Telling<'_> {
    pub(super) fn case(&self, verdict: Verdict, evidence: Vec<Evidence>) -> Case {
        Case { statement: self.at, article: None, verdict, evidence, weak: false, reason: None, diagnostic: None }
    }

    pub(super) fn failed(
        &self,
        verdict: Verdict,
        evidence: Vec<Evidence>,
        reason: String,
        diagnostic: Diagnostic,
    ) -> Case {
        let because = self.statement.because.as_ref().map(|because| format!("because: {}", because.node));
        let diagnostic = match because {
            Some(because) => diagnostic.note(because),
            None => diagnostic,
        };
        Case { reason: Some(reason), diagnostic: Some(diagnostic), ..self.case(verdict, evidence) }
    }

    pub(super) fn diagnostic(&self, verdict: Verdict) -> Diagnostic {
        let code = match verdict {
            Verdict::Contradicted => "contradicted",
            Verdict::Ambiguous => "ambiguous",
            Verdict::Unchecked => "not-checked",
            _ => "unverified",
        };
        Diagnostic::error(code, self.text())
    }

    /// The statement on one line, its label, scope and reason aside.
    fn text(&self) -> String {
        let start = match (&self.statement.scope, &self.statement.label) {
            (Some(part), _) => part.span.end,
            (None, Some(part)) => part.span.end,
            (None, None) => self.statement.span.start,
        };
        let end = self.statement.because.as_ref().map_or(self.statement.span.end, |because| because.span.start);
        let text = self.bench.claims.source.slice(Span { start, end });
        let text = text.trim_start_matches([':', ' ', '\t']).trim_end();
        let text = text.strip_suffix("because").unwrap_or(text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub(super) fn on_claim(&self, span: Span, text: impl Into<String>) -> Label {
        Label::new(&self.bench.claims.source, span, text)
    }

    pub(super) fn on_article(&self, article: usize, span: Span, text: impl Into<String>) -> Option<Label> {
        let source = &self.bench.subjects.get(article)?.checked.analysis.article.source;
        Some(Label::new(&Arc::clone(source), span, text))
    }

    /// "trt:18": the article's name in the claims file, else its file's, and the line.
    pub(super) fn place(&self, article: usize, span: Span) -> String {
        let Some(subject) = self.bench.subjects.get(article) else { return String::new() };
        let source = &subject.checked.analysis.article.source;
        let file = source.name().rsplit(['/', '\\']).next().unwrap_or_default();
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        format!("{}:{}", subject.name.unwrap_or(stem), source.position(span.start).line)
    }

    pub(super) fn words(&self, article: usize, span: Span) -> String {
        let text = self.bench.subjects.get(article).map_or("", |subject| subject.checked.analysis.article.slice(span));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn labelled(&self, diagnostic: Diagnostic, article: usize, fact: &Fact, text: String) -> Diagnostic {
        match self.on_article(article, fact.span, text).filter(|_| !fact.span.is_empty()) {
            Some(label) => diagnostic.label(label),
            None => diagnostic,
        }
    }

    /// "trt:11 “nearly an hour and a half” (81 to 90 min)".
    fn quoted(&self, answer: &Answered<'_>) -> String {
        let place = self.place(answer.article, answer.fact.span);
        let words = self.words(answer.article, answer.fact.span);
        let weak = if answer.fact.firm { "" } else { ", bound weakly" };
        let value = answer.fact.value.range_shown().unwrap_or_else(|| plain(&answer.fact.value));
        format!("{place} “{words}” ({value}{weak})")
    }

    fn says(fact: &Fact) -> String {
        let by = fact.by.as_ref().map(|by| format!(", says {by}")).unwrap_or_default();
        let what = ranged(&fact.value);
        match fact.status {
            Status::Asserted => format!("{what}{by}"),
            status => format!("{what}, {}{by}", status.name()),
        }
    }

    /// Where the claimed value stands.
    fn claimed_span(&self) -> Span {
        match &self.statement.kind {
            StatementKind::Claim { test, .. } => test_span(test).unwrap_or(self.statement.span),
            _ => self.statement.span,
        }
    }

    fn claimed(&self) -> String {
        match &self.statement.kind {
            StatementKind::Claim {
                test: Test::Compare { right: Right::Value(value), .. } | Test::Near { value, .. },
                ..
            } => {
                format!("claimed: {}", plain(&value.node))
            }
            StatementKind::Claim { .. } => self.right_side().map_or_else(
                || "claimed".into(),
                |(article, fact)| {
                    let weak = if fact.firm { "" } else { ", bound weakly" };
                    format!("{} has {} here{weak}", self.place(article, fact.span), plain(&fact.value))
                },
            ),
            _ => "claimed".into(),
        }
    }

    /// The first fact that the path on the right of a comparison names.
    fn right_side(&self) -> Option<(usize, &Fact)> {
        let StatementKind::Claim { test: Test::Compare { right: Right::Path(path), .. }, .. } = &self.statement.kind
        else {
            return None;
        };
        let everywhere: Vec<usize> = (0..self.bench.subjects.len()).collect();
        let named = self.bench.named(path, &everywhere, matching::Polarity::Affirmed);
        named.first().map(|named| (named.article, named.fact))
    }
}

fn test_span(test: &Test) -> Option<Span> {
    Some(match test {
        Test::Compare { right: Right::Value(value), .. } | Test::Near { value, .. } => value.span,
        Test::Compare { right: Right::Path(path), .. } => path.span,
        Test::In(Set::Range(low, high)) => low.span.join(high.span),
        Test::In(Set::List(list)) | Test::Contains(list) => list.first()?.span.join(list.last()?.span),
        Test::Matches { pattern, .. } => pattern.span,
    })
}

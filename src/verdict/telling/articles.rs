//! Claims about articles as a whole: whether they agree, and what the rules find in them.

use super::Telling;
use crate::{
    claims::{Path, Spanned},
    diagnostic::{Diagnostic, Label},
    verdict::{Case, Evidence, Verdict, bench::Named, suggestions::plain},
};

impl Telling<'_> {
    pub(in crate::verdict) fn disagree(&self, one: &Named<'_>, other: &Named<'_>) -> Case {
        let reason = format!(
            "{} says {}, {} says {}",
            self.place(one.article, one.fact.span),
            plain(&one.fact.value),
            self.place(other.article, other.fact.span),
            plain(&other.fact.value)
        );
        let diagnostic = self
            .diagnostic(Verdict::Contradicted)
            .label(self.on_claim(self.statement.span, "claimed to be alike in every article"));
        let diagnostic = self.labelled(diagnostic, one.article, one.fact, Self::says(one.fact));
        let diagnostic = self.labelled(diagnostic, other.article, other.fact, Self::says(other.fact));
        let evidence = [one, other].map(|named| Evidence { article: named.article, span: named.fact.span });
        self.failed(Verdict::Contradicted, evidence.into(), reason, diagnostic)
    }

    /// Articles of which nothing goes together, though none of it is certain to be about one thing.
    pub(in crate::verdict) fn do_not_meet(&self, path: &Path, one: &Named<'_>, other: &Named<'_>) -> Case {
        let [here, there] = [one, other].map(|named| self.place(named.article, named.fact.span));
        let (says, but) = (plain(&one.fact.value), plain(&other.fact.value));
        let diagnostic = self
            .diagnostic(Verdict::Ambiguous)
            .label(self.on_claim(path.span, "nothing that one article says here is in the other"));
        let diagnostic = self.labelled(diagnostic, one.article, one.fact, Self::says(one.fact));
        let diagnostic = self.labelled(diagnostic, other.article, other.fact, Self::says(other.fact));
        let evidence = [one, other].map(|named| Evidence { article: named.article, span: named.fact.span });
        let help = "they may speak of different things: name the parties, or claim a value of each article (`NAME: …`)";
        let reason = format!("{here} says {says}, {there} says {but}");
        self.failed(Verdict::Ambiguous, evidence.into(), reason, diagnostic.help(help))
    }

    /// The scope's articles could not be read, which the run tells by itself.
    pub(in crate::verdict) fn without_article(&self) -> Case {
        let reason = "its article could not be read";
        let span = self.statement.scope.as_ref().map_or(self.statement.span, |scope| scope.span);
        let diagnostic = self.diagnostic(Verdict::Unchecked).label(self.on_claim(span, reason));
        self.failed(Verdict::Unchecked, Vec::new(), reason.into(), diagnostic)
    }

    /// `agree` over fewer than two articles that state it.
    pub(in crate::verdict) fn too_few(&self, path: &Path, named: &[Named<'_>], articles: usize) -> Case {
        let Some(first) = named.first() else {
            return self.unknown(path, &(0..self.bench.subjects.len()).collect::<Vec<_>>());
        };
        let reason = format!("only {} states it", self.place(first.article, first.fact.span));
        let states = match articles {
            1 => "there is but one article here".to_owned(),
            _ => format!("1 of {articles} articles states this"),
        };
        let diagnostic = self
            .diagnostic(Verdict::Unverified)
            .label(self.on_claim(path.span, format!("{states}; two are needed to agree")));
        let diagnostic = self.labelled(diagnostic, first.article, first.fact, Self::says(first.fact));
        self.failed(
            Verdict::Unverified,
            vec![Evidence { article: first.article, span: first.fact.span }],
            reason,
            diagnostic,
        )
    }

    /// An `expect` without its finding.
    pub(in crate::verdict) fn not_found(
        &self,
        rule: &Spanned<String>,
        text: Option<&Spanned<String>>,
        articles: &[usize],
    ) -> Case {
        let others: Vec<&Diagnostic> = articles
            .iter()
            .filter_map(|&article| self.bench.subjects.get(article))
            .flat_map(|subject| &subject.checked.findings)
            .filter(|finding| finding.code == rule.node)
            .collect();
        let span = text.map_or(rule.span, |text| text.span);
        let what = if others.is_empty() {
            format!("{} finds nothing", rule.node)
        } else {
            format!("{} finds nothing here", rule.node)
        };
        let mut diagnostic = self.diagnostic(Verdict::Contradicted).label(self.on_claim(span, what.clone()));
        if let Some(label) = others.first().and_then(|finding| finding.labels.first()) {
            diagnostic = diagnostic.label(Label { text: "but it finds this".into(), ..label.clone() });
        }
        let help = "delete the statement if the text was mended; `allow` accepts a finding, there or not";
        self.failed(Verdict::Contradicted, Vec::new(), what, diagnostic.help(help))
    }
}

//! Claims about words: quotations that have others, and sentences that nobody says.

use super::{SHOWN, Telling};
use crate::{
    claims::{Literal, Path},
    diagnostic::word_diff,
    source::Span,
    verdict::{
        Case, Evidence, Verdict,
        bench::Named,
        suggestions::{plain, quoted_text},
    },
};

impl Telling<'_> {
    /// A quotation that is nearly the claimed one.
    pub(in crate::verdict) fn altered(
        &self,
        element: &Literal,
        claimed: &str,
        named: &Named<'_>,
        passage: &str,
    ) -> Case {
        let reason = format!("{} has other words", self.place(named.article, named.fact.span));
        let by = named.fact.by.as_ref().map(|by| format!(", says {by}")).unwrap_or_default();
        // Whose words these are is not certain: they may well be others than the claimed ones.
        let (verdict, unsure) = if named.fact.firm {
            (Verdict::Contradicted, "")
        } else {
            (Verdict::Unverified, ", but it is not certain that these are meant")
        };
        let diagnostic = self.diagnostic(verdict).label(self.on_claim(element.span, "claimed"));
        let diagnostic = self
            .labelled(diagnostic, named.article, named.fact, format!("the words here{by}{unsure}"))
            .note(format!("from claim to article: {}", word_diff(claimed, passage)));
        let words = quoted_text(passage);
        let help = format!("`{words}` is what the article supports");
        self.failed(
            verdict,
            vec![Evidence { article: named.article, span: named.fact.span }],
            reason,
            diagnostic.help(help).fix(element.span, words),
        )
    }

    pub(in crate::verdict) fn not_contained(
        &self,
        element: &Literal,
        named: &[Named<'_>],
        elsewhere: Option<&Named<'_>>,
    ) -> Case {
        let mut diagnostic = self
            .diagnostic(Verdict::Unverified)
            .label(self.on_claim(element.span, "not found in what answers to the path"));
        let mut evidence = Vec::new();
        let mut reason = "these words are not there".to_owned();
        if let Some(other) = elsewhere {
            let who = other.fact.participants.join(", ");
            reason = format!("{} has these words from {who}", self.place(other.article, other.fact.span));
            diagnostic = self.labelled(diagnostic, other.article, other.fact, format!("these words are from {who}"));
            evidence.push(Evidence { article: other.article, span: other.fact.span });
        } else {
            for named in named.iter().take(SHOWN) {
                diagnostic = diagnostic.note(format!(
                    "{} has {}",
                    self.place(named.article, named.fact.span),
                    plain(&named.fact.value)
                ));
            }
        }
        self.failed(Verdict::Unverified, evidence, reason, diagnostic)
    }

    /// A name of the path means two people, of whom only one need have said so.
    pub(in crate::verdict) fn several_bearers(&self, path: &Path, one: &Named<'_>, other: &Named<'_>) -> Case {
        let diagnostic =
            self.diagnostic(Verdict::Ambiguous).label(self.on_claim(path.span, "a name here means more than one"));
        let diagnostic = self.labelled(diagnostic, one.article, one.fact, one.fact.path());
        let diagnostic = self.labelled(diagnostic, other.article, other.fact, other.fact.path());
        let evidence = [one, other].map(|named| Evidence { article: named.article, span: named.fact.span });
        let help = format!("write the name in full, as in `{}`", one.fact.path());
        let reason = format!("may be {} or {}", one.fact.participants.join(", "), other.fact.participants.join(", "));
        self.failed(Verdict::Ambiguous, evidence.into(), reason, diagnostic.help(help))
    }

    /// A sentence that the articles do not say: the part of it that does not hold, and why.
    pub(in crate::verdict) fn not_said(
        &self,
        verdict: Verdict,
        span: Span,
        part: &str,
        why: &str,
        evidence: Option<Evidence>,
    ) -> Case {
        let place = evidence.as_ref().map(|found| format!("{} ", self.place(found.article, found.span)));
        let reason = match &evidence {
            Some(found) => {
                format!("{}“{}”", place.unwrap_or_default(), self.words(found.article, found.span))
            }
            None => format!("nothing says “{part}”"),
        };
        let mut diagnostic = self.diagnostic(verdict).label(self.on_claim(span, format!("“{part}”: {why}")));
        if let Some(found) = &evidence {
            diagnostic.labels.extend(self.on_article(found.article, found.span, "the nearest in the article"));
        }
        self.failed(verdict, evidence.into_iter().collect(), reason, diagnostic)
    }

    /// A sentence that is too long to be one.
    pub(in crate::verdict) fn unread(&self, span: Span) -> Case {
        let diagnostic = self.diagnostic(Verdict::Unchecked).label(self.on_claim(span, "this is no sentence"));
        self.failed(Verdict::Unchecked, Vec::new(), "not checked".into(), diagnostic)
    }
}

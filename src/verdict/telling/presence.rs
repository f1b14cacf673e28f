//! Claims that something is there, is denied or is absent.

use super::Telling;
use crate::{
    interval::Relation,
    verdict::{
        Case, Evidence, Verdict,
        bench::{Answered, Named},
    },
};

impl Telling<'_> {
    pub(in crate::verdict) fn shown(&self, named: &[Named<'_>]) -> Case {
        let answered: Vec<Answered<'_>> = named
            .iter()
            .map(|named| Answered { article: named.article, fact: named.fact, relation: Relation::Entailed })
            .collect();
        self.supported(answered.iter())
    }

    /// Absence has no evidence but the text as a whole.
    pub(in crate::verdict) fn absent(&self) -> Case {
        Case { reason: Some("nothing in the text".into()), ..self.case(Verdict::Supported, Vec::new()) }
    }

    /// A fact that stands against `denied` or `absent`.
    pub(in crate::verdict) fn asserted(&self, named: &Named<'_>, label: &str) -> Case {
        let reason =
            format!("{} “{}”", self.place(named.article, named.fact.span), self.words(named.article, named.fact.span));
        let diagnostic = self.diagnostic(Verdict::Contradicted).label(self.on_claim(self.statement.span, "claimed"));
        let diagnostic = self.labelled(diagnostic, named.article, named.fact, label.to_owned());
        self.failed(
            Verdict::Contradicted,
            vec![Evidence { article: named.article, span: named.fact.span }],
            reason,
            diagnostic,
        )
    }

    /// Something that may be what a claim says is absent.
    pub(in crate::verdict) fn perhaps_present(&self, evidence: Evidence) -> Case {
        let reason = format!("{} may speak of it", self.place(evidence.article, evidence.span));
        let mut diagnostic =
            self.diagnostic(Verdict::Unverified).label(self.on_claim(self.statement.span, "claimed to be absent"));
        if let Some(label) = self.on_article(evidence.article, evidence.span, "this may speak of it") {
            diagnostic = diagnostic.label(label);
        }
        self.failed(Verdict::Unverified, vec![evidence], reason, diagnostic)
    }
}

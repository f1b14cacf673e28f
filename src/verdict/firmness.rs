//! What weak facts alone support, for those who ask for more.

use super::{
    Case, Verdict,
    bench::{Bench, Named},
    telling::Telling,
};
use crate::claims::Statement;

/// The case as it is where only firm facts count.
pub(super) fn required(bench: &Bench<'_>, statement: &Statement, case: Case) -> Case {
    if !case.weak || case.verdict != Verdict::Supported {
        return case;
    }
    let telling = Telling { bench, statement, at: case.statement };
    let Some(first) = case.evidence.first() else { return case };
    let (article, span) = (first.article, first.span);
    let reason = format!("{} “{}” is bound weakly", telling.place(article, span), telling.words(article, span));
    let mut diagnostic = telling
        .diagnostic(Verdict::Unverified)
        .label(telling.on_claim(statement.span, "no firm fact supports this"))
        .help("`factlint facts --why` tells why; without `--require-firm` this is enough");
    diagnostic.labels.extend(telling.on_article(article, span, "it is not certain that this is about it"));
    Case { weak: true, ..telling.failed(Verdict::Unverified, case.evidence, reason, diagnostic) }
}

impl Telling<'_> {
    /// Supported by all of these together, and so no firmer than the weakest of them.
    pub(super) fn all_of(&self, named: &[Named<'_>]) -> Case {
        Case { weak: named.iter().any(|named| !named.fact.firm), ..self.shown(named) }
    }
}

//! Paths that no fact answers, or only one that its filters or its status keep out.

use super::{SHOWN, Telling};
use crate::{
    claims::Path,
    verdict::{Case, Evidence, Verdict, bench::Named, suggestions::ranged},
};

impl Telling<'_> {
    /// No fact answers to the path.
    pub(in crate::verdict) fn unknown(&self, path: &Path, articles: &[usize]) -> Case {
        let nearest = self.nearest_paths(path, articles);
        let what =
            if articles.len() == 1 { "the article says nothing of this" } else { "no article says anything of this" };
        let mut diagnostic = self.diagnostic(Verdict::Unverified).label(self.on_claim(path.span, what));
        for near in &nearest {
            diagnostic = diagnostic.note(near.clone());
        }
        let help = if let Some(meant) = self.meant(path, articles) {
            format!("did you mean `{meant}`?")
        } else if nearest.is_empty() {
            "`factlint facts ARTICLE` lists what can be claimed".to_owned()
        } else {
            "write one of these paths, or see `factlint facts ARTICLE` for all".to_owned()
        };
        self.failed(Verdict::Unverified, Vec::new(), "nothing says so".into(), diagnostic.help(help))
    }

    /// Facts answer to the path, but its filters leave none of them.
    pub(in crate::verdict) fn filtered_out(&self, path: &Path, named: &[Named<'_>]) -> Case {
        let (Some(first), Some(filter)) = (named.first(), path.filters.first()) else { return self.unknown(path, &[]) };
        let by = first.fact.by.as_ref().map_or_else(|| "the article itself".to_owned(), Clone::clone);
        let reason = format!("{} does not pass the filter", self.place(first.article, first.fact.span));
        let span = path.filters.iter().fold(filter.span, |span, filter| span.join(filter.span));
        let diagnostic =
            self.diagnostic(Verdict::Unverified).label(self.on_claim(span, "no fact of this path passes the filter"));
        let mut diagnostic =
            self.labelled(diagnostic, first.article, first.fact, format!("{}, says {by}", ranged(&first.fact.value)));
        for other in named.iter().skip(1).take(SHOWN) {
            let words = self.words(other.article, other.fact.span);
            diagnostic = diagnostic.note(format!("nor does {} “{words}”", self.place(other.article, other.fact.span)));
        }
        let evidence = vec![Evidence { article: first.article, span: first.fact.span }];
        self.failed(Verdict::Unverified, evidence, reason, diagnostic)
    }

    /// The article denies it, or only supposes it.
    pub(in crate::verdict) fn not_affirmed(&self, named: &Named<'_>) -> Case {
        let fact = named.fact;
        let how = if fact.negated { "denied" } else { fact.status.name() };
        let reason = format!("{} has it only as {how}", self.place(named.article, fact.span));
        let diagnostic =
            self.diagnostic(Verdict::Unverified).label(self.on_claim(self.statement.span, "claimed as so"));
        let diagnostic = self.labelled(diagnostic, named.article, fact, format!("{}, {how}", ranged(&fact.value)));
        let help = if fact.negated {
            "`PATH denied` claims that the article denies it".to_owned()
        } else {
            format!("`[status == {how}]` claims what the article only has as {how}")
        };
        self.failed(
            Verdict::Unverified,
            vec![Evidence { article: named.article, span: fact.span }],
            reason,
            diagnostic.help(help),
        )
    }
}

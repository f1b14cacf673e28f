//! What to write instead: the path that was meant, the paths that there are, the test that a fact supports.

use super::{matching, telling::Telling};
use crate::{
    claims::{Path, StatementKind},
    facts::Fact,
    interval::Hedge,
    language::lemma,
    source::Span,
    values::{Value, nearest},
};
use std::collections::BTreeSet;

/// How alike two subjects must be for one to be a slip of the pen for the other.
const SLIP: f32 = 0.75;

/// How many paths a diagnostic shows.
const SHOWN: usize = 3;

impl Telling<'_> {
    /// What to write instead, where the fact says one thing that a claim can say.
    pub(super) fn rewritten(&self, fact: &Fact) -> Option<String> {
        let StatementKind::Claim { path, .. } = &self.statement.kind else { return None };
        let path = self.bench.claims.source.slice(path.span);
        Some(format!("`{path} {}` is what the article supports", supported_test(&fact.value)?))
    }

    /// The path with a subject that the articles have, where its own is a slip of the pen.
    pub(super) fn meant(&self, path: &Path, articles: &[usize]) -> Option<String> {
        let subjects: BTreeSet<&str> = articles
            .iter()
            .filter_map(|&article| self.bench.subjects.get(article))
            .flat_map(|subject| subject.checked.analysis.facts.iter().map(|fact| fact.subject.as_str()))
            .collect();
        let asked = path.subject.node.as_str();
        if subjects.iter().any(|known| matching::same_subject(asked, known, self.bench.words)) {
            return None;
        }
        let subjects: Vec<&str> = subjects.into_iter().collect();
        let meant = *similar::get_close_matches(asked, &subjects, 1, SLIP).first()?;
        let rest = self.bench.claims.source.slice(Span { start: path.subject.span.end, end: path.span.end });
        Some(format!("{meant}{rest}"))
    }

    /// The paths of the articles that look most like this one, each with its value.
    pub(super) fn nearest_paths(&self, path: &Path, articles: &[usize]) -> Vec<String> {
        let (subject, attribute) = matching::parts(path);
        let mut ranked: Vec<(usize, String)> = Vec::new();
        for &article in articles {
            let Some(checked) = self.bench.subjects.get(article) else { continue };
            for fact in &checked.checked.analysis.facts {
                let same_subject = matching::same_subject(&subject, &fact.subject, self.bench.words);
                let same_attribute = attribute.as_deref().is_some_and(|word| lemma::same(word, &fact.attribute));
                let near = nearest(&subject, std::iter::once(fact.subject.as_str())).is_some();
                // `Acme.revenue` asks for what the articles have as `revenue(Acme)`.
                let names = path.participants.iter().chain([&path.subject]);
                let bears = |party: &str, name: &str| matching::same_name(name, party, false, self.bench.words);
                let parties =
                    names.filter(|name| fact.participants.iter().any(|party| bears(party, &name.node))).count();
                let built_in = matches!(fact.subject.as_str(), "mention" | "quote" | "article");
                let rank = (usize::from(same_subject) * 4)
                    + ((usize::from(near) + usize::from(same_attribute)) * 3)
                    + parties * 2;
                if rank > 1 && (!built_in || same_subject || near) {
                    ranked.push((
                        rank,
                        format!("{}: `{}` is {}", self.place(article, fact.span), fact.path(), plain(&fact.value)),
                    ));
                }
            }
        }
        ranked.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
        let mut nearest: Vec<String> = Vec::new();
        for (_, path) in ranked {
            let name = path.split_once("` is ").map_or(path.as_str(), |(name, _)| name).to_owned();
            if nearest.len() < SHOWN && !nearest.iter().any(|known| known.starts_with(&name)) {
                nearest.push(path);
            }
        }
        nearest
    }
}

/// A value as a reader sees it: "85 min", "nearly 4 years".
pub(super) fn plain(value: &Value) -> String {
    value.to_string()
}

/// The same with the interval that a hedge makes of it: "nearly 90 min (81 to 90 min)".
pub(super) fn ranged(value: &Value) -> String {
    let shown = plain(value);
    let Some(range) = value.range_shown() else { return shown };
    format!("{shown} ({range})")
}

/// The test that a claim can make of a value, as it is written in a claims file.
fn supported_test(value: &Value) -> Option<String> {
    match value {
        Value::Date(date) => match (date.best()?.low_end(), date.best()?.high_end()) {
            (Some(_), Some(_)) if date.is_calendar_unit() => Some(format!("== {value:#}")),
            (Some(first), Some(end)) => {
                let last = end.date().yesterday().ok()?;
                Some(format!("in {}..{last}", first.date()))
            }
            _ => None,
        },
        Value::Name(_) | Value::Text(_) => Some(format!("== {}", quoted_text(value.words()?))),
        value => {
            let measure = value.measure()?;
            match (measure.stated, measure.hedge) {
                (Some(_), None) => Some(format!("== {value:#}")),
                (Some(stated), Some(hedge)) => Some(format!("{} {:#}", operator_for(hedge), value.exactly(stated))),
                (None, _) => Some(format!(
                    "in {:#}..{:#}",
                    value.exactly(measure.range.low_end()?),
                    value.exactly(measure.range.high_end()?)
                )),
            }
        }
    }
}

/// The operator that says what a hedge says.
fn operator_for(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::Over => ">",
        Hedge::AtLeast => ">=",
        Hedge::Under => "<",
        Hedge::AtMost => "<=",
        Hedge::Nearly | Hedge::About | Hedge::Vague | Hedge::Between => "~=",
    }
}

pub(super) fn quoted_text(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

//! What to write instead: the path that was meant, the paths that there are, the test that a fact supports.

use super::{matching, telling::Telling};
use crate::{
    claims::{Path, StatementKind, Test},
    diagnostic::Diagnostic,
    facts::Fact,
    interval::Hedge,
    language::lemma,
    source::Span,
    values::{Value, nearest},
};
use std::collections::{BTreeMap, BTreeSet};

/// How alike two subjects must be for one to be a slip of the pen for the other.
const SLIP: f32 = 0.75;

/// How many paths a diagnostic shows.
const SHOWN: usize = 3;

impl Telling<'_> {
    /// The diagnostic with what to write instead, where the fact says one thing that a claim can say.
    pub(super) fn rewritten(&self, diagnostic: Diagnostic, fact: &Fact) -> Diagnostic {
        let StatementKind::Claim { path, test } = &self.statement.kind else { return diagnostic };
        let Some((operator, operand)) = supported_test(&fact.value) else { return diagnostic };
        let shown = self.bench.claims.source.slice(path.span);
        let (span, replacement) = self.test_rewritten(path, test, operator, operand.clone());
        diagnostic.help(format!("`{shown} {operator} {operand}` is what the article supports")).fix(span, replacement)
    }

    /// The edit that puts another test behind the path; of a test with the same operator the value alone.
    fn test_rewritten(&self, path: &Path, test: &Test, operator: &str, operand: String) -> (Span, String) {
        if let (Test::Near { value, .. }, "~=") = (test, operator) {
            return (value.span, operand);
        }
        let whole = self.test_span_behind(path);
        let written = self.bench.claims.source.slice(whole);
        let behind = written.strip_prefix(operator).filter(|rest| rest.starts_with([' ', '\t']));
        match behind {
            Some(rest) => {
                let kept = written.len() - rest.trim_start().len();
                let start = whole.start + u32::try_from(kept).unwrap_or_default();
                (Span { start, end: whole.end }, operand)
            }
            None => (whole, format!("{operator} {operand}")),
        }
    }

    /// Operator and value, without the blanks around them.
    fn test_span_behind(&self, path: &Path) -> Span {
        let source = &self.bench.claims.source;
        let reason = self.statement.because.as_ref().map(|because| because.span.start);
        let rest = Span { start: path.span.end, end: reason.unwrap_or(self.statement.span.end) };
        let text = source.slice(rest);
        let text = if reason.is_some() { text.trim_end().strip_suffix("because").unwrap_or(text) } else { text };
        let (lead, kept) = (text.len() - text.trim_start().len(), text.trim_end().len());
        let at = |offset: usize| rest.start + u32::try_from(offset).unwrap_or_default();
        Span { start: at(lead.min(kept)), end: at(kept) }
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
        let mut likeness: BTreeMap<&str, (bool, bool)> = BTreeMap::new();
        let mut ranked: Vec<(usize, (usize, &Fact))> = Vec::new();
        for &article in articles {
            let Some(checked) = self.bench.subjects.get(article) else { continue };
            for fact in &checked.checked.analysis.facts {
                let alike = || {
                    let near = nearest(&subject, std::iter::once(fact.subject.as_str())).is_some();
                    (matching::same_subject(&subject, &fact.subject, self.bench.words), near)
                };
                let (same_subject, near) = *likeness.entry(&fact.subject).or_insert_with(alike);
                let same_attribute = attribute.as_deref().is_some_and(|word| lemma::same(word, &fact.attribute));
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
                    ranked.push((rank, (article, fact)));
                }
            }
        }
        ranked.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
        let mut nearest: Vec<String> = Vec::new();
        for (_, (article, fact)) in ranked {
            let name = format!("{}: `{}", self.place(article, fact.span), fact.path());
            if !nearest.iter().any(|known| known.starts_with(&name)) {
                nearest.push(format!("{name}` is {}", plain(&fact.value)));
            }
            if nearest.len() == SHOWN {
                break;
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

/// What a claim can say of a value: the operator and what stands behind it, as a claims file has them.
pub(crate) fn supported_test(value: &Value) -> Option<(&'static str, String)> {
    match value {
        Value::Date(date) => match (date.best()?.low_end(), date.best()?.high_end()) {
            (Some(_), Some(_)) if date.is_calendar_unit() => Some(("==", format!("{value:#}"))),
            (Some(first), Some(end)) => {
                let last = end.date().yesterday().ok()?;
                Some(("in", format!("{}..{last}", first.date())))
            }
            _ => None,
        },
        Value::Name(_) | Value::Text(_) => Some(("==", quoted_text(value.words()?))),
        // The measures are those of the figure alone.
        Value::Score(_) | Value::Time(_) => Some(("==", format!("{value:#}"))),
        value => {
            let measure = value.measure()?;
            match (measure.stated, measure.hedge) {
                (Some(_), None) => Some(("==", format!("{value:#}"))),
                (Some(stated), Some(hedge)) => Some((operator_for(hedge), format!("{:#}", value.exactly(stated)))),
                (None, _) => {
                    let (low, high) = (measure.range.low_end()?, measure.range.high_end()?);
                    Some(("in", format!("{:#}..{:#}", value.exactly(low), value.exactly(high))))
                }
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

pub(crate) fn quoted_text(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

//! What a comparison of a draft with its sources comes to.

use crate::{
    compare::{Candidate, Check, Comparison, Evidence, Levels, Verdict},
    diagnostic::{Diagnostic, Label, Severity},
    report::Run,
    rules::Selection,
    verdict::Checked,
};
use std::{path::PathBuf, sync::Arc};

/// A draft that was held against its sources.
#[derive(Debug)]
pub struct Compared {
    /// The draft, unless it could not be read.
    pub draft: Option<Arc<Checked>>,
    /// The sources that could be read.
    pub sources: Vec<Arc<Checked>>,
    /// What they say of it.
    pub comparison: Comparison,
    /// How bad each verdict is.
    pub levels: Levels,
    /// The root of the draft's project.
    pub root: PathBuf,
    /// What could not be read or compared.
    pub errors: Vec<Diagnostic>,
}

impl Compared {
    /// 0: nothing of level `fail_on` or worse. 1: something. 2: something could not be compared.
    pub fn exit_status(&self, fail_on: Severity) -> u8 {
        if !self.errors.is_empty() {
            return 2;
        }
        let failed = self
            .comparison
            .checks
            .iter()
            .any(|check| check.severity(&self.levels).is_some_and(|level| level >= fail_on));
        u8::from(failed)
    }

    /// The same as a run of which every check that is not supported is a finding: what the formats of reports are made of. The draft is its first
    /// article, the sources are the others.
    pub fn run(&self) -> Run {
        let articles: Vec<Arc<Checked>> = self.draft.iter().chain(&self.sources).map(Arc::clone).collect();
        let file = |article: &Arc<Checked>| {
            let name = article.analysis.article.source.name();
            (!name.starts_with('<')).then(|| PathBuf::from(name))
        };
        Run {
            suites: Vec::new(),
            claims_files: Vec::new(),
            files: articles.iter().map(file).collect(),
            rules: articles.iter().map(|_| Selection::These(Vec::new())).collect(),
            articles,
            findings: self.diagnostics(false),
            errors: self.errors.clone(),
            times: Vec::new(),
            stopped: false,
        }
    }

    /// A diagnostic for each check that is not supported; with `why`, for every check, with what was looked at.
    pub fn diagnostics(&self, why: bool) -> Vec<Diagnostic> {
        let checks = self.comparison.checks.iter().filter(|check| why || check.verdict != Verdict::Supported);
        let told = checks.filter_map(|check| self.told(check, why));
        self.foreign().chain(told).map(Diagnostic::in_files).collect()
    }

    /// The notes that the draft or some sources are in another language.
    fn foreign(&self) -> impl Iterator<Item = Diagnostic> {
        let is_foreign = |text: &&Arc<Checked>| !text.analysis.article.is_english();
        let draft = self.draft.iter().find(is_foreign).map(|_| {
            "the draft does not read like English: little of it is checked, and nothing is certain".to_owned()
        });
        let foreign: Vec<&Arc<Checked>> = self.sources.iter().filter(is_foreign).collect();
        let sources = match foreign.as_slice() {
            [] => None,
            [one] => {
                let name = one.analysis.article.source.name();
                Some(format!("the source `{name}` does not read like English: nothing in it is certain"))
            }
            several => Some(format!("{} sources do not read like English: nothing in them is certain", several.len())),
        };
        let note = |note| Diagnostic::error("not-english", note).severity(Severity::Note);
        [draft, sources].into_iter().flatten().map(note)
    }

    fn told(&self, check: &Check, why: bool) -> Option<Diagnostic> {
        let article = &self.draft.as_ref()?.analysis.article;
        let written = article.slice(check.span).split_whitespace().collect::<Vec<_>>().join(" ");
        let severity = match check.verdict {
            Verdict::Supported => Severity::Note,
            _ => check.severity(&self.levels)?,
        };
        let message = format!("{} “{written}”: {}", described(check.kind), check.why);
        let mut diagnostic = Diagnostic::error(check.verdict.name(), message).severity(severity).label(Label::new(
            &article.source,
            check.span,
            "the draft",
        ));
        if let Some(evidence) = check.evidence {
            let says = if check.verdict == Verdict::Unverified { "the nearest in the sources" } else { "the source" };
            diagnostic.labels.extend(self.label(evidence, says));
        }
        if why {
            diagnostic.notes = check.trace.iter().map(|candidate| self.line(candidate)).collect();
        }
        Some(diagnostic)
    }

    fn label(&self, evidence: Evidence, text: &str) -> Option<Label> {
        Some(Label::new(&self.sources.get(evidence.source)?.analysis.article.source, evidence.span, text))
    }

    fn line(&self, candidate: &Candidate) -> String {
        let Some(source) = self.sources.get(candidate.evidence.source) else { return candidate.why.clone() };
        let source = &source.analysis.article.source;
        format!("{}:{}: {}", source.name(), source.position(candidate.evidence.span.start).line, candidate.why)
    }

    /// The last line: what it all comes to.
    pub fn summary(&self) -> String {
        if self.draft.is_none() {
            return "nothing was compared".to_owned();
        }
        let mut parts: Vec<String> = Vec::new();
        for verdict in Verdict::ALL {
            let count = self.comparison.count(verdict);
            if count > 0 || verdict == Verdict::Supported {
                parts.push(format!("{count} {}", verdict.name()));
            }
        }
        let sources = match self.sources.len() {
            1 => "1 source".to_owned(),
            count => format!("{count} sources"),
        };
        let missing = if self.errors.is_empty() {
            ""
        } else {
            "; not everything could be read: what is unverified may stand there"
        };
        format!("{}; {sources}{missing}", parts.join(", "))
    }
}

/// What a check is of, for messages.
fn described(kind: &str) -> &str {
    match kind {
        "quote" => "the quotation",
        "name" => "the name",
        "statement" => "the statement",
        "number" | "count" => "the number",
        "percent" => "the percentage",
        "money" => "the amount",
        "age" => "the age",
        "date" => "the date",
        "duration" => "the duration",
        "ordinal" => "the rank",
        "quantity" => "the quantity",
        "score" => "the score",
        "time" => "the time",
        kind => kind,
    }
}

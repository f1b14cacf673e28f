//! Claims against facts: what the articles of a claims file say of each of its statements.

mod answer;
mod bench;
mod findings;
mod matching;
mod quotation;
mod suggestions;
mod telling;

use crate::{
    claims::{Claims, Scope},
    diagnostic::{Diagnostic, Severity},
    facts::Analysis,
    source::Span,
};
use bench::Bench;
pub(crate) use suggestions::{quoted_text, supported_test};

/// What a statement comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The articles say so.
    Supported,
    /// An article says otherwise.
    Contradicted,
    /// No article says so, and none says otherwise.
    Unverified,
    /// The path names several things that do not agree.
    Ambiguous,
    /// It could not be checked; the run ends with status 2.
    Unchecked,
    /// An `allow` that had nothing to allow; passes.
    Unused,
}

impl Verdict {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Contradicted => "contradicted",
            Self::Unverified => "unverified",
            Self::Ambiguous => "ambiguous",
            Self::Unchecked => "not checked",
            Self::Unused => "unused",
        }
    }

    /// Whether the statement passed.
    pub fn passed(self) -> bool {
        matches!(self, Self::Supported | Self::Unused)
    }
}

/// An article with the findings of the rules in it.
#[derive(Debug)]
pub struct Checked {
    /// The article and its facts.
    pub analysis: Analysis,
    /// What the rules found, in the order of the text.
    pub findings: Vec<Diagnostic>,
    /// Rules that could not be run to their end, an internal error each.
    pub faults: Vec<Diagnostic>,
}

/// An article of a claims file, under the name that its `article` statement gives.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The name behind `as`.
    pub name: Option<&'a str>,
    /// The article.
    pub checked: &'a Checked,
}

/// Words of an article that decide a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The article, as an index into those judged.
    pub article: usize,
    /// The words.
    pub span: Span,
}

/// A statement and what it comes to.
#[derive(Clone, Debug)]
pub struct Case {
    /// The statement, as an index into [`Claims::statements`].
    pub statement: usize,
    /// The article it was judged over, where `each:` asks for every one by itself.
    pub article: Option<usize>,
    /// The verdict.
    pub verdict: Verdict,
    /// What decides it, the best first.
    pub evidence: Vec<Evidence>,
    /// The verdict in a few words where the evidence alone does not tell it: "trt:18 says 85 min".
    pub reason: Option<String>,
    /// What to tell the user where the statement did not pass.
    pub diagnostic: Option<Diagnostic>,
}

impl Case {
    /// How bad it is that the statement did not pass; `None` where it passed.
    pub fn severity(&self) -> Option<Severity> {
        let told = self.diagnostic.as_ref().map_or(Severity::Error, |diagnostic| diagnostic.severity);
        (!self.verdict.passed()).then_some(told)
    }
}

/// What a claims file comes to.
#[derive(Debug, Default)]
pub struct Judged {
    /// A case a statement and, behind `each:`, an article; in the order of the file. `article` and `let` statements have none.
    pub cases: Vec<Case>,
    /// The findings that an `expect` or `allow` accepts, as pairs of article and finding.
    pub accepted: Vec<(usize, usize)>,
}

/// Judges every statement of `claims` over `articles`.
pub fn judge(claims: &Claims, articles: &[Subject<'_>]) -> Judged {
    let bench = Bench::new(claims, articles);
    let mut judged = Judged::default();
    for (at, statement) in claims.statements.iter().enumerate() {
        let all: Vec<usize> = (0..articles.len()).collect();
        match statement.scope.as_ref().map(|scope| &scope.node) {
            Some(Scope::Each) => {
                for article in all {
                    let case = bench.judge(at, statement, &[article], &mut judged.accepted);
                    judged.cases.extend(case.map(|case| Case { article: Some(article), ..case }));
                }
            }
            Some(Scope::Article(name)) => {
                let named: Vec<usize> = all.into_iter().filter(|&at| articles[at].name == Some(name)).collect();
                judged.cases.extend(bench.judge(at, statement, &named, &mut judged.accepted));
            }
            None => judged.cases.extend(bench.judge(at, statement, &all, &mut judged.accepted)),
        }
    }
    judged
}

//! Claims against facts: what the articles of a claims file say of each of its statements.

mod answer;
mod bench;
mod compatibility;
mod findings;
mod firmness;
mod matching;
mod quotation;
mod says;
mod suggestions;
mod telling;

use crate::{
    claims::{Claims, Scope, Statement},
    diagnostic::{Diagnostic, Severity},
    facts::Analysis,
    source::Span,
};
use bench::Bench;
pub(crate) use compatibility::{compatible, excludes, exclusive};
pub(crate) use matching::{same_name, same_thing};
pub(crate) use quotation::holds;
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

/// The version of what the verdicts mean: it rises where the same claim over the same facts comes to another one.
pub const VERSION: u32 = 1;

impl Verdict {
    /// Every verdict, the best first.
    pub const ALL: [Self; 6] =
        [Self::Supported, Self::Unused, Self::Unverified, Self::Ambiguous, Self::Contradicted, Self::Unchecked];

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
    /// Whether it rests on facts that are bound weakly: a claim that is supported so may yet be about something else.
    pub weak: bool,
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
    let mut judging = Judging::new(claims, articles, false);
    let cases = judging.by_ref().collect();
    Judged { cases, accepted: judging.accepted }
}

/// The cases of a claims file one after the other, each judged when it is asked for.
pub struct Judging<'a> {
    bench: Bench<'a>,
    require_firm: bool,
    /// A statement and, behind `each:`, an article.
    turns: std::vec::IntoIter<(usize, Option<usize>)>,
    /// The findings that an `expect` or `allow` has accepted so far, as pairs of article and finding.
    pub accepted: Vec<(usize, usize)>,
}

impl<'a> Judging<'a> {
    /// Begins with the first statement. Where `require_firm` says so, what only weak facts support is unverified.
    pub fn new(claims: &'a Claims, articles: &'a [Subject<'a>], require_firm: bool) -> Self {
        let mut turns = Vec::with_capacity(claims.statements.len());
        for (at, statement) in claims.statements.iter().enumerate() {
            match statement.scope.as_ref().map(|scope| &scope.node) {
                Some(Scope::Each) => turns.extend((0..articles.len()).map(|article| (at, Some(article)))),
                _ => turns.push((at, None)),
            }
        }
        Self { bench: Bench::new(claims, articles), require_firm, turns: turns.into_iter(), accepted: Vec::new() }
    }

    /// The articles that a statement without `each:` is about.
    fn articles(&self, statement: &Statement) -> Vec<usize> {
        let all = 0..self.bench.subjects.len();
        match statement.scope.as_ref().map(|scope| &scope.node) {
            Some(Scope::Article(name)) => all.filter(|&at| self.bench.subjects[at].name == Some(name)).collect(),
            _ => all.collect(),
        }
    }
}

impl Iterator for Judging<'_> {
    type Item = Case;

    fn next(&mut self) -> Option<Case> {
        loop {
            let (at, article) = self.turns.next()?;
            let Some(statement) = self.bench.claims.statements.get(at) else { continue };
            let articles = article.map_or_else(|| self.articles(statement), |article| vec![article]);
            if let Some(case) = self.bench.judge(at, statement, &articles, &mut self.accepted) {
                let case = if self.require_firm { firmness::required(&self.bench, statement, case) } else { case };
                return Some(Case { article, ..case });
            }
        }
    }
}

//! Which facts of the articles of a run no claim guards: a table for people, JSON for programs.

use super::{Run, Suite, facts::one_line, foreign};
use crate::{
    coverage::{self, Guarded, Guards},
    source::Position,
    suggest,
    verdict::Checked,
};
use serde::Serialize;
use std::fmt::Write;

/// The words of the article `at` of a run that the claims which passed rest on, of all claims files together.
pub(super) fn guards(run: &Run, at: usize) -> Guards {
    let places = |suite: &Suite| -> Vec<Guards> {
        let places = suite.articles.iter().enumerate().filter(|(_, (_, place))| *place == at);
        places.map(|(place, _)| coverage::guards(&suite.cases, place)).collect()
    };
    run.suites.iter().flat_map(places).flatten().collect()
}

/// What of the articles of a run is guarded.
#[derive(Debug)]
pub struct Coverage<'a> {
    articles: Vec<(&'a Checked, Vec<Guarded<'a>>)>,
}

impl<'a> Coverage<'a> {
    /// The coverage of every article of `run` by all its claims files together.
    pub fn of(run: &'a Run) -> Self {
        let articles = run.articles.iter().enumerate();
        Self { articles: articles.map(|(at, article)| (&**article, coverage::of(article, &guards(run, at)))).collect() }
    }

    /// How many facts are guarded, and how many there are.
    pub fn total(&self) -> (usize, usize) {
        let facts = || self.articles.iter().flat_map(|(_, facts)| facts);
        (facts().filter(|fact| fact.guarded).count(), facts().count())
    }

    /// The share of guarded facts in hundredths, rounded down; 100 where there is nothing to guard.
    pub fn percent(&self) -> usize {
        let (guarded, all) = self.total();
        (guarded * 100).checked_div(all).unwrap_or(100)
    }

    /// The table: for each article what is not guarded, with a claim that would; then the shares.
    pub fn table(&self) -> String {
        let mut out = String::new();
        for (article, facts) in &self.articles {
            let source = &article.analysis.article.source;
            let open: Vec<&Guarded<'_>> = facts.iter().filter(|fact| !fact.guarded).collect();
            let (guarded, all) = (facts.len() - open.len(), facts.len());
            let _ = writeln!(out, "{}: {guarded} of {all} facts are guarded", source.name());
            for Guarded { fact, .. } in open {
                let line = source.position(fact.span.start).line;
                let claim = suggest::claim(fact).map_or_else(|| fact.path(), |claim| one_line(&claim));
                let _ = writeln!(out, "{line:4}  {claim}");
            }
            out.push('\n');
        }
        let (guarded, all) = self.total();
        let articles =
            if self.articles.len() == 1 { "1 article" } else { &format!("{} articles", self.articles.len()) };
        let _ = writeln!(out, "coverage: {guarded} of {all} facts, {} %; {articles}", self.percent());
        foreign::harmless(&out)
    }

    /// The same as a JSON object.
    pub fn json(&self) -> String {
        let articles = self.articles.iter().map(|(article, facts)| ArticleRecord::new(article, facts)).collect();
        let (guarded, facts) = self.total();
        let record = CoverageRecord { guarded, facts, percent: self.percent(), articles };
        foreign::pretty_json(&record)
    }
}

#[derive(Serialize)]
struct CoverageRecord<'a> {
    guarded: usize,
    facts: usize,
    percent: usize,
    articles: Vec<ArticleRecord<'a>>,
}

#[derive(Serialize)]
struct ArticleRecord<'a> {
    article: &'a str,
    guarded: usize,
    facts: usize,
    unguarded: Vec<OpenRecord>,
}

#[derive(Serialize)]
struct OpenRecord {
    line: usize,
    column: usize,
    path: String,
    claim: Option<String>,
}

impl<'a> ArticleRecord<'a> {
    fn new(article: &'a Checked, facts: &[Guarded<'_>]) -> Self {
        let source = &article.analysis.article.source;
        let open = facts.iter().filter(|fact| !fact.guarded).map(|Guarded { fact, .. }| {
            let Position { line, column } = source.position(fact.span.start);
            OpenRecord { line, column, path: fact.path(), claim: suggest::claim(fact) }
        });
        let unguarded: Vec<OpenRecord> = open.collect();
        Self { article: source.name(), guarded: facts.len() - unguarded.len(), facts: facts.len(), unguarded }
    }
}

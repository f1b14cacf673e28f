//! `factlint mutate`: what the claims and rules of a project say of its articles with one thing changed.

use super::{Request, check, check_one, judging};
use crate::{
    diagnostic::Diagnostic,
    mutate::{self, Mutation},
    report::{
        Run, Suite,
        mutation::{Mutant, Mutants},
    },
    settings::Settings,
    source::Source,
    verdict::Checked,
};
use rayon::prelude::*;
use std::{collections::BTreeMap, io::Read, sync::Arc};

/// Checks the articles as they are, and with each of their mutations.
pub fn mutate(request: &Request, stdin: &mut dyn Read) -> Mutants {
    let run = check(request, stdin);
    let wanted: Vec<(usize, Mutation)> = run
        .articles
        .iter()
        .enumerate()
        .flat_map(|(at, article)| mutate::mutations(article).into_iter().map(move |mutation| (at, mutation)))
        .collect();
    request.progress.expect(wanted.len());
    let mutants = wanted
        .into_par_iter()
        .map(|(article, mutation)| {
            let firm = mutate::is_firm(&run.articles[article], &mutation);
            let killed = Trial { run: &run, request, article }.kills(&mutation);
            request.progress.step();
            Mutant { article, mutation, firm, killed }
        })
        .collect();
    Mutants { run, mutants }
}

/// One article of a run, to be checked with changes.
struct Trial<'a> {
    run: &'a Run,
    request: &'a Request,
    article: usize,
}

impl Trial<'_> {
    fn kills(&self, mutation: &Mutation) -> bool {
        let Some(article) = self.run.articles.get(self.article) else { return false };
        let source = &article.analysis.article.source;
        let Ok(changed) = Source::new(source.name(), mutation.applied(source.text())) else { return false };
        let rules = self.run.rules.get(self.article).unwrap_or(&self.request.rules);
        match check_one(&changed, rules, self.request.date) {
            Ok(changed) => has_more(&article.findings, &changed.findings) || self.fails(Arc::new(changed)),
            // What cannot be checked any more does not pass.
            Err(_) => true,
        }
    }

    /// Whether a claim fails that passed.
    fn fails(&self, changed: Arc<Checked>) -> bool {
        let mut articles = self.run.articles.clone();
        if let Some(place) = articles.get_mut(self.article) {
            *place = changed;
        }
        let about = |suite: &&Suite| suite.articles.iter().any(|(_, at)| *at == self.article);
        self.run.suites.iter().filter(about).any(|suite| match judging::cases(suite, &articles, &Settings::default()) {
            Ok(cases) => {
                let passed = suite.cases.iter().map(|case| case.verdict.passed());
                passed.zip(&cases).any(|(passed, case)| passed && !case.verdict.passed())
                    || cases.len() != suite.cases.len()
            }
            Err(_) => true,
        })
    }
}

/// Whether some rule finds more than before.
fn has_more(before: &[Diagnostic], after: &[Diagnostic]) -> bool {
    let counts = |findings: &[Diagnostic]| {
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        for finding in findings {
            *counts.entry(finding.code).or_default() += 1;
        }
        counts
    };
    let before = counts(before);
    counts(after).iter().any(|(code, count)| *count > before.get(code).copied().unwrap_or_default())
}

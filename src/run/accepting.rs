//! `factlint accept`: claims files brought up to what the articles say now.

use super::{Rewrite, judging};
use crate::{
    claims::{self, Claims},
    diagnostic::{Diagnostic, Fix},
    report::{Run, Suite},
    settings::Settings,
    source::Source,
    verdict::{Case, Verdict},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A claim that failed, with the edit after which it passes.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The claims file, as an index into [`Run::suites`].
    pub suite: usize,
    /// The statement, as an index into those of the file.
    pub statement: usize,
    /// What is wrong with it now.
    pub diagnostic: Diagnostic,
    /// The edit of the claims file.
    pub fix: Fix,
}

/// What the articles of a run offer in place of claims that failed: only edits after which a claim passes.
pub fn offers(run: &Run) -> Vec<Offer> {
    run.suites.iter().enumerate().flat_map(|(at, suite)| of_suite(at, suite, run)).collect()
}

fn of_suite(at: usize, suite: &Suite, run: &Run) -> Vec<Offer> {
    let mut by_statement: BTreeMap<usize, Vec<&Case>> = BTreeMap::new();
    for case in &suite.cases {
        by_statement.entry(case.statement).or_default().push(case);
    }
    let offers: Vec<Offer> = by_statement
        .into_iter()
        .filter_map(|(statement, cases)| {
            let (diagnostic, fix) = the_edit(&cases)?;
            Some(Offer { suite: at, statement, diagnostic, fix })
        })
        .collect();
    let passing = passing(suite, &offers, run);
    offers.into_iter().filter(|offer| passing.contains(&offer.statement)).collect()
}

/// The one edit that all failing cases of a statement ask for.
fn the_edit(cases: &[&Case]) -> Option<(Diagnostic, Fix)> {
    let failed = |case: &&&Case| matches!(case.verdict, Verdict::Contradicted | Verdict::Unverified);
    let mut edits = cases.iter().filter(failed).map(|case| {
        let diagnostic = case.diagnostic.as_ref()?;
        Some((diagnostic, diagnostic.labels.first()?.fix.as_ref()?))
    });
    let (diagnostic, fix) = edits.next()??;
    edits.all(|edit| edit.is_some_and(|(_, other)| other == fix)).then(|| (diagnostic.clone(), fix.clone()))
}

/// The statements that pass in the file with all of these edits.
fn passing(suite: &Suite, offers: &[Offer], run: &Run) -> BTreeSet<usize> {
    let fixes: Vec<&Fix> = offers.iter().map(|offer| &offer.fix).collect();
    let source = &suite.claims.source;
    let Ok(changed) = Source::new(source.name(), edited(source, &fixes)) else { return BTreeSet::new() };
    let (claims, mistakes) = claims::parse(&changed);
    if !mistakes.is_empty() || claims.statements.len() != suite.claims.statements.len() {
        return BTreeSet::new();
    }
    let claims = Claims { words: Arc::clone(&suite.claims.words), ..claims };
    let changed = Suite { claims, articles: suite.articles.clone(), cases: Vec::new() };
    let Ok(cases) = judging::cases(&changed, &run.articles, &Settings::default()) else { return BTreeSet::new() };
    let failed: BTreeSet<usize> =
        cases.iter().filter(|case| !case.verdict.passed()).map(|case| case.statement).collect();
    cases.iter().map(|case| case.statement).filter(|statement| !failed.contains(statement)).collect()
}

/// The claims files with the accepted edits made.
pub fn accepted(run: &Run, offers: &[Offer]) -> Vec<Rewrite> {
    let rewritten = |(at, suite): (usize, &Suite)| {
        let fixes: Vec<&Fix> = offers.iter().filter(|offer| offer.suite == at).map(|offer| &offer.fix).collect();
        let source = &suite.claims.source;
        let path = run.claims_files.get(at).cloned();
        (!fixes.is_empty()).then(|| Rewrite { source: Arc::clone(source), text: edited(source, &fixes), path })
    };
    run.suites.iter().enumerate().filter_map(rewritten).collect()
}

/// The text with the edits made; they are in its order and lie apart.
fn edited(source: &Source, fixes: &[&Fix]) -> String {
    let (mut text, mut end) = (String::new(), 0);
    for fix in fixes {
        let range = fix.span.range();
        text += source.text().get(end..range.start).unwrap_or_default();
        text += &fix.replacement;
        end = range.end;
    }
    text + source.text().get(end..).unwrap_or_default()
}

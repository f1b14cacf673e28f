//! From claims files and articles that are read to a run.

use super::{Request, drafts::Draft, policy};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    guard::fenced,
    report::{Run, Suite},
    settings::Settings,
    verdict::{Case, Checked, Judging, Subject, Verdict},
};
use std::{
    collections::BTreeSet,
    sync::Arc,
    time::{Duration, Instant},
};

/// Judges the claims files one after the other, and tells which findings stand.
pub(super) fn judge_all(
    drafts: Vec<Draft>,
    articles: Vec<Arc<Checked>>,
    places: &[Option<usize>],
    request: &Request,
) -> Run {
    let mut accepted: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut run = Run::default();
    let mut unexplained = Vec::new();
    for draft in drafts {
        let project = Arc::clone(&draft.project);
        run.claims_files.push(draft.path.clone());
        let mut suite = draft.settled(places);
        unexplained.extend(policy::unexplained(&suite.claims, &project.settings));
        match judge(&suite, &articles, request, &project.settings) {
            Ok(judged) => {
                let place = |article: usize| suite.articles.get(article).map(|(_, place)| *place);
                accepted.extend(judged.accepted.iter().filter_map(|&(article, found)| Some((place(article)?, found))));
                run.stopped = judged.stopped;
                run.times.push(judged.times);
                suite.cases = judged.cases;
            }
            Err(error) => {
                run.errors.push(error);
                run.times.push(Vec::new());
            }
        }
        run.suites.push(suite);
        if run.stopped {
            break;
        }
    }
    // What stands is known of whole runs only: a claim that was not judged may have accepted it.
    if !run.stopped && request.select.is_empty() {
        let findings = articles.iter().enumerate().flat_map(|(at, article)| {
            let stands = |(found, _): &(usize, &Diagnostic)| !accepted.contains(&(at, *found));
            article.findings.iter().enumerate().filter(stands).map(|(_, finding)| finding.clone()).collect::<Vec<_>>()
        });
        run.findings = findings.collect();
    }
    run.findings.extend(run.suites.iter().flat_map(unused_allowances));
    run.findings.extend(unexplained);
    Run { articles, ..run }
}

/// A warning for each `allow` that nothing needs.
fn unused_allowances(suite: &Suite) -> impl Iterator<Item = Diagnostic> {
    let unused = suite.cases.iter().filter(|case| case.verdict == Verdict::Unused);
    unused.filter_map(|case| suite.claims.statements.get(case.statement)).map(|statement| {
        Diagnostic::error("unused-allow", "this `allow` has nothing to allow")
            .severity(Severity::Warning)
            .label(Label::new(&suite.claims.source, statement.span, "no such finding"))
            .help("delete it if the text was mended")
    })
}

/// The verdicts on every statement of a claims file over `articles`, whatever part of it the run was asked for.
pub(super) fn cases(suite: &Suite, articles: &[Arc<Checked>], settings: &Settings) -> Result<Vec<Case>, Diagnostic> {
    judge(suite, articles, &Request::default(), settings).map(|judged| judged.cases)
}

/// What a claims file comes to.
#[derive(Default)]
struct Judged {
    cases: Vec<Case>,
    times: Vec<Duration>,
    accepted: Vec<(usize, usize)>,
    stopped: bool,
}

fn judge(
    suite: &Suite,
    articles: &[Arc<Checked>],
    request: &Request,
    settings: &Settings,
) -> Result<Judged, Diagnostic> {
    let subjects: Vec<Subject<'_>> = suite
        .articles
        .iter()
        .filter_map(|(name, at)| Some(Subject { name: name.as_deref(), checked: articles.get(*at)? }))
        .collect();
    // Without a single article every verdict would be a guess; what kept the articles away is told already.
    if subjects.is_empty() {
        return Ok(Judged::default());
    }
    fenced(suite.claims.source.name(), || {
        let mut judging = Judging::new(&suite.claims, &subjects, request.require_firm);
        let mut judged = Judged::default();
        let mut begun = Instant::now();
        while let Some(mut case) = judging.next().filter(|_| !judged.stopped) {
            policy::soften(&mut case, settings);
            judged.stopped = request.fail_fast && case.severity() >= Some(settings.fail_on.value);
            judged.cases.push(case);
            let now = Instant::now();
            judged.times.push(now.duration_since(std::mem::replace(&mut begun, now)));
        }
        Judged { accepted: judging.accepted, ..judged }
    })
}

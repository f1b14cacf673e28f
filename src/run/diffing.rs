//! `factlint diff`: two versions of an article, and the claims that hold of the older one alone.

use super::{Request, check, judging, project::Projects, shown};
use crate::{
    diagnostic::Diagnostic,
    report::{
        Run, Suite,
        changes::{Broken, Versions},
    },
    rules::Selection,
    settings::Settings,
    verdict::{Case, Checked},
};
use std::{io::Read, path::Path, sync::Arc};

/// Reads both versions; the paths of `claims` are the claims files to hold against them, those of the folder `claims` where there are none.
pub fn diff([old, new]: [&Path; 2], claims: Request, stdin: &mut dyn Read) -> Result<Versions, Vec<Diagnostic>> {
    let (default, options) = (Path::new("claims"), claims.project.clone());
    let not_articles: Vec<Diagnostic> = [old, new].into_iter().filter_map(no_article).collect();
    if !not_articles.is_empty() {
        return Err(not_articles);
    }
    let mut paths = claims.paths;
    if paths.is_empty() && default.is_dir() {
        paths.push(default.to_path_buf());
    }
    paths.extend([old.to_path_buf(), new.to_path_buf()]);
    let run = check(&Request { paths, rules: Selection::These(Vec::new()), ..claims }, stdin);
    let (Some(old), Some(new)) = (place(&run, old), place(&run, new)) else { return Err(run.errors) };
    if !run.errors.is_empty() {
        return Err(run.errors);
    }
    let mut projects = Projects::new(&options);
    let suites = run.suites.iter().zip(&run.claims_files);
    let broken =
        suites.flat_map(|(suite, file)| broken(suite, &run, [old, new], &projects.of_file(file).settings)).collect();
    Ok(Versions { old: Arc::clone(&run.articles[old]), new: Arc::clone(&run.articles[new]), broken })
}

/// The error for what cannot be a version of an article.
fn no_article(path: &Path) -> Option<Diagnostic> {
    let kind = match path.extension() {
        _ if path.is_dir() => "a folder",
        Some(extension) if extension == "claims" => "a claims file",
        _ => return None,
    };
    let error = Diagnostic::error("unreadable", format!("`{}` is {kind}, not an article", shown(path)));
    Some(error.help("name two versions of an article; `--claims` names claims files"))
}

fn place(run: &Run, path: &Path) -> Option<usize> {
    if path == Path::new("-") {
        return run.files.iter().position(Option::is_none);
    }
    let wanted = path.canonicalize().ok()?;
    run.files.iter().position(|file| file.as_ref().and_then(|file| file.canonicalize().ok()).as_ref() == Some(&wanted))
}

/// The claims of a suite about either version that pass over the older and fail over the newer one.
fn broken(suite: &Suite, run: &Run, [old, new]: [usize; 2], settings: &Settings) -> Vec<Broken> {
    let about = suite.articles.iter().any(|(_, at)| *at == old || *at == new);
    let with = |version: usize| {
        let mut articles: Vec<Arc<Checked>> = run.articles.clone();
        for at in [old, new] {
            articles[at] = Arc::clone(&run.articles[version]);
        }
        judging::cases(suite, &articles, settings)
    };
    let (true, Ok(before), Ok(after)) = (about, with(old), with(new)) else { return Vec::new() };
    let breaks = |(before, after): &(&Case, &Case)| before.verdict.passed() && !after.verdict.passed();
    before.iter().zip(&after).filter(breaks).filter_map(|(_, case)| told(suite, case, settings)).collect()
}

fn told(suite: &Suite, case: &Case, settings: &Settings) -> Option<Broken> {
    let statement = suite.claims.statements.get(case.statement)?;
    let source = &suite.claims.source;
    Some(Broken {
        file: source.name().to_owned(),
        line: source.position(statement.span.start).line,
        claim: source.slice(statement.span).split_whitespace().collect::<Vec<_>>().join(" "),
        verdict: case.verdict.name(),
        fails: case.severity() >= Some(settings.fail_on.value),
    })
}

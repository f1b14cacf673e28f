//! Pages of claims and what comes of them: an `article NAME` block is an article of that name, a `claims` block is judged over the articles that it names,
//! or over those of the page, and the `report` block behind it is what the user sees.

use crate::page::{block, settle};
use factlint::{
    check,
    claims::{self, StatementKind},
    diagnostic::Severity,
    report::{
        Run, Suite,
        terminal::{Options, render},
    },
    source::Source,
    verdict::{Checked, Subject, judge},
};
use std::{fs, path::Path, sync::Arc};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/verdicts");

#[test]
fn pages_hold() {
    let mut pages: Vec<_> = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    assert!(!pages.is_empty());
    for path in pages {
        let page = fs::read_to_string(&path).unwrap();
        settle(&path, &page, &rerun(&page));
    }
}

fn rerun(page: &str) -> String {
    let (mut out, mut own, mut run, mut lines) = (String::new(), Vec::new(), None, page.lines());
    while let Some(line) = lines.next() {
        out += line;
        out.push('\n');
        let Some(fence) = line.strip_prefix("```").filter(|fence| !fence.is_empty()) else { continue };
        let body = block(&mut lines);
        match fence.split_once(' ').unwrap_or((fence, "")) {
            ("article", name) => {
                own.push((name.to_owned(), Arc::new(check(Source::new(name, body.as_str()).unwrap(), None))));
                out += &body;
            }
            ("claims", _) => {
                run = Some(judged(&body, &own));
                out += &body;
            }
            ("report", _) => {
                out += &render(run.as_ref().expect("claims stand before their report"), &Options::plain(100))
            }
            (fence, _) => panic!("no page has a block of {fence}"),
        }
        out += "```\n";
    }
    out
}

fn judged(text: &str, own: &[(String, Arc<Checked>)]) -> Run {
    let (claims, errors) = claims::parse(&Source::new("page.claims", text).unwrap());
    let mut articles: Vec<(Option<String>, Arc<Checked>)> = Vec::new();
    for statement in &claims.statements {
        if let StatementKind::Article { glob, name } = &statement.kind {
            let article = own.iter().find(|(own, _)| *own == glob.node).map(|(_, article)| Arc::clone(article));
            let name = name.as_ref().map(|name| name.node.clone());
            articles.push((name, article.unwrap_or_else(|| seed(&glob.node))));
        }
    }
    if articles.is_empty() {
        articles = own.iter().map(|(_, article)| (None, Arc::clone(article))).collect();
    }
    let subjects: Vec<Subject<'_>> =
        articles.iter().map(|(name, checked)| Subject { name: name.as_deref(), checked }).collect();
    let cases = judge(&claims, &subjects).cases;
    let names = articles.iter().enumerate().map(|(at, (name, _))| (name.clone(), at)).collect();
    let articles = articles.into_iter().map(|(_, article)| article).collect();
    Run { suites: vec![Suite { claims, articles: names, cases }], articles, errors, ..Run::default() }
}

fn seed(name: &str) -> Arc<Checked> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    Arc::new(check(Source::new(name, text).unwrap(), None))
}

#[test]
fn the_claims_of_the_seeds_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("claims");
    let request = factlint::run::Request { paths: vec![folder], ..Default::default() };
    let run = factlint::run::check(&request, &mut std::io::empty());
    assert_eq!(run.exit_status(Severity::Note), 0, "{}", render(&run, &Options::plain(100)));
    let cases: usize = run.suites.iter().map(|suite| suite.cases.len()).sum();
    assert!(cases >= 40, "{cases}");
}

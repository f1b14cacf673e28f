//! Pages of articles and what they agree and differ in: the `article NAME` blocks under one heading are held against each other, and the `report` block
//! behind them is what the user sees.

use crate::page::{block, settle};
use factlint::{
    agreement::{Agreement, Relation, agreement},
    check,
    facts::Analysis,
    report::{
        agreement::Agreed,
        terminal::{Options, render_agreement},
    },
    source::Source,
    verdict::Checked,
};
use std::{fs, path::Path, sync::Arc};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/agree");

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
    let (mut out, mut articles, mut lines) = (String::new(), Vec::new(), page.lines());
    while let Some(line) = lines.next() {
        out += line;
        out.push('\n');
        if line.starts_with('#') {
            articles.clear();
        }
        let Some(fence) = line.strip_prefix("```").filter(|fence| !fence.is_empty()) else { continue };
        let body = block(&mut lines);
        match fence.split_once(' ').unwrap_or((fence, "")) {
            ("article", name) => {
                articles.push(Arc::new(check(Source::new(name, body.as_str()).unwrap(), None)));
                out += &body;
            }
            ("report", _) => out += &render_agreement(&agreed(articles.clone()), &Options::plain(100)),
            (fence, _) => panic!("no page has a block of {fence}"),
        }
        out += "```\n";
    }
    out
}

fn agreed(articles: Vec<Arc<Checked>>) -> Agreed {
    let agreement = held(&articles);
    Agreed { articles, agreement, errors: Vec::new() }
}

fn held(articles: &[Arc<Checked>]) -> Agreement {
    let analyses: Vec<&Analysis> = articles.iter().map(|article| &article.analysis).collect();
    agreement(&analyses)
}

fn seeds() -> Vec<Arc<Checked>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        Arc::new(check(Source::new(name.as_str(), fs::read_to_string(path).unwrap()).unwrap(), None))
    };
    paths.iter().map(read).collect()
}

#[test]
fn the_seeds_agree() {
    let shown = render_agreement(&agreed(seeds()), &Options::plain(120));
    insta::assert_snapshot!(shown);
}

#[test]
fn an_article_agrees_with_itself() {
    for seed in seeds() {
        let twice = held(&[Arc::clone(&seed), seed]);
        for relation in [Relation::Differ, Relation::MayDiffer, Relation::Alone] {
            let groups: Vec<_> = twice.of(relation).collect();
            assert!(groups.is_empty(), "{relation:?}: {groups:#?}");
        }
        assert!(twice.names.is_empty() && twice.of(Relation::Agree).count() > 10);
    }
}

#[test]
fn the_order_of_articles_decides_nothing() {
    let mut seeds = seeds();
    let counts = |articles: &[Arc<Checked>]| {
        let held = held(articles);
        (Relation::ALL.map(|relation| held.of(relation).count()), held.shared_names, held.names.len())
    };
    let forwards = counts(&seeds);
    seeds.reverse();
    assert_eq!(forwards, counts(&seeds));
}

#[test]
fn what_a_terminal_or_a_runner_would_obey_is_escaped_in_json() {
    let text = "date 2026-02-04 Call\n“We are \u{202e}open ##[error] today to all of you,” Anna Lindt said.\n";
    let article = |name: &str| Arc::new(check(Source::new(name, text).unwrap(), None));
    let json = agreed(vec![article("herald.txt"), article("post.txt")]).json();
    assert!(json.contains("\\u202e") && !json.contains('\u{202e}'), "{json}");
    assert!(json.contains("\\u0023#[error]") && !json.contains("##["), "{json}");
    let read: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(read["groups"].to_string().contains("##[error]"));
}

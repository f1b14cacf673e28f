//! What a careful reader finds in articles, and what the program does: names in `tests/pages/names/`, events in `tests/pages/events/`.

use crate::page;
use factlint::{
    facts::{Analysis, Fact, analyse},
    source::Source,
    values::Value,
};
use std::{fs, path::Path};

/// What the facts of an article say, a line each.
type Describe = fn(&Analysis, &Fact) -> Option<String>;

#[test]
fn names_are_read_as_pages_show() {
    hold("names", name);
}

#[test]
fn events_are_read_as_pages_show() {
    hold("events", event);
}

fn hold(folder: &str, describe: Describe) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(folder);
    let mut pages: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    assert!(!pages.is_empty());
    for path in pages {
        let page = fs::read_to_string(&path).unwrap();
        page::settle(&path, &page, &rerun(&page, describe));
    }
}

/// The page with the `outcome` blocks that it should have.
fn rerun(page: &str, describe: Describe) -> String {
    let (mut out, mut article, mut expected, mut lines) = (String::new(), String::new(), String::new(), page.lines());
    while let Some(line) = lines.next() {
        out += line;
        out.push('\n');
        let inside = match line {
            "```article" | "```expected" => page::block(&mut lines),
            "```outcome" => {
                page::block(&mut lines);
                outcome(&expected, &found(&article, describe))
            }
            _ => continue,
        };
        out += &inside;
        out += "```\n";
        match line {
            "```article" => article = inside,
            "```expected" => expected = inside,
            _ => {}
        }
    }
    out
}

fn found(article: &str, describe: Describe) -> Vec<String> {
    let analysis = analyse(Source::new("article", article).unwrap(), None);
    let mut lines = Vec::new();
    for line in analysis.facts.iter().filter_map(|fact| describe(&analysis, fact)) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

fn outcome(expected: &str, found: &[String]) -> String {
    let missing = expected.lines().filter(|line| !found.iter().any(|other| other == line));
    let beside = found.iter().filter(|line| !expected.lines().any(|other| other == *line));
    let differences: Vec<String> =
        missing.map(|line| format!("- {line}\n")).chain(beside.map(|line| format!("+ {line}\n"))).collect();
    if differences.is_empty() { "ok\n".into() } else { differences.concat() }
}

/// `Weiss = Karl Weiss, person`.
fn name(analysis: &Analysis, fact: &Fact) -> Option<String> {
    let Value::Name(name) = &fact.value else { return None };
    // A name may go on in the next line.
    let words = || analysis.article.slice(fact.span).replace('\n', " ");
    let written = || format!("{} = {}, {}", words(), name.name, name.kind.name());
    (fact.subject == "mention").then(written)
}

/// `call(Karl Weiss, Ruth Abernathy)`, `call(Karl Weiss).place = Rome`; what is no more than evidence ends in a question mark.
fn event(_: &Analysis, fact: &Fact) -> Option<String> {
    let weak = if fact.firm { "" } else { "?" };
    let path = fact.path();
    match (fact.attribute.as_str(), &fact.value) {
        ("participants", _) => Some(format!("{}{weak}", path.trim_end_matches(".participants"))),
        ("place", Value::Name(place)) => Some(format!("{path} = {}{weak}", place.name)),
        ("topics" | "medium", Value::Text(text)) => Some(format!("{path} = {text}{weak}")),
        _ => None,
    }
}

//! What values are bound to: `tests/pages/binding/*.md` have a sentence a line, the value in brackets, what it should be bound to (alternatives between
//! ` or `, `none` for nothing) and what comes out.

use factlint::{
    facts::{Analysis, analyse},
    source::{Source, Span},
};
use std::{fmt::Write, fs, path::Path};

#[test]
fn values_are_bound_to_what_they_are_about() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/binding");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let page = fs::read_to_string(&path).unwrap();
        let (head, cases) = page.split_once("```bindings\n").unwrap();
        let mut now = format!("{head}```bindings\n");
        for case in cases.lines().take_while(|line| *line != "```") {
            writeln!(now, "{}", outcome(case)).unwrap();
        }
        now += "```\n";
        crate::page::settle(&path, &page, &now);
    }
}

/// The line of a case with what comes out.
fn outcome(case: &str) -> String {
    let mut columns = case.split(" | ");
    let (sentence, wanted) = (columns.next().unwrap(), columns.next().unwrap());
    let (before, rest) = sentence.split_once('[').unwrap();
    let (value, after) = rest.split_once(']').unwrap();
    let text = format!("{before}{value}{after}\n");
    let analysis = analyse(Source::new("sentence", text.as_str()).unwrap(), "2026-02-04".parse().ok());
    let span = Span::new(before.len(), before.len() + value.len());
    format!("{sentence} | {wanted} | {}", bound(&analysis, span, wanted))
}

fn bound(analysis: &Analysis, span: Span, wanted: &str) -> String {
    let here = |fact: &&factlint::facts::Fact| {
        fact.span.overlaps(span) && !matches!(fact.subject.as_str(), "mention" | "quote")
    };
    let facts: Vec<_> = analysis.facts.iter().filter(here).collect();
    let right = facts.iter().find(|fact| wanted.split(" or ").any(|path| path == fact.path()));
    match right {
        Some(fact) if fact.firm => "firm".to_owned(),
        Some(_) => "weak".to_owned(),
        None if facts.is_empty() && wanted == "none" => "nothing".to_owned(),
        None if facts.is_empty() => "WRONG: nothing".to_owned(),
        None => {
            let paths: Vec<String> =
                facts.iter().map(|fact| format!("{}{}", fact.path(), if fact.firm { " firmly" } else { "" })).collect();
            format!("WRONG: {}", paths.join(", "))
        }
    }
}

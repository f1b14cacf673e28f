//! Whether it is so, and who says so: `tests/pages/modality/` shows it by example.

use crate::page::{block, settle};
use factlint::{
    facts::{Analysis, Fact, analyse},
    source::{Source, Span},
};
use std::{fmt::Write, fs, path::Path};

#[test]
fn pages_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/modality");
    let mut pages: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    assert!(!pages.is_empty());
    for path in pages {
        let page = fs::read_to_string(&path).unwrap();
        settle(&path, &page, &rerun(&page));
    }
}

fn rerun(page: &str) -> String {
    let (mut out, mut article, mut expected) = (String::new(), String::new(), String::new());
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        writeln!(out, "{line}").unwrap();
        let Some(fence) = line.strip_prefix("```") else { continue };
        let body = block(&mut lines);
        match fence {
            "article" => article.clone_from(&body),
            "expected" => expected.clone_from(&body),
            "outcome" => {}
            other => panic!("no page has a block of {other}"),
        }
        out += &if fence == "outcome" { outcome(&article, &expected) } else { body };
        out += "```\n";
    }
    out
}

/// A line for every value that comes out otherwise, and how many do not.
fn outcome(article: &str, expected: &str) -> String {
    let analysis = analyse(Source::new("article", article).unwrap(), None);
    let (mut out, mut right) = (String::new(), 0);
    for line in expected.lines() {
        let (words, manner) = line.split_once(": ").unwrap();
        let start = article.find(words).unwrap_or_else(|| panic!("{words} is not in the article"));
        let told = told(&analysis, Span::new(start, start + words.len()));
        if manner.split(" | ").any(|manner| told == manner) || alternatives(manner).any(|manner| told == manner) {
            right += 1;
        } else {
            writeln!(out, "{words}: {told}").unwrap();
        }
    }
    writeln!(out, "{right} of {}", expected.lines().count()).unwrap();
    out
}

/// "asserted, by A | B" is "asserted, by A" or "asserted, by B".
fn alternatives(manner: &str) -> impl Iterator<Item = String> {
    let (rest, speakers) = manner.split_once("by ").unwrap_or((manner, ""));
    speakers.split(" | ").map(move |speaker| format!("{rest}by {speaker}"))
}

fn told(analysis: &Analysis, span: Span) -> String {
    let stated = |fact: &&Fact| fact.span.overlaps(span) && !matches!(fact.subject.as_str(), "mention" | "quote");
    let Some(fact) = analysis.facts.iter().find(stated) else { return "no fact".to_owned() };
    let denied = if fact.negated { ", denied" } else { "" };
    let by = fact.by.as_ref().map(|by| format!(", by {by}")).unwrap_or_default();
    format!("{}{denied}{by}", fact.status.name())
}

//! Pages of drafts and what their sources say of them: a `source NAME` block is a source, a `draft` block is held against those above it under the
//! same heading, and the `report` block behind it is what the user sees. `tests/pages/compare/pairs/` holds drafts of the articles of other pages.

use crate::page::{block, settle};
use factlint::{
    check, check_against,
    compare::{Check, Comparison, Index, Levels, Verdict, compare},
    report::{
        comparison::Compared,
        terminal::{Options, render_comparison},
    },
    source::{Source, Span},
    verdict::Checked,
};
use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/compare");
const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/articles");

#[test]
fn pages_hold() {
    let pages = pages(Path::new(FOLDER));
    assert!(!pages.is_empty());
    for path in pages {
        let page = fs::read_to_string(&path).unwrap();
        settle(&path, &page, &rerun(&page));
    }
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut pages: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|ending| ending == "md") && !path.ends_with("README.md"));
    pages.sort();
    pages
}

fn rerun(page: &str) -> String {
    let (mut out, mut sources, mut draft, mut lines) = (String::new(), Vec::new(), None, page.lines());
    while let Some(line) = lines.next() {
        out += line;
        out.push('\n');
        if line.starts_with('#') {
            sources.clear();
        }
        let Some(fence) = line.strip_prefix("```").filter(|fence| !fence.is_empty()) else { continue };
        let body = block(&mut lines);
        match fence.split_once(' ').unwrap_or((fence, "")) {
            ("source", name) => {
                sources.push(Arc::new(check(Source::new(name, body.as_str()).unwrap(), None)));
                out += &body;
            }
            ("draft", _) => {
                out += &body;
                if !matches!(lines.clone().next(), Some("```report" | "```why")) {
                    let checks = compared(&body, &sources).comparison.checks;
                    let other: Vec<_> = checks.iter().filter(|check| check.verdict != Verdict::Supported).collect();
                    assert!(other.is_empty() && !checks.is_empty(), "of {body}: {other:#?}");
                }
                draft = Some(body);
            }
            (kind @ ("report" | "why"), _) => {
                let compared = compared(draft.as_ref().expect("a draft stands before its report"), &sources);
                out += &render_comparison(&compared, &Options::plain(100), kind == "why");
            }
            (fence, _) => panic!("no page has a block of {fence}"),
        }
        out += "```\n";
    }
    out
}

fn compared(draft: &str, sources: &[Arc<Checked>]) -> Compared {
    let draft = Source::new("draft.txt", draft).unwrap();
    let (draft, comparison) = check_against(draft, None, sources.iter().map(|source| &source.analysis));
    Compared {
        draft: Some(Arc::new(draft)),
        sources: sources.to_vec(),
        comparison,
        levels: Levels::default(),
        root: PathBuf::new(),
        errors: Vec::new(),
    }
}

fn read(name: &str) -> Vec<Checked> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let texts = paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    texts.map(|path| check(Source::new("text", fs::read_to_string(path).unwrap()).unwrap(), None)).collect()
}

#[test]
fn a_draft_that_is_a_source_is_supported_throughout() {
    let seeds = read("seeds");
    for draft in &seeds {
        let comparison = compare(&draft.analysis, &Index::of(seeds.iter().map(|seed| &seed.analysis)));
        assert!(comparison.checks.len() > 30);
        let others: Vec<_> = comparison.checks.iter().filter(|check| check.verdict != Verdict::Supported).collect();
        assert!(others.is_empty(), "{others:#?}");
    }
}

#[test]
fn the_order_of_sources_and_threads_changes_no_verdict() {
    let seeds = read("seeds");
    let [one, other] = seeds.as_slice() else { panic!("there are two seeds") };
    let verdicts = |comparison: &Comparison| -> Vec<_> {
        comparison.checks.iter().map(|check| (check.span, check.verdict, check.reason)).collect()
    };
    let forwards = compare(&one.analysis, &Index::of([&one.analysis, &other.analysis]));
    let backwards = compare(&one.analysis, &Index::of([&other.analysis, &one.analysis]));
    assert_eq!(verdicts(&forwards), verdicts(&backwards));
    assert_eq!(forwards, compare(&one.analysis, &Index::of([&one.analysis, &other.analysis])));
}

/// Drafts of an article, each with the words in it that are wrong.
struct Pair {
    title: String,
    draft: String,
    wrong: Option<String>,
}

fn read_pairs(page: &str) -> Vec<Pair> {
    let (mut pairs, mut lines): (Vec<Pair>, _) = (Vec::new(), page.lines());
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            pairs.push(Pair { title: title.to_owned(), draft: String::new(), wrong: None });
        }
        match (line, pairs.last_mut()) {
            ("```draft", Some(pair)) => pair.draft = block(&mut lines),
            ("```wrong", Some(pair)) => pair.wrong = Some(block(&mut lines).trim().to_owned()),
            _ => {}
        }
    }
    pairs
}

impl Pair {
    /// The parts of the draft that are flagged: contradicted, or a value or quotation that is unverified.
    fn flagged(&self, source: &Arc<Checked>) -> Vec<Check> {
        let mut checks = compared(&self.draft, &[Arc::clone(source)]).comparison.checks;
        checks.retain(|check| {
            check.verdict == Verdict::Contradicted || check.verdict == Verdict::Unverified && check.kind != "name"
        });
        checks
    }

    /// What comes of the pair.
    fn outcome(&self, flagged: &[Check]) -> Outcome {
        let Some(wrong) = &self.wrong else {
            return if flagged.is_empty() { Outcome::Passed } else { Outcome::Flagged };
        };
        let at = self.draft.find(wrong.as_str()).expect("the wrong words stand in the draft");
        let wrong = Span::new(at, at + wrong.len());
        match flagged {
            [] => Outcome::Missed,
            flagged if flagged.iter().any(|check| check.span.overlaps(wrong)) => Outcome::Found,
            _ => Outcome::Elsewhere,
        }
    }

    fn row(&self, outcome: Outcome, flagged: &[Check]) -> String {
        let words = |check: &Check| format!("{} “{}”", check.verdict.name(), self.draft[check.span.range()].trim());
        let words: Vec<String> = flagged.iter().map(words).collect();
        format!(
            "  {:<9}  {}{}{}",
            format!("{outcome:?}").to_lowercase(),
            self.title,
            if words.is_empty() { "" } else { ": " },
            words.join(", ")
        )
    }
}

/// What comes of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// A faithful draft of which nothing is flagged.
    Passed,
    /// A faithful draft of which something is flagged.
    Flagged,
    /// What is wrong is flagged.
    Found,
    /// Something else of a wrong draft is flagged.
    Elsewhere,
    /// Nothing of a wrong draft is flagged.
    Missed,
}

/// The article that the drafts of a page are of: the one that stands in it, the one that it names, or that of the page of the same name.
fn article_of(path: &Path, page: &str) -> Arc<Checked> {
    let named = || page.split_once("](")?.1.split_once(')').map(|(named, _)| named);
    let text = if page.contains("```article\n") {
        article_in(page)
    } else if let Some(named) = named() {
        let text = fs::read_to_string(path.parent().unwrap().join(named)).unwrap();
        if text.contains("```article\n") { article_in(&text) } else { text }
    } else {
        article_in(&fs::read_to_string(Path::new(ARTICLES).join(path.file_name().unwrap())).unwrap())
    };
    Arc::new(check(Source::new("source.txt", text).unwrap(), None))
}

fn article_in(page: &str) -> String {
    block(&mut page.lines().skip_while(|line| *line != "```article").skip(1))
}

#[test]
fn pairs_are_judged() {
    for folder in ["pairs", "pairs/second", "pairs/third", "pairs/fourth", "pairs/fifth", "pairs/sixth"] {
        judge_pairs(&Path::new(FOLDER).join(folder));
    }
}

fn judge_pairs(folder: &Path) {
    let (mut table, mut outcomes) = (String::new(), Vec::new());
    for path in pages(folder) {
        let page = fs::read_to_string(&path).unwrap();
        let source = article_of(&path, &page);
        writeln!(table, "{}", path.file_stem().unwrap().to_string_lossy()).unwrap();
        for pair in read_pairs(&page) {
            let flagged = pair.flagged(&source);
            outcomes.push(pair.outcome(&flagged));
            writeln!(table, "{}", pair.row(pair.outcome(&flagged), &flagged)).unwrap();
        }
    }
    let of = |wanted: &[Outcome]| outcomes.iter().filter(|outcome| wanted.contains(outcome)).count();
    let (flagged, faithful) = (of(&[Outcome::Flagged]), of(&[Outcome::Flagged, Outcome::Passed]));
    let (found, wrong) = (of(&[Outcome::Found]), outcomes.len() - faithful);
    let sums = format!(
        "faithful: {flagged} of {faithful} flagged; wrong: {} of {wrong} flagged, {found} located",
        found + of(&[Outcome::Elsewhere])
    );
    let path = folder.join("README.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, _) = page.split_once("```outcome\n").expect("the table stands at the end");
    settle(&path, &page, &format!("{before}```outcome\n{table}\n{sums}\n```\n"));
}

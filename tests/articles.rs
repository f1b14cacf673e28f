//! Articles of many kinds against what a careful reader finds in them: `tests/pages/articles/` tells how.

mod expected;
mod judging;
mod totals;

use crate::page::{block, settle};
use expected::{Expected, Kind, Statement};
use factlint::{
    check,
    facts::{Fact, Quote},
    source::{Source, Span},
};
use judging::{Judge, PARTS, Parts, same_type};
use std::{
    collections::BTreeSet,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};
use totals::Totals;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/articles");

#[test]
fn pages_hold() {
    let mut table = String::new();
    for (folder, title) in [
        ("", "first"),
        ("second", "second"),
        ("third", "third"),
        ("fourth", "fourth"),
        ("fifth", "fifth"),
        ("sixth", "sixth"),
        ("seventh", "seventh"),
        ("eighth", "eighth"),
        ("ninth", "ninth"),
        ("tenth", "tenth"),
        ("eleventh", "eleventh"),
        ("twelfth", "twelfth"),
        ("thirteenth", "thirteenth"),
        ("seen", "seen"),
    ] {
        table += &totals::heading(title);
        let mut all = Totals::default();
        for path in pages(&Path::new(FOLDER).join(folder)) {
            let page = fs::read_to_string(&path).unwrap();
            let (now, totals) = rerun(&page);
            table += &totals.row(path.file_stem().unwrap().to_str().unwrap());
            all += totals;
            settle(&path, &page, &now);
        }
        table += &all.row("all");
        table.push('\n');
    }
    let path = Path::new(FOLDER).join("README.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, _) = page.split_once("```outcome\n").expect("the totals stand at the end");
    settle(&path, &page, &format!("{before}```outcome\n{}\n```\n", table.trim_end()));
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_page =
        |path: &PathBuf| path.extension().is_some_and(|ending| ending == "md") && !path.ends_with("README.md");
    let mut pages: Vec<PathBuf> = paths.filter(is_page).collect();
    pages.sort();
    assert!(!pages.is_empty(), "{}", folder.display());
    pages
}

fn rerun(page: &str) -> (String, Totals) {
    let (mut out, mut article, mut lines) = (String::new(), String::new(), page.lines());
    let (mut wanted, mut totals) = (Vec::new(), Totals::default());
    while let Some(line) = lines.next() {
        out += line;
        out.push('\n');
        let Some(fence) = line.strip_prefix("```") else { continue };
        let body = block(&mut lines);
        match fence {
            "article" => article.clone_from(&body),
            "expected" => wanted = expected::read(&body, &article),
            "outcome" => {}
            other => panic!("no page has a block of {other}"),
        }
        if fence == "outcome" {
            let outcome = Outcome::of(&article, &wanted);
            out += &outcome.lines;
            writeln!(out, "{}", outcome.totals).unwrap();
            totals += outcome.totals;
        } else {
            out += &body;
        }
        out += "```\n";
    }
    (out, totals)
}

/// What the program says of the places where something is expected.
struct Outcome {
    lines: String,
    totals: Totals,
    judge: Judge,
    facts: Vec<Fact>,
    /// Firm facts where something is expected, by their place in `facts`.
    firm: BTreeSet<usize>,
    firm_right: BTreeSet<usize>,
}

impl Outcome {
    fn of(article: &str, wanted: &[Expected]) -> Self {
        let checked = check(Source::new("article", article).unwrap(), None);
        let named = |fact: &&Fact| !matches!(fact.subject.as_str(), "mention" | "quote");
        let facts = checked.analysis.facts.iter().filter(named).cloned().collect();
        let (firm, firm_right) = (BTreeSet::new(), BTreeSet::new());
        let mut totals = Totals::default();
        totals.add("findings", checked.findings.len());
        let mut outcome = Self { lines: String::new(), totals, judge: Judge { checked }, facts, firm, firm_right };
        for expected in wanted {
            match &expected.kind {
                Kind::Fact(stated) => outcome.see_fact(expected, stated),
                Kind::Quotation => outcome.see_quotation(expected),
            }
        }
        outcome.finish();
        outcome
    }

    fn see_fact(&mut self, expected: &Expected, stated: &Statement) {
        self.totals.add("facts", 1);
        let mut best: Option<(usize, Parts)> = None;
        for at in 0..self.facts.len() {
            let fact = self.facts[at].clone();
            if !fact.span.overlaps(expected.span) {
                continue;
            }
            let parts = self.judge.parts(&fact, stated, &expected.speakers);
            if fact.firm {
                self.firm.insert(at);
            }
            if !stated.values.iter().any(|wanted| same_type(&fact.value, wanted)) {
                continue;
            }
            if fact.firm && parts == Parts::from([true; PARTS.len()]) {
                self.firm_right.insert(at);
            }
            if best.is_none_or(|(_, known)| right(known) < right(parts)) {
                best = Some((at, parts));
            }
        }
        let told = match best {
            Some((at, parts)) => self.count(at, parts),
            None => self.unbound(expected),
        };
        writeln!(self.lines, "{}: {told}", self.words(expected.span)).unwrap();
    }

    /// What is told of a fact that stands where one is expected.
    fn count(&mut self, at: usize, parts: Parts) -> String {
        self.totals.add("found", 1);
        for (part, right) in PARTS.iter().zip(parts) {
            self.totals.add(part, usize::from(right));
        }
        if right(parts) == PARTS.len() {
            self.totals.add("right", 1);
            return "ok".to_owned();
        }
        let wrong: Vec<&str> = PARTS.iter().zip(parts).filter(|(_, right)| !*right).map(|(part, _)| *part).collect();
        format!("{} | {}", wrong.join(", "), statement(&self.facts[at]))
    }

    fn unbound(&self, expected: &Expected) -> String {
        let mentions = self.judge.checked.analysis.mentions.iter();
        let read: Vec<String> = mentions
            .filter(|mention| mention.span.overlaps(expected.span))
            .map(|mention| format!("{} as {}", mention.value.kind().name, mention.value))
            .collect();
        if read.is_empty() { "no value".to_owned() } else { format!("no fact | {}", read.join(", ")) }
    }

    fn see_quotation(&mut self, expected: &Expected) {
        self.totals.add("quotes", 1);
        let shared = |quote: &&Quote| {
            let (start, end) = (quote.span.start.max(expected.span.start), quote.span.end.min(expected.span.end));
            end.saturating_sub(start)
        };
        let quotes = self.judge.checked.analysis.quotes.iter();
        let quote = quotes.filter(|quote| quote.span.overlaps(expected.span)).max_by_key(shared).cloned();
        let told = quote.map_or_else(|| "no quotation".to_owned(), |quote| self.count_quotation(&quote, expected));
        writeln!(self.lines, "“{}”: {told}", self.words(expected.span)).unwrap();
    }

    fn count_quotation(&mut self, quote: &Quote, expected: &Expected) -> String {
        let words = quote.span.contains(expected.span);
        let name = quote.speaker.as_ref().map(|speaker| speaker.name.clone());
        let speaker = self.judge.speaks(name.as_deref(), &expected.speakers);
        self.totals.add("words", usize::from(words));
        self.totals.add("spoken", usize::from(speaker));
        match (words, speaker) {
            (true, true) => "ok".to_owned(),
            (true, false) => format!("speaker | {}", name.as_deref().unwrap_or("nobody")),
            (false, _) => format!("words | “{}”", self.words(quote.span)),
        }
    }

    /// What is said firmly where nothing is expected, and what the rules find.
    fn finish(&mut self) {
        self.totals.add("firm", self.firm.len());
        self.totals.add("firm right", self.firm_right.len());
        for (at, fact) in self.facts.iter().enumerate() {
            if fact.firm && fact.subject != "article" && !self.firm.contains(&at) {
                self.totals.add("beside", 1);
                writeln!(self.lines, "beside “{}”: {}", self.words(fact.span), statement(fact)).unwrap();
            }
        }
        for finding in &self.judge.checked.findings {
            writeln!(self.lines, "finding: {}", finding.message).unwrap();
        }
    }

    fn words(&self, span: Span) -> String {
        let words = self.judge.checked.analysis.article.slice(span);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn right(parts: Parts) -> usize {
    parts.iter().filter(|&&right| right).count()
}

/// "call(Vladimir Putin, Xi Jinping).duration = 85 min by Yuri Ushakov, planned, weak"
fn statement(fact: &Fact) -> String {
    let mut out = format!("{} = {}", fact.path(), fact.value);
    if let Some(by) = &fact.by {
        write!(out, " by {by}").unwrap();
    }
    if fact.status.name() != "asserted" {
        write!(out, ", {}", fact.status.name()).unwrap();
    }
    if let Some(period) = &fact.period {
        write!(out, ", in {}", factlint::values::Value::Date(period.clone())).unwrap();
    }
    for (mark, shown) in [("denied", fact.negated), ("weak", !fact.firm)] {
        if shown {
            write!(out, ", {mark}").unwrap();
        }
    }
    out
}

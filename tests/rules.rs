//! The registry of rules, and the examples of their pages.

use crate::page;
use factlint::{
    diagnostic::Severity,
    facts::{self, Analysis},
    report::terminal,
    rules::{self, ALL, Rule},
    source::Source,
};
use std::{fs, path::Path};

#[test]
fn pages_hold() {
    for rule in ALL {
        let path = format!("{}/src/rules/{}.md", env!("CARGO_MANIFEST_DIR"), rule.name.replace('-', "_"));
        page::hold(Path::new(&path), "report", |article| found([rule], &analysed("article", article)));
    }
}

#[test]
fn a_page_has_enough_examples() {
    for rule in ALL {
        let (examples, near) = rule.page.split_once("\n## Near misses\n").expect(rule.name);
        let (flagged, clean) = examples.split_once("\n## Not flagged\n").expect(rule.name);
        let count = |text: &str| text.matches("```article\n").count();
        assert!(count(flagged) >= 4, "{} flagged examples of {}", count(flagged), rule.name);
        assert_eq!(count(flagged), flagged.matches("```report\n").count(), "{}", rule.name);
        assert!(count(clean) + count(near) >= 6 && count(near) >= 2, "clean examples of {}", rule.name);
    }
}

#[test]
fn pages_are_headed_by_the_rules_name() {
    for rule in ALL {
        assert_eq!(rule.page.lines().next(), Some(format!("# {}", rule.name).as_str()));
    }
}

#[test]
fn the_first_paragraph_of_a_page_is_one_sentence_on_one_line() {
    for rule in ALL {
        let summary = rule.summary();
        let alone = rule.page.starts_with(&format!("# {}\n\n{summary}\n\n", rule.name));
        assert!(
            alone && summary.ends_with('.') && !summary.contains(". "),
            "{summary:?} heads the page of {}",
            rule.name
        );
    }
}

#[test]
fn rules_are_sorted_by_name() {
    let names: Vec<_> = ALL.iter().map(|rule| rule.name).collect();
    assert!(names.is_sorted(), "{names:?}");
}

#[test]
fn rules_are_found_by_name() {
    assert!(ALL.iter().all(|rule| rules::find(rule.name).is_some()));
    assert!(rules::find("no-such-rule").is_none());
}

#[test]
fn endless_sentences_can_be_checked() {
    for words in ["1 ", "$3 (€2) ", "3 percent ", "where the mill, which cost $3 million, ", "“a” ", "‘", "“He said ‘"]
    {
        let text = format!("{}’”", words.repeat(60_000 / words.len()));
        assert!(found(ALL, &analysed("endless", &text)).len() <= 100 * text.len());
    }
}

#[test]
fn the_seeds_have_few_findings() {
    let seeds = ["000_a8f80380a43b3523", "004_5df77d1365f32f2c"].map(|name| {
        let text = fs::read_to_string(format!("{}/seeds/{name}.txt", env!("CARGO_MANIFEST_DIR"))).unwrap();
        found(ALL.iter().filter(|rule| rule.on), &analysed(name, &text))
    });
    insta::assert_snapshot!(seeds.join("--\n"));
}

#[test]
fn edited_articles_have_no_finding_at_warning_or_above() {
    let mut articles = 0;
    for folder in ["", "seen"] {
        for entry in
            fs::read_dir(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/articles")).join(folder)).unwrap()
        {
            let path = entry.unwrap().path();
            let page = fs::read_to_string(&path).unwrap_or_default();
            for article in page.split("```article\n").skip(1).filter_map(|rest| rest.split("\n```\n").next()) {
                let on = ALL.iter().filter(|rule| rule.on && rule.severity >= Severity::Warning);
                assert_eq!(found(on, &analysed("article", article)), "", "{}", path.display());
                articles += 1;
            }
        }
    }
    assert!(articles >= 10, "{articles}");
}

fn analysed(name: &str, text: &str) -> Analysis {
    facts::analyse(Source::new(name, text).unwrap(), None)
}

/// The findings as they are reported; there must be nothing amiss with any of them.
fn found<'a>(rules: impl IntoIterator<Item = &'a Rule>, analysis: &Analysis) -> String {
    let (findings, faults) = rules::run(rules, analysis);
    assert!(faults.is_empty(), "{faults:?}");
    for finding in &findings {
        let rule = rules::find(finding.code).unwrap();
        assert_eq!(finding.severity, rule.severity);
        assert!(!finding.labels.is_empty() && finding.help.is_some(), "{finding:?}");
    }
    terminal::render_diagnostics(&findings, &terminal::Options::plain(100))
}

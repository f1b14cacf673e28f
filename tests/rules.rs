//! The registry of rules, and the examples of their pages.

use crate::page;
use factlint::{
    diagnostic::Diagnostic,
    report::terminal,
    rules::{self, ALL},
    source::Source,
    text::Article,
};
use std::path::Path;

#[test]
fn pages_hold() {
    for rule in ALL {
        let path = format!("{}/src/rules/{}.md", env!("CARGO_MANIFEST_DIR"), rule.name().replace('-', "_"));
        page::hold(Path::new(&path), "report", |article| {
            let findings = rule.check(&Article::read(Source::new("article", article).unwrap()));
            assert!(findings.iter().all(|finding| (finding.code, finding.severity) == (rule.name(), rule.severity())));
            rendered(&findings)
        });
    }
}

#[test]
fn pages_are_headed_by_the_rules_name() {
    for rule in ALL {
        assert_eq!(rule.page().lines().next(), Some(format!("# {}", rule.name()).as_str()));
    }
}

#[test]
fn the_first_paragraph_of_a_page_is_one_sentence_on_one_line() {
    for rule in ALL {
        let summary = rule.summary();
        let alone = rule.page().starts_with(&format!("# {}\n\n{summary}\n\n", rule.name()));
        assert!(
            alone && summary.ends_with('.') && !summary.contains(". "),
            "{summary:?} heads the page of {}",
            rule.name()
        );
    }
}

#[test]
fn rules_are_sorted_by_name() {
    let names: Vec<_> = ALL.iter().map(|rule| rule.name()).collect();
    assert!(names.is_sorted(), "{names:?}");
}

#[test]
fn rules_are_found_by_name() {
    assert!(ALL.iter().all(|rule| rules::find(rule.name()).is_some()));
    assert!(rules::find("no-such-rule").is_none());
}

#[test]
fn the_seeds_have_one_broken_sentence() {
    let seeds = ["000_a8f80380a43b3523", "004_5df77d1365f32f2c"].map(|name| {
        let text = std::fs::read_to_string(format!("{}/seeds/{name}.txt", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let article = Article::read(Source::new(name, text).unwrap());
        rendered(&rules::find("truncated-sentence").unwrap().check(&article))
    });
    insta::assert_snapshot!(seeds.join("--\n"));
}

fn rendered(diagnostics: &[Diagnostic]) -> String {
    terminal::render_diagnostics(diagnostics, &terminal::Options::plain(100))
}

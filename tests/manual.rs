//! Every row of `docs/values.md` holds, and every type is in it.

use crate::page;
use factlint::{facts::analyse, source::Source, values::TYPES};
use jiff::civil::date;
use std::path::Path;

const PAGE: &str = include_str!("../docs/values.md");

#[test]
fn every_row_is_what_the_article_comes_to() {
    let mut kind = "";
    let mut now = String::new();
    for line in PAGE.lines() {
        kind = line.strip_prefix("## ").unwrap_or(kind);
        match line.strip_prefix("| ").and_then(|row| row.split_once(" | ")) {
            Some((article, _)) if article.ends_with('.') => {
                now.extend(["| ", article, " | ", &canonical(article, kind), " |\n"]);
            }
            _ => now.extend([line, "\n"]),
        }
    }
    page::settle(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/values.md"), PAGE, &now);
}

/// The first value of that type in the article, in its canonical form.
fn canonical(article: &str, kind: &str) -> String {
    let analysis = analyse(Source::new("article", article).unwrap(), Some(date(2026, 2, 4)));
    let values = analysis.mentions.iter().map(|mention| &mention.value);
    let mut values = values.filter(|value| value.kind().name == kind);
    values.next().map_or_else(|| panic!("no {kind} in “{article}”"), ToString::to_string)
}

#[test]
fn every_type_has_a_section_with_its_literals() {
    for kind in TYPES {
        let heading = format!("\n## {}\n", kind.name);
        let section = PAGE.split_once(&heading).map_or_else(|| panic!("no section {}", kind.name), |(_, rest)| rest);
        let section = section.split("\n## ").next().unwrap_or_default();
        for example in kind.examples {
            assert!(section.contains(&format!("`{example}`")), "{} lacks {example}", kind.name);
        }
    }
}

//! Who says what: `tests/pages/quotes/` shows it by example.

use crate::page;
use factlint::{
    facts::{Analysis, analyse},
    source::Source,
};
use std::{fmt::Write, fs, path::Path};

#[test]
fn pages_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/quotes");
    let mut pages: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    assert!(!pages.is_empty());
    for path in pages {
        page::hold(&path, "speakers", |article| speakers(&analyse(Source::new("article", article).unwrap(), None)));
    }
}

/// A quotation a line, behind its speaker, the verb and who is addressed.
fn speakers(analysis: &Analysis) -> String {
    let mut out = String::new();
    for quote in &analysis.quotes {
        let name = quote.speaker.as_ref().map_or("?", |speaker| &speaker.name);
        let verb = quote.verb.map(|verb| analysis.article.slice(verb));
        let addressee = quote.addressee.as_ref().map(|addressee| format!(" {}", addressee.name)).unwrap_or_default();
        let told = verb.map(|verb| format!(" [{verb}{addressee}]")).unwrap_or_default();
        let words: Vec<&str> = analysis.article.slice(quote.span).split_whitespace().collect();
        writeln!(out, "{name}{told}: {}", words.join(" ")).unwrap();
    }
    out
}

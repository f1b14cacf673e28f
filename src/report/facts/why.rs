//! Why a fact is read as it is: its sentence, and the words that decide who says it and whether it is so.

use super::{
    one_line,
    table::{clipped, length},
};
use crate::{
    facts::{Fact, Status},
    source::{Source, Span},
};
use serde::Serialize;
use std::fmt::Write;

/// The same as an object; words as they stand in the text.
#[derive(Serialize)]
pub(super) struct WhyRecord<'a> {
    sentence: &'a str,
    said: Option<&'a str>,
    status: Option<&'a str>,
    denial: Option<&'a str>,
    agreed: bool,
    /// The value's word and the word it hangs on in the tree of the sentence.
    edge: Option<[&'a str; 2]>,
    /// The name of the pattern of words that fits.
    pattern: Option<&'static str>,
}

impl<'a> WhyRecord<'a> {
    pub(super) fn new(fact: &Fact, source: &'a Source) -> Self {
        let words = |span: Option<Span>| span.map(|span| source.slice(span));
        Self {
            sentence: source.slice(fact.sentence),
            said: words(fact.why.said),
            status: words(fact.why.status),
            denial: words(fact.why.denial),
            agreed: fact.why.agreed,
            edge: fact.provenance.edge.map(|(word, head)| [source.slice(word), source.slice(head)]),
            pattern: fact.provenance.pattern,
        }
    }
}

/// How wide the names of the reasons are.
const NAMES: usize = 14;

/// A line for every reason, `indent` columns from the left.
pub(super) fn lines(fact: &Fact, source: &Source, indent: usize, width: usize) -> String {
    let mut out = String::new();
    let quoted = |span: Option<Span>| span.map(|span| format!("“{}”", one_line(source.slice(span))));
    let room = width.saturating_sub(indent + NAMES + 2).max(NAMES);
    let mut line = |name: &str, reason: &str| {
        let _ = writeln!(out, "{:indent$}{name:NAMES$}{}", "", clipped(reason, room));
    };
    if fact.subject != "article" && fact.subject != "quote" {
        line("in", &around(fact, source, room));
    }
    if let Some((word, head)) = fact.provenance.edge {
        let (word, head) = (one_line(source.slice(word)), one_line(source.slice(head)));
        let hangs = if word == head {
            format!("“{word}” heads its sentence")
        } else {
            format!("“{word}” on “{head}”")
        };
        line("by grammar", &hangs);
    }
    if let Some(pattern) = fact.provenance.pattern {
        line("by its words", pattern);
    }
    if let Some(by) = &fact.by {
        let verb = quoted(fact.why.said).map(|verb| format!(", by {verb}")).unwrap_or_default();
        line("said by", &format!("{}{verb}", one_line(by)));
    }
    if let Some(word) = quoted(fact.why.status).filter(|_| fact.status != Status::Asserted) {
        line(fact.status.name(), &format!("for {word}"));
    }
    if let Some(word) = quoted(fact.why.denial).filter(|_| fact.negated) {
        line("denied", &format!("for {word}"));
    }
    if !fact.firm {
        line("weak", fact.doubt());
    }
    out
}

/// The sentence of a fact, cut to `room` columns around its words.
fn around(fact: &Fact, source: &Source, room: usize) -> String {
    let (sentence, words) = (one_line(source.slice(fact.sentence)), one_line(source.slice(fact.span)));
    if length(&sentence) <= room.saturating_sub(2) {
        return format!("“{sentence}”");
    }
    let before = one_line(source.slice(Span { start: fact.sentence.start, end: fact.span.start }));
    let before = length(&before);
    // A third of the line leads up to the words.
    let start = if before + length(&words) + 3 < room { 0 } else { before.saturating_sub(room / 3) };
    let rest: String = sentence.chars().skip(start).collect();
    let lead = if start > 0 { "… " } else { "" };
    let kept = rest.trim_start_matches(|letter: char| start > 0 && !letter.is_whitespace()).trim_start();
    format!("“{lead}{}”", clipped(kept, room.saturating_sub(4)))
}

//! The facts of an article as a table for people, as wide as their terminal.

use super::{foreign, name, one_line, why};
use crate::{
    facts::{Fact, Status},
    source::Source,
    values::Value,
    verdict::Checked,
};
use std::{collections::BTreeMap, fmt::Write};

/// The widest that the columns of a table grow, and the narrowest that its paths and words may get.
const MAX_PATH: usize = 44;
const MIN_PATH: usize = 20;
const MAX_VALUE: usize = 24;
const MAX_REMARKS: usize = 24;
const MIN_WORDS: usize = 16;
const GAP: &str = "  ";

struct Row {
    line: String,
    path: String,
    value: String,
    words: String,
    remarks: String,
}

impl Row {
    /// The row of a fact that stands for `times` alike.
    fn new(fact: &Fact, source: &Source, times: usize) -> Self {
        let words = one_line(source.slice(fact.span));
        // A quotation's value is its words: one of the two is enough.
        let value = match &fact.value {
            Value::Text(text) if one_line(text) == words => String::new(),
            // The path of a mention is the name already.
            Value::Name(_) if fact.subject == "mention" => String::new(),
            value => one_line(&value.to_string()),
        };
        Self {
            line: source.position(fact.span.start).line.to_string(),
            path: one_line(&fact.path()),
            value: clipped(&value, MAX_VALUE),
            words,
            remarks: clipped(&if times > 1 { format!("{times} times") } else { remarks(fact) }, MAX_REMARKS),
        }
    }
}

/// Who says it, and what keeps it from being a plain fact.
fn remarks(fact: &Fact) -> String {
    let status = (fact.status != Status::Asserted).then(|| fact.status.name());
    let denied = fact.negated.then_some("denied");
    let weak = (!fact.firm).then_some("weak");
    let flags: Vec<&str> = [status, denied, weak].into_iter().flatten().collect();
    // A quotation's path names its speaker already.
    let by = fact.by.as_deref().filter(|_| fact.subject != "quote").map(one_line).unwrap_or_default();
    match (by.is_empty(), flags.is_empty()) {
        (_, true) => by,
        (true, false) => format!("[{}]", flags.join(", ")),
        (false, false) => format!("[{}] {by}", flags.join(", ")),
    }
}

/// The facts, with all mentions of one name that nothing sets apart as one: how many there are.
fn first_mentions(facts: &[Fact]) -> impl Iterator<Item = (&Fact, usize)> {
    let plain = |fact: &Fact| fact.subject == "mention" && !fact.negated;
    let mut times: BTreeMap<&[String], usize> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| plain(fact)) {
        *times.entry(&fact.participants).or_default() += 1;
    }
    // Taken out at the first mention, so that the later ones find none.
    facts.iter().filter_map(move |fact| {
        let times = if plain(fact) { times.remove(fact.participants.as_slice())? } else { 1 };
        Some((fact, times))
    })
}

/// The facts of an article, a row each, in `width` columns; `why` tells under each which words decide.
pub(super) fn table(article: &Checked, width: usize, why: bool) -> String {
    let source = &article.analysis.article.source;
    let facts = &article.analysis.facts;
    let (shown, rows): (Vec<&Fact>, Vec<Row>) =
        first_mentions(facts).map(|(fact, times)| (fact, Row::new(fact, source, times))).unzip();
    let mut out = heading(article, facts.len());
    let widest = |cell: fn(&Row) -> &str| rows.iter().map(|row| length(cell(row))).max().unwrap_or(0);
    let margin = widest(|row| &row.line) + 2;
    let (value, remarks) = (widest(|row| &row.value), widest(|row| &row.remarks));
    let path = widest(|row| &row.path).min(MAX_PATH);
    let fixed = margin + 3 * GAP.len() + value + GAP.len() + remarks;
    // A path that does not fit its column gets a line of its own: paths are to be copied whole. Where there is no column worth it, all do.
    let room = width.saturating_sub(fixed + MIN_WORDS);
    let path = if room >= MIN_PATH { path.min(room) } else { 4 };
    let words = (widest(|row| &row.words) + 2)
        .min(width.saturating_sub(fixed + path).max(MIN_WORDS))
        .saturating_sub(2)
        .max(MIN_WORDS - 2);
    for (fact, row) in shown.into_iter().zip(&rows) {
        let mut line = format!("{:>margin$}{GAP}{}", row.line, row.path);
        if length(&row.path) > path {
            let _ = writeln!(out, "{line}");
            line = " ".repeat(margin + GAP.len() + path);
        } else {
            line.push_str(&" ".repeat(path - length(&row.path)));
        }
        // Where a neighbouring column is empty, the words may have its room.
        let mut room = words;
        if row.value.is_empty() {
            room += value + GAP.len();
        } else {
            let _ = write!(line, "{GAP}{:value$}", row.value);
        }
        let quoted = clipped(&row.words, if row.remarks.is_empty() { room + GAP.len() + remarks } else { room });
        let _ = write!(
            line,
            "{GAP}{:room$}{GAP}{}",
            if quoted.is_empty() { quoted } else { format!("“{quoted}”") },
            row.remarks,
            room = room + 2
        );
        let _ = writeln!(out, "{}", line.trim_end());
        if why {
            out += &why::lines(fact, source, margin + GAP.len(), width);
        }
    }
    foreign::disarmed(&out, '·')
}

fn heading(article: &Checked, facts: usize) -> String {
    let date = article.analysis.date.map(|date| format!(", {date}")).unwrap_or_default();
    let plural = if facts == 1 { "" } else { "s" };
    let foreign = if article.analysis.article.is_english() { "" } else { ", none certain: this is no English prose" };
    format!("{}{date}: {facts} fact{plural}{foreign}\n", one_line(name(article)))
}

/// Columns as far as they can be told without tables of wide characters.
pub(super) fn length(text: &str) -> usize {
    text.chars().count()
}

/// The text, or as much of it as `width` columns hold with an ellipsis.
pub(super) fn clipped(text: &str, width: usize) -> String {
    if length(text) <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

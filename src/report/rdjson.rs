//! The diagnostic format of reviewdog: one result with everything in it. Columns are bytes of UTF-8 there, from 1.

use super::{
    Format, Options, Run, foreign,
    results::{self, Place, Problem},
};
use crate::{
    diagnostic::Severity,
    source::{Source, Span},
};
use serde::Serialize;

pub(super) const FORMAT: Format =
    Format { name: "rdjson", description: "reviewdog: comments with suggestions for fixes", shares: false, render };

#[derive(Serialize)]
struct Report<'a> {
    source: Origin,
    severity: &'static str,
    diagnostics: Vec<Record<'a>>,
}

#[derive(Serialize)]
struct Origin {
    name: &'static str,
}

#[derive(Serialize)]
struct Record<'a> {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
    #[serde(rename = "related_locations", skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related>,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Location {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Serialize)]
struct Related {
    message: String,
    location: Location,
}

fn render(run: &Run, _: &Options) -> String {
    let problems = results::problems(run);
    let worst = problems.iter().map(|problem| problem.level).max().unwrap_or(Severity::Note);
    let diagnostics = problems.iter().map(record).collect();
    foreign::pretty_json(&Report { source: Origin { name: "factlint" }, severity: severity(worst), diagnostics })
}

fn record<'a>(problem: &Problem<'a>) -> Record<'a> {
    let fix = problem.place.zip(problem.fix);
    let suggestions = fix.map(|(place, fix)| Suggestion {
        range: range(place.source, fix.span),
        // An edit holds the words that will stand in the article: they stay as they are.
        text: fix.replacement.clone(),
    });
    let related =
        problem.related.iter().map(|(place, said)| Related { message: said.clone(), location: location(place) });
    Record {
        message: problem.text(),
        location: problem.place.as_ref().map_or_else(nowhere, location),
        severity: severity(problem.level),
        code: Code { value: problem.code },
        suggestions: suggestions.into_iter().collect(),
        related: related.collect(),
    }
}

/// What has no place is about the project.
fn nowhere() -> Location {
    Location { path: ".".to_owned(), range: None }
}

fn location(place: &Place<'_>) -> Location {
    Location { path: place.name().to_owned(), range: Some(range(place.source, place.span)) }
}

fn range(source: &Source, span: Span) -> Range {
    Range { start: point(source, span.start), end: point(source, span.end.max(span.start)) }
}

fn point(source: &Source, offset: u32) -> Point {
    let line = source.line(offset);
    let column = offset.saturating_sub(source.line_span(line).start) as usize + 1;
    Point { line: line + 1, column }
}

fn severity(level: Severity) -> &'static str {
    match level {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Note => "INFO",
    }
}

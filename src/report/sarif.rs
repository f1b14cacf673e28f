//! SARIF 2.1.0, the format of code scanning. Columns count UTF-16 units, which is what readers take where they do not ask.
//!
//! A claim that passed is a result of kind `pass`; a finding that `expect` or `allow` accepts is a result with a suppression.

use super::{
    Format, Options, Run,
    fingerprint::Fingerprints,
    foreign,
    results::{self, Place, Problem, Test},
};
use crate::{
    diagnostic::Severity,
    rules::{self, Rule},
    source::{Source, Span},
    verdict::Verdict,
};
use serde_json::{Value, json};
use std::fmt::Write;

pub(super) const FORMAT: Format =
    Format { name: "sarif", description: "code scanning: SARIF 2.1.0", shares: false, render };

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

fn render(run: &Run, options: &Options) -> String {
    let mut prints = Fingerprints::default();
    let mut results: Vec<Value> = Vec::new();
    for test in results::all_tests(run) {
        results.push(match &test.problem {
            Some(problem) => result(problem, &mut prints),
            None => pass(&test),
        });
    }
    results.extend(results::findings(run).iter().map(|finding| result(finding, &mut prints)));
    for accepted in results::accepted(run) {
        let mut result = result(&accepted.finding, &mut prints);
        result["suppressions"] =
            json!([{ "kind": "external", "status": "accepted", "justification": accepted.because }]);
        results.push(result);
    }
    let rules = rules(&results);
    for result in &mut results {
        let at = rules.iter().position(|rule| rule["id"] == result["ruleId"]);
        result["ruleIndex"] = json!(at);
    }
    let driver = json!({
        "name": "factlint",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    foreign::pretty_json(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "columnKind": "utf16CodeUnits",
            "invocations": [invocation(run, options)],
            "results": results,
        }],
    }))
}

/// How the run went: what could not be read or checked is about the run, not about a file.
fn invocation(run: &Run, options: &Options) -> Value {
    let notification = |error: &Problem<'_>| {
        let mut notification = json!({
            "level": "error",
            "message": { "text": error.text() },
            "descriptor": { "id": error.code },
        });
        if let Some(place) = &error.place {
            notification["locations"] = json!([location(place)]);
        }
        notification
    };
    let notifications: Vec<Value> = results::errors(run).iter().map(notification).collect();
    json!({
        "executionSuccessful": notifications.is_empty(),
        "exitCode": run.exit_status(options.fail_on),
        "toolExecutionNotifications": notifications,
    })
}

fn result(problem: &Problem<'_>, prints: &mut Fingerprints) -> Value {
    let mut result = json!({
        "ruleId": problem.code,
        "kind": "fail",
        "level": problem.level.name(),
        "message": { "text": problem.text() },
        "partialFingerprints": { "factlint/v1": prints.of(problem) },
    });
    if let Some(place) = &problem.place {
        result["locations"] = json!([location(place)]);
    }
    if !problem.related.is_empty() {
        let places = problem.related.iter().map(|(place, said)| (place, said.as_str()));
        result["relatedLocations"] = related(places);
    }
    if let Some((place, fix)) = problem.place.zip(problem.fix) {
        let replacement = json!({
            "deletedRegion": region(place.source, fix.span),
            "insertedContent": { "text": fix.replacement },
        });
        let change = json!({ "artifactLocation": artifact(&place), "replacements": [replacement] });
        let description = problem.help.as_deref().unwrap_or(&problem.message);
        result["fixes"] = json!([{ "description": { "text": description }, "artifactChanges": [change] }]);
    }
    result
}

fn pass(test: &Test<'_>) -> Value {
    let verdict = results::code(test.case.verdict);
    let mut result = json!({
        "ruleId": verdict,
        "kind": "pass",
        "level": "none",
        "message": { "text": format!("{verdict}: {}", test.name()) },
        "locations": [location(&test.place)],
    });
    let evidence: Vec<Place<'_>> = test.evidence().collect();
    if !evidence.is_empty() {
        result["relatedLocations"] = related(evidence.iter().map(|place| (place, "evidence")));
    }
    result
}

fn related<'a>(places: impl Iterator<Item = (&'a Place<'a>, &'a str)>) -> Value {
    let one = |(at, (place, said)): (usize, (&Place<'_>, &str))| {
        let mut location = location(place);
        location["id"] = json!(at + 1);
        location["message"] = json!({ "text": if said.is_empty() { "here" } else { said } });
        location
    };
    places.enumerate().map(one).collect()
}

fn location(place: &Place<'_>) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": artifact(place),
        "region": region(place.source, place.span),
    } })
}

fn artifact(place: &Place<'_>) -> Value {
    json!({ "uri": uri(place.name()) })
}

/// A path as a reference: what means something in one is escaped.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    // The text of standard input lies nowhere.
    let path = if path == "<stdin>" { "stdin".to_owned() } else { path.replace('\\', "/") };
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

fn region(source: &Source, span: Span) -> Value {
    let (start_line, start_column) = point(source, span.start);
    let (end_line, end_column) = point(source, span.end.max(span.start));
    json!({ "startLine": start_line, "startColumn": start_column, "endLine": end_line, "endColumn": end_column })
}

/// Line and column from 1, in UTF-16 units; a byte order mark takes no column.
fn point(source: &Source, offset: u32) -> (usize, usize) {
    let line = source.line(offset);
    let before = source.slice(Span { start: source.line_span(line).start, end: offset });
    let before = if line == 0 { before.trim_start_matches('\u{feff}') } else { before };
    (line + 1, before.encode_utf16().count() + 1)
}

/// The rules that the results name, sorted.
fn rules(results: &[Value]) -> Vec<Value> {
    let mut names: Vec<&str> = results.iter().filter_map(|result| result["ruleId"].as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(rule).collect()
}

fn rule(name: &str) -> Value {
    let verdict = Verdict::ALL.into_iter().find(|verdict| results::code(*verdict) == name);
    match (rules::find(name), verdict) {
        (Some(rule), _) => of_rule(rule),
        (None, Some(verdict)) => json!({
            "id": name,
            "shortDescription": { "text": meaning(verdict) },
            "help": { "text": meaning(verdict) },
            "defaultConfiguration": { "level": results::level(verdict).name() },
        }),
        (None, None) => json!({ "id": name, "defaultConfiguration": { "level": Severity::Warning.name() } }),
    }
}

fn of_rule(rule: &Rule) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary() },
        "help": { "text": rule.summary(), "markdown": rule.page },
        "defaultConfiguration": { "level": rule.severity.name(), "enabled": rule.on },
        "properties": { "precision": precision(rule) },
    })
}

fn precision(rule: &Rule) -> &'static str {
    match rule.confidence {
        rules::Confidence::Certain => "very-high",
        rules::Confidence::High => "high",
        rules::Confidence::Medium => "medium",
    }
}

fn meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "The articles say so.",
        Verdict::Unused => "An `allow` that had nothing to allow.",
        Verdict::Unverified => "No article says so, and none says otherwise.",
        Verdict::Ambiguous => "The path names several things that do not agree.",
        Verdict::Contradicted => "An article says otherwise.",
        Verdict::Unchecked => "It could not be checked.",
    }
}

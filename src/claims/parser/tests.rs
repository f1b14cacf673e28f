use super::*;
use std::fmt::Write as _;

/// `line:column+width message | label | help`, a line for each diagnostic.
fn told(text: &str) -> String {
    let source = Source::new("test.claims", text).expect("short");
    let mut out = String::new();
    for diagnostic in parse(&source).1 {
        let label = diagnostic.labels.first().expect("a place");
        let at = source.position(label.span.start);
        let width = source.slice(label.span).chars().count();
        writeln!(out, "{}:{}+{width} {}\n  {}", at.line, at.column, diagnostic.message, label.text).expect("memory");
        if let Some(help) = &diagnostic.help {
            writeln!(out, "  help: {help}").expect("memory");
        }
    }
    out
}

fn statements(text: &str) -> usize {
    assert_eq!(told(text), "", "{text}");
    parse(&Source::new("test.claims", text).expect("short")).0.statements.len()
}

#[test]
fn the_design_example_parses() {
    assert_eq!(statements(include_str!("../../../tests/claims/leaders-call.claims")), 13);
}

#[test]
fn every_form_parses() {
    let text = include_str!("../../../tests/claims/forms.claims");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', ' ', ']', ')'])).count();
    assert_eq!(statements(text), lines);
}

#[test]
fn operators() {
    insta::assert_snapshot!(told("call.duration = 85min
call.duration => 85min
call.duration is 85min
call.duration 85min
call.duration
call.topics contain [trade]
call(Xi, Putin) exist
call.topics == “trade”"), @"");
}

#[test]
fn values() {
    insta::assert_snapshot!(told("call.length == 85mn
call.length == 85 mintes
call.length == 85m
pact.expires == 2026-02-31
pact.expires == 2026-13
pact.expires in 2026-Q5..2027
call.start == 25:00
x.y == $
x.y ==
x.y == \"abc
x.y == \"a\\qc\"
x.y == Abu Dhabi
x.y matches /(/
x.y matches \"abc\"
x.y contains 5"), @"");
    assert!(told(&format!("x.y == {}", "9".repeat(400))).starts_with("1:8+400 the number is too large to compare"));
}

#[test]
fn statement_words() {
    insta::assert_snapshot!(told("artcle \"a.txt\" as a
article a.txt
article \"a.txt\" as let
article \"a.txt\" as wire
article \"b.txt\" as wire
wir: call exists
alow truncated-sentence
expect Truncated
let turnout = percnt near \"turnout\"
let t percent
\"label\" call exists
\"label\": let t = percent near \"t\"
call exists becuase \"x\"
agree
says it
qoute(Xi) exists
call.duraton == 5min
call (Xi) exists
call exists call exists"), @"");
}

#[test]
fn types() {
    insta::assert_snapshot!(told("call.duration == 2026-02-04
call.duration == 85
vote.share == 12
trade.amount == 5
call.date == 5
x[date == 5 km].y == 3
troops.count in 20..10
x.y in 2026-03..2026-02
x.y in 5..10 km
x.y ~= 5 km +- 3 min
x.date ~= 2026-02-04 +- 3 km
x.y < Putin
x.y < \"soon\""), @"");
    assert_eq!(
        statements(
            "a.age == 42\na.date == 2026\na.date < \"late 2025\"\na.count ~= 5 +- 1\na.amount == €5\na.rank == 4\na.date ~= 2026 +- 1 year\nx.y in 2025..2026-03"
        ),
        8
    );
}

#[test]
fn a_bad_statement_hides_no_other() {
    insta::assert_snapshot!(told("call(Xi, Putin.duration == 85min
call exists
x contains [a, b
call exists
x contains [
  a
  b
]
call exists
x = 3"), @"");
}

#[test]
fn positions_count_characters_behind_marks_tabs_and_line_ends() {
    insta::assert_snapshot!(told("\u{feff}\tcafé.größe = 3\r\nx == \"日本\" 5\r\n"), @"");
}

#[test]
fn deep_brackets_and_long_lines_are_one_plain_error() {
    for bracket in ["(", "["] {
        let told = told(&format!("x in {}", bracket.repeat(10_000)));
        assert_eq!(told.lines().filter(|line| !line.starts_with(' ')).count(), 1, "{told}");
    }
    for part in ["a", "9", "a ", "x, ", "(", "\"", "/", ".", "-", "é"] {
        told(&format!("x contains [{}", part.repeat(500_000)));
        told(&format!("x == {}", part.repeat(500_000)));
        told(&part.repeat(500_000));
    }
}

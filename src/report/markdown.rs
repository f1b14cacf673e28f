//! Markdown for summaries and comments: what failed first, then every claim in a table.
//!
//! Foreign words stand in spans of code, where nothing is markup, nobody is mentioned and nothing becomes a link.

use super::{
    Format, Options, Run, foreign,
    results::{self, Problem, Test},
    terminal::summary_line,
};
use std::fmt::Write;

pub(super) const FORMAT: Format = Format {
    name: "markdown",
    description: "summaries and comments: a list of what failed, a table of claims",
    shares: false,
    render,
};

fn render(run: &Run, options: &Options) -> String {
    let mark = if run.exit_status(options.fail_on) == 0 { "✅" } else { "❌" };
    let mut out = format!("## {mark} factlint\n\n{}\n", summary_line(run));
    let problems = results::problems(run);
    if !problems.is_empty() {
        out += "\n### What to look at\n\n";
        out.extend(problems.iter().map(item));
    }
    for (at, suite) in run.suites.iter().enumerate() {
        let tests = results::tests(run, at);
        if !tests.is_empty() {
            let _ = write!(
                out,
                "\n### {}\n\n| | line | claim | evidence |\n| --- | --- | --- | --- |\n",
                code(suite.claims.source.name())
            );
            out.extend(tests.iter().map(|test| row(test, options)));
        }
    }
    out
}

fn item(problem: &Problem<'_>) -> String {
    let place = problem.place.map(|place| format!(" at {}", code(&place.shown()))).unwrap_or_default();
    let mut item = format!("- **{}** ({}){place}: {}\n", problem.code, problem.level.name(), code(&problem.message));
    for detail in problem.details() {
        let _ = writeln!(item, "  - {}", code(&detail));
    }
    item
}

fn row(test: &Test<'_>, options: &Options) -> String {
    let mark = match (test.case.verdict.passed(), test.fails(options.fail_on)) {
        (true, _) => "✅",
        (false, false) => "⚠️",
        (false, true) => "❌",
    };
    let verdict = test.case.verdict.name();
    let reason = test.case.reason.as_ref().map(|reason| cell(reason));
    let evidence =
        reason.unwrap_or_else(|| test.evidence().map(|place| cell(&place.quoted())).collect::<Vec<_>>().join("<br>"));
    let line = test.place.positions().0.line;
    format!("| {mark} {verdict} | {line} | {} | {evidence} |\n", cell(&test.name()))
}

/// Foreign words as a span of code in a table, where a bar would end the cell.
fn cell(text: &str) -> String {
    code(text).replace('|', "\\|")
}

/// Foreign words as a span of code: between more backticks than they hold in a row.
fn code(text: &str) -> String {
    let line = foreign::line(text);
    let line = foreign::disarmed(&line, '·');
    let longest = line.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if line.starts_with('`') || line.ends_with('`') { " " } else { "" };
    if line.is_empty() { String::new() } else { format!("{fence}{pad}{line}{pad}{fence}") }
}

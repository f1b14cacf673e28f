//! The parser of claims files. A bad statement costs one diagnostic and never hides the next one.
//!
//! Known limits: after a mistake, brackets that stay open are followed for 64 lines, then the statement is taken to end
//! with its first line. Nothing here knows the rules by name; who runs the claims checks those.

mod path;
mod statement;
mod test;

use super::{
    check,
    lexis::{Place, at_line_end, behind_line, blanks, gap, keyword, token, word},
    syntax::{Claims, Statement},
};
use crate::{
    diagnostic::{Diagnostic, Label},
    parse::SyntaxError,
    source::{Source, Span},
};
use std::sync::Arc;

/// The code of every diagnostic about a claims file's form.
pub(super) const CODE: &str = "claims-syntax";

/// All good statements of `source`, and one diagnostic for each bad one.
pub fn parse(source: &Arc<Source>) -> (Claims, Vec<Diagnostic>) {
    let (statements, mut diagnostics) = statements(source);
    let statements = check::check(source, statements, &mut diagnostics);
    diagnostics.sort_by_key(|diagnostic| diagnostic.labels.first().map(|label| label.span));
    (Claims { source: Arc::clone(source), statements, words: Arc::default() }, diagnostics)
}

fn statements(source: &Arc<Source>) -> (Vec<Statement>, Vec<Diagnostic>) {
    let place = Place { length: source.text().len() };
    let (mut statements, mut diagnostics) = (Vec::new(), Vec::new());
    let mut rest = source.text().trim_start_matches('\u{feff}');
    while !rest.is_empty() {
        let start = blanks(rest);
        if at_line_end(start) {
            rest = behind_line(start);
            continue;
        }
        match statement::statement(place, start) {
            Ok((after, statement)) => {
                statements.push(statement);
                rest = behind_line(after);
            }
            Err(nom::Err::Error(error) | nom::Err::Failure(error)) => {
                diagnostics.push(diagnostic(source, place, start, &error));
                rest = behind_statement(start);
            }
            Err(nom::Err::Incomplete(_)) => rest = behind_line(start),
        }
    }
    (statements, diagnostics)
}

/// No mistake is followed further than this in search of its closing bracket.
const RECOVERY_LINES: usize = 64;

/// What follows the bad statement at `start`: behind the line on which its brackets close, or else behind its first line.
fn behind_statement(start: &str) -> &str {
    behind_brackets(start).unwrap_or_else(|| behind_line(start))
}

/// What follows the line on which all brackets are closed that are opened from `start` on, if there is one.
fn behind_brackets(start: &str) -> Option<&str> {
    let (mut rest, mut open) = (start, 0_usize);
    for _ in 0..RECOVERY_LINES {
        let (inside, after) = open_brackets(rest, open);
        if inside == 0 {
            return Some(after);
        }
        if after.is_empty() {
            break;
        }
        (rest, open) = (after, inside);
    }
    None
}

/// How many brackets are open at the end of the line, and what follows it.
fn open_brackets(line: &str, mut open: usize) -> (usize, &str) {
    let mut rest = line;
    while !at_line_end(rest) {
        match rest.chars().next() {
            Some('(' | '[') => open += 1,
            Some(')' | ']') => open = open.saturating_sub(1),
            _ => {}
        }
        rest = behind_token(rest);
    }
    (open, behind_line(rest))
}

/// What follows the text, regular expression, word or sign that the input begins with.
pub(super) fn behind_token(input: &str) -> &str {
    if input.starts_with('"') {
        return behind_quoted(input, '"');
    }
    if let Some(rest) = keyword(input, "matches").map(blanks).filter(|rest| rest.starts_with('/')) {
        return behind_quoted(rest, '/');
    }
    if let Ok((rest, _)) = word(input) {
        return rest;
    }
    let mut chars = input.chars();
    chars.next();
    chars.as_str()
}

fn behind_quoted(input: &str, mark: char) -> &str {
    let mut escaped = false;
    for (at, c) in input.char_indices().skip(1) {
        match c {
            '\n' => return input.get(at..).unwrap_or_default(),
            '\\' => escaped = !escaped,
            _ if c == mark && !escaped => return input.get(at + c.len_utf8()..).unwrap_or_default(),
            _ => escaped = false,
        }
    }
    ""
}

fn diagnostic(source: &Arc<Source>, place: Place, start: &str, error: &SyntaxError<'_>) -> Diagnostic {
    if let Some(diagnostic) = unclosed(source, place, start, error) {
        return diagnostic;
    }
    let at = place.length - error.rest.len();
    if let Some(problem) = &error.problem {
        let label = Label::new(source, Span::new(at, at + problem.width), problem.label.clone());
        let diagnostic = Diagnostic::error(CODE, problem.message.clone()).label(label);
        return match &problem.help {
            Some(help) => diagnostic.help(help.clone()),
            None => diagnostic,
        };
    }
    let found = token(error.rest);
    let (what, examples): (Vec<_>, Vec<_>) =
        error.expected.iter().map(|what| what.split_once(": ").unwrap_or((what, ""))).unzip();
    let what = either(&what);
    let label = match examples.iter().filter(|example| !example.is_empty()).copied().collect::<Vec<_>>() {
        examples if examples.is_empty() => format!("expected {what}"),
        examples => format!("such as {}", examples.join(", ")),
    };
    let diagnostic = Diagnostic::error(CODE, format!("expected {what}, found {}", shown(found))).label(Label::new(
        source,
        Span::new(at, at + found.len()),
        label,
    ));
    let bracket = left_open(start, error);
    let opened = bracket.map(|bracket| place.length - bracket.len());
    let opened = opened.map(|at| Label::new(source, Span::new(at, at + 1), "opened here"));
    let diagnostic = opened.into_iter().fold(diagnostic, Diagnostic::label);
    match advice(error.rest).or_else(|| bracket.map(end_of_list)) {
        Some(help) => diagnostic.help(help),
        None if what == "a text" && !found.is_empty() && !found.contains('"') => {
            diagnostic.help(format!("put it between quotation marks: `\"{found}\"`"))
        }
        None => diagnostic,
    }
}

/// The error for a bracket that was opened on an earlier line than the one where the parser stopped, or that the file does not close.
fn unclosed(source: &Arc<Source>, place: Place, start: &str, error: &SyntaxError<'_>) -> Option<Diagnostic> {
    let read = start.get(..start.len() - error.rest.len())?;
    if error.problem.is_some() || !(gap(error.rest).is_empty() || read.contains('\n')) {
        return None;
    }
    let behind = behind_statement(start);
    let closes = place.span(start, behind).end > place.span(start, error.rest).end;
    let bracket = last_open_bracket(start, error.rest).filter(|_| !closes || gap(error.rest).is_empty())?;
    let sign = bracket.get(..1)?;
    let at = place.length - bracket.len();
    Some(
        Diagnostic::error(CODE, format!("`{sign}` is never closed"))
            .label(Label::new(source, Span::new(at, at + 1), "opened here"))
            .help(end_of_list(bracket)),
    )
}

/// The bracket that is never closed, inside which the parser stopped at something that is no part of a list.
fn left_open<'src>(start: &'src str, error: &SyntaxError<'src>) -> Option<&'src str> {
    let closes = |what: &&str| what.contains("`)`") || what.contains("`]`");
    let stopped = error.expected.iter().any(closes);
    last_open_bracket(start, error.rest).filter(|bracket| stopped && behind_brackets(bracket).is_none())
}

fn end_of_list(bracket: &str) -> &'static str {
    if bracket.starts_with('(') { "end the list with `)`" } else { "end the list with `]`" }
}

/// The innermost bracket between `start` and `end` that is still open at `end`.
fn last_open_bracket<'src>(start: &'src str, end: &str) -> Option<&'src str> {
    let (mut rest, mut open) = (start, Vec::new());
    while rest.len() > end.len() {
        match rest.chars().next() {
            Some('(' | '[') => open.push(rest),
            Some(')' | ']') => {
                open.pop();
            }
            Some('#') => {
                rest = behind_line(rest);
                continue;
            }
            _ => {}
        }
        rest = behind_token(rest);
    }
    open.pop()
}

/// What to write instead of a sign that text from elsewhere brings along.
fn advice(rest: &str) -> Option<&'static str> {
    match rest.chars().next()? {
        '“' | '”' | '„' | '«' | '‘' | '’' | '\'' => {
            Some("text goes between straight double quotation marks: `\"…\"`")
        }
        '[' => Some("a list holds no lists; write its elements between one pair of brackets: `[trade, Iran]`"),
        '±' => Some("a tolerance is written `+-`, as in `~= 90min +- 5min`"),
        '+' => Some("a tolerance stands only behind `~=`, as in `~= 90min +- 5min`"),
        '/' => Some("a regular expression stands only behind `matches`"),
        _ => None,
    }
}

/// `a`, `a or b`, `a, b or c`.
fn either(what: &[&str]) -> String {
    match what {
        [] => "something else".to_owned(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

/// No more of what was found is shown than this.
const SHOWN: usize = 40;

/// What was found, for a message.
pub(super) fn shown(found: &str) -> String {
    match found.char_indices().nth(SHOWN) {
        _ if found.is_empty() => "the end of the line".to_owned(),
        Some((end, _)) => format!("`{}…`", found.get(..end).unwrap_or_default()),
        None => format!("`{found}`"),
    }
}

#[cfg(test)]
mod tests;

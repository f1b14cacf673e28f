//! Sentences that stop in the middle. See the page beside this file.
//!
//! A cue alone proves little: titles, tables and chats end without stops too. So every cue also asks how the lines around end.

mod announcement;
mod around;
mod cues;
mod grammar;
mod left_out;
mod line;
mod short;

use super::{Confidence, Rule, Status};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::Analysis,
    text::{Article, BlockKind},
};
use announcement::announcement;
use around::{Around, NEIGHBOURS, SHORTEST_NEIGHBOUR};
use line::Line;

pub(super) const RULE: Rule = Rule {
    name: "truncated-sentence",
    page: include_str!("truncated_sentence.md"),
    severity: Severity::Error,
    on: true,
    status: Status::Stable,
    confidence: Confidence::High,
    check,
};

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let article = &analysis.article;
    let lines = Line::all(article);
    let code_follows = |at: usize| {
        let line: &Line<'_> = &lines[at];
        !line.ending.stopped && left_out::leads_on(&article.source, line, lines.get(at + 1))
    };
    let lone = short::only_without_stop(&lines);
    let found = |at: usize| {
        let alone = || lone == Some(at) && !is_set_off(&lines, at);
        cue(&lines, at).or_else(|| alone().then(|| short::lone(&lines[at])).flatten())
    };
    let broken = (0..lines.len()).filter_map(|at| Some((at, found(at).filter(|_| !code_follows(at))?)));
    broken.map(|(at, cue)| finding(rule, article, &lines[at], &cue)).collect()
}

fn finding(rule: &Rule, article: &Article, line: &Line<'_>, cue: &str) -> Diagnostic {
    let span = line.last_sentence.span;
    let finding = rule
        .finding("this sentence breaks off")
        .label(Label::new(&article.source, span, cue))
        .help("finish the sentence, or delete its beginning");
    match announcement(article, span) {
        Some(heading) => finding.note(format!("the heading “{heading}” announces what it would have said")),
        None => finding,
    }
}

/// What tells that `lines[at]` breaks off, if anything does.
fn cue(lines: &[Line<'_>], at: usize) -> Option<String> {
    let line = &lines[at];
    if at > 0 && line.kind == BlockKind::Headline {
        return short::report(lines, at, &Around::of(lines, at)).filter(|_| !is_set_off(lines, at));
    }
    if line.is_short() {
        let around = Around::of(lines, at);
        let cue = short::cue(line, lines.get(at + 1), &around).or_else(|| short::report(lines, at, &around));
        return cue.filter(|_| !is_set_off(lines, at));
    }
    let goes_on = || lines.get(at + 1).is_some_and(Line::carries_on) || is_wrapped_on(lines, at) || leads_on(lines, at);
    if !line.begins_sentence() || !line.ending.stopped && goes_on() {
        return None;
    }
    let around = Around::of(lines, at);
    if line.ending.stopped {
        return cues::stop_too_early(line, &around);
    }
    if line.is_label() || line.in_capitals || is_turn(lines, at) {
        return None;
    }
    cues::comma(lines, at, &around)
        .or_else(|| cues::word_that_needs_another(line, &around))
        .or_else(|| cues::open_quotation(lines, at, &around))
        .or_else(|| cues::open_bracket(line, &around))
        .or_else(|| cues::open_clause(line, &around))
        .or_else(|| cues::no_stop(line, &around).filter(|_| !is_definition(lines, at) && !is_standfirst(lines, at)))
}

/// Whether the line stands between the headline and the line with the author or the date.
fn is_standfirst(lines: &[Line<'_>], at: usize) -> bool {
    let heads = lines[..at].iter().all(|line| !line.ending.stopped);
    let signed = |next: &Line<'_>| next.kind == BlockKind::Dateline || next.first_word == "By";
    at > 0 && heads && lines.get(at + 1).is_some_and(signed)
}

/// Whether the line tells what a term above it is, standing in further than the term: a definition needs no full stop.
fn is_definition(lines: &[Line<'_>], at: usize) -> bool {
    let (Some(line), Some(term)) = (lines.get(at), at.checked_sub(1).and_then(|at| lines.get(at))) else {
        return false;
    };
    line.indent > term.indent + 1 && !term.ending.stopped && term.words < SHORTEST_NEIGHBOUR
}

/// Whether the line is no paragraph of its own.
fn is_set_off(lines: &[Line<'_>], at: usize) -> bool {
    is_turn(lines, at) || is_wrapped_on(lines, at) || leads_on(lines, at)
}

/// Whether the next line may belong to this one: it follows at once, and blank lines part most paragraphs around; or the text was wrapped, and either of the two
/// was, or it begins with a mark or a figure.
fn is_wrapped_on(lines: &[Line<'_>], at: usize) -> bool {
    let near = lines.get(at.saturating_sub(NEIGHBOURS)..lines.len().min(at + NEIGHBOURS + 1)).unwrap_or_default();
    let (Some(line), Some(next)) = (lines.get(at), lines.get(at + 1)) else { return false };
    let follows = follows_at_once(line, next);
    let apart = near.windows(2).filter(|pair| matches!(pair, [one, other] if !follows_at_once(one, other))).count();
    let marked = !next.text.starts_with(char::is_alphabetic) && (line.indent > 0 || near.iter().any(Line::wrapped));
    follows && (marked || line.wrapped() || next.wrapped() || apart > near.len() / 2)
}

/// Whether no blank line stands between two lines.
fn follows_at_once(line: &Line<'_>, next: &Line<'_>) -> bool {
    line.source_lines.end == next.source_lines.start
}

/// Whether somebody is interrupted: the line begins with the name of who speaks, and so does one beside it.
fn is_turn(lines: &[Line<'_>], at: usize) -> bool {
    let turn = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_some_and(Line::names_speaker);
    turn(Some(at)) && (turn(at.checked_sub(1)) || turn(Some(at + 1)))
}

/// Whether the line leads on to what is set off from the text: a list, code, or lines that stand in further than it does, of which the last may be its own.
fn leads_on(lines: &[Line<'_>], at: usize) -> bool {
    let (Some(line), next) = (lines.get(at), lines.get(at + 1)) else { return false };
    let set_off = |next: &Line<'_>| {
        next.markup || next.kind == BlockKind::ListItem || next.indent > line.indent.max(line.least_indent) + 1
    };
    line.last_indent > line.least_indent + 1 || next.is_some_and(set_off)
}

//! The canonical form of a claims file: the author's words and comments, with regular blanks.
//!
//! A list that the author broke over lines keeps an element a line; every other statement is one line. Operators and comments of
//! neighbouring lines stand below each other.

mod page;

use super::{
    lexis::{gap, word},
    parser::{behind_token, parse},
    syntax::{Filter, Literal, Path, Right, Set, Spanned, Statement, StatementKind, Test},
};
use crate::{
    diagnostic::Diagnostic,
    source::{Source, Span},
};
use page::Page;
use std::sync::Arc;

/// The canonical text of `source`; or, where it has mistakes, those.
pub fn format(source: &Arc<Source>) -> Result<String, Vec<Diagnostic>> {
    let (claims, diagnostics) = parse(source);
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let text = source.text();
    let mut printer = Printer { text, page: Page::default() };
    let mut end = text.len() - text.trim_start_matches('\u{feff}').len();
    for statement in &claims.statements {
        printer.between(end, statement.span.start as usize, end == 0);
        printer.statement(statement);
        end = statement.span.end as usize;
    }
    printer.between(end, text.len(), claims.statements.is_empty());
    Ok(printer.page.finish())
}

struct Printer<'src> {
    text: &'src str,
    page: Page,
}

/// Something between brackets: where it is, and what it is.
type Item<'tree, T> = (Span, &'tree T);

impl<'src> Printer<'src> {
    fn slice(&self, start: usize, end: usize) -> &'src str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Comments and blank lines between two statements.
    fn between(&mut self, start: usize, end: usize, at_top: bool) {
        let lines: Vec<&str> = self.slice(start, end).split('\n').map(str::trim).collect();
        for (at, line) in lines.iter().enumerate() {
            let behind_statement = at == 0 && !at_top && !self.page.is_empty();
            if behind_statement || line.starts_with('#') {
                self.page.comment(line);
                self.page.end_line();
            } else if at + 1 < lines.len() {
                self.page.blank_line();
            }
        }
    }

    fn statement(&mut self, statement: &Statement) {
        if let Some(label) = &statement.label {
            self.words(label.span);
            self.page.push(": ");
        }
        if let Some(scope) = &statement.scope {
            self.words(scope.span);
            self.page.push(": ");
        }
        self.kind(&statement.kind);
        if let Some(because) = &statement.because {
            self.page.push(" because ");
            self.words(because.span);
        }
    }

    fn kind(&mut self, kind: &StatementKind) {
        match kind {
            StatementKind::Article { glob, name } => {
                self.opening("article ", glob.span);
                self.further(" as ", name.as_ref());
            }
            StatementKind::Let { name, kind, near } => {
                self.opening("let ", name.span);
                self.opening(" = ", kind.span);
                self.opening(" near ", near.span);
            }
            StatementKind::Claim { path, test } => {
                self.path(path, 0);
                self.page.operator();
                self.test(path.span.end, test, 0);
            }
            StatementKind::Exists(path) => self.verdict(path, " exists"),
            StatementKind::Denied(path) => self.verdict(path, " denied"),
            StatementKind::Absent(path) => self.verdict(path, " absent"),
            StatementKind::Agree(path) => {
                self.page.push("agree ");
                self.path(path, 0);
            }
            StatementKind::Says(sentence) => self.opening("says ", sentence.span),
            StatementKind::Expect { rule, text } => {
                self.opening("expect ", rule.span);
                self.further(" ", text.as_ref());
            }
            StatementKind::Allow { rule, text } => {
                self.opening("allow ", rule.span);
                self.further(" ", text.as_ref());
            }
        }
    }

    fn opening(&mut self, word: &str, span: Span) {
        self.page.push(word);
        self.words(span);
    }

    fn further(&mut self, word: &str, part: Option<&Spanned<String>>) {
        if let Some(part) = part {
            self.opening(word, part.span);
        }
    }

    fn verdict(&mut self, path: &Path, word: &str) {
        self.path(path, 0);
        self.page.push(word);
    }

    /// What is written at `span`, its blanks single unless they stand in a text.
    fn words(&mut self, span: Span) {
        let written = self.slice(span.range().start, span.range().end);
        if written.starts_with(['"', '/']) {
            self.page.push(written);
        } else {
            self.page.push(&written.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    fn path(&mut self, path: &Path, depth: usize) {
        self.words(path.subject.span);
        let mut end = path.subject.span.end as usize;
        if !path.participants.is_empty() {
            let items: Vec<_> = path.participants.iter().map(|name| (name.span, name)).collect();
            end = self.list(("(", ")"), end, &items, depth, |printer, name, _| printer.words(name.span));
        }
        if !path.filters.is_empty() {
            let items: Vec<_> = path.filters.iter().map(|filter| (filter.span, filter)).collect();
            self.list(("[", "]"), end, &items, depth, Self::filter);
        }
        if let Some(attribute) = &path.attribute {
            self.opening(".", attribute.span);
        }
    }

    fn filter(&mut self, filter: &Filter, depth: usize) {
        self.words(filter.key.span);
        self.page.push(" ");
        self.test(filter.key.span.end, &filter.test, depth);
    }

    /// A test whose operator follows `end`.
    fn test(&mut self, end: u32, test: &Test, depth: usize) {
        match test {
            Test::Compare { comparison, right } => {
                self.page.push(comparison.symbol());
                self.page.push(" ");
                match right {
                    Right::Value(value) => self.words(value.span),
                    Right::Path(path) => self.path(path, depth),
                }
            }
            Test::Near { value, tolerance } => {
                self.opening("~= ", value.span);
                if let Some(tolerance) = tolerance {
                    self.opening(" +- ", tolerance.span);
                }
            }
            Test::In(Set::Range(low, high)) => {
                self.opening("in ", low.span);
                if high.span != low.span {
                    self.opening("..", high.span);
                }
            }
            Test::In(Set::List(list)) => {
                self.page.push("in ");
                self.values(end, list, depth);
            }
            Test::Contains(list) => {
                self.page.push("contains ");
                self.values(end, list, depth);
            }
            Test::Matches { pattern, ignore_case } => {
                self.opening("matches ", pattern.span);
                self.page.push(if *ignore_case { "i" } else { "" });
            }
        }
    }

    /// A list of values, or a single value, behind the operator word that follows `end`.
    fn values(&mut self, end: u32, list: &[Literal], depth: usize) {
        let rest = gap(self.slice(end as usize, self.text.len()));
        let open = gap(word(rest).map_or(rest, |(rest, _)| rest));
        if !open.starts_with('[') {
            return list.iter().for_each(|value| self.words(value.span));
        }
        let items: Vec<_> = list.iter().map(|value| (value.span, value)).collect();
        self.list(("[", "]"), self.text.len() - open.len(), &items, depth, |printer, value, _| {
            printer.words(value.span);
        });
    }

    /// A bracketed list that opens at `open`; where it closes.
    fn list<T>(
        &mut self,
        (opening, closing): (&str, &str),
        open: usize,
        items: &[Item<'_, T>],
        depth: usize,
        element: fn(&mut Self, &T, usize),
    ) -> usize {
        let last = items.last().map_or(open, |(span, _)| span.end as usize);
        let behind = gap(self.slice(last, self.text.len()));
        let close = self.text.len() - gap(behind.strip_prefix(',').unwrap_or(behind)).len();
        let starts = items.iter().map(|(span, _)| span.start as usize).chain([close]);
        let ends = [open + 1].into_iter().chain(items.iter().map(|(span, _)| span.end as usize));
        let gaps: Vec<&str> = ends.zip(starts).map(|(end, start)| self.slice(end, start)).collect();
        let inner = |(span, _): &Item<'_, T>| loose_comments(self.slice(span.range().start, span.range().end));
        let hoisted: Vec<Vec<&str>> = items.iter().map(inner).collect();
        let broken = gaps.iter().any(|gap| gap.contains('\n')) || hoisted.iter().any(|comments| !comments.is_empty());
        self.page.push(opening);
        if broken {
            self.broken(&gaps, &hoisted, items, depth + 1, element);
        } else {
            for (at, (_, item)) in items.iter().enumerate() {
                self.page.push(if at == 0 { "" } else { ", " });
                element(self, item, depth);
            }
        }
        self.page.push(closing);
        close + 1
    }

    fn broken<T>(
        &mut self,
        gaps: &[&str],
        hoisted: &[Vec<&str>],
        items: &[Item<'_, T>],
        depth: usize,
        element: fn(&mut Self, &T, usize),
    ) {
        let trailing_comma = gaps.last().is_some_and(|gap| loose_comma(gap));
        self.comments(gaps.first().copied().unwrap_or_default(), depth);
        for (at, ((_, item), comments)) in items.iter().zip(hoisted).enumerate() {
            for comment in comments {
                self.comment_line(comment, depth);
            }
            self.page.indent(depth);
            element(self, item, depth);
            self.page.push(if at + 1 < items.len() || trailing_comma { "," } else { "" });
            self.comments(gaps.get(at + 1).copied().unwrap_or_default(), depth);
        }
        self.page.indent(depth - 1);
    }

    /// Ends the line, with the comment that stands on it; further comments get lines of their own.
    fn comments(&mut self, gap: &str, depth: usize) {
        for (at, line) in gap.split('\n').enumerate() {
            let comment = line.find('#').and_then(|start| line.get(start..)).unwrap_or_default().trim();
            if at == 0 {
                self.page.comment(comment);
                self.page.end_line();
            } else if !comment.is_empty() {
                self.comment_line(comment, depth);
            }
        }
    }

    fn comment_line(&mut self, comment: &str, depth: usize) {
        self.page.indent(depth);
        self.page.comment(comment);
        self.page.end_line();
    }
}

/// Whether a comma stands in a gap, outside its comments.
fn loose_comma(gap: &str) -> bool {
    gap.split('\n').any(|line| line.split('#').next().is_some_and(|code| code.contains(',')))
}

/// The comments in an element that stand in no list of its own.
fn loose_comments(element: &str) -> Vec<&str> {
    let (mut rest, mut open, mut comments) = (element, 0_usize, Vec::new());
    while let Some(c) = rest.chars().next() {
        match c {
            '(' | '[' => open += 1,
            ')' | ']' => open = open.saturating_sub(1),
            '#' => {
                let end = rest.find('\n').unwrap_or(rest.len());
                let (comment, after) = rest.split_at(end);
                comments.extend((open == 0).then_some(comment.trim()));
                rest = after;
                continue;
            }
            _ => {}
        }
        rest = behind_token(rest);
    }
    comments
}

#[cfg(test)]
mod tests;

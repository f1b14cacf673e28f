//! Pairs of quotation marks.
//!
//! A double mark that is never closed makes a quotation that is left open. A single one may be an apostrophe, so it makes
//! a quotation only once it is closed, or when it is a curly mark before a capital.

use super::{
    Quotation, Token, TokenKind,
    marks::{is_apostrophe, is_blank, is_dash, is_opener, is_stop},
};
use crate::source::Span;

/// Appends the quotations of the block at `span`, whose tokens are `tokens`, in the order in which they open.
pub(super) fn read(text: &str, span: Span, tokens: &[Token], quotations: &mut Vec<Quotation>) {
    let mut reader = Reader { text, span, found: Vec::new(), open: Vec::new(), doubles: 0, backticks: 0, paired: 0 };
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Mark) {
        if let Some(mark) = text.get(token.span.range()).and_then(|mark| mark.chars().next()) {
            reader.mark(mark, token.span);
        }
    }
    reader.leave_open();
    let kept = reader.found.into_iter().filter(|found| found.kept).map(|found| found.quotation);
    let mut around: Vec<u32> = Vec::new();
    quotations.extend(kept.filter(|quotation| {
        while around.last().is_some_and(|end| *end <= quotation.outer.start) {
            around.pop();
        }
        let near = around.len() < DEEPEST;
        if near {
            around.push(quotation.outer.end);
        }
        near
    }));
}

/// How many quotations may stand around each other. What is deeper is nothing that anybody quotes, and its words would be read once for each of them.
const DEEPEST: usize = 8;

struct Found {
    quotation: Quotation,
    kept: bool,
}

/// A mark that waits for its partner.
struct Open {
    /// Its place in `Reader::found`.
    found: usize,
    mark: char,
}

struct Reader<'a> {
    text: &'a str,
    span: Span,
    found: Vec<Found>,
    open: Vec<Open>,
    /// How many of the open marks are double ones.
    doubles: usize,
    /// How many of them are a pair of backticks.
    backticks: usize,
    /// Where the last mark ends that was made of two.
    paired: u32,
}

impl Reader<'_> {
    fn mark(&mut self, mark: char, at: Span) {
        if at.start < self.paired {
            return;
        }
        match mark {
            '`' if self.after(at) == Some('`') => {
                let mark = self.pair(at);
                self.open('`', mark);
                self.backticks += 1;
            }
            '\'' if self.after(at) == Some('\'') && self.backticks > 0 => {
                let mark = self.pair(at);
                self.close_double(mark);
            }
            '“' if self.doubles > 0 && self.may_close(at) && !self.may_open(at) => self.close_double(at),
            '“' | '„' | '«' | '‘' | '‚' => self.open(mark, at),
            '”' if self.doubles == 0 && self.may_open(at) => self.open(mark, at),
            '”' | '»' => self.close_double(at),
            '"' | '＂' => self.straight(mark, at),
            _ if is_apostrophe(mark) => self.apostrophe(mark, at),
            _ => {}
        }
    }

    /// Two backticks, or two apostrophes, as one mark.
    fn pair(&mut self, at: Span) -> Span {
        self.paired = at.end + 1;
        Span { end: at.end + 1, ..at }
    }

    fn straight(&mut self, mark: char, at: Span) {
        let (opens, closes) = (self.may_open(at), self.may_close(at));
        if self.feet_and_inches(at) || self.doubles == 0 && self.behind_figure(at) {
            return;
        }
        if self.doubles > 0 && (closes || !opens) {
            self.close_double(at);
        } else {
            self.open(mark, at);
        }
    }

    fn apostrophe(&mut self, mark: char, at: Span) {
        let waiting = self.open.last().is_some_and(|open| is_single(open.mark));
        if waiting && self.may_close(at) {
            self.close(at);
        } else if self.may_open(at) && self.after(at).is_some_and(|next| next.is_alphabetic() || is_opener(next)) {
            self.open(mark, at);
        }
    }

    fn open(&mut self, mark: char, at: Span) {
        let outer = Span { start: at.start, end: self.span.end };
        let span = Span { start: at.end, end: self.span.end };
        self.open.push(Open { found: self.found.len(), mark });
        self.found.push(Found { quotation: Quotation { span, outer, closed: false }, kept: false });
        if !is_single(mark) {
            self.doubles += 1;
        }
    }

    /// Closes the innermost double mark; single marks opened since were apostrophes.
    fn close_double(&mut self, at: Span) {
        if self.doubles == 0 {
            return;
        }
        while self.open.last().is_some_and(|open| is_single(open.mark)) {
            self.open.pop();
        }
        self.doubles -= 1;
        self.close(at);
    }

    fn close(&mut self, at: Span) {
        let Some(open) = self.open.pop() else { return };
        self.backticks -= usize::from(open.mark == '`');
        let Some(found) = self.found.get_mut(open.found) else { return };
        found.quotation.outer.end = at.end;
        found.quotation.span.end = at.start;
        found.quotation.closed = true;
        found.kept = !found.quotation.span.is_empty();
    }

    /// Keeps the outermost mark that was not closed: what opens inside it and stays open too says nothing more.
    fn leave_open(&mut self) {
        for open in std::mem::take(&mut self.open) {
            let Some(found) = self.found.get_mut(open.found) else { continue };
            let quoted = self.text.get(found.quotation.span.range()).unwrap_or_default();
            let capital = open.mark == '‘' && quoted.starts_with(char::is_uppercase);
            if !quoted.is_empty() && (!is_single(open.mark) || capital) {
                found.kept = true;
                return;
            }
        }
    }

    fn before(&self, at: Span) -> Option<char> {
        self.text.get(self.span.start as usize..at.start as usize)?.chars().next_back()
    }

    fn after(&self, at: Span) -> Option<char> {
        self.text.get(at.end as usize..self.span.end as usize)?.chars().next()
    }

    fn may_open(&self, at: Span) -> bool {
        let free = self.before(at).is_none_or(|before| is_blank(before) || is_opener(before) || is_dash(before));
        free && self.after(at).is_some_and(|after| !is_blank(after))
    }

    fn may_close(&self, at: Span) -> bool {
        let free = self.after(at).is_none_or(|after| {
            is_blank(after)
                || is_stop(after)
                || is_dash(after)
                || !after.is_alphanumeric() && !matches!(after, '(' | '[')
        });
        free && self.before(at).is_some_and(|before| !is_blank(before))
    }

    fn behind_figure(&self, at: Span) -> bool {
        self.before(at).is_some_and(char::is_numeric)
    }

    /// The second mark of `6'2"`.
    fn feet_and_inches(&self, at: Span) -> bool {
        let before = self.text.get(self.span.start as usize..at.start as usize).unwrap_or_default();
        let mut figures = before.chars().rev().take(4).skip_while(|character| character.is_numeric());
        self.behind_figure(at)
            && figures.next().is_some_and(is_apostrophe)
            && figures.next().is_some_and(char::is_numeric)
    }
}

fn is_single(mark: char) -> bool {
    is_apostrophe(mark) || matches!(mark, '‘' | '‚')
}

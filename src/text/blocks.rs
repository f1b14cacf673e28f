//! The lines of a text, and which of them belong together.

use super::marks::{is_blank, is_closer, is_stop};
use crate::source::{Source, Span};
use std::ops::{Range, RangeInclusive};

/// The widths, in code points, that text is wrapped at.
const WRAPPED: RangeInclusive<usize> = 45..=100;

/// What precedes the article proper.
pub(super) struct Head {
    /// The date in it.
    pub(super) date: Option<Span>,
    /// Where the text begins.
    pub(super) end: u32,
}

/// Reads a ` date YYYY-MM-DD ` head.
pub(super) fn head(source: &Source) -> Head {
    let line = source.line_span(0);
    let none = Head { date: None, end: 0 };
    let text = source.slice(line);
    let trimmed = text.trim_start_matches(is_blank);
    let Some(rest) = trimmed.strip_prefix("date").map(|rest| (rest, rest.trim_start_matches(is_blank))) else {
        return none;
    };
    let (behind_word, date) = rest;
    let blank = behind_word.len() > date.len();
    let closed = date.get(10..).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    if !blank || !closed || !is_iso_date(&date.as_bytes()[..10]) {
        return none;
    }
    let start = text.len() - date.len();
    let span = Span::new(start, start + 10);
    Head { date: Some(span), end: span.end }
}

fn is_iso_date(bytes: &[u8]) -> bool {
    bytes.iter().enumerate().all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() })
}

/// The spans of the blocks of everything behind `start`: lines, those that were wrapped joined.
pub(super) fn read(source: &Source, start: u32) -> Vec<Span> {
    let runs = runs(source, start);
    let widest = runs.iter().filter(|run| run.len() > 2).filter_map(|run| wrap_width(source.text(), run)).max();
    let mut blocks = Vec::new();
    for run in &runs {
        let width = wrap_width(source.text(), run).or(widest.filter(|&width| fits(source.text(), run, width)));
        join(source.text(), run, width, &mut blocks);
    }
    blocks
}

/// A line, blanks at both ends aside.
struct Line {
    span: Span,
    width: usize,
}

/// Lines between blank lines.
fn runs(source: &Source, start: u32) -> Vec<Vec<Line>> {
    let mut runs = vec![Vec::new()];
    let mut offset = start as usize;
    for line in source.text().get(offset..).unwrap_or_default().split('\n') {
        let content = line.trim_matches(is_blank);
        if content.is_empty() {
            runs.push(Vec::new());
        } else if let Some(run) = runs.last_mut() {
            let begin = offset + line.len() - line.trim_start_matches(is_blank).len();
            let width = if content.len() > 4 * WRAPPED.end() { content.len() } else { content.chars().count() };
            run.push(Line { span: Span::new(begin, begin + content.len()), width });
        }
        offset += line.len() + 1;
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// The width a run of three lines and more was wrapped at, if it was.
fn wrap_width(text: &str, run: &[Line]) -> Option<usize> {
    let width = run.iter().map(|line| line.width).max()?;
    (run.len() > 2 && fits(text, run, width)).then_some(width)
}

/// Whether each line of the run is so long that the next one's first word had no room on it, and some line goes on in lower case.
fn fits(text: &str, run: &[Line], width: usize) -> bool {
    let slice = |line: &Line| text.get(line.span.range()).unwrap_or_default();
    let full = |pair: &[Line]| {
        let word = slice(&pair[1]).split(is_blank).next().map_or(0, |word| word.chars().take(width + 1).count());
        pair[0].width + 1 + word > width
    };
    WRAPPED.contains(&width)
        && run.iter().all(|line| line.width <= width)
        && run.windows(2).all(full)
        && run.iter().skip(1).any(|line| slice(line).starts_with(char::is_lowercase))
}

fn join(text: &str, run: &[Line], width: Option<usize>, blocks: &mut Vec<Span>) {
    let mut block: Option<Span> = None;
    for line in run {
        let content = text.get(line.span.range()).unwrap_or_default();
        block = match block {
            Some(open) if !is_item(content) && (width.is_some() || goes_on(text, open, content)) => {
                Some(open.join(line.span))
            }
            before => {
                blocks.extend(before);
                Some(line.span)
            }
        };
    }
    blocks.extend(block);
}

/// Whether a line in lower case carries on a block that has not come to its end.
fn goes_on(text: &str, block: Span, line: &str) -> bool {
    let before = text.get(block.range()).unwrap_or_default();
    line.starts_with(char::is_lowercase) && !ends_properly(before) && !is_item(last_line(before))
}

fn last_line(block: &str) -> &str {
    block.rsplit('\n').next().unwrap_or(block)
}

/// Whether the last mark is a stop, whatever closes behind it aside.
pub(crate) fn ends_properly(text: &str) -> bool {
    let text = text.trim_end_matches(is_blank);
    let behind_notes = text.trim_end_matches(|mark: char| is_closer(mark) || mark.is_numeric() || mark == '[');
    text.trim_end_matches(is_closer).ends_with(is_stop) || behind_notes.ends_with(is_stop) && is_note(text)
}

/// Whether the text ends in the number of a note: "….[12]", "….3".
fn is_note(text: &str) -> bool {
    text.ends_with(']') || text.chars().rev().take_while(|character| character.is_numeric()).count() < 4
}

/// Whether a line begins with a bullet or with a number or letter of a list.
pub(super) fn is_item(line: &str) -> bool {
    let line = line.trim_start_matches(is_blank);
    let mut characters = line.chars();
    if characters.next().is_some_and(|mark| "-*+•–—▪●◦·‣■□►✓❯".contains(mark)) {
        return characters.next().is_none_or(is_blank);
    }
    let open = line.strip_prefix(['(', '[']).unwrap_or(line);
    let label = label(open);
    let rest = &open[label.end..];
    !label.is_empty() && rest.starts_with(['.', ')', ']']) && rest[1..].starts_with(is_blank)
}

/// Up to three digits, or a single letter.
fn label(line: &str) -> Range<usize> {
    let digits = line.bytes().take(4).take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        return 0..if digits > 3 { 0 } else { digits };
    }
    let letter = line.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
    0..usize::from(letter)
}

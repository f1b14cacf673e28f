//! The lines of a text, and which of them belong together.

use super::{
    lexicon::{self, NEVER_LAST},
    marks::{is_blank, is_bullet, is_closer, is_stop},
};
use crate::source::{Source, Span};
use std::ops::{Range, RangeInclusive};

/// The widths, in code points, that text is wrapped at.
const WRAPPED: RangeInclusive<usize> = 45..=100;

/// How many lines must go on in lower case before a text counts as wrapped.
const FEWEST_WRAPPED: usize = 3;

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
    let text = source.text();
    let runs = runs(source, start);
    let usual = usual_width(text, &runs);
    let mut blocks = Vec::new();
    for run in &runs {
        let wrapped = wrapped(text, run) || usual.is_some_and(|width| fits(text, run, width));
        join(text, run, if wrapped { Wrap::Always } else { usual.map_or(Wrap::Never, Wrap::At) }, &mut blocks);
    }
    blocks
}

/// Whether lines of a run are joined.
#[derive(Clone, Copy)]
enum Wrap {
    /// Only where a line goes on in lower case.
    Never,
    /// Also where the line before had no room left at this width.
    At(usize),
    /// All of them.
    Always,
}

/// The width a text is wrapped at, if enough of its lines go on in lower case.
fn usual_width(text: &str, runs: &[Vec<Line>]) -> Option<usize> {
    let goes_on = |pair: &&[Line]| goes_on(text, pair[0].span, slice(text, &pair[1]));
    let mut widths: Vec<usize> =
        runs.iter().flat_map(|run| run.windows(2).filter(goes_on)).map(|pair| pair[0].width).collect();
    widths.sort_unstable();
    let width = *widths.get(widths.len() * 9 / 10)?;
    (widths.len() >= FEWEST_WRAPPED && WRAPPED.contains(&width)).then_some(width)
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

/// Whether a run of three lines and more was wrapped at the width of its longest line.
fn wrapped(text: &str, run: &[Line]) -> bool {
    let width = run.iter().map(|line| line.width).max().unwrap_or_default();
    run.len() > 2 && fits(text, run, width)
}

/// Whether each line of the run is so long that the next one's first word had no room on it, and some line goes on in lower case.
fn fits(text: &str, run: &[Line], width: usize) -> bool {
    WRAPPED.contains(&width)
        && run.iter().all(|line| line.width <= width)
        && run.windows(2).all(|pair| full(text, &pair[0], &pair[1], width))
        && run.iter().skip(1).any(|line| slice(text, line).starts_with(char::is_lowercase))
}

/// Whether the first word of `next` had no room on `line`.
fn full(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let word = slice(text, next).split(is_blank).next().map_or(0, |word| word.chars().take(width + 1).count());
    line.width + 1 + word > width
}

fn slice<'a>(text: &'a str, line: &Line) -> &'a str {
    text.get(line.span.range()).unwrap_or_default()
}

fn join(text: &str, run: &[Line], wrap: Wrap, blocks: &mut Vec<Span>) {
    let mut block: Option<Span> = None;
    for (at, line) in run.iter().enumerate() {
        let content = slice(text, line);
        let no_room = || match wrap {
            Wrap::Never => false,
            Wrap::At(width) => {
                let before = &run[at - 1];
                // Wrapping leaves ragged ends.
                before.width <= *WRAPPED.end()
                    && (full(text, before, line, width - width / 8) || breaks_off(slice(text, before)))
                    && !ends_properly(slice(text, before))
                    && !is_item(slice(text, before))
                    && content.starts_with(char::is_alphanumeric)
            }
            Wrap::Always => true,
        };
        block = match block {
            Some(open) if !is_item(content) && (no_room() || goes_on(text, open, content)) => {
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

/// Whether the last word of a line needs another.
fn breaks_off(line: &str) -> bool {
    line.rsplit(is_blank).next().is_some_and(|word| lexicon::has(&NEVER_LAST, word))
}

/// Whether a line in lower case carries on a block that has not come to its end.
fn goes_on(text: &str, block: Span, line: &str) -> bool {
    let before = text.get(block.range()).unwrap_or_default();
    line.starts_with(char::is_lowercase) && !ends_properly(before) && !is_item(last_line(before))
}

fn last_line(block: &str) -> &str {
    block.rsplit('\n').next().unwrap_or(block)
}

/// Whether the last mark is a stop, whatever closes behind it and the numbers of notes aside.
pub(crate) fn ends_properly(text: &str) -> bool {
    let mut text = text.trim_end_matches(is_blank);
    while let Some(before) = before_note(text) {
        text = before.trim_end_matches(is_blank);
    }
    let digits = text.chars().rev().take(4).take_while(char::is_ascii_digit).count();
    let raised = text[..text.len() - digits].strip_suffix('.').is_some_and(|word| word.ends_with(char::is_alphabetic));
    text.trim_end_matches(is_closer).ends_with(is_stop) || raised && digits < 4
}

/// What stands before a note at the end: "[12]", "[1-3]".
fn before_note(text: &str) -> Option<&str> {
    let inside = text.strip_suffix(']')?;
    let number = |character: char| character.is_ascii_digit() || matches!(character, ',' | '-' | '–' | ' ');
    let before = inside.trim_end_matches(number).strip_suffix('[')?;
    inside.ends_with(|last: char| last.is_ascii_digit()).then_some(before)
}

/// Whether a line begins with a bullet or with a number or letter of a list.
pub(super) fn is_item(line: &str) -> bool {
    let line = line.trim_start_matches(is_blank);
    let mut characters = line.chars();
    if characters.next().is_some_and(|mark| is_bullet(mark) || matches!(mark, '-' | '–' | '—' | '*' | '+' | '·')) {
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

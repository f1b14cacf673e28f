//! The lines of a text, and which of them belong together.

use super::{
    abbreviation::{self, Abbreviation},
    lexicon::{self, NEVER_LAST},
    marks::{is_blank, is_bullet, is_closer, is_opener, is_stop},
};
use crate::source::{Source, Span};
use std::ops::{Range, RangeInclusive};

/// The widths, in code points, that a paragraph is taken to be wrapped at without any other sign.
const WRAPPED: RangeInclusive<usize> = 45..=100;

/// Lines with more code points are paragraphs.
const WIDEST: usize = 160;

/// How many lines must go on in lower case before a text counts as wrapped.
const FEWEST_WRAPPED: usize = 2;

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
    let reach = usual_reach(text, &runs);
    let mut blocks = Vec::new();
    for run in &runs {
        let wrapped = wrapped(text, run) || reach.is_some_and(|reach| fills(text, run, reach));
        join(text, run, if wrapped { Wrap::Always } else { reach.map_or(Wrap::Never, Wrap::At) }, &mut blocks);
    }
    blocks
}

/// Whether lines of a run are joined.
#[derive(Clone, Copy)]
enum Wrap {
    /// Only where a line goes on in lower case.
    Never,
    /// Also where the line before, with the first word of the next, reaches this far.
    At(usize),
    /// All of them.
    Always,
}

/// How far a line of a wrapped text reaches at least, the word that had no room on it included. None for a text that is not wrapped: most lines of one that
/// is, if the sentence goes on behind them, go on in lower case or break off before a word that must follow.
///
/// Nothing is asked of the widths: narrow columns, ragged ones and lines that break at commas differ in them, not in this.
fn usual_reach(text: &str, runs: &[Vec<Line>]) -> Option<usize> {
    let open = |pair: &&[Line]| {
        let (before, next) = (slice(text, &pair[0]), slice(text, &pair[1]));
        pair[0].width <= WIDEST && !ends_properly(before) && !is_item(before) && !is_item(next)
    };
    let pairs = || runs.iter().flat_map(|run| run.windows(2)).filter(open);
    let cut = |pair: &&[Line]| is_cut(text, &pair[0], &pair[1]);
    let mut reaches: Vec<usize> = pairs().filter(cut).map(|pair| reach(text, &pair[0], &pair[1])).collect();
    reaches.sort_unstable();
    let lowest = *reaches.get(reaches.len() / 30)?;
    (reaches.len() >= FEWEST_WRAPPED && 2 * reaches.len() > pairs().count()).then_some(lowest)
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
    let mut head = offset;
    for line in source.text().get(offset..).unwrap_or_default().split('\n') {
        let content = line.trim_matches(is_blank);
        if content.is_empty() {
            runs.push(Vec::new());
        } else if let Some(run) = runs.last_mut() {
            let begin = offset + line.len() - line.trim_start_matches(is_blank).len();
            let width = if content.len() > 4 * WIDEST { content.len() } else { content.chars().count() };
            run.push(Line {
                span: Span::new(begin, begin + content.len()),
                width: width + if head > 0 { begin } else { 0 },
            });
        }
        head = 0;
        offset += line.len() + 1;
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// Whether a run of three lines and more was wrapped at the width of its longest line.
fn wrapped(text: &str, run: &[Line]) -> bool {
    let width = run.iter().map(|line| line.width).max().unwrap_or_default();
    run.len() > 2 && WRAPPED.contains(&width) && fills(text, run, width + 1)
}

/// Whether each line of the run, with the first word of the next, reaches so far, and some line goes on in lower case.
fn fills(text: &str, run: &[Line], least: usize) -> bool {
    run.iter().all(|line| line.width <= WIDEST)
        && run.windows(2).all(|pair| reach(text, &pair[0], &pair[1]) >= least || is_cut(text, &pair[0], &pair[1]))
        && run.iter().skip(1).any(|line| slice(text, line).starts_with(char::is_lowercase))
}

/// Whether the words alone show that the sentence of `line` goes on in `next`.
fn is_cut(text: &str, line: &Line, next: &Line) -> bool {
    let before = slice(text, line);
    !ends_properly(before) && (slice(text, next).starts_with(char::is_lowercase) || breaks_off(before))
}

/// How wide `line` would be with the first word of `next` on it.
fn reach(text: &str, line: &Line, next: &Line) -> usize {
    let word = slice(text, next).split(is_blank).next().map_or(0, |word| word.chars().take(WIDEST).count());
    line.width + 1 + word
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
            Wrap::At(least) => {
                // A title that has no prose in its run may have several lines.
                let titled =
                    blocks.is_empty() && at == 1 && run.iter().skip(2).any(|line| ends_properly(slice(text, line)));
                fills_up(text, &run[at - 1..], least, titled)
                    || block.is_some_and(|open| quotes_on(text, open, content))
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

/// Whether the second of the `lines` carries on the first, in a text whose lines reach as far as `least`; of a title only where it is plainly cut.
fn fills_up(text: &str, lines: &[Line], least: usize, titled: bool) -> bool {
    let [before, line, rest @ ..] = lines else { return false };
    let words = slice(text, before);
    // What follows a title is no line of prose: a name, a date.
    let is_prose = ends_properly(slice(text, line))
        || rest.first().is_none_or(|next| reach(text, line, next) >= least || is_cut(text, line, next));
    let full = reach(text, before, line) >= least && is_prose && !titled;
    let open = !ends_properly(words) || is_shortened(words);
    before.width <= WIDEST && !is_item(words) && open && (full || breaks_off(words))
}

/// Whether the stop at the end of a line is that of a shortened word that needs another: "Nov.", "Mr.".
fn is_shortened(line: &str) -> bool {
    let last = line.rsplit(is_blank).next().and_then(|word| word.strip_suffix('.'));
    last.and_then(abbreviation::of).is_some_and(Abbreviation::goes_on)
}

/// The longest piece of a paragraph, in bytes, that a quotation may go on behind: a mark that nothing closes opens none.
const LONGEST_OPEN: usize = 2_000;

/// Whether a quotation is open at the end of the block, and the line does not open it anew as the next paragraph of a quotation would.
fn quotes_on(text: &str, block: Span, line: &str) -> bool {
    let before = text.get(block.range()).unwrap_or_default();
    let opened = || before.rfind('“') > before.rfind('”') || before.matches('"').count() % 2 == 1;
    before.len() <= LONGEST_OPEN && !line.starts_with(is_opener) && opened()
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

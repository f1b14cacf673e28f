//! The part of a line that an excerpt shows: the labelled words and as much round them as there is room for.
//!
//! Works outwards from the labelled words, so that neither long lines nor long texts cost anything.

use super::text;
use std::ops::Range;

/// No word is looked for farther away than this; scripts without blanks are taken in such bites.
const BITE: usize = 24;

/// A person takes no more labels in on one line.
const MOST_MARKS: usize = 6;

/// Columns between the middle of the marked words and their label: `╰── `.
const LABEL_LEAD: usize = 4;

/// Words of the line to be marked.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Where in the line, in bytes.
    pub(super) range: Range<usize>,
    /// Whether what is marked goes on behind the line.
    pub(super) open: bool,
    /// What stands under them.
    pub(super) label: String,
}

/// A line as it is shown.
#[derive(Debug)]
pub(super) struct Window {
    pub(super) text: String,
    /// The marks in the order of the line, never overlapping; ranges are of `text`.
    pub(super) marks: Vec<Mark>,
}

/// How to show foreign text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub(super) width: usize,
    pub(super) unicode: bool,
    pub(super) ellipsis: &'static str,
}

impl Look {
    fn char_width(self, c: char) -> usize {
        text::char_width(text::visible(c, self.unicode))
    }

    fn measured(self, line: &str) -> usize {
        line.chars().map(|c| self.char_width(c)).sum()
    }

    /// The end of what fits into `columns` from `start` on.
    fn fitting(self, line: &str, range: Range<usize>, columns: usize) -> usize {
        let mut used = 0;
        for (count, (at, c)) in line[range.clone()].char_indices().enumerate() {
            used += self.char_width(c);
            if used > columns || count > 4 * columns {
                return range.start + at;
            }
        }
        range.end
    }

    fn gap(self) -> usize {
        text::width(self.ellipsis) + 1
    }
}

/// A stretch of the line that is shown.
#[derive(Clone, Debug)]
struct Piece {
    range: Range<usize>,
    /// Whether it ends inside what is marked and therefore cannot grow.
    sealed: bool,
}

/// Shows `marks` of `line` in one window; `None` where they need one each. A single mark always gets one.
pub(super) fn window(line: &str, marks: &[Mark], look: Look) -> Option<Window> {
    if marks.len() > MOST_MARKS {
        return None;
    }
    let marks = merged(marks.iter().map(|mark| snapped(line, mark, look)));
    let pieces = cut(line, &marks, look);
    let used: usize = pieces.iter().map(|piece| look.measured(&line[piece.range.clone()])).sum();
    if marks.len() > 1 && !room(line, &pieces, 0, &pieces[0].range.clone(), used, look) {
        return None;
    }
    let pieces = grown(line, pieces, &marks, look);
    let window = drawn(line, &pieces, marks, look);
    (window.marks.len() == 1 || labels_fit(&window, look)).then_some(window)
}

/// The mark widened to whole cells: a combining character alone cannot be underlined.
fn snapped(line: &str, mark: &Mark, look: Look) -> Mark {
    let mut start = line.floor_char_boundary(mark.range.start.min(line.len()));
    let mut end = line.ceil_char_boundary(mark.range.end.clamp(start, line.len()));
    let joins = |c: char| look.char_width(c) == 0;
    let empty = start == end;
    if line[start..].starts_with(joins) {
        start -= line[..start].chars().rev().take(BITE).take_while(|&c| joins(c)).map(char::len_utf8).sum::<usize>();
        start -= line[..start].chars().next_back().map_or(0, char::len_utf8);
    }
    if empty {
        end = start;
    } else {
        end += line[end..].chars().take(BITE).take_while(|&c| joins(c)).map(char::len_utf8).sum::<usize>();
    }
    Mark { range: start..end, open: mark.open, label: mark.label.clone() }
}

/// Overlapping marks cannot be drawn: the first label keeps its words and takes over what the others say.
fn merged(marks: impl Iterator<Item = Mark>) -> Vec<Mark> {
    let mut kept: Vec<Mark> = Vec::new();
    for mark in marks {
        let Some(other) = kept.iter_mut().find(|other| collide(other, &mark)) else {
            kept.push(mark);
            continue;
        };
        if !mark.label.is_empty() && !other.label.split("; ").any(|said| said == mark.label) {
            if !other.label.is_empty() {
                other.label.push_str("; ");
            }
            other.label.push_str(&mark.label);
        }
    }
    kept.sort_by_key(|mark| (mark.range.start, mark.range.end));
    kept
}

/// Whether two marks have a column in common; one without width stands before a character.
fn collide(one: &Mark, other: &Mark) -> bool {
    let (first, second) = if one.range.start <= other.range.start { (one, other) } else { (other, one) };
    first.range.start == second.range.start || second.range.start < first.range.end || first.open
}

/// The marked words, too long ones cut.
fn cut(line: &str, marks: &[Mark], look: Look) -> Vec<Piece> {
    let share = share(marks, look);
    let piece = |mark: &Mark| {
        let end = look.fitting(line, mark.range.clone(), share);
        if end < mark.range.end {
            let end = look.fitting(line, mark.range.clone(), share.saturating_sub(look.gap()).max(1));
            let end = if end == mark.range.start { line.ceil_char_boundary(end + 1) } else { end };
            Piece { range: mark.range.start..end, sealed: true }
        } else {
            // What has no width stands before a character, and that has to be there.
            let next = line[end..].chars().next().map_or(0, char::len_utf8);
            let end = if mark.range.is_empty() { end + next } else { end };
            Piece { range: mark.range.start..end, sealed: mark.open }
        }
    };
    marks.iter().map(piece).collect()
}

/// Columns that the words of a mark may take. A label begins under the middle of its words, so those of a single mark leave it room.
fn share(marks: &[Mark], look: Look) -> usize {
    match marks {
        [mark] => {
            let label = least_label(mark, look);
            let whole = look.width.saturating_sub(2 * look.gap());
            (2 * look.width.saturating_sub(look.gap() + LABEL_LEAD + label)).clamp(look.width * 3 / 5, whole)
        }
        // Several go into windows of their own before one of them is cut.
        _ => look.width,
    }
}

/// Columns that the label gets at least; longer ones are wrapped.
fn least_label(mark: &Mark, look: Look) -> usize {
    text::width(&mark.label).min(look.width * 3 / 5)
}

/// The pieces with words to both sides, as long as there is room.
fn grown(line: &str, pieces: Vec<Piece>, marks: &[Mark], look: Look) -> Vec<Piece> {
    let mut pieces = pieces;
    let mut left = match marks {
        [mark] => {
            let half = look.measured(&line[pieces[0].range.clone()]) / 2;
            look.width.saturating_sub(LABEL_LEAD + least_label(mark, look) + half + look.gap())
        }
        _ => look.width / 3,
    };
    let mut used: usize = pieces.iter().map(|piece| look.measured(&line[piece.range.clone()])).sum();
    loop {
        let mut grew = false;
        for at in 0..pieces.len() {
            let floor = at.checked_sub(1).map_or(0, |before| pieces[before].range.end.max(marks[before].range.end));
            let bite = bite_left(line, floor, pieces[at].range.start);
            let columns = look.measured(&line[bite.clone()]);
            let reach = if bite.start == 0 { left + look.gap() } else { left };
            let fits = at > 0 || columns <= reach;
            if !bite.is_empty() && fits && room(line, &pieces, at, &bite, used + columns, look) {
                pieces[at].range.start = bite.start;
                used += columns;
                grew = true;
                if at == 0 {
                    left = left.saturating_sub(columns);
                }
            }
            let ceiling = pieces.get(at + 1).map_or(line.len(), |next| next.range.start);
            let bite = if pieces[at].sealed { 0..0 } else { bite_right(line, pieces[at].range.end, ceiling) };
            let columns = look.measured(&line[bite.clone()]);
            if !bite.is_empty() && room(line, &pieces, at, &bite, used + columns, look) {
                pieces[at].range.end = bite.end;
                used += columns;
                grew = true;
            }
        }
        if !grew {
            return pieces;
        }
    }
}

/// Whether the pieces still fit, ellipses included, when piece `at` takes `bite` and all of them have `used` columns.
fn room(line: &str, pieces: &[Piece], at: usize, bite: &Range<usize>, used: usize, look: Look) -> bool {
    let taken = |index: usize| {
        let range = &pieces[index].range;
        if index == at { range.start.min(bite.start)..range.end.max(bite.end) } else { range.clone() }
    };
    let last = pieces.len() - 1;
    let lead = if taken(0).start > 0 { look.gap() } else { 0 };
    let whole = is_end(line, taken(last).end) && !pieces[last].sealed;
    // A mark without width at the end of the line stands one column behind it.
    let tail = if whole { 1 } else { look.gap() };
    let between: usize =
        (0..last).filter(|&index| taken(index).end < taken(index + 1).start).map(|_| 1 + look.gap()).sum();
    used + lead + between + tail <= look.width
}

fn is_end(line: &str, at: usize) -> bool {
    line[at..].chars().take(BITE).all(char::is_whitespace) && line.len() - at <= 4 * BITE
}

/// The word before `at`, with the blanks between; a single character of the scripts that have no blanks.
fn bite_left(line: &str, floor: usize, at: usize) -> Range<usize> {
    let mut start = at;
    let mut word = false;
    for (index, c) in line[floor.min(at)..at].char_indices().rev().take(BITE) {
        if word && c.is_whitespace() {
            break;
        }
        word |= !c.is_whitespace();
        start = floor + index;
        if text::char_width(c) > 1 {
            break;
        }
    }
    start..at
}

/// The word behind `at`, with the blanks between.
fn bite_right(line: &str, at: usize, ceiling: usize) -> Range<usize> {
    let mut end = at;
    let mut word = false;
    for (index, c) in line[at..ceiling.max(at)].char_indices().take(BITE) {
        if word && c.is_whitespace() {
            break;
        }
        word |= !c.is_whitespace();
        end = at + index + c.len_utf8();
        if text::char_width(c) > 1 {
            break;
        }
    }
    at..end
}

/// The text of the pieces with ellipses between, and the marks in it.
fn drawn(line: &str, pieces: &[Piece], marks: Vec<Mark>, look: Look) -> Window {
    let show = |range: Range<usize>| line[range].chars().map(|c| text::visible(c, look.unicode));
    let mut text = String::new();
    let mut drawn: Vec<Mark> = Vec::with_capacity(marks.len());
    let mut before = 0;
    for (piece, mark) in pieces.iter().zip(marks) {
        let Range { start, end } = piece.range;
        skip(&mut text, line, before..start, look);
        text.extend(show(start..mark.range.start));
        let from = text.len();
        text.extend(show(mark.range.start..mark.range.end.min(end)));
        if piece.sealed {
            text.push_str(look.ellipsis);
        }
        let range = from..text.len();
        text.extend(show(mark.range.end.min(end)..end));
        drawn.push(Mark { range, ..mark });
        before = end;
    }
    if !is_end(line, before) {
        skip(&mut text, line, before..line.len(), look);
    }
    Window { text, marks: drawn }
}

/// Stands for `range` of the line, which is not shown unless it is as short as what would stand for it.
fn skip(text: &mut String, line: &str, range: Range<usize>, look: Look) {
    let sealed = text.ends_with(look.ellipsis);
    if range.is_empty() {
        return;
    }
    if !sealed && range.start > 0 && range.len() <= 1 {
        text.extend(line[range].chars().map(|c| text::visible(c, look.unicode)));
        return;
    }
    if !sealed {
        if range.start > 0 && line[range.start..].starts_with(char::is_whitespace) {
            text.push(' ');
        }
        text.push_str(look.ellipsis);
    }
    if range.end < line.len() && line[..range.end].ends_with(char::is_whitespace) {
        text.push(' ');
    }
}

/// The column that the label of `mark` hangs from.
fn middle(window: &Window, mark: &Mark) -> usize {
    let start = text::width(&window.text[..mark.range.start]);
    let end = (start + text::width(&window.text[mark.range.clone()])).max(start + 1);
    usize::midpoint(start, end)
}

fn labels_fit(window: &Window, look: Look) -> bool {
    let least = (look.width / 3).max(20);
    window
        .marks
        .iter()
        .all(|mark| middle(window, mark) + LABEL_LEAD + text::width(&mark.label).min(least) <= look.width)
}

/// The label of `mark` in the lines that there is room for.
pub(super) fn label_lines(window: &Window, mark: &Mark, look: Look) -> Vec<String> {
    // Where characters have no width, the drawing may put the label a column farther on.
    let slack = usize::from(window.text.chars().any(|c| text::char_width(c) == 0));
    let room = look.width.saturating_sub(middle(window, mark) + LABEL_LEAD + slack).max(1);
    text::wrap(&text::clip(&mark.label, 4 * look.width, look.ellipsis), room, room)
}

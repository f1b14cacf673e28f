//! Foreign text made fit for a terminal: a known number of columns.

use unicode_width::UnicodeWidthChar;

pub(super) use crate::report::foreign::visible;

/// Columns of a character that is visible.
pub(super) fn char_width(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// Columns of a text that is visible.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// How many bytes of `text` fit into `columns`. Stops early in texts without width, which may be endless.
pub(super) fn fitting(text: &str, columns: usize) -> usize {
    let mut used = 0;
    for (count, (at, c)) in text.char_indices().enumerate() {
        used += char_width(c);
        if used > columns || count > 8 * columns + 8 {
            return at;
        }
    }
    text.len()
}

/// How many bytes at the end of `text` fit into `columns`.
pub(super) fn fitting_end(text: &str, columns: usize) -> usize {
    let mut used = 0;
    let mut bytes = 0;
    for (count, c) in text.chars().rev().enumerate() {
        used += char_width(c);
        if used > columns || count > 8 * columns + 8 {
            break;
        }
        bytes += c.len_utf8();
    }
    bytes
}

/// The text in no more than `columns`, its end cut off where it must be.
pub(super) fn clip(text: &str, columns: usize, ellipsis: &str) -> String {
    if fitting(text, columns) == text.len() {
        return text.to_owned();
    }
    let kept = &text[..fitting(text, columns.saturating_sub(width(ellipsis)))];
    format!("{}{ellipsis}", kept.trim_end())
}

/// The text in no more than `columns`, its beginning cut off where it must be: the end of a path tells most.
pub(super) fn clip_start(text: &str, columns: usize, ellipsis: &str) -> String {
    if fitting(text, columns) == text.len() {
        return text.to_owned();
    }
    let kept = fitting_end(text, columns.saturating_sub(width(ellipsis)));
    format!("{ellipsis}{}", &text[text.len() - kept..])
}

/// The text in lines of no more than `first` columns, later ones `rest`. Words too long for a line are cut.
pub(super) fn wrap(text: &str, first: usize, rest: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut left = first;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let mut word = word;
        let blank = usize::from(lines.last().is_some_and(|line| !line.is_empty()));
        if width(word) + blank <= left {
            left -= width(word) + blank;
            append(&mut lines, blank, word);
            continue;
        }
        if blank == 1 {
            lines.push(String::new());
            left = rest;
        }
        while width(word) > left {
            let cut = fitting(word, left).max(word.chars().next().map_or(0, char::len_utf8));
            append(&mut lines, 0, &word[..cut]);
            lines.push(String::new());
            (word, left) = (&word[cut..], rest);
        }
        left -= width(word);
        append(&mut lines, 0, word);
    }
    lines
}

fn append(lines: &mut [String], blanks: usize, word: &str) {
    if let Some(line) = lines.last_mut() {
        line.extend(std::iter::repeat_n(' ', blanks));
        line.push_str(word);
    }
}

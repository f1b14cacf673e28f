//! A named text, the spans into it, and the places a person would call them by.

use std::{ops::Range, sync::Arc};

/// Half-open range of bytes in one [`Source`]; both ends lie on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The span of `start..end`. [`Source::new`] refuses texts whose offsets would not fit.
    pub fn new(start: usize, end: usize) -> Self {
        let fit = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: fit(start), end: fit(end) }
    }

    /// The span as a range that indexes text.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether it holds no byte at all.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// A place as editors count it: line and column from 1, columns in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1; a byte order mark takes no column.
    pub column: usize,
}

/// A named text and where its lines begin.
#[derive(Debug)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<u32>,
}

/// A text of 4 GiB or more: its offsets do not fit into a [`Span`].
#[derive(Debug, thiserror::Error)]
#[error("{name} holds {bytes} bytes; a text may have up to 4 GiB")]
pub struct TooLong {
    name: String,
    bytes: usize,
}

const BYTE_ORDER_MARK: char = '\u{feff}';

impl Source {
    /// Takes over `text` under `name`, the name that reports show.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Result<Arc<Self>, TooLong> {
        let (name, text) = (name.into(), text.into());
        if u32::try_from(text.len()).is_err() {
            return Err(TooLong { name, bytes: text.len() });
        }
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| Span::new(at + 1, 0).start)).collect();
        Ok(Arc::new(Self { name, text, line_starts }))
    }

    /// The same lines with other characters in the place of its own, which `veil` is given with their offsets. What it gives back has as many bytes, so
    /// that every span keeps its place.
    pub(crate) fn veiled(&self, mut veil: impl FnMut(usize, char) -> char) -> Arc<Self> {
        let same = |(at, c): (usize, char)| {
            let veiled = veil(at, c);
            if veiled.len_utf8() == c.len_utf8() && c != '\n' { veiled } else { c }
        };
        let text = self.text.char_indices().map(same).collect();
        Arc::new(Self { name: self.name.clone(), text, line_starts: self.line_starts.clone() })
    }

    /// The name that reports show, usually a path.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of `span`.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The line, from 0, that holds `offset`.
    pub fn line(&self, offset: u32) -> usize {
        self.line_starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// The span of `line` (from 0) without its line end.
    pub fn line_span(&self, line: usize) -> Span {
        let start = self.line_starts.get(line).map_or(self.text.len(), |&start| start as usize);
        let end = self.line_starts.get(line + 1).map_or(self.text.len(), |&next| next as usize - 1);
        let line = self.text.get(start..end).unwrap_or_default();
        Span::new(start, start + line.strip_suffix('\r').unwrap_or(line).len())
    }

    /// Line and column of `offset`.
    pub fn position(&self, offset: u32) -> Position {
        let line = self.line(offset);
        let start = self.line_span(line).start;
        let before = self.slice(Span { start, end: offset });
        let before = if line == 0 { before.trim_start_matches(BYTE_ORDER_MARK) } else { before };
        Position { line: line + 1, column: before.chars().count() + 1 }
    }
}

/// Turns byte offsets into code-point offsets; an answer costs as much as the way from the last one.
#[derive(Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    byte: usize,
    point: usize,
}

impl<'a> CodePoints<'a> {
    /// Counts in `text` from its beginning.
    pub fn new(text: &'a str) -> Self {
        Self { text, byte: 0, point: 0 }
    }

    /// How many code points lie before byte `offset`.
    pub fn at(&mut self, offset: u32) -> usize {
        let offset = (offset as usize).min(self.text.len());
        let starts = |range: Range<usize>| {
            self.text.as_bytes().get(range).map_or(0, |bytes| bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count())
        };
        if offset < self.byte {
            self.point -= starts(offset..self.byte);
        } else {
            self.point += starts(self.byte..offset);
        }
        self.byte = offset;
        self.point
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_counted_forwards_and_backwards() {
        let text = "Xi’s “ö”";
        let mut points = CodePoints::new(text);
        for at in [8, 0, 5, 2, 14, 6] {
            let expected = text.char_indices().filter(|(start, _)| *start < at as usize).count();
            assert_eq!(points.at(at), expected, "byte {at}");
        }
    }
}

//! A named text, the spans into it, and the places a person would call them by.

mod extract;

pub use extract::Extract;

use extract::Map;
use std::{
    ops::Range,
    sync::{Arc, OnceLock},
};

/// Whether a reader does not see `c`: what a terminal obeys, marks of direction, blanks without width, tags, line separators. Text with such characters may
/// read otherwise than it is. Joiners do not count, scripts and emoji need them.
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

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
    origin: Option<Origin>,
    /// Whether the file has other bytes than those of the text.
    recoded: bool,
    /// How many code points stand before each run of [`STEP`] bytes; counted when they are asked for.
    steps: OnceLock<Vec<usize>>,
}

/// A file may be one long line: nobody counts all of it for every place.
const STEP: usize = 64;

/// The file that a text was taken out of.
#[derive(Debug)]
struct Origin {
    file: Arc<Source>,
    map: Map,
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
        Self::with_origin(name.into(), text.into(), None).map(Arc::new)
    }

    /// A text whose file is in another encoding than UTF-8: no edit of the text is one of the file.
    pub fn recoded(name: impl Into<String>, text: impl Into<String>) -> Result<Arc<Self>, TooLong> {
        let source = Self::with_origin(name.into(), text.into(), None)?;
        Ok(Arc::new(Self { recoded: true, ..source }))
    }

    /// A text that was taken out of `file`, under the name of that file.
    pub fn extracted(file: &Arc<Self>, extract: Extract) -> Result<Arc<Self>, TooLong> {
        let origin = Origin { file: Arc::clone(file), map: extract.map };
        Self::with_origin(file.name.clone(), extract.text, Some(origin)).map(Arc::new)
    }

    fn with_origin(name: String, text: String, origin: Option<Origin>) -> Result<Self, TooLong> {
        if u32::try_from(text.len()).is_err() {
            return Err(TooLong { name, bytes: text.len() });
        }
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| Span::new(at + 1, 0).start)).collect();
        Ok(Self { name, text, line_starts, origin, recoded: false, steps: OnceLock::new() })
    }

    /// The same lines with other characters in the place of its own, which `veil` is given with their offsets. What it gives back has as many bytes, so
    /// that every span keeps its place.
    pub(crate) fn veiled(&self, mut veil: impl FnMut(usize, char) -> char) -> Arc<Self> {
        self.veiled_by(&mut veil)
    }

    fn veiled_by(&self, veil: &mut dyn FnMut(usize, char) -> char) -> Arc<Self> {
        let file = |origin: &Origin| Origin { file: origin.file.veiled_by(veil), map: origin.map.clone() };
        let origin = self.origin.as_ref().map(file);
        let same = |(at, c): (usize, char)| {
            let veiled = veil(at, c);
            if veiled.len_utf8() == c.len_utf8() && c != '\n' { veiled } else { c }
        };
        let text = self.text.char_indices().map(same).collect();
        let (name, line_starts) = (self.name.clone(), self.line_starts.clone());
        Arc::new(Self { name, text, line_starts, origin, recoded: self.recoded, steps: OnceLock::new() })
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

    /// Whether it was taken out of a file that holds more than the text.
    pub fn is_extracted(&self) -> bool {
        self.origin.is_some()
    }

    /// The file that it was taken out of; itself where it is the whole file.
    pub fn file(self: &Arc<Self>) -> &Arc<Self> {
        self.origin.as_ref().map_or(self, |origin| &origin.file)
    }

    /// Where in [`Source::file`] the words of `span` stand, from the first to the last with any markup between.
    pub fn span_in_file(&self, span: Span) -> Span {
        self.origin.as_ref().map_or(span, |origin| origin.map.place(span).span)
    }

    /// The same where the file has exactly these words, in UTF-8: an edit of them is an edit of the file.
    pub fn exact_span_in_file(&self, span: Span) -> Option<Span> {
        let Some(origin) = &self.origin else { return (!self.recoded).then_some(span) };
        let place = origin.map.place(span);
        (place.exact && !origin.file.recoded).then_some(place.span)
    }

    /// Line and column of `offset`, in the file that the text was taken out of.
    pub fn position(&self, offset: u32) -> Position {
        if let Some(origin) = &self.origin {
            let place = origin.map.place(Span { start: offset, end: offset + 1 });
            return origin.file.position(place.span.start);
        }
        let line = self.line(offset);
        let start = self.line_span(line).start;
        let marked = line == 0 && offset > 0 && self.text.starts_with(BYTE_ORDER_MARK);
        let column = self.points_before(offset) - self.points_before(start) - usize::from(marked);
        Position { line: line + 1, column: column + 1 }
    }

    /// How many code points stand before byte `offset`.
    fn points_before(&self, offset: u32) -> usize {
        let offset = (offset as usize).min(self.text.len());
        let steps = self.steps.get_or_init(|| {
            let runs = self.text.as_bytes().chunks(STEP).map(points);
            std::iter::once(0)
                .chain(runs.scan(0, |sum, run| {
                    *sum += run;
                    Some(*sum)
                }))
                .collect()
        });
        let start = offset / STEP * STEP;
        let rest = self.text.as_bytes().get(start..offset).unwrap_or_default();
        steps.get(offset / STEP).copied().unwrap_or_default() + points(rest)
    }
}

/// How many code points begin in a part of a text.
fn points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

/// Turns byte offsets into code-point offsets; an answer costs as much as the way from the last one.
#[derive(Debug)]
pub struct CodePoints<'a> {
    source: Option<&'a Arc<Source>>,
    text: &'a str,
    byte: usize,
    point: usize,
}

impl<'a> CodePoints<'a> {
    /// Counts in `text` from its beginning.
    pub fn new(text: &'a str) -> Self {
        Self { source: None, text, byte: 0, point: 0 }
    }

    /// Counts in the file that `source` was taken out of.
    pub fn in_file(source: &'a Arc<Source>) -> Self {
        Self { source: Some(source), ..Self::new(source.file().text()) }
    }

    /// How many code points lie before a span and before its end.
    pub fn of(&mut self, span: Span) -> [usize; 2] {
        let Some(source) = self.source else { return [self.at(span.start), self.at(span.end)] };
        let span = source.span_in_file(span);
        [span.start, span.end].map(|offset| source.file().points_before(offset))
    }

    /// How many code points lie before byte `offset` of the text that is counted in.
    pub fn at(&mut self, offset: u32) -> usize {
        let offset = (offset as usize).min(self.text.len());
        let starts = |range: Range<usize>| self.text.as_bytes().get(range).map_or(0, points);
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
    fn columns_of_a_long_line_are_counted_right() {
        let text = "\u{feff}“ö” x\n".to_owned() + &"aö“😀".repeat(3000);
        let source = Source::new("a.txt", text.as_str()).expect("short");
        for (at, letter) in text.char_indices().step_by(97) {
            let line = text[..at].rsplit('\n').next().expect("a line").trim_start_matches('\u{feff}');
            let position = source.position(Span::new(at, at).start);
            assert_eq!(position.column, line.chars().count() + 1, "{letter} at {at}");
        }
    }

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

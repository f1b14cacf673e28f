//! Excerpts of a source with labels, drawn by miette.
//!
//! Miette gets a text of our own making: the lines with labels, each already clipped and harmless, and the place it is to call them by. Its own way
//! of reading sources scans from the beginning, prints everything between two labels and never clips a line.

use super::{
    link,
    style::Style,
    window::{self, Look, Mark, Window},
};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    source::{Position, Source, Span},
};
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan,
    SpanContents, ThemeCharacters, ThemeStyles,
};
use std::{collections::BTreeMap, fmt, sync::Arc};

/// Columns of the gutter besides the line number: a blank before it, ` │ ` behind.
const GUTTER: usize = 4;

/// The excerpts of all labels, a line of output each, and the column where what follows them begins.
pub(super) fn render(diagnostic: &Diagnostic, severity: Severity, style: &Style) -> (Vec<String>, usize) {
    let groups = by_source(&diagnostic.labels);
    let digits = groups.iter().flat_map(|(source, labels)| labels.iter().map(|label| line_of(source, label) + 1));
    let digits = digits.max().unwrap_or_default().to_string().len();
    let look = Look { width: style.width - digits - GUTTER, unicode: style.unicode, ellipsis: style.ellipsis() };
    let mut lines = Vec::new();
    for (at, (source, labels)) in groups.iter().enumerate() {
        let severity = (at == 0).then_some(severity);
        for excerpt in excerpts(source, labels, diagnostic, look, style) {
            lines.extend(excerpt.draw(severity, digits, style));
        }
    }
    // Without a frame the rest of the diagnostic still stands apart from its header.
    (lines, if groups.is_empty() { 2 } else { digits + 2 })
}

/// The labels of each source, in the order of the first of them.
fn by_source(labels: &[Label]) -> Vec<(&Arc<Source>, Vec<&Label>)> {
    let mut groups: Vec<(&Arc<Source>, Vec<&Label>)> = Vec::new();
    for label in labels {
        match groups.iter_mut().find(|(source, _)| Arc::ptr_eq(source, &label.source)) {
            Some((_, group)) => group.push(label),
            None => groups.push((&label.source, vec![label])),
        }
    }
    groups
}

fn start_of(source: &Source, label: &Label) -> u32 {
    Span::new(source.text().floor_char_boundary(label.span.start as usize), 0).start
}

fn line_of(source: &Source, label: &Label) -> usize {
    source.line(start_of(source, label))
}

/// Lines that are drawn in one frame.
struct Excerpt {
    name: String,
    /// The same as it is.
    file: String,
    /// The first line, from 0.
    line: usize,
    lines: Vec<Window>,
    /// What the frame is called by.
    position: Position,
    look: Look,
}

/// The frames of a source, that of the first label first; lines next to each other share one.
fn excerpts(source: &Source, labels: &[&Label], diagnostic: &Diagnostic, look: Look, style: &Style) -> Vec<Excerpt> {
    let mut by_line: BTreeMap<usize, Vec<&Label>> = BTreeMap::new();
    for label in labels {
        by_line.entry(line_of(source, label)).or_default().push(label);
    }
    let rank = |label: &Label| labels.iter().position(|other| std::ptr::eq(*other, label));
    let mut ranked: Vec<(Option<usize>, Excerpt)> = Vec::new();
    for (line, labels) in by_line {
        for (first, window) in windows(source, line, &labels, diagnostic, look, style) {
            let rank = rank(first);
            let next = |excerpt: &Excerpt| excerpt.line + excerpt.lines.len() == line;
            if let Some((least, excerpt)) = ranked.last_mut().filter(|(_, excerpt)| next(excerpt)) {
                excerpt.lines.push(window);
                if rank < *least {
                    (*least, excerpt.position) = (rank, source.position(start_of(source, first)));
                }
            } else {
                let position = source.position(start_of(source, first));
                let name = style.visible(source.name());
                let file = source.name().to_owned();
                ranked.push((rank, Excerpt { name, file, line, lines: vec![window], position, look }));
            }
        }
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, excerpt)| excerpt).collect()
}

/// The windows on a line, each with the first of its labels: one if all labels find room in it.
fn windows<'a>(
    source: &Source,
    line: usize,
    labels: &[&'a Label],
    diagnostic: &Diagnostic,
    look: Look,
    style: &Style,
) -> Vec<(&'a Label, Window)> {
    let span = source.line_span(line);
    let whole = source.slice(span);
    let text = if line == 0 { whole.trim_start_matches('\u{feff}') } else { whole };
    let start = span.start as usize + whole.len() - text.len();
    let marks: Vec<Mark> = labels.iter().map(|label| mark(text, start, label, diagnostic, style)).collect();
    let mut windows = Vec::new();
    let mut done = 0;
    while done < labels.len() {
        let fitting =
            (done + 1..=labels.len()).rev().find_map(|end| Some((end, window::window(text, &marks[done..end], look)?)));
        let Some((end, window)) = fitting else { break };
        windows.push((labels[done], window));
        done = end;
    }
    windows
}

/// The part of the label's span on the line that begins at `start`.
fn mark(line: &str, start: usize, label: &Label, diagnostic: &Diagnostic, style: &Style) -> Mark {
    let within = |offset: u32| (offset as usize).saturating_sub(start).min(line.len());
    let (from, to) = (within(label.span.start), within(label.span.end.max(label.span.start)));
    let rest = label.source.text().get(start + line.len()..label.span.end as usize).unwrap_or_default();
    let said = label.text == diagnostic.message;
    Mark {
        range: from..to,
        // Only its first characters: the rest of a text is never read.
        open: from < line.len() && rest.chars().take(8).any(|c| !c.is_whitespace()),
        label: if said { String::new() } else { style.visible(&label.text) },
    }
}

impl Excerpt {
    /// Draws the frame, its line numbers `digits` wide.
    fn draw(&self, severity: Option<Severity>, digits: usize, style: &Style) -> Vec<String> {
        let view = View::new(self, style, digits);
        let mut drawn = String::new();
        // Writing to a string cannot fail; what miette itself could not draw would be missing here.
        let done = handler(severity, style).render_report(&mut drawn, &view);
        debug_assert!(done.is_ok(), "miette refuses {view:?}");
        let own = (self.line + self.lines.len()).to_string().len();
        let pad = " ".repeat(digits.saturating_sub(own));
        // The first line is miette's for the message, which stands elsewhere.
        let mut lines: Vec<String> = drawn.lines().skip(1).map(|line| format!("{pad}{}", line.trim_end())).collect();
        if let (Some(folder), Some(first)) = (&style.links, lines.first_mut()) {
            *first = link::linked(first, &view.place(), folder, &self.file);
        }
        lines
    }
}

fn handler(severity: Option<Severity>, style: &Style) -> GraphicalReportHandler {
    let characters = if style.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
    let mut styles = if style.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
    // What is wrong stands out, what it is measured by does not.
    let highlight = match severity {
        Some(Severity::Error) => styles.error,
        Some(Severity::Warning) => styles.warning,
        Some(Severity::Note) | None => styles.advice,
    };
    styles.highlights = vec![highlight];
    GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
        .with_context_lines(1)
        .with_links(false)
        .with_width(style.width)
}

/// An excerpt as miette reads it.
#[derive(Debug)]
struct View {
    name: String,
    position: Position,
    line: usize,
    text: String,
    labels: Vec<LabeledSpan>,
}

impl View {
    fn new(excerpt: &Excerpt, style: &Style, digits: usize) -> Self {
        let mut text = String::new();
        let mut labels = Vec::new();
        for window in &excerpt.lines {
            for mark in &window.marks {
                let label = window::label_lines(window, mark, excerpt.look).join("\n");
                let label = (!label.is_empty()).then_some(label);
                labels.push(LabeledSpan::new(label, text.len() + mark.range.start, mark.range.len()));
            }
            text.push_str(&window.text);
            text.push('\n');
        }
        let place = format!(":{}:{}", excerpt.position.line, excerpt.position.column);
        // The frame: `╭─[` behind the gutter, and `]`.
        let room = style.width.saturating_sub(digits + 2 + 4 + place.len());
        let name = style.clip_start(&excerpt.name, room);
        Self { name, position: excerpt.position, line: excerpt.line, text, labels }
    }

    /// What the frame is called.
    fn place(&self) -> String {
        format!("{}:{}:{}", self.name, self.position.line, self.position.column)
    }
}

impl SourceCode for View {
    /// Without lines of context miette asks where the label lies, otherwise what to draw.
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        before: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (line, column) =
            if before == 0 { (self.position.line - 1, self.position.column - 1) } else { (self.line, 0) };
        let span = (0, self.text.len()).into();
        let lines = self.text.matches('\n').count();
        let name = self.name.clone();
        Ok(Box::new(MietteSpanContents::new_named(name, self.text.as_bytes(), span, line, column, lines)))
    }
}

impl fmt::Display for View {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for View {}

impl miette::Diagnostic for View {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

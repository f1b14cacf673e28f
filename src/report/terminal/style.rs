//! Marks, colours and widths.

use super::{Options, text};
use crate::{diagnostic::Severity, report::foreign, verdict::Verdict};
use std::path::PathBuf;

/// Narrower, and there is no room for a line of text between its frame and its label.
const LEAST_WIDTH: usize = 40;
/// Wider, and no eye finds the next line.
const GREATEST_WIDTH: usize = 400;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Color {
    Bold,
    Dim,
    Red,
    Green,
    Yellow,
    Blue,
}

impl Color {
    fn escape(self) -> &'static str {
        match self {
            Self::Bold => "\u{1b}[1m",
            Self::Dim => "\u{1b}[2m",
            Self::Red => "\u{1b}[1;31m",
            Self::Green => "\u{1b}[32m",
            Self::Yellow => "\u{1b}[33m",
            Self::Blue => "\u{1b}[36m",
        }
    }
}

const PLAIN: &str = "\u{1b}[0m";

/// The options as the parts of the report use them.
#[derive(Debug)]
pub(super) struct Style {
    pub(super) width: usize,
    pub(super) color: bool,
    pub(super) unicode: bool,
    /// The folder that names of files are relative to, where the terminal follows links.
    pub(super) links: Option<PathBuf>,
    github_actions: bool,
}

impl Style {
    pub(super) fn new(options: &Options) -> Self {
        Self {
            width: options.width.clamp(LEAST_WIDTH, GREATEST_WIDTH),
            color: options.color,
            unicode: options.unicode,
            links: options.links.clone(),
            github_actions: options.github_actions,
        }
    }

    pub(super) fn ellipsis(&self) -> &'static str {
        if self.unicode { "…" } else { "..." }
    }

    pub(super) fn quoted(&self, words: &str) -> String {
        if self.unicode { format!("“{words}”") } else { format!("\"{words}\"") }
    }

    pub(super) fn mark(&self, verdict: Verdict) -> &'static str {
        match (verdict, self.unicode) {
            (Verdict::Supported, true) => "✓",
            (Verdict::Supported, false) => "ok  ",
            (Verdict::Contradicted, true) => "✗",
            (Verdict::Contradicted, false) => "FAIL",
            (Verdict::Unverified | Verdict::Ambiguous, true) => "?",
            (Verdict::Unverified | Verdict::Ambiguous, false) => "?   ",
            (Verdict::Unchecked, true) => "!",
            (Verdict::Unchecked, false) => "!   ",
            (Verdict::Unused, true) => "-",
            (Verdict::Unused, false) => "-   ",
        }
    }

    pub(super) fn verdict_color(verdict: Verdict) -> Color {
        match verdict {
            Verdict::Supported => Color::Green,
            Verdict::Contradicted | Verdict::Unchecked => Color::Red,
            Verdict::Unverified | Verdict::Ambiguous => Color::Yellow,
            Verdict::Unused => Color::Dim,
        }
    }

    pub(super) fn severity_color(severity: Severity) -> Color {
        match severity {
            Severity::Error => Color::Red,
            Severity::Warning => Color::Yellow,
            Severity::Note => Color::Blue,
        }
    }

    pub(super) fn paint(&self, text: &str, color: Color) -> String {
        if self.color && !text.is_empty() { format!("{}{text}{PLAIN}", color.escape()) } else { text.to_owned() }
    }

    /// Foreign text as one harmless line, its white space single.
    pub(super) fn visible(&self, foreign: &str) -> String {
        foreign::folded(foreign, self.unicode)
    }

    pub(super) fn clip(&self, text: &str, columns: usize) -> String {
        text::clip(text, columns, self.ellipsis())
    }

    pub(super) fn clip_start(&self, text: &str, columns: usize) -> String {
        text::clip_start(text, columns, self.ellipsis())
    }

    /// The lines of `text` behind an indent and `prefix`, which stands on the first line only.
    pub(super) fn wrapped(&self, indent: usize, prefix: &str, text: &str) -> Vec<String> {
        let hang = indent + text::width(prefix);
        let room = self.width.saturating_sub(hang).max(8);
        text::wrap(text, room, room)
    }

    /// The marks of a word diff in colour; without colour they stay as they are.
    pub(super) fn changes(&self, line: &str) -> String {
        if !self.color {
            return line.to_owned();
        }
        let mut painted = String::with_capacity(line.len());
        let mut rest = line;
        while let Some(at) = rest.find(['[', '{']) {
            painted.push_str(&rest[..at]);
            rest = &rest[at..];
            if let Some((all, words, color)) = change(rest) {
                painted.push_str(&self.paint(words, color));
                rest = &rest[all..];
            } else {
                painted.push_str(&rest[..1]);
                rest = &rest[1..];
            }
        }
        painted.push_str(rest);
        painted
    }

    /// The sections with a blank line between them.
    pub(super) fn finish(&self, sections: &[String]) -> String {
        let report = sections.join("\n");
        if !self.github_actions {
            return report;
        }
        foreign::disarmed(&report, if self.unicode { '·' } else { '.' })
    }
}

/// The change that `text` begins with: its length, its words, its colour.
fn change(text: &str) -> Option<(usize, &str, Color)> {
    let (close, color) = if text.starts_with("[-") {
        ("-]", Color::Red)
    } else if text.starts_with("{+") {
        ("+}", Color::Green)
    } else {
        return None;
    };
    let words = text[2..].find(close)?;
    Some((words + 4, &text[2..2 + words], color))
}

//! What every part of the program has to say, as plain data. How it looks is the reports' business.

use crate::source::{Source, Span};
use similar::{ChangeTag, TextDiff};
use std::sync::Arc;

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Worth a look.
    Warning,
    /// Must be mended.
    Error,
}

impl Severity {
    /// `error`, `warning` or `note`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A span with something to say about it.
#[derive(Clone, Debug)]
pub struct Label {
    /// The text the span lies in.
    pub source: Arc<Source>,
    /// Where.
    pub span: Span,
    /// A few words, lower case, no full stop.
    pub text: String,
    /// The edit of that text that mends what the diagnostic tells of, where there is exactly one right one; on the primary label.
    pub fix: Option<Fix>,
}

impl Label {
    /// A label on `span` of `source`.
    pub fn new(source: &Arc<Source>, span: Span, text: impl Into<String>) -> Self {
        Self { source: Arc::clone(source), span, text: text.into(), fix: None }
    }

    /// Moves it to the file that its text was taken out of. Says whether its fix had to go.
    fn move_to_file(&mut self) -> bool {
        let fix = self.fix.take();
        let had_fix = fix.is_some();
        self.fix = fix.and_then(|fix| fix.in_file(&self.source));
        self.span = self.source.span_in_file(self.span);
        self.source = Arc::clone(self.source.file());
        had_fix && self.fix.is_none()
    }
}

/// An edit that mends what a diagnostic tells of: there is one only where it is the one right edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it replaces.
    pub span: Span,
    /// What it puts there; empty to delete.
    pub replacement: String,
}

/// What may mean something else in the markup of a file than in a text.
const MARKUP: [char; 14] = ['<', '>', '&', '*', '_', '[', ']', '`', '\\', '"', '#', '|', '~', '\n'];

impl Fix {
    fn in_file(self, source: &Source) -> Option<Self> {
        if source.is_extracted() && self.replacement.contains(MARKUP) {
            return None;
        }
        Some(Self { span: source.exact_span_in_file(self.span)?, ..self })
    }
}

/// Something to tell the user: what is wrong, where, why, and what to do about it.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule's name, or the name of the kind of error.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// Where; the first is the primary one. Labels on one source never overlap. Empty where there is no place (a missing file).
    pub labels: Vec<Label>,
    /// Further evidence, a line each.
    pub notes: Vec<String>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error without a place yet.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            labels: Vec::new(),
            notes: Vec::new(),
            help: None,
        }
    }

    /// The same with one more label.
    #[must_use]
    pub fn label(mut self, label: Label) -> Self {
        self.labels.push(label);
        self
    }

    /// The same with a note.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with the one right edit: `replacement` in place of `span`, in the text of the primary label. Without a label there is none.
    #[must_use]
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        if let Some(primary) = self.labels.first_mut() {
            primary.fix = Some(Fix { span, replacement: replacement.into() });
        }
        self
    }

    /// The same with its places in the files that the texts were taken out of, as reports show them. A fix that would not be one of the file is
    /// left out.
    #[must_use]
    pub fn in_files(mut self) -> Self {
        let barred = self.labels.iter_mut().map(Label::move_to_file).filter(|barred| *barred).count();
        if barred > 0 {
            self.note(
                "`--fix` leaves this alone: the words are written otherwise in the file, or with markup between them",
            )
        } else {
            self
        }
    }

    /// The same at another level.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}

/// How `found` differs from `claimed`, word by word: `the pact expires on [-Friday-]{+Thursday+}`. For notes; the terminal shows it in colour.
pub fn word_diff(claimed: &str, found: &str) -> String {
    let mut shown = String::new();
    let (mut gone, mut come, mut blanks) = (String::new(), String::new(), String::new());
    for change in TextDiff::from_unicode_words(claimed, found).iter_all_changes() {
        let words = change.value();
        if change.tag() == ChangeTag::Equal {
            // Two changed words with an equal blank between read better as one change.
            if words.trim().is_empty() && !(gone.is_empty() && come.is_empty()) {
                blanks.push_str(words);
                continue;
            }
            push_change(&mut shown, &mut gone, &mut come);
            shown.push_str(&std::mem::take(&mut blanks));
            shown.push_str(words);
            continue;
        }
        let both = std::mem::take(&mut blanks);
        gone.push_str(&both);
        come.push_str(&both);
        if change.tag() == ChangeTag::Delete { gone.push_str(words) } else { come.push_str(words) }
    }
    push_change(&mut shown, &mut gone, &mut come);
    shown + &blanks
}

fn push_change(shown: &mut String, gone: &mut String, come: &mut String) {
    for (open, words, close) in [("[-", gone, "-]"), ("{+", come, "+}")] {
        if !words.is_empty() {
            shown.extend([open, words, close]);
            words.clear();
        }
    }
}

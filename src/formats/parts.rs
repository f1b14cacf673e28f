//! The parts of an article, and the text that they make.

use super::dates;
use crate::{
    diagnostic::Diagnostic,
    source::{Extract, Source, Span},
};
use std::sync::Arc;

/// What a file says of an article, and the article. Each part leads back to the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    /// A day, in the form that the head of a text has.
    pub(super) date: Option<Extract>,
    /// The headline.
    pub(super) title: Option<Extract>,
    /// Who wrote it, without "By".
    pub(super) byline: Option<Extract>,
    /// The blocks, blank lines between.
    pub(super) body: Extract,
}

impl Parts {
    /// Takes the day that `text` names, if it names one.
    pub(super) fn set_date(&mut self, text: &Extract) {
        self.date = self.date.take().or_else(|| dates::day(text));
    }

    /// Takes `text` for the headline, unless there is one or `text` is blank.
    pub(super) fn set_title(&mut self, text: &Extract) {
        let text = text.trimmed();
        if self.title.is_none() && !text.is_blank() && !text.text().contains('\n') {
            self.title = Some(text);
        }
    }

    /// Takes `text` for the names of the writers, unless there is one or it is anything else.
    pub(super) fn set_byline(&mut self, text: &Extract) {
        let text = without_by(&text.trimmed());
        if self.byline.is_none() && is_names(text.text()) {
            self.byline = Some(text);
        }
    }

    /// The text of the article, in the form of a plain one.
    pub(super) fn into_source(self, file: &Arc<Source>) -> Result<Arc<Source>, Diagnostic> {
        let mut text = Extract::default();
        if let Some(date) = &self.date {
            text.insert(" date ");
            text.append(date);
            text.insert("\n");
        }
        let mut body = self.body.trimmed();
        if let Some(title) = self.title {
            // The headline that the text itself bears is the nearer one.
            let first = body.text().lines().next().unwrap_or_default().len();
            let opening = body.part(Span::new(0, first));
            let own = folded(opening.text()) == folded(title.text());
            text.append(if own { &opening } else { &title });
            text.insert("\n\n");
            body = body.part(Span::new(if own { first } else { 0 }, body.text().len())).trimmed();
        }
        if let Some(byline) = self.byline.filter(|byline| !has_byline(body.text(), byline.text())) {
            text.insert("By ");
            text.append(&byline);
            text.insert("\n\n");
        }
        text.append(&body);
        text.insert("\n");
        Source::extracted(file, text).map_err(|error| Diagnostic::error("unreadable", error.to_string()))
    }
}

fn folded(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many lines may stand before the byline of a text.
const HEAD: usize = 6;

fn has_byline(body: &str, names: &str) -> bool {
    let lines = body.lines().filter(|line| !line.trim().is_empty());
    lines.take(HEAD).any(|line| without_by_in(line.trim()).is_some_and(|rest| rest.starts_with(names)))
}

fn without_by_in(line: &str) -> Option<&str> {
    let (by, names) = line.split_once(' ')?;
    by.eq_ignore_ascii_case("by").then_some(names)
}

fn without_by(text: &Extract) -> Extract {
    let whole = text.text();
    match without_by_in(whole) {
        Some(names) => text.part(Span::new(whole.len() - names.len(), whole.len())),
        None => text.clone(),
    }
}

/// More words are no names.
const MOST_NAMES: usize = 10;

/// Whether there are two names or more and nothing else: one alone may be an agency, an account or a role.
fn is_names(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name =
        |word: &&str| word.starts_with(char::is_uppercase) || matches!(*word, "and" | "&" | "de" | "van" | "von");
    (2..=MOST_NAMES).contains(&words.len()) && words.iter().all(is_name) && !text.contains(['\n', '.', '@', ':'])
}

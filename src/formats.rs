//! Articles as people have them: from a file of some format to the text of each article in it, with the way back to the file.
//!
//! Whatever the format, what comes out has the form of a plain article: a ` date YYYY-MM-DD` line, the headline, the byline and the blocks of the
//! body, with blank lines between. What stands around an article, be it markup, menus or comments, is left out.

mod dates;
mod front_matter;
mod html;
mod json;
mod keys;
mod markdown;
mod parts;
mod references;

pub(crate) use references::reference;

use crate::{diagnostic::Diagnostic, source::Source};
use std::{path::Path, sync::Arc};

/// How a file holds its articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The text and nothing else.
    Text,
    /// Markdown, perhaps with front matter.
    Markdown,
    /// A web page.
    Html,
    /// A JSON object or an array of them: ninjs, JSON Feed, or one with a `text`.
    Json,
    /// Such an object a line.
    JsonLines,
}

impl Format {
    /// What the ending of a file's name tells; plain text where it tells nothing.
    pub fn of_path(path: &Path) -> Self {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            "json" => Self::Json,
            "jsonl" | "ndjson" => Self::JsonLines,
            _ => Self::Text,
        }
    }

    /// What a text without a name begins like.
    pub fn of_text(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let begins = |tag: &str| text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
        if begins("<!doctype html") || begins("<html") {
            Self::Html
        } else if text.starts_with(['{', '[']) && json::is_article(text) {
            Self::Json
        } else if text.starts_with('{') && text.lines().next().is_some_and(json::is_article) {
            Self::JsonLines
        } else if front_matter::split(text).is_some() {
            Self::Markdown
        } else {
            Self::Text
        }
    }
}

/// The articles of `file`, in its order; at least one.
pub fn read(file: &Arc<Source>, format: Format) -> Result<Vec<Arc<Source>>, Diagnostic> {
    match format {
        Format::Text => Ok(vec![Arc::clone(file)]),
        Format::Markdown => Ok(vec![markdown::read(file.text()).into_source(file)?]),
        Format::Html => Ok(vec![html::read(file)?.into_source(file)?]),
        Format::Json => json::read(file)?.into_iter().map(|parts| parts.into_source(file)).collect(),
        Format::JsonLines => json::read_lines(file)?.into_iter().map(|parts| parts.into_source(file)).collect(),
    }
}

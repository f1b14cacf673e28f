//! How an article is written: its own markup is none that was left over.

use crate::text::Article;

/// So many lines in Markdown make a text of it.
const FEW: usize = 2;

/// Whether the text is Markdown, in which tags and entities are at home.
pub(super) fn is_markdown(article: &Article) -> bool {
    article.source.text().lines().filter(|line| is_markdown_line(line)).nth(FEW - 1).is_some()
}

/// A heading, a fence, a link, or the target of one.
fn is_markdown_line(line: &str) -> bool {
    let marks = line.trim_start_matches('#');
    let heading = marks.len() < line.len() && marks.starts_with(' ');
    let target = || line.starts_with('[') && line.contains("]: http");
    heading || line.trim_start().starts_with("```") || line.contains("](") || target()
}

/// Whether the text shows how commands are called: "copy [--force] [NAME]".
pub(super) fn shows_usage(article: &Article) -> bool {
    let text = article.source.text();
    text.contains("[-") || text.contains("[OPTION")
}

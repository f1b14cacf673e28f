//! Web pages: the main text, and what the page says of it.
//!
//! The page is read as browsers read it, errors and all, but into less: elements, their attributes and their text, each with its place in the file.
//! What is furniture is told by the page itself (elements, roles, what classes are called) and by its links; a page that gives no such sign keeps
//! everything.

mod blocks;
mod elements;
mod furniture;
mod main_text;
mod metadata;
mod tokens;
mod tree;

use super::parts::Parts;
use crate::{
    diagnostic::{Diagnostic, Label},
    source::{Extract, Source, Span},
};
use blocks::Block;
use std::sync::Arc;
use tree::Page;

/// The article of a page.
pub(super) fn read(file: &Arc<Source>) -> Result<Parts, Diagnostic> {
    let parts = parts(file.text()).map_err(|open| unclosed(file, open))?;
    if parts.body.is_blank() { Err(no_article(file)) } else { Ok(parts) }
}

/// The text of HTML that stands in another format, blocks parted by blank lines; of HTML that is cut off, what there is.
pub(super) fn fragment(html: &str) -> Extract {
    parts(html).or_else(|open| parts(html.get(..open.start as usize).unwrap_or_default())).unwrap_or_default().body
}

fn parts(text: &str) -> Result<Parts, Span> {
    let page = Page::read(text)?;
    let mut parts = Parts::default();
    let main = main_text::find(&page);
    metadata::read(&page, &main, &mut parts);
    parts.body = joined(&main.blocks);
    Ok(parts)
}

fn joined(blocks: &[Block]) -> Extract {
    let mut body = Extract::default();
    for block in blocks {
        if block.kind == elements::Part::Item {
            body.insert("- ");
        }
        body.append(&block.text);
        body.insert("\n\n");
    }
    body
}

fn unclosed(file: &Arc<Source>, open: Span) -> Diagnostic {
    Diagnostic::error("broken-html", format!("`{}` ends in the middle of its markup", file.name()))
        .label(Label::new(file, open, "never closed"))
        .help("was the page saved whole? a text without markup is read from a file that ends in `.txt`")
}

fn no_article(file: &Arc<Source>) -> Diagnostic {
    Diagnostic::error("empty-article", format!("`{}` holds no article: menus and the like aside there is no text", file.name()))
        .help("a page that loads its text with scripts is empty when it is saved by a program: save it from a browser, or save the text")
}

#[cfg(test)]
mod tests;

//! `<p>`, `</div>`, `<br/>`, `<a href="...">`.

use super::Leftover;
use crate::{
    source::Span,
    text::{
        Article, Block,
        lexicon::{self, Words},
    },
};
use std::sync::LazyLock;

static TAGS: Words = LazyLock::new(|| lexicon::words(include_str!("../../../data/html-tags.txt")));

/// No tag has more bytes.
const LONGEST: usize = 400;

pub(super) fn find(article: &Article, block: &Block) -> Vec<Leftover> {
    let text = article.slice(block.span);
    let base = block.span.start as usize;
    let found = text.match_indices('<').filter_map(|(start, _)| {
        let length = tag(text.get(start..)?)?;
        let span = Span::new(base + start, base + start + length);
        (!is_mentioned(text, start, start + length)).then_some(Leftover { span, meant: None })
    });
    found.collect()
}

/// The length of the tag at the beginning of `text`.
fn tag(text: &str) -> Option<usize> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    let inside = text.get(1..end)?;
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let length = inside.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(inside.len());
    let (name, rest) = inside.split_at_checked(length)?;
    let rest = rest.trim();
    let attributes = rest.is_empty() || rest == "/" || rest.contains('=');
    (attributes && lexicon::has(&TAGS, name)).then_some(end + 1)
}

/// Whether the text speaks of the tag: it stands in marks, or "tag" or "element" beside it.
fn is_mentioned(text: &str, start: usize, end: usize) -> bool {
    let (before, behind) = (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
    let word = behind.trim_start().split(|character: char| !character.is_alphabetic()).next().unwrap_or_default();
    before.ends_with(['"', '“', '\'', '‘']) || matches!(word, "tag" | "tags" | "element" | "elements")
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn tags_are_told_from_other_angles() {
        for (text, length) in [
            ("<p>One", Some(3)),
            ("</div>", Some(6)),
            ("<br/>", Some(5)),
            ("<a href=\"x\">", Some(12)),
            ("<a@b.org>", None),
            ("<3", None),
            ("<b and c>", None),
            ("<T>", None),
        ] {
            assert_eq!(tag(text), length, "{text}");
        }
    }
}

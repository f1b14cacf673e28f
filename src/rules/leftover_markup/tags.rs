//! `<p>`, `</div>`, `<br/>`, `<a href="...">`.

use super::Leftover;
use crate::{
    source::Span,
    text::{
        Article, Block,
        lexicon::{self, Words},
    },
};
use std::{collections::BTreeSet, sync::LazyLock};

static TAGS: Words = LazyLock::new(|| lexicon::words(include_str!("../../../data/html-tags.txt")));

/// No tag has more bytes.
const LONGEST: usize = 400;

/// Tags that have no closing one.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "meta"];

pub(super) fn find(article: &Article, block: &Block) -> Vec<Leftover> {
    let text = article.slice(block.span);
    let base = block.span.start as usize;
    let tags: Vec<(usize, Tag<'_>)> =
        text.match_indices('<').filter_map(|(start, _)| Some((start, tag(text.get(start..)?)?))).collect();
    let closed: BTreeSet<&str> = tags.iter().filter(|(_, tag)| tag.closes).map(|(_, tag)| tag.name).collect();
    tags.iter()
        .filter(|(_, tag)| tag.closes || tag.attributes || VOID.contains(&tag.name) || closed.contains(tag.name))
        .filter(|(start, tag)| !is_mentioned(text, *start, start + tag.length))
        .map(|(start, tag)| Leftover { span: Span::new(base + start, base + start + tag.length), meant: None })
        .collect()
}

/// Something that looks like a tag. An opening one without attributes may be a name in angles: "replace <title> by the title".
#[derive(Debug, PartialEq, Eq)]
struct Tag<'a> {
    name: &'a str,
    length: usize,
    closes: bool,
    attributes: bool,
}

/// The tag at the beginning of `text`.
fn tag(text: &str) -> Option<Tag<'_>> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    let inside = text.get(1..end)?;
    let (closes, inside) = inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
    let length = inside.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(inside.len());
    let (name, rest) = inside.split_at_checked(length)?;
    let rest = rest.trim();
    let plain = rest.is_empty() || rest == "/";
    let known = (plain || rest.contains('=')) && lexicon::has(&TAGS, name);
    known.then_some(Tag { name, length: end + 1, closes, attributes: !plain })
}

/// Whether the text speaks of the tag: it stands in marks, or "tag" or "element" beside it.
fn is_mentioned(text: &str, start: usize, end: usize) -> bool {
    let (before, behind) = (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
    let word = behind.trim_start().split(|character: char| !character.is_alphabetic()).next().unwrap_or_default();
    let in_brackets = before.ends_with('(') && behind.starts_with(')');
    in_brackets || before.ends_with(['"', '“', '\'', '‘']) || matches!(word, "tag" | "tags" | "element" | "elements")
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
            assert_eq!(tag(text).map(|tag| tag.length), length, "{text}");
        }
    }
}

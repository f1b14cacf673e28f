//! `&amp;`, `&#8217;`, `&#x2019;`.

use super::Leftover;
use crate::{
    source::Span,
    tables::rows,
    text::{Article, Block},
};
use std::{collections::HashMap, sync::LazyLock};

static NAMED: LazyLock<HashMap<&str, char>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../../data/html-entities.tsv")).filter_map(|row| row.split_once('\t'));
    rows.filter_map(|(name, code)| Some((name, u32::from_str_radix(code, 16).ok().and_then(char::from_u32)?))).collect()
});

/// No entity has more bytes between its marks.
const LONGEST: usize = 10;

pub(super) fn find(article: &Article, block: &Block) -> Vec<Leftover> {
    let text = article.slice(block.span);
    let base = block.span.start as usize;
    let found = text.match_indices('&').filter_map(|(start, _)| {
        let (length, character) = entity(text.get(start + 1..)?)?;
        let span = Span::new(base + start, base + start + 1 + length);
        Some(Leftover { span, meant: Some(character) })
    });
    found.collect()
}

/// The entity that begins behind an ampersand: its length with the semicolon, and its character.
fn entity(behind: &str) -> Option<(usize, char)> {
    let end = behind.bytes().take(LONGEST + 1).position(|byte| byte == b';')?;
    let name = behind.get(..end)?;
    let character = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            code.ok().and_then(char::from_u32).filter(|character| !character.is_control())?
        }
        None => NAMED.get(name).copied()?,
    };
    Some((end + 1, character))
}

#[cfg(test)]
mod tests {
    use super::entity;

    #[test]
    fn entities_are_named_or_numbered() {
        for (text, read) in [
            ("amp; more", Some((4, '&'))),
            ("#8217;s", Some((6, '’'))),
            ("#x2019;", Some((7, '’'))),
            ("eacute;", Some((7, 'é'))),
            ("T said;", None),
            ("#7;", None),
            ("", None),
        ] {
            assert_eq!(entity(text), read, "{text}");
        }
    }
}

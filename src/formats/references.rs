//! Character references: `&amp;`, `&#8217;`, `&#x2019;`.

use crate::{
    source::{Extract, Span},
    tables::rows,
};
use std::{collections::HashMap, sync::LazyLock};

static NAMED: LazyLock<HashMap<&str, char>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../data/html-entities.tsv")).filter_map(|row| row.split_once('\t'));
    rows.filter_map(|(name, code)| Some((name, u32::from_str_radix(code, 16).ok().and_then(char::from_u32)?))).collect()
});

/// No reference has more bytes between its marks.
const LONGEST: usize = 10;

/// Adds the text of `span`, its references decoded.
pub(super) fn push(extract: &mut Extract, text: &str, span: Span) {
    let (mut at, end) = (span.start as usize, span.end as usize);
    let run = text.get(..end).unwrap_or_default();
    while let Some(found) = run.get(at..).and_then(|rest| rest.find('&')) {
        let start = at + found;
        let Some((length, character)) = reference(run.get(start + 1..).unwrap_or_default()) else {
            extract.copy(text, Span::new(at, start + 1));
            at = start + 1;
            continue;
        };
        extract.copy(text, Span::new(at, start));
        at = start + 1 + length;
        if !is_unseen(character) {
            extract.decode(character.encode_utf8(&mut [0; 4]), Span::new(start, at));
        }
    }
    extract.copy(text, Span::new(at, end));
}

/// Whether it only tells where a word may be broken.
pub(super) fn is_unseen(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}' | '\u{2060}')
}

/// The reference that begins behind an ampersand: its length with the semicolon, and its character.
pub(crate) fn reference(behind: &str) -> Option<(usize, char)> {
    let end = behind.bytes().take(LONGEST + 1).position(|byte| byte == b';')?;
    let name = behind.get(..end)?;
    let character = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => *NAMED.get(name)?,
    };
    Some((end + 1, character))
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    let code = code.ok()?;
    // Pages mean Windows-1252 by the numbers that Unicode gives to control characters.
    if let Ok(byte @ 0x80..=0x9f) = u8::try_from(code) {
        return encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next();
    }
    char::from_u32(code).filter(|character| !character.is_control())
}

#[cfg(test)]
mod tests {
    use super::reference;

    #[test]
    fn references_are_named_or_numbered() {
        for (text, read) in [
            ("amp; more", Some((4, '&'))),
            ("#8217;s", Some((6, '’'))),
            ("#x2019;", Some((7, '’'))),
            ("eacute;", Some((7, 'é'))),
            ("#146;s", Some((5, '’'))),
            ("T said;", None),
            ("#7;", None),
            ("", None),
        ] {
            assert_eq!(reference(text), read, "{text}");
        }
    }
}

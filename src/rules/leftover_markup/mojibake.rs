//! UTF-8 that was read as Windows-1252: "â€™" for "’", "Ã©" for "é"; and characters that were lost altogether.
//!
//! Looks only for what goes wrong in English texts: Latin letters, punctuation, symbols of currencies, emoji. Other pairs of letters may be
//! words of a language.

use super::Leftover;
use crate::{
    source::Span,
    text::{Article, Block},
};

/// The characters of bytes 80 to 9F in Windows-1252; those of A0 to FF are their own code points.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// What a decoder writes for bytes that it cannot read.
const LOST: char = '\u{fffd}';

pub(super) fn find(article: &Article, block: &Block) -> Vec<Leftover> {
    let text = article.slice(block.span);
    let base = block.span.start as usize;
    // A text may speak of the mark itself.
    let spoken_of = text.contains("U+FFFD") || text.contains("replacement character");
    let mut left = Vec::new();
    let mut end = 0;
    for (start, character) in text.char_indices().filter(|(_, character)| !character.is_ascii()) {
        if start < end {
            continue;
        }
        let found = if character == LOST {
            (!spoken_of).then_some((LOST.len_utf8(), None))
        } else {
            text.get(start..).and_then(misread)
        };
        if let Some((length, meant)) = found {
            end = start + length;
            left.push(Leftover { span: Span::new(base + start, base + end), meant });
        }
    }
    left
}

/// The character whose bytes stand at the beginning of `text` as characters of their own, and how much of `text` they take.
fn misread(text: &str) -> Option<(usize, Option<char>)> {
    let mut bytes = [0; 4];
    let mut characters = text.chars();
    let first = characters.next().and_then(byte)?;
    let length = match first {
        0xc2 | 0xc3 => 2,
        0xe2 | 0xef => 3,
        0xf0 => 4,
        _ => return None,
    };
    let mut width = 0;
    for (slot, character) in bytes.iter_mut().zip(text.chars().take(length)) {
        *slot = byte(character)?;
        width += character.len_utf8();
    }
    let meant = str::from_utf8(bytes.get(..length)?).ok()?.chars().next()?;
    (meant.len_utf8() == length && is_plausible(meant)).then_some((width, Some(meant)))
}

/// The byte that Windows-1252 has for a character.
fn byte(character: char) -> Option<u8> {
    let code = u32::from(character);
    if let Ok(byte @ (0x80..)) = u8::try_from(code) {
        return Some(byte);
    }
    let at = WINDOWS.chars().position(|other| other == character)?;
    u8::try_from(0x80 + at).ok()
}

fn is_plausible(meant: char) -> bool {
    matches!(meant, '\u{a0}'..='\u{ff}' | '\u{2010}'..='\u{2026}' | '\u{2030}'..='\u{203a}' | '\u{20a0}'..='\u{20bf}' | '\u{2122}' | '\u{2190}'..='\u{2193}' | '\u{feff}' | '\u{1f300}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::{WINDOWS, misread};

    #[test]
    fn characters_are_read_back_from_their_bytes() {
        assert_eq!(WINDOWS.chars().count(), 32);
        for (text, meant) in [("â€™s", '’'), ("Ã©t", 'é'), ("Â£5", '£'), ("â‚¬", '€'), ("ðŸ˜€", '😀'), ("â€œ", '“')]
        {
            assert_eq!(misread(text).and_then(|(_, meant)| meant), Some(meant), "{text}");
        }
        for text in ["âge", "Ão", "é", "Â", "ðe", "“â", "€"] {
            assert_eq!(misread(text), None, "{text}");
        }
    }
}

//! Words, numbers and marks.

use super::{
    Token, TokenKind,
    marks::{is_apostrophe, is_blank, is_dash, is_opener},
};
use crate::source::Span;

/// Appends the tokens of the block at `span`.
pub(super) fn read(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let Some(block) = text.get(span.range()) else { return };
    let mut reader = Reader { block, base: span.start as usize, at: 0, quoted: false, tokens };
    while let Some(&byte) = block.as_bytes().get(reader.at) {
        if byte == b' ' {
            reader.at += 1;
            continue;
        }
        if byte.is_ascii_alphabetic()
            && let Some(length) = plain_word(&block.as_bytes()[reader.at..])
        {
            reader.push(TokenKind::Word, reader.at, reader.at + length);
            reader.at += length;
            continue;
        }
        let Some(character) = reader.ahead(0) else { return };
        if is_blank(character) {
            reader.at += character.len_utf8();
        } else if character.is_numeric() {
            reader.number();
        } else if is_letter(character) {
            reader.word();
        } else {
            reader.mark(character);
        }
    }
}

/// The length of the word at the beginning of `bytes` if it is as plain as nearly all are: ASCII letters and digits, with nothing
/// behind them that could belong to a word. They need not be looked at character by character.
fn plain_word(bytes: &[u8]) -> Option<usize> {
    let mut length = letters(bytes);
    // Nearly always.
    if bytes.get(length) == Some(&b' ') {
        return Some(length);
    }
    while bytes.get(length).is_some_and(u8::is_ascii_alphanumeric) {
        length += 1;
    }
    let plain = match bytes.get(length..)? {
        [] => true,
        [b'.', next, ..] => next.is_ascii() && !next.is_ascii_alphanumeric(),
        [next, ..] => next.is_ascii() && *next != b'\'',
    };
    plain.then_some(length)
}

/// How many ASCII letters `bytes` begin with. They are looked at by eight: the next mark mostly stands among those.
fn letters(bytes: &[u8]) -> usize {
    let mut length = 0;
    while let Some(eight) = bytes.get(length..).and_then(<[u8]>::first_chunk) {
        let found = letters_of_eight(u64::from_le_bytes(*eight));
        length += found;
        if found < 8 {
            break;
        }
    }
    length
}

/// How many of eight bytes, from the lowest on, are ASCII letters before the first that is none. Of every byte the highest bit tells.
fn letters_of_eight(bytes: u64) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGHEST: u64 = 0x80 * EACH;
    const SMALL: u64 = 0x20 * EACH;
    let small = (bytes | SMALL) & !HIGHEST;
    let from_a = small + (0x80 - u64::from(b'a')) * EACH;
    let behind_z = small + (0x7F - u64::from(b'z')) * EACH;
    let others = !(from_a & !behind_z & !bytes) & HIGHEST;
    others.trailing_zeros() as usize / 8
}

struct Reader<'a> {
    block: &'a str,
    base: usize,
    at: usize,
    /// Whether a single quotation mark is open, so that the next one closes it rather than marks a plural possessive.
    quoted: bool,
    tokens: &'a mut Vec<Token>,
}

impl Reader<'_> {
    fn ahead(&self, count: usize) -> Option<char> {
        self.block.get(self.at..)?.chars().nth(count)
    }

    fn behind(&self) -> Option<char> {
        self.block.get(..self.at)?.chars().next_back()
    }

    fn push(&mut self, kind: TokenKind, start: usize, end: usize) {
        self.tokens.push(Token { span: Span::new(self.base + start, self.base + end), kind });
    }

    fn number(&mut self) {
        let start = self.at;
        while let Some(character) = self.ahead(0) {
            let inside = matches!(character, '.' | ',') && self.ahead(1).is_some_and(char::is_numeric);
            if !character.is_numeric() && !inside {
                break;
            }
            self.at += character.len_utf8();
        }
        self.push(TokenKind::Number, start, self.at);
    }

    fn word(&mut self) {
        let start = self.at;
        let mut segments = Segments::default();
        while let Some(character) = self.ahead(0) {
            if !self.goes_on(character, &segments) {
                break;
            }
            segments.take(character);
            self.at += character.len_utf8();
        }
        if segments.abbreviation() && self.ahead(0) == Some('.') {
            self.at += 1;
        }
        let ending = self.at - contraction(&self.block[start..self.at]);
        if start < ending && ending < self.at {
            self.push(TokenKind::Word, start, ending);
            self.push(TokenKind::Word, ending, self.at);
        } else {
            self.push(TokenKind::Word, start, self.at);
        }
    }

    fn goes_on(&self, character: char, segments: &Segments) -> bool {
        if is_letter(character) || character.is_numeric() {
            return true;
        }
        let Some(next) = self.ahead(1) else { return false };
        if is_apostrophe(character) {
            return next.is_alphabetic();
        }
        character == '.' && next.is_alphabetic() && (next.is_lowercase() || segments.current <= 2)
    }

    fn mark(&mut self, character: char) {
        let start = self.at;
        if is_apostrophe(character) {
            let length = self.possessive(character);
            if length > 0 {
                self.at += length;
                return self.push(TokenKind::Word, start, self.at);
            }
        }
        if is_apostrophe(character) || character == '‘' {
            let free = self.behind().is_none_or(|before| is_blank(before) || is_opener(before) || is_dash(before));
            self.quoted = free && self.ahead(1).is_some_and(char::is_alphabetic);
        }
        self.at += character.len_utf8();
        self.push(TokenKind::Mark, start, self.at);
    }

    /// The length of a possessive ending that begins here, or 0. An "s" stands here only where the word before is no plain word:
    /// behind figures, abbreviations and closing marks.
    fn possessive(&self, apostrophe: char) -> usize {
        let Some(before) = self.behind() else { return 0 };
        if is_blank(before) || is_opener(before) && !is_apostrophe(before) && before != '"' {
            return 0;
        }
        let next = self.ahead(1);
        if matches!(next, Some('s' | 'S')) && !self.ahead(2).is_some_and(char::is_alphanumeric) {
            return apostrophe.len_utf8() + 1;
        }
        let plural = matches!(before, 's' | 'S') && !self.quoted && !next.is_some_and(char::is_alphanumeric);
        if plural { apostrophe.len_utf8() } else { 0 }
    }
}

/// The lengths of what the points in a word part: abbreviations such as "U.S." or "Ph.D." have short parts only.
#[derive(Default)]
struct Segments {
    current: usize,
    longest: usize,
    points: usize,
}

impl Segments {
    fn take(&mut self, character: char) {
        if character == '.' {
            self.points += 1;
            self.current = 0;
        } else {
            self.current += 1;
            self.longest = self.longest.max(self.current);
        }
    }

    fn abbreviation(&self) -> bool {
        self.points > 0 && self.longest <= 2
    }
}

/// The bytes at the end of `word` that are a token of their own: "'s" or "n't".
fn contraction(word: &str) -> usize {
    let mut backwards = word.char_indices().rev();
    let (Some((_, last)), Some((at, middle))) = (backwards.next(), backwards.next()) else { return 0 };
    if !is_apostrophe(middle) {
        return 0;
    }
    match last {
        's' | 'S' => word.len() - at,
        't' | 'T' => match backwards.next() {
            Some((negation, 'n' | 'N')) => word.len() - negation,
            _ => 0,
        },
        _ => 0,
    }
}

/// Letters, and the accents that follow them as characters of their own.
fn is_letter(character: char) -> bool {
    character.is_alphabetic()
        || matches!(character, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{200d}')
}

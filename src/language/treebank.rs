//! The words of a treebank, made from tokens: "I'll" is two words, "Mr." and "10:30" are one.

use crate::{
    source::Span,
    text::{Token, TokenKind},
};

/// A word in the sense of treebanks: where it stands, and the token that it begins in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where.
    pub span: Span,
    /// The first of its tokens, as an index into those of the sentence.
    pub token: u32,
}

/// Puts the words of a sentence into `pieces`. The spans of `tokens` are spans of `text`.
pub fn pieces(text: &str, tokens: &[Token], pieces: &mut Vec<Piece>) {
    pieces.clear();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let end = at + joined(text, &tokens[at..]);
        let span = tokens.get(end - 1).map_or(token.span, |last| token.span.join(last.span));
        let token = u32::try_from(at).unwrap_or(u32::MAX);
        let form = text.get(span.range()).unwrap_or_default();
        let ending = if end == at + 1 { clitic(form) } else { 0 };
        if ending > 0 {
            let middle = span.end - ending;
            pieces.push(Piece { span: Span { start: span.start, end: middle }, token });
            pieces.push(Piece { span: Span { start: middle, end: span.end }, token });
        } else {
            pieces.push(Piece { span, token });
        }
        at = end;
    }
}

/// How many of `tokens` make up the first word.
fn joined(text: &str, tokens: &[Token]) -> usize {
    let form =
        |place: usize| tokens.get(place).and_then(|token: &Token| text.get(token.span.range())).unwrap_or_default();
    let glued = |place: usize| {
        place > 0
            && tokens.get(place - 1).zip(tokens.get(place)).is_some_and(|(one, other)| one.span.end == other.span.start)
    };
    let kind = |place: usize| tokens.get(place).map(|token| token.kind);
    match kind(0) {
        Some(TokenKind::Number) if glued(1) && is_number_ending(form(1)) => 2,
        Some(TokenKind::Number) => {
            let mut length = 1;
            while matches!(form(length), ":" | "/")
                && glued(length)
                && glued(length + 1)
                && kind(length + 1) == Some(TokenKind::Number)
            {
                length += 2;
            }
            length
        }
        Some(TokenKind::Word) if glued(1) && form(1) == "." && goes_on(text, &tokens[2..]) => 2,
        Some(TokenKind::Word) if glued(1) && form(1) == "&" && glued(2) && kind(2) == Some(TokenKind::Word) => 3,
        Some(TokenKind::Mark) if matches!(form(0), "." | "-" | "!" | "?" | "*" | "_" | "=") => {
            (1..tokens.len()).take_while(|&place| glued(place) && form(place) == form(0)).count() + 1
        }
        _ => 1,
    }
}

/// Whether a sentence goes on behind a point, so that the point belongs to an abbreviation.
fn goes_on(text: &str, rest: &[Token]) -> bool {
    let next = rest.first().and_then(|token| text.get(token.span.range()));
    next.is_some_and(|form| form.chars().next().is_some_and(char::is_alphanumeric) || matches!(form, "," | ";" | "-"))
}

/// What belongs to a number that it follows: "20th", "1990s".
fn is_number_ending(form: &str) -> bool {
    ["s", "st", "nd", "rd", "th"].iter().any(|ending| form.eq_ignore_ascii_case(ending))
}

/// How many bytes at the end of a token are a word of their own: "I'll", "cannot".
fn clitic(form: &str) -> u32 {
    if form.eq_ignore_ascii_case("cannot") {
        return 3;
    }
    let Some((at, apostrophe)) = form.char_indices().rev().find(|&(_, character)| matches!(character, '\'' | '’'))
    else {
        return 0;
    };
    let ending = form.get(at + apostrophe.len_utf8()..).unwrap_or_default();
    let known = ["ll", "re", "ve", "d", "m"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    if at > 0 && known { u32::try_from(form.len() - at).unwrap_or(0) } else { 0 }
}

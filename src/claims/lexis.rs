//! The smallest parts of a claims file: blanks, comments, words, and where things are.

use super::syntax::Spanned;
use crate::{
    parse::{PResult, missing},
    source::Span,
    values::name::is_word_char,
};

/// Words with a meaning of their own where the grammar has them. They are no names of articles and facts.
pub(super) const STATEMENT_WORDS: [&str; 15] = [
    "absent", "agree", "allow", "article", "as", "because", "contains", "denied", "each", "exists", "expect", "in",
    "let", "matches", "near",
];

/// `says` begins a statement too, and is no name either.
pub(super) const OPENING_WORDS: [&str; 6] = ["agree", "allow", "article", "expect", "let", "says"];

/// Whether `word` may not name an article or a fact.
pub(crate) fn is_statement_word(word: &str) -> bool {
    STATEMENT_WORDS.contains(&word) || OPENING_WORDS.contains(&word)
}

/// Turns what is left of a text of `length` bytes into places in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) length: usize,
}

impl Place {
    /// The span of what was read between `from` and `to`.
    pub(super) fn span(self, from: &str, to: &str) -> Span {
        Span::new(self.length - from.len(), self.length - to.len())
    }

    /// The result of `parser` with its span.
    pub(super) fn spanned<'src, T>(
        self,
        input: &'src str,
        parser: impl Fn(&'src str) -> PResult<'src, T>,
    ) -> PResult<'src, Spanned<T>> {
        let (rest, node) = parser(input)?;
        Ok((rest, Spanned { node, span: self.span(input, rest) }))
    }
}

/// Skips blanks and tabs.
pub(super) fn blanks(input: &str) -> &str {
    input.trim_start_matches([' ', '\t'])
}

/// Skips what may stand between things inside brackets: blanks, line ends and comments.
pub(super) fn gap(mut input: &str) -> &str {
    loop {
        input = input.trim_start_matches([' ', '\t', '\r', '\n']);
        if !input.starts_with('#') {
            return input;
        }
        input = behind_line(input);
    }
}

/// What follows the line end; nothing on the last line.
pub(super) fn behind_line(input: &str) -> &str {
    input.split_once('\n').map_or("", |(_, rest)| rest)
}

/// Whether nothing but a comment may follow on this line.
pub(super) fn at_line_end(input: &str) -> bool {
    input.is_empty() || input.starts_with(['\n', '#']) || input.starts_with("\r\n") || input == "\r"
}

/// Reads a word: letters, digits, `_`, and hyphens before letters.
pub(super) fn word(input: &str) -> PResult<'_, &str> {
    let end = word_end(input);
    if end == 0 {
        return missing(input, "a word");
    }
    let (word, rest) = input.split_at(end);
    Ok((rest, word))
}

fn word_end(input: &str) -> usize {
    if !input.starts_with(char::is_alphabetic) {
        return 0;
    }
    let mut chars = input.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner_hyphen = c == '-' && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if !inner_hyphen && !is_word_char(c) {
            return at;
        }
    }
    input.len()
}

/// What follows `keyword`, if the input begins with it as a whole word.
pub(super) fn keyword<'src>(input: &'src str, keyword: &str) -> Option<&'src str> {
    word(input).ok().filter(|(_, found)| *found == keyword).map(|(rest, _)| rest)
}

/// Whether an operator may be made of it.
pub(super) fn is_operator_char(c: char) -> bool {
    matches!(c, '=' | '!' | '<' | '>' | '~' | '≈' | '≤' | '≥' | '≠')
}

/// The operator signs that the input begins with.
pub(super) fn signs(input: &str) -> &str {
    let end = input.find(|c| !is_operator_char(c)).unwrap_or(input.len());
    input.get(..end).unwrap_or_default()
}

/// What a person would call the next thing on the line; empty at its end.
pub(super) fn token(input: &str) -> &str {
    if at_line_end(input) {
        return "";
    }
    let signs = signs(input).len();
    let end = match input.chars().next() {
        Some('"') => input.get(1..).and_then(|text| text.find(['"', '\n'])).map_or(input.len(), |at| {
            at + if input.get(at + 1..).is_some_and(|rest| rest.starts_with('"')) { 2 } else { 1 }
        }),
        _ if signs > 0 => signs,
        Some(c) if is_word_char(c) => {
            input.find(|c: char| !(is_word_char(c) || matches!(c, '-' | '.' | '%'))).unwrap_or(input.len())
        }
        Some(c) => c.len_utf8(),
        None => 0,
    };
    let found = input.get(..end).unwrap_or_default();
    match found.trim_end_matches(['\r', '.']) {
        "" => found,
        trimmed => trimmed,
    }
}

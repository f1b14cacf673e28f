//! Text: quotations, topics, titles; compared by its words.

use super::{Value, ValueType};
use crate::parse::{PResult, SyntaxError, missing, refuse};
use std::fmt;

pub(super) const TYPE: ValueType =
    ValueType { name: "text", described: "a text", examples: &["\"friendly and trusting atmosphere\""], literal };

fn literal(input: &str) -> PResult<'_, Value> {
    quoted(input).map(|(rest, text)| (rest, Value::Text(text)))
}

/// Reads text between quotation marks on one line, with its escapes `\"`, `\\` and `\n`.
pub(crate) fn quoted(input: &str) -> PResult<'_, String> {
    let Some(inside) = input.strip_prefix('"') else { return missing(input, "a text: `\"…\"`") };
    let mut text = String::new();
    let mut chars = inside.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Ok((inside.get(at + 1..).unwrap_or_default(), text)),
            '\n' => break,
            '\\' => match chars.next() {
                Some((_, escaped @ ('"' | '\\'))) => text.push(escaped),
                Some((_, 'n')) => text.push('\n'),
                other => return refuse(bad_escape(inside.get(at..).unwrap_or_default(), other.map(|(_, c)| c))),
            },
            _ => text.push(c),
        }
    }
    let width = inside.find('\n').map_or(input.len(), |end| end + 1);
    let line = input.get(..width).map_or(width, |line| line.trim_end_matches('\r').len());
    refuse(
        SyntaxError::problem(input, line, "the text has no closing quotation mark", "opened here")
            .help("end it with `\"` on the same line; a line end inside a text is written `\\n`"),
    )
}

fn bad_escape(rest: &str, escaped: Option<char>) -> SyntaxError<'_> {
    let escaped = escaped.filter(|c| !c.is_control());
    let shown = escaped.map_or_else(|| "\\".to_owned(), |c| format!("\\{c}"));
    SyntaxError::problem(rest, shown.len(), format!("`{shown}` is no escape"), "no such escape")
        .help("the escapes are `\\\"`, `\\\\` and `\\n`; a backslash itself is written `\\\\`")
}

/// The words of a text, marks and blanks aside.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'))
        .map(|word| word.trim_matches(['\'', '’']))
        .filter(|word| !word.is_empty())
}

/// The words of a text in lower case, with straight apostrophes.
pub(crate) fn folded(text: &str) -> impl Iterator<Item = String> {
    words(text).map(|word| word.to_lowercase().replace('’', "'"))
}

/// Whether two texts have the same words; case and marks do not count.
pub(super) fn same(one: &str, other: &str) -> bool {
    folded(one).eq(folded(other))
}

pub(super) fn show(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if !f.alternate() {
        return write!(f, "“{text}”");
    }
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    write!(f, "\"{escaped}\"")
}

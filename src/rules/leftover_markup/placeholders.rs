//! "[NAME]", "{{ title }}", "TK", "Lorem ipsum".

use super::{Leftover, written::shows_usage};
use crate::{
    language::words::class,
    source::Span,
    tables::rows,
    text::{
        Article, Block, Token, TokenKind,
        marks::{is_apostrophe, is_dash},
    },
};
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// The words of each kind.
static WORDS: LazyLock<HashMap<&str, HashSet<&str>>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../../data/placeholders.tsv")).filter_map(|row| row.split_once('\t'));
    rows.map(|(kind, words)| (kind, words.split(' ').collect())).collect()
});

/// What opens a placeholder of a template, and what closes it.
const TEMPLATES: [(&str, &str); 2] = [("{{", "}}"), ("{%", "%}")];
/// No placeholder has more bytes between its brackets.
const LONGEST: usize = 60;

pub(super) fn find(article: &Article, block: &Block) -> Vec<Leftover> {
    let text = article.slice(block.span);
    let base = block.span.start as usize;
    // "[LINK] SECTION" is the title of a section of that name.
    let title = !text.contains(char::is_lowercase) && !text.ends_with(']');
    let bracketed = in_brackets(text).filter(|_| !title && !shows_usage(article));
    let mut spans: Vec<Span> =
        bracketed.chain(in_templates(text)).map(|(start, end)| Span::new(base + start, base + end)).collect();
    spans.extend(alone(article, article.tokens_of(block)));
    spans.sort_unstable();
    spans.dedup_by(|next, before| before.overlaps(*next));
    spans.into_iter().map(|span| Leftover { span, meant: None }).collect()
}

fn is(kind: &str, word: &str) -> bool {
    WORDS.get(kind).is_some_and(|words| words.contains(word))
}

/// The text between the brackets that open before `inside`, if they close soon.
fn until<'a>(inside: &'a str, close: &str) -> Option<&'a str> {
    let end = inside.as_bytes().windows(close.len()).take(LONGEST).position(|window| window == close.as_bytes())?;
    inside.get(..end)
}

fn in_brackets(text: &str) -> impl Iterator<Item = (usize, usize)> {
    // "--place=[CITY]" is a form for programs.
    let joined =
        |start: &usize| text.get(..*start).is_some_and(|before| before.ends_with(['=', '/', '_', '{', '$', ':']));
    text.match_indices('[').filter(move |(start, _)| !joined(start)).filter_map(|(start, _)| {
        let inside = until(text.get(start + 1..)?, "]")?;
        let mut words = inside.split([' ', '_', '-', '/', ',']).filter(|word| !word.is_empty()).peekable();
        let filled_in = words.peek().is_none() || !words.all(|word| is("bracketed", word));
        let asked = inside.to_ascii_lowercase().starts_with("insert ");
        (!filled_in || asked).then(|| (start, start + inside.len() + 2))
    })
}

fn in_templates(text: &str) -> impl Iterator<Item = (usize, usize)> {
    TEMPLATES.into_iter().flat_map(move |(open, close)| {
        text.match_indices(open).filter_map(move |(start, _)| {
            let inside = until(text.get(start + open.len()..)?, close)?;
            let name = |character: char| character.is_alphanumeric() || " ._|:'\"-".contains(character);
            let named = inside.trim().starts_with(char::is_alphabetic) && inside.chars().all(name);
            named.then(|| (start, start + open.len() + inside.len() + close.len()))
        })
    })
}

fn alone(article: &Article, tokens: &[Token]) -> impl Iterator<Item = Span> {
    let word = |at: usize| tokens.get(at).map_or("", |token| article.slice(token.span));
    (0..tokens.len()).filter_map(move |at| {
        let token = tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
        if word(at).eq_ignore_ascii_case("lorem") && word(at + 1).eq_ignore_ascii_case("ipsum") {
            return Some(token.span.join(tokens.get(at + 1)?.span));
        }
        let before = at.checked_sub(1).map_or("", word);
        let placeholder = is("alone", word(at))
            && !is_of_name(before)
            && !is_of_name(word(at + 1))
            && !is_joined(article, tokens, at)
            && !is_term(article, word(at));
        placeholder.then_some(token.span)
    })
}

/// Whether a word beside the placeholder makes it a part of a name or number: "TK Maxx", "TK 1951".
fn is_of_name(word: &str) -> bool {
    word.starts_with(|first: char| first.is_uppercase() || first.is_numeric()) && class(word).is_none()
}

/// Whether the article speaks of a thing of that name ("TK" beside "Tk"), or puts the word for parts of names (".part.XXXX", where XXXX is a number).
fn is_term(article: &Article, word: &str) -> bool {
    let text = article.source.text();
    let part = || {
        text.match_indices(word)
            .any(|(at, _)| text.get(..at).is_some_and(|before| before.ends_with(['.', '_', '-', '/'])))
    };
    let name = || {
        let (first, rest) = word.split_at_checked(1).unwrap_or_default();
        let name = format!("{first}{}", rest.to_lowercase());
        text.split(|character: char| !character.is_alphanumeric()).any(|other| other == name)
    };
    name() || part()
}

/// Whether a mark makes the token a part of a longer one: "TK-421".
fn is_joined(article: &Article, tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|at| tokens.get(at)).filter(|before| before.span.end == token.span.start);
    let behind = tokens.get(at + 1).filter(|behind| behind.span.start == token.span.end);
    let joins = |mark: &str| mark.starts_with(|mark| is_dash(mark) || is_apostrophe(mark) || "/&@#_=.".contains(mark));
    before.is_some_and(|before| joins(article.slice(before.span)))
        || behind.is_some_and(|behind| article.slice(behind.span) != "." && joins(article.slice(behind.span)))
}

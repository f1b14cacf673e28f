//! Paths: `call(Xi, Putin)[date == 2026].duration`.

use super::{
    super::{
        lexis::{Place, gap, word},
        syntax::{Filter, Name, Path},
    },
    test::test,
};
use crate::{
    parse::{PResult, expect, missing},
    values::{name::is_word_char, text::quoted},
};
use nom::{Parser, branch::alt};

/// Reads a path. There are no blanks between its parts, but inside its brackets.
pub(super) fn path(place: Place, input: &str) -> PResult<'_, Path> {
    let (rest, subject) =
        place.spanned(input, |input| expect("a path: `call(Xi, Putin).duration`", word).parse(input))?;
    let (rest, participants) = match rest.strip_prefix('(') {
        Some(inside) => bracketed(inside, PARENTHESES, |input| who(place, input))?,
        None => (rest, Vec::new()),
    };
    let (rest, filters) = match rest.strip_prefix('[') {
        Some(inside) => bracketed(inside, FILTERS, |input| filter(place, input))?,
        None => (rest, Vec::new()),
    };
    let (rest, attribute) = match rest.strip_prefix('.').filter(|rest| !rest.starts_with('.')) {
        Some(attribute) => {
            let (rest, attribute) = place
                .spanned(attribute, |input| expect("an attribute: `duration`, `date`, `count`", word).parse(input))?;
            (rest, Some(attribute))
        }
        None => (rest, None),
    };
    let subject = subject.map(str::to_owned);
    let attribute = attribute.map(|attribute| attribute.map(str::to_owned));
    Ok((rest, Path { span: place.span(input, rest), subject, participants, filters, attribute }))
}

/// A kind of brackets: what closes it, what may follow an element, whether a comma may stand behind the last one.
#[derive(Clone, Copy)]
pub(super) struct Brackets {
    close: char,
    next: &'static str,
    trailing_comma: bool,
}

const PARENTHESES: Brackets = Brackets { close: ')', next: "`,` or `)`", trailing_comma: false };
const FILTERS: Brackets = Brackets { close: ']', next: "`,` or `]`", trailing_comma: false };
pub(super) const LIST: Brackets = Brackets { close: ']', next: "`,` or `]`", trailing_comma: true };

/// Reads elements behind an opening bracket up to the closing one.
pub(super) fn bracketed<'src, T>(
    input: &'src str,
    brackets: Brackets,
    element: impl Fn(&'src str) -> PResult<'src, T>,
) -> PResult<'src, Vec<T>> {
    let (mut rest, mut elements) = (gap(input), Vec::new());
    loop {
        let (after, node) = element(rest)?;
        elements.push(node);
        rest = gap(after);
        if let Some(rest) = rest.strip_prefix(brackets.close) {
            return Ok((rest, elements));
        }
        let Some(next) = rest.strip_prefix(',') else { return missing(rest, brackets.next) };
        rest = gap(next);
        if let Some(rest) = rest.strip_prefix(brackets.close).filter(|_| brackets.trailing_comma) {
            return Ok((rest, elements));
        }
    }
}

fn who(place: Place, input: &str) -> PResult<'_, Name> {
    place.spanned(input, |input| expect("a name: `Putin`, `\"Abu Dhabi\"`", alt((quoted, bare_words))).parse(input))
}

/// Reads a name of several words, which needs no quotation marks between brackets. Its blanks come out single.
pub(super) fn bare_words(input: &str) -> PResult<'_, String> {
    if !input.starts_with(char::is_alphabetic) {
        return missing(input, "a name: `Putin`, `\"Abu Dhabi\"`");
    }
    let inside = |c: char| is_word_char(c) || matches!(c, ' ' | '\t' | '-' | '\'' | '’' | '.' | '&');
    let end = input.find(|c| !inside(c)).unwrap_or(input.len());
    let name = input.get(..end).unwrap_or_default().trim_end_matches([' ', '\t']);
    let words: Vec<&str> = name.split_whitespace().collect();
    Ok((input.get(name.len()..).unwrap_or_default(), words.join(" ")))
}

fn filter(place: Place, input: &str) -> PResult<'_, Filter> {
    let (rest, key) =
        place.spanned(input, |input| expect("a filter: `date == 2026`, `by == Putin`", word).parse(input))?;
    let (rest, test) = test(place, gap(rest), gap, false)?;
    Ok((rest, Filter { span: place.span(input, rest), key: key.map(str::to_owned), test }))
}

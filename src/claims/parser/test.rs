//! Tests: `== 85min`, `in 1..3`, `contains [trade, Iran]`, `matches /RE/`.

use super::{
    super::{
        lexis::{Place, signs, token, word},
        syntax::{Literal, Right, Set, Spanned, Test},
    },
    path::{LIST, bare_words, bracketed, path},
    shown,
};
use crate::{
    interval::Comparison,
    parse::{PResult, SyntaxError, expect, missing, refuse},
    tables::rows,
    values::{Name, NameKind, Value, literal, nearest, text::quoted},
};
use nom::{Parser, error::ParseError as _};

const COMPARISONS: [Comparison; 6] = [
    Comparison::Equal,
    Comparison::NotEqual,
    Comparison::LessOrEqual,
    Comparison::GreaterOrEqual,
    Comparison::Less,
    Comparison::Greater,
];

/// The operators that are words.
const WORDS: [&str; 6] = ["absent", "contains", "denied", "exists", "in", "matches"];

/// Reads a test; `skip` says what may stand between its parts. Only a claim may have a path on the right.
pub(super) fn test(place: Place, input: &str, skip: fn(&str) -> &str, paths: bool) -> PResult<'_, Test> {
    let (rest, operator) = operator(input)?;
    let rest = skip(rest);
    match operator {
        "~=" => near(place, rest, skip),
        "in" => set(place, rest, skip).map(|(rest, set)| (rest, Test::In(set))),
        "contains" => contains(place, rest).map(|(rest, parts)| (rest, Test::Contains(parts))),
        "matches" => regex(place, rest),
        _ => match COMPARISONS.into_iter().find(|comparison| comparison.symbol() == operator) {
            Some(comparison) => {
                let (rest, right) = if paths { right(place, rest)? } else { value(place, rest)? };
                Ok((rest, Test::Compare { comparison, right }))
            }
            None => refuse(bad_operator(input, operator)),
        },
    }
}

/// Reads whatever stands where an operator should: signs, or a word that is one.
fn operator(input: &str) -> PResult<'_, &str> {
    let signs = signs(input);
    if !signs.is_empty() {
        return Ok((input.get(signs.len()..).unwrap_or_default(), signs));
    }
    if let Ok(word) = word(input) {
        return Ok(word);
    }
    let found = token(input);
    if found.is_empty() { missing(input, OPERATOR) } else { refuse(bad_operator(input, found)) }
}

/// What people write instead of operators.
const SLIPS: &str = include_str!("../../../data/operator-slips.tsv");

const OPERATOR: &str = "an operator: `==`, `~=`, `<`, `in`, `contains`, `exists`";

fn bad_operator<'src>(rest: &'src str, found: &str) -> SyntaxError<'src> {
    let (what, examples) = OPERATOR.split_once(": ").unwrap_or((OPERATOR, ""));
    let message = format!("expected {what}, found {}", shown(found));
    let problem = SyntaxError::problem(rest, found.len(), message, format!("such as {examples}"));
    let slip = rows(SLIPS)
        .filter_map(|row| row.split_once('\t'))
        .find_map(|(written, meant)| (written == found).then_some(meant));
    match slip.or_else(|| nearest(found, WORDS.into_iter())) {
        Some(meant) => problem.help(format!("did you mean `{meant}`?")),
        None if literal(rest).is_ok() && !found.starts_with(char::is_alphabetic) => {
            problem.help(format!("put an operator before the value: `== {found}`"))
        }
        None if found == "(" => problem.help("names stand right behind the subject, without a blank: `call(Xi, Putin).duration`"),
        None if found == "[" => {
            problem.help("filters stand right behind the subject and its names, before the attribute: `call(Xi)[by == Ushakov].duration`")
        }
        None if found == "." => problem.help("a path has one attribute: `call(Xi).duration`"),
        None if found == ":" => {
            problem.help("a statement has one label, in quotation marks, and one scope: `\"LABEL\": wire: …`")
        }
        None => match super::advice(rest) {
            Some(help) => problem.help(help),
            None => problem,
        },
    }
}

/// Whether a path may be followed by `input`, as far as one can see from its first word or sign.
pub(super) fn begins_test(input: &str) -> bool {
    !signs(input).is_empty()
        || word(input).is_ok_and(|(rest, word)| WORDS.contains(&word) && !rest.starts_with(['(', '.']))
}

fn scalar(place: Place, input: &str) -> PResult<'_, Literal> {
    place.spanned(input, literal)
}

/// Reads a value where no path may stand.
fn value(place: Place, input: &str) -> PResult<'_, Right> {
    let value = scalar(place, input).map(|(rest, value)| (rest, Right::Value(value)));
    if value.is_err()
        && let Ok((rest, _)) = path(place, input)
    {
        let width = input.len() - rest.len();
        let problem =
            SyntaxError::problem(input, width, "a filter compares with values, not with other facts", "a path");
        return refuse(problem.help("write the value itself: `[date == 2026-02-04]`"));
    }
    value
}

/// Reads a value or a path, whichever is longer; a bare word is a value.
fn right(place: Place, input: &str) -> PResult<'_, Right> {
    let value = scalar(place, input).map(|(rest, value)| (rest, Right::Value(value)));
    if !input.starts_with(char::is_alphabetic) {
        return value;
    }
    match (value, path(place, input)) {
        (Ok((after_value, _)), Ok((rest, path))) if rest.len() < after_value.len() => Ok((rest, Right::Path(path))),
        (Ok(value), _) => Ok(value),
        (Err(_), Ok((rest, path))) => Ok((rest, Right::Path(path))),
        (Err(error), Err(other)) => Err(merged(error, other)),
    }
}

fn merged<'src>(error: nom::Err<SyntaxError<'src>>, other: nom::Err<SyntaxError<'src>>) -> nom::Err<SyntaxError<'src>> {
    match (error, other) {
        (nom::Err::Error(error) | nom::Err::Failure(error), nom::Err::Error(other) | nom::Err::Failure(other)) => {
            nom::Err::Error(error.or(other))
        }
        (incomplete, _) => incomplete,
    }
}

fn near(place: Place, input: &str, skip: fn(&str) -> &str) -> PResult<'_, Test> {
    let (rest, value) = scalar(place, input)?;
    match skip(rest).strip_prefix("+-") {
        Some(tolerance) => {
            let (rest, tolerance) = scalar(place, skip(tolerance))?;
            Ok((rest, Test::Near { value, tolerance: Some(tolerance) }))
        }
        None => Ok((rest, Test::Near { value, tolerance: None })),
    }
}

fn set(place: Place, input: &str, skip: fn(&str) -> &str) -> PResult<'_, Set> {
    if let Some(inside) = input.strip_prefix('[') {
        let (rest, list) = bracketed(inside, LIST, |input| element(place, input))?;
        return Ok((rest, Set::List(list)));
    }
    let (rest, low) = expect("a range or a list: `1..3`, `[1, 3]`", |input| scalar(place, input)).parse(input)?;
    let Some(high) = skip(rest).strip_prefix("..") else {
        if matches!(low.node, Value::Date(_)) {
            return Ok((rest, Set::Range(low.clone(), low)));
        }
        return missing(skip(rest), "`..` and the end of the range: `10..20`");
    };
    let (rest, high) = scalar(place, skip(high))?;
    Ok((rest, Set::Range(low, high)))
}

fn contains(place: Place, input: &str) -> PResult<'_, Vec<Literal>> {
    if let Some(inside) = input.strip_prefix('[') {
        return bracketed(inside, LIST, |input| element(place, input));
    }
    let (rest, part) =
        expect("a text, a name or a list: `\"friendly atmosphere\"`, `Iran`, `[trade, Iran]`", |input| {
            scalar(place, input)
        })
        .parse(input)?;
    if part.node.words().is_none() {
        let width = input.len() - rest.len();
        let written = input.get(..width).unwrap_or_default();
        let message = format!("`contains` looks for words; {written} is {}", part.node.kind().described);
        return refuse(
            SyntaxError::problem(input, width, message, "not a text")
                .help(format!("write `contains \"{written}\"`, or `== {written}`")),
        );
    }
    Ok((rest, vec![part]))
}

/// Reads an element of a list: a value that ends at a comma or bracket, or else a name of several words.
fn element(place: Place, input: &str) -> PResult<'_, Literal> {
    let value = scalar(place, input);
    let ends = |rest: &str| super::gap(rest).starts_with([',', ']']);
    match (value, place.spanned(input, bare_words)) {
        (Ok((rest, value)), _) if ends(rest) => Ok((rest, value)),
        (Err(nom::Err::Failure(error)), _) => refuse(error),
        (_, Ok((rest, name))) => {
            Ok((rest, Spanned { node: Value::Name(Name { name: name.node, kind: NameKind::Other }), span: name.span }))
        }
        (value, Err(_)) => value,
    }
}

/// Compiled expressions may not take more bytes than this.
const REGEX_SIZE: usize = 1 << 20;

fn regex(place: Place, input: &str) -> PResult<'_, Test> {
    if input.starts_with('"') {
        let (rest, text) = quoted(input)?;
        let problem = SyntaxError::problem(
            input,
            input.len() - rest.len(),
            "`matches` takes a regular expression, found a text",
            "such as `/re/`, `/re/i`",
        );
        return refuse(
            problem.help(format!("write `matches /{text}/`, or `contains` to look for the words themselves")),
        );
    }
    let Some(inside) = input.strip_prefix('/') else { return missing(input, "a regular expression: `/RE/`, `/RE/i`") };
    let Some(end) = regex_end(inside) else {
        let width = input.find(['\r', '\n']).unwrap_or(input.len());
        return refuse(
            SyntaxError::problem(input, width, "the regular expression has no closing `/`", "opened here")
                .help("end it with `/` on the same line; a slash inside is written `\\/`"),
        );
    };
    let (pattern, rest) = inside.split_at(end);
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let span = place.span(input, rest);
    let pattern = pattern.replace("\\/", "/");
    let (rest, ignore_case) = rest.strip_prefix('i').map_or((rest, false), |rest| (rest, true));
    if let Err(error) = regex::RegexBuilder::new(&pattern).size_limit(REGEX_SIZE).build() {
        return refuse(
            SyntaxError::problem(
                input,
                input.len() - rest.len(),
                format!("bad regular expression: {}", reason(&error)),
                "does not compile",
            )
            .help("the syntax is that of the Rust crate `regex`: no look-around, no references back"),
        );
    }
    Ok((rest, Test::Matches { pattern: Spanned { node: pattern, span }, ignore_case }))
}

fn regex_end(inside: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            '\n' => return None,
            '/' if !escaped => return Some(at),
            _ => escaped = c == '\\' && !escaped,
        }
    }
    None
}

/// The last line of the crate's message, which is the reason itself.
fn reason(error: &regex::Error) -> String {
    let message = error.to_string();
    let last = message.lines().last().unwrap_or_default();
    last.trim_start_matches("error: ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slip_means_an_operator() {
        for (written, meant) in rows(SLIPS).map(|row| row.split_once('\t').expect(row)) {
            let known = |operator: &str| COMPARISONS.iter().any(|known| known.symbol() == operator) || operator == "~=";
            assert!(known(meant) || WORDS.contains(&meant), "{written} means {meant}");
            assert!(!known(written) && !WORDS.contains(&written), "{written} is right as it is");
        }
    }
}

//! Statements: what stands on a line.

use super::{
    super::{
        lexis::{OPENING_WORDS, Place, at_line_end, blanks, is_statement_word, keyword, token, word},
        syntax::{Path, Scope, Spanned, Statement, StatementKind},
    },
    path::path,
    shown,
    test::{begins_test, test},
};
use crate::{
    parse::{PResult, SyntaxError, expect, missing, refuse},
    values::{TYPES, ValueType, name::is_word_char, nearest, text::quoted, type_named, unknown_unit},
};
use nom::Parser;

/// Reads a statement up to the end of its line.
pub(super) fn statement(place: Place, input: &str) -> PResult<'_, Statement> {
    let (rest, label) = label(place, input)?;
    let (rest, scope) = scope(place, rest);
    let (after, kind) = kind(place, rest)?;
    let lone = matches!(kind, StatementKind::Article { .. } | StatementKind::Let { .. });
    if lone && (label.is_some() || scope.is_some()) {
        let width = word(rest).map_or(0, |(_, word)| word.len());
        return refuse(
            SyntaxError::problem(
                input,
                input.get(..input.len() - rest.len()).unwrap_or_default().trim_end().len(),
                "this statement takes no label and no scope",
                "not here",
            )
            .help(format!("begin the line with `{}`", rest.get(..width).unwrap_or_default())),
        );
    }
    let (rest, because) = if lone { (after, None) } else { because(place, after)? };
    end(input, rest)?;
    Ok((rest, Statement { span: place.span(input, rest), label, scope, kind, because }))
}

fn label(place: Place, input: &str) -> PResult<'_, Option<Spanned<String>>> {
    if !input.starts_with('"') {
        return Ok((input, None));
    }
    let (rest, label) = place.spanned(input, quoted)?;
    match blanks(rest).strip_prefix(':') {
        Some(rest) => Ok((blanks(rest), Some(label))),
        None => missing(blanks(rest), "`:` behind the label: `\"LABEL\": call exists`"),
    }
}

fn scope(place: Place, input: &str) -> (&str, Option<Spanned<Scope>>) {
    let Ok((rest, name)) = word(input) else { return (input, None) };
    let Some(after) = blanks(rest).strip_prefix(':') else { return (input, None) };
    let node = if name == "each" { Scope::Each } else { Scope::Article(name.to_owned()) };
    (blanks(after), Some(Spanned { node, span: place.span(input, rest) }))
}

fn because(place: Place, input: &str) -> PResult<'_, Option<Spanned<String>>> {
    match keyword(blanks(input), "because") {
        Some(reason) => text(place, reason).map(|(rest, reason)| (rest, Some(reason))),
        None => Ok((input, None)),
    }
}

fn kind(place: Place, input: &str) -> PResult<'_, StatementKind> {
    let Some((opening, rest)) = opening_word(input) else { return claim(place, input) };
    match opening {
        "article" => article(place, rest),
        "let" => binding(place, rest),
        "agree" => path(place, blanks(rest)).map(|(rest, path)| (rest, StatementKind::Agree(path))),
        "says" => text(place, rest).map(|(rest, sentence)| (rest, StatementKind::Says(sentence))),
        _ => finding(place, rest).map(|(rest, (rule, text))| {
            let kind = if opening == "expect" {
                StatementKind::Expect { rule, text }
            } else {
                StatementKind::Allow { rule, text }
            };
            (rest, kind)
        }),
    }
}

/// The word that makes the input another statement than a claim. The same words may begin a path: `article.date == 2026`.
fn opening_word(input: &str) -> Option<(&str, &str)> {
    let (rest, opening) = word(input).ok()?;
    let path = rest.starts_with(['.', '(', '[']) || begins_test(blanks(rest));
    (OPENING_WORDS.contains(&opening) && !path).then_some((opening, rest))
}

fn text(place: Place, input: &str) -> PResult<'_, Spanned<String>> {
    place.spanned(blanks(input), quoted)
}

fn article(place: Place, input: &str) -> PResult<'_, StatementKind> {
    let (rest, glob) = text(place, input)?;
    let (rest, name) = match keyword(blanks(rest), "as") {
        Some(name) => ident(place, name).map(|(rest, name)| (rest, Some(name)))?,
        None => (rest, None),
    };
    Ok((rest, StatementKind::Article { glob, name }))
}

fn binding(place: Place, input: &str) -> PResult<'_, StatementKind> {
    let (rest, name) = ident(place, input)?;
    let Some(rest) = blanks(rest).strip_prefix('=') else {
        return missing(blanks(rest), "`=`: `let turnout = percent near \"turnout\"`");
    };
    let (rest, kind) = place.spanned(blanks(rest), type_name)?;
    let Some(rest) = keyword(blanks(rest), "near") else { return missing(blanks(rest), "`near`: `near \"turnout\"`") };
    let (rest, near) = text(place, rest)?;
    Ok((rest, StatementKind::Let { name, kind, near }))
}

fn type_name(input: &str) -> PResult<'_, &'static ValueType> {
    let (rest, name) = expect("a type: `percent`, `duration`, `date`, `money`, `count`", word).parse(input)?;
    if let Some(kind) = type_named(name) {
        return Ok((rest, kind));
    }
    let names: Vec<&str> = TYPES.iter().map(|kind| kind.name).collect();
    let problem = SyntaxError::problem(input, name.len(), format!("there is no type `{name}`"), "no such type");
    refuse(match nearest(name, names.iter().copied()) {
        Some(meant) => problem.help(format!("did you mean `{meant}`?")),
        None => problem.help(format!("the types are {}", names.join(", "))),
    })
}

/// Reads the name of an article or a fact: letters, digits and `_`, no statement word.
fn ident(place: Place, input: &str) -> PResult<'_, Spanned<String>> {
    let input = blanks(input);
    let (rest, name) =
        place.spanned(input, |input| expect("a name of letters and digits: `wire`", word).parse(input))?;
    let refused = if name.node.contains('-') {
        Some(("a name here has no hyphen".to_owned(), format!("write `{}`", name.node.replace('-', "_"))))
    } else if is_statement_word(name.node) {
        Some((format!("`{}` is a word of the language", name.node), "choose another name".to_owned()))
    } else {
        None
    };
    match refused {
        Some((message, help)) => {
            refuse(SyntaxError::problem(input, name.node.len(), message, "not as a name").help(help))
        }
        None => Ok((rest, name.map(str::to_owned))),
    }
}

type Finding = (Spanned<String>, Option<Spanned<String>>);

fn finding(place: Place, input: &str) -> PResult<'_, Finding> {
    let (rest, rule) = place.spanned(blanks(input), rule_name)?;
    if !blanks(rest).starts_with('"') {
        return Ok((rest, (rule, None)));
    }
    let (rest, text) = text(place, rest)?;
    Ok((rest, (rule, Some(text))))
}

fn rule_name(input: &str) -> PResult<'_, String> {
    let end = input.find(|c: char| !matches!(c, 'a'..='z' | '0'..='9' | '-')).unwrap_or(input.len());
    if !input.starts_with(|c: char| c.is_ascii_lowercase()) {
        return missing(input, "the name of a rule: `truncated-sentence`");
    }
    let (rule, rest) = input.split_at(end);
    if rest.starts_with(is_word_char) {
        let found = token(input);
        let problem =
            SyntaxError::problem(input, found.len(), format!("no rule is named `{found}`"), "no name of a rule");
        let name = found.to_lowercase().replace('_', "-");
        return refuse(problem.help(format!("rules are named in small letters with hyphens: `{name}`")));
    }
    Ok((rest, rule.to_owned()))
}

/// What a word behind a path makes of it.
type Verdict = fn(Path) -> StatementKind;

const VERDICTS: [(&str, Verdict); 3] =
    [("exists", StatementKind::Exists), ("denied", StatementKind::Denied), ("absent", StatementKind::Absent)];

fn claim(place: Place, input: &str) -> PResult<'_, StatementKind> {
    let (rest, path) =
        expect("a statement: `call(Xi, Putin).duration == 85min`, `article \"*.txt\"`", |input| path(place, input))
            .parse(input)?;
    let ending = blanks(rest);
    for (word, kind) in VERDICTS {
        if let Some(rest) = keyword(ending, word) {
            return Ok((rest, kind(path)));
        }
    }
    match test(place, ending, blanks, true) {
        Ok((rest, test)) => Ok((rest, StatementKind::Claim { path, test })),
        Err(error) => Err(error.map(|error| misspelt_statement(input, ending, error))),
    }
}

/// `alow truncated-sentence` reads as a path without an operator; its first word tells what was meant.
fn misspelt_statement<'src>(input: &'src str, ending: &'src str, error: SyntaxError<'src>) -> SyntaxError<'src> {
    let written = input.get(..input.len() - ending.len()).unwrap_or_default().trim_end();
    let plain = word(written).is_ok_and(|(rest, _)| rest.is_empty());
    let follows = ending.starts_with('"') || ending.starts_with(char::is_alphabetic);
    let known_slip = error.problem.as_ref().is_some_and(|problem| problem.help.is_some());
    if !plain || !follows || known_slip || error.rest.len() != ending.len() {
        return error;
    }
    match nearest(written, OPENING_WORDS.into_iter()) {
        Some(meant) => {
            SyntaxError::problem(input, written.len(), format!("no statement begins with `{written}`"), "unknown word")
                .help(format!("did you mean `{meant}`?"))
        }
        None => error,
    }
}

/// Nothing but a comment may follow a statement.
fn end<'src>(input: &'src str, rest: &'src str) -> PResult<'src, ()> {
    let rest = blanks(rest);
    if at_line_end(rest) {
        return Ok((rest, ()));
    }
    let found = token(rest);
    let read = input.get(..input.len() - rest.len()).unwrap_or_default().trim_end();
    let last = read.rsplit([' ', '\t']).next().unwrap_or_default();
    let word = found.starts_with(char::is_alphabetic);
    let digit = |c: char| c.is_ascii_digit();
    let grouped = last.ends_with(digit) && rest.strip_prefix(',').is_some_and(|rest| rest.starts_with(digit));
    if word && nearest(found, ["because"].into_iter()).is_none() && last.starts_with(|c: char| c.is_ascii_digit()) {
        return refuse(unknown_unit(rest, last, found));
    }
    let problem = SyntaxError::problem(
        rest,
        found.len(),
        format!("expected the end of the statement, found {}", shown(found)),
        "nothing but `because \"…\"` or a comment may follow",
    );
    refuse(match nearest(found, ["because"].into_iter()) {
        Some(meant) if meant != found => problem.help(format!("did you mean `{meant}`?")),
        _ if matches!(found, "and" | "or" | "but") => {
            problem.help("write a statement for each claim, on a line of its own")
        }
        _ if word && last.starts_with(char::is_alphabetic) && !is_statement_word(last) => {
            problem.help(format!("put several words into quotation marks: `\"{last} {found}\"`"))
        }
        _ if grouped => problem.help("group digits with `_`, as in `20_000`"),
        _ => match super::advice(rest) {
            Some(help) => problem.help(help),
            None => problem.help("a statement is one line; a comment begins with `#`"),
        },
    })
}

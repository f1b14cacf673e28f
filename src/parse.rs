//! What every nom parser of ours shares: the error, which knows all that could have stood at the furthest point reached.

use nom::{
    IResult, Parser,
    error::{ErrorKind, FromExternalError, ParseError},
};
use std::cmp::Ordering;

/// The furthest point a parser reached, and all that it could have read there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError<'src> {
    /// The input from that point on.
    pub rest: &'src str,
    /// What could have stood there, in the order of the attempts; examples may follow behind a colon: ``an operator: `==`, `in` ``.
    pub expected: Vec<&'static str>,
    /// What is wrong, where more can be said than that something else was expected.
    pub problem: Option<Box<Problem>>,
}

/// A mistake that has a name of its own: an impossible date, a figure too large to compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// A few words for its place.
    pub label: String,
    /// What to write instead.
    pub help: Option<String>,
    /// How many bytes of the rest it is about.
    pub width: usize,
}

/// What a parser of ours returns.
pub type PResult<'src, T> = IResult<&'src str, T, SyntaxError<'src>>;

impl<'src> SyntaxError<'src> {
    /// Something else was expected at `rest`.
    pub(crate) fn expected(rest: &'src str, what: &'static str) -> Self {
        Self { rest, expected: vec![what], problem: None }
    }

    /// The first `width` bytes of `rest` are wrong in a way that has a name.
    pub(crate) fn problem(rest: &'src str, width: usize, message: impl Into<String>, label: impl Into<String>) -> Self {
        let problem = Problem { message: message.into(), label: label.into(), help: None, width };
        Self { rest, expected: Vec::new(), problem: Some(Box::new(problem)) }
    }

    /// The same with what to write instead.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        if let Some(problem) = &mut self.problem {
            problem.help = Some(help.into());
        }
        self
    }
}

impl<'src> ParseError<&'src str> for SyntaxError<'src> {
    fn from_error_kind(rest: &'src str, _: ErrorKind) -> Self {
        Self { rest, expected: Vec::new(), problem: None }
    }

    fn append(_: &'src str, _: ErrorKind, other: Self) -> Self {
        other
    }

    fn or(mut self, other: Self) -> Self {
        match (self.problem.is_some(), other.problem.is_some()) {
            (true, _) => return self,
            (false, true) => return other,
            (false, false) => {}
        }
        match self.rest.len().cmp(&other.rest.len()) {
            Ordering::Less => self,
            Ordering::Greater => other,
            Ordering::Equal => {
                let new: Vec<_> = other.expected.into_iter().filter(|what| !self.expected.contains(what)).collect();
                self.expected.extend(new);
                self
            }
        }
    }
}

impl<'src, E> FromExternalError<&'src str, E> for SyntaxError<'src> {
    fn from_external_error(rest: &'src str, kind: ErrorKind, _: E) -> Self {
        Self::from_error_kind(rest, kind)
    }
}

/// Names what `parser` reads, for the error when it fails without having read anything.
pub(crate) fn expect<'src, T>(
    what: &'static str,
    mut parser: impl Parser<&'src str, Output = T, Error = SyntaxError<'src>>,
) -> impl Parser<&'src str, Output = T, Error = SyntaxError<'src>> {
    move |input: &'src str| {
        parser.parse(input).map_err(|error| {
            error.map(|error| {
                let named = error.problem.is_none() && error.rest.len() == input.len();
                if named { SyntaxError::expected(input, what) } else { error }
            })
        })
    }
}

/// Fails for good: no alternative is tried.
pub(crate) fn refuse<T>(error: SyntaxError<'_>) -> PResult<'_, T> {
    Err(nom::Err::Failure(error))
}

/// Fails here; an alternative may fit.
pub(crate) fn missing<'src, T>(rest: &'src str, what: &'static str) -> PResult<'src, T> {
    Err(nom::Err::Error(SyntaxError::expected(rest, what)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use nom::{branch::alt, bytes::complete::tag, sequence::pair};

    fn error(input: &str) -> SyntaxError<'_> {
        let (a, b, c) = (expect("an a", tag("a")), expect("a b", tag("b")), expect("a c", tag("c")));
        let mut parser = alt((pair(a, b), pair(expect("an a", tag("a")), c)));
        match parser.parse(input) {
            Err(nom::Err::Error(error) | nom::Err::Failure(error)) => error,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn branches_that_stop_at_one_point_merge_what_they_expected() {
        assert_eq!(error("ax"), SyntaxError { rest: "x", expected: vec!["a b", "a c"], problem: None });
        assert_eq!(error("x").expected, ["an a"]);
    }

    #[test]
    fn a_problem_outlives_what_was_merely_expected() {
        let problem = SyntaxError::problem("31", 2, "no such day", "no such day");
        assert_eq!(SyntaxError::expected("", "a day").or(problem.clone()), problem);
    }
}

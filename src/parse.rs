//! What every nom parser of ours shares: the error, which knows all that could have stood at the furthest point reached.

use nom::{
    IResult,
    error::{ErrorKind, ParseError},
};
use std::cmp::Ordering;

/// The furthest point a parser reached, and all that it could have read there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError<'src> {
    /// The input from that point on.
    pub rest: &'src str,
    /// What could have stood there, in the order of the attempts.
    pub expected: Vec<&'static str>,
}

/// What a parser of ours returns.
pub type PResult<'src, T> = IResult<&'src str, T, SyntaxError<'src>>;

impl<'src> ParseError<&'src str> for SyntaxError<'src> {
    fn from_error_kind(rest: &'src str, _: ErrorKind) -> Self {
        Self { rest, expected: Vec::new() }
    }

    fn append(_: &'src str, _: ErrorKind, other: Self) -> Self {
        other
    }

    fn or(mut self, other: Self) -> Self {
        match self.rest.len().cmp(&other.rest.len()) {
            Ordering::Less => self,
            Ordering::Greater => other,
            Ordering::Equal => {
                self.expected.extend(other.expected);
                self
            }
        }
    }
}

pub(crate) fn unwritten<T>(rest: &str) -> PResult<'_, T> {
    Err(nom::Err::Error(SyntaxError { rest, expected: Vec::new() }))
}

//! JSON whose values keep their places in the file.

use crate::source::{Extract, Span};
use serde_json::value::RawValue;
use std::{borrow::Cow, collections::BTreeMap};

/// A value, as it is written in a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written<'a> {
    file: &'a str,
    value: &'a RawValue,
}

/// The value that `text`, a part of `file`, holds.
pub(crate) fn parse<'a>(file: &'a str, text: &'a str) -> Result<Written<'a>, serde_json::Error> {
    Ok(Written { file, value: serde_json::from_str(text)? })
}

impl<'a> Written<'a> {
    /// Its place in the file.
    pub(crate) fn span(self) -> Span {
        // It is a part of the file's own bytes, so the distance of their addresses is its offset.
        let start = (self.value.get().as_ptr() as usize).saturating_sub(self.file.as_ptr() as usize);
        Span::new(start, start + self.value.get().len())
    }

    /// Its keys and their values, if it is an object.
    pub(crate) fn object(self) -> Option<BTreeMap<Cow<'a, str>, Self>> {
        if !self.value.get().starts_with('{') {
            return None;
        }
        let keys: BTreeMap<Cow<'a, str>, &'a RawValue> = serde_json::from_str(self.value.get()).ok()?;
        Some(keys.into_iter().map(|(key, value)| (key, Self { file: self.file, value })).collect())
    }

    /// Its elements, if it is an array.
    pub(crate) fn array(self) -> Option<Vec<Self>> {
        if !self.value.get().starts_with('[') {
            return None;
        }
        let values: Vec<&'a RawValue> = serde_json::from_str(self.value.get()).ok()?;
        Some(values.into_iter().map(|value| Self { file: self.file, value }).collect())
    }

    /// What it says, if it is a string; half a surrogate pair is no character and becomes the sign for one.
    pub(crate) fn string(self) -> Option<Extract> {
        let inside = self.value.get().strip_prefix('"')?.strip_suffix('"')?;
        let start = self.span().start as usize + 1;
        let mut string = Extract::default();
        let mut at = 0;
        while let Some(found) = inside.get(at..).and_then(|rest| rest.find('\\')) {
            string.copy(self.file, Span::new(start + at, start + at + found));
            at += found;
            let (length, character) = escape(inside.get(at..).unwrap_or_default());
            string.decode(character.encode_utf8(&mut [0; 4]), Span::new(start + at, start + at + length));
            at += length;
        }
        string.copy(self.file, Span::new(start + at, start + inside.len()));
        Some(string)
    }
}

/// The escape that `text` begins with: its length, and its character.
fn escape(text: &str) -> (usize, char) {
    let unit =
        |at: usize| text.get(at..)?.strip_prefix("\\u").and_then(|hex| u16::from_str_radix(hex.get(..4)?, 16).ok());
    let Some(first) = unit(0) else {
        let character = match text.chars().nth(1) {
            Some('n') => '\n',
            Some('t') => '\t',
            Some('r' | 'b' | 'f') => ' ',
            Some(other) => other,
            None => char::REPLACEMENT_CHARACTER,
        };
        return (text.len().min(2), character);
    };
    let units = [Some(first), unit(6)];
    let character = char::decode_utf16(units.into_iter().flatten()).next().and_then(Result::ok);
    match character {
        Some(character) => (6 * character.len_utf16(), character),
        None => (6, char::REPLACEMENT_CHARACTER),
    }
}

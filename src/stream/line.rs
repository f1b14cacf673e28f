//! A line of the input: its keys, what it asks to be read, and what is wrong with it.

use super::Kind;
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};
use serde_json::value::RawValue;
use std::{borrow::Cow, collections::BTreeMap};

/// What a line asks to be read.
pub(super) struct Record<'a> {
    pub(super) text: String,
    pub(super) date: Option<Date>,
    pub(super) sources: Option<Vec<SourceRecord<'a>>>,
}

/// A text that the text of a line is held against.
pub(super) struct SourceRecord<'a> {
    pub(super) id: &'a RawValue,
    pub(super) text: String,
    pub(super) date: Option<Date>,
}

/// The keys of a line, each with its value as it is written: an identifier comes back as it was given, however large its number is.
pub(super) type Keys<'a> = BTreeMap<Cow<'a, str>, &'a RawValue>;

/// The keys of a line, or why it has none.
pub(super) fn parse(line: &[u8]) -> Result<Keys<'_>, String> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let text = std::str::from_utf8(line)
        .map_err(|error| format!("the line is not UTF-8: byte {} starts no character", error.valid_up_to()))?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err("the line is blank; it must be a JSON object with a `text`".to_owned());
    }
    let whole: &RawValue = serde_json::from_str(text).map_err(|error| {
        let said = error.to_string();
        let what = said.split(" at line ").next().unwrap_or_default();
        format!("the line is not JSON: {what} at column {}", error.column())
    })?;
    serde_json::from_str(whole.get())
        .map_err(|_| format!("the line is {}; it must be an object with a `text`", described(whole)))
}

/// What the keys of a line ask for, or which of them holds something else.
pub(super) fn record<'a>(keys: &Keys<'a>, emit: &[Kind]) -> Result<Record<'a>, String> {
    let text = string(keys, "text")?.ok_or("`text` is missing; it must be a string")?.into_owned();
    let date = string(keys, "date")?.map(|text| date(&text)).transpose()?;
    string(keys, "title")?;
    let array = match keys.get("sources") {
        None => None,
        Some(sources) => match described(sources) {
            "null" => None,
            "an array" => Some(sources),
            other => return Err(format!("`sources` is {other}; it must be an array")),
        },
    };
    let sources = array.filter(|_| emit.contains(&Kind::Checks)).map(|array| sources(array)).transpose()?;
    Ok(Record { text, date, sources })
}

fn sources(array: &RawValue) -> Result<Vec<SourceRecord<'_>>, String> {
    let items: Vec<&RawValue> = serde_json::from_str(array.get()).map_err(|error| format!("`sources`: {error}"))?;
    items
        .into_iter()
        .enumerate()
        .map(|(at, item)| source(item).map_err(|error| format!("source {}: {error}", at + 1)))
        .collect()
}

fn source(item: &RawValue) -> Result<SourceRecord<'_>, String> {
    let keys: Keys<'_> = serde_json::from_str(item.get())
        .map_err(|_| format!("it is {}; it must be an object with a `text`", described(item)))?;
    let text = string(&keys, "text")?.ok_or("`text` is missing; it must be a string")?.into_owned();
    let date = string(&keys, "date")?.map(|text| date(&text)).transpose()?;
    Ok(SourceRecord { id: keys.get("id").copied().unwrap_or(RawValue::NULL), text, date })
}

fn string<'a>(keys: &Keys<'a>, key: &str) -> Result<Option<Cow<'a, str>>, String> {
    let Some(value) = keys.get(key) else { return Ok(None) };
    match described(value) {
        "null" => Ok(None),
        "a string" => match serde_json::from_str::<Cow<'a, str>>(value.get()) {
            Ok(text) => Ok(Some(text)),
            Err(_) => Err(format!("`{key}` holds half a surrogate pair, which is no character")),
        },
        other => Err(format!("`{key}` is {other}; it must be a string")),
    }
}

/// What a value is, by its first character.
fn described(value: &RawValue) -> &'static str {
    match value.get().as_bytes().first() {
        Some(b'n') => "null",
        Some(b't' | b'f') => "a boolean",
        Some(b'"') => "a string",
        Some(b'[') => "an array",
        Some(b'{') => "an object",
        _ => "a number",
    }
}

/// A day, a local time of a day, or an instant with its offset, whose day is the one that is written.
fn date(text: &str) -> Result<Date, String> {
    let day = || text.get(..10)?.parse().ok();
    let local = || text.parse::<DateTime>().ok().map(DateTime::date);
    let instant = || text.parse::<Timestamp>().ok().and_then(|_| day());
    local().or_else(instant).ok_or_else(|| {
        format!("`date` is {text:?}; it must be a day such as 2026-02-04 or a time such as 2026-02-04T09:30:00")
    })
}

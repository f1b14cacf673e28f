//! What stands between lines of `---` or `+++` at the beginning of Markdown: YAML or TOML, of which only plain keys with plain values are read.

use super::{
    keys::{self, Place, Role},
    parts::Parts,
};
use crate::source::{Extract, Span};

/// The front matter of `text` and where the rest begins; the lines around it aside.
pub(super) fn split(text: &str) -> Option<(Span, usize)> {
    let mark = text.trim_start_matches('\u{feff}');
    let begin = text.len() - mark.len();
    let fence = mark.lines().next().filter(|line| matches!(line.trim_end(), "---" | "+++"))?.trim_end();
    let mut at = begin;
    for (number, line) in mark.split_inclusive('\n').enumerate() {
        let closes = line.trim_end() == fence || fence == "---" && line.trim_end() == "...";
        if number > 0 && closes {
            let start = begin + mark.split_inclusive('\n').next().map_or(0, str::len);
            let is_matter = text.get(start..at).is_some_and(|matter| matter.contains([':', '=']));
            return is_matter.then(|| (Span::new(start, at), at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Takes what the keys of `matter` say.
pub(super) fn read(text: &str, matter: Span, parts: &mut Parts) {
    let values = values(text, matter);
    let of = |role| {
        let named = |name: &'static str| values.iter().filter(move |(key, _)| key.eq_ignore_ascii_case(name));
        keys::names(Place::Front, role).iter().flat_map(move |name| named(name)).map(|(_, value)| value)
    };
    of(Role::Date).for_each(|value| parts.set_date(value));
    of(Role::Title).for_each(|value| parts.set_title(value));
    of(Role::Byline).for_each(|value| parts.set_byline(value));
}

fn values(text: &str, matter: Span) -> Vec<(&str, Extract)> {
    let mut values = Vec::new();
    let mut at = matter.start as usize;
    for line in text.get(matter.range()).unwrap_or_default().split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some(mark) = line.find([':', '=']).filter(|_| !line.starts_with([' ', '\t', '#', '-'])) else { continue };
        let (key, rest) = line.split_at(mark);
        let value = rest.get(1..).unwrap_or_default();
        let begin = start + line.len() - value.trim_start().len();
        values.push((key.trim(), plain(text, Span::new(begin, begin + value.trim().len()))));
    }
    values
}

/// A value without the quotation marks or brackets around it.
fn plain(text: &str, mut span: Span) -> Extract {
    for (open, close) in [('[', ']'), ('"', '"'), ('\'', '\'')] {
        let written = text.get(span.range()).unwrap_or_default();
        if written.len() > 1 && written.starts_with(open) && written.ends_with(close) {
            span = Span { start: span.start + 1, end: span.end - 1 };
        }
    }
    let mut value = Extract::default();
    value.copy(text, span);
    value.trimmed()
}

//! Articles in JSON: ninjs, items of JSON Feed, schema.org, and objects with a `text`; one, several, or one a line.

mod values;

pub(super) use values::{Written, parse};

use super::{
    html,
    keys::{self, Place, Role},
    parts::Parts,
};
use crate::{
    diagnostic::{Diagnostic, Label},
    source::{Extract, Source, Span},
};
use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

type Keys<'a> = BTreeMap<Cow<'a, str>, Written<'a>>;

/// The articles of a JSON file.
pub(super) fn read(file: &Arc<Source>) -> Result<Vec<Parts>, Diagnostic> {
    let text = file.text().trim_start_matches('\u{feff}');
    articles(file, text)
}

/// The articles of a file of JSON lines; blank lines hold none.
pub(super) fn read_lines(file: &Arc<Source>) -> Result<Vec<Parts>, Diagnostic> {
    let mut parts = Vec::new();
    for line in file.text().trim_start_matches('\u{feff}').lines().filter(|line| !line.trim().is_empty()) {
        parts.extend(articles(file, line)?);
    }
    Ok(parts)
}

/// Whether `text` is an object, or an array of them, that has the text of an article under a name that is known.
pub(super) fn is_article(text: &str) -> bool {
    parse(text, text).is_ok_and(|value| !articles_in(value).is_empty())
}

fn articles(file: &Arc<Source>, text: &str) -> Result<Vec<Parts>, Diagnostic> {
    let value = parse(file.text(), text).map_err(|error| broken(file, text, &error))?;
    let articles = articles_in(value);
    if articles.is_empty() { Err(no_article(file, value)) } else { Ok(articles) }
}

/// The articles of an object or an array, those of its items included.
fn articles_in(value: Written<'_>) -> Vec<Parts> {
    if let Some(values) = value.array() {
        return values.into_iter().filter_map(|value| article(&value.object()?)).collect();
    }
    let Some(keys) = value.object() else { return Vec::new() };
    if let Some(article) = article(&keys) {
        return vec![article];
    }
    let items = first(&keys, Role::Several).find_map(Written::array).unwrap_or_default();
    items.into_iter().filter_map(|item| article(&item.object()?)).collect()
}

fn article(keys: &Keys<'_>) -> Option<Parts> {
    let text = first(keys, Role::Text).find_map(|value| body(value, &[]));
    let html = || first(keys, Role::Html).find_map(|value| body(value, keys::names(Place::Json, Role::Html)));
    let mut parts = Parts { body: text.or_else(html)?, ..Parts::default() };
    describe(keys, &mut parts);
    Some(parts)
}

/// Takes date, headline and names of writers from the keys of an object.
pub(super) fn describe(keys: &Keys<'_>, parts: &mut Parts) {
    for (role, set) in [
        (Role::Date, Parts::set_date as fn(&mut Parts, &Extract)),
        (Role::Title, Parts::set_title),
        (Role::Byline, Parts::set_byline),
    ] {
        for value in first(keys, role).filter_map(said) {
            set(parts, &value);
        }
    }
}

/// The values under the names for `role`, the best first.
fn first<'a>(keys: &Keys<'a>, role: Role) -> impl Iterator<Item = Written<'a>> {
    keys::names(Place::Json, role).iter().filter_map(|name| keys.get(*name).copied())
}

/// A string, or that of the first object in an array: `[{"name": "Ann Lee"}]`, `[{"value": "Old bridge falls"}]`.
fn said(value: Written<'_>) -> Option<Extract> {
    let value = value.array().map_or(Some(value), |values| values.first().copied())?;
    value.string().or_else(|| {
        let keys = value.object()?;
        ["name", "value", "headline"].into_iter().find_map(|name| keys.get(name)?.string())
    })
}

/// The text of a body. Under the names of `html` it may be markup.
fn body(value: Written<'_>, html: &[&str]) -> Option<Extract> {
    let text = said(value)?;
    let marked = !html.is_empty() && text.text().contains("</");
    let text = if marked { html::fragment(text.text()).through(&text) } else { text };
    (!text.is_blank()).then_some(text)
}

fn broken(file: &Arc<Source>, text: &str, error: &serde_json::Error) -> Diagnostic {
    let said = error.to_string();
    let what = said.split(" at line ").next().unwrap_or_default();
    let start = (text.as_ptr() as usize).saturating_sub(file.text().as_ptr() as usize);
    let line = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let at = file.text().floor_char_boundary(start + line + error.column().saturating_sub(1));
    Diagnostic::error("broken-json", format!("`{}` is not JSON", file.name()))
        .label(Label::new(file, Span::new(at, at), what))
        .help("a file that holds an object a line ends in `.jsonl`")
}

fn no_article(file: &Arc<Source>, value: Written<'_>) -> Diagnostic {
    let start = value.span().start;
    let names: Vec<&str> =
        [Role::Text, Role::Html].into_iter().flat_map(|role| keys::names(Place::Json, role)).copied().collect();
    Diagnostic::error("empty-article", format!("`{}` holds no article", file.name()))
        .label(Label::new(file, Span { start, end: start }, "no text under a name that is known"))
        .help(format!("the text of an article stands under one of these names: {}", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        let file = Source::new("a.json", text).expect("short");
        let parts = read(&file).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        parts.into_iter().map(|parts| parts.into_source(&file).expect("short").text().to_owned()).collect()
    }

    #[test]
    fn articles_are_found_under_the_names_of_each_format() {
        for (text, expected) in [
            (
                r#"{"text": "Xi spoke.", "date": "2026-02-04", "title": "Leaders speak"}"#,
                " date 2026-02-04\nLeaders speak\n\nXi spoke.\n",
            ),
            (
                r#"{"uri": "x", "type": "text", "headline": "Leaders speak", "byline": "By Ann Lee", "versioncreated": "2026-02-04T09:30:00Z",
                   "body_html": "<p>Xi &amp; Putin <b>spoke</b>.</p>\n<p>They agreed.<\/p>"}"#,
                " date 2026-02-04\nLeaders speak\n\nBy Ann Lee\n\nXi & Putin spoke.\n\nThey agreed.\n",
            ),
            (
                r#"{"headlines": [{"value": "Leaders speak"}], "bodies": [{"role": "main", "value": "<p>Xi spoke.</p>"}]}"#,
                "Leaders speak\n\nXi spoke.\n",
            ),
            (
                r#"[{"text": "One."}, {"text": ""}, {"id": 3}, {"content_text": "Two \u201cx\u201d \ud83d\ude00\n\"y\""}]"#,
                "One.\nTwo “x” 😀\n\"y\"\n",
            ),
            (
                r#"{"version": "https://jsonfeed.org/version/1.1", "title": "My feed", "items": [{"content_html": "<p>One.</p>", "title": "First",
                   "authors": [{"name": "Ann Lee"}], "date_published": "2026-02-04T23:30:00-08:00"}]}"#,
                " date 2026-02-04\nFirst\n\nBy Ann Lee\n\nOne.\n",
            ),
            (
                r#"{"@type": "NewsArticle", "articleBody": "Xi spoke.", "datePublished": null, "author": {"name": "AP"}}"#,
                "Xi spoke.\n",
            ),
        ] {
            assert_eq!(texts(text).concat(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let refused = |text: &str, lines: bool| {
            let file = Source::new("a.json", text).expect("short");
            let error = if lines { read_lines(&file) } else { read(&file) }.expect_err("it is wrong");
            let label = error.labels.first().expect("a place");
            let at = file.position(label.span.start);
            format!("{}:{} {}", at.line, at.column, label.text)
        };
        assert_eq!(refused("{\"text\": \"One.\",\n  \"date\" 5}", false), "2:10 expected `:`");
        assert_eq!(refused("{\"text\": \"One.\"}\n\n{\"text\": \"Two.\"", true), "3:15 EOF while parsing an object");
        assert_eq!(refused("\n [{\"id\": 5}]", false), "2:2 no text under a name that is known");
        assert_eq!(
            refused(&format!("{{\"text\": {}", "[".repeat(1 << 20)), false),
            "1:1048585 EOF while parsing a list"
        );
    }

    #[test]
    fn broken_escapes_become_the_sign_for_no_character() {
        assert_eq!(texts(r#"{"text": "a\ud800b\udc00 \ud800\u0041."}"#), ["a\u{fffd}b\u{fffd} \u{fffd}A.\n"]);
    }
}

//! What a page says of its article: date, headline, byline.

use super::{
    elements::Part,
    main_text::Main,
    tree::{Element, Page},
};
use crate::{
    formats::{
        json,
        keys::{self, Place, Role},
        parts::Parts,
        references,
    },
    source::{Extract, Span},
};

/// Takes what the page says, the surest first.
pub(super) fn read(page: &Page<'_>, main: &Main, parts: &mut Parts) {
    let mut told = Parts::default();
    for (at, _) in page.elements().filter(|(_, element)| is_json_ld(page, element)) {
        if let Some(script) = page.contents(at) {
            read_json_ld(page, script, &mut told);
        }
    }
    read_meta(page, &mut told);
    let headline = main.blocks.iter().find(|block| block.kind == Part::Title).map(|block| &block.text);
    // Pages without a title of the first rank give their headline the second, and begin with it.
    let second = || main.blocks.first().filter(|block| block.kind == Part::Heading).map(|block| &block.text);
    if let Some(headline) = headline.or_else(second) {
        parts.set_title(headline);
    }
    parts.title = parts.title.take().or(told.title);
    (parts.date, parts.byline) = (told.date, told.byline);
    read_elements(page, main, parts);
}

fn is_json_ld(page: &Page<'_>, element: &Element) -> bool {
    page.is(element, "script")
        && page.attribute(element, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json"))
}

/// How deep in the data the article may stand.
const DEEPEST: usize = 4;

fn read_json_ld(page: &Page<'_>, script: Span, told: &mut Parts) {
    // A broken script is the page's fault, and its text stands elsewhere.
    let Ok(value) = json::parse(page.text, page.slice(script)) else { return };
    let mut level = vec![value];
    for _ in 0..DEEPEST {
        let mut below = Vec::new();
        for value in level {
            below.extend(value.array().unwrap_or_default());
            let Some(keys) = value.object() else { continue };
            if keys.get("@type").is_some_and(|kind| is_article(*kind)) {
                return json::describe(&keys, told);
            }
            below.extend(
                ["@graph", "mainEntity", "mainEntityOfPage"].iter().filter_map(|name| keys.get(*name).copied()),
            );
        }
        level = below;
    }
}

/// `NewsArticle`, `BlogPosting`, `Report`: the types of schema.org that are a kind of article.
fn is_article(kind: json::Written<'_>) -> bool {
    let kinds = kind.array().unwrap_or_else(|| vec![kind]);
    let ends = |kind: &Extract| ["Article", "Posting", "Report", "Review"].iter().any(|end| kind.text().ends_with(end));
    kinds.into_iter().filter_map(json::Written::string).any(|kind| ends(&kind))
}

fn read_meta(page: &Page<'_>, told: &mut Parts) {
    let metas: Vec<(&str, &Element)> = page
        .elements()
        .filter(|(_, element)| page.is(element, "meta"))
        .filter_map(|(_, element)| {
            let name = ["property", "name", "itemprop"].iter().find_map(|name| page.attribute(element, name))?;
            Some((name, element))
        })
        .collect();
    let of = |role| {
        let named = |name: &&'static str| {
            metas.iter().filter(move |(other, _)| other.eq_ignore_ascii_case(name)).collect::<Vec<_>>()
        };
        keys::names(Place::Meta, role).iter().flat_map(named).filter_map(|(_, element)| page.value(element, "content"))
    };
    of(Role::Date).for_each(|value| told.set_date(&value));
    of(Role::Title).for_each(|value| told.set_title(&without_site(&value)));
    of(Role::Byline).for_each(|value| told.set_byline(&value));
    for (at, _) in page.elements().filter(|(_, element)| page.is(element, "title")).take(1) {
        let mut title = Extract::default();
        references::push(&mut title, page.text, page.contents(at).unwrap_or_default());
        told.set_title(&without_site(&title.trimmed()));
    }
}

/// "Old bridge falls in storm | The Daily" without the name of the site.
fn without_site(title: &Extract) -> Extract {
    let text = title.text();
    let cut = [" | ", " – ", " — ", " - ", " · "].iter().filter_map(|mark| text.rfind(mark)).max();
    match cut.filter(|cut| text.get(..*cut).is_some_and(|rest| rest.split_whitespace().count() > 2)) {
        Some(cut) => title.part(Span::new(0, cut)),
        None => title.clone(),
    }
}

/// Takes what elements of the page are marked with.
fn read_elements(page: &Page<'_>, main: &Main, parts: &mut Parts) {
    let marked = |name: &'static str| {
        page.elements().filter(move |(_, element)| page.attribute(element, "itemprop") == Some(name))
    };
    for (at, element) in marked("datePublished").chain(times(page, main)) {
        let value = page.value(element, "datetime").or_else(|| page.value(element, "content"));
        parts.set_date(&value.unwrap_or_else(|| text(page, at)));
    }
    let by = |element: &Element| {
        let author =
            page.attribute(element, "rel") == Some("author") || page.attribute(element, "itemprop") == Some("author");
        author
            || page.attribute(element, "class").is_some_and(|class| {
                class.split_ascii_whitespace().any(|class| matches!(class, "byline" | "author" | "contributor"))
            })
    };
    for (at, _) in page.elements().filter(|(_, element)| by(element)) {
        parts.set_byline(&text(page, at));
    }
}

/// The times that the article bears, or, where it bears none, those that stand above it.
fn times<'p>(page: &'p Page<'_>, main: &Main) -> impl Iterator<Item = (usize, &'p Element)> {
    let within = page.within(main.root);
    let time = |(at, element): &(usize, &Element)| *at < within.end && page.is(element, "time");
    let times: Vec<(usize, &Element)> = page.elements().filter(time).collect();
    let (above, inside): (Vec<_>, Vec<_>) = times.into_iter().partition(|(at, _)| *at < within.start);
    let first = inside.into_iter().next();
    first.into_iter().chain(above.into_iter().next_back())
}

/// More text is none of a mark.
const LONGEST: usize = 200;

/// The text of a short element.
fn text(page: &Page<'_>, at: usize) -> Extract {
    let mut text = Extract::default();
    for node in page.nodes.get(page.within(at)).unwrap_or_default() {
        if let super::tree::Node::Text { span, .. } = node
            && text.text().len() < LONGEST
        {
            references::push(&mut text, page.text, *span);
        }
    }
    text.trimmed()
}

//! Which boxes of a page say of themselves that they are no part of the article.

use super::tree::{Element, Page};
use crate::tables::rows;
use std::{collections::HashSet, sync::LazyLock};

static WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../../data/page-furniture.txt")).flat_map(|row| row.split(' ')).collect());

/// The most words of a class that stand together in the list: "screen-reader-text".
const LONGEST: usize = 3;

/// Whether nobody who looks at the page sees the element.
pub(super) fn is_hidden(page: &Page<'_>, element: &Element) -> bool {
    let value = |name| page.attribute(element, name);
    let style = || value("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    value("hidden").is_some_and(|value| value != "until-found")
        || value("aria-hidden") == Some("true")
        || style().contains("display:none")
        || style().contains("visibility:hidden")
}

/// Whether its role, its class or its identifier is that of furniture.
pub(super) fn is_named(page: &Page<'_>, element: &Element) -> bool {
    let has_role = page.attribute(element, "role").is_some_and(is_role);
    let comment = page.attribute(element, "itemprop") == Some("comment");
    let named =
        |name| page.attribute(element, name).is_some_and(|value| value.split_ascii_whitespace().any(is_furniture));
    // Elements of a page's own are named by what they do: `amp-ad`.
    let name = page.slice(element.name);
    let own = name.contains('-') && is_furniture(name);
    has_role || comment || own || ["class", "id", "data-component", "data-testid"].into_iter().any(named)
}

fn is_role(role: &str) -> bool {
    matches!(
        role,
        "navigation"
            | "banner"
            | "complementary"
            | "contentinfo"
            | "dialog"
            | "alertdialog"
            | "search"
            | "form"
            | "menu"
            | "menubar"
            | "toolbar"
    )
}

/// Whether words of a class that stand together are in the list.
fn is_furniture(class: &str) -> bool {
    let class = hyphenated(class);
    // What an article is about is no sign of what it is.
    if ["category-", "tag-"].iter().any(|slug| class.starts_with(slug)) {
        return WORDS.contains(class.as_str());
    }
    let starts = || std::iter::once(0).chain(class.match_indices('-').map(|(at, _)| at + 1));
    starts().any(|start| {
        let rest = class.get(start..).unwrap_or_default();
        let ends = rest.match_indices('-').map(|(at, _)| at).chain([rest.len()]);
        ends.take(LONGEST).any(|end| rest.get(..end).is_some_and(|words| WORDS.contains(words)))
    })
}

/// `relatedLinks`, `related_links` and `related--links` as `related-links`.
fn hyphenated(class: &str) -> String {
    let mut name = String::with_capacity(class.len() + 4);
    let mut lower = false;
    for letter in class.chars() {
        let parts = !letter.is_alphanumeric() || letter.is_uppercase() && lower;
        if parts && !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
        if letter.is_alphanumeric() {
            name.extend(letter.to_lowercase());
        }
        lower = letter.is_lowercase();
    }
    name
}

//! The names under which files keep what they say of an article.

use crate::tables::rows;
use std::sync::LazyLock;

/// Where names stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Json,
    Meta,
    Front,
}

/// What stands under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Date,
    Title,
    Byline,
    Text,
    Html,
    /// Articles of their own.
    Several,
}

static KEYS: LazyLock<Vec<(Place, Role, Vec<&str>)>> = LazyLock::new(|| {
    let keys = rows(include_str!("../../data/article-keys.tsv")).filter_map(|row| {
        let (place, row) = row.split_once('\t')?;
        let (role, names) = row.split_once('\t')?;
        Some((place_of(place), role_of(role), names.split(' ').collect()))
    });
    keys.collect()
});

fn place_of(name: &str) -> Place {
    match name {
        "json" => Place::Json,
        "meta" => Place::Meta,
        _ => Place::Front,
    }
}

fn role_of(name: &str) -> Role {
    match name {
        "date" => Role::Date,
        "title" => Role::Title,
        "byline" => Role::Byline,
        "text" => Role::Text,
        "html" => Role::Html,
        _ => Role::Several,
    }
}

/// The names for a role, the best first.
pub(super) fn names(place: Place, role: Role) -> &'static [&'static str] {
    let of = |row: &&(Place, Role, Vec<&'static str>)| row.0 == place && row.1 == role;
    KEYS.iter().find(of).map_or(&[], |(_, _, names)| names)
}

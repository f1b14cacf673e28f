//! Every key of the file: its place, what it takes, what holds without it. The schema, the manual and the errors are made of this.

/// Bytes of an article, 64 MiB.
pub(super) const FILE_SIZE: u64 = 64 << 20;
/// Bytes of a claims file, 4 MiB.
pub(super) const CLAIMS_SIZE: u64 = 4 << 20;
/// Files that a pattern may match.
pub(super) const MATCHES: u64 = 10_000;
/// No file may ask for more bytes than that, 1 GiB: whoever sends a change can send a file of settings with it.
pub(super) const MOST_BYTES: u64 = 1 << 30;
/// No file may ask for more matches than that.
pub(super) const MOST_MATCHES: u64 = 1_000_000;

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A list of patterns.
    Patterns,
    /// One of some words.
    One(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// A number of bytes: "64 MiB".
    Size,
    /// A number.
    Count,
    /// A list of `FORMAT` or `FORMAT=FILE`.
    Reports,
    /// A table of rules and their levels.
    Levels,
    /// A list of tables, each with patterns and the levels of rules there.
    Overrides,
    /// A table of words, each with a list of others that stand for it.
    Synonyms,
}

/// A key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The table it stands in; none for the top.
    pub table: Option<&'static str>,
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What holds without it, as it would be written.
    pub default: &'static str,
    /// What it is for: a sentence.
    pub description: &'static str,
}

impl Key {
    /// Its name with that of its table: `report.formats`.
    pub fn path(&self) -> String {
        self.table.map_or_else(|| self.name.to_owned(), |table| format!("{table}.{}", self.name))
    }
}

/// The levels of a finding that may fail a run.
pub(super) const FAILING: &[&str] = &["error", "warning", "note"];
/// The levels of a rule.
pub(super) const LEVELS: &[&str] = &["error", "warning", "note", "off"];

/// Every key, in the order of the manual.
pub static KEYS: &[Key] = &[
    Key {
        table: None,
        name: "articles",
        kind: Kind::Patterns,
        default: "[]",
        description: "The articles of claims files that have no `article` statement.",
    },
    Key {
        table: None,
        name: "claims",
        kind: Kind::Patterns,
        default: "[\"claims\"]",
        description: "What is checked where the command line names nothing: claims files, folders of them, articles, patterns.",
    },
    Key {
        table: None,
        name: "unverified",
        kind: Kind::One(&["error", "warn"]),
        default: "\"error\"",
        description: "Whether a claim of which the articles say nothing fails the run or is a warning.",
    },
    Key {
        table: None,
        name: "fail-on",
        kind: Kind::One(FAILING),
        default: "\"error\"",
        description: "The lowest level of a finding that fails the run.",
    },
    Key {
        table: None,
        name: "allow-needs-reason",
        kind: Kind::Flag,
        default: "false",
        description: "Whether every `allow` of a claims file must say why, with `because`.",
    },
    Key {
        table: None,
        name: "rules",
        kind: Kind::Levels,
        default: "{}",
        description: "The level of the findings of a rule, or \"off\".",
    },
    Key {
        table: None,
        name: "paths",
        kind: Kind::Overrides,
        default: "[]",
        description: "Levels of rules for the articles that `match` names; where several match, the later wins.",
    },
    Key {
        table: Some("report"),
        name: "formats",
        kind: Kind::Reports,
        default: "[]",
        description: "The reports that a run writes where the command line asks for none, as `FORMAT` or `FORMAT=FILE`.",
    },
    Key {
        table: Some("compare"),
        name: "contradicted",
        kind: Kind::One(LEVELS),
        default: "\"error\"",
        description: "The level of what the sources of a draft exclude, or \"off\".",
    },
    Key {
        table: Some("compare"),
        name: "unverified",
        kind: Kind::One(LEVELS),
        default: "\"warning\"",
        description: "The level of a value, a quotation or a statement of a draft that no source has, or \"off\".",
    },
    Key {
        table: Some("compare"),
        name: "unverified-name",
        kind: Kind::One(LEVELS),
        default: "\"note\"",
        description: "The level of a name of a draft that no source has, or \"off\".",
    },
    Key {
        table: Some("limits"),
        name: "file-size",
        kind: Kind::Size,
        default: "\"64 MiB\"",
        description: "How large an article may be.",
    },
    Key {
        table: Some("limits"),
        name: "claims-size",
        kind: Kind::Size,
        default: "\"4 MiB\"",
        description: "How large a claims file may be.",
    },
    Key {
        table: Some("limits"),
        name: "matches",
        kind: Kind::Count,
        default: "10000",
        description: "How many files a pattern may match.",
    },
    Key {
        table: None,
        name: "subjects",
        kind: Kind::Synonyms,
        default: "{}",
        description: "Other nouns for the subject of a path.",
    },
    Key {
        table: None,
        name: "attributes",
        kind: Kind::Synonyms,
        default: "{}",
        description: "Other words for the attribute of a path.",
    },
    Key {
        table: None,
        name: "names",
        kind: Kind::Synonyms,
        default: "{}",
        description: "Other names of a person, an organisation or a place.",
    },
];

/// The names that may stand in `table`, tables below it included, each once.
pub(super) fn names_in(table: Option<&str>) -> Vec<&'static str> {
    let mut names: Vec<&str> = KEYS.iter().filter(|key| key.table == table).map(|key| key.name).collect();
    if table.is_none() {
        names.extend(KEYS.iter().filter_map(|key| key.table));
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// The number of bytes that "64 MiB" or "64" means.
pub fn size(text: &str) -> Option<u64> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let shift = match text.get(digits.len()..)?.trim_start() {
        "" | "B" => 0,
        "KiB" => 10,
        "MiB" => 20,
        "GiB" => 30,
        _ => return None,
    };
    digits.parse::<u64>().ok()?.checked_mul(1 << shift)
}

/// A number of bytes as it is written: "64 MiB".
pub fn size_shown(bytes: u64) -> String {
    let units = [(30, "GiB"), (20, "MiB"), (10, "KiB")];
    let unit = units.into_iter().find(|(shift, _)| bytes > 0 && bytes.is_multiple_of(1 << shift));
    unit.map_or_else(|| format!("{bytes} B"), |(shift, unit)| format!("{} {unit}", bytes >> shift))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_written_with_their_unit() {
        for (text, bytes) in
            [("64 MiB", Some(64 << 20)), ("1GiB", Some(1 << 30)), ("12", Some(12)), ("12 B", Some(12)), ("3 MB", None)]
        {
            assert_eq!(size(text), bytes, "{text}");
        }
        for text in ["", "MiB", "-1 MiB", "99999999999999999999", "99999999999 GiB", "1.5 MiB"] {
            assert_eq!(size(text), None, "{text}");
        }
        for text in ["64 MiB", "1 GiB", "12 B", "1025 B", "3 KiB", "0 B"] {
            assert_eq!(size_shown(size(text).expect("a size")), text);
        }
    }
}

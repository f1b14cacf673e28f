//! What a project sets for its checks: the file `factlint.toml`, what may stand in it, and where each value comes from.
//!
//! Pure: `run` finds and reads the file, and the command line and the environment go over it.

mod keys;
mod reader;
mod schema;
mod shown;

pub use keys::{KEYS, Key, Kind, size, size_shown};
pub use reader::parse;
pub use schema::schema;
pub use shown::shown;

use crate::{
    claims::Spanned,
    compare,
    diagnostic::Severity,
    language::vocabulary::Vocabulary,
    rules::{self, Level, Rule, Selection},
    source::{Source, Span},
};
use globset::GlobSet;
use std::{collections::BTreeMap, sync::Arc};

/// The name of the file.
pub const FILE: &str = "factlint.toml";

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is built in.
    Default,
    /// The file has it there.
    File(Span),
    /// The environment variable of that name.
    Environment(&'static str),
    /// The option of that name.
    CommandLine(&'static str),
}

/// A value and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// Its origin.
    pub origin: Origin,
}

impl<T> Setting<T> {
    /// A value that nobody set.
    fn default(value: T) -> Self {
        Self { value, origin: Origin::Default }
    }
}

/// What a claim of which the articles say nothing comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unverified {
    /// It fails the run.
    Error,
    /// It is a warning.
    Warn,
}

impl Unverified {
    /// `error` or `warn`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
        }
    }
}

/// Levels of rules, each with the place of its key.
pub type Levels = BTreeMap<&'static str, Setting<Level>>;

/// Levels for some of the paths.
#[derive(Clone, Debug)]
pub struct Override {
    /// The patterns as they are written.
    pub patterns: Vec<Spanned<String>>,
    /// What they match, relative to the folder of the file.
    matches: GlobSet,
    /// The levels there.
    pub rules: Levels,
}

/// A report that is written where the command line asks for none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The name of the format: `sarif`.
    pub format: &'static str,
    /// The file it goes to, relative to the folder of the settings; standard output where there is none.
    pub file: Option<String>,
}

/// Words that stand for another.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The table: `names`.
    pub table: &'static str,
    /// The word that the others stand for, at its place.
    pub first: Spanned<String>,
    /// The others.
    pub others: Vec<String>,
}

/// The level of each verdict of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparing {
    /// Of what the sources exclude.
    pub contradicted: Setting<Level>,
    /// Of a value, a quotation or a statement that no source has.
    pub unverified: Setting<Level>,
    /// Of a name that no source has.
    pub unverified_name: Setting<Level>,
}

impl Default for Comparing {
    fn default() -> Self {
        let levels = compare::Levels::default();
        let level = |severity: Option<Severity>| Setting::default(severity.map_or(Level::Off, Level::At));
        Self {
            contradicted: level(levels.contradicted),
            unverified: level(levels.unverified),
            unverified_name: level(levels.unverified_name),
        }
    }
}

impl Comparing {
    /// The levels themselves.
    pub fn levels(&self) -> compare::Levels {
        let severity = |setting: &Setting<Level>| match setting.value {
            Level::At(severity) => Some(severity),
            Level::Off => None,
        };
        compare::Levels {
            contradicted: severity(&self.contradicted),
            unverified: severity(&self.unverified),
            unverified_name: severity(&self.unverified_name),
        }
    }
}

/// How much is read; what goes beyond is an error.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    /// Bytes of an article.
    pub file_size: Setting<u64>,
    /// Bytes of a claims file.
    pub claims_size: Setting<u64>,
    /// Files that a pattern may match.
    pub matches: Setting<u64>,
}

/// Everything that is set.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The file, where there is one.
    pub source: Option<Arc<Source>>,
    /// The articles of claims files that name none, as patterns.
    pub articles: Setting<Vec<Spanned<String>>>,
    /// What is checked where the command line names nothing.
    pub claims: Setting<Vec<Spanned<String>>>,
    /// What an unverified claim comes to.
    pub unverified: Setting<Unverified>,
    /// The lowest level of a finding that fails the run.
    pub fail_on: Setting<Severity>,
    /// Whether `allow` must say why.
    pub allow_needs_reason: Setting<bool>,
    /// Levels of rules.
    pub rules: Levels,
    /// Levels for some paths; of several that match, the later wins.
    pub paths: Vec<Override>,
    /// The reports.
    pub report: Setting<Vec<Spanned<Report>>>,
    /// What a comparison of a draft with its sources tells.
    pub compare: Comparing,
    /// How much is read.
    pub limits: Limits,
    /// Words of one's own, as they are written.
    pub groups: Vec<Group>,
    /// The same, to look words up.
    pub vocabulary: Arc<Vocabulary>,
}

impl Default for Settings {
    fn default() -> Self {
        let claims = Spanned { node: "claims".to_owned(), span: Span::default() };
        Self {
            source: None,
            articles: Setting::default(Vec::new()),
            claims: Setting::default(vec![claims]),
            unverified: Setting::default(Unverified::Error),
            fail_on: Setting::default(Severity::Error),
            allow_needs_reason: Setting::default(false),
            rules: Levels::new(),
            paths: Vec::new(),
            report: Setting::default(Vec::new()),
            compare: Comparing::default(),
            limits: Limits {
                file_size: Setting::default(keys::FILE_SIZE),
                claims_size: Setting::default(keys::CLAIMS_SIZE),
                matches: Setting::default(keys::MATCHES),
            },
            groups: Vec::new(),
            vocabulary: Arc::default(),
        }
    }
}

/// What the command line and the environment say, whatever the file says.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// The lowest level of a finding that fails the run.
    pub fail_on: Option<Setting<Severity>>,
    /// What an unverified claim comes to.
    pub unverified: Option<Setting<Unverified>>,
    /// Bytes of an article.
    pub file_size: Option<Setting<u64>>,
}

impl Settings {
    /// The same with `over` in place of what the file says.
    #[must_use]
    pub fn overridden(mut self, over: &Overrides) -> Self {
        let put = |setting: &mut Setting<u64>, over: &Option<Setting<u64>>| {
            if let Some(over) = over {
                *setting = over.clone();
            }
        };
        put(&mut self.limits.file_size, &over.file_size);
        self.fail_on = over.fail_on.clone().unwrap_or(self.fail_on);
        self.unverified = over.unverified.clone().unwrap_or(self.unverified);
        self
    }

    /// The level that the file gives to `rule` for the article at `path`, relative to its folder; `None` where it gives none.
    pub fn level(&self, rule: &Rule, path: Option<&str>) -> Option<&Setting<Level>> {
        let here = |over: &&Override| path.is_some_and(|path| over.matches.is_match(path));
        let special = self.paths.iter().rev().filter(here).find_map(|over| over.rules.get(rule.name));
        special.or_else(|| self.rules.get(rule.name))
    }

    /// The rules for the article at `path`, relative to the folder of the file. What the command line chose is run even where the file has it off.
    pub fn selection(&self, chosen: &Selection, path: Option<&str>) -> Selection {
        let level = |rule: &Rule| self.level(rule, path).map(|setting| setting.value);
        let levelled = rules::ALL.iter().filter_map(|rule| {
            let runs = match (chosen, level(rule)) {
                (Selection::Default, Some(level)) => level != Level::Off,
                _ => chosen.has(rule),
            };
            let level = match level(rule) {
                Some(Level::At(severity)) => Some(severity),
                _ => chosen.level(rule.name),
            };
            runs.then_some((rule, level))
        });
        Selection::Levelled(levelled.collect())
    }

    /// Whether `rule` runs on any path.
    pub fn ever_runs(&self, rule: &Rule) -> bool {
        let on = |levels: &Levels| levels.get(rule.name).is_some_and(|level| level.value != Level::Off);
        on(&self.rules)
            || self.paths.iter().any(|over| on(&over.rules))
            || rule.on && !self.rules.contains_key(rule.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(text: &str) -> Settings {
        let (settings, errors) = parse(&Source::new(FILE, text).expect("short"));
        assert!(errors.is_empty(), "{errors:?}");
        settings
    }

    fn level(settings: &Settings, name: &str, path: &str) -> Option<&'static str> {
        let rule = rules::find(name).expect("it exists");
        settings.level(rule, Some(path)).map(|level| level.value.name())
    }

    #[test]
    fn of_the_levels_for_a_path_the_later_wins() {
        let settings = settings(
            "[rules]\nrepeated-word = 'note'\n[[paths]]\nmatch = ['archive/**']\nrules = { repeated-word = 'off' }\n\
             [[paths]]\nmatch = ['archive/new/*.txt']\nrules = { repeated-word = 'error' }\n",
        );
        for (path, expected) in [
            ("a.txt", "note"),
            ("archive/b.txt", "off"),
            ("archive/new/c.txt", "error"),
            ("archive/new/d/e.txt", "off"),
        ] {
            assert_eq!(level(&settings, "repeated-word", path), Some(expected), "{path}");
        }
        assert_eq!(level(&settings, "date-weekday", "a.txt"), None);
    }

    #[test]
    fn a_rule_that_the_command_line_names_runs_though_the_file_has_it_off() {
        let settings = settings("[rules]\nrepeated-word = 'off'\nmixed-quotation-style = 'warning'\n");
        let rule = |name| rules::find(name).expect("it exists");
        let default = settings.selection(&Selection::Default, None);
        assert!(!default.has(rule("repeated-word")) && default.has(rule("mixed-quotation-style")));
        assert!(default.has(rule("truncated-sentence")));
        assert_eq!(default.level("mixed-quotation-style"), Some(Severity::Warning));
        let chosen = settings.selection(&Selection::These(vec![rule("repeated-word")]), None);
        assert!(chosen.has(rule("repeated-word")) && !chosen.has(rule("truncated-sentence")));
        assert!(!settings.ever_runs(rule("repeated-word")) && settings.ever_runs(rule("mixed-quotation-style")));
    }

    #[test]
    fn the_command_line_goes_over_the_file() {
        let error = Setting { value: Severity::Error, origin: Origin::CommandLine("--fail-on") };
        let over = Overrides { fail_on: Some(error.clone()), ..Overrides::default() };
        let settings = settings("fail-on = 'note'\nunverified = 'warn'\n").overridden(&over);
        assert_eq!(settings.fail_on, error);
        assert_eq!(settings.unverified.value, Unverified::Warn);
    }
}

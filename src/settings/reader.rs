//! From the text of `factlint.toml` to [`Settings`], with everything that is wrong in it.

mod comparing;
mod reports;
#[cfg(test)]
mod tests;
mod words;

use super::{
    FILE, Levels, Limits, Origin, Override, Setting, Settings, Unverified,
    keys::{self, FAILING, LEVELS, MOST_BYTES, MOST_MATCHES},
};
use crate::{
    claims::Spanned,
    diagnostic::{Diagnostic, Label, Severity},
    language::vocabulary::Vocabulary,
    rules::{self, Level},
    source::{Source, Span},
    values::nearest,
};
use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};
use std::{ops::Range, sync::Arc};
use toml::de::{DeTable, DeValue};
use words::Fold;

/// The kind of every error of this file.
const CODE: &str = "settings";

/// A value of the file and its place.
type Placed<'a> = (&'a DeValue<'a>, Span);

/// Reads the file. What is wrong is left out of the settings and told, all of it at once.
pub fn parse(source: &Arc<Source>) -> (Settings, Vec<Diagnostic>) {
    let text = source.text().trim_start_matches('\u{feff}');
    let mut reader = Reader { source, offset: source.text().len() - text.len(), errors: Vec::new() };
    let (table, broken) = DeTable::parse_recoverable(text);
    for error in broken {
        let span = reader.span(error.span().unwrap_or(0..0));
        reader.tell(span, error.message().to_owned(), "not TOML", "`factlint config` shows a file that is".to_owned());
    }
    let mut settings = Settings { source: Some(Arc::clone(source)), ..Settings::default() };
    // What stands behind a mistake of syntax would only be misread.
    if reader.errors.is_empty() {
        let mut words = Vocabulary::default();
        reader.top(table.get_ref(), &mut settings, &mut words);
        settings.vocabulary = Arc::new(words);
    }
    reader.errors.sort_by_key(|error| error.labels.first().map(|label| label.span));
    (settings, reader.errors)
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    /// Bytes before the text that was parsed: the byte order mark.
    offset: usize,
    errors: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(range.start + self.offset, range.end + self.offset)
    }

    fn tell(&mut self, span: Span, message: String, label: &str, help: String) {
        let label = Label::new(self.source, span, label);
        self.errors.push(Diagnostic::error(CODE, message).label(label).help(help));
    }

    /// The keys of a table, each with its place and its value, in the order of the file.
    fn entries<'t>(&self, table: &'t DeTable<'t>) -> Vec<(&'t str, Span, Placed<'t>)> {
        let mut entries: Vec<_> = table
            .iter()
            .map(|(key, value)| {
                let place = self.span(value.span());
                (key.get_ref().as_ref(), self.span(key.span()), (value.get_ref(), place))
            })
            .collect();
        entries.sort_by_key(|(_, span, _)| *span);
        entries
    }

    fn top(&mut self, table: &DeTable<'_>, settings: &mut Settings, words: &mut Vocabulary) {
        for (key, place, value) in self.entries(table) {
            match key {
                "articles" => self.set(&mut settings.articles, place, value, Self::patterns),
                "claims" => self.set(&mut settings.claims, place, value, Self::patterns),
                "unverified" => self.set(&mut settings.unverified, place, value, Self::unverified),
                "fail-on" => self.set(&mut settings.fail_on, place, value, Self::severity),
                "allow-needs-reason" => self.set(&mut settings.allow_needs_reason, place, value, Self::flag),
                "rules" => settings.rules = self.levels(value),
                "paths" => settings.paths = self.overrides(value),
                "report" => self.report(value, &mut settings.report),
                "compare" => self.compare(value, &mut settings.compare),
                "limits" => self.limits(value, &mut settings.limits),
                "subjects" => words.subjects = self.synonyms(value, "subjects", Fold::Noun, &mut settings.groups),
                "attributes" => words.attributes = self.synonyms(value, "attributes", Fold::Word, &mut settings.groups),
                "names" => words.names = self.synonyms(value, "names", Fold::Name, &mut settings.groups),
                _ => self.unknown_key(key, place, None),
            }
        }
    }

    fn set<T>(
        &mut self,
        setting: &mut Setting<T>,
        place: Span,
        value: Placed<'_>,
        read: impl Fn(&mut Self, Placed<'_>) -> Option<T>,
    ) {
        if let Some(value) = read(self, value) {
            *setting = Setting { value, origin: Origin::File(place) };
        }
    }

    fn unknown_key(&mut self, key: &str, place: Span, table: Option<&str>) {
        let known = keys::names_in(table);
        let whole = table.map_or_else(|| key.to_owned(), |table| format!("{table}.{key}"));
        // A key of a table, written outside of it.
        let inside = keys::KEYS.iter().find(|known| known.name == key && known.table != table);
        let help = match (nearest(key, known.iter().copied()), inside) {
            (_, Some(inside)) => format!("its place is `{}`", inside.path()),
            (Some(near), None) => format!("did you mean `{near}`?"),
            (None, None) => format!("the keys are: {}", known.join(", ")),
        };
        self.tell(place, format!("there is no setting `{whole}`"), "unknown", help);
    }

    fn limits(&mut self, value: Placed<'_>, limits: &mut Limits) {
        for (key, place, value) in self.table(value, "limits") {
            match key {
                "file-size" => self.set(&mut limits.file_size, place, value, Self::size),
                "claims-size" => self.set(&mut limits.claims_size, place, value, Self::size),
                "matches" => self.set(&mut limits.matches, place, value, Self::count),
                _ => self.unknown_key(key, place, Some("limits")),
            }
        }
    }

    /// The entries of a value that is to be a table.
    fn table<'t>(&mut self, (value, place): Placed<'t>, name: &str) -> Vec<(&'t str, Span, Placed<'t>)> {
        if let DeValue::Table(table) = value {
            return self.entries(table);
        }
        self.misfit(place, value, "a table", format!("write `[{name}]` on a line of its own and its keys below it"));
        Vec::new()
    }

    fn misfit(&mut self, place: Span, value: &DeValue<'_>, wanted: &str, help: String) {
        let found = match value {
            DeValue::String(_) => "text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        self.tell(place, format!("this takes {wanted}; here is {found}"), &format!("not {wanted}"), help);
    }

    fn text<'t>(&mut self, (value, place): Placed<'t>, help: &str) -> Option<Spanned<&'t str>> {
        match value {
            DeValue::String(text) => Some(Spanned { node: text.as_ref(), span: place }),
            value => {
                self.misfit(place, value, "text", help.to_owned());
                None
            }
        }
    }

    /// The elements of a list of texts.
    fn texts<'t>(&mut self, (value, place): Placed<'t>, example: &str) -> Option<Vec<Spanned<&'t str>>> {
        let DeValue::Array(list) = value else {
            let listed = match value {
                DeValue::String(text) => format!("[{text:?}]"),
                _ => example.to_owned(),
            };
            self.misfit(place, value, "a list of texts", format!("write `{listed}`"));
            return None;
        };
        let items: Vec<Placed<'t>> = list.iter().map(|item| (item.get_ref(), self.span(item.span()))).collect();
        let texts = items.into_iter().filter_map(|item| self.text(item, &format!("write `{example}`")));
        Some(texts.collect())
    }

    fn patterns(&mut self, value: Placed<'_>) -> Option<Vec<Spanned<String>>> {
        let texts = self.texts(value, "[\"articles/*.txt\"]")?;
        let checked = texts.into_iter().filter_map(|text| {
            self.glob(&text)?;
            Some(Spanned { node: text.node.to_owned(), span: text.span })
        });
        Some(checked.collect())
    }

    fn glob(&mut self, pattern: &Spanned<&str>) -> Option<Glob> {
        let help = "`*` stands for any part of a name, `**` for any folders, `?` for one character, `{a,b}` for either";
        if pattern.node.is_empty() {
            self.tell(pattern.span, "an empty pattern matches nothing".to_owned(), "empty", help.to_owned());
            return None;
        }
        let glob = GlobBuilder::new(pattern.node).literal_separator(true).build();
        let told = |error: globset::Error| format!("`{}` is not a pattern: {}", pattern.node, error.kind());
        glob.map_err(|error| self.tell(pattern.span, told(error), "not a pattern", help.to_owned())).ok()
    }

    fn one_of<'k>(&mut self, value: Placed<'_>, known: &'k [&'k str]) -> Option<&'k str> {
        let quoted = |names: &[&str]| names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
        let text = self.text(value, &format!("write one of {}", quoted(known)))?;
        if let Some(found) = known.iter().find(|known| **known == text.node) {
            return Some(found);
        }
        let help = match nearest(text.node, known.iter().copied()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("write one of {}", quoted(known)),
        };
        self.tell(text.span, format!("\"{}\" is none of the values of this setting", text.node), "unknown value", help);
        None
    }

    fn unverified(&mut self, value: Placed<'_>) -> Option<Unverified> {
        let name = self.one_of(value, &["error", "warn"])?;
        Some(if name == "warn" { Unverified::Warn } else { Unverified::Error })
    }

    fn severity(&mut self, value: Placed<'_>) -> Option<Severity> {
        self.one_of(value, FAILING).and_then(severity)
    }

    fn flag(&mut self, (value, place): Placed<'_>) -> Option<bool> {
        match value {
            DeValue::Boolean(flag) => Some(*flag),
            value => {
                self.misfit(place, value, "true or false", "write it without quotation marks".to_owned());
                None
            }
        }
    }

    fn size(&mut self, value: Placed<'_>) -> Option<u64> {
        let text = self.text(value, "write a size such as \"64 MiB\"")?;
        match keys::size(text.node) {
            Some(bytes) if bytes <= MOST_BYTES => Some(bytes),
            Some(_) => {
                let help = "a file that needs more is read with `--max-file-size` on the command line";
                self.tell(text.span, "a file may ask for 1 GiB at most".to_owned(), "too much", help.to_owned());
                None
            }
            None => {
                let help = "write whole B, KiB, MiB or GiB, such as \"64 MiB\"";
                self.tell(text.span, format!("\"{}\" is no size", text.node), "not a size", help.to_owned());
                None
            }
        }
    }

    fn count(&mut self, (value, place): Placed<'_>) -> Option<u64> {
        let help = format!("write a whole number from 1 to {MOST_MATCHES}");
        let DeValue::Integer(number) = value else {
            self.misfit(place, value, "a whole number", help);
            return None;
        };
        let read = u64::from_str_radix(number.as_str(), number.radix()).ok();
        let fit = read.filter(|count| (1..=MOST_MATCHES).contains(count));
        if fit.is_none() {
            self.tell(place, format!("{number} is out of bounds"), "out of bounds", help);
        }
        fit
    }

    fn levels(&mut self, value: Placed<'_>) -> Levels {
        let mut levels = Levels::new();
        for (name, place, value) in self.table(value, "rules") {
            let Some(rule) = rules::find(name) else {
                self.unknown_rule(name, place);
                continue;
            };
            if let Some(level) = self.one_of(value, LEVELS) {
                let value = severity(level).map_or(Level::Off, Level::At);
                levels.insert(rule.name, Setting { value, origin: Origin::File(place) });
            }
        }
        levels
    }

    fn unknown_rule(&mut self, name: &str, place: Span) {
        let near = nearest(name, rules::ALL.iter().map(|rule| rule.name));
        let help = near
            .map_or_else(|| "`factlint rules` lists the rules".to_owned(), |near| format!("did you mean `{near}`?"));
        self.tell(place, format!("there is no rule `{name}`"), "no rule of this name", help);
    }

    fn overrides(&mut self, (value, place): Placed<'_>) -> Vec<Override> {
        let DeValue::Array(list) = value else {
            self.misfit(place, value, "a list of tables", "write `[[paths]]`, with two brackets".to_owned());
            return Vec::new();
        };
        let items: Vec<Placed<'_>> = list.iter().map(|item| (item.get_ref(), self.span(item.span()))).collect();
        items.into_iter().filter_map(|item| self.path(item)).collect()
    }

    fn path(&mut self, value: Placed<'_>) -> Option<Override> {
        let DeValue::Table(_) = value.0 else {
            self.misfit(value.1, value.0, "a table", format!("write `[[paths]]` in {FILE}, with two brackets"));
            return None;
        };
        let (mut patterns, mut rules) = (None, Levels::new());
        for (key, place, value) in self.table(value, "[paths]") {
            match key {
                "match" => patterns = self.patterns(value),
                "rules" => rules = self.levels(value),
                _ => self.unknown_path_key(key, place),
            }
        }
        let Some(patterns) = patterns else {
            let help = "write `match = [\"archive/**\"]` in it".to_owned();
            self.tell(value.1, "this table names no paths".to_owned(), "without `match`", help);
            return None;
        };
        let matches = self.set_of(&patterns);
        Some(Override { patterns, matches, rules })
    }

    fn unknown_path_key(&mut self, key: &str, place: Span) {
        let help = match nearest(key, ["match", "rules"].into_iter()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "a table of `paths` has `match` and `rules`".to_owned(),
        };
        self.tell(place, format!("there is no setting `paths.{key}`"), "unknown", help);
    }

    fn set_of(&mut self, patterns: &[Spanned<String>]) -> GlobSet {
        let mut set = GlobSetBuilder::new();
        for pattern in patterns {
            if let Some(glob) = self.glob(&Spanned { node: pattern.node.as_str(), span: pattern.span }) {
                set.add(glob);
            }
        }
        set.build().unwrap_or_else(|error| {
            let place = patterns.first().map_or(Span::default(), |first| first.span);
            self.tell(
                place,
                format!("these patterns are too much together: {}", error.kind()),
                "from here",
                "write fewer".to_owned(),
            );
            GlobSet::empty()
        })
    }
}

fn severity(name: &str) -> Option<Severity> {
    [Severity::Error, Severity::Warning, Severity::Note].into_iter().find(|severity| severity.name() == name)
}

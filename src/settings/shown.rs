//! What is in force, as a file of settings that says of each value where it comes from.

use super::{Level, Levels, Origin, Report, Setting, Settings, keys::size_shown};
use crate::{claims::Spanned, rules};

/// The settings for the article at `path` (relative to the folder of the file), or for all of them, and the root that nothing leads out of. It reads
/// as a file that comes to the same.
pub fn shown(settings: &Settings, path: Option<&str>, root: &str) -> String {
    let page = Page { settings };
    let file = settings.source.as_ref().map_or("no factlint.toml", |source| source.name());
    let head = |text: String| (text, String::new());
    let mut lines = vec![head(format!("# {}; the project is {}", escaped(file), escaped(root))), head(String::new())];
    lines.extend(page.top());
    lines.push((String::new(), String::new()));
    lines.push(("[rules]".to_owned(), String::new()));
    lines.extend(rules::ALL.iter().map(|rule| {
        let level = settings.level(rule, path);
        let value = level.map_or_else(|| rule.level(), |level| level.value.name());
        page.line(rule.name, quoted(value), level.map_or(Origin::Default, |level| level.origin))
    }));
    if path.is_none() {
        lines.extend(settings.paths.iter().flat_map(|over| page.over(&over.patterns, &over.rules)));
    }
    lines.extend(page.tables());
    lines.extend(["subjects", "attributes", "names"].into_iter().flat_map(|table| page.groups(table)));
    aligned(&lines)
}

struct Page<'a> {
    settings: &'a Settings,
}

/// A value as it is written, and where it comes from.
type Line = (String, String);

impl Page<'_> {
    fn line(&self, key: &str, value: impl std::fmt::Display, origin: Origin) -> Line {
        (format!("{key} = {value}"), self.origin(origin))
    }

    fn origin(&self, origin: Origin) -> String {
        match (origin, &self.settings.source) {
            (Origin::File(span), Some(source)) => format!("{}:{}", escaped(source.name()), source.line(span.start) + 1),
            (Origin::Default | Origin::File(_), _) => "default".to_owned(),
            (Origin::Environment(name) | Origin::CommandLine(name), _) => name.to_owned(),
        }
    }

    fn top(&self) -> Vec<Line> {
        let settings = self.settings;
        let patterns =
            |setting: &Setting<Vec<Spanned<String>>>| list(setting.value.iter().map(|text| text.node.clone()));
        vec![
            self.line("articles", patterns(&settings.articles), settings.articles.origin),
            self.line("claims", patterns(&settings.claims), settings.claims.origin),
            self.line("unverified", quoted(settings.unverified.value.name()), settings.unverified.origin),
            self.line("fail-on", quoted(settings.fail_on.value.name()), settings.fail_on.origin),
            self.line("allow-needs-reason", settings.allow_needs_reason.value, settings.allow_needs_reason.origin),
        ]
    }

    fn over(&self, patterns: &[Spanned<String>], levels: &Levels) -> Vec<Line> {
        let place = patterns.first().map_or(Origin::Default, |pattern| Origin::File(pattern.span));
        let mut lines = vec![
            (String::new(), String::new()),
            ("[[paths]]".to_owned(), String::new()),
            self.line("match", list(patterns.iter().map(|pattern| pattern.node.clone())), place),
        ];
        let level = |(name, level): (&&str, &Setting<Level>)| {
            self.line(&format!("rules.{name}"), quoted(level.value.name()), level.origin)
        };
        lines.extend(levels.iter().map(level));
        lines
    }

    fn groups(&self, table: &str) -> Vec<Line> {
        let groups: Vec<_> = self.settings.groups.iter().filter(|group| group.table == table).collect();
        let head =
            (!groups.is_empty()).then(|| [String::new(), format!("[{table}]")].map(|text| (text, String::new())));
        let line = |group: &&super::Group| {
            let others = list(group.others.iter().cloned());
            self.line(&quoted(&group.first.node), others, Origin::File(group.first.span))
        };
        head.into_iter().flatten().chain(groups.iter().map(line)).collect()
    }

    fn tables(&self) -> Vec<Line> {
        let Settings { report, compare, limits, .. } = self.settings;
        let level = |setting: &Setting<Level>| quoted(setting.value.name());
        let formats = report.value.iter().map(|Spanned { node: Report { format, file }, .. }| {
            file.as_ref().map_or_else(|| (*format).to_owned(), |file| format!("{format}={file}"))
        });
        let size = |setting: &Setting<u64>| quoted(&size_shown(setting.value));
        vec![
            (String::new(), String::new()),
            ("[report]".to_owned(), String::new()),
            self.line("formats", list(formats), report.origin),
            (String::new(), String::new()),
            ("[compare]".to_owned(), String::new()),
            self.line("contradicted", level(&compare.contradicted), compare.contradicted.origin),
            self.line("unverified", level(&compare.unverified), compare.unverified.origin),
            self.line("unverified-name", level(&compare.unverified_name), compare.unverified_name.origin),
            (String::new(), String::new()),
            ("[limits]".to_owned(), String::new()),
            self.line("file-size", size(&limits.file_size), limits.file_size.origin),
            self.line("claims-size", size(&limits.claims_size), limits.claims_size.origin),
            self.line("matches", limits.matches.value, limits.matches.origin),
        ]
    }
}

fn list(texts: impl Iterator<Item = String>) -> String {
    format!("[{}]", texts.map(|text| quoted(&text)).collect::<Vec<_>>().join(", "))
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// A text of which nothing does anything to a terminal or ends a line.
fn escaped(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '"' | '\\' => format!("\\{c}"),
            c if c.is_control() || is_bidirectional(c) => format!("\\u{:04X}", u32::from(c)),
            c => c.to_string(),
        })
        .collect()
}

/// Whether a character changes the direction of what follows it.
fn is_bidirectional(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Longer lines have their origin right behind them.
const WIDEST: usize = 60;

/// The lines with their origins in one column.
fn aligned(lines: &[Line]) -> String {
    let told = lines.iter().filter(|(_, origin)| !origin.is_empty());
    let widest = told.map(|(line, _)| line.chars().count()).filter(|width| *width <= WIDEST).max().unwrap_or(0);
    let mut page = String::new();
    for (line, origin) in lines {
        let pad = widest.saturating_sub(line.chars().count());
        let origin = if origin.is_empty() { String::new() } else { format!("{:pad$}  # {origin}", "") };
        page.extend([line.as_str(), &origin, "\n"]);
    }
    page
}

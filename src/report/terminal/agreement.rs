//! Articles held against each other: what differs, what agrees, what one of them has alone, then the sums.

use super::{
    Options, Verbosity, diagnostics,
    style::{Color, Style},
    text,
};
use crate::{
    agreement::{Group, Relation, Stated},
    report::agreement::Agreed,
};

/// The report of several articles.
pub fn render_agreement(agreed: &Agreed, options: &Options) -> String {
    let style = Style::new(options);
    let mut sections = diagnostics::render_all(&agreed.diagnostics(), &style);
    if options.verbosity > Verbosity::Quiet {
        let lists = Lists { agreed, style: &style, weak: options.verbosity == Verbosity::Verbose };
        sections.extend(lists.groups("may differ", Relation::MayDiffer));
        sections.extend(lists.groups("agree", Relation::Agree));
        sections.extend(lists.notions());
        sections.extend((0..agreed.articles.len()).filter_map(|article| lists.alone(article)));
    }
    sections.extend(diagnostics::render_all(&agreed.errors, &style));
    let color = if agreed.exit_status() == 0 { Color::Green } else { Color::Red };
    let lines = text::wrap(&agreed.summary(), style.width, style.width - 2);
    let lines: Vec<String> = lines.iter().map(|line| style.paint(line, color)).collect();
    sections.push(lines.join("\n  ") + "\n");
    style.finish(&sections)
}

const INDENT: usize = 2;
const HANG: usize = 4;
/// The value of a list or a link may be much longer than the words that state it: then these are shown.
const MOST_LONGER: usize = 4;

struct Lists<'a> {
    agreed: &'a Agreed,
    style: &'a Style,
    /// Whether what no article states firmly is listed, too.
    weak: bool,
}

impl Lists<'_> {
    /// The groups of a relation; of those that may differ all, whatever the doubt.
    fn groups(&self, title: &str, relation: Relation) -> Option<String> {
        let shown = |group: &&Group| self.weak || group.firm() || relation == Relation::MayDiffer;
        let groups = self.agreed.agreement.of(relation).filter(shown);
        self.section(title, groups.flat_map(|group| self.group(group)))
    }

    fn section(&self, title: &str, lines: impl Iterator<Item = String>) -> Option<String> {
        let lines: String = lines.map(|line| line + "\n").collect();
        (!lines.is_empty()).then(|| format!("{}\n{lines}", self.style.paint(title, Color::Bold)))
    }

    /// A line with what does not fit below it, further in.
    fn wrapped(&self, indent: usize, line: &str) -> Vec<String> {
        let width = self.style.width.saturating_sub(indent);
        let lines = text::wrap(line, width, width.saturating_sub(HANG)).into_iter().enumerate();
        lines.map(|(at, line)| " ".repeat(if at == 0 { indent } else { indent + HANG }) + &line).collect()
    }

    /// The path, and behind it the value where all state the same; else a line each.
    fn group(&self, group: &Group) -> Vec<String> {
        let path = self.style.visible(&group.path);
        let reason = group.reason.as_ref().map(|reason| format!(" ({})", self.style.visible(reason)));
        let head = path + &reason.unwrap_or_default();
        let same = |stated: &Stated| group.statements.first().is_some_and(|first| first.value == stated.value);
        if let Some(first) = group.statements.first().filter(|_| group.statements.iter().all(same)) {
            let places: Vec<String> = group.statements.iter().map(|stated| self.place(stated)).collect();
            return self.wrapped(INDENT, &format!("{head}: {} {}", self.value(first), places.join(", ")));
        }
        let each = |stated: &Stated| {
            let by = stated.by.as_ref().map(|by| format!(", {}", self.style.visible(by))).unwrap_or_default();
            self.wrapped(2 * INDENT, &format!("{} {}{by}", self.value(stated), self.place(stated)))
        };
        self.wrapped(INDENT, &head).into_iter().chain(group.statements.iter().flat_map(each)).collect()
    }

    /// What is stated, with its words where they are not the value itself.
    fn value(&self, stated: &Stated) -> String {
        let words = self.agreed.source(stated.article).map_or("", |source| source.slice(stated.span));
        let quoted = self.style.quoted(&self.style.visible(words));
        let is_long = stated.value.chars().count() > words.chars().count() * MOST_LONGER;
        if words.contains(stated.value.trim()) || is_long {
            return quoted;
        }
        format!("{} {quoted}", self.style.visible(&stated.value))
    }

    fn place(&self, stated: &Stated) -> String {
        let weak = if stated.firm { "" } else { " [weak]" };
        self.style.visible(&self.agreed.place(stated)) + weak
    }

    /// The words that several people use.
    fn notions(&self) -> Option<String> {
        let each = |stated: &Stated| {
            let words = self.style.quoted(&self.style.visible(&stated.value));
            let by = self.style.visible(stated.by.as_deref().unwrap_or_default());
            format!("{words} {by}, {}", self.place(stated))
        };
        let notions = self.agreed.agreement.notions.iter();
        let lines = notions.map(|notion| notion.uses.iter().map(each).collect::<Vec<_>>().join("; "));
        self.section("one notion from several speakers", lines.flat_map(|line| self.wrapped(INDENT, &line)))
    }

    /// What only one article has: its facts and quotations by place, then its names.
    fn alone(&self, article: usize) -> Option<String> {
        let here = |group: &&Group| group.statements.first().is_some_and(|stated| stated.article == article);
        let groups = self.agreed.agreement.of(Relation::Alone).filter(here).filter(|group| self.weak || group.firm());
        let names = self.agreed.agreement.names.iter().filter(|name| name.article == article);
        let names: Vec<String> = names.map(|name| self.style.visible(&name.name)).collect();
        let listed = (!names.is_empty()).then(|| self.wrapped(INDENT, &format!("names: {}", names.join(", "))));
        let title = format!("only in {}", self.style.visible(self.agreed.source(article)?.name()));
        self.section(&title, groups.filter_map(|group| self.line(group)).chain(listed.into_iter().flatten()))
    }

    fn line(&self, group: &Group) -> Option<String> {
        let values: Vec<String> = group.statements.iter().map(|stated| self.value(stated)).collect();
        let line = self.agreed.line(group.statements.first()?)?;
        let weak = if group.firm() { "" } else { " [weak]" };
        let told = format!("{line}: {} {}{weak}", self.style.visible(&group.path), values.join(", "));
        Some(" ".repeat(INDENT) + &self.style.clip(&told, self.style.width.saturating_sub(INDENT)))
    }
}

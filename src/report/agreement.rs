//! What several articles agree and differ in: diagnostics and lines for people, JSON for programs.

use super::{
    foreign,
    records::{Place, place},
};
use crate::{
    agreement::{Agreement, Group, Relation, Stated},
    diagnostic::{Diagnostic, Label, Severity},
    source::{CodePoints, Source},
    verdict::Checked,
};
use serde::Serialize;
use std::sync::Arc;

/// Articles that were held against each other.
#[derive(Debug)]
pub struct Agreed {
    /// The articles that could be read.
    pub articles: Vec<Arc<Checked>>,
    /// What they state.
    pub agreement: Agreement,
    /// What could not be read.
    pub errors: Vec<Diagnostic>,
}

impl Agreed {
    /// 0: the articles differ in nothing. 1: they differ. 2: something could not be read.
    pub fn exit_status(&self) -> u8 {
        if !self.errors.is_empty() {
            return 2;
        }
        u8::from(self.agreement.of(Relation::Differ).next().is_some())
    }

    /// A diagnostic for everything in which the articles differ.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        self.agreement.of(Relation::Differ).map(|group| self.told(group).in_files()).collect()
    }

    fn told(&self, group: &Group) -> Diagnostic {
        let mut values: Vec<&str> = Vec::new();
        for stated in &group.statements {
            if !values.contains(&stated.value.as_str()) {
                values.push(&stated.value);
            }
        }
        let quoted = group.path.starts_with("quote(");
        let message = match &group.reason {
            Some(reason) if quoted => format!("{}: {reason}", group.path),
            _ => format!("{}: {}", group.path, values.join(" or ")),
        };
        let mut diagnostic = Diagnostic::error(Relation::Differ.name(), message).severity(Severity::Error);
        diagnostic.labels = group.statements.iter().filter_map(|stated| self.label(stated, quoted)).collect();
        diagnostic
    }

    fn label(&self, stated: &Stated, quoted: bool) -> Option<Label> {
        let text = match &stated.by {
            Some(by) if quoted => by.clone(),
            Some(by) => format!("{}, says {by}", stated.value),
            None => stated.value.clone(),
        };
        Some(Label::new(self.source(stated.article)?, stated.span, text))
    }

    /// The text of an article.
    pub(crate) fn source(&self, article: usize) -> Option<&Arc<Source>> {
        self.articles.get(article).map(|article| &article.analysis.article.source)
    }

    /// Where something is stated, in the file that its text was taken out of: `a.txt:12`.
    pub(crate) fn place(&self, stated: &Stated) -> String {
        let name = self.source(stated.article).map_or("", |source| source.name());
        self.line(stated).map_or_else(String::new, |line| format!("{name}:{line}"))
    }

    /// The line of it in that file.
    pub(crate) fn line(&self, stated: &Stated) -> Option<usize> {
        let source = self.source(stated.article)?;
        Some(source.file().position(source.span_in_file(stated.span).start).line)
    }

    /// The last line: what it all comes to. What no article states firmly is counted by itself.
    pub fn summary(&self) -> String {
        let all = |relation: Relation| self.agreement.of(relation);
        let firm = |relation: Relation| all(relation).filter(|group| group.firm()).count();
        let mut parts = match all(Relation::Differ).count() {
            0 => vec!["nothing differs".to_owned()],
            1 => vec!["1 thing differs".to_owned()],
            count => vec![format!("{count} things differ")],
        };
        match all(Relation::MayDiffer).count() {
            0 => {}
            count => parts.push(format!("{count} may differ")),
        }
        parts.push(format!("{} agree", firm(Relation::Agree)));
        parts.push(format!("{} in one article alone", firm(Relation::Alone)));
        let stated = [Relation::Agree, Relation::Alone].map(|relation| all(relation).count() - firm(relation));
        match stated.iter().sum() {
            0_usize => {}
            count => parts.push(format!("{count} weak")),
        }
        let names = counted(self.agreement.shared_names, "name");
        format!("{}; {names} shared; {}", parts.join(", "), counted(self.articles.len(), "article"))
    }

    /// The same as a JSON object.
    pub fn json(&self) -> String {
        let mut points: Vec<CodePoints<'_>> =
            self.articles.iter().map(|article| CodePoints::new(article.analysis.article.source.text())).collect();
        let articles = self.articles.iter().map(|article| ArticleRecord::new(article)).collect();
        let agreement = &self.agreement;
        let groups = agreement.groups.iter().map(|group| GroupRecord::new(group, &mut points)).collect();
        let notions = agreement.notions.iter().map(|notion| records(&notion.uses, &mut points)).collect();
        let names = agreement.names.iter().map(|name| NameRecord { article: name.article, name: &name.name }).collect();
        let errors = self.errors.iter().map(|error| error.message.as_str()).collect();
        let record = AgreedRecord { articles, groups, notions, shared_names: agreement.shared_names, names, errors };
        foreign::pretty_json(&record)
    }
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

#[derive(Serialize)]
struct AgreedRecord<'a> {
    articles: Vec<ArticleRecord<'a>>,
    groups: Vec<GroupRecord<'a>>,
    notions: Vec<Vec<StatedRecord<'a>>>,
    shared_names: usize,
    names: Vec<NameRecord<'a>>,
    errors: Vec<&'a str>,
}

#[derive(Serialize)]
struct ArticleRecord<'a> {
    name: &'a str,
    date: Option<String>,
}

impl<'a> ArticleRecord<'a> {
    fn new(article: &'a Checked) -> Self {
        let date = article.analysis.date.map(|date| date.to_string());
        Self { name: article.analysis.article.source.name(), date }
    }
}

#[derive(Serialize)]
struct NameRecord<'a> {
    article: usize,
    name: &'a str,
}

#[derive(Serialize)]
struct GroupRecord<'a> {
    path: &'a str,
    relation: &'static str,
    reason: Option<&'a str>,
    statements: Vec<StatedRecord<'a>>,
}

impl<'a> GroupRecord<'a> {
    fn new(group: &'a Group, points: &mut [CodePoints<'_>]) -> Self {
        let statements = records(&group.statements, points);
        Self { path: &group.path, relation: group.relation.name(), reason: group.reason.as_deref(), statements }
    }
}

#[derive(Serialize)]
struct StatedRecord<'a> {
    article: usize,
    start: usize,
    end: usize,
    value: &'a str,
    by: Option<&'a str>,
    firm: bool,
}

fn records<'a>(statements: &'a [Stated], points: &mut [CodePoints<'_>]) -> Vec<StatedRecord<'a>> {
    let record = |stated: &'a Stated| {
        let [start, end]: Place = place(points.get_mut(stated.article)?, stated.span);
        let Stated { article, value, by, firm, .. } = stated;
        Some(StatedRecord { article: *article, start, end, value, by: by.as_deref(), firm: *firm })
    };
    statements.iter().filter_map(record).collect()
}

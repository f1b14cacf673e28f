//! Titles of one person that exclude each other. See the page beside this file.

use super::{
    Confidence, Rule, Status, cues,
    people::{self, Naming},
    surroundings::Surroundings,
};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::Analysis,
    language::lemma,
    source::Span,
    tables::rows,
    values::NameKind,
};
use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

pub(super) const RULE: Rule = Rule {
    name: "title-conflict",
    page: include_str!("title_conflict.md"),
    severity: Severity::Note,
    on: false,
    status: Status::Preview,
    confidence: Confidence::Medium,
    check,
};

/// The titles of which nobody has two of one kind, with the kind.
static KINDS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let of_row = |row: &'static str| {
        let (kind, titles) = row.split_once('\t').unwrap_or_default();
        titles.split(',').map(move |title| (title, kind))
    };
    rows(include_str!("../../data/exclusive-titles.tsv")).flat_map(of_row).collect()
});

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let around = Surroundings::of(&analysis.article);
    let namings = people::read(analysis);
    let mut titles: BTreeMap<(&str, &str), Vec<Titled<'_>>> = BTreeMap::new();
    for naming in namings.iter().filter(|naming| naming.kind == NameKind::Person && naming.name.contains(' ')) {
        if let Some((kind, titled)) = title(around, naming) {
            titles.entry((naming.name, kind)).or_default().push(titled);
        }
    }
    titles.iter().filter_map(|((name, _), titled)| finding(rule, analysis, name, titled)).collect()
}

/// A title before a name.
struct Titled<'a> {
    span: Span,
    title: &'a str,
}

/// The title right before a name, of one or two words, with its kind.
fn title<'a>(around: Surroundings<'a>, naming: &Naming<'a>) -> Option<(&'static str, Titled<'a>)> {
    let name = around.tokens(naming.span).start;
    (1..=2).rev().find_map(|length| {
        let start = name.checked_sub(length)?;
        let span = around.span(&(start..name))?;
        let title = around.text(span);
        let kind = KINDS.get(lemma::lower(title).as_ref())?;
        let qualified =
            start.checked_sub(1).is_some_and(|before| cues::has("qualified", &lemma::lower(around.word(before))));
        (!qualified).then_some((*kind, Titled { span, title }))
    })
}

fn finding(rule: &Rule, analysis: &Analysis, name: &str, titles: &[Titled<'_>]) -> Option<Diagnostic> {
    let (first, others) = titles.split_first()?;
    let other = others.iter().find(|other| !other.title.eq_ignore_ascii_case(first.title))?;
    let source = &analysis.article.source;
    let finding = rule
        .finding(format!("{name} is {} here, and {} elsewhere", other.title, first.title))
        .label(Label::new(source, other.span, "this title"))
        .label(Label::new(source, first.span, "another title"));
    Some(finding.help("keep the right title, or say when it was the other one (“then”, “former”)"))
}

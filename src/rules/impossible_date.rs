//! Days that no calendar has. See the page beside this file.

use super::{
    Confidence, Rule, Status,
    dates::{self, WrittenDay, longest, month_name},
};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::Analysis,
    language::words::class,
    source::Span,
    text::Article,
    values::{Fault, Grain, Value},
};

pub(super) const RULE: Rule = Rule {
    name: "impossible-date",
    page: include_str!("impossible_date.md"),
    severity: Severity::Error,
    on: true,
    status: Status::Stable,
    confidence: Confidence::Certain,
    check,
};

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let faulty = analysis
        .mentions
        .iter()
        // A time from one day to another has no fault of its own.
        .filter(|mention| matches!(&mention.value, Value::Date(date) if date.fault == Some(Fault::NoSuchDay) || date.grain == Grain::Interval));
    faulty.filter_map(|mention| finding(rule, &analysis.article, mention.span)).collect()
}

fn finding(rule: &Rule, article: &Article, span: Span) -> Option<Diagnostic> {
    let first = article.tokens.partition_point(|token| token.span.start < span.start);
    let last = article.tokens.partition_point(|token| token.span.end <= span.end);
    let tokens = article.tokens.get(first..last)?;
    let impossible = |day: &WrittenDay| longest(day.month, day.year).is_some_and(|longest| day.day > longest);
    let day = (0..tokens.len()).filter_map(|at| dates::read(article, tokens, at)).find(impossible)?;
    if day.year.is_none() && !is_day(article, first, &day) {
        return None;
    }
    let (month, longest) = (month_name(day.month), longest(day.month, day.year)?);
    let (message, label) = match day.year {
        Some(year) if month == "February" => {
            (format!("there is no {} February {year}", day.day), format!("February {year} has {longest} days"))
        }
        _ => (format!("there is no {} {month}", day.day), format!("{month} has {longest} days")),
    };
    Some(rule.finding(message).label(Label::new(&article.source, day.span, label)).help("write the day that was meant"))
}

/// Whether the figure is surely that of a day: not "in June 31 of them", "in June 31 people".
fn is_day(article: &Article, first: usize, day: &WrittenDay) -> bool {
    let word = |at: usize| article.tokens.get(at).map_or("", |token| article.slice(token.span));
    let before = first.checked_sub(1).map_or("", word).to_lowercase();
    let behind = article.tokens.partition_point(|token| token.span.start < day.span.end);
    let follows = word(behind);
    let apart = !follows.starts_with(char::is_alphanumeric) || class(follows).is_some() && follows != "of";
    apart && !matches!(before.as_str(), "in" | "of" | "since")
}

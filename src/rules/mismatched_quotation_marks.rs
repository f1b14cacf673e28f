//! Quotations that open with one kind of mark and close with another. See the page beside this file.
//!
//! Single marks are left alone: a straight or curly one may always be an apostrophe.

use super::{
    Confidence, Rule, Status,
    marks::{Pair, Style, pairs},
};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::Analysis,
    source::Span,
    text::Article,
};

pub(super) const RULE: Rule = Rule {
    name: "mismatched-quotation-marks",
    page: include_str!("mismatched_quotation_marks.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Stable,
    confidence: Confidence::Certain,
    check,
};

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let article = &analysis.article;
    let usual = usual_style(article);
    pairs(article).filter(|pair| pair.style().is_none()).map(|pair| finding(rule, article, &pair, usual)).collect()
}

fn finding(rule: &Rule, article: &Article, pair: &Pair, usual: Option<Style>) -> Diagnostic {
    let message = match (Style::of(pair.opening), Style::of(pair.closing)) {
        (Some(opening), Some(closing)) if opening != closing => {
            format!("this quotation opens {} and closes {}", opening.name(), closing.name())
        }
        _ => "a mark of this quotation is turned the wrong way".to_owned(),
    };
    let finding = rule.finding(message).label(Label::new(
        &article.source,
        pair.outer,
        format!("opens with {}, closes with {}", pair.opening, pair.closing),
    ));
    match usual {
        Some(style) if style.opening() == pair.opening => finding
            .help(format!("close it with {}, as the article's other quotations do", style.closing()))
            .fix(last_mark(pair), style.closing()),
        Some(style) if style.closing() == pair.closing => finding
            .help(format!("open it with {}, as the article's other quotations do", style.opening()))
            .fix(first_mark(pair), style.opening()),
        _ => finding.help("make the two marks a pair"),
    }
}

/// The style of all quotations whose marks are a pair, if it is one and there are any.
fn usual_style(article: &Article) -> Option<Style> {
    let mut styles = pairs(article).filter_map(|pair| pair.style());
    let first = styles.next()?;
    styles.all(|style| style == first).then_some(first)
}

fn first_mark(pair: &Pair) -> Span {
    let start = pair.outer.start as usize;
    Span::new(start, start + pair.opening.len_utf8())
}

fn last_mark(pair: &Pair) -> Span {
    let end = pair.outer.end as usize;
    Span::new(end - pair.closing.len_utf8(), end)
}

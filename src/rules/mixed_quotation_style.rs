//! Articles that draw their quotation marks in two ways. See the page beside this file.

use super::{
    Confidence, Rule, Status,
    marks::{Pair, Style, pairs},
};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::Analysis,
};

pub(super) const RULE: Rule = Rule {
    name: "mixed-quotation-style",
    page: include_str!("mixed_quotation_style.md"),
    severity: Severity::Note,
    on: false,
    status: Status::Stable,
    confidence: Confidence::Certain,
    check,
};

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let article = &analysis.article;
    let of = |style| pairs(article).filter(move |pair| pair.style() == Some(style)).collect::<Vec<Pair>>();
    let (straight, curly) = (of(Style::Straight), of(Style::Curly));
    let (rare, style, usual) = if straight.len() < curly.len() {
        (&straight, Style::Straight, Style::Curly)
    } else {
        (&curly, Style::Curly, Style::Straight)
    };
    let Some(first) = rare.first() else { return Vec::new() };
    let all = straight.len() + curly.len();
    let others = if rare.len() > 1 { format!(", the first of {}", rare.len()) } else { String::new() };
    let finding = rule
        .finding(format!(
            "{} of {all} quotations {} {} marks",
            rare.len(),
            if rare.len() == 1 { "has" } else { "have" },
            style.name()
        ))
        .label(Label::new(&article.source, first.outer, format!("{}{others}", style.name())))
        .help(if straight.len() == curly.len() {
            "use one kind of marks throughout".to_owned()
        } else {
            format!("use {} marks throughout, as most quotations here do", usual.name())
        });
    vec![finding]
}

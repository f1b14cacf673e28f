//! Words that stand twice in a row. See the page beside this file.

use super::{Confidence, Rule, Status, marks::is_code};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::Analysis,
    language::words::class,
    source::Span,
    text::{
        Article, BlockKind, Token, TokenKind,
        lexicon::{self, Words},
        marks::{is_blank, is_closer, is_opener},
    },
};
use std::sync::LazyLock;

static DOUBLINGS: Words = LazyLock::new(|| lexicon::words(include_str!("../../data/doublings.txt")));

pub(super) const RULE: Rule = Rule {
    name: "repeated-word",
    page: include_str!("repeated_word.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Stable,
    confidence: Confidence::High,
    check,
};

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let article = &analysis.article;
    let mut findings = Vec::new();
    for block in article.blocks.iter().filter(|block| block.kind != BlockKind::Furniture) {
        let tokens = article.tokens_of(block);
        let before = |at: usize| at.checked_sub(1).and_then(|at| tokens.get(at));
        let twice = tokens.windows(2).enumerate().filter(|(at, pair)| {
            is_slip(article, pair)
                && !goes_on(article, before(*at), pair, tokens.get(at + 2))
                && !is_mentioned(article, pair)
        });
        let found: Vec<Diagnostic> = twice.map(|(_, pair)| finding(rule, article, pair)).collect();
        if !found.is_empty() && !is_code(article.slice(block.span)) {
            findings.extend(found);
        }
    }
    findings
}

fn finding(rule: &Rule, article: &Article, pair: &[Token]) -> Diagnostic {
    let (first, second) = (pair[0].span, pair[1].span);
    let word = article.slice(second);
    rule.finding(format!("the word “{word}” stands twice"))
        .label(Label::new(&article.source, first.join(second), "once is enough"))
        .help("delete one of the two")
        .fix(Span { start: first.end, end: second.end }, "")
}

/// Whether two tokens are one word of a closed class with nothing but blanks between them, which English never has.
fn is_slip(article: &Article, pair: &[Token]) -> bool {
    let [first, second] = pair else { return false };
    if (first.kind, second.kind) != (TokenKind::Word, TokenKind::Word)
        || first.span.range().len() != second.span.range().len()
        || first.span.end == second.span.start
    {
        return false;
    }
    let (one, other) = (article.slice(first.span), article.slice(second.span));
    one.eq_ignore_ascii_case(other)
        && one.get(1..) == other.get(1..)
        && other.starts_with(char::is_lowercase)
        && class(other).is_some()
        && !lexicon::has(&DOUBLINGS, other)
        && article.slice(Span { start: first.span.end, end: second.span.start }).chars().all(is_blank)
}

/// Whether the word stands three times: stammered, or sung.
fn goes_on(article: &Article, before: Option<&Token>, pair: &[Token], behind: Option<&Token>) -> bool {
    let word = article.slice(pair[1].span);
    [before, behind].into_iter().flatten().any(|other| article.slice(other.span).eq_ignore_ascii_case(word))
}

/// Whether the two stand in marks of their own: “the the” is spoken of.
fn is_mentioned(article: &Article, pair: &[Token]) -> bool {
    let (start, end) = (pair[0].span.start as usize, pair[1].span.end as usize);
    let text = article.source.text();
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let behind = text.get(end..).and_then(|behind| behind.chars().next());
    before.is_some_and(is_opener) && behind.is_some_and(is_closer)
}

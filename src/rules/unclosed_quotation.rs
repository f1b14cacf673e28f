//! Quotations that are never closed. See the page beside this file.
//!
//! A paragraph that stops in the middle of a sentence is left to `truncated-sentence`, whatever it was quoting.

use super::{Confidence, Rule, Status, marks::is_code};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::Analysis,
    source::Span,
    text::{
        Article, Block, BlockKind, Quotation, ends_properly,
        marks::{is_blank, is_dash, is_opener},
    },
};

pub(super) const RULE: Rule = Rule {
    name: "unclosed-quotation",
    page: include_str!("unclosed_quotation.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Stable,
    confidence: Confidence::High,
    check,
};

/// Fewer words may be a label or a table cell that a mark strayed into.
const SHORTEST_PARAGRAPH: usize = 5;
/// How many paragraphs a quotation that opens once may run over before it is closed.
const LONGEST_QUOTATION: usize = 12;

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let article = &analysis.article;
    let paragraphs = Paragraph::all(article);
    let mut findings = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let Some(mark) = paragraph.left_open else { continue };
        let rest = paragraphs.get(at + 1..).unwrap_or_default();
        if paragraph.is_prose(article) && !goes_on(rest) {
            let quotes = Span { end: paragraph.span.end, ..mark };
            findings.push(
                rule.finding("this quotation is never closed")
                    .label(Label::new(&article.source, quotes, "no closing mark up to the end of the paragraph"))
                    .help("close it where the quoted words end"),
            );
        }
    }
    findings
}

/// Whether a later paragraph opens the quotation again, or closes it without having opened one.
fn goes_on(rest: &[Paragraph]) -> bool {
    rest.first().is_some_and(|next| next.opens_with_mark)
        || rest.iter().take(LONGEST_QUOTATION).take_while(|next| next.left_open.is_none()).any(|next| next.closes_more)
}

struct Paragraph {
    span: Span,
    words: usize,
    /// The double mark that opens and is not closed.
    left_open: Option<Span>,
    /// Whether a mark closes what no mark of this paragraph opened.
    closes_more: bool,
    opens_with_mark: bool,
}

impl Paragraph {
    fn all(article: &Article) -> Vec<Self> {
        let mut quotations = article.quotations.iter().peekable();
        let mut read = |block: &Block| {
            let mut left_open = None;
            while let Some(quotation) = quotations.next_if(|quotation| quotation.outer.start < block.span.end) {
                left_open = left_open.or(Some(quotation).filter(|quotation| !quotation.closed));
            }
            Self::read(article, block, left_open)
        };
        let prose = |block: &&Block| !matches!(block.kind, BlockKind::Furniture | BlockKind::Caption);
        article.blocks.iter().filter(prose).map(&mut read).collect()
    }

    fn read(article: &Article, block: &Block, left_open: Option<&Quotation>) -> Self {
        let text = article.slice(block.span);
        let mark = left_open.and_then(|quotation| {
            let start = quotation.outer.start as usize;
            let mark = article.slice(quotation.outer).chars().next()?;
            matches!(mark, '"' | '＂' | '“').then(|| Span::new(start, start + mark.len_utf8()))
        });
        let opens = mark.filter(|&mark| is_opening(article, block, mark) && !is_even(text, article.slice(mark)));
        let behind = text
            .rfind('”')
            .is_some_and(|last| text.get(..last).is_some_and(|before| !before.contains(['“', '"', '”'])));
        Self {
            span: block.span,
            words: article.tokens_of(block).len(),
            closes_more: mark.is_some() && opens.is_none() || behind,
            left_open: opens.filter(|_| block.kind == BlockKind::Paragraph),
            opens_with_mark: text.starts_with(['"', '“', '„', '«', '‘', '\'']),
        }
    }

    fn is_prose(&self, article: &Article) -> bool {
        let text = article.slice(self.span);
        // Titles are shortened with an ellipsis, whatever they quote; three marks are code.
        let shortened = text.ends_with("...") || text.ends_with('…');
        self.words >= SHORTEST_PARAGRAPH
            && ends_properly(text)
            && !shortened
            && !text.contains("\"\"\"")
            && !is_code(text)
    }
}

/// Whether there are as many straight marks as pairs need: then it is the blanks around them that are wrong.
fn is_even(text: &str, mark: &str) -> bool {
    mark == "\"" && text.matches('"').count().is_multiple_of(2)
}

/// Whether a mark stands where one opens: free before it, and with a word behind it.
fn is_opening(article: &Article, block: &Block, mark: Span) -> bool {
    let before = article.slice(Span { start: block.span.start, end: mark.start }).chars().next_back();
    let after = article.slice(Span { start: mark.end, end: block.span.end }).chars().next();
    before.is_none_or(|before| is_blank(before) || is_opener(before) || is_dash(before))
        && after.is_some_and(|after| !is_blank(after))
}

//! What a text is left with of the program or the draft it came from. See the page beside this file.

mod entities;
mod mojibake;
mod placeholders;
mod tags;

use super::{Confidence, Rule, Status};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::Analysis,
    source::Span,
    text::{Article, Block},
};

pub(super) const RULE: Rule = Rule {
    name: "leftover-markup",
    page: include_str!("leftover_markup.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Stable,
    confidence: Confidence::High,
    check,
};

/// Something left over.
struct Leftover {
    span: Span,
    /// What it stands for, where that is certain.
    meant: Option<char>,
}

/// Finds the leftovers of one kind in a block.
type Finder = fn(&Article, &Block) -> Vec<Leftover>;

/// The kinds: what they are called, what to do about them, and how they are found.
const KINDS: [(&str, &str, Finder); 4] = [
    ("an entity of HTML", "write the character itself", entities::find),
    ("letters in the wrong encoding", "write the character that was meant", mojibake::find),
    ("a placeholder", "fill it in, or delete it", placeholders::find),
    ("a tag of HTML", "delete it", tags::find),
];

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let article = &analysis.article;
    let mut findings = Vec::new();
    for block in &article.blocks {
        for (what, help, find) in KINDS {
            let left = outside_code(article.slice(block.span), block.span.start, find(article, block));
            findings.extend(finding(rule, article, what, &left).map(|finding| finding.help(help)));
        }
    }
    findings
}

/// One finding for all of a kind in a paragraph: they have one cause.
fn finding(rule: &Rule, article: &Article, what: &str, left: &[Leftover]) -> Option<Diagnostic> {
    let (first, last) = (left.first()?, left.last()?);
    let meant = first.meant.filter(|meant| !meant.is_whitespace() && !meant.is_control());
    let mut label = meant.map_or_else(|| what.to_owned(), |meant| format!("stands for “{meant}”"));
    if left.len() > 1 {
        label += &format!(", and {} more in this paragraph", left.len() - 1);
    }
    let finding = rule.finding(format!("{what} was left in the text")).label(Label::new(&article.source, first.span, label));
    Some(match mended(article, left) {
        Some(mended) => finding.fix(first.span.join(last.span), mended),
        None => finding,
    })
}

/// The text from the first of the leftovers to the last, with what they stand for; `None` where that is not certain of all.
fn mended(article: &Article, left: &[Leftover]) -> Option<String> {
    let mut mended = String::new();
    let mut end = left.first()?.span.start;
    for leftover in left {
        mended += article.slice(Span { start: end, end: leftover.span.start });
        mended.push(leftover.meant?);
        end = leftover.span.end;
    }
    Some(mended)
}

/// Those of the leftovers, in the order of the text, that stand outside backticks: what stands in them is code that is spoken of.
fn outside_code(text: &str, base: u32, left: Vec<Leftover>) -> Vec<Leftover> {
    let (mut seen, mut in_code) = (0, false);
    let outside = |leftover: &Leftover| {
        let start = (leftover.span.start - base) as usize;
        in_code ^= text.get(seen..start).is_some_and(|before| before.matches('`').count() % 2 == 1);
        seen = start;
        !in_code
    };
    left.into_iter().filter(outside).collect()
}

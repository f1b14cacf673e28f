//! What a text is left with of the program or the draft it came from. See the page beside this file.

mod entities;
mod mojibake;
mod placeholders;
mod tags;
mod written;

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

/// What is left over in one way.
struct Kind {
    message: &'static str,
    /// What the first of them is, where nothing tells what it stands for.
    label: &'static str,
    help: &'static str,
    find: fn(&Article, &Block) -> Vec<Leftover>,
    /// Whether it is at home in the article.
    belongs: fn(&Article) -> bool,
}

const KINDS: [Kind; 4] = [
    Kind {
        message: "an entity of HTML was left in the text",
        label: "an entity",
        help: "write the character itself",
        find: entities::find,
        belongs: written::is_markdown,
    },
    Kind {
        message: "these letters were read in the wrong encoding",
        label: "a character was lost",
        help: "write the character that was meant",
        find: mojibake::find,
        belongs: |_| false,
    },
    Kind {
        message: "a placeholder was left in the text",
        label: "a placeholder",
        help: "fill it in, or delete it",
        find: placeholders::find,
        belongs: |_| false,
    },
    Kind {
        message: "a tag of HTML was left in the text",
        label: "a tag",
        help: "delete it",
        find: tags::find,
        belongs: written::is_markdown,
    },
];

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let article = &analysis.article;
    KINDS.iter().flat_map(|kind| of_kind(rule, article, kind)).collect()
}

/// So many paragraphs with leftovers of one kind are a text that was never cleaned, which is one mistake.
const MANY: usize = 5;

fn of_kind(rule: &Rule, article: &Article, kind: &Kind) -> Vec<Diagnostic> {
    let left = |block: &Block| outside_code(article, block, (kind.find)(article, block));
    let mut findings: Vec<_> =
        article.blocks.iter().filter_map(|block| finding(rule, article, kind, &left(block))).collect();
    if findings.is_empty() || (kind.belongs)(article) {
        return Vec::new();
    }
    let (all, mended) =
        (findings.len(), findings.iter().flat_map(|finding| &finding.labels).any(|label| label.fix.is_some()));
    if all <= MANY || mended {
        return findings;
    }
    findings.truncate(1);
    findings.into_iter().map(|first| first.note(format!("so have {} more paragraphs", all - 1))).collect()
}

/// One finding for all of a kind in a paragraph: they have one cause.
fn finding(rule: &Rule, article: &Article, kind: &Kind, left: &[Leftover]) -> Option<Diagnostic> {
    let (first, last) = (left.first()?, left.last()?);
    let meant = first.meant.filter(|meant| !meant.is_whitespace() && !meant.is_control());
    let label = meant.map_or_else(|| kind.label.to_owned(), |meant| format!("stands for “{meant}”"));
    let label = match left.len() {
        1 => label,
        all => format!("{label}, and {} more in this paragraph", all - 1),
    };
    let finding = rule.finding(kind.message).label(Label::new(&article.source, first.span, label)).help(kind.help);
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

/// Those of the leftovers, in the order of the text, that stand outside backticks: what stands in them is code that is spoken of. The file of an article
/// has the backticks that its text may have lost.
fn outside_code(article: &Article, block: &Block, left: Vec<Leftover>) -> Vec<Leftover> {
    if left.is_empty() {
        return left;
    }
    let source = &article.source;
    let (base, file) = (source.span_in_file(block.span).start as usize, source.file().text());
    let (mut seen, mut in_code) = (base, false);
    let outside = |leftover: &Leftover| {
        let start = source.span_in_file(leftover.span).start as usize;
        in_code ^= file.get(seen..start).is_some_and(|before| before.matches('`').count() % 2 == 1);
        seen = start;
        !in_code
    };
    left.into_iter().filter(outside).collect()
}

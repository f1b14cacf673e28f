//! What an article says of itself: its date, headline and source.

use super::{Fact, Provenance, Status, Why};
use crate::{
    interval::Decimal,
    interval::Measure,
    source::Span,
    text::{Article, Block, BlockKind, TokenKind, ends_properly},
    values::{DateValue, Grain, Name, NameKind, Prose, Value},
};
use jiff::civil::Date;
use std::ops::Range;

/// What such facts are about.
pub(super) const SUBJECT: &str = "article";

/// The date of publication: what the file says of its article, else a dateline of the text, else its head.
pub(super) fn date(article: &Article) -> Option<Date> {
    let head = || article.head_date.and_then(|span| article.slice(span).parse().ok());
    let dateline = || datelines(article).next().map(|(_, date)| date);
    if article.source.is_extracted() { head().or_else(dateline) } else { dateline().or_else(head) }
}

/// The full dates that stand in datelines, and in what stands for one: the lines of the head that begin with a date, and the opening of the first
/// paragraph ("OSLO, March 3, 2027 (AFP) --"). Lines without a stop before it are titles, whatever their kind.
fn datelines(article: &Article) -> impl Iterator<Item = (Span, Date)> {
    let is_paragraph = |block: &&Block| block.kind == BlockKind::Paragraph;
    let is_prose = |block: &Block| is_paragraph(&block) && ends_properly(article.slice(block.span));
    let first_paragraph = article
        .blocks
        .iter()
        .position(is_prose)
        .or_else(|| article.blocks.iter().position(|block| is_paragraph(&block)));
    let may_have = move |(at, block): &(usize, &Block)| {
        block.kind == BlockKind::Dateline || first_paragraph.is_none_or(|first| *at <= first)
    };
    article.blocks.iter().enumerate().filter(may_have).filter_map(move |(at, block)| {
        let (tokens, value, span) = full_date(article, block)?;
        let prose = Prose::new(&article.source, article.tokens_of(block), None);
        let is_dateline = match block.kind {
            BlockKind::Dateline => true,
            _ if is_posted(&prose, &tokens) || is_between_separators(&prose, &tokens) || is_as_of(&prose, &tokens) => {
                true
            }
            _ if first_paragraph == Some(at) => is_opening(&prose, &tokens),
            BlockKind::Paragraph if is_opening(&prose, &tokens) => true,
            _ => (0..tokens.start).all(|at| is_label(&prose, at)) || stands_apart(&prose, &tokens),
        };
        is_dateline.then_some((span, value))
    })
}

/// The first date of a block, if it is a day of a year.
fn full_date(article: &Article, block: &Block) -> Option<(Range<usize>, Date, Span)> {
    let tokens = article.tokens_of(block);
    let tokens = tokens.get(..LONGEST_OPENING.min(tokens.len()))?;
    // Whoever dates a text writes the year in figures.
    tokens.iter().find(|token| token.kind == TokenKind::Number)?;
    let prose = Prose::new(&article.source, tokens, None);
    let found = prose
        .values()
        .into_iter()
        .find(|found| matches!(&found.value, Value::Date(date) if date.grain <= Grain::Day))?;
    let Value::Date(date) = &found.value else { return None };
    Some((found.tokens.clone(), date.best()?.low_end()?.date(), prose.span(&found.tokens)))
}

/// How many words and marks a date of publication may stand among.
const LONGEST_OPENING: usize = 24;

/// "News release, 4 November 2026": a date that a mark parts from a line that ends in it.
fn stands_apart(prose: &Prose<'_>, date: &Range<usize>) -> bool {
    let parted = date.start.checked_sub(1).is_some_and(|before| !prose.is_word(before) && prose.word(before) != "(");
    // "Born: 9 February 1939"
    let labelled = date.start == 2 && prose.word(1) == ":";
    let parted = parted && (!labelled || is_label(prose, 0));
    parted && date.end == prose.len()
}

/// "Posted by Hannah Voss, founder of Lumo, on 19 May 2027": a line that tells who published when.
fn is_posted(prose: &Prose<'_>, date: &Range<usize>) -> bool {
    let ends = prose.len().saturating_sub(date.end) <= LONGEST_TIME && prose.word(prose.len() - 1) != ".";
    ends && prose.is_any(0, &["posted", "published", "issued", "filed"]) && prose.is_any(1, &["by", "on", ":"])
}

/// "Jess Lindqvist · September 12, 2028 · 2 min read": a date between marks that part a line.
fn is_between_separators(prose: &Prose<'_>, date: &Range<usize>) -> bool {
    let parts = |at: usize| matches!(prose.word(at), "·" | "|" | "•");
    let behind = date.start > 0 && parts(date.start - 1);
    let before = parts(date.end) || date.end == prose.len();
    behind && before && prose.word(prose.len() - 1) != "." && prose.len() <= LONGEST_OPENING
}

/// "Situation Report (as of 22 February 2028)": a date in the brackets that end a line.
fn is_as_of(prose: &Prose<'_>, date: &Range<usize>) -> bool {
    let led = date.start > 2 && prose.is(date.start - 2, "as") && prose.is_any(date.start - 1, &["of", "at"]);
    led && prose.word(date.start - 3) == "(" && prose.word(date.end) == ")" && date.end + 1 == prose.len()
}

/// How many tokens the time of day may have behind a date.
const LONGEST_TIME: usize = 4;

/// "Published:", "Updated on".
fn is_label(prose: &Prose<'_>, at: usize) -> bool {
    !prose.is_word(at)
        || prose.is_any(at, &["published", "updated", "posted", "first", "last", "on", "date", "at", "issued"])
}

/// Whether a date at the beginning of a paragraph stands between the place in capitals or before a comma and a dash or colon.
fn is_opening(prose: &Prose<'_>, date: &Range<usize>) -> bool {
    let placed = (0..date.start).all(|at| prose.is_capitalised(at) || !prose.is_word(at));
    // "Ann Lee (3 May 1941 – 19 January 2027) was"
    if date.start > 0 && prose.word(date.start - 1) == "(" && prose.word(date.end) != ")" {
        return false;
    }
    // "OSLO (March 3, 2027) –".
    let mut behind = date.end + usize::from(prose.word(date.end) == ")");
    if prose.word(behind) == "(" {
        behind = (behind..prose.len()).find(|at| prose.word(*at) == ")").map_or(behind, |at| at + 1);
    }
    // "NEW DELHI, JULY 24, 2028: The house", "MOSCOW, March 14, 2033. /Agency/. The house"
    let stop = date.start > 0 && prose.word(date.start - 1) == "," && matches!(prose.word(behind), ":" | ".");
    placed && (prose.is_dash(behind) || prose.word(behind) == "—" || stop)
}

/// `article.date`, `article.headline`, `article.source`, `article.words`.
pub(super) fn facts(article: &Article, date: Option<Date>) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(span) = article.head_date
        && let Some(value) = article.slice(span).parse().ok().and_then(DateValue::day)
    {
        // A dateline in the text is nearer to the writer than a head that somebody else put there.
        let firm = date.and_then(DateValue::day).is_none_or(|date| date == value);
        facts.push(Fact { firm, ..fact("date", Value::Date(value), span) });
    }
    for (span, day) in datelines(article) {
        // A file names the day of publication; the line of a reporter may be of the day before.
        let firm = !article.source.is_extracted() || date.is_none_or(|date| date == day);
        facts.extend(DateValue::day(day).map(|value| Fact { firm, ..fact("date", Value::Date(value), span) }));
    }
    if let Some(headline) = article.blocks.iter().find(|block| block.kind == BlockKind::Headline) {
        facts.push(fact("headline", Value::Text(article.slice(headline.span).to_owned()), headline.span));
    }
    facts.extend(article.blocks.iter().filter_map(|block| agency(article, block)));
    facts.push(fact("words", Value::Count(Measure::exact(words(article))), Span::default()));
    facts
}

fn fact(attribute: &str, value: Value, span: Span) -> Fact {
    Fact {
        subject: SUBJECT.into(),
        participants: Vec::new(),
        attribute: attribute.into(),
        value,
        span,
        sentence: span,
        by: None,
        negated: false,
        status: Status::Asserted,
        firm: true,
        period: None,
        place: None,
        why: Why { agreed: true, ..Why::default() },
        provenance: Provenance::default(),
    }
}

/// "SOURCE:Reuters", "Source: AP".
fn agency(article: &Article, block: &Block) -> Option<Fact> {
    let text = article.slice(block.span);
    let (label, name) = text.split_once(':')?;
    let is_source = label.trim().eq_ignore_ascii_case("source") && block.kind != BlockKind::Paragraph;
    let name = name.trim();
    let start = block.span.end as usize - name.len();
    (is_source && !name.is_empty()).then(|| {
        let value = Value::Name(Name { name: name.to_owned(), kind: NameKind::Organization });
        fact("source", value, Span::new(start, block.span.end as usize))
    })
}

/// How many words the text has, page furniture aside.
fn words(article: &Article) -> Decimal {
    let count = article
        .blocks
        .iter()
        .filter(|block| block.kind != BlockKind::Furniture)
        .flat_map(|block| article.tokens_of(block))
        .filter(|token| token.kind != TokenKind::Mark && !article.slice(token.span).starts_with(['\'', '’']))
        .count();
    u32::try_from(count).map_or(Decimal::ZERO, Decimal::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_of_publication_stands_in_the_head_or_opens_the_text() {
        let body =
            "The mayor opened the bridge on Tuesday, and the crowd that had waited since dawn walked across it.\n";
        for (head, expected) in [
            ("Bridge opens\nPublished: 13 October 2026, 17:42 BST\n", Some("2026-10-13")),
            ("Bridge opens\nSept. 18, 2026 | By Ann Lee, Staff Writer\n", Some("2026-09-18")),
            ("OSLO, March 3, 2027 (NTB) -- ", Some("2027-03-03")),
            ("For release at once\nBridge: a city crosses\n\nOslo, 3 March 2027 - ", Some("2027-03-03")),
            ("NEW DELHI, MARCH 3, 2027: ", Some("2027-03-03")),
            ("Ann Lee (March 3, 1927 – May 4, 2027) - a builder - was proud. ", None),
            ("On March 3, 2027: ", None),
            ("Posted by Ann Lee, founder of Bridge Watch, on 19 May 2027\n\n", Some("2027-05-19")),
            ("Ann Lee · September 12, 2028 · 2 min read\n\n", Some("2028-09-12")),
            ("Posted by Ann Lee on a wall on 19 May 2027, the notice was gone a day later. ", None),
            ("OSLO, March 3, 2027. /Nordic News/. ", Some("2027-03-03")),
            ("Bridge Report (as of 3 March 2027)\n\n", Some("2027-03-03")),
            ("Bridges of the north (built as of 3 March 1927 in stone)\n\n", None),
            ("OSLO, March 3 (NTB) -- ", None),
            ("The bridge of May 4, 1920\n", None),
            ("On May 4, 1920 the first bridge fell. ", None),
        ] {
            let source = crate::source::Source::new("bridge", format!("{head}{body}")).expect("a text");
            let found = date(&Article::read(source)).map(|date| date.to_string());
            assert_eq!(found.as_deref(), expected, "{head}");
        }
    }
}

//! What an article says of itself: its date, headline and source.

use super::{Fact, Status};
use crate::{
    interval::Decimal,
    interval::Measure,
    source::Span,
    text::{Article, Block, BlockKind, TokenKind},
    values::{DateValue, Grain, Name, NameKind, Prose, Value},
};
use jiff::civil::Date;

/// The date of publication: a dateline of the text, else its head.
pub(super) fn date(article: &Article) -> Option<Date> {
    let dateline = datelines(article).next().map(|(_, date)| date);
    dateline.or_else(|| article.head_date.and_then(|span| article.slice(span).parse().ok()))
}

/// The full dates that stand in datelines.
fn datelines(article: &Article) -> impl Iterator<Item = (Span, Date)> {
    article.blocks.iter().filter(|block| block.kind == BlockKind::Dateline).filter_map(|block| {
        let prose = Prose::new(&article.source, article.tokens_of(block), None);
        let found = prose
            .values()
            .into_iter()
            .find(|found| matches!(&found.value, Value::Date(date) if date.grain == Grain::Day))?;
        let Value::Date(date) = &found.value else { return None };
        Some((prose.span(&found.tokens), date.best()?.low_end()?.date()))
    })
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
        facts.extend(DateValue::day(day).map(|value| fact("date", Value::Date(value), span)));
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
        subject: "article".into(),
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

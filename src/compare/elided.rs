//! Numbers that leave out the unit of a value before them in the sentence: "40,000 euros for the victory and 25,000 for the record", "from 37 hours to 35".

use super::{derived::wording, sizes::is_bare, terms::Passage};
use crate::{
    facts::{Analysis, Mention},
    interval::Decimal,
    language::{lemma, words},
    text::{Token, TokenKind},
    values::{
        Quantity, Value,
        units::{self, Unit},
    },
};

/// The numbers of an article that count nothing themselves and stand behind a value with a unit, in its unit.
pub(super) fn read(analysis: &Analysis, passages: &[Passage]) -> Vec<Mention> {
    let mut elided = Vec::new();
    let mut money: Option<&Value> = None;
    for passage in passages {
        let (mut united, mut ranked): (Option<&Value>, Option<&Unit>) = (None, None);
        let mentions = analysis.mentions.get(passage.mentions.clone()).unwrap_or_default();
        for (at, mention) in mentions.iter().enumerate() {
            elided.extend(mentions.get(at + 1).and_then(|next| before(analysis, mention, next)));
            match &mention.value {
                // "A fifth more" has no unit that could be left out behind it.
                Value::Percent(_) if !is_spelt(analysis, mention) => {}
                Value::Money(_) | Value::Duration(_) | Value::Quantity(_) | Value::Percent(_) => {
                    united = Some(&mention.value);
                    money = united.filter(|value| matches!(value, Value::Money(_))).or(money);
                }
                value
                    if is_bare(value) && !matches!(value, Value::Ordinal(_)) && is_of(analysis, mention, "quarter") =>
                {
                    let months =
                        value.measure().and_then(|measure| measure.converted(Decimal::from(3_u32), Decimal::ZERO));
                    elided.extend(months.zip(units::find("month")).map(|(measure, unit)| Mention {
                        span: mention.span,
                        value: Value::Duration(Quantity { measure, unit }),
                    }));
                }
                value if is_bare(value) && !counts(analysis, mention) => {
                    // "Analysts had expected 128 million" is of the money of a sentence before.
                    let unit = united.or(money.filter(|_| is_in_millions(value)));
                    let value = unit.zip(value.measure()).map(|(unit, measure)| unit.with_measure(*measure));
                    elided.extend(value.map(|value| Mention { span: mention.span, value }));
                }
                Value::Ordinal(rank) => {
                    // "In the fourth minute, and again in the 31st".
                    let unit = lasts(analysis, mention).or(ranked.filter(|_| !counts_up(analysis, mention)));
                    ranked = unit.or(ranked);
                    elided.extend(unit.map(|unit| Mention {
                        span: mention.span,
                        value: Value::Duration(Quantity { measure: *rank, unit }),
                    }));
                }
                _ => {}
            }
        }
    }
    elided
}

/// A number that leaves out the unit behind the next one: "from 110 to 35 kilometres an hour".
fn before(analysis: &Analysis, mention: &Mention, next: &Mention) -> Option<Mention> {
    let joined = behind(analysis, mention).filter(|word| analysis.article.slice(word.span) == "to")?;
    let tokens = &analysis.article.tokens;
    let follows = tokens.partition_point(|token| token.span.start <= joined.span.start);
    let united = matches!(next.value, Value::Money(_) | Value::Duration(_) | Value::Quantity(_) | Value::Percent(_));
    let beside = tokens.get(follows).is_some_and(|token| next.span.contains(token.span));
    let measure = mention.value.measure().filter(|_| united && beside && is_bare(&mention.value))?;
    Some(Mention { span: mention.span, value: next.value.with_measure(*measure) })
}

fn is_spelt(analysis: &Analysis, mention: &Mention) -> bool {
    let words = analysis.article.slice(mention.span);
    words.contains('%') || words.contains("cent") || words.contains(|each: char| each.is_ascii_digit())
}

fn is_in_millions(value: &Value) -> bool {
    let million = Decimal::from(1_000_000_u32);
    value.measure().and_then(|measure| measure.stated).is_some_and(|stated| stated >= million)
}

/// The unit of time that an ordinal counts up: the ninth week in a row is one of nine weeks.
fn lasts(analysis: &Analysis, mention: &Mention) -> Option<&'static Unit> {
    let word = analysis.article.slice(behind(analysis, mention)?.span);
    units::find(&lemma::noun(&lemma::lower(word)))
        .filter(|unit| ["minute", "day", "week", "month", "year"].contains(&unit.name))
}

/// Whether a number is of the noun behind it.
fn counts(analysis: &Analysis, mention: &Mention) -> bool {
    matches!(mention.value, Value::Ordinal(_)) || counts_up(analysis, mention)
}

/// Whether a word that could be counted stands behind a number or a rank: "11 more" counts what the number before it does.
fn counts_up(analysis: &Analysis, mention: &Mention) -> bool {
    let word = behind(analysis, mention).filter(|token| token.kind == TokenKind::Word);
    let word = word.map(|token| analysis.article.slice(token.span));
    word.is_some_and(|word| words::class(word).is_none() && !wording::differs(word))
}

fn is_of(analysis: &Analysis, mention: &Mention, noun: &str) -> bool {
    behind(analysis, mention)
        .is_some_and(|token| lemma::noun(&lemma::lower(analysis.article.slice(token.span))) == noun)
}

fn behind<'a>(analysis: &'a Analysis, mention: &Mention) -> Option<&'a Token> {
    let tokens = &analysis.article.tokens;
    tokens.get(tokens.partition_point(|token| token.span.start < mention.span.end))
}

//! Numbers that leave out the unit of a value before them in the sentence: "40,000 euros for the victory and 25,000 for the record", "from 37 hours to 35".

use super::{sizes::is_bare, terms::Passage};
use crate::{
    facts::{Analysis, Mention},
    language::{lemma, words},
    text::TokenKind,
    values::{
        Quantity, Value,
        units::{self, Unit},
    },
};

/// The numbers of an article that count nothing themselves and stand behind a value with a unit, in its unit.
pub(super) fn read(analysis: &Analysis, passages: &[Passage]) -> Vec<Mention> {
    let mut elided = Vec::new();
    for passage in passages {
        let mut united: Option<&Value> = None;
        for mention in analysis.mentions.get(passage.mentions.clone()).unwrap_or_default() {
            match (&mention.value, united) {
                (Value::Money(_) | Value::Duration(_) | Value::Quantity(_) | Value::Percent(_), _) => {
                    united = Some(&mention.value);
                }
                (value, Some(unit)) if is_bare(value) && !counts(analysis, mention) => {
                    let value = value.measure().map(|measure| unit.with_measure(*measure));
                    elided.extend(value.map(|value| Mention { span: mention.span, value }));
                }
                (Value::Ordinal(rank), _) => elided.extend(lasts(analysis, mention).map(|unit| Mention {
                    span: mention.span,
                    value: Value::Duration(Quantity { measure: *rank, unit }),
                })),
                _ => {}
            }
        }
    }
    elided
}

/// The unit of time that an ordinal counts up: the ninth week in a row is one of nine weeks.
fn lasts(analysis: &Analysis, mention: &Mention) -> Option<&'static Unit> {
    let tokens = &analysis.article.tokens;
    let behind = tokens.partition_point(|token| token.span.start < mention.span.end);
    let word = analysis.article.slice(tokens.get(behind)?.span);
    units::find(&lemma::noun(&lemma::lower(word))).filter(|unit| ["day", "week", "month", "year"].contains(&unit.name))
}

/// Whether a number is of the noun behind it.
fn counts(analysis: &Analysis, mention: &Mention) -> bool {
    let tokens = &analysis.article.tokens;
    let behind = tokens.partition_point(|token| token.span.start < mention.span.end);
    let ordinal = matches!(mention.value, Value::Ordinal(_));
    ordinal
        || tokens.get(behind).is_some_and(|token| {
            token.kind == TokenKind::Word && words::class(analysis.article.slice(token.span)).is_none()
        })
}

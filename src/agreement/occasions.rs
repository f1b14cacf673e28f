//! Whether dates of two articles are of one occasion: of what happens but once to what is surely one thing.

use super::sameness::same_parties;
use crate::{
    compare::{Key, word_key},
    facts::{Analysis, Fact},
    language::{
        lemma,
        words::{self, WordClass},
    },
    tables::{WordSet, rows},
    text::{Token, TokenKind},
    values::{DateValue, Value},
};
use std::{collections::BTreeSet, sync::LazyLock};

static ONCE: LazyLock<WordSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../data/once.txt")).flat_map(|row| row.split(' ')).collect());

/// Two dates further apart are of two occasions.
const SAME_OCCASION: i32 = 7;

/// Whether two dates that exclude each other are of what happens but once, to the same people or to a thing that both articles describe alike.
pub(super) fn is_one(one: (&Analysis, &Fact), other: (&Analysis, &Fact)) -> bool {
    let (Value::Date(here), Value::Date(there)) = (&one.1.value, &other.1.value) else { return false };
    let alike = || described(one.0, one.1).is_some_and(|thing| Some(thing) == described(other.0, other.1));
    are_near(here, there) && happens_once(one.1) && happens_once(other.1) && (is_of_same(one.1, other.1) || alike())
}

fn happens_once(fact: &Fact) -> bool {
    ONCE.contains(fact.subject.as_str()) || ONCE.contains(&*lemma::verb(&fact.attribute))
}

/// Whether two facts are of the same people or bodies with a name.
pub(super) fn is_of_same(one: &Fact, other: &Fact) -> bool {
    !one.participants.is_empty() && same_parties(one, other)
}

fn are_near(one: &DateValue, other: &DateValue) -> bool {
    let start = |date: &DateValue| date.best()?.low_end();
    let days = start(one).zip(start(other)).map(|(one, other)| (one.date() - other.date()).get_days().abs());
    days.is_some_and(|days| days <= SAME_OCCASION)
}

/// The words that describe the one thing that a fact is about: "the old city library"; `None` where it is any one, or several.
fn described(analysis: &Analysis, fact: &Fact) -> Option<BTreeSet<Key>> {
    let article = &analysis.article;
    let from = article.tokens.partition_point(|token| token.span.start < fact.sentence.start);
    let until = article.tokens.partition_point(|token| token.span.start < fact.span.start);
    let here = article.tokens.get(from..until)?;
    let word = |token: &Token| article.slice(token.span);
    let head = here.iter().rposition(|token| *lemma::lower(word(token)) == fact.subject)?;
    let mut keys = BTreeSet::from([word_key(&fact.subject)?]);
    for token in here.get(..head)?.iter().rev().take_while(|token| token.kind == TokenKind::Word) {
        let class = words::class(word(token));
        if class.is_some() {
            let definite = matches!(class, Some(WordClass::Article)) && *lemma::lower(word(token)) == *"the";
            return definite.then_some(keys);
        }
        keys.extend(word_key(word(token)));
    }
    None
}

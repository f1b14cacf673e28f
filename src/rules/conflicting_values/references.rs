//! Figures that point back at one that was told before: "the 14 people", "the $5bn deal".
//!
//! "The" before a figure says that the reader knows it. Where the article has but one other figure of the kind, that is the one.

use super::Reader;
use crate::{
    facts::Mention,
    interval::Decimal,
    language::{
        lemma,
        words::{WordClass, class},
    },
    rules::{cues, exclusion::excludes, revisions},
    values::Value,
};
use std::{collections::BTreeMap, ops::Range};

/// A figure, and one behind it that points back and excludes it.
pub(super) struct Reference<'a> {
    /// For readers: "the number of people".
    pub(super) name: String,
    pub(super) first: &'a Mention,
    pub(super) second: &'a Mention,
}

/// Every pair of figures of which the second points back at the first.
pub(super) fn find<'a>(reader: &Reader<'a>) -> Vec<Reference<'a>> {
    let mut alike: BTreeMap<String, Vec<&Mention>> = BTreeMap::new();
    let mut counted = BTreeMap::<Decimal, usize>::new();
    for mention in &reader.analysis.mentions {
        match &mention.value {
            Value::Count(measure) => {
                let noun = lemma::lower(reader.noun(mention));
                alike.entry(lemma::noun(&noun).into_owned()).or_default().push(mention);
                measure.stated.into_iter().for_each(|stated| *counted.entry(stated).or_default() += 1);
            }
            Value::Number(measure) => {
                measure.stated.into_iter().for_each(|stated| *counted.entry(stated).or_default() += 1);
            }
            Value::Money(money) => alike.entry(money.currency.code.to_owned()).or_default().push(mention),
            _ => {}
        }
    }
    let twice = alike.into_values().filter_map(|mentions| <[&Mention; 2]>::try_from(mentions).ok());
    twice.filter_map(|[first, second]| reader.reference(first, second, &counted)).collect()
}

impl<'a> Reader<'a> {
    fn noun(&self, figure: &Mention) -> &'a str {
        self.around.word(self.around.tokens(figure.span).end)
    }

    fn reference(
        &self,
        first: &'a Mention,
        second: &'a Mention,
        counted: &BTreeMap<Decimal, usize>,
    ) -> Option<Reference<'a>> {
        let around = self.around;
        let pointed = |mention: &Mention| around.before(around.tokens(mention.span).start).eq_ignore_ascii_case("the");
        let sentences = [first, second].map(|mention| around.sentence(mention.span.start));
        let plain =
            [first, second].iter().all(|mention| self.is_prose(mention.span) && !around.is_quoted(mention.span));
        let settled =
            [first, second].iter().all(|mention| !revisions::tells_another(around, self.up_to_clause(mention)));
        let apart = sentences[0] != sentences[1] && pointed(second) && !pointed(first);
        let same = match &second.value {
            Value::Money(_) => self.is_trade(first, second),
            _ => self.is_the_only_count(first, second, counted).unwrap_or_default(),
        };
        let found = plain && settled && apart && same && excludes(&first.value, &second.value);
        let of = if matches!(second.value, Value::Money(_)) { "the" } else { "the number of" };
        found.then(|| Reference { name: format!("{of} {}", self.noun(second)), first, second })
    }

    /// The sentence of a figure as far as its clause goes: what stands behind that tells of other things.
    fn up_to_clause(&self, figure: &Mention) -> Range<usize> {
        let sentence = self.around.sentence(figure.span.start);
        let mut behind = self.around.tokens(figure.span).end..sentence.end;
        let end = behind.find(|at| self.around.is(*at, &[",", ";", "and"]));
        sentence.start..end.unwrap_or(sentence.end)
    }

    /// Whether the second is a deal at a price, and the first the price of what was bought: "agreed to buy it for $3bn", "the $5bn deal".
    fn is_trade(&self, first: &Mention, second: &Mention) -> bool {
        let around = self.around;
        let price = around.before(around.tokens(first.span).start).eq_ignore_ascii_case("for");
        let bought = around.sentence(first.span.start).any(|at| cues::has("trade", &lemma::verb(around.word(at))));
        price && bought && cues::has("deal", self.noun(second))
    }

    /// Whether the second, of which nothing else is told, can only be the first: no other figure is the same, or what lies between the two.
    fn is_the_only_count(&self, first: &Mention, second: &Mention, counted: &BTreeMap<Decimal, usize>) -> Option<bool> {
        let around = self.around;
        let (before, now) = (first.value.measure()?.stated?, second.value.measure()?.stated?);
        let two = Decimal::from(2);
        let near = before <= now.times(two)? && now <= before.times(two)?;
        let told = counted.get(&now) == Some(&1) && !counted.contains_key(&before.minus(now)?.magnitude());
        let end = around.tokens(second.span).end + 1;
        let aboard = |at: usize| around.is(at, &["aboard"]) || around.is(at, &["on"]) && around.is(at + 1, &["board"]);
        let start = around.tokens(first.span);
        let carried = around.before(start.start).eq_ignore_ascii_case("carrying") || aboard(start.end + 1);
        let closed = class(around.word(end)) == Some(WordClass::Auxiliary) || carried && aboard(end);
        let plural = lemma::is_plural(self.noun(second)) || around.is(end - 1, &["people"]);
        Some(near && told && closed && plural)
    }
}

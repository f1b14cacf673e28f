//! What one value answers to one test.

use super::matching::same_name;
use crate::{
    claims::{Right, Set, Test},
    interval::{Comparison, Relation},
    language::{
        lexicon::{CountryWord, country},
        vocabulary::Vocabulary,
    },
    source::Source,
    text::Article,
    values::{NameKind, Prose, Value},
};
use jiff::civil::Date;
use regex::{Regex, RegexBuilder};

/// How large a regular expression of a claims file may get when it is compiled.
const REGEX_LIMIT: usize = 1 << 20;

/// What `value`, as a fact of an article of `date`, answers to a test; `None` where the two do not go together.
pub(super) fn of_value(value: &Value, test: &Test, date: Option<Date>, words: &Vocabulary) -> Option<Relation> {
    match test {
        Test::Compare { comparison, right: Right::Value(claimed) } => {
            compare(value, *comparison, &read_for(value, &claimed.node, date), words)
        }
        Test::Compare { right: Right::Path(_), .. } => None,
        Test::Near { value: claimed, tolerance } => {
            let claimed = read_for(value, &claimed.node, date);
            near(value, &claimed, tolerance.as_ref().map(|tolerance| &tolerance.node), words)
        }
        Test::In(Set::Range(low, high)) => {
            value.within(&read_for(value, &low.node, date), &read_for(value, &high.node, date))
        }
        Test::In(Set::List(list)) => {
            let equals = |one: &Value| compare(value, Comparison::Equal, &read_for(value, one, date), words);
            let answers: Option<Vec<Relation>> = list.iter().map(|one| equals(&one.node)).collect();
            answers?.into_iter().max()
        }
        Test::Contains(elements) => {
            let held = value.words()?;
            let all = elements
                .iter()
                .all(|element| element.node.words().is_some_and(|part| super::quotation::holds(held, part)));
            Some(if all { Relation::Entailed } else { Relation::Compatible })
        }
        Test::Matches { pattern, ignore_case } => {
            let matched = regex(&pattern.node, *ignore_case)?.is_match(value.words()?);
            Some(if matched { Relation::Entailed } else { Relation::Contradicted })
        }
    }
}

/// What one fact answers to a claim that it is nearly `claimed`.
pub(super) fn near(value: &Value, claimed: &Value, tolerance: Option<&Value>, words: &Vocabulary) -> Option<Relation> {
    named(value, claimed, words).or_else(|| value.near(claimed, tolerance))
}

/// What one fact answers to a comparison with a value.
pub(super) fn compare(value: &Value, comparison: Comparison, claimed: &Value, words: &Vocabulary) -> Option<Relation> {
    match (named(value, claimed, words), comparison) {
        (Some(relation), Comparison::Equal) => Some(relation),
        (Some(relation), Comparison::NotEqual) => Some(relation.opposite()),
        (Some(_), _) => None,
        (None, _) => value.relate(comparison, claimed),
    }
}

/// What a name answers to the claim that it is `claimed`. A country says nothing of a place that may lie in it, nor the place of the country.
fn named(value: &Value, claimed: &Value, words: &Vocabulary) -> Option<Relation> {
    let (Value::Name(name), Some(asked)) = (value, claimed.words()) else { return None };
    let (is, asks) = (country(&name.name), country(asked));
    let named = |word: Option<(&str, CountryWord)>| word.is_some_and(|(_, how)| how == CountryWord::Name);
    let capital = |word: Option<(&str, CountryWord)>| word.is_some_and(|(_, how)| how == CountryWord::Capital);
    let place = name.kind == NameKind::Place;
    Some(if place && named(is) && capital(asks) {
        Relation::Compatible
    } else if same_name(asked, &name.name, false, words) {
        Relation::Entailed
    } else if place && named(is) != named(asks) && !(capital(is) || capital(asks)) {
        Relation::Compatible
    } else {
        Relation::Contradicted
    })
}

/// The claimed value as it is to be compared with `value`: text against a typed value is read as prose.
fn read_for(value: &Value, claimed: &Value, date: Option<Date>) -> Value {
    match claimed {
        Value::Text(text) if value.words().is_none() => prose(text, date).unwrap_or_else(|| claimed.clone()),
        _ => claimed.clone(),
    }
}

/// The one value that a text states.
pub(super) fn prose(text: &str, date: Option<Date>) -> Option<Value> {
    let article = Article::read(Source::new("", text).ok()?);
    let mut found = Prose::new(&article.source, &article.tokens, date).values();
    match found.len() {
        1 => found.pop().map(|found| found.value),
        _ => None,
    }
}

/// The regular expression of a `matches`; `None` where it does not compile, which the parser has told.
pub(super) fn regex(pattern: &str, ignore_case: bool) -> Option<Regex> {
    RegexBuilder::new(pattern).case_insensitive(ignore_case).size_limit(REGEX_LIMIT).build().ok()
}

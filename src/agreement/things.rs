//! Facts about one thing in several articles.

use super::{
    Group, Relation, Stated, articles_of, context, occasions,
    sameness::{comparable, compatible, exclusive, same_bearer, same_parties, same_thing},
};
use crate::{
    facts::{Analysis, Fact, Status},
    interval::{self, Comparison},
    language::{
        lemma,
        lexicon::{self, EventKind},
    },
    values::Value,
};
use std::{
    borrow::Cow,
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// A fact and its article.
#[derive(Clone, Copy, Debug)]
struct Placed<'a> {
    article: usize,
    fact: &'a Fact,
}

/// The kind of thing, and what is told of it.
type Kind<'a> = (Cow<'a, str>, Cow<'a, str>);

/// A fact is held against so many things of its kind, and against so many values of a thing, so that the time for it is bounded whatever the text.
const MOST: usize = 32;

/// What the articles state of each thing.
pub(super) fn groups(articles: &[&Analysis]) -> Vec<Group> {
    let mut kinds: BTreeMap<Kind<'_>, Vec<Placed<'_>>> = BTreeMap::new();
    for (article, analysis) in articles.iter().enumerate() {
        for fact in analysis.facts.iter().filter(|fact| counts(fact)) {
            kinds.entry(kind(fact)).or_default().push(Placed { article, fact });
        }
    }
    let things = kinds.into_values().flat_map(|facts| things(facts, articles));
    things.flat_map(|thing| related(&thing, articles)).collect()
}

/// Whether a fact tells something of a thing that is so, and that its path does not tell yet.
fn counts(fact: &Fact) -> bool {
    !fact.negated
        && matches!(fact.status, Status::Asserted | Status::Planned)
        && !matches!(fact.subject.as_str(), "mention" | "quote" | "article")
        && fact.attribute != "participants"
}

fn kind(fact: &Fact) -> Kind<'_> {
    let subject = EventKind::of_noun(&fact.subject).map(|kind| Cow::Borrowed(kind.name));
    let attribute = lexicon::attribute(&fact.attribute).map(|known| Cow::Borrowed(known.name));
    (
        subject.unwrap_or_else(|| lemma::noun(&fact.subject)),
        attribute.unwrap_or_else(|| lemma::verb_stem(&fact.attribute)),
    )
}

/// The facts of a kind by the thing that they are about. Who names the most parties opens a thing, so that the order of articles does not decide.
fn things<'a>(mut facts: Vec<Placed<'a>>, articles: &[&Analysis]) -> Vec<Vec<Placed<'a>>> {
    facts.sort_by_key(|placed| (Reverse(placed.fact.participants.len()), placed.fact.participants.as_slice()));
    let mut things: Vec<Vec<Placed<'_>>> = Vec::new();
    for placed in facts {
        let about =
            |thing: &&mut Vec<Placed<'_>>| thing.iter().take(MOST).all(|other| one_thing(placed, *other, articles));
        match things.iter_mut().rev().take(MOST).find(about) {
            Some(thing) => thing.push(placed),
            None => things.push(vec![placed]),
        }
    }
    for thing in &mut things {
        thing.sort_by_key(|placed| (placed.article, placed.fact.span));
    }
    things
}

/// Whether two facts tell the same kind of value of one thing. One without parties is so only where the sentences have more in common.
fn one_thing(one: Placed<'_>, other: Placed<'_>, articles: &[&Analysis]) -> bool {
    // Which one of several it is does not depend on the time that the sentence speaks of.
    let ordinals = matches!((&one.fact.value, &other.fact.value), (Value::Ordinal(_), Value::Ordinal(_)));
    if !comparable(&one.fact.value, &other.fact.value) {
        return false;
    }
    let nameless = one.fact.participants.is_empty() || other.fact.participants.is_empty();
    if !(same_thing(one.fact, other.fact) || ordinals && !nameless && same_parties(one.fact, other.fact)) {
        return false;
    }
    let analyses = articles.get(one.article).zip(articles.get(other.article));
    one.article == other.article
        || !nameless
        || analyses.is_some_and(|(here, there)| context::touches((here, one.fact), (there, other.fact)))
}

/// The groups that the facts about one thing make: one, unless its values are of several things after all.
fn related(thing: &[Placed<'_>], articles: &[&Analysis]) -> Vec<Group> {
    let values = values(thing);
    if values.len() > 1
        && let Some((relation, reason)) = apart(&values, articles)
    {
        return vec![group(thing, relation, Some(reason))];
    }
    values.iter().map(|facts| together(facts)).collect()
}

/// The group of facts whose values go together.
fn together(facts: &[Placed<'_>]) -> Group {
    if articles_of(facts, |placed| placed.article) == 1 {
        return group(facts, Relation::Alone, None);
    }
    let equal = |placed: &Placed<'_>| {
        let answer = |first: &Placed<'_>| first.fact.value.relate(Comparison::Equal, &placed.fact.value);
        facts.first().and_then(answer) != Some(interval::Relation::Contradicted)
    };
    let rounded = !facts.iter().all(equal);
    group(facts, Relation::Agree, rounded.then(|| "after rounding".to_owned()))
}

/// The facts of a thing by values that go together.
fn values<'a>(thing: &[Placed<'a>]) -> Vec<Vec<Placed<'a>>> {
    let mut values: Vec<Vec<Placed<'a>>> = Vec::new();
    for placed in thing {
        let together = |others: &&mut Vec<Placed<'_>>| {
            others.iter().take(MOST).all(|other| go_together(&placed.fact.value, &other.fact.value))
        };
        match values.iter_mut().rev().take(MOST).find(together) {
            Some(others) => others.push(*placed),
            None => values.push(vec![*placed]),
        }
    }
    values
}

fn go_together(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Text(one), Value::Text(other)) => {
            crate::verdict::holds(one, other) || crate::verdict::holds(other, one)
        }
        _ => compatible(one, other),
    }
}

/// How facts of one thing whose values do not go together are apart, and in what or why not surely; `None` where they may as well be about several things.
fn apart(values: &[Vec<Placed<'_>>], articles: &[&Analysis]) -> Option<(Relation, String)> {
    let firsts: Vec<Placed<'_>> = values.iter().filter_map(|facts| facts.first().copied()).collect();
    let all: BTreeSet<usize> = values.iter().flatten().map(|placed| placed.article).collect();
    // What has two values in one article is several things.
    let stating: usize = values.iter().map(|facts| articles_of(facts, |placed| placed.article)).sum();
    if stating > all.len() || firsts.len() > MOST {
        return None;
    }
    let mut doubt = None;
    for (at, one) in firsts.iter().enumerate() {
        for other in firsts.iter().skip(at + 1) {
            if !exclusive(one.fact, other.fact) {
                return None;
            }
            let (here, there) = (articles.get(one.article)?, articles.get(other.article)?);
            if !context::is_sure((here, one.fact), (there, other.fact)) {
                return None;
            }
            doubt = doubt.or_else(|| doubts((here, one.fact), (there, other.fact)));
        }
    }
    Some(match doubt {
        None => (Relation::Differ, "value".to_owned()),
        Some(doubt) => (Relation::MayDiffer, doubt.to_owned()),
    })
}

/// Why two facts whose values exclude each other may both be right.
fn doubts(one: (&Analysis, &Fact), other: (&Analysis, &Fact)) -> Option<&'static str> {
    let (here, there) = (one.1, other.1);
    let speakers = here.by.as_deref().zip(there.by.as_deref());
    let lasting = matches!(here.value, Value::Duration(_) | Value::Date(_));
    if !here.firm || !there.firm {
        Some("it is not certain that both are about it")
    } else if here.status != there.status {
        Some("one tells what was planned")
    } else if speakers.is_some_and(|(here, there)| !same_bearer(here, there)) {
        Some("two people say so")
    } else if recurs(one, other) {
        Some("it may be of two occasions")
    } else if !lasting && one.0.date.zip(other.0.date).is_some_and(|(one, other)| one != other) {
        Some("the articles are of different days")
    } else {
        None
    }
}

/// Whether the values may be of two occasions: dates, unless it happens but once; places and ways of it.
fn recurs(one: (&Analysis, &Fact), other: (&Analysis, &Fact)) -> bool {
    match one.1.value {
        Value::Date(_) => !occasions::is_one(one, other),
        _ => one.1.value.words().is_some(),
    }
}

fn group(facts: &[Placed<'_>], relation: Relation, reason: Option<String>) -> Group {
    let mut seen = BTreeSet::new();
    let mut stated: Vec<&Placed<'_>> = facts.iter().collect();
    // Of one value in one article the firm statement counts.
    stated.sort_by_key(|placed| (placed.article, !placed.fact.firm, placed.fact.span));
    stated.retain(|placed| seen.insert((placed.article, placed.fact.value.to_string())));
    let mut statements: Vec<Stated> = stated.iter().map(|placed| Stated::new(placed.article, placed.fact)).collect();
    statements.sort_by_key(|stated| (stated.article, stated.span));
    Group { path: path(facts), relation, reason, statements }
}

/// The path that most of the facts about a thing have, the firm ones first; of several the one with the longest names.
fn path(facts: &[Placed<'_>]) -> String {
    let mut paths: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for placed in facts {
        let (firm, all) = paths.entry(placed.fact.path()).or_default();
        *firm += usize::from(placed.fact.firm);
        *all += 1;
    }
    let best = paths.into_iter().max_by(|(one, often), (other, as_often)| {
        often.cmp(as_often).then_with(|| one.len().cmp(&other.len())).then_with(|| other.cmp(one))
    });
    best.map(|(path, _)| path).unwrap_or_default()
}

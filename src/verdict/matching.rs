//! Which facts a path names.

mod bearers;
mod deeds;
mod names;
mod told;

pub(crate) use self::names::same_name;
use self::{bearers::Bearer, deeds::Deed, names::Name, told::Told};

use super::{
    Subject,
    answer::{of_value, regex},
};
use crate::{
    claims::{Filter, Path, Right, Set, Test},
    facts::{Analysis, Fact, Status},
    interval::{Comparison, Relation},
    language::{
        lemma::{self, lower},
        lexicon::{self, Attribute, EventKind},
        vocabulary::Vocabulary,
    },
    values::Value,
};
use std::{borrow::Cow, collections::BTreeMap};

/// A fact that a path names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match<'a> {
    /// The article, as an index into those judged.
    pub(super) article: usize,
    pub(super) fact: &'a Fact,
    /// How well the attribute fits; of several only the best count.
    fit: Fit,
}

/// How well a fact's attribute fits a path's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The path asks for a kind of value, and the fact's value is of that kind.
    Kind,
    /// Another word for it.
    Synonym,
    /// The same word, or no attribute is asked for.
    Word,
}

/// Which facts count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Polarity {
    /// Those that the article affirms as so or as planned, unless a filter asks for a status.
    Affirmed,
    /// Those that it denies.
    Denied,
    /// All of them.
    Any,
}

/// The facts of `articles` (indices into `subjects` and `nouns`) that `path` names best.
pub(super) fn facts<'a>(
    path: &Path,
    (subjects, nouns, words): (&[Subject<'a>], &Nouns<'_>, &Vocabulary),
    articles: &[usize],
    polarity: Polarity,
) -> Vec<Match<'a>> {
    let (asked_subject, attribute) = parts(path);
    let subject = Noun::of(&asked_subject, words);
    let bearer = Bearer::of(path, words);
    let parties: Vec<Name<'_>> = path.participants.iter().map(|name| Name::of(&name.node, words)).collect();
    let named: Vec<bool> = nouns.distinct.iter().map(|noun| subject.names_what(noun)).collect();
    let deed = Deed::of(&asked_subject, attribute.as_deref());
    let told = Told::of(&asked_subject, attribute.as_deref(), &bearer);
    let thing = attribute.as_deref().map(|attribute| Noun::of(attribute, words));
    let things: Vec<bool> =
        nouns.distinct.iter().map(|noun| thing.as_ref().is_some_and(|thing| thing.names_what(noun))).collect();
    let asks_status = path.filters.iter().any(|filter| filter.key.node == "status");
    let mut matches = Vec::new();
    for &article in articles {
        let Some((subject, of_facts)) = subjects.get(article).zip(nouns.of_facts.get(article)) else { continue };
        let analysis = &subject.checked.analysis;
        for (fact, &noun) in analysis.facts.iter().zip(of_facts) {
            let is_kind = || nouns.distinct.get(noun).is_some_and(|noun| noun.is_kind);
            let is_named = named.get(noun) == Some(&true);
            let otherwise = deed.fits(fact, is_named, &analysis.article)
                || told.fits(fact)
                || things.get(noun) == Some(&true) && bearer.has(fact);
            if !(is_named || otherwise || is_kind() && bearer.is_of(fact)) {
                continue;
            }
            let counts = match polarity {
                Polarity::Affirmed => {
                    !fact.negated && (asks_status || matches!(fact.status, Status::Asserted | Status::Planned))
                }
                Polarity::Denied => fact.negated,
                Polarity::Any => true,
            };
            if counts
                && takes_part(&parties, fact)
                && path.filters.iter().all(|filter| passes(filter, fact, analysis, words))
                && let Some(fit) = fits(attribute.as_deref(), fact, words).max(otherwise.then_some(Fit::Synonym))
            {
                matches.push(Match { article, fact, fit });
            }
        }
    }
    let best = matches.iter().map(|found| found.fit).max();
    matches.retain(|found| Some(found.fit) == best);
    matches
}

/// Subject and attribute of a path, in lower case; `trade-volume` is `trade.volume`.
pub(super) fn parts(path: &Path) -> (String, Option<String>) {
    let subject = lower(&path.subject.node).into_owned();
    match &path.attribute {
        Some(attribute) => (subject, Some(lower(&attribute.node).into_owned())),
        None => match subject.rsplit_once('-') {
            Some((subject, attribute)) => (subject.to_owned(), Some(attribute.to_owned())),
            None => (subject, None),
        },
    }
}

/// A noun as it is compared with others.
#[derive(Debug)]
pub(super) struct Noun<'a> {
    singular: Cow<'a, str>,
    /// The kind of event that it stands for.
    event: Option<&'static str>,
    /// Whether it says no more of something with a name than of what kind it is.
    is_kind: bool,
}

impl<'a> Noun<'a> {
    pub(super) fn of(noun: &'a str, words: &'a Vocabulary) -> Self {
        let noun = words.subject(noun);
        let event = EventKind::of_noun(noun).map(|kind| kind.name);
        Self { singular: lemma::noun(noun), event, is_kind: lexicon::is_kind(noun) }
    }

    /// Whether the two name the same kind of thing: forms of one word, or words for one kind of event.
    pub(super) fn names_what(&self, other: &Noun<'_>) -> bool {
        self.singular == other.singular || self.event.is_some() && self.event == other.event
    }
}

/// The subjects of the facts of all articles: claims are many and each asks all facts, but those are of few subjects.
pub(super) struct Nouns<'a> {
    distinct: Vec<Noun<'a>>,
    /// The subject of every fact of every article, as an index into the distinct ones.
    of_facts: Vec<Vec<usize>>,
}

impl<'a> Nouns<'a> {
    pub(super) fn of(subjects: &[Subject<'a>], words: &'a Vocabulary) -> Self {
        let mut numbers: BTreeMap<&'a str, usize> = BTreeMap::new();
        let mut distinct = Vec::new();
        let mut number = |fact: &'a Fact| {
            *numbers.entry(&fact.subject).or_insert_with(|| {
                distinct.push(Noun::of(&fact.subject, words));
                distinct.len() - 1
            })
        };
        let mut of = |subject: &Subject<'a>| subject.checked.analysis.facts.iter().map(&mut number).collect();
        let of_facts = subjects.iter().map(&mut of).collect();
        Self { distinct, of_facts }
    }
}

/// Whether two nouns name the same kind of thing.
pub(super) fn same_subject(asked: &str, stated: &str, words: &Vocabulary) -> bool {
    Noun::of(asked, words).names_what(&Noun::of(stated, words))
}

fn fits(asked: Option<&str>, fact: &Fact, words: &Vocabulary) -> Option<Fit> {
    let Some(asked) = asked else { return Some(Fit::Word) };
    let (asked, stated) = (words.attribute(asked), words.attribute(&fact.attribute));
    if asked == stated || lemma::same(asked, stated) {
        return Some(Fit::Word);
    }
    let known = lexicon::attribute(asked);
    let stated = lexicon::attribute(stated);
    if known.is_some() && known.map(|attribute| attribute.name) == stated.map(|attribute| attribute.name) {
        return Some(Fit::Synonym);
    }
    // "A £2 million extension": `extension.cost` may name what the article only has as an amount.
    if known.zip(stated).is_some_and(|(known, stated)| is_kind_of(known, stated)) {
        return Some(Fit::Synonym);
    }
    // `pact.date` may name what the article calls `pact.expires`, but not `call.place` what it calls its participants.
    let kind = known.filter(|attribute| attribute.generic).and_then(|attribute| attribute.kind)?;
    (kind == fact.value.kind().name && stated.is_none_or(|stated| stated.kind != Some("name"))).then_some(Fit::Kind)
}

/// Whether one attribute is an amount of money of a certain kind, and the other any.
fn is_kind_of(asked: &Attribute, stated: &Attribute) -> bool {
    stated.generic && !asked.generic && asked.kind == Some("money") && stated.kind == asked.kind
}

fn takes_part(names: &[Name<'_>], fact: &Fact) -> bool {
    let exact = fact.subject == "mention";
    names.iter().all(|name| fact.participants.iter().any(|party| name.is_of(party, exact)))
}

/// Whether a fact passes a filter; a filter by another attribute asks the other facts about the same thing.
fn passes(filter: &Filter, fact: &Fact, analysis: &Analysis, words: &Vocabulary) -> bool {
    let holds = |value: &Value| of_value(value, &filter.test, analysis.date, words) == Some(Relation::Entailed);
    match filter.key.node.as_str() {
        "by" => names_pass(&filter.test, fact.by.as_deref(), words),
        "place" if fact.place.is_some() => names_pass(&filter.test, fact.place.as_deref(), words),
        "status" => names_pass(&filter.test, Some(fact.status.name()), words),
        "date" if fact.period.is_some() => {
            let period = fact.period.clone().map(Value::Date);
            period.is_some_and(|period| holds(&period))
        }
        key => analysis
            .facts
            .iter()
            .filter(|other| other.subject == fact.subject && other.participants == fact.participants)
            .filter(|other| fits(Some(key), other, words).is_some())
            .any(|other| match &other.value {
                Value::Name(name) => names_pass(&filter.test, Some(&name.name), words),
                value => holds(value),
            }),
    }
}

fn names_pass(test: &Test, name: Option<&str>, words: &Vocabulary) -> bool {
    let Some(name) = name else { return false };
    let is = |value: &Value| value.words().is_some_and(|asked| same_name(asked, name, false, words));
    match test {
        Test::Compare { comparison, right: Right::Value(value) } => match comparison {
            Comparison::Equal => is(&value.node),
            Comparison::NotEqual => !is(&value.node),
            _ => false,
        },
        Test::Near { value, .. } => is(&value.node),
        Test::In(Set::List(values)) | Test::Contains(values) => values.iter().any(|value| is(&value.node)),
        Test::Matches { pattern, ignore_case } => {
            regex(&pattern.node, *ignore_case).is_some_and(|regex| regex.is_match(name))
        }
        _ => false,
    }
}

/// Whether two facts are about one thing: no party of the one is missing from the other, and their times do not exclude each other.
pub(crate) fn same_thing(one: &Fact, other: &Fact, words: &Vocabulary) -> bool {
    let same = |one: &str, other: &str| same_name(one, other, false, words);
    let covers = |these: &[String], those: &[String]| {
        these.is_empty() || these.iter().all(|name| those.iter().any(|other| same(name, other) || same(other, name)))
    };
    let parties = covers(&one.participants, &other.participants) || covers(&other.participants, &one.participants);
    let dated = matches!(one.value, Value::Date(_)) || matches!(other.value, Value::Date(_));
    let periods =
        match (one.period.as_ref().and_then(|date| date.best()), other.period.as_ref().and_then(|date| date.best())) {
            (Some(one), Some(other)) if !dated => !one.disjoint(other),
            _ => true,
        };
    same_subject(&one.subject, &other.subject, words) && parties && periods
}

//! Which facts a path names.

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
        lexicon::{self, CountryWord, EventKind},
        vocabulary::Vocabulary,
    },
    values::Value,
};
use std::borrow::Cow;

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
    let (subject, attribute) = parts(path);
    let subject = Noun::of(&subject, words);
    let asks_status = path.filters.iter().any(|filter| filter.key.node == "status");
    let mut matches = Vec::new();
    for &article in articles {
        let (Some(checked), Some(nouns)) = (subjects.get(article).map(|subject| subject.checked), nouns.get(article))
        else {
            continue;
        };
        for (fact, noun) in checked.analysis.facts.iter().zip(nouns) {
            let counts = match polarity {
                Polarity::Affirmed => {
                    !fact.negated && (asks_status || matches!(fact.status, Status::Asserted | Status::Planned))
                }
                Polarity::Denied => fact.negated,
                Polarity::Any => true,
            };
            if counts
                && (subject.names_what(noun) || names_bearer(path, fact, words))
                && takes_part(path, fact, words)
                && path.filters.iter().all(|filter| passes(filter, fact, &checked.analysis, words))
                && let Some(fit) = fits(attribute.as_deref(), fact, words)
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
}

impl<'a> Noun<'a> {
    pub(super) fn of(noun: &'a str, words: &'a Vocabulary) -> Self {
        let noun = words.subject(noun);
        Self { singular: lemma::noun(noun), event: EventKind::of_noun(noun).map(|kind| kind.name) }
    }

    /// Whether the two name the same kind of thing: forms of one word, or words for one kind of event.
    pub(super) fn names_what(&self, other: &Noun<'_>) -> bool {
        self.singular == other.singular || self.event.is_some() && self.event == other.event
    }
}

/// The subjects of the facts of each article: claims are many, and each asks all of them.
pub(super) type Nouns<'a> = Vec<Vec<Noun<'a>>>;

pub(super) fn nouns<'a>(subjects: &[Subject<'a>], words: &'a Vocabulary) -> Nouns<'a> {
    let facts = |subject: &Subject<'a>| subject.checked.analysis.facts.iter();
    let of = |subject: &Subject<'a>| facts(subject).map(|fact| Noun::of(&fact.subject, words)).collect();
    subjects.iter().map(of).collect()
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
    // `pact.date` may name what the article calls `pact.expires`, but not `call.place` what it calls its participants.
    let kind = known.filter(|attribute| attribute.generic).and_then(|attribute| attribute.kind)?;
    (kind == fact.value.kind().name && stated.is_none_or(|stated| stated.kind != Some("name"))).then_some(Fit::Kind)
}

/// Whether a path names a fact about something with a name by other words than the fact does: by the name itself (`Orvane.offered`), by another kind
/// (`company(Orvane).offered`), or by what it does (`offer(Orvane).amount`).
fn names_bearer(path: &Path, fact: &Fact, words: &Vocabulary) -> bool {
    if !lexicon::is_kind(&fact.subject) || fact.participants.is_empty() {
        return false;
    }
    let subject = &path.subject.node;
    let named = || match fact.participants.as_slice() {
        [only] => subject.starts_with(char::is_uppercase) && same_name(subject, only, true, words),
        _ => false,
    };
    let word = lower(subject);
    let attribute = path.attribute.as_ref().map(|attribute| lower(&attribute.node));
    let generic = attribute.as_ref().is_some_and(|word| lexicon::attribute(word).is_some_and(|known| known.generic));
    if path.participants.is_empty() {
        return attribute.is_some() && named();
    }
    lexicon::is_kind(&word) || generic && lemma::same(&word, &fact.attribute)
}

fn takes_part(path: &Path, fact: &Fact, words: &Vocabulary) -> bool {
    let exact = fact.subject == "mention";
    let bears = |name: &str| fact.participants.iter().any(|party| same_name(name, party, exact, words));
    path.participants.iter().all(|name| bears(&name.node))
}

/// Whether `asked` is a name of whoever goes by `full`: the same words, the first or last of them, or another name of the country.
/// Unless `exact`, a capital or an adjective may stand for its country, and a common noun for its plural.
pub(super) fn same_name(asked: &str, full: &str, exact: bool, words: &Vocabulary) -> bool {
    let (own_asked, own_full) = (words.name(asked), words.name(full));
    bears(full, asked, exact) || (own_asked, own_full) != (asked, full) && bears(own_full, own_asked, exact)
}

/// Whether whoever goes by `full` goes by `asked`, as far as the names themselves tell.
fn bears(full: &str, asked: &str, exact: bool) -> bool {
    let (asked_words, full_words) = (name_words(asked), name_words(full));
    if asked_words.is_empty() {
        return false;
    }
    let part = full_words.starts_with(&asked_words) || full_words.ends_with(&asked_words);
    let reverse = || asked_words.len() > 1 && full_words.len() == 1 && asked_words.ends_with(&full_words);
    let common = || {
        !exact && lemma::noun(&asked_words.join(" ")) == lemma::noun(&full_words.join(" "))
            || asked_words.last() == full_words.last() && is_common(asked)
    };
    part || reverse() || same_country(asked, full, exact) || common()
}

fn same_country(asked: &str, full: &str, exact: bool) -> bool {
    match (lexicon::country(asked), lexicon::country(full)) {
        (Some((one, how)), Some((other, full_how))) => {
            one == other && (!exact || how == CountryWord::Name && full_how == CountryWord::Name)
        }
        _ => false,
    }
}

/// Whether a name is a common noun: `diplomats`.
fn is_common(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_lowercase)
}

fn name_words(name: &str) -> Vec<String> {
    let words = name.split_whitespace().map(|word| word.trim_end_matches(['.', ',']).to_lowercase());
    words.filter(|word| word != "the").collect()
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
pub(super) fn same_thing(one: &Fact, other: &Fact, words: &Vocabulary) -> bool {
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

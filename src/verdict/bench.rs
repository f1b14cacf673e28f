//! From a statement and the facts that it names to its verdict.

mod near;
mod presence;
mod things;

use self::{
    near::near_facts,
    things::{names_many, things, verdict_of},
};
use super::{
    Case, Subject, Verdict, answer,
    compatibility::{compatible, exclusive},
    findings,
    matching::{self, Match, Polarity},
    quotation, says,
    telling::Telling,
};
use crate::{
    claims::{Claims, Literal, Path, Right, Statement, StatementKind, Test},
    facts::{Fact, Status},
    interval::{Comparison, Decimal, Relation},
    language::{lexicon, vocabulary::Vocabulary},
    values::Value,
};
use jiff::civil::Date;
use std::{collections::BTreeMap, ops::RangeInclusive};

/// A claims file with its articles.
pub(super) struct Bench<'a> {
    pub(super) claims: &'a Claims,
    pub(super) subjects: &'a [Subject<'a>],
    nouns: matching::Nouns<'a>,
    /// Words of one's own.
    pub(super) words: &'a Vocabulary,
    /// The facts of `let` statements: the article of each.
    lets: BTreeMap<&'a str, Vec<(usize, Fact)>>,
}

/// A fact with what it answers to the test.
pub(super) struct Answered<'a> {
    pub(super) article: usize,
    pub(super) fact: &'a Fact,
    pub(super) relation: Relation,
}

/// A fact of some article.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    pub(super) article: usize,
    pub(super) fact: &'a Fact,
}

impl<'a> Bench<'a> {
    pub(super) fn new(claims: &'a Claims, subjects: &'a [Subject<'a>]) -> Self {
        let words = &*claims.words;
        let mut lets = BTreeMap::new();
        for statement in &claims.statements {
            if let StatementKind::Let { name, kind, near } = &statement.kind {
                lets.insert(name.node.as_str(), near_facts(subjects, &name.node, kind.node, &near.node));
            }
        }
        Self { claims, subjects, nouns: matching::Nouns::of(subjects, words), words, lets }
    }

    /// The case of one statement over some of the articles; none for a statement that claims nothing. Findings that it accepts are added to `accepted`.
    pub(super) fn judge(
        &self,
        at: usize,
        statement: &Statement,
        articles: &[usize],
        accepted: &mut Vec<(usize, usize)>,
    ) -> Option<Case> {
        let telling = Telling { bench: self, statement, at };
        if articles.is_empty() && !matches!(statement.kind, StatementKind::Article { .. } | StatementKind::Let { .. }) {
            return Some(telling.without_article());
        }
        Some(match &statement.kind {
            StatementKind::Article { .. } | StatementKind::Let { .. } => return None,
            StatementKind::Claim { path, test } => self.claim(&telling, path, test, articles),
            StatementKind::Exists(path) => self.exists(&telling, path, articles),
            StatementKind::Denied(path) => self.denied(&telling, path, articles),
            StatementKind::Absent(path) => self.absent(&telling, path, articles),
            StatementKind::Agree(path) => self.agree(&telling, path, articles),
            StatementKind::Says(sentence) => says::judge(&telling, sentence, articles),
            StatementKind::Expect { rule, text } => findings::expect(&telling, rule, text.as_ref(), articles, accepted),
            StatementKind::Allow { rule, text } => findings::allow(&telling, rule, text.as_ref(), articles, accepted),
        })
    }

    /// The facts that a path names, those of a `let` included.
    pub(super) fn named(&self, path: &Path, articles: &[usize], polarity: Polarity) -> Vec<Named<'_>> {
        if let Some(own) = self.own(path) {
            let here = own.iter().filter(|(article, _)| articles.contains(article));
            return here.map(|(article, fact)| Named { article: *article, fact }).collect();
        }
        matching::facts(path, (self.subjects, &self.nouns, self.words), articles, polarity)
            .into_iter()
            .map(|Match { article, fact, .. }| Named { article, fact })
            .collect()
    }

    fn own(&self, path: &Path) -> Option<&Vec<(usize, Fact)>> {
        let bare = path.participants.is_empty() && path.filters.is_empty() && path.attribute.is_none();
        self.lets.get(path.subject.node.as_str()).filter(|_| bare)
    }

    pub(super) fn date(&self, article: usize) -> Option<Date> {
        self.subjects.get(article).and_then(|subject| subject.checked.analysis.date)
    }

    fn claim(&self, telling: &Telling<'_>, path: &Path, test: &Test, articles: &[usize]) -> Case {
        let named = self.named(path, articles, Polarity::Affirmed);
        if named.is_empty() {
            return self.nothing(telling, path, articles);
        }
        if let Test::Contains(elements) = test {
            return self.contains(telling, path, elements, &named);
        }
        let others = match test {
            Test::Compare { right: Right::Path(other), .. } => self.named(other, articles, Polarity::Affirmed),
            _ => Vec::new(),
        };
        let mut answered = Vec::new();
        for Named { article, fact } in &named {
            let relation = match test {
                Test::Compare { comparison, right: Right::Path(other) } => {
                    if others.is_empty() {
                        return self.nothing(telling, other, articles);
                    }
                    against_all(fact, *comparison, &others, self.words)
                }
                test => answer::of_value(&fact.value, test, self.date(*article), self.words),
            };
            let relation =
                relation.map(
                    |relation| if asks_year(path, test, fact) { relation.max(Relation::Compatible) } else { relation },
                );
            answered.extend(relation.map(|relation| Answered { article: *article, fact, relation }));
        }
        if answered.is_empty() {
            return telling.incomparable(&named, test);
        }
        if names_many(path, &named) {
            let excluding = matches!(test, Test::Compare { comparison: Comparison::NotEqual, .. });
            return Self::of_many(telling, path, excluding, &answered);
        }
        let case = Self::of_things(telling, &answered);
        // A comparison is no firmer than either of its sides.
        let other_weak = !others.is_empty() && others.iter().all(|other| !other.fact.firm);
        Case { weak: case.weak || (other_weak && case.verdict == Verdict::Supported), ..case }
    }

    /// Nothing was said: what the article denies or only supposes is told, else the nearest paths.
    fn nothing(&self, telling: &Telling<'_>, path: &Path, articles: &[usize]) -> Case {
        let other = self.named(path, articles, Polarity::Any);
        let supposed =
            |named: &&Named<'_>| named.fact.negated || !matches!(named.fact.status, Status::Asserted | Status::Planned);
        if let Some(named) = other.iter().find(supposed) {
            return telling.not_affirmed(named);
        }
        let unfiltered = Path { filters: Vec::new(), ..path.clone() };
        let named = self.named(&unfiltered, articles, Polarity::Affirmed);
        if named.is_empty() { telling.unknown(path, articles) } else { telling.filtered_out(path, &named) }
    }

    /// A path that names many things at once: one that fits suffices, unless the claim is `excluding` (`!=`), which none may break; only an
    /// attribute that a thing has but one of contradicts.
    fn of_many(telling: &Telling<'_>, path: &Path, excluding: bool, answered: &[Answered<'_>]) -> Case {
        let with = |relation| answered.iter().filter(move |answer| answer.relation == relation);
        if excluding && with(Relation::Contradicted).next().is_some() {
            let named: Vec<&Answered<'_>> = with(Relation::Contradicted).filter(|answer| answer.fact.firm).collect();
            return if named.is_empty() { telling.undecided(answered) } else { telling.contradicted(&named, &[]) };
        }
        if with(Relation::Entailed).next().is_some() {
            return telling.supported(with(Relation::Entailed));
        }
        let single =
            matching::parts(path).1.and_then(|word| lexicon::attribute(&word)).is_some_and(|known| known.single);
        let against: Vec<&Answered<'_>> = with(Relation::Contradicted).filter(|answer| answer.fact.firm).collect();
        if single && !against.is_empty() && against.len() == answered.len() {
            return telling.contradicted(&against, answered);
        }
        telling.undecided(answered)
    }

    /// The verdict over the things that the facts are about: they must agree.
    fn of_things(telling: &Telling<'_>, answered: &[Answered<'_>]) -> Case {
        let things = things(answered, telling.bench.words);
        let verdicts: Vec<Verdict> = things.iter().map(|thing| verdict_of(thing)).collect();
        if verdicts.contains(&Verdict::Ambiguous) || verdicts.windows(2).any(|pair| pair[0] != pair[1]) {
            return telling.ambiguous(&things);
        }
        match verdicts.first() {
            Some(Verdict::Supported) => {
                telling.supported(answered.iter().filter(|answer| answer.relation == Relation::Entailed))
            }
            Some(Verdict::Contradicted) => {
                let against: Vec<_> = answered
                    .iter()
                    .filter(|answer| answer.relation == Relation::Contradicted && answer.fact.firm)
                    .collect();
                telling.contradicted(&against, answered)
            }
            _ => telling.undecided(answered),
        }
    }

    /// Texts and lists: every element must be held by some fact.
    fn contains(&self, telling: &Telling<'_>, path: &Path, elements: &[Literal], named: &[Named<'_>]) -> Case {
        let mut holding: Vec<Named<'_>> = Vec::new();
        let mut missing = None;
        for element in elements {
            let part = written(element);
            match named.iter().find(|named| holds(&named.fact.value, &part, self.words)) {
                Some(found) => holding.push(*found),
                None => missing = missing.or(Some((element, part))),
            }
        }
        let Some((element, part)) = missing else {
            if let Some((one, other)) = several_bearers(path, elements, named, &holding, self.words) {
                return telling.several_bearers(path, &one, &other);
            }
            return telling.all_of(&holding);
        };
        let near =
            named.iter().find_map(|named| Some((*named, quotation::nearly_holds(named.fact.value.words()?, &part)?)));
        if let Some((named, passage)) = near {
            return telling.altered(element, &part, &named, &passage);
        }
        let elsewhere = (path.subject.node == "quote").then(|| self.said_by_another(&part)).flatten();
        telling.not_contained(element, named, elsewhere.as_ref())
    }

    /// A quotation with these words by anybody.
    fn said_by_another(&self, part: &str) -> Option<Named<'_>> {
        self.subjects.iter().enumerate().find_map(|(article, subject)| {
            let facts = subject.checked.analysis.facts.iter();
            let mut quotes = facts.filter(|fact| fact.subject == "quote" && holds(&fact.value, part, self.words));
            quotes.next().map(|fact| Named { article, fact })
        })
    }

    /// Every two articles that state it must have facts that go together. What is firmly bound and excludes all that the other says contradicts.
    fn agree(&self, telling: &Telling<'_>, path: &Path, articles: &[usize]) -> Case {
        let articles = self.different(articles);
        let named = self.named(path, &articles, Polarity::Affirmed);
        let mut stating: Vec<usize> = named.iter().map(|named| named.article).collect();
        stating.dedup();
        if stating.len() < 2 {
            return telling.too_few(path, &named, articles.len());
        }
        let of = |article: usize| named.iter().filter(move |named| named.article == article);
        let mut apart = None;
        for (at, &article) in stating.iter().enumerate() {
            for &other in &stating[at + 1..] {
                let pairs = || of(article).flat_map(|one| of(other).map(move |other| (one, other)));
                if pairs().any(|(one, other)| compatible(&one.fact.value, &other.fact.value, self.words)) {
                    continue;
                }
                let firm = pairs().all(|(one, other)| one.fact.firm && other.fact.firm);
                let against = |(one, other): &(&Named<'_>, &Named<'_>)| exclusive(one.fact, other.fact, self.words);
                match pairs().find(against).filter(|_| firm && !names_many(path, &named)) {
                    Some((one, other)) => return telling.disagree(one, other),
                    None => apart = apart.or_else(|| pairs().next()),
                }
            }
        }
        if let Some((one, other)) = apart {
            return telling.do_not_meet(path, one, other);
        }
        let firsts: Vec<Named<'_>> = stating.iter().filter_map(|&article| of(article).next().copied()).collect();
        telling.all_of(&firsts)
    }

    /// The articles without those that are another one under a second name.
    fn different(&self, articles: &[usize]) -> Vec<usize> {
        let same = |one: usize, other: usize| match (self.subjects.get(one), self.subjects.get(other)) {
            (Some(one), Some(other)) => std::ptr::eq(one.checked, other.checked),
            _ => false,
        };
        let first = |at: &usize| !articles.iter().take_while(|before| *before != at).any(|&before| same(before, *at));
        articles.iter().copied().filter(first).collect()
    }
}

/// Whether a bare number of a claim may be a year, where the verb of the path tells as well how many there are: `school.closed == 2023` of "closed two schools".
fn asks_year(path: &Path, test: &Test, fact: &Fact) -> bool {
    let verb = matching::parts(path).1.filter(|asked| lexicon::attribute(asked).is_none());
    let year = |value: &Value| match value {
        Value::Number(number) => number
            .stated
            .filter(|stated| stated.is_whole())
            .and_then(Decimal::to_i64)
            .is_some_and(|year| YEARS.contains(&year)),
        _ => false,
    };
    let Test::Compare { right: Right::Value(claimed), .. } = test else { return false };
    verb.is_some() && fact.attribute == "count" && year(&claimed.node)
}

/// Years that articles tell of.
const YEARS: RangeInclusive<i64> = 1_000..=2_999;

/// A fact of `holding`, and one of another person whom a name of the path may mean as well, "Smith" where Jane and John Smith speak, and who does not say
/// all of `elements` too.
fn several_bearers<'a>(
    path: &Path,
    elements: &[Literal],
    named: &[Named<'a>],
    holding: &[Named<'a>],
    words: &Vocabulary,
) -> Option<(Named<'a>, Named<'a>)> {
    path.participants.iter().filter(|name| name.node.starts_with(char::is_uppercase)).find_map(|name| {
        let bearer = |named: &Named<'a>| {
            named.fact.participants.iter().find(|party| matching::same_name(&name.node, party, false, words))
        };
        let same = |one: &Named<'a>, other: &Named<'a>| match (bearer(one), bearer(other)) {
            (Some(one), Some(other)) => {
                matching::same_name(one, other, false, words) || matching::same_name(other, one, false, words)
            }
            _ => true,
        };
        let says_all = |one: &Named<'a>| {
            elements.iter().all(|element| {
                let mut others = named.iter().filter(|other| same(one, other));
                others.any(|other| holds(&other.fact.value, &written(element), words))
            })
        };
        holding.iter().find_map(|one| {
            let other = named.iter().find(|other| !same(one, other) && !says_all(other))?;
            Some((*one, *other))
        })
    })
}

/// The words of an element of a `contains`.
fn written(element: &Literal) -> String {
    element.node.words().map_or_else(|| element.node.to_string(), str::to_owned)
}

/// What a fact answers to a comparison with every one of `others`: all of them decide together, and one that is weakly bound never against it.
fn against_all(fact: &Fact, comparison: Comparison, others: &[Named<'_>], words: &Vocabulary) -> Option<Relation> {
    let answers = others.iter().filter_map(|other| {
        let relation = answer::compare(&fact.value, comparison, &other.fact.value, words)?;
        let weakly = relation == Relation::Contradicted && !other.fact.firm;
        Some(if weakly { Relation::Compatible } else { relation })
    });
    let answers: Vec<Relation> = answers.collect();
    let (least, most) = (*answers.iter().min()?, *answers.iter().max()?);
    Some(if least == most { least } else { Relation::Compatible })
}

fn holds(value: &Value, part: &str, words: &Vocabulary) -> bool {
    match value {
        Value::Name(name) => matching::same_name(part, &name.name, false, words),
        value => value.words().is_some_and(|held| quotation::holds(held, part)),
    }
}

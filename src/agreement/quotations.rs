//! Quotations that several articles have: the same words, changed words, the same words from another mouth.

use super::{Group, Relation, Stated, articles_of, sameness::same_bearer, spoken_path};
use crate::{
    diagnostic::word_diff,
    facts::{Analysis, Fact},
    values::{NameKind, Value, folded},
    verdict::holds,
};
use std::collections::{BTreeSet, HashMap};

/// A quotation with its article and its words.
struct Quoted<'a> {
    article: usize,
    analysis: &'a Analysis,
    fact: &'a Fact,
    words: Vec<String>,
    /// Whether the speaker is surely a human being with a name.
    is_persons: bool,
}

/// Quotations of fewer words may be anybody's.
const SHORTEST: usize = 4;
/// Of fewer words a changed quotation cannot be told from another one.
const SHORTEST_CHANGED: usize = 6;
/// So many words of a hundred have a quotation and its changed form in common.
const ALIKE: usize = 75;
/// Longer ones are no altered form of each other that anybody would read as a change of words.
const LONGEST: usize = 300;
/// A quotation is held against so many others.
const MOST: usize = 16;
/// Of so many words in a row that a quotation shares with another one, one run is enough to hold them against each other.
const RUN: usize = 2;

/// Every quotation of the articles with those that are like it.
pub(super) fn groups(articles: &[&Analysis]) -> Vec<Group> {
    let mut alike: Vec<Vec<Quoted<'_>>> = Vec::new();
    let mut having: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
    for (article, analysis) in articles.iter().enumerate() {
        let persons = persons(analysis);
        for fact in analysis.facts.iter().filter(|fact| fact.subject == "quote" && !fact.participants.is_empty()) {
            let words = folded(fact.value.words().unwrap_or_default()).collect();
            let is_persons = fact.participants.first().is_some_and(|name| persons.contains(name.as_str()));
            let quoted = Quoted { article, analysis, fact, words, is_persons };
            let runs: BTreeSet<&[String]> = quoted.words.windows(RUN.min(quoted.words.len().max(1))).collect();
            let known =
                runs.iter().filter_map(|run| having.get(*run)).flat_map(|groups| groups.iter().rev().take(MOST));
            let candidates: BTreeSet<usize> = known.copied().collect();
            let found =
                candidates.into_iter().rev().take(MOST).find(|&at| {
                    alike.get(at).and_then(|group| group.first()).is_some_and(|first| quoted.is_like(first))
                });
            let at = found.unwrap_or(alike.len());
            for run in runs {
                having.entry(run.to_vec()).or_default().push(at);
            }
            match alike.get_mut(at) {
                Some(group) => group.push(quoted),
                None => alike.push(vec![quoted]),
            }
        }
    }
    alike.iter().flat_map(|group| related(group)).collect()
}

impl Quoted<'_> {
    fn speaker(&self) -> &str {
        self.fact.participants.first().map_or("", String::as_str)
    }

    fn text(&self) -> &str {
        self.fact.value.words().unwrap_or_default()
    }

    fn has_words_of(&self, other: &Self) -> bool {
        holds(self.text(), other.text()) || holds(other.text(), self.text())
    }

    /// Whether both are one quotation: with the same words, or changed ones of the same speaker.
    fn is_like(&self, other: &Self) -> bool {
        let same_speaker = same_bearer(self.speaker(), other.speaker());
        let length = self.words.len().min(other.words.len());
        if self.has_words_of(other) {
            return same_speaker || length >= SHORTEST;
        }
        let longest = self.words.len().max(other.words.len());
        same_speaker && length >= SHORTEST_CHANGED && longest <= LONGEST && likeness(&self.words, &other.words) >= ALIKE
    }
}

/// The names of an article that are surely of human beings.
fn persons(analysis: &Analysis) -> BTreeSet<&str> {
    let names = analysis.facts.iter().filter(|fact| fact.subject == "mention");
    let person = |fact: &'_ Fact| matches!(&fact.value, Value::Name(name) if name.kind == NameKind::Person);
    names.filter(|fact| person(fact)).filter_map(|fact| fact.participants.first().map(String::as_str)).collect()
}

/// How many of the words two runs have in common, in hundredths.
fn likeness(one: &[String], other: &[String]) -> usize {
    let same: usize = similar::capture_diff_slices(similar::Algorithm::Myers, one, other)
        .iter()
        .filter_map(|op| if let similar::DiffOp::Equal { len, .. } = op { Some(*len) } else { None })
        .sum();
    200 * same / (one.len() + other.len()).max(1)
}

/// The group that quotations of several articles make; those of one article stand for themselves.
fn related(quoted: &[Quoted<'_>]) -> Vec<Group> {
    if articles_of(quoted, |quoted| quoted.article) == 1 {
        return quoted.iter().map(|quoted| group(std::slice::from_ref(quoted), Relation::Alone, None)).collect();
    }
    let apart = quoted.first().and_then(|first| quoted.iter().find_map(|other| apart(first, other)));
    vec![match apart {
        Some((relation, reason)) => group(quoted, relation, Some(reason)),
        None => group(quoted, Relation::Agree, None),
    }]
}

fn group(quoted: &[Quoted<'_>], relation: Relation, reason: Option<String>) -> Group {
    let stated = |quoted: &Quoted<'_>| Stated {
        by: Some(quoted.speaker().to_owned()),
        ..Stated::new(quoted.article, quoted.fact)
    };
    let mut statements: Vec<Stated> = quoted.iter().map(stated).collect();
    let mut seen = BTreeSet::new();
    statements.retain(|stated| seen.insert((stated.article, stated.value.clone(), stated.by.clone())));
    let first = quoted.first().map_or("", Quoted::speaker);
    let same = quoted.iter().map(Quoted::speaker).filter(|name| same_bearer(name, first));
    let speaker = same.max_by_key(|name| name.len()).unwrap_or(first);
    Group { path: spoken_path("quote", speaker), relation, reason, statements }
}

/// In what two quotations that are alike differ.
fn apart(one: &Quoted<'_>, other: &Quoted<'_>) -> Option<(Relation, String)> {
    if one.article == other.article {
        return None;
    }
    let sure = one.fact.firm && other.fact.firm;
    if !same_bearer(one.speaker(), other.speaker()) {
        let relation =
            if sure && one.is_persons && other.is_persons && one.words.len().min(other.words.len()) >= SHORTEST {
                Relation::Differ
            } else {
                Relation::MayDiffer
            };
        return Some((relation, format!("the same words from {} and from {}", one.speaker(), other.speaker())));
    }
    if one.has_words_of(other) {
        return None;
    }
    let same_day = one.analysis.date.zip(other.analysis.date).is_none_or(|(one, other)| one == other);
    let relation = if sure && same_day { Relation::Differ } else { Relation::MayDiffer };
    Some((relation, format!("other words: {}", word_diff(one.text(), other.text()))))
}

//! Which facts of an article some claim guards.

use crate::{
    facts::Fact,
    source::Span,
    values::Value,
    verdict::{Case, Checked, Verdict},
};
use std::collections::BTreeSet;

/// The words of an article that statements rest on which passed.
pub type Guards = BTreeSet<Span>;

/// The words that the cases of a claims file rest on in the article `at` of those judged, where they passed.
pub fn guards(cases: &[Case], at: usize) -> Guards {
    let passed = cases.iter().filter(|case| case.verdict == Verdict::Supported);
    let evidence = passed.flat_map(|case| &case.evidence);
    evidence.filter(|evidence| evidence.article == at).map(|evidence| evidence.span).collect()
}

/// A fact and whether a claim guards it.
#[derive(Clone, Copy, Debug)]
pub struct Guarded<'a> {
    /// The fact.
    pub fact: &'a Fact,
    /// Whether a claim rests on it that passed.
    pub guarded: bool,
}

/// What there is to guard in an article: the firm facts, each name once, in the order of the text.
pub fn of<'a>(article: &'a Checked, guards: &Guards) -> Vec<Guarded<'a>> {
    every(article, guards).into_iter().filter(|guarded| guarded.fact.firm).collect()
}

/// The same with the weak facts among them.
pub fn every<'a>(article: &'a Checked, guards: &Guards) -> Vec<Guarded<'a>> {
    let facts = &article.analysis.facts;
    let named = named(facts, guards);
    let mut seen = BTreeSet::new();
    facts
        .iter()
        .filter(|fact| fact.attribute != "words")
        .filter(|fact| fact.subject != "mention" || seen.insert((fact.firm, &fact.participants, fact.negated)))
        .map(|fact| Guarded { fact, guarded: is_guarded(fact, guards, &named) })
        .collect()
}

/// The facts, weak ones too, that no claim guards.
pub fn unguarded<'a>(facts: &'a [Fact], guards: &Guards) -> Vec<&'a Fact> {
    let named = named(facts, guards);
    facts.iter().filter(|fact| !is_guarded(fact, guards, &named)).collect()
}

/// The names of those who take part in guarded facts: a claim of one names them.
fn named<'a>(facts: &'a [Fact], guards: &Guards) -> BTreeSet<&'a str> {
    let guarded = facts.iter().filter(|fact| guards.contains(&fact.span) && fact.attribute != "participants");
    guarded.flat_map(|fact| fact.participants.iter().map(String::as_str)).collect()
}

fn is_guarded(fact: &Fact, guards: &Guards, named: &BTreeSet<&str>) -> bool {
    let name = match &fact.value {
        Value::Name(name) if matches!(fact.attribute.as_str(), "" | "participants") => Some(name.name.as_str()),
        _ => None,
    };
    guards.contains(&fact.span) || !fact.negated && name.is_some_and(|name| named.contains(name))
}

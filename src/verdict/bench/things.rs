//! Facts grouped by what they are about.

use super::{Answered, Named};
use crate::{
    claims::Path,
    facts::Fact,
    interval::Relation,
    language::vocabulary::Vocabulary,
    values::Value,
    verdict::{Verdict, matching},
};

/// Whether a path names many things at once: quotations, mentions, topics, participants, places.
pub(super) fn names_many(path: &Path, named: &[Named<'_>]) -> bool {
    matches!(path.subject.node.as_str(), "quote" | "mention")
        || named.iter().all(|named| named.fact.value.words().is_some())
}

/// The answers grouped by what they are about.
pub(super) fn things<'a, 'b>(answered: &'b [Answered<'a>], words: &Vocabulary) -> Vec<Vec<&'b Answered<'a>>> {
    // Who names the most parties opens a group, so that the order of articles and facts does not tell into which the others fall.
    let mut ordered: Vec<(usize, &Answered<'_>)> = answered.iter().enumerate().collect();
    ordered.sort_by_key(|(_, answer)| {
        (std::cmp::Reverse(answer.fact.participants.len()), answer.fact.participants.as_slice())
    });
    // Hundreds of articles may say the same: a thing is known by those of its facts that differ in what they are about.
    let mut things: Vec<(Vec<&Fact>, Vec<Placed<'_, '_>>)> = Vec::new();
    for (at, answer) in ordered {
        let fact = answer.fact;
        let about = |(known, _): &&mut (Vec<&Fact>, _)| {
            known.iter().any(|other| same_words(fact, other))
                || known.iter().all(|other| matching::same_thing(fact, other, words))
        };
        match things.iter_mut().find(about) {
            Some((known, thing)) => {
                if !known.iter().any(|other| same_words(fact, other)) {
                    known.push(fact);
                }
                thing.push((at, answer));
            }
            None => things.push((vec![fact], vec![(at, answer)])),
        }
    }
    let mut things: Vec<_> = things.into_iter().map(|(_, thing)| thing).collect();
    for thing in &mut things {
        thing.sort_by_key(|(at, _)| *at);
    }
    things.sort_by_key(|thing| thing.first().map(|(at, _)| *at));
    things.into_iter().map(|thing| thing.into_iter().map(|(_, answer)| answer).collect()).collect()
}

/// An answer with its place among all.
type Placed<'a, 'b> = (usize, &'b Answered<'a>);

/// Whether two facts are about one thing in the same words.
fn same_words(one: &Fact, other: &Fact) -> bool {
    one.subject == other.subject
        && one.participants == other.participants
        && one.period == other.period
        && matches!(one.value, Value::Date(_)) == matches!(other.value, Value::Date(_))
}

/// What the facts about one thing come to. One article that says both yes and no speaks of several things: the 12 people killed and the 30 hurt.
pub(super) fn verdict_of(thing: &[&Answered<'_>]) -> Verdict {
    let entails = |answer: &&&Answered<'_>| answer.relation == Relation::Entailed;
    let excluded = |answer: &&&Answered<'_>| answer.relation == Relation::Contradicted && answer.fact.firm;
    let supported: Vec<_> = thing.iter().filter(entails).collect();
    let against: Vec<_> = thing.iter().filter(excluded).collect();
    if against.is_empty() {
        return if supported.is_empty() { Verdict::Unverified } else { Verdict::Supported };
    }
    let repeated = supported.iter().any(|one| against.iter().any(|other| one.article == other.article));
    if repeated { Verdict::Ambiguous } else { Verdict::Contradicted }
}

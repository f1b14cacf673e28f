//! Which facts changed between two versions of an article.

use crate::{facts::Fact, verdict::Checked};
use std::collections::{BTreeMap, BTreeSet};

/// What became of a fact.
#[derive(Clone, Copy, Debug)]
pub enum Change<'a> {
    /// Only the newer version states it.
    Added(&'a Fact),
    /// Only the older version states it.
    Dropped(&'a Fact),
    /// Both state something of it, but not the same.
    Changed {
        /// What the older version says.
        old: &'a Fact,
        /// What the newer one says.
        new: &'a Fact,
    },
}

/// What a fact says of what: its path, whether it is denied, and how it is presented.
type Thing = (String, bool, &'static str);

fn thing(fact: &Fact) -> Thing {
    (fact.path(), fact.negated, fact.status.name())
}

/// The changes from `old` to `new`: what is dropped or changed in the order of the older text, then what is added in that of the newer one. Where and
/// how often something is said is no change.
pub fn changes<'a>(old: &'a Checked, new: &'a Checked) -> Vec<Change<'a>> {
    let (gone, mut come) = (only_in(old, new), only_in(new, old));
    let mut changes = Vec::new();
    for (thing, facts) in gone {
        let others = come.iter_mut().find(|(other, _)| *other == thing).map(|(_, facts)| facts);
        let mut others = others.map(std::mem::take).unwrap_or_default().into_iter();
        for old in facts {
            changes.push(match others.next() {
                Some(new) => Change::Changed { old, new },
                None => Change::Dropped(old),
            });
        }
        changes.extend(others.map(Change::Added));
    }
    changes.extend(come.into_iter().flat_map(|(_, facts)| facts).map(Change::Added));
    changes.sort_by_key(|change| match change {
        Change::Changed { old, .. } | Change::Dropped(old) => (false, old.span),
        Change::Added(new) => (true, new.span),
    });
    changes
}

/// The facts of one version whose value the other does not have for the same thing, by thing; each value once.
fn only_in<'a>(version: &'a Checked, other: &Checked) -> Vec<(Thing, Vec<&'a Fact>)> {
    let counts = |fact: &&Fact| fact.attribute != "words";
    let said = |fact: &Fact| (thing(fact), fact.value.to_string());
    let known: BTreeSet<_> = other.analysis.facts.iter().filter(counts).map(said).collect();
    let mut seen = BTreeSet::new();
    let mut by_thing: BTreeMap<Thing, Vec<&Fact>> = BTreeMap::new();
    for fact in version.analysis.facts.iter().filter(counts) {
        let said = said(fact);
        if !known.contains(&said) && seen.insert(said) {
            by_thing.entry(thing(fact)).or_default().push(fact);
        }
    }
    by_thing.into_iter().collect()
}

//! The names that articles share, and those that only one of them has.

use super::{Name, sameness::same_name};
use crate::{
    compare::{Key, name_keys},
    facts::Analysis,
};
use std::collections::{BTreeSet, HashMap};

/// A name is looked for among so many that have a word of it.
const MOST_NAMESAKES: usize = 64;

/// How many names several articles have, and which only one has.
pub(super) fn compare(articles: &[&Analysis]) -> (usize, Vec<Name>) {
    let names = names(articles);
    let mut having: HashMap<Key, Vec<&Name>> = HashMap::new();
    for name in &names {
        for key in name_keys(&name.name) {
            having.entry(key).or_default().push(name);
        }
    }
    let namesakes = |name: &Name| {
        let bearer =
            |other: &Name| same_name(&name.name, &other.name, true) || same_name(&other.name, &name.name, true);
        let same = |other: &&&Name| other.article != name.article && bearer(other);
        let others = name_keys(&name.name).into_iter().filter_map(|key| having.get(&key));
        let others = others.flat_map(|others| others.iter().take(MOST_NAMESAKES)).filter(same);
        others.map(|other| other.article).min()
    };
    let (mut shared, mut alone) = (0, Vec::new());
    for name in &names {
        match namesakes(name) {
            None => alone.push(name.clone()),
            Some(first) => shared += usize::from(name.article < first),
        }
    }
    (shared, alone)
}

/// The names of every article, each once at its first place.
fn names(articles: &[&Analysis]) -> Vec<Name> {
    let mut names = Vec::new();
    for (article, analysis) in articles.iter().enumerate() {
        let mut seen = BTreeSet::new();
        for fact in analysis.facts.iter().filter(|fact| fact.subject == "mention") {
            if let Some(name) = fact.participants.first().filter(|name| seen.insert(name.as_str())) {
                names.push(Name { article, span: fact.span, name: name.clone() });
            }
        }
    }
    names
}

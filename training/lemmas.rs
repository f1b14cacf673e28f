//! What the lemmatiser knows, counted.

use crate::corpus::Sentence;
use factlint::language::{
    lemmatiser::{Edit, LONGEST_ENDING, ending_keys, form_key},
    model,
    tags::Penn,
};
use std::collections::BTreeMap;

type Counts = BTreeMap<Edit, usize>;

/// The sections of the lemmatiser: exceptions, endings, edits.
pub(crate) fn sections(sentences: &[Sentence]) -> Vec<(&'static str, Vec<u8>)> {
    let mut forms: BTreeMap<(String, Penn), Counts> = BTreeMap::new();
    for word in sentences.iter().flatten() {
        let Some(edit) = Edit::between(&word.form, &word.lemma) else { continue };
        *forms.entry((word.form.clone(), word.penn)).or_default().entry(edit).or_default() += 1;
    }
    let endings = endings(&forms);
    let exceptions = exceptions(&forms, &endings);
    let mut edits: Vec<&Edit> = endings.values().chain(exceptions.values()).collect();
    edits.sort();
    edits.dedup();
    let number =
        |edit: &Edit| edits.binary_search(&edit).ok().and_then(|place| u16::try_from(place).ok()).unwrap_or(u16::MAX);
    vec![
        ("lemmas", model::map(exceptions.iter().map(|(&key, edit)| (key, number(edit))))),
        ("endings", model::map(endings.iter().map(|(&key, edit)| (key, number(edit))))),
        ("edits", edits.iter().flat_map(|edit| edit.bytes()).collect()),
    ]
}

/// The commonest edit of every ending, counted over distinct forms; an ending is left out where the shorter one says the same.
fn endings(forms: &BTreeMap<(String, Penn), Counts>) -> BTreeMap<u64, Edit> {
    let mut chosen: BTreeMap<u64, Edit> = BTreeMap::new();
    for length in 0..=LONGEST_ENDING {
        let mut counts: BTreeMap<u64, (Counts, Option<Edit>)> = BTreeMap::new();
        for ((form, penn), edits) in forms {
            let keys: Vec<u64> = ending_keys(form, *penn).collect();
            let (Some(&key), Some(edit)) = (keys.get(length), commonest(edits)) else { continue };
            let shorter = keys[..length].iter().rev().find_map(|key| chosen.get(key));
            let entry = counts.entry(key).or_insert_with(|| (Counts::new(), shorter.cloned()));
            *entry.0.entry(edit.clone()).or_default() += 1;
        }
        for (key, (counts, shorter)) in counts {
            let enough = length == 0 || counts.values().sum::<usize>() > 1;
            let best = commonest(&counts).filter(|&best| enough && shorter.as_ref() != Some(best)).cloned();
            chosen.extend(best.map(|best| (key, best)));
        }
    }
    chosen
}

/// The edits of forms whose endings lead elsewhere: those in lower case first, then those that are not as their lower case.
fn exceptions(forms: &BTreeMap<(String, Penn), Counts>, endings: &BTreeMap<u64, Edit>) -> BTreeMap<u64, Edit> {
    let lowered = |form: &str, penn| form_key(form.chars().flat_map(char::to_lowercase), penn);
    let mut exceptions: BTreeMap<u64, Edit> = BTreeMap::new();
    for in_lower in [true, false] {
        let one_case = forms.iter().filter(|((form, _), _)| (form.to_lowercase() == *form) == in_lower);
        for ((form, penn), edits) in one_case {
            let by_ending = || ending_keys(form, *penn).filter_map(|key| endings.get(&key)).last();
            let told = exceptions.get(&lowered(form, *penn)).or_else(by_ending);
            if told != commonest(edits) {
                exceptions.extend(commonest(edits).map(|edit| (form_key(form.chars(), *penn), edit.clone())));
            }
        }
    }
    exceptions
}

/// What was counted most often, the first of several.
fn commonest(counts: &Counts) -> Option<&Edit> {
    counts.iter().rev().max_by_key(|&(_, count)| count).map(|(edit, _)| edit)
}

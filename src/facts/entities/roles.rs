//! The roles that stand beside a name: "Judge", "manager", "a strategist at Nomura".

use super::runs::Run;
use crate::{
    facts::passages::Passages,
    language::{
        lemma, lexicon,
        words::{self, WordClass},
    },
};

/// The role before a name: its titles, or the noun that it stands beside.
pub(super) fn before(passages: &Passages<'_>, run: &Run) -> Option<String> {
    if !run.titles.is_empty() {
        let words: Vec<_> = run.titles.clone().map(|at| passages.word(at)).collect();
        return Some(words.join(" ").to_lowercase());
    }
    let noun = lemma::lower(passages.word(run.tokens.start.checked_sub(1)?));
    lexicon::is_person_noun(&noun).then(|| noun.into_owned())
}

/// The role behind a name: "Anders Holm, a glaciologist at Uppsala University".
pub(super) fn behind(passages: &Passages<'_>, run: &Run) -> Option<String> {
    let word = |at: usize| passages.word(at);
    let comma = run.tokens.end;
    let introduced = matches!(words::class(word(comma + 1)), Some(WordClass::Article | WordClass::Possessive));
    let first = comma + 1 + usize::from(introduced);
    let open = |at: &usize| word(*at).starts_with(char::is_lowercase) && words::class(word(*at)).is_none();
    let noun = (first..first + MODIFIERS)
        .take_while(open)
        .map(|at| lemma::lower(word(at)))
        .filter(|word| lexicon::is_person_noun(word))
        .last()?;
    (word(comma) == ",").then(|| noun.into_owned())
}

/// How many words may lead to the noun of a role.
const MODIFIERS: usize = 4;

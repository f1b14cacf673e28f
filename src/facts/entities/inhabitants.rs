//! People by where they are from: "an Irishman", "the Colombian".

use super::{kinds::Votes, links::Links, runs::Run};
use crate::{
    facts::passages::Passages,
    language::{
        lexicon::{self, CountryWord},
        tags::{Relation, Upos},
        words::{self, WordClass},
    },
    text::TokenKind,
    values::NameKind,
};
use std::collections::{BTreeMap, HashMap};

/// The country of one of its inhabitants where the run stands for such a one, and not for the country.
pub(super) fn country_of_one(passages: &Passages<'_>, run: &Run) -> Option<&'static str> {
    let (country, _) =
        lexicon::country(&run.text).filter(|(_, kind)| *kind == CountryWord::Adjective && run.tokens.len() == 1)?;
    let led = match determiner(passages, run)? {
        "the" => !is_of_all(&run.text),
        _ => true,
    };
    (led && !run.text.ends_with("men") && ends_phrase(passages, run.tokens.end)).then_some(country)
}

/// Whether the words before the run point to somebody whom the article knows: "the Colombian", and not "a Colombian".
pub(super) fn is_known(passages: &Passages<'_>, run: &Run) -> bool {
    determiner(passages, run) == Some("the")
}

/// "a", "the" before a run, with no more than an adjective or an age in between.
fn determiner<'a>(passages: &'a Passages<'_>, run: &Run) -> Option<&'a str> {
    let mut before = run.tokens.start.checked_sub(1)?;
    for _ in 0..MODIFIERS {
        let word = passages.lower(before);
        if matches!(word, "a" | "an" | "the" | "another" | "fellow") {
            return Some(word);
        }
        let modifies = passages.class(before).is_none() && !matches!(word, "," | "." | "(" | ")");
        before = before.checked_sub(1).filter(|_| modifies)?;
    }
    None
}

/// How many tokens may stand between the determiner and the inhabitant: "a 24-year-old Irishman" has five.
const MODIFIERS: usize = 7;

/// "the French", "the Swiss", "the Chinese": all of them.
fn is_of_all(word: &str) -> bool {
    ["sh", "ch", "ese", "ss"].iter().any(|ending| word.ends_with(ending))
}

/// Whether no noun follows: "the German scored", but not "the German side".
fn ends_phrase(passages: &Passages<'_>, next: usize) -> bool {
    let word = passages.word(next);
    match passages.article.tokens.get(next).map(|token| token.kind) {
        Some(TokenKind::Number) => false,
        Some(TokenKind::Word) if passages.class(next).is_none() && !word.starts_with(['\'', '’']) => {
            let Some(passage) = passages.of_token(next) else { return false };
            let tree = passages.tree(passage);
            tree.upos(next) == Some(Upos::Verb) && !tree.is(next, &[Relation::Amod, Relation::Compound])
        }
        _ => !matches!(word, "-" | "–" | "‑" | "/"),
    }
}

/// The only person of each country of whom the article says so, by full name; `None` where several are.
pub(super) fn known<'a>(
    passages: &Passages<'_>,
    runs: &'a [Run],
    links: &Links<'a>,
    votes: &HashMap<&'a str, Votes>,
) -> BTreeMap<&'static str, Option<&'a str>> {
    let full = |run: &'a Run| links.find(&run.text).map_or(run.text.as_str(), |(full, _)| full);
    let is_person = |run: &'a Run| votes.get(full(run)).is_some_and(|votes| votes.kind() == NameKind::Person);
    let mut known = BTreeMap::new();
    for pair in runs.windows(2) {
        let [first, second] = pair else { continue };
        let found = match (lexicon::country(&first.text), lexicon::country(&second.text)) {
            (Some((country, kind)), None) if is_person(second) && leads(passages, kind, first, second) => {
                Some((country, second))
            }
            (None, Some((country, kind))) if is_person(first) && is_behind(passages, kind, first, second) => {
                Some((country, first))
            }
            _ => None,
        };
        if let Some((country, person)) = found {
            let name = known.entry(country).or_insert(Some(full(person)));
            *name = name.filter(|name| *name == full(person));
        }
    }
    known
}

/// "the Colombian climber Andrés Quiroga", "Colombia's Andrés Quiroga".
fn leads(passages: &Passages<'_>, kind: CountryWord, country: &Run, person: &Run) -> bool {
    let between = country.tokens.end..person.tokens.start;
    let possessive = matches!(passages.word(between.start), "'s" | "’s");
    let open = |at: usize| {
        passages.article.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
            && words::class(passages.word(at)).is_none()
    };
    match kind {
        CountryWord::Adjective => between.len() <= ROLE && between.clone().all(open),
        CountryWord::Name => possessive && between.len() <= ROLE && between.clone().skip(1).all(open),
        CountryWord::Capital => false,
    }
}

/// "Andrés Quiroga of Colombia", "Conor Brennan, a 24-year-old Irishman".
fn is_behind(passages: &Passages<'_>, kind: CountryWord, person: &Run, country: &Run) -> bool {
    let between = person.tokens.end..country.tokens.start;
    match kind {
        CountryWord::Name => between.len() == 1 && matches!(passages.word(between.start), "of" | "(" | ","),
        CountryWord::Adjective => {
            let article = passages.class(between.start + 1) == Some(WordClass::Article);
            let is_one = country_of_one(passages, country).is_some();
            passages.word(between.start) == "," && article && between.len() <= MODIFIERS + 1 && is_one
        }
        CountryWord::Capital => false,
    }
}

/// How many words may tell of somebody's role between the country and the name.
const ROLE: usize = 4;

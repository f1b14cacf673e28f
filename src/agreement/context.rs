//! Whether two facts are surely about the same thing: what their sentences share besides it.

use super::{
    occasions,
    sameness::{same_bearer, same_name},
};
use crate::{
    compare::{Key, word_key},
    facts::{Analysis, Fact},
    language::lexicon,
    source::Span,
    text::TokenKind,
    values::Value,
};

/// What a sentence is about: the names and words in it, the value itself aside.
struct Context<'a> {
    names: Vec<&'a str>,
    words: Vec<Key>,
}

impl<'a> Context<'a> {
    fn of(analysis: &'a Analysis, fact: &Fact) -> Self {
        let mut names = mentioned(analysis, fact.sentence);
        let is_name = |span: Span| names.iter().any(|(_, at)| at.overlaps(span));
        let article = &analysis.article;
        let from = article.tokens.partition_point(|token| token.span.start < fact.sentence.start);
        let tokens = article.tokens.iter().skip(from).take_while(|token| token.span.end <= fact.sentence.end);
        let told = tokens
            .filter(|token| token.kind == TokenKind::Word && !token.span.overlaps(fact.span) && !is_name(token.span));
        let mut words: Vec<Key> = told.filter_map(|token| word_key(article.slice(token.span))).collect();
        words.sort_unstable();
        words.dedup();
        // Who says it is no part of what it is about.
        names.retain(|(name, _)| fact.by.as_deref().is_none_or(|by| !same_bearer(name, by)));
        Self { words, names: names.into_iter().map(|(name, _)| name).collect() }
    }

    fn lacks(&self, name: &str) -> bool {
        !self.names.iter().any(|other| same_bearer(name, other))
    }

    fn shared_words(&self, other: &Self) -> usize {
        self.words.iter().filter(|key| other.words.binary_search(key).is_ok()).count()
    }
}

/// The names of a sentence in full, with their places.
fn mentioned(analysis: &Analysis, sentence: Span) -> Vec<(&str, Span)> {
    let facts = &analysis.facts;
    let from = facts.partition_point(|fact| fact.span.start < sentence.start);
    let here = facts.get(from..).unwrap_or_default().iter().take_while(|fact| fact.span.start < sentence.end);
    let names = here.filter(|fact| fact.subject == "mention");
    names.filter_map(|fact| Some((fact.participants.first()?.as_str(), fact.span))).collect()
}

/// So much must two sentences share that their values are of one thing: names and words.
const SURE: usize = 3;
/// So many words besides names, where nobody with a name takes part.
const SURE_WORDS: usize = 2;

/// Whether the sentences of two facts share so much that their values are of one thing, and neither names what the other does not.
pub(super) fn is_sure(one: (&Analysis, &Fact), other: (&Analysis, &Fact)) -> bool {
    let (here, there) = (Context::of(one.0, one.1), Context::of(other.0, other.1));
    let words = here.shared_words(&there);
    let fewest = here.words.len().min(there.words.len());
    let elsewhere = here.names.iter().any(|name| there.lacks(name)) && there.names.iter().any(|name| here.lacks(name));
    let parties = one.1.participants.iter().filter(|name| lexicon::country(name).is_none()).count();
    let told = words >= SURE_WORDS && 2 * words >= fewest;
    let alike = told || occasions::is_of_same(one.1, other.1) && occasions::is_one(one, other);
    let dated = matches!(one.1.value, Value::Date(_));
    !elsewhere && if dated || parties == 0 { alike } else { words + parties >= SURE }
}

/// Whether the sentences of two facts have something in common besides what the facts are of: a name, or words.
pub(super) fn touches(one: (&Analysis, &Fact), other: (&Analysis, &Fact)) -> bool {
    let (here, there) = (Context::of(one.0, one.1), Context::of(other.0, other.1));
    let shared = |name: &&str| there.names.iter().any(|other| same_name(name, other, true));
    here.names.iter().any(shared) || here.shared_words(&there) >= SURE_WORDS
}

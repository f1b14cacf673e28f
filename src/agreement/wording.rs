//! What people are reported to say, word by word: a quotation here may be a reported statement there.

use super::{Group, Relation, Stated, sameness::same_bearer, spoken_path};
use crate::{
    compare::{Key, word_key},
    facts::Analysis,
    source::Span,
    text::TokenKind,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A word that tells something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) key: Key,
    pub(super) span: Span,
}

/// Words of an article that somebody says.
#[derive(Debug)]
pub(super) struct Saying<'a> {
    pub(super) article: usize,
    pub(super) speaker: &'a str,
    /// Whether the words are the speaker's own.
    direct: bool,
    pub(super) words: Vec<Word>,
}

/// All that is said, and how often the articles have each word.
#[derive(Debug)]
pub(super) struct Sayings<'a> {
    articles: &'a [&'a Analysis],
    pub(super) all: Vec<Saying<'a>>,
    pub(super) frequencies: HashMap<Key, usize>,
}

/// So many telling words in a row make two sayings alike.
const RUN: usize = 3;
/// A run of words is looked at in so many sayings.
const MOST: usize = 16;

impl<'a> Sayings<'a> {
    pub(super) fn of(articles: &'a [&'a Analysis]) -> Self {
        let (mut all, mut frequencies) = (Vec::new(), HashMap::new());
        for (article, analysis) in articles.iter().enumerate() {
            let words = words(analysis);
            for word in &words {
                *frequencies.entry(word.key).or_default() += 1;
            }
            all.extend(said(article, analysis, &words));
        }
        Self { articles, all, frequencies }
    }

    /// A group for each statement of somebody that two articles report in words that are partly the same, at least one of them without quoting.
    pub(super) fn alike(&self) -> Vec<Group> {
        let mut having: HashMap<[Key; RUN], Vec<(usize, usize)>> = HashMap::new();
        let mut groups: BTreeMap<(usize, usize), Group> = BTreeMap::new();
        for (at, saying) in self.all.iter().enumerate() {
            for (start, run) in saying.words.windows(RUN).enumerate() {
                let Ok(keys) = <[Key; RUN]>::try_from(run.iter().map(|word| word.key).collect::<Vec<_>>()) else {
                    continue;
                };
                let known = having.entry(keys).or_default();
                for &(other, from) in known.iter().take(MOST) {
                    if let Some(group) = self.pair((other, from), (at, start)) {
                        groups.entry((other, at)).or_insert(group);
                    }
                }
                known.push((at, start));
            }
        }
        groups.into_values().collect()
    }

    /// What two sayings of one speaker in two articles have in common, from a run on.
    fn pair(&self, (one, from): (usize, usize), (other, start): (usize, usize)) -> Option<Group> {
        let (here, there) = (self.all.get(one)?, self.all.get(other)?);
        let quoted = here.direct && there.direct;
        if quoted || here.article == there.article || !same_bearer(here.speaker, there.speaker) {
            return None;
        }
        let (first, second) = (here.words.get(from..)?, there.words.get(start..)?);
        let length = first.iter().zip(second).take_while(|(one, other)| one.key == other.key).count();
        let speaker = if here.speaker.len() < there.speaker.len() { there.speaker } else { here.speaker };
        let statements = vec![self.stated(here, first.get(..length)?)?, self.stated(there, second.get(..length)?)?];
        Some(Group { path: spoken_path("statement", speaker), relation: Relation::Agree, reason: None, statements })
    }

    /// Words of a saying.
    pub(super) fn stated(&self, saying: &Saying<'_>, words: &[Word]) -> Option<Stated> {
        let span = words.first()?.span.join(words.last()?.span);
        let value = self.articles.get(saying.article)?.article.slice(span).to_owned();
        Some(Stated { article: saying.article, span, value, by: Some(saying.speaker.to_owned()), firm: true })
    }
}

/// The words of an article that tell something, in the order of the text.
fn words(analysis: &Analysis) -> Vec<Word> {
    let article = &analysis.article;
    let tokens = article.tokens.iter().filter(|token| token.kind == TokenKind::Word);
    tokens.filter_map(|token| Some(Word { key: word_key(article.slice(token.span))?, span: token.span })).collect()
}

/// The quotations of an article, and the sentences that report what one person says; a quotation is no part of those.
fn said<'a>(article: usize, analysis: &'a Analysis, words: &[Word]) -> Vec<Saying<'a>> {
    let within = |span: Span| {
        let from = words.partition_point(|word| word.span.start < span.start);
        words.iter().skip(from).take_while(move |word| word.span.end <= span.end).copied()
    };
    let mut sayings = Vec::new();
    for quote in &analysis.quotes {
        if let Some(speaker) = quote.speaker.as_ref().filter(|_| quote.firm) {
            sayings.push(Saying { article, speaker: &speaker.name, direct: true, words: within(quote.span).collect() });
        }
    }
    let quotations = &analysis.article.quotations;
    let quoted = |span: Span| {
        let at = quotations.partition_point(|quotation| quotation.span.end <= span.start);
        quotations.get(at).is_some_and(|quotation| quotation.span.contains(span))
    };
    for (sentence, speaker) in reported(analysis) {
        let own = within(sentence).filter(|word| !quoted(word.span)).collect();
        sayings.push(Saying { article, speaker, direct: false, words: own });
    }
    sayings
}

/// The sentences of which one person, and nobody else, is told to say something, with that person.
fn reported(analysis: &Analysis) -> Vec<(Span, &str)> {
    let mut speakers: BTreeMap<Span, BTreeSet<&str>> = BTreeMap::new();
    for fact in analysis.facts.iter().filter(|fact| fact.subject != "quote" && fact.firm) {
        if let Some(speaker) = &fact.by {
            speakers.entry(fact.sentence).or_default().insert(speaker);
        }
    }
    let alone = speakers.into_iter().filter(|(_, speakers)| speakers.len() == 1);
    alone.filter_map(|(sentence, speakers)| Some((sentence, speakers.into_iter().next()?))).collect()
}

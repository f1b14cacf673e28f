//! The words of a sentence as they are compared with those of another: without inflection, countries under one name, events under their kind.

use super::elided;
use crate::{
    facts::{Analysis, Mention, Quote, Teller},
    language::{
        lemma,
        lexicon::{self, CountryWord, EventKind},
        words,
    },
    source::Span,
    tables::{WordTable, rows},
    text::{Article, BlockKind, Sentence, TokenKind},
    values::{NameKind, Value, units::find},
};
use std::{collections::HashMap, ops::Range, sync::LazyLock};

/// What a word comes to: the hash of its folded form. Two words that share a key count as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key(u64);

impl Key {
    /// The key of a folded word. Fowler, Noll and Vo's hash (FNV-1a) with 64 bits.
    pub(super) fn of(word: &str) -> Self {
        Self::of_bytes(word.bytes())
    }

    /// The key of a word as it is spoken: in either case, with either apostrophe.
    pub(super) fn of_spoken(word: &str) -> Self {
        if word.is_ascii() {
            return Self::of_bytes(word.bytes().map(|byte| byte.to_ascii_lowercase()));
        }
        Self::of(&word.to_lowercase().replace('’', "'"))
    }

    fn of_bytes(bytes: impl Iterator<Item = u8>) -> Self {
        Self(bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
    }
}

/// A word that tells what its sentence is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    pub(super) key: Key,
    /// The token, as an index into those of the article.
    pub(super) at: usize,
}

/// A name in a sentence.
#[derive(Clone, Debug)]
pub(super) struct NameAt<'a> {
    pub(super) span: Span,
    /// The name as it stands there.
    pub(super) written: &'a str,
    /// The full form that the article has.
    pub(super) full: &'a str,
    pub(super) kind: NameKind,
    /// Its words, or its country.
    pub(super) keys: Vec<Key>,
    /// Its tokens in the article.
    pub(super) tokens: Range<usize>,
    /// Whether it may describe somebody who has another name: "the Texan".
    pub(super) describes: bool,
}

/// A sentence with what there is to compare in it.
#[derive(Debug)]
pub(super) struct Passage {
    pub(super) span: Span,
    pub(super) tokens: Range<usize>,
    /// Its words in the order of the text, then its values.
    pub(super) terms: Vec<Term>,
    /// The typed values, as indices into the article's.
    pub(super) mentions: Range<usize>,
    /// The names, as indices into [`Digest::names`].
    pub(super) names: Range<usize>,
}

/// An article taken apart for comparing.
#[derive(Debug)]
pub(super) struct Digest<'a> {
    pub(super) analysis: &'a Analysis,
    pub(super) passages: Vec<Passage>,
    pub(super) names: Vec<NameAt<'a>>,
    /// The bare numbers that share the unit of a value before them, with it.
    elided: Vec<Mention>,
    teller: Teller<'a>,
}

impl<'a> Digest<'a> {
    pub(super) fn of(analysis: &'a Analysis, keys: &mut WordKeys<'a>) -> Self {
        let names = names(analysis);
        let article = &analysis.article;
        let mut passages = Vec::with_capacity(article.sentences.len());
        for sentence in article.sentences.iter().filter(|sentence| is_prose(article, sentence)) {
            let mut start = sentence.tokens.start;
            while start < sentence.tokens.end {
                let end = sentence.tokens.end.min(start + LONGEST);
                passages.extend(passage(analysis, start..end, &names, keys));
                start = end;
            }
        }
        let elided = elided::read(analysis, &passages);
        Self { analysis, passages, names, elided, teller: Teller::of(analysis) }
    }

    pub(super) fn slice(&self, span: Span) -> &'a str {
        self.analysis.article.slice(span)
    }

    /// The typed values of a passage.
    pub(super) fn mentions(&self, passage: &Passage) -> &'a [Mention] {
        self.analysis.mentions.get(passage.mentions.clone()).unwrap_or_default()
    }

    /// The numbers of a passage that leave out the unit of the value before them: "from 37 hours to 35".
    pub(super) fn elided(&self, passage: &Passage) -> &[Mention] {
        self.elided.get(within(&self.elided, passage.span, |mention| mention.span)).unwrap_or_default()
    }

    /// The names of a passage.
    pub(super) fn names(&self, passage: &Passage) -> &[NameAt<'a>] {
        self.names.get(passage.names.clone()).unwrap_or_default()
    }

    /// The parties of the fact whose value stands in `span`, a list of keys each, where it has several.
    pub(super) fn parties(&self, span: Span) -> Vec<Vec<Key>> {
        self.teller.parties(span).iter().flatten().map(|name| name_keys(name)).collect()
    }

    /// The quotations of the article, in its order.
    pub(super) fn quotes(&self) -> &[Quote] {
        self.teller.quotes()
    }

    /// The words before and behind a name of a passage, in lower case; empty at its ends.
    pub(super) fn beside(&self, passage: &Passage, name: &NameAt<'_>) -> (String, String) {
        let word = |at: Option<usize>| {
            let token = at.filter(|at| passage.tokens.contains(at)).and_then(|at| self.analysis.article.tokens.get(at));
            token.map_or_else(String::new, |token| self.slice(token.span).to_lowercase())
        };
        (word(name.tokens.start.checked_sub(1)), word(Some(name.tokens.end)))
    }

    /// Whether the paragraph of some words, or the one before it, has a part of a name.
    pub(super) fn names_near(&self, span: Span, name: &str) -> bool {
        let blocks = &self.analysis.article.blocks;
        let at = blocks.partition_point(|block| block.span.start <= span.start);
        let near = blocks.get(at.saturating_sub(2)..at).unwrap_or_default();
        let keys = name_keys(name);
        near.iter().any(|block| name_keys(self.slice(block.span)).iter().any(|key| keys.contains(key)))
    }

    /// Those to whom an article gives what it says in a passage.
    pub(super) fn speakers(&self, passage: &Passage) -> Vec<String> {
        self.teller.speakers(passage.span)
    }

    /// The tokens of the article that lie in `span`.
    pub(super) fn tokens(&self, span: Span) -> Range<usize> {
        tokens_in(self.analysis, span)
    }
}

/// How many tokens are compared as one sentence. What is longer is cut, so that the time for a value is bounded whatever the text.
const LONGEST: usize = 200;

fn is_prose(article: &Article, sentence: &Sentence) -> bool {
    article.blocks.get(sentence.block).is_some_and(|block| block.kind != BlockKind::Furniture)
}

fn passage<'a>(
    analysis: &'a Analysis,
    tokens: Range<usize>,
    names: &[NameAt<'a>],
    keys: &mut WordKeys<'a>,
) -> Option<Passage> {
    let run = analysis.article.tokens.get(tokens.clone())?;
    let span = run.first()?.span.join(run.last()?.span);
    let mentions = within(&analysis.mentions, span, |mention| mention.span);
    let mut terms = terms(analysis, tokens.clone(), names, keys);
    terms.extend(values(analysis, mentions.clone()));
    Some(Passage { span, tokens, terms, mentions, names: within(names, span, |name| name.span) })
}

fn tokens_in(analysis: &Analysis, span: Span) -> Range<usize> {
    let tokens = &analysis.article.tokens;
    let start = tokens.partition_point(|token| token.span.end <= span.start);
    start..tokens.partition_point(|token| token.span.start < span.end).max(start)
}

/// The run of sorted items whose spans begin in a sentence.
fn within<T>(items: &[T], sentence: Span, span: impl Fn(&T) -> Span) -> Range<usize> {
    let start = items.partition_point(|item| span(item).start < sentence.start);
    start..items.partition_point(|item| span(item).start < sentence.end).max(start)
}

/// The names of an article, each place once.
fn names(analysis: &Analysis) -> Vec<NameAt<'_>> {
    let mut names: Vec<NameAt<'_>> = Vec::new();
    for Mention { span, value } in &analysis.names {
        let (Value::Name(name), span) = (value, *span) else { continue };
        if names.last().is_some_and(|last| last.span == span) {
            continue;
        }
        let written = analysis.article.slice(span);
        // "Last Wednesday" at the beginning of a sentence is nobody, and no more is "SFr139".
        let at = analysis.mentions.partition_point(|mention| mention.span.end <= span.start);
        let value = analysis.mentions.get(at).filter(|mention| mention.span.contains(span));
        if value.is_some_and(|mention| matches!(mention.value, Value::Date(_) | Value::Money(_))) || is_unit(written) {
            continue;
        }
        let tokens = tokens_in(analysis, span);
        names.push(NameAt {
            span,
            written,
            full: &name.name,
            kind: name.kind,
            keys: name_keys(written),
            describes: describes(&analysis.article, written, &tokens),
            tokens,
        });
    }
    names
}

/// Whether a name may be a description: a singular behind "the" that is no country and no acronym.
fn describes(article: &Article, written: &str, tokens: &Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1).and_then(|at| article.tokens.get(at));
    let definite = before.is_some_and(|token| article.slice(token.span).eq_ignore_ascii_case("the"));
    let country = lexicon::country(written).is_some_and(|(_, kind)| kind != CountryWord::Adjective);
    let single = tokens.len() == 1 && !written.ends_with('s');
    definite && single && !country && !written.chars().all(char::is_uppercase)
}

/// Whether a word is a unit: "Fahrenheit".
fn is_unit(word: &str) -> bool {
    find(word).or_else(|| find(&word.to_lowercase())).is_some_and(|unit| word.len() > unit.symbol.len())
}

/// The keys of a name: one of its country where it stands for one, else one a word.
pub(crate) fn name_keys(name: &str) -> Vec<Key> {
    match lexicon::country(name) {
        Some((country, _)) => vec![Key::of(&country.to_lowercase())],
        None => crate::values::folded(name)
            .filter(|word| word != "the" && word != "of")
            .map(|word| name_word(&word))
            .collect(),
    }
}

/// The key of a word of a name in lower case, its possessive ending aside.
fn name_word(word: &str) -> Key {
    Key::of(word.strip_suffix("'s").unwrap_or(word))
}

fn terms<'a>(analysis: &'a Analysis, tokens: Range<usize>, names: &[NameAt<'a>], keys: &mut WordKeys<'a>) -> Vec<Term> {
    let article = &analysis.article;
    let mut terms = Vec::new();
    let mut name = names.partition_point(|name| name.tokens.start < tokens.start);
    let mut at = tokens.start;
    while at < tokens.end {
        while names.get(name).is_some_and(|name| name.tokens.end <= at) {
            name += 1;
        }
        if let Some(name) = names.get(name).filter(|name| name.tokens.start <= at) {
            terms.extend(name.keys.iter().map(|&key| Term { key, at }));
            // At the beginning of a sentence an ordinary word is written like a name: "Malaria".
            if at == tokens.start && name.tokens.len() == 1 {
                terms.extend(keys.of(name.written).map(|key| Term { key, at }));
            }
            at = name.tokens.end.max(at + 1);
            continue;
        }
        let token = article.tokens[at];
        if token.kind == TokenKind::Word
            && let Some(key) = keys.of(article.slice(token.span))
        {
            terms.push(Term { key, at });
        }
        at += 1;
    }
    terms
}

/// The values of a sentence as terms: one that two sentences share is a sign that they speak of the same.
fn values(analysis: &Analysis, mentions: Range<usize>) -> impl Iterator<Item = Term> {
    let mentions = analysis.mentions.get(mentions).unwrap_or_default();
    mentions.iter().filter_map(|mention| {
        let key = value_key(&mention.value)?;
        Some(Term { key, at: tokens_in(analysis, mention.span).start })
    })
}

/// The key of what a value states, its unit and hedge aside.
fn value_key(value: &Value) -> Option<Key> {
    if let Value::Date(date) = value {
        return date.best().map(|period| Key::of(&format!("={:?}", period.low_end())));
    }
    // "The striker, 24" is a number where "the 24-year-old striker" is an age.
    if let Value::Age(age) = value {
        return Some(Key::of(&format!("=number {}", age.measure.stated?)));
    }
    let (dimension, measure) = value.dimension()?;
    Some(Key::of(&format!("={dimension} {}", measure.stated?)))
}

/// The key of each word that speaks of the same as others: that of the first of them.
static SYNONYMS: LazyLock<WordTable<Key>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../data/synonyms.txt"));
    let keyed = rows.filter_map(|row| Some((Key::of(row.split(' ').next()?), row)));
    WordTable::new(keyed.flat_map(|(key, row)| row.split(' ').map(move |word| (word, key))))
});

/// How many letters of a long word tell it: "negotiators" are of negotiations.
const STEM: usize = 6;

/// The keys of words that were asked for before: texts say most of their words again and again.
#[derive(Debug, Default)]
pub(super) struct WordKeys<'a>(HashMap<&'a str, Option<Key>>);

impl<'a> WordKeys<'a> {
    fn of(&mut self, word: &'a str) -> Option<Key> {
        *self.0.entry(word).or_insert_with(|| word_key(word))
    }
}

/// The key of a word that is no name; `None` where it tells nothing of what a sentence is about.
pub(crate) fn word_key(word: &str) -> Option<Key> {
    if words::class(word).is_some() || word.len() < 2 || word.starts_with(['\'', '’']) {
        return None;
    }
    if let Some((country, _)) = lexicon::country(word) {
        return Some(Key::of(&country.to_lowercase()));
    }
    let lower = lemma::lower(word);
    if lexicon::is_calendar_word(word) && !word.starts_with(char::is_lowercase) {
        return None;
    }
    if let Some(kind) = EventKind::of_noun(&lower).or_else(|| EventKind::of_verb(&lower)) {
        return Some(Key::of(kind.name));
    }
    let singular = lemma::noun(&lower);
    if let Some(key) = SYNONYMS.get(&singular).or_else(|| SYNONYMS.get(&lemma::verb(&lower))) {
        return Some(*key);
    }
    let stem = lemma::verb_stem(&singular);
    let end = stem.char_indices().nth(STEM).map_or(stem.len(), |(end, _)| end);
    Some(Key::of(stem.get(..end).unwrap_or(&stem)))
}

//! How fast articles are read: a megabyte of the seeds, and the rules over it.
#![allow(clippy::unwrap_used, missing_docs)]

use divan::{
    Bencher,
    counter::{BytesCount, ItemsCount},
};
use factlint::{
    facts::{Analysis, analyse},
    language::syntax::Analyser,
    rules,
    source::Source,
    text::{Article, Sentence},
};
use std::{fs, sync::Arc};

fn main() {
    divan::main();
}

/// The seeds again and again, up to about a megabyte.
fn articles() -> Vec<Arc<Source>> {
    let seeds = ["000_a8f80380a43b3523", "004_5df77d1365f32f2c"].map(|name| {
        let text = fs::read_to_string(format!("{}/seeds/{name}.txt", env!("CARGO_MANIFEST_DIR"))).unwrap();
        Source::new(name, text).unwrap()
    });
    let length = size(&seeds);
    seeds.iter().cycle().take(seeds.len() * 1_000_000 / length).cloned().collect()
}

fn size(sources: &[Arc<Source>]) -> usize {
    sources.iter().map(|source| source.text().len()).sum()
}

#[divan::bench]
fn text(bencher: Bencher<'_, '_>) {
    let sources = articles();
    bencher
        .counter(BytesCount::new(size(&sources)))
        .bench_local(|| sources.iter().cloned().map(Article::read).collect::<Vec<_>>());
}

/// Blocks, sentences, tokens and trees; an item is a token.
#[divan::bench]
fn syntax(bencher: Bencher<'_, '_>) {
    let sources = articles();
    let tokens: usize = sources.iter().map(|source| Article::read(source.clone()).tokens.len()).sum();
    bencher.counter(ItemsCount::new(tokens)).bench_local(|| sources.iter().map(trees).sum::<usize>());
}

/// Reads the trees of an article; how many words they have.
fn trees(source: &Arc<Source>) -> usize {
    let article = Article::read(source.clone());
    let mut analyser = Analyser::default();
    let tokens = |sentence: &Sentence| article.tokens.get(sentence.tokens.clone()).unwrap_or_default();
    article.sentences.iter().map(|sentence| analyser.read(source.text(), tokens(sentence)).words.len()).sum()
}

#[divan::bench]
fn facts(bencher: Bencher<'_, '_>) {
    let sources = articles();
    let read = || sources.iter().map(|source| analyse(source.clone(), None)).collect::<Vec<Analysis>>();
    bencher.counter(BytesCount::new(size(&sources))).bench_local(read);
}

#[divan::bench]
fn findings(bencher: Bencher<'_, '_>) {
    let sources = articles();
    let read: Vec<Article> = sources.iter().cloned().map(Article::read).collect();
    bencher.counter(BytesCount::new(size(&sources))).bench_local(|| {
        read.iter().flat_map(|article| rules::ALL.iter().map(|rule| rule.check(article).len())).sum::<usize>()
    });
}

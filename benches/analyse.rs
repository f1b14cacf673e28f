//! How fast articles are read: a megabyte of the seeds, and the rules over it.
#![allow(clippy::unwrap_used, missing_docs)]

use divan::{Bencher, counter::BytesCount};
use factlint::{
    facts::{Analysis, analyse},
    rules,
    source::Source,
    text::Article,
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

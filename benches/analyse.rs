//! How fast articles are read: ten megabytes of what the repository has of them, against `wc -w` on the same text.
//!
//! `plain` is the same text without the sentences that hold values.
#![allow(clippy::unwrap_used, missing_docs)]

use divan::{
    Bencher,
    counter::{BytesCount, ItemsCount},
};
use factlint::{
    check, check_against_with, claims,
    compare::{Index, compare},
    facts::{Analysis, analyse, mentions, skim},
    language::syntax::Analyser,
    rules::{self, ALL, Selection},
    source::Source,
    text::{Article, Sentence},
    verdict::{Checked, Subject, judge},
};
use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
};

fn main() {
    divan::main();
}

const SIZE: usize = 10_000_000;

/// Articles again and again, up to about ten megabytes.
fn articles() -> Vec<Arc<Source>> {
    let all = sources("seeds");
    let length = size(&all);
    all.iter().cycle().take(all.len() * SIZE / length).cloned().collect()
}

fn sources(folder: &str) -> Vec<Arc<Source>> {
    let mut paths: Vec<_> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    paths.iter().map(|path| Source::new(path.to_str().unwrap(), fs::read_to_string(path).unwrap()).unwrap()).collect()
}

/// The articles without the sentences that hold values.
fn plain(articles: Vec<Arc<Source>>) -> Vec<Arc<Source>> {
    let without_values = |source: Arc<Source>| {
        let article = Article::read(source.clone());
        let values = mentions(&article, None);
        let sentences = article.sentences.iter().map(|sentence| sentence.span);
        let text: Vec<&str> = sentences
            .filter(|sentence| !values.iter().any(|value| sentence.contains(value.span)))
            .map(|sentence| article.slice(sentence))
            .collect();
        Source::new("plain", text.join("\n")).unwrap()
    };
    articles.into_iter().map(without_values).collect()
}

fn size(sources: &[Arc<Source>]) -> usize {
    sources.iter().map(|source| source.text().len()).sum()
}

fn bench<T>(bencher: Bencher<'_, '_>, sources: &[Arc<Source>], read: impl Fn(&Arc<Source>) -> T) {
    bencher
        .counter(BytesCount::new(size(sources)))
        .bench_local(|| sources.iter().map(&read).map(|read| drop(divan::black_box(read))).count());
}

/// Blocks, sentences, tokens and trees; an item is a token.
#[divan::bench(sample_count = 3)]
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

/// `wc -w` over one file of the same text.
#[divan::bench(sample_count = 10)]
fn wc(bencher: Bencher<'_, '_>) {
    let sources = articles();
    let path = std::env::temp_dir().join(format!("factlint-bench-{}.txt", std::process::id()));
    fs::write(&path, sources.iter().map(|source| source.text()).collect::<String>()).unwrap();
    let count = || Command::new("wc").arg("-w").arg(&path).stdout(Stdio::null()).status().unwrap();
    bencher.counter(BytesCount::new(size(&sources))).bench_local(count);
    fs::remove_file(path).unwrap();
}

#[divan::bench(sample_count = 10)]
fn text(bencher: Bencher<'_, '_>) {
    bench(bencher, &articles(), |source| Article::read(source.clone()));
}

/// From text to typed values.
#[divan::bench(sample_count = 10)]
fn values(bencher: Bencher<'_, '_>) {
    bench(bencher, &articles(), |source| mentions(&Article::read(source.clone()), None));
}

#[divan::bench(sample_count = 10)]
fn values_of_plain_text(bencher: Bencher<'_, '_>) {
    bench(bencher, &plain(articles()), |source| mentions(&Article::read(source.clone()), None));
}

/// From text to facts.
#[divan::bench(sample_count = 3)]
fn facts(bencher: Bencher<'_, '_>) {
    bench::<Analysis>(bencher, &articles(), |source| analyse(source.clone(), None));
}

/// What the rules take beside [`facts`].
#[divan::bench(sample_count = 3)]
fn findings(bencher: Bencher<'_, '_>) {
    let sources = articles();
    let read: Vec<Analysis> = sources.iter().map(|source| analyse(source.clone(), None)).collect();
    let on = || ALL.iter().filter(|rule| rule.on);
    bencher
        .counter(BytesCount::new(size(&sources)))
        .bench_local(|| read.iter().map(|analysis| rules::run(on(), analysis).0.len()).sum::<usize>());
}

/// Four pages of the articles, and a draft of one page.
fn source_and_draft() -> (Arc<Source>, Arc<Source>) {
    let seeds = sources("seeds");
    let pages: String = seeds.iter().map(|source| source.text()).collect();
    (Source::new("source", pages.repeat(2)).unwrap(), seeds.first().unwrap().clone())
}

/// A draft of one page against so many sources of four pages, once they are read; an item is a source.
#[divan::bench(args = [1, 10, 100, 1000], sample_count = 3)]
fn compare_with_sources(bencher: Bencher<'_, '_>, count: usize) {
    let (source, draft) = source_and_draft();
    let sources: Vec<Analysis> = (0..count).map(|_| analyse(source.clone(), None)).collect();
    let draft = analyse(draft, None);
    bencher.counter(ItemsCount::new(count)).bench_local(|| compare(&draft, &Index::of(&sources)).checks.len());
}

/// The same with all that is read of them.
#[divan::bench(args = [1, 10, 100], sample_count = 3)]
fn read_and_compare_with_sources(bencher: Bencher<'_, '_>, count: usize) {
    let (source, draft) = source_and_draft();
    bencher.counter(ItemsCount::new(count)).bench_local(|| {
        let sources: Vec<Analysis> = (0..count).map(|_| skim(source.clone(), None)).collect();
        check_against_with(draft.clone(), None, &Selection::These(Vec::new()), &sources).1.checks.len()
    });
}

/// All rules over one article of so many kilobytes: the time grows as the text does.
#[divan::bench(args = [10, 100, 1000], sample_count = 10)]
fn findings_of_one_article(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let mut text = String::new();
    for (at, source) in sources("seeds").iter().cycle().enumerate().take_while(|(at, _)| at * 3000 < kilobytes * 1000) {
        // Another number makes other paragraphs of the same words.
        text += &source.text().replace(" the ", &format!(" the {at} "));
        text.push('\n');
    }
    let analysis = analyse(Source::new("long", text.as_str()).unwrap(), None);
    bencher.counter(BytesCount::new(text.len())).bench_local(|| rules::run(ALL, &analysis).0.len());
}

/// A megabyte of one thing: the time is bounded whatever the text.
#[divan::bench(
    args = ["one hundred ", "1234567890", "1 ", ",", "May ", "3 May ", "the man saw a dog and ", "Ann Lee ", "“Ann said Bob left. ", "“Yes,” he said. ", "a-"],
    sample_count = 1
)]
fn facts_of_a_megabyte(bencher: Bencher<'_, '_>, of: &str) {
    let source = Source::new("long", of.repeat(1_000_000 / of.len())).unwrap();
    bench(bencher, &[source], |source| analyse(source.clone(), None));
}

/// Five hundred claims over two hundred articles; an item is a claim over an article.
#[divan::bench(sample_count = 3)]
fn verdicts(bencher: Bencher<'_, '_>) {
    let example = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("claims/leaders-call.claims")).unwrap();
    let statements = example.lines().map(|line| line.trim_start_matches("afp: ").trim_start_matches("trt: "));
    let claim = |line: &&str| !line.is_empty() && !line.starts_with(['#', ' ']) && !line.starts_with("article ");
    let text: Vec<&str> = statements.filter(claim).collect();
    let text: Vec<&str> = text.into_iter().cycle().take(500).collect();
    let (claims, mistakes) = claims::parse(&Source::new("long.claims", text.join("\n")).unwrap());
    assert!(mistakes.is_empty());
    let articles: Vec<Checked> =
        sources("seeds").into_iter().cycle().take(200).map(|source| check(source, None)).collect();
    let subjects: Vec<Subject<'_>> = articles.iter().map(|checked| Subject { name: None, checked }).collect();
    bencher.counter(ItemsCount::new(500_usize * 200)).bench_local(|| judge(&claims, &subjects).cases.len());
}

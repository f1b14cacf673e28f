//! What the template shows, put together from a run.

use super::{
    cards::{self, Card},
    paragraphs::{self, Paragraph},
    places::{Lead, Places, State},
};
use crate::{
    report::{Options, Run, coverage::Coverage, foreign::line, terminal::summary_line},
    source::Span,
    text::Article,
};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub(super) struct Page {
    version: &'static str,
    outcome: &'static str,
    summary: String,
    coverage: Option<Share>,
    legend: Vec<Entry>,
    articles: Vec<Shown>,
    claims: usize,
    suites: Vec<Group>,
    findings: Vec<Card>,
    errors: Vec<Card>,
    /// The places whose facts nobody claims anything of, an article a group.
    facts: Vec<Group>,
}

/// How many of the facts are guarded.
#[derive(Serialize)]
struct Share {
    guarded: usize,
    facts: usize,
    percent: usize,
}

#[derive(Serialize)]
struct Entry {
    state: State,
    meaning: &'static str,
    places: usize,
}

#[derive(Serialize)]
struct Shown {
    id: String,
    name: String,
    /// Whether the report is not to show its words.
    withheld: bool,
    paragraphs: Vec<Paragraph>,
}

#[derive(Serialize)]
struct Group {
    name: String,
    cards: Vec<Card>,
}

impl Page {
    pub(super) fn of(run: &Run, options: &Options) -> Self {
        let mut suites: Vec<Group> = cards::suites(run)
            .map(|(at, source)| Group { name: line(source.name()), cards: cards::claims(run, at) })
            .filter(|group| !group.cards.is_empty())
            .collect();
        let mut findings = cards::findings(run);
        let told = || suites.iter().flat_map(|suite| &suite.cards).chain(&findings);
        let mut places: Vec<Places> = run.articles.iter().map(|_| Places::default()).collect();
        lead(told(), &mut places);
        let mut facts = facts(run, &mut places);
        let legend = State::ALL.map(|state| Entry::new(state, &places)).into();
        let (articles, marks): (Vec<_>, Vec<_>) = shown(run, &places).into_iter().unzip();
        let groups = suites.iter_mut().chain(&mut facts).flat_map(|group| &mut group.cards);
        groups.chain(&mut findings).for_each(|card| link(card, &marks));
        Self {
            version: env!("CARGO_PKG_VERSION"),
            outcome: match run.exit_status(options.fail_on) {
                0 => "passed",
                1 => "failed",
                _ => "not checked",
            },
            summary: summary_line(run),
            coverage: Share::of(run),
            legend,
            articles,
            claims: suites.iter().map(|suite| suite.cards.len()).sum(),
            suites,
            findings,
            errors: cards::errors(run),
            facts,
        }
    }
}

impl Share {
    fn of(run: &Run) -> Option<Self> {
        let coverage = Coverage::of(run);
        let (guarded, facts) = coverage.total();
        (facts > 0).then(|| Self { guarded, facts, percent: coverage.percent() })
    }
}

impl Entry {
    fn new(state: State, places: &[Places]) -> Self {
        Self { state, meaning: state.meaning(), places: places.iter().map(|places| places.count(state)).sum() }
    }
}

/// Lets the words that cards are about lead to them.
fn lead<'a>(cards: impl Iterator<Item = &'a Card>, places: &mut [Places]) {
    for card in cards {
        for words in &card.words {
            if let (Some(places), Some(state)) = (places.get_mut(words.article), card.state) {
                places.add(words.span, Lead { state, card: card.id.clone(), title: card.title.clone() });
            }
        }
    }
}

fn facts(run: &Run, places: &mut [Places]) -> Vec<Group> {
    let mut groups = Vec::new();
    for (at, article) in run.articles.iter().enumerate() {
        let cards = cards::facts(run, at, |span| places.get(at).is_some_and(|places| places.has(span)));
        lead(cards.iter(), places);
        if !cards.is_empty() {
            groups.push(Group { name: line(article.analysis.article.source.name()), cards });
        }
    }
    groups
}

/// The articles, each with the pieces that its places begin with.
fn shown(run: &Run, places: &[Places]) -> Vec<(Shown, BTreeMap<Span, String>)> {
    let articles = run.articles.iter().zip(places).enumerate();
    articles
        .map(|(at, (checked, places))| {
            let article = &checked.analysis.article;
            let (paragraphs, marks) = paragraphs::of(article, places, at);
            let name = line(article.source.name());
            (Shown { id: format!("a{at}"), name, withheld: withheld(article), paragraphs }, marks)
        })
        .collect()
}

/// A redacted article has a text, and nothing is read out of it.
fn withheld(article: &Article) -> bool {
    article.blocks.is_empty() && !article.source.text().trim().is_empty()
}

/// Lets a card lead back to its words.
fn link(card: &mut Card, marks: &[BTreeMap<Span, String>]) {
    for words in &mut card.words {
        let mark = marks.get(words.article).and_then(|marks| marks.get(&words.span));
        // What is said of the article as a whole has no words.
        words.mark = Some(mark.cloned().unwrap_or_else(|| format!("a{}", words.article)));
    }
}

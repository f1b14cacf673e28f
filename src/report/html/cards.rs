//! What stands beside the articles: a card a claim, a finding, an error, and a place whose facts nobody claims anything of.

use super::places::State;
use crate::{
    coverage::{self, Guarded},
    diagnostic::Diagnostic,
    facts::Fact,
    report::{
        Run, Suite,
        coverage::guards,
        foreign::line,
        results::{self, Place, Problem, Test},
    },
    source::Span,
    suggest,
    values::Value,
    verdict::Verdict,
};
use serde::Serialize;
use std::{collections::BTreeMap, sync::Arc};

/// Words of an article that a card is about.
#[derive(Debug, Serialize)]
pub(super) struct Words {
    #[serde(skip)]
    pub(super) article: usize,
    #[serde(skip)]
    pub(super) span: Span,
    at: String,
    text: String,
    /// The element of the page that shows them.
    pub(super) mark: Option<String>,
}

impl Words {
    fn new(run: &Run, article: usize, span: Span) -> Option<Self> {
        let source = &run.articles.get(article)?.analysis.article.source;
        let place = Place { source, span };
        Some(Self { article, span, at: place.shown(), text: clipped(&line(place.words())), mark: None })
    }
}

/// Longer quotations are cut, in code points: the whole of it stands in the article.
const LONGEST: usize = 120;

fn clipped(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

/// Something to tell, with the words that it is about.
#[derive(Debug, Serialize)]
pub(super) struct Card {
    pub(super) id: String,
    /// `None` for an error.
    pub(super) state: Option<State>,
    /// The verdict, the rule, the kind of error or the state of a fact.
    pub(super) kind: String,
    pub(super) title: String,
    /// Claims, as they are written or as they may be.
    codes: Vec<String>,
    /// Where it stands, where that is in no article that is shown.
    at: Option<String>,
    because: Option<String>,
    details: Vec<String>,
    pub(super) words: Vec<Words>,
}

/// The cards of a claims file.
pub(super) fn claims(run: &Run, suite: usize) -> Vec<Card> {
    let tests = results::tests(run, suite);
    tests.iter().enumerate().map(|(at, test)| claim(run, test, format!("c{suite}-{at}"))).collect()
}

fn claim(run: &Run, test: &Test<'_>, id: String) -> Card {
    let article = |at: usize| test.suite.articles.get(at).map(|(_, at)| *at);
    let words = test.case.evidence.iter().filter_map(|it| Words::new(run, article(it.article)?, it.span));
    let reason = test.case.reason.as_deref().filter(|_| test.problem.is_some()).map(line);
    // It has a line of its own.
    let because = test.because.as_ref().map(|because| format!("because: {because}"));
    let told = test.problem.iter().flat_map(told).filter(|said| Some(said) != because.as_ref());
    Card {
        id,
        state: Some(state(test.case.verdict)),
        kind: test.case.verdict.name().to_owned(),
        title: test.name(),
        codes: test.label.iter().map(|_| test.statement.clone()).collect(),
        at: Some(test.place.shown()),
        because: test.because.clone(),
        details: reason.into_iter().chain(told).collect(),
        words: words.collect(),
    }
}

fn state(verdict: Verdict) -> State {
    match verdict {
        Verdict::Supported | Verdict::Unused => State::Supported,
        Verdict::Contradicted => State::Contradicted,
        Verdict::Unverified | Verdict::Ambiguous | Verdict::Unchecked => State::Unverified,
    }
}

/// What is said behind a message, without the places.
fn told(problem: &Problem<'_>) -> Vec<String> {
    let labels = std::iter::once(&problem.label).chain(problem.related.iter().map(|(_, label)| label));
    let mut told: Vec<String> = labels.chain(&problem.notes).chain(&problem.help).cloned().collect();
    told.dedup();
    told.retain(|said| !said.is_empty());
    told
}

/// The cards of what the rules found.
pub(super) fn findings(run: &Run) -> Vec<Card> {
    let sites = sites(run);
    let numbered = run.findings.iter().zip(results::findings(run)).enumerate();
    numbered.map(|(at, (found, problem))| finding(run, found, &problem, &sites, format!("f{at}"))).collect()
}

fn finding(run: &Run, found: &Diagnostic, problem: &Problem<'_>, sites: &Sites<'_>, id: String) -> Card {
    let site = key(found).and_then(|key| sites.get(&key));
    let spans = site.iter().flat_map(|(article, found)| found.labels.iter().map(move |label| (*article, label.span)));
    let words: Vec<Words> = spans.filter_map(|(article, span)| Words::new(run, article, span)).collect();
    Card {
        id,
        state: Some(State::Broken),
        kind: problem.code.to_owned(),
        title: problem.message.clone(),
        codes: Vec::new(),
        at: problem.place.filter(|_| words.is_empty()).map(|place| place.shown()),
        because: None,
        details: told(problem),
        words,
    }
}

/// A finding by its rule and its place in the file.
type Key<'a> = (&'a str, &'a str, Span);
type Sites<'a> = BTreeMap<Key<'a>, (usize, &'a Diagnostic)>;

/// The findings by their places in files, which is how a run tells of them, with their places in the texts that are shown.
fn sites(run: &Run) -> Sites<'_> {
    let articles = run.articles.iter().enumerate();
    let found = articles.flat_map(|(at, article)| article.findings.iter().map(move |finding| (at, finding)));
    found.filter_map(|(at, finding)| Some((key(finding)?, (at, finding)))).collect()
}

fn key(finding: &Diagnostic) -> Option<Key<'_>> {
    let label = finding.labels.first()?;
    Some((finding.code, label.source.name(), label.source.span_in_file(label.span)))
}

/// The cards of what could not be read or checked.
pub(super) fn errors(run: &Run) -> Vec<Card> {
    let numbered = results::errors(run).into_iter().enumerate();
    let card = |(at, problem): (usize, Problem<'_>)| Card {
        id: format!("e{at}"),
        state: None,
        kind: problem.code.to_owned(),
        title: problem.message.clone(),
        codes: Vec::new(),
        at: problem.place.map(|place| place.shown()),
        because: None,
        details: told(&problem),
        words: Vec::new(),
    };
    numbered.map(card).collect()
}

/// The cards of the facts of an article: one for all that the same words state, and none for words that `told` says there is another card of.
pub(super) fn facts(run: &Run, article: usize, told: impl Fn(Span) -> bool) -> Vec<Card> {
    let Some(checked) = run.articles.get(article) else { return Vec::new() };
    let mut places: BTreeMap<Span, Vec<Guarded<'_>>> = BTreeMap::new();
    for guarded in coverage::every(checked, &guards(run, article)) {
        if !told(guarded.fact.span) {
            places.entry(guarded.fact.span).or_default().push(guarded);
        }
    }
    let numbered = places.into_iter().enumerate();
    numbered.filter_map(|(at, (span, facts))| fact(run, article, span, &facts, format!("a{article}f{at}"))).collect()
}

fn fact(run: &Run, article: usize, span: Span, facts: &[Guarded<'_>], id: String) -> Option<Card> {
    let state = facts.iter().map(state_of).max()?;
    let words = Words::new(run, article, span)?;
    let open = facts.iter().filter(|fact| !fact.guarded);
    let mut codes: Vec<String> =
        open.filter_map(|Guarded { fact, .. }| suggest::claim(fact)).map(|it| line(&it)).collect();
    codes.dedup();
    let first = facts.first()?.fact;
    let others = facts.iter().skip(1).map(|Guarded { fact, .. }| line(&stated(fact)));
    let doubt = (state == State::Weak).then(|| first.doubt().to_owned());
    Some(Card {
        id,
        state: Some(state),
        kind: state.name().to_owned(),
        title: line(&stated(first)),
        codes,
        at: None,
        because: None,
        details: others.chain(doubt).collect(),
        words: vec![words],
    })
}

fn state_of(guarded: &Guarded<'_>) -> State {
    match (guarded.guarded, guarded.fact.firm) {
        (true, _) => State::Supported,
        (false, true) => State::Unguarded,
        (false, false) => State::Weak,
    }
}

/// What a fact is of and, where the path does not tell it and the words do not show it, its value.
fn stated(fact: &Fact) -> String {
    match (&fact.value, fact.subject.as_str()) {
        (Value::Text(_), _) | (_, "mention") => fact.path(),
        (value, _) => format!("{}: {value}", fact.path()),
    }
}

/// The claims files of a run that say something, with their names.
pub(super) fn suites(run: &Run) -> impl Iterator<Item = (usize, &Arc<crate::source::Source>)> {
    run.suites.iter().enumerate().map(|(at, Suite { claims, .. })| (at, &claims.source))
}

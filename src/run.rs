//! From the paths of a command line to what they come to. The only place that reads files.

mod formatting;
pub(crate) mod guard;
mod inputs;
mod reading;

pub use formatting::{Formatted, format};

use crate::{
    claims::{self, Claims, StatementKind},
    diagnostic::{Diagnostic, Label},
    report::{Run, Suite},
    rules,
    source::{Source, Span},
    verdict::{self, Checked, Judged, Subject},
};
use guard::fenced;
use inputs::{Input, Wanted, shown};
use jiff::civil::Date;
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The name of standard input in reports.
const STANDARD_INPUT: &str = "<stdin>";

/// What to check.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Claims files, folders of them, articles, patterns, `-`; the folder `claims` where there are none.
    pub paths: Vec<PathBuf>,
    /// When the articles were published; wins over what they say themselves.
    pub date: Option<Date>,
    /// Whether it is right that there is nothing to check.
    pub allow_empty: bool,
}

/// Checks claims against their articles, and articles against the rules.
pub fn check(request: &Request, stdin: &mut dyn Read) -> Run {
    let (found, mut errors) = inputs::resolve(&request.paths, Wanted::Either);
    let mut library = Library::new(stdin);
    let mut drafts = Vec::new();
    for input in &found {
        let Input::Claims(path) = input else { continue };
        match Draft::read(path, &mut library, &mut errors) {
            Ok(draft) => drafts.push(draft),
            Err(error) => errors.push(error),
        }
    }
    for input in found {
        if let Err(error) = library.add_input(input) {
            errors.push(error);
        }
    }
    if request.allow_empty {
        errors.retain(|error| error.code != "nothing-to-check");
    } else if library.sources.is_empty() && errors.is_empty() {
        errors.push(Diagnostic::error("nothing-to-check", "nothing to check"));
    }
    let (articles, places) = settle(check_all(&library.sources, request.date), &mut errors);
    judge_all(drafts, articles, &places, errors)
}

/// Reads articles and their facts.
pub fn read_articles(
    paths: &[PathBuf],
    date: Option<Date>,
    stdin: &mut dyn Read,
) -> (Vec<Arc<Checked>>, Vec<Diagnostic>) {
    let (found, mut errors) = inputs::resolve(paths, Wanted::Articles);
    let mut library = Library::new(stdin);
    errors.extend(found.into_iter().filter_map(|input| library.add_input(input).err()));
    let (articles, _) = settle(check_all(&library.sources, date), &mut errors);
    (articles, errors)
}

fn check_all(sources: &[Arc<Source>], date: Option<Date>) -> Vec<Result<Checked, Diagnostic>> {
    sources.par_iter().map(|source| fenced(source.name(), || crate::check(Arc::clone(source), date))).collect()
}

/// The articles that could be checked, and the place of each source among them.
fn settle(
    checked: Vec<Result<Checked, Diagnostic>>,
    errors: &mut Vec<Diagnostic>,
) -> (Vec<Arc<Checked>>, Vec<Option<usize>>) {
    let mut articles = Vec::with_capacity(checked.len());
    let mut places = Vec::with_capacity(checked.len());
    for outcome in checked {
        match outcome {
            Ok(checked) => {
                places.push(Some(articles.len()));
                articles.push(Arc::new(checked));
            }
            Err(error) => {
                places.push(None);
                errors.push(error);
            }
        }
    }
    (articles, places)
}

fn judge_all(
    drafts: Vec<Draft>,
    articles: Vec<Arc<Checked>>,
    places: &[Option<usize>],
    mut errors: Vec<Diagnostic>,
) -> Run {
    let mut accepted: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut suites = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let mut suite = draft.settled(places);
        match judge(&suite, &articles) {
            Ok(judged) => {
                let place = |article: usize| suite.articles.get(article).map(|(_, place)| *place);
                accepted.extend(judged.accepted.iter().filter_map(|&(article, found)| Some((place(article)?, found))));
                suite.cases = judged.cases;
            }
            Err(error) => errors.push(error),
        }
        suites.push(suite);
    }
    let findings = articles.iter().enumerate().flat_map(|(at, article)| {
        let stands = |(found, _): &(usize, &Diagnostic)| !accepted.contains(&(at, *found));
        article.findings.iter().enumerate().filter(stands).map(|(_, finding)| finding.clone()).collect::<Vec<_>>()
    });
    let findings = findings.collect();
    Run { suites, articles, findings, errors }
}

fn judge(suite: &Suite, articles: &[Arc<Checked>]) -> Result<Judged, Diagnostic> {
    let subjects: Vec<Subject<'_>> = suite
        .articles
        .iter()
        .filter_map(|(name, at)| Some(Subject { name: name.as_deref(), checked: articles.get(*at)? }))
        .collect();
    // Without a single article every verdict would be a guess; what kept the articles away is told already.
    if subjects.is_empty() {
        return Ok(Judged::default());
    }
    fenced(suite.claims.source.name(), || verdict::judge(&suite.claims, &subjects))
}

/// The articles of a run, each read once however often it is named.
struct Library<'a> {
    stdin: &'a mut dyn Read,
    sources: Vec<Arc<Source>>,
    seen: BTreeMap<PathBuf, Result<usize, Diagnostic>>,
}

impl<'a> Library<'a> {
    fn new(stdin: &'a mut dyn Read) -> Self {
        Self { stdin, sources: Vec::new(), seen: BTreeMap::new() }
    }

    fn add_input(&mut self, input: Input) -> Result<(), Diagnostic> {
        match input {
            Input::Claims(_) => Ok(()),
            Input::Article(path) => self.add(&path).map(drop),
            Input::Stdin => {
                let source = reading::read_from(&mut self.stdin, STANDARD_INPUT).and_then(reading::of_prose)?;
                self.sources.push(source);
                Ok(())
            }
        }
    }

    fn add(&mut self, path: &Path) -> Result<usize, Diagnostic> {
        let key = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        if let Some(known) = self.seen.get(&key) {
            return known.clone();
        }
        let read = reading::read(path, &shown(path)).and_then(reading::of_prose).map(|source| {
            self.sources.push(source);
            self.sources.len() - 1
        });
        self.seen.insert(key, read.clone());
        read
    }
}

/// A claims file whose articles are read, but not checked yet.
struct Draft {
    claims: Claims,
    /// The name that the `article` statement gives, and an index into [`Library::sources`].
    articles: Vec<(Option<String>, usize)>,
}

impl Draft {
    fn read(path: &Path, library: &mut Library<'_>, errors: &mut Vec<Diagnostic>) -> Result<Self, Diagnostic> {
        let source = reading::read(path, &shown(path))?;
        let (mut claims, mut bad) = fenced(source.name(), || claims::parse(&source))?;
        let names_articles = |claims: &Claims| {
            claims.statements.iter().any(|statement| matches!(statement.kind, StatementKind::Article { .. }))
        };
        if bad.is_empty() && !names_articles(&claims) {
            bad.push(no_article(&claims));
        }
        bad.extend(take_unknown_rules(&mut claims));
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut articles = Vec::new();
        for statement in &claims.statements {
            let StatementKind::Article { glob, name } = &statement.kind else { continue };
            let here = |error: Diagnostic| error.label(Label::new(&claims.source, glob.span, "named here"));
            match inputs::glob(folder, &glob.node) {
                Err(error) => bad.push(here(error)),
                Ok(files) => {
                    for file in files {
                        match library.add(&file) {
                            Ok(at) => articles.push((name.as_ref().map(|name| name.node.clone()), at)),
                            Err(error) => bad.push(here(error)),
                        }
                    }
                }
            }
        }
        bad.sort_by_key(|error| error.labels.first().map(|label| label.span));
        errors.extend(bad);
        Ok(Self { claims, articles: once(articles) })
    }

    fn settled(self, places: &[Option<usize>]) -> Suite {
        let place = |at: usize| places.get(at).copied().flatten();
        let articles = self.articles.into_iter().filter_map(|(name, at)| Some((name, place(at)?))).collect();
        Suite { claims: self.claims, articles, cases: Vec::new() }
    }
}

/// Without repetitions; an article that one statement names and another only matches keeps the name.
fn once(mut articles: Vec<(Option<String>, usize)>) -> Vec<(Option<String>, usize)> {
    let named: BTreeSet<usize> = articles.iter().filter(|(name, _)| name.is_some()).map(|(_, at)| *at).collect();
    let mut seen = BTreeSet::new();
    articles.retain(|article| (article.0.is_some() || !named.contains(&article.1)) && seen.insert(article.clone()));
    articles
}

fn no_article(claims: &Claims) -> Diagnostic {
    let (code, message, span) = match claims.statements.first() {
        Some(first) => ("no-article", "these claims are about no article", first.span),
        None => ("nothing-to-check", "nothing to check: this claims file says nothing", Span::default()),
    };
    Diagnostic::error(code, message)
        .label(Label::new(&claims.source, span, "no `article` statement in this file"))
        .help("begin the file with `article \"../article.txt\"`; the path is relative to the claims file and may hold `*`")
}

/// Takes out the statements about rules that do not exist: nothing could be said of them.
fn take_unknown_rules(claims: &mut Claims) -> Vec<Diagnostic> {
    let mut errors = Vec::new();
    let source = Arc::clone(&claims.source);
    claims.statements.retain(|statement| {
        let (StatementKind::Expect { rule, .. } | StatementKind::Allow { rule, .. }) = &statement.kind else {
            return true;
        };
        let known = rules::find(&rule.node).is_some();
        if !known {
            errors.push(unknown_rule(&rule.node).label(Label::new(&source, rule.span, "no rule of this name")));
        }
        known
    });
    errors
}

/// The error for a rule that does not exist, with the names nearest to it.
pub(crate) fn unknown_rule(name: &str) -> Diagnostic {
    let names: Vec<&str> = rules::ALL.iter().map(|rule| rule.name()).collect();
    let error = Diagnostic::error("unknown-rule", format!("there is no rule `{name}`"));
    match similar::get_close_matches(name, &names, 1, 0.5).first() {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help(format!("the rules are: {}; `factlint explain` lists them", names.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_article_stands_once() {
        let name = |name: &str| Some(name.to_owned());
        let articles = vec![(None, 1), (name("a"), 0), (None, 0), (None, 1), (name("a"), 0), (name("b"), 0)];
        assert_eq!(once(articles), [(None, 1), (name("a"), 0), (name("b"), 0)]);
    }

    #[test]
    fn an_article_that_cannot_be_checked_leaves_the_places_of_the_others_right() {
        let checked = |text: &str| crate::check(Source::new("a.txt", text).expect("short"), None);
        let outcomes = vec![Ok(checked("one")), Err(Diagnostic::error("internal-error", "no")), Ok(checked("two"))];
        let mut errors = Vec::new();
        let (articles, places) = settle(outcomes, &mut errors);
        assert_eq!((articles.len(), errors.len()), (2, 1));
        assert_eq!(places, [Some(0), None, Some(1)]);
    }
}

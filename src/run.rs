//! From the paths of a command line to what they come to. The only place that reads files.

mod accepting;
mod agreeing;
mod baseline;
mod comparing;
mod diffing;
mod fixing;
mod formatting;
mod inputs;
mod judging;
mod mutating;
mod reading;
mod rewriting;
mod selecting;
mod suggesting;

pub use accepting::{Offer, accepted, offers};
pub use agreeing::agree;
pub use comparing::{Comparing, compare};
pub use diffing::diff;
pub use fixing::{Fixed, fixes};
pub use formatting::format;
pub use mutating::mutate;
pub use rewriting::Rewrite;
pub use suggesting::{Suggest, suggest};

use crate::{
    claims::{self, Claims, StatementKind},
    diagnostic::{Diagnostic, Label, Severity},
    formats::Format,
    guard::fenced,
    report::{Run, Suite},
    rules::{self, Selection},
    source::{Source, Span},
    verdict::Checked,
};
use inputs::{Input, Wanted, shown};
use jiff::civil::Date;
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read,
    num::NonZeroUsize,
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The name of standard input in reports.
const STANDARD_INPUT: &str = "<stdin>";

/// What to check.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Claims files, folders of them, articles, patterns, `-`; the folder `claims` where there are none.
    pub paths: Vec<PathBuf>,
    /// When the articles were published; wins over what they say themselves.
    pub date: Option<Date>,
    /// The format of all articles; by their names and what they begin like where there is none.
    pub format: Option<Format>,
    /// Whether it is right that there is nothing to check.
    pub allow_empty: bool,
    /// The rules to run; statements about others are left out.
    pub rules: Selection,
    /// The lowest level of a finding that is told.
    pub min_level: Option<Severity>,
    /// The file of findings that are known.
    pub baseline: Option<PathBuf>,
    /// Whether that file is to be written, and not to be read.
    pub write_baseline: bool,
    /// Labels, `FILE:LINE` or words of the claims to judge; all where there are none. Findings of rules are told of whole runs only.
    pub select: Vec<String>,
    /// Whether to stop at the first claim that does not pass.
    pub fail_fast: bool,
    /// Whether a claim that only weak facts support is unverified.
    pub require_firm: bool,
    /// How many articles to read at once; as many as there are processors where it is not said. What comes out is the same.
    pub jobs: Option<NonZeroUsize>,
}

/// Checks claims against their articles, and articles against the rules.
pub fn check(request: &Request, stdin: &mut dyn Read) -> Run {
    let (found, mut errors) = inputs::resolve(&request.paths, Wanted::Either);
    let mut library = Library::new(stdin, request.format);
    let parsed = parse_all(&found, request, &mut errors);
    let drafts = parsed.into_iter().map(|parsed| Draft::gather(parsed, &mut library, &mut errors)).collect();
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
    let checked = in_pool(request.jobs, || check_all(&library.sources, request.date, &request.rules));
    let (articles, places) = settle(checked, &mut errors);
    let mut run = judging::judge_all(drafts, articles, &places, request);
    run.errors = errors.into_iter().chain(run.errors).collect();
    run.files = library.files(&places);
    sift(&mut run, request);
    in_files(run)
}

/// Moves every place that is told of to the file that its text was taken out of.
fn in_files(mut run: Run) -> Run {
    let moved = |diagnostics: Vec<Diagnostic>| diagnostics.into_iter().map(Diagnostic::in_files).collect();
    (run.findings, run.errors) = (moved(run.findings), moved(run.errors));
    for case in run.suites.iter_mut().flat_map(|suite| &mut suite.cases) {
        case.diagnostic = case.diagnostic.take().map(Diagnostic::in_files);
    }
    run
}

/// The claims files of a request with the statements that it selects, and what is wrong with them. No article is read, nothing is judged.
pub fn list(request: &Request) -> Run {
    let (found, errors) = inputs::resolve(&request.paths, Wanted::Either);
    let mut run = Run { errors, ..Run::default() };
    for Parsed { claims, bad, .. } in parse_all(&found, request, &mut run.errors) {
        run.errors.extend(bad);
        run.suites.push(Suite { claims, articles: Vec::new(), cases: Vec::new() });
    }
    run
}

/// Writes a report: the whole file or nothing of it.
pub fn write(path: &Path, text: &str) -> Result<(), Diagnostic> {
    rewriting::write(path, &shown(path), text)
}

/// Writes `text` behind what a file holds already, as whole as [`write`].
pub fn write_behind(path: &Path, text: &str) -> Result<(), Diagnostic> {
    rewriting::extend(path, &shown(path), text)
}

/// Does `work` with so many threads. Where the system has no more of them to give, it is done with those that are there.
fn in_pool<T: Send>(jobs: Option<NonZeroUsize>, work: impl FnOnce() -> T + Send) -> T {
    let pool = jobs.and_then(|jobs| rayon::ThreadPoolBuilder::new().num_threads(jobs.get()).build().ok());
    match pool {
        Some(pool) => pool.install(work),
        None => work(),
    }
}

/// The claims files that can be read, with the statements that are selected.
fn parse_all(found: &[Input], request: &Request, errors: &mut Vec<Diagnostic>) -> Vec<Parsed> {
    let mut parsed = Vec::new();
    for input in found {
        let Input::Claims(path) = input else { continue };
        match Parsed::read(path, &request.rules) {
            Ok(file) => parsed.push(file),
            Err(error) => errors.push(error),
        }
    }
    if !request.select.is_empty() {
        errors.extend(selecting::select(&mut parsed, &request.select));
    }
    parsed
}

/// Leaves the findings that are to be told.
fn sift(run: &mut Run, request: &Request) {
    // Of a part of a run nobody can say what of a baseline is gone.
    let whole = request.select.is_empty() && !run.stopped;
    let sifted = match request.baseline.as_ref().filter(|_| whole) {
        Some(path) if request.write_baseline => baseline::write(path, &run.findings).map(|()| run.findings.clear()),
        Some(path) => baseline::apply(path, &mut run.findings, &request.rules),
        None => Ok(()),
    };
    run.errors.extend(sifted.err());
    run.findings.retain(|finding| request.min_level.is_none_or(|level| finding.severity >= level));
}

/// Reads articles and their facts.
pub fn read_articles(
    paths: &[PathBuf],
    date: Option<Date>,
    format: Option<Format>,
    stdin: &mut dyn Read,
) -> (Vec<Arc<Checked>>, Vec<Diagnostic>) {
    let (found, mut errors) = inputs::resolve(paths, Wanted::Articles);
    let mut library = Library::new(stdin, format);
    errors.extend(found.into_iter().filter_map(|input| library.add_input(input).err()));
    let (articles, _) = settle(check_all(&library.sources, date, &Selection::These(Vec::new())), &mut errors);
    (articles, errors)
}

fn check_all(sources: &[Arc<Source>], date: Option<Date>, rules: &Selection) -> Vec<Result<Checked, Diagnostic>> {
    let check = |source: &Arc<Source>| fenced(source.name(), || crate::check_with(Arc::clone(source), date, rules));
    sources.par_iter().map(check).collect()
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
                errors.extend(checked.faults.iter().cloned());
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

/// The articles of a run, each read once however often it is named.
struct Library<'a> {
    stdin: &'a mut dyn Read,
    sources: Vec<Arc<Source>>,
    /// Where each of them lies.
    paths: Vec<Option<PathBuf>>,
    /// The articles of each file, as indices.
    seen: BTreeMap<PathBuf, Result<Range<usize>, Diagnostic>>,
    format: Option<Format>,
}

impl<'a> Library<'a> {
    fn new(stdin: &'a mut dyn Read, format: Option<Format>) -> Self {
        Self { stdin, sources: Vec::new(), paths: Vec::new(), seen: BTreeMap::new(), format }
    }

    fn add_input(&mut self, input: Input) -> Result<(), Diagnostic> {
        match input {
            Input::Claims(_) => Ok(()),
            Input::Article(path) => self.add(&path).map(drop),
            Input::Stdin => {
                let file = reading::read_from(&mut self.stdin, STANDARD_INPUT)?;
                let format = self.format.unwrap_or_else(|| Format::of_text(file.text()));
                self.push(reading::articles(&file, format)?, None);
                Ok(())
            }
        }
    }

    fn push(&mut self, articles: Vec<Arc<Source>>, path: Option<&Path>) -> Range<usize> {
        let start = self.sources.len();
        self.sources.extend(articles);
        self.paths.resize(self.sources.len(), path.map(Path::to_path_buf));
        start..self.sources.len()
    }

    /// The articles of the file at `path`.
    fn add(&mut self, path: &Path) -> Result<Range<usize>, Diagnostic> {
        let key = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        if let Some(known) = self.seen.get(&key) {
            return known.clone();
        }
        let format = self.format.unwrap_or_else(|| Format::of_path(path));
        let read = reading::read(path, &shown(path)).and_then(|file| reading::articles(&file, format));
        let read = read.map(|articles| self.push(articles, Some(path)));
        self.seen.insert(key, read.clone());
        read
    }

    /// The paths of the articles that could be checked.
    fn files(self, places: &[Option<usize>]) -> Vec<Option<PathBuf>> {
        self.paths.into_iter().zip(places).filter(|(_, place)| place.is_some()).map(|(path, _)| path).collect()
    }
}

/// A claims file that is read.
struct Parsed {
    path: PathBuf,
    claims: Claims,
    /// What is wrong with it.
    bad: Vec<Diagnostic>,
}

impl Parsed {
    fn read(path: &Path, rules: &Selection) -> Result<Self, Diagnostic> {
        let source = reading::read(path, &shown(path))?;
        let (mut claims, mut bad) = fenced(source.name(), || claims::parse(&source))?;
        let names_articles = |claims: &Claims| {
            claims.statements.iter().any(|statement| matches!(statement.kind, StatementKind::Article { .. }))
        };
        if bad.is_empty() && !names_articles(&claims) {
            bad.push(no_article(&claims));
        }
        bad.extend(take_idle_rules(&mut claims, rules));
        Ok(Self { path: path.to_path_buf(), claims, bad })
    }
}

/// A claims file whose articles are read, but not checked yet.
struct Draft {
    claims: Claims,
    /// The name that the `article` statement gives, and an index into [`Library::sources`].
    articles: Vec<(Option<String>, usize)>,
}

impl Draft {
    fn gather(parsed: Parsed, library: &mut Library<'_>, errors: &mut Vec<Diagnostic>) -> Self {
        let Parsed { path, claims, mut bad } = parsed;
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
                            Ok(read) => {
                                articles.extend(read.map(|at| (name.as_ref().map(|name| name.node.clone()), at)));
                            }
                            Err(error) => bad.push(here(error)),
                        }
                    }
                }
            }
        }
        bad.sort_by_key(|error| error.labels.first().map(|label| label.span));
        errors.extend(bad);
        Self { claims, articles: once(articles) }
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

/// Takes out the statements about rules that do not run: nothing could be said of them. That is an error, unless the user chose the rules.
fn take_idle_rules(claims: &mut Claims, rules: &Selection) -> Vec<Diagnostic> {
    let mut errors = Vec::new();
    let source = Arc::clone(&claims.source);
    claims.statements.retain(|statement| {
        let (StatementKind::Expect { rule, .. } | StatementKind::Allow { rule, .. }) = &statement.kind else {
            return true;
        };
        let error = match (rules::find(&rule.node), rules) {
            (Some(known), _) if rules.has(known) => return true,
            (Some(_), Selection::These(_)) => return false,
            (Some(_), Selection::Default) => {
                idle_rule(&rule.node).label(Label::new(&source, rule.span, "does not run"))
            }
            (None, _) => unknown_rule(&rule.node).label(Label::new(&source, rule.span, "no rule of this name")),
        };
        errors.push(error);
        false
    });
    errors
}

fn idle_rule(name: &str) -> Diagnostic {
    Diagnostic::error("idle-rule", format!("the rule `{name}` is off"))
        .help(format!("`--rules {name}` runs it, and no other rule that it does not name"))
}

/// The error for a rule that does not exist, with the names nearest to it.
pub(crate) fn unknown_rule(name: &str) -> Diagnostic {
    let names: Vec<&str> = rules::ALL.iter().map(|rule| rule.name).collect();
    let error = Diagnostic::error("unknown-rule", format!("there is no rule `{name}`"));
    match similar::get_close_matches(name, &names, 1, 0.5).first() {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help(format!("the rules are: {}; `factlint rules` lists them", names.join(", "))),
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

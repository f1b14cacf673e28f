//! From the paths of a command line to what they come to. The only place that reads files.

mod accepting;
mod baseline;
mod fixing;
mod formatting;
mod inputs;
mod mutating;
mod policy;
mod project;
mod reading;
mod rewriting;
mod root;
mod suggesting;
mod walking;

pub use accepting::{Offer, accepted, offers};
pub use fixing::{Fixed, fixes};
pub use formatting::format;
pub use mutating::mutate;
pub use project::{Config, InForce, ProjectOptions, in_force};
pub use rewriting::Rewrite;
pub use suggesting::{Suggest, suggest};

use crate::{
    claims::{self, Claims, StatementKind},
    diagnostic::{Diagnostic, Label, Severity},
    guard::fenced,
    report::{Run, Suite},
    rules::{self, Selection},
    source::{Source, Span},
    verdict::{self, Checked, Judged, Subject, Verdict},
};
use inputs::{Input, Wanted, shown};
use jiff::civil::Date;
use project::{Project, Projects};
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
    /// The rules to run; statements about others are left out.
    pub rules: Selection,
    /// The lowest level of a finding that is told.
    pub min_level: Option<Severity>,
    /// The file of findings that are known.
    pub baseline: Option<PathBuf>,
    /// Whether that file is to be written, and not to be read.
    pub write_baseline: bool,
    /// Where settings come from, and what goes over them.
    pub project: ProjectOptions,
}

/// Checks claims against their articles, and articles against the rules.
pub fn check(request: &Request, stdin: &mut dyn Read) -> Run {
    let mut projects = Projects::new(&request.project);
    let (found, mut errors) = inputs::resolve(&request.paths, Wanted::Either, &mut projects);
    let mut library = Library::new(stdin, &request.rules);
    let mut drafts = Vec::new();
    for input in &found {
        let Input::Claims(path) = input else { continue };
        match Draft::read(path, projects.of_file(path), &mut library, &mut errors) {
            Ok(draft) => drafts.push(draft),
            Err(error) => errors.push(error),
        }
    }
    for input in found {
        if let Err(error) = library.add_input(input, &mut projects) {
            errors.push(error);
        }
    }
    errors.extend(projects.errors);
    if request.allow_empty {
        errors.retain(|error| error.code != "nothing-to-check");
    } else if library.sources.is_empty() && errors.is_empty() {
        errors.push(Diagnostic::error("nothing-to-check", "nothing to check"));
    }
    let checked = check_all(&library.sources, &library.rules, request.date);
    let (articles, places) = settle(checked, &mut errors);
    let mut run = judge_all(drafts, articles, &places, errors);
    (run.files, run.rules) = library.files(&places);
    sift(&mut run, request);
    run
}

/// Leaves the findings that are to be told.
fn sift(run: &mut Run, request: &Request) {
    let sifted = match &request.baseline {
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
    stdin: &mut dyn Read,
) -> (Vec<Arc<Checked>>, Vec<Diagnostic>) {
    let (options, no_rules) = (ProjectOptions::default(), Selection::These(Vec::new()));
    let mut projects = Projects::new(&options);
    let (found, mut errors) = inputs::resolve(paths, Wanted::Articles, &mut projects);
    let mut library = Library::new(stdin, &no_rules);
    errors.extend(found.into_iter().filter_map(|input| library.add_input(input, &mut projects).err()));
    errors.extend(projects.errors);
    let (articles, _) = settle(check_all(&library.sources, &library.rules, date), &mut errors);
    (articles, errors)
}

fn check_all(sources: &[Arc<Source>], rules: &[Selection], date: Option<Date>) -> Vec<Result<Checked, Diagnostic>> {
    let check = |(source, rules): (&Arc<Source>, &Selection)| {
        fenced(source.name(), || crate::check_with(Arc::clone(source), date, rules))
    };
    sources.par_iter().zip(rules).map(check).collect()
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

fn judge_all(
    drafts: Vec<Draft>,
    articles: Vec<Arc<Checked>>,
    places: &[Option<usize>],
    mut errors: Vec<Diagnostic>,
) -> Run {
    let mut accepted: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut suites = Vec::with_capacity(drafts.len());
    let mut unexplained = Vec::new();
    for draft in drafts {
        let project = Arc::clone(&draft.project);
        let mut suite = draft.settled(places);
        unexplained.extend(policy::unexplained(&suite.claims, &project.settings));
        match judge(&suite, &articles) {
            Ok(judged) => {
                let place = |article: usize| suite.articles.get(article).map(|(_, place)| *place);
                accepted.extend(judged.accepted.iter().filter_map(|&(article, found)| Some((place(article)?, found))));
                suite.cases = judged.cases;
                policy::soften(&mut suite.cases, &project.settings);
            }
            Err(error) => errors.push(error),
        }
        suites.push(suite);
    }
    let findings = articles.iter().enumerate().flat_map(|(at, article)| {
        let stands = |(found, _): &(usize, &Diagnostic)| !accepted.contains(&(at, *found));
        article.findings.iter().enumerate().filter(stands).map(|(_, finding)| finding.clone()).collect::<Vec<_>>()
    });
    let findings = findings.chain(suites.iter().flat_map(unused_allowances)).chain(unexplained).collect();
    Run { suites, articles, findings, errors, ..Run::default() }
}

/// A warning for each `allow` that nothing needs.
fn unused_allowances(suite: &Suite) -> impl Iterator<Item = Diagnostic> {
    let unused = suite.cases.iter().filter(|case| case.verdict == Verdict::Unused);
    unused.filter_map(|case| suite.claims.statements.get(case.statement)).map(|statement| {
        Diagnostic::error("unused-allow", "this `allow` has nothing to allow")
            .severity(Severity::Warning)
            .label(Label::new(&suite.claims.source, statement.span, "no such finding"))
            .help("delete it if the text was mended")
    })
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
    /// The rules that the command line chose.
    chosen: &'a Selection,
    sources: Vec<Arc<Source>>,
    /// The rules for each of them.
    rules: Vec<Selection>,
    /// Where each of them lies.
    paths: Vec<Option<PathBuf>>,
    seen: BTreeMap<PathBuf, Result<usize, Diagnostic>>,
}

impl<'a> Library<'a> {
    fn new(stdin: &'a mut dyn Read, chosen: &'a Selection) -> Self {
        let (sources, rules, paths) = (Vec::new(), Vec::new(), Vec::new());
        Self { stdin, chosen, sources, rules, paths, seen: BTreeMap::new() }
    }

    fn add_input(&mut self, input: Input, projects: &mut Projects<'_>) -> Result<(), Diagnostic> {
        match input {
            Input::Claims(_) => Ok(()),
            Input::Article(path) => self.add(&path, &projects.of_file(&path)).map(drop),
            Input::Stdin => {
                let project = projects.of_folder(Path::new(""));
                let read = reading::read_from(&mut self.stdin, STANDARD_INPUT, project.file_limit());
                let source = read.and_then(reading::of_prose)?;
                self.push(source, None, &project);
                Ok(())
            }
        }
    }

    fn add(&mut self, path: &Path, project: &Project) -> Result<usize, Diagnostic> {
        let key = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        if let Some(known) = self.seen.get(&key) {
            return known.clone();
        }
        let read = reading::read_up_to(path, &shown(path), project.file_limit()).and_then(reading::of_prose);
        let read = read.map(|source| self.push(source, Some(path), project));
        self.seen.insert(key, read.clone());
        read
    }

    fn push(&mut self, source: Arc<Source>, path: Option<&Path>, project: &Project) -> usize {
        self.sources.push(source);
        self.rules.push(project.selection(self.chosen, path));
        self.paths.push(path.map(Path::to_path_buf));
        self.sources.len() - 1
    }

    /// The paths of the articles that could be checked, and the rules for them.
    fn files(self, places: &[Option<usize>]) -> (Vec<Option<PathBuf>>, Vec<Selection>) {
        let all = self.paths.into_iter().zip(self.rules).zip(places);
        all.filter(|(_, place)| place.is_some()).map(|(about, _)| about).unzip()
    }
}

/// A claims file whose articles are read, but not checked yet.
struct Draft {
    claims: Claims,
    /// The name that the `article` statement gives, and an index into [`Library::sources`].
    articles: Vec<(Option<String>, usize)>,
    project: Arc<Project>,
}

impl Draft {
    fn read(
        path: &Path,
        project: Arc<Project>,
        library: &mut Library<'_>,
        errors: &mut Vec<Diagnostic>,
    ) -> Result<Self, Diagnostic> {
        let source = reading::read_up_to(path, &shown(path), project.claims_limit())?;
        let (mut claims, mut bad) = fenced(source.name(), || claims::parse(&source))?;
        claims.words = Arc::clone(&project.settings.vocabulary);
        let names_articles =
            claims.statements.iter().any(|statement| matches!(statement.kind, StatementKind::Article { .. }));
        let set = !names_articles && !project.settings.articles.value.is_empty();
        let about_nothing = !names_articles && (!set || claims.statements.is_empty());
        if bad.is_empty() && about_nothing {
            bad.push(no_article(&claims));
        }
        bad.extend(take_idle_rules(&mut claims, library.chosen, &project));
        let articles = if set {
            set_articles(&project, library, &mut bad)
        } else {
            named_articles(&claims, path.parent().unwrap_or(Path::new("")), &project, library, &mut bad)
        };
        bad.sort_by_key(|error| error.labels.first().map(|label| label.span));
        errors.extend(bad);
        Ok(Self { claims, articles: once(articles), project })
    }

    fn settled(self, places: &[Option<usize>]) -> Suite {
        let place = |at: usize| places.get(at).copied().flatten();
        let articles = self.articles.into_iter().filter_map(|(name, at)| Some((name, place(at)?))).collect();
        Suite { claims: self.claims, articles, cases: Vec::new() }
    }
}

/// The articles of the `article` statements of a claims file in `folder`.
fn named_articles(
    claims: &Claims,
    folder: &Path,
    project: &Project,
    library: &mut Library<'_>,
    bad: &mut Vec<Diagnostic>,
) -> Vec<(Option<String>, usize)> {
    let mut articles = Vec::new();
    for statement in &claims.statements {
        let StatementKind::Article { glob, name } = &statement.kind else { continue };
        let here = |error: Diagnostic| error.label(Label::new(&claims.source, glob.span, "named here"));
        match inputs::glob_inside(folder, &glob.node, project) {
            Err(error) => bad.push(here(error)),
            Ok(files) => {
                for file in files {
                    match library.add(&file, project) {
                        Ok(at) => articles.push((name.as_ref().map(|name| name.node.clone()), at)),
                        Err(error) => bad.push(here(error)),
                    }
                }
            }
        }
    }
    articles
}

/// The articles that the settings name.
fn set_articles(
    project: &Project,
    library: &mut Library<'_>,
    bad: &mut Vec<Diagnostic>,
) -> Vec<(Option<String>, usize)> {
    let (files, errors) = project.articles();
    bad.extend(errors);
    let mut articles = Vec::new();
    for file in files {
        match library.add(&file, project) {
            Ok(at) => articles.push((None, at)),
            Err(error) => bad.push(error),
        }
    }
    articles
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
        .help("begin the file with `article \"../article.txt\"`; the path is relative to the claims file and may hold `*`; `articles` in factlint.toml serves files that name none")
}

/// Takes out the statements about rules that do not run: nothing could be said of them. That is an error, unless the user chose the rules.
fn take_idle_rules(claims: &mut Claims, chosen: &Selection, project: &Project) -> Vec<Diagnostic> {
    let mut errors = Vec::new();
    let source = Arc::clone(&claims.source);
    claims.statements.retain(|statement| {
        let (StatementKind::Expect { rule, .. } | StatementKind::Allow { rule, .. }) = &statement.kind else {
            return true;
        };
        let error = match (rules::find(&rule.node), chosen) {
            (Some(known), Selection::Default) if project.settings.ever_runs(known) => return true,
            (Some(_), Selection::Default) => {
                idle_rule(&rule.node).label(Label::new(&source, rule.span, "does not run"))
            }
            (Some(known), _) => return chosen.has(known),
            (None, _) => unknown_rule(&rule.node).label(Label::new(&source, rule.span, "no rule of this name")),
        };
        errors.push(error);
        false
    });
    errors
}

fn idle_rule(name: &str) -> Diagnostic {
    Diagnostic::error("idle-rule", format!("the rule `{name}` is off"))
        .help(format!(
            "`--rules {name}` runs it, and no other rule that it does not name; `{name} = \"warning\"` below `[rules]` in factlint.toml does for good"
        ))
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

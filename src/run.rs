//! From the paths of a command line to what they come to. The only place that reads files.

mod accepting;
mod agreeing;
mod baseline;
mod comparing;
mod diffing;
mod drafts;
mod fixing;
mod formatting;
mod initing;
mod inputs;
mod judging;
mod library;
mod mutating;
mod policy;
mod progress;
mod project;
mod reading;
mod rewriting;
mod root;
mod selecting;
mod suggesting;
mod walking;

pub use accepting::{Offer, accepted, offers};
pub use agreeing::agree;
pub use comparing::{Comparing, compare};
pub use diffing::diff;
pub(crate) use drafts::unknown_rule;
pub use fixing::{Fixed, fixes};
pub use formatting::format;
pub use initing::{Beginning, init};
pub use mutating::mutate;
pub use progress::Progress;
pub use project::{Config, InForce, ProjectOptions, in_force};
pub use rewriting::Rewrite;
pub use suggesting::{Suggest, suggest};

use crate::{
    diagnostic::{Diagnostic, Severity},
    formats::Format,
    guard::fenced,
    report::{Run, Suite},
    rules::Selection,
    settings,
    source::Source,
    verdict::Checked,
};
use drafts::{Draft, Parsed};
use inputs::{Input, Wanted, shown};
use jiff::civil::Date;
use library::Library;
use project::Projects;
use rayon::prelude::*;
use root::Root;
use std::{
    io::Read,
    num::NonZeroUsize,
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
    /// Where settings come from, and what goes over them.
    pub project: ProjectOptions,
    /// Where to tell how far the run is.
    pub progress: Arc<Progress>,
}

/// Checks claims against their articles, and articles against the rules.
pub fn check(request: &Request, stdin: &mut dyn Read) -> Run {
    check_inputs(request, Wanted::Either, stdin)
}

/// The same where only claims files, and folders of them, may be named.
pub fn check_claims(request: &Request) -> Run {
    check_inputs(request, Wanted::Claims, &mut std::io::empty())
}

fn check_inputs(request: &Request, wanted: Wanted, stdin: &mut dyn Read) -> Run {
    let mut projects = Projects::new(&request.project);
    let (found, mut errors) = inputs::resolve(&request.paths, wanted, &mut projects);
    let mut library = Library::new(stdin, &request.rules, request.format);
    let parsed = parse_all(&found, request, &mut projects, &mut errors);
    let drafts = parsed.into_iter().map(|parsed| Draft::gather(parsed, &mut library, &mut errors)).collect();
    for input in found {
        if let Err(error) = library.add_input(input, &mut projects) {
            errors.push(error);
        }
    }
    let root = request.baseline.as_ref().map(|_| projects.of_run(&request.paths).root.clone());
    errors.extend(projects.errors);
    if request.allow_empty {
        errors.retain(|error| error.code != "nothing-to-check");
    } else if library.sources.is_empty() && errors.is_empty() {
        errors.push(Diagnostic::error("nothing-to-check", "nothing to check"));
    }
    let checked =
        in_pool(request.jobs, || check_all(&library.sources, &library.rules, request.date, &request.progress));
    let (articles, places) = settle(checked, &mut errors);
    let mut run = judging::judge_all(drafts, articles, &places, request);
    run.errors = errors.into_iter().chain(run.errors).collect();
    (run.files, run.rules) = library.files(&places);
    sift(&mut run, request, root.as_ref());
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
    let mut projects = Projects::new(&request.project);
    let (found, errors) = inputs::resolve(&request.paths, Wanted::Either, &mut projects);
    let mut run = Run { errors, ..Run::default() };
    for Parsed { claims, bad, .. } in parse_all(&found, request, &mut projects, &mut run.errors) {
        run.errors.extend(bad);
        run.suites.push(Suite { claims, articles: Vec::new(), cases: Vec::new() });
    }
    run.errors.extend(projects.errors);
    run
}

/// Writes a report of `run`: the whole file or nothing of it. It takes the place of nothing that is checked, and goes nowhere out of the folder `root`
/// by a link in it, which may have come with a change from a stranger.
pub fn write_report(path: &Path, text: &str, run: &Run, root: &Path) -> Result<(), Diagnostic> {
    let (name, root) = (shown(path), Root::new(root));
    if root.is_left_by_link(path) {
        return Err(root.refusal(&name));
    }
    if is_checked(path, run) {
        let error = Diagnostic::error("unwritable", format!("cannot write a report to `{name}`: it is checked itself"));
        return Err(error.help("give the report a file of its own"));
    }
    rewriting::write(path, &name, text)
}

/// Whether a file is what runs are about, or what this one has read.
fn is_checked(path: &Path, run: &Run) -> bool {
    let has_claims = path.extension().is_some_and(|extension| extension == "claims");
    let read = |real: &Path| run.files.iter().flatten().any(|file| file.canonicalize().is_ok_and(|file| file == real));
    has_claims
        || path.file_name().is_some_and(|name| name == settings::FILE)
        || path.canonicalize().is_ok_and(|path| read(&path))
}

/// Writes `text` behind what a file holds already, as whole as [`write_report`] does.
pub fn write_behind(path: &Path, text: &str) -> Result<(), Diagnostic> {
    rewriting::extend(path, &shown(path), text)
}

/// More threads than this only get into each other's way, whatever `--jobs` asks for.
const MOST_JOBS: usize = 64;

/// Does `work` with so many threads, at most [`MOST_JOBS`]. Where the system has no more of them to give, it is done with those that are there.
fn in_pool<T: Send>(jobs: Option<NonZeroUsize>, work: impl FnOnce() -> T + Send) -> T {
    let pool =
        jobs.and_then(|jobs| rayon::ThreadPoolBuilder::new().num_threads(jobs.get().min(MOST_JOBS)).build().ok());
    match pool {
        Some(pool) => pool.install(work),
        None => work(),
    }
}

/// The claims files that can be read, with the statements that are selected.
fn parse_all(
    found: &[Input],
    request: &Request,
    projects: &mut Projects<'_>,
    errors: &mut Vec<Diagnostic>,
) -> Vec<Parsed> {
    let mut parsed = Vec::new();
    for input in found {
        let Input::Claims(path) = input else { continue };
        match Parsed::read(path, projects.of_file(path), &request.rules) {
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
fn sift(run: &mut Run, request: &Request, root: Option<&Root>) {
    // Of a part of a run nobody can say what of a baseline is gone.
    let whole = request.select.is_empty() && !run.stopped;
    let sifted = match request.baseline.as_ref().zip(root).filter(|_| whole) {
        Some((path, root)) if root.is_left_by_link(path) => Err(root.refusal(&shown(path))),
        Some((path, _)) if request.write_baseline => {
            baseline::write(path, &run.findings).map(|()| run.findings.clear())
        }
        Some((path, _)) => baseline::apply(path, &mut run.findings, &request.rules),
        None => Ok(()),
    };
    run.errors.extend(sifted.err());
    run.findings.retain(|finding| request.min_level.is_none_or(|level| finding.severity >= level));
}

/// Reads the articles of a request and their facts; no rule runs.
pub fn read_articles(request: &Request, stdin: &mut dyn Read) -> (Vec<Arc<Checked>>, Vec<Diagnostic>) {
    let no_rules = Selection::These(Vec::new());
    let mut projects = Projects::new(&request.project);
    let (found, mut errors) = inputs::resolve(&request.paths, Wanted::Articles, &mut projects);
    let mut library = Library::new(stdin, &no_rules, request.format);
    errors.extend(found.into_iter().filter_map(|input| library.add_input(input, &mut projects).err()));
    errors.extend(projects.errors);
    let (articles, _) =
        settle(check_all(&library.sources, &library.rules, request.date, &request.progress), &mut errors);
    (articles, errors)
}

fn check_all(
    sources: &[Arc<Source>],
    rules: &[Selection],
    date: Option<Date>,
    progress: &Progress,
) -> Vec<Result<Checked, Diagnostic>> {
    progress.expect(sources.len());
    let check = |(source, rules): (&Arc<Source>, &Selection)| {
        let checked = check_one(source, rules, date);
        progress.step();
        checked
    };
    sources.par_iter().zip(rules).map(check).collect()
}

fn check_one(source: &Arc<Source>, rules: &Selection, date: Option<Date>) -> Result<Checked, Diagnostic> {
    fenced(source.name(), || crate::check_with(Arc::clone(source), date, rules))
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

#[cfg(test)]
mod tests {
    use super::*;

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

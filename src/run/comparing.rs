//! A draft and its sources, read from files.

use super::{
    Progress, ProjectOptions,
    inputs::{self, Wanted, shown},
    library::Library,
    project::Projects,
    settle,
};
use crate::{
    compare::Comparison, diagnostic::Diagnostic, guard::fenced, report::comparison::Compared, rules::Selection,
    source::Source, verdict::Checked,
};
use jiff::civil::Date;
use rayon::prelude::*;
use std::{
    io::Read,
    path::{Path, PathBuf},
    sync::Arc,
};

/// What to compare.
#[derive(Debug, Default)]
pub struct Comparing {
    /// The draft, or `-`.
    pub draft: PathBuf,
    /// The sources: files, folders, patterns, or `-`.
    pub sources: Vec<PathBuf>,
    /// When the draft was written; wins over what it says itself.
    pub draft_date: Option<Date>,
    /// When the sources were published; wins over what they say themselves.
    pub date: Option<Date>,
    /// How many of the sources are read.
    pub progress: Progress,
}

/// Reads the sources and the draft, and holds the draft against the sources. What cannot be read is told, and the comparison goes on without it.
pub fn compare(request: &Comparing, stdin: &mut dyn Read) -> Compared {
    let options = ProjectOptions::default();
    let (projects, no_rules) = (&mut Projects::new(&options), Selection::These(Vec::new()));
    let (found, mut errors) = match request.sources.as_slice() {
        [] => (Vec::new(), Vec::new()),
        sources => inputs::resolve(sources, Wanted::Articles, projects),
    };
    // The draft may be one of its own sources: it is read again as such.
    let project = projects.of_run(std::slice::from_ref(&request.draft));
    let (levels, root) = (project.settings.compare.levels(), project.root.path().to_path_buf());
    let draft = read_draft(&request.draft, projects, stdin).map_err(|error| errors.push(error)).ok();
    let mut library = Library::new(stdin, &no_rules, None);
    errors.extend(found.into_iter().filter_map(|input| library.add_input(input, projects).err()));
    errors.append(&mut projects.errors);
    let missing = errors.len();
    request.progress.expect(library.sources.len());
    let skim = |source: &Arc<Source>| {
        let read = fenced(source.name(), || crate::skim(Arc::clone(source), request.date));
        request.progress.step();
        read
    };
    let (sources, _) = settle(library.sources.par_iter().map(skim).collect(), &mut errors);
    // Without a source all of a draft would be unverified, and nothing would be told.
    let compared = draft.filter(|_| !sources.is_empty()).and_then(|draft| {
        let texts = sources.iter().map(|source: &Arc<Checked>| &source.analysis);
        let compare = || crate::check_against_with(Arc::clone(&draft), request.draft_date, &no_rules, texts);
        let held = fenced(draft.name(), compare);
        held.map_err(|error| errors.push(error)).ok()
    });
    if sources.is_empty() && missing == 0 {
        errors.push(Diagnostic::error("nothing-to-check", "nothing to compare with: there is no source"));
    }
    let (draft, comparison) = compared
        .map_or_else(|| (None, Comparison::default()), |(draft, comparison)| (Some(Arc::new(draft)), comparison));
    Compared { draft, sources, comparison, levels, root, errors }
}

fn read_draft(path: &Path, projects: &mut Projects<'_>, stdin: &mut dyn Read) -> Result<Arc<Source>, Diagnostic> {
    let several = || {
        Diagnostic::error("unreadable", format!("`{}` names several texts: a draft is one", shown(path)))
            .help("compare them one by one")
    };
    let (found, errors) = inputs::resolve(&[path.to_path_buf()], Wanted::Articles, projects);
    if found.len() > 1 {
        return Err(several());
    }
    let no_rules = Selection::These(Vec::new());
    let mut library = Library::new(stdin, &no_rules, None);
    for input in found {
        library.add_input(input, projects)?;
    }
    match (library.sources.as_slice(), errors.into_iter().next()) {
        (_, Some(error)) => Err(error),
        ([draft], None) => Ok(Arc::clone(draft)),
        (_, None) => Err(several()),
    }
}

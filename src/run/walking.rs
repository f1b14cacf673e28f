//! Walks through folders: which files lie there, without leaving the project, and without reading what has no end.

use super::{
    inputs::{here, shown, split},
    project::Project,
    root::resolved,
};
use crate::diagnostic::Diagnostic;
use globset::{GlobBuilder, GlobMatcher};
use ignore::{DirEntry, WalkBuilder};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

/// Folders that are walked through to a file.
const DEEPEST: usize = 64;

/// The file of a walk, unless it is a link that leads out of the project.
fn inside(entry: &DirEntry, project: &Project) -> Result<PathBuf, Diagnostic> {
    if entry.path_is_symlink() && !project.root.holds(entry.path()) {
        return Err(project.root.refusal(&shown(entry.path())));
    }
    Ok(entry.path().to_path_buf())
}

/// The claims files in `folder` and below, sorted. Links to other folders are not followed.
pub(super) fn claims_in(folder: &Path, project: &Project) -> Result<Vec<PathBuf>, Diagnostic> {
    if let Some(file) = resolved(folder).ancestors().find_map(endless) {
        return Err(endless_list(&file));
    }
    let found = Arc::new(OnceLock::new());
    let seen = Arc::clone(&found);
    let walk = WalkBuilder::new(folder)
        .require_git(false)
        .git_global(false)
        .max_depth(Some(DEEPEST))
        .filter_entry(move |entry| endless(entry.path()).is_none_or(|file| seen.set(file).is_err()))
        .build();
    let mut files = Vec::new();
    for entry in walk {
        let entry = entry.map_err(|error| unreadable(folder, &error))?;
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "claims") && path.is_file() {
            files.push(inside(&entry, project)?);
        }
    }
    if let Some(file) = found.get() {
        return Err(endless_list(file));
    }
    files.sort();
    if files.is_empty() {
        let message = format!("nothing to check: there is no claims file in `{}`", shown(folder));
        let articles = format!("{}/*.txt", shown(folder));
        return Err(Diagnostic::error("nothing-to-check", message).help(format!(
            "the name of a claims file ends in `.claims`; articles are named one by one or as `{articles}`"
        )));
    }
    Ok(files)
}

/// Files that tell what a walk leaves out; they are read on the way.
const LISTS: [&str; 3] = [".gitignore", ".ignore", ".git/info/exclude"];
/// Bytes of such a file.
const LONGEST_LIST: u64 = 1 << 20;

/// The file of `folder` that tells what to leave out and that cannot be read to its end.
fn endless(folder: &Path) -> Option<PathBuf> {
    let is_endless = |file: &PathBuf| {
        fs::metadata(file).is_ok_and(|about| !about.is_file() && !about.is_dir() || about.len() > LONGEST_LIST)
    };
    LISTS.iter().map(|name| folder.join(name)).find(is_endless)
}

fn endless_list(file: &Path) -> Diagnostic {
    let message = format!("`{}` is no list of what to leave out", shown(file));
    Diagnostic::error("unreadable", message).help("it must be a file, and not larger than 1 MiB")
}

fn unreadable(folder: &Path, error: &ignore::Error) -> Diagnostic {
    Diagnostic::error("unreadable", format!("cannot read all of `{}`: {error}", shown(folder)))
}

/// The files below `base` that a pattern with wildcards matches, sorted. Links out of the project are not followed.
pub(super) fn walk(base: &Path, pattern: &str, project: &Project) -> Result<Vec<PathBuf>, Diagnostic> {
    let (fixed, wild) = split(pattern);
    let wanted = matcher(pattern, wild)?;
    // Walking deeper than the pattern reaches could mean the whole disk.
    let depth = if wild.contains("**") || wild.contains('{') { DEEPEST } else { wild.split('/').count() };
    let hidden = !wild.split('/').any(|part| part.starts_with('.'));
    let top = here(base.join(fixed));
    let root = project.root.clone();
    let walk = WalkBuilder::new(&top)
        .standard_filters(false)
        .hidden(hidden)
        .follow_links(true)
        .max_depth(Some(depth))
        .filter_entry(move |entry| !leads_to_another_folder(entry) || root.holds(entry.path()))
        .build();
    let most = project.settings.limits.matches.value;
    let mut files = Vec::new();
    for entry in walk.filter_map(Result::ok) {
        let fits = entry.path().strip_prefix(&top).is_ok_and(|below| wanted.is_match(below));
        if fits && entry.path().is_file() {
            files.push(inside(&entry, project)?);
        }
        if files.len() as u64 > most {
            let error = Diagnostic::error("too-many-files", format!("`{pattern}` matches more than {most} files"));
            return Err(error.help("write a narrower pattern, or set `matches` below `[limits]` in factlint.toml"));
        }
    }
    files.sort();
    Ok(files)
}

fn leads_to_another_folder(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.path_is_symlink() && entry.path().is_dir()
}

fn matcher(pattern: &str, wild: &str) -> Result<GlobMatcher, Diagnostic> {
    let glob = GlobBuilder::new(wild).literal_separator(true).build().map_err(|error| {
        Diagnostic::error("no-match", format!("`{pattern}` is not a pattern: {}", error.kind()))
            .help("`*` stands for any part of a name, `**` for any folders, `?` for one character, `{a,b}` for either")
    })?;
    Ok(glob.compile_matcher())
}

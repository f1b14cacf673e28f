//! What the paths of a command line and the globs of claims files stand for.

use super::{
    project::{Project, Projects},
    walking::{claims_in, walk},
};
use crate::diagnostic::Diagnostic;
use std::{
    collections::BTreeSet,
    path::{Component, Path, PathBuf},
};

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Input {
    /// A claims file.
    Claims(PathBuf),
    /// An article.
    Article(PathBuf),
    /// `-`.
    Stdin,
}

/// What a command takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Claims files, folders of them, and articles.
    Either,
    /// Claims files and folders of them.
    Claims,
    /// Articles, and folders of them.
    Articles,
}

/// The files of a folder that are articles.
const TEXTS: &str = "**/*.{txt,md,markdown,html,htm,json,jsonl}";

/// The files that `paths` name, in their order, each once; what the settings name where there are none.
pub(super) fn resolve(paths: &[PathBuf], wanted: Wanted, projects: &mut Projects<'_>) -> (Vec<Input>, Vec<Diagnostic>) {
    let (mut inputs, mut errors) = (Vec::new(), Vec::new());
    let default = if paths.is_empty() { projects.defaults() } else { Ok(Vec::new()) };
    let default = match default {
        Ok(default) => default,
        Err(bad) => return (inputs, bad),
    };
    for path in if paths.is_empty() { &default } else { paths } {
        match expand(path, projects) {
            Ok(files) => {
                for file in files {
                    classify(&file, wanted, projects, &mut inputs, &mut errors);
                }
            }
            Err(error) => errors.push(error),
        }
    }
    let mut seen = BTreeSet::new();
    inputs.retain(|input| seen.insert(input.clone()));
    (inputs, errors)
}

pub(super) fn no_default() -> Diagnostic {
    Diagnostic::error("nothing-to-check", "nothing to check: there is no folder `claims` here").help(
        "`factlint init` makes settings and a first claims file of the articles here; or write one, say claims/first.claims: a line `article \"../article.txt\"` names the article, and each line below it claims \
         something of it; `factlint facts article.txt` prints what there is to claim; `factlint article.txt` runs the rules alone",
    )
}

fn classify(
    path: &Path,
    wanted: Wanted,
    projects: &mut Projects<'_>,
    inputs: &mut Vec<Input>,
    errors: &mut Vec<Diagnostic>,
) {
    let is_claims = path.extension().is_some_and(|extension| extension == "claims");
    if path == Path::new("-") {
        inputs.push(Input::Stdin);
    } else if path.is_dir() {
        let project = projects.of_folder(path);
        let files = if wanted == Wanted::Articles {
            texts_in(path, &project).map(|files| files.into_iter().map(Input::Article).collect::<Vec<_>>())
        } else {
            claims_in(path, &project).map(|files| files.into_iter().map(Input::Claims).collect())
        };
        match files {
            Ok(files) => inputs.extend(files),
            Err(error) => errors.push(error),
        }
    } else if is_claims && wanted != Wanted::Articles {
        inputs.push(Input::Claims(path.to_path_buf()));
    } else if is_claims {
        let error = Diagnostic::error("unreadable", format!("`{}` is a claims file, not an article", shown(path)));
        errors.push(error.help("name the article that it is about"));
    } else if wanted == Wanted::Claims {
        let error = Diagnostic::error("unreadable", format!("`{}` is not a claims file", shown(path)));
        errors.push(error.help("the name of a claims file ends in `.claims`; `-` reads one from standard input"));
    } else {
        inputs.push(Input::Article(path.to_path_buf()));
    }
}

/// The articles in `folder` and below, sorted.
fn texts_in(folder: &Path, project: &Project) -> Result<Vec<PathBuf>, Diagnostic> {
    glob(folder, TEXTS, project).map_err(|error| match error.code {
        "no-match" => Diagnostic::error("unreadable", format!("there is no text in `{}`", shown(folder)))
            .help("the articles of a folder are its files of text, Markdown, HTML and JSON"),
        _ => error,
    })
}

/// The files that one argument names: itself, or what a pattern matches that the shell left alone.
fn expand(path: &Path, projects: &mut Projects<'_>) -> Result<Vec<PathBuf>, Diagnostic> {
    if path == Path::new("-") || path.exists() {
        return Ok(vec![path.to_path_buf()]);
    }
    match path.to_str() {
        Some(pattern) if is_pattern(pattern) => {
            let (fixed, _) = split(pattern);
            glob(Path::new(""), pattern, &projects.of_folder(Path::new(fixed)))
        }
        _ => Err(missing(path)),
    }
}

fn missing(path: &Path) -> Diagnostic {
    Diagnostic::error("unreadable", format!("there is no file `{}`", shown(path)))
        .help(nearest(Path::new(""), &path.to_string_lossy()))
}

const WILD: [char; 4] = ['*', '?', '[', '{'];

fn is_pattern(text: &str) -> bool {
    text.contains(WILD)
}

/// The files that a pattern of a claims file or of settings matches below `base`; it must not lead out of the project.
pub(super) fn glob_inside(base: &Path, pattern: &str, project: &Project) -> Result<Vec<PathBuf>, Diagnostic> {
    let (fixed, _) = split(pattern);
    let literal = base.join(pattern);
    if !project.root.holds(&literal) || !project.root.holds(&base.join(fixed)) {
        return Err(project.root.refusal(pattern));
    }
    if literal.exists() && !literal.is_file() && !literal.is_dir() {
        let error = Diagnostic::error("no-file", format!("`{pattern}` is no file but a pipe or a device"));
        return Err(error.help("name a file"));
    }
    glob(base, pattern, project)
}

/// The files that `pattern` matches below `base`, sorted. A pattern without wildcards names one file.
fn glob(base: &Path, pattern: &str, project: &Project) -> Result<Vec<PathBuf>, Diagnostic> {
    let literal = base.join(pattern);
    if literal.is_file() {
        return Ok(vec![literal]);
    }
    if literal.is_dir() {
        let error = Diagnostic::error("no-match", format!("`{pattern}` is a folder, not an article"));
        return Err(error.help(format!("name the files in it, as `{}/*.txt` does", pattern.trim_end_matches('/'))));
    }
    let error = if is_pattern(pattern) {
        let files = walk(base, pattern, project)?;
        if !files.is_empty() {
            return Ok(files);
        }
        Diagnostic::error("no-match", format!("no file matches `{pattern}`"))
    } else {
        Diagnostic::error("no-match", format!("there is no file `{}`", shown(&literal)))
    };
    Err(error.help(nearest(base, pattern)))
}

/// The folders of a pattern that hold no wildcard, and the rest.
pub(super) fn split(pattern: &str) -> (&str, &str) {
    let first_wild = pattern.find(WILD).unwrap_or(pattern.len());
    let cut = pattern.get(..first_wild).and_then(|fixed| fixed.rfind('/')).map_or(0, |slash| slash + 1);
    pattern.split_at(cut)
}

/// An empty path names the current folder to nobody but `join`.
pub(super) fn here(path: PathBuf) -> PathBuf {
    if path.as_os_str().is_empty() { PathBuf::from(".") } else { path }
}

/// How like each other two file names must be for one to be offered for the other.
const LIKENESS: f32 = 0.6;

/// Advice that offers the file names nearest to the last part of `pattern`, or else tells what the folder holds.
fn nearest(base: &Path, pattern: &str) -> String {
    let (fixed, _) = split(pattern);
    let cut =
        pattern.rfind('/').map_or(0, |slash| slash + 1).min(if is_pattern(pattern) { fixed.len() } else { usize::MAX });
    let (folder, name) = pattern.split_at(cut);
    let root = here(base.join(folder));
    let Ok(entries) = root.read_dir() else {
        return format!("there is no folder `{}`", shown(&root));
    };
    let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    let candidates: Vec<&str> = names.iter().map(String::as_str).collect();
    let near: Vec<String> = similar::get_close_matches(name, &candidates, 3, LIKENESS)
        .into_iter()
        .map(|name| format!("`{folder}{name}`"))
        .collect();
    if !near.is_empty() {
        return format!("did you mean {}?", near.join(" or "));
    }
    let visible: Vec<&str> = candidates.into_iter().filter(|name| !name.starts_with('.')).collect();
    let held = match visible.as_slice() {
        [] => return format!("the folder `{}` is empty", shown(&root)),
        [only] => format!("`{only}`"),
        [first, second] => format!("`{first}` and `{second}`"),
        [first, second, rest @ ..] => format!("`{first}`, `{second}` and {} more", rest.len()),
    };
    format!("the folder `{}` holds {held}", shown(&root))
}

/// A path as the user would type it from the current folder.
pub(super) fn shown(path: &Path) -> String {
    let plain = plain(path);
    let plain = if plain.starts_with("..") { from_here(&plain).unwrap_or(plain) } else { plain };
    let text = plain.to_string_lossy();
    if text.is_empty() { ".".to_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}

fn from_here(path: &Path) -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    Some(plain(&here.join(path)).strip_prefix(&here).ok()?.to_path_buf())
}

/// `claims/../seeds/./a.txt` is `seeds/a.txt`.
pub(super) fn plain(path: &Path) -> PathBuf {
    let mut parts: Vec<Component<'_>> = Vec::new();
    for part in path.components() {
        match (part, parts.last()) {
            (Component::CurDir, _) | (Component::ParentDir, Some(Component::RootDir)) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_as_typed() {
        for (path, expected) in [
            ("claims/../seeds/a.txt", "seeds/a.txt"),
            ("./a.txt", "a.txt"),
            ("/tmp/../etc/./a", "/etc/a"),
            (".", "."),
            ("/../a", "/a"),
        ] {
            assert_eq!(shown(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn a_pattern_splits_before_its_first_wildcard() {
        assert_eq!(split("../seeds/*.txt"), ("../seeds/", "*.txt"));
        assert_eq!(split("a*/b.txt"), ("", "a*/b.txt"));
        assert_eq!(split("/x/**/a.txt"), ("/x/", "**/a.txt"));
    }
}

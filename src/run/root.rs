//! The folder that nothing in a claims file or in settings leads out of, links included: whoever sends a change to a project may read the project, and
//! nothing else of the machine that checks it.

use super::inputs::plain;
use crate::diagnostic::Diagnostic;
use std::path::{Component, Path, PathBuf};

/// A folder, and whether a path stays in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Root(PathBuf);

impl Root {
    /// The folder at `path`, its links followed.
    pub(super) fn new(path: &Path) -> Self {
        Self(resolved(path))
    }

    /// The root of a project without settings: the repository that holds `folder`; else the current folder, where `folder` lies in it; else `folder`.
    pub(super) fn around(folder: &Path) -> Self {
        let folder = resolved(folder);
        if let Some(repository) = repository(&folder) {
            return Self(repository);
        }
        let here = resolved(Path::new("."));
        Self(if folder.starts_with(&here) { here } else { folder })
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// Whether `path` leads to somewhere in the folder, whether or not there is anything.
    pub(super) fn holds(&self, path: &Path) -> bool {
        resolved(path).starts_with(&self.0)
    }

    /// Whether `path` is written as one in the folder, and a link on its way leads out of it.
    pub(super) fn is_left_by_link(&self, path: &Path) -> bool {
        let written = plain(&resolved(Path::new("")).join(path));
        written.starts_with(&self.0) && !self.holds(path)
    }

    /// The error for what is written as `written` and leads out of the folder. It does not tell whether anything is there.
    pub(super) fn refusal(&self, written: &str) -> Diagnostic {
        Diagnostic::error("outside-root", format!("`{written}` leads out of the project")).help(format!(
            "the project is the folder `{}`; put the file there, or name a folder that holds both with `--root`",
            self.0.display()
        ))
    }
}

/// The folder at or above `folder` that is a working tree of git.
fn repository(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_path_buf)
}

/// Where `path` leads: each link on the way is followed before `..` goes up from there, as the system does it. What is not there is taken as written.
pub(super) fn resolved(path: &Path) -> PathBuf {
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    let mut at = if path.is_absolute() { PathBuf::new() } else { std::env::current_dir().unwrap_or_default() };
    if let Ok(real) = at.canonicalize() {
        at = real;
    }
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                at.pop();
            }
            part => {
                at.push(part);
                if let Ok(real) = at.canonicalize() {
                    at = real;
                }
            }
        }
    }
    at
}

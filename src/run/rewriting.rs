//! A file and what it is to become.

use super::inputs::shown;
use crate::{diagnostic::Diagnostic, source::Source};
use std::{ffi::OsString, fs, io, path::Path, path::PathBuf, sync::Arc};

/// A file and the text that is to take the place of its own.
#[derive(Clone, Debug)]
pub struct Rewrite {
    /// The file as it is.
    pub source: Arc<Source>,
    /// As it should be.
    pub text: String,
    /// Where it lies; `None` for standard input.
    pub path: Option<PathBuf>,
}

impl Rewrite {
    /// Whether the two differ.
    pub fn changed(&self) -> bool {
        self.source.text() != self.text
    }

    /// Puts the new text in the file's place, whole or not at all. A new file may lie in a new folder.
    pub fn write(&self) -> Result<(), Diagnostic> {
        let Some(path) = &self.path else { return Ok(()) };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| unwritable(&shown(path), &error))?;
        }
        write(path, &shown(path), &self.text)
    }
}

/// Makes `text` the contents of the file at `path`, whole or not at all; errors call it `name`.
pub(super) fn write(path: &Path, name: &str, text: &str) -> Result<(), Diagnostic> {
    replace(path, text.as_bytes()).map_err(|error| unwritable(name, &error))
}

/// The same for `text` behind what the file holds already.
pub(super) fn extend(path: &Path, name: &str, text: &str) -> Result<(), Diagnostic> {
    let before = match fs::read_to_string(path) {
        Ok(before) => before,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(unwritable(name, &error)),
    };
    write(path, name, &(before + text))
}

fn unwritable(name: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error("unwritable", format!("cannot write `{name}`: {error}"))
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A pipe or a device takes what it is given; a file in its place would be another thing.
    if fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir()) {
        return fs::write(path, bytes);
    }
    // A link stays a link: what it points to is replaced.
    let target =
        path.canonicalize().or_else(|error| if path.exists() { Err(error) } else { Ok(path.to_path_buf()) })?;
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".{}", std::process::id()));
    let beside = target.with_file_name(name);
    let written = fs::write(&beside, bytes)
        .and_then(|()| keep_permissions(&target, &beside))
        .and_then(|()| fs::rename(&beside, &target));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn keep_permissions(target: &Path, beside: &Path) -> io::Result<()> {
    match fs::metadata(target) {
        Ok(about) => fs::set_permissions(beside, about.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

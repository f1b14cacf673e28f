//! A file and what it is to become.

use super::inputs::shown;
use crate::{diagnostic::Diagnostic, source::Source};
use std::{
    ffi::OsString,
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

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
    let permissions = permissions(&target)?;
    let (beside, mut file) = new_beside(&target)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| permissions.map_or(Ok(()), |permissions| file.set_permissions(permissions)))
        .and_then(|()| fs::rename(&beside, &target));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Those of the file that there is. One that nobody may write is not put aside for another.
fn permissions(target: &Path) -> io::Result<Option<fs::Permissions>> {
    match fs::metadata(target) {
        Ok(about) if about.permissions().readonly() => Err(io::Error::other("it is read-only")),
        Ok(about) => Ok(Some(about.permissions())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// How many names are tried for a new file.
const TRIES: u32 = 1000;

/// A file beside `target` that was not there: whoever foresees its name may have put a link there that leads elsewhere.
fn new_beside(target: &Path) -> io::Result<(PathBuf, fs::File)> {
    let mut tries = 0;
    loop {
        let mut name = OsString::from(".");
        name.push(target.file_name().unwrap_or_default());
        name.push(format!(".{}.{tries}", std::process::id()));
        let beside = target.with_file_name(name);
        match OpenOptions::new().write(true).create_new(true).open(&beside) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < TRIES => tries += 1,
            opened => return opened.map(|file| (beside, file)),
        }
    }
}

//! `factlint fmt`: claims files in their canonical form.

use super::{
    inputs::{self, Input, Wanted, shown},
    reading,
};
use crate::{claims, diagnostic::Diagnostic, source::Source};
use std::{
    ffi::OsString,
    fs, io,
    io::Read,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A claims file and its canonical form.
#[derive(Debug)]
pub struct Formatted {
    /// The file as it is.
    pub source: Arc<Source>,
    /// As it should be.
    pub canonical: String,
    /// Where it lies; `None` for standard input.
    pub path: Option<PathBuf>,
}

impl Formatted {
    /// Whether the two differ.
    pub fn changed(&self) -> bool {
        self.source.text() != self.canonical
    }

    /// Puts the canonical form in the file's place, whole or not at all.
    pub fn write(&self) -> Result<(), Diagnostic> {
        let Some(path) = &self.path else { return Ok(()) };
        replace(path, self.canonical.as_bytes())
            .map_err(|error| Diagnostic::error("unwritable", format!("cannot write `{}`: {error}", self.source.name())))
    }
}

/// Brings the claims files that `paths` name into canonical form, without writing them.
pub fn format(paths: &[PathBuf], mut stdin: &mut dyn Read) -> (Vec<Formatted>, Vec<Diagnostic>) {
    let (found, mut errors) = inputs::resolve(paths, Wanted::Claims);
    let mut formatted = Vec::new();
    for input in found {
        let (source, path) = match input {
            Input::Claims(path) | Input::Article(path) => (reading::read(&path, &shown(&path)), Some(path)),
            Input::Stdin => (reading::read_from(&mut stdin, super::STANDARD_INPUT), None),
        };
        let canonical = source.map_err(|error| vec![error]).and_then(|source| {
            let canonical = claims::format(&source)?;
            Ok(Formatted { source, canonical, path })
        });
        match canonical {
            Ok(file) => formatted.push(file),
            Err(bad) => errors.extend(bad),
        }
    }
    (formatted, errors)
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link: what it points to is replaced.
    let target = path.canonicalize()?;
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".{}", std::process::id()));
    let beside = target.with_file_name(name);
    let written = fs::write(&beside, bytes)
        .and_then(|()| fs::set_permissions(&beside, fs::metadata(&target)?.permissions()))
        .and_then(|()| fs::rename(&beside, &target));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    written
}

//! `factlint check --watch`: the same again whenever a file changes.

use super::output::Patient;
use crate::{diagnostic::Diagnostic, report::Run, settings::FILE};
use console::Term;
use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsString,
    fs,
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
    thread::sleep,
    time::{Duration, SystemTime},
};

/// Short enough for a reader not to wait, long enough for an editor to be done writing.
const PAUSE: Duration = Duration::from_millis(150);

/// What tells that a path has changed, without reading it.
#[derive(PartialEq, Eq)]
enum Stamp {
    Absent,
    File(Option<SystemTime>, u64),
    /// By its names: its time also changes where a report is written into it.
    Folder(Vec<OsString>),
}

type Stamps = BTreeMap<PathBuf, Stamp>;

/// The error where there is an input that cannot be read again.
pub(super) fn refused(paths: &[PathBuf]) -> Option<Diagnostic> {
    paths.iter().find(|path| *path == Path::new("-"))?;
    Some(Diagnostic::error("usage", "standard input cannot be watched").help("name files, or leave `--watch` out"))
}

/// Checks and reports now and whenever something changes of what the command line names or the last run has read. Ends with an error only.
pub(super) fn watch(
    paths: &[PathBuf],
    config: Option<&PathBuf>,
    check: impl Fn() -> Run,
    mut report: impl FnMut(&Run) -> io::Result<u8>,
) -> io::Result<u8> {
    let default = [PathBuf::from("claims")];
    let mut known = stamps(if paths.is_empty() { &default } else { paths });
    loop {
        let run = check();
        // What was known before stays so: then an edit during the run is seen, too.
        let read = read(&run);
        let of_settings = settings(paths.iter().chain(&read)).into_iter().chain(config.cloned());
        let of_settings = of_settings.map(|path| (path.clone(), stamp(&path)));
        for (path, stamp) in stamps(&read).into_iter().chain(of_settings) {
            known.entry(path).or_insert(stamp);
        }
        report(&run)?;
        if io::stderr().is_terminal() {
            let files = known.values().filter(|stamp| matches!(stamp, Stamp::File(..))).count();
            let plural = if files == 1 { "" } else { "s" };
            writeln!(Patient(io::stderr()), "watching {files} file{plural}; Ctrl-C ends")?;
        }
        known = changed(&known);
        if io::stdout().is_terminal() {
            Term::stdout().clear_screen()?;
        }
    }
}

/// The files of a run.
fn read(run: &Run) -> Vec<PathBuf> {
    run.claims_files.iter().chain(run.files.iter().flatten()).cloned().collect()
}

/// The files of settings that are, or may come to be, above any of `paths`.
fn settings<'a>(paths: impl Iterator<Item = &'a PathBuf>) -> BTreeSet<PathBuf> {
    let absolute = paths.filter_map(|path| std::path::absolute(path).ok());
    absolute.flat_map(|path| path.ancestors().map(|folder| folder.join(FILE)).collect::<Vec<_>>()).collect()
}

/// The stamps of files and of the folders that they lie in, where others may come that a pattern matches.
fn stamps(paths: &[PathBuf]) -> Stamps {
    let folder = |path: &PathBuf| path.parent().map(|folder| folder.join("."));
    let all = paths.iter().cloned().chain(paths.iter().filter_map(folder));
    all.map(|path| (path.clone(), stamp(&path))).collect()
}

fn stamp(path: &Path) -> Stamp {
    match fs::metadata(path) {
        Ok(about) if about.is_dir() => Stamp::Folder(names(path)),
        Ok(about) => Stamp::File(about.modified().ok(), about.len()),
        Err(_) => Stamp::Absent,
    }
}

fn names(folder: &Path) -> Vec<OsString> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<OsString> = entries.map(|entry| entry.file_name()).collect();
    names.sort();
    names
}

/// Waits until something is otherwise than `known` and stays so for a moment; how it is then.
fn changed(known: &Stamps) -> Stamps {
    let mut before = now(known);
    loop {
        sleep(PAUSE);
        let after = now(known);
        if after == before && after != *known {
            return after;
        }
        before = after;
    }
}

fn now(known: &Stamps) -> Stamps {
    known.keys().map(|path| (path.clone(), stamp(path))).collect()
}

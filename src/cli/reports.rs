//! `--report`: which reports are written, and where.

use crate::{
    diagnostic::Diagnostic,
    report::{self, Format, Options, Run, terminal},
    run::{self, InForce},
};
use std::{
    collections::BTreeSet,
    ffi::OsString,
    fmt::Write as _,
    io::{self, Write},
    path::{Path, PathBuf},
};

#[derive(clap::Args, Clone)]
#[command(next_help_heading = "Reports")]
pub(super) struct Reports {
    /// Write a report to FILE, or to standard output in the place of the usual one; may be given several times
    #[arg(long = "report", value_name = "FORMAT[=FILE]", value_parser = Target::parse, conflicts_with = "diff", long_help = formats())]
    targets: Vec<Target>,
    /// Quote no word of an article in any report, only tell the places
    #[arg(long, conflicts_with = "diff")]
    pub(super) redact: bool,
    /// Tell nowhere how long things took
    #[arg(long)]
    pub(super) no_times: bool,
    /// The root of the project.
    #[arg(skip)]
    root: PathBuf,
}

/// A report and the file that it goes to; standard output where there is none.
#[derive(Clone)]
pub(super) struct Target {
    format: &'static Format,
    file: Option<PathBuf>,
}

impl Target {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let (name, file) = text.split_once('=').map_or((text, None), |(name, file)| (name, Some(file)));
        let format = Format::find(name).ok_or_else(|| unknown(name))?;
        if file == Some("") {
            return Err(format!("a file is missing; write {name}=FILE"));
        }
        Ok(Self { format, file: file.filter(|file| *file != "-").map(PathBuf::from) })
    }
}

fn unknown(name: &str) -> String {
    let names: Vec<&str> = report::FORMATS.iter().map(|format| format.name).collect();
    let near = similar::get_close_matches(name, &names, 1, 0.5);
    match near.first() {
        Some(near) => format!("there is no such format; did you mean `{near}`?"),
        None => format!("there is no such format; the formats are {}", names.join(", ")),
    }
}

pub(super) fn formats() -> String {
    let mut help = "Write a report to FILE, or to standard output in the place of the usual one; may be given several times\n\nFormats:\n".to_owned();
    for format in report::FORMATS {
        let _ = writeln!(help, "- {:9} {}", format!("{}:", format.name), format.description);
    }
    help.trim_end().to_owned()
}

impl Reports {
    /// Reports of these targets.
    pub(super) fn of(targets: Vec<Target>) -> Self {
        Self { targets, redact: false, no_times: true, root: PathBuf::new() }
    }

    /// The same in the project with that root.
    pub(super) fn within(&self, root: &Path) -> Self {
        Self { root: root.to_path_buf(), ..self.clone() }
    }

    /// Whether none goes to standard output, so that the usual one does.
    pub(super) fn leave_output(&self) -> bool {
        self.targets.iter().all(|target| target.file.is_some())
    }

    /// These, or where none are asked for those that the settings name.
    pub(super) fn or(&self, in_force: &InForce) -> Self {
        let mut reports = self.clone();
        reports.root.clone_from(&in_force.root);
        if reports.targets.is_empty() {
            let target = |(format, file): &(&'static Format, Option<PathBuf>)| Target { format, file: file.clone() };
            reports.targets = in_force.reports.iter().map(target).collect();
        }
        reports
    }

    /// What keeps these reports from being written together.
    pub(super) fn conflict(&self) -> Option<Diagnostic> {
        let here: Vec<&Target> = self.targets.iter().filter(|target| target.file.is_none()).collect();
        if here.len() > 1
            && let Some(target) = here.iter().find(|target| !target.format.shares)
        {
            let name = target.format.name;
            let error =
                Diagnostic::error("usage", format!("`{name}` cannot share standard output with another report"));
            return Some(error.help(format!("give it a file: --report {name}=FILE")));
        }
        let mut seen = BTreeSet::new();
        let twice = self.targets.iter().filter_map(|target| target.file.as_ref()).find(|file| !seen.insert(*file))?;
        Some(Diagnostic::error("usage", format!("two reports cannot have one file, `{}`", twice.display())))
    }

    /// Writes every report, those in files first; what could not be written is told, and keeps no other from being so.
    pub(super) fn write(&self, run: &Run, options: &Options, out: &mut dyn Write) -> io::Result<Vec<Diagnostic>> {
        let redacted = self.redact.then(|| report::redacted(run));
        let run = redacted.as_ref().unwrap_or(run);
        let plain = terminal::Options { verbosity: options.terminal.verbosity, ..terminal::Options::plain(100) };
        let in_file = Options { terminal: plain, ..options.clone() };
        let mut errors = Vec::new();
        for target in &self.targets {
            let Some(file) = &target.file else { continue };
            errors.extend(run::write_report(file, &(target.format.render)(run, &in_file), run, &self.root).err());
        }
        errors.extend(self.summarise(run, &in_file, std::env::var_os("GITHUB_STEP_SUMMARY")));
        let here: Vec<&Format> =
            self.targets.iter().filter(|target| target.file.is_none()).map(|target| target.format).collect();
        let usual = if here.is_empty() { Format::find("terminal") } else { None };
        for format in usual.into_iter().chain(here) {
            out.write_all((format.render)(run, options).as_bytes())?;
        }
        out.flush()?;
        Ok(errors)
    }

    /// Adds the summary of this step to what others have said of it.
    fn summarise(&self, run: &Run, options: &Options, file: Option<OsString>) -> Option<Diagnostic> {
        let file = file.filter(|file| !file.is_empty())?;
        self.targets.iter().find(|target| target.format.name == "github")?;
        run::write_behind(Path::new(&file), &report::github_summary(run, options)).err()
    }
}

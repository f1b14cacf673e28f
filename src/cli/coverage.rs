//! `factlint coverage` and `factlint mutate`.

use super::{options::Look, output::tell, progress, project::Reading};
use crate::{
    diagnostic::Diagnostic,
    report::{Run, coverage},
    run,
};
use clap::ValueEnum;
use std::{
    io::{self, Write},
    path::PathBuf,
};

/// What both take.
#[derive(clap::Args)]
struct Measured {
    /// Claims files (*.claims), folders of them, articles (any other file), or patterns [default: claims]
    paths: Vec<PathBuf>,
    /// How it is printed
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    /// Fail where less than this share, in hundredths, is reached
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    fail_under: Option<u8>,
    #[command(flatten)]
    look: Look,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// An object
    Json,
}

#[derive(clap::Args)]
#[command(after_help = "Examples:
  factlint coverage                           what the claims files of the folder `claims` leave open
  factlint coverage --fail-under 80 claims    fail where less than four facts of five are guarded

A fact is guarded where a statement that passes rests on it. Facts that are not firmly bound do not count. Under each article stand the claims that would guard the rest; `factlint suggest ARTICLE --write FILE` adds them.")]
pub(super) struct Coverage {
    #[command(flatten)]
    measured: Measured,
}

#[derive(clap::Args)]
#[command(after_help = "Examples:
  factlint mutate                      change the articles of the claims files in `claims`
  factlint mutate --fail-under 90      fail where more than one change in ten goes unnoticed

Figures, units, dates, names, speakers, words of quotations and affirmations are changed, one at a time and in memory only. A change is killed where a claim that passed does not pass any more or a rule finds something new, at whatever level. The changes that nothing tells of are listed, each with the claim that would have.")]
pub(super) struct Mutate {
    #[command(flatten)]
    measured: Measured,
}

impl Measured {
    /// Whether there is anything to measure: 100 % of nothing tells nobody anything.
    fn shows(&self, run: &Run) -> bool {
        self.format == Format::Json || !run.articles.is_empty() || run.errors.is_empty()
    }

    /// The exit status: 2 with errors, 1 where `percent` is too low.
    fn status(&self, errors: &[Diagnostic], percent: usize) -> io::Result<u8> {
        let low = self.fail_under.is_some_and(|least| percent < usize::from(least));
        Ok(tell(errors, self.look)?.max(u8::from(low)))
    }
}

pub(super) fn run(arguments: &Coverage, out: &mut dyn Write) -> io::Result<u8> {
    let measured = &arguments.measured;
    let request = match measured.reading.request(&measured.paths) {
        Ok(request) => request,
        Err(error) => return tell(&[error], measured.look),
    };
    let run = progress::shown(&request.progress, false, || run::check(&request, &mut io::stdin().lock()));
    let coverage = coverage::Coverage::of(&run);
    if measured.shows(&run) {
        let text = if measured.format == Format::Json { coverage.json() } else { coverage.table() };
        out.write_all(text.as_bytes())?;
    }
    measured.status(&run.errors, coverage.percent())
}

pub(super) fn mutate(arguments: &Mutate, out: &mut dyn Write) -> io::Result<u8> {
    let measured = &arguments.measured;
    let request = match measured.reading.request(&measured.paths) {
        Ok(request) => request,
        Err(error) => return tell(&[error], measured.look),
    };
    let mutants = progress::shown(&request.progress, false, || run::mutate(&request, &mut io::stdin().lock()));
    if measured.shows(&mutants.run) {
        let text = if measured.format == Format::Json { mutants.json() } else { mutants.table() };
        out.write_all(text.as_bytes())?;
    }
    measured.status(&mutants.run.errors, mutants.percent())
}

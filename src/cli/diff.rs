//! `factlint diff`.

use super::{options::Look, output::tell, project::Reading};
use crate::run;
use clap::ValueEnum;
use std::{
    io::{self, Write},
    path::PathBuf,
};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  factlint diff old.txt new.txt                          which facts changed, and which claims of the folder `claims` that breaks
  git show HEAD:a.txt | factlint diff - a.txt            what the last edits of a file do to its facts

Exit status: 0 no claim breaks, 1 one does so that a run of it fails, 2 something could not be read")]
pub(super) struct Diff {
    /// The older version, or - for standard input
    old: PathBuf,
    /// The newer version, or - for standard input
    new: PathBuf,
    /// Claims files, or folders of them, that are about either version [default: claims, where there is such a folder]
    #[arg(long, value_name = "PATH")]
    claims: Vec<PathBuf>,
    /// How it is printed
    #[arg(long, value_enum, default_value = "lines")]
    format: Format,
    #[command(flatten)]
    look: Look,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line a change, for people
    Lines,
    /// An object
    Json,
}

pub(super) fn run(arguments: &Diff, out: &mut dyn Write) -> io::Result<u8> {
    let versions = [arguments.old.as_path(), arguments.new.as_path()];
    let request = match arguments.reading.request(&arguments.claims) {
        Ok(request) => request,
        Err(error) => return tell(&[error], arguments.look),
    };
    match run::diff(versions, request, &mut io::stdin().lock()) {
        Ok(versions) => {
            let text = if arguments.format == Format::Json { versions.json() } else { versions.lines() };
            out.write_all(text.as_bytes())?;
            Ok(u8::from(versions.broken.iter().any(|broken| broken.fails)))
        }
        Err(errors) => tell(&errors, arguments.look),
    }
}

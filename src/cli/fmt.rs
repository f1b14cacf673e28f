//! `factlint fmt`.

use super::{
    options::Look,
    output::{show_change, tell},
    project::Place,
};
use crate::{report, run};
use std::{
    io::{self, Write},
    path::PathBuf,
};

#[derive(clap::Args)]
#[command(after_help = "Exit status of --check: 0 nothing would change, 1 a file would, 2 a file does not parse")]
pub(super) struct Fmt {
    /// Claims files, folders of them, or - from standard input to standard output [default: claims]
    paths: Vec<PathBuf>,
    /// Write nothing; show what would change
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    look: Look,
    #[command(flatten)]
    place: Place,
}

pub(super) fn run(arguments: &Fmt, out: &mut dyn Write) -> io::Result<u8> {
    let project = match arguments.place.options() {
        Ok(project) => project,
        Err(error) => return tell(&[error], arguments.look),
    };
    let (files, mut errors) = run::format(&arguments.paths, &project, &mut io::stdin().lock());
    let mut changed = 0;
    for file in &files {
        changed += u8::from(file.changed());
        if arguments.check {
            show_change(file, "formatted", out)?;
        } else if file.path.is_none() {
            out.write_all(file.text.as_bytes())?;
        } else if file.changed() {
            match file.write() {
                Ok(()) => writeln!(out, "{}", report::harmless(file.source.name()))?,
                Err(error) => errors.push(error),
            }
        }
    }
    let status = tell(&errors, arguments.look)?;
    Ok(status.max(u8::from(arguments.check && changed > 0)))
}

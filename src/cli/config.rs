//! `factlint config`.

use super::{
    options::{Level, Look},
    output::tell,
    project::Project,
};
use crate::{run, settings};
use std::{
    io::{self, Write},
    path::PathBuf,
};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  factlint config                   what is in force here
  factlint config articles/one.txt  what is in force for one article, the levels for its path included
  factlint config > factlint.toml   begin a file of settings; what stands in it is what holds without it")]
pub(super) struct Config {
    /// An article, a claims file or a folder [default: the current folder]
    path: Option<PathBuf>,
    /// The lowest level of a finding that fails the run [default: error]
    #[arg(long, value_enum, value_name = "LEVEL")]
    fail_on: Option<Level>,
    #[command(flatten)]
    project: Project,
    #[command(flatten)]
    look: Look,
}

pub(super) fn run(arguments: &Config, out: &mut dyn Write) -> io::Result<u8> {
    let options = match arguments.project.options(arguments.fail_on) {
        Ok(options) => options,
        Err(error) => return tell(&[error], arguments.look),
    };
    let paths: Vec<PathBuf> = arguments.path.iter().cloned().collect();
    let in_force = run::in_force(&options, &paths);
    let page = settings::shown(&in_force.settings, in_force.path.as_deref(), &in_force.root.to_string_lossy());
    out.write_all(page.as_bytes())?;
    tell(&in_force.errors, arguments.look)
}

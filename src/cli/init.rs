//! `factlint init`.

use super::{options::Look, output::tell};
use crate::{
    report::{self, terminal::argument},
    run,
};
use std::io::{self, Write};

#[derive(clap::Args)]
#[command(
    after_help = "Writes factlint.toml and claims/first.claims for the articles in the current folder and below. Nothing is asked, and nothing that exists is overwritten."
)]
pub(super) struct Init {
    #[command(flatten)]
    look: Look,
}

pub(super) fn run(arguments: &Init, out: &mut dyn Write) -> io::Result<u8> {
    let mut beginning = run::init();
    let found = beginning.articles;
    for file in &beginning.files {
        match file.write() {
            Ok(()) => writeln!(out, "wrote {}", file.path.as_deref().unwrap_or_else(|| "".as_ref()).display())?,
            Err(error) => beginning.errors.push(error),
        }
    }
    if found > 0 && beginning.errors.is_empty() {
        if beginning.files.is_empty() {
            writeln!(out, "factlint.toml and claims/first.claims are there already: nothing was written")?;
        } else if let Some(next) = beginning.left.first() {
            let (taken, next) = (found - beginning.left.len(), argument(&report::harmless(&next.to_string_lossy())));
            writeln!(out, "the claims are about {taken} of {found} articles")?;
            writeln!(out, "`factlint suggest {next} --write claims/first.claims` adds those of the next")?;
        }
        writeln!(out, "next: `factlint` checks the claims, `factlint coverage` tells what they leave open")?;
    }
    tell(&beginning.errors, arguments.look)
}

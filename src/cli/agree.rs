//! `factlint agree`.

use super::{
    options::{Look, verbosity},
    output::tell,
    progress,
    project::Reading,
};
use crate::{
    report::terminal::{self, Options},
    run,
};
use clap::ValueEnum;
use std::{
    io::{self, Write},
    path::PathBuf,
};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  factlint agree one.txt other.txt          in what two articles on one thing differ, and in what they agree
  factlint agree wires                      the same of all articles of a folder
  factlint agree -q one.txt other.txt       only what differs
  factlint agree -v one.txt other.txt       what is not surely about a thing, too
  factlint agree --format json one.txt other.txt

Articles differ in what each of them states firmly of surely the same thing, where not all of it can be so.

Exit status: 0 nothing differs, 1 something does, 2 something could not be read")]
pub(super) struct Agree {
    /// Two articles or more: files, folders of them, patterns, or - for standard input
    #[arg(required = true)]
    articles: Vec<PathBuf>,
    /// How it is printed
    #[arg(long, value_enum, default_value = "terminal")]
    format: Format,
    /// Print the summary and what differs, nothing else
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,
    /// Print what no article states firmly, too
    #[arg(short, long)]
    verbose: bool,
    #[command(flatten)]
    look: Look,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// What differs with the words that do, then a line each, for people
    Terminal,
    /// An object
    Json,
}

pub(super) fn run(arguments: &Agree, out: &mut dyn Write) -> io::Result<u8> {
    let request = match arguments.reading.request(&arguments.articles) {
        Ok(request) => request,
        Err(error) => return tell(&[error], arguments.look),
    };
    let agree = || run::agree(&request, &mut io::stdin().lock());
    let agreed = progress::shown(&request.progress, arguments.quiet, agree);
    let text = if arguments.format == Format::Json {
        agreed.json()
    } else {
        let verbosity = verbosity(arguments.quiet, arguments.verbose);
        terminal::render_agreement(&agreed, &Options { verbosity, ..arguments.look.on(&io::stdout()) })
    };
    out.write_all(text.as_bytes())?;
    Ok(agreed.exit_status())
}

//! `factlint suggest`.

use super::{options::Look, output::tell, project::Reading};
use crate::{report, run, suggest::Wish, values::TYPES};
use clap::{ValueEnum, builder::PossibleValuesParser};
use std::{
    io::{self, Write},
    path::PathBuf,
};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  factlint suggest article.txt > article.claims       a first claims file; `factlint article.claims` passes
  factlint suggest article.txt --write article.claims   add what that file does not guard yet
  factlint suggest --only money,percent report.txt     claims of amounts and shares alone

A claim is made of every fact that is bound firmly, in the plainest form that holds. What is not certain stands in comments, with the reason.")]
pub(super) struct Suggest {
    /// Articles, folders of them, patterns, or - for standard input
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    /// The types of values to claim something of
    #[arg(long, value_name = "TYPE", value_delimiter = ',', value_parser = kinds())]
    only: Vec<String>,
    /// Which facts to claim
    #[arg(long, value_enum, value_name = "SURE", default_value = "firm")]
    min: Sure,
    /// Write to this claims file what it lacks, behind what it has
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
    #[command(flatten)]
    look: Look,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sure {
    /// Those that are bound firmly
    Firm,
    /// Weak ones too, where a claim of them holds
    All,
}

fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(TYPES.iter().map(|kind| kind.name).chain(["quote"]))
}

pub(super) fn run(arguments: Suggest, out: &mut dyn Write) -> io::Result<u8> {
    let reading = match arguments.reading.request(&arguments.articles) {
        Ok(request) => request,
        Err(error) => return tell(&[error], arguments.look),
    };
    let request = run::Suggest {
        reading,
        wish: Wish { kinds: arguments.only, weak: arguments.min == Sure::All },
        file: arguments.write,
    };
    let (suggested, mut errors) = run::suggest(&request, &mut io::stdin().lock());
    match suggested {
        Some(file) if request.file.is_none() => out.write_all(report::harmless(&file.text).as_bytes())?,
        Some(file) if file.changed() => {
            let added = file.text.lines().count().saturating_sub(file.source.text().lines().count());
            match file.write() {
                Ok(()) => {
                    let name = request.file.unwrap_or_default();
                    writeln!(out, "{}: {added} lines added", report::harmless(&name.to_string_lossy()))?;
                }
                Err(error) => errors.push(error),
            }
        }
        Some(_) => writeln!(out, "nothing to add: every firm fact is guarded")?,
        None => {}
    }
    tell(&errors, arguments.look)
}

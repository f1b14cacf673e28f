//! `factlint facts`.

use super::{options::Look, output::tell, progress, project::Reading};
use crate::{report::facts, run};
use clap::ValueEnum;
use std::{
    io::{self, Write},
    path::PathBuf,
};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  factlint facts article.txt
  factlint facts --format csv articles > facts.csv
  factlint facts --why article.txt          tell of each fact why it is read so
  factlint facts --date 2026-02-04 - < article.txt

A fact of somebody has their name behind it. In brackets stands what keeps it from being plain: planned, possible, alleged, counterfactual or denied;
weak is what may support a claim, but never contradicts one.")]
pub(super) struct Facts {
    /// Articles, folders of them, patterns, or - for standard input
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    /// How they are printed
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    /// Tell under each fact in what sentence it stands, which words tell who says it and whether it is so, and why it is weak; a table or JSON
    #[arg(long)]
    why: bool,
    #[command(flatten)]
    look: Look,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// An array of articles
    Json,
    /// A fact a line
    Jsonl,
    /// A fact a row
    Csv,
}

impl From<Format> for facts::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Table => Self::Table,
            Format::Json => Self::Json,
            Format::Jsonl => Self::JsonLines,
            Format::Csv => Self::Csv,
        }
    }
}

pub(super) fn run(arguments: &Facts, out: &mut dyn Write) -> io::Result<u8> {
    let request = match arguments.reading.request(&arguments.articles) {
        Ok(request) => request,
        Err(error) => return tell(&[error], arguments.look),
    };
    let read = || run::read_articles(&request, &mut io::stdin().lock());
    let (articles, errors) = progress::shown(&request.progress, false, read);
    let width = arguments.look.on(&io::stdout()).width;
    out.write_all(facts::render(&articles, arguments.format.into(), width, arguments.why).as_bytes())?;
    tell(&errors, arguments.look)
}

//! `factlint stream`.

use super::output::TROUBLE;
use crate::stream;
use clap::ValueEnum;
use std::io::{self, Write};

#[derive(clap::Args)]
#[command(after_help = "Example:
  echo '{\"id\": 1, \"text\": \"The call lasted 85 minutes.\", \"date\": \"2026-02-04\"}' | factlint stream --emit facts

In:   {\"id\": anything, \"text\": \"...\", \"date\": \"2026-02-04\"}; `date` may be absent
      With --emit checks, the text is held against \"sources\": [{\"id\": anything, \"text\": \"...\", \"date\": \"2026-02-04\"}]
Out:  {\"id\": ..., \"ok\": true, \"date\": ..., and what --emit asks for}, or {\"id\": ..., \"ok\": false, \"error\": \"...\"}

Offsets count Unicode code points. The exit status is 2 at the end if any line was bad.")]
pub(super) struct Stream {
    /// What the records hold
    #[arg(long, value_enum, value_delimiter = ',', default_value = "sentences,mentions,quotes,facts,findings")]
    emit: Vec<Emit>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Emit {
    Sentences,
    Mentions,
    Quotes,
    Facts,
    Findings,
    Checks,
}

impl From<Emit> for stream::Kind {
    fn from(emit: Emit) -> Self {
        match emit {
            Emit::Sentences => Self::Sentences,
            Emit::Mentions => Self::Mentions,
            Emit::Quotes => Self::Quotes,
            Emit::Facts => Self::Facts,
            Emit::Findings => Self::Findings,
            Emit::Checks => Self::Checks,
        }
    }
}

pub(super) fn run(arguments: Stream, out: &mut dyn Write) -> io::Result<u8> {
    let emit: Vec<stream::Kind> = arguments.emit.into_iter().map(Into::into).collect();
    Ok(if stream::run(io::stdin().lock(), out, &emit)? { 0 } else { TROUBLE })
}

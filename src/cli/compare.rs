//! `factlint compare`.

use super::{
    options::{Level, Look, date, verbosity},
    output::{TROUBLE, tell},
    progress,
    reports::{Reports, Target, formats},
};
use crate::{
    diagnostic::{Diagnostic, Severity},
    report::{
        self,
        comparison::Compared,
        terminal::{self, Options},
    },
    run::{self, Comparing},
};
use jiff::civil::Date;
use std::{
    io::{self, Write},
    path::PathBuf,
};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  factlint compare draft.txt --against source.txt
  factlint compare draft.txt --against sources 'wires/*.txt'
  factlint compare - --against source.txt < draft.txt
  factlint compare draft.txt --against sources --report html=report.html
  factlint compare --why draft.txt --against source.txt    tell of everything what was looked at

Every value, name and quotation of the draft is supported by a source, contradicted, or unverified. What is contradicted is an error, an
unverified value or quotation a warning, an unverified name a note, unless `[compare]` of factlint.toml says otherwise.

Exit status:
  0  nothing reaches the level of --fail-on
  1  something does
  2  something could not be read or compared")]
pub(super) struct Compare {
    /// The draft, or - for standard input
    draft: PathBuf,
    /// The sources: files, folders of them, patterns, or - for standard input
    #[arg(long, required = true, num_args = 1.., value_name = "SOURCE")]
    against: Vec<PathBuf>,
    /// When the draft was written; wins over what it says itself [default: the date of the newest source]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    draft_date: Option<Date>,
    /// When the sources were published; wins over what they say themselves
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    date: Option<Date>,
    /// Tell of every part of the draft what was looked at, and why it does or does not count
    #[arg(long)]
    why: bool,
    /// The lowest level that fails the run
    #[arg(long, value_enum, value_name = "LEVEL", default_value = "error")]
    fail_on: Level,
    /// Print the summary and what does not hold, nothing else
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,
    /// Print what is supported, too
    #[arg(short, long)]
    verbose: bool,
    /// Write a report to FILE, or to standard output in the place of the usual one; may be given several times
    #[arg(long = "report", value_name = "FORMAT[=FILE]", value_parser = Target::parse, long_help = formats())]
    reports: Vec<Target>,
    #[command(flatten)]
    look: Look,
}

pub(super) fn run(arguments: Compare, out: &mut dyn Write) -> io::Result<u8> {
    let request = Comparing {
        draft: arguments.draft,
        sources: arguments.against,
        draft_date: arguments.draft_date,
        date: arguments.date,
        ..Comparing::default()
    };
    let reports = Reports::of(arguments.reports);
    if let Some(error) = reports.conflict() {
        return tell(&[error], arguments.look);
    }
    let compare = || run::compare(&request, &mut io::stdin().lock());
    let compared = progress::shown(&request.progress, arguments.quiet, compare);
    let verbosity = verbosity(arguments.quiet, arguments.verbose);
    let options = Options { verbosity, ..arguments.look.on(&io::stdout()) };
    let fail_on = Severity::from(arguments.fail_on);
    let trouble = if reports.leave_output() {
        out.write_all(terminal::render_comparison(&compared, &options, arguments.why).as_bytes())?;
        write(&reports, &compared, (options, fail_on), &mut io::sink())?
    } else {
        write(&reports, &compared, (options, fail_on), out)?
    };
    let unwritten = tell(&trouble, arguments.look)?;
    Ok(if unwritten == TROUBLE { TROUBLE } else { compared.exit_status(fail_on) })
}

/// Writes the reports that are asked for; what could not be written.
fn write(
    reports: &Reports,
    compared: &Compared,
    (terminal, fail_on): (Options, Severity),
    out: &mut dyn Write,
) -> io::Result<Vec<Diagnostic>> {
    reports.within(&compared.root).write(&compared.run(), &report::Options { terminal, fail_on, times: false }, out)
}

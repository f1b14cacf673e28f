//! The command line: what it accepts, what it teaches, and which part of the program answers. The only place that names clap.
//!
//! A command is a file: its arguments, and the function that runs it.

mod accept;
mod agree;
mod check;
mod compare;
mod config;
mod coverage;
mod diff;
mod explain;
mod facts;
mod fmt;
mod init;
mod man;
mod options;
mod output;
mod progress;
mod project;
mod reports;
mod rules;
mod stream;
mod suggest;
mod watch;

use accept::Accept;
use agree::Agree;
use check::Check;
use clap::{CommandFactory, Parser, Subcommand};
use compare::Compare;
use config::Config;
use coverage::{Coverage, Mutate};
use diff::Diff;
use facts::Facts;
use fmt::Fmt;
use init::Init;
use options::{Color, Look};
use output::{Output, Patient, TROUBLE, failure, tell, unwritten};
use std::{
    ffi::OsString,
    io::{self, BufWriter, Write},
    path::PathBuf,
    process::ExitCode,
};
use stream::Stream;
use suggest::Suggest;

const ABOUT: &str = "Tests articles the way a test runner tests code";

const LONG_ABOUT: &str = "\
Tests articles the way a test runner tests code.

A claims file says what an article should say, one claim a line:

    article \"../seeds/*.txt\"

    call(Xi, Putin).duration  == 85min
    trade(China, Russia).volume  ~= $200bn
    quote(Ushakov)  contains \"friendly and trusting atmosphere\"

factlint reads the articles, and reports each claim as supported, contradicted, unverified or ambiguous, with the words of the article that decide it. \
Rules look for what is wrong with an article by itself, such as a truncated sentence.";

#[derive(Parser)]
#[command(
    name = "factlint",
    version,
    about = ABOUT,
    long_about = LONG_ABOUT,
    after_help = check::HELP,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    check: Check,
}

#[derive(Subcommand)]
enum Command {
    /// Check claims against their articles, and articles against the rules (the default)
    Check(Check),
    /// Hold a draft against its sources: every value, name and quotation
    Compare(Compare),
    /// Tell in what articles on the same things differ, agree, or stand alone
    Agree(Agree),
    /// Print the facts of articles, with paths that paste into a claims file
    Facts(Facts),
    /// Begin: settings and a first claims file for the articles in this folder
    Init(Init),
    /// Write a claims file that says what articles say
    Suggest(Suggest),
    /// Rewrite the values of claims that fail to what the articles say now
    Accept(Accept),
    /// Tell which facts of the articles no claim guards
    Coverage(Coverage),
    /// Tell which changes of the articles no claim or rule would notice
    Mutate(Mutate),
    /// Tell which facts changed between two versions of an article
    Diff(Diff),
    /// Answer articles in JSON lines, a record for every line
    Stream(Stream),
    /// List the rules: name, level, status, what each finds
    Rules,
    /// Tell what a rule, verdict or error means and what to do; without a name, list them
    Explain {
        /// The name, as reports have it
        name: Option<String>,
    },
    /// Bring claims files into their canonical form
    Fmt(Fmt),
    /// Show the settings in force, and where each comes from
    Config(Config),
    /// Print a script that completes factlint's command line
    Completions {
        /// The shell that it is for
        shell: clap_complete::Shell,
    },
    /// Write the manual pages of factlint and its commands
    Man {
        /// The folder that they are written into
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

fn run(arguments: Arguments, out: &mut dyn Write) -> io::Result<u8> {
    let patient = &mut Patient(&mut *out);
    match arguments.command.unwrap_or(Command::Check(arguments.check)) {
        // It goes on until somebody ends it, so that it must see that nobody reads.
        Command::Check(check) if check.watch => check::run(&check, out),
        Command::Check(check) => check::run(&check, patient),
        Command::Compare(compare) => compare::run(compare, patient),
        Command::Agree(agree) => agree::run(&agree, patient),
        Command::Facts(facts) => facts::run(&facts, patient),
        Command::Accept(accept) => accept::run(&accept, patient),
        Command::Coverage(coverage) => coverage::run(&coverage, patient),
        Command::Mutate(mutate) => coverage::mutate(&mutate, patient),
        Command::Diff(diff) => diff::run(&diff, patient),
        Command::Init(init) => init::run(&init, patient),
        Command::Suggest(suggest) => suggest::run(suggest, patient),
        // It may have hours to go: that nobody reads it is reason enough to stop.
        Command::Stream(stream) => stream::run(stream, out),
        Command::Rules => rules::list(patient),
        Command::Explain { name: None } => explain::list(patient),
        Command::Explain { name: Some(name) } => explain::explain(&name, patient),
        Command::Fmt(fmt) => fmt::run(&fmt, patient),
        Command::Config(config) => config::run(&config, patient),
        Command::Man { folder } => man::run(Arguments::command(), &folder),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "factlint", &mut script);
            patient.write_all(&script).map(|()| 0)
        }
    }
}

/// Runs the program with the arguments of a command line, its own name first.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(usage) => {
            return ExitCode::from(ended(help(&usage)));
        }
    };
    let mut out = BufWriter::new(Output(io::stdout().lock()));
    ExitCode::from(ended(run(arguments, &mut out).and_then(|status| Patient(&mut out).flush().map(|()| status))))
}

/// Prints the help that is asked for, or what is wrong with the arguments.
fn help(usage: &clap::Error) -> io::Result<u8> {
    let printed = usage.print().and_then(|()| io::stdout().flush());
    match printed {
        // Whoever closed the pipe does not read the help; and what keeps standard error from being written cannot be told there.
        Err(error) if !usage.use_stderr() && error.kind() != io::ErrorKind::BrokenPipe => Err(unwritten(error)),
        _ => Ok(u8::try_from(usage.exit_code()).unwrap_or(TROUBLE)),
    }
}

/// The exit status of what the program came to.
fn ended(outcome: io::Result<u8>) -> u8 {
    match outcome {
        Ok(status) => status,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        // Where standard error is full, too, the status alone is left to tell it.
        Err(error) => tell(&[failure(&error)], Look { color: Color::Auto }).unwrap_or(TROUBLE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }
}

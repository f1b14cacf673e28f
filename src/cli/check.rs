//! `factlint check`.

use super::{
    options::{Level, Look, Published, rule},
    output::{Patient, show_change, tell},
    project::Project,
};
use crate::{
    diagnostic::Diagnostic,
    report::{
        Run,
        terminal::{self, Options, Verbosity},
    },
    rules::{Rule, Selection},
    run::{self, Fixed, Request},
};
use clap::CommandFactory;
use std::{
    collections::BTreeSet,
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
    time::Instant,
};

pub(super) const HELP: &str = "\
Examples:
  factlint                       check the claims files of the folder `claims`
  factlint claims/call.claims    check one claims file
  factlint article.txt           run the rules alone over an article
  factlint facts article.txt     print what an article states, with paths to paste
  factlint fmt --check claims    tell which claims files are not in canonical form
  factlint rules                 list the rules

A file named like a command is given as ./facts.

Exit status:
  0  every claim is supported and no finding reaches the level of --fail-on
  1  a claim failed, or a finding reaches that level
  2  something could not be read or checked, or there was nothing to check

`factlint config` shows the settings in force: those of the command line, of the environment (FACTLINT_CONFIG, FACTLINT_ROOT, FACTLINT_FAIL_ON, \
FACTLINT_UNVERIFIED), and of factlint.toml, in this order.";

#[derive(clap::Args)]
pub(super) struct Check {
    /// Claims files (*.claims), folders of them, articles (any other file), patterns, or - for an article on standard input [default: claims]
    paths: Vec<PathBuf>,
    /// Print the summary and what failed, nothing else
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,
    /// Print the evidence of every claim
    #[arg(short, long)]
    verbose: bool,
    #[command(flatten)]
    look: Look,
    /// The lowest level of a finding that fails the run [default: error]
    #[arg(long, value_enum, value_name = "LEVEL")]
    fail_on: Option<Level>,
    /// Accept that there is nothing to check
    #[arg(long)]
    allow_empty: bool,
    #[command(flatten)]
    published: Published,
    #[command(flatten)]
    choice: Choice,
    #[command(flatten)]
    baseline: Baseline,
    #[command(flatten)]
    edits: Edits,
    #[command(flatten)]
    project: Project,
}

#[derive(clap::Args)]
#[command(next_help_heading = "Rules")]
struct Choice {
    /// Run these rules and no others, those that are off by default too; statements about others are left out
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = rule)]
    rules: Vec<&'static Rule>,
    /// Run no rule
    #[arg(long, conflicts_with = "rules")]
    no_rules: bool,
    /// The lowest level of a finding that is told
    #[arg(long, value_enum, value_name = "LEVEL")]
    min_level: Option<Level>,
}

#[derive(clap::Args)]
#[command(next_help_heading = "Rules")]
struct Baseline {
    /// Tell only what this file does not know, and what it knows that is gone
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write what there is to tell to the file of --baseline
    #[arg(long, requires = "baseline")]
    write_baseline: bool,
}

#[derive(clap::Args)]
#[command(next_help_heading = "Rules")]
struct Edits {
    /// Make the edits of findings that have one; the exit status is that of the others
    #[arg(long, conflicts_with = "diff")]
    fix: bool,
    /// Show those edits as a diff, and nothing else
    #[arg(long)]
    diff: bool,
}

impl Choice {
    fn selection(&self) -> Selection {
        if self.no_rules || !self.rules.is_empty() { Selection::These(self.rules.clone()) } else { Selection::Default }
    }
}

pub(super) fn run(check: Check, out: &mut dyn Write) -> io::Result<u8> {
    let begun = Instant::now();
    if let Some(error) = check.paths.first().and_then(|path| misspelt(path)) {
        return tell(&[error], check.look);
    }
    let project = match check.project.options(check.fail_on) {
        Ok(project) => project,
        Err(error) => return tell(&[error], check.look),
    };
    let fail_on = run::in_force(&project, &check.paths).settings.fail_on.value;
    let request = Request {
        paths: check.paths,
        date: check.published.date,
        allow_empty: check.allow_empty,
        rules: check.choice.selection(),
        min_level: check.choice.min_level.map(Into::into),
        baseline: check.baseline.baseline,
        write_baseline: check.baseline.write_baseline,
        project,
    };
    let mut run = run::check(&request, &mut io::stdin().lock());
    if check.edits.diff {
        show_fixes(&run, out)?;
        tell(&run.errors, check.look)?;
        return Ok(run.exit_status(fail_on));
    }
    if check.edits.fix {
        make_fixes(&mut run);
    }
    let verbosity = match (check.quiet, check.verbose) {
        (true, _) => Verbosity::Quiet,
        (false, false) => Verbosity::Normal,
        (false, true) => Verbosity::Verbose,
    };
    let options = Options { verbosity, ..check.look.on(&io::stdout()) };
    out.write_all(terminal::render(&run, &options).as_bytes())?;
    out.flush()?;
    if !check.quiet && io::stderr().is_terminal() {
        writeln!(Patient(io::stderr()), "in {} ms", begun.elapsed().as_millis())?;
    }
    Ok(run.exit_status(fail_on))
}

fn show_fixes(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    run::fixes(run).iter().try_for_each(|fixed| show_change(&fixed.rewrite, "fixed", out))
}

/// Writes the fixes, and takes the findings out of the run that they mend.
fn make_fixes(run: &mut Run) {
    let mut mended = BTreeSet::new();
    for Fixed { rewrite, findings } in run::fixes(run).into_iter().filter(|fixed| fixed.rewrite.path.is_some()) {
        match rewrite.write() {
            Ok(()) => mended.extend(findings),
            Err(error) => run.errors.push(error),
        }
    }
    let mut at = 0..;
    run.findings.retain(|_| at.next().is_none_or(|at| !mended.contains(&at)));
}

/// The error for a first word that names no file, but nearly names a command.
fn misspelt(word: &Path) -> Option<Diagnostic> {
    let word = word.to_str().filter(|word| !Path::new(word).exists())?;
    let command = super::Arguments::command();
    let names: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
    let near = similar::get_close_matches(word, &names, 1, 0.7).into_iter().next()?;
    let error = Diagnostic::error("unreadable", format!("there is no file and no command `{word}`"));
    Some(error.help(format!("did you mean `factlint {near}`?")))
}

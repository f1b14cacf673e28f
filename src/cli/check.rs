//! `factlint check`.

use super::{
    options::{Level, Look, Published, rule, verbosity},
    output::{Patient, TROUBLE, show_change, tell},
    progress,
    project::Project,
    reports::Reports,
    watch,
};
use crate::{
    diagnostic::{Diagnostic, Severity},
    report::{self, Run, terminal},
    rules::{Rule, Selection},
    run::{self, Fixed, ProjectOptions, Request},
};
use clap::CommandFactory;
use std::{
    collections::BTreeSet,
    io::{self, IsTerminal, Write},
    num::NonZeroUsize,
    path::{Path, PathBuf},
    time::Instant,
};

pub(super) const HELP: &str = "\
Examples:
  factlint                       check the claims files of the folder `claims`
  factlint claims/call.claims    check one claims file
  factlint article.txt           run the rules alone over an article
  factlint --report junit=r.xml  write a report for a CI server, too
  factlint compare draft.txt --against source.txt
                                 hold a draft against its sources
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

#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
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
    /// Check again whenever a claims file or an article changes, until Ctrl-C
    #[arg(long, conflicts_with_all = ["fix", "diff", "list", "write_baseline"])]
    pub(super) watch: bool,
    /// Accept that there is nothing to check
    #[arg(long)]
    allow_empty: bool,
    #[command(flatten)]
    published: Published,
    #[command(flatten)]
    part: Part,
    #[command(flatten)]
    reports: Reports,
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
#[command(next_help_heading = "Claims")]
struct Part {
    /// Judge only the claims with this label, at this `FILE:LINE`, or with these words in them; may be given several times
    #[arg(long, value_name = "CLAIM", value_parser = claim)]
    select: Vec<String>,
    /// Print the claims that would be judged, and judge none
    #[arg(long, conflicts_with_all = ["targets", "fix", "diff", "write_baseline"])]
    list: bool,
    /// Stop at the first claim that does not pass
    #[arg(long)]
    fail_fast: bool,
    /// Take a claim as unverified that only weak facts support
    #[arg(long)]
    require_firm: bool,
    /// How many articles to read at once; what comes out is the same for any number [default: as many as processors]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
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
    #[arg(long, requires = "baseline", conflicts_with_all = ["select", "fail_fast"])]
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

/// Every claim has no words in it, which is hardly what is meant.
fn claim(text: &str) -> Result<String, String> {
    if text.trim().is_empty() { Err("it names no claim".to_owned()) } else { Ok(text.to_owned()) }
}

impl Choice {
    fn selection(&self) -> Selection {
        if self.no_rules || !self.rules.is_empty() { Selection::These(self.rules.clone()) } else { Selection::Default }
    }
}

impl Check {
    fn request(&self, project: ProjectOptions) -> Request {
        Request {
            paths: self.paths.clone(),
            date: self.published.date,
            format: self.published.format(),
            allow_empty: self.allow_empty,
            rules: self.choice.selection(),
            min_level: self.choice.min_level.map(Into::into),
            baseline: self.baseline.baseline.clone(),
            write_baseline: self.baseline.write_baseline,
            select: self.part.select.clone(),
            fail_fast: self.part.fail_fast,
            require_firm: self.part.require_firm,
            jobs: self.part.jobs,
            project,
            ..Request::default()
        }
    }

    fn options(&self, fail_on: Severity) -> report::Options {
        let verbosity = verbosity(self.quiet, self.verbose);
        let terminal = terminal::Options { verbosity, ..self.look.on(&io::stdout()) };
        report::Options { terminal, fail_on, times: !self.reports.no_times }
    }
}

pub(super) fn run(check: &Check, out: &mut dyn Write) -> io::Result<u8> {
    let begun = Instant::now();
    let refused = || watch::refused(&check.paths).filter(|_| check.watch);
    if let Some(error) = check.paths.first().and_then(|path| misspelt(path)).or_else(refused) {
        return tell(&[error], check.look);
    }
    let project = match check.project.options(check.fail_on) {
        Ok(project) => project,
        Err(error) => return tell(&[error], check.look),
    };
    let in_force = run::in_force(&project, &check.paths);
    let fail_on = in_force.settings.fail_on.value;
    let reports = check.reports.or(&in_force);
    if let Some(error) = reports.conflict() {
        return tell(&[error], check.look);
    }
    let request = check.request(project);
    if check.part.list {
        return list(&request, check, out);
    }
    if check.watch {
        let again = || run::check(&request, &mut io::empty());
        let config = check.project.place.config();
        return watch::watch(&check.paths, config, again, |run| report(run, check, &reports, fail_on, out));
    }
    let mut run = progress::shown(&request.progress, check.quiet, || run::check(&request, &mut io::stdin().lock()));
    if check.edits.diff {
        show_fixes(&run, out)?;
        tell(&run.errors, check.look)?;
        return Ok(run.exit_status(fail_on));
    }
    if check.edits.fix {
        make_fixes(&mut run);
    }
    let status = report(&run, check, &reports, fail_on, out)?;
    if !check.quiet && !check.reports.no_times && io::stderr().is_terminal() {
        writeln!(Patient(io::stderr()), "in {} ms", begun.elapsed().as_millis())?;
    }
    Ok(status)
}

/// Writes the reports; the exit status.
fn report(run: &Run, check: &Check, reports: &Reports, fail_on: Severity, out: &mut dyn Write) -> io::Result<u8> {
    let unwritten = reports.write(run, &check.options(fail_on), out)?;
    let trouble = tell(&unwritten, check.look)?;
    Ok(if trouble == TROUBLE { TROUBLE } else { run.exit_status(fail_on) })
}

fn list(request: &Request, check: &Check, out: &mut dyn Write) -> io::Result<u8> {
    let listed = run::list(request);
    let listed = if check.reports.redact { report::redacted(&listed) } else { listed };
    out.write_all(report::listing(&listed).as_bytes())?;
    tell(&listed.errors, check.look)
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

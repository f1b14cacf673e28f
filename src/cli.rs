//! The command line: what it accepts, what it teaches, and which part of the program answers. The only file that names clap.

use crate::{
    diagnostic::{Diagnostic, Severity},
    report::{
        Run, facts,
        terminal::{self, Options, Output, Verbosity},
    },
    rules::{self, Rule, Selection},
    run::{self, Fixed, Request, Rewrite},
    stream,
};
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use similar::TextDiff;
use std::{
    collections::BTreeSet,
    ffi::OsString,
    io::{self, BufWriter, IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

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

const CHECK_HELP: &str = "\
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
  2  something could not be read or checked, or there was nothing to check";

#[derive(Parser)]
#[command(
    name = "factlint",
    version,
    about = ABOUT,
    long_about = LONG_ABOUT,
    after_help = CHECK_HELP,
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
    /// Print the facts of articles, with paths that paste into a claims file
    Facts(Facts),
    /// Answer articles in JSON lines, a record for every line
    Stream(Stream),
    /// List the rules: name, level, status, what each finds
    Rules,
    /// Tell what a rule finds and why it matters; without a name, list the rules
    Explain {
        /// The rule's name
        name: Option<String>,
    },
    /// Bring claims files into their canonical form
    Fmt(Fmt),
    /// Print a script that completes factlint's command line
    Completions {
        /// The shell that it is for
        shell: clap_complete::Shell,
    },
}

#[derive(clap::Args)]
struct Check {
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
    /// The lowest level of a finding that fails the run
    #[arg(long, value_enum, value_name = "LEVEL", default_value = "error")]
    fail_on: Level,
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

#[derive(clap::Args)]
#[command(after_help = "Examples:
  factlint facts article.txt
  factlint facts --format csv 'articles/*.txt' > facts.csv
  factlint facts --why article.txt          tell of each fact why it is read so
  factlint facts --date 2026-02-04 - < article.txt

A fact of somebody has their name behind it. In brackets stands what keeps it from being plain: planned, possible, alleged, counterfactual or denied;
weak is what may support a claim, but never contradicts one.")]
struct Facts {
    /// Articles, patterns, or - for standard input
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
    published: Published,
}

#[derive(clap::Args)]
#[command(after_help = "Example:
  echo '{\"id\": 1, \"text\": \"The call lasted 85 minutes.\", \"date\": \"2026-02-04\"}' | factlint stream --emit facts

In:   {\"id\": anything, \"text\": \"...\", \"date\": \"2026-02-04\"}; `date` may be absent
Out:  {\"id\": ..., \"ok\": true, \"date\": ..., and what --emit asks for}, or {\"id\": ..., \"ok\": false, \"error\": \"...\"}

Offsets count Unicode code points. The exit status is 2 at the end if any line was bad.")]
struct Stream {
    /// What the records hold
    #[arg(long, value_enum, value_delimiter = ',', default_value = "sentences,mentions,quotes,facts,findings")]
    emit: Vec<Emit>,
}

#[derive(clap::Args)]
#[command(after_help = "Exit status of --check: 0 nothing would change, 1 a file would, 2 a file does not parse")]
struct Fmt {
    /// Claims files, folders of them, or - from standard input to standard output [default: claims]
    paths: Vec<PathBuf>,
    /// Write nothing; show what would change
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    look: Look,
}

#[derive(clap::Args, Clone, Copy)]
struct Look {
    /// When to colour
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    color: Color,
}

#[derive(clap::Args)]
struct Published {
    /// When the articles were published; wins over what they say themselves
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    date: Option<Date>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Even into a file
    Always,
    /// Nowhere
    Never,
}

#[derive(Clone, Copy, ValueEnum)]
enum Level {
    Error,
    Warning,
    Note,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Error => Self::Error,
            Level::Warning => Self::Warning,
            Level::Note => Self::Note,
        }
    }
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

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "there is no such day; write it as 2026-02-04".to_owned())
}

fn rule(name: &str) -> Result<&'static Rule, String> {
    rules::find(name).ok_or_else(|| {
        let error = run::unknown_rule(name);
        error.help.map_or(error.message.clone(), |help| format!("{}; {help}", error.message))
    })
}

/// Something could not be checked, or not be written.
const TROUBLE: u8 = 2;

/// Runs the program with the arguments of a command line, its own name first.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(usage) => {
            // Whoever closed the pipe does not read the help.
            let _ = usage.print();
            return ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(TROUBLE));
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = run(arguments, &mut out).and_then(|status| Patient(&mut out).flush().map(|()| status));
    ExitCode::from(match outcome {
        Ok(status) => status,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(error) => {
            let _ = writeln!(io::stderr(), "factlint: reading or writing failed: {error}");
            TROUBLE
        }
    })
}

/// Writes for a reader who may go away (`| head`): that changes nothing of what a run comes to.
struct Patient<W>(W);

impl<W: Write> Write for Patient<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.write(bytes) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(bytes.len()),
            written => written,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.0.flush() {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            flushed => flushed,
        }
    }
}

fn run(arguments: Arguments, out: &mut dyn Write) -> io::Result<u8> {
    let patient = &mut Patient(&mut *out);
    match arguments.command.unwrap_or(Command::Check(arguments.check)) {
        Command::Check(check) => run_check(check, patient),
        Command::Facts(facts) => run_facts(&facts, patient),
        // It may have hours to go: that nobody reads it is reason enough to stop.
        Command::Stream(stream) => run_stream(stream, out),
        Command::Rules | Command::Explain { name: None } => list_rules(patient),
        Command::Explain { name: Some(name) } => explain(&name, patient),
        Command::Fmt(fmt) => run_fmt(&fmt, patient),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "factlint", &mut script);
            patient.write_all(&script).map(|()| 0)
        }
    }
}

fn run_stream(arguments: Stream, out: &mut dyn Write) -> io::Result<u8> {
    let emit: Vec<stream::Kind> = arguments.emit.into_iter().map(Into::into).collect();
    Ok(if stream::run(io::stdin().lock(), out, &emit)? { 0 } else { TROUBLE })
}

fn run_check(check: Check, out: &mut dyn Write) -> io::Result<u8> {
    let begun = Instant::now();
    if let Some(error) = check.paths.first().and_then(|path| misspelt(path)) {
        return tell(&[error], check.look);
    }
    let request = Request {
        paths: check.paths,
        date: check.published.date,
        allow_empty: check.allow_empty,
        rules: check.choice.selection(),
        min_level: check.choice.min_level.map(Into::into),
        baseline: check.baseline.baseline,
        write_baseline: check.baseline.write_baseline,
    };
    let mut run = run::check(&request, &mut io::stdin().lock());
    if check.edits.diff {
        show_fixes(&run, out)?;
        tell(&run.errors, check.look)?;
        return Ok(run.exit_status(check.fail_on.into()));
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
    Ok(run.exit_status(check.fail_on.into()))
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
    let command = Arguments::command();
    let names: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
    let near = similar::get_close_matches(word, &names, 1, 0.7).into_iter().next()?;
    let error = Diagnostic::error("unreadable", format!("there is no file and no command `{word}`"));
    Some(error.help(format!("did you mean `factlint {near}`?")))
}

fn run_facts(arguments: &Facts, out: &mut dyn Write) -> io::Result<u8> {
    let (articles, errors) = run::read_articles(&arguments.articles, arguments.published.date, &mut io::stdin().lock());
    let width = arguments.look.on(&io::stdout()).width;
    out.write_all(facts::render(&articles, arguments.format.into(), width, arguments.why).as_bytes())?;
    tell(&errors, arguments.look)
}

fn list_rules(out: &mut dyn Write) -> io::Result<u8> {
    let name_width = rules::ALL.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    for rule in rules::ALL {
        let (level, status) = (rule.level(), rule.status.name());
        writeln!(out, "{:name_width$}  {level:7}  {status:7}  {}", rule.name, rule.summary())?;
    }
    writeln!(out, "\n`factlint explain NAME` tells what a rule finds and why.")?;
    Ok(0)
}

fn explain(name: &str, out: &mut dyn Write) -> io::Result<u8> {
    match rules::find(name) {
        Some(rule) => {
            out.write_all(rule.page.as_bytes())?;
            let (level, status, confidence) = (rule.level(), rule.status.name(), rule.confidence.name());
            writeln!(out, "\nLevel: {level}; status: {status}; confidence: {confidence}.").map(|()| 0)
        }
        None => tell(&[run::unknown_rule(name)], Look { color: Color::Auto }),
    }
}

fn run_fmt(arguments: &Fmt, out: &mut dyn Write) -> io::Result<u8> {
    let (files, mut errors) = run::format(&arguments.paths, &mut io::stdin().lock());
    let mut changed = 0;
    for file in &files {
        changed += u8::from(file.changed());
        if arguments.check {
            show_change(file, "formatted", out)?;
        } else if file.path.is_none() {
            out.write_all(file.text.as_bytes())?;
        } else if file.changed() {
            match file.write() {
                Ok(()) => writeln!(out, "{}", file.source.name())?,
                Err(error) => errors.push(error),
            }
        }
    }
    let status = tell(&errors, arguments.look)?;
    Ok(status.max(u8::from(arguments.check && changed > 0)))
}

fn show_change(file: &Rewrite, how: &str, out: &mut dyn Write) -> io::Result<()> {
    if !file.changed() {
        return Ok(());
    }
    let diff = TextDiff::from_lines(file.source.text(), file.text.as_str());
    let name = file.source.name();
    write!(out, "{}", diff.unified_diff().header(name, &format!("{name}, {how}")))
}

/// Prints errors where the output does not hold them, and says what they make the exit status.
fn tell(errors: &[Diagnostic], look: Look) -> io::Result<u8> {
    if errors.is_empty() {
        return Ok(0);
    }
    Patient(io::stderr()).write_all(terminal::render_diagnostics(errors, &look.on(&io::stderr())).as_bytes())?;
    Ok(TROUBLE)
}

impl Look {
    fn on(self, stream: &impl IsTerminal) -> Options {
        let output = if stream.is_terminal() {
            Output::Terminal(terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)))
        } else {
            Output::Pipe
        };
        let color = match self.color {
            Color::Auto => None,
            Color::Always => Some(true),
            Color::Never => Some(false),
        };
        Options::detect(output, color, |name| std::env::var(name).ok())
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

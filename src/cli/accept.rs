//! `factlint accept`.

use super::{
    options::Look,
    output::{TROUBLE, show_change, tell},
    project::Reading,
};
use crate::{
    diagnostic::{Diagnostic, Severity},
    report::{self, Run, Suite, terminal},
    run::{self, Offer},
};
use console::Term;
use std::{
    collections::BTreeSet,
    io::{self, BufRead, IsTerminal, Write},
    path::PathBuf,
};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  factlint accept --diff           show what would change in the claims files of the folder `claims`
  factlint accept --interactive    ask for each claim, with the evidence on screen
  factlint accept claims/a.claims  rewrite the claims of one file that its articles no longer support

Only values are rewritten, operators where they must be; comments, blanks and order stay. A claim of which the articles say nothing certain stays as it is.

Exit status: 0 every claim passes now, 1 some still fail (or, with --diff, some would be rewritten), 2 a file could not be read, checked or written")]
pub(super) struct Accept {
    /// Claims files (*.claims) or folders of them [default: claims]
    paths: Vec<PathBuf>,
    /// Ask for each claim
    #[arg(short, long, conflicts_with = "diff")]
    interactive: bool,
    /// Write nothing; show what would change
    #[arg(long)]
    diff: bool,
    #[command(flatten)]
    look: Look,
    #[command(flatten)]
    reading: Reading,
}

pub(super) fn run(arguments: &Accept, out: &mut dyn Write) -> io::Result<u8> {
    let request = match arguments.reading.request(&arguments.paths) {
        Ok(request) => request,
        Err(error) => return tell(&[error], arguments.look),
    };
    let mut run = run::check_claims(&request);
    let mut errors = std::mem::take(&mut run.errors);
    // What a claim comes to is not known where a file of the run could not be read.
    if !errors.is_empty() {
        return tell(&errors, arguments.look);
    }
    let fail_on = run::in_force(&request.project, &request.paths).settings.fail_on.value;
    let mut offers = run::offers(&run);
    if arguments.interactive {
        offers = chosen(offers, arguments.look, out)?;
    }
    let files = run::accepted(&run, &offers);
    let left = failing(&run, &offers, fail_on);
    if arguments.diff && !files.is_empty() {
        files.iter().try_for_each(|file| show_change(file, "accepted", out))?;
        return Ok(1);
    }
    for file in &files {
        match file.write() {
            Ok(()) => writeln!(out, "{}", report::harmless(file.source.name()))?,
            Err(error) => errors.push(error),
        }
    }
    writeln!(out, "accepted: {}; still failing: {left}", offers.len())?;
    if left > 0 {
        writeln!(out, "`{}` tells why", command(&request.paths))?;
    }
    Ok(if errors.is_empty() { u8::from(left > 0) } else { tell(&errors, arguments.look)?.max(TROUBLE) })
}

/// How many statements fail, those aside for which there is an offer.
fn failing(run: &Run, offers: &[Offer], fail_on: Severity) -> usize {
    let of_suite = |(at, suite): (usize, &Suite)| {
        let mut failing: BTreeSet<usize> =
            suite.cases.iter().filter(|case| case.severity() >= Some(fail_on)).map(|case| case.statement).collect();
        offers.iter().filter(|offer| offer.suite == at).for_each(|offer| {
            failing.remove(&offer.statement);
        });
        failing.len()
    };
    run.suites.iter().enumerate().map(of_suite).sum()
}

/// The command that checks `paths`.
fn command(paths: &[PathBuf]) -> String {
    let names = paths.iter().map(|path| terminal::argument(&report::harmless(&path.to_string_lossy())));
    std::iter::once("factlint".to_owned()).chain(names).collect::<Vec<_>>().join(" ")
}

/// What the user says of one claim.
enum Answer {
    Yes,
    No,
    All,
    Quit,
}

/// The offers that the user takes.
fn chosen(offers: Vec<Offer>, look: Look, out: &mut dyn Write) -> io::Result<Vec<Offer>> {
    let (mut taken, mut all, count) = (Vec::new(), false, offers.len());
    for (at, offer) in offers.into_iter().enumerate() {
        if !all {
            show(&offer.diagnostic, look, out)?;
            write!(out, "rewrite this claim ({} of {count})? [y]es, [n]o, [a]ll, [q]uit: ", at + 1)?;
            out.flush()?;
            match answer(out)? {
                Answer::Yes => {}
                Answer::No => continue,
                Answer::All => all = true,
                Answer::Quit => break,
            }
        }
        taken.push(offer);
    }
    Ok(taken)
}

fn show(diagnostic: &Diagnostic, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let options = look.on(&io::stdout());
    out.write_all(terminal::render_diagnostics(std::slice::from_ref(diagnostic), &options).as_bytes())
}

/// One key in a terminal, else the first letter of a line; the end of the input quits.
fn answer(out: &mut dyn Write) -> io::Result<Answer> {
    loop {
        let key = if io::stdin().is_terminal() {
            let key = Term::stdout().read_char()?;
            writeln!(out, "{key}")?;
            Some(key)
        } else {
            let mut line = String::new();
            let read = io::stdin().lock().read_line(&mut line)?;
            writeln!(out)?;
            if read == 0 { None } else { line.trim().chars().next() }
        };
        return Ok(match key.map(|key| key.to_ascii_lowercase()) {
            Some('y') => Answer::Yes,
            Some('n') => Answer::No,
            Some('a') => Answer::All,
            Some('q') | None => Answer::Quit,
            Some(_) => {
                write!(out, "y, n, a or q: ")?;
                out.flush()?;
                continue;
            }
        });
    }
}

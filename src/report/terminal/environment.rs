//! What the environment says of the terminal.

use super::{Options, Verbosity};
use std::io::IsTerminal;

/// Width where nobody knows it: logs and files have room for more than 80 columns.
const DEFAULT_WIDTH: usize = 100;

/// What standard output is connected to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// A terminal, and its columns where the system tells.
    Terminal(Option<usize>),
    /// A file or another program.
    Pipe,
}

impl Output {
    /// What standard output is connected to now.
    pub fn of_this_process() -> Self {
        if std::io::stdout().is_terminal() {
            Self::Terminal(terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)))
        } else {
            Self::Pipe
        }
    }

    fn columns(self) -> Option<usize> {
        match self {
            Self::Terminal(columns) => columns.filter(|&columns| columns > 0),
            Self::Pipe => None,
        }
    }
}

impl Options {
    /// What suits `output` and the environment that `variable` looks up; `color` is what the user asked for in so many words.
    pub fn detect(output: Output, color: Option<bool>, variable: impl Fn(&str) -> Option<String>) -> Self {
        let variable = |name: &str| variable(name).filter(|value| !value.is_empty());
        let columns = || variable("COLUMNS")?.trim().parse().ok().filter(|&columns: &usize| columns > 0);
        Self {
            width: output.columns().or_else(columns).unwrap_or(DEFAULT_WIDTH),
            color: color.unwrap_or_else(|| wants_color(output, &variable)),
            unicode: draws_unicode(output, &variable),
            verbosity: Verbosity::default(),
            github_actions: variable("GITHUB_ACTIONS").is_some_and(|value| value == "true"),
            elapsed: None,
            links: None,
        }
    }
}

fn wants_color(output: Output, variable: &impl Fn(&str) -> Option<String>) -> bool {
    let is = |name: &str, wanted: &str| variable(name).is_some_and(|value| value == wanted);
    if variable("NO_COLOR").is_some() {
        return false;
    }
    if variable("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        return true;
    }
    output != Output::Pipe && !is("CLICOLOR", "0") && !is("TERM", "dumb")
}

/// A terminal without a locale may be any old console, so it gets ASCII. A pipe without one is nearly always a container or a CI job, whose logs are
/// read as UTF-8, and the text of the articles is UTF-8 in any case: there only a locale that names another character set counts.
fn draws_unicode(output: Output, variable: &impl Fn(&str) -> Option<String>) -> bool {
    if cfg!(windows) {
        return true;
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
    match locale.as_deref() {
        None | Some("C" | "POSIX") => output == Output::Pipe,
        Some(locale) => {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        }
    }
}

//! The arguments that several commands share, and how their values are read.

use crate::{
    diagnostic::Severity,
    formats::Format,
    report::terminal::{Options, Output, Verbosity},
    rules::{self, Rule},
    run,
};
use clap::ValueEnum;
use jiff::civil::Date;
use std::io::IsTerminal;

#[derive(clap::Args, Clone, Copy)]
pub(super) struct Look {
    /// When to colour
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,
}

impl Look {
    pub(super) fn on(self, stream: &impl IsTerminal) -> Options {
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
        let options = Options::detect(output, color, |name| std::env::var(name).ok());
        let follows = stream.is_terminal() && options.color && supports_hyperlinks::supports_hyperlinks();
        Options { links: std::env::current_dir().ok().filter(|_| follows), ..options }
    }
}

#[derive(clap::Args)]
pub(super) struct Published {
    /// When the articles were published; wins over what they say themselves
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) date: Option<Date>,
    /// The format of the articles, whatever their files are called
    #[arg(long = "as", value_enum, value_name = "FORMAT")]
    read_as: Option<Form>,
}

impl Published {
    /// The format that the user names.
    pub(super) fn format(&self) -> Option<Format> {
        self.read_as.map(Into::into)
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// Plain text
    Text,
    /// Markdown with or without front matter
    Markdown,
    /// A web page
    Html,
    /// JSON: ninjs, JSON Feed, or objects with a `text`
    Json,
    /// Such an object a line
    Jsonl,
}

impl From<Form> for Format {
    fn from(form: Form) -> Self {
        match form {
            Form::Text => Self::Text,
            Form::Markdown => Self::Markdown,
            Form::Html => Self::Html,
            Form::Json => Self::Json,
            Form::Jsonl => Self::JsonLines,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Even into a file
    Always,
    /// Nowhere
    Never,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Level {
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

/// How much is printed; the command line refuses `quiet` and `verbose` together.
pub(super) fn verbosity(quiet: bool, verbose: bool) -> Verbosity {
    match (quiet, verbose) {
        (true, _) => Verbosity::Quiet,
        (false, false) => Verbosity::Normal,
        (false, true) => Verbosity::Verbose,
    }
}

pub(super) fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "there is no such day; write it as 2026-02-04".to_owned())
}

pub(super) fn rule(name: &str) -> Result<&'static Rule, String> {
    rules::find(name).ok_or_else(|| {
        let error = run::unknown_rule(name);
        error.help.map_or(error.message.clone(), |help| format!("{}; {help}", error.message))
    })
}

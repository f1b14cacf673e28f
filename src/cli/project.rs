//! Where settings come from: the options of the command line, the variables of the environment, and which of them wins.

use super::options::{Level, Published};
use crate::{
    diagnostic::Diagnostic,
    run::{Config, ProjectOptions, Request},
    settings::{self, Origin, Overrides, Setting, Unverified},
};
use clap::ValueEnum;
use std::{env, path::PathBuf};

/// What all commands share that read files.
#[derive(clap::Args)]
#[command(next_help_heading = "Settings")]
pub(super) struct Place {
    /// The settings, instead of the factlint.toml nearest above each input
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Read no settings
    #[arg(long)]
    no_config: bool,
    /// The folder that claims files and settings do not lead out of
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

/// How the files of a command are read that judges by the settings alone.
#[derive(clap::Args)]
pub(super) struct Reading {
    #[command(flatten)]
    published: Published,
    #[command(flatten)]
    place: Place,
}

#[derive(clap::Args)]
#[command(next_help_heading = "Settings")]
pub(super) struct Project {
    #[command(flatten)]
    pub(super) place: Place,
    /// Whether a claim of which the articles say nothing fails the run [default: error]
    #[arg(long, value_enum, value_name = "HOW")]
    unverified: Option<Unproven>,
    /// How large an article may be, such as 128MiB [default: 64 MiB]
    #[arg(long, value_name = "SIZE", value_parser = size)]
    max_file_size: Option<u64>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Unproven {
    Error,
    Warn,
}

impl From<Unproven> for Unverified {
    fn from(how: Unproven) -> Self {
        match how {
            Unproven::Error => Self::Error,
            Unproven::Warn => Self::Warn,
        }
    }
}

fn size(text: &str) -> Result<u64, String> {
    settings::size(text).ok_or_else(|| "write whole B, KiB, MiB or GiB, such as 64MiB".to_owned())
}

impl Place {
    /// The options, with the environment where the command line says nothing.
    pub(super) fn options(&self) -> Result<ProjectOptions, Diagnostic> {
        self.with(overrides(None, None)?)
    }

    /// The file of settings that is named.
    pub(super) fn config(&self) -> Option<&PathBuf> {
        self.config.as_ref()
    }

    fn with(&self, overrides: Overrides) -> Result<ProjectOptions, Diagnostic> {
        let config = match (&self.config, self.no_config) {
            (Some(file), _) => Config::File(file.clone()),
            (None, true) => Config::Nowhere,
            (None, false) => folder_or_file("FACTLINT_CONFIG").map_or(Config::Nearest, Config::File),
        };
        let root = self.root.clone().or_else(|| folder_or_file("FACTLINT_ROOT"));
        if let Some(root) = root.as_ref().filter(|root| !root.is_dir()) {
            let error = Diagnostic::error("usage", format!("there is no folder `{}`", root.display()));
            return Err(error.help("`--root` and FACTLINT_ROOT name the folder of the project"));
        }
        Ok(ProjectOptions { config, root, overrides })
    }
}

impl Reading {
    /// What it is to read those paths.
    pub(super) fn request(&self, paths: &[PathBuf]) -> Result<Request, Diagnostic> {
        let (date, format, project) = (self.published.date, self.published.format(), self.place.options()?);
        Ok(Request { paths: paths.to_vec(), date, format, project, ..Request::default() })
    }
}

impl Project {
    /// The same with what else goes over the file.
    pub(super) fn options(&self, fail_on: Option<Level>) -> Result<ProjectOptions, Diagnostic> {
        let size = |value| Setting { value, origin: Origin::CommandLine("--max-file-size") };
        let overrides = overrides(fail_on, self.unverified)?;
        self.place.with(Overrides { file_size: self.max_file_size.map(size), ..overrides })
    }
}

fn overrides(fail_on: Option<Level>, unverified: Option<Unproven>) -> Result<Overrides, Diagnostic> {
    let fail_on = chosen("--fail-on", fail_on, "FACTLINT_FAIL_ON")?;
    let unverified = chosen("--unverified", unverified, "FACTLINT_UNVERIFIED")?;
    Ok(Overrides {
        fail_on: fail_on.map(|(level, origin)| Setting { value: level.into(), origin }),
        unverified: unverified.map(|(how, origin)| Setting { value: how.into(), origin }),
        file_size: None,
    })
}

/// What the environment names; a variable that is empty names nothing.
fn folder_or_file(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// What the command line says, else what the environment says, and which of them.
fn chosen<T: ValueEnum>(
    option: &'static str,
    given: Option<T>,
    variable: &'static str,
) -> Result<Option<(T, Origin)>, Diagnostic> {
    if let Some(given) = given {
        return Ok(Some((given, Origin::CommandLine(option))));
    }
    match env::var_os(variable).filter(|value| !value.is_empty()) {
        None => Ok(None),
        Some(value) => {
            let value = value.to_string_lossy();
            let read = T::from_str(&value, false).map_err(|_| unknown::<T>(variable, &value))?;
            Ok(Some((read, Origin::Environment(variable))))
        }
    }
}

fn unknown<T: ValueEnum>(variable: &str, value: &str) -> Diagnostic {
    let known =
        T::value_variants().iter().filter_map(|variant| Some(variant.to_possible_value()?.get_name().to_owned()));
    Diagnostic::error("settings", format!("the environment variable {variable} is `{value}`"))
        .help(format!("it takes {}", known.collect::<Vec<_>>().join(", ")))
}

//! `factlint fmt`: claims files in their canonical form.

use super::{
    Rewrite,
    inputs::{self, Input, Wanted, shown},
    project::{ProjectOptions, Projects},
    reading,
};
use crate::{claims, diagnostic::Diagnostic};
use std::{io::Read, path::PathBuf};

/// Brings the claims files that `paths` name into canonical form, without writing them.
pub fn format(
    paths: &[PathBuf],
    options: &ProjectOptions,
    mut stdin: &mut dyn Read,
) -> (Vec<Rewrite>, Vec<Diagnostic>) {
    let mut projects = Projects::new(options);
    let (found, mut errors) = inputs::resolve(paths, Wanted::Claims, &mut projects);
    let mut formatted = Vec::new();
    for input in found {
        let (source, path) = match input {
            Input::Claims(path) | Input::Article(path) => {
                let limit = projects.of_file(&path).claims_limit();
                (reading::read_up_to(&path, &shown(&path), limit), Some(path))
            }
            Input::Stdin => {
                let limit = projects.of_run(&[]).claims_limit();
                (reading::read_from(&mut stdin, super::STANDARD_INPUT, limit), None)
            }
        };
        let canonical = source.map_err(|error| vec![error]).and_then(|source| {
            let text = claims::format(&source)?;
            Ok(Rewrite { source, text, path })
        });
        match canonical {
            Ok(file) => formatted.push(file),
            Err(bad) => errors.extend(bad),
        }
    }
    errors.extend(projects.errors);
    (formatted, errors)
}

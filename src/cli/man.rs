//! `factlint man`.

use super::{
    options::{Color, Look},
    output::tell,
};
use crate::diagnostic::Diagnostic;
use clap_mangen::Man;
use std::{fs, io, path::Path};

/// Writes `factlint.1` and a page for each command.
pub(super) fn run(command: clap::Command, folder: &Path) -> io::Result<u8> {
    let failed =
        |error: io::Error| Diagnostic::error("unwritable", format!("cannot write `{}`: {error}", folder.display()));
    let errors: Vec<Diagnostic> = write(command, folder).map_err(failed).err().into_iter().collect();
    tell(&errors, Look { color: Color::Auto })
}

fn write(command: clap::Command, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut program = command;
    program.build();
    let pages = program.get_subcommands().map(|command| (format!("factlint-{}", command.get_name()), command.clone()));
    for (name, command) in pages.chain([("factlint".to_owned(), program.clone())]) {
        let mut page = Vec::new();
        // The title of a page is a name that lives as long as the program: it is told from outside.
        Man::new(command).title(name.to_uppercase()).render(&mut page)?;
        fs::write(folder.join(format!("{name}.1")), page)?;
    }
    Ok(())
}

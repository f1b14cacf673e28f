//! `factlint rules`.

use crate::rules;
use std::io::{self, Write};

pub(super) fn list(out: &mut dyn Write) -> io::Result<u8> {
    table(out)?;
    writeln!(out, "\n`factlint explain NAME` tells what a rule finds and why.")?;
    Ok(0)
}

/// The rules, a line each: name, level, status, what it finds.
pub(super) fn table(out: &mut dyn Write) -> io::Result<()> {
    let name_width = rules::ALL.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    rules::ALL.iter().try_for_each(|rule| {
        let (level, status) = (rule.level(), rule.status.name());
        writeln!(out, "{:name_width$}  {level:7}  {status:7}  {}", rule.name, rule.summary())
    })
}

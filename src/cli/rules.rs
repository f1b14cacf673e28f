//! `factlint rules` and `factlint explain`.

use super::{
    options::{Color, Look},
    output::tell,
};
use crate::{rules, run};
use std::io::{self, Write};

pub(super) fn list(out: &mut dyn Write) -> io::Result<u8> {
    let name_width = rules::ALL.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    for rule in rules::ALL {
        let (level, status) = (rule.level(), rule.status.name());
        writeln!(out, "{:name_width$}  {level:7}  {status:7}  {}", rule.name, rule.summary())?;
    }
    writeln!(out, "\n`factlint explain NAME` tells what a rule finds and why.")?;
    Ok(0)
}

pub(super) fn explain(name: &str, out: &mut dyn Write) -> io::Result<u8> {
    match rules::find(name) {
        Some(rule) => {
            out.write_all(rule.page.as_bytes())?;
            let (level, status, confidence) = (rule.level(), rule.status.name(), rule.confidence.name());
            writeln!(out, "\nLevel: {level}; status: {status}; confidence: {confidence}.").map(|()| 0)
        }
        None => tell(&[run::unknown_rule(name)], Look { color: Color::Auto }),
    }
}

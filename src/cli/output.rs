//! What commands write, and to whom.

use super::options::Look;
use crate::{
    diagnostic::Diagnostic,
    report::{self, terminal},
    run::Rewrite,
};
use similar::TextDiff;
use std::{
    fmt,
    io::{self, Write},
};

/// Something could not be checked, or not be written.
pub(super) const TROUBLE: u8 = 2;

/// Writes for a reader who may go away (`| head`): that changes nothing of what a run comes to.
pub(super) struct Patient<W>(pub(super) W);

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

/// Standard output, whose errors can be told from those of everything else.
pub(super) struct Output<W>(pub(super) W);

/// Standard output takes no more.
#[derive(Debug)]
struct Unwritten(io::Error);

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot write to standard output: {}", self.0)
    }
}

impl std::error::Error for Unwritten {}

/// The error as one of standard output.
pub(super) fn unwritten(error: io::Error) -> io::Error {
    io::Error::new(error.kind(), Unwritten(error))
}

impl<W: Write> Write for Output<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).map_err(unwritten)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().map_err(unwritten)
    }
}

/// What ends the program before its time, as it is told.
pub(super) fn failure(error: &io::Error) -> Diagnostic {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<Unwritten>()) {
        Some(unwritten) => Diagnostic::error("unwritable", unwritten.to_string()),
        None => Diagnostic::error("unreadable", format!("reading or writing failed: {error}")),
    }
}

pub(super) fn show_change(file: &Rewrite, how: &str, out: &mut dyn Write) -> io::Result<()> {
    if !file.changed() {
        return Ok(());
    }
    let diff = TextDiff::from_lines(file.source.text(), file.text.as_str());
    let name = file.source.name();
    let shown = diff.unified_diff().header(name, &format!("{name}, {how}")).to_string();
    out.write_all(report::harmless(&shown).as_bytes())
}

/// Prints errors where the output does not hold them, and says what they make the exit status.
pub(super) fn tell(errors: &[Diagnostic], look: Look) -> io::Result<u8> {
    if errors.is_empty() {
        return Ok(0);
    }
    Patient(io::stderr()).write_all(terminal::render_diagnostics(errors, &look.on(&io::stderr())).as_bytes())?;
    Ok(TROUBLE)
}

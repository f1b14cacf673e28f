//! A fence round the work on one file, or of one rule: a panic there is a fault of the program, and must not take the rest of the run with it.

use crate::diagnostic::Diagnostic;
use std::{
    any::Any,
    cell::Cell,
    panic::{self, AssertUnwindSafe},
    sync::Once,
};

thread_local! {
    static FENCED: Cell<bool> = const { Cell::new(false) };
}

static HOOK: Once = Once::new();

/// Does `work` without a word on standard error; a panic becomes an error that names `what`.
pub(crate) fn fenced<T>(what: &str, work: impl FnOnce() -> T) -> Result<T, Diagnostic> {
    HOOK.call_once(silence_fenced_panics);
    let outer = FENCED.replace(true);
    let outcome = caught(what, work);
    FENCED.set(outer);
    outcome
}

/// Does `work`; a panic becomes an error that names `what`. Touches nothing of the process, so a pure function may use it.
pub(crate) fn caught<T>(what: &str, work: impl FnOnce() -> T) -> Result<T, Diagnostic> {
    // The work only reads what it shares, so a panic leaves nothing half changed behind.
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| internal_error(what, payload.as_ref()))
}

fn silence_fenced_panics() {
    let loud = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !FENCED.get() {
            loud(info);
        }
    }));
}

fn internal_error(what: &str, payload: &(dyn Any + Send)) -> Diagnostic {
    let said = payload.downcast_ref::<&str>().copied().or(payload.downcast_ref::<String>().map(String::as_str));
    let error = Diagnostic::error("internal-error", format!("internal error: `{what}` could not be checked"))
        .help("this is a fault of factlint, not of your files; please report it together with the file");
    match said {
        Some(said) => error.note(said),
        None => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_error_that_names_the_file() {
        let error = fenced("a.txt", || panic!("no such token")).expect_err("it panics");
        assert_eq!(error.code, "internal-error");
        assert_eq!(error.message, "internal error: `a.txt` could not be checked");
        assert_eq!(error.notes, ["no such token"]);
        assert_eq!(fenced("b.txt", || 1).expect("no panic"), 1);
    }
}

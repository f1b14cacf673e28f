//! A bar for work that takes long: on a terminal only, gone before anything is printed.

use crate::run::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::{
    env,
    ffi::OsStr,
    io::{self, IsTerminal},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::Duration,
};

/// Work that is done sooner shows no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the bar is drawn.
const PACE: Duration = Duration::from_millis(100);

/// Does `work`, and shows meanwhile how far `progress` is, unless nobody is there to look or asked for quiet.
pub(super) fn shown<T>(progress: &Progress, quiet: bool, work: impl FnOnce() -> T) -> T {
    let term = env::var_os("TERM");
    if !may_draw(quiet, io::stderr().is_terminal(), term.as_deref()) {
        return work();
    }
    let (done, wait) = channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || draw(progress, &wait));
        // Dropped when the work is done, or fails: that ends the bar.
        let _done = done;
        work()
    })
}

fn may_draw(quiet: bool, terminal: bool, term: Option<&OsStr>) -> bool {
    !quiet && terminal && term.is_none_or(|term| term != "dumb")
}

/// Draws until the other end of `wait` is gone.
fn draw(progress: &Progress, wait: &Receiver<()>) {
    if wait.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
        return;
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} checked, {eta} to go") {
        bar.set_style(style.progress_chars("=> "));
    }
    while wait.recv_timeout(PACE) == Err(RecvTimeoutError::Timeout) {
        if progress.all() > 0 {
            bar.set_length(progress.all() as u64);
            bar.set_position(progress.done() as u64);
        }
    }
    bar.finish_and_clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_drawn_for_whoever_looks() {
        let xterm = Some(OsStr::new("xterm"));
        assert!(may_draw(false, true, xterm) && may_draw(false, true, None));
        assert!(!may_draw(true, true, xterm));
        assert!(!may_draw(false, false, xterm));
        assert!(!may_draw(false, true, Some(OsStr::new("dumb"))));
    }

    #[test]
    fn a_bar_ends_with_the_work() {
        let (progress, (done, wait)) = (Progress::default(), channel());
        drop(done);
        draw(&progress, &wait);
        assert_eq!(shown(&progress, true, || 42), 42);
    }
}

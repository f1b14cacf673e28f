//! How far a run is: counted where the work is done, for whoever shows it.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// How many articles, or changes of them, are to be checked, and how many are.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    all: AtomicUsize,
}

impl Progress {
    /// How many are checked.
    pub fn done(&self) -> usize {
        self.done.load(Relaxed)
    }

    /// How many are to be checked, as far as it is known; 0 before the first.
    pub fn all(&self) -> usize {
        self.all.load(Relaxed)
    }

    pub(super) fn expect(&self, more: usize) {
        self.all.fetch_add(more, Relaxed);
    }

    pub(super) fn step(&self) {
        self.done.fetch_add(1, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use crate::run::{Request, check};
    use std::io;

    #[test]
    fn a_run_tells_how_far_it_is() {
        let request = Request { paths: vec!["-".into()], ..Request::default() };
        check(&request, &mut io::Cursor::new("The talks lasted 85 minutes."));
        assert_eq!((request.progress.done(), request.progress.all()), (1, 1));
    }
}

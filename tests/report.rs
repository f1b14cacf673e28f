//! What the terminal shows of runs that are built by hand.

mod environment;
mod hostile;
mod runs;
mod terminal;

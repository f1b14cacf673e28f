//! What the terminal shows of runs that are built by hand.

mod environment;
mod escapes;
mod hostile;
mod runs;
mod schema;
mod terminal;

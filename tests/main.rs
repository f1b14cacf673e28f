//! Tests of the crate from outside.
#![allow(clippy::unwrap_used)]

mod cli;
mod grammar;
mod page;
mod report;
mod rules;
mod text;
mod verdicts;

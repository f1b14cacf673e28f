//! Tests of the crate from outside.
#![allow(clippy::unwrap_used)]

mod cli;
mod facts;
mod grammar;
mod page;
mod report;
mod rules;
mod text;

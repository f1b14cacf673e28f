//! Tests of the crate from outside.
#![allow(clippy::needless_raw_string_hashes, clippy::unwrap_used)]

mod agree;
mod arithmetic;
mod articles;
mod binding;
mod cli;
mod compare;
mod dates;
mod directory;
mod facts;
mod formats;
mod grammar;
mod manual;
mod modality;
mod page;
mod quotes;
mod readings;
mod readme;
mod report;
mod reports;
mod rules;
mod syntax;
mod text;
mod values;
mod verdicts;

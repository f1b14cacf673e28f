//! Tests.
#![allow(clippy::unwrap_used)]

mod page;
mod report;
mod rules;
mod text;

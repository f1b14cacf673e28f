//! Tests.
#![allow(clippy::unwrap_used)]

mod page;
mod rules;
mod text;

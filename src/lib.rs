//! factlint.

pub mod diagnostic;
pub mod language;
pub mod rules;
pub mod source;
pub mod text;

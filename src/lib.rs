//! factlint.

pub mod claims;
pub mod diagnostic;
pub mod interval;
pub mod language;

pub mod parse;
pub mod source;
pub mod text;
pub mod values;

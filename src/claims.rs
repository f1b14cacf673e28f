//! The claims language: its tree, parser and formatter. `GRAMMAR.md` is its description.

mod check;
mod format;
mod lexis;
mod parser;
mod syntax;

pub use format::format;
pub use parser::parse;
pub use syntax::{Claims, Filter, Literal, Name, Path, Right, Scope, Set, Spanned, Statement, StatementKind, Test};

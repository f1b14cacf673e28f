//! The claims language: its tree, parser and formatter. `GRAMMAR.md` is its description.

mod check;
mod format;
mod lexis;
mod parser;
mod syntax;

pub use format::format;
pub(crate) use lexis::is_statement_word;
pub use parser::parse;
pub use syntax::{Claims, Filter, Literal, Name, Path, Right, Scope, Set, Spanned, Statement, StatementKind, Test};

/// The version of the claims language: it rises where a file that was good is so no more, or means something else.
pub const VERSION: u32 = 1;

//! The tree of a claims file. Every part knows its span, so that a report can point at it.

use crate::{
    interval::Comparison,
    language::vocabulary::Vocabulary,
    source::{Source, Span},
    values::{Value, ValueType},
};
use std::sync::Arc;

/// Something and where it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Spanned<T> {
    /// The thing.
    pub node: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// The same place with what `change` makes of the thing.
    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { node: change(self.node), span: self.span }
    }
}

/// A claims file: its statements, in the order of the file.
#[derive(Clone, Debug)]
pub struct Claims {
    /// The file.
    pub source: Arc<Source>,
    /// The statements that parsed.
    pub statements: Vec<Statement>,
    /// Words of the project's own, which its paths may use.
    pub words: Arc<Vocabulary>,
}

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// All of it, label and reason included.
    pub span: Span,
    /// Its name in reports.
    pub label: Option<Spanned<String>>,
    /// Which of the file's articles it is about; all together where there is none.
    pub scope: Option<Spanned<Scope>>,
    /// What it says.
    pub kind: StatementKind,
    /// Why it is there; shown when it fails or goes unused.
    pub because: Option<Spanned<String>>,
}

/// Which articles a statement is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those of the `article` statement of that name.
    Article(String),
    /// Every article by itself.
    Each,
}

/// What a statement says.
#[expect(
    clippy::large_enum_variant,
    reason = "a claims file holds few of them, and plain fields read better than boxes"
)]
#[derive(Clone, Debug, PartialEq)]
pub enum StatementKind {
    /// `article "GLOB" as NAME`
    Article {
        /// The glob, relative to the claims file.
        glob: Spanned<String>,
        /// The name that scopes use.
        name: Option<Spanned<String>>,
    },
    /// `let NAME = TYPE near "TEXT"`
    Let {
        /// The name of the fact.
        name: Spanned<String>,
        /// The type of its value.
        kind: Spanned<&'static ValueType>,
        /// The text it stands near.
        near: Spanned<String>,
    },
    /// `PATH OP VALUE`
    Claim {
        /// The facts it is about.
        path: Path,
        /// What it claims of them.
        test: Test,
    },
    /// `PATH exists`
    Exists(Path),
    /// `PATH denied`
    Denied(Path),
    /// `PATH absent`
    Absent(Path),
    /// `agree PATH`
    Agree(Path),
    /// `says "SENTENCE"`
    Says(Spanned<String>),
    /// `expect RULE "TEXT"`
    Expect {
        /// The rule's name.
        rule: Spanned<String>,
        /// What the finding's text must hold.
        text: Option<Spanned<String>>,
    },
    /// `allow RULE "TEXT"`
    Allow {
        /// The rule's name.
        rule: Spanned<String>,
        /// What the finding's text must hold.
        text: Option<Spanned<String>>,
    },
}

/// A path: which facts a claim is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// All of it.
    pub span: Span,
    /// The subject's head noun: `call`; without an attribute also `trade-volume`.
    pub subject: Spanned<String>,
    /// The names in parentheses.
    pub participants: Vec<Name>,
    /// The filters in brackets.
    pub filters: Vec<Filter>,
    /// The attribute behind the point.
    pub attribute: Option<Spanned<String>>,
}

/// A name, bare or quoted, its blanks single.
pub type Name = Spanned<String>;

/// `[WORD OP VALUE]`: `by`, `place`, `status`, `date` or any other attribute of the fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// All of it.
    pub span: Span,
    /// What is filtered by.
    pub key: Spanned<String>,
    /// What must hold of it.
    pub test: Test,
}

/// What is claimed of a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// `== V`, `< PATH`
    Compare {
        /// The operator.
        comparison: Comparison,
        /// What stands on the right.
        right: Right,
    },
    /// `~= V +- T`
    Near {
        /// The value.
        value: Literal,
        /// The tolerance, where one is given.
        tolerance: Option<Literal>,
    },
    /// `in LO..HI`, `in [A, B]`
    In(Set),
    /// `contains "TEXT"`, `contains [A, B]`
    Contains(Vec<Literal>),
    /// `matches /RE/`
    Matches {
        /// The regular expression between the slashes, its escaped slashes bare.
        pattern: Spanned<String>,
        /// Whether case is ignored.
        ignore_case: bool,
    },
}

/// The right side of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum Right {
    /// A value.
    Value(Literal),
    /// Another fact.
    Path(Path),
}

/// What `in` may be followed by.
#[expect(
    clippy::large_enum_variant,
    reason = "a claims file holds few of them, and plain fields read better than boxes"
)]
#[derive(Clone, Debug, PartialEq)]
pub enum Set {
    /// From the start of the first to the end of the second; `in 2026-H2` has the same date twice.
    Range(Literal, Literal),
    /// One of these.
    List(Vec<Literal>),
}

/// A value as it is written. A bare number such as 2026 is a number until the fact decides whether it is a year; a bare word is a name; text is read
/// as prose where the fact is typed.
pub type Literal = Spanned<Value>;

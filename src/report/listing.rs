//! The claims of a run without a verdict, a line each.

use super::{Run, foreign, statement};
use crate::claims::StatementKind;
use std::fmt::Write;

/// `FILE:LINE`, which `--select` takes, and the claim with its label.
pub fn listing(run: &Run) -> String {
    let mut lines = String::new();
    for claims in run.suites.iter().map(|suite| &suite.claims) {
        for statement in &claims.statements {
            if matches!(statement.kind, StatementKind::Article { .. } | StatementKind::Let { .. }) {
                continue;
            }
            let label = statement.label.as_ref().map(|label| format!("{}: ", label.node)).unwrap_or_default();
            let line = claims.source.line(statement.span.start) + 1;
            let claim = foreign::line(&format!("{label}{}", statement::written(claims, statement)));
            let _ = writeln!(lines, "{}:{line}  {claim}", foreign::line(claims.source.name()));
        }
    }
    foreign::disarmed(&lines, '·')
}

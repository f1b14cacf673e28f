//! What the settings make of verdicts and statements.

use crate::{
    claims::{Claims, Statement, StatementKind},
    diagnostic::{Diagnostic, Label, Severity},
    settings::{Settings, Unverified},
    verdict::{Case, Verdict},
};

/// Makes an unverified claim a warning where the settings ask for that.
pub(super) fn soften(case: &mut Case, settings: &Settings) {
    if settings.unverified.value == Unverified::Warn
        && case.verdict == Verdict::Unverified
        && let Some(diagnostic) = &mut case.diagnostic
    {
        diagnostic.severity = Severity::Warning;
    }
}

/// An error for each `allow` without a reason, where the settings ask for one.
pub(super) fn unexplained(claims: &Claims, settings: &Settings) -> Vec<Diagnostic> {
    let silent =
        |statement: &&Statement| matches!(statement.kind, StatementKind::Allow { .. }) && statement.because.is_none();
    let asked = settings.allow_needs_reason.value;
    let statements = claims.statements.iter().filter(|_| asked).filter(silent);
    let told = statements.map(|statement| {
        Diagnostic::error("allow-without-reason", "this `allow` does not say why")
            .label(Label::new(&claims.source, statement.span, "no reason"))
            .help("end it in `because \"the reason\"`, which the report shows; `allow-needs-reason` in factlint.toml asks for it")
    });
    told.collect()
}

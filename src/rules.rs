//! The registry of rules. A rule is `rules/NAME.rs` with its page `rules/NAME.md`, a `mod` line and a line in [`ALL`].

mod truncated_sentence;

use crate::{
    diagnostic::{Diagnostic, Severity},
    text::Article,
};

/// Every rule, sorted by name.
pub const ALL: &[&dyn Rule] = &[&truncated_sentence::TruncatedSentence];

/// One check of one article.
pub trait Rule: Sync {
    /// Its name in kebab case; reads well behind "allow".
    fn name(&self) -> &'static str;
    /// Its page: what it finds, why it matters, examples. The examples are its tests.
    fn page(&self) -> &'static str;
    /// The level of its findings.
    fn severity(&self) -> Severity;
    /// Everything it finds in `article`.
    fn check(&self, article: &Article) -> Vec<Diagnostic>;

    /// What it finds, in the one sentence that stands below the heading of its page.
    fn summary(&self) -> &'static str {
        self.page().lines().skip(1).find(|line| !line.is_empty()).unwrap_or_default()
    }
}

/// The rule of that name.
pub fn find(name: &str) -> Option<&'static dyn Rule> {
    ALL.iter().copied().find(|rule| rule.name() == name)
}

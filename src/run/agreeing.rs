//! Articles that are held against each other, read from files.

use super::{Request, read_articles};
use crate::{agreement::agreement, diagnostic::Diagnostic, facts::Analysis, report::agreement::Agreed};
use std::io::Read;

/// Reads articles, and holds them against each other. What cannot be read is told, and the others are compared without it.
pub fn agree(request: &Request, stdin: &mut dyn Read) -> Agreed {
    let (articles, mut errors) = read_articles(request, stdin);
    if articles.len() < 2 && errors.is_empty() {
        let error = Diagnostic::error("nothing-to-check", "there is one article: nothing to hold it against");
        errors.push(error.help("name two articles or more"));
    }
    let analyses: Vec<&Analysis> = articles.iter().map(|article| &article.analysis).collect();
    let agreement = agreement(&analyses);
    Agreed { articles, agreement, errors }
}

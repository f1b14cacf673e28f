//! The persons of an article as they are named, for the rules about names and titles.

use crate::{
    facts::Analysis,
    source::Span,
    values::{NameKind, Value},
};

/// A name in running text.
pub(super) struct Naming<'a> {
    /// Titles aside.
    pub(super) span: Span,
    /// As it is written.
    pub(super) text: &'a str,
    /// The full name that the article has for it.
    pub(super) name: &'a str,
    /// What bears it.
    pub(super) kind: NameKind,
}

impl<'a> Naming<'a> {
    /// The last of its words.
    pub(super) fn surname(&self) -> &'a str {
        self.text.rsplit(' ').next().unwrap_or_default()
    }

    /// The first of its words, where it has several.
    pub(super) fn given(&self) -> Option<&'a str> {
        self.text.split_once(' ').map(|(given, _)| given)
    }
}

/// Every name, in the order of the text.
pub(super) fn read(analysis: &Analysis) -> Vec<Naming<'_>> {
    let mentions = analysis.facts.iter().filter(|fact| fact.subject == "mention");
    mentions
        .filter_map(|fact| match &fact.value {
            Value::Name(name) => {
                let text = analysis.article.slice(fact.span);
                Some(Naming { span: fact.span, text, name: &name.name, kind: name.kind })
            }
            _ => None,
        })
        .collect()
}

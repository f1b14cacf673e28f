//! Counted things that a path names by what they do or undergo: `people.killed`, `trains.cancelled`, `deaths.count`.

use crate::{
    facts::Fact,
    language::{
        lemma::{self, lower},
        lexicon,
    },
    text::Article,
    values::Value,
};

/// What a path may say of counted things.
pub(super) struct Deed<'a> {
    /// As the attribute: `people.killed`.
    attribute: Option<&'a str>,
    /// As the subject, where no more than the number is asked for: `deaths.count`.
    subject: Option<&'a str>,
}

impl<'a> Deed<'a> {
    /// `subject` and `attribute` are those of the path, in lower case.
    pub(super) fn of(subject: &'a str, attribute: Option<&'a str>) -> Self {
        let counts = attribute.is_none_or(|attribute| matches!(attribute, "count" | "number" | "total"));
        Self { attribute, subject: counts.then_some(subject) }
    }

    /// Whether the path names `fact` so; `is_named` tells whether its subject is what the fact counts.
    pub(super) fn fits(&self, fact: &Fact, is_named: bool, article: &Article) -> bool {
        let asked = if is_named { self.attribute } else { self.subject };
        let Some((asked, deed)) = asked.zip(fact.provenance.deed) else { return false };
        matches!(fact.value, Value::Count(_) | Value::Number(_) | Value::Percent(_))
            && same(asked, &lower(article.slice(deed)))
    }
}

/// Whether two words are forms of one verb, or say that the same happened to people.
fn same(asked: &str, stated: &str) -> bool {
    asked == stated
        || lemma::verb(asked) == lemma::verb(stated)
        || lexicon::casualty(asked).is_some_and(|asked| lexicon::casualty(stated) == Some(asked))
}

//! Times of events that a path names by the verb where the article has the noun, or the other way round: `tannock.born` of
//! `birth(Moira Tannock).date`, `meeting.date` of `team.meet`.

use super::bearers::Bearer;
use crate::{
    facts::Fact,
    language::lexicon::{EventKind, Shape},
    values::Value,
};

/// The kind of event that a path speaks of.
pub(super) struct Told<'a> {
    bearer: &'a Bearer<'a>,
    /// By its attribute: `tannock.born`.
    by_verb: Option<&'static str>,
    /// By its subject, where it asks for when that was: `meeting.date`.
    by_noun: Option<&'static str>,
}

impl<'a> Told<'a> {
    /// `subject` and `attribute` are those of the path, in lower case.
    pub(super) fn of(subject: &str, attribute: Option<&str>, bearer: &'a Bearer<'a>) -> Self {
        // Who visited and who was visited stand in one list: of them a verb would tell the wrong one.
        let kind =
            |kind: Option<&'static EventKind>| kind.filter(|kind| kind.shape != Shape::Directed).map(|kind| kind.name);
        let by_noun =
            attribute.filter(|attribute| *attribute == "date").and_then(|_| kind(EventKind::of_noun(subject)));
        Self { bearer, by_verb: attribute.and_then(|verb| kind(EventKind::of_verb(verb))), by_noun }
    }

    /// Whether the path names `fact` so.
    pub(super) fn fits(&self, fact: &Fact) -> bool {
        if !matches!(fact.value, Value::Date(_)) {
            return false;
        }
        let asks = |asked: Option<&str>, stated: Option<&EventKind>| {
            asked.is_some_and(|asked| stated.is_some_and(|stated| stated.name == asked))
        };
        let told = self.by_verb.is_some()
            && fact.attribute == "date"
            && self.bearer.is_in(fact)
            && asks(self.by_verb, EventKind::of_noun(&fact.subject));
        told || self.by_noun.is_some() && asks(self.by_noun, EventKind::of_verb(&fact.attribute))
    }
}

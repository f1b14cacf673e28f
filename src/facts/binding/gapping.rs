//! What is left out where it was told before: "Japan has given $3 million and Germany $2 million".

use super::{Binder, Site};
use crate::facts::entities::NameSpan;
use std::ops::Range;

impl Binder<'_> {
    /// The place of a value whose verb stands before another: in "won 54% of the vote to Dufresne's 43%" and "Japan has given $3 million and Germany $2
    /// million" the name right before the second does what is told; in "fined Brightspark £4.5m and Voltix £2.1m" it is done to it.
    pub(super) fn gapped(&self, site: Site, tokens: &Range<usize>) -> Site {
        let clause = &self.clause;
        let Some(name) = self.gapping_name(tokens) else { return site };
        let first = name.tokens.start;
        let Some((other, _)) = self.values.iter().rev().find(|(other, _)| other.end < first) else { return site };
        let Some(verb) = clause.verb_before(other.start) else { return site };
        let subject = clause.subject_of(verb).map(|phrase| phrase.head).filter(|head| clause.name_at(*head).is_some());
        let beside = other.start.checked_sub(1).and_then(|at| clause.name_at(at));
        let done_to = beside.is_some_and(|name| name.tokens.start > verb);
        match subject {
            Some(subject) if done_to => Site::Verb { verb, subject: Some(subject) },
            Some(_) => Site::Verb { verb, subject: Some(name.tokens.end - 1) },
            None => site,
        }
    }

    /// The name between a conjunction and the value in `tokens`, with nothing behind that the value could be of.
    fn gapping_name(&self, tokens: &Range<usize>) -> Option<&NameSpan> {
        let clause = &self.clause;
        let before = tokens.start.checked_sub(1)?;
        let has = before > 0 && clause.is_possessive(before);
        let name = clause.name_at(before - usize::from(has))?;
        let joint = name.tokens.start.checked_sub(1)?;
        let goes_on = clause.is(joint, &["and", "but", "while"]) || matches!(clause.word(joint), "," | ";");
        let leads = has && clause.is(joint, &["to", "against", "than"]);
        let end = clause.word(tokens.end);
        let ends = matches!(end, "." | "," | ";" | "") || clause.is(tokens.end, &["and", "for", "in", "on"]);
        (ends && (goes_on || leads)).then_some(name)
    }
}

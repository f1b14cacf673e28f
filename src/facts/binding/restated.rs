//! Values that go on from another of their sentence: they say the same in other words, or the same of something else.

use super::{Binder, Binding, Site};
use crate::{language::words::WordClass, values::Value};
use std::{mem::discriminant, ops::Range};

impl Binder<'_> {
    /// "Some 287,000 homes, or one in eight, were empty": another form of the value before is bound to what that is, as evidence.
    pub(super) fn restated(&self, value: &Value, tokens: &Range<usize>) -> Option<Vec<Binding>> {
        let clause = &self.clause;
        let or = tokens.start.checked_sub(1).filter(|at| *at > clause.start() && clause.is(*at, &["or"]))?;
        let closes = match clause.word(or - 1) {
            "," => matches!(clause.word(tokens.end), "," | "."),
            "(" => clause.word(tokens.end) == ")",
            _ => false,
        };
        let measures = |value: &Value| !matches!(value, Value::Date(_) | Value::Time(_) | Value::Ordinal(_));
        let (before, other) = self.values.iter().rfind(|(other, _)| other.end < or)?;
        let told_between = (before.end..or).any(|at| clause.is_finite_verb(at));
        if !closes || told_between || !measures(value) || !measures(other) {
            return None;
        }
        let bound = self.named(self.decide(other, before)?.site, value, tokens);
        Some(bound.into_iter().map(|binding| Binding { firm: false, ..binding }).collect())
    }

    /// "compensation of £5m for each victim and £2m for the hurt": what the value before is of, where the tree has a word between the two.
    pub(super) fn paired(&self, site: Site, value: &Value, tokens: &Range<usize>) -> Site {
        let clause = &self.clause;
        let joined =
            tokens.start.checked_sub(1).is_some_and(|at| clause.is(at, &["and", "but"]) || clause.word(at) == ",");
        let leads = clause.class(tokens.end) == Some(WordClass::Preposition) && !clause.is(tokens.end, &["of"]);
        if !joined || !leads {
            return site;
        }
        let Site::Noun(noun) = site else { return site };
        let same = |(other, before): &&(Range<usize>, &Value)| {
            other.end < noun
                && discriminant(*before) == discriminant(value)
                && clause.lower(other.end) == clause.lower(tokens.end)
        };
        let first = self.values.iter().rev().find(same).filter(|_| noun < tokens.start);
        first.and_then(|(other, before)| self.decide(before, other)).map_or(site, |decision| decision.site)
    }
}

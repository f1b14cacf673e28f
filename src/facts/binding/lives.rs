//! The days between which somebody lived: "Ann Lee (3 May 1941 – 19 January 2027)".

use super::{Binder, Binding, naming::binding};
use crate::{
    facts::entities::NameSpan,
    values::{Grain, Value},
};
use std::ops::Range;

/// How many tokens may stand in the brackets before a date.
const LONGEST_LIFE: usize = 12;

impl Binder<'_> {
    /// A birth or death in the brackets behind the name of a person, as evidence.
    pub(super) fn lived(&self, value: &Value, tokens: &Range<usize>) -> Option<Vec<Binding>> {
        let clause = &self.clause;
        let day = matches!(value, Value::Date(date) if date.grain == Grain::Day);
        let dash = |at: usize| clause.is_hyphen(at) || clause.word(at) == "—";
        let before = tokens.start.checked_sub(1).filter(|_| day)?;
        if let Some(name) = self.dead_of_notice(tokens) {
            return Some(vec![binding("death".to_owned(), "date".to_owned(), vec![clause.entities.actor(name)], true)]);
        }
        let event = match () {
            () if dash(tokens.end) && self.values.iter().any(|(other, _)| other.start == tokens.end + 1) => "birth",
            () if dash(before) && clause.word(tokens.end) == ")" => "death",
            () => return None,
        };
        let name = self.name_before_bracket(tokens.start)?;
        Some(vec![binding(event.to_owned(), "date".to_owned(), vec![clause.entities.actor(name)], false)])
    }

    /// "Ann Lee, engineer, born 3 May 1935; died 28 November 2026": whose death the end of an obituary tells.
    fn dead_of_notice(&self, tokens: &Range<usize>) -> Option<&NameSpan> {
        let clause = &self.clause;
        let died = tokens.start.checked_sub(1).filter(|at| clause.is(*at, &["died"]))?;
        let mark = died.checked_sub(1).filter(|at| matches!(clause.word(*at), ";" | ","))?;
        let born = |at: usize| at > clause.start() && clause.is(at - 1, &["born"]);
        let birth = self.values.iter().find(|(other, _)| other.end == mark && born(other.start));
        birth.and_then(|_| clause.name_at(clause.start())).filter(|name| clause.is_person(name.tokens.start))
    }

    /// The person whose name stands before the brackets that token `at` is in.
    fn name_before_bracket(&self, at: usize) -> Option<&NameSpan> {
        let clause = &self.clause;
        let inside = (clause.start()..at).rev().take(LONGEST_LIFE);
        let bracket = inside.into_iter().find(|at| matches!(clause.word(*at), "(" | ")"))?;
        let last = bracket.checked_sub(1).filter(|last| clause.word(bracket) == "(" && clause.is_person(*last))?;
        clause.name_at(last)
    }
}

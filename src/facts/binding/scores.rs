//! Scores and tallies: results of matches, how they stood, and votes.

use super::{Binder, Binding, Site, naming::binding};
use crate::{facts::events::Event, language::tags::Upos, values::Value};
use std::ops::Range;

impl Binder<'_> {
    /// "Harbour City 3-1 Ashby Albion", "beat Ashby Albion 3-1": a score is that of a match.
    pub(super) fn scored(&self, value: &Value, tokens: &Range<usize>) -> Vec<Binding> {
        let clause = &self.clause;
        let sides = [tokens.start.checked_sub(1), Some(tokens.end)].map(|at| at.and_then(|at| clause.name_at(at)));
        if let [Some(home), Some(away)] = sides {
            let mut names = vec![clause.entities.actor(home), clause.entities.actor(away)];
            names.sort();
            return vec![binding("match".to_owned(), "score".to_owned(), names, self.is_sure_ground())];
        }
        let is_played = |event: &&Event| event.kind.name == "match" && event.tokens.end <= tokens.start;
        let played = self.here().rfind(|event| is_played(event) && event.participants.len() == 2);
        // Right behind the verb, or the side that was beaten, it is that of no other match.
        let is_beside = |event: &Event| {
            event.tokens.end == tokens.start
                || sides[0].is_some_and(|name| event.participants.contains(&clause.entities.actor(name)))
        };
        let of_match = |event| {
            let binding = self.of_event(event, "score");
            Binding { firm: binding.firm && is_beside(event) && self.is_sure_ground(), ..binding }
        };
        if let Some(bound) = self.standing(value, tokens) {
            return bound;
        }
        played.map(of_match).map_or_else(|| self.tallied(value, tokens), |binding| vec![binding])
    }

    /// "a 2-1 lead", "was ahead 60-43": how it stood, and no result.
    fn standing(&self, value: &Value, tokens: &Range<usize>) -> Option<Vec<Binding>> {
        let (clause, tree) = (&self.clause, self.clause.tree());
        let lead = Some(tokens.end).filter(|at| clause.is(*at, &["lead", "advantage", "deficit"]));
        let before =
            tokens.start.checked_sub(1).filter(|at| clause.is(*at, &["ahead", "behind", "level", "up", "down"]));
        let copula = before.and_then(|at| at.checked_sub(1)).filter(|at| tree.upos(*at) == Some(Upos::Aux));
        let subject = copula.and_then(|at| clause.subject_of(at)).map(|subject| subject.head);
        let site = lead.map(Site::Noun).or(subject.map(Site::Copula))?;
        let bound = self.named(site, value, tokens).into_iter();
        Some(bound.map(|binding| Binding { attribute: "score".to_owned(), firm: false, ..binding }).collect())
    }

    /// "Councillors voted 9-4", "the board voted by 7-2": a tally right behind its verb, as evidence.
    fn tallied(&self, value: &Value, tokens: &Range<usize>) -> Vec<Binding> {
        let clause = &self.clause;
        let Some(before) = tokens.start.checked_sub(1) else { return Vec::new() };
        let verb = before.saturating_sub(usize::from(clause.is(before, &["by"])));
        let subject = Some(verb).filter(|verb| clause.is_finite_verb(*verb)).and_then(|verb| clause.subject_of(verb));
        let site = subject.map(|subject| Site::Verb { verb, subject: Some(subject.head) });
        let bound = site.map(|site| self.named(site, value, tokens)).unwrap_or_default();
        bound.into_iter().map(|binding| Binding { firm: false, ..binding }).collect()
    }
}

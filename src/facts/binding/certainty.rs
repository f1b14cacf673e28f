//! What must hold of a binding that is firm, beside that both deciders agree: grounds for doubt that neither of them sees.

use super::{Binder, Binding, Site};
use crate::{
    facts::entities::NameSpan,
    language::{
        lexicon,
        tags::{Penn, Relation, Upos},
    },
    values::Value,
};
use std::ops::Range;

/// Sentences that are longer are often read wrongly.
const SURE_LENGTH: usize = 60;

/// What the sides of a verb are to it.
const SIDES: [Relation; 4] = [Relation::Nsubj, Relation::NsubjPass, Relation::Obj, Relation::OblAgent];

/// What is numbered to tell where on a way or in a time something is: "the 88th minute".
const SCALES: [&str; 8] = ["minute", "hour", "kilometer", "kilometre", "mile", "lap", "time", "floor"];

impl Binder<'_> {
    /// Whether trees of such sentences are mostly right.
    pub(super) fn is_sure_ground(&self) -> bool {
        let clause = &self.clause;
        let capitals = |at: usize| clause.word(at).chars().all(|letter| !letter.is_lowercase());
        self.english && clause.end() - clause.start() <= SURE_LENGTH && !(clause.start()..clause.end()).all(capitals)
    }

    /// Whether there is a finite verb: in headlines, items of lists and what the tagger misreads there is none.
    fn is_clause(&self) -> bool {
        let tree = self.clause.tree();
        let finite = |at: usize| matches!(tree.penn(at), Some(Penn::Vbd | Penn::Vbz | Penn::Vbp | Penn::Md));
        (self.clause.start()..self.clause.end()).any(finite)
    }

    /// Whether nothing stands between a value and the verb it is said to belong to that may have it instead.
    pub(super) fn is_sure_site(&self, site: Site, tokens: &Range<usize>) -> bool {
        let Site::Verb { verb, .. } = site else { return true };
        let participle = matches!(self.clause.tree().penn(verb), Some(Penn::Vbg | Penn::Vbn | Penn::Vb));
        let interrupted = verb < tokens.start && self.is_interrupted(verb + 1..tokens.start);
        // "led after 14 minutes" tells when, not how long.
        let after = tokens.start.checked_sub(1).is_some_and(|before| self.clause.is(before, &["after"]));
        !interrupted && !after && (!participle || self.is_clause())
    }

    /// A comma behind which no value stands.
    fn is_interrupted(&self, mut between: Range<usize>) -> bool {
        between.any(|at| self.clause.word(at) == ",")
    }

    /// Whether a verb over a place has a name among its sides. Who has no part in a fact by both deciders may have one all the same.
    pub(super) fn has_named_side(&self, site: Site) -> bool {
        let tree = self.clause.tree();
        let verb = match site {
            Site::Verb { verb, .. } => Some(verb),
            Site::Noun(at) | Site::Copula(at) => tree.ancestors(at).find(|at| tree.upos(*at) == Some(Upos::Verb)),
        };
        let Some(verb) = verb else { return false };
        let named =
            |head: usize| self.clause.entities.within(tree.subtree(head)).iter().any(|name| !self.tells_where(name));
        let sides = tree.children(verb).filter(|child| tree.is(*child, &SIDES));
        let goals = tree.children(verb).filter(|child| {
            let case = tree.child(*child, &[Relation::Case]);
            case.is_some_and(|case| self.clause.is(case, &["to", "into", "with", "against"]))
        });
        sides.chain(self.subject(verb)).any(named) || goals.into_iter().any(|at| self.clause.name_at(at).is_some())
    }

    /// "the summit in Paris": where something is takes no part in it.
    fn tells_where(&self, name: &NameSpan) -> bool {
        let before = name.tokens.start.checked_sub(1);
        before.is_some_and(|at| self.clause.is(at, &["in", "at", "near", "outside", "across"]))
    }

    /// Whether what a binding says is plain: a date that is known, parties with names, a rank among things and not on a scale.
    pub(super) fn is_plain(binding: &Binding, value: &Value) -> bool {
        let dated = !matches!(value, Value::Date(date) if date.best().is_none());
        let named = binding.participants.iter().all(|name| name.chars().next().is_some_and(char::is_uppercase));
        let scale = lexicon::is_calendar_unit(&binding.subject) || SCALES.contains(&binding.subject.as_str());
        let ranked = !(matches!(value, Value::Ordinal(_)) && scale);
        // A figure before a name is part of one more often than it counts.
        let counted = binding.attribute != "count" || !matches!(binding.subject.as_str(), "organization" | "place");
        dated && named && ranked && counted
    }
}

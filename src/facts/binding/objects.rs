//! Objects of verbs: what is acted upon, and nouns that go with their verb.

use super::Binder;
use crate::language::{
    lemma,
    tags::{Relation, Upos},
};

impl Binder<'_> {
    /// The object of a verb where it is a common noun; of a counted one the noun that is counted.
    pub(super) fn object_of(&self, verb: usize) -> Option<usize> {
        let tree = self.clause.tree();
        let object = tree.child(verb, &[Relation::Obj])?;
        let value = self.values.iter().find(|(tokens, _)| tokens.contains(&object));
        let noun = match value {
            Some((tokens, _)) => tokens
                .clone()
                .flat_map(|at| tree.children(at))
                .find(|child| *child >= tokens.end && tree.is(*child, &[Relation::Nmod])),
            None => Some(self.before_complement(object)),
        };
        // "pleaded guilty", "took effect": a bare noun goes with its verb and names nothing.
        let bare = |at: usize| at == verb + 1 && !lemma::is_plural(&self.clause.lower(at));
        let noun = noun.map(|at| self.end_of_compound(at)).filter(|at| self.is_common_noun(*at) && !bare(*at));
        noun.filter(|at| !self.values.iter().any(|(tokens, _)| self.is_unit(*at, tokens)))
    }

    /// "rated the school inadequate": the noun before an adjective that the tree takes for the object.
    fn before_complement(&self, object: usize) -> usize {
        let tree = self.clause.tree();
        let noun = object.checked_sub(1).filter(|at| tree.upos(*at) == Some(Upos::Noun));
        noun.filter(|_| tree.upos(object) == Some(Upos::Adj)).unwrap_or(object)
    }

    /// "made landfall", "took office": a noun in the singular that goes with its verb.
    pub(super) fn bare_object(&self, verb: usize) -> Option<usize> {
        let (clause, tree) = (&self.clause, self.clause.tree());
        let object = tree.child(verb, &[Relation::Obj, Relation::Xcomp]).filter(|object| *object == verb + 1)?;
        let ends = tree.upos(object + 1) == Some(Upos::Adp);
        let noun = tree.upos(object) == Some(Upos::Noun) || ends && tree.upos(object) == Some(Upos::Adj);
        let bare = clause.is_open(object) && noun && !clause.is(object, &["place"]);
        (bare && !lemma::is_plural(&clause.lower(object))).then_some(object)
    }

    /// "the federal funds rate": the last noun of a run, wherever the tree has its head.
    fn end_of_compound(&self, noun: usize) -> usize {
        let goes_on = |at: &usize| {
            let value = self.values.iter().any(|(tokens, _)| tokens.contains(at));
            !value && self.clause.tree().upos(*at) == Some(Upos::Noun) && self.is_common_noun(*at)
        };
        (noun + 1..self.clause.end()).take_while(goes_on).last().unwrap_or(noun)
    }
}

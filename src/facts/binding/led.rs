//! Values that a noun leads in: "an average of $5", "a depth of 14 km", ", an increase of 3 %". The noun says what sort of figure it is, and not what it is
//! about.

use super::{Binder, Binding};
use crate::{
    language::{lemma, lexicon, tags::Upos, words::WordClass},
    values::Value,
};
use std::ops::Range;

/// How many words of a description may stand between "against" and a noun.
const COMPARED: usize = 4;

/// A value with the noun that leads it in.
pub(super) struct Led {
    /// The tokens of both.
    pub(super) tokens: Range<usize>,
    /// The attribute that the noun gives, if it does.
    pub(super) attribute: Option<String>,
}

impl Binder<'_> {
    /// "saved [an average of $5]", "struck at [a depth of 14 km]", "[a total of 12] people".
    pub(super) fn led(&self, value: &Value, tokens: &Range<usize>) -> Option<Led> {
        let clause = &self.clause;
        let (noun, start) = self.noun_of(tokens)?;
        let word = lemma::noun(&clause.lower(noun)).into_owned();
        let dimension = lexicon::is_dimension(&word);
        if !dimension && !lexicon::is_statistic(&word) {
            return None;
        }
        let counts = matches!(value, Value::Count(_)) && clause.tree().upos(tokens.end) == Some(Upos::Noun);
        let before = start.checked_sub(1).filter(|at| *at >= clause.start());
        // "against one-off costs of £5m": what something is held against is named by itself.
        let compared = before.is_some_and(|at| clause.is(at, &["against", "than"]))
            || (clause.start()..start).rev().take(COMPARED).any(|at| clause.is(at, &["against"]));
        let governed = before.filter(|_| !compared).is_some_and(|at| {
            matches!(clause.class(at), Some(WordClass::Preposition | WordClass::Conjunction))
                || clause.tree().upos(at) == Some(Upos::Verb)
        });
        (governed || counts).then(|| Led { tokens: start..tokens.end, attribute: dimension.then_some(word) })
    }

    /// "reached $44.15, an increase of 3.4 %": by how much the value before came to be what it is.
    pub(super) fn change_of_value(&self, tokens: &Range<usize>) -> Option<Vec<Binding>> {
        let clause = &self.clause;
        let (noun, start) = self.noun_of(tokens)?;
        let word = lemma::noun(&clause.lower(noun)).into_owned();
        let comma = start.checked_sub(1).filter(|at| clause.word(*at) == ",")?;
        if !lexicon::is_change(&word) || clause.class(start) != Some(WordClass::Article) {
            return None;
        }
        let told = |(other, value): &&(Range<usize>, &Value)| {
            other.end <= comma && !matches!(value, Value::Date(_) | Value::Time(_) | Value::Ordinal(_))
        };
        let (whole, value) = self.values.iter().rfind(told)?;
        // Another clause between them may be what changed.
        if (whole.end..comma).any(|at| clause.is_finite_verb(at) || clause.word(at) == ";") {
            return None;
        }
        let decision = self.decide(value, whole)?;
        let bound = self.named(decision.site, value, whole).into_iter();
        let changed =
            bound.map(|binding| Binding { attribute: word.clone(), firm: binding.firm && decision.firm, ..binding });
        Some(changed.map(|binding| Binding { provenance: decision.provenance, ..binding }).collect())
    }

    /// The noun that "of" joins to the value, and where its phrase begins.
    fn noun_of(&self, tokens: &Range<usize>) -> Option<(usize, usize)> {
        let clause = &self.clause;
        let of = tokens.start.checked_sub(1).filter(|at| *at > clause.start() && clause.is(*at, &["of"]))?;
        let noun = of - 1;
        let own = clause.name_at(noun).is_none() && self.other_value(noun, tokens).is_none();
        if !own || !clause.is_open(noun) {
            return None;
        }
        let describes = |at: &usize| {
            clause.tree().upos(*at) == Some(Upos::Adj)
                || matches!(clause.class(*at), Some(WordClass::Article | WordClass::Determiner))
        };
        let start = (clause.start()..noun).rev().take_while(describes).last().unwrap_or(noun);
        Some((noun, start))
    }
}

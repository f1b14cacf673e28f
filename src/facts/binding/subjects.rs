//! Subjects of verbs that a value is attached to: what a date or measure was taken for, what a count counts, and nouns that are verbs.

use super::{Binder, Site, local};
use crate::{
    language::{lemma, lexicon, tags::Penn, words::WordClass},
    values::Value,
};
use std::ops::Range;

impl Binder<'_> {
    /// "is expected to peak at 7.2 metres": a noun right behind "expected to" and the like is a verb.
    pub(super) fn done(&self, site: Site) -> Site {
        let Site::Noun(noun) = site else { return site };
        let clause = &self.clause;
        let Some(verb) = noun.checked_sub(2).filter(|at| *at >= clause.start() && clause.is(noun - 1, &["to"])) else {
            return site;
        };
        let word = clause.lower(verb);
        let awaits = lexicon::modality_at(&word).iter().any(|(phrase, _)| phrase.last() == Some(&"to"));
        if !awaits || lemma::is_plural(&clause.lower(noun)) || clause.name_at(noun).is_some() {
            return site;
        }
        Site::Verb { verb: noun, subject: clause.subject_of(verb).map(|subject| subject.head) }
    }

    /// Whether the subject of a verb is part of a date or measure, which does nothing: "the distance walked in six minutes had improved".
    pub(super) fn is_told_of_value(&self, site: Site, tokens: &Range<usize>) -> bool {
        let told = |subject| self.measure_at(subject, tokens).is_some() || self.counted_by(subject, tokens).is_some();
        matches!(site, Site::Verb { subject: Some(subject), .. } if told(subject))
    }

    /// What the count or share counts that a token belongs to: the suspects in "Two of the suspects were arrested on Sunday".
    fn counted_by(&self, at: usize, tokens: &Range<usize>) -> Option<usize> {
        let (other, value) = self.other_value(at, tokens)?;
        let counts = matches!(value, Value::Count(_) | Value::Number(_) | Value::Percent(_));
        let pattern = local::pattern(self, value, other).filter(|_| counts)?;
        let Site::Noun(noun) = pattern.site else { return None };
        (!other.contains(&noun)).then_some(noun)
    }

    /// The tokens of the date or measure that a token belongs to; of the value in `tokens` itself where that is a date: "Ministers last week approved".
    fn measure_at(&self, at: usize, tokens: &Range<usize>) -> Option<&Range<usize>> {
        let (other, value) = self.values.iter().find(|(other, _)| other.contains(&at))?;
        let dated = matches!(value, Value::Date(_) | Value::Time(_));
        let measures = matches!(value, Value::Duration(_) | Value::Quantity(_)) && !tokens.contains(&at);
        (dated || measures).then_some(other)
    }

    /// A verb with the noun before the date or measure that was taken for its subject: what "that has gripped the interior since July" is said of, or the
    /// distance in "the distance walked in six minutes".
    pub(super) fn outside_values(&self, site: Site, tokens: &Range<usize>) -> Site {
        let Site::Verb { verb, subject: Some(subject) } = site else { return site };
        if let Some(noun) = self.counted_by(subject, tokens) {
            return Site::Verb { verb, subject: Some(noun) };
        }
        let Some(measure) = self.measure_at(subject, tokens) else { return site };
        let clause = &self.clause;
        let tells = |at: usize| clause.is_finite_verb(at) || clause.class(at) == Some(WordClass::Auxiliary);
        let relative = (clause.start() + 1..measure.start)
            .find(|at| clause.is(*at, &["that", "which", "who"]) && (at + 1..measure.start).any(tells));
        let skipped = |at: &usize| {
            clause.class(*at) == Some(WordClass::Preposition)
                || matches!(clause.tree().penn(*at), Some(Penn::Vbn | Penn::Vbd | Penn::Vbg | Penn::Rb))
        };
        let end = relative.or_else(|| (clause.start()..measure.start).rev().find(|at| !skipped(at)).map(|at| at + 1));
        let end = end.map(|end| if clause.word(end.wrapping_sub(1)) == "," { end - 1 } else { end });
        // "said Thursday that profit doubled"
        let said = || measure.start.checked_sub(1).is_some_and(|at| lexicon::speech(&clause.lower(at)).is_some());
        let phrase = if clause.is(measure.end, &["that"]) && said() {
            clause.subject_of(verb)
        } else {
            end.and_then(|end| clause.phrase_before(end)).map(|phrase| clause.out_of_prepositions(phrase))
        };
        let subject = phrase.map(|phrase| phrase.head).filter(|head| self.other_value(*head, tokens).is_none());
        Site::Verb { verb, subject }
    }
}

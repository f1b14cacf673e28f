//! Subjects of verbs that a value is attached to: what a date or measure was taken for, what a count counts, and nouns that are verbs.

use super::{Binder, Site, local, tree};
use crate::{
    interval::Decimal,
    language::{
        lemma, lexicon,
        tags::{Penn, Relation, Upos},
        words::WordClass,
    },
    values::Value,
};
use std::ops::Range;

/// Words for a part of the things that "of" leads to.
const PARTITIVES: [&str; 9] = ["one", "some", "many", "most", "several", "few", "none", "each", "both"];

/// Verbs that have "it" for what an infinitive tells.
const EXPLETIVE: [&str; 2] = ["take", "cost"];

/// So many words may stand behind the conjunction of a compound: "port and fishing workers".
const LONGEST_COMPOUND: usize = 4;

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

    /// "14 oil and gas fields": several are of the plural that a singular and what it is coordinated with stand before.
    pub(super) fn of_compound(&self, site: Site, value: &Value) -> Site {
        let Site::Noun(noun) = site else { return site };
        let (clause, tree) = (&self.clause, self.clause.tree());
        let several = matches!(value, Value::Count(_))
            && value.measure().and_then(|measure| measure.stated).is_some_and(|stated| stated != Decimal::ONE);
        let singular = tree.upos(noun) == Some(Upos::Noun) && !lemma::is_plural(&clause.lower(noun));
        if !several || !singular || !clause.is(noun + 1, &["and", "or"]) {
            return site;
        }
        let inside =
            |at: &usize| matches!(tree.upos(*at), Some(Upos::Noun | Upos::Adj)) || tree.penn(*at) == Some(Penn::Vbg);
        let last = (noun + 2..noun + 2 + LONGEST_COMPOUND).take_while(inside).last();
        let plural = |at: &usize| *at > noun + 2 && lemma::is_plural(&clause.lower(*at));
        last.filter(plural).map_or(site, Site::Noun)
    }

    /// "One of the largest trusts came within days of closing": a verb with the things of which its subject is a part.
    pub(super) fn of_whole(&self, site: Site) -> Site {
        let Site::Verb { verb, subject: Some(part) } = site else { return site };
        let clause = &self.clause;
        let partitive = clause.is(part, &PARTITIVES) && clause.is(part + 1, &["of"]) && clause.name_at(part).is_none();
        let whole = clause.phrase_at(part + 2).filter(|whole| partitive && whole.head < verb);
        whole.map_or(site, |whole| Site::Verb { verb, subject: Some(whole.head) })
    }

    /// "It was the deadliest accident since 2011": what a predicate calls "it".
    pub(super) fn of_predicate(&self, site: Site, tokens: &Range<usize>) -> Site {
        let Site::Copula(subject) = site else { return site };
        let (clause, tree) = (&self.clause, self.clause.tree());
        let since = clause.is(tokens.start, &["since"]) && clause.is(subject, &["it", "this", "that"]);
        let predicate = tree.head(subject).filter(|noun| since && *noun < tokens.start && self.is_common_noun(*noun));
        predicate.map_or(site, Site::Noun)
    }

    /// "it would take ten days to restore power": what an infinitive behind the value tells of, for which "it" only stands.
    pub(super) fn of_infinitive(&self, site: Site, tokens: &Range<usize>) -> Site {
        let Site::Verb { verb, subject: Some(subject) } = site else { return site };
        let clause = &self.clause;
        let takes = clause.is(subject, &["it"]) && EXPLETIVE.contains(&lemma::verb(&clause.lower(verb)).as_ref());
        let infinitive = clause.is(tokens.end, &["to"]) && clause.tree().penn(tokens.end + 1) == Some(Penn::Vb);
        let verb = tokens.end + 1;
        let object = clause
            .tree()
            .child(verb, &[Relation::Obj])
            .filter(|object| takes && infinitive && self.is_common_noun(*object));
        object.map_or(site, |object| Site::Verb { verb, subject: Some(object) })
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

    /// The subject of a verb: that of the tree, but for grounds to take the near one.
    pub(super) fn nearer(&self, verb: usize, of_tree: Option<usize>, near: Option<usize>) -> Option<usize> {
        let near = near.filter(|near| !self.is_of_rate(*near));
        let of_tree = of_tree.filter(|subject| !self.is_of_rate(*subject));
        let helps = |at: usize| {
            matches!(self.clause.class(at), Some(WordClass::Auxiliary | WordClass::Adverb | WordClass::Negation))
        };
        let adjacent = near.is_some_and(|near| near < verb && (near + 1..verb).all(helps));
        let resumed = |subject: usize| near.is_some_and(|near| near < subject && self.clause.resumes(near, verb));
        let passed = |subject: usize| adjacent || resumed(subject) || near.is_some() && self.is_governed(subject);
        let told = |subject: &usize| {
            near.is_some_and(|near| self.is_in_relative(near, *subject, verb))
                || self.is_before_relative(*subject, verb)
        };
        of_tree.filter(|subject| told(subject) || !passed(*subject)).or(near)
    }

    /// "210,000 visitors a year will bring": what a figure is told by, and nothing that does anything.
    fn is_of_rate(&self, noun: usize) -> bool {
        let clause = &self.clause;
        let per = noun.checked_sub(1).filter(|at| *at > clause.start() && clause.is(*at, &["a", "an", "per"]));
        let told = |tokens: &Range<usize>, per: usize| {
            tokens.end == per || tokens.end + 1 == per && clause.is_open(tokens.end)
        };
        let counted = |per: usize| {
            self.values
                .iter()
                .any(|(tokens, value)| told(tokens, per) && !matches!(value, Value::Date(_) | Value::Time(_)))
        };
        per.is_some_and(counted)
    }

    /// "the approval of the Commission, which blocked": whether a relative pronoun parts a noun from the verb.
    fn is_before_relative(&self, noun: usize, verb: usize) -> bool {
        let clause = &self.clause;
        let helps = |at: usize| {
            matches!(clause.class(at), Some(WordClass::Auxiliary | WordClass::Adverb | WordClass::Negation))
        };
        clause.word(noun + 1) == "," && clause.is(noun + 2, &["which", "who"]) && (noun + 3..verb).all(helps)
    }

    /// "a clerk who took £5m and spent it on horses was jailed": whether a noun before the verb stands in a relative clause that tells of the verb's subject.
    fn is_in_relative(&self, near: usize, subject: usize, verb: usize) -> bool {
        let tree = self.clause.tree();
        let own = tree.head(subject) == Some(verb) && tree.is(subject, &[Relation::Nsubj, Relation::NsubjPass]);
        let relative = tree.child(subject, &[Relation::AclRelcl]).filter(|_| own);
        relative.is_some_and(|clause| subject < clause && tree.subtree(clause).contains(&near))
    }

    /// Whether a preposition leads to a noun, which is no subject then: "a pact with the US expires".
    pub(super) fn is_governed(&self, noun: usize) -> bool {
        let phrase = self.clause.phrase_before(noun + 1);
        let before = phrase.and_then(|phrase| phrase.tokens.start.checked_sub(1));
        before.is_some_and(|before| self.clause.class(before) == Some(WordClass::Preposition))
    }

    /// The subject of a verb, by tree and neighbourhood.
    pub(super) fn subject(&self, verb: usize) -> Option<usize> {
        let near = self.clause.subject_of(verb).map(|subject| subject.head);
        self.nearer(verb, tree::subject_of(&self.clause.tree(), verb), near)
    }
}

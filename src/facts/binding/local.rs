//! Where a value is attached, by patterns of the words round it.

mod counts;
mod verbs;

use super::{Binder, Site};
use crate::{
    language::{
        lemma, lexicon,
        tags::{Penn, Upos},
        words::WordClass,
    },
    values::Value,
};
use std::ops::Range;

/// What a pattern says of a value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pattern {
    pub(super) site: Site,
    pub(super) name: &'static str,
    /// Whether neighbouring words decide such cases better than a tree.
    pub(super) own: bool,
}

/// Verbs of saying how high something is.
const RATING: [&str; 9] =
    ["put", "puts", "putting", "estimate", "estimates", "estimated", "estimating", "values", "valued"];

/// How many words may stand between a figure and the noun that it counts.
const LONGEST_PHRASE: usize = 6;

/// The first pattern that fits the value in `tokens`.
pub(super) fn pattern(binder: &Binder<'_>, value: &Value, tokens: &Range<usize>) -> Option<Pattern> {
    let local = Local { binder, tokens };
    let own = |name| move |site| Pattern { site, name, own: true };
    let dated = matches!(value, Value::Date(_) | Value::Time(_));
    let mut kind = match value {
        Value::Date(_) | Value::Time(_) => local.beside_event().map(own("event with a date")),
        Value::Count(_) | Value::Ordinal(_) | Value::Number(_) => {
            local.counted().map(own("counted noun")).or_else(|| local.gapped().map(own("count before its verb")))
        }
        // "Of 1,200 people polled, 54% backed the plan"
        Value::Percent(_) => {
            local.whole_before().or_else(|| local.shared()).map(Site::Noun).map(own("share of a whole"))
        }
        Value::Age(_) => local.aged().map(own("name with an age")),
        _ => None,
    };
    let opens = dated || matches!(value, Value::Duration(_) | Value::Percent(_));
    let sized = matches!(value, Value::Money(_) | Value::Quantity(_));
    kind = kind.or_else(|| local.earned().filter(|_| sized).map(own("measure with a clause")));
    let rated = || local.rated().or_else(|| local.inserted()).filter(|_| !dated).map(Site::Noun);
    kind.or_else(|| rated().map(own("noun that is rated")))
        .or_else(|| local.adjectival().filter(|_| !dated).map(own("measure before a noun")))
        .or_else(|| local.share_of().filter(|_| !dated).map(own("share of a noun")))
        .or_else(|| local.noun_with().filter(|_| !dated).map(own("noun with a measure")))
        .or_else(|| local.dated_noun().filter(|_| dated).map(own("noun with a date")))
        .or_else(|| local.told(opens))
}

struct Local<'l> {
    binder: &'l Binder<'l>,
    tokens: &'l Range<usize>,
}

impl Local<'_> {
    /// "a $5 million contract", "a nine-month-old child", "14-foot waves".
    fn adjectival(&self) -> Option<Site> {
        let clause = &self.binder.clause;
        let hyphen = clause.is_hyphen(self.tokens.end) || self.tokens.clone().any(|at| clause.is_hyphen(at));
        let start = self.tokens.end + usize::from(clause.is_hyphen(self.tokens.end));
        let noun = self.noun_at(start, hyphen)?;
        let before = self.tokens.start.checked_sub(1);
        let introduced = before.is_some_and(|at| {
            matches!(clause.class(at), Some(WordClass::Article | WordClass::Possessive | WordClass::Determiner))
                || clause.is_possessive(at)
                || clause.tree().upos(at) == Some(Upos::Adj)
        });
        let opened = matches!(clause.word(self.tokens.start), "a" | "an" | "A" | "An");
        (hyphen || introduced || opened).then_some(Site::Noun(noun))
    }

    /// "54 % of voters", "$5 million of debt".
    fn share_of(&self) -> Option<Site> {
        let clause = &self.binder.clause;
        let mut at = self.tokens.end;
        if !clause.is(at, &["of"]) || self.binder.is_level(self.tokens) {
            return None;
        }
        at += 1;
        while matches!(clause.class(at), Some(WordClass::Article | WordClass::Possessive | WordClass::Determiner)) {
            at += 1;
        }
        // "half of the total", "a third of the poor"
        let stands_alone = || {
            let tree = clause.tree();
            let goes_on = matches!(tree.upos(at + 1), Some(Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num));
            (at > self.tokens.end + 1 && clause.is_open(at) && tree.upos(at) == Some(Upos::Adj) && !goes_on)
                .then_some(at)
        };
        self.noun_at(at, true).or_else(stands_alone).map(Site::Noun)
    }

    /// "a profit of £51m", "trade volume at around $200bn", "bonds worth $5m".
    fn noun_with(&self) -> Option<Site> {
        let clause = &self.binder.clause;
        let preposition = self.tokens.start.checked_sub(1).filter(|at| clause.is(*at, &["of", "at", "worth"]))?;
        let noun = preposition.checked_sub(1).filter(|at| self.is_noun(*at) && self.verb_by_form().is_none())?;
        if self.binder.other_value(noun, self.tokens).is_some() {
            return None;
        }
        let reported = clause.is(preposition, &["of"]) || self.verb_of_object(noun).is_none();
        reported.then(|| Site::Noun(self.specified(noun).unwrap_or(noun)))
    }

    /// "put the number of the displaced at 380,000", "estimates the cost at £4m": what is said to be so high.
    fn rated(&self) -> Option<usize> {
        let clause = &self.binder.clause;
        let at = self.tokens.start.checked_sub(1).filter(|at| clause.is(*at, &["at"]))?;
        let verb = (clause.start()..at).rev().find(|at| clause.is(*at, &RATING) && !self.binder.is_common_noun(*at))?;
        let phrase = clause.phrase_at(verb + 1).filter(|phrase| phrase.head < at && self.is_noun(phrase.head))?;
        let inside = |at: usize| !(clause.is_boundary(at) || matches!(clause.word(at), "," | ";" | ":"));
        let whole = clause.is(phrase.head + 1, &["of", "at"]);
        (whole && (verb..at).all(inside)).then_some(phrase.head)
    }

    /// "the £40 she had earned", "the 12 miles he walked": the verb of a clause that tells which measure is meant.
    fn earned(&self) -> Option<Site> {
        let clause = &self.binder.clause;
        let pronoun = self.tokens.end;
        let known = self.tokens.start.checked_sub(1).filter(|at| clause.is(*at, &["the"]));
        let stands = clause.is(pronoun, &["he", "i", "it", "she", "they", "we"]);
        let helps = |at: &usize| matches!(clause.class(*at), Some(WordClass::Auxiliary | WordClass::Adverb));
        let verb = (pronoun + 1..clause.end()).find(|at| !helps(at)).filter(|_| known.is_some() && stands)?;
        let told = clause.is_finite_verb(verb) && lexicon::speech(&clause.lower(verb)).is_none();
        told.then_some(Site::Verb { verb, subject: Some(pronoun) })
    }

    /// "Unemployment, now at 5.2%, is": what stands between commas behind the noun that opens a clause.
    fn inserted(&self) -> Option<usize> {
        let (clause, tree) = (&self.binder.clause, self.binder.clause.tree());
        let leads = |at: &usize| {
            matches!(tree.upos(*at), Some(Upos::Adv | Upos::Adj | Upos::Adp | Upos::Sconj)) && clause.word(*at) != ","
        };
        let first = (clause.start()..self.tokens.start).rev().take_while(leads).last()?;
        let comma = first.checked_sub(1).filter(|at| clause.word(*at) == "," && clause.word(self.tokens.end) == ",")?;
        let state = clause.is(first, &["now", "currently", "still", "already", "once", "then"]);
        let phrase = clause.phrase_before(comma).filter(|phrase| state && self.is_noun(phrase.head))?;
        (phrase.tokens.start == clause.start()).then_some(phrase.head)
    }

    /// "profit before tax of £170m", "a drop in sales of 5%": the noun that a bare one behind a preposition only specifies.
    fn specified(&self, noun: usize) -> Option<usize> {
        let clause = &self.binder.clause;
        let preposition = noun.checked_sub(1).filter(|at| clause.is(*at, &["in", "before", "after"]))?;
        let outer = preposition.checked_sub(1).filter(|at| *at >= clause.start() && self.is_noun(*at))?;
        // "was landing in winds of 38 mph"
        let verbal = clause.class(outer.wrapping_sub(1)) == Some(WordClass::Auxiliary);
        (!verbal && clause.name_at(noun).is_none()).then_some(outer)
    }

    /// "Smith, 42," and "a man aged 42".
    fn aged(&self) -> Option<Site> {
        let clause = &self.binder.clause;
        let before = self.tokens.start.checked_sub(1)?;
        let aged = usize::from(clause.is(before, &["aged"]) || clause.is(self.tokens.start, &["aged"]));
        let mut at = self.tokens.start - usize::from(clause.is(before, &["aged"]));
        at -= usize::from(at > clause.start() && clause.word(at - 1) == ",");
        let noun = at.checked_sub(1).filter(|at| self.is_noun(*at) && *at >= clause.start())?;
        (aged > 0 || clause.name_at(noun).is_some() && at < self.tokens.start).then_some(Site::Noun(noun))
    }

    /// "Thursday's vote", "the May election", "the call on Wednesday".
    fn beside_event(&self) -> Option<Site> {
        let (binder, clause) = (self.binder, &self.binder.clause);
        let possessive = usize::from(clause.is_possessive(self.tokens.end));
        if let Some(noun) = self.noun_at(self.tokens.end + possessive, true)
            && (possessive > 0 || binder.event_at(noun).is_some() || self.is_within_phrase(noun))
        {
            return Some(Site::Noun(noun));
        }
        self.event_before().map(Site::Noun)
    }

    /// "the 2010 World Cup", "its 2024 budget": a date between an article and the noun is of nothing else. "The March quarter" is a date.
    fn is_within_phrase(&self, noun: usize) -> bool {
        let clause = &self.binder.clause;
        let describes = |at: &usize| {
            clause.class(*at).is_none() && matches!(clause.tree().upos(*at), Some(Upos::Adj | Upos::Adv | Upos::Verb))
        };
        let before = (clause.start()..self.tokens.start).rev().find(|at| !describes(at));
        matches!(before.and_then(|at| clause.class(at)), Some(WordClass::Article | WordClass::Possessive))
            && !lexicon::is_calendar_unit(&lemma::noun(&clause.lower(noun)))
    }

    /// The last event before a date, where nothing between says that the date is of something else.
    fn event_before(&self) -> Option<usize> {
        let (binder, clause) = (self.binder, &self.binder.clause);
        if clause.is(self.tokens.start, &["since"]) {
            return None;
        }
        let event = binder.here().rfind(|event| event.tokens.end <= self.tokens.start)?;
        // "spoke for the first time since he took office in May"
        let holds = |at: usize| binder.is_holding(at) && binder.bare_object(at).is_none();
        let breaks = |at: usize| clause.is_boundary(at) || clause.is_finite_verb(at) && !holds(at);
        let noun = event.tokens.end - 1;
        if binder.is_undergone(noun) {
            return None;
        }
        let done = self.verb_of_object(noun).is_some_and(|verb| !binder.is_holding(verb));
        (!done && !(event.tokens.end..self.tokens.start).any(breaks)).then_some(noun)
    }

    /// "The eruption in 1991 killed": a date between the noun that opens a clause and its verb.
    fn dated_noun(&self) -> Option<Site> {
        let clause = &self.binder.clause;
        let preposition = self.tokens.start.checked_sub(1).filter(|at| clause.is(*at, &["in", "of"]))?;
        let noun = preposition.checked_sub(1).filter(|at| *at >= clause.start() && self.is_noun(*at))?;
        // "The Senate in 2019 passed": who acts has no date.
        if clause.name_at(noun).is_some() || lexicon::is_person_noun(&lemma::noun(&clause.lower(noun))) {
            return None;
        }
        let verbal =
            clause.is_finite_verb(self.tokens.end) || clause.class(self.tokens.end) == Some(WordClass::Auxiliary);
        let opens = !(clause.start()..noun).any(|at| clause.is_finite_verb(at));
        (verbal && opens).then_some(Site::Noun(noun))
    }

    /// The verb that stands before the phrase that ends in `noun`.
    fn verb_of_object(&self, noun: usize) -> Option<usize> {
        let clause = &self.binder.clause;
        let verb = clause.phrase_before(noun + 1)?.tokens.start.checked_sub(1)?;
        (clause.is_finite_verb(verb)).then_some(verb)
    }

    /// The last noun of the run that begins at token `start`, behind what may stand before a noun.
    fn noun_at(&self, start: usize, far: bool) -> Option<usize> {
        let (clause, tree) = (&self.binder.clause, self.binder.clause.tree());
        let is_value = |at: usize| self.binder.other_value(at, self.tokens).is_some();
        let before = |at: usize| {
            let tagged = matches!(tree.upos(at), Some(Upos::Adj | Upos::Num))
                || matches!(tree.penn(at), Some(Penn::Vbn | Penn::Vbg)) && self.is_noun(at + 1)
                || tree.upos(at) == Some(Upos::Adv) && tree.upos(at + 1) == Some(Upos::Adj);
            far && tagged && !is_value(at) || clause.is_hyphen(at)
        };
        let mut at = start;
        while at < start + LONGEST_PHRASE && at < clause.end() && before(at) {
            at += 1;
        }
        // "a $75,000 cash-only bond", "a 4% year-on-year rise": what hyphens join describes the noun behind.
        let joined = (at..start + 2 * LONGEST_PHRASE).step_by(2).take_while(|at| clause.is_hyphen(at + 1)).last();
        at = joined.map(|last| last + 3).filter(|behind| self.is_noun(at) && self.is_noun(*behind)).unwrap_or(at);
        if !self.is_noun(at)
            || is_value(at)
            || self.is_past_form(at) && (at > start || self.is_before_amount(at) || clause.is(at + 1, &["by"]))
        {
            return None;
        }
        while at + 1 < clause.end()
            && self.is_noun(at + 1)
            && !is_value(at + 1)
            && !self.is_past_form(at + 1)
            && !self.has_object(at, at + 1)
        {
            at += 1;
        }
        Some(at)
    }

    /// "41 tons of seafood slid off": a past form behind a noun, which taggers take for one more noun.
    fn is_past_form(&self, at: usize) -> bool {
        let clause = &self.binder.clause;
        let word = clause.lower(at);
        // "one of 14 run by the trust"
        let by = || clause.is(at + 1, &["by"]);
        clause.name_at(at).is_none() && lemma::is_irregular_verb(&word) && (lemma::verb(&word) != word || by())
    }

    /// "nine of the teeth match those": a base form between a plural and the beginning of another phrase is a verb, whatever its tag.
    fn has_object(&self, plural: usize, at: usize) -> bool {
        let clause = &self.binder.clause;
        let opens = matches!(
            clause.class(at + 1),
            Some(WordClass::Article | WordClass::Possessive | WordClass::Determiner | WordClass::Pronoun)
        );
        opens
            && !clause.is(at + 1, &["who", "whom", "which", "that"])
            && lemma::is_plural(&clause.lower(plural))
            && clause.is_open(at)
            && !lemma::is_plural(&clause.lower(at))
    }

    /// "between the two rose 18%"
    fn is_before_amount(&self, at: usize) -> bool {
        self.binder.other_value(at + 1, self.tokens).is_some()
    }

    fn is_noun(&self, at: usize) -> bool {
        let clause = &self.binder.clause;
        clause.is_word(at)
            && !clause.is_possessive(at)
            && matches!(clause.tree().upos(at), Some(Upos::Noun | Upos::Propn))
            && !(lexicon::is_calendar_word(clause.word(at)) && clause.word(at).starts_with(char::is_uppercase))
    }
}

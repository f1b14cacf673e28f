//! Where a value is attached, by patterns of the words round it.

use super::{Binder, Site};
use crate::{
    language::{
        lemma, lexicon,
        tags::{Penn, Relation, Upos},
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

/// How many words may stand between a figure and the noun that it counts.
const LONGEST_PHRASE: usize = 6;

/// How many words may stand behind the noun of a whole before its comma: "Of 1,200 people polled in May,".
const LONGEST_REST: usize = 4;

/// The first pattern that fits the value in `tokens`.
pub(super) fn pattern(binder: &Binder<'_>, value: &Value, tokens: &Range<usize>) -> Option<Pattern> {
    let local = Local { binder, tokens };
    let own = |name| move |site| Pattern { site, name, own: true };
    let dated = matches!(value, Value::Date(_) | Value::Time(_));
    let kind = match value {
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
    kind.or_else(|| local.adjectival().filter(|_| !dated).map(own("measure before a noun")))
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
    /// "12 people", "five biggest fallers", "fourth anniversary"; over "of the": "three of the men", "dozens of troops".
    fn counted(&self) -> Option<Site> {
        let clause = &self.binder.clause;
        if let Some(whole) = self.whole_before() {
            return Some(Site::Noun(whole));
        }
        if self.is_subject() || self.goes_on() {
            return Some(Site::Noun(self.tokens.end - 1));
        }
        let mut at = self.tokens.end;
        if clause.is(at, &["of"]) {
            at += 1;
            while matches!(clause.class(at), Some(WordClass::Article | WordClass::Possessive | WordClass::Determiner))
                || clause.tree().upos(at) == Some(Upos::Num)
            {
                at += 1;
            }
        }
        let mut noun = self.noun_at(at, true)?;
        // "62 of the ship's 214 cabins"
        if at > self.tokens.end && clause.is_possessive(noun + 1) {
            let figure = usize::from(clause.tree().upos(noun + 2) == Some(Upos::Num));
            noun = self.noun_at(noun + 2 + figure, true)?;
        }
        // "three times": how often, not how many of something.
        (!self.binder.is_unit(noun, self.tokens)).then_some(Site::Noun(noun))
    }

    /// "and more than 200 are missing": a bare count of which something is said stands for what was counted before.
    fn is_subject(&self) -> bool {
        let clause = &self.binder.clause;
        let before = self.tokens.start.checked_sub(1);
        let opens = before.is_none_or(|at| {
            at < clause.start()
                || matches!(clause.word(at), "," | ";")
                // "By evening 47 had been taken to hospitals"
                || self.binder.other_value(at, self.tokens).is_some()
                || lexicon::is_calendar_word(clause.word(at))
                || clause.class(at) == Some(WordClass::Conjunction)
        });
        opens && clause.is(self.tokens.end, &["are", "were", "have", "had", "remain", "remained"])
    }

    /// "1,200 jobs in Leeds and 300 in York", "four counts of fraud and two of theft": a bare count behind another that has the same words around it.
    fn goes_on(&self) -> bool {
        let clause = &self.binder.clause;
        let joined =
            self.tokens.start.checked_sub(1).is_some_and(|at| clause.word(at) == "," || clause.is(at, &["and", "but"]));
        let preposition = self.tokens.end;
        let mass = || self.is_noun(preposition + 1) && !lemma::is_plural(&clause.lower(preposition + 1));
        let led =
            clause.is(preposition, &["in", "at", "from", "on", "for"]) || clause.is(preposition, &["of"]) && mass();
        let is_same = |(tokens, value): &&(Range<usize>, &Value)| {
            let noun = (tokens.end <= self.tokens.start && matches!(value, Value::Count(_)))
                .then(|| self.noun_at(tokens.end, true));
            noun.flatten().is_some_and(|noun| clause.lower(noun + 1) == clause.lower(preposition))
        };
        joined && led && self.binder.values.iter().rev().find(is_same).is_some()
    }

    /// "Ten people were killed and 14 injured": a bare count before a participle that goes on from the verb before.
    fn gapped(&self) -> Option<Site> {
        let (clause, tree) = (&self.binder.clause, self.binder.clause.tree());
        let participle = self.tokens.end;
        let joined =
            self.tokens.start.checked_sub(1).is_some_and(|at| clause.word(at) == "," || clause.is(at, &["and"]));
        let said =
            matches!(tree.upos(participle), Some(Upos::Verb | Upos::Adj)) && tree.is(participle, &[Relation::Conj]);
        let ends = !self.is_noun(participle + 1) && !matches!(tree.upos(participle + 1), Some(Upos::Adj | Upos::Det));
        let verb = clause.verb_before(self.tokens.start).filter(|_| joined && said && ends)?;
        Some(Site::Verb { verb: participle, subject: self.subject_of(verb) })
    }

    /// "Of the 93 islands, 51 gained people and 12 stayed the same": a figure before a verb is one of the whole that opens the sentence.
    fn whole_before(&self) -> Option<usize> {
        let clause = &self.binder.clause;
        if !clause.is(clause.start(), &["of"]) || self.tokens.start <= clause.start() {
            return None;
        }
        let phrase = clause.phrase_at(clause.start() + 1)?;
        let ends = phrase.tokens.end..(phrase.tokens.end + LONGEST_REST).min(self.tokens.start);
        let opens = ends.into_iter().any(|at| clause.word(at) == ",");
        let joined = clause.word(self.tokens.start - 1) == "," || clause.is(self.tokens.start - 1, &["and", "but"]);
        // "340 concerned noise": a form in "-ed" is read as an adjective before a noun.
        let tagged =
            clause.tree().upos(self.tokens.end) == Some(Upos::Verb) || clause.lower(self.tokens.end).ends_with("ed");
        let verbal = tagged || clause.class(self.tokens.end) == Some(WordClass::Auxiliary);
        (opens && joined && verbal).then_some(phrase.head)
    }

    /// "four in ten adults said"; "70% of voters opposed it and 22% supported it": those that go on from a share before.
    fn shared(&self) -> Option<usize> {
        let clause = &self.binder.clause;
        let in_words = self.tokens.clone().any(|at| clause.is(at, &["in", "out"]));
        if in_words && !clause.is(self.tokens.end, &["of"]) {
            return self.noun_at(self.tokens.end, true).filter(|noun| lemma::is_plural(&clause.lower(*noun)));
        }
        let joined = self.tokens.start.checked_sub(1).is_some_and(|at| {
            clause.word(at) == "," || clause.is(at, &["and", "but", "while", "only", "just", "another"])
        });
        let told = |(tokens, value): &&(Range<usize>, &Value)| {
            tokens.end <= self.tokens.start && matches!(value, Value::Percent(_)) && clause.is(tokens.end, &["of"])
        };
        let (before, _) =
            self.binder.values.iter().rfind(told).filter(|_| joined && clause.is_finite_verb(self.tokens.end))?;
        Local { binder: self.binder, tokens: before }.share_of().and_then(|site| match site {
            Site::Noun(noun) => Some(noun),
            _ => None,
        })
    }

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
        self.noun_at(at, true).map(Site::Noun)
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
        let before = self.tokens.start.checked_sub(1).and_then(|at| clause.class(at));
        matches!(before, Some(WordClass::Article | WordClass::Possessive))
            && !lexicon::is_calendar_unit(&lemma::noun(&clause.lower(noun)))
    }

    /// The last event before a date, where nothing between says that the date is of something else.
    fn event_before(&self) -> Option<usize> {
        let (binder, clause) = (self.binder, &self.binder.clause);
        if clause.is(self.tokens.start, &["since"]) {
            return None;
        }
        let event = binder.here().rfind(|event| event.tokens.end <= self.tokens.start)?;
        let breaks = |at: usize| clause.is_boundary(at) || clause.is_finite_verb(at) && !binder.is_holding(at);
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
        if !self.is_noun(at) || is_value(at) || self.is_past_form(at) && (at > start || self.is_before_amount(at)) {
            return None;
        }
        while at + 1 < clause.end() && self.is_noun(at + 1) && !is_value(at + 1) && !self.is_past_form(at + 1) {
            at += 1;
        }
        Some(at)
    }

    /// "41 tons of seafood slid off": a past form behind a noun, which taggers take for one more noun.
    fn is_past_form(&self, at: usize) -> bool {
        let clause = &self.binder.clause;
        let word = clause.lower(at);
        clause.name_at(at).is_none() && lemma::is_irregular_verb(&word) && lemma::verb(&word) != word
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

    /// What the last verb before the value tells of its subject; where there is none, the first behind one that may open a sentence, or the noun before "up", "at" and the like.
    fn told(&self, opens: bool) -> Option<Pattern> {
        let clause = &self.binder.clause;
        let pattern = |name, own| move |site| Pattern { site, name, own };
        if let Some(verb) = self.verb_by_form() {
            let near = || verb.checked_sub(1).filter(|at| self.is_noun_or_first(*at));
            let subject = self.noun_of_relative(verb).or_else(near).or_else(|| self.noun_of_pair(verb));
            return Some(Pattern { site: Site::Verb { verb, subject }, name: "verb by its form", own: true });
        }
        let Some(verb) = self.predicate_before() else {
            return self
                .verbless()
                .map(pattern("noun with a measure", false))
                .or_else(|| self.opening().filter(|_| opens).map(pattern("date before its verb", false)));
        };
        let subject = self.subject_of(verb);
        if clause.tree().upos(verb) == Some(Upos::Aux) {
            return subject.map(Site::Copula).map(pattern("copula", false));
        }
        let site = Site::Verb { verb, subject };
        Some(Pattern { site, name: "verb with a value", own: self.is_at_once(verb) })
    }

    /// Whether only other values and small words stand between a verb and the value.
    fn is_at_once(&self, verb: usize) -> bool {
        self.governor() == Some(verb)
    }

    /// The word before the value, prepositions and the values of the same row aside: "rose" for each of "rose 5 % to £3m from £2m".
    fn governor(&self) -> Option<usize> {
        let tree = self.binder.clause.tree();
        let mut end = self.tokens.start;
        loop {
            let before = end.checked_sub(1)?;
            end = match self.binder.other_value(before, self.tokens) {
                Some((value, _)) => value.start,
                None if matches!(tree.upos(before), Some(Upos::Adp | Upos::Part)) => before,
                None => return Some(before).filter(|at| *at >= self.binder.clause.start()),
            };
        }
    }

    /// "rose 5 %": a form of an irregular verb right before a value, behind a noun; taggers take it for a noun.
    fn verb_by_form(&self) -> Option<usize> {
        let clause = &self.binder.clause;
        let at = self.governor()?;
        let word = clause.lower(at);
        let past = lemma::is_irregular_verb(&word) && !lemma::is_plural(&word);
        // "malnutrition stands at 14 %"
        let base = || word.strip_suffix('s').is_some_and(lemma::is_irregular_verb);
        let singular = || at > clause.start() && self.is_noun(at - 1) && !lemma::is_plural(&clause.lower(at - 1));
        let verb = self.is_noun(at) && (past || clause.is(at + 1, &["at"]) && base() && singular());
        let behind_noun = at.checked_sub(1).is_some_and(|at| at >= clause.start() && self.is_noun_or_first(at))
            || self.noun_of_pair(at).is_some();
        // "Shares of Sarvani, which has 22 shops, rose 4 %"
        let behind_insertion = || at > clause.start() && clause.word(at - 1) == "," && self.subject_of(at).is_some();
        (verb && (behind_noun || self.noun_of_relative(at).is_some() || behind_insertion())).then_some(at)
    }

    /// "the bridge, which cost £31m": the noun right before the relative pronoun that a verb stands behind.
    fn noun_of_relative(&self, verb: usize) -> Option<usize> {
        let clause = &self.binder.clause;
        let relative = verb.checked_sub(1).filter(|at| clause.is(*at, &["which", "that", "who"]))?;
        let noun = relative.checked_sub(1 + usize::from(relative > 0 && clause.word(relative - 1) == ","))?;
        Some(noun).filter(|noun| *noun >= clause.start() && self.is_noun(*noun))
    }

    /// "trade between the two rose": what is between two that stand before the verb.
    fn noun_of_pair(&self, verb: usize) -> Option<usize> {
        let clause = &self.binder.clause;
        let two = verb.checked_sub(1).filter(|at| clause.is(*at, &["two", "three", "pair"]))?;
        let preposition = two.checked_sub(2).filter(|at| clause.is(at + 1, &["the"]))?;
        let led = clause.class(preposition) == Some(WordClass::Preposition);
        preposition.checked_sub(1).filter(|at| led && *at >= clause.start() && self.is_noun(*at))
    }

    fn is_noun_or_first(&self, at: usize) -> bool {
        self.is_noun(at) || at == self.binder.clause.start() && self.binder.clause.is_open(at)
    }

    /// The head of a verb's subject; in "The call, which an aide said lasted …" that is the call.
    fn subject_of(&self, verb: usize) -> Option<usize> {
        let (clause, tree) = (&self.binder.clause, self.binder.clause.tree());
        let before = verb.checked_sub(1)?;
        let reported =
            !self.is_noun(before) && clause.is_open(before) && lexicon::speech(&clause.lower(before)).is_some();
        // "The maker on Tuesday reported"
        let phrase = if self.tokens.end == verb && self.tokens.start > clause.start() {
            let led = clause.class(self.tokens.start - 1) == Some(WordClass::Preposition);
            clause.phrase_before(self.tokens.start - usize::from(led))
        } else if reported {
            let relative = (clause.start()..before).rev().find(|at| clause.is(*at, &["which", "that", "who"]))?;
            let end = relative - usize::from(relative > clause.start() && clause.word(relative - 1) == ",");
            clause.phrase_before(end).map(|phrase| clause.out_of_prepositions(phrase))
        } else {
            clause.subject_of(verb)
        };
        // "over seven years was sentenced": the phrase of a value is no subject.
        let head = phrase?.head;
        let head = Some(head).filter(|at| self.binder.other_value(*at, self.tokens).is_none())?;
        matches!(tree.upos(head), Some(Upos::Noun | Upos::Propn | Upos::Pron)).then_some(head)
    }

    /// The last verb or copula before the value.
    fn predicate_before(&self) -> Option<usize> {
        let clause = &self.binder.clause;
        let is_copula = |at: usize| {
            clause.tree().upos(at) == Some(Upos::Aux)
                && clause.class(at) == Some(WordClass::Auxiliary)
                && clause.tree().penn(at) != Some(Penn::Md)
                // "is to close" says of nothing what it is.
                && !clause.is(at + 1, &["to"])
        };
        (clause.start()..self.tokens.start)
            .rev()
            .take_while(|at| clause.word(*at) != ";")
            .find(|at| clause.is_finite_verb(*at) || is_copula(*at))
    }

    /// "Group revenue up 7.2% to £648m"
    fn verbless(&self) -> Option<Site> {
        let clause = &self.binder.clause;
        let told = (clause.start()..self.tokens.start).find(|at| {
            clause.is(*at, &["up", "down", "at", "of"]) && at.checked_sub(1).is_some_and(|at| self.is_noun(at))
        })?;
        Some(Site::Noun(told - 1))
    }

    /// "On Tuesday, diplomats met": the verb that the value stands before.
    fn opening(&self) -> Option<Site> {
        let clause = &self.binder.clause;
        let verb = (self.tokens.end..clause.end()).find(|at| clause.is_finite_verb(*at))?;
        Some(Site::Verb { verb, subject: self.subject_of(verb) })
    }
}

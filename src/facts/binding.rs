//! What a value is about: its subject, attribute and participants, by the words round it.

use super::{
    clause::{Clause, Phrase},
    events::{Event, subject_names},
};
use crate::{
    language::{
        lemma,
        lexicon::{self, Shape},
        words::WordClass,
    },
    values::Value,
};
use std::ops::Range;

/// What a value is bound to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Binding {
    pub(super) subject: String,
    pub(super) attribute: String,
    pub(super) participants: Vec<String>,
    /// Whether the words leave no doubt.
    pub(super) firm: bool,
}

/// A sentence with its events.
#[derive(Clone, Copy)]
pub(super) struct Binder<'a> {
    pub(super) clause: Clause<'a>,
    /// The events of the whole article.
    pub(super) events: &'a [Event],
    /// The values of the sentence, by their tokens.
    pub(super) values: &'a [(Range<usize>, &'a Value)],
}

impl Binder<'_> {
    /// Everything that the value in `tokens` is bound to; mostly one thing, none where nothing near it will do.
    pub(super) fn bind(&self, value: &Value, tokens: &Range<usize>) -> Vec<Binding> {
        match value {
            Value::Date(_) | Value::Time(_) => self.date(tokens),
            Value::Duration(_) => self.duration(tokens).into_iter().collect(),
            Value::Count(_) => self.counted(tokens, "count").into_iter().chain(self.collected(tokens)).collect(),
            Value::Ordinal(_) => self.counted(tokens, "rank").into_iter().collect(),
            Value::Money(_) => self.amount(tokens, "amount").into_iter().collect(),
            Value::Percent(_) => self.amount(tokens, "share").into_iter().collect(),
            Value::Quantity(quantity) => self.amount(tokens, quantity.unit.dimension).into_iter().collect(),
            Value::Age(_) => self.age(tokens).into_iter().collect(),
            Value::Number(_) => self.number(tokens).into_iter().collect(),
            Value::Score(_) | Value::Name(_) | Value::Text(_) => Vec::new(),
        }
    }

    fn event_at(&self, at: usize) -> Option<&Event> {
        self.here().find(|event| event.tokens.contains(&at))
    }

    /// The events of this sentence, in order.
    fn here(&self) -> impl DoubleEndedIterator<Item = &Event> {
        let start = self.events.partition_point(|event| event.tokens.start < self.clause.start());
        let end = self.events.partition_point(|event| event.tokens.start < self.clause.end());
        self.events[start..end.max(start)].iter()
    }

    /// Parties that the event itself does not name are taken from earlier in the sentence, as evidence and not as certainty.
    fn of_event(&self, event: &Event, attribute: &str, firm: bool) -> Binding {
        let inferred = event.participants.is_empty() && matches!(event.kind.shape, Shape::Mutual | Shape::Contact);
        let participants = if inferred { self.names_earlier(event.tokens.start) } else { event.participants.clone() };
        Binding {
            subject: event.subject.clone(),
            attribute: attribute.to_owned(),
            firm: firm && event.firm && (!inferred || participants.is_empty()),
            participants,
        }
    }

    /// "tens of thousands of troops", "fourth anniversary of the war": the noun that follows.
    fn counted(&self, tokens: &Range<usize>, attribute: &str) -> Option<Binding> {
        let phrase = self.clause.phrase_at(tokens.end + usize::from(self.clause.is(tokens.end, &["of"])))?;
        let head = self.counted_head(&phrase);
        if !self.clause.is_open(head) {
            return None;
        }
        let mut participants = self.parties(&phrase);
        let mut firm = true;
        if participants.is_empty() {
            participants = self.subject_before(tokens.start);
            // Who did something to what is counted is evidence of what it is about, not certainty.
            firm = participants.is_empty();
        }
        Some(Binding { subject: self.subject_word(head), attribute: attribute.to_owned(), participants, firm })
    }

    /// "a crowd of roughly 2,000 people", "a team of 30 researchers": how many the collective has.
    fn collected(&self, tokens: &Range<usize>) -> Option<Binding> {
        let clause = &self.clause;
        let of = tokens.start.checked_sub(1).filter(|at| clause.is(*at, &["of"]))?;
        let collective = clause.phrase_before(of).filter(|phrase| {
            clause.is_open(phrase.head)
                && matches!(clause.class(phrase.tokens.start), Some(WordClass::Article | WordClass::Possessive))
        })?;
        let binding = self.about(&collective, "count", false);
        (!clause.is_finite_verb(collective.head)).then_some(binding)
    }

    /// The first plural of the phrase, else its head: "two men arrested" counts men.
    fn counted_head(&self, phrase: &Phrase) -> usize {
        let plural = |at: &usize| self.clause.is_open(*at) && lemma::is_plural(&self.clause.lower(*at));
        phrase.tokens.clone().find(plural).unwrap_or(phrase.head)
    }

    /// The word that names a subject: the noun in the singular; an event known from elsewhere goes by the name it has there.
    fn subject_word(&self, at: usize) -> String {
        match self.event_at(at) {
            Some(event) => event.subject.clone(),
            None => lemma::noun(&self.clause.lower(at)).into_owned(),
        }
    }

    /// Who a noun phrase says take part: those of its event, the names in it and in the phrases right behind it.
    fn parties(&self, phrase: &Phrase) -> Vec<String> {
        if let Some(event) = self.event_at(phrase.head) {
            return event.participants.clone();
        }
        let entities = self.clause.entities;
        let mut names: Vec<String> =
            entities.within(phrase.tokens.clone()).iter().map(|name| entities.actor(name)).collect();
        let mut at = phrase.tokens.end;
        while self.clause.is(at, &["of", "between", "with", "into", "in", "to", "from", "against", "on", "for", "by"]) {
            let listed = self.clause.listed_names(at + 1);
            let Some(last) = listed.last() else {
                // "phase of trilateral talks between A and B": the parties stand one phrase further.
                match self.clause.phrase_at(at + 1) {
                    Some(inner) => at = inner.tokens.end,
                    None => break,
                }
                continue;
            };
            names.extend(listed.iter().map(|name| entities.actor(name)));
            at = last.tokens.end;
        }
        names.sort();
        names.dedup();
        names
    }

    /// "a crowd of 31,450": the noun before.
    fn number(&self, tokens: &Range<usize>) -> Option<Binding> {
        let clause = &self.clause;
        let of = tokens.start.checked_sub(1).filter(|at| clause.is(*at, &["of"]))?;
        let phrase = clause.phrase_before(of).filter(|phrase| clause.is_open(phrase.head))?;
        Some(self.about(&phrase, "count", false))
    }

    fn subject_before(&self, at: usize) -> Vec<String> {
        let mut names = self.clause.verb_before(at).map(|verb| subject_names(&self.clause, verb)).unwrap_or_default();
        names.sort();
        names.dedup();
        names
    }

    fn duration(&self, tokens: &Range<usize>) -> Option<Binding> {
        let clause = &self.clause;
        // "an almost four-year war"
        let adjectival = clause.is_open(tokens.end)
            && (tokens.clone().any(|at| clause.is_hyphen(at)) || self.event_at(tokens.end).is_some());
        if adjectival {
            let phrase = clause.phrase_at(tokens.end)?;
            return Some(self.about(&phrase, "duration", true));
        }
        let before = tokens.start.checked_sub(1)?;
        let verb = if clause.is(before, &["for", "about"]) {
            clause.verb_before(before)
        } else {
            Some(before).filter(|at| clause.is_open(*at))
        };
        if let Some(verb) = verb {
            if let Some(event) = self.event_at(verb) {
                return Some(self.of_event(event, "duration", true));
            }
            if LASTING.contains(&lemma::verb(&clause.lower(verb)).as_ref())
                && let Some(subject) = self.subject_across_report(verb)
            {
                return Some(self.about(&subject, "duration", true));
            }
        }
        if let Some(event) = self.here().rev().find(|event| event.tokens.end <= tokens.start) {
            return Some(self.of_event(event, "duration", false));
        }
        // "was sentenced to six years": what the verb says of its subject.
        let verb = clause.verb_before(tokens.start).filter(|verb| tokens.start - verb <= NEAR_VERB)?;
        Some(Binding { firm: false, ..self.predicate_of(verb)? })
    }

    /// The subject of a verb; in "The call, which an aide said lasted …" that is the call.
    fn subject_across_report(&self, verb: usize) -> Option<Phrase> {
        let clause = &self.clause;
        let before = verb.checked_sub(1)?;
        if lexicon::speech(&clause.lower(before)).is_some() && clause.is_open(before) {
            let relative = (clause.start()..before).rev().find(|at| clause.is(*at, &["which", "that"]))?;
            let end = relative - usize::from(relative > clause.start() && clause.word(relative - 1) == ",");
            return clause.phrase_before(end).map(|phrase| clause.out_of_prepositions(phrase));
        }
        clause.subject_of(verb)
    }

    fn about(&self, phrase: &Phrase, attribute: &str, firm: bool) -> Binding {
        match self.event_at(phrase.head) {
            Some(event) => self.of_event(event, attribute, firm),
            None => Binding {
                subject: self.subject_word(phrase.head),
                attribute: attribute.to_owned(),
                participants: self.parties(phrase),
                firm,
            },
        }
    }

    /// "trade volume at $200 billion", "a $5 million contract", "profits rose 5 %", "12 % of voters".
    fn amount(&self, tokens: &Range<usize>, attribute: &str) -> Option<Binding> {
        let clause = &self.clause;
        let before = tokens.start.checked_sub(1);
        if let Some(preposition) = before.filter(|at| clause.is(*at, &["at", "of", "worth"]))
            && let Some(phrase) = clause
                .phrase_before(preposition)
                .filter(|phrase| clause.is_open(phrase.head) && !clause.is_finite_verb(phrase.head))
        {
            return Some(self.measured(&phrase, attribute));
        }
        let of = clause.is(tokens.end, &["of"]);
        // "a $5 million contract", but "$71.40 a barrel" and "€3.4 billion expected by analysts" measure something else.
        let adjectival = clause.is_open(tokens.end) && !lemma::looks_verbal(&clause.lower(tokens.end));
        if let Some(phrase) = clause.phrase_at(tokens.end + usize::from(of)).filter(|_| of || adjectival) {
            return Some(self.about(&phrase, attribute, true));
        }
        self.state(tokens, attribute).or_else(|| self.carried(tokens, attribute))
    }

    /// "shares were up 7 %": the subject of an auxiliary, and the word that tells how it is.
    fn state(&self, tokens: &Range<usize>, attribute: &str) -> Option<Binding> {
        let clause = &self.clause;
        let before = tokens.start.checked_sub(1)?;
        let told = usize::from(clause.is(before, &["up", "down"]));
        let auxiliary = before.checked_sub(told)?;
        let is = matches!(clause.class(auxiliary), Some(WordClass::Auxiliary));
        let subject = clause.subject_of(auxiliary).filter(|subject| is && clause.is_open(subject.head))?;
        let mut binding = self.measured(&subject, attribute);
        if told > 0 {
            binding.attribute = clause.lower(before);
        }
        Some(binding)
    }

    /// "profits rose 5 %": what a verb says of its subject. Sure only where the figure follows the verb at once.
    fn carried(&self, tokens: &Range<usize>, attribute: &str) -> Option<Binding> {
        let clause = &self.clause;
        let verb = clause.verb_before(tokens.start)?;
        let subject = clause.subject_of(verb)?;
        let carrier = clause.lower(verb);
        let at_once = verb + 1 == tokens.start || verb + 2 == tokens.start && clause.is(verb + 1, &["by", "to"]);
        if let Some(name) = clause.name_at(subject.head) {
            return Some(Binding {
                subject: lemma::verb(&carrier).into_owned(),
                attribute: attribute.to_owned(),
                participants: vec![clause.entities.actor(name)],
                firm: at_once,
            });
        }
        if !clause.is_open(subject.head) {
            return None;
        }
        let mut binding = self.measured(&subject, attribute);
        if binding.attribute == attribute {
            binding.attribute = carrier;
        }
        binding.firm &= at_once;
        Some(binding)
    }

    /// "trade volume" measures the volume of trade; a single noun measures itself.
    fn measured(&self, phrase: &Phrase, attribute: &str) -> Binding {
        let clause = &self.clause;
        let inner = phrase
            .head
            .checked_sub(1)
            .filter(|at| clause.is_open(*at) && phrase.tokens.contains(at) && !clause.lower(*at).ends_with("ed"));
        let modified =
            inner.filter(|at| !is_adjective(&clause.lower(*at)) && !lemma::is_plural(&clause.lower(phrase.head)));
        let mut binding = match modified {
            Some(at) => Binding {
                subject: self.subject_word(at),
                attribute: clause.lower(phrase.head),
                participants: self.parties(phrase),
                firm: true,
            },
            None => self.about(phrase, attribute, true),
        };
        if binding.participants.is_empty() {
            binding.participants = self.names_earlier(phrase.tokens.start);
            // Parties from elsewhere in the sentence are evidence, not certainty.
            binding.firm &= binding.participants.is_empty();
        }
        binding
    }

    /// The last list of names in the sentence before token `at`.
    fn names_earlier(&self, at: usize) -> Vec<String> {
        let clause = &self.clause;
        let linked = (clause.start()..at)
            .rev()
            .find(|at| clause.is(*at, &["between", "with", "of"]) && clause.name_at(at + 1).is_some());
        let mut names: Vec<String> = linked
            .map(|at| clause.listed_names(at + 1).iter().map(|name| clause.entities.actor(name)).collect())
            .unwrap_or_default();
        names.sort();
        names
    }

    fn age(&self, tokens: &Range<usize>) -> Option<Binding> {
        let clause = &self.clause;
        let behind = clause.entities.within(tokens.end..clause.end().min(tokens.end + 4));
        let beside = tokens.start.checked_sub(2).and_then(|at| clause.name_at(at));
        let name = beside
            .or_else(|| behind.first())
            .or_else(|| clause.entities.within(clause.start()..tokens.start).last())?;
        let participants = vec![clause.entities.of(name).name.clone()];
        Some(Binding { subject: "person".into(), attribute: "age".into(), participants, firm: beside.is_some() })
    }

    /// The event or verb that a date dates.
    fn date(&self, tokens: &Range<usize>) -> Vec<Binding> {
        let clause = &self.clause;
        if clause.is(tokens.start, &["since"]) {
            return self.predicate(tokens.end, "since").into_iter().collect();
        }
        let opens = tokens.start <= clause.start() + 2;
        let mut bound: Vec<Binding> = self.dated_known_verb(tokens).into_iter().collect();
        if bound.is_empty() {
            bound = self.dated_events(tokens, opens);
            bound.extend(self.dated_through_when(tokens));
        }
        if bound.is_empty() {
            bound.extend(self.dated_verb(tokens, opens));
        }
        if bound.is_empty() {
            bound.extend(self.dated_measure(tokens));
        }
        bound
    }

    /// "a call on Wednesday", "met last year", "On Tuesday, diplomats met".
    fn dated_events(&self, tokens: &Range<usize>, opens: bool) -> Vec<Binding> {
        let clause = &self.clause;
        let verb = clause.verb_before(tokens.start).filter(|verb| self.event_at(*verb).is_none());
        let reaches = |event: &&Event| {
            let between = event.tokens.end..tokens.start;
            let other_verb = verb.is_some_and(|verb| {
                between.contains(&verb) && !clause.lower(verb).ends_with("ed") && !self.is_holding(verb)
            });
            event.tokens.end <= tokens.start && !between.clone().any(|at| clause.is_boundary(at)) && !other_verb
        };
        let before = self.here().rfind(reaches).map(|event| self.head_event(event));
        let chosen = match before {
            Some(event) => Some(event),
            None if opens => self.here().find(|event| event.tokens.start >= tokens.end),
            None => None,
        };
        let Some(chosen) = chosen else { return Vec::new() };
        if let Some(binding) = self.acted_upon(chosen, tokens) {
            return vec![binding];
        }
        let firm = self.is_at_once(&chosen.tokens, tokens);
        // Several events may share one noun: "Xi's conversations with Putin and Trump".
        let mut bound: Vec<Binding> = self
            .here()
            .filter(|event| event.tokens == chosen.tokens)
            .map(|event| self.of_event(event, "date", firm))
            .collect();
        bound.dedup();
        bound
    }

    /// "They extended the strike on Thursday": the date is that of extending, not of the strike.
    fn acted_upon(&self, event: &Event, date: &Range<usize>) -> Option<Binding> {
        let clause = &self.clause;
        let verb = clause.verb_before(event.tokens.start).filter(|verb| !self.is_holding(*verb))?;
        let object = clause.phrase_at(verb + 1).filter(|object| object.head + 1 == event.tokens.end)?;
        let at_once = event.tokens.end <= date.start && object.tokens.start == verb + 1;
        at_once.then(|| self.of_event(event, &clause.lower(verb), self.is_at_once(&event.tokens, date)))
    }

    /// Whether no comma and no verb but one of holding stands between an event and a date.
    fn is_at_once(&self, event: &Range<usize>, date: &Range<usize>) -> bool {
        let clause = &self.clause;
        let between = if event.end <= date.start { event.end..date.start } else { date.end..event.start };
        let behind = event.end <= date.start;
        !between.clone().any(|at| {
            behind && clause.word(at) == ","
                || clause.is_finite_verb(at) && !self.is_holding(at) && !clause.is(at + 1, &["by"])
                || clause.is_boundary(at)
        })
    }

    /// "took place", "was held": verbs that only say that there is an event.
    fn is_holding(&self, verb: usize) -> bool {
        lexicon::is_holding_verb(&self.clause.lower(verb))
    }

    /// "Xi and Putin met when China staged a parade in September": the date of one is that of the other, as evidence.
    fn dated_through_when(&self, tokens: &Range<usize>) -> Option<Binding> {
        let clause = &self.clause;
        let when = (clause.start()..tokens.start).rev().find(|at| clause.is(*at, &["when"]))?;
        let event = self.here().rfind(|event| event.tokens.end <= when)?;
        Some(self.of_event(event, "date", false))
    }

    /// "the anniversary of the offensive": the event that another hangs on.
    fn head_event<'e>(&'e self, event: &'e Event) -> &'e Event {
        let clause = &self.clause;
        let Some(phrase) = clause.phrase_before(event.tokens.end) else { return event };
        let preposition = phrase.tokens.start.checked_sub(1).filter(|at| clause.is(*at, &["of"]));
        preposition.and_then(|at| at.checked_sub(1)).and_then(|at| self.event_at(at)).unwrap_or(event)
    }

    /// "a pact expires on Thursday": the subject, and a verb right before the date that carries an attribute of its own.
    fn dated_known_verb(&self, tokens: &Range<usize>) -> Option<Binding> {
        let clause = &self.clause;
        let at = tokens.start.checked_sub(1)?;
        let at = if matches!(clause.class(at), Some(WordClass::Preposition)) { at.checked_sub(1)? } else { at };
        let carries = clause.is_open(at)
            && !LIGHT.contains(&lemma::verb(&clause.lower(at)).as_ref())
            && self.event_at(at).is_none()
            && lexicon::is_known_verb(&clause.lower(at))
            && !clause.lower(at).ends_with("ed");
        let subject = clause.subject_of(at).filter(|subject| carries && clause.is_open(subject.head))?;
        Some(self.done(&subject, at))
    }

    /// "troops were sent in February": the subject or object, and the verb.
    fn dated_verb(&self, tokens: &Range<usize>, opens: bool) -> Option<Binding> {
        let clause = &self.clause;
        let verb = clause
            .verb_before(tokens.start)
            .or_else(|| opens.then(|| (tokens.end..clause.end()).find(|at| clause.is_finite_verb(*at))).flatten())?;
        let near = tokens.start.saturating_sub(verb) <= NEAR_VERB;
        self.predicate_of(verb).map(|binding| Binding { firm: binding.firm && near, ..binding })
    }

    /// What a verb says of its subject or object: `pact.expires`, `troops.sent`.
    fn predicate_of(&self, verb: usize) -> Option<Binding> {
        let clause = &self.clause;
        if LIGHT.contains(&lemma::verb(&clause.lower(verb)).as_ref()) || self.is_holding(verb) {
            return None;
        }
        let subject = clause.subject_of(verb)?;
        if clause.is_open(subject.head) {
            return Some(self.done(&subject, verb));
        }
        let object = self.object_of(verb);
        let mut participants = subject_names(clause, verb);
        match object {
            Some(object) => {
                participants.extend(self.parties(&object));
                participants.sort();
                participants.dedup();
                Some(Binding {
                    subject: self.subject_word(self.counted_head(&object)),
                    attribute: clause.lower(verb),
                    participants,
                    firm: false,
                })
            }
            None if participants.is_empty() => None,
            None => {
                participants.sort();
                Some(Binding {
                    subject: lemma::verb(&clause.lower(verb)).into_owned(),
                    attribute: "date".into(),
                    participants,
                    firm: false,
                })
            }
        }
    }

    /// The object of a verb, the figure that counts it aside: "sent tens of thousands of troops".
    fn object_of(&self, verb: usize) -> Option<Phrase> {
        let clause = &self.clause;
        let counted = self.values.iter().find(|(tokens, _)| tokens.start == verb + 1).map(|(tokens, _)| tokens.end);
        let start = counted.map_or(verb + 1, |end| end + usize::from(clause.is(end, &["of"])));
        clause.phrase_at(start).filter(|phrase| clause.is_open(phrase.head))
    }

    fn done(&self, subject: &Phrase, verb: usize) -> Binding {
        let before = verb.checked_sub(1);
        let helps = |at: usize| matches!(self.clause.class(at), Some(WordClass::Auxiliary | WordClass::Adverb));
        let adjacent =
            (subject.tokens.end..verb).all(helps) || before.is_some_and(|at| self.clause.name_at(at).is_some());
        // "takes place on 3 March" says when it is.
        let attribute = if self.is_holding(verb) { "date".to_owned() } else { self.clause.lower(verb) };
        Binding { attribute, ..self.about(subject, "date", adjacent) }
    }

    /// "Since 2022, the situation has become …": the subject of the sentence.
    fn predicate(&self, at: usize, attribute: &str) -> Option<Binding> {
        let clause = &self.clause;
        let verb = (at..clause.end()).find(|at| clause.is_finite_verb(*at)).or_else(|| clause.verb_before(at))?;
        let subject = clause.subject_of(verb)?;
        match clause.name_at(subject.head) {
            Some(name) => Some(Binding {
                subject: lemma::verb(&clause.lower(verb)).into_owned(),
                attribute: attribute.to_owned(),
                participants: vec![clause.entities.actor(name)],
                firm: false,
            }),
            None if clause.is_open(subject.head) => Some(self.about(&subject, attribute, false)),
            None => None,
        }
    }

    /// "trade volume at $200 billion last year": the measure whose period the date is.
    fn dated_measure(&self, tokens: &Range<usize>) -> Option<Binding> {
        let clause = &self.clause;
        let phrase = clause.phrase_before(tokens.start)?;
        let measures = clause.is_open(phrase.head)
            && !clause.is_finite_verb(phrase.head)
            && !lexicon::is_known_verb(&clause.lower(phrase.head));
        measures.then(|| self.about(&phrase, "date", false))
    }
}

/// Verbs whose complement is how long their subject takes.
const LASTING: [&str; 6] = ["last", "take", "run", "continue", "drag", "go"];

/// Verbs that say nothing by themselves.
const LIGHT: [&str; 5] = ["be", "have", "do", "make", "let"];

/// How many words may stand between a verb and the figure it carries.
const NEAR_VERB: usize = 5;

/// Endings by which an adjective before a noun is told from a noun before a noun.
fn is_adjective(word: &str) -> bool {
    [
        "al", "ic", "ous", "ive", "able", "ible", "ful", "less", "ary", "ing", "ant", "ent", "ual", "ior", "er", "est",
        "ly",
    ]
    .iter()
    .any(|ending| word.ends_with(ending) && word.len() > ending.len() + 2)
}

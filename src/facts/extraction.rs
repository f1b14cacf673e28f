//! From values, names, events and quotations to facts.

use super::{
    Fact, Quote, Status, Why,
    binding::{Binder, Binding, Provenance},
    clause::Clause,
    entities::{Entities, Link},
    events::Event,
    mentions::{FoundMention, MentionPlace},
    modality::{Manner, Manners},
    passages::Passages,
    speakers::{Maker, Statements},
};
use crate::{
    language::{
        lexicon::Shape,
        tags::{Penn, Relation, Upos},
        words::WordClass,
    },
    source::Span,
    text::BlockKind,
    values::{DateValue, Name, NameKind, Value},
};
use std::ops::Range;

/// Everything that facts are made from.
pub(super) struct Extraction<'a> {
    pub(super) passages: &'a Passages<'a>,
    pub(super) entities: &'a Entities,
    pub(super) events: &'a [Event],
    /// Those in quotation marks.
    pub(super) quotes: &'a [Quote],
    /// The turns of a conversation, which are quotations too.
    pub(super) turns: &'a [Quote],
    pub(super) statements: Statements<'a>,
    pub(super) manners: Manners,
}

impl Extraction<'_> {
    /// Every fact but those about the article itself, in no order.
    pub(super) fn facts(&self, mentions: &[FoundMention]) -> Vec<Fact> {
        let mut facts = Vec::new();
        self.value_facts(mentions, &mut facts);
        self.event_facts(&mut facts);
        self.name_facts(&mut facts);
        self.quote_facts(&mut facts);
        facts
    }

    /// Who says what the values and names among some tokens tell, in the order of the text.
    pub(super) fn speakers(&self, within: &Range<usize>, mentions: &[FoundMention]) -> Vec<String> {
        let from = mentions.partition_point(|found| found.place.tokens.start < within.start);
        let values = mentions.iter().skip(from).map(|found| &found.place.tokens);
        let values = values.take_while(|tokens| tokens.start < within.end);
        let names = self.entities.within(within.clone()).iter().map(|span| &span.tokens);
        let mut told: Vec<&Range<usize>> = values.chain(names).collect();
        told.sort_by_key(|tokens| tokens.start);
        let nothing = || Value::Text(String::new());
        let stated =
            |tokens: &Range<usize>| Some(self.stated(self.passages.of_token(tokens.start)?, tokens, nothing()));
        told.into_iter().filter_map(|tokens| stated(tokens)?.by).collect()
    }

    fn clause(&self, sentence: usize) -> Clause<'_> {
        Clause::new(self.passages, self.entities, sentence)
    }

    /// A fact without a subject, with all that the place in the text tells: who says it, whether it is denied, how sure it is.
    fn stated(&self, sentence: usize, tokens: &Range<usize>, value: Value) -> Fact {
        let clause = self.clause(sentence);
        let span = clause.span(tokens);
        let behind = self.quotes.partition_point(|quote| quote.span.start <= span.start);
        let quoted = self.quotes[..behind].iter().rev().take(NESTED).find(|quote| quote.span.contains(span));
        let maker = match quoted {
            Some(quote) => {
                let speaker = quote.speaker.as_ref().or_else(|| self.statements.turn(span)?.speaker.as_ref());
                // Words in quotation marks are somebody's, and not the article's.
                Maker { speaker: speaker.cloned(), verb: None, sure: speaker.is_some() }
            }
            None => self.statements.maker(sentence, tokens.start),
        };
        // "refused to go, among them her 84-year-old father": how old somebody is goes without saying.
        let known = tokens.start > clause.start()
            && (clause.class(tokens.start - 1) == Some(WordClass::Possessive) || clause.is(tokens.start - 1, &["the"]));
        let aged = known && matches!(value, Value::Age(_)) && tokens.clone().any(|at| clause.is_hyphen(at));
        let manner = if aged { Manner::PLAIN } else { self.manners.read(&clause, tokens.start) };
        let word = |token: Option<usize>| Some(self.passages.article.tokens.get(token?)?.span);
        let [status, denial] = manner.words.map(word);
        let agreed = manner.sure && maker.sure;
        let said = word(maker.verb).or_else(|| quoted.filter(|_| maker.speaker.is_some())?.verb);
        Fact {
            subject: String::new(),
            participants: Vec::new(),
            attribute: String::new(),
            value,
            span,
            sentence: clause.sentence.span,
            by: maker.speaker.map(|speaker| speaker.name),
            negated: manner.denied,
            status: manner.status,
            firm: agreed,
            period: None,
            place: None,
            why: Why { said, status, denial, agreed },
            provenance: Provenance::default(),
        }
    }

    fn value_facts(&self, mentions: &[FoundMention], facts: &mut Vec<Fact>) {
        for of_sentence in mentions.chunk_by(|one, other| one.place.sentence == other.place.sentence) {
            let Some(first) = of_sentence.first() else { continue };
            let values: Vec<_> =
                of_sentence.iter().map(|other| (other.place.tokens.clone(), &other.mention.value)).collect();
            let read = (self.passages, self.entities);
            let Some(binder) = binder(read, first.place.sentence, self.events, &values) else { continue };
            for found in of_sentence {
                let MentionPlace { tokens, sentence } = &found.place;
                let bindings = binder.bind(&found.mention.value, tokens);
                if bindings.is_empty() {
                    continue;
                }
                let stated = self.stated(*sentence, tokens, found.mention.value.clone());
                let period = self.period_of(found, mentions);
                let facts_of = |binding: Binding| {
                    let value = begun(&stated.value, &binding);
                    bound(Fact { value, ..stated.clone() }, binding, period.clone())
                };
                facts.extend(bindings.into_iter().map(facts_of));
            }
        }
    }

    /// The date that tells what time a measure is of: the next one in its sentence, else the last before it, where no other statement begins in between.
    fn period_of(&self, found: &FoundMention, mentions: &[FoundMention]) -> Option<DateValue> {
        let date_of = |other: &FoundMention| match &other.mention.value {
            Value::Date(date)
                if other.place.sentence == found.place.sentence
                    && !self.are_parted(&found.place.tokens, &other.place.tokens)
                    && !self.is_of_noun(&found.place.tokens, &other.place.tokens) =>
            {
                Some(date.clone())
            }
            _ => None,
        };
        if let Value::Date(date) = &found.mention.value {
            return Some(date.clone());
        }
        let behind = mentions.partition_point(|other| other.place.tokens.start <= found.place.tokens.start);
        if let Some(date) = self.date_before_when(found, &mentions[..behind]) {
            return Some(date);
        }
        mentions[behind..]
            .iter()
            .take(1)
            .find_map(date_of)
            .or_else(|| mentions[..behind].iter().rev().skip(1).take(1).find_map(date_of))
    }

    /// "the largest since 2015, when 13,000 fled": the date whose time a clause with "when" goes on to tell of, without the "since".
    fn date_before_when(&self, found: &FoundMention, before: &[FoundMention]) -> Option<DateValue> {
        let MentionPlace { tokens, sentence } = &found.place;
        let here = before.iter().rev().take(NEAREST_DATES).take_while(|other| other.place.sentence == *sentence);
        let mut dates = here.filter(|other| matches!(other.mention.value, Value::Date(_)));
        let other = dates.find(|other| other.place.tokens.end < tokens.start)?;
        let comma = other.place.tokens.end;
        let told = self.passages.word(comma) == "," && self.passages.word(comma + 1) == "when";
        let apart = (comma + 1..tokens.start).any(|at| matches!(self.passages.word(at), "," | ";"));
        let since = self.passages.lower(other.place.tokens.start) == "since";
        let Value::Date(date) = &other.mention.value else { return None };
        (told && !apart && since).then(|| date.beginning())?
    }

    /// Whether a semicolon stands between two places, or a comma and a word that begins another statement.
    fn are_parted(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        let mut between = one.end.min(other.end)..one.start.max(other.start);
        let word = |at: usize| self.passages.word(at);
        let parts =
            |at: usize| word(at) == ";" || word(at) == "," && matches!(word(at + 1), "and" | "but" | "while" | "which");
        // "Evictions, which had stopped in May, came to 6,340": the insertion tells of its own time.
        let sentence = self.passages.of_token(one.start).and_then(|passage| self.passages.all.get(passage));
        let start = sentence.map_or(between.start, |sentence| sentence.tokens.start);
        let opening = (start..between.start).rev().find(|at| word(*at) == ",");
        let inserted = opening.is_some_and(|comma| matches!(word(comma + 1), "which" | "who" | "whose"));
        between.any(|at| parts(at) || inserted && word(at) == ",")
    }

    /// "crude for April delivery", "employees of a foundry set up in 1936": a date that tells of a noun beside the measure.
    fn is_of_noun(&self, measure: &Range<usize>, date: &Range<usize>) -> bool {
        let Some(passage) = self.passages.of_token(date.start) else { return false };
        let tree = self.passages.tree(passage);
        let before = date.start.checked_sub(1);
        let led = before.is_some_and(|at| self.passages.word(at) == "for");
        let delivered = led && matches!(tree.upos(date.end), Some(Upos::Noun)) && date.end <= measure.start;
        let participle = |at: usize| tree.penn(at) == Some(Penn::Vbn) && tree.is(at, &[Relation::Acl]);
        let comma = (measure.end..date.start).rev().find(|at| self.passages.word(*at) == ",");
        let described = comma.is_some_and(|comma| {
            matches!(self.passages.lower(comma + 1), "a" | "an") && (comma..date.start).any(participle)
        });
        delivered || described
    }

    /// Medium, place, topics and participants of every event.
    fn event_facts(&self, facts: &mut Vec<Fact>) {
        for event in self.events {
            if event.participants.is_empty() && event.place.is_none() {
                continue;
            }
            let binding = |attribute: &str, firm| Binding {
                subject: event.subject.clone(),
                attribute: attribute.into(),
                participants: event.participants.clone(),
                speaks: false,
                firm: firm && event.firm,
                provenance: Provenance::default(),
            };
            if let Some(medium) = event.medium {
                let stated = self.stated(event.sentence, &event.tokens, Value::Text(medium.into()));
                facts.push(bound(stated, binding("medium", true), None));
            }
            if let Some(place) = &event.place {
                let stated = self.stated(event.sentence, place, self.name_value(place));
                let firm = event.place_is_sure || self.is_place_of(event, place);
                facts.push(bound(stated, binding("place", firm), None));
            }
            for (at, topic) in event.topics.iter().enumerate() {
                let sentence = self.passages.of_token(topic.start).unwrap_or(event.sentence);
                let words =
                    self.clause(sentence).text(topic).trim_start_matches("a ").trim_start_matches("the ").to_owned();
                let stated = self.stated(sentence, topic, Value::Text(words));
                facts.push(bound(
                    stated,
                    binding("topics", at < SURE_TOPICS && self.leaves_verb(sentence, topic)),
                    None,
                ));
            }
            self.participant_facts(event, &binding("participants", true), facts);
        }
    }

    /// "Talks over the dam resume in Khartoum": whether a topic has not swallowed the only verb of its sentence.
    fn leaves_verb(&self, sentence: usize, topic: &Range<usize>) -> bool {
        let (clause, tree) = (self.clause(sentence), self.clause(sentence).tree());
        let mut outside = (clause.start()..clause.end()).filter(|at| !topic.contains(at));
        let last = topic.end + 1 >= clause.end();
        !last || outside.any(|at| matches!(tree.upos(at), Some(Upos::Verb | Upos::Aux)))
    }

    /// Whether the place stands close behind the event, with no verb in between.
    fn is_place_of(&self, event: &Event, place: &Range<usize>) -> bool {
        let clause = self.clause(event.sentence);
        let mut between = event.tokens.end..place.start;
        between.len() <= NEAR_PLACE && !between.any(|at| clause.is_finite_verb(at))
    }

    /// One fact a participant, where the event is first spoken of.
    fn participant_facts(&self, event: &Event, binding: &Binding, facts: &mut Vec<Fact>) {
        let sides = if matches!(event.kind.shape, Shape::Contact | Shape::Mutual) { 2 } else { 1 };
        let named = event.participants.iter().all(|name| name.starts_with(char::is_uppercase));
        if event.same_as.is_some() || event.participants.len() < sides || sides == 1 && !named {
            return;
        }
        // All stand in the same place, which is read once.
        let nothing = Value::Text(String::new());
        let stated = bound(self.stated(event.sentence, &event.tokens, nothing), binding.clone(), None);
        for name in &event.participants {
            let kind = self.entities.named(name).map_or(NameKind::Other, |entity| entity.kind);
            let value = Value::Name(Name { name: name.clone(), kind });
            facts.push(Fact { value, ..stated.clone() });
        }
    }

    fn name_value(&self, tokens: &Range<usize>) -> Value {
        let name = self.entities.at(tokens.start).map(|span| self.entities.of(span).clone());
        let (name, kind) = name.map_or_else(|| (String::new(), NameKind::Other), |entity| (entity.name, entity.kind));
        Value::Name(Name { name, kind })
    }

    /// Every name in running text is mentioned; "made no mention of Ukraine" denies one.
    fn name_facts(&self, facts: &mut Vec<Fact>) {
        for (sentence, span) in self.entities.mentioned(self.passages) {
            let entity = self.entities.of(span);
            let value = Value::Name(Name { name: entity.name.clone(), kind: entity.kind });
            let mut stated = self.stated(sentence, &span.tokens, value);
            let (negated, by) = self.unmentioned(sentence, span.tokens.start);
            stated.negated = negated;
            stated.by = if negated { by } else { stated.by };
            stated.status = Status::Asserted;
            stated.why.status = None;
            stated.why.denial = stated.why.denial.filter(|_| negated);
            let binding = Binding {
                subject: "mention".into(),
                attribute: String::new(),
                participants: vec![entity.name.clone()],
                speaks: false,
                firm: self.entities.sure && span.link != Link::Noun,
                provenance: Provenance::default(),
            };
            facts.push(bound(stated, binding, None));
        }
    }

    /// Whether a name stands in "made no mention of …" or "did not mention …", and who did not mention it.
    fn unmentioned(&self, sentence: usize, at: usize) -> (bool, Option<String>) {
        let clause = self.clause(sentence);
        let Some(word) =
            (clause.start()..at).rev().take(3).find(|at| clause.is(*at, &["mention", "mentioned", "mentioning"]))
        else {
            return (false, None);
        };
        let denied =
            (clause.start()..word).rev().take(3).any(|at| clause.is(at, &["no", "not", "n't", "never", "without"]));
        // "made no mention of" has the subject of "made", "did not mention" its own.
        let is_noun = word.checked_sub(1).is_some_and(|at| clause.is(at, &["no", "any"]));
        let verb = if is_noun { clause.verb_before(word) } else { Some(word) };
        let by = verb
            .and_then(|verb| clause.subject_of(verb))
            .and_then(|subject| clause.name_at(subject.head))
            .map(|name| self.entities.of(name).name.clone());
        (denied, by.filter(|_| denied))
    }

    fn quote_facts(&self, facts: &mut Vec<Fact>) {
        for quote in self.quotes.iter().chain(self.turns) {
            let Some(speaker) = &quote.speaker else { continue };
            let sentence = self.passages.before(quote.span.start + 1).unwrap_or_default();
            facts.push(Fact {
                subject: "quote".into(),
                participants: vec![speaker.name.clone()],
                attribute: String::new(),
                value: Value::Text(self.passages.article.slice(quote.span).to_owned()),
                span: quote.span,
                sentence: self.passages.all.get(sentence).map_or_else(Span::default, |sentence| sentence.span),
                by: Some(speaker.name.clone()),
                negated: false,
                status: Status::Asserted,
                firm: quote.firm,
                period: None,
                place: None,
                why: Why { said: quote.verb, agreed: quote.firm, ..Why::default() },
                provenance: Provenance::default(),
            });
        }
    }
}

/// How many words may stand between an event and a place that is surely its own.
const NEAR_PLACE: usize = 5;

/// How many phrases of a list of topics are sure to belong to it.
const SURE_TOPICS: usize = 6;

/// How many quotations inside a quotation may stand before words that it still holds.
const NESTED: usize = 8;

/// What binds the values of a sentence; `None` where what it tells is no statement of the article.
pub(super) fn binder<'a>(
    (passages, entities): (&'a Passages<'a>, &'a Entities),
    sentence: usize,
    events: &'a [Event],
    values: &'a [(Range<usize>, &'a Value)],
) -> Option<Binder<'a>> {
    let kind = passages.kind(passages.all.get(sentence)?);
    let clause = Clause::new(passages, entities, sentence);
    let english = passages.are_plainly_english();
    (!matches!(kind, BlockKind::Dateline | BlockKind::Heading)).then_some(Binder { clause, events, values, english })
}

/// So many values back a date may stand that a clause with "when" tells of.
const NEAREST_DATES: usize = 8;

/// The value of a binding: since when something is so is the date that it began, and not all the time from then on.
fn begun(value: &Value, binding: &Binding) -> Value {
    match value {
        Value::Date(date) if binding.attribute == "since" => {
            Value::Date(date.beginning().unwrap_or_else(|| date.clone()))
        }
        value => value.clone(),
    }
}

/// The fact with what it is bound to.
fn bound(stated: Fact, mut binding: Binding, period: Option<DateValue>) -> Fact {
    let firm = binding.firm && stated.firm;
    if binding.speaks {
        binding.participants.extend(stated.by.clone().filter(|by| by.starts_with(char::is_uppercase)));
    }
    Fact {
        subject: binding.subject,
        attribute: binding.attribute,
        participants: binding.participants,
        firm,
        period,
        provenance: binding.provenance,
        ..stated
    }
}

//! What an article tells, read when it is first asked for: all of it at once, or only what few questions need.

use super::{
    Analysis, Mention, Quote, Told,
    binding::Binding,
    entities::{Entities, Entity, NameSpan, span_of},
    events::{Event, EventReader},
    extraction::{Extraction, binder},
    mentions::{FoundMention, MentionPlace},
    modality::Manners,
    passages::Passages,
    publication,
    speakers::{self, Attribution, Statements},
};
use crate::{
    source::Span,
    text::Article,
    values::{Name, Value},
};
use jiff::civil::Date;
use std::{
    cell::{OnceCell, RefCell},
    sync::OnceLock,
};

/// What an article tells, with all that it takes to read it.
#[derive(Debug)]
pub struct Telling {
    whole: OnceLock<Told>,
    entities: Entities,
    /// Where each typed value stands.
    places: Vec<MentionPlace>,
}

impl Telling {
    pub(super) fn new(told: Option<Told>, entities: Entities, places: Vec<MentionPlace>) -> Self {
        Self { whole: told.map_or_else(OnceLock::new, OnceLock::from), entities, places }
    }

    pub(super) fn whole(&self, analysis: &Analysis) -> &Told {
        self.whole.get_or_init(|| Reading::again(analysis).told())
    }
}

impl From<Told> for Telling {
    fn from(told: Told) -> Self {
        Self::new(Some(told), Entities::default(), Vec::new())
    }
}

/// What an article holds, before it is known what is said of it.
pub(super) struct Reading<'a> {
    pub(super) article: &'a Article,
    pub(super) date: Option<Date>,
    pub(super) passages: Passages<'a>,
    pub(super) entities: &'a Entities,
    pub(super) mentions: Vec<FoundMention>,
}

impl<'a> Reading<'a> {
    fn again(analysis: &'a Analysis) -> Self {
        let Analysis { article, date, mentions, told, .. } = analysis;
        let found = |(mention, place): (&Mention, &MentionPlace)| FoundMention {
            mention: mention.clone(),
            place: place.clone(),
        };
        let mentions = mentions.iter().zip(&told.places).map(found).collect();
        Self { article, date: *date, passages: Passages::of(article), entities: &told.entities, mentions }
    }

    pub(super) fn names(&self) -> Vec<Mention> {
        let mention = |(_, span): (usize, &NameSpan)| {
            let Entity { name, kind } = self.entities.of(span).clone();
            Mention { span: span_of(self.article, &span.tokens), value: Value::Name(Name { name, kind }) }
        };
        let mut names: Vec<Mention> = self.entities.mentioned(&self.passages).map(mention).collect();
        names.sort_by_key(|name| name.span);
        names
    }

    fn quotes(&self) -> [Vec<Quote>; 2] {
        let (passages, entities) = (&self.passages, self.entities);
        let turns = speakers::turns(passages, entities);
        let mut quotes = Attribution::new(passages, entities).quotes(&turns);
        speakers::name_speakers(passages, &mut quotes, &turns);
        [quotes, turns]
    }

    pub(super) fn told(&self) -> Told {
        let events = EventReader::default().whole(&self.passages, self.entities);
        let said = self.quotes();
        let mut facts = publication::facts(self.article, self.date);
        facts.extend(self.extraction(&events, &said).facts(&self.mentions));
        if !self.entities.sure {
            facts.iter_mut().filter(|fact| fact.subject != publication::SUBJECT).for_each(|fact| fact.firm = false);
        }
        facts.sort_by_cached_key(|fact| fact.span);
        Told { quotes: sorted(&said), facts }
    }

    fn extraction<'s>(&'s self, events: &'s [Event], [quotes, turns]: &'s [Vec<Quote>; 2]) -> Extraction<'s> {
        let (passages, entities) = (&self.passages, self.entities);
        let statements = Statements::new(Attribution::new(passages, entities), turns);
        let manners = Manners::of(passages.all.len());
        Extraction { passages, entities, events, quotes, turns, statements, manners }
    }
}

fn sorted(quotes: &[Vec<Quote>; 2]) -> Vec<Quote> {
    let mut quotes = quotes.concat();
    quotes.sort_by_key(|quote| quote.span);
    quotes
}

/// Tells of an article what is asked, and reads no more of it than the answer takes: of a long article one quotation or one value may matter.
pub(crate) struct Teller<'a> {
    analysis: &'a Analysis,
    reading: OnceCell<Reading<'a>>,
    events: RefCell<EventReader>,
    said: OnceCell<[Vec<Quote>; 2]>,
    quotes: OnceCell<Vec<Quote>>,
}

impl std::fmt::Debug for Teller<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Teller").field("analysis", self.analysis).finish_non_exhaustive()
    }
}

impl<'a> Teller<'a> {
    /// Of an article.
    pub(crate) fn of(analysis: &'a Analysis) -> Self {
        Self {
            analysis,
            reading: OnceCell::new(),
            events: RefCell::default(),
            said: OnceCell::new(),
            quotes: OnceCell::new(),
        }
    }

    fn reading(&self) -> &Reading<'a> {
        self.reading.get_or_init(|| Reading::again(self.analysis))
    }

    /// Its quotations, in the order of the text.
    pub(crate) fn quotes(&self) -> &[Quote] {
        match self.analysis.told.whole.get() {
            Some(told) => &told.quotes,
            None => self.quotes.get_or_init(|| sorted(self.said())),
        }
    }

    fn said(&self) -> &[Vec<Quote>; 2] {
        self.said.get_or_init(|| self.reading().quotes())
    }

    /// Those to whom it gives what it says of the values and names in `span`, in the order of the text.
    pub(crate) fn speakers(&self, span: Span) -> Vec<String> {
        if let Some(told) = self.analysis.told.whole.get() {
            let from = told.facts.partition_point(|fact| fact.span.start < span.start);
            let here = told.facts.get(from..).unwrap_or_default().iter();
            return here.take_while(|fact| fact.span.start < span.end).filter_map(|fact| fact.by.clone()).collect();
        }
        let reading = self.reading();
        let tokens = &reading.article.tokens;
        let token = |offset: u32| tokens.partition_point(|token| token.span.start < offset);
        let within = token(span.start)..token(span.end);
        reading.extraction(&[], self.said()).speakers(&within, &reading.mentions)
    }

    /// The parties of each thing that the value in `span` is bound to, by full name, where it has several.
    pub(crate) fn parties(&self, span: Span) -> Vec<Vec<String>> {
        let several = |parties: &Vec<String>| parties.len() > 1;
        let bound = if self.analysis.told.whole.get().is_none() { self.bound(span) } else { None };
        if let Some(bound) = bound.filter(|bound| !bound.iter().any(|binding| binding.speaks)) {
            return bound.into_iter().map(|binding| binding.participants).filter(several).collect();
        }
        let facts = &self.analysis.facts;
        let from = facts.partition_point(|fact| fact.span < span);
        let here = facts.get(from..).unwrap_or_default().iter().take_while(|fact| fact.span == span);
        here.map(|fact| fact.participants.clone()).filter(several).collect()
    }

    /// What the value in `span` is bound to; `None` where events that the article tells of later may have a part in it.
    fn bound(&self, span: Span) -> Option<Vec<Binding>> {
        let reading = self.reading();
        let (passages, entities) = (&reading.passages, reading.entities);
        let mentions = &reading.mentions;
        let at = mentions.binary_search_by_key(&span, |found| found.mention.span).ok()?;
        let found = mentions.get(at)?;
        let mut reader = self.events.borrow_mut();
        reader.read_behind(passages, entities, found.place.sentence);
        let events = reader.of_sentence(found.place.sentence);
        if events.iter().any(Event::may_refer_forward) {
            return None;
        }
        let beside = |other: &&FoundMention| other.place.sentence == found.place.sentence;
        let before = mentions.iter().take(at).rev().take_while(beside).count();
        let beside = mentions.iter().skip(at - before).take_while(beside);
        let values: Vec<_> = beside.map(|other| (other.place.tokens.clone(), &other.mention.value)).collect();
        let Some(binder) = binder((passages, entities), found.place.sentence, events, &values) else {
            return Some(Vec::new());
        };
        Some(binder.bind(&found.mention.value, &found.place.tokens))
    }
}

//! Who says what: the speakers of quotations and of sentences.
//!
//! A quotation has the speaker that its own sentence names, else that of the quotation before it in the same paragraph. Words in quotation
//! marks that nobody says and that are no sentence are scare quotes or titles, and no quotations.

mod guests;
mod naming;
mod place;
mod pronouns;
mod reports;
mod statements;
mod turns;
mod verbs;

use super::{Quote, Speaker, clause::Clause, entities::Entities, passages::Passages};
use crate::{language::lexicon, source::Span, text::Quotation, values::NameKind};
use naming::{Last, Named, Pronoun};
use place::Place;
use reports::Report;

pub(super) use guests::name_speakers;
pub(super) use naming::leader_named;
pub(super) use place::is_in_quotation;
pub(super) use statements::{Maker, Statements};
pub(super) use turns::read as turns;

/// Attributes the quotations and sentences of an article, in the order of the text.
pub(super) struct Attribution<'a> {
    passages: &'a Passages<'a>,
    entities: &'a Entities,
    last: Option<Last>,
}

/// A quotation that is attributed, and where.
struct Attributed {
    quote: Quote,
    outer: Span,
    closed: bool,
    pronoun: Pronoun,
    block: usize,
    /// The token of the verb of its report.
    verb: Option<usize>,
}

impl<'a> Attribution<'a> {
    pub(super) fn new(passages: &'a Passages<'a>, entities: &'a Entities) -> Self {
        Self { passages, entities, last: None }
    }

    /// Every quotation that is one, with its speaker where the text tells. `turns` are those of a conversation.
    pub(super) fn quotes(mut self, turns: &[Quote]) -> Vec<Quote> {
        let depths = place::depths(self.passages);
        let mut done: Vec<Attributed> = Vec::new();
        for quotation in &self.passages.article.quotations {
            self.hear(turns, quotation);
            let Some(place) = Place::of(self.passages, self.entities, &depths, quotation) else { continue };
            if let Some(attributed) = self.attribute(&place, quotation, done.last()) {
                done.push(attributed);
            }
        }
        done.into_iter().map(|attributed| attributed.quote).collect()
    }

    /// Has whoever had the last turn before a quotation have spoken last. Whom somebody quotes in a turn is nobody who has turns.
    fn hear(&mut self, turns: &[Quote], quotation: &Quotation) {
        let opened = turns.partition_point(|turn| turn.span.start <= quotation.span.start);
        if turns[..opened].last().is_some_and(|turn| turn.span.contains(quotation.span)) {
            return;
        }
        let behind = turns.partition_point(|turn| turn.span.end <= quotation.outer.start);
        let Some(turn) = behind.checked_sub(1).and_then(|at| turns.get(at)) else { return };
        let sentence = self.passages.before(turn.span.end).unwrap_or_default();
        let newer = self.last.as_ref().is_none_or(|last| last.sentence < sentence);
        if let Some(speaker) = turn.speaker.clone().filter(|_| newer) {
            let gender = self.entities.gender_of(&speaker.name);
            self.last = Some(Last { speaker, sentence, pronoun: Pronoun::Person(gender) });
        }
    }

    fn attribute(
        &mut self,
        place: &Place<'a, '_>,
        quotation: &Quotation,
        before: Option<&Attributed>,
    ) -> Option<Attributed> {
        let mentioned = place.is_mentioned();
        let told = if mentioned { None } else { self.told(place, before) };
        let block = place.before.sentence.block;
        let told =
            told.or_else(|| before.filter(|_| !mentioned).and_then(|before| self.carried(place, quotation, before)));
        if told.is_none()
            && (place.is_nested() || mentioned || !(place.may_stand_alone() || place.may_stand_in_title()))
        {
            return None;
        }
        let (speaker, addressee, verb, pronoun, firm) = match told {
            Some(Told { named, addressee, verb }) => (Some(named.speaker), addressee, verb, named.pronoun, named.firm),
            None => (None, None, None, Pronoun::Any, false),
        };
        if let Some(speaker) = speaker.clone().filter(|_| !place.is_nested()) {
            self.last = Some(Last { speaker, sentence: place.before.index, pronoun });
        }
        let verb_span = verb.and_then(|at| self.passages.article.tokens.get(at)).map(|token| token.span);
        Some(Attributed {
            quote: Quote { span: quotation.span, speaker, addressee, verb: verb_span, firm },
            outer: quotation.outer,
            closed: quotation.closed,
            pronoun,
            block,
            verb,
        })
    }

    /// Who the sentence of a quotation says it is from.
    fn told(&self, place: &Place<'a, '_>, before: Option<&Attributed>) -> Option<Told> {
        let last = self.last.as_ref().filter(|_| !place.is_nested());
        let asked = before.filter(|_| !place.is_nested()).and_then(|before| before.quote.addressee.as_ref());
        let tell = |(clause, report): (Clause<'a>, Report)| {
            Told::of_answer(&clause, &report, asked).or_else(|| Told::of(&clause, &report, last))
        };
        if place.is_in_title() {
            return place.report_in_title().and_then(tell);
        }
        if let Some(told) = place.report_behind().and_then(tell) {
            return Some(told);
        }
        // `"A," said NAME, "B"`: one report for both.
        let shared =
            before.filter(|before| before.verb.is_some() && before.verb == place.verb_before().map(|(verb, _)| verb));
        if let Some(told) = shared.and_then(Told::again) {
            return Some(told);
        }
        place.report_before().or_else(|| place.report_at_end()).or_else(|| place.person_before_colon()).and_then(tell)
    }

    /// The speaker of the quotation before, where that one goes on: in the paragraph, or over its end with the mark opened again.
    fn carried(&self, place: &Place<'a, '_>, quotation: &Quotation, before: &Attributed) -> Option<Told> {
        if place.is_nested() || before.outer.contains(quotation.outer) {
            return None;
        }
        let block = place.before.sentence.block;
        let between = Span { start: before.outer.end, end: quotation.outer.start };
        let continues = !before.closed && before.block + 1 == block;
        let same_sentence = place.before.sentence.span.start < before.outer.end;
        let told = Told::again(before)?;
        if continues {
            return Some(told);
        }
        let follows = place.fills_sentence() && place.is_sentence() && !self.names_another(between, before);
        if before.block != block || !(same_sentence && place.joins() || follows) {
            return None;
        }
        Some(Told { named: Named { firm: same_sentence, ..told.named }, ..told })
    }

    /// Whether somebody else is named in `span`.
    fn names_another(&self, span: Span, before: &Attributed) -> bool {
        let token = |offset: u32| self.passages.article.tokens.partition_point(|token| token.span.start < offset);
        let names = self.entities.within(token(span.start)..token(span.end));
        let speaker = before.quote.speaker.as_ref().map(|speaker| speaker.name.as_str());
        let own = before.verb.map_or(0, |verb| verb + LONGEST_ATTRIBUTION);
        names.iter().any(|name| {
            name.tokens.start > own
                && self.entities.of(name).kind == NameKind::Person
                && Some(self.entities.of(name).name.as_str()) != speaker
        })
    }

    fn clause(&self, sentence: usize) -> Clause<'a> {
        Clause::new(self.passages, self.entities, sentence)
    }

    fn speaker(&self, clause: &Clause<'a>, report: &Report) -> Option<Speaker> {
        Told::of(clause, report, self.last.as_ref()).filter(|told| told.named.firm).map(|told| told.named.speaker)
    }
}

/// Who says a quotation, to whom, and by which verb.
struct Told {
    named: Named,
    addressee: Option<Speaker>,
    verb: Option<usize>,
}

impl Told {
    fn of(clause: &Clause<'_>, report: &Report, last: Option<&Last>) -> Option<Self> {
        let named = naming::named(clause, &report.subject, last)?;
        let hears = report.addressee.as_ref().and_then(|phrase| naming::named(clause, phrase, None));
        Some(Self { named, addressee: hears.map(|hears| hears.speaker), verb: Some(report.verb) })
    }

    /// `Lindt asked Roth: "…" "…," he replied.`: whoever was asked.
    fn of_answer(clause: &Clause<'_>, report: &Report, asked: Option<&Speaker>) -> Option<Self> {
        let answers = clause.is(report.verb, &["replied", "replies", "answered", "answers"]);
        let asked = asked.filter(|_| answers && clause.is(report.subject.head, &["he", "she", "they"]))?;
        let speaker = Speaker { name: asked.name.clone(), span: clause.span(&report.subject.tokens) };
        let pronoun = Pronoun::Person(lexicon::gender(&clause.lower(report.subject.head)));
        let named = Named { speaker, pronoun, firm: true };
        Some(Self { named, addressee: None, verb: Some(report.verb) })
    }

    /// The same for the next quotation.
    fn again(before: &Attributed) -> Option<Self> {
        let named = Named { speaker: before.quote.speaker.clone()?, pronoun: before.pronoun, firm: before.quote.firm };
        Some(Self { named, addressee: before.quote.addressee.clone(), verb: before.verb })
    }
}

/// How many tokens an attribution may have behind its verb: its speaker and what is told of them.
const LONGEST_ATTRIBUTION: usize = 20;

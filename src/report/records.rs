//! What an article holds as JSON objects, keys in a fixed order: the stream and `facts` print the same ones.

mod lengths;
mod values;

use self::values::{ValueRecord, hedge, kind};

use crate::{
    compare::{Check, Reason},
    diagnostic::Diagnostic,
    facts::{Analysis, Fact, Mention, Quote},
    interval::Hedge,
    source::{CodePoints, Span},
};
use serde::Serialize;
use serde_json::value::RawValue;

/// Offsets in code points: where it starts, and where it ends.
pub(crate) type Place = [usize; 2];

pub(crate) fn place(points: &mut CodePoints<'_>, span: Span) -> Place {
    points.of(span)
}

/// A typed value of the text.
#[derive(Serialize)]
pub(crate) struct MentionRecord {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: &'static str,
    value: ValueRecord,
    hedge: Option<&'static str>,
}

impl MentionRecord {
    pub(crate) fn new(mention: &Mention, points: &mut CodePoints<'_>) -> Self {
        let [start, end] = place(points, mention.span);
        let value = &mention.value;
        Self { start, end, kind: kind(value), value: ValueRecord::new(value), hedge: hedge(value).map(Hedge::name) }
    }
}

/// What the sources say of a part of a draft.
#[derive(Serialize)]
pub(crate) struct CheckRecord<'a> {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: &'static str,
    verdict: &'static str,
    firm: bool,
    reason: Option<&'static str>,
    source: Option<&'a RawValue>,
    source_start: Option<usize>,
    source_end: Option<usize>,
    why: &'a str,
}

impl<'a> CheckRecord<'a> {
    /// `sources` are the names of the sources with the offsets of their texts.
    pub(crate) fn new(
        check: &'a Check,
        points: &mut CodePoints<'_>,
        sources: &mut [(&'a RawValue, CodePoints<'_>)],
    ) -> Self {
        let [start, end] = place(points, check.span);
        let found = check.evidence.and_then(|evidence| {
            let (id, points) = sources.get_mut(evidence.source)?;
            Some((*id, place(points, evidence.span)))
        });
        Self {
            start,
            end,
            kind: check.kind,
            verdict: check.verdict.name(),
            firm: check.firm,
            reason: check.reason.map(Reason::name),
            source: found.map(|(id, _)| id),
            source_start: found.map(|(_, [start, _])| start),
            source_end: found.map(|(_, [_, end])| end),
            why: &check.why,
        }
    }
}

/// A quotation.
#[derive(Serialize)]
pub(crate) struct QuoteRecord<'a> {
    start: usize,
    end: usize,
    speaker: Option<&'a str>,
    speaker_start: Option<usize>,
    speaker_end: Option<usize>,
}

impl<'a> QuoteRecord<'a> {
    pub(crate) fn new(quote: &'a Quote, points: &mut CodePoints<'_>) -> Self {
        let [start, end] = place(points, quote.span);
        let speaker = quote.speaker.as_ref();
        let at = speaker.map(|speaker| place(points, speaker.span));
        Self {
            start,
            end,
            speaker: speaker.map(|speaker| speaker.name.as_str()),
            speaker_start: at.map(|[start, _]| start),
            speaker_end: at.map(|[_, end]| end),
        }
    }
}

/// A fact.
#[derive(Serialize)]
pub(crate) struct FactRecord<'a> {
    path: String,
    subject: &'a str,
    participants: &'a [String],
    attribute: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    value: ValueRecord,
    hedge: Option<&'static str>,
    start: usize,
    end: usize,
    sentence: Place,
    by: Option<&'a str>,
    negated: bool,
    status: &'static str,
    firm: bool,
}

impl<'a> FactRecord<'a> {
    pub(crate) fn new(fact: &'a Fact, points: &mut CodePoints<'_>) -> Self {
        let [start, end] = place(points, fact.span);
        Self {
            path: fact.path(),
            subject: &fact.subject,
            participants: &fact.participants,
            attribute: &fact.attribute,
            kind: fact_kind(fact),
            value: ValueRecord::new(&fact.value),
            hedge: fact.hedge().map(Hedge::name),
            start,
            end,
            sentence: place(points, fact.sentence),
            by: fact.by.as_deref(),
            negated: fact.negated,
            status: fact.status.name(),
            firm: fact.firm,
        }
    }
}

/// Something that a rule found.
#[derive(Serialize)]
pub(crate) struct FindingRecord<'a> {
    rule: &'static str,
    level: &'static str,
    start: usize,
    end: usize,
    message: &'a str,
}

impl<'a> FindingRecord<'a> {
    pub(crate) fn new(finding: &'a Diagnostic, points: &mut CodePoints<'_>) -> Self {
        let span = finding.labels.first().map_or(Span::default(), |label| label.span);
        let [start, end] = place(points, span);
        Self { rule: finding.code, level: finding.severity.name(), start, end, message: &finding.message }
    }
}

/// The date of publication of an article, where something tells it.
pub(crate) fn date(analysis: &Analysis) -> Option<String> {
    analysis.date.map(|date| date.to_string())
}

/// The type of a fact in the stream: quotations have one of their own.
pub(crate) fn fact_kind(fact: &Fact) -> &'static str {
    if fact.subject == "quote" { "quote" } else { kind(&fact.value) }
}

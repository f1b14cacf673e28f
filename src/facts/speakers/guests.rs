//! Whom an interview is with.

use super::{Quote, Speaker};
use crate::{
    facts::{
        clause::Clause,
        entities::{Entities, NameSpan},
        passages::Passages,
    },
    language::{
        lexicon::{self, TurnLabel},
        words::{self, WordClass},
    },
    source::Span,
    text::BlockKind,
    values::NameKind,
};
use std::{collections::BTreeMap, ops::Range};

/// The person that headline and introduction, which stand in `tokens`, present: the only one but `asking`, else the only one of the headline, else the one
/// whom the introduction begins with.
pub(super) fn introduced<'a>(
    passages: &Passages<'_>,
    entities: &'a Entities,
    tokens: Range<usize>,
    asking: Option<&str>,
) -> Option<&'a str> {
    let person = |span: &&NameSpan| {
        let entity = entities.of(span);
        entity.kind == NameKind::Person && asking != Some(&entity.name)
    };
    let people: Vec<&NameSpan> = entities.within(tokens).iter().filter(person).collect();
    let interviewers: Vec<usize> =
        people.iter().filter(|span| is_interviewer(passages, span)).map(|span| span.entity).collect();
    let guests: Vec<&NameSpan> = people.iter().copied().filter(|span| !interviewers.contains(&span.entity)).collect();
    let people = if guests.is_empty() { people } else { guests };
    let in_kind = |kind: BlockKind| {
        let of_kind = move |span: &&NameSpan| {
            passages.of_token(span.tokens.start).is_some_and(|at| passages.kind(&passages.all[at]) == kind)
        };
        people.iter().copied().filter(of_kind).collect::<Vec<_>>()
    };
    let guest = the_only(&people).or_else(|| the_only(&in_kind(BlockKind::Headline))).or_else(|| {
        let first = *in_kind(BlockKind::Paragraph).first()?;
        let index = passages.of_token(first.tokens.start)?;
        let start = passages.all.get(index)?.tokens.start;
        let clause = Clause::new(passages, entities, index);
        clause.bearer(start).is_some_and(|name| name.entity == first.entity).then_some(first)
    })?;
    Some(&entities.of(guest).name)
}

/// The one that all of `spans` stand for.
fn the_only<'a>(spans: &[&'a NameSpan]) -> Option<&'a NameSpan> {
    let first = *spans.first()?;
    spans.iter().all(|span| span.entity == first.entity).then_some(first)
}

/// "our reporter Kwabena Osei"
fn is_interviewer(passages: &Passages<'_>, span: &NameSpan) -> bool {
    let noun = |at: usize| lexicon::turn_label(&passages.word(at).to_lowercase()) == Some(TurnLabel::Asks);
    span.tokens.start.checked_sub(1).is_some_and(noun)
}

/// Names whoever speaks in the first person: "I" in a turn is its speaker, and whose words a headline has in the first person is the guest of the interview
/// below it. Nobody is called by a pronoun.
pub(in crate::facts) fn name_speakers(passages: &Passages<'_>, quotes: &mut [Quote], turns: &[Quote]) {
    let guest = guest(passages, turns);
    for quote in quotes {
        let turn = turns.iter().find(|turn| turn.span.contains(quote.span)).and_then(|turn| turn.speaker.as_ref());
        if let (Some(speaker), Some(turn)) = (&mut quote.speaker, turn)
            && speaker.name == "I"
        {
            speaker.name.clone_from(&turn.name);
        }
        let nobody = quote.speaker.as_ref().is_none_or(|speaker| is_pronoun(&speaker.name));
        if nobody {
            let guest = guest.filter(|_| is_in_headline(passages, quote.span) && is_first_person(passages, quote.span));
            quote.speaker = guest.map(|name| Speaker { name: name.to_owned(), span: quote.span });
        }
    }
}

fn is_pronoun(name: &str) -> bool {
    words::class(name) == Some(WordClass::Pronoun)
}

fn is_in_headline(passages: &Passages<'_>, span: Span) -> bool {
    let passage = passages.before(span.start + 1).and_then(|index| passages.all.get(index));
    passage.is_some_and(|passage| passages.kind(passage) == BlockKind::Headline)
}

fn is_first_person(passages: &Passages<'_>, span: Span) -> bool {
    let first = |word: &str| matches!(word, "I" | "my" | "we" | "our" | "My" | "We" | "Our" | "me" | "us");
    passages.article.slice(span).split(|letter: char| !letter.is_alphabetic()).any(first)
}

/// The one who speaks in turns and does not ask: most turns of whoever asks end in a question.
fn guest<'a>(passages: &Passages<'_>, turns: &'a [Quote]) -> Option<&'a str> {
    let mut asked: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for turn in turns {
        let Some(speaker) = turn.speaker.as_ref().filter(|_| turn.firm) else { continue };
        let asks = passages.article.slice(turn.span).trim_end().ends_with('?');
        asked.entry(&speaker.name).or_default()[usize::from(asks)] += 1;
    }
    let mut guests = asked.iter().filter(|(_, [tells, asks])| tells > asks).map(|(name, _)| *name);
    guests.next().filter(|_| guests.next().is_none())
}

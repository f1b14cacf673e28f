//! Turns of interviews and transcripts: paragraphs that begin with their speaker and a colon, without quotation marks.
//!
//! A label before a colon may be a title as well ("Weather: storm ahead"). Turns are taken for such where there are several, of more than one speaker, and
//! a label is repeated, asks or answers, or names a person of the article.

use super::{Quote, Speaker, guests};
use crate::{
    facts::{
        entities::{Entities, Entity},
        passages::Passages,
    },
    language::lexicon::{self, NameWord, TurnLabel},
    source::Span,
    text::{Block, BlockKind},
    values::NameKind,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

/// Fewer paragraphs with a label are no conversation.
const FEWEST_TURNS: usize = 3;
/// How many tokens a label may have.
const LONGEST_LABEL: usize = 5;
/// How many a role behind the name may have, with its comma.
const LONGEST_ROLE: usize = 6;
/// Initials have no more letters.
const MOST_INITIALS: usize = 3;
/// A byline has no more words.
const LONGEST_BYLINE: usize = 8;

/// Every turn as a quotation of its speaker, in the order of the text.
pub(in crate::facts) fn read(passages: &Passages<'_>, entities: &Entities) -> Vec<Quote> {
    let labelled = labelled(passages);
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for label in labelled.values() {
        *times.entry(label.text).or_default() += 1;
    }
    let full = full_labels(&labelled);
    let cast = Cast::of(passages, entities, &labelled, full);
    let sure = |label: &Label<'_>| times.get(label.text).is_some_and(|times| *times > 1) || cast.knows(label);
    let speaks = labelled.values().filter(|label| sure(label)).count();
    let known = labelled.values().any(|label| cast.knows(label));
    if speaks < FEWEST_TURNS || times.len() < 2 || !known {
        return Vec::new();
    }
    let turns = labelled.iter().filter(|(_, label)| sure(label));
    quotes(passages, &turns.map(|(block, label)| cast.turn(*block, label)).collect::<Vec<_>>())
}

/// What stands before the colon of a block, and what behind it.
struct Label<'a> {
    text: &'a str,
    tokens: Range<usize>,
    span: Span,
    said: Span,
}

/// The blocks that begin with a label.
fn labelled<'a>(passages: &Passages<'a>) -> BTreeMap<usize, Label<'a>> {
    let blocks = passages.article.blocks.iter().enumerate();
    blocks.filter_map(|(at, block)| Some((at, label(passages, block)?))).collect()
}

fn label<'a>(passages: &Passages<'a>, block: &Block) -> Option<Label<'a>> {
    let article = passages.article;
    let first = article.sentences_of(block).first().filter(|_| block.kind == BlockKind::Paragraph)?.tokens.start;
    let colon = (first..first + LONGEST_LABEL + LONGEST_ROLE).find(|at| passages.word(*at) == ":")?;
    // "ASHA MENON, HOST:"
    let behind = (first..colon).find(|at| passages.word(*at) == ",").unwrap_or(colon);
    let fits = |at: usize| passages.word(at).starts_with(char::is_uppercase) || passages.word(at) == ".";
    let (begin, end) = (article.tokens.get(first)?.span, article.tokens.get(behind)?.span);
    let next = article.tokens.get(colon + 1).filter(|next| next.span.end <= block.span.end)?;
    let span = Span { start: begin.start, end: end.start };
    let said = Span { start: next.span.start, end: block.span.end };
    let short = colon - first <= LONGEST_LABEL || behind < colon;
    ((first..behind).all(fits) && behind > first && short).then(|| Label {
        text: article.slice(span),
        tokens: first..behind,
        span,
        said,
    })
}

/// A paragraph with a label.
struct Turn {
    block: usize,
    said: Span,
    speaker: Option<Speaker>,
    /// Whether its label only tells that it asks. What a question takes for granted nobody states.
    asks: bool,
}

/// The turns, with the paragraphs between two of them that go on with the first.
fn quotes(passages: &Passages<'_>, turns: &[Turn]) -> Vec<Quote> {
    let mut found = Vec::new();
    let quote = |span: Span, turn: &Turn, firm: bool| Quote {
        span,
        speaker: turn.speaker.clone(),
        addressee: None,
        verb: None,
        firm,
    };
    for (at, turn) in turns.iter().enumerate() {
        found.push(quote(turn.said, turn, !turn.asks));
        let Some(next) = turns.get(at + 1) else { break };
        let between = passages.article.blocks.get(turn.block + 1..next.block).unwrap_or_default();
        let goes_on = between.iter().take_while(|block| block.kind == BlockKind::Paragraph);
        found.extend(goes_on.map(|block| quote(block.span, turn, false)));
    }
    found
}

/// Who may speak: the names that labels can stand for.
struct Cast<'a> {
    entities: &'a Entities,
    people: People,
    asking: Option<String>,
    answering: Option<&'a str>,
    /// Names that only labels tell, by the label.
    full: BTreeMap<&'a str, String>,
}

/// The people of the article by what labels may call them; nobody where that fits several.
#[derive(Default)]
struct People {
    /// By the name in lower case.
    whole: BTreeMap<String, Option<String>>,
    /// By its last word in lower case.
    last: BTreeMap<String, Option<String>>,
    initials: BTreeMap<String, Option<String>>,
}

impl People {
    fn of<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let mut people = Self::default();
        for name in names {
            let lower = name.to_lowercase();
            let last = lower.split(' ').next_back().unwrap_or_default().to_owned();
            let initials = name.split(' ').filter_map(|word| word.chars().next()).collect();
            for (goes_by, key) in
                [(&mut people.whole, lower), (&mut people.last, last), (&mut people.initials, initials)]
            {
                let known = goes_by.entry(key).or_insert_with(|| Some(name.to_owned()));
                known.take_if(|known| known != name);
            }
        }
        people
    }

    /// The one whom a label names in full, by the last name or by the initials.
    fn called(&self, label: &str) -> Option<&str> {
        let lower = label.to_lowercase();
        let name = self.whole.get(&lower).and_then(Option::as_ref);
        let name = name.or_else(|| self.last.get(&lower)?.as_ref());
        name.or_else(|| self.initials.get(&initials(label)?)?.as_ref()).map(String::as_str)
    }
}

/// The full names of those who go by their last name in further labels: "ASHA MENON, HOST:" and "MENON:".
fn full_labels<'a>(labelled: &BTreeMap<usize, Label<'a>>) -> BTreeMap<&'a str, String> {
    let labels: BTreeSet<&str> = labelled.values().map(|label| label.text).collect();
    let mut full = BTreeMap::new();
    for label in labelled.values().map(|label| label.text) {
        let Some((_, last)) = label.rsplit_once(' ') else { continue };
        if let Some(&short) = labels.get(last) {
            full.insert(short, without_titles(&in_small_letters(label)));
            full.insert(label, without_titles(&in_small_letters(label)));
        }
    }
    full
}

/// "Mark Doyle" for "Senator Mark Doyle".
fn without_titles(name: &str) -> String {
    let title = |word: &&str| lexicon::name_word(word) == Some(NameWord::Title);
    let words: Vec<&str> = name.split(' ').skip_while(title).collect();
    if words.len() > 1 { words.join(" ") } else { name.to_owned() }
}

/// "Asha Menon" for "ASHA MENON".
fn in_small_letters(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut inside = false;
    let letters = name.chars().flat_map(|letter| {
        let small = inside;
        inside = letter.is_alphabetic();
        if small { letter.to_lowercase().collect::<Vec<_>>() } else { vec![letter] }
    });
    letters.collect()
}

impl<'a> Cast<'a> {
    fn of(
        passages: &Passages<'_>,
        entities: &'a Entities,
        labelled: &BTreeMap<usize, Label<'_>>,
        full: BTreeMap<&'a str, String>,
    ) -> Self {
        let first = labelled.values().next().map_or(0, |label| label.tokens.start);
        let opening = labelled.keys().next().copied().unwrap_or_default();
        let mut lines = passages.all.iter().take_while(|passage| passage.block < opening);
        let asking = lines.find_map(|line| byline(passages.article.slice(line.span).trim_end_matches('.')));
        let answering = guests::introduced(passages, entities, 0..first, asking.as_deref());
        // A name in two words that nothing more is known of may be that of a person.
        let person = |entity: &&Entity| match entity.kind {
            NameKind::Person => true,
            NameKind::Other => entity.name.contains(' ') && entity.name.chars().any(char::is_lowercase),
            _ => false,
        };
        let people = entities.all.iter().filter(person).map(|entity| entity.name.as_str());
        let people = People::of(people.chain(asking.as_deref()));
        Self { entities, people, asking, answering, full }
    }

    /// Whether a label surely stands for somebody.
    fn knows(&self, label: &Label<'_>) -> bool {
        lexicon::turn_label(&label.text.to_lowercase()).is_some() || self.named(label).is_some()
    }

    fn turn(&self, block: usize, label: &Label<'_>) -> Turn {
        let role = lexicon::turn_label(&label.text.to_lowercase());
        let name = match role {
            Some(TurnLabel::Asks) => self.asking.as_deref(),
            Some(TurnLabel::Answers) => self.answering,
            None => self.named(label).or(Some(label.text)),
        };
        let speaker = name.map(|name| Speaker { name: name.to_owned(), span: label.span });
        Turn { block, said: label.said, speaker, asks: role == Some(TurnLabel::Asks) }
    }

    /// The name of the article that a label is, or is short for: "MARY BERG", "Berg", "MB".
    fn named(&self, label: &Label<'_>) -> Option<&str> {
        let linked = self.entities.at(label.tokens.end - 1).map(|span| self.entities.of(span));
        if let Some(entity) = linked.filter(|entity| entity.kind == NameKind::Person && entity.name != label.text) {
            return Some(&entity.name);
        }
        self.people.called(label.text).or_else(|| self.full.get(label.text).map(String::as_str))
    }
}

/// The letters of a label that may be initials.
fn initials(label: &str) -> Option<String> {
    let letters = || label.chars().filter(|letter| *letter != '.');
    let short = (2..=MOST_INITIALS).contains(&letters().count());
    (short && letters().all(char::is_uppercase)).then(|| letters().collect())
}

/// The name of a line that ends in "by NAME".
fn byline(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let by = words.iter().position(|word| word.eq_ignore_ascii_case("by")).filter(|_| words.len() <= LONGEST_BYLINE)?;
    let name = words.get(by + 1..).filter(|name| (2..=3).contains(&name.len()))?;
    name.iter().all(|word| word.starts_with(char::is_uppercase)).then(|| name.join(" "))
}

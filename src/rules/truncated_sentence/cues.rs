//! What tells that a line breaks off: each cue with the words for it.

use super::{
    around::{Around, SHORTEST_NEIGHBOUR},
    line::{Line, needs_another},
};
use crate::{
    language::words::{WordClass, class},
    text::lexicon::{self, NEVER_LAST, Words},
};
use std::sync::LazyLock;

static NEVER_BEFORE_STOP: Words = LazyLock::new(|| lexicon::words(include_str!("../../../data/never-before-stop.txt")));
static STRANDING: Words = LazyLock::new(|| lexicon::words(include_str!("../../../data/stranding.txt")));

/// A paragraph so long, with sentences that end in stops, is prose wherever it stands.
const LONG_PARAGRAPH: usize = 40;
/// Behind these a comma leads on to an example, which may stand on a line of its own.
const EXAMPLES: [&str; 6] = ["e.g", "i.e", "g", "e", "example", "instance"];

pub(super) fn comma(lines: &[Line<'_>], at: usize, around: &Around) -> Option<String> {
    let line = &lines[at];
    let listed = |other: Option<&Line<'_>>| other.is_some_and(|other| other.ending.character == ',');
    let alone = !listed(at.checked_sub(1).and_then(|before| lines.get(before))) && !listed(lines.get(at + 1));
    let example = EXAMPLES.contains(&line.ending.word.trim_end_matches('.'));
    let clause = line.words >= 7 && (line.verb || line.sentences > 1) && !example;
    (line.ending.character == ',' && alone && clause && around.lines > 1 && around.stopped >= 0.6)
        .then(|| "nothing follows this comma".into())
}

pub(super) fn word_that_needs_another(line: &Line<'_>, around: &Around) -> Option<String> {
    let dangles = line.ends_in_word() && class(line.ending.word).is_some_and(needs_another);
    if !dangles || around.stopped < 0.5 && around.lines > 0 {
        return None;
    }
    let clause = line.verb || line.sentences > 1;
    let long = line.words >= 7 && clause || line.words >= 10;
    let certain = lexicon::has(&NEVER_LAST, line.ending.word);
    let uniform = around.prose > 2 && around.prose_stopped >= 0.75;
    let own_evidence = line.sentences > 1 && (certain || around.lines > 0) || certain && clause && line.words >= 20;
    (long && (around.lines > 1 || own_evidence) || certain && uniform)
        .then(|| format!("ends in “{}”", line.ending.word))
}

pub(super) fn open_quotation(lines: &[Line<'_>], at: usize, around: &Around) -> Option<String> {
    let line = &lines[at];
    let goes_on = lines.get(at + 1).is_some_and(Line::opens_with_quotation);
    let open = line.ending.in_quotation && !goes_on && line.ends_in_word();
    (open && line.words >= 7 && around.prose > 1 && around.stopped >= 0.5)
        .then(|| "the quotation is never closed".into())
}

pub(super) fn no_stop(line: &Line<'_>, around: &Around) -> Option<String> {
    let paragraphs = around.prose > 1 || around.prose > 0 && line.sentences > 2;
    let second = line.sentences > 1 && paragraphs && around.prose_stopped >= 0.75 && around.stopped >= 0.6;
    let own = line.sentences > 2 && line.words >= LONG_PARAGRAPH && !line.wrapped() && around.allows_stops();
    let clause =
        line.words >= 14 && line.verb && around.prose > 2 && around.prose_stopped >= 0.8 && around.stopped >= 0.7;
    let prose = line.last_sentence.words >= 5 && line.closed_class >= 0.2 && !line.is_credited();
    let others = if second || clause { "the paragraphs around it" } else { "the sentences before it" };
    (line.ends_in_word() && prose && (second || clause || own)).then(|| format!("no full stop, unlike {others}"))
}

pub(super) fn stop_too_early(line: &Line<'_>, around: &Around) -> Option<String> {
    let early = line.text.ends_with('.') && !line.text.ends_with("..") && line.ending.word != "A";
    let word =
        early && lexicon::has(&NEVER_BEFORE_STOP, line.ending.word) && !line.ending.mentioned && !is_stranded(line);
    let among_prose = around.prose > 0 && around.prose_stopped >= 0.6;
    let alone = around.prose == 0 && line.words >= 12 && line.closed_class >= 0.2;
    (word && line.words >= SHORTEST_NEIGHBOUR && (among_prose || alone))
        .then(|| format!("ends in “{}”", line.ending.word))
}

/// Whether the last word is a preposition whose object stands further ahead: "the core to start from", "whatever they have the most of".
fn is_stranded(line: &Line<'_>) -> bool {
    let words: Vec<&str> = line.last_sentence.text.split(' ').collect();
    let moves =
        |word: &&str| word.split(|part: char| !part.is_alphanumeric()).any(|part| lexicon::has(&STRANDING, part));
    class(line.ending.word) == Some(WordClass::Preposition) && (words.iter().any(moves) || has_contact_clause(&words))
}

/// Whether a relative clause without a relative begins somewhere: "the distribution this package originates from", "of triangles each node is part of". A noun is sure
/// behind an article or preposition, and what follows it begins another phrase.
fn has_contact_clause(words: &[&str]) -> bool {
    words.windows(3).any(|three| {
        let [before, noun, subject] = *three else { return false };
        let class_of = |word: &str| class(word.to_lowercase().as_str());
        let leads = match class_of(before) {
            Some(WordClass::Article | WordClass::Possessive | WordClass::Determiner) => true,
            Some(WordClass::Preposition) => before != "to" && class_of(subject) != Some(WordClass::Article),
            _ => false,
        };
        let plain = noun.chars().all(char::is_alphanumeric) && class_of(noun).is_none();
        let begins = matches!(
            class_of(subject),
            Some(WordClass::Article | WordClass::Possessive | WordClass::Determiner | WordClass::Pronoun)
        );
        leads && plain && begins
    })
}

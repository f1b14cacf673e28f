//! What tells that a line breaks off: each cue with the words for it.

use super::{
    around::{Around, SHORTEST_NEIGHBOUR},
    grammar,
    line::{Line, is_finite, needs_another},
    short,
};
use crate::{
    language::words::{WordClass, class},
    text::lexicon::{self, NEVER_LAST, Words},
};
use std::sync::LazyLock;

static NEVER_BEFORE_STOP: Words = LazyLock::new(|| lexicon::words(include_str!("../../../data/never-before-stop.txt")));

/// A paragraph so long, with sentences that end in stops, is prose wherever it stands.
const LONG_PARAGRAPH: usize = 40;
/// Behind these a comma leads on to an example, which may stand on a line of its own.
const EXAMPLES: [&str; 6] = ["e.g", "i.e", "g", "e", "example", "instance"];

pub(super) fn comma(lines: &[Line<'_>], at: usize, around: &Around) -> Option<String> {
    let line = &lines[at];
    let listed = |other: Option<&Line<'_>>| other.is_some_and(|other| other.ending.character == ',');
    let alone = !listed(at.checked_sub(1).and_then(|before| lines.get(before))) && !listed(lines.get(at + 1));
    let example = EXAMPLES.contains(&line.ending.word.trim_end_matches('.'));
    // "Cindy," opens a letter.
    let clause = line.words >= 7 && line.last_sentence.words > 2 && (line.verb || line.sentences > 1) && !example;
    let uniform = around.prose > 2 && around.all_stopped() && !example;
    let certain = clause && around.lines > 1 && around.stopped >= 0.6
        || uniform && (line.verb && line.words > 3 || line.words >= 10);
    (line.ends_in_comma() && alone && certain).then(|| "nothing follows this comma".into())
}

pub(super) fn word_that_needs_another(line: &Line<'_>, around: &Around) -> Option<String> {
    let dangles = line.ends_in_word() && class(line.ending.word).is_some_and(needs_another);
    if !dangles || around.stopped < 0.5 && around.lines > 0 || line.sentences == 1 && short::may_end_title(line) {
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

/// A bracket that nothing closes.
pub(super) fn open_bracket(line: &Line<'_>, around: &Around) -> Option<String> {
    let text = line.last_sentence.text;
    let open = text.rfind('(').is_some_and(|at| text.rfind(')').is_none_or(|closed| closed < at));
    (open && line.words >= 7 && line.verb && around.prose > 1 && around.stopped >= 0.6)
        .then(|| "the bracket is never closed".into())
}

/// A relative clause that never came to its verb.
pub(super) fn open_clause(line: &Line<'_>, around: &Around) -> Option<String> {
    let sentence = line.ends_in_word() && line.words >= 8 && line.verb;
    if !sentence || around.prose < 2 || around.prose_stopped < 0.75 {
        return None;
    }
    clause_without_verb(line)
}

pub(super) fn no_stop(line: &Line<'_>, around: &Around) -> Option<String> {
    let paragraphs = around.prose > 1 || around.prose > 0 && line.sentences > 2;
    let second = line.sentences > 1 && paragraphs && around.prose_stopped >= 0.75 && around.stopped >= 0.6;
    let own = line.sentences > 2 && line.words >= LONG_PARAGRAPH && !line.wrapped() && around.allows_stops();
    let usual = around.prose > 2 && around.prose_stopped >= 0.8 && around.stopped >= 0.7;
    let clause = line.verb
        && (line.words >= 14 && usual
            || line.words >= 20 && !line.wrapped() && around.prose > 1 && around.all_stopped());
    let prose = is_prose(line, around) && !line.is_credited() && !line.ends_in_name_of_code();
    let others = if second || clause { "the paragraphs around it" } else { "the sentences before it" };
    (line.ends_in_word() && prose && (second || clause || own)).then(|| format!("no full stop, unlike {others}"))
}

/// Whether the last sentence of a line is no label or name, and the line no row of figures. A short sentence shows it by its verb or its first word.
fn is_prose(line: &Line<'_>, around: &Around) -> bool {
    let sentence = &line.last_sentence;
    let begins = || sentence.words().next().is_some_and(|first| class(first).is_some());
    let uniform = around.prose > 1 && around.all_stopped() && line.sentences > 1;
    let short = || uniform && sentence.words > 2 && (begins() || sentence.words().any(is_finite));
    (sentence.words >= 5 || short()) && (line.closed_class >= 0.2 || uniform && line.verb)
}

pub(super) fn stop_too_early(line: &Line<'_>, around: &Around) -> Option<String> {
    let among_prose = around.prose > 0 && around.prose_stopped >= 0.6;
    let alone = around.prose == 0 && line.words >= 12 && line.closed_class >= 0.2;
    if line.words < SHORTEST_NEIGHBOUR || !among_prose && !alone || line.ending.mentioned {
        return None;
    }
    if line.trails_off() {
        return ends_in_determiner(line).filter(|_| around.prose > 1 && around.all_stopped());
    }
    if !line.stops_behind_a_word() {
        return None;
    }
    let (word, preposition) = (line.ending.word, class(line.ending.word) == Some(WordClass::Preposition));
    let never = lexicon::has(&NEVER_BEFORE_STOP, word);
    let lacks_object = || grammar::lacks_object(&line.last_sentence);
    let early = never && (!preposition || lacks_object())
        || (grammar::wants_object(word) || grammar::wants_agent(&line.last_sentence)) && lacks_object()
        || grammar::announces_clause(&line.last_sentence);
    if early {
        return Some(format!("ends in “{word}”"));
    }
    clause_without_verb(line)
}

/// An ellipsis where a word of the same phrase was to come; people who fall silent do so between phrases.
fn ends_in_determiner(line: &Line<'_>) -> Option<String> {
    let word = line.ending.word;
    let determines = matches!(class(word), Some(WordClass::Article | WordClass::Possessive));
    let within = determines && lexicon::has(&NEVER_BEFORE_STOP, word) || word == "of";
    (within && line.text.starts_with(char::is_alphabetic) && !line.names_speaker()).then(|| format!("ends in “{word}”"))
}

/// "…, which the ministry in its latest report"
fn clause_without_verb(line: &Line<'_>) -> Option<String> {
    grammar::clause_without_verb(&line.last_sentence).map(|word| format!("no verb follows “{word}”"))
}

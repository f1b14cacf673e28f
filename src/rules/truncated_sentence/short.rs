//! Short lines that break off. Their length makes titles of them, so the last words must be such that no title ends in them, or the line the only one
//! without a stop, and the paragraphs around must have theirs.

use super::{
    around::Around,
    grammar,
    line::{Line, needs_another},
};
use crate::{
    language::words::{WordClass, class},
    text::{
        BlockKind,
        lexicon::{self, NEVER_LAST, SPEECH_VERBS},
        marks::is_dash,
    },
};

/// Fewer words may be a label, whatever they end in.
const SHORTEST: usize = 3;
/// Fewer words with a clause may be a title that speaks of a time or a way: "Say when".
const SHORTEST_CLAUSE: usize = 6;
/// A title in the middle of an article rarely has as many words and tells something that is past.
const SHORTEST_REPORT: usize = 8;
/// No title between paragraphs has more words.
const LONGEST_TITLE: usize = 12;
/// Fewer paragraphs with stops say little about the one that has none.
const FEWEST_PARAGRAPHS: usize = 5;
/// No place and date before an article have more bytes.
const LONGEST_DATELINE: usize = 60;

/// What tells that a short line breaks off.
pub(super) fn cue(line: &Line<'_>, next: Option<&Line<'_>>, around: &Around) -> Option<String> {
    let among_prose = around.prose > 2 && around.prose_stopped >= 0.75 && around.stopped >= 0.7;
    if line.words < SHORTEST || !among_prose || !is_running(line) || next.is_some_and(Line::carries_on) {
        return None;
    }
    if line.ends_in_comma() && line.verb && line.words > SHORTEST && around.all_stopped() {
        return Some("nothing follows this comma".into());
    }
    let quoting = line.ending.in_quotation && line.opens_with_quotation() && line.words > SHORTEST;
    if quoting && line.ends_in_word() && !next.is_some_and(Line::opens_with_quotation) {
        return Some("the quotation is never closed".into());
    }
    let ends = line.ends_in_word() && !line.ending.mentioned;
    let broken = ends && (dangles(line) || lacks_words(line) && around.all_stopped());
    broken.then(|| format!("ends in “{}”", line.ending.word))
}

/// The only line of an article that has no stop, where all others of its prose have theirs.
pub(super) fn only_without_stop(lines: &[Line<'_>]) -> Option<usize> {
    let running =
        |line: &Line<'_>| matches!(line.kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::ListItem);
    let leads_on = |line: &Line<'_>| matches!(line.ending.character, ':' | '"' | '”');
    let mut without = (0..lines.len())
        .filter(|&at| lines.get(at).is_some_and(|line| running(line) && !line.ending.stopped && !leads_on(line)));
    let only = without.next().filter(|_| without.next().is_none())?;
    let stopped = lines
        .iter()
        .filter(|line| line.kind == BlockKind::Paragraph && line.ending.stopped && line.words >= SHORTEST_REPORT);
    let beside =
        |at: Option<usize>| at.and_then(|at| lines.get(at)).is_none_or(|line| line.kind == BlockKind::Paragraph);
    let within = only.checked_sub(1).is_some_and(|before| beside(Some(before))) && beside(Some(only + 1));
    (stopped.count() >= FEWEST_PARAGRAPHS && within).then_some(only)
}

/// What tells that the only line without a stop is a sentence rather than a title: it has an article, and tells what was or will be.
pub(super) fn lone(line: &Line<'_>) -> Option<String> {
    let sentence = line.sentences == 1 && line.words >= SHORTEST_REPORT && is_running(line);
    let reads =
        || line.ends_in_word() && line.closed_class >= 0.2 && !line.is_credited() && !line.ends_in_name_of_code();
    let articles = || line.last_sentence.words().any(|word| class(word) == Some(WordClass::Article));
    let asks = || grammar::is_stranded(&line.last_sentence);
    (sentence && reads() && articles() && !asks() && grammar::reports(&line.last_sentence))
        .then(|| "no full stop, unlike the paragraphs around it".into())
}

/// What tells that the first lines of a report break off: they begin with a place and a dash, as no title does.
pub(super) fn report(lines: &[Line<'_>], at: usize, around: &Around) -> Option<String> {
    let (line, before) = (lines.get(at)?, lines.get(..at)?);
    let first = || before.iter().all(|other| other.kind != BlockKind::Paragraph);
    let broken = has_dateline(line)
        && line.verb
        && first()
        && !line.ending.stopped
        && (line.ends_in_word() || line.ends_in_comma());
    (broken && around.prose > 1 && around.prose_stopped >= 0.75)
        .then(|| "no full stop, unlike the paragraphs around it".into())
}

/// Whether a line begins with a place and a dash: "OSLO, March 3 (Agency) -- The leaders of".
fn has_dateline(line: &Line<'_>) -> bool {
    let head = line.text.get(..line.text.floor_char_boundary(LONGEST_DATELINE)).unwrap_or_default();
    let place = head.split([' ', ',']).next().unwrap_or_default();
    let capitals = place.len() > 2 && place.chars().all(char::is_uppercase);
    let dash =
        [" - ", " -- "].iter().any(|dash| head.contains(dash)) || head.contains(|mark| is_dash(mark) && mark != '-');
    capitals && dash && line.words > SHORTEST_CLAUSE
}

/// Whether it begins and goes on like prose.
fn is_running(line: &Line<'_>) -> bool {
    !line.markup && !line.ending.stopped && !line.is_label() && !line.in_capitals && line.begins_large()
}

/// Whether the last word may end a title, as few titles as there are that do: "As good as it was", "Where the money came from".
pub(super) fn may_end_title(line: &Line<'_>) -> bool {
    let class = class(line.ending.word);
    let brief = class == Some(WordClass::Auxiliary) && line.words < SHORTEST_CLAUSE;
    let may_end = matches!(class, Some(WordClass::Auxiliary | WordClass::Preposition)) && line.words <= LONGEST_TITLE;
    brief || may_end && grammar::is_stranded(&line.last_sentence)
}

/// Whether the last word needs another in titles, too.
fn dangles(line: &Line<'_>) -> bool {
    let word = line.ending.word;
    if lexicon::has(&NEVER_LAST, word) {
        return !may_end_title(line);
    }
    let leads = matches!(
        class(line.first_word),
        Some(WordClass::Article | WordClass::Possessive | WordClass::Determiner | WordClass::Pronoun)
    );
    match class(word).filter(|&class| needs_another(class)) {
        Some(WordClass::Preposition) if line.words > SHORTEST && (line.verb || leads) => {
            grammar::wants_object_in_title(&line.last_sentence)
        }
        Some(WordClass::Subordinator | WordClass::Relative) => line.verb && line.words >= SHORTEST_CLAUSE,
        _ => false,
    }
}

/// Whether it ends in a verb of speech without any words that were said: "The ministry announced".
fn lacks_words(line: &Line<'_>) -> bool {
    let said = lexicon::has(&SPEECH_VERBS, line.ending.word) && line.ending.word.ends_with('d');
    said && !line.text.contains([',', '"', '“', '‘', '\'', ':']) && !grammar::is_stranded(&line.last_sentence)
}

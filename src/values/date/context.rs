//! What the words around a date say about it: the year of the passage, the last date, the tense.

use super::{DateValue, Period, calendar::ends, reading, years::year_at};
use crate::{
    language::{
        lemma::{self, lower},
        lexicon::{self, Modality},
        words::{self, WordClass},
    },
    tables::{WordSet, rows},
    values::Prose,
};
use jiff::civil::Date;
use std::{borrow::Cow, sync::LazyLock};

/// How far back in the sentence a date may stand that words look back at.
const REACH: usize = 40;
/// How many tokens the longest date has that they look back at.
const LONGEST: usize = 6;

/// No clause is longer, and no sentence: what goes on beyond is a table or the like, and looking through all of it takes too long.
const CLAUSE: usize = 60;
const SENTENCE: usize = 200;

/// The last year that stands in the sentence before token `at` and may be that of what follows.
pub(super) fn year_before(prose: &Prose<'_>, at: usize) -> Option<i16> {
    place_of_year(prose, at).map(|(_, year)| year)
}

/// The same with the token where it stands.
fn place_of_year(prose: &Prose<'_>, at: usize) -> Option<(usize, i16)> {
    let year = |stands: usize| {
        let year = year_at(prose, stands).filter(|year| (1500..2100).contains(year) && !prose.is_dash(stands + 1));
        year.filter(|_| !is_aside(prose, stands, at))
    };
    (0..at).rev().take(SENTENCE).take_while(|at| prose.word(*at) != ";").find_map(|at| Some((at, year(at)?)))
}

/// So many years back, and what a sentence goes on with may be of the present again.
const RECENT: i16 = 15;

/// "The theatre closed in 2020 and reopened in May": whether the year before token `at` tells when something else happened, not so long ago.
pub(super) fn is_year_of_other(prose: &Prose<'_>, at: usize) -> bool {
    let Some((stands, year)) = place_of_year(prose, at) else { return false };
    let joint = (stands..at).rev().find(|at| prose.is(*at, "and"));
    let goes_on = joint.is_some_and(|joint| {
        (joint + 1..at).take(2).any(|at| is_past(prose, at)) && !(stands..joint).any(|at| prose.is_any(at, &[",", ";"]))
    });
    let told = (0..stands).any(|at| is_past(prose, at));
    let recent = prose.reference.is_some_and(|today| (2..=RECENT).contains(&(today.year().saturating_sub(year))));
    goes_on && told && recent
}

/// Whether token `year` stands in an insertion that ends before token `at`: "Norway, which paid for half of it in 2024, has given nothing since May".
fn is_aside(prose: &Prose<'_>, year: usize, at: usize) -> bool {
    let opening = (0..year).rev().take(CLAUSE).find(|at| prose.word(*at) == ",");
    let relative = opening.is_some_and(|comma| prose.is_any(comma + 1, &["which", "who", "whose", "where"]));
    relative && (year..at).any(|at| prose.word(at) == ",")
}

/// So many years from the present, and a passage speaks of history.
const HISTORY: i16 = 2;

/// Whether the passage spoke last of another year than the present ones, and of which.
pub(super) fn history(prose: &Prose<'_>) -> Option<Period> {
    of_another_time(prose, prose.passage_date?)
}

/// The date, where it is of another year than the present ones.
fn of_another_time(prose: &Prose<'_>, last: Period) -> Option<Period> {
    let (first, end) = ends(&last)?;
    let today = prose.reference?.year();
    let away = if end.year() < today { today.saturating_sub(end.year()) } else { first.year().saturating_sub(today) };
    (away >= HISTORY && end.year().saturating_sub(first.year()) < 100).then_some(last)
}

/// The year of the passage at token `at`: the last one that the sentence names, else the one nearest to what the text spoke of last.
pub(super) fn known_year(prose: &Prose<'_>, at: usize, of: &impl Fn(i16) -> Option<DateValue>) -> Option<i16> {
    if let Some(year) = year_before(prose, at) {
        return Some(year);
    }
    year_of_story(&history(prose)?, of)
}

/// The year that goes on with what the text spoke of last, where that was long ago, in this paragraph or before it.
pub(super) fn told_year(prose: &Prose<'_>, of: &impl Fn(i16) -> Option<DateValue>) -> Option<i16> {
    year_of_story(&of_another_time(prose, prose.last_date?)?, of)
}

/// The year in which something that every year has goes on with a story that has come to `told`.
fn year_of_story(told: &Period, of: &impl Fn(i16) -> Option<DateValue>) -> Option<i16> {
    let (first, last) = ends(told)?;
    let middle = if first.year() == last.year() { first } else { last };
    if middle.first_of_year() == first && last == first.last_of_year() {
        return Some(first.year());
    }
    let away = |year: i16| {
        let (start, end) = ends(of(year)?.best()?)?;
        // A story goes on rather than back.
        if end < first {
            Some((first - end).get_days().saturating_mul(2))
        } else {
            Some((start - last).get_days().max(0))
        }
    };
    [middle.year() - 1, middle.year(), middle.year() + 1].into_iter().min_by_key(|year| away(*year).unwrap_or(i32::MAX))
}

/// The day that "the year", "now" and the like look from: the present, or the last date of a passage about history.
pub(super) fn present(prose: &Prose<'_>) -> Option<Date> {
    history(prose).and_then(|last| ends(&last)).map(|(_, last)| last).or(prose.reference)
}

/// The last date before token `at`: of the sentence, else of the text before it.
pub(super) fn last_date(prose: &Prose<'_>, at: usize) -> Option<Period> {
    let in_sentence = (at.saturating_sub(REACH)..at).rev().find_map(|start| {
        let (_, end) = reading::absolute(prose, start).filter(|(_, end)| *end <= at)?;
        let whole = (start.saturating_sub(LONGEST)..=start).find_map(|start| {
            reading::absolute(prose, start).filter(|(_, whole)| *whole == end).map(|(value, _)| value)
        })?;
        whole.best().copied()
    });
    in_sentence.or(prose.last_date)
}

/// Where the clause of a date looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

/// How many tokens behind a date its verb may stand.
const VERB_WITHIN: usize = 12;

/// Where the clause of the date between the tokens `at` and `end` looks: its last verb before the date tells, else its first one behind it.
pub(super) fn tense(prose: &Prose<'_>, at: usize, end: usize) -> Tense {
    if looks_forward(prose, at, end) || is_reported_plan(prose, at) || lasts_on(prose, at) {
        return Tense::Future;
    }
    let ends_clause = |at: &usize| ends_clause(prose, *at);
    let last_verb = (0..at).rev().take(CLAUSE).take_while(|at| !ends_clause(at)).find_map(|at| {
        let past = is_past(prose, at);
        (past || is_scheduled(prose, at)).then_some(if past { Tense::Past } else { Tense::Future })
    });
    if let Some(tense) = last_verb {
        return tense;
    }
    let comma = end + usize::from(prose.is(end, ","));
    let mut behind = (comma..prose.len().min(comma + VERB_WITHIN)).take_while(|at| !ends_clause(at));
    match behind.find(|&at| is_past(prose, at) || plans(prose, at)) {
        Some(at) if is_past(prose, at) => Tense::Past,
        Some(_) => Tense::Future,
        None => Tense::Unknown,
    }
}

/// Whether a clause ends at a token: at a mark, but for the commas of a list, "sold ships to Norway, Sweden and Denmark in May".
fn ends_clause(prose: &Prose<'_>, at: usize) -> bool {
    // "wheat, maize, and rice"
    let last = || {
        let before = (at.saturating_sub(1 + LONGEST_ITEM)..at).rev().find(|before| prose.is(*before, ","));
        prose.is_any(at + 1, &["and", "or"]) && before.is_some_and(|before| is_of_list(prose, before))
    };
    matches!(prose.word(at), ";" | "\"" | "“" | "”") || prose.is(at, ",") && !is_of_list(prose, at) && !last()
}

/// Whether a comma parts two things of a list: the next one stands before another comma of the kind, or before "and" and the last.
fn is_of_list(prose: &Prose<'_>, comma: usize) -> bool {
    let mut at = comma;
    for _ in 0..LONGEST_LIST {
        let Some(joint) = (at + 2..at + 2 + LONGEST_ITEM).find(|at| prose.is_any(*at, &[",", "and", "or"])) else {
            return false;
        };
        let item = |at: usize| prose.is_word(at) && words::class(prose.word(at)).is_none() && !is_past(prose, at);
        if !(at + 1..joint).all(item) {
            return false;
        }
        let and = joint + usize::from(prose.is(joint, ","));
        if prose.is_any(and, &["and", "or"]) {
            return item(and + 1);
        }
        at = joint;
    }
    false
}

/// A list may have so many things, of so many words each.
const LONGEST_LIST: usize = 12;
const LONGEST_ITEM: usize = 3;

/// "Has cancelled all trains until Sunday": what the present perfect tells to last until a day goes on to one that is to come.
fn lasts_on(prose: &Prose<'_>, at: usize) -> bool {
    let perfect = |at: usize| prose.is_any(at, &["has", "have", "'ve", "’ve"]);
    at > 0
        && prose.is_any(at - 1, &["until", "till"])
        && (0..at).rev().take(CLAUSE).take_while(|at| !matches!(prose.word(*at), "," | ";")).any(perfect)
}

fn is_past(prose: &Prose<'_>, at: usize) -> bool {
    if !prose.is_word(at) || prose.is_capitalised(at) {
        return false;
    }
    if is_considered(prose, at) {
        return false;
    }
    let word = prose.word(at);
    matches!(word, "was" | "were" | "had" | "has" | "have" | "did" | "'ve" | "’ve")
        || words::class(word).is_none()
            && word.len() > 2
            && !word.ends_with('s')
            && !word.ends_with("ing")
            && lemma::verb(word) != word
            && lemma::verb(word).len() > 1
}

/// "A visit in the autumn was under consideration": what is considered is to come.
fn is_considered(prose: &Prose<'_>, at: usize) -> bool {
    prose.is_any(at, &["is", "are", "was", "were"])
        && prose.is(at + 1, "under")
        && prose.is_any(at + 2, &["consideration", "discussion"])
}

static SCHEDULED: LazyLock<WordSet<Cow<'static, str>>> = LazyLock::new(|| {
    rows(include_str!("../../../data/schedule-verbs.txt"))
        .flat_map(str::split_whitespace)
        .map(lemma::verb_stem)
        .collect()
});

/// Whether token `at` is a present tense that tells what is arranged: "opens", "the talks open".
fn is_scheduled(prose: &Prose<'_>, at: usize) -> bool {
    let (Some(before), word) = (at.checked_sub(1), prose.word(at)) else { return false };
    if !prose.is_word(at) || prose.is_capitalised(at) || !SCHEDULED.contains(lemma::verb_stem(word).as_ref()) {
        return false;
    }
    let closed = words::class(&lower(prose.word(before)));
    // A noun stands behind an article or preposition: "the opens", "of visits".
    let subject = prose.is_word(before) && matches!(closed, None | Some(WordClass::Pronoun));
    let third_person = word.ends_with('s') && !word.ends_with("ss");
    // A team that bears a name is many: "Kelham travel to Eastmere on Tuesday".
    let team = || prose.is_capitalised(before) && !(before > 0 && prose.is_any(before - 1, &["a", "an", "the"]));
    let plural =
        || lemma::is_plural(&lower(prose.word(before))) || prose.is_any(before, &["they", "we", "you", "i"]) || team();
    subject && (third_person || lemma::verb(word) == word && plural())
}

/// Whether token `at` says that something is to come; "4 May" does not.
fn plans(prose: &Prose<'_>, at: usize) -> bool {
    if prose.is(at, "may") && prose.is_capitalised(at) {
        return false;
    }
    prose.is_any(at, &["will", "shall", "'ll", "’ll", "could", "may", "might", "should"]) && !prose.is(at + 1, "have")
        || is_considered(prose, at)
        || prose.is_any(at, &["is", "are"])
            && prose.is_any(at + 1, &["expected", "due", "set", "forecast", "scheduled", "likely", "to"])
        || lexicon::modality_at(&lower(prose.word(at)))
            .iter()
            .any(|(phrase, kind)| *kind == Modality::Planned && prose.is_phrase(at, phrase))
}

/// Whether the clause before token `at` speaks of what is to come: a plan or a future stands before it, and no report in the past in between.
pub(super) fn looks_forward(prose: &Prose<'_>, at: usize, end: usize) -> bool {
    if prose.is_any(end, &["will", "shall"]) {
        return true;
    }
    let clause = (0..at).rev().take(CLAUSE).take_while(|&at| !ends_clause(prose, at) && !reports(prose, at));
    clause.into_iter().any(|at| words::class(prose.word(at)) != Some(WordClass::Article) && plans(prose, at))
}

/// How many words may stand between commas inside a clause.
const INSERTION: usize = 8;

/// "He said the sides would meet on 8 July": what somebody said that will be.
fn is_reported_plan(prose: &Prose<'_>, at: usize) -> bool {
    // "would visit both plants, in Iowa and Missouri, on Monday"
    let inserted = |at: usize| prose.is(at, ",") && prose.is_any(at + 1, &["in", "at", "on", "near"]);
    let closes = |at: usize| {
        prose.is(at, ",") && (0..at).rev().take(INSERTION).find(|at| prose.is(*at, ",")).is_some_and(inserted)
    };
    let ends_clause = |at: &usize| {
        matches!(prose.word(*at), ";" | "\"" | "“" | "”") || prose.is(*at, ",") && !inserted(*at) && !closes(*at)
    };
    let would = (0..at).rev().take(CLAUSE).take_while(|at| !ends_clause(at)).find(|at| prose.is(*at, "would"));
    would.is_some_and(|would| {
        let reported = || (0..would).rev().take(CLAUSE).any(|at| reports(prose, at));
        !prose.is(would + 1, "have") && reported()
    })
}

fn reports(prose: &Prose<'_>, at: usize) -> bool {
    let word = lower(prose.word(at));
    matches!(word.as_ref(), "said" | "told") || word.ends_with("ed") && lexicon::speech(&word).is_some()
}

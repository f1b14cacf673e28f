//! Lists with more or fewer items than are announced. See the page beside this file.

use super::{
    Confidence, Rule, Status,
    figures::{Figure, Passage, passages},
};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::Analysis,
    interval::Decimal,
    language::words::class,
    values::Value,
};
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: "count-of-list",
    page: include_str!("count_of_list.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Stable,
    confidence: Confidence::High,
    check,
};

/// How many words what is counted has at most: "two senior foreign ministry officials".
const LONGEST_NOUN: usize = 4;
/// How many words it has with what belongs to it: "reasons for the long delay".
const LONGEST_PHRASE: usize = 8;
/// What is counted in larger numbers is not named one by one.
const MOST: u32 = 12;

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let of_sentence = |passage: Passage<'_>| -> Vec<Diagnostic> {
        passage.figures.iter().filter_map(|figure| finding(rule, &passage, figure)).collect()
    };
    passages(analysis, 1).flat_map(of_sentence).collect()
}

fn finding(rule: &Rule, passage: &Passage<'_>, figure: &Figure<'_>) -> Option<Diagnostic> {
    let count = figure.stated().filter(|count| figure.is_number() && *count <= Decimal::from(MOST))?;
    let mark = announced(passage, figure)?;
    let end = end_of_list(passage, mark)?;
    let items = items(passage, mark + 1..end)?;
    // Between commas single names may go on with a list that the number begins.
    if passage.prose.is(mark, ",") && !items.iter().all(|item| item.len() > 1 && is_name(passage, item)) {
        return None;
    }
    let number = Decimal::from(u32::try_from(items.len()).ok()?);
    let right = figure.value.measure()?.range.holds(number);
    if right || number > count && !are_full_names(passage, &items) {
        return None;
    }
    let list = passage.prose.span(&(mark + 1..end));
    Some(
        rule.finding(format!("the list does not have {} items", passage.words(figure).to_lowercase()))
            .label(Label::new(&passage.article.source, list, format!("{number} are named here")))
            .help("correct the number, or the list"),
    )
}

/// The colon, dash or comma behind the noun that a figure counts, before the colon with what belongs to it: "four reasons for the delay:". What is counted of more
/// ("one of two") is no list of all.
fn announced(passage: &Passage<'_>, figure: &Figure<'_>) -> Option<usize> {
    let (prose, start, end) = (&passage.prose, figure.tokens.start, figure.tokens.end);
    let part = start > 0 && prose.is_any(start - 1, &["of", "top", "every"]) || start > 1 && prose.is(start - 2, "of");
    let mark = (end..prose.len().min(end + LONGEST_PHRASE + 1)).find(|&at| !prose.is_word(at))?;
    let opens = prose.is_any(mark, &[":", "—", "–", ","]);
    let open = |at: &usize| class(prose.word(*at)).is_none();
    let length = (end..mark).take_while(open).count();
    let rest = end + length;
    let figureless = !passage
        .figures
        .iter()
        .any(|other| !matches!(other.value, Value::Date(_)) && (rest..mark).contains(&other.tokens.start));
    let adjunct = prose.is(mark, ":") && figureless && goes_with(prose.word(rest));
    let noun = (1..=LONGEST_NOUN).contains(&length) && (rest == mark || adjunct);
    (opens && noun && !part).then_some(mark)
}

/// Whether `word` begins what may be told of counted things before they are listed: "reasons for the delay:", "suspects were named:", "cities this year:".
fn goes_with(word: &str) -> bool {
    matches!(word, "for" | "behind" | "against" | "were" | "was" | "are" | "this" | "in" | "on")
}

/// Where a list ends that begins behind `mark`: with the sentence, or at the dash that closes it.
fn end_of_list(passage: &Passage<'_>, mark: usize) -> Option<usize> {
    let prose = &passage.prose;
    if prose.is(mark, ",") {
        return closing_comma(passage, mark);
    }
    if !prose.is(mark, ":") {
        let dash = (mark + 1..prose.len()).find(|&at| prose.is_any(at, &["—", "–"]));
        return Some(dash.unwrap_or(prose.len() - usize::from(prose.is(prose.len() - 1, "."))));
    }
    let last = prose.len().checked_sub(1)?;
    prose.is(last, ".").then_some(last)
}

/// The comma that closes a list between commas: the first behind its only "and" that one more word follows which is no name.
fn closing_comma(passage: &Passage<'_>, mark: usize) -> Option<usize> {
    let prose = &passage.prose;
    let and = (mark + 1..prose.len()).find(|&at| prose.is(at, "and"))?;
    let close = (and + 1..prose.len()).find(|&at| !prose.is_word(at)).filter(|&at| prose.is(at, ","))?;
    (prose.is_word(close + 1) && !prose.is_capitalised(close + 1) && !prose.is(close + 1, "and")).then_some(close)
}

/// The items of a list of names or of single words, with "and" before the last one and nowhere else; ages aside.
fn items(passage: &Passage<'_>, list: Range<usize>) -> Option<Vec<Range<usize>>> {
    let prose = &passage.prose;
    let mut ands = list.clone().filter(|&at| prose.is(at, "and"));
    let and = ands.next().filter(|_| ands.next().is_none())?;
    let mut items = Vec::new();
    let mut start = list.start;
    for at in list.clone().chain([list.end]) {
        if at < list.end && at != and && !prose.is(at, ",") {
            continue;
        }
        let item = start..at;
        start = at + 1;
        if item.is_empty() || item.len() == 1 && prose.is_digits(item.start) {
            continue;
        }
        items.push(item);
    }
    let closed = items.last().is_some_and(|item| item.start > and);
    let early = items.iter().rev().skip(1).all(|item| item.end <= and);
    let names = items.iter().all(|item| is_name(passage, item));
    let words = items.iter().all(|item| item.len() == 1 && is_plain_word(passage, item.start));
    (closed && early && items.len() > 1 && (names || words)).then_some(items)
}

/// Whether every token is a word with a capital.
fn is_name(passage: &Passage<'_>, item: &Range<usize>) -> bool {
    item.clone().all(|at| {
        passage.prose.is_word(at) && passage.prose.is_capitalised(at) && class(passage.prose.word(at)).is_none()
    })
}

fn is_plain_word(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.prose.word(at);
    passage.prose.is_word(at) && !passage.prose.is_capitalised(at) && class(word).is_none()
}

/// Whether every item is a name of several words, or none is a name: of single names one may tell where another is ("Paris, France").
fn are_full_names(passage: &Passage<'_>, items: &[Range<usize>]) -> bool {
    let capitals = |item: &Range<usize>| passage.prose.is_capitalised(item.start);
    items.iter().all(|item| item.len() > 1 && capitals(item)) || !items.iter().any(capitals)
}

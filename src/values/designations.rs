//! Figures that are no values: parts of names, labels, addresses and idioms, from `data/designations.tsv`.

use super::{
    Prose,
    figure::{Figure, Shape},
};
use crate::{
    language::{
        lemma,
        words::{self, WordClass},
    },
    tables::{WordTable, rows},
};
use std::sync::LazyLock;

struct Table {
    labels: WordTable<()>,
    spots: WordTable<()>,
    streets: WordTable<()>,
    ranks: WordTable<()>,
    /// By their first word; hyphens are words.
    idioms: WordTable<Vec<Vec<&'static str>>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let set = |kind| WordTable::set(listed(kind));
    let idioms = listed("idiom").map(|phrase| {
        let words = phrase_of(phrase);
        (words.first().copied().unwrap_or_default(), words)
    });
    let labels = WordTable::set(listed("label").chain(listed("spot")));
    Table { labels, spots: set("spot"), streets: set("street"), ranks: set("rank"), idioms: WordTable::grouped(idioms) }
});

/// Everything that `data/designations.tsv` lists of a kind.
fn listed(kind: &str) -> impl Iterator<Item = &'static str> {
    rows(include_str!("../../data/designations.tsv"))
        .filter_map(|row| row.split_once('\t'))
        .filter(move |(of, _)| *of == kind)
        .flat_map(|(_, list)| list.split(','))
}

/// The words of a phrase; its hyphens are words.
fn phrase_of(phrase: &'static str) -> Vec<&'static str> {
    let parts = phrase.split(' ').flat_map(|word| word.split_inclusive('-'));
    parts.flat_map(|word| word.strip_suffix('-').map_or(vec![word], |stem| vec![stem, "-"])).collect()
}

/// Whether an ordinal behind the verb is a place: "finished second".
pub(super) fn ranks(verb: &str) -> bool {
    TABLE.ranks.contains(verb)
}

/// Whether a figure behind the word tells where something is, even one that looks like a year: "room 1917".
pub(super) fn is_spot(word: &str) -> bool {
    TABLE.spots.contains(word)
}

/// Whether a phrase that is no value begins at token `at`.
pub(super) fn is_idiom(prose: &Prose<'_>, at: usize) -> bool {
    TABLE.idioms.get(prose.word(at)).is_some_and(|phrases| phrases.iter().any(|phrase| prose.is_phrase(at, phrase)))
}

/// "Article 50", "page 4", "Boeing 737", "10 Downing Street": the figure belongs to a name. `counted` tells whether a plural follows.
pub(super) fn is_designation(prose: &Prose<'_>, figure: &Figure, counted: bool) -> bool {
    // Nothing is named "1,234" or "1.2 million".
    let bare = !figure.is_scaled()
        && (figure.start..figure.end).all(|at| !prose.word(at).contains(','))
        && !(figure.shape == Shape::Words && counted);
    // "21B Baker Street" has no billions.
    is_address(prose, figure.end) || bare && (is_labelled(prose, figure, counted) || is_mark(prose, figure))
}

fn is_labelled(prose: &Prose<'_>, figure: &Figure, counted: bool) -> bool {
    let Some(before) = figure.start.checked_sub(1) else { return false };
    let point = before > 0 && prose.word(before) == "." && prose.touches_next(before - 1);
    let label = if point { before.saturating_sub(1) } else { before };
    let word = prose.word(label);
    if TABLE.labels.contains(word) && (!counted || prose.is_capitalised(label) && label > 0) {
        return true;
    }
    if !counted && is_listed(prose, before) {
        return true;
    }
    if figure.shape != Shape::Digits || !prose.is_word(label) || point || word.ends_with('.') {
        return false;
    }
    let named = word.chars().any(char::is_uppercase) && words::class(&lemma::lower(word)).is_none();
    // The first word of a sentence has a capital anyway.
    named
        && (label > 0 || !counted)
        && prose.hedge_before(figure.start, 0).is_none()
        && !is_place_of_count(prose, label, counted)
}

/// "buses 38 and 73": a further figure behind a label in the plural.
fn is_listed(prose: &Prose<'_>, before: usize) -> bool {
    let mut at = before;
    while prose.is_any(at, &["and", "or", "to", ",", "-", "–"]) && at > 1 && prose.is_digits(at - 1) {
        at -= 2;
    }
    at < before && lemma::is_plural(&lemma::lower(prose.word(at))) && TABLE.labels.contains(prose.word(at))
}

/// "the Big Four", "Cloud Nine", "The 39 Steps": in running prose no figure is written with a capital in the middle of a sentence, and no article is.
pub(super) fn is_name(prose: &Prose<'_>, figure: &Figure) -> bool {
    if figure.shape == Shape::Words { is_capital_inside(prose, figure.start) } else { is_titled(prose, figure.start) }
}

/// "The 39 Steps", "The 1975": whether an article in capitals stands before token `at` in the middle of a sentence.
pub(super) fn is_titled(prose: &Prose<'_>, at: usize) -> bool {
    at > 0 && prose.word(at - 1) == "The" && is_capital_inside(prose, at - 1)
}

fn is_capital_inside(prose: &Prose<'_>, at: usize) -> bool {
    at > 0 && (prose.is_word(at - 1) || prose.word(at - 1) == ",") && prose.is_capitalised(at) && !is_in_capitals(prose)
}

/// Whether a title is written as titles are, its nouns and verbs with capitals.
pub(super) fn is_in_capitals(prose: &Prose<'_>) -> bool {
    let small = |at: usize| prose.is_word(at) && prose.word(at).len() > 2 && !prose.is_capitalised(at);
    !(0..prose.len()).any(|at| small(at) && words::class(prose.word(at)).is_none())
}

/// "410 U.S. 113", "18 U.S.C. § 1343", "1 Corinthians 13:4": volume, book and page, of which none is a count.
pub(super) fn is_citation(prose: &Prose<'_>, figure: &Figure) -> bool {
    let book = |at: usize| prose.is_capitalised(at) && prose.word(at).contains('.');
    let sign = |at: usize| matches!(prose.word(at), "§" | "§§" | "¶");
    let (start, end) = (figure.start, figure.end);
    let verse = prose.is_capitalised(end) && prose.is_digits(end + 1) && prose.is(end + 2, ":");
    let volume = book(end) && (prose.is_digits(end + 1) || sign(end + 1));
    let page = start > 1 && book(start - 1) && prose.is_digits(start - 2);
    figure.shape == Shape::Digits && (verse || volume || page || start > 0 && sign(start - 1))
}

/// "In London 500 people": behind a preposition a name ends before a counted noun.
fn is_place_of_count(prose: &Prose<'_>, name: usize, counted: bool) -> bool {
    counted
        && name
            .checked_sub(1)
            .is_some_and(|before| words::class(&lemma::lower(prose.word(before))) == Some(WordClass::Preposition))
}

/// "14 Mill Lane": capitalised words up to a kind of street follow.
fn is_address(prose: &Prose<'_>, end: usize) -> bool {
    (end + 1..end + 4).any(|at| {
        TABLE.streets.contains(prose.word(at))
            && prose.is_capitalised(at)
            && (end..at).all(|at| prose.is_word(at) && prose.is_capitalised(at))
    })
}

/// "[1]", "1)" and "1." at the beginning, "#5".
fn is_mark(prose: &Prose<'_>, figure: &Figure) -> bool {
    if figure.shape != Shape::Digits {
        return false;
    }
    let before = figure.start.checked_sub(1).map_or("", |before| prose.word(before));
    let listed = figure.start == 0
        && (prose.word(figure.end) == ")" || prose.word(figure.end) == "." && prose.len() > figure.end + 1);
    listed || before == "[" && prose.word(figure.end) == "]" || matches!(before, "#" | "№")
}

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
    Table { labels: set("label"), streets: set("street"), ranks: set("rank"), idioms: WordTable::grouped(idioms) }
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

//! What a value of a source is compared with: the time and the party on the other side of a comparison are not those of the value.

use super::{
    index::Aligned,
    relation::{Worded, relation},
    terms::{Digest, Key, NameAt, Passage},
};
use crate::{
    facts::Mention,
    interval::Relation,
    language::lemma,
    source::Span,
    tables::{WordTable, rows},
    values::Value,
};
use std::{ops::Range, sync::LazyLock};

/// Words that lead in what a value is compared with, and whether a value must follow.
static BASELINES: LazyLock<WordTable<bool>> = LazyLock::new(|| {
    let kinds = rows(include_str!("../../data/baselines.tsv")).filter_map(|row| row.split_once('\t'));
    WordTable::new(kinds.flat_map(|(kind, words)| words.split(' ').map(move |word| (word, kind == "value"))))
});

static DISTRIBUTIVES: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::set(rows(include_str!("../../data/distributives.txt")).flat_map(str::split_whitespace))
});

/// "From about 26 percent": so many words behind it a value begins.
const VALUE_WITHIN: usize = 2;
/// So many words stand at most between the word that leads in a comparison and what it leads in: "from 26 percent in 2024".
const LED_WITHIN: usize = 8;

/// Whether a draft speaks of a time or of somebody that a source only compares the value in `rival` with: "Turnout was 65 percent in 2022" against "61
/// percent, four points lower than in 2022".
pub(super) fn is_of_baseline(
    (draft, passage): (&Digest<'_>, &Passage),
    (source, sentence): (&Digest<'_>, &Aligned<'_>),
    rival: Span,
) -> bool {
    let behind = source.tokens(rival).end..sentence.passage.tokens.end;
    let led = |span: Span| is_led(source, sentence.passage, behind.clone(), span);
    let dates = || draft.mentions(passage).iter().filter(|mention| matches!(mention.value, Value::Date(_)));
    let same_time = |stated: &Mention| {
        dates().any(|written| {
            let written = Worded { value: &written.value, words: draft.slice(written.span) };
            let stated = Worded { value: &stated.value, words: source.slice(stated.span) };
            relation(written, stated) == Some(Relation::Entailed)
        })
    };
    // In a sentence by itself its first word need not be known for a name.
    let words = draft.analysis.article.tokens.get(passage.tokens.clone()).unwrap_or_default();
    let named =
        |name: &NameAt<'_>| words.iter().any(|token| name.keys.contains(&Key::of_spoken(draft.slice(token.span))));
    source.mentions(sentence.passage).iter().any(|stated| led(stated.span) && same_time(stated))
        || source.names(sentence.passage).iter().any(|name| led(name.span) && named(name))
}

/// Whether something stands in `tokens`, behind a word that leads in a comparison.
fn is_led(source: &Digest<'_>, passage: &Passage, tokens: Range<usize>, span: Span) -> bool {
    let at = source.tokens(span).start;
    let word = |at: usize| source.analysis.article.tokens.get(at).map_or("", |token| source.slice(token.span));
    let is_value = |at: usize| source.mentions(passage).iter().any(|mention| source.tokens(mention.span).contains(&at));
    let leads = |lead: usize| match BASELINES.get(word(lead)) {
        Some(before_value) => !before_value || (1..=VALUE_WITHIN).any(|step| is_value(lead + step)),
        None => false,
    };
    tokens.contains(&at) && (tokens.start.max(at.saturating_sub(LED_WITHIN))..at).any(leads)
}

/// Whether the words around a value share it out: what each costs is not what all do.
pub(super) fn is_shared_out(digest: &Digest<'_>, value: Span) -> bool {
    let own = digest.tokens(value);
    let around = [own.start.saturating_sub(SHARED_WITHIN)..own.start, own.end..own.end + SHARED_WITHIN];
    let word = |at: usize| digest.analysis.article.tokens.get(at).map_or("", |token| digest.slice(token.span));
    let shares = |at: usize| DISTRIBUTIVES.contains(&lemma::lower(word(at))) && word(at + 1) != "cent";
    around.into_iter().flatten().any(shares)
}

/// So many words before and behind a value tell whether it is shared out.
const SHARED_WITHIN: usize = 10;

//! One place in two spellings. See the page beside this file.

use super::{Confidence, Rule, Status, cues, surroundings::Surroundings};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::Analysis,
    language::{lemma, words},
    source::Span,
    tables::rows,
};
use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
    sync::LazyLock,
};

pub(super) const RULE: Rule = Rule {
    name: "spelling-variant",
    page: include_str!("spelling_variant.md"),
    severity: Severity::Note,
    on: true,
    status: Status::Preview,
    confidence: Confidence::High,
    check,
};

/// The spellings, each with the number of its place.
static PLACES: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| {
    let of_row = |(place, row): (usize, &'static str)| row.split(['\t', ',']).map(move |spelling| (spelling, place));
    rows(include_str!("../../data/spellings.tsv")).enumerate().flat_map(of_row).collect()
});

/// How many tokens a spelling has at most.
const LONGEST: usize = 4;

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let article = &analysis.article;
    if !article.is_english() {
        return Vec::new();
    }
    let around = Surroundings::of(article);
    let mut namings: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    for at in 0..article.tokens.len() {
        if let Some((place, span)) = naming(around, at) {
            namings.entry(place).or_default().push(span);
        }
    }
    namings.values().filter_map(|spans| finding(rule, analysis, around, spans)).collect()
}

/// The place that is named by the words from `at` on, and by no longer name: "Kiev", but not "the Kiev Opera".
fn naming(around: Surroundings<'_>, at: usize) -> Option<(usize, Span)> {
    around.word(at).starts_with(char::is_uppercase).then_some(())?;
    (1..=LONGEST).rev().find_map(|length| {
        let tokens = at..at + length;
        let span = around.span(&tokens)?;
        let place = *PLACES.get(around.text(span))?;
        let own = !is_part(around, &tokens) && !around.is_quoted(span);
        own.then_some((place, span))
    })
}

/// Whether the words are part of a longer name, or of a dish or breed named after the place ("chicken Kiev").
fn is_part(around: Surroundings<'_>, tokens: &Range<usize>) -> bool {
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && words::class(&word.to_lowercase()).is_none();
    let before = around.before(tokens.start);
    let noun = cues::has("namesake", &lemma::lower(before));
    let joined = |word: &str| matches!(word, "-" | "–" | "/");
    is_name(before) || is_name(around.word(tokens.end)) || noun || joined(before) || joined(around.word(tokens.end))
}

/// The two spellings that an article uses side by side, unless one sentence has both: it speaks of the spelling.
fn finding(rule: &Rule, analysis: &Analysis, around: Surroundings<'_>, spans: &[Span]) -> Option<Diagnostic> {
    let times = |span: &Span| spans.iter().filter(|other| around.text(**other) == around.text(*span)).count();
    let first = spans.first()?;
    let second = spans.iter().find(|span| around.text(**span) != around.text(*first))?;
    let (usual, other) = if times(second) > times(first) { (second, first) } else { (first, second) };
    let told = spans.windows(2).any(|pair| match pair {
        [one, next] => {
            around.text(*one) != around.text(*next) && around.sentence(one.start) == around.sentence(next.start)
        }
        _ => false,
    });
    if told {
        return None;
    }
    let (usual_words, other_words) = (around.text(*usual), around.text(*other));
    let source = &analysis.article.source;
    Some(
        rule.finding(format!("{other_words} is {usual_words} elsewhere in this article"))
            .label(Label::new(source, *other, "another spelling"))
            .label(Label::new(source, *usual, "the spelling here"))
            .help(format!("write {usual_words} in both places, or tell why the spellings differ")),
    )
}

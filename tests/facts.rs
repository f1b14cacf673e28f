//! What holds of whatever is read out of a text, any text at all.

use factlint::{
    facts::{Analysis, analyse},
    source::{Source, Span},
};
use proptest::prelude::*;

fn read(text: &str) -> Analysis {
    analyse(Source::new("article", text).unwrap(), None)
}

/// What facts are made of, and what stands between it.
const FRAGMENTS: [&str; 64] = [
    "Xi",
    "Xi Jinping",
    "China's President Xi Jinping",
    "the Kremlin",
    "Moscow",
    "he",
    "which",
    "who",
    "the call",
    "a meeting",
    "talks",
    "met",
    "told",
    "said",
    "saying",
    "added",
    "according to",
    "by",
    "with",
    "between",
    "of",
    "to",
    "and",
    "in",
    "after",
    "as",
    "not",
    "no mention of",
    "will",
    "last",
    "since",
    "then",
    "the beginning of the year",
    "February",
    "2022",
    "on Tuesday",
    "4 February",
    "last year",
    "85",
    "one",
    "hundred",
    "and a half",
    "an hour",
    "minutes",
    "years",
    "old",
    "$",
    "billion",
    "%",
    "1-2",
    "tens of thousands",
    "fourth",
    "nearly",
    "\"",
    "“",
    "”",
    "'",
    ",",
    ".",
    ";",
    "-",
    "…",
    "\n",
    "\n\n",
];

fn newslike() -> impl Strategy<Value = String> {
    let fragment = prop::sample::select(FRAGMENTS.as_slice());
    prop::collection::vec((fragment, any::<bool>()), 0..80).prop_map(|fragments| {
        fragments.into_iter().flat_map(|(fragment, glued)| [fragment, if glued { "" } else { " " }]).collect()
    })
}

fn hold(text: &str) {
    let analysis = read(text);
    let whole = |span: Span| text.get(span.range()).is_some();
    let facts = &analysis.facts;
    assert!(facts.iter().all(|fact| whole(fact.span) && whole(fact.sentence)), "{facts:?}");
    assert!(facts.is_sorted_by_key(|fact| fact.span), "{facts:?}");
    let mentions = &analysis.mentions;
    assert!(mentions.iter().all(|mention| whole(mention.span)), "{mentions:?}");
    assert!(mentions.is_sorted_by_key(|mention| mention.span.start), "{mentions:?}");
    let quotes = &analysis.quotes;
    assert!(quotes.iter().all(|quote| whole(quote.span)), "{quotes:?}");
    assert!(quotes.iter().flat_map(|quote| &quote.speaker).all(|speaker| whole(speaker.span)), "{quotes:?}");
    assert_eq!(read(text).facts, *facts);
}

proptest! {
    #[test]
    fn any_text_can_be_read(text in any::<String>()) {
        hold(&text);
    }

    #[test]
    fn any_news_can_be_read(text in newslike()) {
        hold(&text);
        hold(&format!(" date 2026-02-04 {text}"));
    }
}

#[test]
fn endless_sentences_can_be_read() {
    for words in ["the call with ", "Ann Lee ", "12 ", "\"", "one hundred ", "said to say ", "“he met ", "since then "]
    {
        let text = words.repeat(60_000 / words.len());
        assert!(read(&text).facts.len() <= text.len());
    }
}

#[test]
fn endless_conversations_can_be_read() {
    let turn = |at: usize| format!("Ann B{at}: It was “so”.\nB{at}: Yes, “so”.\n");
    let text: String = (0..1000).map(turn).collect();
    let analysis = read(&text);
    let quotes = &analysis.quotes;
    assert_eq!(quotes.len(), 2000);
    assert!(quotes.iter().all(|quote| quote.speaker.is_some()));
}

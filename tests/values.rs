//! The values that sentences hold, dates and clock times aside: `tests/pages/values/` shows them by example.

use crate::page;
use factlint::{
    facts::{Mention, analyse},
    interval::{Decimal, Interval},
    source::Source,
    values::Value,
};
use proptest::prelude::*;
use std::{fs, ops::Bound, path::Path};

#[test]
fn pages_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/values");
    let mut pages: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    for path in pages {
        page::hold(&path, "values", described);
    }
}

/// A value a line: its words, its type, and what it may come to, in its unit.
fn described(text: &str) -> String {
    let analysis = analyse(Source::new("article", text).unwrap(), None);
    let line = |mention: &Mention| {
        let words = analysis.article.slice(mention.span).split_whitespace().collect::<Vec<_>>().join(" ");
        Some(format!("{words} | {} | {}\n", mention.value.kind().name, come_to(&mention.value)?))
    };
    analysis.mentions.iter().filter_map(line).collect()
}

fn come_to(value: &Value) -> Option<String> {
    let unit = match value {
        Value::Date(_) | Value::Time(_) => return None,
        Value::Score(_) => return Some(value.to_string()),
        Value::Quantity(quantity) if quantity.unit.name == "degree" => quantity.unit.dimension,
        Value::Age(quantity) | Value::Duration(quantity) | Value::Quantity(quantity) => quantity.unit.name,
        Value::Money(money) => money.currency.code,
        Value::Percent(percent) if percent.points => "points",
        _ => "",
    };
    Some(format!("{} {unit}", interval(&value.measure()?.range)).trim_end().to_owned())
}

fn interval(range: &Interval<Decimal>) -> String {
    if let Some(point) = range.as_point() {
        return point.to_string();
    }
    let low = match range.low {
        Bound::Included(low) => format!("[{low}"),
        Bound::Excluded(low) => format!("({low}"),
        Bound::Unbounded => "(-∞".to_owned(),
    };
    match range.high {
        Bound::Included(high) => format!("{low}, {high}]"),
        Bound::Excluded(high) => format!("{low}, {high})"),
        Bound::Unbounded => format!("{low}, ∞)"),
    }
}

/// What the readers of values decide by.
const PIECES: &[&str] = &[
    "1",
    "2",
    "12",
    "1,234.5",
    "1.234,5",
    "0",
    "½",
    "2½",
    "１２",
    "85²",
    "9999999999999999999999",
    "-",
    "–",
    "−",
    "/",
    "_",
    " ",
    " ",
    " ",
    ",",
    ".",
    "%",
    "$",
    "US$",
    "€",
    "p",
    "m",
    "bn",
    "k",
    "th",
    "st",
    "°C",
    "km",
    "'",
    "\"",
    "one",
    "two",
    "twenty",
    "hundred",
    "million",
    "and",
    "a",
    "half",
    "third",
    "thirds",
    "quarter",
    "of",
    "in",
    "out",
    "to",
    "between",
    "from",
    "rose",
    "about",
    "or more",
    "per cent",
    "point",
    "old",
    "year",
    "years",
    "aged",
    "hours",
    "minutes",
    "feet",
    "inches",
    "pounds",
    "dollars",
    "cents",
    "people",
    "couple",
    "won",
    "PT1H25M",
    "P3Y",
    "first",
    "second",
    "hundredths",
    "hundredth",
    "crore",
    "degrees",
    "°",
    "MEUR",
    "c",
    "g",
    "é",
    "\n",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_values_in_order(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40), blank in any::<bool>()) {
        has_values_in_order(&pieces.join(if blank { " " } else { "" }));
    }

    #[test]
    fn no_text_does_harm(pieces in prop::collection::vec((prop::sample::select(PIECES), any::<String>()), 0..8)) {
        has_values_in_order(&pieces.iter().flat_map(|(piece, text)| [*piece, text]).collect::<String>());
    }
}

fn has_values_in_order(text: &str) {
    let analysis = analyse(Source::new("article", text).unwrap(), None);
    let spans: Vec<_> = analysis.mentions.iter().map(|mention| mention.span).collect();
    assert!(spans.iter().all(|span| !span.is_empty() && analysis.article.source.text().get(span.range()).is_some()));
    assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
}

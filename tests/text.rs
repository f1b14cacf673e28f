//! How articles are taken apart: `tests/pages/text/` shows it by example, the seeds in full, properties for any text at all.

use crate::page;
use factlint::{
    source::{Source, Span},
    text::{Article, Block},
};
use proptest::prelude::*;
use std::{fmt::Write, fs, path::Path};

fn read(text: &str) -> Article {
    Article::read(Source::new("article", text).unwrap())
}

#[test]
fn pages_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/text");
    let mut pages: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    assert!(!pages.is_empty());
    for path in pages {
        page::hold(&path, "reading", |article| rendered(&read(article)));
    }
}

#[test]
fn seeds() {
    for name in ["000_a8f80380a43b3523", "004_5df77d1365f32f2c"] {
        let text = fs::read_to_string(format!("{}/seeds/{name}.txt", env!("CARGO_MANIFEST_DIR"))).unwrap();
        insta::assert_snapshot!(format!("seed_{name}"), rendered(&read(&text)));
    }
}

#[test]
fn wrapping_changes_no_sentence() {
    let text = fs::read_to_string(format!("{}/seeds/000_a8f80380a43b3523.txt", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let paragraphs: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let plain = sentences(&read(&paragraphs.join("\n\n")));
    assert!(plain.len() > 10);
    for width in (24..=140).step_by(4) {
        let wrapped: Vec<String> = paragraphs.iter().map(|paragraph| wrapped(paragraph, width)).collect();
        assert_eq!(sentences(&read(&wrapped.join("\n\n"))), plain, "at {width}");
    }
}

fn sentences(article: &Article) -> Vec<String> {
    article.sentences.iter().map(|sentence| one_line(article.slice(sentence.span))).collect()
}

/// The words of a paragraph on lines of at most `width` characters.
fn wrapped(paragraph: &str, width: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    for word in paragraph.split_whitespace() {
        let length = word.chars().count();
        let fits = used + 1 + length <= width;
        out.push_str(if used == 0 {
            ""
        } else if fits {
            " "
        } else {
            "\n"
        });
        used = if fits && used > 0 { used + 1 } else { 0 } + length;
        out.push_str(word);
    }
    out
}

/// The blocks with their sentences, a line each. A "·" parts tokens that no blank parts.
fn rendered(article: &Article) -> String {
    let mut out = String::new();
    if let Some(date) = article.head_date {
        writeln!(out, "date {}", article.slice(date)).unwrap();
    }
    for block in &article.blocks {
        writeln!(out, "{}", format!("{:?}", block.kind).to_lowercase()).unwrap();
        for sentence in article.sentences_of(block) {
            writeln!(out, "  {}", with_tokens(article, &article.tokens[sentence.tokens.clone()])).unwrap();
        }
        for quotation in article.quotations.iter().filter(|quotation| block.span.contains(quotation.outer)) {
            let kind = if quotation.closed { "quotation" } else { "quotation, left open" };
            writeln!(out, "  > {kind}: {}", one_line(article.slice(quotation.span))).unwrap();
        }
    }
    out
}

fn with_tokens(article: &Article, tokens: &[factlint::text::Token]) -> String {
    let mut out = String::new();
    let mut before: Option<Span> = None;
    for token in tokens {
        if let Some(before) = before {
            out.push(if before.end == token.span.start { '·' } else { ' ' });
        }
        out += article.slice(token.span);
        before = Some(token.span);
    }
    out
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn english_is_told_from_other_languages_and_from_code() {
    for (english, text) in [
        (
            true,
            "The council voted on Monday to close the old bridge for two years, and the mayor said that traffic would be led over the new one.",
        ),
        (
            true,
            "COUNCIL VOTES TO CLOSE THE BRIDGE. IT WILL NOT OPEN AGAIN UNTIL THE SPRING OF NEXT YEAR, THE MAYOR SAID, AND THAT IS FINAL.",
        ),
        (
            true,
            "The work cost $4 million, said Anna Lindt. Rovers won 2-1 against Albion. The repairs lasted three weeks, the builder said. Wheat prices rose 4%.",
        ),
        (true, "Council votes to close the old bridge"),
        (true, ""),
        (
            false,
            "Der Stadtrat stimmte am Montag dafür, die alte Brücke in der Innenstadt für zwei Jahre zu schließen. So will es auch der Bürgermeister, der an dem Tag nicht da war.",
        ),
        (
            false,
            "Le conseil municipal a voté lundi la fermeture du vieux pont pour deux ans, et le maire a dit que la circulation passerait par le nouveau, au nord de la ville.",
        ),
        (
            false,
            "委员会 周一 投票 决定 关闭 旧桥 两年。 市长 说， 交通 将 改道 新桥。 工程 五月 开始， 预计 明年 春天 结束， 费用 由 国家 承担。",
        ),
        (
            false,
            "fn read(text: &str) -> Vec<Span> { let mut spans = Vec::new(); for line in text.lines() { if line.is_empty() { continue; } spans.push(Span::new(start, line.len())); } spans }",
        ),
        (
            false,
            "Team P W D L GF GA Pts Rovers 3 2 1 0 7 2 7 United 3 2 0 1 5 4 6 City 3 1 1 1 4 4 4 Albion 3 0 2 1 2 3 2 Wanderers 3 0 0 3 1 6 0 Athletic Forest Villa Palace Orient Vale Argyle",
        ),
    ] {
        assert_eq!(read(text).is_english(), english, "of {text}");
    }
}

/// Everything that holds for any article.
fn check(article: &Article) {
    let text = article.source.text();
    let sound = |span: Span| !span.is_empty() && text.get(span.range()).is_some();
    let ordered = |spans: &[Span]| spans.windows(2).all(|pair| pair[0].end <= pair[1].start);
    let blocks: Vec<Span> = article.blocks.iter().map(|block| block.span).collect();
    let sentences: Vec<Span> = article.sentences.iter().map(|sentence| sentence.span).collect();
    let tokens: Vec<Span> = article.tokens.iter().map(|token| token.span).collect();
    for spans in [&blocks, &sentences, &tokens] {
        assert!(spans.iter().all(|&span| sound(span)) && ordered(spans));
    }
    assert!(article.head_date.is_none_or(sound));
    let mut sentence = 0;
    for (at, block) in article.blocks.iter().enumerate() {
        assert_eq!(block.sentences.start, sentence);
        check_block(article, at, block);
        sentence = block.sentences.end;
    }
    assert_eq!(sentence, article.sentences.len());
    for quotation in &article.quotations {
        assert!(sound(quotation.span) && sound(quotation.outer) && quotation.outer.contains(quotation.span));
        assert!(blocks.iter().any(|block| block.contains(quotation.outer)));
    }
    assert!(article.quotations.is_sorted_by_key(|quotation| quotation.outer.start));
}

fn check_block(article: &Article, at: usize, block: &Block) {
    let sentences = article.sentences_of(block);
    assert_eq!(sentences.first().map(|first| first.span.start), Some(block.span.start));
    assert_eq!(sentences.last().map(|last| last.span.end), Some(block.span.end));
    for sentence in sentences {
        let tokens = &article.tokens[sentence.tokens.clone()];
        assert_eq!(sentence.block, at);
        assert_eq!(tokens.first().map(|first| first.span.start), Some(sentence.span.start));
        assert_eq!(tokens.last().map(|last| last.span.end), Some(sentence.span.end));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        check(&read(&text));
    }

    #[test]
    fn text_of_awkward_pieces_is_read(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        check(&read(&pieces.concat()));
    }
}

/// What the readers decide by.
const PIECES: &[&str] = &[
    "a",
    "The",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    ".",
    "!",
    "?",
    "…",
    ",",
    ":",
    "-",
    "—",
    "\"",
    "“",
    "”",
    "'",
    "’",
    "‘",
    "»",
    "«",
    "(",
    ")",
    "[",
    "]",
    "[1]",
    "1",
    "2,500.5",
    "U.S.",
    "Mr.",
    "p.m.",
    "n't",
    "'s",
    "s'",
    "s’",
    " date 2026-02-04 ",
    "date 2026-02-0é",
    "February",
    "RECOMMENDED",
    "Related",
    "1. ",
    "• ",
    "/ Reuters",
    "said",
    "word ",
    "é",
    "e\u{301}",
    "１２",
    "中文。",
    "🙂",
    "\u{feff}",
    "\u{200b}",
    "\u{0}",
    "6'2\"",
    "#",
    "_",
];

#[test]
fn long_texts_take_no_longer_than_their_length_asks() {
    const BYTES: usize = 400_000;
    for piece in [
        "a", "a ", "\"", " \"a", "“", "'a ", "‘A ", ".", "a. ", ". ", "U.S. ", "[1] ", "A. [1", "a\n", "A\n\n", "a,\n",
        "(", "\n", "1. ", "\"'", "word ", "é", "中", "5 a.m. ", "• ", "Image: ", "Q: A\n", "[a ",
    ] {
        check_cheaply(&read(&piece.repeat(BYTES / piece.len())));
    }
}

#[test]
fn quotations_in_quotations_are_followed_to_an_end() {
    for (open, close) in [("‘", "’"), ("“He said ‘", "’”"), ("\"'", "'\""), ("«he ", "»"), ("“", "")] {
        let text = format!("{}hi{}", open.repeat(2000), close.repeat(2000));
        let article = read(&text);
        let quoted: usize = article.quotations.iter().map(|quotation| quotation.span.range().len()).sum();
        assert!(quoted <= 8 * text.len(), "{open}");
    }
    let article = read("“One ‘two “three ‘four’ three” two’ one,” she said.");
    assert_eq!(article.quotations.len(), 4);
}

fn check_cheaply(article: &Article) {
    assert!(article.tokens.last().is_none_or(|last| last.span.end as usize <= article.source.text().len()));
}

//! What is read as an article, in which format, and what is told of what is none.

use super::{ARTICLE, PAGE, factlint, project};
use crate::directory::Directory;

#[test]
fn an_article_comes_from_standard_input() {
    let directory = Directory::new("standard-input");
    assert_eq!(factlint(&directory, &["-"], ARTICLE.as_bytes()).status, 0);
    factlint(&directory, &["-"], b"").expect(2, &["`<stdin>` is empty: nothing to check"]);
    factlint(&directory, &["-"], b"caf\xe9").expect(2, &["`<stdin>` is not UTF-8: byte 3 (line 1)"]);
}

#[test]
fn a_missing_article_is_told_with_its_nearest_names() {
    let directory = project("missing");
    let outcome = factlint(&directory, &["articles/on.txt", "claims"], b"");
    outcome.expect(2, &["there is no file `articles/on.txt`", "did you mean `articles/one.txt`?"]);
    factlint(&directory, &["article/one.txt"], b"").expect(2, &["there is no folder `article`"]);
    factlint(&directory, &["articles/*.md"], b"")
        .expect(2, &["no file matches `articles/*.md`", "the folder `articles` holds `one.txt`"]);
}

#[test]
fn files_that_hold_no_text_are_told() {
    let directory = Directory::new("no-text");
    directory.write("latin.txt", b"one\ntwo \xe9");
    directory.write("empty.txt", " \n");
    directory.write("binary.txt", b"PK\0\x01");
    let outcome = factlint(&directory, &["latin.txt", "empty.txt", "binary.txt"], b"");
    outcome.expect(
        2,
        &[
            "`latin.txt` is not UTF-8: byte 8 (line 2) starts no character",
            "`empty.txt` is empty: nothing to check",
            "`binary.txt` is not UTF-8: byte 2 (line 1) is nought",
        ],
    );
}

#[test]
fn utf16_with_its_mark_is_read() {
    let directory = Directory::new("utf16");
    let wide: Vec<u8> = "\u{feff}".chars().chain(ARTICLE.chars()).flat_map(|c| (c as u16).to_le_bytes()).collect();
    directory.write("wide.txt", wide);
    assert_eq!(factlint(&directory, &["wide.txt"], b"").status, 0);
}

#[test]
fn reports_name_the_places_of_the_page_itself() {
    let directory = Directory::new("page");
    directory.write("page.html", PAGE);
    directory.write("first.claims", "article \"page.html\"\n\ncall.duration == 85min\nmention(Ferry) absent\n");
    factlint(&directory, &["first.claims"], b"").expect(
        1,
        &[
            "page:4 says 90 min",
            "─[page.html:4:23]",
            "<p>The call lasted <b>90</b>&nbsp;minutes, an aide of",
            "─[page.html:4:85]",
            "`--fix` leaves this alone",
            "─[page.html:6:15]",
            "2 findings",
        ],
    );
    factlint(&directory, &["facts", "--format", "csv", "page.html"], b"")
        .expect(0, &["page.html,2,89,article.date,date,2026-02-04", "page.html,4,23,call.duration"]);
}

#[test]
fn the_format_is_told_by_name_by_looks_or_by_the_user() {
    let directory = Directory::new("told-formats");
    let date = "article.date,date,2026-02-04";
    let csv = |arguments: &[&str], stdin: &str| {
        factlint(&directory, &[&["facts", "--format", "csv"], arguments].concat(), stdin.as_bytes())
    };
    let markdown = "---\ndate: 2026-02-04\n---\nThe *call* lasted 90 minutes.\n";
    let json = "{\"content_text\": \"The call lasted 90 minutes.\", \"date\": \"2026-02-04\"}\n";
    for text in [PAGE, markdown, json, &json.repeat(2)] {
        csv(&["-"], text).expect(0, &[date, "call.duration"]);
    }
    directory.write("page.txt", PAGE);
    csv(&["--as", "html", "page.txt"], "").expect(0, &[date]);
    assert!(!csv(&["page.txt"], "").stdout.contains(date));
    csv(&["--as", "text", "-"], markdown).expect(0, &["<stdin>,4,19,call.duration"]);
    csv(&["--as", "json", "-"], "{\"text\": 5").expect(2, &["`<stdin>` is not JSON", "<stdin>:1:10"]);
    csv(&["--as", "html", "-"], "<p>The call lasted <b")
        .expect(2, &["ends in the middle of its markup", "<stdin>:1:20"]);
    let dated = factlint(&directory, &["facts", "--date", "2026-03-01", "-"], PAGE.as_bytes());
    dated.expect(0, &["<stdin>, 2026-03-01: "]);
    directory.write("note.docx", b"PK\x03\x04\x14\0\x06");
    csv(&["note.docx"], "").expect(2, &["is an archive", "save the document as plain text"]);
}

#[test]
fn what_is_no_article_or_too_long_is_told() {
    let directory = project("folders");
    let claims = "`claims/first.claims` is a claims file, not an article";
    factlint(&directory, &["facts", "claims/first.claims"], b"").expect(2, &[claims]);
    let long = std::fs::File::create(directory.path().join("long.txt")).expect("writable");
    if long.set_len(1 << 32).is_ok() {
        factlint(&directory, &["long.txt"], b"").expect(2, &["`long.txt` is too large", "64 MiB"]);
    }
}

#[test]
fn one_bad_file_does_not_stop_the_rest() {
    let directory = project("rest-goes-on");
    directory.write("claims/bad.claims", "?\n");
    directory.write("articles/two.txt", b"\xff\xff");
    let outcome = factlint(&directory, &["claims", "missing.txt"], b"");
    outcome.expect(2, &["claims/bad.claims:1:1", "`articles/two.txt` is not UTF-8", "there is no file `missing.txt`"]);
}

#[test]
fn a_folder_stands_for_the_articles_in_it() {
    let directory = project("folders");
    directory.write("articles/below/two.md", ARTICLE.replace("85", "90"));
    directory.write("articles/notes.csv", "85,90\n");
    directory.write("articles/.hidden.txt", ARTICLE);
    for (arguments, status, said) in [
        (&["facts", "--format", "csv", "articles"][..], 0, &["articles/one.txt,3,", "articles/below/two.md,3,"][..]),
        (&["agree", "articles"], 0, &["one.txt", "two.md"]),
        (&["suggest", "articles"], 0, &["article \"articles/one.txt\"", "article \"articles/below/two.md\""]),
        (&["facts", "claims"], 2, &["there is no text in `claims`", "its files of text, Markdown, HTML and JSON"]),
        (&["check", "articles"], 2, &["there is no claims file in `articles`", "`articles/*.txt`"]),
    ] {
        let outcome = factlint(&directory, arguments, b"");
        outcome.expect(status, said);
        assert!(!outcome.said().contains("notes.csv") && !outcome.said().contains(".hidden"), "{}", outcome.said());
    }
    directory.write("factlint.toml", "[limits]\nmatches = 1\n");
    factlint(&directory, &["facts", "articles"], b"").expect(2, &["more than 1 files"]);
}

//! `check --fix` and `check --diff`: the edits of findings.

use super::{BROKEN, PAGE, factlint};
use crate::directory::Directory;

#[test]
fn a_page_is_mended_where_its_words_are_those_of_the_text() {
    let directory = Directory::new("page-fixed");
    directory.write("page.html", PAGE);
    factlint(&directory, &["--fix", "page.html"], b"").expect(0, &["1 article, 1 finding"]);
    assert_eq!(directory.read("page.html"), PAGE.replace("in the the night", "in the night"));
    let latin = PAGE.replace("<html>", "<html><meta charset=windows-1252>").replace("Monday", "Mond\u{e4}y");
    let latin: Vec<u8> = latin.chars().map(|letter| u8::try_from(u32::from(letter)).expect("Latin")).collect();
    directory.write("latin.html", &latin);
    factlint(&directory, &["--fix", "latin.html"], b"").expect(0, &["Mondäy", "1 article, 2 findings"]);
    assert_eq!(std::fs::read(directory.path().join("latin.html")).expect("a file"), latin);
}

#[test]
fn fixes_are_shown_and_made() {
    let directory = Directory::new("fixes");
    directory.write("a.txt", BROKEN);
    let diff = factlint(&directory, &["a.txt", "--diff"], b"");
    diff.expect(1, &["+++ a.txt, fixed", "+The river rose in the night", "+The firm Smith & Sons closed its café"]);
    assert_eq!(directory.read("a.txt"), BROKEN);
    factlint(&directory, &["a.txt", "--fix"], b"")
        .expect(1, &["date-weekday", "impossible-date", "1 article, 2 findings"]);
    assert_eq!(directory.names("."), ["a.txt"]);
    let fixed = BROKEN.replace("the the", "the").replace("&amp;", "&").replace("&eacute;", "é");
    assert_eq!(directory.read("a.txt"), fixed);
}

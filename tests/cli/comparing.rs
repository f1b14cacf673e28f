//! `compare` and `agree`: articles held against each other.

use super::{factlint, project};

#[test]
fn a_draft_is_held_against_files_folders_and_standard_input() {
    let directory = project("compare");
    let agrees = "The call lasted 1 hour 25 minutes.\n";
    directory.write("draft.txt", "The call lasted 58 minutes.\n");
    let compare =
        |arguments: &[&str], stdin: &str| factlint(&directory, &[&["compare"], arguments].concat(), stdin.as_bytes());
    compare(&["draft.txt", "--against", "articles"], "")
        .expect(1, &["error[contradicted]", "“58 minutes”", "85 minutes", "1 source"]);
    compare(&["-", "--against", "articles/*.txt"], agrees).expect(0, &["1 supported; 1 source"]);
    compare(&["draft.txt", "--against", "-"], "The call lasted 58 minutes.\n").expect(0, &["1 supported; 1 source"]);
    compare(&["articles/one.txt", "--against", "articles/one.txt"], "").expect(0, &["supported; 1 source"]);
    compare(&["draft.txt", "--against", "articles", "--why"], "").expect(1, &["the words around agree to"]);
    compare(&["draft.txt", "--against", "articles", "-v"], "").expect(1, &["0 supported"]);
}

#[test]
fn a_source_that_cannot_be_read_is_told_and_the_comparison_goes_on() {
    let directory = project("compare-missing");
    directory.write("empty.txt", "");
    directory.write("draft.txt", "The call lasted 58 minutes.\n");
    let said = ["error[contradicted]", "there is no file `gone.txt`", "may stand there"];
    factlint(&directory, &["compare", "draft.txt", "--against", "articles", "gone.txt"], b"").expect(2, &said);
    let said = ["`empty.txt` is empty", "nothing was compared"];
    factlint(&directory, &["compare", "draft.txt", "--against", "empty.txt"], b"").expect(2, &said);
    factlint(&directory, &["compare", "gone.txt", "--against", "articles"], b"")
        .expect(2, &["there is no file `gone.txt`"]);
}

#[test]
fn articles_are_held_against_each_other() {
    let directory = project("agree");
    directory.write("one.txt", "The call between Anna Lindt and Pavel Novak lasted 85 minutes.\n");
    directory.write("other.txt", "The call between Anna Lindt and Pavel Novak lasted nearly an hour and a half.\n");
    directory.write("third.txt", "The call between Anna Lindt and Pavel Novak lasted two hours.\n");
    let agree = |arguments: &[&str]| factlint(&directory, &[&["agree"], arguments].concat(), b"");
    agree(&["one.txt", "other.txt"]).expect(0, &["one.txt:1", "other.txt:1", "nothing differs, 1 agree"]);
    agree(&["one.txt", "third.txt", "-q"]).expect(1, &["error[differ]", "85 min or 2 h", "1 thing differs"]);
    agree(&["*.txt", "--format", "json"]).expect(1, &[r#""relation": "differ""#, r#""value": "2 h""#]);
    agree(&["one.txt", "third.txt", "gone.txt"]).expect(2, &["error[differ]", "there is no file `gone.txt`"]);
    agree(&["one.txt"]).expect(2, &["there is one article"]);
    agree(&["one.txt", "one.txt"]).expect(2, &["there is one article"]);
}

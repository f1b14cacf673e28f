//! `check`: which claims are judged, and which rules run.

use super::{ARTICLE, BROKEN, factlint, project};
use crate::directory::Directory;

#[test]
fn check_is_the_default_command() {
    let directory = project("default");
    for arguments in [&[][..], &["check"], &["claims"], &["check", "claims/first.claims"], &["claims/*.claims"]] {
        let outcome = factlint(&directory, arguments, b"");
        assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""), "{arguments:?}: {}", outcome.stdout);
    }
}

#[test]
fn a_file_named_like_a_command_is_an_article() {
    let directory = Directory::new("named-like-a-command");
    directory.write("facts", ARTICLE);
    assert_eq!(factlint(&directory, &["./facts"], b"").status, 0);
    assert_eq!(factlint(&directory, &["facts"], b"").status, 2);
}

#[test]
fn nothing_to_check_is_an_error_unless_allowed() {
    let directory = Directory::new("nothing");
    factlint(&directory, &[], b"").expect(2, &["nothing to check: there is no folder `claims` here", "first.claims"]);
    directory.write("claims/notes.txt", "no claims");
    factlint(&directory, &[], b"").expect(2, &["nothing to check: there is no claims file in `claims`"]);
    directory.write("claims/.hidden.claims", "no claims");
    assert_eq!(factlint(&directory, &["--allow-empty"], b"").status, 0);
    directory.write("claims/later.claims", "# to be written\n");
    factlint(&directory, &[], b"").expect(2, &["nothing to check: this claims file says nothing"]);
    assert_eq!(factlint(&directory, &["--allow-empty"], b"").status, 0);
}

#[test]
fn what_git_ignores_is_not_checked() {
    let directory = project("ignored");
    directory.write(".gitignore", "drafts\n");
    directory.write("claims/drafts/bad.claims", "?\n");
    assert_eq!(factlint(&directory, &[], b"").status, 0);
    assert_eq!(factlint(&directory, &["claims/drafts/bad.claims"], b"").status, 2);
}

#[test]
fn articles_of_a_claims_file_are_told_at_their_statement() {
    let directory = project("article-statements");
    directory.write(
        "claims/first.claims",
        "article \"../articles/on.txt\"\narticle \"../articles/*.md\"\narticle \"../articles\"\narticle \"../articles/one.txt\"\n",
    );
    let outcome = factlint(&directory, &[], b"");
    outcome.expect(
        2,
        &[
            "there is no file `articles/on.txt`",
            "did you mean `../articles/one.txt`?",
            "no file matches `../articles/*.md`",
            "`../articles` is a folder, not an article",
            "claims/first.claims:1:9",
            "claims/first.claims:2:9",
            "claims/first.claims:3:9",
        ],
    );
}

#[test]
fn a_claims_file_needs_an_article() {
    let directory = project("no-article");
    directory.write("claims/first.claims", "allow truncated-sentence\n");
    factlint(&directory, &[], b"").expect(2, &["these claims are about no article", "claims/first.claims:1:1"]);
    directory.write("claims/first.claims", "# nothing yet\n");
    factlint(&directory, &[], b"").expect(2, &["nothing to check: this claims file says nothing"]);
}

#[test]
fn an_unknown_rule_is_told_with_the_nearest_one() {
    let directory = project("unknown-rule");
    directory.write("claims/first.claims", "article \"../articles/*.txt\"\nallow truncated-sentense\n");
    let outcome = factlint(&directory, &[], b"");
    outcome.expect(2, &["no rule `truncated-sentense`", "`truncated-sentence`?", "claims/first.claims:2:7"]);
}

#[test]
fn rules_are_chosen_by_name_and_level() {
    let directory = Directory::new("choice");
    directory.write("a.txt", BROKEN);
    factlint(&directory, &["a.txt"], b"").expect(1, &["1 article, 4 findings"]);
    factlint(&directory, &["a.txt", "--min-level", "error"], b"")
        .expect(1, &["impossible-date", "1 article, 1 finding"]);
    let named = factlint(&directory, &["a.txt", "--rules", "repeated-word,date-weekday"], b"");
    named.expect(0, &["repeated-word", "date-weekday", "1 article, 2 findings"]);
    factlint(&directory, &["a.txt", "--no-rules"], b"").expect(0, &["1 article, no findings"]);
    factlint(&directory, &["a.txt", "--rules", "repeated"], b"").expect(2, &["did you mean `repeated-word`?"]);
}

#[test]
fn statements_about_rules_that_do_not_run_are_left_out_or_refused() {
    let directory = Directory::new("idle");
    directory.write("a.txt", BROKEN);
    directory.write("a.claims", "article \"a.txt\"\n\nexpect mixed-quotation-style\n");
    factlint(&directory, &["a.claims"], b"").expect(2, &["the rule `mixed-quotation-style` is off", "a.claims:3:8"]);
    factlint(&directory, &["a.claims", "--no-rules"], b"").expect(0, &["no findings"]);
}

#[test]
fn an_allow_that_allows_nothing_is_a_warning() {
    let directory = project("unused-allow");
    factlint(&directory, &[], b"").expect(0, &["warning[unused-allow]", "claims/first.claims:2:1"]);
    factlint(&directory, &["--fail-on", "warning"], b"").expect(1, &[]);
}

#[test]
fn a_baseline_hides_what_is_known_and_tells_what_is_gone() {
    let directory = Directory::new("baseline");
    directory.write("a.txt", BROKEN);
    let known = ["a.txt", "--baseline", "known.txt"];
    factlint(&directory, &known, b"").expect(2, &["there is no file `known.txt`"]);
    factlint(&directory, &["a.txt", "--baseline", "known.txt", "--write-baseline"], b"").expect(0, &["no findings"]);
    factlint(&directory, &known, b"").expect(0, &["no findings"]);
    directory.write(
        "a.txt",
        format!(
            "A new line stands above.\n{}The mayor left on on on, and of of course.\n",
            BROKEN.replace("31 June", "30 June")
        ),
    );
    let outcome = factlint(&directory, &known, b"");
    outcome.expect(0, &["repeated-word", "a.txt:6:", "warning[stale-baseline]", "1 article, 2 findings"]);
}

#[test]
fn as_many_jobs_as_one_likes_stop_no_machine() {
    let directory = Directory::new("many-jobs");
    directory.write("a.txt", "The talks lasted 85 minutes.\n");
    factlint(&directory, &["--jobs", "1000000", "-q", "a.txt"], b"").expect(0, &[]);
}

//! `factlint.toml` as a user meets it.

use crate::{
    cli::{factlint, factlint_with},
    directory::Directory,
};
use factlint::settings::{self, KEYS};
use snapbox::{assert_data_eq, str};

const ARTICLE: &str =
    "Leaders meet\n\nThe call lasted 85 minutes, the Kremlin said on Wednesday.\n\nThe the river rose.\n";

const DIFF: &str = "diff articles/one.txt archive/two.txt";

/// A project with two articles, claims that name none, and settings.
fn project(name: &str, settings: &str) -> Directory {
    let directory = Directory::new(name);
    directory.write("articles/one.txt", ARTICLE);
    directory.write("archive/two.txt", ARTICLE);
    directory.write("claims/first.claims", "call.duration == 85min\n");
    directory.write("factlint.toml", settings);
    directory
}

#[test]
fn claims_without_an_article_are_about_those_of_the_settings() {
    let directory = project("settings-articles", "articles = ['articles/*.txt', 'archive/*.txt']\n");
    factlint(&directory, &[], b"").expect(0, &["one:3", "two:3", "1 passed", "2 articles"]);
    directory.write("claims/first.claims", "article \"../articles/one.txt\"\ncall.duration == 85min\n");
    factlint(&directory, &[], b"").expect(0, &["1 passed", "1 article"]);
    directory.write("claims/first.claims", "call.duration == 85min\n");
    directory.write("factlint.toml", "articles = ['texts/*.txt']\n");
    factlint(&directory, &[], b"").expect(2, &["no file matches `texts/*.txt`", "factlint.toml:1:13"]);
}

#[test]
fn settings_are_found_upwards_from_each_input() {
    let directory = project("settings-upwards", "articles = ['articles/*.txt']\n");
    directory.write("inner/factlint.toml", "articles = ['three.txt']\nunverified = 'warn'\n");
    directory.write("inner/three.txt", "Leaders meet\n\nNothing was said of the call.\n");
    directory.write("inner/claims/second.claims", "call.duration == 85min\n");
    let both = ["claims", "inner/claims"];
    factlint(&directory, &both, b"").expect(0, &["1 passed, 1 unverified", "2 articles"]);
    let none = ["--no-config", "claims"];
    factlint(&directory, &none, b"").expect(2, &["these claims are about no article"]);
    let other = ["--config", "inner/factlint.toml", "claims"];
    factlint(&directory, &other, b"").expect(0, &["1 unverified"]);
}

#[test]
fn what_is_checked_without_arguments_is_set() {
    let directory = project("settings-claims", "articles = ['articles/*.txt']\nclaims = ['checks', 'archive/*.txt']\n");
    factlint(&directory, &[], b"").expect(2, &["there is no file `checks`", "factlint.toml:2:11"]);
    directory.write("checks/third.claims", "call.duration == 85min\n");
    factlint(&directory, &[], b"").expect(0, &["checks/third.claims", "2 articles"]);
}

#[test]
fn levels_are_set_for_all_and_for_some_paths() {
    let directory = project(
        "settings-levels",
        "[rules]\nrepeated-word = 'error'\n[[paths]]\nmatch = ['archive/**']\nrules = { repeated-word = 'off' }\n",
    );
    factlint(&directory, &["articles/one.txt"], b"").expect(1, &["error[repeated-word]"]);
    factlint(&directory, &["archive/two.txt"], b"").expect(0, &["no findings"]);
    let named = ["--rules", "repeated-word", "archive/two.txt"];
    factlint(&directory, &named, b"").expect(0, &["[repeated-word]"]);
    directory.write("claims/first.claims", "article \"../articles/one.txt\"\nallow unclosed-quotation\n");
    directory.write("factlint.toml", "[rules]\nunclosed-quotation = 'off'\n");
    factlint(&directory, &[], b"").expect(2, &["error[idle-rule]", "below `[rules]` in factlint.toml"]);
}

#[test]
fn unverified_claims_are_a_warning_where_the_settings_say_so() {
    let directory = project("settings-unverified", "articles = ['articles/*.txt']\nunverified = 'warn'\n");
    directory.write("claims/first.claims", "treaty.signed == 2026-01-02\n");
    factlint(&directory, &[], b"").expect(0, &["1 unverified"]);
    factlint(&directory, &["--fail-on", "warning"], b"").expect(1, &["1 unverified"]);
    factlint(&directory, &["--unverified", "error"], b"").expect(1, &["1 unverified"]);
    factlint_with(&directory, &[("FACTLINT_UNVERIFIED", "error")], &[], b"").expect(1, &["1 unverified"]);
    let wrong = [("FACTLINT_UNVERIFIED", "maybe")];
    factlint_with(&directory, &wrong, &[], b"").expect(2, &["FACTLINT_UNVERIFIED is `maybe`", "error, warn"]);
}

#[test]
fn an_unverified_claim_that_fails_no_run_fails_no_report() {
    let directory = project("settings-softened", "articles = ['articles/*.txt']\nunverified = 'warn'\n");
    directory.write("claims/first.claims", "treaty.signed == 2026-01-02\ncall.duration == 85min\n");
    factlint(&directory, &["--fail-fast", "--report", "tap"], b"").expect(0, &["1..3 ok 1 ", "ok 2 "]);
    factlint(&directory, &["--report", "junit"], b"").expect(0, &["failures=\"0\"", "warning: "]);
    let markdown = factlint(&directory, &["--report", "markdown"], b"").stdout;
    assert!(markdown.starts_with("## ✅") && markdown.contains("| ⚠️ unverified | 1 |"), "{markdown}");
    let strict = ["--fail-fast", "--report", "tap", "--fail-on", "warning"];
    factlint(&directory, &strict, b"").expect(1, &["1..1 not ok 1 "]);
}

#[test]
fn reports_are_set_where_the_command_line_asks_for_none() {
    let settings = "articles = ['articles/*.txt']\n[report]\nformats = ['tap=out.tap', 'compact']\n";
    let directory = project("settings-reports", settings);
    factlint(&directory, &[], b"").expect(0, &["articles/one.txt:5:1: warning[repeated-word]"]);
    assert!(directory.read("out.tap").starts_with("TAP version 14\n"));
    directory.write("out.tap", "");
    factlint(&directory, &["--report", "jsonl=other.jsonl"], b"").expect(0, &["1 passed"]);
    assert_eq!(directory.read("out.tap"), "", "the command line goes over the file");
    directory.write("factlint.toml", "articles = ['articles/*.txt']\n[report]\nformats = ['sarf', 'tap=../out.tap']\n");
    let told =
        ["no format of reports `sarf`", "did you mean `sarif`?", "factlint.toml:3:12", "leads out of the project"];
    factlint(&directory, &[], b"").expect(2, &told);
}

#[test]
fn every_command_that_reads_files_is_told_where_settings_lie() {
    let directory = project("settings-everywhere", "articles = ['articles/*.txt']\n");
    directory.write("broken.toml", "artcles = []\n");
    let broken = [("FACTLINT_CONFIG", "broken.toml")];
    let told = ["there is no setting `artcles`"];
    for command in
        ["facts articles/one.txt", "suggest articles/one.txt", "accept --diff", "coverage", "mutate", "fmt", DIFF]
    {
        let arguments: Vec<&str> = command.split(' ').collect();
        assert_eq!(factlint(&directory, &arguments, b"").status, 0, "{command}");
        factlint(&directory, &[&*arguments, &["--config", "broken.toml"]].concat(), b"").expect(2, &told);
        factlint_with(&directory, &broken, &arguments, b"").expect(2, &told);
        let said = factlint_with(&directory, &broken, &[&*arguments, &["--no-config"]].concat(), b"").said();
        assert!(!said.contains(told[0]), "{command}: {said}");
    }
}

#[test]
fn every_command_that_reads_articles_is_told_their_format() {
    let directory = project("settings-format", "articles = ['articles/*.txt']\n");
    for command in ["facts articles/one.txt", "suggest articles/one.txt", "accept --diff", "coverage", "mutate", DIFF] {
        let arguments: Vec<&str> = command.split(' ').chain(["--as", "json"]).collect();
        assert_eq!(factlint(&directory, &arguments, b"").status, 2, "{command}");
    }
}

#[test]
fn an_allow_says_why_where_the_settings_ask_for_it() {
    let directory = project("settings-allow", "articles = ['articles/*.txt']\nallow-needs-reason = true\n");
    directory.write("claims/first.claims", "allow repeated-word\n");
    factlint(&directory, &[], b"").expect(1, &["error[allow-without-reason]", "claims/first.claims:1:1"]);
    directory.write("claims/first.claims", "allow repeated-word because \"a stutter\"\n");
    factlint(&directory, &[], b"").expect(0, &["1 passed"]);
}

#[test]
fn words_of_ones_own_are_read_on_both_sides() {
    let directory = project(
        "settings-words",
        "articles = ['articles/*.txt']\n[subjects]\nhandover = ['relay']\n[attributes]\nduration = ['runtime']\n\
         [names]\n'Anna Lindt' = ['the Lioness', 'Frau L.']\n",
    );
    let text = "Town\n\nThe relay lasted 40 minutes.\n\n\"We stand by our word,\" Anna Lindt said on Tuesday.\n";
    directory.write("articles/one.txt", text);
    let own = "handover.duration == 40min\nhandover.runtime == 40min\nquote(\"the Lioness\") contains \"our word\"\n";
    directory.write("claims/first.claims", own);
    factlint(&directory, &[], b"").expect(0, &["3 passed"]);
    factlint(&directory, &["--no-config"], b"").expect(2, &["about no article"]);
    directory.write("factlint.toml", "articles = ['articles/*.txt']\n");
    factlint(&directory, &[], b"").expect(1, &["3 unverified"]);
}

#[test]
fn every_mistake_is_told_with_its_place_and_what_was_meant() {
    let directory = project("settings-mistakes", "artcles = ['articles/*.txt']\nfail-on = 'eror'\n");
    let outcome = factlint(&directory, &["articles/one.txt"], b"");
    assert_eq!(outcome.status, 2);
    assert_data_eq!(
        outcome.stdout,
        str![[r#"
error[settings]: there is no setting `artcles`
   ╭─[factlint.toml:1:1]
 1 │ artcles = ['articles/*.txt']
   · ───┬───
   ·    ╰── unknown
   ╰────
   help: did you mean `articles`?

error[settings]: "eror" is none of the values of this setting
   ╭─[factlint.toml:2:11]
 2 │ fail-on = 'eror'
   ·           ───┬──
   ·              ╰── unknown value
   ╰────
   help: did you mean "error"?

warning[repeated-word]: the word “the” stands twice
   ╭─[articles/one.txt:5:1]
 5 │ The the river rose.
   · ───┬───
   ·    ╰── once is enough
   ╰────
   help: delete one of the two

1 article, 1 finding; 2 errors
next: `factlint explain settings` tells what this means and what to do

"#]]
    );
}

#[test]
fn config_shows_what_is_in_force_and_where_it_comes_from() {
    let directory = project(
        "settings-config",
        "articles = ['articles/*.txt']\nfail-on = 'warning'\n\n[[paths]]\nmatch = ['archive/**']\nrules.date-weekday = 'off'\n\n\
         [names]\n'United Nations' = ['UN']\n",
    );
    let variables = [("FACTLINT_UNVERIFIED", "warn"), ("FACTLINT_FAIL_ON", "note")];
    let arguments = ["config", "--fail-on", "error", "--root", "/", "archive/two.txt"];
    let outcome = factlint_with(&directory, &variables, &arguments, b"");
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    assert_data_eq!(
        outcome.stdout,
        str![[r##"
# factlint.toml; the project is /

articles = ["articles/*.txt"]           # factlint.toml:1
claims = ["claims"]                     # default
unverified = "warn"                     # FACTLINT_UNVERIFIED
fail-on = "error"                       # --fail-on
allow-needs-reason = false              # default

[rules]
...
date-weekday = "off"                    # factlint.toml:6
...
[report]
formats = []                            # default

[compare]
contradicted = "error"                  # default
unverified = "warning"                  # default
unverified-name = "note"                # default

[limits]
file-size = "64 MiB"                    # default
claims-size = "4 MiB"                   # default
matches = 10000                         # default

[names]
"United Nations" = ["UN"]               # factlint.toml:9

"##]]
    );
    let all = factlint(&directory, &["config"], b"").stdout;
    assert!(all.contains("[[paths]]\nmatch = [\"archive/**\"]"), "{all}");
    directory.write("again/factlint.toml", &all);
    let again = factlint(&directory, &["config", "again"], b"");
    assert_eq!((again.status, again.stderr.as_str()), (0, ""), "what it prints is a file of settings");
}

#[test]
fn every_key_is_in_the_manual_and_in_the_schema() {
    let manual = include_str!("../docs/settings.md");
    let schema = settings::schema();
    for key in KEYS {
        let path = key.path();
        let row = format!("| `{path}` | `{}` | {} |", key.default, key.description);
        assert!(manual.contains(&row), "docs/settings.md lacks the row {row}");
        let inside = path.split('.').try_fold(&schema, |schema, name| schema.get("properties")?.get(name));
        assert!(inside.is_some(), "{path} is not in the schema");
    }
    for variable in ["FACTLINT_CONFIG", "FACTLINT_ROOT", "FACTLINT_FAIL_ON", "FACTLINT_UNVERIFIED"] {
        assert!(manual.contains(&format!("`{variable}`")), "docs/settings.md lacks {variable}");
    }
}

#[test]
fn a_comparison_has_its_levels_from_the_settings() {
    let directory = Directory::new("compare-levels");
    directory.write("source.txt", " date 2026-03-12 Bridge\nThe bridge was closed for 85 minutes on Tuesday.\n");
    directory.write("draft.txt", "The bridge was closed for 58 minutes on Tuesday.\n");
    let compared = ["compare", "draft.txt", "--against", "source.txt", "--report", "compact"];
    factlint(&directory, &compared, b"").expect(1, &["error[contradicted]"]);
    directory.write("factlint.toml", "[compare]\ncontradicted = 'note'\n");
    factlint(&directory, &compared, b"").expect(0, &["note[contradicted]"]);
    directory.write("factlint.toml", "[compare]\ncontradicted = 'of'\n");
    factlint(&directory, &compared, b"").expect(2, &["did you mean \"off\"?"]);
}

#[test]
fn manual_pages_are_written_for_every_command() {
    let directory = Directory::new("man");
    assert_eq!(factlint(&directory, &["man", "pages"], b"").status, 0);
    let names = directory.names("pages");
    for name in ["factlint.1", "factlint-check.1", "factlint-config.1", "factlint-facts.1"] {
        assert!(names.contains(&name.to_owned()), "{names:?}");
    }
    assert!(directory.read("pages/factlint-check.1").contains("max\\-file\\-size"));
}

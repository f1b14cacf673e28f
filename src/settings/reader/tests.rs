//! What is told of a file with mistakes.

use super::*;

/// The messages and advice for a file, each with the words it points at.
fn mistakes(text: &str) -> Vec<String> {
    let source = Source::new(FILE, text).expect("short");
    let (_, errors) = parse(&source);
    let told = |error: &Diagnostic| {
        let label = error.labels.first().expect("it has a place");
        let (at, help) = (source.slice(label.span), error.help.as_deref().expect("it says what to do"));
        format!("{at} | {} | {help}", error.message)
    };
    errors.iter().map(told).collect()
}

#[test]
fn everything_that_is_wrong_is_told_with_its_place() {
    for (text, expected) in [
        ("unverifed = 'warn'", "unverifed | there is no setting `unverifed` | did you mean `unverified`?"),
        ("formats = []", "formats | there is no setting `formats` | its place is `report.formats`"),
        (
            "unverified = 'warning'",
            "'warning' | \"warning\" is none of the values of this setting | did you mean \"warn\"?",
        ),
        ("fail-on = 3", "3 | this takes text; here is a number | write one of \"error\", \"warning\", \"note\""),
        ("articles = 'a.txt'", "'a.txt' | this takes a list of texts; here is text | write `[\"a.txt\"]`"),
        (
            "articles = ['a[']",
            "'a[' | `a[` is not a pattern: unclosed character class; missing ']' | `*` stands for any part of a name, `**` for any folders, `?` for one character, `{a,b}` for either",
        ),
        (
            "[rules]\ntruncated-sentense = 'off'",
            "truncated-sentense | there is no rule `truncated-sentense` | did you mean `truncated-sentence`?",
        ),
        (
            "[rules]\nrepeated-word = 'of'",
            "'of' | \"of\" is none of the values of this setting | did you mean \"off\"?",
        ),
        (
            "[limits]\nfile-size = '64 MB'",
            "'64 MB' | \"64 MB\" is no size | write whole B, KiB, MiB or GiB, such as \"64 MiB\"",
        ),
        (
            "[limits]\nfile-size = '2 GiB'",
            "'2 GiB' | a file may ask for 1 GiB at most | a file that needs more is read with `--max-file-size` on the command line",
        ),
        ("[limits]\nmatches = 0", "0 | 0 is out of bounds | write a whole number from 1 to 1000000"),
        (
            "[report]\nformats = ['sarf=out']",
            "'sarf=out' | there is no format of reports `sarf` | did you mean `sarif`?",
        ),
        (
            "[report]\nformats = ['=a']",
            "'=a' | \"=a\" is no report | write `FORMAT` or `FORMAT=FILE`, such as \"sarif=factlint.sarif\"",
        ),
        (
            "rules = 'off'",
            "'off' | this takes a table; here is text | write `[rules]` on a line of its own and its keys below it",
        ),
        (
            "[paths]\nmatch = ['a']",
            "[paths] | this takes a list of tables; here is a table | write `[[paths]]`, with two brackets",
        ),
        ("[[paths]]\nmatches = ['a']\n", "matches | there is no setting `paths.matches` | did you mean `match`?"),
        ("[[paths]]\nrules = {}\n", "[[paths]] | this table names no paths | write `match = [\"archive/**\"]` in it"),
        (
            "allow-needs-reason = 'yes'",
            "'yes' | this takes true or false; here is text | write it without quotation marks",
        ),
    ] {
        assert!(mistakes(text).contains(&expected.to_owned()), "{text}: {:#?}", mistakes(text));
    }
}

#[test]
fn what_is_no_toml_is_told_at_its_place() {
    let told = mistakes("claims = ['a'\nfail-on = \n");
    assert!(!told.is_empty() && told.iter().all(|told| told.ends_with("shows a file that is")), "{told:?}");
    assert_eq!(mistakes("\u{feff}fail-on = 'no'")[0].split(" | ").next(), Some("'no'"));
    assert!(mistakes("").is_empty());
}

#[test]
fn a_mistake_leaves_the_other_settings_as_they_are() {
    let source = Source::new(FILE, "fail-on = 'note'\nclaims = 3\nfoo = 1\n").expect("short");
    let (settings, errors) = parse(&source);
    assert_eq!((settings.fail_on.value, errors.len()), (Severity::Note, 2));
    assert_eq!(settings.claims.value[0].node, "claims");
}

#[test]
fn nesting_has_a_bound() {
    let text = format!("articles = {}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(!mistakes(&text).is_empty());
}

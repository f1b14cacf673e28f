//! What is printed beside reports holds nothing that a terminal or a runner would obey.

use super::factlint;
use crate::directory::Directory;

const TRICKS: [&str; 9] = [
    "\u{1b}[31mred\u{1b}]8;;http://x\u{7}",
    "##[error]pwned",
    "\u{202e}gnp\u{202c}",
    "\u{9b}31m",
    "\u{2028}::error::x",
    "\u{b}::warning::x",
    "\u{85}::notice::x",
    "\u{200b}",
    "\r::debug::x",
];

fn article(minutes: u32) -> String {
    let paragraphs = TRICKS.map(|trick| {
        format!(
            "The mayor, Anna Lindt, said the talks lasted {minutes} minutes. \"We {trick} agreed on it,\" she said.\n\n\
             {trick} The bridge cost $4 million, said {trick} Karl Roth.\n\n"
        )
    });
    format!("Mayor speaks\n\n{}", paragraphs.concat())
}

/// Claims that fail, with such words in labels, reasons and texts.
fn claims() -> String {
    let on_a_line = TRICKS.iter().filter(|trick| !trick.contains(['\r', '\u{b}', '\u{85}', '\u{2028}']));
    let claims = on_a_line.map(|trick| {
        format!(
            "\"label {trick}\": talks.duration   == 85min because \"{trick}\"\n\
             quote(Lindt) contains \"We {trick} disagreed on it\"\n"
        )
    });
    format!("article \"new.txt\"\n{}", claims.collect::<String>())
}

#[track_caller]
fn harmless(directory: &Directory, arguments: &[&str]) {
    let said = factlint(directory, arguments, b"");
    assert!(!said.stdout.is_empty(), "{arguments:?}: {}", said.stderr);
    let text = said.stdout + &said.stderr;
    let unseen = |c: char| factlint::source::is_unseen(c) && !"\n\t".contains(c);
    assert!(!text.replace("\r\n", "\n").contains(unseen), "{arguments:?}: {text:?}");
    assert!(!text.contains("##["), "{arguments:?}: {text}");
    assert!(!text.lines().any(|line| line.trim_start().starts_with("::")), "{arguments:?}: {text}");
}

#[test]
fn no_command_prints_what_would_be_obeyed() {
    let directory = Directory::new("harmless");
    directory.write("old.txt", article(85));
    directory.write("new.txt", article(95));
    directory.write("a.claims", claims());
    for arguments in [
        &["facts", "old.txt"][..],
        &["facts", "--why", "old.txt"],
        &["facts", "--format", "json", "old.txt"],
        &["facts", "--format", "jsonl", "old.txt"],
        &["suggest", "old.txt"],
        &["suggest", "--min", "all", "old.txt"],
        &["coverage", "old.txt"],
        &["coverage", "--format", "json", "old.txt"],
        &["mutate", "old.txt"],
        &["mutate", "--format", "json", "old.txt"],
        &["diff", "old.txt", "new.txt"],
        &["diff", "--format", "json", "old.txt", "new.txt"],
        &["accept", "--diff", "a.claims"],
        &["fmt", "--check", "a.claims"],
        &["--list", "a.claims"],
    ] {
        harmless(&directory, arguments);
    }
}

#[test]
fn suggested_claims_of_such_a_text_hold() {
    let directory = Directory::new("harmless-suggest");
    directory.write("old.txt", article(85));
    factlint(&directory, &["suggest", "old.txt", "--write", "a.claims"], b"").expect(0, &["lines added"]);
    factlint(&directory, &["--no-rules", "a.claims"], b"").expect(0, &["passed"]);
    let claims = directory.read("a.claims");
    assert!(!claims.contains(|c| factlint::source::is_unseen(c) && c != '\n'), "{claims:?}");
}

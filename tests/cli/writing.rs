//! What commands write, where, and what they leave alone.

use super::{factlint, project};
use crate::directory::Directory;

const CLAIMS: &str = "article \"../articles/*.txt\"\ncall.duration == 86min\n";

#[test]
fn a_report_takes_the_place_of_nothing_that_is_checked() {
    let directory = project("report-over-input");
    directory.write("factlint.toml", "articles = [\"articles/*.txt\"]\n");
    for file in ["articles/one.txt", "claims/first.claims", "factlint.toml", "./articles/../articles/one.txt"] {
        let before = directory.read(file);
        let report = format!("json={file}");
        factlint(&directory, &["--report", &report, "--report", "junit=junit.xml"], b"")
            .expect(2, &["error[unwritable]", "it is checked itself"]);
        assert_eq!(directory.read(file), before);
        assert!(directory.read("junit.xml").contains("testsuite"));
    }
    directory.write("factlint.toml", "[report]\nformats = [\"json=articles/one.txt\"]\n");
    factlint(&directory, &["claims"], b"").expect(2, &["it is checked itself"]);
    assert!(directory.read("articles/one.txt").starts_with("Leaders meet"));
}

#[test]
fn what_is_read_only_stays_as_it_is() {
    let directory = project("read-only");
    directory.write("claims/first.claims", CLAIMS);
    let file = directory.path().join("claims/first.claims");
    let mut permissions = file.metadata().expect("it is there").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions).expect("it is ours");
    factlint(&directory, &["accept"], b"").expect(2, &["error[unwritable]", "it is read-only"]);
    assert_eq!(directory.read("claims/first.claims"), CLAIMS);
    assert_eq!(directory.names("claims"), ["first.claims"]);
}

#[test]
fn a_claims_file_is_named_like_one() {
    let directory = project("suggest-where");
    let article = directory.read("articles/one.txt");
    let write = |file: &str| factlint(&directory, &["suggest", "articles/one.txt", "--write", file], b"");
    write("articles/one.txt").expect(2, &["error[usage]", "it ends in `.claims`"]);
    write("out.txt").expect(2, &["error[usage]"]);
    let stdin = factlint(&directory, &["suggest", "-", "--write", "a.claims"], article.as_bytes());
    stdin.expect(2, &["error[usage]", "give the article by its path"]);
    assert_eq!(directory.read("articles/one.txt"), article);
    assert_eq!(directory.names("."), ["articles", "claims"]);
}

#[test]
fn what_fails_stays_told_without_anything_to_accept() {
    let directory = project("accept-nothing");
    directory.write("claims/first.claims", "article \"../articles/*.txt\"\nship.length == 5 m\n");
    let told = ["accepted: 0; still failing: 1", "`factlint claims/first.claims` tells why"];
    factlint(&directory, &["accept", "--diff", "claims/first.claims"], b"").expect(1, &told);
    factlint(&directory, &["accept", "claims/first.claims"], b"").expect(1, &told);
    directory.write("factlint.toml", "unverified = \"warn\"\n");
    factlint(&directory, &["accept", "claims"], b"").expect(0, &["still failing: 0"]);
    factlint(&directory, &["accept", "--diff", "claims"], b"").expect(0, &["still failing: 0"]);
    directory.write("factlint.toml", "unverified = \"warn\"\nfail-on = \"warning\"\n");
    factlint(&directory, &["accept", "claims"], b"").expect(1, &["still failing: 1"]);
}

#[test]
fn what_only_warns_breaks_nothing() {
    let directory = project("diff-warn");
    directory.write("new.txt", "Leaders meet\n\nThe Kremlin said nothing on Wednesday.\n");
    directory.write("claims/first.claims", "article \"../articles/*.txt\"\ncall.duration == 85min\n");
    let diff = || factlint(&directory, &["diff", "articles/one.txt", "new.txt"], b"");
    diff().expect(1, &["call.duration == 85min (unverified)"]);
    directory.write("factlint.toml", "unverified = \"warn\"\n");
    diff().expect(0, &["call.duration == 85min (unverified, a warning)", "claims broken: 1"]);
}

#[test]
fn nothing_is_not_all_of_it() {
    let directory = Directory::new("measure-nothing");
    for command in ["coverage", "mutate"] {
        let outcome = factlint(&directory, &[command, "none.txt"], b"");
        outcome.expect(2, &["there is no file `none.txt`"]);
        assert_eq!(outcome.stdout, "", "{command}");
    }
}

#[test]
fn options_that_cannot_be_met_are_told() {
    let directory = project("options");
    for options in [&["--report", "json"][..], &["--fix"], &["--diff"]] {
        factlint(&directory, &[&["--list"], options].concat(), b"").expect(2, &["cannot be used with"]);
    }
    for root in ["none", "articles/one.txt"] {
        let told = format!("there is no folder `{root}`");
        factlint(&directory, &["--root", root], b"").expect(2, &["error[usage]", &told]);
        factlint(&directory, &["facts", "--root", root, "articles/one.txt"], b"").expect(2, &[&told]);
    }
    factlint(&directory, &["articles/x/**/*.txt"], b"").expect(2, &["there is no folder `articles/x`"]);
    factlint(&directory, &["articles/**/*.md"], b"").expect(2, &["the folder `articles` holds `one.txt`"]);
}

#[test]
fn what_is_no_input_of_a_command_is_told() {
    let directory = project("no-input");
    directory.write("empty.jsonl", "\n\n");
    for (arguments, told) in [
        (&["diff", "claims/first.claims", "articles/one.txt"][..], "is a claims file, not an article"),
        (&["diff", "articles/one.txt", "articles"], "is a folder, not an article"),
        (&["suggest", "claims/first.claims"], "is a claims file, not an article"),
        (&["accept", "articles/one.txt"], "is not a claims file"),
        (&["articles/one.txt", "empty.jsonl"], "`empty.jsonl` is empty"),
        (&["man", "articles/one.txt/man"], "cannot write"),
    ] {
        factlint(&directory, arguments, b"").expect(2, &["error[", told]);
    }
}

#[cfg(unix)]
mod links {
    use super::{CLAIMS, Directory, factlint, project};
    use std::{ffi::OsStr, fs, os::unix::ffi::OsStrExt, os::unix::fs::symlink};

    /// A project with links to a folder beside it.
    fn linked(name: &str) -> Directory {
        let directory = Directory::new(name);
        directory.write("project/.git/HEAD", "ref: refs/heads/main\n");
        directory.write("project/one.txt", "Leaders meet\n\nThe call lasted 85 minutes, the Kremlin said.\n");
        directory.write("outside/mine.txt", "repeated-word\tmy passphrase\n");
        for (to, at) in [("../outside/mine.txt", "mine.txt"), ("../outside", "out"), ("../outside/new.txt", "new.txt")]
        {
            symlink(to, directory.path().join("project").join(at)).expect("writable");
        }
        directory
    }

    #[test]
    fn nothing_is_written_where_a_link_of_the_project_leads_out() {
        let directory = linked("report-link");
        for arguments in [
            &["--report", "json=project/mine.txt"][..],
            &["--report", "json=project/out/mine.txt"],
            &["--baseline", "project/mine.txt", "--write-baseline"],
            &["--baseline", "project/mine.txt"],
        ] {
            let outcome = factlint(&directory, &[arguments, &["project/one.txt"]].concat(), b"");
            outcome.expect(2, &["error[outside-root]", "leads out of the project"]);
            assert!(!outcome.said().contains("passphrase"), "{}", outcome.said());
        }
        assert_eq!(directory.read("outside/mine.txt"), "repeated-word\tmy passphrase\n");
        // Where nothing is yet, the link makes room for the report.
        factlint(&directory, &["--report", "json=project/new.txt", "project/one.txt"], b"").expect(0, &[]);
        factlint(&directory, &["--report", "json=outside/free.json", "project/one.txt"], b"").expect(0, &[]);
        assert_eq!(directory.names("outside"), ["free.json", "mine.txt"]);
    }

    #[test]
    fn the_name_of_a_file_is_its_bytes() {
        let directory = project("accept-bytes");
        let name = OsStr::from_bytes(b"claims/b\xff.claims");
        fs::write(directory.path().join(name), CLAIMS).expect("writable");
        factlint(&directory, &["accept", "claims"], b"").expect(0, &["accepted: 1"]);
        let written = fs::read_to_string(directory.path().join(name)).expect("it is still there");
        assert!(written.contains("== 85 min"), "{written}");
        assert_eq!(fs::read_dir(directory.path().join("claims")).expect("a folder").count(), 2);
    }
}

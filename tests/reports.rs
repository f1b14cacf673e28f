//! Reports as a user asks for them: every format on the claims of a seed and on claims that fail, where they are written, and what happens if not.

use crate::{
    cli::{Outcome, factlint},
    directory::Directory,
    page,
};
use factlint::report::FORMATS;
use std::{fs, path::Path};

/// A seed with the claims that the repository has of it, claims that fail, and an article with a finding that can be mended.
fn project(name: &str) -> Directory {
    let directory = Directory::new(name);
    for file in [
        "seeds/000_a8f80380a43b3523.txt",
        "claims/trump-call.claims",
        "tests/reports/failing.claims",
        "tests/reports/note.txt",
    ] {
        let content = fs::read(format!("{}/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        directory.write(file.trim_start_matches("tests/reports/"), content);
    }
    directory
}

fn check(directory: &Directory, arguments: &[&str]) -> Outcome {
    factlint(directory, &[&["claims", "failing.claims", "note.txt", "--no-times"], arguments].concat(), b"")
}

/// Arguments that write every format to a file of its own in `folder`.
fn all_formats(folder: &str) -> Vec<String> {
    FORMATS.iter().map(|format| format!("--report={0}={folder}/{0}", format.name)).collect()
}

#[test]
fn every_format_shows_what_passed_and_what_did_not() {
    let directory = project("formats");
    directory.write("out/.keep", "");
    let arguments = all_formats("out");
    let outcome = check(&directory, &arguments.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(outcome.status, 1, "{}", outcome.stderr);
    assert_eq!(outcome.stdout, directory.read("out/terminal"));
    for format in FORMATS {
        insta::assert_snapshot!(format.name, without_looks(&directory.read(&format!("out/{}", format.name))));
    }
}

#[test]
fn a_page_shows_the_text_that_was_taken_out_of_a_file_with_the_places_of_the_file() {
    let directory = Directory::new("extracted");
    let body = "<p>The river <b>rose</b> in the the night, officials &amp; others said on Monday.</p>";
    directory.write("a.html", format!("<html><body><article><h1>River rises</h1>\n{body}</article></body></html>\n"));
    let page = factlint(&directory, &["a.html", "--report", "html"], b"").stdout;
    let mark = "<a class=\"mark broken\" id=\"a0m1\" href=\"#f0\" data-cards=\"f0\" title=\"broken: the word “the” stands twice\">the the</a>";
    assert!(page.contains(&format!("The river rose in {mark} night, officials &amp; others")), "{page}");
    assert!(page.contains("<a href=\"#a0m1\"><span class=\"at\">a.html:2:29</span>"), "{page}");
}

/// A page without its style and script, which stand in files of their own.
fn without_looks(report: &str) -> String {
    let mut report = report.to_owned();
    for (open, close) in [("<style>", "</style>"), ("\n<script>", "</script>\n")] {
        if let (Some(start), Some(end)) = (report.find(open), report.rfind(close)) {
            report.replace_range(start + open.len()..end, "");
        }
    }
    report
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let directory = project("same");
    for number in 0..6 {
        directory
            .write(&format!("more/{number}.txt"), format!("The river rose to {number} metres in the the night.\n"));
    }
    let mut first: Option<Vec<String>> = None;
    for round in 0..10 {
        for jobs in ["1", "2", "8"] {
            let folder = format!("out{round}-{jobs}");
            directory.write(&format!("{folder}/.keep"), "");
            let mut arguments = vec!["--jobs".to_owned(), jobs.to_owned(), "more/*.txt".to_owned()];
            arguments.extend(all_formats(&folder));
            check(&directory, &arguments.iter().map(String::as_str).collect::<Vec<_>>());
            let written: Vec<String> =
                FORMATS.iter().map(|format| directory.read(&format!("{folder}/{}", format.name))).collect();
            assert_eq!(first.get_or_insert_with(|| written.clone()), &written, "with {jobs} jobs");
        }
    }
}

#[test]
fn the_exit_status_is_the_same_in_every_format() {
    let directory = project("status");
    for format in FORMATS {
        let fails = factlint(&directory, &["failing.claims", "--report", format.name], b"");
        assert_eq!(fails.status, 1, "{}", format.name);
        let passes = factlint(&directory, &["claims", "--no-rules", "--report", format.name], b"");
        assert_eq!(passes.status, 0, "{}", format.name);
        let broken = factlint(&directory, &["claims", "nowhere.txt", "--report", format.name], b"");
        assert_eq!(broken.status, 2, "{}", format.name);
    }
}

#[test]
fn times_stand_where_a_format_has_a_place_for_them() {
    let directory = project("times");
    let timed = factlint(&directory, &["claims", "--report", "junit"], b"").stdout;
    let claims: Vec<&str> = timed.lines().filter(|line| line.contains(" classname=\"claims/")).collect();
    assert_eq!(claims.len(), 11, "{timed}");
    assert!(claims.iter().all(|case| case.contains(" time=\"0.")), "{timed}");
    let plain = factlint(&directory, &["claims", "--report", "junit", "--no-times"], b"").stdout;
    assert!(!plain.contains(" time="), "{plain}");
}

#[test]
fn a_report_takes_the_place_of_an_older_one() {
    let directory = project("replaced");
    directory.write("r.json", "old\n".repeat(100_000));
    check(&directory, &["--report", "json=r.json"]);
    assert!(directory.read("r.json").starts_with("{\n") && directory.read("r.json").ends_with("}\n"));
    assert!(directory.names(".").iter().all(|name| !name.starts_with('.')), "{:?}", directory.names("."));
}

#[test]
fn what_cannot_be_written_is_told_and_the_others_are_written() {
    let directory = project("unwritten");
    let outcome = check(&directory, &["--report", "json=no/such/r.json", "--report", "tap=r.tap"]);
    outcome.expect(2, &["cannot write `no/such/r.json`", "claims: 14 passed"]);
    assert!(directory.read("r.tap").starts_with("TAP version 14\n"));
}

/// A limit of the size of files stands for a full disk: it holds for root, too.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_report_whole() {
    let directory = project("full");
    directory.write("r.json", "the old report\n");
    let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" failing.claims --report json=r.json --report compact";
    let output = std::process::Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_factlint")])
        .current_dir(directory.path())
        .output()
        .expect("there is a shell");
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("cannot write `r.json`"), "{told}");
    assert_eq!(directory.read("r.json"), "the old report\n");
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("failing.claims:4:"));
    assert!(directory.names(".").iter().all(|name| !name.starts_with('.')), "{:?}", directory.names("."));
}

#[cfg(unix)]
#[test]
fn a_pipe_stays_a_pipe() {
    let outcome = check(&project("pipe"), &["--report", "compact=/dev/stderr"]);
    assert!(outcome.stderr.contains("failing.claims:4:"), "{}", outcome.stderr);
}

#[test]
fn reports_that_would_run_into_each_other_are_refused() {
    let directory = project("conflicts");
    check(&directory, &["--report", "json", "--report", "terminal"])
        .expect(2, &["`json` cannot share standard output with another report", "--report json=FILE"]);
    check(&directory, &["--report", "json=a", "--report", "tap=a"])
        .expect(2, &["two reports cannot have one file, `a`"]);
    check(&directory, &["--report", "jsn"]).expect(2, &["there is no such format; did you mean `json`?"]);
    check(&directory, &["--report", "json="]).expect(2, &["a file is missing; write json=FILE"]);
    let both = check(&directory, &["--report", "terminal", "--report", "github"]).stdout;
    assert!(both.starts_with("claims/") && both.contains("\n::error file=failing.claims"), "{both}");
}

#[test]
fn github_shows_ten_of_a_level_and_says_so() {
    let directory = Directory::new("ten");
    directory.write("a.txt", "The river rose in the the night of it.\n\n".repeat(15));
    let shown = factlint(&directory, &["a.txt", "--report", "github", "--rules", "repeated-word"], b"").stdout;
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines.len(), 16, "{shown}");
    assert!(lines[..9].iter().all(|line| line.starts_with("::warning file=a.txt,")), "{shown}");
    assert_eq!(
        lines[9],
        "::warning title=factlint::6 more of level warning: GitHub shows 10; the log of this step has all of them"
    );
}

#[test]
fn the_summary_of_a_step_stands_behind_what_others_said() {
    let directory = project("summary");
    directory.write("summary.md", "# Earlier\n");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_factlint"))
        .args(["failing.claims", "--report", "github"])
        .env("GITHUB_STEP_SUMMARY", "summary.md")
        .current_dir(directory.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        directory.read("summary.md").starts_with("# Earlier\n## ❌ factlint\n"),
        "{}",
        directory.read("summary.md")
    );
}

#[test]
fn a_part_of_the_claims_is_chosen_by_label_place_or_words() {
    let directory = project("part");
    let list = |select: &[&str]| {
        let chosen = select.iter().flat_map(|select| ["--select", *select]).collect::<Vec<_>>();
        check(&directory, &[&["--list"], chosen.as_slice()].concat()).stdout
    };
    assert_eq!(
        list(&["the call's length"]),
        "failing.claims:4  the call's length: call(Xi, Putin).duration == 58min\n"
    );
    assert_eq!(list(&["failing.claims:5"]), "failing.claims:5  visit(Putin, China).date == 2026-06\n");
    assert_eq!(list(&["grand", "trump-call.claims:4"]).lines().count(), 2);
    assert_eq!(list(&[]).lines().count(), 17);
    check(&directory, &["--select", "the call's lenth"])
        .expect(2, &["no claim is named by `the call's lenth`", "did you mean `the call's length`?"]);
    let judged = check(&directory, &["--select", "failing.claims:7"]);
    judged.expect(0, &["claims: 1 passed; 2 articles"]);
}

#[test]
fn the_first_failure_may_be_the_last() {
    let directory = project("fast");
    check(&directory, &["--fail-fast"])
        .expect(1, &["claims: 11 passed, 1 failed; 2 articles; stopped at the first that failed"]);
}

#[test]
fn a_part_of_a_run_says_nothing_of_a_baseline() {
    let directory = project("part-baseline");
    let baseline = ["--baseline", "known.txt"];
    check(&directory, &[&baseline[..], &["--write-baseline"]].concat());
    let judged = check(&directory, &[&baseline[..], &["--select", "failing.claims:7"]].concat());
    judged.expect(0, &["claims: 1 passed; 2 articles"]);
    assert!(!judged.stdout.contains("stale-baseline"), "{}", judged.stdout);
    check(&directory, &[&baseline[..], &["--write-baseline", "--fail-fast"]].concat())
        .expect(2, &["cannot be used with"]);
}

#[test]
fn what_weak_facts_support_is_not_enough_for_everybody() {
    let directory = project("firm");
    let outcome = factlint(&directory, &["claims", "--no-rules", "--require-firm"], b"");
    outcome.expect(1, &["no firm fact supports this", "claims: 9 passed, 2 unverified"]);
    factlint(&directory, &["claims", "--no-rules"], b"").expect(0, &["claims: 11 passed"]);
}

#[test]
fn a_redacted_report_tells_places_only() {
    let directory = project("redacted");
    directory.write("out/.keep", "");
    let mut arguments = all_formats("out");
    arguments.push("--redact".to_owned());
    assert_eq!(check(&directory, &arguments.iter().map(String::as_str).collect::<Vec<_>>()).status, 1);
    for format in FORMATS {
        let shown = directory.read(&format!("out/{}", format.name));
        for words in
            ["one hour and 25", "85 min", "Ushakov", "first half", "2026-H1", "grand bargain", "the the", "mutual"]
        {
            // The claims say 85min themselves, and the rules' pages have examples of their own.
            assert!(!shown.contains(words) || format.name == "sarif" && words == "the the", "{}: {words}", format.name);
        }
    }
}

#[test]
fn the_manual_has_a_section_for_each_format_and_shows_what_it_prints() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reports.md");
    let manual = fs::read_to_string(&path).unwrap();
    let directory = Directory::new("manual");
    let (mut now, mut lines) = (String::new(), manual.lines());
    while let Some(line) = lines.next() {
        now.extend([line, "\n"]);
        let Some(info) = line.strip_prefix("```") else { continue };
        let body = page::block(&mut lines);
        let body = match info.split_once(' ') {
            Some((_, file)) => {
                directory.write(file, &body);
                body
            }
            None if FORMATS.iter().any(|format| format.name == info) => {
                let files = ["sample.claims", "sample.txt", "--no-times", "--report", info];
                factlint(&directory, &files, b"").stdout
            }
            None => body,
        };
        now.extend([body.as_str(), "```\n"]);
    }
    for format in FORMATS {
        assert!(manual.contains(&format!("\n## {}\n", format.name)), "no section {}", format.name);
    }
    page::settle(&path, &manual, &now);
}

//! The command line as a user meets it: arguments in, output and exit status out.

mod guarding;
mod harmless;
mod suggesting;
mod watching;
mod writing;

use crate::directory::Directory;
use snapbox::{assert_data_eq, str};
use std::{
    io::Write,
    process::{Command, Stdio},
};

pub(crate) struct Outcome {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Outcome {
    /// All that was printed, its lines joined: messages may be wrapped anywhere.
    pub(crate) fn said(&self) -> String {
        let all = format!("{}\n{}", self.stdout, self.stderr);
        all.split_whitespace().filter(|word| word.chars().any(|c| c.is_ascii())).collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    pub(crate) fn expect(&self, status: i32, parts: &[&str]) {
        let said = self.said();
        for part in parts {
            assert!(said.contains(part), "no {part:?} in {said}");
        }
        assert_eq!(self.status, status, "{said}");
    }
}

pub(crate) fn factlint(directory: &Directory, arguments: &[&str], stdin: &[u8]) -> Outcome {
    factlint_with(directory, &[], arguments, stdin)
}

/// The same with variables of the environment.
pub(crate) fn factlint_with(
    directory: &Directory,
    variables: &[(&str, &str)],
    arguments: &[&str],
    stdin: &[u8],
) -> Outcome {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.args(arguments).current_dir(directory.path()).env("LC_ALL", "C.UTF-8").env("COLUMNS", "100");
    for variable in
        ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "LANG", "LC_CTYPE"]
    {
        command.env_remove(variable);
    }
    command.envs(variables.iter().copied());
    let streams = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = streams.spawn().expect("the program starts");
    // A program that fails early closes its input; that is no fault of the test.
    let _ = child.stdin.take().expect("it is piped").write_all(stdin);
    let output = child.wait_with_output().expect("the program ends");
    Outcome {
        status: output.status.code().expect("no signal ends it"),
        stdout: String::from_utf8(output.stdout).expect("the output is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("the errors are UTF-8"),
    }
}

const ARTICLE: &str = "Leaders meet\n\nThe call lasted 85 minutes, the Kremlin said on Wednesday.\n";

/// A claims file over one article.
fn project(name: &str) -> Directory {
    let directory = Directory::new(name);
    directory.write("articles/one.txt", ARTICLE);
    directory.write("claims/first.claims", "article \"../articles/*.txt\"\nallow truncated-sentence\n");
    directory
}

#[test]
fn help_teaches() {
    let outcome = factlint(&Directory::new("help"), &["--help"], b"");
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    assert_data_eq!(
        outcome.stdout,
        str![[r#"
Tests articles the way a test runner tests code.

A claims file says what an article should say, one claim a line:

    article "../seeds/*.txt"

    call(Xi, Putin).duration  == 85min
    trade(China, Russia).volume  ~= $200bn
    quote(Ushakov)  contains "friendly and trusting atmosphere"

factlint reads the articles, and reports each claim as supported, contradicted, unverified or
ambiguous, with the words of the article that decide it. Rules look for what is wrong with an
article by itself, such as a truncated sentence.

Usage: factlint [OPTIONS] [PATHS]...
       factlint <COMMAND>

Commands:
  check        Check claims against their articles, and articles against the rules (the default)
  compare      Hold a draft against its sources: every value, name and quotation
  agree        Tell in what articles on the same things differ, agree, or stand alone
  facts        Print the facts of articles, with paths that paste into a claims file
  init         Begin: settings and a first claims file for the articles in this folder
  suggest      Write a claims file that says what articles say
  accept       Rewrite the values of claims that fail to what the articles say now
  coverage     Tell which facts of the articles no claim guards
  mutate       Tell which changes of the articles no claim or rule would notice
  diff         Tell which facts changed between two versions of an article
  stream       Answer articles in JSON lines, a record for every line
  rules        List the rules: name, level, status, what each finds
  explain      Tell what a rule, verdict or error means and what to do; without a name, list them
  fmt          Bring claims files into their canonical form
  config       Show the settings in force, and where each comes from
  completions  Print a script that completes factlint's command line
  man          Write the manual pages of factlint and its commands

Arguments:
  [PATHS]...
          Claims files (*.claims), folders of them, articles (any other file), patterns, or - for an
          article on standard input [default: claims]

Options:
  -q, --quiet
          Print the summary and what failed, nothing else

  -v, --verbose
          Print the evidence of every claim

      --color <WHEN>
          When to colour

          Possible values:
          - auto:   On a terminal, unless `NO_COLOR` is set
          - always: Even into a file
          - never:  Nowhere
          
          [default: auto]

      --fail-on <LEVEL>
          The lowest level of a finding that fails the run [default: error]
          
          [possible values: error, warning, note]

      --watch
          Check again whenever a claims file or an article changes, until Ctrl-C

      --allow-empty
          Accept that there is nothing to check

      --date <YYYY-MM-DD>
          When the articles were published; wins over what they say themselves

      --as <FORMAT>
          The format of the articles, whatever their files are called

          Possible values:
          - text:     Plain text
          - markdown: Markdown with or without front matter
          - html:     A web page
          - json:     JSON: ninjs, JSON Feed, or objects with a `text`
          - jsonl:    Such an object a line

  -h, --help
          Print help (see a summary with '-h')

  -V, --version
          Print version

Claims:
      --select <CLAIM>
          Judge only the claims with this label, at this `FILE:LINE`, or with these words in them;
          may be given several times

      --list
          Print the claims that would be judged, and judge none

      --fail-fast
          Stop at the first claim that does not pass

      --require-firm
          Take a claim as unverified that only weak facts support

      --jobs <N>
          How many articles to read at once; what comes out is the same for any number [default: as
          many as processors]

Reports:
      --report <FORMAT[=FILE]>
          Write a report to FILE, or to standard output in the place of the usual one; may be given
          several times
          
          Formats:
          - compact:  editors and grep: a line a problem
          - github:   GitHub Actions: annotations, and a summary of the step
          - gitlab:   GitLab: a Code Quality report
          - html:     browsers: the articles with every fact underlined, and the claims beside them
          - json:     programs: everything, by a schema with a version
          - jsonl:    programs: the records of json, a line each
          - junit:    CI servers: JUnit XML, every claim a test case
          - markdown: summaries and comments: a list of what failed, a table of claims
          - rdjson:   reviewdog: comments with suggestions for fixes
          - sarif:    code scanning: SARIF 2.1.0
          - tap:      TAP consumers: version 14, with YAML diagnostics
          - terminal: people: what failed, with the words that decide it

      --redact
          Quote no word of an article in any report, only tell the places

      --no-times
          Tell nowhere how long things took

Rules:
      --rules <NAME>
          Run these rules and no others, those that are off by default too; statements about others
          are left out

      --no-rules
          Run no rule

      --min-level <LEVEL>
          The lowest level of a finding that is told
          
          [possible values: error, warning, note]

      --baseline <FILE>
          Tell only what this file does not know, and what it knows that is gone

      --write-baseline
          Write what there is to tell to the file of --baseline

      --fix
          Make the edits of findings that have one; the exit status is that of the others

      --diff
          Show those edits as a diff, and nothing else

Settings:
      --config <FILE>
          The settings, instead of the factlint.toml nearest above each input

      --no-config
          Read no settings

      --root <DIR>
          The folder that claims files and settings do not lead out of

      --unverified <HOW>
          Whether a claim of which the articles say nothing fails the run [default: error]
          
          [possible values: error, warn]

      --max-file-size <SIZE>
          How large an article may be, such as 128MiB [default: 64 MiB]

Examples:
  factlint                       check the claims files of the folder `claims`
  factlint claims/call.claims    check one claims file
  factlint article.txt           run the rules alone over an article
  factlint --report junit=r.xml  write a report for a CI server, too
  factlint compare draft.txt --against source.txt
                                 hold a draft against its sources
  factlint facts article.txt     print what an article states, with paths to paste
  factlint fmt --check claims    tell which claims files are not in canonical form
  factlint rules                 list the rules

A file named like a command is given as ./facts.

Exit status:
  0  every claim is supported and no finding reaches the level of --fail-on
  1  a claim failed, or a finding reaches that level
  2  something could not be read or checked, or there was nothing to check

`factlint config` shows the settings in force: those of the command line, of the environment
(FACTLINT_CONFIG, FACTLINT_ROOT, FACTLINT_FAIL_ON, FACTLINT_UNVERIFIED), and of factlint.toml, in
this order.

"#]]
    );
}

#[test]
fn each_command_has_help() {
    let directory = Directory::new("help-of-commands");
    for command in ["check", "facts", "stream", "explain", "fmt", "completions"] {
        factlint(&directory, &[command, "--help"], b"").expect(0, &["Usage: factlint", command]);
    }
}

#[test]
fn the_version_is_told() {
    let outcome = factlint(&Directory::new("version"), &["--version"], b"");
    assert_data_eq!(outcome.stdout, concat!("factlint ", env!("CARGO_PKG_VERSION"), "\n"));
    assert_eq!(outcome.status, 0);
}

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
fn an_article_comes_from_standard_input() {
    let directory = Directory::new("standard-input");
    assert_eq!(factlint(&directory, &["-"], ARTICLE.as_bytes()).status, 0);
    factlint(&directory, &["-"], b"").expect(2, &["`<stdin>` is empty: nothing to check"]);
    factlint(&directory, &["-"], b"caf\xe9").expect(2, &["`<stdin>` is not UTF-8: byte 3 (line 1)"]);
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
fn a_missing_article_is_told_with_its_nearest_names() {
    let directory = project("missing");
    let outcome = factlint(&directory, &["articles/on.txt", "claims"], b"");
    outcome.expect(2, &["there is no file `articles/on.txt`", "did you mean `articles/one.txt`?"]);
    factlint(&directory, &["article/one.txt"], b"").expect(2, &["there is no folder `article`"]);
    factlint(&directory, &["articles/*.md"], b"")
        .expect(2, &["no file matches `articles/*.md`", "the folder `articles` holds `one.txt`"]);
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

/// A page whose text contradicts a claim and has a word twice, once with markup between.
const PAGE: &str = "<!DOCTYPE html>
<html><head><title>Bridge opens</title><meta property=\"article:published_time\" content=\"2026-02-04T08:00:00Z\"></head>
<body><nav><a href=\"/\">Ferry sinks, 90 drown</a></nav><article><h1>Bridge opens</h1>
<p>The call lasted <b>90</b>&nbsp;minutes, an aide of the&#x0020;mayor said, and <i>the</i>
  the bridge over the river opened.</p>
<p>It rose in the the night of Monday and cost the town four years of work.</p>
</article></body></html>
";

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
fn folders_and_files_that_are_too_long_are_told() {
    let directory = project("folders");
    factlint(&directory, &["facts", "articles"], b"").expect(2, &["`articles` is a folder, not a file"]);
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
fn a_misspelt_command_is_not_just_a_missing_file() {
    let outcome = factlint(&project("misspelt"), &["fact", "articles/one.txt"], b"");
    outcome.expect(2, &["there is no file and no command `fact`", "did you mean `factlint facts`?"]);
}

#[test]
fn mistakes_of_usage_exit_with_2() {
    let directory = project("usage");
    factlint(&directory, &["--fail-on", "everything"], b"").expect(2, &["[possible values: error, warning, note]"]);
    factlint(&directory, &["--date", "2026-02-31"], b"").expect(2, &["there is no such day"]);
    factlint(&directory, &["--quiet", "--verbose"], b"").expect(2, &["cannot be used with"]);
    factlint(&directory, &["facts"], b"").expect(2, &["<ARTICLE>..."]);
}

#[test]
fn rules_are_explained() {
    let directory = Directory::new("explain");
    let list = "truncated-sentence error stable Finds paragraphs that stop in the middle of a sentence.";
    factlint(&directory, &["explain"], b"").expect(0, &[list]);
    factlint(&directory, &["rules"], b"").expect(0, &[list, "mixed-quotation-style off"]);
    factlint(&directory, &["explain", "truncated-sentence"], b"").expect(0, &["# truncated-sentence"]);
    let unknown = factlint(&directory, &["explain", "truncated"], b"");
    unknown.expect(2, &["there is no rule, verdict or error `truncated`", "did you mean `truncated-sentence`?"]);
    assert_eq!(unknown.stdout, "");
}

#[test]
fn verdicts_and_errors_are_explained() {
    let directory = Directory::new("explain-errors");
    let list = factlint(&directory, &["explain"], b"");
    list.expect(
        0,
        &["Verdicts supported The articles say what the claim says.", "Errors allow-without-reason", "usage"],
    );
    factlint(&directory, &["explain", "contradicted"], b"")
        .expect(0, &["# contradicted An article says", "What to do:"]);
    for name in ["not checked", "not-checked"] {
        factlint(&directory, &["explain", name], b"").expect(0, &["# not checked", "status 2"]);
    }
    factlint(&directory, &["explain", "unreadble"], b"").expect(2, &["did you mean `unreadable`?"]);
}

const BROKEN: &str = "\
The river rose in the the night and flooded the lower town.
The firm Smith &amp; Sons closed its caf&eacute; on Monday.
The council meets on Wednesday, February 5, 2026, in the town hall.
The shop closes on 31 June, the owner said.
";

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
fn facts_come_in_four_forms() {
    let directory = Directory::new("facts");
    directory.write("one.txt", "Nothing to see here.\n");
    let facts = |format| factlint(&directory, &["facts", "--date", "2026-02-04", "--format", format, "one.txt"], b"");
    assert_data_eq!(
        facts("table").stdout,
        str![[r#"
one.txt, 2026-02-04: 1 fact
  1  article.words  4

"#]]
    );
    assert_data_eq!(
        facts("jsonl").stdout,
        str![[r#"
{"article":"one.txt","path":"article.words","subject":"article","participants":[],"attribute":"words","type":"count","value":{"stated":"4","min":"4","max":"4"},"hedge":null,"start":0,"end":0,"sentence":[0,0],"by":null,"negated":false,"status":"asserted","firm":true,"line":1,"column":1}

"#]]
    );
    assert_data_eq!(
        facts("json").stdout,
        str![[r#"
[
  {
    "article": "one.txt",
    "date": "2026-02-04",
    "facts": [
      {
        "path": "article.words",
        "subject": "article",
        "participants": [],
        "attribute": "words",
        "type": "count",
        "value": {
          "stated": "4",
          "min": "4",
          "max": "4"
        },
        "hedge": null,
        "start": 0,
        "end": 0,
        "sentence": [
          0,
          0
        ],
        "by": null,
        "negated": false,
        "status": "asserted",
        "firm": true,
        "line": 1,
        "column": 1
      }
    ]
  }
]

"#]]
    );
    assert_data_eq!(
        facts("csv").stdout,
        str![[r#"
article,line,column,path,type,value,hedge,by,status,negated,firm,text
one.txt,1,1,article.words,count,4,,,asserted,false,true,

"#]]
    );
}

#[test]
fn the_stream_answers_every_line() {
    let lines = b"{\"id\": 1, \"text\": \"So.\", \"date\": \"2026-02-04\"}\n{\"id\": 2}\n";
    let outcome = factlint(&Directory::new("stream"), &["stream", "--emit", "facts,findings"], lines);
    assert_data_eq!(
        outcome.stdout,
        str![[r#"
{"id":1,"ok":true,"date":"2026-02-04","facts":[{"path":"article.words","subject":"article","participants":[],"attribute":"words","type":"count","value":{"stated":"1","min":"1","max":"1"},"hedge":null,"start":0,"end":0,"sentence":[0,0],"by":null,"negated":false,"status":"asserted","firm":true}],"findings":[]}
{"id":2,"ok":false,"error":"`text` is missing; it must be a string"}

"#]]
    );
    assert_eq!((outcome.status, outcome.stderr.as_str()), (2, ""));
}

#[test]
fn fmt_writes_only_what_changes() {
    let directory = Directory::new("fmt");
    let (loose, neat) = ("article \"a.txt\"  \n", "article \"a.txt\"\n");
    directory.write("claims/loose.claims", loose);
    directory.write("claims/neat.claims", neat);
    let check = factlint(&directory, &["fmt", "--check"], b"");
    assert_eq!((check.status, check.stderr.as_str()), (1, ""));
    assert_eq!(
        check.stdout,
        "--- claims/loose.claims\n+++ claims/loose.claims, formatted\n@@ -1 +1 @@\n-article \"a.txt\"  \n+article \"a.txt\"\n"
    );
    assert_eq!(directory.read("claims/loose.claims"), loose);
    let written = factlint(&directory, &["fmt", "claims"], b"");
    assert_eq!((written.status, written.stdout.as_str()), (0, "claims/loose.claims\n"));
    assert_eq!(directory.read("claims/loose.claims"), neat);
    assert_eq!(directory.names("claims"), ["loose.claims", "neat.claims"]);
    let again = factlint(&directory, &["fmt", "--check", "claims"], b"");
    assert_eq!((again.status, again.stdout.as_str()), (0, ""));
}

#[test]
fn fmt_is_a_filter_too() {
    let directory = Directory::new("fmt-filter");
    let outcome = factlint(&directory, &["fmt", "-"], b"article \"a.txt\"  \n");
    assert_eq!((outcome.status, outcome.stdout.as_str()), (0, "article \"a.txt\"\n"));
    let bad = factlint(&directory, &["fmt", "-"], b"?\n");
    assert_eq!((bad.status, bad.stdout.as_str()), (2, ""));
    directory.write("a.txt", ARTICLE);
    factlint(&directory, &["fmt", "a.txt"], b"").expect(2, &["`a.txt` is not a claims file"]);
}

#[test]
fn every_shell_gets_its_completions() {
    let directory = Directory::new("completions");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        factlint(&directory, &["completions", shell], b"").expect(0, &["factlint", "fail-on"]);
    }
}

/// Runs the program with a reader that closes the pipe before anything is written.
fn unread(directory: &Directory, arguments: &[&str]) -> (Option<i32>, Vec<u8>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_factlint"))
        .args(arguments)
        .current_dir(directory.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let _ = child.stdin.take().expect("it is piped").write_all(b"{\"text\":\"So.\"}\n");
    let output = child.wait_with_output().expect("the program ends");
    (output.status.code(), output.stderr)
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let directory = project("closed-pipe");
    assert_eq!(unread(&directory, &["stream", "--emit", "facts"]), (Some(0), Vec::new()));
    assert_eq!(unread(&directory, &[]), (Some(0), Vec::new()));
    assert_eq!(unread(&directory, &["missing.txt"]), (Some(2), Vec::new()));
}

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
    compare(&["draft.txt", "--against", "articles", "--why"], "").expect(1, &["is said around it"]);
    compare(&["draft.txt", "--against", "articles", "-v"], "").expect(1, &["0 supported"]);
}

#[test]
fn a_source_that_cannot_be_read_is_told_and_the_comparison_goes_on() {
    let directory = project("compare-missing");
    directory.write("empty.txt", "");
    directory.write("draft.txt", "The call lasted 58 minutes.\n");
    let said = ["error[contradicted]", "there is no file `gone.txt`", "may stand there"];
    factlint(&directory, &["compare", "draft.txt", "--against", "articles", "gone.txt"], b"").expect(2, &said);
    let said = ["warning[unverified]", "`empty.txt` is empty", "may stand there"];
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

//! What the program teaches: help, the version, explanations and completions.

use super::{factlint, project};
use crate::directory::Directory;
use snapbox::{assert_data_eq, str};

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
fn mistakes_of_usage_exit_with_2() {
    let directory = project("usage");
    factlint(&directory, &["--fail-on", "everything"], b"").expect(2, &["[possible values: error, warning, note]"]);
    factlint(&directory, &["--date", "2026-02-31"], b"").expect(2, &["there is no such day"]);
    factlint(&directory, &["--select", " "], b"").expect(2, &["--select", "it names no claim"]);
    factlint(&directory, &["--quiet", "--verbose"], b"").expect(2, &["cannot be used with"]);
    factlint(&directory, &["facts"], b"").expect(2, &["<ARTICLE>..."]);
}

#[test]
fn a_misspelt_command_is_not_just_a_missing_file() {
    let outcome = factlint(&project("misspelt"), &["fact", "articles/one.txt"], b"");
    outcome.expect(2, &["there is no file and no command `fact`", "did you mean `factlint facts`?"]);
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

#[test]
fn every_shell_gets_its_completions() {
    let directory = Directory::new("completions");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        factlint(&directory, &["completions", shell], b"").expect(0, &["factlint", "fail-on"]);
    }
}

//! The command line as a user meets it: arguments in, output and exit status out.

mod checking;
mod comparing;
mod facts;
mod fixing;
mod formatting;
mod guarding;
mod harmless;
mod help;
mod pipes;
mod reading;
mod suggesting;
mod watching;
mod writing;

use crate::directory::Directory;
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

/// An article in which four rules find something, two of them with the edit that mends it.
const BROKEN: &str = "\
The river rose in the the night and flooded the lower town.
The firm Smith &amp; Sons closed its caf&eacute; on Monday.
The council meets on Wednesday, February 5, 2026, in the town hall.
The shop closes on 31 June, the owner said.
";

/// A page whose text contradicts a claim and has a word twice, once with markup between.
const PAGE: &str = "<!DOCTYPE html>
<html><head><title>Bridge opens</title><meta property=\"article:published_time\" content=\"2026-02-04T08:00:00Z\"></head>
<body><nav><a href=\"/\">Ferry sinks, 90 drown</a></nav><article><h1>Bridge opens</h1>
<p>The call lasted <b>90</b>&nbsp;minutes, an aide of the&#x0020;mayor said, and <i>the</i>
  the bridge over the river opened.</p>
<p>It rose in the the night of Monday and cost the town four years of work.</p>
</article></body></html>
";

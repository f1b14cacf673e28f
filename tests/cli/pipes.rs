//! Standard output that nobody reads.

use super::project;
use crate::directory::Directory;
use std::{
    io::Write,
    process::{Command, Stdio},
};

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

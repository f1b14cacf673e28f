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

/// Runs the program with a device for its output that is always full: the exit status and what it said.
#[cfg(target_os = "linux")]
fn on_a_full_device(directory: &Directory, arguments: &[&str]) -> (Option<i32>, String) {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has one");
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.args(arguments).current_dir(directory.path()).env("NO_COLOR", "1").stdout(full);
    let output = command.output().expect("the program ends");
    (output.status.code(), String::from_utf8(output.stderr).expect("the errors are UTF-8"))
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_an_error() {
    let directory = project("full-device");
    for arguments in [&["--help"][..], &["--version"], &["facts", "--help"], &[], &["rules"], &["facts", "articles"]] {
        let (status, said) = on_a_full_device(&directory, arguments);
        assert_eq!(status, Some(2), "{arguments:?}: {said}");
        assert!(said.contains("error[unwritable]: cannot write to standard output"), "{arguments:?}: {said}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let directory = project("closed-pipe");
    assert_eq!(unread(&directory, &["stream", "--emit", "facts"]), (Some(0), Vec::new()));
    assert_eq!(unread(&directory, &[]), (Some(0), Vec::new()));
    assert_eq!(unread(&directory, &["--help"]), (Some(0), Vec::new()));
    assert_eq!(unread(&directory, &["missing.txt"]), (Some(2), Vec::new()));
}

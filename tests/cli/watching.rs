//! `--watch`: what makes it check again, and what does not.

use super::factlint;
use crate::directory::Directory;
use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

/// A run that watches; ended with the test.
struct Watch {
    child: Child,
    summaries: Receiver<String>,
}

impl Watch {
    fn new(directory: &Directory, arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
        command.args(["check", "--watch"]).args(arguments).current_dir(directory.path());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
        let lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
        let (sender, summaries) = channel();
        thread::spawn(move || {
            for line in lines.map_while(Result::ok).filter(|line| line.starts_with("claims: ")) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Self { child, summaries }
    }

    #[track_caller]
    fn expect(&self, summary: &str) {
        let said = self.summaries.recv_timeout(Duration::from_mins(1));
        assert_eq!(said.as_deref(), Ok(summary));
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_change_of_any_input_is_checked() {
    let directory = Directory::new("watch");
    directory.write("articles/one.txt", "Leaders meet\n\nThe call lasted 85 minutes, the Kremlin said.\n");
    directory.write("claims/a.claims", "article \"../articles/*.txt\"\ncall.duration == 85min\n");
    let watch = Watch::new(&directory, &[]);
    watch.expect("claims: 1 passed; 1 article");
    directory
        .write("articles/one.txt", "Leaders meet\n\nThe call lasted 95 minutes, the Kremlin said.\n\nIt was long.\n");
    watch.expect("claims: 0 passed, 1 failed; 1 article");
    directory.write("claims/a.claims", "article \"../articles/*.txt\"\ncall.duration ~= 95min\n");
    watch.expect("claims: 1 passed; 1 article");
    directory.write("articles/two.txt", "The river rose by two metres in the night.\n");
    watch.expect("claims: 1 passed; 2 articles");
    directory.write("claims/more/b.claims", "article \"../../articles/two.txt\"\nriver.rose exists\n");
    watch.expect("claims: 2 passed; 2 articles");
}

#[test]
fn a_change_of_settings_is_checked() {
    let directory = Directory::new("watch-settings");
    directory.write("one.txt", "Leaders meet\n\nThe call lasted 85 minutes, the Kremlin said.\n");
    directory.write("claims/a.claims", "call.duration == 85min\n");
    directory.write("factlint.toml", "articles = ['one.txt']\n");
    let watch = Watch::new(&directory, &[]);
    watch.expect("claims: 1 passed; 1 article");
    directory.write("two.txt", "The river rose by two metres in the night.\n");
    directory.write("factlint.toml", "articles = ['one.txt', 'two.txt']\n");
    watch.expect("claims: 1 passed; 2 articles");
}

#[test]
fn a_report_is_no_change() {
    let directory = Directory::new("watch-report");
    directory.write("one.txt", "Leaders meet\n\nThe call lasted 85 minutes, the Kremlin said.\n");
    directory.write("a.claims", "article \"one.txt\"\ncall.duration == 85min\n");
    directory.write("r.json", "");
    let watch = Watch::new(&directory, &["a.claims", "--report", "json=r.json", "--report", "terminal"]);
    watch.expect("claims: 1 passed; 1 article");
    let again = watch.summaries.recv_timeout(Duration::from_secs(2));
    assert!(again.is_err(), "{again:?}");
}

#[test]
fn standard_input_is_not_watched() {
    let directory = Directory::new("watch-stdin");
    factlint(&directory, &["check", "--watch", "-"], b"").expect(2, &["standard input cannot be watched"]);
}

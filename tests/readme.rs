//! What the README promises: its commands run, its claims parse, the output that it shows is what the program prints.

use crate::directory::Directory;
use factlint::{claims, source::Source};
use snapbox::{
    IntoData,
    cmd::{Command, cargo_bin},
};
use std::{fs, path::Path};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A fenced block: what stands behind the fence, and what stands in it.
struct Block {
    info: String,
    body: String,
}

fn blocks() -> Vec<Block> {
    let readme = fs::read_to_string(format!("{ROOT}/README.md")).unwrap();
    let (mut blocks, mut lines) = (Vec::new(), readme.lines());
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let body = lines.by_ref().take_while(|line| *line != "```").flat_map(|line| [line, "\n"]).collect();
            blocks.push(Block { info: info.to_owned(), body });
        }
    }
    blocks
}

/// A folder with the seeds, their claims, and the files that the README tells the reader to write.
fn folder(test: &str) -> Directory {
    let folder = Directory::new(test);
    for (from, file) in ["seeds", "claims"].into_iter().flat_map(|from| {
        fs::read_dir(Path::new(ROOT).join(from)).unwrap().map(move |entry| (from, entry.unwrap().path()))
    }) {
        folder.write(&format!("{from}/{}", file.file_name().unwrap().to_str().unwrap()), fs::read(&file).unwrap());
    }
    for block in blocks() {
        if let Some((_, name)) = block.info.split_once(' ') {
            folder.write(name, &block.body);
        }
    }
    folder.write("articles.jsonl", "{\"id\": 1, \"text\": \"The talks lasted two hours.\"}\n");
    folder
}

#[test]
fn every_command_does_what_it_shows() {
    let folder = folder("readme");
    let mut ran = 0;
    for block in blocks().iter().filter(|block| block.info == "console") {
        for (command, shown) in commands(&block.body) {
            // The tests cannot run themselves.
            if command == "cargo test" {
                continue;
            }
            let assert = run(&folder, &command);
            let status = assert.get_output().status.code();
            assert!(matches!(status, Some(0 | 1)), "{command} ended with {status:?}");
            if !shown.is_empty() {
                assert.stdout_eq(shown.as_str().into_data());
            }
            ran += 1;
        }
    }
    assert!(ran >= 4, "{ran}");
}

/// The commands of a block, each with the output that stands below it.
fn commands(body: &str) -> Vec<(String, String)> {
    let mut commands: Vec<(String, String)> = Vec::new();
    for line in body.lines() {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => commands.push((command.to_owned(), String::new())),
            (None, Some((_, shown))) => *shown += &format!("{line}\n"),
            (None, None) => panic!("output without a command: {line}"),
        }
    }
    commands
}

fn run(folder: &Directory, command: &str) -> snapbox::cmd::OutputAssert {
    let command = command.replace("cargo run --release", "factlint");
    let (command, input) = command.split_once(" < ").map_or((command.as_str(), None), |(c, input)| (c, Some(input)));
    let mut arguments = command.split(' ');
    assert_eq!(arguments.next(), Some("factlint"), "{command}");
    let mut run = Command::new(cargo_bin!("factlint"))
        .current_dir(folder.path())
        .env_clear()
        .env("LC_ALL", "C.UTF-8")
        .args(arguments);
    if let Some(input) = input {
        run = run.stdin(fs::read(folder.path().join(input)).unwrap());
    }
    run.assert()
}

#[test]
fn every_claims_block_parses() {
    let mut parsed = 0;
    for block in blocks().iter().filter(|block| block.info.starts_with("claims")) {
        let source = Source::new("README.md", block.body.as_str()).unwrap();
        let (claims, errors) = claims::parse(&source);
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(claims::format(&source).unwrap(), block.body);
        parsed += claims.statements.len();
    }
    assert!(parsed > 8, "{parsed}");
}

//! The book in `docs/`: its commands do what they show, its claims parse, its links lead somewhere, and every page is in its table of contents.

use crate::{directory::Directory, page};
use factlint::{claims, rules, source::Source};
use snapbox::IntoData;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The pages, sorted.
fn pages() -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(format!("{ROOT}/docs")).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

/// A folder with the seeds and their claims.
fn folder(test: &str) -> Directory {
    let folder = Directory::new(test);
    for from in ["seeds", "claims"] {
        for entry in fs::read_dir(Path::new(ROOT).join(from)).unwrap() {
            let file = entry.unwrap().path();
            folder.write(&format!("{from}/{}", name(&file)), fs::read(&file).unwrap());
        }
    }
    folder
}

/// From its top to its end each page writes the files whose blocks have a name, and runs the commands of its `console` blocks.
#[cfg(unix)]
#[test]
fn every_command_does_what_it_shows() {
    let mut ran = 0;
    for (path, page) in pages() {
        let folder = folder(&format!("book-{}", name(&path)));
        let (mut now, mut lines) = (String::new(), page.lines());
        while let Some(line) = lines.next() {
            now.extend([line, "\n"]);
            let Some(info) = line.strip_prefix("```") else { continue };
            let mut body = page::block(&mut lines);
            if let Some((_, file)) = info.split_once(' ') {
                folder.write(file, &body);
            } else if info == "console" {
                body = rerun(&folder, &body);
                ran += 1;
            }
            now.extend([body.as_str(), "```\n"]);
        }
        page::settle(&path, &page, &now);
    }
    assert!(ran > 20, "{ran}");
}

/// The block with what its commands print now. A command that shows nothing is only run; `...` stands for any lines.
fn rerun(folder: &Directory, body: &str) -> String {
    let mut now = String::new();
    for part in body.split("$ ").skip(1) {
        let (command, shown) = part.split_once('\n').unwrap();
        let printed = run(folder, command);
        now.extend(["$ ", command, "\n"]);
        if shown.lines().any(|line| line == "...") {
            snapbox::assert_data_eq!(printed, shown.into_data());
            now += shown;
        } else if !shown.is_empty() {
            now += &printed;
        }
    }
    now
}

fn run(folder: &Directory, command: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_factlint")).parent().unwrap();
    let output = Command::new("sh")
        .args(["-c", command])
        .current_dir(folder.path())
        .env_clear()
        .env("PATH", format!("{}:/usr/bin:/bin", program.display()))
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{command}: {told}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_claims_block_parses_and_is_in_its_canonical_form() {
    let mut parsed = 0;
    for (path, page) in pages() {
        let mut lines = page.lines();
        while let Some(line) = lines.next() {
            let Some(info) = line.strip_prefix("```") else { continue };
            let body = page::block(&mut lines);
            if info != "claims" && !info.starts_with("claims ") {
                continue;
            }
            let source = Source::new(name(&path), body.as_str()).unwrap();
            let (claims, errors) = claims::parse(&source);
            assert!(errors.is_empty(), "{}: {errors:?}", path.display());
            assert_eq!(claims::format(&source).unwrap(), body, "{}", path.display());
            parsed += claims.statements.len();
        }
    }
    assert!(parsed > 20, "{parsed}");
}

#[test]
fn the_page_of_rules_is_made_of_theirs() {
    let path = Path::new(ROOT).join("docs/rules.md");
    let page = fs::read_to_string(&path).unwrap();
    let head = page.split_once("\n| rule |").map_or(page.as_str(), |(head, _)| head);
    let mut now = format!("{head}\n| rule | level | finds |\n| --- | --- | --- |\n");
    for rule in rules::ALL {
        let summary = rule.summary();
        let summary = summary.strip_prefix("Finds ").unwrap_or(summary).trim_end_matches('.').replace('|', "\\|");
        now.extend(["| [`", rule.name, "`](#", rule.name, ") | ", rule.level(), " | ", &summary, " |\n"]);
    }
    for rule in rules::ALL {
        let (level, status, confidence) = (rule.level(), rule.status.name(), rule.confidence.name());
        let (heading, text) = rule.page.split_once('\n').unwrap();
        let facts = format!("Level: {level}; status: {status}; confidence: {confidence}.");
        now.extend(["\n#", heading, "\n\n", &facts, "\n", &demoted(text)]);
    }
    page::settle(&path, &page, &now);
}

/// With every heading a level lower.
fn demoted(text: &str) -> String {
    let mut inside = false;
    let line = |line: &str| {
        inside ^= line.starts_with("```");
        let sign = if line.starts_with("## ") && !inside { "#" } else { "" };
        format!("{sign}{line}\n")
    };
    text.lines().map(line).collect()
}

/// The targets of the links of a page that lead to files.
fn links(page: &str) -> impl Iterator<Item = &str> {
    let prose = page.split("```").step_by(2);
    let targets = prose.flat_map(|part| part.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()));
    targets.filter(|target| !target.is_empty() && !target.contains("://"))
}

#[test]
fn links_lead_to_files_that_are_there() {
    let readme = (Path::new(ROOT).join("README.md"), include_str!("../README.md").to_owned());
    for (path, page) in pages().into_iter().chain([readme]) {
        for link in links(&page) {
            assert!(path.parent().unwrap().join(link).exists(), "{} links to {link}", path.display());
        }
    }
}

#[test]
fn every_page_is_in_the_table_of_contents_once() {
    let pages = pages();
    let (_, contents) = pages.iter().find(|(path, _)| name(path) == "SUMMARY.md").expect("it is there");
    for (path, _) in pages.iter().filter(|(path, _)| name(path) != "SUMMARY.md") {
        assert_eq!(links(contents).filter(|link| *link == name(path)).count(), 1, "{}", path.display());
    }
}

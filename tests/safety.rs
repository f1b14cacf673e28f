//! What `docs/safety.md` promises of files that a stranger sent.

use crate::{
    cli::{Outcome, factlint},
    directory::Directory,
};
use std::{fs, path::Path};

const ARTICLE: &str = "Leaders meet\n\nThe call lasted 85 minutes, the Kremlin said on Wednesday.\n";
const SECRET: &str = "Hidden things\n\nThe passphrase was written down on Tuesday.\n";

/// A repository with an article, and a folder beside it that is none of its business.
fn repository(name: &str) -> Directory {
    let directory = Directory::new(name);
    directory.write("project/.git/HEAD", "ref: refs/heads/main\n");
    directory.write("project/articles/one.txt", ARTICLE);
    directory.write("outside/secret.txt", SECRET);
    directory.write("outside/secret.claims", "article \"secret.txt\"\npassphrase exists\n");
    directory
}

fn claims(directory: &Directory, article: &str) -> Outcome {
    let text = format!("article \"{article}\"\ncall.duration == 85min\n");
    directory.write("project/claims/first.claims", text);
    factlint(directory, &["project/claims"], b"")
}

/// The run ends in trouble, says why and where, and nothing of what lies outside.
#[track_caller]
fn refused(outcome: &Outcome, place: &str) {
    outcome.expect(2, &["error[outside-root]", "leads out of the project", "the project is the folder", place]);
    silent(outcome);
}

#[track_caller]
fn silent(outcome: &Outcome) {
    let said = outcome.said();
    assert!(!said.contains("passphrase") && !said.contains("Hidden"), "{said}");
}

#[test]
fn claims_name_no_article_outside_of_the_project() {
    let directory = repository("escape");
    let absolute = fs::canonicalize(directory.path()).expect("it is there").join("outside/secret.txt");
    let absolute = absolute.to_str().expect("UTF-8").replace('\\', "/");
    for article in [
        &absolute,
        "/etc/passwd",
        "../../outside/secret.txt",
        "../../outside/*.txt",
        "../articles/../../outside/secret.txt",
        "../../**/*.txt",
    ] {
        refused(&claims(&directory, article), "project/claims/first.claims:1:9");
    }
}

#[test]
fn what_lies_outside_is_not_told_by_an_error_either() {
    let directory = repository("oracle");
    let there = claims(&directory, "../../outside/secret.txt");
    let not_there = claims(&directory, "../../outside/secrex.txt");
    refused(&not_there, "project/claims/first.claims:1:9");
    assert!(!not_there.said().contains("secret.txt"), "{}", not_there.said());
    assert_eq!(there.stdout.replace("secret", "secrex"), not_there.stdout);
}

#[test]
fn paths_that_come_back_are_free() {
    let directory = repository("back");
    claims(&directory, "../../project/articles/*.txt").expect(0, &["1 passed"]);
    let inside = fs::canonicalize(directory.path()).expect("it is there").join("project/articles/one.txt");
    claims(&directory, &inside.to_str().expect("UTF-8").replace('\\', "/")).expect(0, &["1 passed"]);
}

#[test]
fn another_root_can_be_named() {
    let directory = repository("root");
    claims(&directory, "../../outside/secret.txt");
    let arguments = ["--root", ".", "project/claims"];
    factlint(&directory, &arguments, b"").expect(1, &["1 unverified"]);
    claims(&directory, "../articles/one.txt").expect(0, &["1 passed"]);
    let arguments = ["--root", "project/claims", "project/claims"];
    refused(&factlint(&directory, &arguments, b""), "first.claims:1:9");
}

#[test]
fn without_a_repository_the_current_folder_is_the_project() {
    // The folder of the other tests lies in the repository of factlint.
    let folder = std::env::temp_dir().join("factlint-no-repository");
    let directory = Directory::new(folder.to_str().expect("UTF-8"));
    directory.write("claims/first.claims", "article \"../one.txt\"\ncall.duration == 85min\n");
    directory.write("one.txt", ARTICLE);
    factlint(&directory, &[], b"").expect(0, &["1 passed"]);
    directory.write("claims/first.claims", "article \"../../one.txt\"\ncall.duration == 85min\n");
    refused(&factlint(&directory, &[], b""), "claims/first.claims:1:9");
}

#[test]
fn settings_name_nothing_outside_of_the_project() {
    let directory = repository("settings-escape");
    directory.write("project/claims/first.claims", "call.duration == 85min\n");
    for (text, place) in [
        ("articles = ['../outside/*.txt']", "factlint.toml:1:13"),
        ("articles = ['/etc/passwd']", "factlint.toml:1:13"),
        ("articles = ['articles/*.txt']\n[report]\nformats = ['sarif=../outside/out.sarif']", "factlint.toml:3:12"),
    ] {
        directory.write("project/factlint.toml", text);
        refused(&factlint(&directory, &["project/claims"], b""), place);
    }
    directory.write("factlint.toml", "claims = ['project/../../claims']");
    refused(&factlint(&directory, &[], b""), "factlint.toml:1:11");
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let directory = repository("large");
    claims(&directory, "../articles/*.txt").expect(0, &[]);
    let arguments = ["--max-file-size", "50B", "project/claims"];
    factlint(&directory, &arguments, b"").expect(2, &["error[too-large]", "it may have 50 B", "first.claims:1:9"]);
    factlint(&directory, &["--max-file-size", "50B", "-"], ARTICLE.as_bytes()).expect(2, &["error[too-large]"]);
    directory.write("project/factlint.toml", "[limits]\nclaims-size = '20 B'\n");
    factlint(&directory, &["project/claims"], b"").expect(2, &["error[too-large]", "`claims-size`"]);
    directory.write("project/factlint.toml", "[limits]\nmatches = 1\n");
    directory.write("project/articles/two.txt", ARTICLE);
    let many = "`../articles/*.txt` matches more than 1 files";
    factlint(&directory, &["project/claims"], b"").expect(2, &["error[too-many-files]", many]);
    directory.write("project/factlint.toml", vec![b'#'; (1 << 20) + 1]);
    factlint(&directory, &["project/claims"], b"").expect(2, &["error[too-large]", "factlint.toml"]);
}

#[test]
fn nothing_in_the_program_runs_a_command_or_opens_a_connection() {
    let mut read = 0;
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the crate") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("UTF-8");
                for way in ["process::Command", "std::net", "TcpStream", "UdpSocket", "UnixStream"] {
                    assert!(!text.contains(way), "{} has {way}", path.display());
                }
                read += 1;
            }
        }
    }
    assert!(read > 100, "{read}");
}

#[cfg(unix)]
mod links_and_devices {
    use super::{ARTICLE, claims, factlint, refused, repository, silent};
    use std::{os::unix::fs::symlink, process::Command};

    #[test]
    fn links_lead_nowhere_out_of_the_project() {
        let directory = repository("links");
        let link = |to: &str, at: &str| symlink(to, directory.path().join(at)).expect("writable");
        link("../../outside/secret.txt", "project/articles/link.txt");
        link("../outside", "project/linked");
        for article in ["../articles/link.txt", "../articles/*.txt", "../linked/secret.txt", "../linked/*.txt"] {
            refused(&claims(&directory, article), "project/claims/first.claims:1:9");
        }
        // What a claims file does not name by itself is passed by.
        claims(&directory, "../**/one.txt").expect(0, &["1 passed; 1 article"]);
        silent(&claims(&directory, "../**/sec*.txt"));
        link("articles/one.txt", "project/inner.txt");
        link("articles", "project/inner");
        claims(&directory, "../inner.txt").expect(0, &["1 passed"]);
        claims(&directory, "../inner/o*.txt").expect(0, &["1 passed"]);
    }

    #[test]
    fn a_link_among_claims_files_leads_nowhere_out_but_one_that_is_named_does() {
        let directory = repository("linked-claims");
        claims(&directory, "../articles/one.txt").expect(0, &[]);
        let at = "project/claims/link.claims";
        symlink("../../outside/secret.claims", directory.path().join(at)).expect("writable");
        refused(&factlint(&directory, &["project/claims"], b""), "`project/claims/link.claims`");
        directory.write("project/claims/secret.txt", ARTICLE);
        factlint(&directory, &[at], b"").expect(1, &["passphrase exists", "1 unverified"]);
    }

    #[test]
    fn a_link_for_settings_leads_nowhere_out() {
        let directory = repository("linked-settings");
        directory.write("project/claims/first.claims", "article \"../articles/one.txt\"\ncall.duration == 85min\n");
        symlink("../outside/secret.txt", directory.path().join("project/factlint.toml")).expect("writable");
        refused(&factlint(&directory, &["project/claims"], b""), "`project/factlint.toml`");
    }

    #[test]
    fn a_loop_of_links_ends() {
        let directory = repository("loop");
        symlink("..", directory.path().join("project/articles/up")).expect("writable");
        claims(&directory, "../articles/**/*.txt").expect(0, &["1 passed; 1 article"]);
        symlink("round", directory.path().join("project/articles/round")).expect("writable");
        claims(&directory, "../articles/round").expect(2, &["no file"]);
    }

    #[test]
    fn a_list_of_ignored_files_has_an_end() {
        for at in [".gitignore", "claims/.ignore", "claims/inner/.gitignore"] {
            let directory = repository("endless");
            directory.write("project/claims/inner/second.claims", "article \"../../articles/one.txt\"\n");
            symlink("/dev/zero", directory.path().join("project").join(at)).expect("writable");
            claims(&directory, "../articles/one.txt").expect(2, &["is no list of what to leave out", at]);
        }
    }

    #[test]
    fn pipes_and_devices_are_no_articles() {
        let directory = repository("pipes");
        let pipe = directory.path().join("project/articles/pipe.txt");
        assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
        claims(&directory, "../articles/pipe.txt").expect(2, &["is no file but a pipe or a device", "claims:1:9"]);
        claims(&directory, "../articles/*.txt").expect(0, &["1 passed; 1 article"]);
        claims(&directory, "/dev/zero").expect(2, &["leads out of the project"]);
        let arguments = ["--root", "/", "project/claims"];
        factlint(&directory, &arguments, b"").expect(2, &["is no file but a pipe or a device"]);
        factlint(&directory, &["--max-file-size", "1MiB", "/dev/zero"], b"").expect(2, &["error[too-large]"]);
    }
}

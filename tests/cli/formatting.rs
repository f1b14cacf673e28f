//! `fmt`: claims files in their canonical form.

use super::{ARTICLE, factlint};
use crate::directory::Directory;

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

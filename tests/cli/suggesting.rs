//! Claims of several articles in one file, or in several.

use super::factlint;
use crate::directory::Directory;

const FEED: &str = r#"{"items": [
{"title": "Bakery wins prize", "date_published": "2026-05-05", "content_text": "A bakery in Lyon won a prize of 5,000 euros on Monday. The baker, Paul Girard, baked 300 loaves."},
{"title": "Bridge closed", "date_published": "2026-05-06", "content_text": "The bridge in Lyon will be closed for three weeks. It was built in 1912."}]}"#;
const CALL: &str = "Leaders meet\n\nThe call lasted 85 minutes, the Kremlin said. It took place on 3 May 2026.\n";
const RIVER: &str = "River rises\n\nThe river rose by two metres in the night. The flood lasted three days.\n";

#[test]
fn claims_of_all_articles_of_a_file_pass_together() {
    let directory = Directory::new("suggest-feed");
    directory.write("feed.json", FEED);
    let write = ["suggest", "feed.json", "--write", "feed.claims"];
    factlint(&directory, &write, b"").expect(0, &["lines added"]);
    factlint(&directory, &["feed.claims"], b"").expect(0, &["passed; 2 articles"]);
    factlint(&directory, &["fmt", "--check", "feed.claims"], b"").expect(0, &[]);
    let claims = directory.read("feed.claims");
    assert_eq!(claims.matches("article \"feed.json\"").count(), 1, "{claims}");
    assert_eq!(claims.matches("mention(Lyon) exists").count(), 1, "{claims}");
    assert!(claims.contains("\"Bakery wins prize\"") && claims.contains("\"Bridge closed\""), "{claims}");
    factlint(&directory, &write, b"").expect(0, &["nothing to add"]);
}

#[test]
fn names_of_articles_are_each_of_one() {
    let directory = Directory::new("suggest-names");
    for (file, text) in [("a/call.txt", CALL), ("b/call.txt", RIVER), ("each.txt", CALL)] {
        directory.write(file, text);
    }
    factlint(&directory, &["suggest", "a/call.txt", "b/call.txt", "each.txt", "--write", "all.claims"], b"")
        .expect(0, &["lines added"]);
    factlint(&directory, &["--no-rules", "all.claims"], b"").expect(0, &["3 articles"]);
    factlint(&directory, &["fmt", "--check", "all.claims"], b"").expect(0, &[]);
}

#[test]
fn claims_about_one_article_do_not_come_to_be_about_two() {
    let directory = Directory::new("suggest-widen");
    directory.write("call.txt", CALL);
    directory.write("river.txt", RIVER);
    factlint(&directory, &["suggest", "call.txt", "--write", "a.claims"], b"").expect(0, &[]);
    let before = directory.read("a.claims");
    let second = factlint(&directory, &["suggest", "river.txt", "--write", "a.claims"], b"");
    second.expect(2, &["error[usage]", "would be about `river.txt`, too", "write to another file"]);
    assert_eq!(directory.read("a.claims"), before);
    directory.write("b.claims", "article \"call.txt\" as call\n\ncall: call.duration == 85min\n");
    factlint(&directory, &["suggest", "river.txt", "--write", "b.claims"], b"").expect(0, &["lines added"]);
    factlint(&directory, &["--no-rules", "b.claims"], b"").expect(0, &["2 articles"]);
}

#[test]
fn what_is_added_has_the_line_ends_of_the_file() {
    let directory = Directory::new("suggest-line-ends");
    directory.write("call.txt", CALL);
    let before = "# of the desk\r\narticle \"call.txt\"\r\n";
    directory.write("call.claims", before);
    let write = ["suggest", "call.txt", "--write", "call.claims"];
    factlint(&directory, &write, b"").expect(0, &["lines added"]);
    let after = directory.read("call.claims");
    assert!(after.starts_with(before) && after.len() > before.len(), "{after:?}");
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count(), "{after:?}");
    factlint(&directory, &write, b"").expect(0, &["nothing to add"]);
    assert_eq!(directory.read("call.claims"), after);
}

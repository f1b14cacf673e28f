//! Claims made of articles, and how much they guard: `suggest`, `accept`, `coverage`, `mutate`.

use super::factlint;
use crate::directory::Directory;
use factlint::{claims, mutate, run, source::Source, verdict};
use snapbox::{assert_data_eq, str};
use std::fs;

const LIBRARY: &str = r#"date 2026-11-20 Old library reopens after two years
The city library reopened on Thursday. The renovation work lasted almost two years.
The work cost $4.2 million, said Mayor Anna Lindt, who opened the building with her predecessor Karl Roth.
"The house belongs to the children of this city," Lindt said at the ceremony.
More than 1,200 people visited the library on the first day.
"#;

fn library(name: &str) -> Directory {
    let directory = Directory::new(name);
    directory.write("library.txt", LIBRARY);
    directory
}

/// The articles of the repository, with their names.
fn articles() -> Vec<(String, String)> {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut articles = Vec::new();
    for entry in fs::read_dir(format!("{root}/seeds")).expect("the seeds") {
        let path = entry.expect("readable").path();
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        articles.push((name, fs::read_to_string(&path).expect("text")));
    }
    for entry in fs::read_dir(format!("{root}/tests/pages/articles")).expect("the pages") {
        let path = entry.expect("readable").path();
        let page = if path.is_file() { fs::read_to_string(&path).expect("text") } else { continue };
        let Some((_, rest)) = page.split_once("```article") else { continue };
        let article = rest.split_once('\n').and_then(|(_, rest)| rest.split_once("\n```")).expect("a block").0;
        articles.push((path.file_stem().expect("a file").to_string_lossy().into_owned() + ".txt", article.to_owned()));
    }
    articles.sort();
    assert!(articles.len() >= 10, "{} articles", articles.len());
    articles
}

#[test]
fn suggested_claims_quote_what_they_rest_on() {
    let directory = library("suggest");
    let outcome = factlint(&directory, &["suggest", "library.txt"], b"");
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    assert_data_eq!(
        outcome.stdout,
        str![[r#"
article "library.txt"

# 2026-11-20
article.date == 2026-11-20
# Old library reopens after two years
article.headline == "Old library reopens after two years"

# The city library reopened on Thursday.
library.reopened == 2026-11-19

# The renovation work lasted almost two years.
work.duration ~= 2 years
# The work cost $4.2 million, said Mayor Anna Lindt, who opened the building with her predecessor …
work.cost == $4.2 million

# "The house belongs to the children of this city," Lindt said at the ceremony.
quote(Anna Lindt) contains "The house belongs to the children of this city,"

# More than 1,200 people visited the library on the first day.
person.count ~= 1200

# names
mention(Anna Lindt) exists
mention(Karl Roth) exists

# not claimed
# day.rank == 1st  -- it is not certain that this is about it

"#]]
    );
}

#[test]
fn init_makes_settings_and_claims_and_overwrites_nothing() {
    let directory = Directory::new("init");
    let article = articles().into_iter().find(|(name, _)| name == "weather.txt").expect("a page").1;
    directory.write("news/weather.txt", format!("date 2026-01-23 Snow\n{article}"));
    directory.write("notes.txt", "Buy milk.\n");
    let outcome = factlint(&directory, &["init"], b"");
    outcome.expect(0, &["wrote factlint.toml", "wrote claims/first.claims", "next: `factlint`"]);
    assert!(directory.read("factlint.toml").contains("\"news/*.txt\""), "{}", directory.read("factlint.toml"));
    factlint(&directory, &["--no-rules"], b"").expect(0, &["passed"]);
    let claims = directory.read("claims/first.claims");
    factlint(&directory, &["init"], b"").expect(0, &["nothing was written"]);
    assert_eq!(directory.read("claims/first.claims"), claims);
    factlint(&Directory::new("init-empty"), &["init"], b"").expect(2, &["there is no article here"]);
}

#[test]
fn one_type_can_be_asked_for() {
    let outcome = factlint(&library("suggest-only"), &["suggest", "--only", "count", "library.txt"], b"");
    outcome.expect(0, &["person.count"]);
    assert!(!outcome.stdout.contains("work.duration"), "{}", outcome.stdout);
    factlint(&library("suggest-kind"), &["suggest", "--only", "counts", "library.txt"], b"").expect(2, &["count"]);
}

#[test]
fn suggested_claims_pass_at_once_and_are_formatted() {
    let directory = Directory::new("suggest-all");
    for (name, article) in articles() {
        directory.write(&name, &article);
        let claims = format!("{name}.claims");
        let arguments = ["suggest", "--date", "2026-02-04", "--write", &claims, &name];
        factlint(&directory, &arguments, b"").expect(0, &["lines added"]);
        let outcome = factlint(&directory, &["--no-rules", "--date", "2026-02-04", &claims], b"");
        assert_eq!(outcome.status, 0, "{name}: {}", outcome.stdout);
        factlint(&directory, &["fmt", "--check", &claims], b"").expect(0, &[]);
        let text = directory.read(&claims);
        let mut lines: Vec<&str> = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        let count = lines.len();
        lines.sort_unstable();
        lines.dedup();
        assert_eq!(lines.len(), count, "{name} says something twice");
    }
}

#[test]
fn what_is_guarded_is_not_suggested_again() {
    let directory = library("suggest-write");
    let first = "# by hand\narticle \"library.txt\"\n\nperson.count > 1_000  # many\n";
    directory.write("claims/library.claims", first.replace("library.txt", "../library.txt"));
    let write = ["suggest", "--write", "claims/library.claims", "library.txt"];
    factlint(&directory, &write, b"").expect(0, &["claims/library.claims:", "lines added"]);
    let written = directory.read("claims/library.claims");
    assert!(written.starts_with(&first.replace("library.txt", "../library.txt")), "{written}");
    assert_eq!(written.matches("person.count").count(), 1, "{written}");
    assert_eq!(written.matches("article \"").count(), 1, "{written}");
    factlint(&directory, &["claims"], b"").expect(0, &["passed"]);
    factlint(&directory, &write, b"").expect(0, &["nothing to add"]);
    assert_eq!(directory.read("claims/library.claims"), written);
}

#[test]
fn a_file_with_mistakes_gets_no_suggestions() {
    let directory = library("suggest-mistakes");
    directory.write("library.claims", "article \"library.txt\"\nwork.cost = $4m\n");
    let write = ["suggest", "--write", "library.claims", "library.txt"];
    factlint(&directory, &write, b"").expect(2, &["work.cost = $4m"]);
    assert_eq!(directory.read("library.claims"), "article \"library.txt\"\nwork.cost = $4m\n");
}

#[test]
fn coverage_lists_what_no_claim_guards() {
    let directory = library("coverage");
    directory.write("claims/a.claims", "article \"../library.txt\"\n\nperson.count > 1_000\n");
    let outcome = factlint(&directory, &["coverage"], b"");
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    assert_data_eq!(
        outcome.stdout,
        str![[r#"
library.txt: 1 of 9 facts are guarded
   1  article.date == 2026-11-20
   1  article.headline == "Old library reopens after two years"
   2  library.reopened == 2026-11-19
   2  work.duration ~= 2 years
   3  work.cost == $4.2 million
   3  mention(Anna Lindt) exists
   3  mention(Karl Roth) exists
   4  quote(Anna Lindt) contains "The house belongs to the children of this city,"

coverage: 1 of 9 facts, 11 %; 1 article

"#]]
    );
    factlint(&directory, &["coverage", "--fail-under", "50"], b"").expect(1, &[]);
    factlint(&directory, &["suggest", "--write", "claims/a.claims", "library.txt"], b"").expect(0, &[]);
    factlint(&directory, &["coverage", "--fail-under", "100"], b"").expect(0, &["100 %"]);
    let json: serde_json::Value =
        serde_json::from_str(&factlint(&directory, &["coverage", "--format", "json"], b"").stdout).expect("JSON");
    assert_eq!(json["percent"], 100);
}

#[test]
fn mutate_tells_which_changes_nothing_notices() {
    let directory = library("mutate");
    directory
        .write("claims/a.claims", "article \"../library.txt\"\n\nwork.duration ~= 2 years\nperson.count > 1_000\n");
    let outcome = factlint(&directory, &["mutate"], b"");
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    assert_data_eq!(
        outcome.stdout,
        str![[r#"
library.txt: nothing tells of these changes
   2  date       “Thursday” → “Sunday”
                 library.reopened == 2026-11-19
   3  value      “4.2” → “8.2”
                 work.cost == $4.2 million
   3  magnitude  “million” → “billion”
                 work.cost == $4.2 million
   3  name       “Anna Lindt” → “Karl Roth”
                 mention(Anna Lindt) exists
   3  name       “Karl Roth” → “Anna Lindt”
                 mention(Karl Roth) exists
   4  quotation  “children” → “ceremony”
                 quote(Anna Lindt) contains "The house belongs to the children of this city,"
   4  name       “Lindt” → “Karl Roth”
                 mention(Anna Lindt) exists
   4  speaker    “Lindt” → “Karl Roth”
                 quote(Anna Lindt) contains "The house belongs to the children of this city,"
   5  value      “1,200” → “5,200”
                 person.count ~= 1200

change     killed, of firm facts     of weak facts
value      1 of 3         33 %      0 of 1
magnitude  0 of 1          0 %      0 of 0
unit       1 of 1        100 %      0 of 0
date       0 of 1          0 %      0 of 0
name       0 of 3          0 %      0 of 0
speaker    0 of 1          0 %      0 of 0
quotation  0 of 1          0 %      0 of 0

killed: 2 of 11 changes of firm facts, 18 %

"#]]
    );
    factlint(&directory, &["mutate", "--fail-under", "90"], b"").expect(1, &[]);
    let json: serde_json::Value =
        serde_json::from_str(&factlint(&directory, &["mutate", "--format", "json"], b"").stdout).expect("JSON");
    assert!(json["mutants"].as_array().is_some_and(|mutants| mutants.len() > 5), "{json}");
}

#[test]
fn accept_rewrites_the_value_and_nothing_else() {
    let directory = library("accept");
    let claims = "article \"library.txt\"\n\n# what it took\nwork.duration   ~=  5 years   # long\nperson.count >= 7_000 because \"checked\"\nwork.date == 1999\n";
    directory.write("library.claims", claims);
    let diff = factlint(&directory, &["accept", "--diff", "library.claims"], b"");
    diff.expect(1, &["-work.duration ~= 5 years # long", "+work.duration ~= 2 years # long"]);
    assert_eq!(directory.read("library.claims"), claims);
    let outcome = factlint(&directory, &["accept", "library.claims"], b"");
    outcome.expect(1, &["library.claims accepted: 2; still failing: 1"]);
    let expected = claims.replace("~=  5 years", "~=  2 years").replace(">= 7_000", "> 1200");
    assert_eq!(directory.read("library.claims"), expected);
}

#[test]
fn accept_asks_where_it_is_told_to() {
    let directory = library("accept-asks");
    let claims = "article \"library.txt\"\n\nwork.duration ~= 5 years\nperson.count > 7_000\n";
    directory.write("library.claims", claims);
    let outcome = factlint(&directory, &["accept", "--interactive", "library.claims"], b"n\ny\n");
    outcome.expect(1, &["rewrite this claim (1 of 2)?", "claimed: 5 years", "accepted: 1; still failing: 1"]);
    assert_eq!(directory.read("library.claims"), claims.replace("7_000", "1200"));
    factlint(&directory, &["accept", "-i", "library.claims"], b"").expect(1, &["accepted: 0"]);
}

#[test]
fn diff_tells_what_changed_and_what_that_breaks() {
    let directory = library("diff");
    directory
        .write("claims/a.claims", "article \"../library.txt\"\n\nwork.duration ~= 2 years\nperson.count > 1_000\n");
    let old =
        LIBRARY.replace("two years.", "three years.").replace("children", "people").replace(" on the first day", "");
    let old = old.replace("1,200", "900");
    let outcome = factlint(&directory, &["diff", "library.txt", "-"], old.as_bytes());
    assert_eq!((outcome.status, outcome.stderr.as_str()), (1, ""));
    assert_data_eq!(
        outcome.stdout,
        str![[r#"
changed  work.duration: nearly 2 years (line 2, “almost two years”) → nearly 3 years (line 2, “almost three years”)
changed  quote(Anna Lindt): “The house belongs to the children of this city,” (line 4) → “The house belongs to the people of this city,” (line 4)
changed  person.count: over 1200 (line 5, “More than 1,200”) → over 900 (line 5, “More than 900”)
dropped  day.rank: 1st (line 5, “first”)
breaks   claims/a.claims:3: work.duration ~= 2 years (contradicted)
breaks   claims/a.claims:4: person.count > 1_000 (unverified)
3 changed, 1 dropped, 0 added; claims broken: 2

"#]]
    );
    factlint(&directory, &["diff", "-", "library.txt"], old.as_bytes()).expect(0, &["claims broken: 0"]);
    factlint(&directory, &["diff", "library.txt", "library.txt"], b"").expect(0, &["0 changed, 0 dropped, 0 added"]);
    let json = factlint(&directory, &["diff", "--format", "json", "library.txt", "-"], old.as_bytes());
    let json: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(json["broken"].as_array().map(Vec::len), Some(2));
    factlint(&directory, &["diff", "library.txt", "gone.txt"], b"").expect(2, &["gone.txt"]);
}

/// A line of a claims file up to its value.
fn path_of(line: &str) -> &str {
    line.split([' ']).next().unwrap_or_default()
}

#[test]
fn accept_after_a_change_of_the_article_changes_values_only() {
    let directory = Directory::new("accept-mutations");
    let date = Some("2026-02-04".parse().expect("a day"));
    let (mut tried, mut mended) = (0, 0);
    for (name, article) in articles() {
        directory.write(&name, &article);
        let file = format!("{name}.claims");
        factlint(&directory, &["suggest", "--date", "2026-02-04", "--write", &file, &name], b"").expect(0, &[]);
        let before = directory.read(&file);
        let checked = factlint::check(Source::new(name.as_str(), article.as_str()).expect("short"), date);
        let typed = |mutation: &mutate::Mutation| {
            matches!(mutation.kind, mutate::Kind::Value | mutate::Kind::Magnitude | mutate::Kind::Unit)
                && mutate::is_firm(&checked, mutation)
        };
        let Some(mutation) = mutate::mutations(&checked).into_iter().find(typed) else { continue };
        directory.write(&name, mutation.applied(&article));
        let outcome = factlint(&directory, &["accept", "--date", "2026-02-04", &file], b"");
        let after = directory.read(&file);
        assert_eq!(before.lines().count(), after.lines().count());
        for (one, other) in before.lines().zip(after.lines()) {
            assert!(one == other || path_of(one) == path_of(other), "{name}: {one:?} became {other:?}");
        }
        tried += 1;
        mended += usize::from(outcome.status == 0);
    }
    assert!(tried >= 6 && mended * 10 >= tried * 9, "{mended} of {tried} files pass again");
}

#[test]
fn mutations_change_what_they_say() {
    for (name, article) in articles() {
        let checked = factlint::check(Source::new(name.as_str(), article.as_str()).expect("short"), None);
        for mutation in mutate::mutations(&checked) {
            let (from, to) = (checked.analysis.article.slice(mutation.span), mutation.replacement.as_str());
            assert_ne!(from, to, "{name}");
            let length = article.len() - from.len() + to.len();
            assert_eq!(mutation.applied(&article).len(), length, "{name}: {mutation:?}");
        }
    }
}

#[test]
fn offers_are_only_what_passes() {
    let article = factlint::check(Source::new("library.txt", LIBRARY).expect("short"), None);
    let (claims, _) = claims::parse(&Source::new("a.claims", "work.duration == 3 days\n").expect("short"));
    let judged = verdict::judge(&claims, &[verdict::Subject { name: None, checked: &article }]);
    let suite = factlint::report::Suite { claims, articles: vec![(None, 0)], cases: judged.cases };
    let run = factlint::report::Run { suites: vec![suite], articles: vec![article.into()], ..Default::default() };
    let offers = run::offers(&run);
    assert_eq!(offers.len(), 1);
    assert_eq!(run::accepted(&run, &offers)[0].text, "work.duration ~= 2 years\n");
}

#[test]
fn a_first_claims_file_may_lie_in_a_new_folder() {
    let directory = library("new-folder");
    let outcome = factlint(&directory, &["suggest", "library.txt", "--write", "claims/first.claims"], b"");
    outcome.expect(0, &["claims/first.claims: 27 lines added"]);
    assert!(directory.read("claims/first.claims").starts_with("article \"../library.txt\"\n"));
    factlint(&directory, &[], b"").expect(0, &["claims: 9 passed; 1 article"]);
    let outcome = factlint(&directory, &["suggest", "library.txt", "--write", "library.txt/first.claims"], b"");
    outcome.expect(2, &["`library.txt/first.claims`"]);
}

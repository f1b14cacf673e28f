//! Articles as people have them: web pages, Markdown, JSON. What is read of each is what a plain text would say, at its place in the file.

use crate::{directory::Directory, page};
use factlint::{
    formats::Format,
    run::{self, Request},
    source::Span,
    verdict::Checked,
};
use std::{fmt::Write, fs, path::Path, sync::Arc};

fn read(path: &Path) -> Vec<Arc<Checked>> {
    let request = Request { paths: vec![path.to_path_buf()], ..Request::default() };
    let (articles, errors) = run::read_articles(&request, &mut std::io::empty());
    assert!(errors.is_empty(), "{}: {errors:?}", path.display());
    articles
}

/// The date that counts, and the text as it is analysed.
fn shown(article: &Checked) -> String {
    let date = article.analysis.date.map_or("none".to_owned(), |date| date.to_string());
    format!("published: {date}\n\n{}", article.analysis.article.source.text())
}

#[test]
fn pages_of_news_sites_give_their_main_text() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/web");
    let mut pages: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|extension| extension == "html"));
    pages.sort();
    assert!(pages.len() >= 20, "the pages are gone");
    for path in pages {
        let articles = read(&path);
        for article in &articles {
            facts_stand_where_they_say(article);
        }
        let held = path.with_extension("txt");
        let now: String = articles.iter().map(|article| shown(article)).collect();
        page::settle(&held, &fs::read_to_string(&held).unwrap_or_default(), &now);
    }
}

/// Holds the words of every fact against those of the file at its place.
fn facts_stand_where_they_say(article: &Checked) {
    let source = &article.analysis.article.source;
    for fact in article.analysis.facts.iter().filter(|fact| !fact.span.is_empty()) {
        let (words, place) = (source.slice(fact.span), source.span_in_file(fact.span));
        let written = source.file().slice(place);
        assert!(!written.is_empty(), "{}: {words:?}", source.name());
        if let Some(exact) = source.exact_span_in_file(fact.span) {
            assert_eq!(source.file().slice(exact), words, "{}", source.name());
        }
        let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).count();
        assert!(letters(written) >= letters(words) || fact.subject == "article", "{written:?} for {words:?}");
        assert_eq!(source.position(fact.span.start), source.file().position(place.start));
    }
}

/// The lines of a plain text, the head aside, and its date.
fn taken_apart(text: &str) -> (Option<String>, Vec<String>) {
    let (date, rest) = match text.strip_prefix(" date ") {
        Some(rest) => (rest.get(..10).map(str::to_owned), rest.get(10..).unwrap()),
        None => (None, text),
    };
    (date, rest.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

/// A plain text as others would keep it.
fn as_text(date: Option<&str>, lines: &[String]) -> String {
    let head = date.map(|date| format!(" date {date}\n")).unwrap_or_default();
    head + &lines.join("\n\n") + "\n"
}

fn as_markdown(date: Option<&str>, lines: &[String]) -> String {
    let matter = date.map(|date| format!("---\ndate: {date}\ndraft: false\n---\n\n")).unwrap_or_default();
    let escaped =
        |line: &String| line.replace('*', "\\*").replace('&', "&amp;").replace('$', "\\$").replacen(". ", ".\n", 1);
    matter + &lines.iter().map(escaped).collect::<Vec<_>>().join("\n\n") + "\n\n```\nsleep 30 minutes\n```\n"
}

fn as_html(date: Option<&str>, lines: &[String]) -> String {
    let mut page = "<!DOCTYPE html>\n<html><head><title>x</title>\n".to_owned();
    if let Some(date) = date {
        writeln!(page, "<meta property='article:published_time' content='{date}T08:00:00Z'>").unwrap();
    }
    page += "</head><body><nav><a href='/'>Home of 500 papers</a></nav><article>\n";
    for (at, line) in lines.iter().enumerate() {
        let line = line.replace('&', "&amp;").replace('“', "&ldquo;").replace(" the ", " <em>the</em>\n  ");
        writeln!(page, "{}", if at == 0 { format!("<h1>{line}</h1>") } else { format!("<p>{line}") }).unwrap();
    }
    page + "</article><footer>Read by 3 million people in 40 countries every month since 1921.</footer></body></html>"
}

/// Every fact as a claims file would name it, with the words that it is read from.
fn facts(article: &Checked) -> Vec<String> {
    let analysis = &article.analysis;
    let words = |span: Span| analysis.article.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let fact = |fact: &factlint::facts::Fact| {
        let by = fact.by.as_deref().unwrap_or("nobody");
        format!("{} = {} by {by} {} {} “{}”", fact.path(), fact.value, fact.status.name(), fact.firm, words(fact.span))
    };
    analysis.facts.iter().map(fact).collect()
}

/// Articles of several kinds: both seeds, and some of the pages.
fn articles() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut articles: Vec<(String, String)> = fs::read_dir(root.join("seeds"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    for name in ["court", "company", "science"] {
        let text = fs::read_to_string(root.join(format!("tests/pages/articles/{name}.md"))).unwrap();
        let mut lines = text.lines().skip_while(|line| *line != "```article").skip(1);
        articles.push((name.to_owned(), page::block(&mut lines)));
    }
    articles.sort();
    articles
}

#[test]
fn an_article_says_the_same_in_every_format() {
    let directory = Directory::new("formats");
    for (name, text) in articles() {
        let (date, lines) = taken_apart(&text);
        let date = date.as_deref();
        directory.write(&format!("{name}.txt"), as_text(date, &lines));
        directory.write(&format!("{name}.md"), as_markdown(date, &lines));
        directory.write(&format!("{name}.html"), as_html(date, &lines));
        let object = serde_json::json!({"id": 7, "title": lines[0], "date": date, "text": lines.join("\n\n")});
        directory.write(&format!("{name}.jsonl"), format!("{object}\n"));
        let of = |ending: &str| read(&directory.path().join(format!("{name}.{ending}"))).remove(0);
        let plain = facts(&of("txt"));
        assert!(plain.len() > 10, "{name}");
        for ending in ["md", "html", "jsonl"] {
            let article = of(ending);
            facts_stand_where_they_say(&article);
            let diff =
                similar::TextDiff::from_lines(plain.join("\n"), facts(&article).join("\n")).unified_diff().to_string();
            assert_eq!(diff, "", "{name}.{ending}");
        }
    }
}

/// Every verdict of the example's claims on articles of that ending, with what is told beside it.
fn verdicts(directory: &Directory, ending: &str) -> Vec<String> {
    let claims = Path::new(env!("CARGO_MANIFEST_DIR")).join("claims");
    for file in fs::read_dir(claims).unwrap().map(|entry| entry.unwrap().path()) {
        let name = file.file_name().unwrap().to_str().unwrap();
        let text =
            fs::read_to_string(&file).unwrap().replace("../seeds/", "../").replace(".txt\"", &format!(".{ending}\""));
        directory.write(&format!("{ending}/{name}"), text);
    }
    let request = Request { paths: vec![directory.path().join(ending)], ..Request::default() };
    let run = run::check(&request, &mut std::io::empty());
    assert_eq!(run.errors.len(), 0, "{:?}", run.errors);
    let told = |case: &factlint::verdict::Case| {
        format!("{} {} {:?}", case.statement, case.verdict.name(), case.evidence.len())
    };
    run.suites.iter().flat_map(|suite| suite.cases.iter().map(told)).collect()
}

#[test]
fn claims_come_to_the_same_verdicts_in_every_format() {
    let directory = Directory::new("verdicts");
    for (name, text) in articles().into_iter().filter(|(name, _)| name.starts_with('0')) {
        let (date, lines) = taken_apart(&text);
        directory.write(&format!("{name}.txt"), as_text(date.as_deref(), &lines));
        directory.write(&format!("{name}.md"), as_markdown(date.as_deref(), &lines));
        directory.write(&format!("{name}.html"), as_html(date.as_deref(), &lines));
    }
    let plain = verdicts(&directory, "txt");
    assert!(plain.len() > 50, "{plain:?}");
    assert_eq!(verdicts(&directory, "md"), plain);
    assert_eq!(verdicts(&directory, "html"), plain);
}

#[test]
fn the_manual_names_every_key_and_every_ending() {
    let manual = include_str!("../docs/articles.md");
    let keys =
        include_str!("../data/article-keys.tsv").lines().filter_map(|row| row.strip_prefix("json\t")?.split_once('\t'));
    for name in keys.filter(|(role, _)| *role != "several").flat_map(|(_, names)| names.split(' ')) {
        assert!(manual.contains(&format!("`{name}`")), "docs/articles.md lacks the key {name}");
    }
    let rows = manual.lines().filter(|line| line.starts_with("| `."));
    let mut endings = 0;
    for (row, format) in rows.zip([Format::Markdown, Format::Html, Format::Json, Format::JsonLines]) {
        for ending in row.split('|').nth(1).unwrap().split(',') {
            let ending = ending.trim().trim_matches('`');
            assert_eq!(Format::of_path(Path::new(&format!("a{ending}"))), format, "{ending}");
            endings += 1;
        }
    }
    assert_eq!(endings, 8);
}

//! What articles may try, through every format: nothing of it gets out of its place.

use super::runs::{case, claims, label, run, source};
use factlint::{
    diagnostic::Diagnostic,
    report::{FORMATS, Options, Run, Suite, github_summary, redacted},
    source::Span,
    verdict::{Case, Evidence, Verdict},
};
use serde_json::Value;

/// An innocent text, and forty that are none.
const INNOCENT: &str = "The river rose in the night.";
const HOSTILE: [&str; 40] = [
    "::error::the build broke",
    "  ::set-output name=token::stolen",
    "::add-mask::e",
    "::stop-commands::never",
    "::error file=main.rs,line=1::elsewhere",
    "the river %0A::error::rose",
    "the river\n::warning::rose",
    "the river\r\n  ::notice::rose",
    "##[error]the build broke",
    "the river ##[group]rose",
    "##vso[task.setvariable variable=token]stolen",
    "##teamcity[testFailed name='all']",
    "section_start:1560896352:mine\r\u{1b}[0Krose",
    "\u{1b}[2J\u{1b}[31mred",
    "\u{1b}]0;the title\u{7}rose",
    "\u{1b}]8;;https://evil.example\u{1b}\\click\u{1b}]8;;\u{1b}\\",
    "\u{9b}31mred \u{90}q\u{9c}",
    "one\u{8}\u{8}\u{8}two\u{7f}",
    "]]>",
    "]]><failure message=\"no\"/>",
    "</testcase><testcase name=\"mine\"/>",
    "&lt;b&gt; & &amp; &#x0; &unknown;",
    "<!--",
    "<?xml version=\"1.1\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
    "</script><script>alert(1)</script>",
    "<img src=q onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' autofocus onfocus='alert(1)",
    "`` ` ``` a code span ends ` here",
    "| a cell | ends |\n| --- | --- |",
    "[click](javascript:alert(1)) ![shot](https://evil.example/pixel.png)",
    "@everyone see #1 and https://evil.example",
    "\n\n# A heading\n\n- [x] an item\n\n<details>",
    "\n  ...\nok 1 - all is well\n",
    "Bail out! # SKIP nothing to see",
    "message: \"closed\"\n- !!python/object/apply:os.system [ls]",
    "*alias &anchor {flow: [map]} %tag",
    "\u{202e}the other way round\u{202c} \u{2066}isolated\u{2069}\u{200f}",
    "zero\u{200b}width\u{feff} tags\u{e0041}\u{e007f} line\u{2028}separator\u{2029}",
    "nought\0nought\u{1}\u{1f}\u{85}",
];

/// A run with `text` in every place that a report shows.
fn everywhere(text: &str) -> Run {
    let article = source(text, &format!("Before.\n{text} behind\n"));
    let line = text.replace(['\n', '\r', '"'], " ");
    let claims = claims(text, &format!("\"{line}\": says \"{line}\" because \"{line}\"\neach: {line}\n"));
    let here = |said: &str| {
        let span = Span::new(8, 8 + text.len());
        factlint::diagnostic::Label::new(&article, span, said)
    };
    let told = Diagnostic::error("contradicted", text)
        .label(label(&claims.source, "says", text))
        .label(here(text))
        .note(text)
        .help(text);
    let evidence = vec![Evidence { article: 0, span: Span::new(8, 8 + text.len()) }];
    let cases = vec![
        Case { reason: Some(text.to_owned()), diagnostic: Some(told), ..case(0, Verdict::Contradicted) },
        Case { evidence, article: Some(0), ..case(1, Verdict::Supported) },
    ];
    let mut run = run(vec![Suite { claims, articles: vec![(Some(text.to_owned()), 0)], cases }], &[]);
    let checked = factlint::check_with(article.clone(), None, &factlint::rules::Selection::These(Vec::new()));
    run.articles.push(checked.into());
    let found = Diagnostic::error("repeated-word", text).label(here(text)).note(text).help(text);
    run.findings.push(found.fix(Span::new(8, 9), text));
    run.errors.push(Diagnostic::error("unreadable", text).note(text).help(text));
    run
}

fn rendered(run: &Run) -> Vec<(&'static str, String)> {
    let options = &mut Options::plain();
    options.terminal.github_actions = true;
    let mut shown: Vec<_> = FORMATS.iter().map(|format| (format.name, (format.render)(run, options))).collect();
    shown.push(("markdown", github_summary(run, options)));
    shown
}

#[test]
fn nothing_gets_out_of_its_place() {
    let innocent: Vec<_> = rendered(&everywhere(INNOCENT));
    for text in HOSTILE {
        for ((name, shown), (_, innocent)) in rendered(&everywhere(text)).into_iter().zip(&innocent) {
            let bad =
                |c: char| c.is_control() && c != '\n' || "\u{202e}\u{2066}\u{200f}\u{200b}\u{feff}\u{2028}".contains(c);
            assert!(!shown.contains(bad), "{name} of {text:?}: {shown}");
            assert!(!shown.contains("##[") && !shown.contains("##vso") && !shown.contains("##team"), "{name}: {shown}");
            if name != "github" {
                assert!(!shown.lines().any(|line| line.trim_start().starts_with("::")), "{name}: {shown}");
            }
            assert_eq!(skeleton(name, &shown), skeleton(name, innocent), "{name} of {text:?}: {shown}");
        }
    }
}

#[test]
fn a_redacted_run_holds_no_word_of_its_articles() {
    let run = everywhere("Secretariat galloped");
    let quiet = [
        "compact", "github", "gitlab", "html", "json", "jsonl", "junit", "markdown", "rdjson", "sarif", "tap",
        "terminal",
    ];
    assert_eq!(FORMATS.iter().map(|format| format.name).collect::<Vec<_>>(), quiet);
    // Labels, reasons and names of files are no words of an article; only these hold them here.
    let named = |shown: &str| shown.matches("Secretariat").count();
    let bare = redacted(&run);
    assert!(!bare.articles[0].analysis.article.source.text().contains("Secretariat"));
    for ((name, redacted), (_, whole)) in rendered(&bare).into_iter().zip(rendered(&run)) {
        assert!(named(&redacted) < named(&whole), "{name}: {redacted}");
        assert!(!redacted.contains("Secretariat galloped behind"), "{name}: {redacted}");
    }
}

/// What is left of a report without the words in it: the same for the same run, whatever its words are.
fn skeleton(format: &str, shown: &str) -> Vec<String> {
    match format {
        "json" | "gitlab" | "rdjson" | "sarif" => vec![shape(&serde_json::from_str(shown).expect("it is JSON"))],
        "jsonl" => shown.lines().map(|line| shape(&serde_json::from_str(line).expect("it is JSON"))).collect(),
        "junit" => elements(shown),
        "html" => cards(shown),
        "markdown" => shown.lines().map(without_code).collect(),
        "tap" => shown.lines().map(tap).collect(),
        "github" => shown.lines().map(|line| line.split([' ', '=']).take(2).collect()).collect(),
        // Lines are wrapped and excerpts drawn there: only that they end where they do can be told from outside.
        "terminal" => Vec::new(),
        _ => shown.lines().map(|_| String::new()).collect(),
    }
}

/// Keys and nesting; of rules and levels, which are no foreign words, the text too.
fn shape(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(shape).collect::<Vec<_>>().join(",")),
        Value::Object(keys) => {
            let pairs = keys.iter().map(|(key, value)| match (key.as_str(), value) {
                ("rule" | "level" | "verdict" | "severity" | "kind", Value::String(text)) => format!("{key}={text}"),
                // The rules' pages are the same in any run; whether there is a label is not.
                _ => format!("{key}:{}", shape(value)),
            });
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(","))
        }
        Value::String(text) => {
            assert!(!text.contains('\u{0}') || text.contains("nought"), "{text:?}");
            "s".to_owned()
        }
        Value::Number(_) => "n".to_owned(),
        Value::Bool(_) => "b".to_owned(),
        Value::Null => "-".to_owned(),
    }
}

/// The tags of a document with the names of their attributes; fails where it is no XML.
fn elements(xml: &str) -> Vec<String> {
    let (mut open, mut tags) = (Vec::new(), Vec::new());
    let mut rest = xml.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").expect("a declaration");
    while let Some((text, behind)) = rest.split_once('<') {
        characters(text);
        let (tag, behind) = behind.split_once('>').expect("a tag ends");
        rest = behind;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "{xml}");
            continue;
        }
        let (inner, closed) = tag.strip_suffix('/').map_or((tag, false), |inner| (inner, true));
        let mut parts = inner.split('"');
        let mut names = parts.next().expect("a name").to_owned();
        while let (Some(value), Some(next)) = (parts.next(), parts.next()) {
            characters(value);
            names.push_str(next);
        }
        let name = names.split(' ').next().expect("a name").to_owned();
        assert!(names.chars().all(|c| c.is_ascii_lowercase() || " =-".contains(c)), "{tag}");
        tags.push(names);
        if !closed {
            open.push(name);
        }
    }
    characters(rest);
    assert!(open.is_empty(), "{open:?}");
    tags
}

/// Every tag that the page has of its own, with the names of its attributes.
const TAGS: &[&str] = &[
    "a class= href=",
    "a class= id= href= data-cards= title=",
    "a class= id= href= data-cards= title= tabindex=",
    "a href=",
    "article id= tabindex= aria-labelledby=",
    "article id= tabindex= class= aria-labelledby=",
    "aside class= id= tabindex= aria-label=",
    "bdi",
    "code",
    "details",
    "details open",
    "div class=",
    "fieldset class=",
    "footer",
    "h1",
    "h2",
    "h2 class= id=",
    "h3 class=",
    "header class=",
    "input type= value= checked",
    "label class= title=",
    "legend",
    "li",
    "li class= id= tabindex=",
    "li dir=",
    "main",
    "meter min= max= value= aria-label=",
    "nav aria-label=",
    "p class=",
    "p class= dir=",
    "p class= dir= data-line=",
    "p class= dir= data-line= role= aria-level=",
    "p class= role= aria-live=",
    "span class=",
    "summary",
    "ul",
    "ul class=",
];

/// The claims, findings and errors of a page; fails where it has a tag or an attribute of somebody else's. Its articles have as many marks and lines as
/// they have facts and lines.
fn cards(page: &str) -> Vec<String> {
    let (_, body) = page.split_once("<body>").expect("a body");
    let (mut rest, _) = body.split_once("<script>").expect("a script");
    let mut cards = Vec::new();
    while let Some((text, behind)) = rest.split_once('<') {
        characters(text);
        let (tag, behind) = behind.split_once('>').expect("a tag ends");
        rest = behind;
        let mut names = String::new();
        for (at, part) in tag.split('"').enumerate() {
            if at % 2 == 0 {
                names.push_str(part);
            } else {
                characters(part);
            }
        }
        assert!(names.starts_with('/') || TAGS.contains(&names.as_str()), "{names:?}");
        let id = tag.split_once(" id=\"").and_then(|(_, id)| id.split_once('"')).map(|(id, _)| id);
        cards.extend(id.filter(|id| id.starts_with(['c', 'e', 'f'])).map(str::to_owned));
    }
    cards
}

fn characters(text: &str) {
    assert!(!text.contains("]]>"), "{text}");
    for (at, _) in text.match_indices('&') {
        let entities = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#35;", "&#58;"];
        assert!(entities.iter().any(|entity| text[at..].starts_with(entity)), "{text}");
    }
}

/// A line of Markdown without its spans of code, as `CommonMark` finds them.
fn without_code(line: &str) -> String {
    let (mut left, mut rest) = (String::new(), line);
    while let Some(at) = rest.find('`') {
        left.push_str(&rest[..at]);
        let fence = rest[at..].len() - rest[at..].trim_start_matches('`').len();
        let behind = &rest[at + fence..];
        let mut from = 0;
        rest = loop {
            let close = from + behind[from..].find('`').unwrap_or_else(|| panic!("an open span: {line}"));
            let length = behind[close..].len() - behind[close..].trim_start_matches('`').len();
            if length == fence {
                let bars = behind[..close].replace("\\|", "").contains('|');
                assert!(!bars || !line.starts_with('|'), "a bar in a cell: {line}");
                break &behind[close + length..];
            }
            from = close + length;
        };
        left.push('_');
    }
    left + rest
}

/// A line of TAP without its words.
fn tap(line: &str) -> String {
    if let Some((result, told)) = line.split_once(" - ").filter(|(result, _)| !result.starts_with(' ')) {
        assert!(!told.replace("\\\\", "").replace("\\#", "").contains('#'), "a directive: {line}");
        return result.to_owned();
    }
    let item = line.strip_prefix("    - ").map(|item| ("    - ", item));
    let (key, value) = item.or_else(|| line.split_once(": ")).unwrap_or((line, "\"\""));
    assert!(serde_json::from_str::<String>(value).is_ok(), "no scalar: {line}");
    key.to_owned()
}

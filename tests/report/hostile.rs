use super::runs::{WIDE, case, claims, find, label, run, source};
use factlint::{
    diagnostic::{Diagnostic, Label, Severity, word_diff},
    report::{
        Suite,
        terminal::{Options, render, render_diagnostics},
    },
    source::Span,
    verdict::{Case, Evidence, Verdict},
};
use proptest::prelude::*;
use std::time::Instant;
use unicode_width::UnicodeWidthChar;

const TRICKS: &str =
    "Ferry \u{1b}[2J\u{1b}]0;owned\u{7} sank\0 on \u{202e}yadnoM\u{202c}, \u{9b}31m ##[error]said\u{200b} nobody.";

#[test]
fn control_characters_become_pictures() {
    let article = source("a\u{1b}[1m.txt", TRICKS);
    let diagnostic = Diagnostic::error("trick", "it says \u{1b}[31msank")
        .label(label(&article, "sank\0 on", "\u{7}here"))
        .note("\r\n::warning::x")
        .help("\u{202e}turn back");
    insta::assert_snapshot!(render_diagnostics(&[diagnostic], &WIDE), @r"
    error[trick]: it says ␛[31msank
       ╭─[a␛[1m.txt:1:22]
     1 │ Ferry ␛[2J␛]0;owned␇ sank␀ on ·yadnoM·, ·31m ##[error]said· nobody.
       ·                      ────┬───
       ·                          ╰── ␇here
       ╰────
       ::warning::x
       help: ·turn back
    ");
}

#[test]
fn github_gets_no_commands() {
    let article = source("::set-output name=a.txt", "##[endgroup] ::error:: stop\n");
    let claims = claims("::stop-commands::x", "::add-mask::x == 1\n");
    let cases = vec![Case {
        evidence: vec![Evidence { article: 0, span: find(&article, "##[endgroup]") }],
        ..case(0, Verdict::Supported)
    }];
    let mut run = run(vec![Suite { claims, articles: vec![(None, 0)], cases }], std::slice::from_ref(&article));
    let words = "a wall of words that is long enough to be wrapped right before what the runner would obey";
    run.errors.push(
        Diagnostic::error("trick", "x")
            .label(label(&article, "::error::", "##[group]"))
            .note("::debug::now")
            .note(format!("{words} ::error::wrapped")),
    );
    let options = Options { github_actions: true, ..WIDE };
    for color in [false, true] {
        let shown = render(&run, &Options { color, ..options.clone() });
        assert!(!shown.contains("##["), "{shown}");
        assert!(!shown.lines().any(|line| line.trim_start().starts_with("::")), "{shown}");
    }
    insta::assert_snapshot!(render(&run, &options), @r"
    :·stop-commands::x
      ✓ ::add-mask::x == 1  ::set-output name=a:1 “#·[endgroup]”

    error[trick]: x
       ╭─[::set-output name=a.txt:1:14]
     1 │ #·[endgroup] ::error:: stop
       ·              ────┬────
       ·                  ╰── #·[group]
       ╰────
       :·debug::now
       a wall of words that is long enough to be wrapped right before what the runner would obey
       :·error::wrapped

    claims: 1 passed; 1 article; 1 error
    ");
}

#[test]
fn the_end_of_a_long_text_costs_no_more_than_its_beginning() {
    let mut text = String::new();
    while text.len() < 10_000_000 {
        text.push_str("The conversation lasted one hour and 25 minutes, the aide told reporters on Wednesday.\n");
    }
    let article = source("long.txt", &text);
    let at = text.len() - 40;
    let diagnostic = Diagnostic::error("late", "late").label(Label::new(&article, Span::new(at, at + 8), "here"));
    let diagnostics = [diagnostic];
    let fastest = (0..20)
        .map(|_| {
            let start = Instant::now();
            let shown = render_diagnostics(&diagnostics, &WIDE);
            assert!(shown.contains("long.txt:"), "{shown}");
            start.elapsed()
        })
        .min();
    // A scan of the text takes this build tens of milliseconds.
    assert!(fastest.is_some_and(|time| time.as_millis() < 3), "{fastest:?}");
}

#[test]
fn a_word_diff_keeps_the_words_of_both() {
    assert_eq!(word_diff("lasted 58 minutes", "lasted 85 minutes"), "lasted [-58-]{+85+} minutes");
    assert_eq!(word_diff("one whole hour ago", "two short days ago"), "[-one whole hour-]{+two short days+} ago");
    assert_eq!(word_diff("", "new"), "{+new+}");
    assert_eq!(word_diff("same", "same"), "same");
}

/// What foreign text may hold: the wide, the narrow, the invisible, the long.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z]{1,9} ",
        1 => "[a-z]{1,90}",
        1 => "[\u{4e00}-\u{4e20}]{1,60}",
        1 => "[a\u{300}\u{301}\u{5d0}-\u{5ea}\u{200d}\u{fe0f}👩👍🏽]{1,30}",
        1 => "\\PC{1,10}",
        1 => any::<String>(),
        1 => Just("\r\n".to_owned()),
        1 => Just("\n".to_owned()),
        1 => Just("\t".to_owned()),
        1 => Just("##[x ::y".to_owned()),
        1 => Just("\u{feff}".to_owned()),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn boundary(text: &str, at: prop::sample::Index) -> usize {
    text.floor_char_boundary(at.index(text.len() + 1))
}

proptest! {
    #[test]
    fn nothing_breaks_the_frame(
        texts in proptest::collection::vec(text(), 1..3),
        spans in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<bool>(), text()), 0..6),
        message in text(),
        width in 20_usize..140,
        unicode in any::<bool>(),
        github_actions in any::<bool>(),
    ) {
        let sources: Vec<_> = texts.iter().map(|text| source(text, text)).collect();
        let mut diagnostic = Diagnostic::error("code", message.clone()).note(message.clone()).help(message.clone());
        let mut evidence = Vec::new();
        for (from, to, other, text) in spans {
            let article = usize::from(other).min(sources.len() - 1);
            let source = &sources[article];
            let (from, to) = (boundary(source.text(), from), boundary(source.text(), to));
            let span = Span::new(from.min(to), from.max(to));
            diagnostic.labels.push(Label::new(source, span, text.chars().take(60).collect::<String>()));
            evidence.push(Evidence { article, span });
        }
        let claims = claims(&message, &format!("x{} == 1", message.replace('\n', " ")));
        let mut cases = vec![case(0, Verdict::Supported), case(0, Verdict::Contradicted)];
        cases[0].evidence = evidence;
        cases[1].diagnostic = Some(diagnostic.clone());
        cases[1].reason = Some(message);
        let mut run = run(vec![Suite { claims, articles: vec![(None, 0), (None, sources.len() - 1)], cases }], &sources);
        run.findings.push(diagnostic.severity(Severity::Warning));
        let options = Options { width, unicode, github_actions, ..WIDE };
        let shown = render(&run, &options);
        for line in shown.lines() {
            let columns: usize = line.chars().filter_map(UnicodeWidthChar::width).sum();
            prop_assert!(columns <= width.max(40), "{columns} columns in {line:?}\n{shown}");
            prop_assert!(!line.contains(char::is_control), "{line:?}");
            prop_assert!(!github_actions || !line.contains("##[") && !line.trim_start().starts_with("::"), "{line:?}");
        }
        let colored = render(&run, &Options { color: true, ..options });
        prop_assert!(colored.len() > shown.len());
    }

    #[test]
    fn the_line_stands_under_the_words(
        text in "([a-z]{1,12}|[\u{4e00}-\u{4e20}]{1,9}|(e\u{301}){1,5}| {1,3}|, |\n){1,60}",
        from: prop::sample::Index,
        to: prop::sample::Index,
        said in "[a-z ]{0,50}",
        width in 40_usize..120,
    ) {
        let article = source("a.txt", &text);
        let (from, to) = (boundary(&text, from), boundary(&text, to));
        let span = Span::new(from.min(to), from.max(to));
        let words = article.slice(span).lines().next().unwrap_or_default();
        if words.is_empty() || words.starts_with('\u{301}') {
            return Ok(());
        }
        let diagnostic = Diagnostic::error("x", "x").label(Label::new(&article, span, said));
        let shown = render_diagnostics(&[diagnostic], &Options { width, ..WIDE });
        let mut lines = shown.lines().skip_while(|line| !line.contains(" │"));
        let (text, under) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
        let left = under.chars().take_while(|c| !"─┬▲".contains(*c)).count();
        let length = under.chars().count() - left;
        let mut column = 0;
        let mut marked = String::new();
        for c in text.chars() {
            if (left..left + length).contains(&column) {
                marked.push(c);
            }
            column += c.width().unwrap_or_default();
        }
        // Whether a combining character belongs to the words or to what is before them is the terminal's business.
        let bare = |text: &str| text.replace('\u{301}', "").trim_end().to_owned();
        let (marked, whole) = (bare(&marked), bare(words));
        let cut = marked.strip_suffix('…').is_some_and(|marked| whole.starts_with(marked.trim_end()));
        prop_assert!(marked == whole || cut, "{marked:?} for {whole:?}\n{shown}");
    }
}

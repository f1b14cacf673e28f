use super::runs::{WIDE, case, claims, find, label, leaders_call, run, source};
use factlint::{
    diagnostic::{Diagnostic, Label, Severity, word_diff},
    report::{
        Run, Suite,
        terminal::{self, Options, Verbosity, render, render_diagnostics},
    },
    source::Span,
    verdict::Verdict,
};
use insta::assert_snapshot;
use std::time::Duration;

fn seen(colored: &str) -> String {
    colored.replace('\u{1b}', "␛")
}

fn show(diagnostic: Diagnostic, width: usize) -> String {
    render_diagnostics(&[diagnostic], &Options { width, ..WIDE })
}

#[test]
fn a_place_is_a_link_where_the_terminal_follows_them() {
    let article = source("news/a b.txt", "The river rose.\n");
    let diagnostic = Diagnostic::error("trick", "x").label(label(&article, "river", "here"));
    let links = Some("/home/of mine".into());
    let shown = render_diagnostics(std::slice::from_ref(&diagnostic), &Options { links, color: true, ..WIDE });
    let address = "\u{1b}]8;;file:///home/of%20mine/news/a%20b.txt\u{1b}\\news/a b.txt:1:5\u{1b}]8;;\u{1b}\\";
    assert!(shown.contains(address), "{shown:?}");
    assert!(!render_diagnostics(&[diagnostic], &WIDE).contains('\u{1b}'));
}

#[test]
fn a_hundred_columns() {
    assert_snapshot!(render(&leaders_call(), &WIDE));
}

#[test]
fn sixty_columns() {
    assert_snapshot!(render(&leaders_call(), &Options { width: 60, ..WIDE }));
}

#[test]
fn forty_columns_and_never_fewer() {
    let forty = render(&leaders_call(), &Options { width: 40, ..WIDE });
    assert_eq!(forty, render(&leaders_call(), &Options { width: 3, ..WIDE }));
    assert_snapshot!(forty);
}

#[test]
fn ascii() {
    assert_snapshot!(render(&leaders_call(), &Options { unicode: false, ..WIDE }));
}

#[test]
fn color() {
    let mut run = leaders_call();
    let note = word_diff("friendly and loving atmosphere", "friendly and trusting atmosphere");
    run.findings[0].notes.push(note);
    assert_snapshot!(seen(&render(&run, &Options { color: true, ..WIDE })));
}

#[test]
fn quiet_leaves_out_what_passed() {
    assert_snapshot!(render(&leaders_call(), &Options { verbosity: Verbosity::Quiet, ..WIDE }));
    let claims = claims("a.claims", "x == 1\n");
    let fine = run(vec![Suite { claims, articles: vec![], cases: vec![case(0, Verdict::Supported)] }], &[]);
    let shown = render(&fine, &Options { verbosity: Verbosity::Quiet, ..WIDE });
    assert_eq!(shown, "claims: 1 passed; 0 articles\n");
}

#[test]
fn verbose_shows_all_evidence() {
    assert_snapshot!(render(&leaders_call(), &Options { verbosity: Verbosity::Verbose, ..WIDE }));
}

#[test]
fn statements_lose_comments_labels_and_white_space_but_no_text() {
    let claims = claims(
        "a.claims",
        "\"of ports\": call.topics   contains [trade,\t\"# 1\"  ]  because \"so\"\n\
         title matches /#[0-9]+ \"x\"/i\n\
         each: a == b\n",
    );
    let cases = (0..3).map(|statement| case(statement, Verdict::Supported)).collect();
    let run = run(vec![Suite { claims, articles: vec![], cases }], &[]);
    assert_snapshot!(render(&run, &WIDE));
}

#[test]
fn labels_share_a_frame_where_they_can() {
    let text = "call(Xi, Putin).duration == 58min\ncall(Xi, Trump).date == 2026\n\n\nparade.date == 2025\n";
    let claims = source("a.claims", text);
    let diagnostic = Diagnostic::error("several", "several places")
        .label(label(&claims, "2026", "a year"))
        .label(label(&claims, "58min", "a duration"))
        .label(label(&claims, "Xi, Putin", "two people"))
        .label(label(&claims, "parade", "far away"));
    assert_snapshot!(show(diagnostic, 100));
}

#[test]
fn labels_far_apart_on_a_long_line() {
    let middle = "and the ministers of both countries went on to praise one another at length ".repeat(4);
    let article = source("a.txt", &format!("Xi spoke first, {middle}before Putin spoke last, which took an hour.\n"));
    let diagnostic = || {
        Diagnostic::error("order", "who spoke first")
            .label(label(&article, "Xi spoke first", "the first"))
            .label(label(&article, "Putin spoke last", "the last"))
    };
    assert_snapshot!(format!("{}\n{}", show(diagnostic(), 100), show(diagnostic(), 40)));
}

#[test]
fn overlapping_labels_are_one() {
    let article = source("a.txt", "The call lasted one hour and 25 minutes, an aide said.\n");
    let diagnostic = Diagnostic::error("overlap", "labels that overlap")
        .label(label(&article, "lasted one hour and 25 minutes", "the sentence"))
        .label(label(&article, "25 minutes", "the value"))
        .label(label(&article, "lasted", "the sentence"));
    assert_snapshot!(show(diagnostic, 100));
}

#[test]
fn spans_over_several_lines_without_width_and_at_the_end() {
    let article = source("a.txt", "\u{feff}A quotation \"opens here\r\nand closes\" there.\r\nThe end");
    let end = article.text().len();
    let labelled = |span, text| show(Diagnostic::error("odd", "odd").label(Label::new(&article, span, text)), 100);
    assert_snapshot!(
        [
            labelled(find(&article, "\"opens here\r\nand closes\""), "two lines"),
            labelled(Span::new(15, 15), "no width"),
            labelled(Span::new(end, end), "the end"),
            labelled(find(&article, "\r\nand"), "from the end of the line"),
            labelled(Span::new(0, 4), "a byte order mark has no column"),
        ]
        .join("\n")
    );
}

#[test]
fn every_script_keeps_its_columns() {
    let texts = [
        (
            "習近平主席は水曜日、プーチン大統領と1時間25分間の電話会談を行い、両国関係について意見を交わしたと国営メディアが伝えた。両首脳は協力を確認した。",
            "1時間25分間",
        ),
        ("Le pre\u{301}sident a parle\u{301} une heure", "parle\u{301}"),
        ("\tcall.duration\t== 58min", "58min"),
        ("השיחה נמשכה שעה ועשרים וחמש דקות", "שעה"),
        (
            "https://example.org/a/very/long/address/without/any/blank/in/it/that/goes/on/and/on/and/on/until/here#fragment",
            "fragment",
        ),
    ];
    let shown = texts.map(|(text, words)| {
        let article = source("a.txt", text);
        show(Diagnostic::error("script", "a script").label(label(&article, words, "here")), 60)
    });
    assert_snapshot!(shown.join("\n"));
}

#[test]
fn a_span_longer_than_the_line() {
    let article = source("a.txt", &format!("He said {}and left.\n", "that it went on and on ".repeat(12)));
    let end = article.text().len() - 1;
    let label =
        Label::new(&article, Span::new(8, end), "a sentence that nobody reads to its end, which is the trouble");
    let diagnostic = Diagnostic::error("long", "a long sentence").label(label);
    assert_snapshot!(format!("{}\n{}", show(diagnostic.clone(), 100), show(diagnostic, 40)));
}

#[test]
fn a_message_is_not_repeated_by_its_label() {
    let claims = source("a.claims", "call.duration == 85mn\n");
    let diagnostic = Diagnostic::error("syntax", "unknown unit `mn`")
        .label(label(&claims, "mn", "unknown unit `mn`"))
        .help("did you mean `85min`?");
    assert_snapshot!(show(diagnostic, 100));
}

#[test]
fn no_place_no_frame() {
    let diagnostic = Diagnostic::error("unreadable", "cannot read `seeds/missing.txt`: no such file or directory")
        .note("it is named by claims/a.claims")
        .help("a glob such as `../seeds/*.txt` takes whatever is there");
    assert_snapshot!(show(diagnostic, 60));
}

#[test]
fn errors_come_first_where_nothing_else_could_run() {
    let text = "call.duration == 85min\n";
    let unread = Diagnostic::error("unreadable", "cannot read `a.txt`");
    let mut unchecked = case(0, Verdict::Unchecked);
    unchecked.diagnostic = Some(unread.clone());
    let suite = |cases| Suite { claims: claims("a.claims", text), articles: vec![], cases };
    let mut none = run(vec![suite(vec![unchecked.clone()])], &[]);
    none.errors.push(unread.clone());
    let mut failed = case(0, Verdict::Ambiguous);
    failed.diagnostic = Some(Diagnostic::error("ambiguous", "two calls"));
    let mut some = run(vec![suite(vec![unchecked, failed])], &[]);
    some.errors.push(unread);
    assert_snapshot!(format!("{}\n{}", render(&none, &WIDE), render(&some, &WIDE)));
}

#[test]
fn sums() {
    let text = || source("a.txt", "Text.\n");
    let sum = |run: &Run, elapsed| {
        let shown = render(run, &Options { elapsed, ..WIDE });
        shown.lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(sum(&Run::default(), None), "nothing was checked");
    let mut run = run(vec![], &[text()]);
    assert_eq!(sum(&run, None), "1 article, no findings");
    run.findings.push(Diagnostic::error("a", "a").severity(Severity::Warning));
    assert_eq!(sum(&run, Some(Duration::from_micros(12_345))), "1 article, 1 finding in 12 ms");
    run.findings.push(Diagnostic::error("b", "b"));
    run.errors.push(Diagnostic::error("c", "c"));
    assert_eq!(sum(&run, Some(Duration::from_millis(2345))), "1 article, 2 findings; 1 error in 2.3 s");
    let verdicts = [Verdict::Supported, Verdict::Unused, Verdict::Contradicted, Verdict::Ambiguous, Verdict::Unchecked];
    let cases = verdicts.into_iter().map(|verdict| case(0, verdict)).collect();
    run.suites.push(Suite { claims: claims("a.claims", "x == 1\n"), articles: vec![], cases });
    let expected = "claims: 2 passed, 1 failed, 1 ambiguous, 1 not checked; 2 findings; 1 article; 1 error";
    assert_eq!(sum(&run, None), expected);
}

#[test]
fn a_file_without_claims_says_so() {
    let idle = || Suite { claims: claims("a.claims", "# nothing yet\n"), articles: vec![], cases: vec![] };
    let mut run = run(vec![idle()], &[]);
    assert!(render(&run, &WIDE).starts_with("a.claims\n  no claims\n"));
    run.errors.push(Diagnostic::error("syntax", "bad").label(label(&idle().claims.source, "nothing", "")));
    assert!(!render(&run, &WIDE).contains("no claims\n"));
}

#[test]
fn changes_are_colored_or_marked() {
    let (old, new) = ("lasted 58 minutes", "lasted 85 minutes");
    assert_eq!(terminal::word_diff(old, new, &WIDE), "lasted [-58-]{+85+} minutes");
    let colored = terminal::word_diff(old, new, &Options { color: true, ..WIDE });
    assert_eq!(seen(&colored), "lasted ␛[1;31m58␛[0m␛[32m85␛[0m minutes");
}

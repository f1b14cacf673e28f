//! Runs built by hand from a few lines of text.

use factlint::{
    claims::{Claims, Scope, Spanned, Statement, StatementKind},
    diagnostic::{Diagnostic, Label, Severity},
    report::{
        Run, Suite,
        terminal::{Options, Verbosity},
    },
    source::{Source, Span},
    verdict::{Case, Evidence, Verdict},
};
use std::sync::Arc;

pub(crate) const WIDE: Options = Options {
    width: 100,
    color: false,
    unicode: true,
    verbosity: Verbosity::Normal,
    github_actions: false,
    elapsed: None,
    links: None,
};

pub(crate) fn source(name: &str, text: &str) -> Arc<Source> {
    Source::new(name, text).expect("short")
}

/// The span of the first `words` in the text.
pub(crate) fn find(source: &Source, words: &str) -> Span {
    let at = source.text().find(words).unwrap_or_else(|| panic!("no {words:?} in {}", source.name()));
    Span::new(at, at + words.len())
}

pub(crate) fn label(source: &Arc<Source>, words: &str, text: &str) -> Label {
    Label::new(source, find(source, words), text)
}

/// A claims file whose statements are its lines that are not empty; `"LABEL": `, `each: ` and ` because "TEXT"` are recognised, nothing else.
pub(crate) fn claims(name: &str, text: &str) -> Claims {
    let source = source(name, text);
    let lines = (0..text.lines().count()).map(|line| source.line_span(line)).filter(|span| !span.is_empty());
    let statements = lines.map(|span| statement(&source, span)).collect();
    Claims { source, statements, words: Arc::default() }
}

fn statement(source: &Source, span: Span) -> Statement {
    let text = source.slice(span);
    let spanned = |from: usize, node: String, len| Spanned {
        span: Span::new(span.start as usize + from, span.start as usize + from + len),
        node,
    };
    let label = text.strip_prefix('"').and_then(|rest| rest.split_once("\": ")).map(|(label, _)| label);
    let because = text.split_once(" because ").map(|(before, because)| (before.len() + 9, because));
    let each = text.find("each: ").map(|at| Spanned { node: Scope::Each, span: spanned(at, String::new(), 4).span });
    Statement {
        span,
        label: label.map(|label| spanned(0, label.to_owned(), label.len() + 2)),
        scope: each,
        kind: StatementKind::Says(spanned(0, String::new(), 0)),
        because: because.map(|(at, because)| spanned(at, because.trim_matches('"').to_owned(), because.len())),
    }
}

pub(crate) fn case(statement: usize, verdict: Verdict) -> Case {
    Case { statement, article: None, verdict, evidence: Vec::new(), weak: false, reason: None, diagnostic: None }
}

pub(crate) fn evidence(source: &Source, article: usize, words: &str) -> Evidence {
    Evidence { article, span: find(source, words) }
}

pub(crate) fn seed(name: &str) -> Arc<Source> {
    let path = format!("{}/seeds/{name}", env!("CARGO_MANIFEST_DIR"));
    source(&format!("seeds/{name}"), &std::fs::read_to_string(path).expect("a seed"))
}

pub(crate) fn run(suites: Vec<Suite>, articles: &[Arc<Source>]) -> Run {
    let articles = articles.iter().map(|article| Arc::new(factlint::check(Arc::clone(article), None))).collect();
    Run { suites, articles, ..Run::default() }
}

/// One of everything: what the design's sample shows, and more.
pub(crate) fn leaders_call() -> Run {
    let trt = seed("000_a8f80380a43b3523.txt");
    let wire = seed("004_5df77d1365f32f2c.txt");
    let claims = claims(
        "claims/leaders-call.claims",
        "call(Xi, Putin).duration  == 85min\n\
         call(Xi, Putin).duration  ~= 90min\n\
         call(Xi, Putin).duration  == 58min because \"the morning edition had it so\"\n\
         trade(China, Russia).volume ~= $200bn\n\
         visit(Putin, China).date == 2026-06\n\
         each: call.medium == video\n\
         \"one truncated sentence\": expect truncated-sentence \"according to the Kremlin,\"\n\
         allow unclosed-quote because \"the agency drops its closing marks\"\n",
    );
    let hour = "one hour and 25 minutes";
    let half = evidence(&trt, 0, "early an hour and a half");
    let failed = Case {
        reason: Some("trt:18 says 85 min".to_owned()),
        diagnostic: Some(
            Diagnostic::error("contradicted", "contradicted: call(Xi, Putin).duration == 58min")
                .label(label(&claims.source, "58min", "claimed: 58 min"))
                .label(label(&trt, hour, "85 min, says Yuri Ushakov"))
                .note("also compatible with 85 min: line 11, “nearly an hour and a half” (81 to 90 min)")
                .help("`factlint accept` rewrites the claim to 85min"),
        ),
        ..case(2, Verdict::Contradicted)
    };
    let open = Case {
        reason: Some("trt:17 “first half of 2026” is wider".to_owned()),
        diagnostic: Some(
            Diagnostic::error("unverified", "visit(Putin, China).date == 2026-06")
                .label(label(&trt, "first half of 2026", "January to June 2026: June is possible, not stated"))
                .help("`visit(Putin, China).date in 2026-01..2026-06` is what the article supports"),
        ),
        ..case(4, Verdict::Unverified)
    };
    let mut cases = vec![
        Case { evidence: vec![evidence(&trt, 0, hour)], ..case(0, Verdict::Supported) },
        Case {
            evidence: vec![half, evidence(&trt, 0, hour), evidence(&wire, 1, "video call")],
            ..case(1, Verdict::Supported)
        },
        failed,
        Case { evidence: vec![evidence(&trt, 0, "$200 billion")], ..case(3, Verdict::Supported) },
        open,
    ];
    for article in [0, 1] {
        cases.push(Case {
            article: Some(article),
            evidence: vec![Evidence { article, span: Span::new(200, 216) }],
            ..case(5, Verdict::Supported)
        });
    }
    cases.extend([case(6, Verdict::Supported), case(7, Verdict::Unused)]);
    let articles = vec![(Some("trt".to_owned()), 0), (None, 1)];
    let mut run = run(vec![Suite { claims, articles, cases }], &[Arc::clone(&trt), wire]);
    run.findings.push(
        Diagnostic::error("truncated-sentence", "this sentence breaks off")
            .severity(Severity::Warning)
            .label(label(&trt, "according to state broadcaster CCTV", "nothing follows"))
            .help("restore its end, or say `expect truncated-sentence`"),
    );
    run
}

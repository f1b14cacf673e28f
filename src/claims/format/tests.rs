use super::super::{Claims, Filter, Name};
use super::*;
use proptest::prelude::*;

fn source(text: &str) -> Arc<Source> {
    Source::new("test.claims", text).expect("short")
}

fn formatted(text: &str) -> String {
    match format(&source(text)) {
        Ok(text) => text,
        Err(diagnostics) => panic!("{text}\n{diagnostics:#?}"),
    }
}

/// The tree without its places.
fn tree(text: &str) -> String {
    let (Claims { statements, .. }, diagnostics) = parse(&source(text));
    assert!(diagnostics.is_empty(), "{text}\n{diagnostics:#?}");
    let shown = format!("{statements:?}");
    let mut parts = shown.split("span: Span {");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |tree, part| tree + part.split_once('}').map_or("", |(_, rest)| rest))
}

#[test]
fn the_canonical_form() {
    insta::assert_snapshot!(formatted("\u{feff}
# top
article   \"a.txt\"   as trt # first\r
\tlet turnout=percent near \"turnout  of\"


call(Xi,Putin).duration==85min # a
call(Xi,  Putin).date == 2026-02-04    # bb

\"one\" :trt : call( Xi,Abu   Dhabi )[date==2026,by==Putin].topics contains [trade,Iran,]
x.y ~=5 km+-5%
x.y in 1 .. 3 because \"so\"
call(
  Xi, # host
  Putin) [
].x exists
".replace(" [\n]", "").as_str()), @r#"
# top
article "a.txt" as trt  # first
let turnout = percent near "turnout  of"

call(Xi, Putin).duration == 85min       # a
call(Xi, Putin).date     == 2026-02-04  # bb

"one": trt: call(Xi, Abu Dhabi)[date == 2026, by == Putin].topics contains [trade, Iran]
x.y ~= 5 km +- 5%
x.y in 1..3 because "so"
call(
    Xi,  # host
    Putin
).x exists
"#);
}

#[test]
fn broken_lists_keep_an_element_a_line() {
    insta::assert_snapshot!(formatted("x contains [ # what
 # own line
 a, b # of b
 , c,
 # last
]
x[date # when
 == 2026, by in [a,
 b]].y == 3 # end
y.zzzzzzzzzzzzzzzzzzzzzzzzzz == 3
"), @r#"
x contains [  # what
    # own line
    a,
    b,  # of b
    c,
    # last
]
x[
    # when
    date == 2026,
    by in [
        a,
        b
    ]
].y == 3  # end
y.zzzzzzzzzzzzzzzzzzzzzzzzzz == 3
"#);
}

#[test]
fn every_form_keeps_its_tree() {
    for text in
        [include_str!("../../../tests/claims/forms.claims"), include_str!("../../../tests/claims/leaders-call.claims")]
    {
        let once = formatted(text);
        assert_eq!(tree(text), tree(&once));
        assert_eq!(formatted(&once), once);
        assert_eq!(text.matches('#').count(), once.matches('#').count());
    }
}

fn blank() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", " ", "  ", "\t"])
}

/// What may stand between things in brackets.
fn space() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", " ", "\n", "\r\n  ", " # note, ]\n", "\n# a\n\n# b \"\n"])
}

fn scalar() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "85min",
        "1h 25min",
        "2026-02-04 14:30",
        "2026-H1",
        "$200bn",
        "200 billion USD",
        "12.5%",
        "4th",
        "2-1",
        "10 km",
        "-3",
        "3 million",
        "Putin",
        "\"a # [ \\\" b\"",
    ])
}

fn list(element: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    (prop::collection::vec((space(), element, space()), 1..4)).prop_map(|elements| {
        elements
            .iter()
            .map(|(before, element, after)| format!("{before}{element}{after}"))
            .collect::<Vec<_>>()
            .join(",")
    })
}

fn path() -> impl Strategy<Value = String> {
    let word = || prop::sample::select(vec!["call", "trade-volume", "größe", "let"]);
    let who = prop::sample::select(vec!["Xi", "Abu  Dhabi", "\"a, b\"", "St. Petersburg"]).prop_map(str::to_owned);
    let filter = (word(), space(), scalar()).prop_map(|(key, space, value)| format!("{key}{space} =={space}{value}"));
    let part = |open: &'static str, inside: BoxedStrategy<String>, close: &'static str| {
        prop::option::of(inside)
            .prop_map(move |inside| inside.map_or(String::new(), |inside| format!("{open}{inside}{close}")))
    };
    (
        word(),
        part("(", list(who).boxed(), ")"),
        part("[", list(filter).boxed(), "]"),
        part(".", Just("x".to_owned()).boxed(), ""),
    )
        .prop_map(|(subject, who, filters, attribute)| format!("{subject}{who}{filters}{attribute}"))
}

fn statement() -> impl Strategy<Value = String> {
    let test = prop_oneof![
        (blank(), scalar()).prop_map(|(blank, value)| format!("=={blank}{value}")),
        (blank(), scalar()).prop_map(|(blank, _)| format!("~={blank}5 km{blank}+-{blank}5%")),
        list(scalar().prop_map(str::to_owned)).prop_map(|list| format!("contains[{list}]")),
        Just("matches /a\\/# [/]/i".replace("[/]", "[b]")),
        Just(" in 1 ..  3".to_owned()),
        Just(" exists".to_owned()),
    ];
    let claim = (path(), test).prop_map(|(path, test)| format!("{path} {test}"));
    let statement = prop_oneof![
        claim,
        path().prop_map(|path| format!("agree {path}")),
        Just("expect truncated-sentence   \"x\"".to_owned()),
        Just("says\"It  lasted.\"".to_owned()),
    ];
    let label = prop::sample::select(vec!["", "\"l\":", "each :  ", "\"l\" : each:"]);
    (label, statement, blank(), prop::sample::select(vec!["", " because \"x\"", "# note", "  # note"]), 1..4_usize)
        .prop_map(|(label, statement, blank, end, lines)| {
            format!("{blank}{label}{statement}{end}{}", "\n".repeat(lines))
        })
}

proptest! {
    #[test]
    fn formatting_keeps_the_tree_and_comes_to_rest(text in prop::collection::vec(statement(), 0..5).prop_map(|all| all.concat())) {
        let once = formatted(&text);
        prop_assert_eq!(tree(&text), tree(&once), "{}", once);
        prop_assert_eq!(&formatted(&once), &once);
        prop_assert_eq!(text.matches('#').count(), once.matches('#').count());
    }

    #[test]
    fn no_text_panics_and_every_span_lies_in_it(text in prop_oneof![
        any::<String>(),
        "([a-z(),.\\[\\]\"#/= \n\r\t:0-9$€%–-]|call|contains|==|in |article|let |matches ){0,60}",
        (prop::collection::vec(statement(), 0..4), any::<prop::sample::Index>(), any::<char>()).prop_map(|(all, at, c)| {
            let mut text: Vec<char> = all.concat().chars().collect();
            text.insert(at.index(text.len() + 1), c);
            text.into_iter().collect()
        }),
    ]) {
        let source = source(&text);
        let (claims, diagnostics) = parse(&source);
        for span in spans(&claims).into_iter().chain(diagnostics.iter().flat_map(|d| &d.labels).map(|label| label.span)) {
            prop_assert!(text.get(span.range()).is_some(), "{span:?} {diagnostics:?}");
        }
        if diagnostics.is_empty() {
            let once = formatted(&text);
            prop_assert_eq!(&formatted(&once), &once);
        }
    }
}

fn spans(claims: &Claims) -> Vec<Span> {
    let of_path = |path: &Path| {
        let names = path.participants.iter().map(|name: &Name| name.span);
        let filters = path.filters.iter().map(|filter: &Filter| filter.span);
        names.chain(filters).chain([path.span, path.subject.span]).collect::<Vec<_>>()
    };
    let of_statement = |statement: &Statement| match &statement.kind {
        StatementKind::Claim { path, .. } | StatementKind::Exists(path) | StatementKind::Agree(path) => of_path(path),
        _ => vec![statement.span],
    };
    claims.statements.iter().flat_map(of_statement).collect()
}

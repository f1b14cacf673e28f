use super::*;
use std::fmt::Write as _;

/// `line:column+width message | label | help`, a line for each diagnostic.
fn told(text: &str) -> String {
    let source = Source::new("test.claims", text).expect("short");
    let mut out = String::new();
    for diagnostic in parse(&source).1 {
        let label = diagnostic.labels.first().expect("a place");
        let at = source.position(label.span.start);
        let width = source.slice(label.span).chars().count();
        writeln!(out, "{}:{}+{width} {}\n  {}", at.line, at.column, diagnostic.message, label.text).expect("memory");
        if let Some(help) = &diagnostic.help {
            writeln!(out, "  help: {help}").expect("memory");
        }
    }
    out
}

fn statements(text: &str) -> usize {
    assert_eq!(told(text), "", "{text}");
    parse(&Source::new("test.claims", text).expect("short")).0.statements.len()
}

#[test]
fn the_design_example_parses() {
    assert_eq!(statements(include_str!("../../../tests/claims/leaders-call.claims")), 13);
}

#[test]
fn every_form_parses() {
    let text = include_str!("../../../tests/claims/forms.claims");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', ' ', ']', ')'])).count();
    assert_eq!(statements(text), lines);
}

#[test]
fn operators() {
    insta::assert_snapshot!(told("call.duration = 85min
call.duration => 85min
call.duration is 85min
call.duration 85min
call.duration
call.topics contain [trade]
call(Xi, Putin) exist
call.topics == “trade”"), @r#"
1:15+1 expected an operator, found `=`
  such as `==`, `~=`, `<`, `in`, `contains`, `exists`
  help: did you mean `==`?
2:15+2 expected an operator, found `=>`
  such as `==`, `~=`, `<`, `in`, `contains`, `exists`
  help: did you mean `>=`?
3:15+2 expected an operator, found `is`
  such as `==`, `~=`, `<`, `in`, `contains`, `exists`
  help: did you mean `==`?
4:15+5 expected an operator, found `85min`
  such as `==`, `~=`, `<`, `in`, `contains`, `exists`
  help: put an operator before the value: `== 85min`
5:14+0 expected an operator, found the end of the line
  such as `==`, `~=`, `<`, `in`, `contains`, `exists`
6:13+7 expected an operator, found `contain`
  such as `==`, `~=`, `<`, `in`, `contains`, `exists`
  help: did you mean `contains`?
7:17+5 expected an operator, found `exist`
  such as `==`, `~=`, `<`, `in`, `contains`, `exists`
  help: did you mean `exists`?
8:16+1 expected a value, found `“`
  such as `85min`, `2026-02-04`, `$200bn`, `12.5%`, `20_000`, `"text"`, `Putin`
  help: text goes between straight double quotation marks: `"…"`
"#);
}

#[test]
fn values() {
    insta::assert_snapshot!(told("call.length == 85mn
call.length == 85 mintes
call.length == 85m
pact.expires == 2026-02-31
pact.expires == 2026-13
pact.expires in 2026-Q5..2027
call.start == 25:00
x.y == $
x.y ==
x.y == \"abc
x.y == \"a\\qc\"
x.y == Abu Dhabi
x.y matches /(/
x.y matches \"abc\"
x.y contains 5"), @r#"
1:18+2 expected a unit, found `mn`
  expected a unit such as `min`, `km`, `%`, `million` or `USD`
  help: did you mean `85min`?
2:19+6 expected a unit, found `mintes`
  expected a unit such as `min`, `km`, `%`, `million` or `USD`
  help: did you mean `85 minutes`?
3:16+3 `85m` may mean three things
  minutes, metres or millions?
  help: write `85min`, `85 metres` or `85 million`
4:17+10 there is no 2026-02-31
  no such date
  help: 2026-02 has 28 days
5:17+7 there is no month 13
  no such date
  help: months run from 01 to 12
6:17+7 a year has no quarter 5
  no such date
  help: the quarters are Q1 to Q4
7:15+5 there is no such time of day
  no such time
  help: hours run from 00 to 23, minutes from 00 to 59
8:8+1 expected a value, found `$`
  such as `85min`, `2026-02-04`, `$200bn`, `12.5%`, `20_000`, `"text"`, `Putin`
9:7+0 expected a value, found the end of the line
  such as `85min`, `2026-02-04`, `$200bn`, `12.5%`, `20_000`, `"text"`, `Putin`
10:8+4 the text has no closing quotation mark
  opened here
  help: end it with `"` on the same line; a line end inside a text is written `\n`
11:10+2 `\q` is no escape
  no such escape
  help: the escapes are `\"`, `\\` and `\n`; a backslash itself is written `\\`
12:12+5 expected the end of the statement, found `Dhabi`
  nothing but `because "…"` or a comment may follow
  help: put several words into quotation marks: `"Abu Dhabi"`
13:13+3 bad regular expression: unclosed group
  does not compile
  help: the syntax is that of the Rust crate `regex`: no look-around, no references back
14:13+5 `matches` takes a regular expression, found a text
  such as `/re/`, `/re/i`
  help: write `matches /abc/`, or `contains` to look for the words themselves
15:14+1 `contains` looks for words; 5 is a number
  not a text
  help: write `contains "5"`, or `== 5`
"#);
    assert!(told(&format!("x.y == {}", "9".repeat(400))).starts_with("1:8+400 the number is too large to compare"));
}

#[test]
fn statement_words() {
    insta::assert_snapshot!(told("artcle \"a.txt\" as a
article a.txt
article \"a.txt\" as let
article \"a.txt\" as wire
article \"b.txt\" as wire
wir: call exists
alow truncated-sentence
expect Truncated
let turnout = percnt near \"turnout\"
let t percent
\"label\" call exists
\"label\": let t = percent near \"t\"
call exists becuase \"x\"
agree
says it
qoute(Xi) exists
call.duraton == 5min
call (Xi) exists
call exists call exists"), @r#"
    1:8+7 expected an operator, found `"a.txt"`
      such as `==`, `~=`, `<`, `in`, `contains`, `exists`
      help: put an operator before the value: `== "a.txt"`
    2:9+5 expected a text, found `a.txt`
      such as `"…"`
      help: put it between quotation marks: `"a.txt"`
    3:20+3 `let` is a word of the language
      not as a name
      help: choose another name
    5:20+4 `wire` is already a name in this file
      named again
      help: choose another name
    6:1+3 no article is named `wir`
      unknown name
      help: did you mean `wire:`?
    7:1+4 no statement begins with `alow`
      unknown word
      help: did you mean `allow`?
    8:8+9 expected the name of a rule, found `Truncated`
      such as `truncated-sentence`
    9:15+6 there is no type `percnt`
      no such type
      help: did you mean `percent`?
    10:7+7 expected `=`, found `percent`
      such as `let turnout = percent near "turnout"`
    11:9+4 expected `:` behind the label, found `call`
      such as `"LABEL": call exists`
    12:1+8 this statement takes no label and no scope
      not here
      help: begin the line with `let`
    13:13+7 expected the end of the statement, found `becuase`
      nothing but `because "…"` or a comment may follow
      help: did you mean `because`?
    14:6+0 expected a path, found the end of the line
      such as `call(Xi, Putin).duration`
    15:6+2 expected a text, found `it`
      such as `"…"`
      help: put it between quotation marks: `"it"`
    16:1+5 `qoute` looks like a misspelt `quote`
      unknown subject
      help: did you mean `quote`?
    17:6+7 `duraton` looks like a misspelt `duration`
      unknown attribute
      help: did you mean `.duration`?
    18:6+1 expected an operator, found `(`
      such as `==`, `~=`, `<`, `in`, `contains`, `exists`
      help: names stand right behind the subject, without a blank: `call(Xi, Putin).duration`
    19:13+4 expected the end of the statement, found `call`
      nothing but `because "…"` or a comment may follow
      help: a statement is one line; a comment begins with `#`
    "#);
}

#[test]
fn types() {
    insta::assert_snapshot!(told("call.duration == 2026-02-04
call.duration == 85
vote.share == 12
trade.amount == 5
call.date == 5
x[date == 5 km].y == 3
troops.count in 20..10
x.y in 2026-03..2026-02
x.y in 5..10 km
x.y ~= 5 km +- 3 min
x.date ~= 2026-02-04 +- 3 km
x.y < Putin
x.y < \"soon\""), @r#"
1:18+10 `duration` is a duration; 2026-02-04 is a date
  not a duration
  help: write a duration such as `85min`, `1h25m`, `1h 25min`, `4 years`, or a text
2:18+2 `duration` is a duration; 85 is a number
  not a duration
  help: name the unit: `85 min`
3:15+2 `share` takes a percentage; 12 is a number
  not a percentage
  help: write `12%`
4:17+1 `amount` takes an amount of money; 5 is a number
  not an amount of money
  help: name the currency: `5 USD`
5:14+1 `date` is a date; 5 is a number
  not a date
  help: write a date such as `2026-02-04`, `2026-02`, `2026`, `2026-H1`, `2026-Q3`, `2026-W06`, `2026-02-04T14:30`, or a text
6:11+4 `date` is a date; 5 km is a quantity
  not a date
  help: write a date such as `2026-02-04`, `2026-02`, `2026`, `2026-H1`, `2026-Q3`, `2026-W06`, `2026-02-04T14:30`, or a text
7:17+6 the range ends before it begins
  from the larger to the smaller
  help: write `10..20`
8:8+16 the range ends before it begins
  from the larger to the smaller
  help: write `2026-02..2026-03`
9:8+8 a range runs between two values of one kind; 5 is a number, 10 km is a quantity
  these have no order
  help: write the unit at both ends: `5 km..10 km`
10:16+5 5 km is a quantity; it cannot be off by a duration
  a duration does not go with a quantity
  help: write the tolerance in the unit of the value, or as a share: `+- 5%`
11:25+4 2026-02-04 is a date; it cannot be off by a quantity
  a quantity does not go with a date
  help: write a duration: `+- 2 days`
12:7+5 `<` compares figures and dates; Putin is a name
  has no order
  help: use `==` or `contains`, or write a number, a date or a duration
13:7+6 `<` compares figures and dates; "soon" is a text
  has no order
  help: use `==` or `contains`, or write a number, a date or a duration
"#);
    assert_eq!(
        statements(
            "a.age == 42\na.date == 2026\na.date < \"late 2025\"\na.count ~= 5 +- 1\na.amount == €5\na.rank == 4\na.date ~= 2026 +- 1 year\nx.y in 2025..2026-03"
        ),
        8
    );
}

#[test]
fn habits_from_elsewhere() {
    insta::assert_snapshot!(told("troops.count == 20,000
call.date == 4/2/2026
call.date == 4.2.2026
call.date == 2026-2-4
call.duration == 85min +- 5min
call.duration ~= 85min ± 5min
call.duration ~= 85 min and call exists
x in (1, 2)
x in [[1, 2]]
x in [1; 2]
x in []
x.y in 1...2
1 < x
$5 == x.amount
x.y.z == 1
x. == 1
x[date] exists
x[date == call.date].y == 3
expect truncated_sentence
a: b: c exists"), @r#"
1:19+1 expected the end of the statement, found `,`
  nothing but `because "…"` or a comment may follow
  help: group digits with `_`, as in `20_000`
2:14+8 expected a value, found `4/2/2026`
  neither a number nor a date
  help: a date is written `2026-02-04`, `2026-02` or `2026-Q3`
3:14+8 expected a value, found `4.2.2026`
  neither a number nor a date
  help: a date is written `2026-02-04`, `2026-02` or `2026-Q3`
4:14+8 expected a value, found `2026-2-4`
  neither a number nor a date
  help: a date is written `2026-02-04`, `2026-02` or `2026-Q3`
5:24+1 expected the end of the statement, found `+`
  nothing but `because "…"` or a comment may follow
  help: a tolerance stands only behind `~=`, as in `~= 90min +- 5min`
6:24+1 expected the end of the statement, found `±`
  nothing but `because "…"` or a comment may follow
  help: a tolerance is written `+-`, as in `~= 90min +- 5min`
7:25+3 expected the end of the statement, found `and`
  nothing but `because "…"` or a comment may follow
  help: write a statement for each claim, on a line of its own
8:6+1 expected a range or a list, found `(`
  such as `1..3`, `[1, 3]`
9:7+1 expected a value, found `[`
  such as `85min`, `2026-02-04`, `$200bn`, `12.5%`, `20_000`, `"text"`, `Putin`
  help: a list holds no lists; write its elements between one pair of brackets: `[trade, Iran]`
10:8+1 expected a unit or the end of the value, found `;`
  such as `min`, `km`, `%`, a blank, `,`
11:7+1 expected a value, found `]`
  such as `85min`, `2026-02-04`, `$200bn`, `12.5%`, `20_000`, `"text"`, `Putin`
12:11+1 expected a value, found `.`
  such as `85min`, `2026-02-04`, `$200bn`, `12.5%`, `20_000`, `"text"`, `Putin`
13:1+1 expected a statement, found `1`
  such as `call(Xi, Putin).duration == 85min`, `article "*.txt"`
14:1+1 expected a statement, found `$`
  such as `call(Xi, Putin).duration == 85min`, `article "*.txt"`
15:4+1 expected an operator, found `.`
  such as `==`, `~=`, `<`, `in`, `contains`, `exists`
  help: a path has one attribute: `call(Xi).duration`
16:3+1 expected an attribute, found ` `
  such as `duration`, `date`, `count`
17:7+1 expected an operator, found `]`
  such as `==`, `~=`, `<`, `in`, `contains`, `exists`
18:11+9 a filter compares with values, not with other facts
  a path
  help: write the value itself: `[date == 2026-02-04]`
19:8+18 no rule is named `truncated_sentence`
  no name of a rule
  help: rules are named in small letters with hyphens: `truncated-sentence`
20:5+1 expected an operator, found `:`
  such as `==`, `~=`, `<`, `in`, `contains`, `exists`
  help: a statement has one label, in quotation marks, and one scope: `"LABEL": wire: …`
"#);
}

#[test]
fn a_bad_statement_hides_no_other() {
    insta::assert_snapshot!(told("call(Xi, Putin.duration == 85min
call exists
x contains [a, b
call exists
x contains [
  a
  b
]
call exists
x = 3"), @r#"
1:25+2 expected `,` or `)`, found `==`
  expected `,` or `)`
  help: end the list with `)`
3:12+1 `[` is never closed
  opened here
  help: end the list with `]`
7:3+1 expected `,` or `]`, found `b`
  expected `,` or `]`
10:3+1 expected an operator, found `=`
  such as `==`, `~=`, `<`, `in`, `contains`, `exists`
  help: did you mean `==`?
"#);
}

#[test]
fn positions_count_characters_behind_marks_tabs_and_line_ends() {
    insta::assert_snapshot!(told("\u{feff}\tcafé.größe = 3\r\nx == \"日本\" 5\r\n"), @r#"
1:13+1 expected an operator, found `=`
  such as `==`, `~=`, `<`, `in`, `contains`, `exists`
  help: did you mean `==`?
2:11+1 expected the end of the statement, found `5`
  nothing but `because "…"` or a comment may follow
  help: a statement is one line; a comment begins with `#`
"#);
}

#[test]
fn deep_brackets_and_long_lines_are_one_plain_error() {
    for bracket in ["(", "["] {
        let told = told(&format!("x in {}", bracket.repeat(10_000)));
        assert_eq!(told.lines().filter(|line| !line.starts_with(' ')).count(), 1, "{told}");
    }
    for part in ["a", "9", "a ", "x, ", "(", "\"", "/", ".", "-", "é"] {
        told(&format!("x contains [{}", part.repeat(50_000)));
        told(&format!("x == {}", part.repeat(50_000)));
        told(&part.repeat(50_000));
    }
}

//! The facts of articles: a table for people, JSON and CSV for programs.

use super::{
    foreign,
    records::{self, FactRecord},
};
use crate::{
    source::{CodePoints, Position},
    values::Value,
    verdict::Checked,
};
use serde::{Serialize, Serializer};
use std::sync::Arc;
use table::table;
use why::WhyRecord;

mod table;
mod why;

/// How facts are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// A table that fits the width.
    #[default]
    Table,
    /// An array of articles.
    Json,
    /// A fact a line.
    JsonLines,
    /// A fact a row, as RFC 4180 has it.
    Csv,
}

/// Prints the facts of `articles`; a table keeps to `width` columns. `why` adds to tables and JSON which words decide.
pub fn render(articles: &[Arc<Checked>], format: Format, width: usize, why: bool) -> String {
    match format {
        Format::Table => articles.iter().map(|article| table(article, width, why)).collect::<Vec<_>>().join("\n"),
        Format::Json => json(articles, why),
        Format::JsonLines => articles.iter().flat_map(|article| lines(article)).collect(),
        Format::Csv => csv(articles),
    }
}

#[derive(Serialize)]
struct Placed<'a> {
    #[serde(flatten)]
    fact: FactRecord<'a>,
    line: usize,
    column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<WhyRecord<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    article: &'a str,
    #[serde(flatten)]
    fact: Placed<'a>,
}

#[derive(Serialize)]
struct Group<'a> {
    article: &'a str,
    date: Option<String>,
    facts: Facts<'a>,
}

/// The facts of an article. A record is made when it is written: all those of a long article would fill more memory than the article does.
struct Facts<'a> {
    article: &'a Checked,
    why: bool,
}

impl Serialize for Facts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(placed(self.article, self.why))
    }
}

fn placed(article: &Checked, why: bool) -> impl Iterator<Item = Placed<'_>> {
    let source = &article.analysis.article.source;
    let mut points = CodePoints::in_file(source);
    article.analysis.facts.iter().map(move |fact| {
        let Position { line, column } = source.position(fact.span.start);
        let why = why.then(|| WhyRecord::new(fact, source));
        Placed { fact: FactRecord::new(fact, &mut points), line, column, why }
    })
}

fn name(article: &Checked) -> &str {
    article.analysis.article.source.name()
}

fn json(articles: &[Arc<Checked>], why: bool) -> String {
    let groups: Vec<Group<'_>> = articles
        .iter()
        .map(|article| Group {
            article: name(article),
            date: records::date(&article.analysis),
            facts: Facts { article, why },
        })
        .collect();
    foreign::pretty_json(&groups)
}

fn lines(article: &Checked) -> Vec<String> {
    let line = |fact| foreign::json(&Line { article: name(article), fact }) + "\n";
    placed(article, false).map(line).collect()
}

fn csv(articles: &[Arc<Checked>]) -> String {
    let mut out = String::from("article,line,column,path,type,value,hedge,by,status,negated,firm,text\r\n");
    for article in articles {
        let source = &article.analysis.article.source;
        for fact in &article.analysis.facts {
            let Position { line, column } = source.position(fact.span.start);
            let value = match &fact.value {
                Value::Text(text) => text.clone(),
                value => value.to_string(),
            };
            let cells = [
                source.name(),
                &line.to_string(),
                &column.to_string(),
                &fact.path(),
                records::fact_kind(fact),
                &value,
                fact.hedge().map_or("", crate::interval::Hedge::name),
                fact.by.as_deref().unwrap_or_default(),
                fact.status.name(),
                if fact.negated { "true" } else { "false" },
                if fact.firm { "true" } else { "false" },
                source.slice(fact.span),
            ]
            .map(foreign::seen);
            out.push_str(&cells.each_ref().map(|cell| quoted(cell)).join(","));
            out.push_str("\r\n");
        }
    }
    out
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// Blanks single, and nothing in it that a terminal would obey.
pub(super) fn one_line(text: &str) -> String {
    foreign::line(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::{table::length, *};
    use crate::{
        facts::{Analysis, Fact, Provenance, Status, Told, Why},
        interval::{Decimal, Measure},
        source::{Source, Span},
        text::Article,
        values::{Quantity, units},
    };

    const TEXT: &str =
        "\"The conversation lasted one hour and 25 minutes,\" Yuri Ushakov said.\n\nIt is not \"a, b\".\n";

    fn words_at(words: &str) -> Option<Span> {
        TEXT.find(words).map(|at| Span::new(at, at + words.len()))
    }

    fn fact(words: &str, subject: &str, participants: &[&str], attribute: &str, value: Value) -> Fact {
        let at = TEXT.find(words).expect(words);
        Fact {
            subject: subject.to_owned(),
            participants: participants.iter().map(|&name| name.to_owned()).collect(),
            attribute: attribute.to_owned(),
            value,
            span: Span::new(at, at + words.len()),
            sentence: Span::new(0, 70),
            by: Some("Yuri Ushakov".to_owned()),
            negated: false,
            status: Status::Asserted,
            firm: true,
            period: None,
            place: None,
            why: Why { said: words_at("said"), ..Why::default() },
            provenance: Provenance { pattern: Some("verb with a value"), ..Provenance::default() },
        }
    }

    fn article() -> Vec<Arc<Checked>> {
        let measure = Measure::exact(Decimal::from(85));
        let unit = units::find("min").expect("in the table");
        let duration = Value::Duration(Quantity { measure, unit });
        let words = "The conversation lasted one hour and 25 minutes,";
        let facts = vec![
            fact(words, "quote", &["Yuri Ushakov"], "", Value::Text(words.to_owned())),
            fact("one hour and 25 minutes", "call", &["Vladimir Putin", "Xi Jinping"], "duration", duration),
            Fact {
                negated: true,
                firm: false,
                by: None,
                ..fact("a, b", "mention", &["U.S."], "", Value::Text("a, b".to_owned()))
            },
        ];
        let source = Source::new("a.txt", TEXT).expect("short");
        let article = Article {
            source,
            head_date: None,
            blocks: Vec::new(),
            sentences: Vec::new(),
            tokens: Vec::new(),
            quotations: Vec::new(),
        };
        let date = Some(jiff::civil::date(2026, 2, 4));
        let told = Told { quotes: Vec::new(), facts }.into();
        let analysis = Analysis { article, date, mentions: Vec::new(), names: Vec::new(), told };
        vec![Arc::new(Checked { analysis, findings: Vec::new(), faults: Vec::new() })]
    }

    #[test]
    fn the_table_fits_its_width() {
        insta::assert_snapshot!(render(&article(), Format::Table, 100, false), @r#"
        a.txt, 2026-02-04: 3 facts
          1  quote(Yuri Ushakov)                        “The conversation lasted one hour and 25 minutes,”
          1  call(Vladimir Putin, Xi Jinping).duration  85 min  “one hour and 25 minutes”     Yuri Ushakov
          3  mention("U.S.")                            “a, b”                                [denied, weak]
        "#);
        let narrow = render(&article(), Format::Table, 60, false);
        assert!(narrow.lines().all(|line| length(line) <= 60), "{narrow}");
        insta::assert_snapshot!(narrow, @r#"
        a.txt, 2026-02-04: 3 facts
          1  quote(Yuri Ushakov)
                   “The conversation lasted one hour and 25 minute…”
          1  call(Vladimir Putin, Xi Jinping).duration
                   85 min  “one hour and 25 minutes”  Yuri Ushakov
          3  mention("U.S.")
                   “a, b”                             [denied, weak]
        "#);
    }

    #[test]
    fn the_table_tells_why() {
        insta::assert_snapshot!(render(&article(), Format::Table, 80, true), @r#"
        a.txt, 2026-02-04: 3 facts
          1  quote(Yuri Ushakov)                “The conversation lasted one hour and…”
             by its words  verb with a value
             said by       Yuri Ushakov, by “said”
          1  call(Vladimir Putin, Xi Jinping).duration
                                                85 min  “one hour and…”   Yuri Ushakov
             in            “"The conversation lasted one hour and 25 minutes," Yur…”
             by its words  verb with a value
             said by       Yuri Ushakov, by “said”
          3  mention("U.S.")                    “a, b”                    [denied, weak]
             in            “… said.”
             by its words  verb with a value
             weak          grammar and neighbouring words differ on who says it or wh…
        "#);
        let json: serde_json::Value = serde_json::from_str(&render(&article(), Format::Json, 0, true)).expect("JSON");
        insta::assert_snapshot!(json[0]["facts"][1]["why"], @r#"{"agreed":false,"denial":null,"edge":null,"pattern":"verb with a value","said":"said","sentence":"\"The conversation lasted one hour and 25 minutes,\" Yuri Ushakov said.\n","status":null}"#);
    }

    #[test]
    fn rows_and_records_hold_the_same_facts() {
        insta::assert_snapshot!(render(&article(), Format::Csv, 0, false).replace('\r', ""), @r#"
        article,line,column,path,type,value,hedge,by,status,negated,firm,text
        a.txt,1,2,quote(Yuri Ushakov),quote,"The conversation lasted one hour and 25 minutes,",,Yuri Ushakov,asserted,false,true,"The conversation lasted one hour and 25 minutes,"
        a.txt,1,26,"call(Vladimir Putin, Xi Jinping).duration",duration,85 min,,Yuri Ushakov,asserted,false,true,one hour and 25 minutes
        a.txt,3,12,"mention(""U.S."")",text,"a, b",,,asserted,true,false,"a, b"
        "#);
        insta::assert_snapshot!(render(&article(), Format::JsonLines, 0, false), @r#"
        {"article":"a.txt","path":"quote(Yuri Ushakov)","subject":"quote","participants":["Yuri Ushakov"],"attribute":"","type":"quote","value":{"text":"The conversation lasted one hour and 25 minutes,"},"hedge":null,"start":1,"end":49,"sentence":[0,70],"by":"Yuri Ushakov","negated":false,"status":"asserted","firm":true,"line":1,"column":2}
        {"article":"a.txt","path":"call(Vladimir Putin, Xi Jinping).duration","subject":"call","participants":["Vladimir Putin","Xi Jinping"],"attribute":"duration","type":"duration","value":{"iso":"PT1H25M","stated_seconds":5100,"min_seconds":5100,"max_seconds":5100},"hedge":null,"start":25,"end":48,"sentence":[0,70],"by":"Yuri Ushakov","negated":false,"status":"asserted","firm":true,"line":1,"column":26}
        {"article":"a.txt","path":"mention(\"U.S.\")","subject":"mention","participants":["U.S."],"attribute":"","type":"text","value":{"text":"a, b"},"hedge":null,"start":82,"end":86,"sentence":[0,70],"by":null,"negated":true,"status":"asserted","firm":false,"line":3,"column":12}
        "#);
        let json: serde_json::Value = serde_json::from_str(&render(&article(), Format::Json, 0, false)).expect("JSON");
        assert_eq!(json[0]["facts"][1]["line"], 1);
        assert_eq!(json[0]["facts"][1]["path"], "call(Vladimir Putin, Xi Jinping).duration");
    }

    #[test]
    fn nothing_in_an_article_drives_the_terminal() {
        assert_eq!(one_line("a\u{1b}[31m\n b\u{9b}"), "a␛[31m b·");
    }
}

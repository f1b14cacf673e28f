//! JSON lines in and out: the pure function of the program as a filter. One record out for every line in, in the same order.

mod line;

use crate::{
    compare::Comparison,
    diagnostic::Diagnostic,
    facts::{self, Analysis},
    guard::fenced,
    report::records::{self, CheckRecord, FactRecord, FindingRecord, MentionRecord, Place, QuoteRecord},
    rules::Selection,
    source::{CodePoints, Source},
    text::Article,
    verdict::Checked,
};
use line::{Record, parse, record};
use rayon::prelude::*;
use serde::Serialize;
use serde_json::value::RawValue;
use std::{
    io::{self, BufRead, BufReader, Read, Write},
    sync::Arc,
};

/// Something that a record of the output can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Where the sentences lie.
    Sentences,
    /// Every typed value.
    Mentions,
    /// Every quotation with its speaker.
    Quotes,
    /// Every fact.
    Facts,
    /// What the rules found.
    Findings,
    /// What the sources say of the text.
    Checks,
}

/// Lines are worked on together up to so many ...
const CHUNK_LINES: usize = 256;
/// ... or so many bytes, whichever comes first: memory stays flat however long the lines are.
const CHUNK_BYTES: usize = 8 << 20;
/// How much is read at once.
const BUFFER: usize = 1 << 20;

/// Answers every line of `input`. Says whether every line was good.
pub fn run(input: impl Read, output: &mut dyn Write, emit: &[Kind]) -> io::Result<bool> {
    let mut input = BufReader::with_capacity(BUFFER, input);
    let mut good = true;
    loop {
        let lines = read_chunk(&mut input)?;
        if lines.is_empty() {
            return Ok(good);
        }
        let answers: Vec<(bool, String)> = lines.par_iter().map(|line| answer(line, emit)).collect();
        for (ok, record) in answers {
            good &= ok;
            output.write_all(record.as_bytes())?;
            output.write_all(b"\n")?;
        }
        output.flush()?;
    }
}

/// The next lines, as many as are there already: whoever sends one line and waits gets its answer.
fn read_chunk(input: &mut BufReader<impl Read>) -> io::Result<Vec<Vec<u8>>> {
    let (mut lines, mut bytes) = (Vec::new(), 0);
    while lines.len() < CHUNK_LINES && bytes < CHUNK_BYTES && (lines.is_empty() || !input.buffer().is_empty()) {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        bytes += line.len();
        lines.push(line);
    }
    Ok(lines)
}

/// What a line comes to.
struct Answer<'a> {
    checked: Checked,
    compared: Option<Compared<'a>>,
}

/// What the sources of a line say of its text.
struct Compared<'a> {
    comparison: Comparison,
    sources: Vec<(&'a RawValue, Analysis)>,
}

#[derive(Serialize)]
struct Failure<'a> {
    id: &'a RawValue,
    ok: bool,
    error: &'a str,
}

#[derive(Serialize)]
struct Success<'a> {
    id: &'a RawValue,
    ok: bool,
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentences: Option<Vec<Place>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mentions: Option<Vec<MentionRecord>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quotes: Option<Vec<QuoteRecord<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facts: Option<Vec<FactRecord<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<Vec<FindingRecord<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    checks: Option<Vec<CheckRecord<'a>>>,
}

fn answer(line: &[u8], emit: &[Kind]) -> (bool, String) {
    let (id, outcome) = match parse(line) {
        Err(error) => (RawValue::NULL, Err(error)),
        Ok(keys) => {
            let outcome = record(&keys, emit).and_then(|record| check(record, emit));
            (keys.get("id").copied().unwrap_or(RawValue::NULL), outcome)
        }
    };
    let (ok, json) = match &outcome {
        Ok(answer) => (true, serde_json::to_string(&success(id, answer, emit))),
        Err(error) => (false, serde_json::to_string(&Failure { id, ok: false, error })),
    };
    match json {
        Ok(json) => (ok, json),
        // Plain data always serialises; a line must have its answer all the same.
        Err(_) => (false, r#"{"id":null,"ok":false,"error":"the answer could not be written as JSON"}"#.to_owned()),
    }
}

fn check<'a>(record: Record<'a>, emit: &[Kind]) -> Result<Answer<'a>, String> {
    let draft = readable(record.text)?;
    let rules = if emit.contains(&Kind::Findings) { Selection::Default } else { Selection::These(Vec::new()) };
    let Some(sources) = record.sources else {
        let check = || crate::check_with(draft, record.date, &rules);
        let checked = fenced("text", check).map_err(|error| internal_error(&error))?;
        return whole(Answer { checked, compared: None }, emit);
    };
    let analysed = sources.into_iter().map(|source| {
        let text = readable(source.text)?;
        let analysis = fenced("source", || facts::skim(text, source.date)).map_err(|error| internal_error(&error))?;
        Ok((source.id, analysis))
    });
    let sources: Vec<(&RawValue, Analysis)> = analysed.collect::<Result<_, String>>()?;
    let compared = fenced("text", || {
        let texts = sources.iter().map(|(_, source)| source);
        let (checked, comparison) = crate::check_against_with(draft, record.date, &rules, texts);
        // What the answer holds is read here, where a fault of the program becomes its error.
        if emit.iter().any(|kind| matches!(kind, Kind::Quotes | Kind::Facts)) {
            checked.analysis.tell();
        }
        Answer { checked, compared: Some(Compared { comparison, sources: Vec::new() }) }
    });
    let answer = compared.map_err(|error| internal_error(&error))?;
    let compared = answer.compared.map(|compared| Compared { sources, ..compared });
    whole(Answer { compared, ..answer }, emit)
}

fn readable(text: String) -> Result<Arc<Source>, String> {
    let source = Source::new("text", text).map_err(|error| error.to_string())?;
    match Article::overlong_line(&source) {
        Some(line) => Err(format!("line {} of `text` is longer than a megabyte; a paragraph has less", line + 1)),
        None => Ok(source),
    }
}

/// A record that lacked the findings of a rule would pass for a text without any.
fn whole<'a>(answer: Answer<'a>, emit: &[Kind]) -> Result<Answer<'a>, String> {
    match answer.checked.faults.first().filter(|_| emit.contains(&Kind::Findings)) {
        Some(fault) => Err(internal_error(fault)),
        None => Ok(answer),
    }
}

fn internal_error(error: &Diagnostic) -> String {
    match error.notes.first() {
        Some(said) => format!("internal error: {said}"),
        None => "internal error".to_owned(),
    }
}

fn success<'a>(id: &'a RawValue, answer: &'a Answer<'_>, emit: &[Kind]) -> Success<'a> {
    let Answer { checked, compared } = answer;
    let analysis = &checked.analysis;
    let points = &mut CodePoints::new(analysis.article.source.text());
    Success {
        id,
        ok: true,
        date: records::date(analysis),
        sentences: emitted(emit, Kind::Sentences, || &analysis.article.sentences, |it| records::place(points, it.span)),
        mentions: emitted(emit, Kind::Mentions, || &analysis.mentions, |it| MentionRecord::new(it, points)),
        quotes: emitted(emit, Kind::Quotes, || &analysis.quotes, |it| QuoteRecord::new(it, points)),
        facts: emitted(emit, Kind::Facts, || &analysis.facts, |it| FactRecord::new(it, points)),
        findings: emitted(emit, Kind::Findings, || &checked.findings, |it| FindingRecord::new(it, points)),
        checks: compared.as_ref().map(|compared| checks(compared, points)),
    }
}

fn checks<'a>(compared: &'a Compared<'_>, points: &mut CodePoints<'_>) -> Vec<CheckRecord<'a>> {
    let with_points = |(id, source): &'a (&RawValue, Analysis)| (*id, CodePoints::new(source.article.source.text()));
    let mut sources: Vec<(&RawValue, CodePoints<'_>)> = compared.sources.iter().map(with_points).collect();
    compared.comparison.checks.iter().map(|check| CheckRecord::new(check, points, &mut sources)).collect()
}

fn emitted<'a, T: 'a, R>(
    emit: &[Kind],
    kind: Kind,
    items: impl FnOnce() -> &'a [T],
    to: impl FnMut(&'a T) -> R,
) -> Option<Vec<R>> {
    emit.contains(&kind).then(|| items().iter().map(to).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(input: &[u8], emit: &[Kind]) -> (bool, String) {
        let mut output = Vec::new();
        let good = run(input, &mut output, emit).expect("memory never fails");
        (good, String::from_utf8(output).expect("JSON is UTF-8"))
    }

    #[test]
    fn every_line_gets_an_answer_in_order() {
        let lines = br#"{"id": 1, "text": "Xi.", "date": "2026-02-04T09:30:00"}
{"id": "two", "text": 5}

[1]
{"id": {"a": 1}}
{"id": 3, "text": "Xi.", "date": "2026-02-31"}
{"id": 4, "text": "Xi.", "more": [], "date": "2026-02-04T09:30:00Z"}
{"id": 5, "#;
        let (good, output) = answers(lines, &[Kind::Facts]);
        assert!(!good);
        insta::assert_snapshot!(output, @r#"
        {"id":1,"ok":true,"date":"2026-02-04","facts":[{"path":"article.words","subject":"article","participants":[],"attribute":"words","type":"count","value":{"stated":"1","min":"1","max":"1"},"hedge":null,"start":0,"end":0,"sentence":[0,0],"by":null,"negated":false,"status":"asserted","firm":true}]}
        {"id":"two","ok":false,"error":"`text` is a number; it must be a string"}
        {"id":null,"ok":false,"error":"the line is blank; it must be a JSON object with a `text`"}
        {"id":null,"ok":false,"error":"the line is an array; it must be an object with a `text`"}
        {"id":{"a": 1},"ok":false,"error":"`text` is missing; it must be a string"}
        {"id":3,"ok":false,"error":"`date` is \"2026-02-31\"; it must be a day such as 2026-02-04 or a time such as 2026-02-04T09:30:00"}
        {"id":4,"ok":true,"date":"2026-02-04","facts":[{"path":"article.words","subject":"article","participants":[],"attribute":"words","type":"count","value":{"stated":"1","min":"1","max":"1"},"hedge":null,"start":0,"end":0,"sentence":[0,0],"by":null,"negated":false,"status":"asserted","firm":true}]}
        {"id":null,"ok":false,"error":"the line is not JSON: EOF while parsing an object at column 10"}
        "#);
    }

    #[test]
    fn bytes_that_are_no_text_are_told() {
        let (good, output) = answers(b"\xff\n{\"text\": \"\"}\r\n", &[]);
        assert!(!good);
        insta::assert_snapshot!(output, @r#"
        {"id":null,"ok":false,"error":"the line is not UTF-8: byte 0 starts no character"}
        {"id":null,"ok":true,"date":null}
        "#);
    }

    #[test]
    fn an_id_comes_back_as_it_was_given() {
        for id in [
            "123456789012345678901234567890",
            "1.10",
            "1e400",
            r#"{"b": 1, "a": 2}"#,
            &("[".repeat(200) + &"]".repeat(200)),
        ] {
            let (good, output) = answers(format!("{{\"id\": {id}, \"text\": \"\"}}").as_bytes(), &[]);
            assert!(good);
            assert_eq!(output, format!("{{\"id\":{id},\"ok\":true,\"date\":null}}\n"));
        }
    }

    #[test]
    fn half_a_pair_is_no_text() {
        let (_, output) = answers(br#"{"id": 1, "text": "\ud800"}"#, &[]);
        assert_eq!(
            output,
            "{\"id\":1,\"ok\":false,\"error\":\"`text` holds half a surrogate pair, which is no character\"}\n"
        );
    }

    #[test]
    fn a_text_is_held_against_its_sources() {
        let line = br#"{"id": 1, "text": "The call lasted 58 minutes.", "sources": [{"id": "wire", "text": "The call lasted 85 minutes."}]}
{"id": 2, "text": "The call lasted 58 minutes."}
{"id": 3, "text": "Xi.", "sources": [{"id": "wire"}]}"#;
        let (good, output) = answers(line, &[Kind::Checks]);
        assert!(!good);
        insta::assert_snapshot!(output, @r#"
        {"id":1,"ok":true,"date":null,"checks":[{"start":16,"end":26,"type":"duration","verdict":"contradicted","firm":true,"reason":"value","source":"wire","source_start":16,"source_end":26,"why":"the source says “85 minutes” of the same thing, not “58 minutes”"}]}
        {"id":2,"ok":true,"date":null}
        {"id":3,"ok":false,"error":"source 1: `text` is missing; it must be a string"}
        "#);
    }

    #[test]
    fn order_holds_over_many_chunks() {
        let lines = |rest: &str| (0..3 * CHUNK_LINES).map(|id| format!("{{\"id\":{id},{rest}}}")).collect::<Vec<_>>();
        let (good, output) = answers(lines(r#""text":"""#).join("\n").as_bytes(), &[]);
        assert!(good);
        assert_eq!(output.lines().collect::<Vec<_>>(), lines(r#""ok":true,"date":null"#));
    }
}

//! `facts` and `stream`: what articles state, as tables and records.

use super::factlint;
use crate::directory::Directory;
use snapbox::{assert_data_eq, str};

#[test]
fn facts_come_in_four_forms() {
    let directory = Directory::new("facts");
    directory.write("one.txt", "Nothing to see here.\n");
    let facts = |format| factlint(&directory, &["facts", "--date", "2026-02-04", "--format", format, "one.txt"], b"");
    assert_data_eq!(
        facts("table").stdout,
        str![[r#"
one.txt, 2026-02-04: 1 fact
  1  article.words  4

"#]]
    );
    assert_data_eq!(
        facts("jsonl").stdout,
        str![[r#"
{"article":"one.txt","path":"article.words","subject":"article","participants":[],"attribute":"words","type":"count","value":{"stated":"4","min":"4","max":"4"},"hedge":null,"start":0,"end":0,"sentence":[0,0],"by":null,"negated":false,"status":"asserted","firm":true,"line":1,"column":1}

"#]]
    );
    assert_data_eq!(
        facts("json").stdout,
        str![[r#"
[
  {
    "article": "one.txt",
    "date": "2026-02-04",
    "facts": [
      {
        "path": "article.words",
        "subject": "article",
        "participants": [],
        "attribute": "words",
        "type": "count",
        "value": {
          "stated": "4",
          "min": "4",
          "max": "4"
        },
        "hedge": null,
        "start": 0,
        "end": 0,
        "sentence": [
          0,
          0
        ],
        "by": null,
        "negated": false,
        "status": "asserted",
        "firm": true,
        "line": 1,
        "column": 1
      }
    ]
  }
]

"#]]
    );
    assert_data_eq!(
        facts("csv").stdout,
        str![[r#"
article,line,column,path,type,value,hedge,by,status,negated,firm,text
one.txt,1,1,article.words,count,4,,,asserted,false,true,

"#]]
    );
}

#[test]
fn the_stream_answers_every_line() {
    let lines = b"{\"id\": 1, \"text\": \"So.\", \"date\": \"2026-02-04\"}\n{\"id\": 2}\n";
    let outcome = factlint(&Directory::new("stream"), &["stream", "--emit", "facts,findings"], lines);
    assert_data_eq!(
        outcome.stdout,
        str![[r#"
{"id":1,"ok":true,"date":"2026-02-04","facts":[{"path":"article.words","subject":"article","participants":[],"attribute":"words","type":"count","value":{"stated":"1","min":"1","max":"1"},"hedge":null,"start":0,"end":0,"sentence":[0,0],"by":null,"negated":false,"status":"asserted","firm":true}],"findings":[]}
{"id":2,"ok":false,"error":"`text` is missing; it must be a string"}

"#]]
    );
    assert_eq!((outcome.status, outcome.stderr.as_str()), (2, ""));
}

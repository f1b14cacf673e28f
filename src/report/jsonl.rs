//! The records of the JSON report, a line each: they can be counted and searched while they come.

use super::{
    Format, Options, Run, foreign,
    json::{ArticleRecord, ClaimRecord, Counting, ProblemRecord, Summary, Versions},
    results,
};
use serde::Serialize;

pub(super) const FORMAT: Format =
    Format { name: "jsonl", description: "programs: the records of json, a line each", shares: false, render };

#[expect(clippy::large_enum_variant, reason = "it is written and gone")]
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Line<'a> {
    Report(Versions),
    Article(ArticleRecord<'a>),
    Claim(ClaimRecord<'a>),
    Finding(ProblemRecord<'a>),
    Error(ProblemRecord<'a>),
    Summary(Summary),
}

fn render(run: &Run, options: &Options) -> String {
    let counting = &mut Counting::default();
    let mut lines = vec![Line::Report(Versions::now())];
    lines.extend(run.articles.iter().map(|article| Line::Article(ArticleRecord::new(article))));
    lines.extend(results::all_tests(run).iter().map(|test| Line::Claim(ClaimRecord::new(test, counting))));
    lines.extend(results::findings(run).iter().map(|problem| Line::Finding(ProblemRecord::new(problem, counting))));
    lines.extend(results::errors(run).iter().map(|problem| Line::Error(ProblemRecord::new(problem, counting))));
    lines.push(Line::Summary(Summary::new(run, options)));
    lines.iter().map(|line| foreign::json(line) + "\n").collect()
}

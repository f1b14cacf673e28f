//! A line a statement: whether it passed, and the words that decide it.

use super::{
    Verbosity,
    style::{Color, Style},
    text,
};
use crate::{
    report::{Run, Suite, statement},
    verdict::{Case, Evidence, Verdict},
};

/// Columns before the mark, and between the statement and its evidence.
const GAP: usize = 2;
/// With less room than this beside the statement, evidence stands under it.
const LEAST_EVIDENCE: usize = 24;
/// File names stand for articles without a name; they tell more by their beginning.
const LONGEST_STEM: usize = 24;
/// Columns to see whether there is anything to show, and whether all of it fits.
const UNBOUNDED: usize = 10_000;
/// Fewer words of a quotation tell nothing.
const LEAST_WORDS: usize = 10;
/// The line shows the beginning of what is quoted; longer evidence is not even read.
const LONGEST_QUOTE: usize = 400;

/// A section for each claims file that has something to show.
pub(super) fn render(run: &Run, verbosity: Verbosity, style: &Style) -> Vec<String> {
    run.suites.iter().filter_map(|suite| Table { run, suite, verbosity, style }.render()).collect()
}

/// The lines of a claims file.
struct Table<'a> {
    run: &'a Run,
    suite: &'a Suite,
    verbosity: Verbosity,
    style: &'a Style,
}

struct Row<'a> {
    case: &'a Case,
    statement: String,
}

impl Table<'_> {
    fn render(&self) -> Option<String> {
        let rows: Vec<Row<'_>> =
            self.suite.cases.iter().filter(|case| self.shows(case)).map(|case| self.row(case)).collect();
        let name = self.style.clip_start(&self.style.visible(self.suite.claims.source.name()), self.style.width);
        let name = self.style.paint(&name, Color::Bold);
        if rows.is_empty() {
            return self.is_idle().then(|| format!("{name}\n  no claims\n"));
        }
        let column = self.column(&rows);
        let lines: String = rows.iter().map(|row| self.line(row, column)).collect();
        Some(format!("{name}\n{lines}"))
    }

    /// Columns of the statements that have evidence beside them: all they need, and half of the line if both need more than there is.
    fn column(&self, rows: &[Row<'_>]) -> usize {
        let (mut statement, mut evidence) = (0, 0);
        for row in rows {
            let told = self.evidence(row.case, UNBOUNDED).iter().map(|line| text::width(line)).max();
            if let Some(told) = told {
                statement = statement.max(text::width(&row.statement));
                evidence = evidence.max(told);
            }
        }
        statement.min(self.room().saturating_sub(GAP + evidence).max(self.room() / 2))
    }

    fn shows(&self, case: &Case) -> bool {
        self.verbosity > Verbosity::Quiet || !case.verdict.passed()
    }

    /// Whether the file holds no claim at all. If it does not parse, there is an error that says more.
    fn is_idle(&self) -> bool {
        let source = &self.suite.claims.source;
        let mut places = self.run.errors.iter().flat_map(|error| &error.labels);
        let broken = places.any(|label| label.source.name() == source.name());
        self.suite.cases.is_empty() && self.verbosity > Verbosity::Quiet && !broken
    }

    /// Columns behind the mark.
    fn room(&self) -> usize {
        self.style.width - self.indent()
    }

    fn indent(&self) -> usize {
        GAP + text::width(self.style.mark(Verdict::Supported)) + 1
    }

    fn row<'a>(&self, case: &'a Case) -> Row<'a> {
        let statement = self.suite.claims.statements.get(case.statement);
        let written = statement.map(|statement| statement::written(&self.suite.claims, statement)).unwrap_or_default();
        let label = statement.and_then(|statement| statement.label.as_ref()).map(|label| format!("{}: ", label.node));
        let article = case.article.map(|article| format!("{}: ", self.article_name(article)));
        let foreign = format!("{}{}{written}", label.unwrap_or_default(), article.unwrap_or_default());
        Row { case, statement: self.style.visible(&foreign) }
    }

    fn line(&self, row: &Row<'_>, column: usize) -> String {
        let mark = self.style.paint(self.style.mark(row.case.verdict), Style::verdict_color(row.case.verdict));
        let beside = self.room().saturating_sub(column + GAP);
        let told = |columns| self.evidence(row.case, columns);
        let indent = self.indent();
        if told(UNBOUNDED).is_empty() {
            return format!("{:GAP$}{mark} {}\n", "", self.style.clip(&row.statement, self.room()));
        }
        let (first, rest, at) = if beside < LEAST_EVIDENCE {
            let under = told(self.room() - GAP);
            (self.style.clip(&row.statement, self.room()), under, indent + GAP)
        } else {
            let statement = self.style.clip(&row.statement, column);
            let pad = column - text::width(&statement) + GAP;
            let mut told = told(beside);
            let evidence = self.style.paint(&told.remove(0), Color::Dim);
            (format!("{statement}{:pad$}{evidence}", ""), told, indent + column + GAP)
        };
        let mut lines = format!("{:GAP$}{mark} {first}\n", "");
        for line in &rest {
            lines.extend(std::iter::repeat_n(' ', at));
            lines.push_str(&self.style.paint(line, Color::Dim));
            lines.push('\n');
        }
        lines
    }

    /// What decides the case, in lines of `columns`.
    fn evidence(&self, case: &Case, columns: usize) -> Vec<String> {
        let reason =
            case.reason.as_deref().map(|reason| self.style.visible(reason)).filter(|reason| !reason.is_empty());
        let reason = reason.or_else(|| self.unused(case));
        let mut lines: Vec<String> = reason.iter().map(|reason| self.style.clip(reason, columns)).collect();
        if self.verbosity == Verbosity::Verbose {
            lines.extend(case.evidence.iter().map(|evidence| self.quoted(evidence, columns)));
        } else if lines.is_empty() && !case.evidence.is_empty() {
            lines.push(self.in_short(&case.evidence, columns));
        }
        lines
    }

    /// Why an `allow` without use is there.
    fn unused(&self, case: &Case) -> Option<String> {
        let statement = self.suite.claims.statements.get(case.statement)?;
        let because = statement.because.as_ref().filter(|_| case.verdict == Verdict::Unused)?;
        Some(format!("unused; because {}", self.style.visible(&because.node)))
    }

    /// Two pieces of evidence, the second perhaps without its words, and the number of the others.
    fn in_short(&self, evidence: &[Evidence], columns: usize) -> String {
        let [first, second, rest @ ..] = evidence else {
            return evidence.first().map(|evidence| self.quoted(evidence, columns)).unwrap_or_default();
        };
        let more = if rest.is_empty() { String::new() } else { format!(" +{}", rest.len()) };
        let both = [first, second].map(|evidence| self.quoted(evidence, UNBOUNDED)).join(", ");
        if text::width(&both) + more.len() <= columns {
            return both + &more;
        }
        let tail = format!(", {}{more}", self.place(second));
        let left = columns.saturating_sub(text::width(&tail));
        if left >= text::width(&self.place(first)) + 1 + LEAST_WORDS {
            return self.quoted(first, left) + &tail;
        }
        let tail = format!(" +{}", evidence.len() - 1);
        self.quoted(first, columns.saturating_sub(tail.len())) + &tail
    }

    /// `trt:18 “one hour and 25 minutes”`
    fn quoted(&self, evidence: &Evidence, columns: usize) -> String {
        let place = self.place(evidence);
        let words = self.article(evidence.article).map(|source| {
            let words = source.slice(evidence.span);
            self.style.visible(&words[..words.floor_char_boundary(LONGEST_QUOTE)])
        });
        // A blank and two quotation marks.
        let taken = text::width(&place) + 3;
        let left = columns.saturating_sub(taken);
        let fits = |words: &String| !words.is_empty() && taken + text::width(words).min(LEAST_WORDS) <= columns;
        match words.filter(fits) {
            Some(words) => format!("{place} {}", self.style.quoted(&self.style.clip(&words, left))),
            None => self.style.clip(&place, columns),
        }
    }

    fn place(&self, evidence: &Evidence) -> String {
        let line = self.article(evidence.article).map_or(0, |source| source.position(evidence.span.start).line);
        format!("{}:{line}", self.article_name(evidence.article))
    }

    fn article(&self, article: usize) -> Option<&crate::source::Source> {
        let (_, index) = self.suite.articles.get(article)?;
        Some(&self.run.articles.get(*index)?.analysis.article.source)
    }

    /// The name that the claims file gives, else the file's.
    fn article_name(&self, article: usize) -> String {
        let name = self.suite.articles.get(article).and_then(|(name, _)| name.as_deref());
        let stem = || self.article(article).map(|source| stem(source.name())).unwrap_or_default();
        self.style.clip(&self.style.visible(name.unwrap_or_else(stem)), LONGEST_STEM)
    }
}

fn stem(path: &str) -> &str {
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    }
}

//! Dates in an order that cannot be. See the page beside this file.

use super::{Confidence, Rule, Status, bounds::bounds, cues, dates, surroundings::Surroundings};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::{self, Analysis, Fact, Mention},
    language::{lemma, lexicon},
    source::Span,
    tables::rows,
    values::Value,
};
use jiff::civil::Date;
use std::{
    collections::{HashMap, HashSet},
    ops::{Range, RangeInclusive},
    sync::LazyLock,
};

pub(super) const RULE: Rule = Rule {
    name: "date-order",
    page: include_str!("date_order.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Preview,
    confidence: Confidence::High,
    check,
};

/// What begins something, with what ends it.
static ENDINGS: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let of_row = |row: &'static str| row.split_once('\t').map(|(begins, ends)| (begins, ends.split(',').collect()));
    rows(include_str!("../../data/occurrences.tsv")).filter_map(of_row).collect()
});

static CHANGES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../data/changes.txt")).flat_map(str::split_whitespace).collect());

/// What may be the years of somebody's life, and of what was founded in one of them; ISSNs and other numbers look like two years further apart.
const YEARS: RangeInclusive<i16> = FIRST_YEAR..=2100;
/// Nobody lives for longer.
const LONGEST_LIFE: i16 = 120;
/// A year before this may be one of a count ("from 1200 to 900 soldiers").
const FIRST_YEAR: i16 = 1500;

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let reader = Reader { rule, analysis, around: Surroundings::of(&analysis.article) };
    let dates: Vec<Dated> = analysis.mentions.iter().filter_map(|mention| reader.dated(mention)).collect();
    let lives = dates.windows(2).filter_map(|pair| match pair {
        [first, second] => reader.life(first, second),
        _ => None,
    });
    let ranges = (0..analysis.article.tokens.len()).filter_map(|at| reader.range(at));
    let spans = (0..analysis.article.tokens.len()).filter_map(|at| reader.lifespan(at));
    let early = dates.iter().filter_map(|date| reader.to_come(date));
    ranges.chain(spans).chain(lives).chain(early).chain(reader.deaths()).collect()
}

/// A day, month or year, from its first day to its last.
struct Dated {
    span: Span,
    tokens: Range<usize>,
    first: Date,
    last: Date,
}

/// An end of a range as it is written.
struct Point {
    span: Span,
    /// Its first and last day, as month and day.
    days: Option<[(i8, i8); 2]>,
    year: Option<i16>,
}

impl Point {
    /// Whether it lies behind `end`, whatever the year where none is written: December to January goes over the end of a year.
    fn is_behind(&self, end: &Self) -> bool {
        match (self.year, end.year) {
            (Some(first), Some(last)) if first != last => first > last,
            (None | Some(_), None) => false,
            (first, _) => self
                .days
                .zip(end.days)
                .is_some_and(|([begin, _], [_, last])| begin > last && (first.is_some() || begin.0 == last.0)),
        }
    }
}

struct Reader<'a> {
    rule: &'a Rule,
    analysis: &'a Analysis,
    around: Surroundings<'a>,
}

impl Reader<'_> {
    fn dated(&self, mention: &Mention) -> Option<Dated> {
        let Value::Date(date) = &mention.value else { return None };
        let tokens = self.around.tokens(mention.span);
        let era = self.around.is(tokens.end, &["BC", "BCE", "B", "B.C", "B.C."]);
        let (first, last) = bounds(date).filter(|(first, _)| !era && first.year() >= FIRST_YEAR)?;
        Some(Dated { span: mention.span, tokens, first, last })
    }

    /// Whether the words of a date have its year.
    fn has_year(&self, date: &Dated) -> bool {
        let year = date.first.year().to_string();
        date.tokens.clone().any(|at| self.around.word(at) == year)
    }

    /// "from 9 May to 3 May 2025", "from 2012 to 2009", whose opening word stands at `opener`.
    fn range(&self, opener: usize) -> Option<Diagnostic> {
        let from = self.around.is(opener, &["from"]);
        if !(from || self.around.is(opener, &["between"])) || self.is_change(opener) {
            return None;
        }
        let first = self.point(opener + 1)?;
        let joint = self.around.tokens(first.span).end;
        let joints: &[&str] = if from { &["to", "until", "till", "through"] } else { &["and"] };
        let second = self.around.is(joint, joints).then(|| self.point(joint + 1))??;
        first.is_behind(&second).then(|| {
            self.finding(first.span, second.span, "a time that ends before it begins", "the end", "the beginning")
        })
    }

    /// The day or year that begins at token `at`.
    fn point(&self, at: usize) -> Option<Point> {
        let article = &self.analysis.article;
        if let Some(day) = dates::read(article, &article.tokens, at) {
            return Some(Point { span: day.span, days: Some([(day.month, day.day); 2]), year: day.year });
        }
        if let Some(month) = self.month(at) {
            return Some(month);
        }
        let token = article.tokens.get(at)?;
        let found = self.analysis.mentions.binary_search_by_key(&token.span, |mention| mention.span).ok()?;
        let dated = self.dated(self.analysis.mentions.get(found)?)?;
        (dated.tokens.len() == 1).then(|| Point { span: dated.span, days: None, year: Some(dated.first.year()) })
    }

    /// "June 2024".
    fn month(&self, at: usize) -> Option<Point> {
        let month = (1..=12).find(|month| dates::month_name(*month) == self.around.word(at))?;
        let year = Some(self.around.word(at + 1)).filter(|year| year.len() == 4)?.parse().ok()?;
        Some(Point { span: self.around.span(&(at..at + 2))?, days: Some([(month, 1), (month, 31)]), year: Some(year) })
    }

    /// "Ann Lee (1954–1931)", whose bracket opens at `open`.
    fn lifespan(&self, open: usize) -> Option<Diagnostic> {
        let around = self.around;
        let named = around.word(open) == "(" && around.before(open).starts_with(char::is_uppercase);
        let joined = around.is(open + 2, &["-", "–"]) && around.word(open + 4) == ")";
        let year = |at: usize| around.word(at).parse().ok().filter(|year| YEARS.contains(year));
        let (first, last): (i16, i16) = (named && joined).then(|| year(open + 1).zip(year(open + 3)))??;
        if !(1..=LONGEST_LIFE).contains(&(first - last)) {
            return None;
        }
        let span = |at: usize| around.span(&(at..at + 1));
        Some(self.finding(
            span(open + 1)?,
            span(open + 3)?,
            "a time that ends before it begins",
            "the end",
            "the beginning",
        ))
    }

    /// Whether "from" tells what a figure was before: "fell from 1996 to 1987".
    fn is_change(&self, opener: usize) -> bool {
        let before = self.around.before(opener).to_lowercase();
        before == "back" || CHANGES.contains(before.as_str())
    }

    /// "opened in 2012 and closed in 2009".
    fn life(&self, first: &Dated, second: &Dated) -> Option<Diagnostic> {
        let around = self.around;
        let begin = (1..=2).find_map(|back| {
            let at = first.tokens.start.checked_sub(back)?;
            ENDINGS.get(around.word(at).to_lowercase().as_str())
        })?;
        let mut at = first.tokens.end;
        at += usize::from(around.is(at, &[","]));
        at += usize::from(around.is(at, &["and", "but"]));
        at += usize::from(around.is(at, &["was", "were"]));
        let verb = at;
        let ends = begin.contains(&around.word(verb).to_lowercase().as_str()) && verb > first.tokens.end;
        let close = (verb + 1..=verb + 2).contains(&second.tokens.start);
        let years = self.has_year(first) && self.has_year(second) && second.last < first.first;
        (ends && close && years)
            .then(|| self.finding(first.span, second.span, "an end before its beginning", "the end", "the beginning"))
    }

    /// "He said on 5 March 2027" in an article of 2026.
    fn to_come(&self, date: &Dated) -> Option<Diagnostic> {
        let today = self.analysis.date.and_then(|today| today.tomorrow().ok()).filter(|today| date.first > *today)?;
        let verb = date.tokens.start.checked_sub(2)?;
        let told = self.around.is(verb + 1, &["on", "in"]) && self.has_year(date) && self.is_past(verb);
        if !told || self.around.is_quoted(date.span) {
            return None;
        }
        let published = self.analysis.date.unwrap_or(today);
        let label = Label::new(&self.analysis.article.source, date.span, "told as past, but still to come");
        let message = format!("this lies after the day of publication, {published}");
        Some(self.rule.finding(message).label(label).help("mend the date, or tell it as what will be"))
    }

    /// Whether the word tells of what has happened and cannot be planned.
    fn is_past(&self, at: usize) -> bool {
        let reported = self.around.is_word(at) && lexicon::is_plain_speech(self.around.word(at));
        let past = self.around.word(at).ends_with("ed") || self.around.is(at, &["said", "told"]);
        cues::has("happened", &lemma::lower(self.around.word(at))) || reported && past
    }

    /// Deaths before births, told in sentences of their own.
    fn deaths(&self) -> Vec<Diagnostic> {
        let births: HashMap<&str, &Fact> = self.occasions("birth").collect();
        let before = |(name, death): (&str, &Fact)| {
            let birth = births.get(name)?;
            let (Value::Date(died), Value::Date(born)) = (&death.value, &birth.value) else { return None };
            let early = bounds(died)?.1 < bounds(born)?.0 && death.sentence != birth.sentence;
            early.then(|| self.finding(birth.span, death.span, "a death before the birth", "the death", "the birth"))
        };
        self.occasions("death").filter_map(before).collect()
    }

    fn occasions(&self, subject: &'static str) -> impl Iterator<Item = (&str, &Fact)> {
        let plain = move |fact: &Fact| {
            fact.firm && !fact.negated && fact.status == facts::Status::Asserted && fact.subject == subject
        };
        self.analysis.facts.iter().filter_map(move |fact| single(fact).filter(|_| plain(fact)))
    }

    fn finding(&self, first: Span, second: Span, message: &str, end: &str, beginning: &str) -> Diagnostic {
        let source = &self.analysis.article.source;
        self.rule
            .finding(message)
            .label(Label::new(source, second, end))
            .label(Label::new(source, first, beginning))
            .help("mend one of the two dates, or exchange them")
    }
}

/// A dated fact about one person.
fn single(fact: &Fact) -> Option<(&str, &Fact)> {
    match (fact.participants.as_slice(), &fact.value) {
        ([name], Value::Date(_)) => Some((name.as_str(), fact)),
        _ => None,
    }
}

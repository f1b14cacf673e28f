//! Weekdays that are not those of the dates beside them. See the page beside this file.

use super::{Confidence, Rule, Status, dates};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::{Analysis, Mention},
    source::Span,
    text::Article,
    values::Value,
};
use dates::{WrittenDay, month_name, weekday_name};
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

pub(super) const RULE: Rule = Rule {
    name: "date-weekday",
    page: include_str!("date_weekday.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Stable,
    confidence: Confidence::Certain,
    check,
};

/// Before this year, some country still counted by the old calendar.
const FIRST_YEAR: i16 = 1924;
/// So many days from the day of publication, no year need be written.
const DAYS_OF_NEWS: i32 = 45;

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let days = days(analysis);
    days.iter().filter_map(|day| finding(rule, &analysis.article, day, date_of(day, analysis.date)?)).collect()
}

/// The days that are written with their weekdays, outside page furniture.
fn days(analysis: &Analysis) -> Vec<WrittenDay> {
    let article = &analysis.article;
    let mut dates = analysis.mentions.iter().filter(|mention| is_date(mention)).peekable();
    let mut days = Vec::new();
    for sentence in &article.sentences {
        while dates.next_if(|date| date.span.end <= sentence.span.start).is_some() {}
        if dates.peek().is_none_or(|date| date.span.start >= sentence.span.end) {
            continue;
        }
        let tokens = article.tokens.get(sentence.tokens.clone()).unwrap_or_default();
        days.extend(
            (0..tokens.len()).filter_map(|at| dates::read(article, tokens, at)).filter(|day| day.weekday.is_some()),
        );
    }
    days
}

fn is_date(mention: &Mention) -> bool {
    matches!(mention.value, Value::Date(_))
}

/// The day of the calendar, where the year is written or the day of publication leaves no other.
fn date_of(day: &WrittenDay, publication: Option<Date>) -> Option<Date> {
    if let Some(year) = day.year {
        return Date::new(year, day.month, day.day).ok().filter(|_| year >= FIRST_YEAR);
    }
    let today = publication?;
    let near =
        |year: i16| Date::new(year, day.month, day.day).ok().filter(|date| distance(today, *date) <= DAYS_OF_NEWS);
    (today.year() - 1..=today.year() + 1).find_map(near)
}

fn distance(one: Date, other: Date) -> i32 {
    (one - other).get_days().abs()
}

fn finding(rule: &Rule, article: &Article, day: &WrittenDay, date: Date) -> Option<Diagnostic> {
    let weekday = day.weekday.filter(|&weekday| weekday != date.weekday())?;
    let (right, written) = (weekday_name(date), weekday_name(fitting(date, weekday)?));
    let full = format!("{} {} {}", date.day(), month_name(date.month()), date.year());
    let span = Span { ..day.span };
    Some(
        rule.finding(format!("{full} is no {written}"))
            .label(Label::new(&article.source, span, format!("{full} is a {right}")))
            .help(format!("write {right}, or the date of a {written}: {}", fitting_dates(date, weekday)?)),
    )
}

/// The next day on or after `date` that is such a weekday.
fn fitting(date: Date, weekday: Weekday) -> Option<Date> {
    date.checked_add(i64::from(date.weekday().until(weekday)).days()).ok()
}

/// The days nearest to `date`, before and behind it, that are such a weekday.
fn fitting_dates(date: Date, weekday: Weekday) -> Option<String> {
    let next = fitting(date, weekday)?;
    let before = next.checked_sub(7.days()).ok()?;
    let shown = |date: Date| format!("{} {}", date.day(), month_name(date.month()));
    Some(format!("{} or {}", shown(before), shown(next)))
}

//! Averages that are not the total by the count. See the page beside this file.

use super::{
    Confidence, Rule, Status,
    figures::{Figure, Passage, passages},
};
use crate::{
    diagnostic::{Diagnostic, Severity},
    facts::Analysis,
    interval::{Decimal, Interval},
    language::lemma,
    values::Value,
};

pub(super) const RULE: Rule = Rule {
    name: "average",
    page: include_str!("average.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Stable,
    confidence: Confidence::High,
    check,
};

/// What stands before the count: "25 points in five games".
const OVER: [&str; 5] = ["in", "over", "from", "across", "for"];

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let read = |passage: Passage<'_>| {
        Average::read(&passage).filter(|average| average.is_wrong() == Some(true))?.finding(rule, &passage)
    };
    passages(analysis, 3).filter_map(read).collect()
}

/// A total, what it is spread over, and the average that is told.
struct Average<'p, 'a> {
    total: &'p Figure<'a>,
    count: &'p Figure<'a>,
    told: &'p Figure<'a>,
}

impl<'p, 'a> Average<'p, 'a> {
    /// The three figures of a sentence that has these and no others.
    fn read(passage: &'p Passage<'a>) -> Option<Self> {
        let figures: Vec<_> = passage.figures.iter().filter(|figure| !matches!(figure.value, Value::Date(_))).collect();
        let [one, other, last] = figures[..] else { return None };
        let told = |figure: &Figure<'_>| is_average(passage, figure);
        if is_each(passage, one, other, last) {
            return Some(Self { total: other, count: one, told: last });
        }
        let (total, count, told) = if told(last) && !is_apart(passage, last) {
            (one, other, last)
        } else if told(one) && passage.has(other.tokens.end..last.tokens.start, &[":", "total", "—", "–"]) {
            (last, other, one)
        } else {
            return None;
        };
        let before = count.tokens.start.checked_sub(1)?;
        let pointed = passage.prose.is_any(before, &["the", "those", "these"]);
        let before = before.checked_sub(usize::from(pointed))?;
        // Behind "over" the count is read as more than that.
        let spread = passage.prose.is_any(before, &OVER) || passage.prose.is_any(count.tokens.start, &OVER);
        let kinds = total.is_like(told) || told.takes_the_unit_of(total) || told.is_number() && total.is_number();
        let counted = matches!(count.value, Value::Count(_) | Value::Duration(_));
        let fits = spread && kinds && counted && !total.is_percentage() && is_by(passage, told, count);
        fits.then_some(Self { total, count, told })
    }

    fn is_wrong(&self) -> Option<bool> {
        let count = Interval::point(self.count.stated()?);
        let told = self.told.range_to(self.told.unit.max(self.told.stated()?.percent(2)?))?;
        let wrong = told.times(&count)?.disjoint(&self.total.counted()?);
        Some(wrong && self.count.stated()? > Decimal::ONE)
    }

    fn finding(&self, rule: &Rule, passage: &Passage<'_>) -> Option<Diagnostic> {
        let words = |figure| passage.words(figure);
        let (total, count) = (self.total.stated()?, self.count.stated()?);
        let right = self.told.value.exactly(total.over(count, 2)?);
        let span = self.total.span.join(self.count.span).join(self.told.span);
        let working = format!("{} ÷ {} is {right}", self.total.value.exactly(total), self.count.value.exactly(count));
        let message = format!("the average is not {}", words(self.told));
        Some(passage.miscalculated(rule, message, span, working))
    }
}

/// "The five workers earned a total of 10,000 euros, an average of 2,000 euros each."
fn is_each(passage: &Passage<'_>, count: &Figure<'_>, total: &Figure<'_>, told: &Figure<'_>) -> bool {
    let prose = &passage.prose;
    let summed =
        passage.words(total).contains("total") || passage.has(count.tokens.end..total.tokens.start, &["total"]);
    let each = prose.is(told.tokens.end, "each") && is_average(passage, told) && !is_apart(passage, told);
    matches!(count.value, Value::Count(_)) && summed && each && total.is_like(told)
}

/// Whether a figure is told as an average: "an average of 5", "averaging 5".
fn is_average(passage: &Passage<'_>, figure: &Figure<'_>) -> bool {
    let at = figure.tokens.start;
    let average = |lead| at > 1 && passage.prose.is(at - 1, lead) && passage.prose.is(at - 2, "average");
    let of = average("of") || at > 1 && passage.prose.is(at - 1, "average") && passage.prose.is(at - 2, "on");
    of || at > 0 && passage.prose.is_any(at - 1, &["averaging", "averaged"])
}

/// What stands before an average of the figures before it: "for an average of 5", "or an average of 5".
const APPOSED: [&str; 10] = [",", ";", ":", "(", "—", "–", "-", "or", "at", "for"];

/// Whether "an average of 5" is no apposition, so that it may be that of something else: "compared with an average of 5".
fn is_apart(passage: &Passage<'_>, figure: &Figure<'_>) -> bool {
    let prose = &passage.prose;
    let Some(noun) = figure.tokens.start.checked_sub(2).filter(|&at| prose.is(at, "average")) else { return false };
    let begins = |at: &usize| prose.is_any(*at, &["a", "an", "the"]);
    let phrase = (noun.saturating_sub(LONGEST_PHRASE)..noun).rev().find(begins).unwrap_or(noun);
    !phrase.checked_sub(1).is_some_and(|before| prose.is_any(before, &APPOSED))
}

/// Words between the article and "average": "a rather low monthly average".
const LONGEST_PHRASE: usize = 4;

/// Whether the average is by what is counted, where the text tells by what it is: "an average of 5 a game", "per game".
fn is_by(passage: &Passage<'_>, told: &Figure<'_>, count: &Figure<'_>) -> bool {
    let prose = &passage.prose;
    let end = passage.figures.iter().map(|figure| figure.tokens.start).find(|start| *start > told.tokens.start);
    let end = end.unwrap_or(prose.len());
    let by = (told.tokens.end..end).find(|&at| prose.is_any(at, &["a", "an", "per", "each", "every"]));
    let Some(by) = by else { return true };
    let words = match count.value {
        Value::Duration(_) => count.tokens.clone(),
        _ => count.tokens.end..count.tokens.end + 3,
    };
    let unit = lemma::lower(prose.word(by + 1));
    words.into_iter().any(|at| lemma::noun(&lemma::lower(prose.word(at))) == unit)
}

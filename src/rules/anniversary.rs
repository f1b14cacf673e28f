//! Anniversaries that do not fit the year of what they are of. See the page beside this file.

use super::{Confidence, Rule, Status, cues, surroundings::Surroundings};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::{Analysis, Mention},
    language::lemma,
    source::Span,
    values::{Grain, Period, Value},
};
use jiff::civil::DateTime;
use std::ops::{Range, RangeInclusive};

pub(super) const RULE: Rule = Rule {
    name: "anniversary",
    page: include_str!("anniversary.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Preview,
    confidence: Confidence::High,
    check,
};

/// What may be the year that something was founded in.
const FOUNDED: RangeInclusive<i64> = 1000..=2100;
/// How many words behind "anniversary" the year may stand.
const REACH: usize = 8;

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let reader = Reader { analysis, around: Surroundings::of(&analysis.article) };
    analysis.mentions.iter().filter_map(|mention| reader.finding(rule, mention)).collect()
}

struct Reader<'a> {
    analysis: &'a Analysis,
    around: Surroundings<'a>,
}

impl Reader<'_> {
    fn finding(&self, rule: &Rule, mention: &Mention) -> Option<Diagnostic> {
        let Value::Ordinal(measure) = &mention.value else { return None };
        let place = measure.range.as_point()?.to_i64()?;
        let anniversary = self.around.tokens(mention.span).end;
        if !self.around.is(anniversary, &["anniversary"]) {
            return None;
        }
        let sentence = self.around.sentence(mention.span.start);
        let dates = self.dates(&sentence);
        let own = self.around.is(self.around.tokens(mention.span).start.checked_sub(1)?, &["its", "their"]);
        let (of, year) = if self.around.is(anniversary + 1, &["of"]) {
            self.dated(anniversary + 2, &dates)?
        } else {
            own.then(|| self.founded(&sentence))??
        };
        let (now, tolerated) = self.now(of, &dates, &sentence)?;
        if now.iter().any(|now| (now - year - place).abs() <= tolerated) {
            return None;
        }
        let now = *now.first()?;
        let source = &self.analysis.article.source;
        let message = format!("{now} is not {place} years after {year}");
        let label = Label::new(source, mention.span, format!("{now} − {year} = {}", now - year));
        let finding = rule.finding(message).label(label).label(Label::new(source, of, "the year it is counted from"));
        Some(finding.help("mend the anniversary or the year"))
    }

    /// The year that a sentence or the next one gives for its subject: "The firm, founded in 1990, marked", "It was founded in 1936".
    fn founded(&self, sentence: &Range<usize>) -> Option<(Span, i64)> {
        let around = self.around;
        let founded = |at: usize| cues::has("founded", &lemma::lower(around.word(at))) && around.is(at + 1, &["in"]);
        let within = sentence.clone().find(|&at| founded(at) && around.before(at) == ",");
        let next =
            || (around.is(sentence.end, &["it", "they"]) && founded(sentence.end + 2)).then_some(sentence.end + 2);
        let at = within.or_else(next)? + 2;
        let year = around.word(at).parse().ok().filter(|year| FOUNDED.contains(year))?;
        Some((around.span(&(at..at + 1))?, year))
    }

    /// The dates of a sentence that have a year, with it.
    fn dates(&self, sentence: &Range<usize>) -> Vec<(Span, i64)> {
        let tokens = &self.analysis.article.tokens;
        let Some((first, last)) = tokens.get(sentence.start).zip(tokens.get(sentence.end.saturating_sub(1))) else {
            return Vec::new();
        };
        let from = self.analysis.mentions.partition_point(|mention| mention.span.start < first.span.start);
        let mentions = self.analysis.mentions.get(from..).unwrap_or_default().iter();
        mentions
            .take_while(|mention| mention.span.start < last.span.end)
            .filter_map(|mention| Some((mention.span, year_of(&mention.value)?)))
            .collect()
    }

    /// The written year of what the anniversary is of: "the 1989 treaty", "the fall of the wall in 1989".
    fn dated(&self, at: usize, dates: &[(Span, i64)]) -> Option<(Span, i64)> {
        let near =
            (at..at + REACH).take_while(|at| !self.around.is(*at, &[",", ";", "and", "as", "with", "when", "while"]));
        near.filter(|at| self.around.word(*at).len() == 4).find_map(|at| {
            let year: i64 = self.around.word(at).parse().ok()?;
            dates.iter().find(|(span, known)| self.around.tokens(*span).contains(&at) && *known == year).copied()
        })
    }

    /// The years that the sentence may speak of, with how many years it may be off: its own other dates, or the day of publication.
    fn now(&self, of: Span, dates: &[(Span, i64)], sentence: &Range<usize>) -> Option<(Vec<i64>, i64)> {
        let others: Vec<i64> = dates.iter().filter(|(span, _)| *span != of).map(|(_, year)| *year).collect();
        if !others.is_empty() {
            return Some((others, 0));
        }
        let today = i64::from(self.analysis.date?.year());
        let present = sentence.clone().any(|at| cues::has("anniversary", &lemma::lower(self.around.word(at))));
        present.then(|| (vec![today], 1))
    }
}

/// The year that a date lies in.
fn year_of(value: &Value) -> Option<i64> {
    let Value::Date(date) = value else { return None };
    let [period] = date.readings.as_slice() else { return None };
    let start = Period::low_end(period).map(DateTime::year)?;
    let within =
        matches!(date.grain, Grain::Day | Grain::Week | Grain::Month | Grain::Quarter | Grain::Half | Grain::Year);
    within.then(|| i64::from(start))
}

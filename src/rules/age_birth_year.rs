//! Ages that do not fit a year of birth. See the page beside this file.

use super::{Confidence, Rule, Status, bounds::bounds, surroundings::Surroundings};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::{Analysis, Fact},
    source::Span,
    values::{Grain, Value},
};
use jiff::civil::{Date, DateTime};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    name: "age-birth-year",
    page: include_str!("age_birth_year.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Preview,
    confidence: Confidence::High,
    check,
};

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let (births, deaths) = (occasions(analysis, "birth"), occasions(analysis, "death"));
    let reader = Reader { analysis, around: Surroundings::of(&analysis.article) };
    let aged = analysis.facts.iter().filter(|fact| matches!(fact.value, Value::Age(_)));
    aged.filter_map(|fact| {
        let [name] = fact.participants.as_slice() else { return None };
        let birth = births.get(name.as_str())?.as_ref()?;
        let day = reader.day(fact, birth, deaths.get(name.as_str()).copied().flatten())?;
        reader.finding(rule, fact, birth, day)
    })
    .collect()
}

/// A birth or death with the days that it may have been on.
#[derive(Clone, Copy)]
struct Occasion {
    span: Span,
    earliest: Date,
    latest: Date,
}

/// What happened to whom, where the article has one day or year for it.
fn occasions<'a>(analysis: &'a Analysis, subject: &str) -> HashMap<&'a str, Option<Occasion>> {
    let mut known: HashMap<&str, Option<Occasion>> = HashMap::new();
    for fact in analysis.facts.iter().filter(|fact| fact.subject == subject && !fact.negated && fact.firm) {
        let ([name], Value::Date(date)) = (fact.participants.as_slice(), &fact.value) else { continue };
        let plain = date.grain != Grain::Year || analysis.article.slice(fact.span).parse::<i16>().is_ok();
        let occasion =
            bounds(date).filter(|_| plain).map(|(earliest, latest)| Occasion { span: fact.span, earliest, latest });
        let same = |known: &mut Option<Occasion>| {
            let both = known.zip(occasion);
            *known = both.filter(|(one, other)| one.earliest.year() == other.earliest.year()).map(|(known, _)| known);
        };
        known.entry(name).and_modify(same).or_insert(occasion);
    }
    known
}

struct Reader<'a> {
    analysis: &'a Analysis,
    around: Surroundings<'a>,
}

impl Reader<'_> {
    /// The days on which somebody may have had the age: that of death for who died at it, else that of publication.
    fn day(&self, fact: &Fact, birth: &Occasion, death: Option<Occasion>) -> Option<(Date, Date)> {
        let tokens = self.around.tokens(fact.span);
        let died = fact.attribute == "died" || self.around.is(tokens.start, &["aged"]) && death.is_some();
        if died {
            return death.map(|death| (death.earliest, death.latest));
        }
        let beside = self.around.before(tokens.start) == "," && self.around.is(tokens.end, &[","]);
        let today = self.analysis.date.filter(|_| fact.attribute == "age" && beside && death.is_none())?;
        let new_year = today.first_of_year();
        match self.other_date(fact, birth) {
            None => Some((today, today)),
            // What happened this year may have been before the birthday.
            Some(date) => (date >= new_year).then_some((new_year, today)),
        }
    }

    /// The earliest other day that the sentence speaks of: a person was younger then.
    fn other_date(&self, fact: &Fact, birth: &Occasion) -> Option<Date> {
        let from = self.analysis.mentions.partition_point(|mention| mention.span.start < fact.sentence.start);
        let of_sentence = self.analysis.mentions.get(from..).unwrap_or_default().iter();
        let others = of_sentence
            .take_while(|mention| mention.span.start < fact.sentence.end)
            .filter(|mention| mention.span != birth.span);
        others.filter_map(|mention| earliest(&mention.value)).min()
    }

    fn finding(&self, rule: &Rule, fact: &Fact, birth: &Occasion, day: (Date, Date)) -> Option<Diagnostic> {
        let Value::Age(age) = &fact.value else { return None };
        let stated = age.measure.range.as_point().filter(|_| age.unit.name == "year")?.to_i64()?;
        let (youngest, oldest) = (years(birth.latest, day.0), years(birth.earliest, day.1));
        if (youngest..=oldest).contains(&stated) || youngest < 0 {
            return None;
        }
        let article = &self.analysis.article;
        let fitting = if youngest == oldest { youngest.to_string() } else { format!("{youngest} or {oldest}") };
        let name = fact.participants.first()?;
        let label = |span, text: String| Label::new(&article.source, span, text);
        let (born, then) = (birth.earliest.year(), day.0.year());
        let finding = rule
            .finding(format!("{name} is {stated} here, but was born in {born}"))
            .label(label(fact.span, format!("{fitting} by the year of birth")))
            .label(label(birth.span, "born then".to_owned()))
            .note(format!("{then} − {born} = {}, a year less before the birthday", then - born));
        Some(finding.help("mend the age or the year of birth"))
    }
}

/// The first day that a date may mean; the first of all where nothing tells.
fn earliest(value: &Value) -> Option<Date> {
    let Value::Date(date) = value else { return None };
    let starts = date.readings.iter().map(|period| period.low_end().map_or(Date::MIN, DateTime::date));
    Some(starts.min().unwrap_or(Date::MIN))
}

/// Full years from one day to another.
fn years(from: Date, to: Date) -> i64 {
    let before = (to.month(), to.day()) < (from.month(), from.day());
    i64::from(to.year() - from.year()) - i64::from(before)
}

//! Whether what the program says of a place is what is expected there. Names and nouns are compared as a claim compares them.

use super::expected::{PathForm, Speakers, Statement, Wanted};
use factlint::{
    claims,
    facts::{Fact, Told},
    interval::{Comparison, Decimal, Hedge, Interval, Measure, Relation},
    source::Source,
    values::{DateValue, Period, Value},
    verdict::{Checked, Subject, judge},
};
use jiff::civil::DateTime;
use std::ops::Bound;

/// Nouns that say no more of something named than that it has a name.
const KINDS: [&str; 10] =
    ["person", "people", "man", "woman", "company", "organization", "club", "team", "group", "place"];

/// The parts of a fact, in the order in which they are told.
pub(super) const PARTS: [&str; 6] = ["value", "subject", "participants", "attribute", "speaker", "manner"];

/// Which of the [`PARTS`] are right.
pub(super) type Parts = [bool; PARTS.len()];

/// Asks of one fact at a time whether a path names it.
pub(super) struct Judge {
    pub(super) checked: Checked,
}

impl Judge {
    /// Which parts of `fact` are as expected.
    pub(super) fn parts(&mut self, fact: &Fact, stated: &Statement, speakers: &Speakers) -> Parts {
        let value = stated.values.iter().any(|wanted| same_value(&fact.value, wanted));
        let bindings: Vec<[bool; 3]> = stated.paths.iter().map(|path| self.binding(fact, path)).collect();
        let right = |parts: &[bool; 3]| parts.iter().filter(|&&right| right).count();
        let [subject, participants, attribute] = bindings.into_iter().max_by_key(right).unwrap_or_default();
        [value, subject, participants, attribute, self.speaks(fact.by.as_deref(), speakers), manner(fact, stated)]
    }

    /// Whether subject, participants and attribute are those of `path`.
    fn binding(&mut self, fact: &Fact, path: &PathForm) -> [bool; 3] {
        let names: Vec<&String> = path.required.iter().chain(&path.optional).collect();
        let itself = path.subjects.iter().any(|subject| subject == "the");
        let bearer = names.iter().find(|name| itself && bears(&fact.subject, name)).map(|name| name.as_str());
        let subject = bearer.is_some()
            || itself && KINDS.contains(&fact.subject.as_str())
            || path.subjects.iter().any(|subject| subject != "the" && self.is_about(fact, subject));
        let known = |judge: &mut Self, party: &String| names.iter().any(|name| judge.same_name(name, party));
        let missing = |judge: &mut Self, name: &String| {
            bearer != Some(name.as_str()) && !fact.participants.iter().any(|party| judge.same_name(name, party))
        };
        let participants = fact.participants.iter().all(|party| known(self, party))
            && !path.required.iter().any(|name| missing(self, name));
        if fact.attribute == "date" && self.is_event_of(fact, path) {
            return [true, participants, true];
        }
        let attribute = path.attributes.iter().any(|attribute| self.is_of(fact, attribute));
        [subject, participants, attribute]
    }

    /// Whether one of `speakers` says so.
    pub(super) fn speaks(&mut self, by: Option<&str>, speakers: &Speakers) -> bool {
        match by {
            None => speakers.optional,
            Some(by) => speakers.names.iter().any(|name| self.same_name(name, by)),
        }
    }

    /// Whether a claim by the whole path finds the date of an event: it may be that of its verb, `person("Ann Lee").born`.
    fn is_event_of(&mut self, fact: &Fact, path: &PathForm) -> bool {
        let named = path.required.iter().map(|name| format!("person({name:?})"));
        let subjects = path.subjects.iter().filter(|subject| *subject != "the").cloned();
        let subjects: Vec<String> = subjects.chain(named).collect();
        let paths = subjects
            .iter()
            .flat_map(|subject| path.attributes.iter().map(move |attribute| format!("{subject}.{attribute}")));
        let known = paths.collect::<Vec<_>>();
        known.iter().any(|path| self.names(path, fact))
    }

    fn is_about(&mut self, fact: &Fact, subject: &str) -> bool {
        self.names(&format!("{subject}.x"), &Fact { attribute: "x".into(), participants: Vec::new(), ..fact.clone() })
    }

    fn is_of(&mut self, fact: &Fact, attribute: &str) -> bool {
        self.names(&format!("x.{attribute}"), &Fact { subject: "x".into(), participants: Vec::new(), ..fact.clone() })
    }

    fn same_name(&mut self, asked: &str, party: &str) -> bool {
        let Some(any) = self.checked.analysis.facts.first().cloned() else { return false };
        let fact = Fact { subject: "x".into(), participants: vec![party.to_owned()], attribute: "x".into(), ..any };
        self.names(&format!("x(\"{asked}\").x"), &fact)
    }

    /// Whether a claim about `path` would find `fact`, however the article presents it.
    fn names(&mut self, path: &str, fact: &Fact) -> bool {
        let status = factlint::facts::Status::Asserted;
        let fact = Fact { negated: false, status, firm: true, ..fact.clone() };
        let (claims, mistakes) = claims::parse(&Source::new("claim", format!("{path} exists\n")).unwrap());
        assert!(mistakes.is_empty(), "{path}: {mistakes:?}");
        let told = Told { quotes: self.checked.analysis.quotes.clone(), facts: vec![fact] };
        let all = std::mem::replace(&mut self.checked.analysis.told, told.into());
        let judged = judge(&claims, &[Subject { name: None, checked: &self.checked }]);
        self.checked.analysis.told = all;
        judged.cases.iter().all(|case| case.verdict.passed())
    }
}

/// Whether a subject is a name or a word of it: `castleford` is Castleford United.
fn bears(subject: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    subject == name.replace(' ', "-") || name.split(' ').any(|word| word == subject)
}

fn manner(fact: &Fact, stated: &Statement) -> bool {
    let status = stated.statuses.is_empty() || stated.statuses.iter().any(|status| status == fact.status.name());
    let period = fact.period.clone().map(Value::Date);
    let dated = |wanted: &Wanted| period.as_ref().is_some_and(|period| same_value(period, wanted));
    status
        && stated.negated.is_none_or(|negated| negated == fact.negated)
        && (stated.periods.is_empty() || stated.periods.iter().any(dated))
}

/// Whether a value is of the type that is wanted.
pub(super) fn same_type(value: &Value, wanted: &Wanted) -> bool {
    match wanted {
        Wanted::Value(_, other) | Wanted::Range(Some(other), _) | Wanted::Range(None, Some(other)) => {
            value.comparable(other) || matches!((value, other), (Value::Count(_), Value::Ordinal(_)))
        }
        Wanted::Range(None, None) => false,
    }
}

/// Whether a value comes to the same interval as the one wanted; of a date, its best reading.
fn same_value(value: &Value, wanted: &Wanted) -> bool {
    match (value, wanted) {
        (Value::Date(date), _) => date.best().is_some_and(|best| same_date(best, wanted)),
        (Value::Time(time), Wanted::Value(None, Value::Time(other))) => time.range.low_end() == other.range.low_end(),
        (_, Wanted::Value(hedge, other)) => match (value.dimension(), other.dimension()) {
            (Some((_, measure)), Some((_, other))) => same_measure(value, &measure, *hedge, other),
            _ => value.relate(Comparison::Equal, other) == Some(Relation::Entailed),
        },
        (_, Wanted::Range(low, high)) => {
            let figure = |end: &Option<Value>| end.as_ref().and_then(Value::dimension).and_then(|(_, end)| end.stated);
            let bound = |end| figure(end).map_or(Bound::Unbounded, Bound::Included);
            let range = Interval { low: bound(low), high: bound(high) };
            value.dimension().is_some_and(|(_, measure)| same_range(&measure.range, &range))
        }
    }
}

fn same_date(best: &Period, wanted: &Wanted) -> bool {
    match wanted {
        Wanted::Value(_, other) => days(other).is_some_and(|period| same_days(best, &period)),
        Wanted::Range(low, high) => {
            let low = low.as_ref().and_then(days).and_then(|period| period.low_end());
            let high = high.as_ref().and_then(days).and_then(|period| period.high_end());
            best.low_end() == low && best.high_end() == high
        }
    }
}

/// The stretch of the calendar that a literal means.
fn days(value: &Value) -> Option<Period> {
    match value {
        Value::Date(date) => date.best().copied(),
        Value::Number(year) => {
            let year = i16::try_from(year.stated?.to_i64()?).ok()?;
            DateValue::year(year)?.best().copied()
        }
        _ => None,
    }
}

/// Whether a stretch is the one wanted, or a part of the day wanted: "late Saturday" is a Saturday.
fn same_days(best: &Period, wanted: &Period) -> bool {
    let day = |end: Option<DateTime>| end.map(DateTime::date);
    let is_day = day(wanted.low_end()).and_then(|first| first.tomorrow().ok()) == day(wanted.high_end());
    best == wanted || is_day && best.inside(wanted)
}

fn same_measure(value: &Value, measure: &Measure, hedge: Option<Hedge>, other: Measure) -> bool {
    let other = hedge.map_or(other, |hedge| other.hedged(hedge));
    let other = if matches!(value, Value::Count(_)) { other.of_whole_numbers() } else { other };
    same_range(&measure.range, &other.range)
}

/// Whether two ranges end alike, a thousandth aside: a literal cannot say two thirds.
fn same_range(one: &Interval<Decimal>, other: &Interval<Decimal>) -> bool {
    let near = |one: Decimal, other: Decimal| {
        let slack = Decimal::new(1, 3).and_then(|thousandth| other.magnitude().times(thousandth));
        one.minus(other).zip(slack).is_some_and(|(gap, slack)| gap.magnitude() <= slack)
    };
    let same = |one: Bound<Decimal>, other: Bound<Decimal>| match (one, other) {
        (Bound::Included(one), Bound::Included(other)) | (Bound::Excluded(one), Bound::Excluded(other)) => {
            near(one, other)
        }
        (one, other) => one == other,
    };
    same(one.low, other.low) && same(one.high, other.high)
}

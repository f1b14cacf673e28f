//! The time between two dates: of a sentence of a source, of the draft's, and the days on which both were written.

use super::{
    super::terms::{Digest, Passage},
    MOST_VALUES,
    arithmetic::pairs,
};
use crate::{
    facts::Mention,
    interval::{Decimal, Hedge, Measure},
    values::{DateValue, Grain, Quantity, Value},
};
use jiff::{
    Span, ToSpan,
    civil::{Date, DateTime},
};

/// The two dates that lie as far apart as a duration says, or the two ages.
pub(super) fn elapsed(
    value: &Value,
    here: &[&Mention],
    ((draft, passage), source): ((&Digest<'_>, &Passage), &Digest<'_>),
) -> Option<String> {
    let (Value::Duration(duration) | Value::Age(duration)) = value else { return None };
    if let Some(working) = between_ages(value, duration, source) {
        return Some(working);
    }
    let own = draft.mentions(passage).iter().take(MOST_VALUES);
    let written = [source.analysis.date, draft.analysis.date].map(|date| DateValue::day(date?));
    let stated = here.iter().copied().chain(own).filter_map(|mention| match &mention.value {
        Value::Date(date) if !date.readings.is_empty() => Some(date),
        _ => None,
    });
    let stated: Vec<&DateValue> = stated.collect();
    let ends: Vec<DateValue> = stated.iter().filter_map(|date| ends(date)).flatten().collect();
    let dates: Vec<&DateValue> = stated.into_iter().chain(&ends).chain(written.iter().flatten()).collect();
    let wanted = (duration.unit.name, &duration.measure);
    pairs(&dates).find_map(|(one, other)| {
        let (first, last) = if start(one)? <= start(other)? { (one, other) } else { (other, one) };
        lies_between(wanted, first, last)?
            .then(|| Some(format!("{value} lie between {} and {}", shown(first)?, shown(last)?)))?
    })
}

/// The date that lies as long before or after another one as the source says: "finished in 1984 after nine years" began in 1975.
pub(super) fn shifted(value: &Value, here: &[&Mention]) -> Option<String> {
    let Value::Date(claimed) = value else { return None };
    let wanted = claimed.best().filter(|period| period.low_end().is_some() && period.high_end().is_some())?;
    let dates = here.iter().filter_map(|mention| match &mention.value {
        Value::Date(date) if date.grain != Grain::Interval => Some((start(date)?, &mention.value)),
        _ => None,
    });
    let dates: Vec<(DateTime, &Value)> = dates.collect();
    let lengths = here.iter().filter_map(|mention| Some((span(&mention.value)?, &mention.value)));
    lengths.into_iter().find_map(|(length, lasting)| {
        dates.iter().find_map(|(from, date)| {
            let before = from.checked_sub(length).ok().is_some_and(|start| wanted.holds(start));
            let after = from.checked_add(length).ok().is_some_and(|end| wanted.holds(end));
            let way = if before { "before" } else { "after" };
            (before || after).then(|| format!("{lasting} {way} {date} is {value}"))
        })
    })
}

/// A whole number of years, months, weeks or days.
fn span(value: &Value) -> Option<Span> {
    let Value::Duration(Quantity { measure, unit }) = value else { return None };
    let count = measure
        .stated?
        .to_i64()
        .and_then(|count| i32::try_from(count).ok())
        .filter(|count| (1..1000).contains(count))?;
    Some(match unit.name {
        "year" => count.years(),
        "month" => count.months(),
        "week" => count.weeks(),
        "day" => count.days(),
        _ => return None,
    })
}

/// The first and the last day of a stretch that is no unit of the calendar: "from January 2022 until last week".
fn ends(date: &DateValue) -> Option<[DateValue; 2]> {
    let period = date.best().filter(|_| date.grain == Grain::Interval)?;
    let last = period.high_end()?.date().yesterday().ok()?;
    Some([DateValue::day(period.low_end()?.date())?, DateValue::day(last)?])
}

/// The two ages of a source that differ by so many years.
fn between_ages(value: &Value, duration: &Quantity, source: &Digest<'_>) -> Option<String> {
    let wanted = duration.measure.stated.filter(|_| duration.unit.name == "year")?;
    let ages = source.analysis.mentions.iter().filter_map(|mention| match &mention.value {
        Value::Age(age) if age.unit.name == "year" => Some((age.measure.stated?, &mention.value)),
        _ => None,
    });
    let ages: Vec<_> = ages.take(MOST_VALUES).collect();
    pairs(&ages).find_map(|((one, first), (other, second))| {
        let apart = one.minus(*other).map(Decimal::magnitude);
        (apart == Some(wanted)).then(|| format!("{value} lie between {first} and {second}"))
    })
}

fn start(date: &DateValue) -> Option<DateTime> {
    date.best()?.low_end().or(date.best()?.high_end())
}

fn shown(date: &DateValue) -> Option<Date> {
    Some(start(date)?.date())
}

/// Whether so much time lies between two dates, counted as people count it: whole years between years, months between months.
fn lies_between((unit, measure): (&str, &Measure), first: &DateValue, last: &DateValue) -> Option<bool> {
    let (from, to) = (start(first)?, start(last)?);
    let years = i64::from(to.year() - from.year());
    let months = 12 * years + i64::from(to.month() - from.month());
    let days = || {
        matches!((first.grain, last.grain), (Grain::Day, Grain::Day))
            .then(|| i64::from((to.date() - from.date()).get_days()))
    };
    if unit == "year" && measure.stated.is_some_and(|stated| !stated.is_whole()) {
        let wanted = measure.stated?.times(Decimal::from(12_u32))?.to_i64()?;
        return Some(is_about(months, wanted, 2, measure.hedge));
    }
    let wanted = measure.stated?.to_i64().filter(|wanted| *wanted > 0)?;
    let to_a_year = is_year(first) || is_year(last);
    Some(match unit {
        "year" if to_a_year => years == wanted || is_hedged_year(years, wanted, measure.hedge),
        "year" => is_about(months, 12 * wanted, 6, measure.hedge),
        "month" if !to_a_year => is_about(months, wanted, 1, measure.hedge),
        "week" => is_about(days()?, 7 * wanted, 3, measure.hedge),
        "day" => is_about(days()?, wanted, 1, measure.hedge),
        "hour" if has_time(first) && has_time(last) => {
            is_about(i64::from(minutes_between(from, to)?), 60 * wanted, 30, measure.hedge)
        }
        _ => false,
    })
}

/// Whether a hedge lets so many years be told for others, counted from a year of which the day is not known.
fn is_hedged_year(years: i64, wanted: i64, hedge: Option<Hedge>) -> bool {
    let slack = (wanted / 10).max(1);
    hedge.is_some_and(|hedge| match hedge {
        Hedge::Over | Hedge::AtLeast => (wanted..=wanted + slack).contains(&years),
        _ => is_about(years, wanted, (slack + 1) / 2, Some(hedge)),
    })
}

/// Whether a date is told to the year: "1994", "since 1994".
fn is_year(date: &DateValue) -> bool {
    let begins = || start(date).is_some_and(|start| start.date().day_of_year() == 1);
    date.grain == Grain::Year || date.grain == Grain::Interval && begins()
}

fn has_time(date: &DateValue) -> bool {
    matches!(date.grain, Grain::Hour | Grain::Minute)
}

fn minutes_between(from: DateTime, to: DateTime) -> Option<i32> {
    let days = (to.date() - from.date()).get_days();
    let minute = |time: DateTime| 60 * i32::from(time.hour()) + i32::from(time.minute());
    days.checked_mul(24 * 60)?.checked_add(minute(to) - minute(from))
}

/// Whether a count is the wanted one within `slack`, on the side of it that the hedge says.
fn is_about(counted: i64, wanted: i64, slack: i64, hedge: Option<Hedge>) -> bool {
    match hedge {
        Some(Hedge::Over | Hedge::AtLeast) => (wanted..=wanted + 2 * slack).contains(&counted),
        Some(Hedge::Under | Hedge::Nearly | Hedge::AtMost) => (wanted - 2 * slack..=wanted).contains(&counted),
        Some(_) => counted.abs_diff(wanted) <= slack.unsigned_abs(),
        None if slack == 1 => counted == wanted,
        None => counted.abs_diff(wanted) < slack.unsigned_abs(),
    }
}

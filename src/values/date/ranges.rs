//! Stretches from one date to another.

use super::{
    DateValue, Grain, Period,
    calendar::{Read, ends, interval, readings, shift_days, shifted, unresolved, years as years_between},
    midnight, numeric, partial,
    partial::{Partial, day_number},
    reading,
    words::{self, Unit, Word},
    years::{is_name, year_at},
};
use crate::values::{Prose, number, prose::Roles};
use std::ops::Bound;

/// "from Monday to Thursday", "between 2019 and 2021", "9–12 May", "1914–18", "May to July 2025", "the three months to June".
/// `moment` is what stands at the token by itself.
pub(super) fn closed(prose: &Prose<'_>, at: usize, moment: Option<&(DateValue, usize)>) -> Read {
    let lead = match prose.word(at) {
        "from" | "From" => Lead::From,
        "between" | "Between" => Lead::Between,
        _ => Lead::None,
    };
    // "postponed from 3 March to 9 April": two days, and no stretch.
    let from = if lead == Lead::None && at > 0 && prose.is(at - 1, "from") { at - 1 } else { at };
    if from > 0 && prose.is_any(from, &["from"]) && prose.is_any(from - 1, &MOVED) {
        return None;
    }
    let start = at + usize::from(lead != Lead::None);
    let start = start + usize::from(lead != Lead::None && prose.is(start, "the"));
    if lead == Lead::None && moment.is_none() && !prose.may_be(start, Roles::DATE_OPENING) {
        return None;
    }
    let stretch = figures(prose, start, lead)
        .or_else(|| same_kind(prose, start, lead))
        .or_else(|| years(prose, start, lead))
        .or_else(|| match lead {
            Lead::None => any_two(prose, moment?, lead),
            _ => any_two(prose, &end_point(prose, start, lead)?, lead),
        })
        .or_else(|| span_to(prose, start));
    let days = moment.is_some_and(|(first, _)| first.grain == Grain::Day);
    stretch.filter(|(date, end)| !(days && is_in_brackets(prose, at, *end) && is_lifelong(date)))
}

/// How many words may stand before the first date in brackets: "(born Ann Berg; 3 May 1941 – 19 January 2027)".
const LONGEST_BIRTH: usize = 6;

/// No stretch of so many years is told to the day.
const LIFELONG: i16 = 15;

fn is_in_brackets(prose: &Prose<'_>, at: usize, end: usize) -> bool {
    let opens = (0..at).rev().take(LONGEST_BIRTH).find(|at| matches!(prose.word(*at), "(" | ")"));
    prose.word(end) == ")" && opens.is_some_and(|at| prose.word(at) == "(")
}

/// Whether a stretch between two days is so long that they are those of a birth and a death, and no stretch.
fn is_lifelong(date: &DateValue) -> bool {
    let ends = date.best().and_then(|period| Some((period.low_end()?, period.high_end()?)));
    ends.is_some_and(|(low, high)| high.date().year() - low.date().year() > LIFELONG)
}

/// Words behind which "from" and "to" tell when something was to be and when it will be.
const MOVED: [&str; 8] = ["postponed", "moved", "rescheduled", "delayed", "forward", "back", "shifted", "switched"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    None,
    From,
    Between,
}

/// The token behind the word or dash that joins the two ends.
fn joined(prose: &Prose<'_>, at: usize, lead: Lead) -> Option<usize> {
    let joins = match lead {
        Lead::Between => prose.is_any(at, &["and", "through", "to"]) || prose.is_dash(at),
        Lead::From => prose.is_any(at, &["to", "until", "till", "through"]) || prose.is_dash(at),
        Lead::None => prose.is_any(at, &["to", "through"]) || prose.is_dash(at) || prose.is(at, "—"),
    };
    let behind = at + 1;
    joins.then(|| behind + usize::from(prose.is(behind, "the")))
}

/// Two days or months of which one has the month or the year for both.
fn same_kind(prose: &Prose<'_>, at: usize, lead: Lead) -> Read {
    if !prose.may_be(at, Roles::CALENDAR.and(Roles::NUMBER)) {
        return None;
    }
    let (left, middle) = partial::partial(prose, at)
        .or_else(|| lone(prose, at, lead))
        .or_else(|| partial::month_alone(prose, at).filter(|(_, end)| between_months(prose, *end, lead)))?;
    let behind = joined(prose, middle, lead)?;
    let (right, end) = partial::partial(prose, behind)
        .or_else(|| {
            // "May 9–12", "May 9 to 12, 2026": the same month.
            let (day, end) = day_number(prose, behind).filter(|_| left.month > 0 && left.day.is_some())?;
            let figures = prose.touches_next(end - 1) && prose.is(end, "/");
            let comma = end + usize::from(prose.is(end, ","));
            let year = year_at(prose, comma);
            (!figures).then_some((
                Partial { month: left.month, day: Some(day), year: year.or(left.year) },
                year.map_or(end, |_| comma + 1),
            ))
        })
        .filter(|(right, _)| right.day.is_some() == left.day.is_some() || left.month > 0)?;
    let left = Partial { month: if left.month > 0 { left.month } else { right.month }, ..left };
    Some((between_partials(prose, (at, end), left, right), end))
}

/// "from 10/1 to 11/7/2025": both ends have the same order, and the year of the second.
fn figures(prose: &Prose<'_>, at: usize, lead: Lead) -> Read {
    let (left, middle) = numeric::numbers(prose, at)?;
    let (right, end) = numeric::numbers(prose, joined(prose, middle, lead)?)?;
    let orders = left.orders().into_iter().zip(right.orders());
    let possible = orders
        .filter(|(left, right)| left.month <= 12 && right.month <= 12 && (lead != Lead::None || right.year.is_some()));
    let both: Vec<DateValue> = possible.map(|(left, right)| between_partials(prose, (at, end), left, right)).collect();
    (!both.is_empty()).then(|| (readings(both, Grain::Interval), end))
}

/// Whether a dash or word that joins stands at `at` and a month behind it.
fn between_months(prose: &Prose<'_>, at: usize, lead: Lead) -> bool {
    joined(prose, at, lead).is_some_and(|behind| words::month(prose, behind).is_some())
}

/// "9" before "–12 May": a day whose month stands behind.
fn lone(prose: &Prose<'_>, at: usize, lead: Lead) -> Option<(Partial, usize)> {
    let (day, end) = day_number(prose, at)?;
    joined(prose, end, lead)?;
    Some((Partial { month: 0, day: Some(day), year: None }, end))
}

fn between_partials(prose: &Prose<'_>, (at, end): (usize, usize), left: Partial, right: Partial) -> DateValue {
    if let (Some(year), None) = (left.year, right.year) {
        let first = left.in_year(year);
        let second = right.in_year(year).filter(|second| first.as_ref().is_some_and(|first| in_order(first, second)));
        let second = second.or_else(|| right.in_year(year.checked_add(1)?));
        return first
            .zip(second)
            .and_then(|(first, second)| hull(&first, &second))
            .map_or(unresolved(Grain::Interval), interval);
    }
    let seconds = right.resolved(prose, at, end);
    let reading = |second: &Period| {
        let second = DateValue::new(vec![*second], seconds.grain);
        let year = left.year.unwrap_or(ends(second.best()?)?.0.year());
        let first = left.in_year(year).filter(|first| in_order(first, &second));
        let first = first.or_else(|| left.in_year(year.checked_sub(1).filter(|_| left.year.is_none())?))?;
        hull(&first, &second)
    };
    DateValue::new(seconds.readings.iter().filter_map(reading).collect(), Grain::Interval)
}

fn in_order(first: &DateValue, second: &DateValue) -> bool {
    match (first.best(), second.best()) {
        (Some(first), Some(second)) => first.low_end() <= second.low_end(),
        _ => false,
    }
}

/// From the beginning of one to the end of the other, both in. A clock time is a point and no minute.
fn hull(first: &DateValue, second: &DateValue) -> Option<Period> {
    let (one, other) = (first.best()?, second.best()?);
    let clock = second.grain < Grain::PartOfDay;
    let high = if clock { Bound::Excluded(other.low_end()?) } else { other.high };
    let period = Period { low: one.low, high };
    (period.low_end()? < period.high_end()?).then_some(period)
}

/// "1914–18", "2019 to 2021", "1999/2000".
fn years(prose: &Prose<'_>, at: usize, lead: Lead) -> Read {
    let at = at + usize::from(prose.is(at, "year"));
    let first = year_at(prose, at).filter(|_| !is_name(prose, at))?;
    let slash = prose.is(at + 1, "/") && prose.touches_next(at) && prose.touches_next(at + 1);
    let behind = if slash { at + 2 } else { joined(prose, at + 1, lead)? };
    let tight = prose.touches_next(at) && prose.touches_next(behind - 1);
    let short = || {
        let end = prose.word(behind).parse().ok().filter(|_| prose.word(behind).len() == 2 && prose.is_digits(behind));
        // "2026-05" is a month, "2019–20" two years.
        let dash = tight && (slash || prose.word(at + 1) != "-" || end.is_some_and(|end: i16| end > 12));
        end.filter(|_| dash).map(|end: i16| first - first % 100 + end)
    };
    let last = year_at(prose, behind).or_else(short)?;
    let counts = lead == Lead::None
        && !tight
        && !slash
        && prose.is_word(behind + 1)
        && !prose.is_any(behind + 1, &["and", "or", "was", "is", "in", "as"]);
    let plausible = last > first && last - first < 1000 && (1000..2100).contains(&first) && !counts;
    // A longer sign goes on: "2026-02-04", "1914-18-20".
    let ends_there =
        !(prose.touches_next(behind) && (prose.is_dash(behind + 1) || prose.is_any(behind + 1, &["/", "s", "%"])));
    (plausible && ends_there).then(|| Some((years_between(first, last, Grain::Interval)?, behind + 1)))?
}

/// "from Monday to Thursday", "from 18:00 on Friday until noon on Saturday", "between Jan 22 and now".
fn any_two(prose: &Prose<'_>, (left, middle): &(DateValue, usize), lead: Lead) -> Read {
    let middle = *middle;
    let behind = joined(prose, middle, lead)?;
    // Without a lead only a dash or "to" between like things makes a stretch.
    let (right, end) = end_point(prose, behind, lead)?;
    if lead == Lead::None && left.grain != right.grain && !prose.is(middle, "through") {
        return None;
    }
    let weekdays = matches!(words::word(prose, behind), Some(Word::Weekday(_))) && right.grain == Grain::Day;
    let single = |reading: &Period, grain| DateValue::new(vec![*reading], grain);
    let readings: Vec<Period> = if weekdays {
        // The second weekday is the next one behind the first.
        let week = |first: &Period| {
            let to = right.best().and_then(ends)?.0.weekday();
            let from = ends(first)?.0;
            let days = i64::from(from.weekday().until(to));
            hull(&single(first, left.grain), &DateValue::day(shift_days(from, days)?)?)
        };
        left.readings.iter().filter_map(week).collect()
    } else {
        let two = |(i, second): (usize, &Period)| {
            let of = |first: &Period| hull(&single(first, left.grain), &single(second, right.grain));
            left.readings.get(i).and_then(of).or_else(|| left.readings.iter().find_map(of))
        };
        right.readings.iter().enumerate().filter_map(two).collect()
    };
    let known = left.readings.is_empty() || right.readings.is_empty() || !readings.is_empty();
    known.then_some((DateValue::new(readings, Grain::Interval), end))
}

fn end_point(prose: &Prose<'_>, at: usize, lead: Lead) -> Read {
    let now = prose.is_any(at, &["now", "date", "present"]) && lead != Lead::None;
    if now {
        let today = prose.reference.and_then(DateValue::day);
        return Some((today.unwrap_or_else(|| unresolved(Grain::Day)), at + 1));
    }
    reading::moment(prose, at)
}

/// "three months to 30 September", "six months ended June 30", "year to March".
fn span_to(prose: &Prose<'_>, at: usize) -> Read {
    if !prose.may_be(at, Roles::CALENDAR.and(Roles::NUMBER)) {
        return None;
    }
    let (count, behind) = if words::unit(prose, at).is_some() {
        (1, at)
    } else {
        let (measure, behind) = number::read_plain(prose, at)?;
        (measure.stated?.to_i64()?, behind)
    };
    let unit = words::unit(prose, behind).filter(|unit| (Unit::Week..=Unit::Year).contains(unit))?;
    if !prose.is_any(behind + 1, &["to", "ended", "ending", "through"]) {
        return None;
    }
    let inner = behind + 2 + usize::from(prose.is_any(behind + 2, &["on", "in"]));
    let (date, end) = partial::named(prose, inner).or_else(|| numeric::iso(prose, inner))?;
    let reading = |period: &Period| {
        let (_, last) = ends(period)?;
        let next = shift_days(last, 1)?;
        Some(Period::half_open(midnight(shifted(next, unit, count.checked_neg()?)?), midnight(next)))
    };
    Some((DateValue::new(date.readings.iter().filter_map(reading).collect(), Grain::Interval), end))
}

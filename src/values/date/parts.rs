//! Parts of longer stretches: "early May", "the end of the year", "the third quarter of 2025", "the last week of July", "Friday night".

use super::{
    DateValue, Grain, Period,
    calendar::{Read, around, days, ends, grain, hours, interval, shift_days, shifted, unresolved},
    context::{Tense, tense},
    eras, half_of, midnight, moments,
    nearest::nearest,
    partial,
    partial::ordinal,
    pointed, quarter_of, reading, several, today, weekdays,
    words::{self, Part, Unit, Word},
    yearly, years,
};
use crate::values::Prose;
use jiff::civil::{Date, Weekday};

/// "early May", "mid-2025", "later this month", "the end of next month", "in the early 1980s".
pub(super) fn part_of(prose: &Prose<'_>, at: usize) -> Read {
    let Word::Part(part) = words::word(prose, at)? else { return None };
    let noun = prose.is_any(at, &["beginning", "end", "start", "middle", "rest", "remainder"]);
    let of = at + 1 + usize::from(prose.is_dash(at + 1) || prose.is_any(at + 1, &["in", "of", "on"]));
    if noun && !prose.is(at + 1, "of") {
        return None;
    }
    let (whole, end) = whole(prose, of, DEEPEST)?;
    let by = |before: usize| at >= before && prose.is(at - before, "by");
    let due = prose.is(at, "end") && (by(1) || prose.is(at - 1, "the") && by(2));
    let deadline = (due && whole.grain > Grain::Day).then(|| last_day(&whole)).flatten();
    Some((deadline.unwrap_or_else(|| part_of_value(prose, part, &whole)), end))
}

/// What is to be done by the end of a stretch has all of it: like "by Friday", its last day.
fn last_day(whole: &DateValue) -> Option<DateValue> {
    let day = |period: &Period| days(ends(period)?.1, ends(period)?.1, Grain::Day)?.best().copied();
    let readings = whole.readings.iter().map(day).collect::<Option<_>>()?;
    Some(DateValue::new(readings, Grain::Day))
}

/// What a part may be of.
pub(super) fn whole(prose: &Prose<'_>, at: usize, deeper: usize) -> Read {
    let the = at + usize::from(prose.is(at, "the"));
    years::fiscal_year(prose, the)
        .or_else(|| eras::decade(prose, the))
        .or_else(|| eras::century(prose, the))
        .or_else(|| nested_ordinal(prose, the, deeper))
        .or_else(|| yearly::season_of(prose, the))
        .or_else(|| yearly::numbered(prose, the))
        .or_else(|| part_of_a_day(prose, the))
        .or_else(|| partial::named(prose, at))
        .or_else(|| pointed::pointed(prose, the))
        .or_else(|| pointed::year(prose, at))
        .or_else(|| pointed::the_present(prose, at))
        .or_else(|| today::near_today(prose, at))
        .or_else(|| weekdays::weekday(prose, at))
        .or_else(|| years::bare_year(prose, the))
}

/// "Sunday morning", "last night": what else has parts of days could hold the part that is asked for, without end.
fn part_of_a_day(prose: &Prose<'_>, at: usize) -> Read {
    let told = weekdays::weekday(prose, at).or_else(|| today::near_today(prose, at));
    told.and_then(|(date, behind)| moments::with_part(prose, &date, behind)).or_else(|| {
        let pointed = today::near_today(prose, at).or_else(|| pointed::pointed(prose, at));
        pointed.filter(|(date, _)| date.grain == Grain::PartOfDay)
    })
}

fn part_of_value(prose: &Prose<'_>, part: Part, whole: &DateValue) -> DateValue {
    let finer = whole.grain <= Grain::Day;
    let grain = if finer { Grain::PartOfDay } else { Grain::Interval };
    let cut = |period: &Period| if finer { half_period(part, period) } else { third(prose, part, whole.grain, period) };
    DateValue::new(whole.readings.iter().filter_map(cut).collect(), grain)
}

/// The earlier or later half of a day or a part of it.
fn half_period(part: Part, period: &Period) -> Option<Period> {
    let (start, end) = (period.low_end()?, period.high_end()?);
    let middle = start.checked_add(start.duration_until(end) / 2).ok()?;
    Some(match part {
        Part::Early | Part::Earlier => Period::half_open(start, middle),
        Part::Middle => *period,
        Part::Late | Part::Later => Period::half_open(middle, end),
    })
}

fn third(prose: &Prose<'_>, part: Part, grain: Grain, period: &Period) -> Option<Period> {
    let (start, last) = ends(period)?;
    let spoken = prose.last_date.and_then(|last| ends(&last)).map(|(_, last)| last);
    let today = |step: i64| {
        let seen = prose.reference.filter(|day| (start..=last).contains(day));
        let told = spoken.filter(|day| (start..=last).contains(day) && *day < last);
        seen.or(told).and_then(|day| shift_days(day, step)).filter(|day| (start..=last).contains(day))
    };
    let (first, last) = match part {
        Part::Later => match today(1) {
            Some(next) => (next, last),
            None => third_days(Part::Late, grain, start, last)?,
        },
        Part::Earlier => match today(-1) {
            Some(before) => (start, before),
            None => third_days(Part::Early, grain, start, last)?,
        },
        part => third_days(part, grain, start, last)?,
    };
    days(first, last, Grain::Interval)?.best().copied()
}

/// The early, middle or late part: a third of a stretch, a quarter (the middle: a half) of a year.
fn third_days(part: Part, grain: Grain, start: Date, last: Date) -> Option<(Date, Date)> {
    let year = |years: i16, day: Date| Date::new(start.year() + years, day.month(), day.day()).ok();
    if grain == Grain::Year {
        let month = |month: i8| Date::new(start.year(), month, 1).ok();
        return match part {
            Part::Early => Some((start, month(3)?.last_of_month())),
            Part::Middle => Some((month(4)?, month(9)?.last_of_month())),
            _ => Some((month(10)?, last)),
        };
    }
    if matches!(grain, Grain::Decade | Grain::Century) {
        let scale = if grain == Grain::Decade { 1 } else { 10 };
        return match part {
            Part::Early => Some((start, year(4 * scale - 1, last)?)),
            Part::Middle => Some((year(4 * scale, start)?, year(7 * scale - 1, last)?)),
            _ => Some((year(7 * scale, start)?, last)),
        };
    }
    let length = i64::from((last - start).get_days()) + 1;
    let cut = |thirds: i64| shift_days(start, length * thirds / 3);
    match part {
        Part::Early => Some((start, shift_days(cut(1)?, -1)?.max(start))),
        Part::Middle => Some((cut(1)?, shift_days(cut(2)?, -1)?)),
        _ => Some((cut(2)?, last)),
    }
}

/// "the first half of 2026", "the third quarter", "the last week of July", "the first Monday of next month", "the second day".
pub(super) fn ordinal_of(prose: &Prose<'_>, at: usize) -> Read {
    nested_ordinal(prose, at, DEEPEST)
}

/// How many parts of parts are read: "the first day of the last week of the third quarter of 2025". Nobody writes more.
const DEEPEST: usize = 3;

fn nested_ordinal(prose: &Prose<'_>, at: usize, deeper: usize) -> Read {
    let (number, behind) = place(prose, at)?;
    if let Some(found) = several::several_of(prose, (number, behind), deeper) {
        return Some(found);
    }
    let behind = behind + usize::from(prose.is_dash(behind));
    let behind = behind + usize::from(prose.is_any(behind, &["fiscal", "financial"]));
    let what = match words::word(prose, behind)? {
        Word::Unit(unit) => Element::Unit(unit),
        Word::Weekday(day) => Element::Weekday(day),
        _ => return None,
    };
    let of = behind + 1 + usize::from(prose.is_any(behind + 1, &["of", "in"]));
    let inner =
        if of > behind + 1 { whole(prose, of, deeper.checked_sub(1)?) } else { year_of_quarter(prose, what, of) };
    match inner {
        Some((whole, end)) => {
            let value = whole.best().and_then(|whole| element(whole, whole_days(whole)?, what, number));
            let grain = what.grain();
            (value.is_some() || whole.readings.is_empty()).then(|| (value.unwrap_or_else(|| unresolved(grain)), end))
        }
        None => quarter_alone(prose, at, behind + 1, what, number),
    }
}

/// The year right behind a quarter or half: "the third quarter last year", "the first half 2026".
fn year_of_quarter(prose: &Prose<'_>, what: Element, at: usize) -> Read {
    let quarter = matches!(what, Element::Unit(Unit::Quarter | Unit::Half));
    quarter.then(|| pointed::year(prose, at))?
}

#[derive(Clone, Copy)]
enum Element {
    Unit(Unit),
    Weekday(i8),
}

impl Element {
    fn grain(self) -> Grain {
        match self {
            Self::Unit(unit) => grain(unit),
            Self::Weekday(_) => Grain::Day,
        }
    }
}

/// Which one: 1 for "first", -1 for "last".
fn place(prose: &Prose<'_>, at: usize) -> Option<(i8, usize)> {
    if prose.is_any(at, &["last", "final"]) {
        return Some((-1, at + 1));
    }
    if prose.is(at, "penultimate") {
        return Some((-2, at + 1));
    }
    if prose.is(at, "opening") {
        return Some((1, at + 1));
    }
    let (number, end) = ordinal(prose, at)?;
    // "second last", "third-to-last"
    let dash = |at: usize| at + usize::from(prose.is_dash(at));
    let to = dash(end) + usize::from(prose.is(dash(end), "to"));
    Some(if prose.is(dash(to), "last") { (-number, dash(to) + 1) } else { (number, end) })
}

fn whole_days(period: &Period) -> Option<(Date, Date)> {
    ends(period)
}

fn element(whole: &Period, (first, last): (Date, Date), what: Element, number: i8) -> Option<DateValue> {
    let from_end = number < 0;
    let on = i64::from(if from_end { number + 1 } else { number - 1 });
    let unit = match what {
        Element::Weekday(day) => return nth_weekday(first, last, day, number),
        Element::Unit(unit) => unit,
    };
    if unit == Unit::Half && last > first {
        return halves(whole, first, last, number);
    }
    let start = if from_end { last } else { first };
    let value = match unit {
        // The first week that lies in it for the most part, as weeks of years are counted.
        Unit::Week => around(shift_days(start, on * 7 + if from_end { -3 } else { 3 })?, unit)?,
        Unit::Weekend => around(shift_days(start, on * 7 - if from_end { 6 } else { 0 })?, unit)?,
        _ => around(shifted(start, unit, on)?, unit)?,
    };
    let (begins, finishes) = ends(value.best()?)?;
    (begins <= last && finishes >= first).then_some(value)
}

fn nth_weekday(first: Date, last: Date, day: i8, number: i8) -> Option<DateValue> {
    let weekday = Weekday::from_monday_one_offset(day).ok()?;
    let found = if number < 0 {
        let back = i64::from((last.weekday().to_monday_one_offset() - day).rem_euclid(7));
        shift_days(last, 7 * (i64::from(number) + 1) - back)?
    } else {
        let on = i64::from((weekday.to_monday_one_offset() - first.weekday().to_monday_one_offset()).rem_euclid(7));
        shift_days(first, on + 7 * (i64::from(number) - 1))?
    };
    (first <= found && found <= last).then(|| DateValue::day(found))?
}

/// A half of a year is six months, of anything else half of its days.
fn halves(whole: &Period, first: Date, last: Date, number: i8) -> Option<DateValue> {
    let number = if number < 0 { 3 + number } else { number };
    if first == first.first_of_year() && last == first.last_of_year() {
        return (1..=2).contains(&number).then(|| half_of(first.year(), number))?;
    }
    let middle = midnight(shift_days(first, (i64::from((last - first).get_days()) + 1) / 2)?);
    let (start, end) = (whole.low_end()?, whole.high_end()?);
    Some(interval(if number == 1 { Period::half_open(start, middle) } else { Period::half_open(middle, end) }))
}

/// How many days a quarter has at most.
const A_QUARTER: i32 = 92;

/// "the third quarter" without its year: the one that ended last or runs. Games have quarters too: an adjective or "the" must lead to it.
fn quarter_alone(prose: &Prose<'_>, at: usize, end: usize, what: Element, number: i8) -> Read {
    let Element::Unit(Unit::Quarter) = what else { return None };
    if !(1..=4).contains(&number) {
        return None;
    }
    let forward = tense(prose, at, end) == Tense::Future;
    let mut value = nearest(prose, at, end, Grain::Quarter, |year| quarter_of(year, number));
    // What is to come may be the report on a quarter that has just ended.
    let unlikely = |today: Date, (first, last): (Date, Date)| {
        if first > today { 1 } else { u8::from(forward && (today - last).get_days() > A_QUARTER) * 2 }
    };
    if let Some(today) = prose.reference {
        value.readings.sort_by_key(|reading| ends(reading).map(|ends| unlikely(today, ends)));
    }
    Some((value, end))
}

/// "the third quarter", "fourth-quarter 2025", "Q3": as what later words look back at; it looks at no other date itself.
pub(super) fn stated_quarter(prose: &Prose<'_>, at: usize) -> Read {
    let (number, end) = yearly::coded_quarter(prose, at).map(|number| (number, at + 1)).or_else(|| {
        let (number, behind) = ordinal(prose, at)?;
        let unit = behind + usize::from(prose.is_dash(behind));
        (words::unit(prose, unit) == Some(Unit::Quarter)).then_some((number, unit + 1))
    })?;
    match years::year_at(prose, end + usize::from(prose.is(end, "of"))) {
        Some(year) => Some((quarter_of(year, number)?, end + 1 + usize::from(prose.is(end, "of")))),
        None => quarter_alone(prose, at, end, Element::Unit(Unit::Quarter), number),
    }
}

/// "Friday night", "tomorrow morning", "the morning of 5 May": a part of the day of `date`.
pub(super) fn of_day(date: &DateValue, part: (i8, i8)) -> DateValue {
    let hours_of = |reading: &Period| hours(ends(reading)?.0, part.0, part.1);
    let readings = date.readings.iter().filter_map(hours_of).collect();
    DateValue { fault: date.fault, ..DateValue::new(readings, Grain::PartOfDay) }
}

/// "the morning of 5 May", "the night of 31 December".
pub(super) fn part_of_day_of(prose: &Prose<'_>, at: usize) -> Read {
    let Word::PartOfDay(start, end) = words::word(prose, at)? else { return None };
    if !prose.is_any(at + 1, &["of", "on"]) {
        return None;
    }
    let the = at + 2 + usize::from(prose.is(at + 2, "the"));
    let (date, behind) = reading::anchor(prose, the).filter(|(date, _)| date.grain == Grain::Day)?;
    Some((of_day(&date, (start, end)), behind))
}

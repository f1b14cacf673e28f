//! Which one is meant of what every year has: the year of the passage, the nearest one, or the way the tense looks.

use super::{
    DateValue, Grain, Period,
    calendar::{distance, ends, readings},
    context::{Tense, is_year_of_other, known_year, tense, told_year, year_before},
};
use crate::values::Prose;
use jiff::civil::Date;

/// Something that each year has, without its year: the year the passage speaks of, else the nearest, else the way the tense looks.
pub(super) fn nearest(
    prose: &Prose<'_>,
    at: usize,
    end: usize,
    grain: Grain,
    of: impl Fn(i16) -> Option<DateValue>,
) -> DateValue {
    let tense = tense(prose, at, end);
    let by_passage = known_year(prose, at, &of).and_then(&of);
    let by_day = prose.reference.map(|today| nearest_to(today, tense, &of)).unwrap_or_default();
    // What is to come has not happened in the year that the passage told of, nor is what has happened yet to come.
    let wrong_way = |value: &DateValue| {
        prose.reference.zip(value.best().and_then(ends)).is_some_and(|(today, (first, last))| match tense {
            Tense::Future => last < today,
            Tense::Past => first > today,
            Tense::Unknown => false,
        })
    };
    // "A plant will open by 2028. Work begins in spring": a year to come is that of its own sentence.
    let planned = |value: &DateValue| {
        let to_come = prose.reference.zip(value.best().and_then(ends)).is_some_and(|(today, (first, _))| first > today);
        to_come && year_before(prose, at).is_none()
    };
    let by_passage = by_passage.filter(|value| !wrong_way(value) && !planned(value));
    // A new paragraph of the news is back in the present, but for the one that goes on with what happened long ago.
    let by_past =
        told_year(prose, &of).filter(|_| by_passage.is_none()).and_then(&of).filter(|value| !wrong_way(value));
    let news = |day: &&DateValue| grain == Grain::Day && is_of_news(prose, at, day) || is_year_of_other(prose, at);
    let of_news = by_day.first().filter(news).cloned();
    let mut all = readings(of_news.into_iter().chain(by_passage).chain(by_day), grain);
    all.readings.truncate(2);
    readings([all].into_iter().chain(by_past), grain)
}

/// "He stole the ring in 2019. The trial opened on Sept. 28": a day that has just been or is about to be is of this year, where only another sentence told of
/// another year as a whole.
fn is_of_news(prose: &Prose<'_>, at: usize, day: &DateValue) -> bool {
    let near = || distance(day.best()?, prose.reference?);
    let whole_year = |told: &Period| {
        ends(told).is_some_and(|(first, last)| first == first.first_of_year() && last == first.last_of_year())
    };
    // A story that has come to August goes on in September.
    let of_year = prose.passage_date.as_ref().is_some_and(whole_year);
    of_year && year_before(prose, at).is_none() && near().is_some_and(|days| days <= DAYS_OF_NEWS)
}

/// How many days ago what is news may have been.
const DAYS_OF_NEWS: i32 = 31;

/// How many times farther a date in the past may lie than one to come, for a past tense to mean it.
const PAST_REACH: i32 = 4;

/// Far enough to find two leap days.
const YEARS_AROUND: i16 = 8;

fn nearest_to(today: Date, tense: Tense, of: &impl Fn(i16) -> Option<DateValue>) -> Vec<DateValue> {
    let around = |years: i16| today.year().saturating_sub(years)..=today.year().saturating_add(years);
    let dated = |years: i16| around(years).filter_map(of).collect::<Vec<_>>();
    let mut candidates = dated(1);
    if candidates.is_empty() {
        candidates = dated(YEARS_AROUND);
    }
    let away = |value: &DateValue| distance(value.best()?, today);
    let nearest = candidates.iter().filter_map(away).min();
    let key = |value: &DateValue| {
        let (first, last) = ends(value.best()?)?;
        let wrong_way = match tense {
            Tense::Future => last < today,
            // A past form may be an adjective ("a closed port"): it does not outweigh what is much nearer.
            Tense::Past => {
                let behind = candidates.iter().filter(|other| ends_by(other, today)).filter_map(away).min();
                first > today && behind.zip(nearest).is_some_and(|(behind, nearest)| behind <= nearest * PAST_REACH)
            }
            Tense::Unknown => false,
        };
        Some((wrong_way, away(value)?))
    };
    let mut sorted = candidates.clone();
    sorted.sort_by_key(key);
    sorted
}

fn ends_by(value: &DateValue, today: Date) -> bool {
    value.best().and_then(ends).is_some_and(|(first, _)| first <= today)
}

/// The last, this year's or the next of something that each year has.
pub(super) fn pointed_yearly(today: Date, step: i64, of: impl Fn(i16) -> Option<DateValue>) -> Option<DateValue> {
    let year = today.year();
    let candidates = [year - 1, year, year + 1].into_iter().filter_map(&of);
    let spans = |value: &DateValue| value.best().and_then(ends);
    match step {
        -1 => candidates.filter(|value| spans(value).is_some_and(|(_, last)| last < today)).last(),
        1 => candidates.into_iter().find(|value| spans(value).is_some_and(|(first, _)| first > today)),
        _ => {
            let now =
                candidates.filter(|value| spans(value).is_some_and(|(first, last)| first <= today && today <= last));
            now.last().or_else(|| of(year))
        }
    }
}

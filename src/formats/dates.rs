//! The day in a date of publication as files write it: `2026-02-04T09:30:00Z`, `20260204`, `Wed, 04 Feb 2026 09:30:00 GMT`, `February 4, 2026`.

use crate::{
    source::{Extract, Span},
    tables::{WordTable, rows},
};
use jiff::civil::Date;
use std::sync::LazyLock;

/// The day of `text`, written as 2026-02-04. Where the order of day and month can only be guessed there is none.
pub(super) fn day(text: &Extract) -> Option<Extract> {
    let text = text.trimmed();
    let written = text.text();
    let iso = || written.get(..10)?.parse::<Date>().ok().filter(|_| ends(written, 10));
    if iso().is_some() {
        return Some(text.part(Span::new(0, 10)));
    }
    let date = compact(written).or_else(|| spelt(written))?;
    let mut day = Extract::default();
    day.rewrite(&date.to_string(), &text);
    Some(day)
}

/// Whether no further digit stands behind `at`.
fn ends(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_digit()))
}

fn compact(text: &str) -> Option<Date> {
    let digits = text.get(..8).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()) && ends(text, 8))?;
    format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?).parse().ok()
}

static MONTHS: LazyLock<WordTable<i8>> = LazyLock::new(|| {
    let months =
        rows(include_str!("../../data/calendar.tsv")).filter_map(|row| row.strip_prefix("month\t")?.split_once('\t'));
    WordTable::new(months.flat_map(|(number, names)| {
        let month = number.parse().unwrap_or_default();
        names.split(' ').map(move |name| (name, month))
    }))
});

/// A longer text is no date.
const LONGEST: usize = 60;

/// A month by its name, the day next to it, and the year behind.
fn spelt(text: &str) -> Option<Date> {
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    if text.len() > LONGEST {
        return None;
    }
    let month = words().position(|word| MONTHS.contains(word))?;
    let words: Vec<&str> = words().collect();
    let number = |at: usize| words.get(at)?.trim_end_matches(char::is_alphabetic).parse::<i16>().ok();
    let day =
        month.checked_sub(1).and_then(number).or_else(|| number(month + 1)).filter(|day| (1..=31).contains(day))?;
    let year = (month + 1..month + 3).filter_map(number).find(|year| (1800..=9999).contains(year))?;
    Date::new(year, *MONTHS.get(words.get(month)?)?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_the_forms_that_files_have() {
        for (text, expected) in [
            ("2026-02-04", Some("2026-02-04")),
            (" 2026-02-04T23:30:00-05:00", Some("2026-02-04")),
            ("2026-02-04 09:30", Some("2026-02-04")),
            ("20260204T0930Z", Some("2026-02-04")),
            ("Wed, 04 Feb 2026 09:30:00 GMT", Some("2026-02-04")),
            ("February 4, 2026", Some("2026-02-04")),
            ("Feb. 4th, 2026 at 9:30 a.m.", Some("2026-02-04")),
            ("4 February 2026", Some("2026-02-04")),
            ("February 2026", None),
            ("02/04/2026", None),
            ("2026-02-31", None),
            ("1770197400", None),
            ("two days ago", None),
            ("", None),
        ] {
            let mut extract = Extract::default();
            extract.copy(text, Span::new(0, text.len()));
            let found = day(&extract).map(|day| day.text().to_owned());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}

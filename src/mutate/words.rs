//! What a mutation makes of a word.

use crate::tables::{WordTable, rows};
use std::sync::LazyLock;

/// What is to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Value,
    Magnitude,
    Unit,
    Date,
}

impl Change {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "value" => Self::Value,
            "magnitude" => Self::Magnitude,
            "unit" => Self::Unit,
            "date" => Self::Date,
            _ => return None,
        })
    }
}

/// What each word becomes, under the kinds of change that change it.
static SUCCESSORS: LazyLock<WordTable<Vec<(Change, &'static str)>>> = LazyLock::new(|| {
    let rings = rows(include_str!("../../data/mutations.tsv")).filter_map(|row| row.split_once('\t'));
    WordTable::grouped(rings.filter_map(|(kind, ring)| Some((Change::named(kind)?, ring))).flat_map(
        |(change, ring)| {
            let next = ring.split(',').skip(1).chain(ring.split(',').take(1));
            ring.split(',').zip(next).map(move |(word, next)| (word, (change, next)))
        },
    ))
});

/// The word after the change; `None` where that does nothing to it. A figure that is `dated` is a day or a year.
pub(super) fn changed(word: &str, change: Change, dated: bool) -> Option<String> {
    if word.starts_with(|first: char| first.is_ascii_digit()) && matches!(change, Change::Value | Change::Date) {
        return if dated { date_changed(word) } else { figure_changed(word) };
    }
    let (_, next) = SUCCESSORS.get(word)?.iter().find(|(kind, _)| *kind == change)?;
    Some(if word.starts_with(char::is_uppercase) { capitalized(next) } else { (*next).to_owned() })
}

/// Another first digit, so that the figure stays as long and as precise.
fn figure_changed(figure: &str) -> Option<String> {
    let (at, first) = figure.char_indices().find(|(_, letter)| ('1'..='9').contains(letter))?;
    let digit = first.to_digit(10)?;
    let other = char::from_digit(if digit <= 5 { digit + 4 } else { digit - 5 }, 10)?;
    Some([figure.get(..at)?, &other.to_string(), figure.get(at + 1..)?].concat())
}

/// Another year of four digits, or another day of the month.
fn date_changed(word: &str) -> Option<String> {
    let start = word.char_indices().rev().take_while(|(_, letter)| letter.is_ascii_digit()).last().map(|(at, _)| at);
    // "4th" begins with its day, "2026-02-04" ends with it.
    let (before, digits, behind) = if let Some(start) = start {
        (word.get(..start)?, word.get(start..)?, "")
    } else {
        let end = word.find(|letter: char| !letter.is_ascii_digit())?;
        ("", word.get(..end)?, word.get(end..)?)
    };
    let number: u32 = digits.parse().ok()?;
    let other = match digits.len() {
        1 | 2 if number <= 18 => number + 9,
        1 | 2 => number - 9,
        4 => number - 3,
        _ => return None,
    };
    let width = if digits.starts_with('0') { digits.len() } else { 0 };
    Some(format!("{before}{other:0width$}{behind}"))
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_others_of_their_kind() {
        for (word, change, dated, expected) in [
            ("two", Change::Value, false, Some("seven")),
            ("85", Change::Value, false, Some("35")),
            ("4.2", Change::Value, false, Some("8.2")),
            ("0.5", Change::Value, false, Some("0.9")),
            ("million", Change::Magnitude, false, Some("billion")),
            ("minutes", Change::Unit, false, Some("hours")),
            ("Wednesday", Change::Date, true, Some("Saturday")),
            ("2026", Change::Date, true, Some("2023")),
            ("2026-02-04", Change::Date, true, Some("2026-02-13")),
            ("24th", Change::Date, true, Some("15th")),
            ("minutes", Change::Date, true, None),
            ("city", Change::Value, false, None),
        ] {
            assert_eq!(changed(word, change, dated).as_deref(), expected, "{word}");
        }
    }
}

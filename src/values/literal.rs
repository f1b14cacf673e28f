//! Values as a claims file writes them, and what to say where one cannot be read.

use super::{
    Currency, Value, ValueType, date, duration, money, name, number, ordinal, percent, quantity, score, text, time,
    units,
};
use crate::parse::{PResult, SyntaxError, missing, refuse};
use nom::error::ParseError as _;

/// The types in the order in which a literal is tried; where two read as far, the first wins.
const LITERALS: [&ValueType; 11] = [
    &text::TYPE,
    &date::TYPE,
    &time::TYPE,
    &duration::TYPE,
    &money::TYPE,
    &percent::TYPE,
    &ordinal::TYPE,
    &score::TYPE,
    &quantity::TYPE,
    &number::TYPE,
    &name::TYPE,
];

/// Reads a value of a claims file: the longest alternative that ends at a boundary.
pub(crate) fn literal(input: &str) -> PResult<'_, Value> {
    let (mut best, mut shortest) = (None, usize::MAX);
    let mut failure: Option<SyntaxError> = None;
    for kind in LITERALS {
        match (kind.literal)(input) {
            Ok((rest, value)) if at_boundary(rest) && rest.len() < shortest => {
                shortest = rest.len();
                best = Some((rest, value));
            }
            Err(nom::Err::Failure(error)) => failure = Some(failure.map_or(error.clone(), |known| known.or(error))),
            _ => {}
        }
    }
    match (failure, best) {
        (Some(error), _) => refuse(error),
        (None, Some(best)) => Ok(best),
        (None, None) => unreadable(input),
    }
}

/// Whether a value may end here.
fn at_boundary(rest: &str) -> bool {
    let ends = |c| matches!(c, ' ' | '\t' | '\r' | '\n' | ',' | ']' | ')' | '#');
    rest.is_empty() || rest.starts_with("..") || rest.starts_with("+-") || rest.starts_with(ends)
}

const A_VALUE: &str = "a value: `85min`, `2026-02-04`, `$200bn`, `12.5%`, `20_000`, `\"text\"`, `Putin`";

/// Why no alternative reads the whole of what stands here.
fn unreadable<T>(input: &str) -> PResult<'_, T> {
    let Ok((rest, _)) = number::figure(input) else { return missing(input, A_VALUE) };
    let figure = input.get(..input.len() - rest.len()).unwrap_or_default();
    let end = rest.find(|c: char| at_boundary(c.encode_utf8(&mut [0; 4]))).unwrap_or(rest.len());
    let (found, _) = rest.split_at(end);
    if found == "m" {
        let problem = SyntaxError::problem(
            input,
            figure.len() + 1,
            format!("`{figure}m` may mean three things"),
            "minutes, metres or millions?",
        );
        return refuse(problem.help(format!("write `{figure}min`, `{figure} metres` or `{figure} million`")));
    }
    if found.starts_with(char::is_alphabetic) {
        return refuse(unknown_unit(rest, figure, found));
    }
    if found.starts_with(['.', '/', '-']) {
        let width = figure.len() + found.len();
        let message = format!("expected a value, found `{figure}{found}`");
        let problem = SyntaxError::problem(input, width, message, "neither a number nor a date");
        return refuse(problem.help("a date is written `2026-02-04`, `2026-02` or `2026-Q3`"));
    }
    missing(rest, "a unit or the end of the value: `min`, `km`, `%`, a blank, `,`")
}

/// The error for `found` behind a figure, where a unit could stand.
pub(crate) fn unknown_unit<'src>(rest: &'src str, figure: &str, found: &str) -> SyntaxError<'src> {
    let glue = if found.chars().count() > 3 { " " } else { "" };
    let problem = SyntaxError::problem(
        rest,
        found.len(),
        format!("expected a unit, found `{found}`"),
        "expected a unit such as `min`, `km`, `%`, `million` or `USD`",
    );
    match nearest(
        found,
        units::spellings()
            .chain(number::scale_words())
            .chain(Currency::all().iter().flat_map(|currency| currency.names.iter().copied().chain([currency.code])))
            .chain(["percent", "points"]),
    ) {
        Some(unit) => problem.help(format!("did you mean `{figure}{glue}{unit}`?")),
        None => {
            problem.help(
                "write a unit such as `min`, `km` or `kg` out in full, what is counted as a bare number, or text between quotation marks",
            )
        }
    }
}

/// A word is much like one that it shares so large a part of its letters with: "minuts" with "minute", but not "peple" with "rupee".
const LIKENESS: f32 = 0.7;

/// The known word most like `word`, if any is much like it.
pub(crate) fn nearest<'known>(word: &str, known: impl Iterator<Item = &'known str>) -> Option<&'known str> {
    let mut known: Vec<&str> = known.collect();
    known.sort_unstable();
    similar::get_close_matches(word, &known, 1, LIKENESS).first().copied()
}

#[cfg(test)]
mod tests {
    use super::{super::TYPES, *};

    fn read(text: &str) -> Value {
        match literal(text) {
            Ok(("", value)) => value,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn examples_parse_to_their_type() {
        // What looks the same is told apart by the fact, not by the literal.
        let exceptions = [("age", "duration"), ("count", "number"), ("date", "number"), ("name", "text")];
        for kind in TYPES {
            for example in kind.examples {
                let found = read(example).kind().name;
                assert!(found == kind.name || exceptions.contains(&(kind.name, found)), "{example} is {found}");
            }
        }
    }

    const LITERALS: &[(&str, &str)] = &[
        ("1h25m", "85 min"),
        ("1h 25min", "85 min"),
        ("4 years", "4 years"),
        ("1 year 2 months", "14 months"),
        ("2 centuries", "2 centuries"),
        ("3 days", "3 days"),
        ("2026-02-04", "2026-02-04"),
        ("2026-02", "2026-02"),
        ("2026-H1", "2026-H1"),
        ("2026-H2", "2026-H2"),
        ("2026-Q1", "2026-Q1"),
        ("2026-Q4", "2026-Q4"),
        ("2026-W06", "2026-W06"),
        ("2020-W53", "2020-W53"),
        ("2026-02-04T14:30", "2026-02-04 14:30"),
        ("2026-02-04 14:30", "2026-02-04 14:30"),
        ("9:05", "09:05"),
        ("$200bn", "$200 billion"),
        ("200 billion USD", "$200 billion"),
        ("200 billion US dollars", "$200 billion"),
        ("€4.5m", "€4.5 million"),
        ("EUR 12", "€12"),
        ("-3.5", "-3.5"),
        ("−3", "-3"),
        ("20_000", "20_000"),
        ("2.50", "2.50"),
        ("0.50 million", "0.50 million"),
        ("20k", "20_000"),
        ("3 million", "3 million"),
        ("12.5 percent", "12.5%"),
        ("5 points", "5 points"),
        ("5pp", "5 points"),
        ("10 m", "10 m"),
        ("60 km/h", "60 km/h"),
        ("37.5 °C", "37.5 °C"),
        ("20th", "20th"),
        ("98-95", "98-95"),
        ("Jean-Claude", "Jean-Claude"),
        (r#""a \"b\" \\ \n""#, r#""a \"b\" \\ \n""#),
    ];

    #[test]
    fn what_is_shown_to_be_pasted_parses_to_the_same_value() {
        for (text, shown) in LITERALS {
            let value = read(text);
            assert_eq!(format!("{value:#}"), *shown, "{text}");
            assert_eq!(read(shown), value, "{text}");
        }
        for example in TYPES.iter().flat_map(|kind| kind.examples) {
            let value = read(example);
            assert_eq!(read(&format!("{value:#}")), value, "{example}");
        }
    }

    #[test]
    fn the_digits_written_tell_the_precision() {
        for (text, precision) in [("20_000", "10000"), ("2.50", "0.01"), ("200bn", "100000000000"), ("1h25m", "1")] {
            let measure = *read(text).measure().expect("a figure");
            assert_eq!(measure.precision.to_string(), precision, "{text}");
        }
    }
}

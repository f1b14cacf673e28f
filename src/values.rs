//! Typed values: how they are written in a claims file, how prose writes them, how they compare and how they are shown.
//!
//! A type is a file of `values/`, a `mod` line, a variant of [`Value`] and a line in [`TYPES`].

mod age;
mod count;
mod date;
mod designations;
mod duration;
mod figure;
mod money;
pub(crate) mod name;
mod number;
mod ordinal;
mod percent;
#[cfg(test)]
mod properties;
mod prose;
mod quantity;
mod score;
pub(crate) mod text;
mod time;
mod typed;
pub mod units;

pub use date::{DateValue, Fault, Grain, Period};
pub use money::{Currency, Money};
pub use name::{Name, NameKind};
pub use percent::Percent;
pub use prose::{Found, Prose};
pub use quantity::Quantity;
pub(crate) use text::folded;
pub use text::words as spoken_words;
pub use time::TimeOfDay;
pub(crate) use time::is_zone_sign;

use crate::{
    interval::{Comparison, Decimal, Interval, Measure, Relation, Tolerance},
    parse::{PResult, SyntaxError, missing, refuse},
};
use nom::error::ParseError as _;
use std::fmt;

/// A value of some type.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// How old somebody is, in years or a smaller unit of time.
    Age(Quantity),
    /// How many there are of something.
    Count(Measure),
    /// A day, or a longer or shorter stretch of the calendar.
    Date(DateValue),
    /// A length of time.
    Duration(Quantity),
    /// An amount of a currency.
    Money(Money),
    /// Who or what bears a name.
    Name(Name),
    /// A number of nothing in particular.
    Number(Measure),
    /// A place in an order.
    Ordinal(Measure),
    /// A share or a change in hundredths.
    Percent(Percent),
    /// A measured quantity with its unit.
    Quantity(Quantity),
    /// The result of a match: the points of each side.
    Score(Vec<u32>),
    /// Words.
    Text(String),
    /// A time of day.
    Time(TimeOfDay),
}

/// A type of value, as the registry knows it.
#[derive(Debug)]
pub struct ValueType {
    /// Its name in claims, in `let`, and in the stream.
    pub name: &'static str,
    /// What it is, for messages: "a duration".
    pub described: &'static str,
    /// Literals of it, as a claims file writes them.
    pub examples: &'static [&'static str],
    /// Reads a literal at the beginning of the input.
    pub(crate) literal: fn(&str) -> PResult<'_, Value>,
}

impl PartialEq for ValueType {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// Every type, sorted by name.
pub const TYPES: &[ValueType] = &[
    age::TYPE,
    count::TYPE,
    date::TYPE,
    duration::TYPE,
    money::TYPE,
    name::TYPE,
    number::TYPE,
    ordinal::TYPE,
    percent::TYPE,
    quantity::TYPE,
    score::TYPE,
    text::TYPE,
    time::TYPE,
];

/// The type of that name.
pub fn type_named(name: &str) -> Option<&'static ValueType> {
    TYPES.iter().find(|kind| kind.name == name)
}

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
pub(crate) fn at_boundary(rest: &str) -> bool {
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
            problem.help("write a unit such as `min`, `km` or `kg` out in full, or put text between quotation marks")
        }
    }
}

/// The known word most like `word`, if any is much like it.
pub(crate) fn nearest<'known>(word: &str, known: impl Iterator<Item = &'known str>) -> Option<&'known str> {
    let mut known: Vec<&str> = known.collect();
    known.sort_unstable();
    similar::get_close_matches(word, &known, 1, 0.6).first().copied()
}

impl Value {
    /// Its type.
    pub fn kind(&self) -> &'static ValueType {
        match self {
            Self::Age(_) => &age::TYPE,
            Self::Count(_) => &count::TYPE,
            Self::Date(_) => &date::TYPE,
            Self::Duration(_) => &duration::TYPE,
            Self::Money(_) => &money::TYPE,
            Self::Name(_) => &name::TYPE,
            Self::Number(_) => &number::TYPE,
            Self::Ordinal(_) => &ordinal::TYPE,
            Self::Percent(_) => &percent::TYPE,
            Self::Quantity(_) => &quantity::TYPE,
            Self::Score(_) => &score::TYPE,
            Self::Text(_) => &text::TYPE,
            Self::Time(_) => &time::TYPE,
        }
    }

    /// The figure of a value that has one, in its own unit.
    pub fn measure(&self) -> Option<&Measure> {
        match self {
            Self::Age(quantity) | Self::Duration(quantity) | Self::Quantity(quantity) => Some(&quantity.measure),
            Self::Count(measure) | Self::Number(measure) | Self::Ordinal(measure) => Some(measure),
            Self::Money(money) => Some(&money.measure),
            Self::Percent(percent) => Some(&percent.measure),
            Self::Date(_) | Self::Name(_) | Self::Score(_) | Self::Text(_) | Self::Time(_) => None,
        }
    }

    fn measure_mut(&mut self) -> Option<&mut Measure> {
        match self {
            Self::Age(quantity) | Self::Duration(quantity) | Self::Quantity(quantity) => Some(&mut quantity.measure),
            Self::Count(measure) | Self::Number(measure) | Self::Ordinal(measure) => Some(measure),
            Self::Money(money) => Some(&mut money.measure),
            Self::Percent(percent) => Some(&mut percent.measure),
            Self::Date(_) | Self::Name(_) | Self::Score(_) | Self::Text(_) | Self::Time(_) => None,
        }
    }

    /// Why it compares with nothing, where it does not: "a number too large to compare", "a day that no calendar has".
    pub fn fault(&self) -> Option<String> {
        match self {
            Self::Date(date) => date.fault.map(|fault| fault.to_string()),
            _ => self.measure().filter(|measure| measure.is_too_large()).map(|_| self.to_string()),
        }
    }

    /// The interval that a hedge makes of a figure, for readers: "81 to 90 min"; `None` where there is no hedge, or no two ends to show.
    pub fn range_shown(&self) -> Option<String> {
        let measure = self.measure().filter(|measure| measure.stated.is_some() && measure.hedge.is_some())?;
        let (low, high) = (measure.range.low_end()?, measure.range.high_end()?);
        (low != high)
            .then(|| self.with_measure(Measure::between(Measure::exact(low), Measure::exact(high))).to_string())
    }

    /// The same kind of value with just the figure `figure`.
    #[must_use]
    pub fn exactly(&self, figure: Decimal) -> Self {
        self.with_measure(Measure::exact(figure))
    }

    /// The same with another figure.
    pub(crate) fn with_measure(&self, measure: Measure) -> Self {
        let mut value = self.clone();
        if let Some(own) = value.measure_mut() {
            *own = measure;
        }
        value
    }

    /// What the figure measures, and the figure in the base unit of that. Figures compare only within one dimension.
    pub fn dimension(&self) -> Option<(&'static str, Measure)> {
        Some(match self {
            Self::Age(quantity) | Self::Duration(quantity) | Self::Quantity(quantity) => {
                (quantity.dimension(), quantity.comparable()?)
            }
            Self::Count(measure) => ("number", measure.of_whole_numbers()),
            Self::Number(measure) | Self::Ordinal(measure) => ("number", *measure),
            Self::Money(money) => (money.currency.code, money.measure),
            Self::Percent(Percent { measure, points }) => (if *points { "points" } else { "percent" }, *measure),
            Self::Date(_) | Self::Name(_) | Self::Score(_) | Self::Text(_) | Self::Time(_) => return None,
        })
    }

    /// Whether the two can be compared at all: the same dimension, currency or kind of thing.
    pub fn comparable(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Date(_), Self::Date(_))
            | (Self::Time(_), Self::Time(_))
            | (Self::Score(_), Self::Score(_))
            | (Self::Age(_), Self::Number(_))
            | (Self::Text(_) | Self::Name(_), Self::Text(_) | Self::Name(_)) => true,
            (Self::Date(_), Self::Number(year)) => date::year(year).is_some(),
            _ => match (self.dimension(), other.dimension()) {
                (Some((one, _)), Some((another, _))) => one == another,
                _ => false,
            },
        }
    }

    /// What this value, as a fact, answers to `fact comparison claimed`; `None` where the two do not compare.
    pub fn relate(&self, comparison: Comparison, claimed: &Self) -> Option<Relation> {
        match (self, claimed) {
            (Self::Date(fact), Self::Date(claimed)) => Some(fact.relate(comparison, claimed)),
            (Self::Date(fact), Self::Number(year)) => Some(fact.relate(comparison, &date::year(year)?)),
            (Self::Age(_), Self::Number(age)) => self.relate(comparison, &in_years(*age)),
            (Self::Time(fact), Self::Time(claimed)) => Some(fact.relate(comparison, claimed)),
            (Self::Score(fact), Self::Score(claimed)) => equality(comparison, fact == claimed),
            (Self::Text(_) | Self::Name(_), Self::Text(_) | Self::Name(_)) => {
                equality(comparison, self.same_words(claimed))
            }
            _ => {
                let ((one, fact), (another, claimed)) = (self.dimension()?, claimed.dimension()?);
                (one == another).then(|| fact.relate(comparison, &claimed))
            }
        }
    }

    /// What this value, as a fact, answers to `fact ~= claimed`; `None` where the two do not compare.
    pub fn near(&self, claimed: &Self, tolerance: Option<&Self>) -> Option<Relation> {
        match (self, claimed) {
            (Self::Date(fact), Self::Date(claimed)) => fact.near(claimed, tolerance),
            (Self::Date(fact), Self::Number(year)) => fact.near(&date::year(year)?, tolerance),
            (Self::Age(_), Self::Number(age)) => self.near(&in_years(*age), tolerance),
            (Self::Time(_) | Self::Score(_) | Self::Text(_) | Self::Name(_), _) => {
                self.relate(Comparison::Equal, claimed)
            }
            _ => {
                let ((one, fact), (another, in_base)) = (self.dimension()?, claimed.dimension()?);
                if one != another {
                    return None;
                }
                let tolerance = match tolerance {
                    None => None,
                    Some(tolerance) => Some(claimed.tolerance(tolerance)?),
                };
                let small = |measure: &Measure| measure.range.as_point().is_some_and(is_small_count);
                if tolerance.is_none() && one == "number" && small(&fact) && small(&in_base) {
                    return Some(fact.relate(Comparison::Equal, &in_base));
                }
                Some(fact.near(&in_base, tolerance))
            }
        }
    }

    /// Whether `claimed` lies beyond the soft end of this value: "over 80" holds 200, but is hardly said of it.
    pub fn is_far_below(&self, claimed: &Self) -> bool {
        let (Some((one, fact)), Some((another, claimed))) = (self.dimension(), claimed.dimension()) else {
            return false;
        };
        let beyond = fact.soft_end().zip(claimed.range.low_end()).is_some_and(|(end, claimed)| claimed > end);
        one == another && beyond
    }

    /// `self +- tolerance`, as far as the two go together: a percentage is relative, unless it is points of a percentage.
    fn tolerance(&self, tolerance: &Self) -> Option<Tolerance> {
        match (self, tolerance) {
            (Self::Percent(_), Self::Percent(Percent { measure, points: true })) => {
                measure.stated.map(Tolerance::Absolute)
            }
            (_, Self::Percent(Percent { measure, points: false })) => measure.stated.map(Tolerance::Relative),
            (Self::Money(money), Self::Number(by)) => {
                Some(Tolerance::Absolute(by.stated?)).filter(|_| !money.currency.code.is_empty())
            }
            (Self::Percent(_), Self::Number(by)) => by.stated.map(Tolerance::Absolute),
            _ => {
                let ((one, _), (another, by)) = (self.dimension()?, tolerance.difference()?);
                (one == another).then_some(Tolerance::Absolute(by))
            }
        }
    }

    /// The figure as a difference in the base unit: 5 °C apart is not 5 °C.
    fn difference(&self) -> Option<(&'static str, Decimal)> {
        match self {
            Self::Age(quantity) | Self::Duration(quantity) | Self::Quantity(quantity) => {
                Some((quantity.dimension(), quantity.measure.stated?.times(quantity.unit.factor)?))
            }
            _ => self.dimension().and_then(|(dimension, measure)| Some((dimension, measure.stated?))),
        }
    }

    /// What this value, as a fact, answers to `fact in low..high`, from the start of `low` to the end of `high`; `None` where the three do not compare.
    pub fn within(&self, low: &Self, high: &Self) -> Option<Relation> {
        match (self, low, high) {
            (Self::Date(fact), low, high) => Some(fact.within(&low.as_date()?, &high.as_date()?)),
            (Self::Age(_), Self::Number(low), Self::Number(high)) => self.within(&in_years(*low), &in_years(*high)),
            (Self::Time(fact), Self::Time(low), Self::Time(high)) => Some(fact.within(low, high)),
            _ => {
                let ((one, fact), (two, low), (three, high)) = (self.dimension()?, low.dimension()?, high.dimension()?);
                let range = Interval { low: low.range.low, high: high.range.high };
                (one == two && two == three)
                    .then(|| Relation::of(fact.range.inside(&range), fact.range.disjoint(&range)))
            }
        }
    }

    /// The date of a date, or of a bare number that may be a year.
    fn as_date(&self) -> Option<DateValue> {
        match self {
            Self::Date(date) => Some(date.clone()),
            Self::Number(number) => date::year(number),
            _ => None,
        }
    }

    /// The words of a text or name.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Name(name) => Some(&name.name),
            _ => None,
        }
    }

    fn same_words(&self, other: &Self) -> bool {
        match (self.words(), other.words()) {
            (Some(one), Some(other)) => text::same(one, other),
            _ => false,
        }
    }
}

/// The age that a bare number means.
fn in_years(number: Measure) -> Value {
    Value::Age(Quantity { measure: number, unit: units::named("year") })
}

/// Whether a word tells a place in an order: "second".
pub(crate) fn is_rank(word: &str) -> bool {
    matches!(number::number_word(word), Some(number::NumberWord::Rank(_)))
}

/// Counts below this are told apart exactly.
fn is_small_count(count: Decimal) -> bool {
    count.is_whole() && count.magnitude() < Decimal::from(100)
}

fn equality(comparison: Comparison, same: bool) -> Option<Relation> {
    match (comparison, same) {
        (Comparison::Equal, true) | (Comparison::NotEqual, false) => Some(Relation::Entailed),
        (Comparison::Equal, false) | (Comparison::NotEqual, true) => Some(Relation::Contradicted),
        _ => None,
    }
}

/// `{}` is for readers; `{:#}` is a literal that can be pasted into a claims file, as far as the value has one.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Age(quantity) | Self::Duration(quantity) | Self::Quantity(quantity) => quantity.fmt(f),
            Self::Count(measure) | Self::Number(measure) => number::show(measure, f),
            Self::Date(date) => date.fmt(f),
            Self::Money(money) => money.fmt(f),
            Self::Name(name) => name::show(name, f),
            Self::Ordinal(measure) => ordinal::show(measure, f),
            Self::Percent(percent) => percent.fmt(f),
            Self::Score(points) => score::show(points, f),
            Self::Text(text) => text::show(text, f),
            Self::Time(time) => time.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_sorted_by_name() {
        assert!(TYPES.is_sorted_by_key(|kind| kind.name));
    }

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

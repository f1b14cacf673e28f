//! Rates: a unit by a length of time, "60 km an hour", "200 l/min".

use super::{TABLE, Unit, at as unit_at, find};
use crate::{
    interval::Decimal,
    tables::WordMap,
    values::{Prose, ordinal},
};
use std::sync::LazyLock;

/// What a unit of each dimension measures by time.
const DIMENSIONS: [(&str, &str); 4] =
    [("length", "speed"), ("volume", "flow"), ("mass", "output"), ("data", "bandwidth")];

/// How often each length of time fits into seven years: the shortest time in which all fit exactly, so that every size is exact. A year is the
/// mean one, and a month its twelfth.
const TIMES: [(&str, &str, &str); 8] = [
    ("millisecond", "ms", "220903200000"),
    ("second", "s", "220903200"),
    ("minute", "min", "3681720"),
    ("hour", "h", "61362"),
    ("day", "day", "2556.75"),
    ("week", "week", "365.25"),
    ("month", "month", "84"),
    ("year", "year", "7"),
];

/// The size of "kilometre/hour", in the base unit of its rates: that of the measured dimension in seven years.
pub(super) fn size(units: &[Unit], rate: &str) -> Option<Decimal> {
    let (measured, time) = rate.split_once('/')?;
    let factor = units.iter().find(|unit| unit.name == measured)?.factor;
    let (.., often) = TIMES.iter().find(|(name, ..)| *name == time)?;
    factor.times(Decimal::parse(often)?)
}

/// Rates by the names of what is measured and of the time; those of the table of units have its symbols.
static RATES: LazyLock<WordMap<(&str, &str), &'static Unit>> = LazyLock::new(|| {
    let mut rates = WordMap::default();
    for unit in &TABLE.units {
        let Some((_, dimension)) = DIMENSIONS.iter().find(|(measured, _)| *measured == unit.dimension) else {
            continue;
        };
        for (time, short, often) in TIMES {
            let name = format!("{} per {time}", unit.name);
            let known = TABLE.units.iter().find(|known| known.name == name);
            let size = Decimal::parse(often).and_then(|often| unit.factor.times(often));
            let rate = known.or_else(|| Some(made(name, dimension, size?, format!("{}/{short}", unit.symbol))));
            rates.extend(rate.map(|rate| ((unit.name, time), rate)));
        }
    }
    rates
});

fn made(name: String, dimension: &'static str, factor: Decimal, symbol: String) -> &'static Unit {
    let (name, symbol): (&'static str, &'static str) = (name.leak(), symbol.leak());
    Box::leak(Box::new(Unit { name, dimension, factor, offset: Decimal::ZERO, symbol }))
}

/// The rate that a claim spells: "l/min", "metres per second".
pub(super) fn spelled(spelling: &str) -> Option<&'static Unit> {
    let (measured, time) = spelling.split_once('/').or_else(|| spelling.split_once(" per "))?;
    of(find(measured)?, find(time)?)
}

fn of(measured: &Unit, time: &Unit) -> Option<&'static Unit> {
    RATES.get(&(measured.name, time.name)).copied()
}

/// The rate of `measured` that the words at token `at` make, and the token behind them: "per hour", "an hour", "/h".
pub(in crate::values) fn behind(prose: &Prose<'_>, measured: &Unit, at: usize) -> Option<(&'static Unit, usize)> {
    let at = at + usize::from(prose.is_dash(at));
    let slash = prose.word(at) == "/";
    let article = prose.is_any(at, &["a", "an"]);
    if !(slash || article || prose.is_any(at, &["per", "every", "each"])) {
        return None;
    }
    let (time, end) = unit_at(prose, at + 1 + usize::from(prose.is_dash(at + 1)))?;
    // "10 feet a second time", "walked 5 km a day later"
    let other = prose.is_any(end, &["after", "ago", "before", "earlier", "later"])
        || time.name == "second" && ordinal::is_before_noun(prose, end);
    let spelled = slash || prose.word(end - 1).len() > 3 || prose.is(end - 1, "day");
    (spelled && !(article && other)).then(|| Some((of(measured, time)?, end)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_compare_exactly_whatever_the_time() {
        let size = |spelling: &str| spelled(spelling).expect(spelling).factor;
        let times = |spelling: &str, count: u32| size(spelling).times(Decimal::from(count)).expect("small");
        assert_eq!(size("km/day"), times("km/week", 7));
        assert_eq!(size("km/h"), times("kilometres per day", 24));
        assert_eq!(size("mm/month"), times("mm/year", 12));
        assert_eq!(size("t/s"), times("tonnes per hour", 3600));
        assert_eq!(find("mph").expect("a unit").factor, size("miles per hour"));
    }

    #[test]
    fn a_rate_is_of_something_measured() {
        for spelling in ["hour/hour", "min/km", "°C/h", "km/", "/h", "km per", "km/decade"] {
            assert!(spelled(spelling).is_none(), "{spelling}");
        }
    }
}

//! Numbers of nothing in particular, and how every figure is shown.

use super::{Value, ValueType};
use crate::{
    interval::{Decimal, Hedge, Measure},
    parse::PResult,
};
use std::{fmt, ops::Bound};

pub(super) const TYPE: ValueType =
    ValueType { name: "number", described: "a number", examples: &["-3.5", "20_000", "20k", "3 million"], literal };

fn literal(input: &str) -> PResult<'_, Value> {
    crate::parse::unwritten(input)
}

/// A figure with its hedge, as a report shows it: "about 12,000", "20,000 to 99,999".
pub(super) fn show(measure: &Measure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Some(stated) = measure.stated else { return show_range(measure, f) };
    f.write_str(hedge_words(measure.hedge))?;
    f.write_str(&grouped(stated))
}

/// The words that stand for a hedge before a figure.
pub(super) fn hedge_words(hedge: Option<Hedge>) -> &'static str {
    match hedge {
        Some(Hedge::Nearly) => "nearly ",
        Some(Hedge::About) => "about ",
        Some(Hedge::Over) => "over ",
        Some(Hedge::AtLeast) => "at least ",
        Some(Hedge::Under) => "under ",
        Some(Hedge::AtMost) => "at most ",
        Some(Hedge::Vague | Hedge::Between) | None => "",
    }
}

fn show_range(measure: &Measure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match (measure.range.low, measure.range.high) {
        (Bound::Included(low) | Bound::Excluded(low), Bound::Included(high) | Bound::Excluded(high)) => {
            write!(f, "{} to {}", grouped(low), grouped(high))
        }
        (Bound::Included(low) | Bound::Excluded(low), Bound::Unbounded) => write!(f, "at least {}", grouped(low)),
        (Bound::Unbounded, Bound::Included(high) | Bound::Excluded(high)) => write!(f, "at most {}", grouped(high)),
        (Bound::Unbounded, Bound::Unbounded) => f.write_str("any number"),
    }
}

/// Figures from this on are shown in millions and more.
const NAMED_SCALES: [(&str, u32); 3] = [(" trillion", 12), (" billion", 9), (" million", 6)];

/// Digits in groups of three, or with the scale's name where that is exact and short: `20,000`, `200 billion`.
pub(super) fn grouped(number: Decimal) -> String {
    for (name, exponent) in NAMED_SCALES {
        let Some(scaled) = Decimal::new(1, exponent).and_then(|unit| number.times(unit)) else { continue };
        if scaled.magnitude() >= Decimal::ONE && scaled.last_digit() >= -3 {
            return format!("{scaled}{name}");
        }
    }
    let digits = number.to_string();
    let (whole, fraction) = digits.split_once('.').map_or((digits.as_str(), None), |(w, f)| (w, Some(f)));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |rest| ("-", rest));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) && whole.len() > 4 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_grouped_or_named() {
        let shown = |digits: &str| grouped(Decimal::parse(digits).expect(digits));
        assert_eq!(shown("20000"), "20,000");
        assert_eq!(shown("2026"), "2026");
        assert_eq!(shown("200000000000"), "200 billion");
        assert_eq!(shown("1234567"), "1,234,567");
        assert_eq!(shown("-1500000"), "-1.5 million");
        assert_eq!(shown("99999.5"), "99,999.5");
    }
}

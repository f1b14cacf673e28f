//! What holds of every value that has a literal, dates aside.

use super::{Currency, Quantity, Value, literal, units};
use crate::interval::{Comparison, Decimal, Measure};
use proptest::prelude::*;

const COMPARISONS: [Comparison; 6] = [
    Comparison::Equal,
    Comparison::NotEqual,
    Comparison::Less,
    Comparison::LessOrEqual,
    Comparison::Greater,
    Comparison::GreaterOrEqual,
];

fn decimal() -> impl Strategy<Value = Decimal> {
    (-1_000_000_i64..1_000_000, 0_u32..4).prop_map(|(digits, scale)| Decimal::new(digits.into(), scale).expect("small"))
}

fn unit() -> impl Strategy<Value = &'static units::Unit> {
    prop::sample::select(units::all().iter().collect::<Vec<_>>())
}

/// A literal of any type but date, as somebody may write it.
fn written() -> impl Strategy<Value = String> {
    let figure = || decimal().prop_map(|figure| figure.to_string());
    let positive = || decimal().prop_map(|figure| figure.magnitude().to_string());
    let currency = prop::sample::select(Currency::all().iter().collect::<Vec<_>>());
    prop_oneof![
        figure(),
        (figure(), prop::sample::select(&["k", " million", "bn", " crore"][..]))
            .prop_map(|(figure, scale)| figure + scale),
        (figure(), prop::sample::select(&["%", "pp", " percent"][..])).prop_map(|(figure, ending)| figure + ending),
        (figure(), unit()).prop_map(|(figure, unit)| format!("{figure} {}", unit.symbol)),
        (positive(), currency.clone()).prop_map(|(figure, currency)| format!("{figure} {}", currency.code)),
        (positive(), currency).prop_map(|(figure, currency)| format!("{} {figure} million", currency.code)),
        (1..1000_u32).prop_map(|place| format!("{place}th")),
        (0..200_u32, 0..200_u32).prop_map(|(one, other)| format!("{one}-{other}")),
        (0..24_u32, 0..60_u32).prop_map(|(hour, minute)| format!("{hour:02}:{minute:02}")),
        "[A-Z][a-z]{1,8}",
        "\"[^\"\\\\\\p{C}]{1,12}\"",
    ]
}

fn read(text: &str) -> Option<Value> {
    literal(text).ok().filter(|(rest, _)| rest.is_empty()).map(|(_, value)| value)
}

/// The figure in `unit`, and the same in the base unit of its dimension.
fn in_two_units(figure: Decimal, unit: &'static units::Unit) -> Option<(Value, Value)> {
    let one = Quantity { measure: Measure::exact(figure), unit };
    let base = units::all().iter().find(|base| {
        base.dimension == unit.dimension
            && base.name != "degree"
            && base.factor == Decimal::ONE
            && base.offset == Decimal::ZERO
    })?;
    let other = Quantity { measure: one.in_base()?, unit: base };
    Some((Value::Quantity(one), Value::Quantity(other)))
}

proptest! {
    #[test]
    fn what_is_pasted_is_the_value(text in written()) {
        if let Some(value) = read(&text) {
            let pasted = format!("{value:#}");
            prop_assert_eq!(read(&pasted), Some(value), "{}", pasted);
        }
    }

    #[test]
    fn a_change_of_unit_changes_no_answer(figure in decimal(), unit in unit(), claimed in decimal(), other in unit()) {
        let claimed = Value::Quantity(Quantity { measure: Measure::exact(claimed), unit: other });
        if let Some((one, same)) = in_two_units(figure, unit).filter(|_| unit.name != "month") {
            for comparison in COMPARISONS {
                prop_assert_eq!(one.relate(comparison, &claimed), same.relate(comparison, &claimed));
                prop_assert_eq!(claimed.relate(comparison, &one), claimed.relate(comparison, &same));
            }
            prop_assert_eq!(one.near(&claimed, None), same.near(&claimed, None));
        }
    }
}

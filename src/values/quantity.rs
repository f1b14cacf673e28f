//! Quantities: a figure and its unit.

use super::{Value, ValueType, number, units::Unit};
use crate::{interval::Measure, parse::PResult};
use std::fmt;

pub(super) const TYPE: ValueType =
    ValueType { name: "quantity", described: "a quantity", examples: &["10 km", "37.5 °C", "200 MW"], literal };

/// A figure with the unit it is written in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// The figure, in `unit`.
    pub measure: Measure,
    /// The unit.
    pub unit: &'static Unit,
}

impl Quantity {
    /// The figure in the base unit of the dimension; `None` where it is too large to compare.
    pub fn in_base(&self) -> Option<Measure> {
        self.measure.converted(self.unit.factor, self.unit.offset)
    }
}

fn literal(input: &str) -> PResult<'_, Value> {
    crate::parse::unwritten(input)
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        number::show(&self.measure, f)?;
        write!(f, " {}", self.unit.symbol)
    }
}

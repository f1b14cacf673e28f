//! The units of measure, from `data/units.tsv`.

use crate::{interval::Decimal, tables::rows};
use std::{collections::HashMap, fmt, sync::LazyLock};

/// A unit of measure.
#[derive(PartialEq, Eq)]
pub struct Unit {
    /// Its name in the singular: "kilometre".
    pub name: &'static str,
    /// What it measures: "length".
    pub dimension: &'static str,
    /// Its size in the base unit of its dimension.
    pub factor: Decimal,
    /// Where its nought lies, in the base unit; nought for all but temperatures.
    pub offset: Decimal,
    /// How it is printed.
    pub symbol: &'static str,
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

struct Table {
    units: Vec<Unit>,
    spellings: HashMap<String, usize>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { units: Vec::new(), spellings: HashMap::new() };
    for row in rows(include_str!("../../data/units.tsv")) {
        let Some((unit, spellings)) = read(row) else { continue };
        for spelling in spellings.split(' ').map(|spelling| spelling.replace('_', " ")) {
            if spelling.len() > 3 {
                table.spellings.entry(format!("{spelling}s")).or_insert(table.units.len());
            }
            table.spellings.entry(spelling).or_insert(table.units.len());
        }
        table.units.push(unit);
    }
    table
});

fn read(row: &'static str) -> Option<(Unit, &'static str)> {
    let mut columns = row.split('\t');
    let (name, dimension, size, spellings) = (columns.next()?, columns.next()?, columns.next()?, columns.next()?);
    let (factor, offset) = size.split_once('+').unwrap_or((size, "0"));
    let (factor, offset) = (Decimal::parse(factor)?, Decimal::parse(offset)?);
    let symbol = spellings.split(' ').next()?;
    Some((Unit { name, dimension, factor, offset, symbol }, spellings))
}

/// Every unit, in the order of the table.
pub fn all() -> &'static [Unit] {
    &TABLE.units
}

/// Every spelling of every unit, in no order.
pub fn spellings() -> impl Iterator<Item = &'static str> {
    TABLE.spellings.keys().map(String::as_str)
}

/// The unit of that spelling, singular or plural, case as in the table.
pub fn find(spelling: &str) -> Option<&'static Unit> {
    TABLE.spellings.get(spelling).and_then(|&at| TABLE.units.get(at))
}

/// The unit of that canonical name.
///
/// # Panics
///
/// Never: the names that the program asks for are in the table, which a test holds.
pub(crate) fn named(name: &str) -> &'static Unit {
    TABLE.units.iter().find(|unit| unit.name == name).expect("data/units.tsv has the units that the code names")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert_eq!(all().len(), rows(include_str!("../../data/units.tsv")).count());
    }

    #[test]
    fn the_units_that_the_code_names_exist() {
        for name in ["second", "minute", "hour", "day", "week", "month", "year", "decade", "century"] {
            assert_eq!(named(name).dimension, "time");
        }
    }
}

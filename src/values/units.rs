//! The units of measure, from `data/units.tsv`.

pub(super) mod rates;

use super::{Prose, prose::Roles};
use crate::{
    interval::Decimal,
    tables::{WordMap, WordTable, rows},
};
use std::{fmt, ops::Range, sync::LazyLock};

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
    spellings: WordMap<String, usize>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { units: Vec::new(), spellings: WordMap::default() };
    for row in rows(include_str!("../../data/units.tsv")) {
        let Some((unit, spellings)) = read(row, &table.units) else { continue };
        for spelling in spellings.split(' ').map(|spelling| spelling.replace('_', " ")) {
            if spelling.len() > 3 || spelling == unit.name {
                table.spellings.entry(format!("{spelling}s")).or_insert(table.units.len());
            }
            table.spellings.entry(spelling).or_insert(table.units.len());
        }
        table.units.push(unit);
    }
    table
});

/// A row of the table; a rate is of the `units` above it.
fn read(row: &'static str, units: &[Unit]) -> Option<(Unit, &'static str)> {
    let mut columns = row.split('\t');
    let (name, dimension, size, spellings) = (columns.next()?, columns.next()?, columns.next()?, columns.next()?);
    let (factor, offset) = size.split_once('+').unwrap_or((size, "0"));
    let (factor, offset) = (rates::size(units, factor).or_else(|| Decimal::parse(factor))?, Decimal::parse(offset)?);
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

/// Every word of every spelling as prose has it.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    BY_FIRST.entries().flat_map(|spelling| spelling.tokens.iter().copied())
}

/// The unit of that spelling, singular or plural, case as in the table.
pub fn find(spelling: &str) -> Option<&'static Unit> {
    TABLE.spellings.get(spelling).and_then(|&at| TABLE.units.get(at)).or_else(|| rates::spelled(spelling))
}

/// A spelling as prose has it: its tokens.
struct Spelling {
    tokens: Vec<&'static str>,
    unit: &'static Unit,
}

/// Spellings by their first token in lower case, singular and plural; the longest first.
static BY_FIRST: LazyLock<WordTable<Vec<Spelling>>> = LazyLock::new(|| {
    let mut spellings = Vec::new();
    for (row, unit) in rows(include_str!("../../data/units.tsv")).zip(all()) {
        for spelling in row.rsplit('\t').next().unwrap_or_default().split(' ') {
            let tokens = tokens_of(spelling);
            let Some(first) = tokens.first().copied() else { continue };
            for key in [first.to_owned(), format!("{first}s")] {
                spellings.push((key, Spelling { tokens: tokens.clone(), unit }));
            }
        }
    }
    spellings.sort_by_key(|(_, spelling)| std::cmp::Reverse(spelling.tokens.len()));
    WordTable::grouped(spellings)
});

/// The tokens of a spelling: words, and marks one by one.
fn tokens_of(spelling: &'static str) -> Vec<&'static str> {
    let part = |c: char| !c.is_alphanumeric();
    spelling
        .split('_')
        .flat_map(|word| word.split_inclusive(part))
        .flat_map(|piece| {
            let mark = piece.char_indices().next_back().filter(|(_, c)| part(*c)).map_or(piece.len(), |(at, _)| at);
            let (word, mark) = piece.split_at(mark);
            [word, mark]
        })
        .filter(|token| !token.is_empty())
        .collect()
}

/// The unit at token `at`, and the token behind it. Of two spellings the longer wins.
pub(super) fn at(prose: &Prose<'_>, at: usize) -> Option<(&'static Unit, usize)> {
    let spellings = prose.may_be(at, Roles::MEASURE).then(|| BY_FIRST.get(prose.word(at))).flatten()?;
    spellings.iter().find_map(|spelling| {
        let stands = spelling.tokens.iter().enumerate().all(|(offset, token)| is_token(prose.word(at + offset), token));
        stands.then_some((spelling.unit, at + spelling.tokens.len()))
    })
}

/// Whether `word` is a token of a spelling, singular or plural. In symbols case counts: "MW" and "mW" are two units.
fn is_token(word: &str, token: &str) -> bool {
    let stem = word.strip_suffix('s').filter(|_| token.len() > 2).unwrap_or(word);
    let spoken = token.len() > 3 || token.len() == 3 && token.bytes().all(|byte| byte.is_ascii_lowercase());
    let same = |word: &str| if spoken { word.eq_ignore_ascii_case(token) } else { word == token };
    same(word) || same(stem)
}

/// Words by what a degree near them is: "angle", "study".
static DEGREES: LazyLock<WordTable<&str>> = LazyLock::new(|| {
    let kinds = rows(include_str!("../../data/degrees.tsv")).filter_map(|row| row.split_once('\t'));
    WordTable::new(kinds.flat_map(|(kind, words)| words.split(',').map(move |word| (word, kind))))
});

/// How far from degrees the word may stand that tells what they are.
const DEGREE_REACH: usize = 10;

/// The unit that bare degrees in `tokens` are of: of heat, unless the words around tell of angles; none of those that are studied for.
pub(super) fn degree(prose: &Prose<'_>, tokens: Range<usize>) -> Option<&'static Unit> {
    let around = tokens.start.saturating_sub(DEGREE_REACH)..tokens.end + DEGREE_REACH;
    let kind = around.into_iter().find_map(|at| DEGREES.get(prose.word(at)).copied());
    let dimension = match kind {
        Some("study") => return None,
        Some(angle) => angle,
        None => "temperature",
    };
    all().iter().find(|unit| unit.name == "degree" && unit.dimension == dimension)
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

//! Money: an amount of a currency.

use super::{Prose, Value, ValueType, name::is_word_char, number, prose::figure_or_range};
use crate::{
    interval::Measure,
    parse::{PResult, missing},
    tables::rows,
};
use nom::{Parser, branch::alt};
use std::{fmt, sync::LazyLock};

pub(super) const TYPE: ValueType = ValueType {
    name: "money",
    described: "an amount of money",
    examples: &["$200bn", "200 billion USD", "€4.5m", "EUR 12"],
    literal,
};

/// A currency of `data/currencies.tsv`.
#[derive(Debug, PartialEq, Eq)]
pub struct Currency {
    /// Its ISO 4217 code.
    pub code: &'static str,
    /// Its symbols, the usual one first; none for some.
    pub symbols: Vec<&'static str>,
    /// Its names in the singular.
    pub names: Vec<&'static str>,
    /// The name of its hundredth.
    pub hundredth: Option<&'static str>,
}

static CURRENCIES: LazyLock<Vec<Currency>> = LazyLock::new(|| {
    rows(include_str!("../../data/currencies.tsv"))
        .filter_map(|row| {
            let mut columns = row.split('\t').map(|column| (column != "-").then_some(column));
            Some(Currency {
                code: columns.next()??,
                symbols: columns.next()?.map(|symbols| symbols.split(' ').collect()).unwrap_or_default(),
                names: columns.next()?.map(|names| names.split(',').collect()).unwrap_or_default(),
                hundredth: columns.next()?,
            })
        })
        .collect()
});

impl Currency {
    /// Every currency, in the order of the table.
    pub fn all() -> &'static [Self] {
        &CURRENCIES
    }

    /// The currency of an ISO code.
    pub fn with_code(code: &str) -> Option<&'static Self> {
        CURRENCIES.iter().find(|currency| currency.code == code)
    }

    /// The currency that `text` begins with the symbol of, and the length of the longest such symbol.
    pub fn with_symbol(text: &str) -> Option<(&'static Self, usize)> {
        let symbols =
            CURRENCIES.iter().flat_map(|currency| currency.symbols.iter().map(move |symbol| (currency, *symbol)));
        symbols
            .filter(|(_, symbol)| text.starts_with(symbol))
            .max_by_key(|(_, symbol)| symbol.len())
            .map(|(currency, symbol)| (currency, symbol.len()))
    }

    /// The currency of a name, singular or plural, whatever its case.
    pub fn with_name(name: &str) -> Option<&'static Self> {
        let is = |known: &str| {
            name.len() >= known.len()
                && name.get(..known.len()).is_some_and(|start| start.eq_ignore_ascii_case(known))
                && name.get(known.len()..).is_some_and(|rest| rest.is_empty() || rest.eq_ignore_ascii_case("s"))
        };
        CURRENCIES.iter().find(|currency| currency.names.iter().any(|known| is(known)))
    }
}

/// An amount of a currency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Money {
    /// How much.
    pub measure: Measure,
    /// Of what.
    pub currency: &'static Currency,
}

fn literal(input: &str) -> PResult<'_, Value> {
    alt((currency_first, currency_last)).map(Value::Money).parse(input)
}

/// `$200bn`, `EUR 12`, `€4.5m`
fn currency_first(input: &str) -> PResult<'_, Money> {
    let code = input.get(..3).and_then(Currency::with_code).map(|currency| (currency, 3));
    let Some((currency, width)) = Currency::with_symbol(input).or(code) else {
        return missing(input, "an amount of money: `$200bn`, `EUR 12`");
    };
    let rest = input.get(width..).unwrap_or_default();
    let (rest, measure) = number::figure_with_millions(rest.strip_prefix(' ').unwrap_or(rest))?;
    Ok((rest, Money { measure, currency }))
}

/// `200 billion USD`, `5 million euros`
fn currency_last(input: &str) -> PResult<'_, Money> {
    let (rest, measure) = number::figure_with_millions(input)?;
    let Some(text) = rest.strip_prefix(' ') else { return missing(rest, "a currency: `USD`, `euros`") };
    match named(text) {
        Some((currency, rest)) => Ok((rest, Money { measure, currency })),
        None => missing(text, "a currency: `USD`, `euros`"),
    }
}

/// The currency of the longest name or code of up to three words that `text` begins with, and what follows it.
fn named(text: &str) -> Option<(&'static Currency, &str)> {
    let ends = text.char_indices().filter(|(_, c)| !(is_word_char(*c) || *c == '.')).map(|(at, _)| at);
    let ends: Vec<usize> = ends.take(3).chain((text.len() < LONGEST_NAME).then_some(text.len())).collect();
    ends.into_iter().rev().find_map(|end| {
        let (name, rest) = text.split_at(end);
        Currency::with_code(name).or_else(|| Currency::with_name(name)).map(|currency| (currency, rest))
    })
}

/// No name of a currency has more bytes.
const LONGEST_NAME: usize = 32;

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(stated) = self.measure.stated else {
            number::show(&self.measure, f)?;
            return write!(f, " {}", self.currency.code);
        };
        f.write_str(number::hedge_words(self.measure.hedge))?;
        let figure =
            if f.alternate() { number::pasted(stated, self.measure.precision) } else { number::grouped(stated) };
        match self.currency.symbols.first() {
            Some(symbol) => write!(f, "{symbol}{figure}"),
            None => write!(f, "{figure} {}", self.currency.code),
        }
    }
}

/// "$200 billion", "US$1.1–1.3 billion", "5 million euros", "EUR 12".
pub(super) fn read(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    let (currency, figure) = match symbol_or_code(prose, at) {
        Some((currency, figure)) => (Some(currency), figure),
        None => (None, at),
    };
    if let Some(range) = range(prose, at) {
        return Some(range);
    }
    let (measure, end) = figure_or_range(prose, figure)?;
    match currency {
        Some(currency) => Some((Value::Money(Money { measure, currency }), end)),
        None => name_at(prose, end).map(|(currency, end)| (Value::Money(Money { measure, currency }), end)),
    }
}

/// "between €13 billion and €13.5 billion", "$3 to $5": both ends with their symbol.
fn range(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    let between = prose.is(at, "between");
    let (currency, figure) = symbol_or_code(prose, at + usize::from(between))?;
    let (low, middle) = number::read_plain(prose, figure)?;
    let joins = if between { prose.is(middle, "and") } else { prose.is_any(middle, &["to", "–", "-"]) };
    let (_, figure) = symbol_or_code(prose, middle + 1).filter(|(other, _)| joins && other.code == currency.code)?;
    let (high, end) = number::read_plain(prose, figure)?;
    (low.stated < high.stated).then(|| (Value::Money(Money { measure: Measure::between(low, high), currency }), end))
}

/// The currency whose symbol or code begins at token `at`, and the token behind it.
fn symbol_or_code(prose: &Prose<'_>, at: usize) -> Option<(&'static Currency, usize)> {
    if prose.touches_next(at) {
        let two = [prose.word(at), prose.word(at + 1)].concat();
        if let Some((currency, _)) = Currency::with_symbol(&two).filter(|(_, length)| *length == two.len()) {
            return Some((currency, at + 2));
        }
    }
    let word = prose.word(at);
    let currency = Currency::with_code(word).or_else(|| {
        Currency::with_symbol(word).filter(|(_, length)| *length == word.len()).map(|(currency, _)| currency)
    })?;
    Some((currency, at + 1))
}

/// The currency whose name or code begins at token `at`, and the token behind it.
fn name_at(prose: &Prose<'_>, at: usize) -> Option<(&'static Currency, usize)> {
    let two = [prose.word(at), prose.word(at + 1)].join(" ");
    if let Some(currency) = Currency::with_name(&two) {
        return Some((currency, at + 2));
    }
    let word = prose.word(at);
    let currency =
        Currency::with_code(word).or_else(|| Currency::with_name(word).filter(|_| word != "won" && word != "real"))?;
    Some((currency, at + 1))
}

//! Money: an amount of a currency.

use super::{
    Prose, Value, ValueType,
    figure::{self, Figure, Shape},
    name::is_word_char,
    number,
    prose::Roles,
};
use crate::{
    interval::{Decimal, Measure},
    language::lexicon,
    parse::{PResult, missing},
    tables::{WordTable, rows},
};
use nom::{Parser, branch::alt};
use std::{cmp::Reverse, fmt, sync::LazyLock};

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
    /// Symbols that stand for it only in a text that names its country: "Sh", "R".
    pub local_symbols: Vec<&'static str>,
}

static CURRENCIES: LazyLock<Vec<Currency>> = LazyLock::new(|| {
    rows(include_str!("../../data/currencies.tsv"))
        .filter_map(|row| {
            let mut columns = row.split('\t').map(|column| (column != "-").then_some(column));
            let symbols = |column: Option<&'static str>| column.map(|it| it.split(' ').collect()).unwrap_or_default();
            Some(Currency {
                code: columns.next()??,
                symbols: symbols(columns.next()?),
                names: columns.next()?.map(|names| names.split(',').collect()).unwrap_or_default(),
                hundredth: columns.next()?,
                local_symbols: symbols(columns.next().flatten()),
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
        let figure = if f.alternate() {
            number::pasted(stated, self.measure.precision)
        } else {
            with_cents(number::grouped(stated))
        };
        match self.currency.symbols.first() {
            Some(symbol) => write!(f, "{symbol}{figure}"),
            None => write!(f, "{figure} {}", self.currency.code),
        }
    }
}

/// "3.5" of a currency is "3.50".
fn with_cents(figure: String) -> String {
    let tenths = figure.split_once('.').is_some_and(|(_, fraction)| fraction.len() == 1);
    if tenths { figure + "0" } else { figure }
}

/// Where the words of currencies stand in prose.
struct Index {
    /// Symbols and codes by their first token, those with more behind it first.
    signs: WordTable<Vec<Sign>>,
    /// Names by their first word, singular and plural, the longest first.
    names: WordTable<Vec<Name>>,
    /// Currencies with the adjectives of their countries, by the name that those share: "peso".
    national: WordTable<Vec<National>>,
    /// The same by a symbol of letters: "Sh".
    local: WordTable<Vec<National>>,
}

/// A currency with the adjective of its country.
type National = (&'static str, &'static Currency);

struct Sign {
    first: &'static str,
    /// What follows the first token without a blank; empty where nothing does.
    second: &'static str,
    currency: &'static Currency,
}

struct Name {
    words: Vec<&'static str>,
    currency: &'static Currency,
    /// One, or a hundredth.
    size: Decimal,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut signs: Vec<Sign> = Currency::all().iter().flat_map(signs_of).collect();
    signs.sort_by_key(|sign| Reverse(sign.second.len()));
    let mut names: Vec<(String, Name)> = Currency::all().iter().flat_map(names_of).collect();
    names.sort_by_key(|(_, name)| Reverse(name.words.len()));
    Index {
        signs: WordTable::grouped(signs.into_iter().map(|sign| (sign.first, sign))),
        names: WordTable::grouped(names),
        national: WordTable::grouped(Currency::all().iter().flat_map(national_names)),
        local: WordTable::grouped(Currency::all().iter().flat_map(local_signs)),
    }
});

/// The names of a currency that may be those of others: "peso" of "Mexican peso", but no "dollar".
fn national_names(currency: &'static Currency) -> impl Iterator<Item = (&'static str, National)> {
    let owned = |word: &str| Currency::all().iter().any(|owner| owner.names.first() == Some(&word));
    let national = currency.names.iter().filter_map(|name| name.rsplit_once(' '));
    national.filter(move |(_, word)| !owned(word)).map(move |(adjective, word)| (word, (adjective, currency)))
}

/// The first tokens of the symbols that stand for a currency in a text on its country.
fn local_signs(currency: &'static Currency) -> impl Iterator<Item = (&'static str, National)> {
    let adjective =
        currency.names.iter().filter_map(|name| name.rsplit_once(' ')).map(|(adjective, _)| adjective).next();
    let symbols = currency.local_symbols.iter().map(|symbol| symbol.trim_end_matches('.'));
    symbols.filter_map(move |symbol| Some((symbol, (adjective?, currency))))
}

fn signs_of(currency: &'static Currency) -> impl Iterator<Item = Sign> {
    currency.symbols.iter().copied().chain([currency.code]).map(move |sign| {
        let letters = sign.find(|c: char| !c.is_alphabetic()).filter(|letters| *letters > 0).unwrap_or(sign.len());
        let (first, second) = if sign.starts_with(char::is_alphabetic) { sign.split_at(letters) } else { (sign, "") };
        Sign { first, second, currency }
    })
}

/// The names of a currency and of its hundredth under their first words, singular and plural.
fn names_of(currency: &'static Currency) -> impl Iterator<Item = (String, Name)> {
    let whole = currency.names.iter().map(|name| (*name, Decimal::ONE));
    let part = currency
        .hundredth
        .iter()
        .flat_map(|names| names.split(','))
        .flat_map(|name| if name == "penny" { PENNIES.to_vec() } else { vec![name] });
    let hundredth = Decimal::new(1, 2).unwrap_or(Decimal::ONE);
    whole.chain(part.map(move |name| (name, hundredth))).flat_map(move |(name, size)| {
        let words: Vec<&str> = name.split(' ').collect();
        let first = words.first().copied().unwrap_or_default();
        let plural = (words.len() == 1 && first.len() > 1).then(|| format!("{first}s"));
        let keys = plural.into_iter().chain([first.to_owned()]);
        keys.map(|key| (key, Name { words: words.clone(), currency, size })).collect::<Vec<_>>()
    })
}

/// The names of a penny.
const PENNIES: [&str; 3] = ["penny", "pence", "p"];

/// Every word of the names of currencies and of their hundredths.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    INDEX.names.entries().flat_map(|name| name.words.iter().copied())
}

/// What an amount may begin with.
pub(super) fn first_tokens() -> impl Iterator<Item = String> {
    Currency::all()
        .iter()
        .flat_map(|currency| currency.symbols.iter().chain(&currency.local_symbols).copied().chain([currency.code]))
        .map(|sign| sign.split(|c: char| !c.is_alphabetic()).next().filter(|word| !word.is_empty()).unwrap_or(sign))
        .map(str::to_owned)
}

/// The symbols and codes whose first token is `word`, the longest first.
fn signs_at(word: &str) -> impl Iterator<Item = &'static Sign> {
    INDEX.signs.get(word).into_iter().flatten().filter(move |sign| sign.first == word)
}

/// Whether a word of letters stands for a currency before an amount: "Rs", "EUR".
pub(crate) fn is_sign(word: &str) -> bool {
    let local = || word.len() > 1 && INDEX.local.get(word).is_some();
    word.starts_with(char::is_alphabetic)
        && (signs_at(word).any(|sign| sign.second.is_empty() || sign.second == ".") || local())
}

/// Whether a word and the mark that touches it stand for a currency: "US" and "$".
pub(crate) fn is_sign_with(word: &str, mark: &str) -> bool {
    word.starts_with(char::is_alphabetic) && signs_at(word).any(|sign| sign.second == mark)
}

/// Whether a word may be an amount with the symbol glued to its digits, "Rs20" or "Sh450"; with a single letter only where it is a `part` of one, as
/// "R14" of "R14.6 million".
pub(crate) fn is_glued(word: &str, part: bool) -> bool {
    let Some(digits) = word.find(|c: char| c.is_ascii_digit()) else { return false };
    let (sign, digits) = word.split_at(digits);
    let known = is_sign(sign) || INDEX.local.get(sign).is_some();
    known && digits.bytes().all(|byte| byte.is_ascii_digit()) && (part || sign.len() > 1)
}

/// The currency whose symbol or code begins at token `at`, and the token behind it.
pub(super) fn before(prose: &Prose<'_>, at: usize) -> Option<(&'static Currency, usize)> {
    if !prose.may_be(at, Roles::SIGN) {
        return None;
    }
    let word = prose.word(at);
    if let Some(currency) = of_local_sign(prose, at, word).filter(|_| word.len() > 1 || prose.touches_next(at)) {
        return Some((currency, at + 1 + usize::from(prose.word(at + 1) == ".")));
    }
    signs_at(word).find_map(|sign| {
        if sign.second.is_empty() {
            return Some((sign.currency, at + 1));
        }
        (prose.touches_next(at) && prose.word(at + 1) == sign.second).then_some((sign.currency, at + 2))
    })
}

/// The amount in "Rs20,000" or "EUR4.5m": a code or a symbol of letters glued to its digits.
pub(super) fn glued(prose: &Prose<'_>, at: usize) -> Option<(&'static Currency, Figure)> {
    let word = prose.word(at);
    let (sign, _) = word.split_at(word.find(|c: char| c.is_ascii_digit())?);
    let figure = || figure::glued(prose, at, sign.len());
    if let Some(currency) = of_local_sign(prose, at, sign) {
        // "R61" is a road, "N95" a mask, "R14.6 million" an amount.
        let long = |figure: &Figure| figure.is_scaled() || figure.end > at + 1 || word.len() > LONGEST_MODEL;
        return figure().filter(|figure| sign.len() > 1 || long(figure)).map(|figure| (currency, figure));
    }
    let currency = signs_at(sign).find(|sign| sign.second.is_empty())?.currency;
    Some((currency, figure()?))
}

/// So many letters and digits may be the name of a road or a thing: "R750".
const LONGEST_MODEL: usize = 4;

/// Whether the name or sign of a currency stands behind a figure that ends before `at`.
pub(super) fn is_named(prose: &Prose<'_>, figure: &Figure) -> bool {
    name_at(prose, figure, figure.end).is_some()
}

/// The amount of `currency` whose sign stands before the figure; its code may follow once more.
pub(super) fn of(prose: &Prose<'_>, figure: &Figure, currency: &'static Currency) -> Option<(Value, usize)> {
    let measure = figure.measure.filter(|_| matches!(figure.shape, Shape::Digits | Shape::Words))?;
    let again = prose.word(figure.end) == currency.code;
    let (measure, end) = with_hundredths(prose, measure, currency, Decimal::ONE, figure.end + usize::from(again));
    Some((Value::Money(Money { measure, currency }), end))
}

/// "5 million euros", "14.27 cents", "3 dollars 50 cents", "20 €": the currency stands behind the figure.
pub(super) fn read(prose: &Prose<'_>, figure: &Figure) -> Option<(Value, usize)> {
    if matches!(figure.shape, Shape::Share | Shape::Half) {
        return None;
    }
    if figure.shape == Shape::Article {
        return dollar_and_cents(prose, figure);
    }
    let in_millions = figure::with_millions(prose, figure);
    let figure = in_millions.filter(|figure| name_at(prose, figure, figure.end).is_some()).unwrap_or(*figure);
    let of = usize::from(figure.shape == Shape::Vague && prose.is(figure.end, "of"));
    let (currency, size, end) = name_at(prose, &figure, figure.end + of)?;
    let measure = figure.measure?.converted(size, Decimal::ZERO)?;
    let (measure, end) = with_hundredths(prose, measure, currency, size, end);
    Some((Value::Money(Money { measure, currency }), end))
}

/// "a dollar and 42 cents"; "a dollar" alone may be a rate.
fn dollar_and_cents(prose: &Prose<'_>, article: &Figure) -> Option<(Value, usize)> {
    let (currency, size, end) = name_at(prose, article, article.end)?;
    let (measure, behind) = with_hundredths(prose, article.measure?, currency, size, end);
    (behind > end).then_some((Value::Money(Money { measure, currency }), behind))
}

/// The amount with the hundredths behind it: "3 dollars 50 cents", "a dollar and 42 cents", "15 dollars and 50".
fn with_hundredths(
    prose: &Prose<'_>,
    whole: Measure,
    currency: &'static Currency,
    size: Decimal,
    end: usize,
) -> (Measure, usize) {
    let sum = || {
        let part = figure::read(prose, end + usize::from(prose.is(end, "and"))).filter(Figure::is_number)?;
        let behind =
            hundredths_named(prose, &part, currency).or_else(|| hundredths_alone(prose, &whole, &part, currency))?;
        let hundredth = Decimal::new(1, 2).filter(|_| size == Decimal::ONE)?;
        let stated = whole.stated?.plus(part.measure?.stated?.times(hundredth)?)?;
        Some((Measure { precision: hundredth, ..Measure::exact(stated) }, behind))
    };
    sum().unwrap_or((whole, end))
}

/// The token behind "50 cents" or "50c", where those are hundredths of `currency`.
fn hundredths_named(prose: &Prose<'_>, part: &Figure, currency: &Currency) -> Option<usize> {
    if prose.word(part.end) == "c" && prose.touches_next(part.end - 1) && hundredth_is_cent(currency) {
        return Some(part.end + 1);
    }
    let (other, size, behind) = name_at(prose, part, part.end)?;
    let cents = currency.hundredth.is_some() && prose.is_any(part.end, &["cent", "cents"]);
    (size < Decimal::ONE && (other.code == currency.code || cents)).then_some(behind)
}

/// The token behind two digits that end a clause and are hundredths without saying so: "15 dollars and 50".
fn hundredths_alone(prose: &Prose<'_>, whole: &Measure, part: &Figure, currency: &Currency) -> Option<usize> {
    let hundreds = whole.stated.filter(|stated| *stated < Decimal::from(1000)).and_then(Decimal::to_i64);
    let two_digits = (10..100).contains(&part.measure?.stated?.to_i64()?) && !part.is_scaled();
    let ends = part.end == prose.len() || matches!(prose.word(part.end), "." | "," | ";" | "!" | "?" | ")");
    let between = part.start.saturating_sub(BETWEEN_REACH)..part.start;
    let fits = currency.hundredth.is_some() && hundreds.is_some() && two_digits && ends;
    (fits && !between.into_iter().any(|at| prose.is(at, "between"))).then_some(part.end)
}

/// How far before the second figure "between" may stand, and make it one of its own.
const BETWEEN_REACH: usize = 6;

/// Dollars of every country have cents.
fn hundredth_is_cent(currency: &Currency) -> bool {
    currency.names.iter().any(|name| name.ends_with("dollar") || *name == "euro")
}

/// How many bytes from an amount, on either side, the country of its currency may be named: more than most articles have.
const NAMED_WITHIN: usize = 8192;

/// "3 million pesos" in a text on the Philippines: the currency of that name whose country is the only one of them that the text names.
fn of_place(prose: &Prose<'_>, at: usize) -> Option<&'static Currency> {
    let word = prose.word(at);
    only_named(prose, at, INDEX.national.get(word.strip_suffix('s').unwrap_or(word))?)
}

/// "Sh450" in a text on Uganda: the same for a symbol.
fn of_local_sign(prose: &Prose<'_>, at: usize, sign: &str) -> Option<&'static Currency> {
    only_named(prose, at, INDEX.local.get(sign)?)
}

/// The one of some currencies whose country is the only one of theirs that the text around token `at` names.
fn only_named(prose: &Prose<'_>, at: usize, national: &[National]) -> Option<&'static Currency> {
    let (whole, start) = (prose.source().text(), prose.span(&(at..at + 1)).range().start);
    let around = whole.floor_char_boundary(start.saturating_sub(NAMED_WITHIN))
        ..whole.ceil_char_boundary(start.saturating_add(NAMED_WITHIN).min(whole.len()));
    let text = whole.get(around).unwrap_or_default();
    let mut named = national.iter().filter(|(adjective, _)| {
        let country = lexicon::country(adjective).map_or(*adjective, |(country, _)| country);
        text.contains(adjective) || lexicon::words_of_country(country).any(|word| text.contains(word))
    });
    let (_, currency) = named.next()?;
    named.next().is_none().then_some(*currency)
}

/// The currency whose sign or name begins at token `at`, what part of it is named, and the token behind it.
fn name_at(prose: &Prose<'_>, figure: &Figure, at: usize) -> Option<(&'static Currency, Decimal, usize)> {
    let at = at + usize::from(prose.is_dash(at));
    if let Some((currency, end)) = before(prose, at)
        // In "5 $10 notes" the sign is that of the next figure.
        && !(prose.is_digits(end) && prose.touches_next(end - 1))
    {
        return Some((currency, Decimal::ONE, end));
    }
    let word = prose.word(at);
    // "120 MEUR"
    if let Some(currency) = word.strip_prefix('M').and_then(Currency::with_code) {
        return Some((currency, Decimal::power_of_ten(6)?, at + 1));
    }
    if let Some(currency) = of_place(prose, at).filter(|_| prose.may_be(at, Roles::MEASURE)) {
        return Some((currency, Decimal::ONE, at + 1));
    }
    let names = INDEX.names.get(word).filter(|_| prose.may_be(at, Roles::MEASURE))?;
    let glued = at > 0 && prose.touches_next(at - 1) && prose.is_digits(at - 1);
    names.iter().find_map(|Name { words, currency, size }| {
        let stands = words.iter().enumerate().all(|(offset, name)| {
            let (word, last) = (prose.word(at + offset), offset + 1 == words.len());
            word.eq_ignore_ascii_case(name)
                || last && word.strip_suffix(['s', 'S']).is_some_and(|stem| stem.eq_ignore_ascii_case(name))
        });
        // "197p" is an amount, "197 p" a page; "5 won" is a result, "5 billion won" an amount.
        let meant = match words.as_slice() {
            ["p"] => glued && word == "p",
            ["won" | "real"] => figure.is_scaled(),
            _ => true,
        };
        (stands && meant).then_some((*currency, *size, at + words.len()))
    })
}

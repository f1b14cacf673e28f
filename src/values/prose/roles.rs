//! What a word can be in a value, looked up once: most words of a text can be nothing, and most readers ask of a word what it is not.

use super::Prose;
use crate::{
    tables::WordTable,
    text::TokenKind,
    values::{date, money, number, time, typed, units},
};
use std::{ops::Range, sync::LazyLock};

/// A set of roles, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::values) struct Roles(u16);

impl Roles {
    /// A word that a value cannot do without: a figure, or a word that counts, measures or belongs to the calendar.
    pub(in crate::values) const ANCHOR: Self = Self(1);
    /// What a value other than a date may begin with.
    pub(in crate::values) const OPENING: Self = Self(1 << 1);
    /// What a date or time of day may begin with.
    pub(in crate::values) const DATE_OPENING: Self = Self(1 << 2);
    /// A word of `data/numbers.tsv`.
    pub(in crate::values) const NUMBER: Self = Self(1 << 3);
    /// A word of the calendar, or the first of a holiday.
    pub(in crate::values) const CALENDAR: Self = Self(1 << 4);
    /// The first token of a symbol or code of a currency.
    pub(in crate::values) const SIGN: Self = Self(1 << 5);
    /// A word of a unit or of the name of a currency.
    pub(in crate::values) const MEASURE: Self = Self(1 << 6);
    /// What a clock time may begin with.
    pub(in crate::values) const CLOCK: Self = Self(1 << 7);
    const ALL: Self = Self(u16::MAX);

    /// The roles of both.
    pub(in crate::values) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one of `others` is among them.
    pub(in crate::values) fn any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

/// The roles that token `at` can have.
pub(super) fn of(prose: &Prose<'_>, at: usize) -> Roles {
    let Some(token) = prose.tokens.get(at) else { return Roles::default() };
    if token.kind == TokenKind::Number {
        return Roles::ALL;
    }
    if let Some(opening) = opening(prose.source.text().as_bytes(), token.span.range())
        && !OPENINGS.has(opening)
    {
        return Roles::default();
    }
    let word = prose.word(at);
    // "PT1H25M", "Rs20", "Q3"
    if token.kind == TokenKind::Word && word.bytes().any(|byte| byte.is_ascii_digit()) {
        return Roles::ALL;
    }
    TABLE.get(word).copied().unwrap_or_default()
}

/// Up to eight bytes that `word` begins with, in lower case; `None` where the text ends too soon behind them, or some byte at the word's ends is no letter.
#[inline]
fn opening(text: &[u8], word: Range<usize>) -> Option<u64> {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    const LETTER: u64 = 0x4040_4040_4040_4040;
    let head = u64::from_le_bytes(*text.get(word.start..)?.first_chunk()?);
    if word.len() >= 8 {
        let tail = u64::from_le_bytes(*text.get(word)?.last_chunk()?);
        return (head & tail & LETTER == LETTER).then_some(head | SMALL);
    }
    let mask = (1 << (8 * word.len())) - 1;
    (head & LETTER & mask == LETTER & mask).then_some((head | SMALL) & mask)
}

/// What the words of [`TABLE`] begin with, a bit for each: most words of a text begin otherwise, and need not be looked up.
struct Openings(Vec<u64>);

/// How many bits there are, as a power of two.
const BITS: u32 = 16;

impl Openings {
    fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut openings = Self(vec![0; 1 << (BITS - 6)]);
        for word in words {
            let padded = [word.as_bytes(), &[0; 8]].concat();
            if let Some(opening) = opening(&padded, 0..word.len()) {
                let (at, bit) = Self::place(opening);
                openings.0.iter_mut().skip(at).take(1).for_each(|bits| *bits |= bit);
            }
        }
        openings
    }

    fn has(&self, opening: u64) -> bool {
        let (at, bit) = Self::place(opening);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }

    fn place(opening: u64) -> (usize, u64) {
        let hash = opening.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS);
        (usize::try_from(hash >> 6).unwrap_or_default(), 1 << (hash & 63))
    }
}

static OPENINGS: LazyLock<Openings> = LazyLock::new(|| Openings::of(TABLE.words()));

static TABLE: LazyLock<WordTable<Roles>> = LazyLock::new(|| {
    let mut table: WordTable<Roles> = WordTable::default();
    let mut add = |role: Roles, words: &mut dyn Iterator<Item = String>| {
        for word in words {
            let roles = table.get(&word).copied().unwrap_or_default();
            table.insert(&word, roles.and(role));
        }
    };
    let own = str::to_owned;
    let measures = || units::words().chain(money::names());
    add(Roles::ANCHOR, &mut number::anchors().chain(date::anchors()).map(own));
    add(Roles::ANCHOR, &mut measures().filter(|word| word.len() >= SHORTEST_MEASURE).map(own));
    add(Roles::OPENING, &mut number::first_words().chain(typed::OPENINGS).map(own).chain(money::first_tokens()));
    add(Roles::DATE_OPENING, &mut date::openings().map(own));
    add(Roles::NUMBER, &mut number::words().chain(["few"].map(own)));
    add(Roles::CALENDAR, &mut date::words().flat_map(|word| [word.to_owned(), format!("{word}s")]));
    add(Roles::CLOCK, &mut number::words().chain(time::HOURS_NAMED.map(own)));
    add(Roles::SIGN, &mut money::first_tokens());
    add(Roles::MEASURE, &mut measures().flat_map(|word| [word.to_owned(), format!("{word}s")]));
    table
});

/// Shorter units and currencies stand behind digits only.
const SHORTEST_MEASURE: usize = 3;

//! What a word can be in a value, looked up once: most words of a text can be nothing, and most readers ask of a word what it is not.

use super::Prose;
use crate::{
    tables::WordTable,
    text::TokenKind,
    values::{date, money, number, time, typed, units},
};
use std::sync::LazyLock;

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
    let word = prose.word(at);
    match prose.tokens.get(at).map(|token| token.kind) {
        Some(TokenKind::Number) => Roles::ALL,
        // "PT1H25M", "Rs20", "Q3"
        Some(TokenKind::Word) if word.bytes().any(|byte| byte.is_ascii_digit()) => Roles::ALL,
        Some(_) => TABLE.get(word).copied().unwrap_or_default(),
        None => Roles::default(),
    }
}

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

//! Days as they are written: the parts of "Wednesday, February 5, 2026", for the rules that hold them against the calendar.

use crate::{
    source::Span,
    text::{Article, Token, TokenKind},
};
use jiff::{
    civil::{Date, Weekday},
    fmt::strtime,
};

/// A day of a month, in words.
pub(super) struct WrittenDay {
    /// The words, those of the weekday included.
    pub(super) span: Span,
    pub(super) weekday: Option<Weekday>,
    pub(super) day: i8,
    pub(super) month: i8,
    pub(super) year: Option<i16>,
}

/// The day whose month or weekday stands at `at`, the first of its words.
pub(super) fn read(article: &Article, tokens: &[Token], at: usize) -> Option<WrittenDay> {
    let reader = Reader { article, tokens };
    let weekday = reader.weekday(at);
    let begin = if weekday.is_some() { reader.skip(at + 1, &[".", ",", "(", "the"]) } else { at };
    let (day, month, end) = reader.day_first(begin).or_else(|| reader.month_first(begin))?;
    let (year, end) = match reader.year(reader.skip(end, &[",", "of"])) {
        Some((year, end)) => (Some(year), end),
        None => (None, end),
    };
    let span = tokens.get(at)?.span.join(tokens.get(end.checked_sub(1)?)?.span);
    Some(WrittenDay { span, weekday, day, month, year })
}

/// The days of a month, February with its 29th where no year tells.
pub(super) fn longest(month: i8, year: Option<i16>) -> Option<i8> {
    Date::new(year.unwrap_or(2024), month, 1).ok().map(Date::days_in_month)
}

/// "February".
pub(super) fn month_name(month: i8) -> String {
    Date::new(2024, month, 1).map(|date| date.strftime("%B").to_string()).unwrap_or_default()
}

/// "Wednesday".
pub(super) fn weekday_name(date: Date) -> String {
    date.strftime("%A").to_string()
}

struct Reader<'a> {
    article: &'a Article,
    tokens: &'a [Token],
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| self.article.slice(token.span))
    }

    /// Behind up to two of `marks`.
    fn skip(&self, at: usize, marks: &[&str]) -> usize {
        (at..at + 2).find(|&at| !marks.contains(&self.word(at))).unwrap_or(at + 2)
    }

    fn weekday(&self, at: usize) -> Option<Weekday> {
        let word = Some(self.word(at)).filter(|word| word.starts_with(char::is_uppercase))?;
        strtime::parse("%A", word).or_else(|_| strtime::parse("%a", word)).ok()?.weekday()
    }

    /// A month by its name, or by at least three letters of it.
    fn month(&self, at: usize) -> Option<(i8, usize)> {
        let word = Some(self.word(at)).filter(|word| word.starts_with(char::is_uppercase))?;
        let month = strtime::parse("%b", word.get(..3)?).ok()?.month()?;
        let name = month_name(month);
        let fits = name.get(..word.len()).is_some_and(|name| name.eq_ignore_ascii_case(word));
        fits.then(|| (month, at + 1 + usize::from(self.word(at + 1) == "." && word.len() < name.len())))
    }

    /// "5", "5th".
    fn day(&self, at: usize) -> Option<(i8, usize)> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
        let day: i8 = self.word(at).parse().ok().filter(|day| (1..=39).contains(day))?;
        let joined = self.tokens.get(at + 1).is_some_and(|next| next.span.start == token.span.end);
        let ordinal = joined && matches!(self.word(at + 1), "st" | "nd" | "rd" | "th");
        let other = joined && !ordinal && !matches!(self.word(at + 1), "," | "." | ")" | ";" | "?" | "!" | "\"" | "”");
        (!other).then_some((day, at + 1 + usize::from(ordinal)))
    }

    fn day_first(&self, at: usize) -> Option<(i8, i8, usize)> {
        let (day, end) = self.day(at)?;
        let (month, end) = self.month(self.skip(end, &["of"]))?;
        Some((day, month, end))
    }

    fn month_first(&self, at: usize) -> Option<(i8, i8, usize)> {
        let (month, end) = self.month(at)?;
        let (day, end) = self.day(end)?;
        Some((day, month, end))
    }

    fn year(&self, at: usize) -> Option<(i16, usize)> {
        let word = self.word(at);
        let year = word.parse().ok().filter(|year| word.len() == 4 && (1000..=2999).contains(year))?;
        Some((year, at + 1))
    }
}

//! Figures in digits: grouped by commas, points, blanks or low lines, with fractions and footnotes.

use super::{
    Figure, Shape, share, with_scales,
    words::{and_a_part, tens},
};
use crate::{
    interval::{Decimal, Measure},
    values::{Prose, number::NumberWord},
};

/// The figure whose digits begin at token `at`.
pub(super) fn read(prose: &Prose<'_>, at: usize) -> Option<Figure> {
    let mut buffer = Plain::default();
    let known = buffer.push_token(prose.word(at))?;
    let mut end = at + 1;
    if known == Grouping::Whole {
        end = more_groups(prose, at, &mut buffer);
    }
    let figure = |measure, end| Figure::new(measure, (at, end), Shape::Digits);
    let mut read = figure(buffer.measure(), end);
    if let Some((part, whole, behind)) = fraction(prose, end) {
        let mixed = read.measure.and_then(|measure| {
            let part = Decimal::new(i128::from(part) * 1000 / i128::from(whole), 3)?;
            Some(Measure::exact(measure.stated?.plus(part)?))
        });
        read = figure(mixed, behind);
    } else if let Some((part, whole, behind)) = fraction(prose, at) {
        read = plain_fraction(prose, part, whole, (at, behind));
    } else if let Some((power, behind)) = power_of_ten(prose, at, end) {
        let scaled = power.and_then(|power| read.measure?.converted(power, Decimal::ZERO));
        return Some(figure(scaled, behind));
    }
    let read = with_smaller_scales(prose, with_scales(prose, read));
    // "3 million and a quarter", "3 and a half million"; not "3 and a third man".
    let more = and_a_part(prose, &read).filter(|more| read.is_scaled() || is_half_more(prose, &read, more.end));
    Some(more.unwrap_or(read))
}

/// The power of ten that multiplies the digits before token `end`, and the token behind it: "× 10^23", "x 10⁸", "e6" behind "1.3".
/// `None` for the power where it is too large to compare.
fn power_of_ten(prose: &Prose<'_>, at: usize, end: usize) -> Option<(Option<Decimal>, usize)> {
    let (exponent, behind) = if matches!(prose.word(end), "×" | "x" | "·" | "*") {
        raised(prose, end + 1)?
    } else {
        let glued = prose.touches_next(end - 1) && prose.word(at).contains('.');
        let exponent = prose.word(end).strip_prefix(['e', 'E']).filter(|digits| glued && !digits.is_empty())?;
        (exponent.parse().ok()?, end + 1)
    };
    Some((Decimal::power_of_ten(exponent), behind))
}

/// The exponent of "10^-5", "10⁸" at token `at`, and the token behind it.
fn raised(prose: &Prose<'_>, at: usize) -> Option<(i32, usize)> {
    let high = prose.word(at).strip_prefix("10")?;
    if !high.is_empty() {
        return Some((superscript(high)?, at + 1));
    }
    let caret = usize::from(prose.word(at + 1) == "^");
    let minus = usize::from(matches!(prose.word(at + 1 + caret), "-" | "−" | "⁻"));
    let last = at + 1 + caret + minus;
    let digits = prose.word(last);
    let exponent = if caret > 0 { digits.parse().ok() } else { superscript(digits) }?;
    Some((if minus > 0 { -exponent } else { exponent }, last + 1))
}

/// The number that digits set high make: 23 for "²³".
fn superscript(digits: &str) -> Option<i32> {
    let place = |digit: char| SUPERSCRIPTS.iter().position(|known| *known == digit);
    let short = !digits.is_empty() && digits.chars().count() < 4;
    let mut number = 0;
    for digit in short.then(|| digits.chars())? {
        number = number * 10 + i32::try_from(place(digit)?).ok()?;
    }
    Some(number)
}

/// Whether a half or a quarter stands behind plain digits, and it is none of something else.
fn is_half_more(prose: &Prose<'_>, figure: &Figure, end: usize) -> bool {
    (figure.end..end).any(|at| prose.is_any(at, &["half", "quarter", "quarters"])) && !prose.is(end, "of")
}

/// "2 lakh 50 thousand", "3 hundred and one": the figure with those of smaller scales behind it.
fn with_smaller_scales(prose: &Prose<'_>, mut figure: Figure) -> Figure {
    while let Some((more, end)) = smaller_scale(prose, figure.end) {
        let sum = figure.measure.and_then(|measure| measure.stated?.plus(more));
        figure = Figure { measure: sum.map(Measure::exact), end, ..figure };
    }
    figure
}

/// What goes on with a figure whose scale ends before `at`, and the token behind it: hundreds go on with "and", larger scales with a
/// figure of a smaller one.
fn smaller_scale(prose: &Prose<'_>, at: usize) -> Option<(Decimal, usize)> {
    let scale_at = |at| match prose.number_word(at) {
        Some(NumberWord::Scale(scale)) if prose.word(at).len() > 2 => Some(scale),
        _ => None,
    };
    let scale = scale_at(at.checked_sub(1)?)?;
    let digits = |at: usize| plain(prose.word(at)).filter(|_| prose.is_digits(at))??.stated;
    let hundred = Decimal::from(100);
    if scale == hundred {
        let from = at + 1;
        let in_words = || tens(prose, from).and_then(|(number, end)| Some((Decimal::new(number.into(), 0)?, end)));
        let more = digits(from).map(|digits| (digits, from + 1)).or_else(in_words);
        return more.filter(|(number, end)| prose.is(at, "and") && *number < hundred && scale_at(*end).is_none());
    }
    let smaller = scale_at(at + 1).filter(|smaller| *smaller >= hundred && *smaller < scale)?;
    Some((digits(at)?.times(smaller).filter(|more| *more < scale)?, at + 2))
}

/// "1/2" is a share of what follows, or a figure of its unit.
fn plain_fraction(prose: &Prose<'_>, part: i64, whole: i64, tokens: (usize, usize)) -> Figure {
    if super::is_shared(prose, tokens.1) {
        return share(part, whole, tokens);
    }
    let exact = Decimal::new(i128::from(part) * 100_000 / i128::from(whole), 5);
    Figure::new(exact.map(Measure::exact), tokens, Shape::Digits)
}

/// The fraction at token `at`, and the token behind it: "3/4". "24/7", "9/11" and dates are none.
fn fraction(prose: &Prose<'_>, at: usize) -> Option<(i64, i64, usize)> {
    let joined = prose.word(at + 1) == "/" && prose.touches_next(at) && prose.touches_next(at + 1);
    let hung = prose.touches_next(at + 2) && !prose.is_word(at + 3) && matches!(prose.word(at + 3), "/" | "-");
    let side = |at: usize| prose.word(at).parse::<i64>().ok().filter(|_| prose.is_digits(at));
    let (part, whole) = joined.then(|| side(at).zip(side(at + 2)))??;
    (!hung && part > 0 && part < whole && DENOMINATORS.contains(&whole)).then_some((part, whole, at + 3))
}

/// What measures and shares are divided by.
const DENOMINATORS: [i64; 11] = [2, 3, 4, 5, 6, 8, 10, 16, 32, 100, 1000];

/// Takes the groups of three that blanks or low lines part from the digits at `at`; the token behind them.
fn more_groups(prose: &Prose<'_>, at: usize, buffer: &mut Plain) -> usize {
    let first = prose.word(at);
    let mut end = at + 1;
    if first.len() > 3 || first.starts_with('0') {
        return end;
    }
    loop {
        let line = usize::from(prose.word(end) == "_" && prose.touches_next(end - 1) && prose.touches_next(end));
        let next = end + line;
        let (whole, rest) = prose.word(next).split_at_checked(3).unwrap_or_default();
        let fits = prose.is_digits(next)
            && whole.bytes().all(|byte| byte.is_ascii_digit())
            && !whole.is_empty()
            && (rest.is_empty() || rest.starts_with(['.', ',']) && !rest[1..].contains(['.', ',']))
            && (line > 0 || prose.one_blank_behind(end - 1));
        if !fits {
            return end;
        }
        buffer.push(&prose.word(next).replace(',', "."));
        end = next + 1;
        if !rest.is_empty() {
            return end;
        }
    }
}

/// What plain or grouped digits come to; `None` where they are no number.
#[expect(clippy::option_option, reason = "a number may be too large to compare")]
pub(super) fn plain(digits: &str) -> Option<Option<Measure>> {
    let mut buffer = Plain::default();
    buffer.push_token(digits)?;
    Some(buffer.measure())
}

#[derive(PartialEq, Eq)]
enum Grouping {
    /// Nothing but digits: more groups may follow.
    Whole,
    /// Marks tell where it ends.
    Marked,
}

/// Plain digits with at most one point, gathered from however they are written.
#[derive(Default)]
struct Plain {
    digits: String,
    /// What a fraction sign adds: "2½".
    sign: Option<Decimal>,
}

/// No figure that can be compared has more digits, leading noughts aside.
const MOST_DIGITS: usize = 48;

impl Plain {
    /// Takes a token of digits; `None` where it is no number, such as "1.2.3".
    fn push_token(&mut self, token: &str) -> Option<Grouping> {
        let number = token.trim_end_matches(|c: char| SUPERSCRIPTS.contains(&c));
        let (number, sign) = match number.chars().next_back().filter(|c| !c.is_alphanumeric() || !c.is_ascii()) {
            Some(last) if fraction_sign(last).is_some() => {
                (&number[..number.len() - last.len_utf8()], fraction_sign(last))
            }
            _ => (number, None),
        };
        self.sign = sign;
        if number.is_empty() {
            return sign.is_some().then_some(Grouping::Marked);
        }
        if !number.bytes().any(|byte| matches!(byte, b'.' | b',')) {
            self.push(number);
            return self.is_plain().then_some(Grouping::Whole);
        }
        let (whole, fraction) = parts(number)?;
        whole.split([',', '.']).for_each(|group| self.push(group));
        if !fraction.is_empty() {
            self.digits.push('.');
            self.push(fraction);
        }
        self.is_plain().then_some(Grouping::Marked)
    }

    fn is_plain(&self) -> bool {
        self.digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    }

    /// Appends digits, full-width ones as plain ones. What is beyond comparison is not gathered.
    fn push(&mut self, digits: &str) {
        let room = MOST_DIGITS.saturating_sub(self.digits.len());
        self.digits.extend(digits.chars().take(room + 1).map(|c| match c {
            '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            _ => c,
        }));
    }

    fn measure(&self) -> Option<Measure> {
        if let Some(part) = self.sign {
            let whole = if self.digits.is_empty() { Decimal::ZERO } else { Decimal::parse(&self.digits)? };
            return Some(Measure::exact(whole.plus(part)?));
        }
        let stated = Decimal::parse(&self.digits)?;
        let places = self.digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let last = if places > 0 { -i32::try_from(places).ok()? } else { stated.last_digit() };
        Some(Measure { precision: Decimal::power_of_ten(last)?, ..Measure::exact(stated) })
    }
}

/// Small raised digits are footnotes.
const SUPERSCRIPTS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

fn fraction_sign(sign: char) -> Option<Decimal> {
    let (part, places) = match sign {
        '½' => (5, 1),
        '¼' => (25, 2),
        '¾' => (75, 2),
        '⅓' => (333, 3),
        '⅔' => (667, 3),
        '⅕' => (2, 1),
        '⅖' => (4, 1),
        '⅗' => (6, 1),
        '⅘' => (8, 1),
        '⅛' => (125, 3),
        '⅜' => (375, 3),
        '⅝' => (625, 3),
        '⅞' => (875, 3),
        _ => return None,
    };
    Decimal::new(part, places)
}

/// The digits before and behind the decimal mark; the last mark is it unless it parts groups of three.
fn parts(number: &str) -> Option<(&str, &str)> {
    let (commas, points) = (number.contains(','), number.contains('.'));
    let last = number.rfind(['.', ','])?;
    let (whole, fraction) = (&number[..last], &number[last + 1..]);
    match (commas, points) {
        // "1,234.5" and "1.234,5".
        (true, true) => {
            let group = if number.as_bytes()[last] == b'.' { ',' } else { '.' };
            is_grouped(whole, group).then_some((whole, fraction))
        }
        (false, true) if number.matches('.').count() == 1 => Some((whole, fraction)),
        (false, true) => is_grouped(number, '.').then_some((number, "")),
        _ if is_grouped(number, ',') => Some((number, "")),
        // A decimal comma.
        _ => (number.matches(',').count() == 1 && fraction.len() < 3).then_some((whole, fraction)),
    }
}

/// Whether `mark` parts groups of three, or of two and then three as in India.
fn is_grouped(number: &str, mark: char) -> bool {
    let mut groups = number.split(mark);
    let first = groups.next().unwrap_or_default();
    let mut last = 0;
    let mut even = true;
    for group in groups {
        even &= last == 0 || matches!(last, 2 | 3);
        last = group.len();
        if !group.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
    }
    even && last == 3 && matches!(first.len(), 1..=3) && first.bytes().all(|byte| byte.is_ascii_digit())
}

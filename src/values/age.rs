//! Ages: how old somebody or something is.

use super::{
    Prose, Quantity, Value, ValueType, date,
    figure::{self, Figure},
    units,
};
use crate::{
    interval::{Decimal, Measure},
    language::{
        lemma,
        lexicon::{self, NameWord},
    },
    parse::PResult,
};

pub(super) const TYPE: ValueType =
    ValueType { name: "age", described: "an age", examples: &["42 years", "9 months"], literal };

/// A claims file writes an age as a length of time, or as a bare number of years.
fn literal(input: &str) -> PResult<'_, Value> {
    (super::duration::TYPE.literal)(input)
}

/// "aged 42", "aged just 17", "ages 5 to 7", "age of 93", and a figure between commas behind a name.
pub(super) fn labelled(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    let years = |measure, end| Some((Value::Age(Quantity { measure, unit: units::named("year") }), end));
    if let Some((measure, end)) = told_of_person(prose, at) {
        return years(measure, end);
    }
    if prose.is_digits(at) {
        return years(beside_name(prose, at).or_else(|| listed(prose, at))?, at + 1);
    }
    let label = prose.is_any(at, &["aged", "ages"]) || prose.is(at, "age") && prose.is(at + 1, "of");
    let start = at + 1 + usize::from(prose.is(at + 1, "of"));
    if !label {
        return None;
    }
    let hedge = (1..=MOST_HEDGES)
        .find_map(|length| prose.hedge_before(start + length, start).filter(|(words, _)| *words == length));
    let (length, hedge) = hedge.unwrap_or((0, None));
    let low = figure::read(prose, start + length).filter(Figure::is_number)?;
    let figure = figure::range(prose, prose.is(at + 1, "between"), &low, |at| at).unwrap_or(low);
    let measure = figure.measure?;
    // "aged nine months" is told in months.
    if units::at(prose, figure.end).is_some() {
        let (quantity, end) =
            super::quantity::read(prose, &figure).filter(|(length, _)| length.unit.dimension == "time")?;
        return Some((Value::Age(quantity), end));
    }
    years(hedge.map_or(measure, |hedge| measure.hedged(hedge)), figure.end)
}

/// No hedge has more words.
const MOST_HEDGES: usize = 4;

/// The age that a length of time is: "42-year-old", "nine months old", "eighteen months of age".
pub(super) fn behind(prose: &Prose<'_>, length: &Quantity, end: usize) -> Option<(Value, usize)> {
    let old = end + usize::from(prose.is_dash(end));
    let end = if prose.is_any(old, &["old", "olds"]) {
        old + 1
    } else {
        prose.is_phrase(end, &["of", "age"]).then_some(end + 2)?
    };
    Some((Value::Age(*length), end))
}

/// "She is 42", "Anna Smith, who was 45", "he turned 70 in May", "dies at 91": a bare figure of years behind a person and the verb of being so old.
fn told_of_person(prose: &Prose<'_>, at: usize) -> Option<(Measure, usize)> {
    let verb = at.checked_sub(1)?;
    let verb = verb - usize::from(verb > 0 && prose.is_any(verb, &["now", "just", "only", "already", "still"]));
    let turns = prose.is_any(verb, &["turned", "turns", "turning", "turn"]);
    let is = prose.is_any(verb, &["is", "was", "are", "were", "'s", "’s", "be"]);
    let dies = prose.is(verb, "at") && verb > 0 && prose.is_any(verb - 1, &["die", "dies", "died", "dead"]);
    if prose.is(at, "one") || !(turns || dies || is && is_person_before(prose, verb)) {
        return None;
    }
    let figure = figure::read(prose, at).filter(|figure| figure.is_number() && !figure.is_scaled())?;
    // "Died at 9" may be an hour.
    let least = if dies { 25 } else { 1 };
    let years = figure.measure?.stated?.to_i64().filter(|years| (least..=i64::from(MOST_YEARS)).contains(years));
    years.filter(|_| ends_phrase(prose, figure.end))?;
    Some((figure.measure?, figure.end))
}

/// Whether a person is the subject of the verb at token `verb`: a pronoun, a noun for persons, or a name that begins as names of people do.
fn is_person_before(prose: &Prose<'_>, verb: usize) -> bool {
    let Some(subject) = verb.checked_sub(1) else { return false };
    // "She will be 60"; "the oldest, Irene Moss, was 83".
    let between = prose.is_any(subject, &["will", ","]);
    let subject = if between { subject.saturating_sub(1) } else { subject };
    let noun = lemma::lower(prose.word(subject));
    let noun = || lexicon::is_person_noun(&noun) || lexicon::gender(&noun).is_some();
    if prose.is_any(subject, &["he", "she", "who", "i"]) || noun() {
        return true;
    }
    is_persons_name(prose, subject)
}

/// Whether the name that ends in token `last` begins as names of people do.
fn is_persons_name(prose: &Prose<'_>, last: usize) -> bool {
    let first = last.saturating_sub(LONGEST_NAME)..last;
    prose.is_capitalised(last)
        && first.rev().take_while(|at| prose.is_capitalised(*at) || prose.word(*at) == ".").any(|at| {
            lexicon::given_name(prose.word(at)).is_some() || lexicon::name_word(prose.word(at)) == Some(NameWord::Title)
        })
}

/// How many words of a name may stand before its last.
const LONGEST_NAME: usize = 3;

/// Whether nothing behind the figure says what it counts: a score, a place or a number of things goes on.
fn ends_phrase(prose: &Prose<'_>, end: usize) -> bool {
    const GO_ON: [&str; 17] = [
        "and",
        "when",
        "at",
        "in",
        "on",
        "last",
        "next",
        "this",
        "today",
        "now",
        "but",
        "then",
        "before",
        "after",
        "while",
        "that",
        "yesterday",
    ];
    let joined = prose.touches_next(end - 1)
        && (prose.is_dash(end) || matches!(prose.word(end), "%" | "°" | ":" | "/" | "'" | "’" | "′"));
    !joined && (!prose.is_word(end) && !prose.is_digits(end) || prose.is_any(end, &GO_ON))
}

/// How far an age may stand behind the "aged" that it shares with others.
const LISTED_REACH: usize = 12;

/// "aged 4 and 7", "aged 9, 11 and 12": a further figure of a list that "aged" begins.
fn listed(prose: &Prose<'_>, at: usize) -> Option<Measure> {
    let joins = |at: usize| prose.is_any(at, &["and", "or", ",", "to", "-", "–"]);
    let mut before = at.checked_sub(1).filter(|before| joins(*before))?;
    for _ in 0..LISTED_REACH {
        before = before.checked_sub(1).filter(|before| joins(*before) || prose.is_digits(*before))?;
        if before > 0 && prose.is_any(before - 1, &["aged", "ages"]) {
            let counts = super::count::counted(prose, at + 1).is_some() || units::at(prose, at + 1).is_some();
            let years: u8 = prose.word(at).parse().ok().filter(|_| !counts)?;
            return (years <= MOST_YEARS).then(|| Measure::exact(Decimal::from(u32::from(years))));
        }
    }
    None
}

/// "in their 70s", "her late eighties": any year of a decade of life, or those of a part of it.
pub(super) fn in_decade(prose: &Prose<'_>, at: usize) -> Option<(Value, usize)> {
    let whose = at.checked_sub(1)?;
    if !prose.is_any(whose, &["his", "her", "their", "my", "your", "our", "whose"]) {
        return None;
    }
    let parts = [("early", 0, 3), ("mid", 4, 6), ("late", 7, 9)];
    let (start, low, high) = match parts.iter().find(|(word, ..)| prose.is(at, word)) {
        Some((_, low, high)) => (at + 1 + usize::from(prose.is_dash(at + 1)), *low, *high),
        None => (at, 0, 9),
    };
    let (decade, end): (u8, _) = match date::decade_word(prose, start) {
        Some(decade) => (decade.try_into().ok()?, start + 1),
        None if prose.touches_next(start) && prose.is(start + 1, "s") => (prose.word(start).parse().ok()?, start + 2),
        None => (prose.word(start).strip_suffix('s')?.parse().ok()?, start + 1),
    };
    if !(10..MOST_YEARS - 10).contains(&decade) || decade % 10 != 0 {
        return None;
    }
    let years = |more: u8| Decimal::from(u32::from(decade + more));
    Some((Value::Age(Quantity { measure: Measure::vague(years(low), years(high)), unit: units::named("year") }), end))
}

/// Nobody is older.
const MOST_YEARS: u8 = 120;

/// "Ann Lee, 42, said": a figure between commas behind a name, or at the end of the sentence behind that of a person.
fn beside_name(prose: &Prose<'_>, at: usize) -> Option<Measure> {
    let name = at.checked_sub(2)?;
    let named = prose.is_word(name) && prose.is_capitalised(name) && !lexicon::is_calendar_word(prose.word(name));
    let years: u8 = prose.word(at).parse().ok()?;
    let behind_comma = prose.word(at - 1) == ",";
    let ends = matches!(prose.word(at + 1), "." | ";") && !prose.touches_next(at + 1);
    let closed = prose.word(at + 1) == "," || ends && is_persons_name(prose, name);
    (named && behind_comma && closed && (1..=MOST_YEARS).contains(&years))
        .then(|| Measure::exact(Decimal::from(u32::from(years))))
}

//! What a value of a source answers to one of the draft: entailed, excluded, or neither.

mod dates;

pub(super) use dates::{is_since, is_vague, tells_nothing};

use crate::{
    interval::{Decimal, Hedge, Measure, Relation},
    values::{Value, folded},
};
use dates::{at_that_time, dates, is_then};

/// A value with its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Worded<'a> {
    pub(super) value: &'a Value,
    pub(super) words: &'a str,
}

/// What a value of a source answers to one of the draft; `None` where the two do not compare.
pub(super) fn relation(draft: Worded<'_>, source: Worded<'_>) -> Option<Relation> {
    use Value::{Age, Count, Date, Duration, Number, Ordinal, Time};
    match (draft.value, source.value) {
        (Value::Percent(share), Ordinal(rank)) => (is_part(&share.measure, rank)).then_some(Relation::Entailed),
        (Ordinal(_), other) | (other, Ordinal(_)) if !matches!(other, Ordinal(_)) => None,
        (Age(_), other) | (other, Age(_)) if !matches!(other, Age(_) | Number(_) | Count(_)) => None,
        // "The striker, 24": what is no age is of something else.
        (Age(age), Number(number)) | (Number(number), Age(age)) => {
            let same = age.unit.name == "year" && age.measure.range == number.range;
            Some(if same { Relation::Entailed } else { Relation::Compatible })
        }
        // Of a result that is told set by set some may be left out.
        (Value::Score(claimed), Value::Score(stated)) if claimed.starts_with(stated) || stated.starts_with(claimed) => {
            Some(if claimed == stated { Relation::Entailed } else { Relation::Compatible })
        }
        // The time of a race is read as one of the day.
        (Duration(_), Time(time)) | (Time(time), Duration(_)) => {
            let (_, length) = [draft.value, source.value].into_iter().find_map(Value::dimension)?;
            (time.since_midnight().map(Decimal::from) == length.stated).then_some(Relation::Entailed)
        }
        (Date(claimed), Time(time)) => at_that_time(claimed, time).then_some(Relation::Entailed),
        (Time(time), Date(stated)) => is_then(time, stated).then_some(Relation::Entailed),
        (Date(claimed), Date(stated)) => Some(dates((claimed, draft.words), (stated, source.words))),
        _ => figures(draft, source.value),
    }
}

fn figures(draft: Worded<'_>, source: &Value) -> Option<Relation> {
    let near = || source.near(draft.value, None);
    let Some(((one, claimed), (another, stated))) = draft.value.dimension().zip(source.dimension()) else {
        return near();
    };
    if are_degrees(draft.value, source) {
        return (draft.value.measure()?.stated == source.measure()?.stated).then_some(Relation::Entailed);
    }
    let lasts = matches!(draft.value, Value::Duration(_));
    let told_so = || {
        lasts && (is_nearly_one(draft.value, (&claimed, &stated)) || is_by_parts(draft.words, (&claimed, &stated)))
            || unit(draft.value) != unit(source) && same_end(&claimed, &stated)
    };
    (one == another).then(|| if told_so() { Relation::Entailed } else { measures(&claimed, &stated, near()) })
}

/// Whether one of two figures has degrees only and the other one says of which temperature they are.
fn are_degrees(one: &Value, other: &Value) -> bool {
    let bare = |value: &Value| unit(value) == Some("degree");
    let dimension = |value: &Value| value.dimension().map(|(dimension, _)| dimension);
    let warm = |value: &Value| dimension(value) == Some("temperature");
    dimension(one) != dimension(other) && (bare(one) && warm(other) || warm(one) && bare(other))
}

fn unit(value: &Value) -> Option<&'static str> {
    match value {
        Value::Age(quantity) | Value::Duration(quantity) | Value::Quantity(quantity) => Some(quantity.unit.name),
        _ => None,
    }
}

/// Whether a share is the part that an ordinal names: "20 per cent" of "the poorest fifth". The second is no half.
fn is_part(share: &Measure, rank: &Measure) -> bool {
    let named = rank.stated.filter(|rank| *rank > Decimal::from(2_u32));
    let part = named.and_then(|rank| Decimal::from(100_u32).over(rank, 0));
    part.zip(share.stated).is_some_and(|(part, share)| share.over(Decimal::ONE, 0) == Some(part))
}

/// Whether two figures in different units are open on the same side, and their ends are one after rounding: "as much as 240 km/h" for "up to 150 miles per hour".
fn same_end(claimed: &Measure, stated: &Measure) -> bool {
    let above = |hedge| matches!(hedge, Hedge::Over | Hedge::AtLeast);
    let sides = claimed.hedge.zip(stated.hedge).filter(|(one, other)| is_open_hedge(*one) && is_open_hedge(*other));
    let exact = |measure: &Measure| Some(Measure { precision: measure.precision, ..Measure::exact(measure.stated?) });
    sides.is_some_and(|(one, other)| above(one) == above(other))
        && are_close(claimed, stated)
        && exact(claimed).zip(exact(stated)).is_some_and(|(one, other)| other.near(&one, None) == Relation::Entailed)
}

/// Whether a time told in halves or quarters is near enough to what it is: "half an hour" for 31 minutes.
fn is_by_parts(words: &str, (claimed, stated): (&Measure, &Measure)) -> bool {
    let plain =
        matches!(claimed.hedge, None | Some(Hedge::About)) && !words.contains(|each: char| each.is_ascii_digit());
    let ends = || Some((claimed.stated?.percent(90)?, claimed.stated?.percent(110)?));
    plain
        && folded(words).any(|word| matches!(word.as_str(), "half" | "quarter" | "quarters"))
        && ends().zip(stated.stated).is_some_and(|((low, high), stated)| low <= stated && stated <= high)
}

/// Whether a hedge leaves a figure without an end on one side.
pub(super) fn is_open_hedge(hedge: Hedge) -> bool {
    matches!(hedge, Hedge::Over | Hedge::AtLeast | Hedge::Under | Hedge::AtMost)
}

/// What a figure of a source answers to one of the draft, which is `near` it after rounding.
fn measures(claimed: &Measure, stated: &Measure, near: Option<Relation>) -> Relation {
    if claimed.is_too_large() || stated.is_too_large() {
        return Relation::Compatible;
    }
    let open = claimed.hedge.is_some_and(is_open_hedge);
    let beyond = stated.soft_end().zip(claimed.range.low_end()).is_some_and(|(end, low)| low > end);
    let far = beyond || is_far_below(claimed, stated);
    if are_opposite_ends(claimed, stated) {
        return Relation::Contradicted;
    }
    if !open && ends_agree(claimed, stated) {
        return Relation::Entailed;
    }
    let rounded = claimed.range.inside(&stated.range) || are_close(claimed, stated);
    if stated.range.inside(&claimed.range)
        || softly_inside(stated, claimed)
        || !open && !far && rounded && near == Some(Relation::Entailed)
    {
        Relation::Entailed
    } else if stated.range.disjoint(&claimed.range) && (open || !rounded || near == Some(Relation::Contradicted)) {
        Relation::Contradicted
    } else {
        Relation::Compatible
    }
}

/// Whether the one figure ends where the other begins: "at most eleven" for "at least eleven".
fn are_opposite_ends(claimed: &Measure, stated: &Measure) -> bool {
    let above = |hedge| matches!(hedge, Hedge::Over | Hedge::AtLeast);
    let open = |hedge: &Hedge| is_open_hedge(*hedge);
    let sides = claimed.hedge.filter(open).zip(stated.hedge.filter(open));
    claimed.stated == stated.stated && sides.is_some_and(|(one, other)| above(one) != above(other))
}

/// Whether a figure is less than half of what another one reaches up to: "up to $1 billion" says nothing of $27 million.
fn is_far_below(claimed: &Measure, stated: &Measure) -> bool {
    let upper = stated.stated.filter(|_| matches!(stated.hedge, Some(Hedge::AtMost | Hedge::Under)));
    upper.and_then(|upper| upper.percent(50)).zip(claimed.stated).is_some_and(|(half, claimed)| claimed < half)
}

/// Whether a figure that is open above lies in a hedged one as far as an editor lets it go: "at least 3,800" is of "thousands".
fn softly_inside(stated: &Measure, claimed: &Measure) -> bool {
    let ends = || stated.range.low_end().zip(stated.soft_end());
    claimed.hedge.is_some() && ends().is_some_and(|(low, high)| claimed.range.holds(low) && claimed.range.holds(high))
}

/// Whether a figure is as near to one of a unit as "nearly an hour" lets it be.
fn is_nearly_one(draft: &Value, (claimed, stated): (&Measure, &Measure)) -> bool {
    let one = draft.measure().is_some_and(|own| own.hedge == Some(Hedge::Nearly) && own.stated == Some(Decimal::ONE));
    let from = claimed.stated.and_then(|whole| whole.percent(NEARLY_ONE));
    one && stated
        .stated
        .zip(from)
        .zip(claimed.stated)
        .is_some_and(|((stated, from), whole)| from <= stated && stated < whole)
}

/// What is nearly one has so many hundredths at least.
const NEARLY_ONE: i128 = 80;

/// Whether a hedged figure is about an end of a range: "nearly 90" for "80 to 89".
fn ends_agree(claimed: &Measure, stated: &Measure) -> bool {
    let ends = [stated.range.low_end(), stated.range.high_end()];
    stated.hedge == Some(Hedge::Between)
        && claimed.hedge.is_some()
        && ends.into_iter().flatten().any(|end| claimed.range.holds(end))
}

/// Whether two figures are no further apart than an editor lets rounding go.
fn are_close(one: &Measure, other: &Measure) -> bool {
    let (Some(one), Some(other)) = (one.stated, other.stated) else { return false };
    let apart = one.minus(other).map(Decimal::magnitude);
    apart.zip(one.magnitude().percent(MOST_ROUNDING)).is_some_and(|(apart, most)| apart <= most)
}

/// So many hundredths of a figure may be lost by rounding.
const MOST_ROUNDING: i128 = 5;

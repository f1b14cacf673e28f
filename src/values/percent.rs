//! Percentages and percentage points.

use super::{
    Prose, Value, ValueType,
    figure::{self, Figure, Shape},
    number::{self, NumberWord},
    units,
};
use crate::{
    interval::{Decimal, Measure},
    parse::{PResult, missing},
};
use std::fmt;

pub(super) const TYPE: ValueType =
    ValueType { name: "percent", described: "a percentage", examples: &["12.5%", "12.5 percent", "5pp"], literal };

/// Hundredths of something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Percent {
    /// The figure: 12.5 for 12.5 %.
    pub measure: Measure,
    /// Whether it is points: the difference of two percentages.
    pub points: bool,
}

fn literal(input: &str) -> PResult<'_, Value> {
    let (rest, measure) = number::figure(input)?;
    let endings =
        [("%", false), (" %", false), (" percent", false), (" per cent", false), ("pp", true), (" points", true)];
    for (ending, points) in endings {
        if let Some(rest) = rest.strip_prefix(ending) {
            return Ok((rest, Value::Percent(Percent { measure, points })));
        }
    }
    missing(rest, "a percentage: `12.5%`")
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        number::show(&self.measure, f)?;
        f.write_str(if self.points { " points" } else { "%" })
    }
}

/// "12.5 %", "5 percentage points", "25 basis points", "3 to 5 per cent", and shares: "two-thirds", "more than half".
pub(super) fn read(prose: &Prose<'_>, figure: &Figure) -> Option<(Value, usize)> {
    let found = |measure, points, end| Some((Value::Percent(Percent { measure, points }), end));
    if let Some((part, end)) = part_of_a_point(prose, figure) {
        return found(part, true, end);
    }
    match figure.shape {
        Shape::Share if !is_of_a_unit(prose, figure.end) => return found(figure.measure?, false, figure.end),
        Shape::Half if is_half(prose, figure) => {
            return found(Measure { precision: Decimal::ONE, ..Measure::exact(Decimal::from(50)) }, false, figure.end);
        }
        Shape::Digits | Shape::Words | Shape::Vague => {}
        _ => return None,
    }
    let (end, glued) = (figure.end, usize::from(prose.is_dash(figure.end)));
    let at = end + glued;
    let points = |at: usize| prose.is_any(at, &["point", "points"]);
    let per_cent = prose.is(at, "per") && prose.is(at + 1 + usize::from(prose.is_dash(at + 1)), "cent");
    // "%280024%29" is part of an address.
    let encoded = figure.start > 0 && prose.word(figure.start - 1) == "%" && prose.touches_next(figure.start - 1)
        || prose.word(at) == "%" && prose.touches_next(at) && prose.is_digits(at + 1);
    if encoded {
        None
    } else if prose.is_any(at, &["%", "percent", "pct", "pc"]) {
        let pointed = usize::from(points(at + 1));
        found(figure.measure?, pointed > 0, at + 1 + pointed)
    } else if per_cent {
        found(figure.measure?, false, at + 2 + usize::from(prose.is_dash(at + 1)))
    } else if let Some(at) = percentage(prose, at) {
        let noun = at + 1 + usize::from(prose.is_dash(at + 1));
        points(noun).then(|| found(figure.measure?, true, noun + 1))?
    } else if prose.is(at, "pp") || points(at) && glued == 0 && is_of_shares(prose, figure) {
        found(figure.measure?, true, at + 1)
    } else {
        let basis = prose.is(at, "basis") && points(at + 1 + usize::from(prose.is_dash(at + 1)));
        let behind = at + 2 + usize::from(prose.is_dash(at + 1));
        let end = if basis { behind } else { prose.is_any(at, &["bps", "bp"]).then_some(at + 1)? };
        found(figure.measure?.converted(Decimal::new(1, 2)?, Decimal::ZERO)?, true, end)
    }
}

/// "turnout was 61%, four points lower": points that compare shares.
fn is_of_shares(prose: &Prose<'_>, figure: &Figure) -> bool {
    let compares = prose.is_any(
        figure.end + 1,
        &["above", "ahead", "behind", "below", "down", "fewer", "higher", "less", "lower", "more", "up"],
    );
    let apposed = (1..3).any(|back| figure.start >= back && prose.is(figure.start - back, ","));
    let share = |at: usize| prose.is_any(at, &["%", "percent", "cent", "pc"]);
    compares && apposed && (figure.start.saturating_sub(SHARE_WITHIN)..figure.start).any(share)
}

/// How many tokens before points that compare shares one of those stands.
const SHARE_WITHIN: usize = 12;

/// Where "percentage" stands behind a figure: "3 percentage points", "0.25 of a percentage point".
fn percentage(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let noun = if prose.is_phrase(at, &["of", "a"]) { at + 2 } else { at };
    prose.is(noun, "percentage").then_some(noun)
}

/// "a quarter of a percentage point", "half a percentage point", "a quarter-point cut": the part of a point, and where it ends.
fn part_of_a_point(prose: &Prose<'_>, figure: &Figure) -> Option<(Measure, usize)> {
    let part = match figure.shape {
        Shape::Share => figure.measure?.converted(Decimal::new(1, 2)?, Decimal::ZERO)?,
        Shape::Half => Measure::exact(Decimal::new(5, 1)?),
        _ => return None,
    };
    let of = figure.end + usize::from(prose.is(figure.end, "of"));
    let noun = of + usize::from(prose.is_any(of, &["a", "one"]));
    if prose.is(noun, "percentage") && prose.is_any(noun + 1, &["point", "points"]) {
        return Some((part, noun + 2));
    }
    let point = figure.end + usize::from(prose.is_dash(figure.end));
    let quarter = prose.is(figure.end - 1, "quarter") && prose.is(point, "point");
    quarter.then_some((part, point + 1))
}

/// "a quarter of an hour" is a length of time, "three quarters of a mile" one of the road, and so is "a quarter-mile".
fn is_of_a_unit(prose: &Prose<'_>, of: usize) -> bool {
    figure::is_hung_on_a_unit(prose, of)
        || prose.is(of, "of") && prose.is_any(of + 1, &["a", "an"]) && units::at(prose, of + 2).is_some()
}

/// "half of them", "half the votes", "more than half", "by half"; not "the first half of".
fn is_half(prose: &Prose<'_>, half: &Figure) -> bool {
    let Some(before) = half.start.checked_sub(1) else { return figure::is_shared(prose, half.end) };
    let part_of_time = prose.is_any(before, &["other", "latter", "better", "last", "opening", "the", "this", "each"])
        || matches!(prose.number_word(before), Some(NumberWord::Rank(_)))
        || prose.is_dash(before);
    let leads = ["than", "by", "nearly", "almost", "about", "roughly", "over", "around", "least"];
    let bare = half.end == half.start + 1;
    bare && !part_of_time
        && !prose.is_dash(half.end)
        && (figure::is_shared(prose, half.end) || prose.is_any(before, &leads))
}

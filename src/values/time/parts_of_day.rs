//! Parts of any day: "in the morning", "late at night", "early evening".

use super::TimeOfDay;
use crate::{
    language::words,
    values::{Prose, date},
};

/// A part of the day, where the words around it show that it is told as a time: not the "night" of a club.
pub(super) fn read(prose: &Prose<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    let half = Half::at(prose, at);
    let lead = at + usize::from(half.is_some());
    let name = if prose.is_phrase(lead, &["in", "the"]) {
        lead + 2
    } else {
        lead + usize::from(prose.is(lead, "at") && prose.is(lead + 1, "night"))
    };
    // "Early" and "late" lead by themselves, but "a late night" is no time.
    let is_time = name > lead || half.is_some() && !(at > 0 && prose.is_any(at - 1, &["a", "an"]));
    let end = name + 1;
    let (start, finish) = date::part_of_day(prose, name).filter(|_| is_time && stands_alone(prose, end))?;
    let middle = u32::midpoint(start, finish);
    let (start, finish) = match half {
        None => (start, finish),
        Some(Half::Early) => (start, middle),
        Some(Half::Late) => (middle, finish),
    };
    Some((TimeOfDay::between(start, finish), end))
}

enum Half {
    Early,
    Late,
}

impl Half {
    fn at(prose: &Prose<'_>, at: usize) -> Option<Self> {
        match prose.word(at) {
            "early" | "Early" => Some(Self::Early),
            "late" | "Late" => Some(Self::Late),
            _ => None,
        }
    }
}

/// Whether the words end the phrase: "the evening of 5 May" and "the morning session" go on.
fn stands_alone(prose: &Prose<'_>, end: usize) -> bool {
    let goes_on = prose.is_any(end, &["of", "on"])
        || prose.is_dash(end)
        || prose.is_word(end) && !prose.is_capitalised(end) && words::class(prose.word(end)).is_none();
    !goes_on
}

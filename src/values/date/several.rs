//! Several units at the beginning or end of a longer stretch: "the first three months of 2025", "the last two weeks of May".

use super::{
    DateValue, Grain, Period,
    calendar::{Read, days, ends, shift_days, shifted},
    counted, parts,
    words::{self, Unit},
};
use crate::values::Prose;
use jiff::civil::Date;

/// The first or last units of what stands behind "of" or "in"; `place` is 1 for "first", -1 for "last", and `deeper` is how many parts of
/// parts may follow.
pub(super) fn several_of(prose: &Prose<'_>, (place, behind): (i8, usize), deeper: usize) -> Read {
    let ((count, most), unit_at) = matches!(place, 1 | -1).then(|| counted::count(prose, behind))??;
    let unit = words::unit(prose, unit_at).filter(|unit| *unit >= Unit::Day && count == most && count > 1)?;
    let of = unit_at + 1;
    let (whole, end) =
        parts::whole(prose, of + 1, deeper.checked_sub(1)?).filter(|_| prose.is_any(of, &["of", "in"]))?;
    let cut = |period: &Period| at_the_end(ends(period)?, unit, count, place < 0);
    let readings = whole.readings.iter().filter_map(cut).filter_map(|value| value.best().copied()).collect();
    Some((DateValue { fault: whole.fault, ..DateValue::new(readings, Grain::Interval) }, end))
}

fn at_the_end((first, last): (Date, Date), unit: Unit, count: i64, late: bool) -> Option<DateValue> {
    if late {
        let start = shifted(shift_days(last, 1)?, unit, count.checked_neg()?).filter(|start| *start >= first)?;
        days(start, last, Grain::Interval)
    } else {
        let end = shift_days(shifted(first, unit, count)?, -1).filter(|end| *end <= last)?;
        days(first, end, Grain::Interval)
    }
}

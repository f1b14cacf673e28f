//! Time zones behind a clock time: "14:30 GMT", "9 a.m. UTC+3", "3 p.m. Moscow time".

use super::MOST_AHEAD;
use crate::{
    tables::{WordMap, rows},
    values::Prose,
};
use std::sync::LazyLock;

/// How many minutes a zone is ahead of UTC; `None` where that depends on the season.
type Offset = Option<i16>;

#[derive(Default)]
struct Zones {
    signs: WordMap<&'static str, Offset>,
    places: WordMap<&'static str, Offset>,
}

static ZONES: LazyLock<Zones> = LazyLock::new(|| {
    let mut zones = Zones::default();
    for row in rows(include_str!("../../../data/zones.tsv")) {
        let mut columns = row.split('\t');
        let (Some(offset), Some(signs), Some(places)) = (columns.next(), columns.next(), columns.next()) else {
            continue;
        };
        let offset = offset.parse().ok();
        zones.signs.extend(signs.split(' ').filter(|sign| *sign != "-").map(|sign| (sign, offset)));
        zones.places.extend(places.split(',').filter(|place| *place != "-").map(|place| (place, offset)));
    }
    zones
});

/// Whether a word is the sign of a zone: "GMT".
pub(crate) fn is_sign(word: &str) -> bool {
    ZONES.signs.contains_key(word)
}

/// The zone at token `at`, and the token behind it.
pub(super) fn behind(prose: &Prose<'_>, at: usize) -> Option<(Offset, usize)> {
    if let Some(offset) = ZONES.signs.get(prose.word(at)) {
        return Some(shifted(prose, at).map_or((*offset, at + 1), |(offset, end)| (Some(offset), end)));
    }
    let offset = ZONES.places.get(prose.word(at)).filter(|_| prose.is(at + 1, "time"))?;
    Some((*offset, at + 2))
}

/// "UTC+3", "GMT-5": the hours behind the sign.
fn shifted(prose: &Prose<'_>, at: usize) -> Option<(i16, usize)> {
    let (name, sign) = (prose.word(at), at + 1);
    let joined = matches!(name, "UTC" | "GMT") && prose.touches_next(at) && prose.touches_next(sign);
    let hours: i16 = prose.word(sign + 1).parse().ok().filter(|hours| joined && *hours <= MOST_AHEAD)?;
    match prose.word(sign) {
        "+" => Some((hours * 60, sign + 2)),
        "-" | "–" | "−" => Some((-hours * 60, sign + 2)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_those_of_zones() {
        assert_eq!(ZONES.signs.get("GMT"), Some(&Some(0)));
        assert_eq!(ZONES.signs.get("ET"), Some(&None));
        let all = || ZONES.signs.values().chain(ZONES.places.values()).flatten();
        assert!(all().count() > 20 && all().all(|offset| offset.abs() <= MOST_AHEAD * 60));
    }
}

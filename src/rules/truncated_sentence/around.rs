//! How the lines around a line end.

use super::line::Line;
use crate::text::BlockKind;

/// How many blocks on either side show how the lines of the article end.
pub(super) const NEIGHBOURS: usize = 4;
/// Shorter blocks say nothing about how paragraphs end.
pub(super) const SHORTEST_NEIGHBOUR: usize = 6;
/// Shorter paragraphs need not be running prose.
const SHORTEST_PROSE: usize = 8;

/// How the lines around a line end.
pub(super) struct Around {
    pub(super) lines: usize,
    /// The share of them that end in a stop, or lead on with a colon or a closed quotation.
    pub(super) stopped: f64,
    pub(super) prose: usize,
    /// The share of the prose among them that ends in a stop.
    pub(super) prose_stopped: f64,
}

impl Around {
    pub(super) fn of(lines: &[Line<'_>], at: usize) -> Self {
        let near = at.saturating_sub(NEIGHBOURS)..lines.len().min(at + NEIGHBOURS + 1);
        let (mut all, mut prose) = (Share::default(), Share::default());
        for other in near.filter(|&other| other != at).map(|other| &lines[other]) {
            if other.words >= SHORTEST_NEIGHBOUR && other.kind != BlockKind::Headline {
                all.take(other.ending.stopped || matches!(other.ending.character, ':' | '"' | '”'));
            }
            if other.words >= SHORTEST_PROSE
                && other.begins_sentence()
                && !other.in_capitals
                && other.ending.character != ':'
            {
                prose.take(other.ending.stopped);
            }
        }
        Self { lines: all.of, stopped: all.share(), prose: prose.of, prose_stopped: prose.share() }
    }
}

impl Around {
    /// Whether every line around has its stop, or leads on.
    pub(super) fn all_stopped(&self) -> bool {
        self.prose_stopped >= 1.0 && self.stopped >= 1.0
    }

    /// Whether no prose around tells that this text leaves out its stops.
    pub(super) fn allows_stops(&self) -> bool {
        self.prose == 0 || self.prose_stopped >= 0.75
    }
}

#[derive(Default)]
pub(super) struct Share {
    pub(super) part: usize,
    pub(super) of: usize,
}

impl Share {
    pub(super) fn take(&mut self, counts: bool) {
        self.of += 1;
        self.part += usize::from(counts);
    }

    /// 0 for the share of nothing.
    pub(super) fn share(&self) -> f64 {
        let count = |count| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        count(self.part) / count(self.of.max(1))
    }
}

//! The table of comparisons.

use super::{LEVELS, Placed, Reader, severity};
use crate::{rules::Level, settings::Comparing};

impl Reader<'_> {
    pub(super) fn compare(&mut self, value: Placed<'_>, levels: &mut Comparing) {
        for (key, place, value) in self.table(value, "compare") {
            match key {
                "contradicted" => self.set(&mut levels.contradicted, place, value, Self::level),
                "unverified" => self.set(&mut levels.unverified, place, value, Self::level),
                "unverified-name" => self.set(&mut levels.unverified_name, place, value, Self::level),
                _ => self.unknown_key(key, place, Some("compare")),
            }
        }
    }

    fn level(&mut self, value: Placed<'_>) -> Option<Level> {
        let name = self.one_of(value, LEVELS)?;
        Some(severity(name).map_or(Level::Off, Level::At))
    }
}

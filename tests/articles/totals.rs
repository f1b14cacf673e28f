//! How much of what is expected is there.

use std::{fmt, ops::AddAssign};

/// What is counted: expected facts, those of them found and of how many each part is right; firm facts where one is expected, those of them
/// right, and firm facts beside; expected quotations, those with all their words, those with their speaker; findings of the rules.
const COLUMNS: [&str; 16] = [
    "facts",
    "found",
    "value",
    "subject",
    "participants",
    "attribute",
    "speaker",
    "manner",
    "right",
    "firm",
    "firm right",
    "beside",
    "quotes",
    "words",
    "spoken",
    "findings",
];

/// A count for each of [`COLUMNS`].
#[derive(Clone, Copy, Default)]
pub(super) struct Totals([usize; COLUMNS.len()]);

impl Totals {
    pub(super) fn add(&mut self, column: &str, more: usize) {
        self.0[COLUMNS.iter().position(|name| *name == column).unwrap()] += more;
    }

    /// A row of the table, under [`heading`].
    pub(super) fn row(&self, name: &str) -> String {
        let cell = |(count, name): (&usize, &&str)| format!("  {count:>width$}", width = name.len());
        format!("{name:10}{}\n", self.0.iter().zip(&COLUMNS).map(cell).collect::<String>())
    }
}

pub(super) fn heading(title: &str) -> String {
    format!("{title:10}  {}\n", COLUMNS.join("  "))
}

impl AddAssign for Totals {
    fn add_assign(&mut self, other: Self) {
        for (one, more) in self.0.iter_mut().zip(other.0) {
            *one += more;
        }
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cells: Vec<String> = COLUMNS.iter().zip(self.0).map(|(name, count)| format!("{name} {count}")).collect();
        f.write_str(&cells.join(", "))
    }
}

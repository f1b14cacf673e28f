//! What a problem is known by while lines move: the same from run to run, and never shared by two of one report.

use super::results::Problem;
use crate::source::{Source, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Words on either side that tell one place from another.
const AROUND: usize = 4;
/// Longer excerpts are cut, in code points.
const LONGEST: usize = 160;

/// The words of a span and a few around them on its lines, blanks folded.
pub(crate) fn around(source: &Source, span: Span) -> String {
    let line = |offset| source.line_span(source.line(offset));
    let before = source.slice(Span { start: line(span.start).start, end: span.start });
    let behind = source.slice(Span { start: span.end, end: line(span.end).end });
    // From the span outwards: lines may be long.
    let mut words: Vec<&str> = before.split_whitespace().rev().take(AROUND).collect();
    words.reverse();
    words.extend(source.slice(span).split_whitespace().take(LONGEST));
    words.extend(behind.split_whitespace().take(AROUND));
    words.join(" ").chars().take(LONGEST).collect()
}

/// The fingerprints of a report that are given away already.
#[derive(Default)]
pub(super) struct Fingerprints {
    given: BTreeSet<String>,
    /// How many problems had the same in common.
    alike: BTreeMap<String, usize>,
}

impl Fingerprints {
    /// That of the next problem: of its kind, its file and its words. The second of two that have these in common gets another.
    pub(super) fn of(&mut self, problem: &Problem<'_>) -> String {
        let file = problem.place.map_or("", |place| place.name());
        let words = match (&problem.claim, problem.place) {
            (Some(claim), _) => claim.clone(),
            (None, Some(place)) => around(place.source, place.span),
            (None, None) => problem.message.clone(),
        };
        // A claim keeps its fingerprint when another verdict comes to it: to whoever follows it, that is the same matter.
        let code = if problem.claim.is_some() { "claim" } else { problem.code };
        let alike = self.alike.entry(hash(&[code, file, &words])).or_default();
        loop {
            let print = hash(&[code, file, &words, &alike.to_string()]);
            *alike += 1;
            if self.given.insert(print.clone()) {
                return print;
            }
        }
    }
}

/// FNV-1a with 128 bits, a nought behind each part.
fn hash(parts: &[&str]) -> String {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    format!("{:032x}", bytes.fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diagnostic::{Diagnostic, Label},
        report::{Run, results},
    };

    fn prints(text: &str, words: &str) -> Vec<String> {
        let source = Source::new("a.txt", text).expect("short");
        let found = |(at, _): (usize, &str)| {
            let span = Span::new(at, at + words.len());
            Diagnostic::error("repeated-word", "twice").label(Label::new(&source, span, ""))
        };
        let run = Run { findings: text.match_indices(words).map(found).collect(), ..Run::default() };
        let mut given = Fingerprints::default();
        results::findings(&run).iter().map(|problem| given.of(problem)).collect()
    }

    #[test]
    fn a_fingerprint_stays_when_lines_move_and_is_given_once() {
        let first = prints("The river rose in the the night.", "the the");
        assert_eq!(first, prints("A line above.\n\nThe river rose in the the night.", "the the"));
        assert_ne!(first, prints("The river rose in the the morning.", "the the"));
        let both = prints("It rose in the the night.\nIt rose in the the night.", "the the");
        assert_eq!(both.len(), 2);
        assert_ne!(both[0], both[1]);
        assert_eq!(first[0].len(), 32);
    }
}

//! Ways from one place to another: the draft has them the wrong way round where a source goes back.

use super::{
    Check, Evidence, Reason, Verdict,
    index::{Aligned, Index},
    names::may_be_one,
    terms::{Digest, NameAt, Passage},
};
use crate::source::Span;

/// How much of the draft's sentence a source must have, in hundredths, to tell of the same way.
const SAME_WAY: u32 = 30;
/// So many words may stand between both ends of a way.
const LONGEST: usize = 8;

/// A way between two names.
struct Route<'s, 'a> {
    from: &'s NameAt<'a>,
    to: &'s NameAt<'a>,
    span: Span,
}

impl Route<'_, '_> {
    fn is_back_of(&self, other: &Route<'_, '_>) -> bool {
        may_be_one(self.from, other.to) && may_be_one(self.to, other.from)
    }

    fn is_that_of(&self, other: &Route<'_, '_>) -> bool {
        may_be_one(self.from, other.from) && may_be_one(self.to, other.to)
    }
}

/// Checks whether a sentence of the draft leads where the sources come from.
pub(super) fn check(
    draft: &Digest<'_>,
    passage: &Passage,
    aligned: &[Aligned<'_>],
    index: &Index<'_>,
    checks: &mut Vec<Check>,
) {
    let ours = routes(draft, passage);
    if ours.is_empty() {
        return;
    }
    let like = aligned.iter().filter(|sentence| sentence.coverage >= SAME_WAY);
    let theirs = like.filter_map(|sentence| Some((sentence, index.sources.get(sentence.source)?)));
    let theirs: Vec<(usize, Route<'_, '_>)> = theirs
        .flat_map(|(sentence, digest)| {
            routes(digest, sentence.passage).into_iter().map(|route| (sentence.source, route))
        })
        .collect();
    for route in ours {
        let known = checks.iter().any(|check| check.span.overlaps(route.span) && check.reason == Some(Reason::Role));
        if known || theirs.iter().any(|(_, other)| route.is_that_of(other)) {
            continue;
        }
        let Some((source, other)) = theirs.iter().find(|(_, other)| route.is_back_of(other)) else { continue };
        let evidence = Evidence { source: *source, span: other.span };
        let why = format!("the source has it the other way round: “{}”", index.slice(evidence));
        let check = Check::new(route.span, "statement", Verdict::Contradicted, why);
        checks.push(Check { firm: true, reason: Some(Reason::Role), evidence: Some(evidence), ..check });
    }
}

/// The ways that a sentence tells of: a name behind "from" and one behind "to" in its neighbourhood.
fn routes<'s, 'a>(digest: &'s Digest<'a>, passage: &Passage) -> Vec<Route<'s, 'a>> {
    let names = digest.names(passage);
    let led = |name: &NameAt<'_>, by: &str| digest.beside(passage, name).0 == by;
    let route = |pair: &'s [NameAt<'a>]| {
        let [one, other] = pair else { return None };
        let near = other.tokens.start.saturating_sub(one.tokens.end) <= LONGEST;
        let (from, to) = if led(one, "from") && led(other, "to") {
            (one, other)
        } else if led(one, "to") && led(other, "from") {
            (other, one)
        } else {
            return None;
        };
        near.then_some(Route { from, to, span: one.span.join(other.span) })
    };
    names.windows(2).filter_map(route).collect()
}

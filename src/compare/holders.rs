//! Whose a value is, and who says so: by the facts, which know whom "who" and "he" mean where the words of two sentences do not.

use super::{
    Check, Verdict,
    index::Index,
    joints::Untold,
    names::may_be_one,
    terms::{Digest, NameAt},
};
use crate::{facts::Fact, source::Span, values::NameKind};

/// The first value of a draft that the sources have of another person, or from another one.
pub(super) fn of_another(draft: &Digest<'_>, index: &Index<'_>, checks: &[Check]) -> Option<Untold> {
    checks.iter().filter(|check| check.verdict == Verdict::Supported && check.kind != "name").find_map(|check| {
        let evidence = check.evidence?;
        let source = index.sources.get(evidence.source)?;
        let told = |why| Untold { span: check.span, why, evidence: Some(evidence) };
        let another = |people: fn(&Fact) -> &[String]| {
            let ours = people_at(draft, check.span, people);
            let theirs = people_at(source, evidence.span, people);
            let shared = || ours.iter().any(|one| theirs.iter().any(|other| may_be_one(one, other)));
            theirs.first().filter(|_| !ours.is_empty() && !shared()).map(|other| other.full.to_owned())
        };
        let from = || another(|fact| fact.by.as_slice()).map(|other| told(format!("the source has this from {other}")));
        from().or_else(|| {
            another(|fact| &fact.participants).map(|other| told(format!("the source says this of {other}")))
        })
    })
}

/// The people whom the facts at `span` name so.
fn people_at<'s, 'a>(digest: &'s Digest<'a>, span: Span, people: fn(&Fact) -> &[String]) -> Vec<&'s NameAt<'a>> {
    let facts = digest.analysis.facts.iter().filter(|fact| fact.span.overlaps(span));
    let valued = facts.filter(|fact| !matches!(fact.subject.as_str(), "mention" | "quote" | "article"));
    let names: Vec<&String> = valued.flat_map(people).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let all = digest.passages.iter().flat_map(|passage| digest.names(passage));
    all.filter(|name| name.kind == NameKind::Person && names.iter().any(|asked| *asked == name.full)).collect()
}

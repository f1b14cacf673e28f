//! Who is for something and who against: the draft has somebody on the other side than the sources.

use super::{
    Check, Evidence, Reason, Verdict, denials,
    index::{Aligned, Index},
    names::may_be_one,
    terms::{Digest, NameAt, Passage},
};
use crate::source::Span;

/// How much of the draft's sentence a source must have, in hundredths, to tell of the same question.
const SAME_QUESTION: u32 = 30;

/// Somebody with a side.
struct Stance<'s, 'a> {
    name: &'s NameAt<'a>,
    favours: bool,
    /// The word that tells the side.
    span: Span,
}

/// Checks whether a sentence of the draft has somebody for what the sources have them against, or the other way round.
pub(super) fn check(
    draft: &Digest<'_>,
    passage: &Passage,
    aligned: &[Aligned<'_>],
    index: &Index<'_>,
    checks: &mut Vec<Check>,
) {
    let ours = stances(draft, passage);
    if ours.is_empty() {
        return;
    }
    let like = aligned.iter().filter(|sentence| sentence.coverage >= SAME_QUESTION);
    let theirs = like.filter_map(|sentence| Some((sentence, index.sources.get(sentence.source)?)));
    let theirs: Vec<(usize, Stance<'_, '_>)> = theirs
        .flat_map(|(sentence, digest)| {
            stances(digest, sentence.passage).into_iter().map(|stance| (sentence.source, stance))
        })
        .collect();
    for stance in ours {
        let sides = || theirs.iter().filter(|(_, other)| may_be_one(stance.name, other.name));
        let known = checks.iter().any(|check| check.span == stance.span);
        if known || sides().any(|(_, other)| other.favours == stance.favours) {
            continue;
        }
        let Some((source, other)) = sides().next() else { continue };
        let evidence = Evidence { source: *source, span: other.span };
        let why = format!("the source has {} on the other side: “{}”", stance.name.full, index.slice(evidence));
        let check = Check::new(stance.span, "statement", Verdict::Contradicted, why);
        checks.push(Check { reason: Some(Reason::Negation), evidence: Some(evidence), ..check });
    }
}

/// The names of a sentence with the word behind them that tells their side, where nothing denies it.
fn stances<'s, 'a>(digest: &'s Digest<'a>, passage: &Passage) -> Vec<Stance<'s, 'a>> {
    let tokens = digest.analysis.article.tokens.get(passage.tokens.clone()).unwrap_or_default();
    let words: Vec<&str> = tokens.iter().map(|token| digest.slice(token.span)).collect();
    let (mut stances, mut from) = (Vec::new(), 0);
    for (at, token) in tokens.iter().enumerate() {
        let Some(favours) = side(&words, at) else { continue };
        let clause = passage.tokens.start + from..passage.tokens.start + at;
        let denied = words.get(from..at).is_some_and(|words| words.iter().any(|word| denials::denies(word)));
        let named = digest.names(passage).iter().filter(|name| clause.contains(&name.tokens.start));
        if !denied {
            stances.extend(named.map(|name| Stance { name, favours, span: token.span }));
        }
        from = at + 1;
    }
    stances
}

/// The side that a word tells: "in favour", "against".
fn side(words: &[&str], at: usize) -> Option<bool> {
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    match *words.get(at)? {
        "favour" | "favor" if before == Some(&"in") => Some(true),
        "against" => Some(false),
        _ => None,
    }
}

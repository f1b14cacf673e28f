//! What `let NAME = TYPE near "TEXT"` names.

use crate::{
    facts::{Fact, Status},
    source::Span,
    text::BlockKind,
    values::{Value, ValueType},
    verdict::Subject,
};

/// The facts of `let NAME = TYPE near "TEXT"`: in each sentence with TEXT, the value of TYPE nearest to it.
pub(super) fn near_facts(subjects: &[Subject<'_>], name: &str, kind: &ValueType, near: &str) -> Vec<(usize, Fact)> {
    let mut facts = Vec::new();
    for (article, subject) in subjects.iter().enumerate() {
        let analysis = &subject.checked.analysis;
        let text = &analysis.article;
        for sentence in
            text.sentences.iter().filter(|sentence| text.blocks[sentence.block].kind != BlockKind::Furniture)
        {
            for at in occurrences(text.slice(sentence.span), near) {
                let at = Span::new(sentence.span.start as usize + at, sentence.span.start as usize + at + near.len());
                let here = analysis
                    .mentions
                    .iter()
                    .filter(|mention| sentence.span.contains(mention.span) && is_of(&mention.value, kind));
                let nearest = here.min_by_key(|mention| distance(mention.span, at));
                facts.extend(
                    nearest
                        .map(|mention| (article, own_fact(name, mention.value.clone(), mention.span, sentence.span))),
                );
            }
        }
    }
    facts.dedup_by(|one, other| one.0 == other.0 && one.1.span == other.1.span);
    facts
}

/// Where `part` stands in `text`, whatever the case of ASCII letters.
fn occurrences(text: &str, part: &str) -> Vec<usize> {
    let (text, part) = (text.to_ascii_lowercase(), part.to_ascii_lowercase());
    if part.is_empty() { Vec::new() } else { text.match_indices(&part).map(|(at, _)| at).collect() }
}

pub(super) fn is_of(value: &Value, kind: &ValueType) -> bool {
    let found = value.kind().name;
    found == kind.name || matches!((found, kind.name), ("count" | "ordinal", "number") | ("number", "count"))
}

fn distance(one: Span, other: Span) -> u32 {
    other.start.saturating_sub(one.end).max(one.start.saturating_sub(other.end))
}

fn own_fact(name: &str, value: Value, span: Span, sentence: Span) -> Fact {
    Fact {
        // Every place is a thing of its own: different values in different places are ambiguous.
        participants: vec![format!("{}", span.start)],
        subject: name.to_owned(),
        attribute: String::new(),
        value,
        span,
        sentence,
        by: None,
        negated: false,
        status: Status::Asserted,
        firm: true,
        period: None,
        place: None,
        why: crate::facts::Why::default(),
        provenance: crate::facts::Provenance::default(),
    }
}

//! Forms that the tagger takes for what the sentence shows that they are not: past forms for participles, a plural that opens a sentence for a verb.
//!
//! "Met", "pleaded" and "discussed" are both, and only the words round them tell which. A tagger that goes from left to right does not see that a sentence
//! which it gives no finite verb must have one.

use super::{
    model::Model,
    tagger,
    tags::{Penn, Upos},
};

/// Makes the first participle behind a noun or pronoun the verb of a sentence that ends in a full stop and has none, and any that "he and Xi" stands before.
pub fn repair(model: &Model<'_>, classes: &mut [u8]) {
    let penn = |at: usize, classes: &[u8]| classes.get(at).map(|&class| tagger::tags(model, class).1);
    let class_of =
        |tags: (Upos, Penn)| (0..=u8::MAX).take(model.classes.len()).find(|&class| tagger::tags(model, class) == tags);
    // "Winds reached 140 km/h": no verb opens a sentence right before another.
    if penn(0, classes) == Some(Penn::Vbz)
        && matches!(penn(1, classes), Some(Penn::Vbd | Penn::Md | Penn::Vbp))
        && let Some(plural) = class_of((Upos::Noun, Penn::Nns))
    {
        classes[0] = plural;
    }
    let Some(past) = class_of((Upos::Verb, Penn::Vbd)) else { return };
    let participle = |at: usize, classes: &[u8]| {
        penn(at, classes) == Some(Penn::Vbn) && behind_adverbs(at, |at| penn(at, classes)).is_some_and(is_subject)
    };
    let closed = classes.len().checked_sub(1).and_then(|last| penn(last, classes)) == Some(Penn::Stop);
    let finite = (0..classes.len()).any(|at| penn(at, classes).is_some_and(is_finite));
    if closed && !finite {
        let first = (1..classes.len()).find(|&at| participle(at, classes));
        if let Some(class) = first.and_then(|at| classes.get_mut(at)) {
            *class = past;
        }
    }
    for at in 3..classes.len() {
        let joined = [Penn::Prp, Penn::Cc, Penn::Nnp, Penn::Vbn];
        let stands = (0..4).all(|offset| penn(at - 3 + offset, classes) == Some(joined[offset]));
        let governed = at.checked_sub(4).and_then(|before| penn(before, classes)).is_some_and(governs);
        if stands && !governed {
            classes[at] = past;
        }
    }
}

/// The tag before a word, adverbs aside.
fn behind_adverbs(at: usize, penn: impl Fn(usize) -> Option<Penn>) -> Option<Penn> {
    (0..at).rev().map(penn).find(|tag| *tag != Some(Penn::Rb))?
}

fn is_subject(tag: Penn) -> bool {
    matches!(tag, Penn::Nn | Penn::Nns | Penn::Nnp | Penn::Nnps | Penn::Prp)
}

fn is_finite(tag: Penn) -> bool {
    matches!(tag, Penn::Vbd | Penn::Vbz | Penn::Vbp | Penn::Md)
}

/// Whether the pronoun behind a word of this tag may be its object.
fn governs(tag: Penn) -> bool {
    matches!(tag, Penn::In | Penn::To | Penn::Vb | Penn::Vbg | Penn::Vbn)
}

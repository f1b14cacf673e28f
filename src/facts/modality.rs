//! How a sentence presents what it says: as so, planned, possible, alleged, denied.

use super::{Status, clause::Clause};
use crate::language::lexicon::{self, Modality};

/// The status of what stands at token `at`, and whether it is denied: the last word of modality before it in the same clause decides each.
pub(super) fn read(clause: &Clause<'_>, at: usize) -> (Status, bool) {
    let (mut status, mut denied) = (Status::Asserted, false);
    let scope: Vec<usize> = (clause.start()..at).rev().take_while(|at| !ends_scope(clause, *at)).collect();
    for token in scope {
        let here = lexicon::modality_at(&clause.lower(token))
            .iter()
            .filter(|(phrase, _)| phrase.iter().enumerate().all(|(offset, word)| clause.is(token + offset, &[word])))
            .max_by_key(|(phrase, _)| phrase.len());
        match here.map(|(_, modality)| *modality) {
            Some(Modality::Denied) => denied = true,
            Some(modality) if status == Status::Asserted => status = status_of(modality),
            _ => {}
        }
    }
    (status, denied)
}

fn status_of(modality: Modality) -> Status {
    match modality {
        Modality::Planned => Status::Planned,
        Modality::Possible => Status::Possible,
        Modality::Alleged => Status::Alleged,
        Modality::Counterfactual => Status::Counterfactual,
        Modality::Denied => Status::Asserted,
    }
}

/// A mark or word beyond which a modal says nothing of what follows.
fn ends_scope(clause: &Clause<'_>, at: usize) -> bool {
    matches!(clause.word(at), ";" | "," | "." | "?" | "!" | "”" | "“" | "\"")
        || clause.is(at, &["but", "while", "although", "though", "after", "before", "because"])
}

//! The whole way from a treebank to a model file.

use crate::{
    corpus::{Sentence, size},
    lemmas, parsing, tagging,
};
use factlint::language::model::{self, Damaged, Model};
use factlint::language::parser::Atom;

/// How a model is trained.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) tagging: tagging::Plan,
    pub(crate) parsing: parsing::Plan,
    /// In how many parts the text is tagged, each by a tagger that learnt from the others.
    pub(crate) folds: usize,
    /// The seed of those taggers.
    pub(crate) fold_seed: u64,
}

/// The plan of the model that is built into the program.
pub(crate) const FULL: Plan = Plan {
    tagging: tagging::Plan { bits: 16, epochs: 8, seed: 5 },
    parsing: parsing::Plan { transition_bits: 20, relation_bits: 15, epochs: 8, voters: 6, seed: 7 },
    folds: 4,
    fold_seed: 5,
};

/// What stands together in a treebank goes into one part.
const NEIGHBOURS: usize = 50;

/// The model file that `sentences` lead to.
pub(crate) fn train(sentences: &[Sentence], plan: Plan) -> Result<Vec<u8>, Damaged> {
    let atoms = jackknife(sentences, plan)?;
    let mut sections = vec![("source", provenance(sentences).into_bytes())];
    sections.extend(tagging::train(sentences, plan.tagging));
    sections.extend(parsing::train(sentences, &atoms, plan.parsing));
    sections.extend(lemmas::sections(sentences));
    Ok(model::write(&sections))
}

fn provenance(sentences: &[Sentence]) -> String {
    let (count, words) = (sentences.len(), size(sentences));
    format!(
        "Trained by factlint {} on {count} sentences, {words} words. Licensed under CC BY-SA 4.0; see model/README.md.",
        env!("CARGO_PKG_VERSION")
    )
}

/// The words as the parser sees them, with tags as good as those of sentences never seen.
fn jackknife(sentences: &[Sentence], plan: Plan) -> Result<Vec<Vec<Atom>>, Damaged> {
    let mut atoms = vec![Vec::new(); sentences.len()];
    let fold = |place: usize| place / NEIGHBOURS % plan.folds;
    for part in 0..plan.folds {
        let others = sentences.iter().enumerate().filter(|&(place, _)| fold(place) != part);
        let others: Vec<Sentence> = others.map(|(_, sentence)| sentence.clone()).collect();
        let bytes = tagger_only(tagging::train(&others, tagging::Plan { seed: plan.fold_seed, ..plan.tagging }));
        let model = Model::open(&bytes)?;
        eprintln!("part {part} of {} tagged", plan.folds);
        for (place, sentence) in sentences.iter().enumerate().filter(|&(place, _)| fold(place) == part) {
            atoms[place] = parsing::atoms(&model, sentence);
        }
    }
    Ok(atoms)
}

/// A model that tags, and knows nothing else.
fn tagger_only(mut sections: Vec<(&'static str, Vec<u8>)>) -> Vec<u8> {
    sections.extend(["source", "moves", "relation", "lemmas", "endings", "edits"].map(|name| (name, Vec::new())));
    model::write(&sections)
}

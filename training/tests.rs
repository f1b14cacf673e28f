//! Trains a tiny model on sentences of our own.

use crate::{
    corpus, evaluation, lemmas, oracle, parsing,
    pipeline::{Plan, train},
    tagging,
};
use factlint::language::{
    model::Model,
    tags::Relation,
    transitions::{State, Transition},
};

const SMALL: Plan = Plan {
    tagging: tagging::Plan { bits: 10, epochs: 4, seed: 5 },
    parsing: parsing::Plan { transition_bits: 12, relation_bits: 10, epochs: 4, voters: 2, seed: 7 },
    folds: 2,
    fold_seed: 5,
};

fn sentences() -> Vec<corpus::Sentence> {
    corpus::parse(include_str!("sentences.tsv")).unwrap()
}

#[test]
fn training_twice_comes_to_the_same_bytes() {
    let (once, again) = (train(&sentences(), SMALL).unwrap(), train(&sentences(), SMALL).unwrap());
    assert!(once == again);
    assert!(Model::open(&once).unwrap().is_intact());
}

#[test]
fn a_model_reads_most_of_what_it_learnt_from() {
    let bytes = train(&vec![sentences(); 16].concat(), SMALL).unwrap();
    let figures = evaluation::evaluate(&Model::open(&bytes).unwrap(), &sentences());
    assert!(figures.lemma * 10 >= figures.words * 9, "{figures}");
    assert!(figures.upos * 10 >= figures.words * 9, "{figures}");
    assert!(figures.heads * 10 >= figures.words * 8, "{figures}");
}

#[test]
fn following_the_oracle_leads_to_the_tree() {
    for sentence in sentences() {
        let mut heads = vec![0];
        heads.extend(sentence.iter().map(|word| word.head));
        heads.push(u32::MAX);
        let mut state = State::default();
        state.begin(sentence.len());
        while !state.is_done() {
            let free = oracle::costs(&state, &heads).iter().position(|&cost| cost == Some(0)).unwrap();
            state.take(Transition::ALL[free], 0);
        }
        let built: Vec<u32> = (1..).zip(&sentence).map(|(number, _)| state.node(number).head).collect();
        assert_eq!(built, sentence.iter().map(|word| word.head).collect::<Vec<_>>());
    }
}

#[test]
fn a_line_that_is_no_word_is_told_by_its_number() {
    assert_eq!(corpus::parse("The\tDET\tDT\tthe\t2\tdet\nwar\tNOUN\tNN\twar\tx\troot\n"), Err(2));
}

#[test]
fn a_rare_subtype_counts_as_its_relation() {
    assert_eq!(Relation::read("csubj:outer"), Some(Relation::Csubj));
    assert_eq!(Relation::read("nsubj:pass"), Some(Relation::NsubjPass));
    assert_eq!(Relation::NsubjPass.universal(), Relation::Nsubj);
}

#[test]
fn there_are_no_edits_without_lemmas() {
    let empty = |(_, bytes): &(&str, Vec<u8>)| bytes.iter().all(|&byte| byte == 0);
    assert!(lemmas::sections(&[]).iter().all(empty));
}

//! Learning to parse, on tags as the tagger gives them.

use crate::{
    corpus::Sentence,
    oracle,
    perceptron::{Perceptron, quantise},
    random::Random,
};
use factlint::language::{
    model::{Model, RELATIONS},
    parser::{Atom, Atoms},
    tags::Relation,
    transitions::{State, Transition},
};
use std::{cmp::Ordering, iter::once};

/// How the parser learns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// The table of transitions has `2.pow(bits)` rows.
    pub(crate) transition_bits: u32,
    /// That of relations.
    pub(crate) relation_bits: u32,
    /// How often the text is read.
    pub(crate) epochs: usize,
    /// How many perceptrons learn, each in an order of its own; they decide by the sum of their scores.
    pub(crate) voters: u64,
    /// Where the numbers that choose the order of the first voter begin; each other voter's begin one further.
    pub(crate) seed: u64,
}

/// Of a hundred wrong transitions, so many are taken all the same, so that the parser learns what to do behind its mistakes.
const EXPLORED: usize = 90;

struct Learner {
    transitions: Perceptron<{ Transition::ALL.len() }>,
    relations: Perceptron<RELATIONS>,
    random: Random,
}

/// Learns from `sentences`, whose words have the classes `classes`; the sections of the parser.
pub(crate) fn train(sentences: &[Sentence], atoms: &[Vec<Atom>], plan: Plan) -> Vec<(&'static str, Vec<u8>)> {
    let (mut transitions, mut relations) = (Vec::new(), Vec::new());
    for voter in 0..plan.voters {
        let learner = Learner::train(sentences, atoms, plan, Random::new(plan.seed + voter));
        learner.transitions.add_averages(&mut transitions);
        learner.relations.add_averages(&mut relations);
    }
    let above_shift = |&[shift, left, right]: &[f32; 3]| [left - shift, right - shift];
    let transitions: Vec<f32> = transitions.as_chunks().0.iter().flat_map(above_shift).collect();
    vec![("moves", quantise(&transitions)), ("relation", quantise(&relations))]
}

impl Learner {
    fn train(sentences: &[Sentence], atoms: &[Vec<Atom>], plan: Plan, random: Random) -> Self {
        let mut learner = Self {
            transitions: Perceptron::new(plan.transition_bits),
            relations: Perceptron::new(plan.relation_bits),
            random,
        };
        let mut state = State::default();
        for epoch in 0..plan.epochs {
            for place in learner.random.order(sentences.len()) {
                learner.read(&sentences[place], Atoms(&atoms[place]), &mut state, epoch > 0);
            }
        }
        learner
    }

    fn read(&mut self, sentence: &Sentence, atoms: Atoms<'_>, state: &mut State, explore: bool) {
        let heads: Vec<u32> = once(0).chain(sentence.iter().map(|word| word.head)).chain(once(u32::MAX)).collect();
        state.begin(sentence.len());
        while !state.is_done() {
            let transition = self.choose(atoms, state, &heads, explore);
            let relation = state.arc(transition).map_or(0, |arc| self.label(sentence, atoms, state, arc));
            state.take(transition, relation);
        }
    }

    /// Learns which transition loses least, and gives the one to go on with.
    fn choose(&mut self, atoms: Atoms<'_>, state: &State, heads: &[u32], explore: bool) -> Transition {
        let costs = oracle::costs(state, heads);
        let least = costs.iter().flatten().min().copied();
        let features = atoms.of_transition(state);
        let scores = self.transitions.scores(&features);
        let first = |one: &usize, other: &usize| scores[*one].total_cmp(&scores[*other]).then(other.cmp(one));
        let guess = (0..3).filter(|&choice| costs[choice].is_some()).max_by(first).unwrap_or(0);
        let good =
            (0..3).filter(|&choice| costs[choice].is_some() && costs[choice] == least).max_by(first).unwrap_or(0);
        let right = costs[guess] == least;
        self.transitions.learn(&features, good, if right { good } else { guess });
        let follow = right || explore && self.random.below(100) < EXPLORED;
        Transition::ALL[if follow { guess } else { good }]
    }

    /// Learns the relation of an arc where the arc is right, and gives the one to go on with.
    fn label(&mut self, sentence: &Sentence, atoms: Atoms<'_>, state: &State, (head, dependent): (u32, u32)) -> u8 {
        let features = atoms.of_relation(state, head, dependent);
        let scores = self.relations.scores(&features);
        let known = scores.iter().take(Relation::ALL.len()).enumerate();
        let guess = known.reduce(|best, next| if next.1.total_cmp(best.1) == Ordering::Greater { next } else { best });
        let guess = guess.map_or(0, |(relation, _)| relation);
        let gold = sentence.get(dependent as usize - 1).filter(|word| word.head == head);
        let gold = gold.map_or(guess, |word| word.relation as usize);
        self.relations.learn(&features, gold, guess);
        guess.to_le_bytes()[0]
    }
}

/// The words of a sentence as the parser sees them.
pub(crate) fn atoms(model: &Model<'_>, sentence: &Sentence) -> Vec<Atom> {
    let mut analyser = factlint::language::syntax::Analyser::new(model);
    analyser.tag_words(sentence.iter().map(|word| word.form.as_str())).atoms
}

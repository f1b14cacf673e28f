//! Averaged perceptrons over hashed features. Scores being sums, several perceptrons over the same features vote as the sum of their weights.

use crate::network::{byte, clip};
use factlint::language::model::slot;

/// Rows of weights, and what averaging them needs.
pub(crate) struct Perceptron<const WIDTH: usize> {
    shift: u32,
    weights: Vec<[f32; WIDTH]>,
    /// The sum of all changes, each times when it was made.
    changes: Vec<[f32; WIDTH]>,
    /// How many decisions were made, from 1.
    time: f32,
}

impl<const WIDTH: usize> Perceptron<WIDTH> {
    /// A perceptron of `2.pow(bits)` rows that has learnt nothing.
    pub(crate) fn new(bits: u32) -> Self {
        let rows = vec![[0.0; WIDTH]; 1 << bits];
        Self { shift: 64 - bits, weights: rows.clone(), changes: rows, time: 1.0 }
    }

    /// The scores of what there is to choose from.
    pub(crate) fn scores(&self, features: &[u64]) -> [f32; WIDTH] {
        let mut scores = [0.0; WIDTH];
        for &feature in features {
            for (score, weight) in scores.iter_mut().zip(&self.weights[slot(feature, self.shift)]) {
                *score += weight;
            }
        }
        scores
    }

    /// Counts a decision, and learns from it that `good` is better than `bad` where they differ.
    pub(crate) fn learn(&mut self, features: &[u64], good: usize, bad: usize) {
        self.time += 1.0;
        if good == bad {
            return;
        }
        for &feature in features {
            let row = slot(feature, self.shift);
            for (choice, change) in [(good, 1.0), (bad, -1.0)] {
                self.weights[row][choice] += change;
                self.changes[row][choice] += change * self.time;
            }
        }
    }

    /// Adds the average weights over all decisions to `sums`.
    pub(crate) fn add_averages(&self, sums: &mut Vec<f32>) {
        let cells = self.weights.iter().flatten().zip(self.changes.iter().flatten());
        sums.resize(self.weights.len() * WIDTH, 0.0);
        for (sum, (weight, change)) in sums.iter_mut().zip(cells) {
            *sum += weight - change / self.time;
        }
    }
}

/// Weights as bytes.
pub(crate) fn quantise(weights: &[f32]) -> Vec<u8> {
    let scale = 127.0 / clip(weights.iter().copied());
    weights.iter().map(|weight| byte(weight * scale)).collect()
}

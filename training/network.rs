//! The tagger's networks while they learn: hashed rows, one hidden layer, a softmax; steps of adaptive length. Several that learnt each for itself stand side
//! by side in the model, as one whose scores are the means of theirs.

use crate::random::Random;
use factlint::language::model::{HIDDEN, LOGIT, ZERO, slot};

/// How many networks vote.
pub(crate) const VOTERS: usize = 2;
/// How many hidden units each of them has.
const UNITS: usize = HIDDEN / VOTERS;

/// How a network learns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    /// The length of a step.
    pub(crate) rate: f32,
    /// The share of hidden units that sit a step out.
    pub(crate) dropout: f32,
}

/// Weights with the squares of their past gradients.
#[derive(Clone)]
pub(crate) struct Network {
    shift: u32,
    classes: usize,
    rows: Vec<[f32; UNITS]>,
    row_squares: Vec<f32>,
    thresholds: [f32; UNITS],
    threshold_squares: [f32; UNITS],
    outputs: Vec<[f32; UNITS]>,
    output_squares: Vec<[f32; UNITS]>,
    biases: Vec<f32>,
    bias_squares: Vec<f32>,
    hidden: [f32; UNITS],
    scores: Vec<f32>,
}

impl Network {
    /// A network of `2.pow(bits)` rows that has learnt nothing.
    pub(crate) fn new(bits: u32, classes: usize, random: &mut Random) -> Self {
        let mut weights = |spread: f32| [(); UNITS].map(|()| (random.unit() - 0.5) * spread);
        Self {
            shift: 64 - bits,
            classes,
            rows: (0..1 << bits).map(|_| weights(0.02)).collect(),
            row_squares: vec![0.0; 1 << bits],
            thresholds: [0.1; UNITS],
            threshold_squares: [0.0; UNITS],
            outputs: (0..classes).map(|_| weights(0.2)).collect(),
            output_squares: vec![[0.0; UNITS]; classes],
            biases: vec![0.0; classes],
            bias_squares: vec![0.0; classes],
            hidden: [0.0; UNITS],
            scores: vec![0.0; classes],
        }
    }

    /// The class that suits `features` best.
    pub(crate) fn predict(&mut self, features: &[u64]) -> usize {
        self.hide(features);
        self.score();
        let best = (0..self.classes)
            .max_by(|&one, &other| self.scores[one].total_cmp(&self.scores[other]).then(other.cmp(&one)));
        best.unwrap_or(0)
    }

    /// Learns that `features` are of class `gold`. The class that it took them for.
    pub(crate) fn learn(&mut self, features: &[u64], gold: usize, pace: Pace, random: &mut Random) -> usize {
        let guess = self.predict(features);
        let kept = 1.0 - pace.dropout;
        for unit in &mut self.hidden {
            *unit = if random.unit() < pace.dropout { 0.0 } else { *unit / kept };
        }
        self.score();
        self.softmax();
        self.scores[gold] -= 1.0;
        let mut slopes = self.learn_outputs(pace.rate);
        for (slope, &unit) in slopes.iter_mut().zip(&self.hidden) {
            *slope = if unit > 0.0 { *slope / kept } else { 0.0 };
        }
        self.learn_rows(features, &slopes, pace.rate);
        guess
    }

    fn hide(&mut self, features: &[u64]) {
        self.hidden = self.thresholds;
        for &feature in features {
            for (unit, weight) in self.hidden.iter_mut().zip(&self.rows[slot(feature, self.shift)]) {
                *unit += weight;
            }
        }
        self.hidden = self.hidden.map(|unit| unit.max(0.0));
    }

    fn score(&mut self) {
        for ((score, weights), bias) in self.scores.iter_mut().zip(&self.outputs).zip(&self.biases) {
            *score = bias + self.hidden.iter().zip(weights).map(|(unit, weight)| unit * weight).sum::<f32>();
        }
    }

    fn softmax(&mut self) {
        let top = self.scores.iter().copied().fold(f32::MIN, f32::max);
        let mut sum = 0.0;
        for score in &mut self.scores {
            *score = (*score - top).exp();
            sum += *score;
        }
        for score in &mut self.scores {
            *score /= sum;
        }
    }

    /// Steps along the slopes that stand in the scores; the slopes of the hidden units.
    fn learn_outputs(&mut self, rate: f32) -> [f32; UNITS] {
        let mut slopes = [0.0; UNITS];
        for class in 0..self.classes {
            let slope = self.scores[class];
            if slope.abs() < 1e-4 {
                continue;
            }
            step(&mut self.biases[class], &mut self.bias_squares[class], slope, rate, 1e-3);
            let (weights, squares) = (&mut self.outputs[class], &mut self.output_squares[class]);
            for unit in 0..UNITS {
                slopes[unit] += slope * weights[unit];
                step(&mut weights[unit], &mut squares[unit], slope * self.hidden[unit], rate, 1e-3);
            }
        }
        slopes
    }

    fn learn_rows(&mut self, features: &[u64], slopes: &[f32; UNITS], rate: f32) {
        let square: f32 = slopes.iter().map(|slope| slope * slope).sum();
        if square < 1e-10 {
            return;
        }
        for ((threshold, squares), &slope) in self.thresholds.iter_mut().zip(&mut self.threshold_squares).zip(slopes) {
            step(threshold, squares, slope, rate, 1e-2);
        }
        for &feature in features {
            let row = slot(feature, self.shift);
            self.row_squares[row] += square / UNITS as f32;
            let rate = rate / (self.row_squares[row].sqrt() + 1e-3);
            for (weight, slope) in self.rows[row].iter_mut().zip(slopes) {
                *weight -= rate * slope;
            }
        }
    }

    /// Moves the weights by `share` of the way to those of `other`.
    pub(crate) fn blend(&mut self, other: &Self, share: f32) {
        let ours = self.rows.iter_mut().chain(&mut self.outputs).chain(std::iter::once(&mut self.thresholds));
        let theirs = other.rows.iter().chain(&other.outputs).chain(std::iter::once(&other.thresholds));
        let ours = ours.flatten().chain(&mut self.biases);
        for (our, their) in ours.zip(theirs.flatten().chain(&other.biases)) {
            *our += (their - *our) * share;
        }
    }
}

/// The weights of all voters as integers: rows of bytes, thresholds, outputs and biases, as the model file holds them.
pub(crate) fn quantise(voters: &[Network]) -> [Vec<u8>; 4] {
    let (rows, classes) = voters.first().map_or((0, 0), |first| (first.rows.len(), first.classes));
    let beside = |of: usize, cells: fn(&Network, usize) -> &[f32; UNITS]| {
        (0..of).flat_map(move |place| voters.iter().flat_map(move |voter| cells(voter, place))).copied()
    };
    let cells = || beside(rows, |voter, row| &voter.rows[row]);
    let scale = 127.0 / clip(cells());
    let precision = LOGIT / scale / VOTERS as f32;
    let short = |value: f32| (value.round().clamp(-32767.0, 32767.0) as i16).to_le_bytes();
    let thresholds = beside(1, |voter, _| &voter.thresholds);
    let outputs = beside(classes, |voter, class| &voter.outputs[class]);
    let biases = (0..classes).map(|class| voters.iter().map(|voter| voter.biases[class]).sum::<f32>());
    [
        cells().map(|cell| byte(cell * scale)).collect(),
        thresholds.flat_map(|threshold| short(threshold * scale)).collect(),
        outputs.flat_map(|weight| short(weight * precision)).collect(),
        biases.flat_map(|bias| ((bias * scale * precision).round() as i32).to_le_bytes()).collect(),
    ]
}

fn step(weight: &mut f32, squares: &mut f32, slope: f32, rate: f32, least: f32) {
    *squares += slope * slope;
    *weight -= rate * slope / (squares.sqrt() + least);
}

/// The size beyond which weights are cut off: one in a hundred thousand is.
pub(crate) fn clip(weights: impl Iterator<Item = f32>) -> f32 {
    let mut sizes: Vec<f32> = weights.filter(|weight| *weight != 0.0).map(f32::abs).collect();
    sizes.sort_by(f32::total_cmp);
    let place = sizes.len().saturating_sub(1 + sizes.len() / 100_000);
    sizes.get(place).copied().unwrap_or(1.0)
}

/// A weight between -127 and 127 as the byte of a table.
pub(crate) fn byte(weight: f32) -> u8 {
    (weight.round().clamp(-127.0, 127.0) as i8).cast_unsigned().wrapping_add(ZERO)
}

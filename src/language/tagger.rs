//! Word classes, from left to right, by a small network over hashed features.
//!
//! All sums are of integers, so that every machine gives the same tags.

use super::{
    model::{CLASSES, HIDDEN, Model},
    tags::{Penn, Upos},
    traits::{Traits, apart, mix},
};

/// How many features a word has.
pub const FEATURES: usize = 42;
/// The class of what stands before the first word.
const BEFORE: u8 = 254;
/// What stands for every form that is in no lexicon.
const UNKNOWN: u64 = mix(17, 1);

/// A word as the tagger sees it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// The traits of its form.
    pub traits: Traits,
    /// What is known of the classes of its form: the bits of the lexicon, or a hash of its ending.
    pub kinds: u64,
}

impl Seen {
    /// What `model` knows of a form with these traits.
    pub fn new(traits: Traits, model: &Model<'_>) -> Self {
        Self::with_kinds(traits, model.kinds.get(traits.lower))
    }

    /// A word whose form has the classes `kinds`, or is in no lexicon.
    pub fn with_kinds(traits: Traits, kinds: Option<u16>) -> Self {
        let Some(kinds) = kinds else {
            let kinds = mix(traits.suffixes[1], traits.shape | 1 << 20);
            return Self { traits: Traits { form: UNKNOWN, lower: UNKNOWN, ..traits }, kinds };
        };
        Self { traits, kinds: u64::from(kinds) }
    }

    /// Whether the form was seen in this class in what the model learned from; a form that was not seen may be of any.
    pub fn may_be(&self, upos: Upos) -> bool {
        let bit = 1_u64.checked_shl(u32::from(upos as u8)).unwrap_or(0);
        self.traits.form == UNKNOWN || self.kinds & bit != 0
    }
}

/// Whether a word was seen as a common noun in what the embedded model learned from.
pub fn is_common_noun(word: &str) -> bool {
    let seen = Seen::new(Traits::of(word), Model::embedded());
    let known = seen.traits.form != UNKNOWN;
    known && seen.may_be(Upos::Noun)
}

/// Whether a word was seen as anything but a name in what the embedded model learned from, or is made of two that were: "rainfall",
/// "turnout".
pub fn is_ordinary(word: &str) -> bool {
    let model = Model::embedded();
    let seen = |word: &str| {
        let seen = Seen::new(Traits::of(word), model);
        seen.traits.form != UNKNOWN && seen.kinds & !(1 << Upos::Propn as u8) != 0
    };
    let shortest = |part: &str| part.len() >= SHORTEST_PART;
    let mut halves = word.char_indices().map(|(at, _)| word.split_at(at));
    seen(word) || halves.any(|(one, other)| shortest(one) && shortest(other) && seen(one) && seen(other))
}

/// Compounds are made of words with at least so many letters.
const SHORTEST_PART: usize = 3;

/// The words around the one that is tagged, and the classes before it.
#[derive(Clone, Copy, Debug)]
pub struct Window<'a> {
    words: &'a [Seen],
    at: usize,
    classes: [u8; 2],
}

impl<'a> Window<'a> {
    /// The window on the word at `at`, `classes` being those of all words before it.
    pub fn new(words: &'a [Seen], at: usize, classes: &[u8]) -> Self {
        let class = |back: usize| at.checked_sub(back).and_then(|place| classes.get(place)).copied().unwrap_or(BEFORE);
        Self { words, at, classes: [class(1), class(2)] }
    }

    fn word(&self, offset: isize) -> Seen {
        let place = self.at.checked_add_signed(offset).and_then(|place| self.words.get(place));
        place.copied().unwrap_or_else(|| Seen::outside(offset < 0))
    }

    /// The features of the word.
    #[inline]
    pub fn features(&self) -> [u64; FEATURES] {
        let [before, here, next, last, after] = [-1, 0, 1, -2, 2].map(|offset| self.word(offset));
        let [t1, t2] = self.classes.map(|class| mix(7, u64::from(class)));
        let (traits, kinds, first) = (here.traits, mix(11, here.kinds), u64::from(self.at == 0));
        let shape = mix(13, traits.shape << 1 | first);
        let [s1, s2, s3, s4] = traits.suffixes;
        let [w, w_1, w1] = [here, before, next].map(|seen| seen.traits.lower);
        let [e_1, e1] = [before, next].map(|seen| seen.traits.suffixes[2]);
        let [p1, p2, p3] = traits.prefixes;
        apart([
            w,
            traits.form,
            s1,
            s2,
            s3,
            s4,
            p1,
            p2,
            p3,
            shape,
            t1,
            t2,
            mix(t1, t2),
            mix(t1, w),
            w_1,
            w1,
            last.traits.lower,
            after.traits.lower,
            e_1,
            e1,
            mix(w1, w),
            mix(w_1, w),
            mix(shape, next.traits.shape),
            mix(shape, before.traits.shape),
            mix(t1, s3),
            mix(t1, w1),
            mix(shape, s2),
            mix(t1, e1),
            mix(w_1, w1),
            kinds,
            mix(kinds, shape),
            mix(kinds, next.kinds),
            mix(mix(kinds, next.kinds), after.kinds),
            mix(mix(kinds, next.kinds), t1),
            mix(mix(t1, t2), kinds),
            mix(t1, next.kinds),
            mix(kinds, before.kinds),
            mix(shape, t1),
            mix(mix(kinds, before.kinds), next.kinds),
            mix(shape, next.kinds),
            mix(kinds, w1),
            mix(kinds, w_1),
        ])
    }
}

impl Seen {
    fn outside(before: bool) -> Self {
        let mark = mix(17, if before { 2 } else { 3 });
        let traits = Traits { form: mark, lower: mark, prefixes: [mark; 3], suffixes: [mark; 4], shape: 1 << 10 };
        Self { traits, kinds: mark }
    }
}

/// Appends the class of every word to `classes`, as indices into [`Model::classes`].
pub fn tag(model: &Model<'_>, words: &[Seen], classes: &mut Vec<u8>) {
    classes.clear();
    for (at, word) in words.iter().enumerate() {
        let class = match model.certain.get(word.traits.form) {
            Some(class) => class.to_le_bytes()[0],
            None => decide(model, &Window::new(words, at, classes)),
        };
        classes.push(class);
    }
}

/// The universal class and the Penn tag of a class.
pub fn tags(model: &Model<'_>, class: u8) -> (Upos, Penn) {
    let [upos, penn] = model.classes.get(usize::from(class)).copied().unwrap_or_default();
    (Upos::numbered(upos).unwrap_or(Upos::X), Penn::numbered(penn).unwrap_or(Penn::Fw))
}

fn decide(model: &Model<'_>, window: &Window<'_>) -> u8 {
    best((0..).zip(sums(model, window))).map_or(0, |(class, _)| class)
}

/// What the network gives every class for a word; the highest wins.
pub fn scores(model: &Model<'_>, window: &Window<'_>) -> [i32; CLASSES] {
    let mut scores = [i32::MIN; CLASSES];
    for (score, sum) in scores.iter_mut().zip(sums(model, window)) {
        *score = sum;
    }
    scores
}

/// The class with the highest score, the first of several.
pub fn best(scores: impl Iterator<Item = (u8, i32)>) -> Option<(u8, i32)> {
    scores.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

fn sums<'m>(model: &'m Model<'_>, window: &Window<'_>) -> impl Iterator<Item = i32> + use<'m> {
    let mut hidden = [0_i16; HIDDEN];
    for (unit, &threshold) in hidden.iter_mut().zip(model.thresholds) {
        *unit = i16::from_le_bytes(threshold);
    }
    let hidden = model.embedding.add(&window.features(), hidden).map(|unit| unit.max(0));
    let sum = move |(weights, &bias)| i32::from_le_bytes(bias) + product(&hidden, weights);
    model.outputs.iter().zip(model.biases).take(CLASSES).map(sum)
}

/// The sum of all hidden units, each times its weight: four sums of pairs side by side, as vector instructions take them.
fn product(hidden: &[i16; HIDDEN], weights: &[[u8; 2]; HIDDEN]) -> i32 {
    let times = |unit: i16, weight: [u8; 2]| i32::from(unit) * i32::from(i16::from_le_bytes(weight));
    let mut sums = [0; 4];
    for (units, weights) in hidden.as_chunks::<8>().0.iter().zip(weights.as_chunks::<8>().0) {
        let pairs = units.as_chunks().0.iter().zip(weights.as_chunks().0);
        for (sum, (&[unit, other], &[weight, next])) in sums.iter_mut().zip(pairs) {
            *sum += times(unit, weight) + times(other, next);
        }
    }
    sums.iter().sum()
}

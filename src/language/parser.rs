//! Dependency trees by greedy choice of transitions, each scored by sums over hashed features.
//!
//! Features are named as the field does: `s0` and `s1` are the top of the stack and what lies below it, `b0` and `b1` the next words; behind them `w`
//! stands for the word, `t` for its tags, `l` and `r` for the outermost dependent to either side, a last `l` for the relation of that.
#![expect(clippy::similar_names, reason = "the names of the field differ by a letter")]

use super::{
    model::{Model, RELATIONS, TRANSITIONS},
    tags::{Penn, Relation, Upos},
    traits::{Traits, apart, mix},
    transitions::{State, Transition},
};

/// How many features the choice of a transition has.
pub const OF_TRANSITION: usize = 87;
/// How many of them are features of words apart from what depends on them.
const OF_WORDS: usize = 47;
/// How many features the relation of an arc has.
pub const OF_RELATION: usize = 23;

/// A word as the parser sees it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Atom {
    /// Its form in lower case.
    pub word: u64,
    /// Its class.
    pub tag: u64,
    /// Its last three characters.
    pub ending: u64,
}

impl Atom {
    /// The atom of a word with its tags.
    pub fn new(traits: &Traits, (upos, penn): (Upos, Penn)) -> Self {
        Self { word: traits.lower, tag: mix(mix(0x7A6, upos as u64), penn as u64), ending: traits.suffixes[2] }
    }

    /// What stands for the root.
    pub const ROOT: Self = Self { word: mix(19, 1), tag: mix(19, 2), ending: 0 };
    /// What stands for no word.
    pub const NONE: Self = Self { word: mix(19, 3), tag: mix(19, 4), ending: 0 };
}

/// The atoms of a sentence: the root, its words, and the atom of no word.
#[derive(Clone, Copy, Debug)]
pub struct Atoms<'a>(pub &'a [Atom]);

impl Atoms<'_> {
    fn at(&self, word: u32) -> &Atom {
        self.0.get(word as usize).unwrap_or(&Atom::NONE)
    }

    fn word(&self, word: u32) -> u64 {
        self.at(word).word
    }

    fn tag(&self, word: u32) -> u64 {
        self.at(word).tag
    }

    /// The features of the choice of a transition.
    #[inline]
    pub fn of_transition(&self, state: &State) -> [u64; OF_TRANSITION] {
        let mut features = [0; OF_TRANSITION];
        let (words, dependents) = features.split_at_mut(OF_WORDS);
        words.copy_from_slice(&self.of_words(state));
        dependents.copy_from_slice(&self.of_dependents(state));
        apart(features)
    }

    /// The features of the words on the stack and of those to come.
    #[inline]
    fn of_words(&self, state: &State) -> [u64; OF_WORDS] {
        let [s0, s1, s2] = [0, 1, 2].map(|depth| state.stacked(depth));
        let [b0, b1, b2] = [0, 1, 2].map(|ahead| state.ahead(ahead));
        let [s0w, s1w, s2w, b0w, b1w, b2w] = [s0, s1, s2, b0, b1, b2].map(|word| self.word(word));
        let [s0t, s1t, s2t, b0t, b1t, b2t] = [s0, s1, s2, b0, b1, b2].map(|word| self.tag(word));
        let (near, below) = (distance(s0, b0), distance(s1, s0));
        let [s0t_b0t, s0w_b0t, s0t_b0w] = [mix(s0t, b0t), mix(s0w, b0t), mix(s0t, b0w)];
        let [s1t_s0t, s1w_s0t, s1t_s0w] = [mix(s1t, s0t), mix(s1w, s0t), mix(s1t, s0w)];
        let [b0t_b1t, s1t_s0t_b0t] = [mix(b0t, b1t), mix(s1t_s0t, b0t)];
        [
            s0w,
            s0t,
            s1w,
            s1t,
            s2w,
            s2t,
            b0w,
            b0t,
            b1w,
            b1t,
            b2w,
            b2t,
            s0t_b0t,
            s0w_b0t,
            s0t_b0w,
            mix(s0w, b0w),
            s1t_s0t,
            s1w_s0t,
            s1t_s0w,
            mix(s1w, s0w),
            mix(s1t, b0t),
            mix(s1w, b0t),
            mix(s1t, b0w),
            mix(s1w, b0w),
            b0t_b1t,
            mix(b0w, b1w),
            mix(b0w, b1t),
            mix(b0t, b1w),
            mix(b0t_b1t, b2t),
            mix(s0t_b0t, b1t),
            mix(s0w_b0t, b1t),
            mix(s0t_b0w, b1t),
            mix(s0t_b0t, b1w),
            mix(s1t_s0t, s2t),
            s1t_s0t_b0t,
            mix(s1t_s0t_b0t, b1t),
            mix(s1w_s0t, b0t),
            mix(s1t_s0w, b0t),
            mix(s1t_s0t, b0w),
            mix(s0w, near),
            mix(s0t, near),
            mix(b0w, near),
            mix(b0t, near),
            mix(s0t_b0t, near),
            mix(s0w, below),
            mix(s1w, below),
            mix(s1t_s0t, below),
        ]
    }

    /// The features of the words that hang on the top of the stack, the one below, and the next word.
    #[inline]
    fn of_dependents(&self, state: &State) -> [u64; OF_TRANSITION - OF_WORDS] {
        let [s0, s1, b0] = [state.stacked(0), state.stacked(1), state.ahead(0)];
        let [n0, n1, nb] = [s0, s1, b0].map(|word| state.node(word));
        let [s0w, s1w, b0w] = [s0, s1, b0].map(|word| self.word(word));
        let [s0t, s1t, b0t] = [s0, s1, b0].map(|word| self.tag(word));
        let [s0ln, s0rn, s1ln, s1rn, b0ln] = [n0.lefts, n0.rights, n1.lefts, n1.rights, nb.lefts].map(u64::from);
        let outermost = [n0.left[0], n0.right[0], n1.left[0], n1.right[0], nb.left[0]];
        let [s0lw, s0rw, s1lw, s1rw, b0lw] = outermost.map(|word| self.word(word));
        let [s0lt, s0rt, s1lt, s1rt, b0lt] = outermost.map(|word| self.tag(word));
        let label = |word: u32| u64::from(state.node(word).relation);
        let [s0ll, s0rl, s1ll, s1rl, b0ll] = outermost.map(label);
        let [s0l2, s0r2, s1r2, b0l2] = [n0.left[1], n0.right[1], n1.right[1], nb.left[1]].map(label);
        let [s0t_b0t, s1t_s0t, s1t_b0t] = [mix(s0t, b0t), mix(s1t, s0t), mix(s1t, b0t)];
        [
            mix(s0t_b0t, s0lt),
            mix(s0t_b0t, s0rt),
            mix(s0t_b0t, b0lt),
            mix(s1t_s0t, s1lt),
            mix(s1t_s0t, s1rt),
            mix(s1t_s0t, s0lt),
            mix(s1t_s0t, s0rt),
            mix(s1t_b0t, s1lt),
            mix(s1t_b0t, s1rt),
            mix(s0w, s0ll),
            mix(s0w, s0rl),
            mix(s0t, s0ll),
            mix(s0t, s0rl),
            mix(s1w, s1rl),
            mix(mix(s1t, s1ll), s1rl),
            mix(b0w, b0ll),
            mix(mix(b0t, b0ll), b0l2),
            mix(mix(s0t, s0ll), s0l2),
            mix(mix(s0t, s0rl), s0r2),
            mix(mix(s1t, s1rl), s1r2),
            mix(mix(s0t_b0t, s0ll), b0ll),
            mix(mix(s1t_s0t, s1rl), s0ll),
            s0lw,
            s0rw,
            s1lw,
            s1rw,
            b0lw,
            mix(s0t_b0t, s0lw),
            mix(s1t_s0t, s0lw),
            mix(mix(s1w, s0t), s0lw),
            mix(mix(s1w, s0w), s0lw),
            mix(s0w, s0ln),
            mix(s0w, s0rn),
            mix(s0t, s0ln << 8 | s0rn),
            mix(s1w, s1rn),
            mix(s1t, s1rn << 8 | s1ln),
            mix(b0w, b0ln),
            mix(b0t, b0ln),
            mix(s1t_s0t, s1rn),
            mix(s0t_b0t, b0ln),
        ]
    }

    /// The features of the relation between `head` and `dependent`.
    #[inline]
    pub fn of_relation(&self, state: &State, head: u32, dependent: u32) -> [u64; OF_RELATION] {
        let direction = u64::from(head < dependent) + 2 * u64::from(head == 0);
        let [h, d] = [head, dependent].map(|word| state.node(word));
        let [hw, dw] = [head, dependent].map(|word| self.word(word));
        let [ht, dt] = [head, dependent].map(|word| self.tag(word));
        let label = |word: u32| u64::from(state.node(word).relation);
        let [dll, drl, dl2, hll, hrl, hl2] =
            [d.left[0], d.right[0], d.left[1], h.left[0], h.right[0], h.left[1]].map(label);
        let before = if dependent > 1 { dependent - 1 } else { state.none() };
        let tags = mix(ht, dt);
        let features = [
            hw,
            ht,
            dw,
            dt,
            tags,
            mix(hw, dt),
            mix(ht, dw),
            mix(hw, dw),
            mix(tags, distance(head, dependent)),
            mix(tags, self.tag(d.left[0])),
            mix(dt, dll),
            mix(dt, drl),
            mix(mix(tags, dll), dl2),
            mix(mix(dt, dll), drl),
            mix(tags, self.tag(d.right[0])),
            mix(tags, self.tag(before)),
            mix(tags, self.tag(dependent + 1)),
            mix(tags, hll),
            mix(tags, hrl),
            mix(mix(hw, dt), hrl),
            mix(mix(tags, hll), hl2),
            mix(tags, u64::from(h.lefts) << 8 | u64::from(h.rights)),
            mix(dt, self.at(dependent).ending),
        ];
        apart(features.map(|feature| mix(feature, direction)))
    }
}

/// How far two words stand apart, in steps that grow.
fn distance(one: u32, other: u32) -> u64 {
    match one.abs_diff(other) {
        near @ 0..=4 => u64::from(near),
        5..=6 => 5,
        7..=10 => 6,
        _ => 7,
    }
}

/// Builds the tree of a sentence in `state`. Takes two transitions a word.
pub fn parse(model: &Model<'_>, atoms: Atoms<'_>, state: &mut State) {
    state.begin(atoms.0.len().saturating_sub(2));
    while !state.is_done() {
        let transition = choose(model, atoms, state);
        let relation = state.arc(transition).map_or(0, |arc| label(model, atoms, state, arc));
        state.take(transition, relation);
    }
}

fn choose(model: &Model<'_>, atoms: Atoms<'_>, state: &State) -> Transition {
    let allowed = Transition::ALL.map(|transition| state.allows(transition));
    match allowed {
        [true, false, false] => return Transition::Shift,
        [false, false, true] => return Transition::Right,
        _ => {}
    }
    let [left, right] = model.transitions.add_short(&atoms.of_transition(state), [0; TRANSITIONS]);
    let choices = Transition::ALL.into_iter().zip(allowed).zip([0, left, right]).filter(|((_, allowed), _)| *allowed);
    let best = choices.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map_or(Transition::Shift, |((transition, _), _)| transition)
}

fn label(model: &Model<'_>, atoms: Atoms<'_>, state: &State, arc: (u32, u32)) -> u8 {
    let (head, dependent) = arc;
    let scores = model.relations.add(&atoms.of_relation(state, head, dependent), [0; RELATIONS]);
    let known = scores.get(..Relation::ALL.len()).unwrap_or(&scores);
    let highest = known.iter().copied().fold(i16::MIN, i16::max);
    (0..).zip(known).find(|(_, score)| **score == highest).map_or(0, |(relation, _)| relation)
}

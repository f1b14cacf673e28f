//! Dependency trees by greedy choice of transitions, each scored by sums over hashed features.
//!
//! Features are named as the field does: `s0` and `s1` are the top of the stack and what lies below it, `b0` and `b1` the next words; behind them `w`
//! stands for the word, `t` for its tags, `l` and `r` for the outermost dependent to either side, a last `l` for the relation of that.
#![expect(clippy::similar_names, reason = "the names of the field differ by a letter")]

use super::{
    model::{Features, Model, RELATIONS, TRANSITIONS},
    tags::{Penn, Relation, Upos},
    traits::{TEMPLATE, Traits, mix},
    transitions::{State, Transition},
};

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
    pub const ROOT: Self = Self { word: 0x4007, tag: 0x4007_4007, ending: 0 };
    /// What stands for no word.
    pub const NONE: Self = Self { word: 0x404E, tag: 0x404E_404E, ending: 0 };
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

    /// Hands every feature of the choice of a transition to `take`.
    #[inline]
    pub fn of_transition(&self, state: &State, mut take: impl FnMut(u64)) {
        let mut template = 0_u64;
        let mut add = |hash: u64| {
            template = template.wrapping_add(TEMPLATE);
            take(hash.wrapping_add(template));
        };
        let [s0, s1, s2] = [0, 1, 2].map(|depth| state.stacked(depth));
        let [b0, b1, b2] = [0, 1, 2].map(|ahead| state.ahead(ahead));
        let [n0, n1, nb] = [s0, s1, b0].map(|word| state.node(word));
        let [s0w, s1w, s2w, b0w, b1w, b2w] = [s0, s1, s2, b0, b1, b2].map(|word| self.word(word));
        let [s0t, s1t, s2t, b0t, b1t, b2t] = [s0, s1, s2, b0, b1, b2].map(|word| self.tag(word));
        let [s0wt, s1wt, b0wt, b1wt] =
            [(s0w, s0t), (s1w, s1t), (b0w, b0t), (b1w, b1t)].map(|(word, tag)| mix(word, tag));

        for single in [s0w, s0t, s0wt, s1w, s1t, s1wt, s2t, s2w, b0w, b0t, b0wt, b1w, b1t, b1wt, b2t, b2w] {
            add(single);
        }
        let s0t_b0t = mix(s0t, b0t);
        let s1t_s0t = mix(s1t, s0t);
        let b0t_b1t = mix(b0t, b1t);
        let s1t_s0t_b0t = mix(s1t_s0t, b0t);
        for pair in [
            mix(s0wt, b0wt),
            mix(s0wt, b0w),
            mix(s0w, b0wt),
            mix(s0wt, b0t),
            mix(s0t, b0wt),
            mix(s0w, b0w),
            s0t_b0t,
            b0t_b1t,
            mix(s0w, b0t),
            mix(s0t, b0w),
            mix(s1wt, s0wt),
            mix(s1w, s0w),
            s1t_s0t,
            mix(s1w, s0t),
            mix(s1t, s0w),
            mix(s1wt, s0t),
            mix(s1t, s0wt),
            mix(s1w, b0w),
            mix(s1t, b0t),
            mix(s1w, b0t),
            mix(s1t, b0w),
            mix(b0w, b1w),
            mix(b0w, b1t),
            mix(b0t, b1w),
        ] {
            add(pair);
        }
        for triple in [
            mix(b0t_b1t, b2t),
            mix(s0t_b0t, b1t),
            s1t_s0t_b0t,
            mix(s1t_s0t, s2t),
            mix(s1t_s0t_b0t, b1t),
            mix(mix(s1w, s0t), b0t),
            mix(mix(s1t, s0w), b0t),
            mix(s1t_s0t, b0w),
            mix(mix(s0w, b0t), b1t),
            mix(mix(s0t, b0w), b1t),
            mix(s0t_b0t, b1w),
        ] {
            add(triple);
        }
        self.of_children(state, [s0, s1, b0], &mut add);
        let d0 = distance(s0, b0);
        let d1 = distance(s1, s0);
        for (hash, apart) in
            [(s0w, d0), (s0t, d0), (b0w, d0), (b0t, d0), (s0t_b0t, d0), (s1t_s0t, d1), (s1w, d1), (s0w, d1)]
        {
            add(mix(hash, apart));
        }
        let counts = [n0.lefts, n0.rights, n1.rights, n1.lefts, nb.lefts].map(u64::from);
        let [s0l, s0r, s1r, s1l, b0l] = counts;
        for (hash, count) in [
            (s0w, s0l),
            (s0w, s0r),
            (s0t, s0l << 8 | s0r),
            (s1w, s1r),
            (s1t, s1r << 8 | s1l),
            (b0w, b0l),
            (b0t, b0l),
            (s1t_s0t, s1r),
            (s0t_b0t, b0l),
        ] {
            add(mix(hash, count));
        }
    }

    /// The features of the words that hang on the top of the stack, the one below, and the next word.
    #[inline]
    fn of_children(&self, state: &State, [s0, s1, b0]: [u32; 3], add: &mut impl FnMut(u64)) {
        let [n0, n1, nb] = [s0, s1, b0].map(|word| state.node(word));
        let [s0l, s0r, s1l, s1r, b0l] = [n0.left[0], n0.right[0], n1.left[0], n1.right[0], nb.left[0]];
        let label = |word: u32| u64::from(state.node(word).relation);
        let [s0w, s1w, b0w] = [s0, s1, b0].map(|word| self.word(word));
        let [s0t, s1t, b0t] = [s0, s1, b0].map(|word| self.tag(word));
        let [s0lw, s0rw, b0lw, s1rw, s1lw] = [s0l, s0r, b0l, s1r, s1l].map(|word| self.word(word));
        let [s0lt, s0rt, b0lt, s1rt, s1lt] = [s0l, s0r, b0l, s1r, s1l].map(|word| self.tag(word));
        let [s0ll, s0rl, b0ll, s1rl, s1ll] = [s0l, s0r, b0l, s1r, s1l].map(label);
        let [s0l2, s0r2, s1r2, b0l2] = [n0.left[1], n0.right[1], n1.right[1], nb.left[1]].map(label);
        let s0t_b0t = mix(s0t, b0t);
        let s1t_s0t = mix(s1t, s0t);
        for hash in [
            mix(s0t_b0t, s0lt),
            mix(s0t_b0t, s0rt),
            mix(s0t_b0t, b0lt),
            mix(s1t_s0t, s1rt),
            mix(s1t_s0t, s1lt),
            mix(s1t_s0t, s0lt),
            mix(s1t_s0t, s0rt),
            mix(mix(s1t, b0t), s1rt),
            mix(mix(s1t, b0t), s1lt),
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
            mix(s1t_s0t, s0lw),
            mix(s0t_b0t, s0lw),
            mix(mix(s1w, s0t), s0lw),
            mix(mix(s1w, s0w), s0lw),
            s0lw,
            s0rw,
            b0lw,
            s1rw,
            s1lw,
        ] {
            add(hash);
        }
    }

    /// Hands every feature of the relation between `head` and `dependent` to `take`.
    #[inline]
    pub fn of_relation(&self, state: &State, head: u32, dependent: u32, mut take: impl FnMut(u64)) {
        let direction = u64::from(head < dependent) + 2 * u64::from(head == 0);
        let mut template = 0_u64;
        let mut add = |hash: u64| {
            template = template.wrapping_add(TEMPLATE);
            take(mix(hash, direction).wrapping_add(template));
        };
        let [h, d] = [head, dependent].map(|word| state.node(word));
        let [hw, dw] = [head, dependent].map(|word| self.word(word));
        let [ht, dt] = [head, dependent].map(|word| self.tag(word));
        let [dl, dr, hl, hr] = [d.left[0], d.right[0], h.left[0], h.right[0]];
        let [dlw, drw, hlw] = [dl, dr, hl].map(|word| self.word(word));
        let label = |word: u32| u64::from(state.node(word).relation);
        let [dll, drl, hll, hrl] = [dl, dr, hl, hr].map(label);
        let [dl2, hl2] = [d.left[1], h.left[1]];
        let before = if dependent > 1 { dependent - 1 } else { state.none() };
        let after = dependent + 1;
        let tags = mix(ht, dt);
        for hash in [
            hw,
            ht,
            dw,
            dt,
            tags,
            mix(hw, dt),
            mix(ht, dw),
            mix(hw, dw),
            mix(tags, distance(head, dependent)),
            mix(tags, self.tag(dl)),
            mix(tags, dlw),
            mix(hw, dlw),
            mix(dw, dlw),
            mix(dt, dll),
            mix(dt, drl),
            mix(mix(tags, dll), label(dl2)),
            mix(tags, self.tag(dr)),
            mix(tags, drw),
            mix(tags, self.tag(before)),
            mix(tags, self.tag(after)),
            mix(tags, self.word(before)),
            mix(tags, self.word(after)),
            mix(tags, hll),
            mix(tags, hrl),
            mix(mix(hw, dt), hrl),
            mix(mix(tags, hll), label(hl2)),
            mix(hw, hll),
            mix(tags, u64::from(h.lefts) << 8 | u64::from(h.rights)),
            mix(dt, self.at(dependent).ending),
            mix(tags, hlw),
            mix(tags, self.word(dl2)),
            mix(mix(dt, dll), drl),
        ] {
            add(hash);
        }
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
    let mut transitions = Features::of(model.transitions);
    let mut relations = Features::of(model.relations);
    state.begin(atoms.0.len().saturating_sub(2));
    while !state.is_done() {
        let transition = choose(atoms, state, &mut transitions);
        let relation = state.arc(transition).map_or(0, |arc| label(atoms, state, arc, &mut relations));
        state.take(transition, relation);
    }
}

fn choose(atoms: Atoms<'_>, state: &State, features: &mut Features<'_, TRANSITIONS>) -> Transition {
    let allowed = Transition::ALL.map(|transition| state.allows(transition));
    match allowed {
        [true, false, false] => return Transition::Shift,
        [false, false, true] => return Transition::Right,
        _ => {}
    }
    features.clear();
    atoms.of_transition(state, |feature| features.push(feature));
    let scores = features.add([0; TRANSITIONS]);
    let choices = Transition::ALL.into_iter().zip(allowed).zip(scores).filter(|((_, allowed), _)| *allowed);
    let best = choices.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map_or(Transition::Shift, |((transition, _), _)| transition)
}

fn label(atoms: Atoms<'_>, state: &State, arc: (u32, u32), features: &mut Features<'_, RELATIONS>) -> u8 {
    let (head, dependent) = arc;
    features.clear();
    atoms.of_relation(state, head, dependent, |feature| features.push(feature));
    let scores = features.add([0; RELATIONS]);
    let best =
        (0_u8..).zip(scores).take(Relation::ALL.len()).reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map_or(0, |(relation, _)| relation)
}

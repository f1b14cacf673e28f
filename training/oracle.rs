//! What a transition costs: Goldberg and Nivre's dynamic oracle for the arc-hybrid system.

use factlint::language::transitions::{State, Transition};

/// How many arcs of the tree each transition loses for good; `None` where it is not allowed. `heads` are those of all words, by their
/// numbers; that of the root is not looked at.
pub(crate) fn costs(state: &State, heads: &[u32]) -> [Option<usize>; 3] {
    Transition::ALL.map(|transition| state.allows(transition).then(|| cost(state, heads, transition)))
}

fn cost(state: &State, heads: &[u32], transition: Transition) -> usize {
    let (next, top, last) = (state.ahead(0), state.stacked(0), state.none() - 1);
    let head = |word: u32| heads[word as usize];
    let later = |from: u32| (from..=last).contains(&head(top));
    let dependents = || (next..=last).filter(|&word| head(word) == top).count();
    match transition {
        Transition::Shift => {
            let below = state.stack().split_last().map_or(&[][..], |(_, below)| below);
            let orphans = state.stack().iter().filter(|&&word| word != 0 && head(word) == next).count();
            orphans + usize::from(below.contains(&head(next)))
        }
        Transition::Left => usize::from(head(top) == state.stacked(1) || later(next + 1)) + dependents(),
        Transition::Right => usize::from(later(next)) + dependents(),
    }
}

//! The arc-hybrid transition system: how a tree is built from left to right.
//!
//! Words are numbered from 1; 0 is the root above the sentence. A stack holds words whose head is not known yet, the buffer those to come.

/// What is done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transition {
    /// The next word goes on the stack.
    Shift,
    /// The word on top of the stack depends on the next word.
    Left,
    /// The word on top of the stack depends on the one below it.
    Right,
}

impl Transition {
    /// All of them, in the order of a row's scores.
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// A word in a tree that grows.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Its head.
    pub head: u32,
    /// The number of its relation; [`State::UNLABELLED`] before it has one.
    pub relation: u8,
    /// How many words before it depend on it.
    pub lefts: u8,
    /// How many words behind it depend on it.
    pub rights: u8,
    /// The first and the second word that depends on it, from the left.
    pub left: [u32; 2],
    /// The first and the second word that depends on it, from the right.
    pub right: [u32; 2],
    /// The first word of all that hang on it, however deep.
    pub first: u32,
    /// The last one.
    pub last: u32,
}

/// How far a sentence has been read.
#[derive(Clone, Debug, Default)]
pub struct State {
    nodes: Vec<Node>,
    stack: Vec<u32>,
    next: u32,
    length: u32,
}

impl State {
    /// The relation of a word without one.
    pub const UNLABELLED: u8 = 99;

    /// Begins a sentence of `length` words. Memory is used again.
    pub fn begin(&mut self, length: usize) {
        self.length = u32::try_from(length).unwrap_or(u32::MAX - 2);
        let none = self.none();
        let fresh = |at| Node {
            head: none,
            relation: Self::UNLABELLED,
            lefts: 0,
            rights: 0,
            left: [none; 2],
            right: [none; 2],
            first: at,
            last: at,
        };
        self.nodes.clear();
        self.nodes.extend((0..=none).map(fresh));
        self.stack.clear();
        self.stack.push(0);
        self.next = 1;
    }

    /// The number that stands for no word.
    pub fn none(&self) -> u32 {
        self.length + 1
    }

    /// The word at `depth` from the top of the stack.
    pub fn stacked(&self, depth: usize) -> u32 {
        self.stack.len().checked_sub(depth + 1).and_then(|place| self.stack.get(place)).copied().unwrap_or(self.none())
    }

    /// The word `ahead` of the next one.
    pub fn ahead(&self, ahead: u32) -> u32 {
        self.next.saturating_add(ahead).min(self.none())
    }

    /// The stack, from the root on.
    pub fn stack(&self) -> &[u32] {
        &self.stack
    }

    /// What is known of a word; of no word, what is known of one that nothing depends on.
    pub fn node(&self, word: u32) -> &Node {
        const LOST: Node = Node {
            head: 0,
            relation: State::UNLABELLED,
            lefts: 0,
            rights: 0,
            left: [0; 2],
            right: [0; 2],
            first: 0,
            last: 0,
        };
        self.nodes.get(word as usize).unwrap_or(&LOST)
    }

    /// Whether every word has its head.
    pub fn is_done(&self) -> bool {
        self.next > self.length && self.stack.len() <= 1
    }

    /// Whether a transition can be taken. The root gets one word, the last one left.
    pub fn allows(&self, transition: Transition) -> bool {
        let waiting = self.next <= self.length;
        match transition {
            Transition::Shift => waiting,
            Transition::Left => waiting && self.stack.len() > 1,
            Transition::Right => self.stack.len() > 2 || self.stack.len() == 2 && !waiting,
        }
    }

    /// Head and dependent of the arc that a transition draws.
    pub fn arc(&self, transition: Transition) -> Option<(u32, u32)> {
        match transition {
            Transition::Shift => None,
            Transition::Left => Some((self.next, self.stacked(0))),
            Transition::Right => Some((self.stacked(1), self.stacked(0))),
        }
    }

    /// Takes a transition; `relation` is that of its arc.
    pub fn take(&mut self, transition: Transition, relation: u8) {
        if let Some((head, dependent)) = self.arc(transition) {
            self.attach(head, dependent, relation);
            self.stack.pop();
        } else {
            self.stack.push(self.next);
            self.next += 1;
        }
    }

    fn attach(&mut self, head: u32, dependent: u32, relation: u8) {
        let Some(node) = self.nodes.get_mut(dependent as usize) else { return };
        node.head = head;
        node.relation = relation;
        let (first, last) = (node.first, node.last);
        let Some(node) = self.nodes.get_mut(head as usize) else { return };
        node.first = node.first.min(first);
        node.last = node.last.max(last);
        let (children, count) =
            if dependent < head { (&mut node.left, &mut node.lefts) } else { (&mut node.right, &mut node.rights) };
        *children = [dependent, children[0]];
        *count = (*count + 1).min(5);
    }
}

//! What a sentence is made of: words with tags, and the tree that they form.

use super::{
    finite, lemmatiser,
    model::Model,
    parser::{self, Atom, Atoms},
    tagger::{self, Seen},
    tags::{Penn, Relation, Upos},
    traits::Traits,
    transitions::State,
    treebank::{self, Piece},
};
use crate::{source::Span, text::Token};
use std::{borrow::Cow, ops::Range};

/// A word in the tree of its sentence.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// The token that it begins in, as an index into those of the sentence.
    pub token: u32,
    /// Its universal class.
    pub upos: Upos,
    /// Its Penn tag.
    pub penn: Penn,
    /// Its head, as an index into the words of the sentence; the head of the sentence has none.
    pub head: Option<u32>,
    /// Its relation to the head.
    pub relation: Relation,
    /// The first word of its subtree.
    first: u32,
    /// The last word of its subtree.
    last: u32,
    /// The next word with the same head.
    sibling: Option<u32>,
    /// The first word whose head it is.
    child: Option<u32>,
}

/// A sentence as a tree of words. Words are named by their index.
#[derive(Clone, Debug, Default)]
pub struct Syntax {
    /// The words, in the order of the text.
    pub words: Vec<Word>,
}

impl Syntax {
    /// The head of a word; `None` for the head of the sentence.
    pub fn head(&self, word: usize) -> Option<usize> {
        self.words.get(word)?.head.map(|head| head as usize)
    }

    /// The relation of a word to its head.
    pub fn relation(&self, word: usize) -> Option<Relation> {
        self.words.get(word).map(|word| word.relation)
    }

    /// The head of the sentence.
    pub fn root(&self) -> Option<usize> {
        self.words.iter().position(|word| word.head.is_none())
    }

    /// The words whose head is `word`, in the order of the text.
    pub fn children(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        let first = self.words.get(word).and_then(|word| word.child);
        std::iter::successors(first, |&child| self.words.get(child as usize)?.sibling).map(|child| child as usize)
    }

    /// The first child of `word` in one of `relations`.
    pub fn child(&self, word: usize, relations: &[Relation]) -> Option<usize> {
        self.children(word).find(|&child| self.relation(child).is_some_and(|relation| relations.contains(&relation)))
    }

    /// The words from `word` upwards: its head, the head of that, and so on.
    pub fn ancestors(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(word), |&head| self.head(head))
    }

    /// A word and all that hangs on it, however deep. The trees are projective: this is a run of words.
    pub fn subtree(&self, word: usize) -> Range<usize> {
        self.words.get(word).map_or(0..0, |word| word.first as usize..word.last as usize + 1)
    }

    /// Where a word and all that hangs on it stand.
    pub fn subtree_span(&self, word: usize) -> Span {
        let words = self.words.get(self.subtree(word)).unwrap_or_default();
        words.first().zip(words.last()).map_or(Span::default(), |(first, last)| first.span.join(last.span))
    }

    /// The words that share at least a byte with `span`.
    pub fn within(&self, span: Span) -> Range<usize> {
        let start = self.words.partition_point(|word| word.span.end <= span.start);
        start..self.words.partition_point(|word| word.span.start < span.end).max(start)
    }

    /// The word of `span` that the others hang on: the first whose head stands outside.
    pub fn top(&self, span: Span) -> Option<usize> {
        let words = self.within(span);
        words.clone().find(|&word| self.head(word).is_none_or(|head| !words.contains(&head)))
    }

    /// The lemma of a word. `text` is the text that the spans are of.
    pub fn lemma<'t>(&self, text: &'t str, word: usize) -> Cow<'t, str> {
        let Some(word) = self.words.get(word) else { return Cow::Borrowed("") };
        let form = text.get(word.span.range()).unwrap_or_default();
        lemmatiser::lemma(Model::embedded(), form, word.penn)
    }
}

/// Reads sentences. Keeps its memory from one to the next.
#[derive(Debug)]
pub struct Analyser<'m> {
    model: &'m Model<'m>,
    pieces: Vec<Piece>,
    seen: Vec<Seen>,
    classes: Vec<u8>,
    atoms: Vec<Atom>,
    state: State,
}

impl Default for Analyser<'static> {
    fn default() -> Self {
        Self::new(Model::embedded())
    }
}

impl<'m> Analyser<'m> {
    /// An analyser with a model of one's own; [`Analyser::default`] has the one that is built in.
    pub fn new(model: &'m Model<'m>) -> Self {
        Self {
            model,
            pieces: Vec::new(),
            seen: Vec::new(),
            classes: Vec::new(),
            atoms: Vec::new(),
            state: State::default(),
        }
    }

    /// The tree of a sentence; the spans of `tokens` are spans of `text`.
    pub fn read(&mut self, text: &str, tokens: &[Token]) -> Syntax {
        treebank::pieces(text, tokens, &mut self.pieces);
        self.seen.clear();
        for piece in &self.pieces {
            let traits = Traits::of(text.get(piece.span.range()).unwrap_or_default());
            self.seen.push(Seen::new(traits, self.model));
        }
        self.tag();
        parser::parse(self.model, Atoms(&self.atoms), &mut self.state);
        self.syntax()
    }

    /// The tree of a sentence that comes as words, not as tokens; its spans are empty.
    pub fn read_words<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) -> Syntax {
        self.tag_words(words);
        parser::parse(self.model, Atoms(&self.atoms), &mut self.state);
        self.syntax()
    }

    /// What the parser sees of such a sentence: the root, its words with their classes, and what stands for no word.
    pub fn tag_words<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) -> &[Atom] {
        self.pieces.clear();
        self.seen.clear();
        for (token, word) in (0..).zip(words) {
            self.pieces.push(Piece { span: Span::default(), token });
            self.seen.push(Seen::new(Traits::of(word), self.model));
        }
        self.tag();
        &self.atoms
    }

    fn tag(&mut self) {
        tagger::tag(self.model, &self.seen, &mut self.classes);
        finite::repair(self.model, &self.seen, &mut self.classes);
        self.atoms.clear();
        self.atoms.push(Atom::ROOT);
        for (seen, &class) in self.seen.iter().zip(&self.classes) {
            self.atoms.push(Atom::new(&seen.traits, tagger::tags(self.model, class)));
        }
        self.atoms.push(Atom::NONE);
    }

    fn syntax(&self) -> Syntax {
        let words = (1..)
            .zip(&self.pieces)
            .zip(&self.classes)
            .map(|((number, piece), &class)| self.word(number, *piece, class));
        let mut words: Vec<Word> = words.collect();
        for at in (0..words.len()).rev() {
            let Some(head) = words[at].head else { continue };
            let next =
                words.get_mut(head as usize).and_then(|head| head.child.replace(u32::try_from(at).unwrap_or(u32::MAX)));
            words[at].sibling = next;
        }
        Syntax { words }
    }

    /// The word of a number in the tree, its children aside. Numbers begin at 1, the root being 0.
    fn word(&self, number: u32, piece: Piece, class: u8) -> Word {
        let node = self.state.node(number);
        let (upos, penn) = tagger::tags(self.model, class);
        Word {
            span: piece.span,
            token: piece.token,
            upos,
            penn,
            head: node.head.checked_sub(1),
            relation: Relation::numbered(node.relation).unwrap_or(Relation::Dep),
            first: node.first.saturating_sub(1),
            last: node.last.saturating_sub(1),
            sibling: None,
            child: None,
        }
    }
}

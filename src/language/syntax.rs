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

/// A sentence of which the words and their classes are known. Words are named by their index.
#[derive(Clone, Debug, Default)]
pub struct Tagged {
    /// Where the words stand.
    pub pieces: Vec<Piece>,
    tags: Vec<(Upos, Penn)>,
    /// What the parser sees: the root, the words, and what stands for no word.
    pub atoms: Vec<Atom>,
}

impl Tagged {
    /// The universal class of a word.
    pub fn upos(&self, word: usize) -> Option<Upos> {
        self.tags.get(word).map(|tags| tags.0)
    }

    /// The Penn tag of a word.
    pub fn penn(&self, word: usize) -> Option<Penn> {
        self.tags.get(word).map(|tags| tags.1)
    }

    /// The lemma of a word. `text` is the text that the spans are of.
    pub fn lemma<'t>(&self, text: &'t str, word: usize) -> Cow<'t, str> {
        let (Some(piece), Some(penn)) = (self.pieces.get(word), self.penn(word)) else { return Cow::Borrowed("") };
        let form = text.get(piece.span.range()).unwrap_or_default();
        lemmatiser::lemma(Model::embedded(), form, penn)
    }
}

/// Reads sentences. Keeps its memory from one to the next.
#[derive(Debug)]
pub struct Analyser<'m> {
    model: &'m Model<'m>,
    seen: Vec<Seen>,
    classes: Vec<u8>,
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
        Self { model, seen: Vec::new(), classes: Vec::new(), state: State::default() }
    }

    /// The tree of a sentence; the spans of `tokens` are spans of `text`.
    pub fn read(&mut self, text: &str, tokens: &[Token]) -> Syntax {
        let tagged = self.tag(text, tokens);
        self.parse(&tagged)
    }

    /// The words of a sentence with their classes; the spans of `tokens` are spans of `text`.
    pub fn tag(&mut self, text: &str, tokens: &[Token]) -> Tagged {
        let mut pieces = Vec::with_capacity(tokens.len());
        treebank::pieces(text, tokens, &mut pieces);
        self.seen.clear();
        for piece in &pieces {
            let traits = Traits::of(text.get(piece.span.range()).unwrap_or_default());
            self.seen.push(Seen::new(traits, self.model));
        }
        self.tagged(pieces)
    }

    /// The same of a sentence that comes as words, not as tokens; its spans are empty.
    pub fn tag_words<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) -> Tagged {
        let mut pieces = Vec::new();
        self.seen.clear();
        for (token, word) in (0..).zip(words) {
            pieces.push(Piece { span: Span::default(), token });
            self.seen.push(Seen::new(Traits::of(word), self.model));
        }
        self.tagged(pieces)
    }

    fn tagged(&mut self, pieces: Vec<Piece>) -> Tagged {
        tagger::tag(self.model, &self.seen, &mut self.classes);
        finite::repair(self.model, &self.seen, &mut self.classes);
        let tags: Vec<(Upos, Penn)> = self.classes.iter().map(|&class| tagger::tags(self.model, class)).collect();
        let mut atoms = Vec::with_capacity(tags.len() + 2);
        atoms.push(Atom::ROOT);
        atoms.extend(self.seen.iter().zip(&tags).map(|(seen, &tags)| Atom::new(&seen.traits, tags)));
        atoms.push(Atom::NONE);
        Tagged { pieces, tags, atoms }
    }

    /// The tree of a sentence.
    pub fn parse(&mut self, tagged: &Tagged) -> Syntax {
        parser::parse(self.model, Atoms(&tagged.atoms), &mut self.state);
        let words =
            (1..).zip(&tagged.pieces).zip(&tagged.tags).map(|((number, piece), &tags)| self.word(number, *piece, tags));
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
    fn word(&self, number: u32, piece: Piece, (upos, penn): (Upos, Penn)) -> Word {
        let node = self.state.node(number);
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

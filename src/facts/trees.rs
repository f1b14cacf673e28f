//! The trees of an article's passages, asked by the tokens of the article.

use crate::{
    language::{
        syntax::{Analyser, Syntax, Tagged},
        tags::{Penn, Relation, Upos},
    },
    source::Span,
    text::{Article, Token, TokenKind, lexicon},
};
use std::{
    borrow::Cow,
    cell::{OnceCell, RefCell},
    iter,
    ops::Range,
};

/// The trees of all passages. Words get their classes when one of them is first asked for, and a tree grows when its branches are: much of what an article
/// says needs none.
#[derive(Debug, Default)]
pub(super) struct Trees {
    analyser: RefCell<Option<Box<Analyser<'static>>>>,
    planted: Vec<OnceCell<Planted>>,
}

#[derive(Debug)]
struct Planted {
    /// The first token of the tree.
    start: usize,
    tagged: Tagged,
    grown: OnceCell<Syntax>,
    /// The first word of each token, or the one that the token is part of.
    first: Vec<u32>,
}

impl Planted {
    fn new(start: usize, tokens: usize, tagged: Tagged) -> Self {
        let mut first = Vec::with_capacity(tokens);
        for (number, word) in (0..).zip(&tagged.pieces) {
            // Of the two words of "don't" the first has the token's name; "10:30" is one word of three tokens.
            let last = first.last().copied().unwrap_or(number);
            while first.len() < word.token as usize {
                first.push(last);
            }
            if first.len() == word.token as usize {
                first.push(number);
            }
        }
        let last = first.last().copied().unwrap_or_default();
        first.resize(if tagged.pieces.is_empty() { 0 } else { tokens }, last);
        Self { start, tagged, grown: OnceCell::new(), first }
    }
}

impl Trees {
    /// For so many passages.
    pub(super) fn of(passages: usize) -> Self {
        Self { analyser: RefCell::default(), planted: iter::repeat_with(OnceCell::new).take(passages).collect() }
    }

    /// The tree of a passage with these tokens.
    pub(super) fn tree<'t>(&'t self, article: &'t Article, passage: usize, tokens: &Range<usize>) -> Tree<'t> {
        let plant = || {
            let tokens = behind_dateline(article, tokens.clone());
            let start = tokens.start;
            let tokens = article.tokens.get(tokens).unwrap_or_default();
            let tagged = self.analyser.borrow_mut().get_or_insert_default().tag(article.source.text(), tokens);
            Planted::new(start, tokens.len(), tagged)
        };
        let planted = self.planted.get(passage).map(|cell| cell.get_or_init(plant));
        Tree {
            planted,
            analyser: &self.analyser,
            text: article.source.text(),
            start: planted.map_or(tokens.start, |planted| planted.start),
            first: planted.map_or(&[], |planted| &planted.first),
        }
    }
}

/// The tree of a passage. Words are named by the tokens of the article that they begin in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tree<'a> {
    planted: Option<&'a Planted>,
    analyser: &'a RefCell<Option<Box<Analyser<'static>>>>,
    text: &'a str,
    /// The first token of the passage.
    start: usize,
    /// The first word of each of its tokens.
    first: &'a [u32],
}

impl<'a> Tree<'a> {
    fn tagged(&self) -> Option<&'a Tagged> {
        self.planted.map(|planted| &planted.tagged)
    }

    fn syntax(&self) -> Option<&'a Syntax> {
        let grow = |planted: &Planted| self.analyser.borrow_mut().get_or_insert_default().parse(&planted.tagged);
        self.planted.map(|planted| planted.grown.get_or_init(|| grow(planted)))
    }

    /// The word that stands in a token, or that the token is part of.
    fn word(&self, token: usize) -> Option<usize> {
        self.first.get(token.checked_sub(self.start)?).map(|word| *word as usize)
    }

    fn token(&self, word: usize) -> Option<usize> {
        self.tagged()?.pieces.get(word).map(|piece| self.start + piece.token as usize)
    }

    /// The universal class of a token.
    pub(super) fn upos(&self, token: usize) -> Option<Upos> {
        self.tagged()?.upos(self.word(token)?)
    }

    /// The Penn tag of a token.
    pub(super) fn penn(&self, token: usize) -> Option<Penn> {
        self.tagged()?.penn(self.word(token)?)
    }

    /// The lemma of a token, in lower case where it is no name.
    pub(super) fn lemma(&self, token: usize) -> Cow<'a, str> {
        match (self.tagged(), self.word(token)) {
            (Some(tagged), Some(word)) => tagged.lemma(self.text, word),
            _ => Cow::Borrowed(""),
        }
    }

    /// The token that a token hangs on.
    pub(super) fn head(&self, token: usize) -> Option<usize> {
        self.token(self.syntax()?.head(self.word(token)?)?).filter(|head| *head != token)
    }

    /// How it hangs there.
    pub(super) fn relation(&self, token: usize) -> Option<Relation> {
        self.syntax()?.relation(self.word(token)?)
    }

    /// Whether it hangs there in one of `relations`.
    pub(super) fn is(&self, token: usize, relations: &[Relation]) -> bool {
        self.relation(token).is_some_and(|relation| relations.contains(&relation))
    }

    /// What hangs on a token, in the order of the text.
    pub(super) fn children(&self, token: usize) -> impl Iterator<Item = usize> + use<'a> {
        let tree = *self;
        let children = self.syntax().zip(self.word(token)).map(|(syntax, word)| syntax.children(word));
        children.into_iter().flatten().filter_map(move |word| tree.token(word)).filter(move |child| *child != token)
    }

    /// The first token that hangs on `token` in one of `relations`.
    pub(super) fn child(&self, token: usize, relations: &[Relation]) -> Option<usize> {
        self.children(token).find(|child| self.is(*child, relations))
    }

    /// The tokens from `token` upwards. Two words of one token ("don't") may hang on each other's heads, so that heads are no way to the top.
    pub(super) fn ancestors(&self, token: usize) -> impl Iterator<Item = usize> + use<'a> {
        let tree = *self;
        iter::successors(self.head(token), move |&head| tree.head(head)).take(DEEPEST)
    }

    /// What hangs on a verb in one of `relations`: the first; in "German qualifier Mia Brandt beat" and "Oslo's mayor Eva Ek met" the last of the phrase.
    pub(super) fn subject(&self, verb: usize, relations: &[Relation]) -> Option<usize> {
        let mut subjects = self.children(verb).filter(|child| self.is(*child, relations));
        let first = subjects.next()?;
        let nominal = [Upos::Noun, Upos::Propn, Upos::Adj, Upos::Adv, Upos::Part].map(Some);
        let within = |next: &usize| *next < verb && (first + 1..*next).all(|at| nominal.contains(&self.upos(at)));
        let beside = subjects.take_while(within).filter(|next| self.upos(*next) == Some(Upos::Propn));
        Some(beside.last().unwrap_or(first))
    }

    /// A token and all that hangs on it.
    pub(super) fn subtree(&self, token: usize) -> Range<usize> {
        let range = self.syntax().zip(self.word(token)).map(|(syntax, word)| syntax.subtree(word)).unwrap_or_default();
        let first = self.token(range.start).unwrap_or(token);
        let next =
            self.tagged().and_then(|tagged| tagged.pieces.get(range.end)).map(|word| self.start + word.token as usize);
        let last = self.token(range.end.wrapping_sub(1)).unwrap_or(token);
        first..next.unwrap_or(last + 1).max(token + 1)
    }

    /// The token of `tokens` that the others hang on: the first whose head stands outside.
    pub(super) fn top(&self, tokens: Range<usize>) -> Option<usize> {
        tokens
            .clone()
            .find(|&token| self.word(token).is_some() && self.head(token).is_none_or(|head| !tokens.contains(&head)))
    }
}

/// No sentence nests deeper.
const DEEPEST: usize = 64;

/// How many tokens a dateline has at most: "CHARLESTON, S.C., March 3, 2027 (Northern Press)".
const LONGEST_DATELINE: usize = 16;

/// A sentence without the place that opens a report, in capitals or with the day, "LONDON —", "NEW DELHI, JULY 24:", "Nairobi, 14 September 2029 -": no
/// part of its grammar.
pub(super) fn behind_dateline(article: &Article, tokens: Range<usize>) -> Range<usize> {
    let word = |at: usize| article.tokens.get(at).map_or("", |token| article.slice(token.span));
    // "(KBRV) - Three people"
    let first = tokens.start + usize::from(word(tokens.start) == "(");
    let capitals = word(first).chars().all(char::is_uppercase) && word(first).len() > 1;
    let titled =
        || word(first).starts_with(char::is_uppercase) && tokens.clone().skip(1).take(3).any(|at| word(at) == ",");
    if !capitals && !titled() {
        return tokens;
    }
    let closed = |dash: &usize| first == tokens.start || word(dash.wrapping_sub(1)) == ")";
    let is_dash = |at: &usize| matches!(word(*at), "-" | "–" | "—" | "--");
    let opening = || tokens.clone().take(LONGEST_DATELINE);
    let dash = opening().find(is_dash).filter(closed);
    let dash = dash.filter(|dash| article.tokens.get(*dash).is_some_and(|token| parted(article, token.span)));
    let dash = dash.filter(|dash| capitals || is_place_and_day(article, tokens.start..*dash));
    let colon = || {
        opening()
            .find(|at| word(*at) == ":")
            .filter(|colon| capitals && is_place_and_day(article, tokens.start..*colon))
    };
    let Some(first) = dash.or_else(colon) else { return tokens };
    let start = (first..tokens.end).find(|at| !is_dash(at) && word(*at) != ":").unwrap_or(tokens.end);
    start..tokens.end
}

/// "NEW DELHI, JULY 24, 2028": nothing but capitalised words, of which one is a month, and figures.
fn is_place_and_day(article: &Article, mut tokens: Range<usize>) -> bool {
    let Some(words) = article.tokens.get(tokens.clone()) else { return false };
    let dated = tokens.any(|at| {
        article.tokens.get(at).is_some_and(|token| lexicon::in_calendar(article.slice(token.span)) == Some(true))
    });
    let capitalised =
        |token: &Token| token.kind != TokenKind::Word || article.slice(token.span).starts_with(char::is_uppercase);
    dated && words.iter().all(capitalised) && words.iter().any(|token| token.kind == TokenKind::Number)
}

/// Whether blanks part a dash from the word before it.
fn parted(article: &Article, dash: Span) -> bool {
    article.source.text().get(..dash.start as usize).is_some_and(|before| before.ends_with(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn nothing_is_known_beyond_the_ends() {
        let source = Source::new("text", "Ann ran. He has 19th of the 0000").expect("a text");
        let article = Article::read(source);
        let trees = Trees::of(article.sentences.len());
        for (at, sentence) in article.sentences.iter().enumerate() {
            let tree = trees.tree(&article, at, &sentence.tokens);
            for token in 0..article.tokens.len() + 9 {
                assert_eq!(tree.upos(token).is_some(), sentence.tokens.contains(&token), "{token}");
            }
        }
    }
}

//! How much of a treebank a model reads as its annotators did.

use crate::corpus::{Sentence, size};
use factlint::language::{lemmatiser, model::Model, syntax::Analyser};
use std::fmt;

/// How many words are right, of `words`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Figures {
    pub(crate) words: usize,
    pub(crate) upos: usize,
    pub(crate) penn: usize,
    pub(crate) lemma: usize,
    /// The same, capitals aside.
    pub(crate) lower_lemma: usize,
    /// Words with the right head.
    pub(crate) heads: usize,
    /// Words with the right head and relation.
    pub(crate) arcs: usize,
    /// Words with the right head and relation, subtypes aside.
    pub(crate) universal_arcs: usize,
}

/// Reads `sentences` with `model`. Every word counts, punctuation too.
pub(crate) fn evaluate(model: &Model<'_>, sentences: &[Sentence]) -> Figures {
    let mut figures = Figures { words: size(sentences), ..Figures::default() };
    let mut analyser = Analyser::new(model);
    for sentence in sentences {
        let tagged = analyser.tag_words(sentence.iter().map(|word| word.form.as_str()));
        let syntax = analyser.parse(&tagged);
        for (gold, word) in sentence.iter().zip(&syntax.words) {
            let lemma = lemmatiser::lemma(model, &gold.form, word.penn);
            let attached = word.head.map_or(0, |head| head + 1) == gold.head;
            figures.upos += usize::from(word.upos == gold.upos);
            figures.penn += usize::from(word.penn == gold.penn);
            figures.lemma += usize::from(lemma == gold.lemma);
            figures.lower_lemma += usize::from(lemma.to_lowercase() == gold.lemma.to_lowercase());
            figures.heads += usize::from(attached);
            figures.arcs += usize::from(attached && word.relation == gold.relation);
            figures.universal_arcs += usize::from(attached && word.relation.universal() == gold.relation.universal());
        }
    }
    figures
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |right: usize| 100.0 * right as f64 / self.words.max(1) as f64;
        writeln!(f, "{} words, punctuation among them", self.words)?;
        for (name, right) in [
            ("UPOS", self.upos),
            ("Penn", self.penn),
            ("lemma", self.lemma),
            ("lemma, capitals aside", self.lower_lemma),
            ("UAS", self.heads),
            ("LAS", self.arcs),
            ("LAS without subtypes", self.universal_arcs),
        ] {
            writeln!(f, "{name:<22}{:6.2} %", share(right))?;
        }
        Ok(())
    }
}

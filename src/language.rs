//! What words are: their class, their lemma, and the lists that news lives by.
//!
//! The tables are data files under `data/`, and what was learnt from treebanks is the file in `model/`; nothing here knows any particular article.
//! [`syntax`] makes a tree of a sentence.

pub mod finite;
pub mod lemma;
pub mod lemmatiser;
pub mod lexicon;
pub mod model;
pub mod parser;
pub mod syntax;
pub mod tagger;
pub mod tags;
pub mod traits;
pub mod transitions;
pub mod treebank;
pub mod vocabulary;
pub mod words;

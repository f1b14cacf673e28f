//! What words are: their class, their lemma, and the lists that news lives by.
//!
//! The tables are data files under `data/`; nothing here knows any particular article.

pub mod lemma;
pub mod lexicon;
pub mod words;

//! What words are: their class, their lemma, and the names they form.
//!
//! The tables are data files under `data/`; nothing here knows any particular article.

pub mod words;

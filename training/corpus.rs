//! Treebanks as tables: a word a line, a blank line between sentences.

use factlint::language::tags::{Penn, Relation, Upos};
use std::{fs, io, path::Path};

/// A word as annotators read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Gold {
    pub(crate) form: String,
    pub(crate) upos: Upos,
    pub(crate) penn: Penn,
    pub(crate) lemma: String,
    /// The number of its head in the sentence, from 1; 0 for the head of the sentence.
    pub(crate) head: u32,
    pub(crate) relation: Relation,
}

pub(crate) type Sentence = Vec<Gold>;

/// The sentences of a file.
pub(crate) fn read(path: &Path) -> io::Result<Vec<Sentence>> {
    let text = fs::read_to_string(path)?;
    parse(&text).map_err(|line| io::Error::other(format!("{}:{line}: no word of a treebank", path.display())))
}

/// The sentences of a table; an error is the number of the line that cannot be read.
pub(crate) fn parse(text: &str) -> Result<Vec<Sentence>, usize> {
    let mut sentences = vec![Sentence::new()];
    for (number, line) in (1_usize..).zip(text.lines()) {
        match (line.is_empty(), sentences.last_mut()) {
            (false, Some(sentence)) => sentence.push(word(line).ok_or(number)?),
            _ => sentences.push(Sentence::new()),
        }
    }
    sentences.retain(|sentence| !sentence.is_empty());
    Ok(sentences)
}

/// The number of words.
pub(crate) fn size(sentences: &[Sentence]) -> usize {
    sentences.iter().map(Vec::len).sum()
}

fn word(line: &str) -> Option<Gold> {
    let mut columns = line.split('\t');
    Some(Gold {
        form: columns.next()?.to_owned(),
        upos: Upos::named(columns.next()?)?,
        penn: Penn::named(columns.next()?)?,
        lemma: columns.next()?.to_owned(),
        head: columns.next()?.parse().ok()?,
        relation: Relation::read(columns.next()?)?,
    })
}

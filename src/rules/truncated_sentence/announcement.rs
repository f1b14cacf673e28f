//! Headings that announce what a broken sentence would have said.

use crate::{
    language::words::class,
    source::Span,
    text::{Article, BlockKind},
};
use std::collections::BTreeSet;

/// No heading is looked for further above, in blocks.
const LONGEST_SECTION: usize = 30;

/// The heading above `sentence`, where it shares a word of an open class with it that no other sentence of the section has.
pub(super) fn announcement(article: &Article, sentence: Span) -> Option<&str> {
    let end = article.blocks.partition_point(|block| block.span.start <= sentence.start);
    let next = article.blocks.get(end..)?.iter().take(LONGEST_SECTION).find(|block| block.kind == BlockKind::Heading);
    let above = article.blocks.get(..end.checked_sub(1)?)?;
    let begin = above.len().saturating_sub(LONGEST_SECTION);
    let at = above.iter().skip(begin).rposition(|block| block.kind == BlockKind::Heading)? + begin;
    let heading = above.get(at)?;
    let section_end = next.map_or(u32::MAX, |next| next.span.start);
    let rest = article.blocks.get(at + 1..)?.iter().take(LONGEST_SECTION).flat_map(|block| article.sentences_of(block));
    let others: BTreeSet<String> = rest
        .filter(|other| other.span != sentence && other.span.end <= section_end)
        .flat_map(|other| telling_words(article.slice(other.span)))
        .collect();
    let said: BTreeSet<String> = telling_words(article.slice(sentence)).collect();
    let announces =
        telling_words(article.slice(heading.span)).any(|word| said.contains(&word) && !others.contains(&word));
    announces.then(|| article.slice(heading.span))
}

/// The longer words of the open classes, in lower case.
fn telling_words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| word.len() > 4 && class(word).is_none()).map(str::to_lowercase)
}

//! The tables of words of one's own.

use super::{Placed, Reader};
use crate::{
    claims::Spanned,
    language::{lemma, vocabulary::Synonyms},
    settings::Group,
    source::Span,
};
use std::collections::BTreeMap;

/// What tells whether two words of a table are one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fold {
    /// Nouns, whatever their number.
    Noun,
    /// Nouns and verbs in any inflection.
    Word,
    /// Names, whatever their case.
    Name,
}

impl Fold {
    fn word(self, word: &str) -> String {
        let folded = word.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ");
        match self {
            Self::Noun => lemma::noun(&folded).into_owned(),
            Self::Word | Self::Name => folded,
        }
    }
}

impl Reader<'_> {
    /// The groups of a table, which are added to `groups`.
    pub(super) fn synonyms(
        &mut self,
        value: Placed<'_>,
        table: &'static str,
        fold: Fold,
        groups: &mut Vec<Group>,
    ) -> Synonyms {
        let mut synonyms = Synonyms::default();
        let mut taken: BTreeMap<String, String> = BTreeMap::new();
        for (first, place, others) in self.table(value, table) {
            if !self.is_word(first, place, fold) {
                continue;
            }
            if let Some(known) = taken.get(&fold.word(first)) {
                self.taken(first, place, &known.clone());
                continue;
            }
            taken.insert(fold.word(first), first.to_owned());
            let mut group = Group { table, first: Spanned { node: first.to_owned(), span: place }, others: Vec::new() };
            for other in self.texts(others, "[\"UN\"]").unwrap_or_default() {
                if !self.is_word(other.node, other.span, fold) {
                    continue;
                }
                let word = fold.word(other.node);
                if let Some(known) = taken.get(&word).filter(|known| known.as_str() != first) {
                    self.taken(other.node, other.span, known);
                    continue;
                }
                taken.insert(word, first.to_owned());
                group.others.push(other.node.to_owned());
                synonyms.add(&plain(first, fold), &plain(other.node, fold));
            }
            groups.push(group);
        }
        synonyms
    }

    fn taken(&mut self, word: &str, place: Span, known: &str) {
        let help = format!("leave it with `{known}`, or put both lists into one");
        self.tell(place, format!("`{word}` already stands for `{known}`"), "stands for two", help);
    }

    /// Subjects and attributes are one word each, as they are in a path.
    fn is_word(&mut self, word: &str, place: Span, fold: Fold) -> bool {
        let whole =
            |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
        if whole(word) || fold == Fold::Name && !word.trim().is_empty() {
            return true;
        }
        let help = "write one word, as it stands in a path: `handover`".to_owned();
        self.tell(place, format!("`{word}` is no word of a path"), "not one word", help);
        false
    }
}

fn plain(word: &str, fold: Fold) -> String {
    if fold == Fold::Name { word.to_owned() } else { word.to_lowercase() }
}

#[cfg(test)]
mod tests {
    use crate::{settings, source::Source};

    #[test]
    fn a_word_stands_for_one_other() {
        let text =
            "[names]\n'United Nations' = ['UN']\nUnesco = ['un']\n[subjects]\nlaunch = ['lift off', 'liftoffs']\n";
        let (settings, errors) = settings::parse(&Source::new("factlint.toml", text).expect("short"));
        let told: Vec<_> = errors.iter().map(|error| error.message.as_str()).collect();
        assert_eq!(told, ["`un` already stands for `United Nations`", "`lift off` is no word of a path"]);
        assert_eq!(settings.vocabulary.name("UN"), "United Nations");
        assert_eq!(settings.vocabulary.subject("liftoff"), "launch");
    }
}

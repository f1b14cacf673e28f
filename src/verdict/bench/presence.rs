//! `exists`, `not` and `absent`: whether an article speaks of something at all.

use super::{Bench, near::is_of};
use crate::{
    claims::Path,
    facts::{Analysis, Fact},
    language::{lemma, lexicon, vocabulary::Vocabulary},
    source::Span,
    text::{BlockKind, Sentence},
    values::type_named,
    verdict::{
        Case, Evidence,
        matching::{self, Noun, Polarity},
        telling::Telling,
    },
};

impl Bench<'_> {
    pub(super) fn exists(&self, telling: &Telling<'_>, path: &Path, articles: &[usize]) -> Case {
        let named = self.named(path, articles, Polarity::Affirmed);
        if named.is_empty() { self.nothing(telling, path, articles) } else { telling.shown(&named) }
    }

    pub(super) fn denied(&self, telling: &Telling<'_>, path: &Path, articles: &[usize]) -> Case {
        let denied = self.named(path, articles, Polarity::Denied);
        if !denied.is_empty() {
            return telling.shown(&denied);
        }
        let affirmed = self.named(path, articles, Polarity::Affirmed);
        match affirmed.iter().find(|named| named.fact.firm) {
            Some(named) => telling.asserted(named, "the article says so and denies nothing"),
            None => telling.unknown(path, articles),
        }
    }

    pub(super) fn absent(&self, telling: &Telling<'_>, path: &Path, articles: &[usize]) -> Case {
        let named = self.named(path, articles, Polarity::Any);
        if let Some(found) = named.iter().find(|named| named.fact.firm && !named.fact.negated) {
            return telling.asserted(found, "here it is");
        }
        if let Some(found) = named.first() {
            return telling.perhaps_present(Evidence { article: found.article, span: found.fact.span });
        }
        match self.spoken_of(path, articles) {
            Some(evidence) => telling.perhaps_present(evidence),
            None => telling.absent(),
        }
    }

    /// A sentence that holds the words of a path's subject together with its names and, where the path asks for a kind of value, a value of that kind.
    fn spoken_of(&self, path: &Path, articles: &[usize]) -> Option<Evidence> {
        let (subject, attribute) = matching::parts(path);
        let built_in = matches!(subject.as_str(), "mention" | "quote" | "article");
        let noun = Noun::of(&subject, self.words);
        let kind = attribute.and_then(|word| lexicon::attribute(&word)).and_then(|known| type_named(known.kind?));
        let kind = kind.filter(|kind| !matches!(kind.name, "name" | "text"));
        for &at in articles {
            let analysis = &self.subjects.get(at)?.checked.analysis;
            let Analysis { article, mentions, .. } = analysis;
            let prose = |sentence: &&Sentence| article.blocks[sentence.block].kind != BlockKind::Furniture;
            for sentence in article.sentences.iter().filter(prose) {
                let words: Vec<(Span, &str)> = article.tokens[sentence.tokens.clone()]
                    .iter()
                    .map(|token| (token.span, article.slice(token.span)))
                    .collect();
                let is_about = |word: &str| noun.names_what(&Noun::of(&lemma::lower(word), self.words));
                let about = built_in || words.iter().any(|(_, word)| is_about(word));
                let named =
                    path.participants.iter().all(|name| has_name(&words, &name.node, &analysis.facts, self.words));
                let valued = kind.is_none_or(|kind| {
                    mentions.iter().any(|mention| sentence.span.contains(mention.span) && is_of(&mention.value, kind))
                });
                if about && named && valued && !(built_in && path.participants.is_empty()) {
                    return Some(Evidence { article: at, span: sentence.span });
                }
            }
        }
        None
    }
}

/// Whether a sentence has some word of a name, where it is not part of the name of somebody else: "Korea" in "South Korea" is no trace of North Korea.
fn has_name(words: &[(Span, &str)], name: &str, facts: &[Fact], own: &Vocabulary) -> bool {
    let of_another = |word: Span| {
        let mut mentions = facts.iter().filter(|fact| fact.subject == "mention" && fact.span.contains(word));
        mentions.any(|fact| !fact.participants.iter().any(|full| matching::same_name(name, full, true, own)))
    };
    let is_part = |word: &str| name.split_whitespace().any(|part| word.eq_ignore_ascii_case(part));
    words.iter().any(|(span, word)| is_part(word) && !of_another(*span))
}

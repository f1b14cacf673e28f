//! Acronyms in brackets that do not have the initials before them. See the page beside this file.

use super::{Confidence, Rule, Status, surroundings::Surroundings};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::Analysis,
    language::lexicon::{self, NameWord},
    source::Span,
    text::{Article, TokenKind},
};
use std::{
    collections::{HashMap, HashSet},
    ops::RangeInclusive,
};

pub(super) const RULE: Rule = Rule {
    name: "acronym-mismatch",
    page: include_str!("acronym_mismatch.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Preview,
    confidence: Confidence::High,
    check,
};

/// Two letters fit by chance, and no expansion has so many words.
const LENGTHS: RangeInclusive<usize> = 3..=7;
/// How many small words may stand within an expansion.
const MOST_SMALL: usize = 4;

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let article = &analysis.article;
    let reader = Reader { around: Surroundings::of(article), uses: acronyms(article) };
    (0..article.tokens.len()).filter_map(|at| reader.finding(rule, article, at)).collect()
}

/// How often each word in capitals stands in the article.
fn acronyms(article: &Article) -> HashMap<&str, usize> {
    let mut uses = HashMap::new();
    let words = article.tokens.iter().filter(|token| token.kind == TokenKind::Word);
    for word in words.map(|token| article.slice(token.span)).filter(|word| is_acronym(word)) {
        *uses.entry(word).or_insert(0) += 1;
    }
    uses
}

fn is_acronym(word: &str) -> bool {
    LENGTHS.contains(&word.len()) && word.bytes().all(|letter| letter.is_ascii_uppercase())
}

struct Reader<'a> {
    around: Surroundings<'a>,
    uses: HashMap<&'a str, usize>,
}

impl<'a> Reader<'a> {
    /// What is wrong with the bracket that opens at `at`.
    fn finding(&self, rule: &Rule, article: &'a Article, at: usize) -> Option<Diagnostic> {
        let acronym = self.around.word(at + 1);
        let closed = self.around.word(at) == "(" && self.around.word(at + 2) == ")";
        if !closed || !is_acronym(acronym) {
            return None;
        }
        let (expansion, initials) = self.expansion(at, acronym.len())?;
        // What the article calls the same body elsewhere, or everybody does: without it, an acronym may be that of another language.
        let known = self.uses.contains_key(initials.as_str()) || lexicon::name_word(&initials) == Some(NameWord::Body);
        let once = self.uses.get(acronym) == Some(&1);
        if !(known && once && differ_in_one(acronym, &initials)) {
            return None;
        }
        let span = article.tokens.get(at + 1)?.span;
        let finding = rule
            .finding(format!("{acronym} does not stand for the words before it"))
            .label(Label::new(&article.source, span, format!("the initials are {initials}")))
            .label(Label::new(&article.source, expansion, "the words"));
        Some(finding.help(format!("write {initials}, or mend the name")))
    }

    /// The last words before `end` that begin with capitals, as many as there are letters, and their initials.
    fn expansion(&self, end: usize, letters: usize) -> Option<(Span, String)> {
        let (mut initials, mut small, mut start) = (Vec::new(), 0, end);
        while initials.len() < letters {
            start = start.checked_sub(1)?;
            let word = self.around.word(start);
            match word.chars().next()? {
                initial if initial.is_uppercase() && self.around.is_word(start) => initials.push(initial),
                initial if initial.is_lowercase() && !initials.is_empty() && small < MOST_SMALL => small += 1,
                _ => return None,
            }
        }
        let capital = |before: usize| self.around.word(before).starts_with(char::is_uppercase);
        let longer = start.checked_sub(1).is_some_and(|before| capital(before) && !self.around.is(before, &["the"]));
        let initials = initials.iter().rev().collect::<String>();
        (!longer).then_some(())?;
        Some((self.around.span(&(start..end))?, initials))
    }
}

/// Whether one letter is another one, or two neighbours have changed places; a name in another language has its letters in another order.
fn differ_in_one(acronym: &str, initials: &str) -> bool {
    let letters = |word: &str| word.bytes().collect::<Vec<u8>>();
    let (one, other) = (letters(acronym), letters(initials));
    let apart: Vec<usize> = one.iter().zip(&other).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at).collect();
    match apart.as_slice() {
        [_] => true,
        [at, next] => {
            let set = |letters: &[u8]| letters.iter().copied().collect::<HashSet<u8>>();
            next - at == 1 && set(&one) == set(&other)
        }
        _ => false,
    }
}

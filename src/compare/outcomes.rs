//! Who won a contest: the draft has it the wrong way round where a source has the same two the other way.
//!
//! Names of teams are read off the words around the verb: "United" at the beginning of a sentence is no name by itself.

use super::{
    Check, Evidence, Reason, Verdict,
    index::{Aligned, Index},
    terms::{Digest, Key, Passage, word_key},
};
use crate::{
    language::{
        lemma,
        words::{self, WordClass},
    },
    source::Span,
    tables::{WordTable, rows},
    text::{Token, TokenKind},
};
use std::{collections::BTreeSet, sync::LazyLock};

/// What a verb tells of its subject, and what leads in the other side.
struct Verb {
    /// `None` where it only leads to an outcome: "came from behind to beat them".
    wins: Option<bool>,
    /// None of them: the other side is the object.
    prepositions: Vec<&'static str>,
}

static VERBS: LazyLock<WordTable<Verb>> = LazyLock::new(|| {
    let verbs = rows(include_str!("../../data/outcomes.tsv")).filter_map(|row| {
        let mut columns = row.split('\t');
        let (outcome, prepositions, verbs) = (columns.next()?, columns.next()?, columns.next()?);
        let prepositions: Vec<&str> = prepositions.split(' ').filter(|word| *word != "-").collect();
        Some(verbs.split(' ').map(move |verb| {
            (verb, Verb { wins: (outcome != "way").then_some(outcome == "win"), prepositions: prepositions.clone() })
        }))
    });
    WordTable::new(verbs.flatten())
});

/// How much of the draft's sentence a source must have, in hundredths, to be about the same contest.
const SAME_CONTEST: u32 = 30;
/// So many words may stand between a verb and the preposition that leads in the other side.
const MOST_BETWEEN: usize = 6;

/// Checks whether a sentence of the draft lets win whom one of the sources lets lose.
pub(super) fn check(
    draft: &Digest<'_>,
    passage: &Passage,
    aligned: &[Aligned<'_>],
    index: &Index<'_>,
    checks: &mut Vec<Check>,
) {
    let ours = outcomes(draft, passage);
    if ours.is_empty() {
        return;
    }
    let like = aligned.iter().filter(|sentence| sentence.coverage >= SAME_CONTEST);
    let theirs = like.filter_map(|sentence| Some((sentence.source, index.sources.get(sentence.source)?, sentence)));
    let theirs: Vec<(usize, Outcome)> = theirs
        .flat_map(|(source, digest, sentence)| {
            outcomes(digest, sentence.passage).into_iter().map(move |it| (source, it))
        })
        .collect();
    for outcome in ours {
        let turned = |check: &Check, reasons: &[Option<Reason>]| {
            check.span.overlaps(outcome.span) && reasons.contains(&check.reason)
        };
        if theirs.iter().any(|(_, other)| outcome.is_that_of(other)) {
            // "Lost to" is no opposite of "beat" where the sides changed places.
            checks.retain(|check| !turned(check, &[Some(Reason::Negation)]));
            continue;
        }
        if checks.iter().any(|check| turned(check, &[Some(Reason::Negation), Some(Reason::Role)])) {
            continue;
        }
        let Some((source, other)) = theirs.iter().find(|(_, other)| outcome.is_reversed(other)) else { continue };
        let evidence = Evidence { source: *source, span: other.span };
        let why = format!("the source has it the other way round: “{}”", index.slice(evidence));
        let check = Check::new(outcome.span, "statement", Verdict::Contradicted, why);
        checks.push(Check { firm: true, reason: Some(Reason::Role), evidence: Some(evidence), ..check });
    }
}

/// How a contest went.
struct Outcome {
    winner: BTreeSet<Key>,
    loser: BTreeSet<Key>,
    /// From the one name to the other.
    span: Span,
}

impl Outcome {
    /// The outcome between two sides; words that both have in their names tell nothing.
    fn of(winner: &Run, loser: &Run) -> Option<Self> {
        let span = if winner.span < loser.span { winner.span.join(loser.span) } else { loser.span.join(winner.span) };
        let own = |one: &Run, other: &Run| one.keys.difference(&other.keys).copied().collect::<BTreeSet<Key>>();
        let outcome = Self { winner: own(winner, loser), loser: own(loser, winner), span };
        (!outcome.winner.is_empty() && !outcome.loser.is_empty()).then_some(outcome)
    }

    fn is_that_of(&self, other: &Self) -> bool {
        !self.winner.is_disjoint(&other.winner) && !self.loser.is_disjoint(&other.loser)
    }

    fn is_reversed(&self, other: &Self) -> bool {
        let crossed = !self.winner.is_disjoint(&other.loser) && !self.loser.is_disjoint(&other.winner);
        crossed && self.winner.is_disjoint(&other.winner) && self.loser.is_disjoint(&other.loser)
    }
}

/// Capitalised words in a row.
struct Run {
    keys: BTreeSet<Key>,
    span: Span,
}

/// The outcomes that a sentence states.
fn outcomes(digest: &Digest<'_>, passage: &Passage) -> Vec<Outcome> {
    let tokens = digest.analysis.article.tokens.get(passage.tokens.clone()).unwrap_or_default();
    let sentence = Words { digest, tokens };
    let verbs = tokens
        .iter()
        .enumerate()
        .filter_map(|(at, token)| Some((at, VERBS.get(&lemma::verb(&lemma::lower(digest.slice(token.span))))?)));
    verbs.filter_map(|(at, verb)| sentence.outcome(at, verb.wins?, &verb.prepositions)).collect()
}

/// The words of a sentence.
struct Words<'s, 'a> {
    digest: &'s Digest<'a>,
    tokens: &'s [Token],
}

impl<'a> Words<'_, 'a> {
    fn outcome(&self, at: usize, wins: bool, prepositions: &[&str]) -> Option<Outcome> {
        let begun = self.led_up_to(at).unwrap_or(at);
        let before = (0..begun).rev().find(|before| !self.is(*before, &[WordClass::Auxiliary, WordClass::Adverb]))?;
        let mut passive = false;
        for between in before + 1..begun {
            // What could be, or is not so, is no outcome.
            let form = lemma::lower(self.word(between)?);
            let class = words::class(&form);
            let stem = lemma::verb(&form);
            if class == Some(WordClass::Auxiliary) && !matches!(stem.as_ref(), "be" | "have") {
                return None;
            }
            passive |= stem == "be";
        }
        let subject = self.run_to(before)?;
        let (other, wins) = if prepositions.is_empty() {
            match self.run_from(at + 1) {
                Some(object) => (object, wins),
                None if passive => (self.led_in(at, &["by"])?, !wins),
                None => return None,
            }
        } else {
            (self.led_in(at, prepositions)?, wins)
        };
        if wins { Outcome::of(&subject, &other) } else { Outcome::of(&other, &subject) }
    }

    /// The verb that leads up to an infinitive: "came" of "came from two goals down to beat".
    fn led_up_to(&self, at: usize) -> Option<usize> {
        let to = at.checked_sub(1).filter(|to| self.word(*to) == Some("to"))?;
        let leads = |at: &usize| {
            let form = self.word(*at).map(|word| VERBS.get(&lemma::verb(&lemma::lower(word))));
            form.flatten().is_some_and(|verb| verb.wins.is_none())
        };
        let plain = |at: &usize| !self.is_capitalised(*at) && self.word(*at) != Some(",");
        (to.saturating_sub(MOST_BETWEEN)..to).rev().take_while(plain).find(leads)
    }

    fn word(&self, at: usize) -> Option<&'a str> {
        self.tokens.get(at).map(|token| self.digest.slice(token.span))
    }

    fn is(&self, at: usize, classes: &[WordClass]) -> bool {
        self.word(at).and_then(words::class).is_some_and(|class| classes.contains(&class))
    }

    /// What a preposition soon behind a word leads in; no comma and no other name stand between.
    fn led_in(&self, at: usize, prepositions: &[&str]) -> Option<Run> {
        let leads = |at: &usize| self.word(*at).is_some_and(|word| prepositions.contains(&&*lemma::lower(word)));
        let passed =
            |at: &usize| !self.is_capitalised(*at) && self.word(*at).is_some_and(|word| !matches!(word, "," | ";"));
        let lead = (at + 1..=at + MOST_BETWEEN).take_while(passed).find(leads)?;
        self.run_from(lead + 1)
    }

    fn is_capitalised(&self, at: usize) -> bool {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Word);
        let word = token.map(|token| self.digest.slice(token.span));
        word.is_some_and(|word| word.starts_with(char::is_uppercase) && words::class(word).is_none())
    }

    /// The name that begins at a word, an article aside; none where something of it is meant: "Chelsea's record".
    fn run_from(&self, at: usize) -> Option<Run> {
        let at = at + usize::from(self.is(at, &[WordClass::Article]));
        let end = (at..self.tokens.len()).find(|at| !self.is_capitalised(*at)).unwrap_or(self.tokens.len());
        let owns = |word: &str| word.starts_with(['\'', '’']) || word.ends_with("'s") || word.ends_with("’s");
        let owned =
            end.checked_sub(1).and_then(|last| self.word(last)).is_some_and(owns) || self.word(end).is_some_and(owns);
        if owned { None } else { self.run(at, end) }
    }

    /// The name that ends with a word, unless a clause begins with it that need not be so: "if Chelsea".
    fn run_to(&self, last: usize) -> Option<Run> {
        let start = (0..=last).rev().take_while(|at| self.is_capitalised(*at)).last()?;
        let supposed = start.checked_sub(1).is_some_and(|before| self.is(before, &[WordClass::Subordinator]));
        if supposed { None } else { self.run(start, last + 1) }
    }

    fn run(&self, start: usize, end: usize) -> Option<Run> {
        let tokens = self.tokens.get(start..end)?;
        let keys: BTreeSet<Key> = tokens.iter().filter_map(|token| word_key(self.digest.slice(token.span))).collect();
        let span = tokens.first()?.span.join(tokens.last()?.span);
        (!keys.is_empty()).then_some(Run { keys, span })
    }
}

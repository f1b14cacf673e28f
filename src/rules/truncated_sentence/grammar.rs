//! What the grammar of a sentence tells of its end: a preposition whose object is nowhere, a relative clause that never came to its verb.

use super::line::{LastSentence, is_finite};
use crate::{
    language::{
        syntax::{Analyser, Syntax},
        tags::{Penn, Relation},
        words::{WordClass, class},
    },
    text::lexicon::{self, SPEECH_VERBS, Words},
};
use std::sync::LazyLock;

static STRANDING: Words = LazyLock::new(|| lexicon::words(include_str!("../../../data/stranding.txt")));
static OBJECTS: Words = LazyLock::new(|| lexicon::words(include_str!("../../../data/objects.txt")));

/// What begins a clause with a verb of its own, behind a noun or a comma.
const INTRODUCERS: [&str; 3] = ["which", "who", "whose"];
/// Pronouns that are nothing but subjects: right behind a noun they begin a clause about it.
const SUBJECTS: [&str; 5] = ["I", "he", "she", "they", "we"];
/// The tags of verbs that a clause has one of.
const FINITE: [Penn; 4] = [Penn::Md, Penn::Vbd, Penn::Vbp, Penn::Vbz];
/// Longer sentences get no tree: they are lists or tables.
const LONGEST: usize = 150;

/// Whether `word` is a preposition that wants an object behind it.
pub(super) fn wants_object(word: &str) -> bool {
    lexicon::has(&OBJECTS, word)
}

/// Whether the last word is "by" behind a passive: "They were followed by".
pub(super) fn wants_agent(sentence: &LastSentence<'_>) -> bool {
    let by = sentence.words().next_back() == Some("by");
    by && Grammar::of(sentence)
        .is_some_and(|grammar| grammar.last.checked_sub(1).is_some_and(|before| grammar.is(before, &[Penn::Vbn])))
}

/// Whether the last word, a preposition, would want its object in a title too: it is no adverb ("The tide comes in"), or stands behind a passive.
pub(super) fn wants_object_in_title(sentence: &LastSentence<'_>) -> bool {
    const NO_ADVERBS: [&str; 3] = ["of", "to", "from"];
    let Some(word) = sentence.words().next_back().filter(|_| !is_stranded(sentence)) else { return false };
    let behind_passive = || {
        Grammar::of(sentence).is_some_and(|grammar| {
            let be =
                (0..grammar.last).any(|at| matches!(grammar.word(at), "is" | "are" | "was" | "were" | "be" | "been"));
            be && grammar.last.checked_sub(1).is_some_and(|before| grammar.is(before, &[Penn::Vbn]))
        })
    };
    // "Keeping the lights on" has an adverb; nouns have none behind them that is written "in".
    let behind_noun = || {
        word == "in"
            && Grammar::of(sentence).is_some_and(|grammar| {
                grammar.last.checked_sub(1).is_some_and(|before| grammar.is(before, &[Penn::Nns, Penn::Nnp]))
            })
    };
    wants_object(word) || NO_ADVERBS.contains(&word) || behind_passive() || behind_noun()
}

/// Whether the first verb tells what was or will be, rather than what titles tell of today.
pub(super) fn reports(sentence: &LastSentence<'_>) -> bool {
    Grammar::of(sentence).is_some_and(|grammar| {
        let first = (0..=grammar.last).find(|&at| grammar.is(at, &FINITE));
        first.is_some_and(|at| grammar.is(at, &[Penn::Vbd, Penn::Md]))
    })
}

/// Whether the last word is "that" behind a noun, and would have begun what the noun is about: "the reports that".
pub(super) fn announces_clause(sentence: &LastSentence<'_>) -> bool {
    let that = sentence.words().next_back() == Some("that");
    that && Grammar::of(sentence).is_some_and(|grammar| {
        grammar.last.checked_sub(1).is_some_and(|before| grammar.is(before, &[Penn::Nn, Penn::Nns]))
    })
}

/// Whether the last word, a preposition, has no object: none follows, and nothing tells that one stands further ahead.
pub(super) fn lacks_object(sentence: &LastSentence<'_>) -> bool {
    let lower = sentence.words().next_back().is_some_and(|word| word.chars().all(char::is_lowercase));
    lower && !is_stranded(sentence) && Grammar::of(sentence).is_some_and(|grammar| grammar.lacks_object())
}

/// The word that began a clause which has no verb.
pub(super) fn clause_without_verb<'a>(sentence: &LastSentence<'a>) -> Option<&'a str> {
    let words: Vec<&str> = sentence.words().collect();
    let introducer = words.iter().rposition(|word| INTRODUCERS.contains(word))?;
    let behind = words.get(introducer + 1..)?;
    // Lists of verbs rule out nearly every sentence, so that few need a tree.
    if behind.iter().any(|word| is_finite(word)) {
        return None;
    }
    Grammar::of(sentence)?.clause_without_verb()
}

/// Whether the last word may be a preposition whose object stands further ahead: "the core to start from", "whatever they have the most of".
pub(super) fn is_stranded(sentence: &LastSentence<'_>) -> bool {
    let words: Vec<&str> = sentence.text.split_whitespace().collect();
    let moves = |part: &str| part != "to" && lexicon::has(&STRANDING, part);
    // "told investors that" begins a clause which takes nothing ahead.
    let said = |at: usize| {
        (1..=2).any(|back| at >= back && words.get(at - back).is_some_and(|word| lexicon::has(&SPEECH_VERBS, word)))
    };
    let joins = |at: usize, word: &str| word == "that" && said(at);
    let parts = |word: &&str| word.split(|part: char| !part.is_alphanumeric()).any(moves);
    let ahead = words.iter().enumerate().any(|(at, word)| parts(word) && !joins(at, word));
    // "the city that it is for"
    let behind_be = matches!(words.as_slice(), [.., "is" | "are" | "was" | "were" | "be" | "been", _]);
    behind_be || ahead || has_contact_clause(&words) || ends_in_infinitive(sentence)
}

/// Whether the last word belongs to an infinitive, with no verb of another clause behind it: "something to look at".
fn ends_in_infinitive(sentence: &LastSentence<'_>) -> bool {
    let before_last = sentence.words().rev().skip(1).any(|word| word == "to");
    before_last
        && Grammar::of(sentence).is_none_or(|grammar| {
            let to = (0..grammar.last).rfind(|&at| grammar.word(at) == "to").unwrap_or_default();
            !(to..grammar.last).any(|at| grammar.is(at, &FINITE))
        })
}

/// Whether a relative clause without a relative begins somewhere: "the distribution this package originates from", "of triangles each node is part of",
/// "the team you are part of". A noun is sure behind an article or preposition, and what follows it begins another phrase.
fn has_contact_clause(words: &[&str]) -> bool {
    words.windows(3).any(|three| {
        let [before, noun, subject] = *three else { return false };
        let class_of = |word: &str| class(word.to_lowercase().as_str());
        let leads = match class_of(before) {
            _ if SUBJECTS.contains(&subject) => true,
            Some(WordClass::Article | WordClass::Possessive | WordClass::Determiner) => true,
            Some(WordClass::Preposition) => before != "to" && class_of(subject) != Some(WordClass::Article),
            _ => false,
        };
        let plain = noun.chars().all(char::is_alphanumeric) && class_of(noun).is_none();
        let begins = matches!(
            class_of(subject),
            Some(WordClass::Article | WordClass::Possessive | WordClass::Determiner | WordClass::Pronoun)
        );
        leads && plain && begins
    })
}

/// The last sentence of a paragraph with its tree.
struct Grammar<'a> {
    source: &'a str,
    syntax: Syntax,
    /// The last word, marks aside.
    last: usize,
}

impl<'a> Grammar<'a> {
    fn of(sentence: &LastSentence<'a>) -> Option<Self> {
        let tokens = (sentence.tokens.len() <= LONGEST).then_some(sentence.tokens)?;
        let syntax = Analyser::default().read(sentence.source, tokens);
        let is_word = |word: &str| word.starts_with(char::is_alphanumeric);
        let last = syntax.words.iter().rposition(|word| sentence.source.get(word.span.range()).is_some_and(is_word))?;
        Some(Self { source: sentence.source, syntax, last })
    }

    fn word(&self, at: usize) -> &'a str {
        self.syntax.words.get(at).and_then(|word| self.source.get(word.span.range())).unwrap_or_default()
    }

    fn is(&self, at: usize, tags: &[Penn]) -> bool {
        self.syntax.words.get(at).is_some_and(|word| tags.contains(&word.penn))
    }

    fn lacks_object(&self) -> bool {
        let Some(before) = self.last.checked_sub(1) else { return false };
        let modifies = |at: usize| self.syntax.relation(at) == Some(Relation::AclRelcl);
        let behind_noun = (0..self.last).any(|at| modifies(at) && self.syntax.subtree(at).contains(&self.last));
        let compared = (0..before).any(|at| matches!(self.word(at), "than" | "worth" | "too" | "enough"));
        let joined = !self.word(before).starts_with(char::is_alphanumeric) || self.is(before, &[Penn::Cc]);
        // The object of a passive is its subject: "was asked for", "unless accounted for".
        let passive =
            (self.is(before, &[Penn::Vbn]) || self.word(before).ends_with("ed")) && self.word(self.last) != "by";
        !behind_noun && !compared && !joined && !passive
    }

    /// Whether the word at `at` may be a verb: by its tag, or in "-s" with nothing before it that makes a noun of it.
    fn is_verb(&self, at: usize) -> bool {
        const VERBS: [Penn; 7] = [Penn::Md, Penn::Vb, Penn::Vbd, Penn::Vbg, Penn::Vbn, Penn::Vbp, Penn::Vbz];
        let determined = at.checked_sub(1).and_then(|before| class(self.word(before))).is_some_and(makes_noun);
        self.is(at, &VERBS) || self.word(at).ends_with('s') && class(self.word(at)).is_none() && !determined
    }

    /// The last introducer behind a noun, a comma or an earlier one, if no verb follows it. Its own verb might be taken for a noun: what follows must begin a phrase.
    fn clause_without_verb(&self) -> Option<&'a str> {
        let mut introducers = (1..=self.last).rev().filter(|&at| INTRODUCERS.contains(&self.word(at)));
        let introducer = introducers.next()?;
        let noun = self.is(introducer - 1, &[Penn::Nn, Penn::Nns, Penn::Nnp, Penn::Nnps]);
        let begins = introducer == self.last || class(self.word(introducer + 1)).is_some_and(makes_noun);
        let verb = (introducer + 1..=self.last).any(|at| self.is_verb(at));
        // "wall, cage, who"
        let listed = introducer == self.last
            && introducer > 2
            && self.word(introducer - 1) == ","
            && self.word(introducer - 3) == ",";
        let second = introducers.next().is_some() && self.is(introducer - 1, &[Penn::Cc]);
        ((noun || second || self.word(introducer - 1) == ",") && begins && !verb && !listed)
            .then(|| self.word(introducer))
    }
}

/// Whether a word of `class` has a noun behind it.
fn makes_noun(class: WordClass) -> bool {
    matches!(class, WordClass::Article | WordClass::Possessive | WordClass::Determiner | WordClass::Preposition)
}

//! How a sentence presents what it says: as so, planned, possible, alleged, denied.
//!
//! A word of modality or negation says something of what hangs on its head in the tree of the sentence, up to the end of the statement: a relative clause,
//! a reason and what somebody is said to say are statements of their own. The words before a value are a second opinion: where they hold a word of modality
//! that the tree gives to something else, nothing is sure.

mod parting;
mod scope;
mod words;

use super::{Status, clause::Clause, speakers::is_in_quotation};
use crate::language::{lexicon::Modality, tags::Penn};
use scope::Path;
use std::{cell::OnceCell, iter};
use words::{EMPTY, begins_phrase, contraction, marked};

/// How something is presented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Manner {
    pub(super) status: Status,
    /// Whether it is denied.
    pub(super) denied: bool,
    /// Whether tree and neighbouring words agree.
    pub(super) sure: bool,
    /// The tokens of the words that decide, the one for the status first.
    pub(super) words: [Option<usize>; 2],
}

/// Which of the words that decide denies.
const DENIAL: usize = 1;

impl Manner {
    pub(super) const PLAIN: Self = Self { status: Status::Asserted, denied: false, sure: true, words: [None; 2] };

    /// Takes in a word of modality: the status that is farthest from a plain statement stays.
    fn take(&mut self, modality: Modality, token: usize) {
        let status = match modality {
            Modality::Planned | Modality::Conditional | Modality::Awaited => Status::Planned,
            Modality::Possible => Status::Possible,
            Modality::Alleged => Status::Alleged,
            Modality::Counterfactual => Status::Counterfactual,
            Modality::Denied => return self.deny(token),
            Modality::Asserted => return,
        };
        if status > self.status {
            (self.status, self.words[0]) = (status, Some(token));
        }
    }

    fn deny(&mut self, token: usize) {
        (self.denied, self.words[DENIAL]) = (true, Some(token));
    }

    /// Leaves out what one of its words says.
    fn drop(&mut self, word: usize) {
        if word == DENIAL {
            self.denied = false;
        } else {
            self.status = Status::Asserted;
        }
        (self.words[word], self.sure) = (None, false);
    }

    fn is_plain(&self) -> bool {
        self.status == Status::Asserted && !self.denied
    }
}

/// How the sentences of an article present what they say.
pub(super) struct Manners {
    /// Which passages have a word that could tell, once somebody has asked.
    telling: Vec<OnceCell<bool>>,
}

impl Manners {
    /// Of so many passages.
    pub(super) fn of(passages: usize) -> Self {
        Self { telling: iter::repeat_with(OnceCell::new).take(passages).collect() }
    }

    /// How the sentence presents what stands at token `at`.
    pub(super) fn read(&self, clause: &Clause<'_>, at: usize) -> Manner {
        let may_tell = || (clause.start()..clause.end()).any(|token| may_tell(clause, token));
        let told = self.telling.get(clause.index).is_some_and(|cell| *cell.get_or_init(may_tell));
        if told { read(clause, at) } else { Manner::PLAIN }
    }
}

fn read(clause: &Clause<'_>, at: usize) -> Manner {
    let mut manner = Manner::PLAIN;
    let path = Path::new(clause, at);
    let apart = path.read(&mut manner);
    if let Some(token) = inverted_condition(clause, at).filter(|_| !apart && !is_in_relative(clause, at)) {
        manner.take(Modality::Counterfactual, token);
    }
    if manner.words[0].is_some_and(|would| is_hypothetical(clause, would)) {
        manner.status = manner.status.max(Status::Possible);
    }
    if let Some(token) = untrue(clause, at) {
        manner.deny(token);
    }
    let mut parted = false;
    for word in 0..manner.words.len() {
        if manner.words[word].is_some_and(|token| parting::is_apart(clause, token, at)) {
            manner.drop(word);
            parted = true;
        }
    }
    // "did not rise but fell", "denies the cuts but concedes a loss", "denied that it was ignored: an inspection had found"
    if manner.words[DENIAL].is_some_and(|denial| (denial..at).any(|at| clause.is(at, &["but"]) || is_colon(clause, at)))
    {
        manner.drop(DENIAL);
    }
    if clause.end() > clause.start() && clause.word(clause.end() - 1) == "?" {
        manner.take(Modality::Possible, clause.end() - 1);
    }
    if manner.words.iter().flatten().any(|token| are_parted(clause, *token, at)) {
        manner.sure = false;
    }
    if let Some((token, modality)) = nearby(clause, at).filter(|_| manner.is_plain()) {
        // "accepted invitations to visit in May": trees often hang such a phrase on the verb too far up.
        // "denies that he was told": nobody denies anything else there.
        let denies = modality == Modality::Denied && clause.is(token + 1, &["that"]) && clause.is_open(token);
        let near = || parted || path.attachment().is_some_and(|verb| verb < token);
        let between = denies || modality != Modality::Denied && near();
        if between {
            manner.take(modality, token);
        }
        manner.sure = between && !parted;
    }
    manner
}

/// Whether a word could tell that what stands in its sentence is not plainly so. No tree need be grown of a sentence without one.
fn may_tell(clause: &Clause<'_>, token: usize) -> bool {
    let word = clause.lower(token);
    begins_phrase(&word)
        || contraction(&word).is_some()
        || EMPTY.contains(&word.as_ref())
        || matches!(word.as_ref(), "if" | "unless" | "?")
        || token == clause.start() && word == "had"
        || clause.tree().penn(token) == Some(Penn::Vb)
}

/// "Had the alarm rung, 33 workers would have lived": an auxiliary that opens a sentence which is no question. "They could have saved millions, had it been
/// agreed in 2025": or one behind a comma, for what follows.
fn inverted_condition(clause: &Clause<'_>, at: usize) -> Option<usize> {
    let start = clause.start();
    let would = |at: &usize| clause.is(*at, &["would", "could", "might"]);
    let question = clause.word(clause.end().checked_sub(1)?) == "?";
    let had = if clause.is(start, &["had"]) {
        start
    } else {
        let comma = (start..at).rev().find(|at| clause.word(*at) == ",")?;
        let participle = || (comma + 2..at).any(|at| clause.tree().penn(at) == Some(Penn::Vbn));
        Some(comma + 1).filter(|had| clause.is(*had, &["had"]) && !clause.is_finite_verb(comma + 2) && participle())?
    };
    (!question && (start..clause.end()).any(|at| would(&at))).then_some(had)
}

/// "If the corridors allowed six storeys, there would be room", "“a price above $55 would be hard to refuse”": a "would" of what is only supposed. What somebody
/// once said "would" be is that of "will".
fn is_hypothetical(clause: &Clause<'_>, would: usize) -> bool {
    let supposes = clause.is(clause.start(), &["if", "unless"]);
    clause.is(would, &["would", "'d", "’d"]) && (supposes || is_in_quotation(clause.passages, would))
}

/// "A report that 80 had drowned was untrue": the word that denies what the clause of a noun tells, where token `at` stands in that clause.
fn untrue(clause: &Clause<'_>, at: usize) -> Option<usize> {
    let inside = |at: &usize| !clause.is_finite_verb(*at) && !matches!(clause.word(*at), "," | ";" | ":");
    // "a report by an officer that 80 had drowned"
    let told = |that: &usize| {
        let mut before = (clause.start()..*that).rev().take(LONGEST_SOURCE).take_while(inside);
        clause.is(*that, &["that"]) && before.any(|noun| clause.is(noun, &TOLD))
    };
    let that = (clause.start()..at).rev().find(told)?;
    let copula =
        (at..clause.end()).find(|at| clause.is(*at, &["is", "was", "are", "were"]) && clause.is(at + 1, &UNTRUE))?;
    let parted = (that..copula).any(|at| matches!(clause.word(at), "," | ";" | ":"));
    (!parted).then_some(copula + 1)
}

/// Nouns of what somebody tells, whose clause may turn out wrong.
const TOLD: [&str; 20] = [
    "report",
    "reports",
    "claim",
    "claims",
    "rumour",
    "rumours",
    "rumor",
    "rumors",
    "allegation",
    "allegations",
    "suggestion",
    "suggestions",
    "statement",
    "statements",
    "assertion",
    "assertions",
    "story",
    "stories",
    "speculation",
    "accusation",
];

/// What is said of a report that does not hold.
const UNTRUE: [&str; 14] = [
    "untrue",
    "false",
    "wrong",
    "incorrect",
    "unfounded",
    "baseless",
    "groundless",
    "fabricated",
    "inaccurate",
    "mistaken",
    "nonsense",
    "invented",
    "unsubstantiated",
    "fictitious",
];

/// How many words may tell who reports, between the noun and its clause.
const LONGEST_SOURCE: usize = 8;

/// Whether a colon stands at token `at` that is no part of a time or a score.
fn is_colon(clause: &Clause<'_>, at: usize) -> bool {
    clause.word(at) == ":" && !clause.word(at + 1).starts_with(|first: char| first.is_ascii_digit())
}

/// Whether another statement begins between a word of modality and token `at`: behind a colon, or with a relative behind a comma.
fn are_parted(clause: &Clause<'_>, token: usize, at: usize) -> bool {
    (token..at).any(|mark| match clause.word(mark) {
        ":" | ";" => true,
        "," => clause.is(mark + 1, &["which", "who", "whose", "where"]),
        _ => false,
    })
}

/// Whether token `at` stands in a relative clause behind a comma.
fn is_in_relative(clause: &Clause<'_>, at: usize) -> bool {
    let comma = (clause.start()..at).rev().find(|at| clause.word(*at) == ",");
    comma.is_some_and(|comma| clause.is(comma + 1, &["which", "who", "whose"]))
}

/// The word of modality before token `at`, with no mark or word between them that ends what it speaks of.
fn nearby(clause: &Clause<'_>, at: usize) -> Option<(usize, Modality)> {
    let before = (clause.start()..at).rev().take_while(|at| !ends_scope(clause, *at));
    let mut found = before.into_iter().filter_map(|token| marked(clause, token).map(|modality| (token, modality)));
    found.find(|(_, modality)| !matches!(modality, Modality::Asserted | Modality::Awaited))
}

/// A mark or word beyond which a modal says nothing of what follows.
fn ends_scope(clause: &Clause<'_>, at: usize) -> bool {
    is_colon(clause, at)
        || matches!(clause.word(at), ";" | "," | "." | "?" | "!" | "”" | "“" | "\"")
        || clause.is(at, &["but", "while", "although", "though", "after", "before", "because", "since", "when"])
}

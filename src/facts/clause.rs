//! Reading a sentence without a parser: noun phrases before and behind a word, verbs, clause boundaries.

mod insertions;
mod lists;

use super::{
    coreference,
    entities::{Entities, NameSpan, span_of},
    passages::Passages,
    trees::Tree,
};

use crate::{
    language::{
        lemma,
        lexicon::{self, NameWord},
        tags::{Penn, Relation, Upos},
        words::WordClass,
    },
    source::Span,
    text::{Sentence, TokenKind},
    values::NameKind,
};
use lists::LONGEST_LIST;
use std::{borrow::Cow, ops::Range};

/// A sentence with the names in it. Tokens are counted as the article counts them.
#[derive(Clone, Copy)]
pub(super) struct Clause<'a> {
    pub(super) passages: &'a Passages<'a>,
    pub(super) entities: &'a Entities,
    pub(super) sentence: &'a Sentence,
    /// Its index in the passages.
    pub(super) index: usize,
}

/// A noun phrase: its tokens, and the token of its head noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) tokens: Range<usize>,
    pub(super) head: usize,
}

/// How many words a noun phrase may have before its head.
const LONGEST_PHRASE: usize = 6;

/// Prepositions by which a noun phrase hangs on another.
const HANGING: [&str; 14] =
    ["of", "with", "between", "in", "for", "on", "from", "against", "to", "at", "near", "outside", "inside", "around"];

impl<'a> Clause<'a> {
    /// The passage with this index.
    pub(super) fn new(passages: &'a Passages<'a>, entities: &'a Entities, index: usize) -> Self {
        Self { passages, entities, sentence: &passages.all[index], index }
    }

    /// The tree of the sentence.
    pub(super) fn tree(&self) -> Tree<'a> {
        self.passages.tree(self.index)
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        if !self.sentence.tokens.contains(&at) {
            return "";
        }
        self.passages.word(at)
    }

    pub(super) fn lower(&self, at: usize) -> Cow<'a, str> {
        Cow::Borrowed(if self.sentence.tokens.contains(&at) { self.passages.lower(at) } else { "" })
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        let here = if self.sentence.tokens.contains(&at) { self.passages.bytes(at) } else { &[] };
        words.iter().any(|word| here.eq_ignore_ascii_case(word.as_bytes()))
    }

    pub(super) fn class(&self, at: usize) -> Option<WordClass> {
        // "the US" is no pronoun.
        let class = self.sentence.tokens.contains(&at).then(|| self.passages.class(at))?;
        class.filter(|_| self.name_at(at).is_none())
    }

    pub(super) fn span(&self, tokens: &Range<usize>) -> Span {
        span_of(self.passages.article, tokens)
    }

    pub(super) fn text(&self, tokens: &Range<usize>) -> Cow<'a, str> {
        self.passages.article.in_one_line(self.span(tokens))
    }

    pub(super) fn start(&self) -> usize {
        self.sentence.tokens.start
    }

    pub(super) fn end(&self) -> usize {
        self.sentence.tokens.end
    }

    pub(super) fn name_at(&self, at: usize) -> Option<&'a NameSpan> {
        self.entities.at(at).filter(|span| self.sentence.tokens.contains(&span.tokens.start))
    }

    /// The name that a token belongs to, its titles being a part of it: "Mr Hale".
    pub(super) fn bearer(&self, at: usize) -> Option<&'a NameSpan> {
        let titled = || {
            let title = lexicon::name_word(self.word(at)) == Some(NameWord::Title);
            let name = at + 1 + usize::from(self.word(at + 1) == ".");
            self.name_at(name).filter(|name| title && self.is_person(name.tokens.start))
        };
        self.name_at(at).or_else(titled)
    }

    /// Whether the token belongs to the name of a person.
    pub(super) fn is_person(&self, at: usize) -> bool {
        self.name_at(at).is_some_and(|name| self.entities.of(name).kind == NameKind::Person)
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.sentence.tokens.contains(&at).then(|| self.passages.article.tokens.get(at).map(|token| token.kind))?
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    pub(super) fn is_possessive(&self, at: usize) -> bool {
        matches!(self.word(at), "'s" | "’s" | "'" | "’")
    }

    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "‑")
    }

    /// "the Nairobi-based company": whether a name tells where somebody is at home.
    pub(super) fn is_seat(&self, name: &NameSpan) -> bool {
        let end = name.tokens.end;
        self.is_hyphen(end) && self.is(end + 1, &["based", "born", "bred", "headquartered", "listed"])
    }

    /// Whether the token is an ordinary word of an open class: a noun, verb or adjective that is no name.
    pub(super) fn is_open(&self, at: usize) -> bool {
        self.is_word(at) && self.passages.class(at).is_none() && self.name_at(at).is_none() && !self.is_possessive(at)
    }

    /// The noun phrase that ends right before token `end`, with what stands inside it from its determiner on.
    pub(super) fn phrase_before(&self, end: usize) -> Option<Phrase> {
        // "the S&P 500": the figure of a designation is no head.
        let numbered = end >= 2 && self.is_figure(end - 1) && self.name_at(end - 2).is_some();
        let head = end.checked_sub(1 + usize::from(numbered))?;
        if !self.is_open(head) && self.name_at(head).is_none() {
            return None;
        }
        let mut start = self.name_at(head).map_or(head, |name| name.tokens.start);
        while start > self.start() && head - start < LONGEST_PHRASE {
            let before = start - 1;
            start = match self.name_at(before) {
                Some(name) => name.tokens.start,
                None if self.is_open(before) && !self.is_finite_verb(before) => before,
                None if self.is_possessive(before) || self.is_hyphen(before) || self.is_figure(before) => before,
                None => break,
            };
        }
        let determined = start > self.start()
            && matches!(
                self.class(start - 1),
                Some(WordClass::Article | WordClass::Possessive | WordClass::Determiner)
            );
        Some(Phrase { tokens: start - usize::from(determined)..end, head })
    }

    /// The noun phrase that begins at token `start`.
    pub(super) fn phrase_at(&self, start: usize) -> Option<Phrase> {
        let mut at = start;
        while matches!(self.class(at), Some(WordClass::Article | WordClass::Possessive | WordClass::Determiner)) {
            at += 1;
        }
        let mut head = None;
        while at < self.end() && at - start < LONGEST_PHRASE + 2 {
            if let Some(name) = self.name_at(at) {
                head = Some(name.tokens.end - 1);
                at = name.tokens.end;
            } else if self.is_open(at)
                && !(head.is_some() && (self.is_finite_verb(at) || self.begins_date(at) || self.is_honour(at)))
            {
                head = Some(at);
                at += 1;
            } else if self.continues_phrase(at, head) {
                at += 1;
            } else {
                break;
            }
        }
        head.map(|head| Phrase { tokens: start..head + 1, head })
    }

    /// Whether an honour stands here that is no part of the name before it: "KC", "MP".
    pub(super) fn is_honour(&self, at: usize) -> bool {
        let named = at.checked_sub(1).is_some_and(|before| self.name_at(before).is_some());
        named && lexicon::name_word(self.word(at)) == Some(NameWord::Suffix) && self.name_at(at).is_none()
    }

    /// Whether a token that is no word of its own goes on with a noun phrase: "'s", "-" in "the 42-year-old", "." in "Dr. Alvarez".
    fn continues_phrase(&self, at: usize, head: Option<usize>) -> bool {
        let before = at.checked_sub(1);
        let behind_figure = before.is_some_and(|before| self.is_figure(before));
        let titled = before.is_some_and(|before| lexicon::name_word(self.word(before)) == Some(NameWord::Title));
        head.is_some() && self.is_possessive(at)
            || (head.is_some() || behind_figure) && self.is_hyphen(at)
            || self.is_figure(at)
            || self.word(at) == "." && titled && self.name_at(at + 1).is_some()
    }

    /// "last year", "next week": a noun phrase ends before it.
    fn begins_date(&self, at: usize) -> bool {
        self.is(at, &["last", "this", "next"]) && lexicon::is_calendar_unit(&self.lower(at + 1))
    }

    fn is_figure(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Number)
    }

    /// Whether the word is a verb that a subject may stand before, and no participle or verbal noun before a noun.
    pub(super) fn is_finite_verb(&self, at: usize) -> bool {
        let tree = self.tree();
        tree.upos(at) == Some(Upos::Verb)
            && self.is_open(at)
            && !tree.is(at, &[Relation::Amod, Relation::Compound, Relation::Case])
    }

    /// "Xi and Putin last met": the past form of an irregular verb right behind a name, which taggers take for a noun.
    pub(super) fn is_past_behind_name(&self, at: usize) -> bool {
        let word = self.lower(at);
        let past = || lemma::is_irregular_verb(&word) && lemma::verb(&word) != word;
        let between = || self.is(at - 1, &["both", "first", "last", "also", "each"]);
        let behind_name = || self.name_at(at.saturating_sub(1 + usize::from(between()))).is_some();
        at > self.start() && self.is_open(at) && past() && behind_name()
    }

    /// The subject of the verb at token `verb`: the noun phrase before it, adverbs, auxiliaries and insertions between commas aside.
    pub(super) fn subject_of(&self, verb: usize) -> Option<Phrase> {
        let mut at = verb.checked_sub(1)?;
        loop {
            if at < self.start() {
                return None;
            }
            match self.class(at) {
                Some(WordClass::Adverb | WordClass::Auxiliary | WordClass::Negation | WordClass::Relative) => {
                    at = at.checked_sub(1)?;
                }
                Some(WordClass::Pronoun) if self.is(at, &["who", "whom"]) => at = at.checked_sub(1)?,
                None if self.word(at) == "," => at = self.before_insertion(at)?,
                // "was shortlisted three times, and in 2011 declined"
                None if self.is_dated(at) => at = self.before_date(at)?,
                None if self.is_open(at) && self.lower(at).ends_with("ly") => at = at.checked_sub(1)?,
                // "Xi and Putin last met", "A and B both hailed"
                _ if self.is(at, &["last", "first", "both", "all", "each"]) => at = at.checked_sub(1)?,
                // "had accepted invitations to visit": the infinitive has the subject of the verb it hangs on.
                Some(WordClass::Preposition) if self.is(at, &["to"]) => return self.subject_of(self.verb_before(at)?),
                // "Putin had accepted invitations and signed": both verbs have one subject.
                Some(WordClass::Conjunction) if at > self.start() => {
                    return self.subject_of(self.joined_verb(verb, at)?);
                }
                Some(WordClass::Pronoun) => return Some(Phrase { tokens: at..at + 1, head: at }),
                // "will stay closed": the subject is that of the whole chain.
                None if at > self.start() && self.class(at - 1) == Some(WordClass::Auxiliary) && self.is_open(at) => {
                    at -= 1;
                }
                _ => break,
            }
        }
        let phrase = self.phrase_before(at + 1)?;
        // "within a week of leaving hospital were less likely": the object of a participle is no subject.
        let governor = phrase.tokens.start.checked_sub(2).filter(|at| *at > self.start());
        let gerund =
            |at: usize| self.tree().penn(at + 1) == Some(Penn::Vbg) && self.class(at) == Some(WordClass::Preposition);
        if governor.is_some_and(gerund) {
            return None;
        }
        // "a pact with the US expires": the noun before the preposition is the subject.
        Some(self.out_of_prepositions(phrase))
    }

    /// A year, a month or a weekday, where a conjunction stands before its preposition.
    fn is_dated(&self, at: usize) -> bool {
        let joint = self.before_date(at);
        joint.is_some_and(|joint| joint > self.start() && self.class(joint) == Some(WordClass::Conjunction))
    }

    /// The token before "in 2011", "on 4 May": before the preposition of the date that ends in token `at`.
    fn before_date(&self, at: usize) -> Option<usize> {
        let dated = |at: &usize| self.is_figure(*at) || lexicon::is_calendar_word(self.word(*at));
        let first = (self.start()..=at).rev().take_while(dated).last()?;
        let preposition = first.checked_sub(1).filter(|at| self.is(*at, &["in", "on", "since", "by", "during"]))?;
        preposition.checked_sub(1)
    }

    /// The verb that a conjunction at `joint` joins `verb` to: the last before it, but the tree's where that has no subject of its own.
    fn joined_verb(&self, verb: usize, joint: usize) -> Option<usize> {
        let tree = self.tree();
        let mut last = self.verb_before(joint)?;
        // "was given a monitor costing €64 and was rung": a verb with its own auxiliary goes on from no participle.
        let participle = |at: usize| {
            tree.penn(at) == Some(Penn::Vbg) && self.class(at.wrapping_sub(1)) != Some(WordClass::Auxiliary)
        };
        if participle(last) && self.class(joint + 1) == Some(WordClass::Auxiliary) {
            last = (self.start()..last).rev().find(|at| self.is_finite_verb(*at) && !participle(*at))?;
        }
        // "is higher, the office said, and compares": whoever reports does not compare.
        let inserted = last + 2 == joint && self.word(last + 1) == "," && lexicon::speech(&self.lower(last)).is_some();
        if let Some(comma) = (self.start()..last).rev().find(|at| self.word(*at) == ",").filter(|_| inserted) {
            last = self.verb_before(comma).unwrap_or(last);
        }
        let own = self.class(last.wrapping_sub(1)) == Some(WordClass::Pronoun)
            || tree.child(last, &[Relation::Nsubj, Relation::NsubjPass]).is_some();
        let first = tree.head(verb).filter(|first| tree.is(verb, &[Relation::Conj]) && *first < joint);
        first.filter(|first| !own && self.is_finite_verb(*first)).or(Some(last))
    }

    /// The noun phrase that `phrase` hangs on by prepositions: "the volume" for "the US" in "the volume of trade with the US".
    pub(super) fn out_of_prepositions(&self, mut phrase: Phrase) -> Phrase {
        for _ in 0..3 {
            let start = self.list_start(&phrase);
            let Some(preposition) = start.checked_sub(1).filter(|at| self.hangs_on(*at)) else { break };
            // "sales of cars tripled, while those of vans halved"
            if let Some(those) = preposition.checked_sub(1).filter(|at| self.is(*at, &["those", "that"])) {
                return Phrase { tokens: those..phrase.tokens.end, head: those };
            }
            match self.phrase_before(preposition) {
                Some(outer) if !self.is_finite_verb(outer.head) => phrase = outer,
                _ => break,
            }
        }
        phrase
    }

    /// Where the list begins that ends in `phrase`: at "Xi" for "Putin" in "between Xi and Putin".
    fn list_start(&self, phrase: &Phrase) -> usize {
        let mut start = phrase.tokens.start;
        // "said Ek of the Institute, Norway would have earned": a list has its "and" before the last.
        if !start.checked_sub(1).is_some_and(|joint| self.is(joint, &["and", "or"])) {
            return start;
        }
        for _ in 0..LONGEST_LIST {
            let Some(joint) = start.checked_sub(1).filter(|at| self.is(*at, &["and"]) || self.word(*at) == ",") else {
                break;
            };
            let before = joint - usize::from(joint > 0 && self.is(joint, &["and"]) && self.word(joint - 1) == ",");
            match self.phrase_before(before) {
                Some(item) if self.name_at(item.head).is_some() || self.is_bare_plural(&item) => {
                    start = item.tokens.start;
                }
                _ => break,
            }
        }
        start
    }

    /// "roads" in "damage to roads and bridges": an item of a list that nothing else leads to.
    fn is_bare_plural(&self, item: &Phrase) -> bool {
        let alone = item.tokens.len() == 1 && lemma::is_plural(&self.lower(item.head));
        let led = item.tokens.start.checked_sub(1).is_some_and(|at| at > self.start() && self.hangs_on(at));
        alone && led && !self.is_finite_verb(item.head)
    }

    fn hangs_on(&self, at: usize) -> bool {
        self.is(at, &HANGING)
    }

    /// The last verb before token `at` in the same clause.
    pub(super) fn verb_before(&self, at: usize) -> Option<usize> {
        (self.start()..at).rev().take_while(|at| self.word(*at) != ";").find(|at| self.is_finite_verb(*at))
    }

    /// Whom a pronoun at token `at` means, where only one person can be meant.
    pub(super) fn antecedent(&self, at: usize) -> Option<&'a NameSpan> {
        coreference::person(self, at).map(|(name, _)| name)
    }

    /// Whether a clause begins at token `at`.
    pub(super) fn is_boundary(&self, at: usize) -> bool {
        matches!(self.class(at), Some(WordClass::Subordinator | WordClass::Relative))
            || self.is(at, &["after", "before", "who", "until", "as"])
            || self.word(at) == ";"
    }
}

//! Who says what: the speakers of quotations and of sentences.

use super::{
    Quote, Speaker,
    clause::{Clause, Phrase},
    entities::Entities,
    passages::Passages,
};
use crate::{
    language::{
        lemma,
        lexicon::{self, EventKind},
        words::{self, WordClass},
    },
    text::{Article, BlockKind, Quotation},
    values::NameKind,
};

/// Attributes the quotations and sentences of an article, in the order of the text.
pub(super) struct Attribution<'a> {
    passages: &'a Passages<'a>,
    entities: &'a Entities,
    /// The last person that spoke, whom "he" and "she" mean, and the sentence.
    last: Option<(Speaker, usize)>,
}

/// How many sentences back a pronoun looks for the last speaker.
const PRONOUN_REACH: usize = 3;

impl<'a> Attribution<'a> {
    pub(super) fn new(passages: &'a Passages<'a>, entities: &'a Entities) -> Self {
        Self { passages, entities, last: None }
    }

    /// Every quotation that is one, with its speaker where the text tells.
    pub(super) fn quotes(mut self) -> Vec<Quote> {
        let mut quotes: Vec<Quote> = Vec::new();
        let mut block = usize::MAX;
        for quotation in &self.passages.article.quotations {
            let Some(sentence) = self.passages.before(quotation.outer.end) else { continue };
            let clause = self.clause(sentence);
            let carried =
                quotes.last().filter(|_| block == clause.sentence.block).and_then(|quote| quote.speaker.clone());
            block = clause.sentence.block;
            let nested = quotes.last().is_some_and(|quote| quote.span.contains(quotation.span));
            let mut firm = true;
            let speaker = if nested || self.passages.kind(clause.sentence) == BlockKind::Headline {
                None
            } else {
                self.behind(&clause, quotation, sentence).or_else(|| self.before(&clause, quotation, sentence)).or_else(
                    || {
                        firm = false;
                        carried.filter(|_| is_whole_sentence(self.passages.article, quotation))
                    },
                )
            };
            if let Some(speaker) = &speaker {
                self.last = Some((speaker.clone(), sentence));
            }
            quotes.push(Quote { span: quotation.span, speaker, firm });
        }
        quotes
    }

    fn clause(&self, sentence: usize) -> Clause<'a> {
        Clause::new(self.passages, self.entities, sentence)
    }

    /// `"…," said NAME`, `"…," NAME said`, `"…", according to NAME`.
    fn behind(&self, clause: &Clause<'a>, quotation: &Quotation, sentence: usize) -> Option<Speaker> {
        let mut at = self.passages.article.tokens.partition_point(|token| token.span.start < quotation.outer.end);
        while matches!(clause.word(at), "," | "." | "”" | "\"") {
            at += 1;
        }
        if clause.is(at, &["according"]) && clause.is(at + 1, &["to"]) {
            return self.speaker(clause, &clause.phrase_at(at + 2)?, sentence);
        }
        if is_reporting(clause, at) {
            if let Some(speaker) = clause.phrase_at(at + 1).and_then(|phrase| self.speaker(clause, &phrase, sentence)) {
                return Some(speaker);
            }
            if let Some(speaker) = self.pronoun(clause, at + 1, sentence) {
                return Some(speaker);
            }
        }
        let verb = (at + 1..at + SUBJECT_REACH)
            .take_while(|at| !matches!(clause.word(*at), "\"" | "“" | "."))
            .find(|at| is_reporting(clause, *at))?;
        let subject = clause.subject_of(verb).filter(|subject| subject.tokens.start >= at)?;
        // `"A." Smith said, "B."`: who is named here speaks what follows.
        let stopped = self.passages.article.slice(quotation.span).trim_end().ends_with(['.', '!', '?']);
        if stopped && matches!(clause.word(verb + 1), "," | ":") && matches!(clause.word(verb + 2), "\"" | "“") {
            return None;
        }
        let starts_clause = subject.tokens.start == at || clause.word(subject.tokens.start.saturating_sub(1)) == ",";
        if starts_clause { self.speaker(clause, &subject, sentence) } else { None }
    }

    /// `NAME said, "…"`, `saying the call was held in a "…"`.
    fn before(&self, clause: &Clause<'a>, quotation: &Quotation, sentence: usize) -> Option<Speaker> {
        let end = self.passages.article.tokens.partition_point(|token| token.span.start < quotation.outer.start);
        let verb = (clause.start()..end)
            .rev()
            .find(|at| is_reporting(clause, *at) || Self::opens_with_participle(clause, *at))?;
        let scare = is_adjectival(self.passages.article, quotation)
            && !clause.is(verb, &["called", "calling", "described", "describing", "said"]);
        if scare {
            return None;
        }
        if Self::opens_with_participle(clause, verb) {
            return self.after_participle(clause, quotation, sentence);
        }
        let finite = if clause.lower(verb).ends_with("ing") {
            (clause.start()..verb).rev().find(|at| is_reporting(clause, *at) && !clause.lower(*at).ends_with("ing"))?
        } else {
            verb
        };
        self.speaker(clause, &clause.subject_of(finite)?, sentence)
    }

    /// "Addressing Xi as …": a participle that opens the sentence.
    fn opens_with_participle(clause: &Clause<'_>, at: usize) -> bool {
        at == clause.start() && clause.is_open(at) && clause.lower(at).ends_with("ing")
    }

    /// "Addressing Xi as his "dear friend", Putin expressed …": the subject behind the comma.
    fn after_participle(&self, clause: &Clause<'a>, quotation: &Quotation, sentence: usize) -> Option<Speaker> {
        let behind = self.passages.article.tokens.partition_point(|token| token.span.start < quotation.outer.end);
        let comma = (behind..clause.end()).find(|at| clause.word(*at) == ",")?;
        self.speaker(clause, &clause.phrase_at(comma + 1)?, sentence)
    }

    /// Who a noun phrase names: a name in it, "he" for the last speaker, else its words ("the foreign ministry").
    fn speaker(&self, clause: &Clause<'a>, phrase: &Phrase, sentence: usize) -> Option<Speaker> {
        if let Some(speaker) = self.pronoun(clause, phrase.head, sentence) {
            return Some(speaker);
        }
        if let Some(name) = clause.name_at(phrase.head) {
            let entity = self.entities.of(name);
            return Some(Speaker { name: entity.name.clone(), span: clause.span(&name.tokens) });
        }
        if let Some(speaker) = self.apposition(clause, phrase).or_else(|| self.provider(clause, phrase)) {
            return Some(speaker);
        }
        if let Some(leader) = leader_named(clause, phrase) {
            return Some(Speaker { name: leader, span: clause.span(&phrase.tokens) });
        }
        let mut tokens = phrase.tokens.clone();
        let introduced = matches!(
            clause.class(tokens.start),
            Some(WordClass::Article | WordClass::Possessive | WordClass::Determiner)
        );
        tokens.start += usize::from(introduced);
        let plural = lemma::is_plural(&clause.lower(phrase.head));
        let names = !self.entities.within(tokens.clone()).is_empty();
        let speaks = clause.is_open(phrase.head) && (introduced || plural || names);
        (speaks && !tokens.is_empty())
            .then(|| Speaker { name: clause.text(&tokens).to_owned(), span: clause.span(&tokens) })
    }

    /// "the council's lawyer, Fiona Bell, said": the name between commas behind a description.
    fn apposition(&self, clause: &Clause<'a>, phrase: &Phrase) -> Option<Speaker> {
        let name = clause.name_at(phrase.tokens.end + 1).filter(|_| clause.word(phrase.tokens.end) == ",")?;
        let closed = clause.word(name.tokens.end) == "," && self.entities.of(name).kind == NameKind::Person;
        closed.then(|| Speaker { name: self.entities.of(name).name.clone(), span: clause.span(&name.tokens) })
    }

    /// "data from CME Group": the name behind a description.
    fn provider(&self, clause: &Clause<'a>, phrase: &Phrase) -> Option<Speaker> {
        let name = clause.name_at(phrase.tokens.end + 1).filter(|_| clause.is(phrase.tokens.end, &["from", "by"]))?;
        Some(Speaker { name: self.entities.of(name).name.clone(), span: clause.span(&name.tokens) })
    }

    fn pronoun(&self, clause: &Clause<'a>, at: usize, sentence: usize) -> Option<Speaker> {
        if !clause.is(at, &["he", "she"]) {
            return None;
        }
        let spoke = self.last.as_ref().filter(|(_, last)| sentence - last <= PRONOUN_REACH);
        let name = match (clause.antecedent(at), spoke) {
            (Some(name), _) if name.tokens.start >= clause.start() => self.entities.of(name).name.clone(),
            (_, Some((last, _))) => last.name.clone(),
            (Some(name), None) => self.entities.of(name).name.clone(),
            (None, None) => return None,
        };
        Some(Speaker { name, span: clause.span(&(at..at + 1)) })
    }

    /// `…, said NAME`, outside quotations.
    fn inverted(&self, clause: &Clause<'a>, at: usize, sentence: usize) -> Option<Speaker> {
        let verb = (at + 1..clause.end()).rev().find(|verb| {
            is_inverted(clause, *verb) && is_reporting(clause, *verb) && !clause.lower(*verb).ends_with("ing")
        })?;
        self.speaker(clause, &clause.phrase_at(verb + 1)?, sentence)
    }

    /// Who says what token `at` of a sentence says, outside quotations: `NAME said …`, `…, NAME said`, `according to NAME`.
    pub(super) fn indirect(&self, sentence: usize, at: usize) -> Option<Speaker> {
        let clause = self.clause(sentence);
        let finite = |verb: usize| is_reporting(&clause, verb) && !clause.lower(verb).ends_with("ing");
        // "as well as" goes on with what is reported.
        let ends = |at: usize| {
            let joins = clause.is(at + 1, &["well"]) || at > 0 && clause.is(at - 1, &["well"]);
            clause.is(at, &ENDS_OF_REPORT) && !joins
        };
        let scope = (clause.start()..at).rev().take_while(|at| !ends(*at));
        let before = scope
            .filter(|verb| {
                is_reporting(&clause, *verb) && !in_closed_insertion(&clause, *verb, at) && !is_inverted(&clause, *verb)
            })
            .take(REPORTS)
            .find_map(|verb| {
                let finite = if finite(verb) { verb } else { (clause.start()..verb).rev().find(|at| finite(*at))? };
                self.speaker(&clause, &clause.subject_of(finite)?, sentence)
            });
        before
            .or_else(|| self.inverted(&clause, at, sentence))
            .or_else(|| {
                let verb = (at + 1..clause.end()).rev().find(|verb| finite(*verb))?;
                let subject = clause.subject_of(verb).filter(|subject| subject.tokens.start > at)?;
                let comma = clause.word(subject.tokens.start.checked_sub(1)?) == ",";
                comma.then(|| self.speaker(&clause, &subject, sentence))?
            })
            .or_else(|| {
                let to = (clause.start()..clause.end())
                    .find(|at| clause.is(*at, &["according"]) && clause.is(at + 1, &["to"]))?;
                self.speaker(&clause, &clause.phrase_at(to + 2)?, sentence)
            })
    }
}

/// Whether the subject of a report stands behind its verb: "…, said Peters."
fn is_inverted(clause: &Clause<'_>, verb: usize) -> bool {
    let names = clause.name_at(verb + 1).is_some()
        || matches!(clause.class(verb + 1), Some(WordClass::Article)) && clause.is_open(verb + 2);
    verb > clause.start() && clause.word(verb - 1) == "," && names
}

/// How many reports before a word may be looked at for the one that it stands in.
const REPORTS: usize = 3;

/// Words behind which a sentence tells its own and no longer what somebody said.
const ENDS_OF_REPORT: [&str; 8] = ["after", "before", "while", "when", "as", "although", "because", "though"];

/// Whether the verb stands in an insertion that ends before token `at`: "The call, which an aide said lasted 85 minutes, came …".
fn in_closed_insertion(clause: &Clause<'_>, verb: usize, at: usize) -> bool {
    let closed = (verb..at).any(|at| clause.word(at) == ",");
    let opening = (clause.start()..verb).rev().find(|at| clause.word(*at) == ",");
    closed && opening.is_some_and(|comma| clause.is(comma + 1, &["which", "who", "whom", "that"]))
}

/// How far behind a quotation the verb of its attribution may stand.
const SUBJECT_REACH: usize = 16;

/// Whether a verb of speech stands at token `at`. Many of them are nouns too ("a call", "the report"), and a participle with "by" reports nothing.
fn is_reporting(clause: &Clause<'_>, at: usize) -> bool {
    if !clause.is_open(at) || clause.is(at + 1, &["by"]) {
        return false;
    }
    let word = clause.lower(at);
    if lexicon::speech(&word).is_none() {
        return false;
    }
    let before = at.checked_sub(1);
    let class = before.and_then(|before| clause.class(before));
    let in_phrase = matches!(
        class,
        Some(WordClass::Article | WordClass::Possessive | WordClass::Preposition | WordClass::Determiner)
    );
    let past = word.ends_with("ed") || word.ends_with("ing") || lemma::is_irregular_verb(&word);
    // "Chinese state broadcaster": the base form between a name and a noun is a noun itself.
    let compound = !word.ends_with('s') && clause.is_open(at + 1);
    let behind_subject = matches!(class, Some(WordClass::Pronoun | WordClass::Auxiliary | WordClass::Adverb))
        || before.is_some_and(|before| clause.name_at(before).is_some()) && !compound;
    !in_phrase && !is_passive(clause, at) && (past || behind_subject && EventKind::of_noun(&word).is_none())
}

/// "was not told", "is reported": the subject hears, or is spoken of.
fn is_passive(clause: &Clause<'_>, at: usize) -> bool {
    let verb = (clause.start()..at).rev().find(|at| {
        !matches!(clause.class(*at), Some(WordClass::Adverb | WordClass::Negation))
            && !clause.lower(*at).ends_with("ly")
    });
    !clause.lower(at).ends_with("ing")
        && verb.is_some_and(|verb| clause.is(verb, &["is", "are", "was", "were", "been", "being", "be"]))
}

/// "China's leader", "the Russian president": whom the article names as such.
pub(super) fn leader_named(clause: &Clause<'_>, phrase: &Phrase) -> Option<String> {
    let head = clause.lower(phrase.head);
    if !matches!(head.as_str(), "leader" | "president" | "premier" | "chancellor" | "king") {
        return None;
    }
    let names = clause.entities.within(phrase.tokens.clone());
    let (country, _) = names.last()?.country?;
    clause.entities.leader(country).map(|leader| leader.name.clone())
}

/// Whether a noun follows the quotation at once: "an "excellent" phone call".
fn is_adjectival(article: &Article, quotation: &Quotation) -> bool {
    let rest = article.source.text().get(quotation.outer.end as usize..).unwrap_or_default();
    rest.strip_prefix(' ').is_some_and(|rest| {
        let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
        word.starts_with(char::is_lowercase) && words::class(&word).is_none() && lexicon::speech(&word).is_none()
    })
}

/// Whether the quotation is a sentence by itself: begins with a capital and ends with a stop or comma.
fn is_whole_sentence(article: &Article, quotation: &Quotation) -> bool {
    let text = article.slice(quotation.span).trim();
    text.starts_with(char::is_uppercase) && text.split_whitespace().count() > 3 || text.ends_with(['.', ',', '!', '?'])
}

//! Who does what to whom, and where: the part that each name of a sentence takes in it.

use super::{
    denials, polarity,
    terms::{Digest, Key, NameAt, Passage, word_key},
};
use crate::{
    language::{
        lemma,
        lexicon::{self, EventKind, Shape},
        syntax::{Analyser, Syntax},
        tags::{Relation, Upos},
    },
    source::Span,
    tables::{WordSet, rows},
};
use std::sync::LazyLock;

/// The part that a name takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Who does it.
    Subject,
    /// To whom it is done.
    Object,
    /// What stands behind a preposition: the key of that.
    Behind(Key),
    /// Whose it is.
    Owner,
}

/// A name with the word that it belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// The name, as an index into the names of the passage.
    pub(super) name: usize,
    pub(super) governor: Key,
    pub(super) part: Part,
    /// Whether the word is of an event in which all take the same part: who meets whom makes no difference.
    pub(super) mutual: bool,
    /// Whether the word tells that somebody says something.
    pub(super) speech: bool,
    /// Whether the word stands in a clause that tells who the name is: "Wexley, who have lost".
    pub(super) told: bool,
}

/// A sentence as a tree.
#[derive(Debug, Default)]
pub(super) struct Frame<'t> {
    syntax: Syntax,
    text: &'t str,
    pub(super) slots: Vec<Slot>,
}

/// A verb, noun or adjective of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Predicate {
    pub(super) span: Span,
    pub(super) word: usize,
    pub(super) upos: Upos,
}

/// Verbs for what both do, whichever is told to do it to the other.
static MUTUAL_VERBS: LazyLock<WordSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../data/mutual-verbs.txt")).flat_map(str::split_whitespace).collect());

impl<'t> Frame<'t> {
    pub(super) fn of(digest: &Digest<'t>, passage: &Passage, analyser: &mut Analyser<'static>) -> Self {
        let article = &digest.analysis.article;
        let text = article.source.text();
        let tokens = article.tokens.get(passage.tokens.clone()).unwrap_or_default();
        let mut frame = Self { syntax: analyser.read(text, tokens), text, slots: Vec::new() };
        frame.slots = frame.read(digest.names(passage));
        frame
    }

    fn read(&self, names: &[NameAt<'_>]) -> Vec<Slot> {
        let mut slots = Vec::new();
        for (name, at) in names.iter().enumerate() {
            let Some((governor, part)) = self.syntax.top(at.span).and_then(|top| self.slot(top)) else { continue };
            let heads = std::iter::once(governor).chain(self.follows(governor, part));
            let slot = |head| {
                let speech = part == Part::Subject && self.is_speech(head);
                Some(Slot { name, governor: self.key(head)?, part, mutual: self.is_mutual(head), speech, told: false })
            };
            slots.extend(heads.filter_map(slot));
            let told = self.syntax.top(at.span).into_iter().flat_map(|top| self.told_of(top));
            slots.extend(told.filter_map(|verb| {
                let speech = self.is_speech(verb);
                Some(Slot {
                    name,
                    governor: self.key(verb)?,
                    part: Part::Subject,
                    mutual: self.is_mutual(verb),
                    speech,
                    told: true,
                })
            }));
        }
        slots
    }

    /// The verbs of the clause that tells of a word who it is: "Wexley, who are 15th and have lost".
    fn told_of(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        let whose = |verb: &usize| {
            let subject = self.syntax.child(*verb, &[Relation::Nsubj]);
            self.syntax.relation(*verb) == Some(Relation::AclRelcl)
                && subject.is_some_and(|subject| matches!(self.word(subject), "who" | "which" | "that"))
        };
        let clauses = self.syntax.children(word).filter(whose);
        clauses.flat_map(|verb| std::iter::once(verb).chain(self.follows(verb, Part::Subject)))
    }

    fn is_mutual(&self, word: usize) -> bool {
        let form = lemma::lower(self.word(word));
        let directed = || polarity::has_opposite(&self.lemma(word));
        let kind = EventKind::of_noun(&form).or_else(|| EventKind::of_verb(&form).filter(|_| !directed()));
        kind.is_some_and(|kind| matches!(kind.shape, Shape::Contact | Shape::Mutual))
            || MUTUAL_VERBS.contains(self.lemma(word).as_str())
    }

    /// Whether a verb tells that somebody says something: to declare an emergency is to do one.
    fn is_speech(&self, verb: usize) -> bool {
        lexicon::speech(&lemma::lower(self.word(verb))).is_some() && self.syntax.child(verb, &[Relation::Obj]).is_none()
    }

    /// The word that a name belongs to, and how.
    fn slot(&self, top: usize) -> Option<(usize, Part)> {
        let head = self.syntax.head(top)?;
        Some((
            head,
            match self.syntax.relation(top)? {
                Relation::Nsubj | Relation::OblAgent => Part::Subject,
                Relation::NsubjPass | Relation::Obj | Relation::Iobj => Part::Object,
                Relation::Obl | Relation::Nmod => self.behind(top)?,
                Relation::Conj | Relation::Appos | Relation::Flat => return self.slot(head),
                Relation::NmodPoss | Relation::Compound | Relation::Amod => Part::Owner,
                _ => return None,
            },
        ))
    }

    /// The part of what a preposition leads in; "by" leads in who does it.
    fn behind(&self, top: usize) -> Option<Part> {
        let case = self.syntax.child(top, &[Relation::Case])?;
        let word = lemma::lower(self.word(case));
        Some(match word.as_ref() {
            "by" => Part::Subject,
            "'s" | "’s" | "'" | "’" => Part::Owner,
            word => Part::Behind(Key::of(word)),
        })
    }

    /// The other verbs whose subject the subject of a verb is: those beside it, and the participles that hang on it.
    fn follows(&self, governor: usize, part: Part) -> impl Iterator<Item = usize> + '_ {
        let shares = [Relation::Conj, Relation::Advcl, Relation::Xcomp];
        let own = [Relation::Nsubj, Relation::NsubjPass];
        let here = move |child: &usize| {
            part == Part::Subject
                && self.syntax.relation(*child).is_some_and(|relation| shares.contains(&relation))
                && self.syntax.words.get(*child).is_some_and(|word| word.upos == Upos::Verb)
                && self.syntax.child(*child, &own).is_none()
        };
        self.syntax.children(governor).filter(here)
    }

    /// How many edges of the tree lie between a name and the nearest word of a key.
    pub(super) fn distance(&self, name: Span, key: Key) -> Option<usize> {
        let up = |word: usize| std::iter::once(word).chain(self.syntax.ancestors(word));
        let from: Vec<usize> = up(self.syntax.top(name)?).collect();
        let words = (0..self.syntax.words.len()).filter(|word| self.key(*word) == Some(key));
        let path = |word: usize| {
            up(word).enumerate().find_map(|(below, above)| Some(below + from.iter().position(|word| *word == above)?))
        };
        words.filter_map(path).min()
    }

    pub(super) fn word(&self, word: usize) -> &'t str {
        self.syntax.words.get(word).and_then(|word| self.text.get(word.span.range())).unwrap_or_default()
    }

    pub(super) fn key(&self, word: usize) -> Option<Key> {
        word_key(self.word(word))
    }

    /// The verbs, nouns and adjectives; "at least" and "at most" are a matter of their values.
    pub(super) fn predicates(&self) -> impl Iterator<Item = Predicate> + '_ {
        let open = |upos| matches!(upos, Upos::Verb | Upos::Noun | Upos::Adj | Upos::Adv | Upos::Adp | Upos::Sconj);
        let hedges = |at: usize| at > 0 && matches!(self.word(at), "least" | "most") && self.word(at - 1) == "at";
        let words = self.syntax.words.iter().enumerate().filter(move |(at, word)| open(word.upos) && !hedges(*at));
        words.map(|(at, word)| Predicate {
            span: word.span,
            word: at,
            upos: if self.is_past_before_amount(at) { Upos::Verb } else { word.upos },
        })
    }

    /// "Profit fell to $61 million": a past form of an irregular verb before an amount, which taggers take for a noun.
    fn is_past_before_amount(&self, at: usize) -> bool {
        let leads = |next: usize| {
            let figure = self.syntax.words.get(next).is_some_and(|word| matches!(word.upos, Upos::Num | Upos::Sym));
            figure || matches!(self.word(next), "to" | "by" | "from")
        };
        let word = lemma::lower(self.word(at));
        leads(at + 1)
            && at > 0
            && lemma::is_irregular_verb(&word)
            && !lemma::is_plural(&word)
            && lemma::verb(&word) != word
    }

    /// The keys of the words that a word hangs on or that hang on it.
    pub(super) fn neighbours(&self, word: usize) -> Vec<Key> {
        let words = self.syntax.head(word).into_iter().chain(self.syntax.children(word));
        words.filter_map(|word| self.key(word)).collect()
    }

    /// The keys of the objects of a word that are names.
    pub(super) fn named_objects(&self, word: usize) -> Vec<Key> {
        let objects = self.syntax.children(word).filter(|child| self.syntax.relation(*child) == Some(Relation::Obj));
        let named = objects.filter(|object| self.word(*object).starts_with(char::is_uppercase));
        named.filter_map(|object| self.key(object)).collect()
    }

    /// The lemma of a word.
    pub(super) fn lemma(&self, word: usize) -> String {
        self.syntax.lemma(self.text, word).to_lowercase()
    }

    /// Whether a word is denied: by "not", "never" or "no" on it, its subject or its object, or by what it is the infinitive of, as in "refused to". `None`
    /// where that is left open: of what is not said, or denied twice over.
    pub(super) fn denial(&self, word: usize) -> Option<bool> {
        let own = self.is_negated(word) || self.is_led_in_denied(word) || self.is_called_untrue(word);
        let helps = |child: &usize| matches!(self.syntax.relation(*child), Some(Relation::Aux | Relation::AuxPass));
        let above = self.climb(word).filter(|above| self.is_denying(*above) || self.is_negated(*above));
        // "Avoided being arrested": a verb before "being" is read as a helping one.
        let mut over = above.chain(self.syntax.children(word).filter(helps).filter(|child| self.is_denying(*child)));
        match (own, over.next()) {
            (own, None) => (!self.is_negated(word) || !self.is_bounded(word)).then_some(own),
            (true, Some(_)) if self.is_called_untrue(word) && !self.is_negated(word) => Some(true),
            (false, Some(one)) => {
                let refused = self.syntax.head(word) == Some(one) && self.is_infinitive(word);
                (refused && !self.is_negated(one) && over.next().is_none()).then_some(true)
            }
            (true, Some(_)) => None,
        }
    }

    /// The words above a word that bear on it: not those that a clause with a subject of its own only joins, unless "that" leads it in.
    fn climb(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        let apart = [Relation::AclRelcl, Relation::Advcl, Relation::Parataxis];
        let own = [Relation::Nsubj, Relation::NsubjPass];
        let joined = move |below: &usize| {
            !self.syntax.relation(*below).is_some_and(|relation| apart.contains(&relation))
                || self.syntax.child(*below, &own).is_none()
                || self.syntax.children(*below).any(|child| self.word(child) == "that")
        };
        let from = std::iter::once(word).chain(self.syntax.ancestors(word));
        from.take_while(joined).filter_map(|below| self.syntax.head(below))
    }

    /// Whether "not", "never" or "no" stands on a word, its subject or its object. A quoted "no limits" denies nothing.
    fn is_negated(&self, word: usize) -> bool {
        let denies = |child: usize| denials::denies(self.word(child));
        let parts = [Relation::Nsubj, Relation::NsubjPass, Relation::Obj];
        // "Not beaten", whatever the tree makes of it.
        word.checked_sub(1).is_some_and(denies)
            || self.syntax.children(word).any(|child| {
                denies(child)
                    || self.syntax.relation(child).is_some_and(|relation| parts.contains(&relation))
                        && self.syntax.children(child).any(|word| denies(word) && !self.opens_quotation(word))
            })
    }

    /// Whether what a word says is bound to a time: "had not met before".
    fn is_bounded(&self, word: usize) -> bool {
        let bounds = |child: usize| denials::bounds(self.word(child));
        self.syntax.children(word).any(|child| bounds(child) || self.syntax.children(child).any(bounds))
    }

    /// Whether a verb is led in as what is not done: "without paying", "yet to pay".
    fn is_led_in_denied(&self, word: usize) -> bool {
        let two_before = || word.checked_sub(2).is_some_and(|at| denials::bounds(self.word(at)));
        self.is_infinitive(word) && two_before()
            || self.syntax.children(word).any(|child| denials::leads_in(self.word(child)))
    }

    /// "It is not true that Keller resigned", "it was untrue that": whatever the tree makes of the clause behind "that".
    fn is_called_untrue(&self, word: usize) -> bool {
        let Some(that) = (1..word).rev().find(|at| self.word(*at) == "that") else { return false };
        let truth = self.word(that - 1);
        let denied = || (that.saturating_sub(4)..that - 1).any(|at| denials::denies(self.word(at)));
        let ended = (that..word).any(|at| self.word(at) == ",");
        !ended && (denials::is_untruth(truth) || denials::is_truth(truth) && denied())
    }

    fn is_infinitive(&self, word: usize) -> bool {
        self.syntax.child(word, &[Relation::Mark]).is_some_and(|mark| self.word(mark) == "to")
    }

    /// Whether a word says no to what hangs on it: "refuse", "unable", "rule" with "out".
    fn is_denying(&self, word: usize) -> bool {
        let lemma = self.lemma(word);
        denials::says_no(&lemma)
            || self.syntax.children(word).any(|child| denials::says_no(&format!("{lemma}-{}", self.word(child))))
    }

    /// Whether an exception hangs on a word or on what hangs on it: "existed only on paper", "no one led for so long".
    pub(super) fn is_excepted(&self, word: usize) -> bool {
        let excepts = |child: usize| denials::excepts(self.word(child));
        let below = |child: usize| excepts(child) || denials::measures(self.word(child));
        self.syntax.children(word).any(|child| excepts(child) || self.syntax.children(child).any(below))
    }

    fn opens_quotation(&self, word: usize) -> bool {
        let start = self.syntax.words.get(word).map_or(0, |word| word.span.range().start);
        self.text.get(..start).is_some_and(|before| before.ends_with(['"', '“', '‘', '\'']))
    }

    /// A superlative with the ordinal in it or before it: "second" and "highest".
    pub(super) fn superlative(&self, word: usize) -> Option<(String, String)> {
        let form = lemma::lower(self.word(word)).into_owned();
        let (joined, form) = form.rsplit_once('-').map_or(("", form.as_str()), |(rank, form)| (rank, form));
        let before = (0..word).rev().map(|at| self.word(at)).find(|word| *word != "-").filter(|_| joined.is_empty());
        let rank = lemma::lower(before.unwrap_or(joined)).into_owned();
        let rank = if crate::values::is_rank(&rank) { rank } else { String::new() };
        form.ends_with("est").then(|| (rank, form.to_owned()))
    }

    /// A superlative together with the ordinal before it.
    pub(super) fn with_rank(&self, word: usize) -> Span {
        let span = |at: usize| self.syntax.words.get(at).map(|word| word.span);
        let ranks = |at: &usize| crate::values::is_rank(&lemma::lower(self.word(*at)));
        let rank = (word.saturating_sub(2)..word).find(ranks);
        let own = span(word).unwrap_or_default();
        rank.and_then(span).map_or(own, |rank| rank.join(own))
    }

    /// The key of the word that the head of a word hangs on.
    pub(super) fn above(&self, word: usize) -> Option<Key> {
        self.key(self.syntax.head(self.syntax.head(word)?)?)
    }
}

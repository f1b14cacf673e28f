//! Finding values in running text: a sentence as a row of tokens, read once from the left.

mod bounds;
mod roles;

pub(super) use roles::Roles;

use super::{
    Value, age, date,
    number::{NumberWord, number_word},
    time,
    typed::{self, Scan},
};
use crate::{
    interval::Hedge,
    language::{lemma, lexicon, words},
    source::{Source, Span},
    tables::{WordTable, rows},
    text::{Token, TokenKind},
};
use jiff::civil::Date;
use std::{ops::Range, sync::LazyLock};

/// A sentence to read values from.
#[derive(Clone, Copy, Debug)]
pub struct Prose<'a> {
    source: &'a Source,
    tokens: &'a [Token],
    /// What each token can be; empty where nobody has looked yet.
    roles: &'a [Roles],
    /// The date of publication, which relative dates are read against.
    pub(crate) reference: Option<Date>,
    /// The last date that the text before this sentence named.
    pub(crate) last_date: Option<super::Period>,
    /// The same, as far as the passage goes: to the beginning of the paragraph in a text that has spoken of its own time, else of the text.
    pub(crate) passage_date: Option<super::Period>,
}

/// A value in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its tokens, hedge included.
    pub tokens: Range<usize>,
    /// The value.
    pub value: Value,
}

impl<'a> Prose<'a> {
    /// The sentence of `tokens`; relative dates are read against `reference`.
    pub fn new(source: &'a Source, tokens: &'a [Token], reference: Option<Date>) -> Self {
        Self { source, tokens, roles: &[], reference, last_date: None, passage_date: None }
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The text of token `at`; empty beyond the ends.
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| self.source.slice(token.span))
    }

    /// Whether token `at` is `word`, whatever its case.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.bytes(at).eq_ignore_ascii_case(word.as_bytes())
    }

    /// The bytes of token `at`: what is compared with a word need not be looked at for the borders of characters.
    fn bytes(&self, at: usize) -> &'a [u8] {
        let span = self.tokens.get(at).map(|token| token.span.range());
        span.and_then(|span| self.source.text().as_bytes().get(span)).unwrap_or_default()
    }

    /// Whether token `at` is one of `words`.
    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let bytes = self.bytes(at);
        words.iter().any(|word| bytes.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// Whether the tokens from `at` on are `phrase`, whatever the case.
    pub fn is_phrase(&self, at: usize, phrase: &[&str]) -> bool {
        phrase.iter().enumerate().all(|(offset, word)| self.is(at + offset, word))
    }

    /// Whether token `at` is made of letters.
    pub fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Whether token `at` is made of digits.
    pub fn is_digits(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether nothing stands between token `at` and the next.
    pub fn touches_next(&self, at: usize) -> bool {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(one), Some(next)) => one.span.end == next.span.start,
            _ => false,
        }
    }

    /// Whether a single blank of the same line stands between token `at` and the next.
    pub(super) fn one_blank_behind(&self, at: usize) -> bool {
        let (Some(one), Some(next)) = (self.tokens.get(at), self.tokens.get(at + 1)) else { return false };
        let gap = one.span.end as usize..next.span.start as usize;
        let mut blanks = self.source.text().get(gap).unwrap_or_default().chars();
        blanks.next().is_some_and(|blank| blank != '\n') && blanks.next().is_none()
    }

    /// Whether token `at` begins with a capital.
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Where the tokens of `range` stand.
    pub fn span(&self, range: &Range<usize>) -> Span {
        match (self.tokens.get(range.start), self.tokens.get(range.end.wrapping_sub(1))) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// The whole text that the sentence is of.
    pub(super) fn source(&self) -> &'a Source {
        self.source
    }

    /// The text from the first of the tokens to the last.
    pub(super) fn text(&self, range: &Range<usize>) -> &'a str {
        self.source.slice(self.span(range))
    }

    /// Whether token `at` is a hyphen or dash that joins two words or figures.
    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "‑" | "−")
    }

    /// What token `at` does to a number.
    pub(super) fn number_word(&self, at: usize) -> Option<NumberWord> {
        if !self.may_be(at, Roles::NUMBER) || !self.is_word(at) {
            return None;
        }
        number_word(self.word(at))
    }

    /// Every value, in order, none overlapping another.
    pub fn values(&self) -> Vec<Found> {
        let (mut short, mut long) = ([Roles::default(); USUAL_LENGTH], Vec::new());
        let roles = if let Some(roles) = short.get_mut(..self.len()) {
            roles
        } else {
            long.resize(self.len(), Roles::default());
            long.as_mut_slice()
        };
        roles.iter_mut().enumerate().for_each(|(at, role)| *role = roles::of(self, at));
        let prose = Prose { roles, ..*self };
        let Some(mut anchor) = prose.anchor(0) else { return Vec::new() };
        prose.values_from(|at| {
            if anchor < at {
                anchor = prose.anchor(at)?;
            }
            Some(at.max(anchor.saturating_sub(REACH)))
        })
    }

    /// The first token from `at` on that a value cannot do without.
    fn anchor(&self, at: usize) -> Option<usize> {
        (at..self.len()).find(|&at| self.may_be(at, Roles::ANCHOR))
    }

    /// Whether token `at` can have one of `roles`.
    #[inline]
    pub(super) fn may_be(&self, at: usize, roles: Roles) -> bool {
        match self.roles.get(at) {
            Some(known) => known.any(roles),
            None => self.roles.is_empty() && roles::of(self, at).any(roles),
        }
    }

    /// Every value; `start` tells the first token from another one on that a value may begin with.
    fn values_from(&self, mut start: impl FnMut(usize) -> Option<usize>) -> Vec<Found> {
        let (mut found, mut at, mut free) = (Vec::new(), 0, 0);
        let scan = Scan::default();
        while let Some(start) = start(at) {
            at = start;
            match self.value_at(at, &scan) {
                Some((Some(value), end)) => {
                    let value = self.hedged(value, at..end, free);
                    at = end.max(value.tokens.end);
                    free = at;
                    found.push(value);
                }
                Some((None, end)) => at = end.max(at + 1),
                None => at += 1,
            }
        }
        bounds::join(self, &mut found);
        found
    }

    /// The value at token `at` and the token behind it; without a value, what is to be passed over. Of two that are read equally
    /// far a date wins.
    fn value_at(&self, at: usize, scan: &Scan) -> Option<(Option<Value>, usize)> {
        if self.is_mere_article(at) {
            return None;
        }
        let opens = Roles::ANCHOR.and(Roles::DATE_OPENING);
        if let Some((value, end)) = self.may_be(at, opens).then(|| age::in_decade(self, at)).flatten() {
            return Some((Some(value), end));
        }
        let may_date = self.may_be(at, Roles::DATE_OPENING) && self.leads_to_date(at);
        let dated = may_date.then(|| self.date_at(at)).flatten();
        let typed = self
            .may_be(at, Roles::OPENING)
            .then(|| typed::read(self, at, scan))
            .flatten()
            .filter(|(_, end)| dated.as_ref().is_none_or(|(_, dated)| end > dated));
        typed.or_else(|| dated.map(|(value, end)| (Some(value), end)))
    }

    /// Whether token `at` is an article with nothing behind it that a value may go on with: so is nearly every "a" of a text.
    fn is_mere_article(&self, at: usize) -> bool {
        let goes_on = Roles::NUMBER.and(Roles::CALENDAR).and(Roles::MEASURE).and(Roles::CLOCK).and(Roles::ANCHOR);
        let alone = !self.touches_next(at) && !self.is_dash(at + 1);
        self.is_any(at, &["a", "an"]) && alone && !self.may_be(at + 1, goes_on)
    }

    /// Whether something that dates are made of stands so near behind token `at` that it may lead to it: "in the early weeks".
    fn leads_to_date(&self, at: usize) -> bool {
        let made_of = Roles::ANCHOR.and(Roles::CALENDAR).and(Roles::NUMBER).and(Roles::CLOCK);
        (at..at + LONGEST_LEAD).any(|at| self.may_be(at, made_of))
    }

    fn date_at(&self, at: usize) -> Option<(Value, usize)> {
        let date = date::read(self, at);
        let time = time::read(self, at).filter(|(_, end)| date.as_ref().is_none_or(|(_, date)| end > date));
        time.or(date)
    }

    /// The value with the hedge that stands right before or behind it; `free` is the first token that no earlier value took.
    fn hedged(&self, value: Value, tokens: Range<usize>, free: usize) -> Found {
        let lasts = matches!(value, Value::Duration(_));
        let dated = matches!(value, Value::Date(_));
        let before = self.hedge_before(tokens.start, free).filter(|(length, _)| {
            let told = if lasts { self.is_during(tokens.start - length) } else { self.is_topic(tokens.start - 1) };
            let compared = dated && self.compares_before(tokens.start - length);
            !told && !compared && !self.is_particle(tokens.start - length)
        });
        let start = tokens.start - before.map_or(0, |(length, _)| length);
        // Of "about 500 or less" the bound says more.
        let behind =
            self.hedge_behind(tokens.end).filter(|_| before.is_none_or(|(_, hedge)| hedge == Some(Hedge::About)));
        let end = tokens.end + behind.map_or(0, |(length, _)| length);
        let hedge = behind.or(before).and_then(|(_, hedge)| hedge);
        Found { tokens: start..end, value: with_hedge(value, hedge) }
    }

    /// "$300m more than a year ago": whether a figure stands right before a hedge, which compares that one with an earlier one.
    pub(crate) fn compares_before(&self, hedge: usize) -> bool {
        let near = (0..hedge).rev().take(NEAR_FIGURE).take_while(|at| !matches!(self.word(*at), "," | ";" | "(" | ")"));
        near.into_iter().any(|at| self.is_digits(at))
    }

    /// The hedge that ends before token `end`: its number of words, and what it says; `None` for "exactly".
    pub(crate) fn hedge_before(&self, end: usize, free: usize) -> Option<(usize, Option<Hedge>)> {
        let last = end.checked_sub(1).filter(|last| *last >= free)?;
        let stands = |words: &[&str]| {
            end.checked_sub(words.len()).is_some_and(|start| start >= free && self.is_phrase(start, words))
        };
        longest(HEDGES.before.get(self.word(last))?, stands)
    }

    /// "8 % over two years", "spread over a week": what happens in that time, and not more than that time. Behind a verb of lasting,
    /// a preposition, or at the beginning, "over" is a hedge.
    fn is_during(&self, over: usize) -> bool {
        let Some(before) = over.checked_sub(1).filter(|_| self.is(over, "over")) else { return false };
        let word = lemma::lower(self.word(before));
        let lasts = lexicon::attribute(&word).is_some_and(|attribute| attribute.name == "duration");
        let figure = self.is_digits(before) || matches!(self.word(before), "%");
        figure || self.is_word(before) && words::class(&word).is_none() && !lasts
    }

    /// "hand over 62 ships": "over" goes with the verb.
    fn is_particle(&self, over: usize) -> bool {
        let Some(before) = over.checked_sub(1).filter(|_| self.is(over, "over")) else { return false };
        PARTICLE_VERBS.contains(&lemma::verb(&lemma::lower(self.word(before))).as_ref())
    }

    /// "talked about 3 issues": what it was about, and not roughly so many.
    fn is_topic(&self, about: usize) -> bool {
        let before = about.checked_sub(1).filter(|_| self.is(about, "about"));
        before.is_some_and(|before| TOPICS.contains(self.word(before)))
    }

    fn hedge_behind(&self, at: usize) -> Option<(usize, Option<Hedge>)> {
        let phrases = HEDGES.after.get(self.word(at))?;
        // "$250 plus costs" adds something.
        let adds = self.is(at, "plus") && (self.is_word(at + 1) || self.may_be(at + 1, Roles::SIGN.and(Roles::NUMBER)));
        longest(phrases, |words| self.is_phrase(at, words) && !self.is_any(at + words.len(), &["or", "than"]))
            .filter(|_| !adds)
    }
}

/// Verbs that "over" makes others of, and that have no measure without it.
const PARTICLE_VERBS: [&str; 5] = ["hand", "knock", "mull", "pore", "turn"];

/// Nearly all sentences have fewer tokens: their roles need no room on the heap.
const USUAL_LENGTH: usize = 64;

/// Behind no more words that only lead to a date stands one that it is made of.
const LONGEST_LEAD: usize = 4;

/// A figure with its unit or noun has no more tokens.
const NEAR_FIGURE: usize = 3;

/// How many words of a value may stand before its first anchor: "from the beginning of the first half".
const REACH: usize = 8;

fn with_hedge(mut value: Value, hedge: Option<Hedge>) -> Value {
    if let (Some(hedge), Some(measure)) = (hedge, value.measure_mut()) {
        *measure = measure.hedged(hedge);
    }
    value
}

/// Words behind which "about" tells a topic.
static TOPICS: LazyLock<WordTable<()>> =
    LazyLock::new(|| WordTable::set(rows(include_str!("../../data/topics.txt")).flat_map(str::split_whitespace)));

struct HedgePhrase {
    words: Vec<&'static str>,
    hedge: Option<Hedge>,
}

/// Hedges before a figure by their last word, those behind one by their first.
struct Hedges {
    before: WordTable<Vec<HedgePhrase>>,
    after: WordTable<Vec<HedgePhrase>>,
}

static HEDGES: LazyLock<Hedges> = LazyLock::new(|| {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for row in rows(include_str!("../../data/hedges.tsv")) {
        let mut columns = row.split('\t');
        let (Some(hedge), Some(side), Some(list)) = (columns.next(), columns.next(), columns.next()) else { continue };
        for phrase in list.split(',') {
            let words: Vec<&str> = phrase.split(' ').collect();
            let (side, key) = if side == "before" { (&mut before, words.last()) } else { (&mut after, words.first()) };
            let Some(key) = key.copied() else { continue };
            side.push((key, HedgePhrase { words, hedge: Hedge::from_name(hedge) }));
        }
    }
    Hedges { before: WordTable::grouped(before), after: WordTable::grouped(after) }
});

/// The longest phrase that `stands`: its number of words and its hedge, `None` for "exactly".
fn longest(phrases: &[HedgePhrase], stands: impl Fn(&[&str]) -> bool) -> Option<(usize, Option<Hedge>)> {
    phrases
        .iter()
        .filter(|phrase| stands(&phrase.words))
        .max_by_key(|phrase| phrase.words.len())
        .map(|phrase| (phrase.words.len(), phrase.hedge))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Article;
    use std::{fs, path::Path};

    /// The texts of the repository that hold values: the seeds, the pages and what the documents say.
    fn texts() -> Vec<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folders =
            ["seeds", "tests/pages/values", "tests/pages/dates", "tests/pages/articles", "tests/pages/verdicts"];
        let files = folders.iter().flat_map(|folder| fs::read_dir(root.join(folder)).expect("a folder"));
        let paths = files.map(|file| file.expect("a file").path()).filter(|path| path.is_file());
        paths.map(|path| fs::read_to_string(path).expect("a text")).collect()
    }

    #[test]
    fn no_value_stands_away_from_its_anchors() {
        let mut count = 0;
        for text in texts() {
            let article = Article::read(Source::new("text", text).expect("a text"));
            for sentence in &article.sentences {
                let prose = Prose::new(&article.source, &article.tokens[sentence.tokens.clone()], None);
                let everywhere = prose.values_from(|at| (at < prose.len()).then_some(at));
                assert_eq!(prose.values(), everywhere, "{}", article.slice(sentence.span));
                count += everywhere.len();
            }
        }
        assert!(count > 1000, "only {count} values");
    }
}

//! The typed values of an article, sentence by sentence, each with the dates that the text has named before it.

use super::{Mention, passages::Passages};
use crate::{
    language::{lemma, words},
    text::{BlockKind, Sentence},
    values::{DateValue, Found, Period, Prose, Value},
};
use jiff::civil::{Date, DateTime};
use std::ops::Range;

/// A typed value and where it stands.
pub(super) struct FoundMention {
    pub(super) mention: Mention,
    pub(super) place: MentionPlace,
}

/// Where a typed value stands.
#[derive(Clone, Debug)]
pub(super) struct MentionPlace {
    /// Its tokens in the article.
    pub(super) tokens: Range<usize>,
    /// The number of its passage.
    pub(super) sentence: usize,
}

/// What news tells of mostly lies within so many days of its publication.
const DAYS_OF_NEWS: i32 = 14;

/// Every typed value outside page furniture, for an article published on `date`.
pub(super) fn read(passages: &Passages<'_>, date: Option<Date>) -> Vec<FoundMention> {
    let mut mentions = Vec::new();
    let mut time = TimeOfText { publication: date, ..TimeOfText::default() };
    for (at, sentence) in passages.all.iter().enumerate() {
        if passages.kind(sentence) == BlockKind::Furniture {
            continue;
        }
        let tokens = passages.article.tokens.get(sentence.tokens.clone()).unwrap_or_default();
        let prose = time.prose(Prose::new(&passages.article.source, tokens, date), sentence);
        for Found { tokens, value } in prose.values() {
            if let Value::Date(date) = &value {
                time.moves_to(date, sentence, is_aside(&prose, tokens.start));
            }
            let span = prose.span(&tokens);
            let tokens = tokens.start + sentence.tokens.start..tokens.end + sentence.tokens.start;
            mentions
                .push(FoundMention { mention: Mention { span, value }, place: MentionPlace { tokens, sentence: at } });
        }
    }
    mentions
}

/// "Built in 1998 and owned by Vestland, the ferry": whether token `at` stands in the participle that opens a sentence, before its comma.
fn is_aside(prose: &Prose<'_>, at: usize) -> bool {
    let opening = lemma::lower(prose.word(0));
    let participle = opening.len() > 3
        && lemma::verb(&opening) != opening
        && !opening.ends_with('s')
        && words::class(&opening).is_none();
    participle && !opening.ends_with("ing") && !(0..at).any(|at| prose.word(at) == ",")
}

/// What time the text speaks of.
#[derive(Default)]
struct TimeOfText {
    publication: Option<Date>,
    last_date: Option<Period>,
    /// The block of the last date.
    paragraph: Option<usize>,
    /// Whether the text has spoken of its own time: a new paragraph of the news is back in the present; history goes on.
    news: bool,
}

impl TimeOfText {
    fn prose<'a>(&self, mut prose: Prose<'a>, sentence: &Sentence) -> Prose<'a> {
        prose.last_date = self.last_date;
        prose.passage_date = self.last_date.filter(|_| !self.news || self.paragraph == Some(sentence.block));
        prose
    }

    /// What is told `aside` is not what the text goes on with.
    fn moves_to(&mut self, date: &DateValue, sentence: &Sentence, aside: bool) {
        self.last_date = date.best().copied().or(self.last_date);
        self.paragraph = Some(sentence.block).filter(|_| !aside);
        self.news |= self.is_present(date);
    }

    /// Whether a date is surely of the article's own time: a few days from its publication, or in the year of that or the one before and not to be
    /// read otherwise.
    fn is_present(&self, date: &DateValue) -> bool {
        let start = date.best().and_then(Period::low_end).map(DateTime::date);
        start.zip(self.publication).is_some_and(|(start, today)| {
            let certain = date.readings.len() == 1 && (today.year() - 1..=today.year()).contains(&start.year());
            certain || (today - start).get_days().abs() <= DAYS_OF_NEWS
        })
    }
}

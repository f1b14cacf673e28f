//! What an article states: typed values bound to what they are about, and quotations bound to who spoke.

mod binding;
mod clause;
mod coreference;
mod entities;
mod events;
mod extraction;
mod mentions;
mod modality;
mod passages;
mod publication;
mod speakers;
mod telling;
mod trees;

use crate::{
    interval::Hedge,
    source::{Source, Span},
    text::Article,
    values::{DateValue, Value},
};
pub use binding::Provenance;
use entities::Entities;
use jiff::civil::Date;
use passages::Passages;
use std::{borrow::Cow, ops::Deref, sync::Arc};
use telling::Reading;
pub(crate) use telling::Teller;
pub use telling::Telling;

/// How the article presents a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// As so.
    Asserted,
    /// As what will be.
    Planned,
    /// As what may be.
    Possible,
    /// As what somebody accuses somebody of.
    Alleged,
    /// As what would have been.
    Counterfactual,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 5] = [Self::Asserted, Self::Planned, Self::Possible, Self::Alleged, Self::Counterfactual];

    /// Its name in filters and in the stream format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Planned => "planned",
            Self::Possible => "possible",
            Self::Alleged => "alleged",
            Self::Counterfactual => "counterfactual",
        }
    }
}

/// The words that decide how a fact is presented, where there are such.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Why {
    /// The verb that reports it: "said".
    pub said: Option<Span>,
    /// What makes it planned, possible, alleged or counterfactual: "will".
    pub status: Option<Span>,
    /// What denies it: "not".
    pub denial: Option<Span>,
    /// Whether the grammar of the sentence and the words around it tell the same of who says it and whether it is so.
    pub agreed: bool,
}

/// Something that an article states.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is about: a head noun in the singular; `quote` and `mention` for quotations and names.
    pub subject: String,
    /// The full names of those who take part, sorted.
    pub participants: Vec<String>,
    /// The kind of value, or the verb or noun that carries it; empty for quotations and mentions.
    pub attribute: String,
    /// The value.
    pub value: Value,
    /// The words that state the value.
    pub span: Span,
    /// The sentence they stand in.
    pub sentence: Span,
    /// Who says so, by full name; the article itself where there is none.
    pub by: Option<String>,
    /// Whether the article denies it.
    pub negated: bool,
    /// How the article presents it.
    pub status: Status,
    /// Whether the binding is sure enough to contradict a claim.
    pub firm: bool,
    /// The time it speaks of.
    pub period: Option<DateValue>,
    /// The place it speaks of.
    pub place: Option<String>,
    /// Which words decide how it is presented.
    pub why: Why,
    /// How its binding was found.
    pub provenance: Provenance,
}

impl Fact {
    /// The path that names it in a claims file: `call(Vladimir Putin, Xi Jinping).duration`.
    pub fn path(&self) -> String {
        self.filtered_path(&[])
    }

    /// The same with filters, each as it stands between the brackets: `by == Ushakov`.
    pub(crate) fn filtered_path(&self, filters: &[String]) -> String {
        let mut path = self.subject.clone();
        if !self.participants.is_empty() {
            path.push('(');
            let names: Vec<Cow<'_, str>> = self.participants.iter().map(|name| pasteable(name)).collect();
            path.push_str(&names.join(", "));
            path.push(')');
        }
        if !filters.is_empty() {
            path.extend(["[", &filters.join(", "), "]"]);
        }
        if !self.attribute.is_empty() {
            path.push('.');
            path.push_str(&self.attribute);
        }
        path
    }

    /// Why it is weak, where it is.
    pub(crate) fn doubt(&self) -> &'static str {
        match (self.subject.as_str(), self.why.agreed) {
            ("quote", _) => "the speaker is that of the quotation before",
            (_, false) => "grammar and neighbouring words differ on who says it or whether it is so",
            (_, true) => "it is not certain that this is about it",
        }
    }

    /// The hedge of its value.
    pub fn hedge(&self) -> Option<Hedge> {
        match &self.value {
            Value::Date(date) => date.hedge,
            value => value.measure().and_then(|measure| measure.hedge),
        }
    }
}

/// A name as it may stand between brackets of a claims file: bare where it is words of letters and digits, else quoted.
pub(crate) fn pasteable(name: &str) -> Cow<'_, str> {
    let is_word = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_alphanumeric)
            && !word.ends_with('-')
            && letters.all(|letter| letter.is_alphanumeric() || letter == '_' || letter == '-')
    };
    if name.starts_with(char::is_alphabetic) && name.split(' ').all(is_word) {
        return Cow::Borrowed(name);
    }
    let escaped = name.replace('\\', r"\\").replace('"', "\\\"").replace('\n', r"\n");
    Cow::Owned(format!("\"{escaped}\""))
}

/// A typed value in the text, bound to a fact or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// What they come to.
    pub value: Value,
}

/// Who spoke.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The full name that the article has, or the words that stand for one.
    pub name: String,
    /// The words in the text.
    pub span: Span,
}

/// A quotation with its speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Inside the marks.
    pub span: Span,
    /// Who spoke, where the text tells.
    pub speaker: Option<Speaker>,
    /// Who was told, where the text says so.
    pub addressee: Option<Speaker>,
    /// The verb that tells of it ("said"), "according", or a colon.
    pub verb: Option<Span>,
    /// Whether the sentence itself names the speaker, and not the one before.
    pub firm: bool,
}

/// An article with all that is read out of it. Everything is in the order of the text.
///
/// It gives what the article [tells](Told) as its own, and reads that when it is first asked for.
#[derive(Debug)]
pub struct Analysis {
    /// The article.
    pub article: Article,
    /// The date of publication, where something tells it.
    pub date: Option<Date>,
    /// Every typed value.
    pub mentions: Vec<Mention>,
    /// Every name in running text that stands for who or what bears it, in its full form: "Russian" stands for nobody.
    pub names: Vec<Mention>,
    /// What it tells, once somebody has asked.
    pub told: Telling,
}

/// What an article tells. Everything is in the order of the text.
#[derive(Debug, Default)]
pub struct Told {
    /// Every quotation.
    pub quotes: Vec<Quote>,
    /// Every fact.
    pub facts: Vec<Fact>,
}

impl Deref for Analysis {
    type Target = Told;

    fn deref(&self) -> &Told {
        self.tell()
    }
}

impl Analysis {
    /// What it tells, read now if nobody has asked for it yet.
    pub fn tell(&self) -> &Told {
        self.told.whole(self)
    }
}

/// Reads everything out of a text. `date` is the date of publication where the caller knows it; it wins over the text's own.
pub fn analyse(source: Arc<Source>, date: Option<Date>) -> Analysis {
    read(source, date, true)
}

/// The same, but facts and quotations are read only when somebody asks for them: values and names cost a fraction of that.
pub fn skim(source: Arc<Source>, date: Option<Date>) -> Analysis {
    read(source, date, false)
}

fn read(source: Arc<Source>, date: Option<Date>, whole: bool) -> Analysis {
    let article = Article::read(source);
    let date = date.or_else(|| publication::date(&article));
    let passages = Passages::of(&article);
    let entities = Entities::read(&passages);
    let found = mentions::read(&passages, date);
    let reading = Reading { article: &article, date, passages, entities: &entities, mentions: found };
    let (names, told) = (reading.names(), whole.then(|| reading.told()));
    let (mentions, places) = reading.mentions.into_iter().map(|found| (found.mention, found.place)).unzip();
    Analysis { article, date, mentions, names, told: Telling::new(told, entities, places) }
}

/// The date of publication that an article tells of itself.
pub fn published(article: &Article) -> Option<Date> {
    publication::date(article)
}

/// Every typed value of an article that was published on `date`, in the order of the text. [`analyse`] has them too, bound.
pub fn mentions(article: &Article, date: Option<Date>) -> Vec<Mention> {
    mentions::read(&Passages::of(article), date).into_iter().map(|found| found.mention).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_paste_into_a_claims_file() {
        for (name, expected) in [
            ("Xi Jinping", "Xi Jinping"),
            ("al-Sisi", "al-Sisi"),
            ("U.S.", r#""U.S.""#),
            ("O’Brien", r#""O’Brien""#),
            ("AT&T", r#""AT&T""#),
            ("7 Eleven", r#""7 Eleven""#),
            ("Group 7", "Group 7"),
            (r#"Dwayne "The Rock" Johnson"#, r#""Dwayne \"The Rock\" Johnson""#),
            ("two  blanks", r#""two  blanks""#),
        ] {
            assert_eq!(pasteable(name), expected);
        }
    }
}

//! Articles with one thing in them changed: whether the claims and rules of a project would tell.

mod words;

use crate::{
    facts::Fact,
    language::words::{WordClass, class},
    source::Span,
    text::Token,
    values::{NameKind, Value},
    verdict::Checked,
};
use std::collections::BTreeSet;
use words::{Change, changed};

/// What is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A figure.
    Value,
    /// Million for thousand.
    Magnitude,
    /// Minutes for hours.
    Unit,
    /// A day, month or year.
    Date,
    /// A name, for another of the article.
    Name,
    /// Who says a quotation.
    Speaker,
    /// A word of a quotation.
    Quotation,
    /// An affirmed sentence denies.
    Negation,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Value,
        Self::Magnitude,
        Self::Unit,
        Self::Date,
        Self::Name,
        Self::Speaker,
        Self::Quotation,
        Self::Negation,
    ];

    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Magnitude => "magnitude",
            Self::Unit => "unit",
            Self::Date => "date",
            Self::Name => "name",
            Self::Speaker => "speaker",
            Self::Quotation => "quotation",
            Self::Negation => "negation",
        }
    }
}

/// One change of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutation {
    /// What is changed.
    pub kind: Kind,
    /// The words that go.
    pub span: Span,
    /// What comes in their place.
    pub replacement: String,
    /// The fact that this changes, as an index into those of the article.
    pub fact: usize,
}

impl Mutation {
    /// The text of the article with the change.
    pub fn applied(&self, text: &str) -> String {
        let range = self.span.range();
        let (before, behind) = (text.get(..range.start), text.get(range.end..));
        [before.unwrap_or_default(), &self.replacement, behind.unwrap_or_default()].concat()
    }
}

/// Every mutation of the facts of an article, in the order of the text: of one place at most one of each kind.
pub fn mutations(article: &Checked) -> Vec<Mutation> {
    let text = Text::new(article);
    let mut mutations: Vec<Mutation> = Vec::new();
    for (at, fact) in article.analysis.facts.iter().enumerate() {
        let of_fact = match fact.subject.as_str() {
            "article" if fact.attribute != "date" => Vec::new(),
            "mention" => text.name(fact).into_iter().collect(),
            "quote" => text.speaker(fact).into_iter().chain(text.quotation(fact)).collect(),
            _ => text.values(fact).into_iter().chain(text.negation(fact)).collect(),
        };
        mutations.extend(of_fact.into_iter().map(|edit| edit.of(at)));
    }
    let mut seen = BTreeSet::new();
    // The firm fact of several at one place is the one to watch.
    mutations.sort_by_key(|one| (one.span, one.kind, !is_firm(article, one)));
    mutations.retain(|one| seen.insert((one.span, one.kind)));
    mutations
}

/// Whether the fact that a mutation changes is bound firmly.
pub fn is_firm(article: &Checked, mutation: &Mutation) -> bool {
    article.analysis.facts.get(mutation.fact).is_some_and(|fact| fact.firm)
}

/// A change that is not yet said to be of some fact.
struct Edit {
    kind: Kind,
    span: Span,
    replacement: String,
}

impl Edit {
    fn of(self, fact: usize) -> Mutation {
        Mutation { kind: self.kind, span: self.span, replacement: self.replacement, fact }
    }
}

/// An article with what its mutations choose from.
struct Text<'a> {
    article: &'a Checked,
    /// The names of the article with their kinds, each once.
    names: Vec<(&'a str, NameKind)>,
    /// Words that may stand for others.
    words: Vec<&'a str>,
}

/// The shortest word that is taken for one of content.
const CONTENT: usize = 5;

impl<'a> Text<'a> {
    fn new(article: &'a Checked) -> Self {
        let mut seen = BTreeSet::new();
        let mut names = Vec::new();
        for fact in article.analysis.facts.iter().filter(|fact| fact.subject == "mention") {
            if let Value::Name(name) = &fact.value
                && seen.insert(name.name.as_str())
            {
                names.push((name.name.as_str(), name.kind));
            }
        }
        let read = &article.analysis.article;
        let words = read.tokens.iter().map(|token| read.slice(token.span)).filter(|word| is_content(word)).collect();
        Self { article, names, words }
    }

    fn tokens(&self, span: Span) -> &'a [Token] {
        let tokens = &self.article.analysis.article.tokens;
        let from = tokens.partition_point(|token| token.span.start < span.start);
        let to = tokens.partition_point(|token| token.span.end <= span.end);
        tokens.get(from..to.max(from)).unwrap_or_default()
    }

    fn word(&self, token: &Token) -> &'a str {
        self.article.analysis.article.slice(token.span)
    }

    /// A change of each kind that the words of a value allow.
    fn values(&self, fact: &Fact) -> Vec<Edit> {
        let dated = matches!(fact.value, Value::Date(_));
        let changes: &[(Change, Kind)] = match fact.value {
            Value::Date(_) => &[(Change::Date, Kind::Date)],
            Value::Name(_) | Value::Text(_) => &[],
            _ => &[(Change::Value, Kind::Value), (Change::Magnitude, Kind::Magnitude), (Change::Unit, Kind::Unit)],
        };
        let edit = |(change, kind): &(Change, Kind)| {
            self.tokens(fact.span).iter().find_map(|token| {
                let replacement = changed(self.word(token), *change, dated)?;
                Some(Edit { kind: *kind, span: token.span, replacement })
            })
        };
        changes.iter().filter_map(edit).collect()
    }

    /// The next name of the same kind, the first one behind the last.
    fn other_name(&self, name: &str, person: bool) -> Option<&'a str> {
        let at = self.names.iter().position(|(known, _)| *known == name);
        let kind = at.map_or(NameKind::Person, |at| self.names[at].1);
        let (before, behind) = self.names.split_at(at.map_or(0, |at| at + 1));
        let mut others = behind.iter().chain(before).filter(|(other, _)| *other != name);
        others
            .find(|(_, other)| if person { *other == NameKind::Person } else { *other == kind })
            .map(|(name, _)| *name)
    }

    fn name(&self, fact: &Fact) -> Option<Edit> {
        let name = fact.participants.first()?;
        let replacement = self.other_name(name, false)?.to_owned();
        Some(Edit { kind: Kind::Name, span: fact.span, replacement })
    }

    fn speaker(&self, fact: &Fact) -> Option<Edit> {
        let quote = self.article.analysis.quotes.iter().find(|quote| quote.span == fact.span)?;
        let speaker = quote.speaker.as_ref()?;
        let named = self.names.iter().any(|(name, _)| *name == speaker.name);
        let replacement = self.other_name(&speaker.name, true).filter(|_| named)?.to_owned();
        Some(Edit { kind: Kind::Speaker, span: speaker.span, replacement })
    }

    /// The longest word of a quotation gives way to one from elsewhere.
    fn quotation(&self, fact: &Fact) -> Option<Edit> {
        let tokens = self.tokens(fact.span).iter().filter(|token| is_content(self.word(token)));
        let longest = tokens.max_by_key(|token| (token.span.end - token.span.start, std::cmp::Reverse(token.span)))?;
        let word = self.word(longest);
        let begins = self.words.iter().position(|known| std::ptr::eq(*known, word)).unwrap_or_default();
        let (before, behind) = self.words.split_at(begins);
        let other = behind.iter().chain(before).find(|other| !alike(other, word))?;
        Some(Edit { kind: Kind::Quotation, span: longest.span, replacement: (*other).to_owned() })
    }

    /// "was" becomes "was not", in a sentence with a firm fact.
    fn negation(&self, fact: &Fact) -> Option<Edit> {
        let auxiliary = |token: &&Token| class(self.word(token)) == Some(WordClass::Auxiliary);
        let tokens = self.tokens(fact.sentence);
        let at = tokens.iter().position(|token| auxiliary(&token))?;
        let denied = tokens.get(at + 1).is_some_and(|next| class(self.word(next)) == Some(WordClass::Negation));
        let quoted = self.article.analysis.quotes.iter().any(|quote| quote.span.contains(tokens[at].span));
        let replacement = format!("{} not", self.word(&tokens[at]));
        let may = fact.firm && !fact.negated && !denied && !quoted;
        may.then_some(Edit { kind: Kind::Negation, span: tokens[at].span, replacement })
    }
}

fn is_content(word: &str) -> bool {
    word.len() >= CONTENT && word.chars().all(|letter| letter.is_ascii_lowercase()) && class(word).is_none()
}

/// Whether two words may be forms of one.
fn alike(one: &str, other: &str) -> bool {
    one.get(..CONTENT - 1) == other.get(..CONTENT - 1)
}

//! What several articles state of the same things: where they differ, where they agree, and what only one of them has.
//!
//! Articles differ only in what each of them states firmly of what is surely the same thing. Two values that cannot both be so, but may be of two
//! things or two days, may differ; where even that is not clear, each article stands alone.

mod context;
mod names;
mod notions;
mod occasions;
mod quotations;
mod sameness;
mod things;
mod wording;

use crate::{
    facts::{Analysis, Fact, pasteable},
    source::Span,
};

/// How what several articles state of a thing goes together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Not all of it can be so.
    Differ,
    /// Not all of it can be so, unless it is about two things, or changed from one day to the other.
    MayDiffer,
    /// Several articles state it, and all that they state can be so.
    Agree,
    /// Only one article states it.
    Alone,
}

impl Relation {
    /// Every relation, in the order of the report.
    pub const ALL: [Self; 4] = [Self::Differ, Self::MayDiffer, Self::Agree, Self::Alone];

    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Differ => "differ",
            Self::MayDiffer => "may-differ",
            Self::Agree => "agree",
            Self::Alone => "alone",
        }
    }
}

/// What an article states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The article, as an index into those given.
    pub article: usize,
    /// The words.
    pub span: Span,
    /// The value as a claim writes it; of quotations their words.
    pub value: String,
    /// Who says so, by full name; the article itself where there is none.
    pub by: Option<String>,
    /// Whether it is surely about the thing.
    pub firm: bool,
}

impl Stated {
    fn new(article: usize, fact: &Fact) -> Self {
        let value = fact.value.words().map_or_else(|| fact.value.to_string(), str::to_owned);
        Self { article, span: fact.span, value, by: fact.by.clone(), firm: fact.firm }
    }
}

/// A thing, and what the articles state of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The path of the thing: `call(Vladimir Putin, Xi Jinping).duration`.
    pub path: String,
    /// How it goes together.
    pub relation: Relation,
    /// In what the articles differ, or why it is not certain that they do.
    pub reason: Option<String>,
    /// By article and place; the same value once an article.
    pub statements: Vec<Stated>,
}

impl Group {
    /// Whether any article states it firmly.
    pub fn firm(&self) -> bool {
        self.statements.iter().any(|stated| stated.firm)
    }
}

/// A word that several people use in different articles, of what may be one idea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notion {
    /// Each use: the word, and who is said to use it.
    pub uses: Vec<Stated>,
}

/// A name that only one article has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The article, as an index into those given.
    pub article: usize,
    /// Where it stands first.
    pub span: Span,
    /// The name in full.
    pub name: String,
}

/// The union of what several articles state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// What is stated, by its first place.
    pub groups: Vec<Group>,
    /// Words that different people use.
    pub notions: Vec<Notion>,
    /// How many names several articles have.
    pub shared_names: usize,
    /// The names that only one of them has, by place.
    pub names: Vec<Name>,
}

impl Agreement {
    /// The groups of a relation.
    pub fn of(&self, relation: Relation) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(move |group| group.relation == relation)
    }
}

/// Holds articles against each other.
pub fn agreement(articles: &[&Analysis]) -> Agreement {
    let mut groups = things::groups(articles);
    groups.extend(quotations::groups(articles));
    let said = wording::Sayings::of(articles);
    groups.extend(said.alike());
    groups.sort_by(|one, other| place(one).cmp(&place(other)).then_with(|| one.path.cmp(&other.path)));
    let (shared_names, names) = names::compare(articles);
    Agreement { groups, notions: notions::find(&said), shared_names, names }
}

fn place(group: &Group) -> Option<(usize, Span)> {
    group.statements.first().map(|stated| (stated.article, stated.span))
}

/// The path of what somebody says.
fn spoken_path(subject: &str, speaker: &str) -> String {
    format!("{subject}({})", pasteable(speaker))
}

/// How many articles there are among some places in them, which are sorted.
fn articles_of<T>(places: &[T], article: impl Fn(&T) -> usize) -> usize {
    places.chunk_by(|one, other| article(one) == article(other)).count()
}

//! The names of an article: where they stand, what bears them, and the full form that each goes by.

mod inhabitants;
mod kinds;
mod links;
mod roles;
mod runs;
mod spelling;

use super::passages::Passages;
use crate::{
    language::lexicon::{self, CountryWord, Gender},
    source::Span,
    text::{Article, BlockKind},
    values::NameKind,
};
use kinds::Votes;
pub(super) use links::Link;
use links::Links;
use runs::{Reader, Run};
use spelling::Spelling;
use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

/// Where a name stands.
#[derive(Clone, Debug)]
pub(super) struct NameSpan {
    /// Its tokens in the article, titles aside.
    pub(super) tokens: Range<usize>,
    /// Its index into [`Entities::all`].
    pub(super) entity: usize,
    /// How it stands for a country, if it does.
    pub(super) country: Option<(&'static str, CountryWord)>,
    /// Why it stands for its entity.
    pub(super) link: Link,
}

/// Somebody or something with a name.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    /// The full form that the article has.
    pub(super) name: String,
    /// What bears it.
    pub(super) kind: NameKind,
}

/// All names of an article.
#[derive(Debug, Default)]
pub(super) struct Entities {
    pub(super) all: Vec<Entity>,
    /// In the order of the text.
    pub(super) spans: Vec<NameSpan>,
    /// Whether the text is of the language that names are read in.
    pub(super) sure: bool,
    /// For each token the number of its name, from 1; 0 for what belongs to none.
    places: Vec<u32>,
    by_name: HashMap<String, usize>,
    /// Which of "he" and "she" stands for an entity, where a title or the given name tells ("Ms Bell").
    genders: BTreeMap<usize, Gender>,
    /// Who leads a country, where the article says so ("China's President Xi Jinping").
    leaders: BTreeMap<&'static str, usize>,
    /// Who has a role, by its noun in lower case ("judge"); `None` where several have it.
    holders: BTreeMap<String, Option<usize>>,
}

impl Entities {
    pub(super) fn read(passages: &Passages<'_>) -> Self {
        let spelling = Spelling::of(passages.article);
        let mut reader = Reader { passages, spelling: &spelling, runs: Vec::new() };
        reader.read();
        let mut runs = reader.runs;
        let sure = passages.are_plainly_english() || passages.article.is_english();
        if !sure {
            // Other languages capitalise other words.
            runs.retain(|run| run.text.contains(' ') || lexicon::is_place_name(&run.text));
        }
        let mut entities = Self::link(passages, &runs);
        entities.sure = sure;
        entities.find_leaders(passages.article);
        entities.find_roles(passages, &runs);
        entities
    }

    /// The name that token `at` belongs to.
    pub(super) fn at(&self, at: usize) -> Option<&NameSpan> {
        let number = *self.places.get(at)?;
        self.spans.get((number as usize).checked_sub(1)?)
    }

    /// The names that begin in `tokens`.
    pub(super) fn within(&self, tokens: Range<usize>) -> &[NameSpan] {
        let start = self.spans.partition_point(|span| span.tokens.start < tokens.start);
        let end = self.spans.partition_point(|span| span.tokens.start < tokens.end);
        self.spans.get(start..end.max(start)).unwrap_or_default()
    }

    /// The names in running text that stand for who or what bears them, each with its passage.
    pub(super) fn mentioned<'a>(&'a self, passages: &'a Passages<'_>) -> impl Iterator<Item = (usize, &'a NameSpan)> {
        let places = self.spans.iter().filter_map(|span| Some((passages.of_token(span.tokens.start)?, span)));
        places.filter(|(passage, span)| {
            passages.kind(&passages.all[*passage]) != BlockKind::Heading
                && !matches!(span.country, Some((_, CountryWord::Adjective)))
        })
    }

    /// The entity of a name span.
    pub(super) fn of(&self, span: &NameSpan) -> &Entity {
        &self.all[span.entity]
    }

    /// The name a span goes by as somebody who acts: a capital or an adjective acts for its country.
    pub(super) fn actor(&self, span: &NameSpan) -> String {
        span.country.map_or_else(|| self.of(span).name.clone(), |(country, _)| country.to_owned())
    }

    /// The entity of a full name.
    pub(super) fn named(&self, name: &str) -> Option<&Entity> {
        self.by_name.get(name).and_then(|&entity| self.all.get(entity))
    }

    /// Who leads `country`, where the article says so.
    pub(super) fn leader(&self, country: &str) -> Option<&Entity> {
        self.leaders.get(country).and_then(|&entity| self.all.get(entity))
    }

    /// The one who has a role, by its noun in lower case ("judge").
    pub(super) fn holder(&self, role: &str) -> Option<usize> {
        self.holders.get(role).copied().flatten()
    }

    /// Which of "he" and "she" stands for an entity, where a title or the given name tells.
    pub(super) fn gender(&self, entity: usize) -> Option<Gender> {
        self.genders.get(&entity).copied()
    }

    /// The same for whoever bears a full name.
    pub(super) fn gender_of(&self, name: &str) -> Option<Gender> {
        self.by_name.get(name).and_then(|&entity| self.gender(entity))
    }

    fn link(passages: &Passages<'_>, runs: &[Run]) -> Self {
        let mut votes = kinds::votes(passages, runs);
        let links = Links::of(passages, runs, &votes);
        share_votes(&links, runs, &mut votes);
        let mut linked = Self::default();
        let known = inhabitants::known(passages, runs, &links, &votes);
        for run in runs {
            let inhabitant = inhabitants::country_of_one(passages, run);
            let person = inhabitant.and_then(|country| known.get(country).copied().flatten());
            if inhabitant.is_some() && !(person.is_some() && inhabitants::is_known(passages, run)) {
                continue;
            }
            let country = lexicon::country(&run.text).filter(|_| inhabitant.is_none());
            let (name, link) =
                match (country, person.map(|person| (person, Link::Noun)).or_else(|| links.find(&run.text))) {
                    (Some((country, CountryWord::Name | CountryWord::Adjective)), _) => (country, Link::Country),
                    (_, Some((full, link))) => (full, link),
                    _ => (run.text.as_str(), Link::Itself),
                };
            let entity = *linked.by_name.entry(name.to_owned()).or_insert_with(|| {
                let told = votes.get(name).map_or(NameKind::Other, |votes| votes.kind());
                let kind = if country.is_some() { NameKind::Place } else { told };
                linked.all.push(Entity { kind, name: name.to_owned() });
                linked.all.len() - 1
            });
            linked.spans.push(NameSpan { tokens: run.tokens.clone(), entity, country, link });
        }
        linked.spans.sort_by_key(|span| span.tokens.start);
        linked.places = places(&linked.spans);
        linked
    }

    /// Who has which role and gender, by titles, by the nouns beside a name, and by given names.
    fn find_roles(&mut self, passages: &Passages<'_>, runs: &[Run]) {
        let mut given = BTreeMap::new();
        for run in runs {
            let Some(entity) = self.at(run.tokens.start).map(|span| span.entity) else { continue };
            let role = roles::before(passages, run).or_else(|| roles::behind(passages, run));
            if let Some(role) = role.filter(|_| self.all[entity].kind == NameKind::Person) {
                if let Some(gender) = role.rsplit(' ').next().and_then(lexicon::gender) {
                    self.genders.entry(entity).or_insert(gender);
                }
                let holder = self.holders.entry(role).or_insert(Some(entity));
                *holder = holder.filter(|holder| *holder == entity);
            }
            let first = run.text.split([' ', '-']).next().unwrap_or_default();
            if let Some(Some(gender)) = lexicon::given_name(first).filter(|_| self.all[entity].kind == NameKind::Person)
            {
                given.entry(entity).or_insert(gender);
            }
        }
        for (entity, gender) in given {
            self.genders.entry(entity).or_insert(gender);
        }
    }

    /// "China's President Xi Jinping", "Russian President Vladimir Putin".
    fn find_leaders(&mut self, article: &Article) {
        for pair in self.spans.windows(2) {
            let [first, second] = pair else { continue };
            let Some((country, CountryWord::Name | CountryWord::Adjective)) = first.country else { continue };
            let between = first.tokens.end..second.tokens.start;
            let words: Vec<&str> = between.map(|at| article.slice(article.tokens[at].span)).collect();
            let words = words.strip_prefix(&["'s"]).or_else(|| words.strip_prefix(&["’s"])).unwrap_or(&words);
            if words.len() <= 2
                && HEADS_OF_GOVERNMENT.contains(&words.join(" ").to_lowercase().trim_end_matches(',').trim_end())
            {
                self.leaders.entry(country).or_insert(second.entity);
            }
        }
    }
}

/// For each token the number of its name, from 1.
fn places(spans: &[NameSpan]) -> Vec<u32> {
    let mut places = vec![0; spans.last().map_or(0, |span| span.tokens.end)];
    for (number, span) in (1..).zip(spans) {
        places.get_mut(span.tokens.clone()).unwrap_or_default().fill(number);
    }
    places
}

/// Titles of whom "the country's leader" or "the Russian president" may mean.
const HEADS_OF_GOVERNMENT: [&str; 6] = ["president", "prime minister", "premier", "chancellor", "leader", "king"];

/// What speaks for the kind of a short form speaks for that of the full one, and a name that persons share is that of a person.
fn share_votes<'a>(links: &Links<'a>, runs: &'a [Run], votes: &mut HashMap<&'a str, Votes>) {
    for run in runs {
        let Some(own) = votes.get(run.text.as_str()).copied() else { continue };
        match links.find(&run.text) {
            Some((_, Link::Noun)) => {}
            Some((full, Link::Defined | Link::Acronym)) => {
                votes.entry(full).or_default().add(Votes::for_organization());
            }
            Some((full, _)) => votes.entry(full).or_default().add(own.strong()),
            None if links.is_shared(&run.text) && own.kind() == NameKind::Other => {
                votes.entry(&run.text).or_default().add(Votes::for_person());
            }
            None => {}
        }
    }
}

/// The span of a run of tokens.
pub(super) fn span_of(article: &Article, tokens: &Range<usize>) -> Span {
    match (article.tokens.get(tokens.start), article.tokens.get(tokens.end.wrapping_sub(1))) {
        (Some(first), Some(last)) => first.span.join(last.span),
        _ => Span::default(),
    }
}

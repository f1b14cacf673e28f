//! The names of an article: where they stand, and the full form that each goes by.

use super::passages::Passages;
use crate::{
    language::{
        lemma,
        lexicon::{self, CountryWord, Gender, NameWord},
        words,
    },
    source::Span,
    text::{Article, BlockKind, TokenKind},
    values::NameKind,
};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
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
    by_name: HashMap<String, usize>,
    /// Which of "he" and "she" stands for an entity, where a title tells ("Ms Bell").
    genders: BTreeMap<usize, Gender>,
    /// Who leads a country, where the article says so ("China's President Xi Jinping").
    leaders: BTreeMap<&'static str, usize>,
}

/// A run of capitalised words before it has been linked to its full form.
struct Run {
    tokens: Range<usize>,
    text: String,
    titled: bool,
}

impl Entities {
    pub(super) fn read(passages: &Passages<'_>) -> Self {
        let article = passages.article;
        let inside = inner_capitals(article);
        let mut runs = Vec::new();
        for sentence in &passages.all {
            let kind = passages.kind(sentence);
            // Headlines capitalise every word: only names known from the text count there.
            let title = matches!(kind, BlockKind::Headline | BlockKind::Heading);
            if kind != BlockKind::Furniture {
                runs_of(article, sentence.tokens.clone(), &inside, title, &mut runs);
            }
        }
        let mut entities = Self::link(article, &runs);
        entities.find_leaders(article);
        entities.find_genders(article);
        entities
    }

    /// The name that token `at` belongs to.
    pub(super) fn at(&self, at: usize) -> Option<&NameSpan> {
        let behind = self.spans.partition_point(|span| span.tokens.start <= at);
        self.spans.get(behind.checked_sub(1)?).filter(|span| span.tokens.contains(&at))
    }

    /// The names that begin in `tokens`.
    pub(super) fn within(&self, tokens: Range<usize>) -> &[NameSpan] {
        let start = self.spans.partition_point(|span| span.tokens.start < tokens.start);
        let end = self.spans.partition_point(|span| span.tokens.start < tokens.end);
        self.spans.get(start..end.max(start)).unwrap_or_default()
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

    /// Which of "he" and "she" stands for an entity, where a title tells.
    pub(super) fn gender(&self, entity: usize) -> Option<Gender> {
        self.genders.get(&entity).copied()
    }

    fn find_genders(&mut self, article: &Article) {
        for span in &self.spans {
            // The point of "Mr." is a token of its own where a name follows.
            let words = span.tokens.start.saturating_sub(2)..span.tokens.start;
            let title = words
                .rev()
                .filter_map(|at| article.tokens.get(at).map(|token| article.slice(token.span)))
                .find(|word| *word != ".");
            if let Some(gender) = title.and_then(|title| lexicon::gender(&lemma::lower(title))) {
                self.genders.entry(span.entity).or_insert(gender);
            }
        }
    }

    fn link(article: &Article, runs: &[Run]) -> Self {
        let full_forms = FullForms::of(runs);
        let mut linked = Self::default();
        for run in runs {
            let country = lexicon::country(&run.text);
            let name = match country {
                Some((country, CountryWord::Name | CountryWord::Adjective)) => country.to_owned(),
                _ => full_forms.of_name(&run.text).unwrap_or(&run.text).to_owned(),
            };
            let entity = *linked.by_name.entry(name.clone()).or_insert_with(|| {
                linked.all.push(Entity { kind: kind_of(&name, country.is_some()), name });
                linked.all.len() - 1
            });
            if run.titled && linked.all[entity].kind == NameKind::Other {
                linked.all[entity].kind = NameKind::Person;
            }
            linked.spans.push(NameSpan { tokens: run.tokens.clone(), entity, country });
        }
        linked.spans.sort_by_key(|span| span.tokens.start);
        linked.mark_speakers_as_persons(article);
        linked
    }

    /// Single names that somebody speaks under ("Xi said") are persons unless they are known for something else.
    fn mark_speakers_as_persons(&mut self, article: &Article) {
        for span in &self.spans {
            let next = article.tokens.get(span.tokens.end).map_or("", |token| article.slice(token.span));
            let entity = &mut self.all[span.entity];
            if entity.kind == NameKind::Other && span.country.is_none() && lexicon::speech(next).is_some() {
                entity.kind = NameKind::Person;
            }
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

/// Titles of whom "the country's leader" or "the Russian president" may mean.
const HEADS_OF_GOVERNMENT: [&str; 6] = ["president", "prime minister", "premier", "chancellor", "leader", "king"];

fn runs_of(article: &Article, tokens: Range<usize>, inside: &HashSet<&str>, title: bool, runs: &mut Vec<Run>) {
    let word = |at: usize| article.tokens.get(at).map_or("", |token| article.slice(token.span));
    let mut at = tokens.start;
    while at < tokens.end {
        let start = at;
        while at < tokens.end && (is_name_word(article, at) || at > start && joins(article, at, tokens.end)) {
            at += 1;
        }
        if at == start {
            at += 1;
            continue;
        }
        let opening = start == tokens.start || matches!(word(start - 1), "\"" | "“" | "‘" | "'" | ":" | "—");
        split_run(article, start..at, opening, inside, title, runs);
    }
}

fn is_name_word(article: &Article, at: usize) -> bool {
    let Some(token) = article.tokens.get(at).filter(|token| token.kind == TokenKind::Word) else { return false };
    let word = article.slice(token.span);
    word.chars().next().is_some_and(char::is_uppercase)
        && word != "I"
        && (!lexicon::is_calendar_word(word) || is_calendar_name(article, at))
}

/// "Jan Peters", "April Jones": a month that no preposition leads to and a capitalised word follows.
fn is_calendar_name(article: &Article, at: usize) -> bool {
    let word = |at: usize| article.tokens.get(at).map_or("", |token| article.slice(token.span));
    let led = at.checked_sub(1).is_some_and(|before| {
        words::class(word(before)).is_some() || matches!(word(before), "last" | "next" | "early" | "late" | "mid")
    });
    let next = word(at + 1);
    !led && at > 0
        && next.chars().next().is_some_and(char::is_uppercase)
        && !lexicon::is_calendar_word(next)
        && words::class(next).is_none()
}

/// "of" in "Bank of England", "van" in "Vincent van Gogh": small words that a name goes on over.
fn joins(article: &Article, at: usize, end: usize) -> bool {
    let word = article.slice(article.tokens[at].span);
    if matches!(word, "'s" | "’s") {
        return keeps_possessive(article, at) && at + 1 < end && is_organization(article, at + 1);
    }
    let small = matches!(word, "of" | "de" | "van" | "von" | "bin" | "al" | "del" | "da" | "la");
    let head = article.slice(article.tokens[at - 1].span);
    let of_office = word != "of" || matches!(lexicon::name_word(head), Some(NameWord::Organization | NameWord::Place));
    small && of_office && at + 1 < end && is_name_word(article, at + 1)
}

/// "St Mary's Hospital", "King's College", "Women's Institute": a name may go on over the possessive of a saint, a title or a plural.
fn keeps_possessive(article: &Article, at: usize) -> bool {
    let word = |at: usize| article.tokens.get(at).map_or("", |token| article.slice(token.span));
    let owner = word(at - 1);
    let saint =
        at > 1 && (matches!(word(at - 2), "St" | "Saint") || at > 2 && word(at - 2) == "." && word(at - 3) == "St");
    saint || lexicon::name_word(owner) == Some(NameWord::Title) || lemma::is_plural(&lemma::lower(owner))
}

fn is_organization(article: &Article, at: usize) -> bool {
    let word = article.tokens.get(at).map_or("", |token| article.slice(token.span));
    matches!(lexicon::name_word(word), Some(NameWord::Organization | NameWord::Place))
}

/// Cuts a run of capitalised words into names: closed-class words, titles and nationalities at its beginning are no part of a person's name.
fn split_run(
    article: &Article,
    tokens: Range<usize>,
    opening: bool,
    inside: &HashSet<&str>,
    title: bool,
    runs: &mut Vec<Run>,
) {
    let text = |range: Range<usize>| {
        let first = article.tokens[range.start].span;
        article.slice(first.join(article.tokens[range.end - 1].span)).to_owned()
    };
    let mut start = tokens.start;
    let is_known = |start: usize| lexicon::country(&text(start..tokens.end)).is_some();
    while start < tokens.end
        && words::class(&text(start..start + 1)).is_some()
        && lexicon::country(&text(start..start + 1)).is_none()
        && !is_known(start)
    {
        start += 1;
    }
    let opening = opening && start == tokens.start;
    if opening && start + 1 < tokens.end && is_opening_participle(&text(start..start + 1), inside) {
        start += 1;
    }
    if start >= tokens.end {
        return;
    }
    // "Russian President Vladimir Putin": the nationality is a name by itself.
    for length in [2, 1] {
        let end = start + length;
        if end < tokens.end
            && lexicon::country(&text(start..end)).is_some_and(|(_, kind)| kind == CountryWord::Adjective)
        {
            runs.push(Run { text: text(start..end), tokens: start..end, titled: false });
            start = end;
            break;
        }
    }
    let (behind, office) = past_titles(article, start..tokens.end);
    // "Federal Reserve Chair Jerome Powell": what stands before an inner title is a name by itself where it is more than a word.
    let named = |office: &Range<usize>| office.len() > 1 || text(office.clone()).chars().all(char::is_uppercase);
    if let Some(office) = office.filter(named) {
        runs.push(Run { text: text(office.clone()), tokens: office, titled: false });
    }
    let titled = behind > start;
    let end = before_honours(article, behind..tokens.end);
    if behind >= end {
        return;
    }
    let name = text(behind..end);
    let known = lexicon::country(&name).is_some() || lexicon::name_word(&name).is_some() || titled;
    let single_opening = opening && end - behind == 1 && !known && !inside.contains(name.as_str());
    let unknown_in_title = title && !known && !name.split(' ').all(|word| inside.contains(word));
    if !(single_opening || unknown_in_title) {
        runs.push(Run { tokens: behind..end, text: name, titled });
    }
}

/// Where a name ends before "KC" or "MP"; an honour alone is a name.
fn before_honours(article: &Article, tokens: Range<usize>) -> usize {
    let honour = |at: usize| lexicon::name_word(article.slice(article.tokens[at].span)) == Some(NameWord::Suffix);
    let honours = tokens.clone().skip(1).rev().take_while(|at| honour(*at)).count();
    tokens.end - honours
}

/// Where a name begins behind its titles, and what stands before a title inside the run: "Health" in "Health Secretary Mark Lowe".
fn past_titles(article: &Article, tokens: Range<usize>) -> (usize, Option<Range<usize>>) {
    let is_title = |from: usize, to: usize| {
        let words = span_of(article, &(from..to));
        lexicon::name_word(article.slice(words)) == Some(NameWord::Title)
    };
    let name_word = |at: usize| lexicon::name_word(article.slice(article.tokens[at].span));
    let mut start = tokens.start;
    while start < tokens.end {
        start += match start {
            at if at + 2 <= tokens.end && is_title(at, at + 2) => 2,
            at if is_title(at, at + 1) => 1,
            _ => break,
        };
    }
    // "Green MP Sally Rowe"
    let ranks = |at: usize| matches!(name_word(at), Some(NameWord::Title | NameWord::Suffix));
    let inner = (start + 1..tokens.end.saturating_sub(2))
        .rev()
        .find(|at| ranks(*at) && !(at + 1..tokens.end).any(|behind| is_organization(article, behind)));
    let Some(title) = inner else { return (start, None) };
    let first = (start + 1..title).rev().take_while(|at| is_title(*at, at + 1)).last().unwrap_or(title);
    (title + 1, Some(start..first))
}

/// "Addressing Xi as …": a participle that is capitalised because it opens the sentence.
fn is_opening_participle(word: &str, inside: &HashSet<&str>) -> bool {
    !inside.contains(word) && ["ing", "ed", "ly"].iter().any(|ending| word.ends_with(ending))
}

/// Words that are capitalised inside a sentence of running text, and so are names wherever they stand.
fn inner_capitals(article: &Article) -> HashSet<&str> {
    let mut inside = HashSet::new();
    for block in article.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Caption)) {
        for sentence in article.sentences_of(block) {
            for at in sentence.tokens.clone().skip(1) {
                let before = article.slice(article.tokens[at - 1].span);
                if is_name_word(article, at) && !matches!(before, "\"" | "“" | "‘" | "'" | "—" | "–" | ":") {
                    inside.insert(article.slice(article.tokens[at].span));
                }
            }
        }
    }
    inside
}

/// The full names of persons by what they begin and end in; `None` where several do.
struct FullForms<'a>(HashMap<&'a str, Option<&'a str>>);

/// How many words a full name may have that shorter ones are linked to.
const LONGEST_NAME: usize = 6;

impl<'a> FullForms<'a> {
    fn of(runs: &'a [Run]) -> Self {
        let mut forms: HashMap<&str, Option<&str>> = HashMap::new();
        let names = runs.iter().filter(|run| (2..=LONGEST_NAME).contains(&run.tokens.len()));
        for full in names.map(|run| run.text.as_str()).filter(|full| kind_of(full, false) == NameKind::Person) {
            for (blank, _) in full.match_indices(' ') {
                for part in [&full[..blank], &full[blank + 1..]] {
                    let known = forms.entry(part).or_insert(Some(full));
                    *known = known.filter(|known| *known == full);
                }
            }
        }
        Self(forms)
    }

    /// The one full name that begins or ends in `name`.
    fn of_name(&self, name: &str) -> Option<&'a str> {
        self.0.get(name).copied().flatten()
    }
}

fn kind_of(name: &str, country: bool) -> NameKind {
    if country {
        return NameKind::Place;
    }
    let told = |kind| name.split(' ').any(|word| lexicon::name_word(word) == Some(kind));
    if told(NameWord::Organization) {
        NameKind::Organization
    } else if told(NameWord::Place) {
        NameKind::Place
    } else if name.contains(' ') {
        NameKind::Person
    } else if name.len() > 1 && name.chars().all(char::is_uppercase) {
        NameKind::Organization
    } else {
        NameKind::Other
    }
}

/// The span of a run of tokens.
pub(super) fn span_of(article: &Article, tokens: &Range<usize>) -> Span {
    match (article.tokens.get(tokens.start), article.tokens.get(tokens.end.wrapping_sub(1))) {
        (Some(first), Some(last)) => first.span.join(last.span),
        _ => Span::default(),
    }
}

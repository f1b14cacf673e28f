//! What bears a name, by the words of the name and those round it. Two capitals make nobody a person: what nothing speaks for is of no known kind.

use super::{
    runs::{Run, is_office},
    spelling::is_hyphen,
};
use crate::{
    facts::passages::Passages,
    language::{
        lemma,
        lexicon::{self, NameWord},
        tags::Penn,
        words::{self, WordClass},
    },
    tables::{WordSet, rows},
    text::TokenKind,
    values::NameKind,
};
use std::{collections::HashMap, sync::LazyLock};

/// How much speaks for each kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Votes {
    person: u8,
    organization: u8,
    place: u8,
}

/// The words leave no doubt: a title, a place that is known.
const SURE: u8 = 8;
/// The words of the name tell: "Harbour Trust".
const TOLD: u8 = 6;
/// The words beside it tell: "the striker Joe Tierney".
const LIKELY: u8 = 4;
/// It stands where such names mostly stand: "in Holbeck".
const SUGGESTED: u8 = 2;
/// It looks like one.
const FAINT: u8 = 1;

impl Votes {
    pub(super) fn for_person() -> Self {
        Self { person: LIKELY, ..Self::default() }
    }

    pub(super) fn for_organization() -> Self {
        Self { organization: TOLD, ..Self::default() }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.person = self.person.max(other.person);
        self.organization = self.organization.max(other.organization);
        self.place = self.place.max(other.place);
    }

    /// What speaks for a kind by more than its look.
    pub(super) fn strong(self) -> Self {
        let strong = |votes: u8| if votes > FAINT { votes } else { 0 };
        Self { person: strong(self.person), organization: strong(self.organization), place: strong(self.place) }
    }

    pub(super) fn kind(self) -> NameKind {
        match self {
            Self { person: 0, organization: 0, place: 0 } => NameKind::Other,
            votes if votes.person >= votes.organization && votes.person >= votes.place => NameKind::Person,
            votes if votes.organization >= votes.place => NameKind::Organization,
            _ => NameKind::Place,
        }
    }
}

/// What speaks for each name, by its words.
pub(super) fn votes<'a>(passages: &Passages<'_>, runs: &'a [Run]) -> HashMap<&'a str, Votes> {
    let mut all: HashMap<&str, Votes> = HashMap::new();
    for (at, run) in runs.iter().enumerate() {
        let context = Context { passages, run };
        let votes = all.entry(&run.text).or_insert_with(|| by_words(&run.text));
        votes.add(context.before());
        votes.add(context.behind());
        // "Orchard Close, Telford": a place beside a place.
        let beside = at
            .checked_sub(1)
            .and_then(|before| runs.get(before))
            .filter(|before| before.tokens.end + 1 == run.tokens.start && passages.word(before.tokens.end) == ",");
        if beside.is_some_and(|before| by_words(&before.text).place >= LIKELY) && run.titles.is_empty() {
            all.entry(&run.text).or_default().add(Votes { place: SUGGESTED, ..Votes::default() });
        }
    }
    all
}

/// What the words of a name tell.
fn by_words(name: &str) -> Votes {
    let mut votes = Votes::default();
    if lexicon::is_place_name(name) || lexicon::country(name).is_some() {
        votes.place = SURE;
        return votes;
    }
    let (first, last) = (name.split(' ').next().unwrap_or(name), name.rsplit(' ').next().unwrap_or(name));
    let of = |word: &str, kind| lexicon::name_word(word) == Some(kind);
    if of(name, NameWord::Body) {
        votes.organization = SURE;
    } else if is_office(last) {
        votes.organization = TOLD;
    } else if name.split(' ').any(|word| word == "&" || is_office(word)) {
        votes.organization = LIKELY;
    }
    let several = first.len() < name.len();
    if of(last, NameWord::Place) || several && (of(first, NameWord::Place) || matches!(first, "St" | "St." | "Saint")) {
        votes.place = LIKELY;
    }
    if several && (lexicon::given_name(first).is_some() || has_initial(name)) {
        votes.person = LIKELY;
    } else if lexicon::given_name(first.split('-').next().unwrap_or(first)).is_some() {
        votes.person = if several { LIKELY } else { FAINT };
    }
    if !several && name.len() > 1 && name.chars().all(char::is_uppercase) {
        votes.organization = votes.organization.max(FAINT);
    }
    votes
}

/// "Donald J. Trump".
fn has_initial(name: &str) -> bool {
    name.split(' ').any(|word| word.len() == 2 && word.ends_with('.'))
}

struct Context<'a> {
    passages: &'a Passages<'a>,
    run: &'a Run,
}

impl Context<'_> {
    /// The word so many tokens before the name.
    fn back(&self, count: usize) -> &str {
        self.run.tokens.start.checked_sub(count).map_or("", |at| self.passages.word(at))
    }

    /// The word so many tokens behind it.
    fn ahead(&self, count: usize) -> &str {
        self.passages.word(self.run.tokens.end + count)
    }

    fn is_figure(&self, at: usize) -> bool {
        self.passages.article.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    fn before(&self) -> Votes {
        let mut votes = Votes::default();
        if !self.run.titles.is_empty() {
            votes.person = SURE;
        }
        let before = self.back(1);
        if is_vessel(before) {
            votes.organization = SURE;
        }
        // "the leaders Marlow City": several people have several names.
        let several = lemma::is_plural(before) && !matches!(self.ahead(1), "," | "and" | "&");
        if lexicon::is_trade(&lemma::lower(before)) {
            votes.organization = LIKELY;
        }
        if before.starts_with(char::is_lowercase) && lexicon::is_person_noun(before) && !several {
            votes.person = votes.person.max(LIKELY);
        }
        match before {
            "in" if matches!(self.back(2), "shares" | "stake") => votes.organization = SUGGESTED,
            "in" | "near" | "outside" | "across" | "In" | "Near" => votes.place = self.in_place(),
            "at" if (2..6).any(|count| lexicon::is_person_noun(self.back(count))) => votes.organization = SUGGESTED,
            "of" if NAMED_PLACES.contains(&self.back(2)) => votes.place = LIKELY,
            "of" if matches!(self.back(2), "shares" | "stake") => votes.organization = SUGGESTED,
            "," if self.run.text.contains(' ')
                && (lexicon::is_person_noun(self.back(2)) || self.is_compound_role()) =>
            {
                votes.person = LIKELY;
            }
            _ => {}
        }
        votes
    }

    /// "its secretary-general, Hawa Turay"
    fn is_compound_role(&self) -> bool {
        is_hyphen(self.back(3)) && lexicon::is_person_noun(&lemma::lower(self.back(4)))
    }

    /// "in Holbeck", but no "published in Nature".
    fn in_place(&self) -> u8 {
        let article = words::class(self.back(2)) == Some(WordClass::Article);
        let printed = (2..5).any(|count| PRINTED.contains(&self.back(count)));
        if article || printed { 0 } else { SUGGESTED }
    }

    fn behind(&self) -> Votes {
        let mut votes = Votes::default();
        let next = self.ahead(0);
        let article = matches!(self.back(1), "the" | "The");
        if lexicon::speech(next).is_some() {
            if article { votes.organization = SUGGESTED } else { votes.person = SUGGESTED }
        }
        if matches!(next, "shares" | "stock" | "executives" | "employees" | "players" | "fans") {
            votes.organization = SUGGESTED;
        }
        if self.is_figure(self.run.tokens.end)
            && matches!(self.ahead(1), "-" | "–")
            && self.is_figure(self.run.tokens.end + 2)
        {
            votes.organization = SUGGESTED + 1;
        }
        if next == "," && self.ahead(1) == "who" && self.is_team() {
            votes.organization = LIKELY;
        }
        if next == "," && self.is_vessel_apposed() {
            votes.organization = SURE;
        }
        if next == "," && self.is_person_apposed() || self.does_as_persons_do() {
            votes.person = LIKELY;
        }
        votes
    }

    /// "The Santa Rita, a 30-metre trawler,": a ship is no place, whatever it is named after.
    fn is_vessel_apposed(&self) -> bool {
        let article = words::class(self.ahead(1)) == Some(WordClass::Article);
        let inside = |word: &&str| !word.is_empty() && words::class(word).is_none() && *word != ",";
        article
            && (2..2 + LONGEST_DESCRIPTION)
                .map(|count| self.ahead(count))
                .take_while(inside)
                .last()
                .is_some_and(is_vessel)
    }

    /// "NAME was born", "NAME married", "NAME (1896–1971) was a British botanist".
    fn does_as_persons_do(&self) -> bool {
        let bracketed =
            (self.ahead(0) == "(").then(|| (1..LONGEST_DATES).find(|count| self.ahead(*count) == ")")).flatten();
        let verb = bracketed.map_or(0, |close| close + 1);
        let is = matches!(self.ahead(verb), "is" | "was" | "became");
        if PERSON_VERBS.contains(self.ahead(verb + usize::from(is))) {
            return true;
        }
        let article = words::class(self.ahead(verb + 1)) == Some(WordClass::Article);
        is && article && self.has_person_noun(verb + 2)
    }

    /// Whether the nouns and adjectives from so many tokens behind the name on end in one for persons.
    fn has_person_noun(&self, first: usize) -> bool {
        let inside = |word: &&str| {
            !word.is_empty()
                && words::class(word).is_none()
                && (word.starts_with(char::is_alphanumeric) || matches!(*word, "-" | "‑"))
        };
        let phrase = (first..first + LONGEST_DESCRIPTION).map(|count| self.ahead(count)).take_while(inside);
        phrase.last().is_some_and(|word| lexicon::is_person_noun(&lemma::lower(word)))
    }

    /// "Ashdown, who have won twice": whether several people are told of by one name.
    fn is_team(&self) -> bool {
        let verb = self.run.tokens.end + 2;
        let tag = self.passages.of_token(verb).and_then(|passage| self.passages.tree(passage).penn(verb));
        tag == Some(Penn::Vbp)
    }

    /// "NAME, 41,", "NAME, who", "NAME, a retired engineer".
    fn is_person_apposed(&self) -> bool {
        // "Doreen Apsley of Rotherham, who"
        let of_place = matches!(self.back(1), "of" | "from" | "in" | "at" | "near");
        if self.ahead(1) == "who" && !of_place && !self.is_team()
            || self.is_figure(self.run.tokens.end + 1) && self.ahead(1).len() == 2 && self.ahead(2) == ","
        {
            return true;
        }
        let introduced = matches!(words::class(self.ahead(1)), Some(WordClass::Article | WordClass::Possessive));
        let first = 1 + usize::from(introduced);
        let near = (first..first + 4)
            .map(|count| self.ahead(count))
            .take_while(|word| word.starts_with(char::is_lowercase) && words::class(word).is_none())
            .any(|word| lexicon::is_person_noun(&lemma::lower(word)));
        // "NAME, a 58-year-old widow,", "NAME, a 20-year-old making his debut"
        near || introduced
            && self.is_figure(self.run.tokens.end + first)
            && (self.has_person_noun(first) || self.is_person_by_age(first + 1))
    }

    /// "a 20-year-old from Hull": whether the words of an age, from so many tokens behind the name on, have no noun behind them.
    fn is_person_by_age(&self, first: usize) -> bool {
        let end = first + YEAR_OLD.len();
        let aged = YEAR_OLD.iter().zip(first..end).all(|(word, count)| self.ahead(count) == *word);
        let next = self.ahead(end);
        let apart = matches!(next, "," | "." | "" | ";") || words::class(next).is_some() || next.ends_with("ing");
        aged && apart
    }
}

/// Whether a noun is one of ships.
fn is_vessel(noun: &str) -> bool {
    VESSELS.contains(noun)
}

static VESSELS: LazyLock<WordSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../../data/vessels.txt")).flat_map(str::split_whitespace).collect());

/// The words behind the figure of an age that stands for who has it.
const YEAR_OLD: [&str; 4] = ["-", "year", "-", "old"];

/// How many words may stand before the noun that tells what somebody is.
const LONGEST_DESCRIPTION: usize = 9;

/// How many tokens the dates of a life may have, with their brackets.
const LONGEST_DATES: usize = 12;

/// Verbs of persons alone.
static PERSON_VERBS: LazyLock<WordSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../../data/person-verbs.txt")).flat_map(str::split_whitespace).collect());

/// Nouns whose "of" leads to the name of a place.
const NAMED_PLACES: [&str; 14] = [
    "city",
    "town",
    "village",
    "region",
    "province",
    "port",
    "island",
    "district",
    "state",
    "streets",
    "suburb",
    "mayor",
    "residents",
    "outskirts",
];

/// Words behind which "in" leads to the name of what is printed.
const PRINTED: [&str; 8] = ["published", "study", "paper", "article", "appeared", "report", "writing", "reported"];
